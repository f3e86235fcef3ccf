"""What many cases could have come to: each cause tried on all of them at once.

The causes and their order are those of ``guideline.study``. What each changes in one case stands in
``guideline.study.variants``; here it is the same change of columns, or the same rule on columns.
"""

from collections.abc import Callable, Iterator
from functools import partial

import attrs
import numpy as np
import pyarrow as pa

from guideline.amounts import Column
from guideline.caseload.arrays import Array
from guideline.caseload.batches import ROWS_AT_ONCE, recompute_batch
from guideline.caseload.cases import CaseGroup
from guideline.caseload.changes import changes_of
from guideline.caseload.on_columns import Served
from guideline.caseload.orders import Settled
from guideline.caseload.outcome import Outcome
from guideline.caseload.part import ABSENT, Part, cents_of, in_cents
from guideline.facts.kinds import Division, LowIncomeSupport
from guideline.study import wrong_rules
from guideline.study.basis import Basis
from guideline.study.basis import Outcome as Base
from guideline.study.basis import outcome as by_law
from guideline.study.causes import DifferenceCause
from guideline.study.variants import earlier_k


@attrs.frozen
class Variant:
    """What rows come to with one change, in cents from the first parent; ``ABSENT`` untried."""

    cause: DifferenceCause
    cents: Array


def by_facts(part: Part) -> list[Variant]:
    """Return what rows come to by the law's rules, from changed facts.

    All changes of all rows are recomputed together, so that rows which share their categories under
    unlike changes share the work.
    """
    tries = list(changes_of(part))  # never none: each day has a law before or after it
    made = [each.made(part.batch) for each in tries]
    tables = [pa.Table.from_batches([batch]) for _, batch in made]
    together = pa.concat_tables(tables, promote_options="default").combine_chunks()
    with_add_ons = np.concatenate([part.with_add_ons[rows] for rows, _ in made])
    cents = np.concatenate(
        [
            cents_of(recompute_batch(batch), with_add_ons[start : start + batch.num_rows])
            for start, batch in _in_slices(together)
        ]
    )
    found, start = [], 0
    for each, (rows, _) in zip(tries, made, strict=True):
        whole = np.full(part.batch.num_rows, ABSENT)
        whole[rows] = cents[start : start + len(rows)]
        start += len(rows)
        found.append(Variant(each.cause, whole))
    return found


def _in_slices(table: pa.Table) -> Iterator[tuple[int, pa.RecordBatch]]:
    """Yield so many rows at once, and the number of the first."""
    for start in range(0, table.num_rows, ROWS_AT_ONCE):
        (batch,) = table.slice(start, ROWS_AT_ONCE).combine_chunks().to_batches()
        yield start, batch


# ── rules ────────────────────────────────────────────────────────────────────

Rule = Callable[[Basis[Column]], Base[Column]]
"""A rule that is not the law, on columns."""


@attrs.frozen
class ByRules:
    """What rows come to by each rule, and the rows that floats cannot settle."""

    found: tuple[Variant, ...]
    doubtful: Array


def _rules_of(group: CaseGroup) -> Iterator[tuple[DifferenceCause, Rule]]:
    """Yield each rule that can be tried on a group."""
    yield DifferenceCause.NET_ROUNDED, wrong_rules.nets_rounded
    yield DifferenceCause.TIME_ROUNDED, wrong_rules.time_rounded
    yield DifferenceCause.TIME_SWAPPED, wrong_rules.time_swapped
    yield DifferenceCause.K_WITHOUT_TIME, wrong_rules.k_without_time
    earlier = earlier_k(group.law.formula)
    if earlier is not None:
        yield DifferenceCause.OLD_K, partial(wrong_rules.k_of, earlier)
    for end in LowIncomeSupport:
        if end is not group.applied:
            other_end = partial(wrong_rules.with_low_income_support, end)
            yield DifferenceCause.LOW_INCOME_ADJUSTMENT, other_end
            yield DifferenceCause.RANGE_END, other_end
    if group.basis.claims is not None:
        yield DifferenceCause.HARDSHIP_ONE_PASS, wrong_rules.hardship_in_one_pass


def _divided(group: CaseGroup, outcome: Outcome, division: Division, counted: bool) -> None:  # noqa: FBT001 - said by name
    """Write what a group comes to with every expense divided in one way.

    Args:
        group: The cases.
        outcome: Where it is written.
        division: How.
        counted: Whether base support reduces the payor's income before that.
    """
    code = tuple(Division).index(division)
    shared = group.shared | {f"{kind}_split": code for kind, _ in group.expenses}
    group = attrs.evolve(group, shared=shared)
    found = by_law(group.basis)
    none = None if counted else found.nets[0] * 0
    Settled(group, outcome, group.basis, found.nets, found.base, None, none).write_owed()


_DIVIDED = ((Division.PROPORTIONAL, True), (Division.HALF, True), (Division.PROPORTIONAL, False))


def by_rules(part: Part) -> ByRules:
    """Return what rows come to by each rule that is not the law."""
    rows = part.batch.num_rows
    outcomes: dict[object, tuple[DifferenceCause, Outcome]] = {}

    def outcome_of(cause: DifferenceCause, which: object = None) -> Outcome:
        if (cause, which) not in outcomes:
            outcomes[cause, which] = cause, Outcome.blank(rows, worksheet=False)
        return outcomes[cause, which][1]

    served = Served(part.plain.arrays, part.plain, Outcome.blank(rows, worksheet=False))
    for group in served.groups():
        for cause, rule in _rules_of(group):
            found, outcome = rule(group.basis), outcome_of(cause)
            Settled(group, outcome, group.basis, found.nets, found.base, None).write_owed()
        if group.expenses and part.with_add_ons[group.rows].any():
            for division, counted in _DIVIDED:
                outcome = outcome_of(DifferenceCause.ADD_ON_SPLIT, (division, counted))
                _divided(group, outcome, division, counted)
    doubtful = np.zeros(rows, dtype=bool)
    for _, outcome in outcomes.values():
        doubtful |= outcome.doubtful
    variants = tuple(
        Variant(cause, _cents(outcome, part.with_add_ons)) for cause, outcome in outcomes.values()
    )
    return ByRules(variants, doubtful)


def _cents(outcome: Outcome, with_add_ons: Array) -> Array:
    """Return what rows come to, in cents from the first parent; ``ABSENT`` where nothing."""
    owed = np.nan_to_num(outcome.figures.get("add_ons_owed", np.zeros(outcome.rows)))
    return in_cents(outcome.figures["from_first"] + np.where(with_add_ons, owed, 0))
