"""Other amounts that a case could have come to: each cause tried, one change at a time."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial

import attrs

from guideline.errors import GuidelineError
from guideline.facts.case import Case
from guideline.facts.fields import changed
from guideline.facts.kinds import Division, FilingStatus, LowIncomeSupport
from guideline.law.family_code import FormulaLaw, formula_law
from guideline.law.tables import versions
from guideline.study import wrong_rules
from guideline.study.basis import outcome
from guideline.study.causes import DifferenceCause
from guideline.study.studied import (
    Signed,
    Studied,
    WorkOut,
    by_facts,
    by_rule,
    signed,
    with_expenses,
)
from guideline.study.varied import under_law_of, with_parent, with_times
from guideline.support.timeshare import timeshare

_K = "family_code/k"
_SUPPORT_LAW = (_K, "family_code/low_income", "labor_code/minimum_wage", "family_code/add_on_split")
_ZERO = Decimal(0)


@attrs.frozen
class Trial:
    """What a case comes to with one change.

    Attributes:
        cause: Which cause is tried.
        what: The change in words.
        amount: What the first parent then owes a month, whole cents; below zero, is owed.
    """

    cause: DifferenceCause
    what: str
    amount: Decimal


@attrs.frozen
class Untried:
    """A change that could not be tried, and why."""

    cause: DifferenceCause
    what: str
    why: str


_Changes = Iterator[tuple[str, WorkOut]]
"""Changes in words, each with what works out the amounts under it."""


def trials(study: Studied) -> Iterator[Trial | Untried]:
    """Yield what each cause makes of a case, in the stated order.

    A change that leaves the amount as it is makes nothing of it. Where the court found an amount,
    no change to the guideline moves it.
    """
    present = signed(study.result).amount(with_add_ons=study.with_add_ons)
    for cause, changes in _CHANGES.items():
        if study.result.ordered is not None and cause not in _BESIDE_A_FINDING:
            continue
        for what, work_out in changes(study):
            try:
                amount = work_out().amount(with_add_ons=study.with_add_ons)
            except GuidelineError as error:
                yield Untried(cause, what, str(error))
                continue
            if amount != present:
                yield Trial(cause, what, amount)


# ── rules ────────────────────────────────────────────────────────────────────


def _net_rounded(study: Studied) -> _Changes:
    yield "each net income rounded to the dollar", by_rule(study, wrong_rules.nets_rounded)


def _time_rounded(study: Studied) -> _Changes:
    yield "the time rounded to whole percents", by_rule(study, wrong_rules.time_rounded)


def _time_swapped(study: Studied) -> _Changes:
    yield "the time swapped in the formula", by_rule(study, wrong_rules.time_swapped)
    if study.case.findings.default_proceeding is None and study.with_taxes:
        shares = [1 - share for share in timeshare(study.case).first_by_child]
        swapped = partial(with_times, first_times=shares)
        yield "the time swapped, in the formula and for taxes", by_facts(study, swapped)


def _k_without_time(study: Studied) -> _Changes:
    yield "K without one plus H%", by_rule(study, wrong_rules.k_without_time)


def _old_k(study: Studied) -> _Changes:
    earlier = earlier_k(study.basis.terms.law)
    if earlier is not None:
        rule = partial(wrong_rules.k_of, earlier)
        yield f"K of the table {earlier.k.days}", by_rule(study, rule)


def earlier_k(law: FormulaLaw) -> FormulaLaw | None:
    """Return the law of the K table before the one in force, if there is one."""
    before = [row for row in versions(_K) if row.start < law.k.start]
    return formula_law(before[-1].start) if before else None


def _law_version(study: Studied) -> _Changes:
    year = study.result.tax_year
    for day in neighbouring_days(study.case.on):
        yield f"the law of {day}", by_facts(study, partial(_under_law_of, day, year))


def _under_law_of(day: date, year: int, case: Case) -> Case:
    """Return the case under another day's law, with that law's own low-income threshold."""
    choices = changed(case.choices, low_income_threshold=None)
    return under_law_of(changed(case, choices=choices), day, year)


def neighbouring_days(on: date) -> list[date]:
    """Return the last day of the row before and the first of the row after, nearest day first."""
    days = set()
    for table in _SUPPORT_LAW:
        rows = versions(table)
        ended = [row.through for row in rows if row.through is not None and row.through < on]
        days |= {*ended[-1:], *[row.start for row in rows if row.start > on][:1]}
    return sorted(days, key=lambda day: (abs(day - on), day))


def _low_income(study: Studied) -> _Changes:
    left_out = study.basis.terms.applied is not LowIncomeSupport.UNADJUSTED
    end = LowIncomeSupport.UNADJUSTED if left_out else LowIncomeSupport.LOWEST
    what = "left out" if left_out else "applied"
    yield f"the low-income adjustment {what}", _at_end(study, end)


def _range_end(study: Studied) -> _Changes:
    yield "the low end of the range", _at_end(study, LowIncomeSupport.LOWEST)
    yield "the high end of the range", _at_end(study, LowIncomeSupport.UNADJUSTED)


def _at_end(study: Studied, end: LowIncomeSupport) -> WorkOut:
    return by_rule(study, partial(wrong_rules.with_low_income_support, end))


def _one_pass(study: Studied) -> _Changes:
    if study.basis.claims is not None:
        what = "the hardship limit from the support without hardship"
        yield what, by_rule(study, wrong_rules.hardship_in_one_pass)


# ── facts ────────────────────────────────────────────────────────────────────


def _tax_year(study: Studied) -> _Changes:
    year = study.result.tax_year
    for other in (year - 1, year + 1) if study.with_taxes else ():
        yield f"taxes of {other}", by_facts(study, partial(changed, tax_year=other))


def _filing_status(study: Studied) -> _Changes:
    for index in study.with_taxes:
        parent = study.case.parents[index]
        present = parent.filing_status or FilingStatus.SINGLE
        for status in FilingStatus:
            if status is not present:
                filed = partial(_filing_as, index, status)
                words = str(status).replace("_", " ")
                yield f"{parent.name} filing as {words}", by_facts(study, filed)


def _filing_as(index: int, status: FilingStatus, case: Case) -> Case:
    parent = case.parents[index]
    facts = parent.tax_return
    if status is not FilingStatus.MARRIED_JOINT:
        facts = changed(facts, spouse=None)
    return with_parent(case, index, changed(parent, filing_status=status, tax_return=facts))


def _dependents(study: Studied) -> _Changes:
    names = tuple(child.name for child in study.case.children)
    groups = [names, *((name,) for name in names)] if len(names) > 1 else [names]
    for index in study.with_taxes:
        parent = study.case.parents[index]
        for children in groups:
            who = "every child" if children == names else children[0]
            claimed = partial(_claimed, index, children)
            yield f"{who} claimed by {parent.name}", by_facts(study, claimed)
        if parent.tax_return.other_dependents:
            what = f"{parent.name}'s other dependents left out"
            yield what, by_facts(study, partial(_without_others, index))


def _claimed(index: int, children: tuple[str, ...], case: Case) -> Case:
    """Return the case in which one parent claims these children too, and the other does not."""
    for place, parent in enumerate(case.parents):
        told = parent.tax_return.claims
        others = tuple(name for name in told or () if name not in children)
        claims = (*others, *children) if place == index else told and (others or None)
        facts = changed(parent.tax_return, claims=claims)
        case = with_parent(case, place, changed(parent, tax_return=facts))
    return case


def _without_others(index: int, case: Case) -> Case:
    parent = case.parents[index]
    facts = changed(parent.tax_return, other_dependents=())
    return with_parent(case, index, changed(parent, tax_return=facts))


# ── what stands beside the guideline ─────────────────────────────────────────


def _deviation(study: Studied) -> _Changes:
    if study.result.ordered is not None:
        yield "the guideline amount", by_rule(study, outcome)


def _add_on_split(study: Studied) -> _Changes:
    base = signed(study.result).base
    for division in Division if study.case.add_ons else ():
        divided = partial(_divided, study, division, base)
        yield f"expenses divided {_WORDS[division]}", divided
    if study.case.add_ons:
        unadjusted = partial(_divided, study, Division.PROPORTIONAL, base, _ZERO)
        yield "expenses divided in proportion to incomes before base support", unadjusted


_WORDS = {Division.PROPORTIONAL: "in proportion", Division.HALF: "in half"}


def _divided(
    study: Studied, division: Division, base: Decimal, counted_base: Decimal | None = None
) -> Signed:
    add_ons = tuple(changed(each, split=division) for each in study.case.add_ons)
    case = changed(study.case, add_ons=add_ons)
    return with_expenses(case, study.nets, base, counted_base)


def _add_ons(study: Studied) -> _Changes:
    found = signed(study.result)
    if study.with_add_ons:
        yield "expenses left out of the amount", lambda: Signed(found.base, _ZERO)
    else:
        whole = found.base + found.add_ons
        yield "expenses counted in the amount", lambda: Signed(whole, _ZERO)


_CHANGES: dict[DifferenceCause, Callable[[Studied], _Changes]] = {
    DifferenceCause.NET_ROUNDED: _net_rounded,
    DifferenceCause.TIME_ROUNDED: _time_rounded,
    DifferenceCause.TIME_SWAPPED: _time_swapped,
    DifferenceCause.K_WITHOUT_TIME: _k_without_time,
    DifferenceCause.OLD_K: _old_k,
    DifferenceCause.LAW_VERSION: _law_version,
    DifferenceCause.LOW_INCOME_ADJUSTMENT: _low_income,
    DifferenceCause.RANGE_END: _range_end,
    DifferenceCause.HARDSHIP_ONE_PASS: _one_pass,
    DifferenceCause.TAX_YEAR: _tax_year,
    DifferenceCause.FILING_STATUS: _filing_status,
    DifferenceCause.DEPENDENTS: _dependents,
    DifferenceCause.DEVIATION: _deviation,
    DifferenceCause.ADD_ON_SPLIT: _add_on_split,
    DifferenceCause.ADD_ONS: _add_ons,
}
"""How each cause is tried. ``rounded`` is read from the amount on record itself."""

_BESIDE_A_FINDING = {
    DifferenceCause.DEVIATION,
    DifferenceCause.ADD_ON_SPLIT,
    DifferenceCause.ADD_ONS,
}
"""What can change an amount that the court found instead of the guideline."""
