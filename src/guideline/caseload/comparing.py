"""A caseload beside its amounts on record: by how much each row differs, and what explains it.

Only the rows that differ are looked at further. Each cause is tried on all of them at once; what
comes near a row's record is then judged by the very code that judges a single case.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

import attrs
import numpy as np
import pyarrow as pa

from guideline.amounts import exactly
from guideline.caseload.arrays import NO_DAY, NONE, Array, arrays_of
from guideline.caseload.batches import recompute_batch
from guideline.caseload.given import as_read
from guideline.caseload.part import ABSENT, Part, cents_of, part_of
from guideline.caseload.plain import Plain
from guideline.caseload.record import Records, recorded, records_of
from guideline.caseload.rows import case_of_row
from guideline.caseload.table import PARENTS, Kind, TableColumn
from guideline.caseload.variants import Variant, by_facts, by_rules
from guideline.study.causes import DifferenceCause
from guideline.study.comparison import REACH, Explanation, Record, Verdict, compare, verdict_of
from guideline.study.variants import Trial
from guideline.support.guideline import calculate

_REACH = int(REACH * 100)  # cents
COMPARED = (
    TableColumn("month", Kind.TEXT, "the month of the day whose law applies, as in 2026-03"),
    TableColumn("difference", Kind.DOLLARS, "the amount on record less that calculated"),
    TableColumn("verdict", Kind.WORD, "what it comes to", tuple(map(str, Verdict))),
    TableColumn("cause", Kind.WORD, "the first cause that explains it", tuple(DifferenceCause)),
    TableColumn("causes", Kind.TEXT, "every cause that explains it, a space between two"),
    TableColumn("explained_amount", Kind.DOLLARS, "what the first cause makes the amount"),
    TableColumn("left", Kind.DOLLARS, "the amount on record less that"),
    TableColumn("tried", Kind.COUNT, "how many other amounts were tried"),
)
"""The columns that a comparison adds to an outcome."""


@attrs.frozen
class Judged:
    """What a row's comparison comes to, as its columns have it."""

    verdict: str
    causes: tuple[str, ...] = ()
    explained: float | None = None
    left: float | None = None
    tried: int = 0


