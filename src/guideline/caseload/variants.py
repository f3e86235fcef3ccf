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
from guideline.facts.kinds import LowIncomeSupport
from guideline.study import wrong_rules
from guideline.study.basis import Basis
from guideline.study.basis import Outcome as Base
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
    cents = np.concatenate([cents_of(recompute_batch(batch)) for batch in _in_slices(together)])
    found, start = [], 0
    for each, (rows, _) in zip(tries, made, strict=True):
        whole = np.full(part.batch.num_rows, ABSENT)
        whole[rows] = cents[start : start + len(rows)]
        start += len(rows)
        found.append(Variant(each.cause, whole))
    return found


def _in_slices(table: pa.Table) -> Iterator[pa.RecordBatch]:
    for start in range(0, table.num_rows, ROWS_AT_ONCE):
        (batch,) = table.slice(start, ROWS_AT_ONCE).combine_chunks().to_batches()
        yield batch


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


def by_rules(part: Part) -> ByRules:
    """Return what rows come to by each rule that is not the law."""
    rows = part.batch.num_rows
    outcomes: dict[DifferenceCause, Outcome] = {}
    served = Served(part.plain.arrays, part.plain, Outcome.blank(rows, worksheet=False))
    for group in served.groups():
        for cause, rule in _rules_of(group):
            outcome = outcomes.setdefault(cause, Outcome.blank(rows, worksheet=False))
            found = rule(group.basis)
            Settled(group, outcome, group.basis, found.nets, found.base, None).write()
    doubtful = np.zeros(rows, dtype=bool)
    for outcome in outcomes.values():
        doubtful |= outcome.doubtful
    return ByRules(
        tuple(
            Variant(cause, in_cents(outcome.figures["from_first"]))
            for cause, outcome in outcomes.items()
        ),
        doubtful,
    )
