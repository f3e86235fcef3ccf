"""Which notices the order of each row has: a notice on columns is an id and where it holds."""

import numpy as np

from guideline.amounts import Column, less, near_half_cent, to_cents
from guideline.caseload.arrays import NO_DAY
from guideline.caseload.cases import HARDSHIP_LIMIT, CaseGroup, CaseRows
from guideline.caseload.groups import Array
from guideline.caseload.hardship_rows import base_within, basis_taken, hardship_groups, limits_of
from guideline.caseload.orders import Settled
from guideline.caseload.outcome import Outcome
from guideline.facts.kinds import Division, HardshipMethod, LowIncomeSupport
from guideline.law.tables import Quality
from guideline.notices import NoticeId
from guideline.study.basis import Basis
from guideline.support.hardship import methods_may_differ


def say_of_orders(settled: Settled) -> None:
    """Write what has to be said about the orders of a group whose base support is known."""
    say, rows, group = settled.outcome.say, settled.rows, settled.group
    say(NoticeId.NOT_CERTIFIED, rows)
    say(NoticeId.END_OF_SUPPORT, rows)
    say(NoticeId.ZERO_SUPPORT, rows, to_cents(settled.base.from_first) == 0)
    say(NoticeId.NEGATIVE_NET_INCOME, rows, np.minimum(*group.cases.nets) < 0)
    tn = settled.base.formula.tn
    for edge in (float(each) for each in group.law.formula.edges):
        say(NoticeId.BAND_EDGE, rows, less(edge + tn * 0, tn) & less(tn, edge + 1 + tn * 0))
    _say_of_children(settled)
    _say_of_hardship(settled)
    _say_of_low_income(settled)
    by_law = len(Division)
    for kind, _ in group.expenses:
        if group.shared[f"{kind}_split"] == by_law and group.law.split.quality is Quality.SECONDARY:
            say(NoticeId.WEAK_SOURCE, rows, group.there(kind))


def _say_of_children(settled: Settled) -> None:
    say, rows, group = settled.outcome.say, settled.rows, settled.group
    if group.shared["default"]:
        say(NoticeId.DEFAULT_TIME, rows)
    if group.shared["differs"]:
        say(NoticeId.DIFFERENT_TIME, rows)
        say(NoticeId.ALLOCATION_PRACTICE, rows)
    else:
        born = np.sort(np.stack(group.cases.born[: group.children]), axis=0)
        together = ((born[1:] == born[:-1]) & (born[1:] != NO_DAY)).any(axis=0)
        say(NoticeId.ALLOCATION_PRACTICE, rows, together)


def _say_of_low_income(settled: Settled) -> None:
    say, rows, law = settled.outcome.say, settled.rows, settled.group.law
    adjustment, applies = settled.base.low_income, settled.low_income_applies
    if any(row.quality is Quality.SECONDARY for row in law.threshold.rows):
        say(NoticeId.WEAK_SOURCE, rows, settled.base.formula.from_first != 0)
    say(NoticeId.LOW_INCOME_RANGE, rows, applies)
    if settled.group.applied is not LowIncomeSupport.LOWEST:
        return
    say(NoticeId.LOW_INCOME_DEFAULT, rows, applies)
    share = law.rebuttal.half_of_net_share
    if share is not None:
        half = adjustment.obligor_net * float(share)
        say(NoticeId.HALF_OF_NET_INCOME, rows, applies & less(half, adjustment.support))


def _say_of_hardship(settled: Settled) -> None:
    if settled.hardship is None:
        return
    outcome, rows, group = settled.outcome, settled.rows, settled.group
    outcome.say(NoticeId.HARDSHIP_FINDINGS, rows)
    for net, taken in zip(group.cases.nets, settled.hardship.deductions, strict=True):
        outcome.say(NoticeId.NEGATIVE_NET_INCOME, rows, (net >= 0) & less(net, taken.deduction))


def say_of_methods(outcome: Outcome, numbers: Array, cases: CaseRows) -> None:
    """Say where another method of the hardship limit gives another amount.

    Args:
        outcome: What it is written into.
        numbers: Which row of the batch each case is.
        cases: Cases whose limits by their own method are known.
    """
    for group, basis in hardship_groups(cases):
        _say_of_methods(outcome, numbers[group.rows], group, basis)


def _say_of_methods(outcome: Outcome, rows: Array, group: CaseGroup, basis: Basis[Column]) -> None:
    monthly = to_cents(base_within(basis, group.amount(HARDSHIP_LIMIT)).from_first)
    largest = np.maximum(*np.abs(group.cases.nets))
    for other in HardshipMethod:
        where = np.flatnonzero(_may_differ(group, basis, other))
        if len(where):
            some = basis_taken(basis, where)
            again = base_within(some, limits_of(some, other)).from_first
            differs = to_cents(again) != monthly[where]
            outcome.say(NoticeId.HARDSHIP_METHODS_DIFFER, rows[where], differs)
            outcome.doubt(rows[where], near_half_cent(again, largest[where]))


def _may_differ(group: CaseGroup, basis: Basis[Column], other: HardshipMethod) -> Array:
    """Return the rows in which another method of the limit might give another amount.

    Counting the add-ons is another method only where there are some.
    """
    spent = group.any_expense(*Division)
    methods, by_add_ons = {other, basis.method}, HardshipMethod.PRESUMED_WITH_ADD_ONS
    if other is basis.method or basis.claims is None:
        return np.zeros(len(group.rows), dtype=bool)
    if other is by_add_ons or methods == {by_add_ons, HardshipMethod.PRESUMED}:
        return spent
    differ = methods_may_differ(basis.terms, basis.nets, basis.claims, basis.add_ons)
    return differ | (spent & (by_add_ons in methods))