@exactly
def compare_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return the outcome of each row with what its amount on record comes to beside it.

    Args:
        batch: Rows of a table whose columns were checked.
    """
    batch = as_read(batch)
    outcome, records = recompute_batch(batch), records_of(batch)
    present = cents_of(outcome, records.with_add_ons)
    known = records.there & (present != ABSENT)
    above = np.where(known, _above(records, present), 0)
    judged: list[Judged | None] = [None] * batch.num_rows
    for row in np.flatnonzero(known & (above == 0)):
        judged[row] = Judged(str(Verdict.SAME))
    differ = np.flatnonzero(known & (above != 0))
    if len(differ):
        _judge(batch, records, present, differ, judged)
    return _with_columns(batch, outcome, records, np.where(known, above / 100, np.nan), judged)


def _above(records: Records, cents: Array) -> Array:
    """Return by how much each record is above an amount, from the side of who pays that."""
    payor = np.where(cents > 0, 0, 1)
    same = (cents == 0) | (records.payor == NONE) | (records.payor == payor)
    return np.where(same, records.cents, -records.cents) - np.abs(cents)


def _judge(
    batch: pa.RecordBatch,
    records: Records,
    present: Array,
    differ: Array,
    judged: list[Judged | None],
) -> None:
    """Judge the rows that differ: on columns where they are served so, the others alone."""
    plain = Plain(arrays_of(batch)).ok[differ]
    alone = list(differ[~plain])
    rows = differ[plain]
    if len(rows):
        part = part_of(batch, rows, records.with_add_ons[rows])
        found, doubtful = _tried(part, records.take(rows), present[rows])
        for place, row in enumerate(rows):
            if doubtful[place]:
                alone.append(row)
            else:
                judged[row] = found[place]
    for row in alone:
        judged[row] = _alone(batch, records, int(row))


def _tried(part: Part, records: Records, present: Array) -> tuple[list[Judged], Array]:
    """Return what each row comes to, and the rows that have to be judged alone."""
    rules = by_rules(part)
    every = [*rules.found, *by_facts(part), _add_ons(part)]
    cents = np.stack([each.cents for each in every])
    cents[cents == present] = ABSENT  # a change that moves nothing explains nothing
    above = np.where(cents == ABSENT, ABSENT, _above(records, np.where(cents == ABSENT, 0, cents)))
    near = (cents != ABSENT) & (np.abs(above) <= _REACH)
    ordered = np.sort(cents, axis=0)
    fresh = np.vstack([ordered[:1] != ABSENT, ordered[1:] != ordered[:-1]])
    tried = (fresh & (ordered != ABSENT)).sum(axis=0)
    found = []
    for row in range(part.batch.num_rows):
        near_here = [
            (every[place].cause, cents[place, row]) for place in np.flatnonzero(near[:, row])
        ]
        found.append(_judged_by(records, row, present[row], near_here, int(tried[row])))
    return found, rules.doubtful


def _add_ons(part: Part) -> Variant:
    """Return expenses counted in the amount, or left out of it where it has them."""
    outcome = recompute_batch(part.batch)
    return Variant(DifferenceCause.ADD_ONS, cents_of(outcome, ~part.with_add_ons))


def _judged_by(
    records: Records,
    row: int,
    present: int,
    near: list[tuple[DifferenceCause, int]],
    tried: int,
) -> Judged:
    cents, payor = recorded(records, row)
    record = Record(PARENTS, _dollars(present), _dollars(cents), payor)
    trials = [Trial(cause, "", _dollars(amount)) for cause, amount in near]
    explanations = record.explained_by(trials)
    return _judged(verdict_of(record.difference, explanations), explanations, tried)


def _judged(verdict: Verdict, explanations: Sequence[Explanation], tried: int) -> Judged:
    causes = tuple(dict.fromkeys(str(each.cause) for each in explanations))
    if not explanations:
        return Judged(str(verdict), tried=tried)
    first = explanations[0]
    return Judged(str(verdict), causes, float(first.amount), float(first.left), tried)


def _dollars(cents: int) -> Decimal:
    return Decimal(int(cents)).scaleb(-2)


def _alone(batch: pa.RecordBatch, records: Records, row: int) -> Judged:
    """Judge one row as one case."""
    (told,) = batch.slice(row, 1).to_pylist()
    result = calculate(case_of_row(told))
    cents, payor = recorded(records, row)
    names = dict(zip(PARENTS, (parent.name for parent in result.case.parents), strict=True))
    compared = compare(
        result,
        _dollars(cents),
        payor=None if payor is None else names[payor],
        with_add_ons=bool(records.with_add_ons[row]),
    )
    return _judged(compared.verdict, compared.explanations, compared.tried)


def _with_columns(
    batch: pa.RecordBatch,
    outcome: pa.RecordBatch,
    records: Records,
    difference: Array,
    judged: list[Judged | None],
) -> pa.RecordBatch:
    """Return an outcome with the columns of the comparison."""
    columns = dict(zip(outcome.schema.names, outcome.columns, strict=True))
    if records.errors:
        errors = columns["error"].to_pylist()
        for row, problem in records.errors.items():
            errors[row] = "; ".join(filter(None, (errors[row], problem)))
        columns["error"] = pa.array(errors, pa.string())

    def of_judged(kind: pa.DataType, value: Callable[[Judged], object]) -> pa.Array:
        return pa.array([None if each is None else value(each) for each in judged], kind)

    return pa.RecordBatch.from_pydict(
        columns
        | {
            "month": _months(batch),
            "difference": pa.array(difference, pa.float64(), from_pandas=True),
            "verdict": of_judged(pa.string(), lambda each: each.verdict),
            "cause": of_judged(pa.string(), lambda each: next(iter(each.causes), None)),
            "causes": of_judged(pa.string(), lambda each: " ".join(each.causes) or None),
            "explained_amount": of_judged(pa.float64(), lambda each: each.explained),
            "left": of_judged(pa.float64(), lambda each: each.left),
            "tried": of_judged(pa.int64(), lambda each: each.tried),
        }
    )


def _months(batch: pa.RecordBatch) -> pa.Array:
    """Return the month of each row's day; nothing where the day is not in a column."""
    days = arrays_of(batch).days("on")
    there = days != NO_DAY
    months = np.where(there, days, 0).astype("datetime64[D]").astype("datetime64[M]").astype(str)
    return pa.array(months, pa.string(), mask=~there)
