"""Amounts on record for a caseload that was made: right ones, and errors planted into them.

The errors are called by the words of the causes that a comparison finds. Each is made here by
itself, by changing what the case is told or by arithmetic of its own, and not by what finds it.
"""

from collections.abc import Callable, Mapping
from typing import Any

import attrs
import numpy as np
import pyarrow as pa

from guideline.caseload.arrays import Array
from guideline.caseload.batches import recompute_batch
from guideline.caseload.by_hand import Figures, figures_of
from guideline.errors import InvalidFacts, Problem
from guideline.facts.readers import nearest
from guideline.study.causes import DifferenceCause

Changed = dict[str, pa.Array]
"""Columns of a batch that stand instead of its own."""


@attrs.define
class _Record:
    """The amounts on record being made.

    Attributes:
        from_first: What the first parent owes; below zero, is owed.
        with_add_ons: Whether what is owed for expenses is in it, and the record says so.
        planted: The error that was planted, if any.
    """

    from_first: Array
    with_add_ons: Array
    planted: Array


# ── errors in the facts ──────────────────────────────────────────────────────


def _time_swapped(batch: pa.RecordBatch) -> Changed:
    """Return the time of the parents exchanged."""
    return {"first_time": pa.array(1 - _numbers(batch, "first_time"))}


def _years(batch: pa.RecordBatch) -> Array:
    return _days(batch).astype("datetime64[Y]").astype(np.int64) + 1970


def _days(batch: pa.RecordBatch) -> Array:
    return np.asarray(batch.column("on").cast(pa.date32())).astype("datetime64[D]")


_OLD, _NEW = np.datetime64("2024-08-31"), np.datetime64("2024-09-01")


def _law_version(batch: pa.RecordBatch) -> Changed:
    """Return the law on the other side of the change of 2024, with the taxes of the same year."""
    other = np.where(_days(batch) <= _OLD, _NEW, _OLD)
    return {"on": pa.array(other), "tax_year": pa.array(_years(batch))}


def _tax_year(batch: pa.RecordBatch) -> Changed:
    """Return the taxes of the year before."""
    return {"tax_year": pa.array(_years(batch) - 1)}


def _filing_status(batch: pa.RecordBatch) -> Changed:
    """Return the first parent as a single filer, and a single filer as head of household."""
    told = batch.column("first_filing_status").to_pylist()
    other = ["head_of_household" if status == "single" else "single" for status in told]
    return {"first_filing_status": pa.array(other)}


def _dependents(batch: pa.RecordBatch) -> Changed:
    """Return every child claimed by the parent who has less of the time."""
    less = np.where(_numbers(batch, "first_time") < _numbers(batch, "first_time") * 0 + 1 / 2, 0, 1)
    claims = np.array(["first", "second"])[less]
    count = _numbers(batch, "children")
    return {
        f"child_{number}_claimed_by": pa.array(claims, mask=count < number)
        for number in range(1, int(count.max(initial=0)) + 1)
    }


def _low_income(batch: pa.RecordBatch) -> Changed:
    """Return the other end of the low-income range: left out where applied, and so around."""
    told = batch.column("low_income_support").to_pylist()
    return {"low_income_support": pa.array([None if each else "unadjusted" for each in told])}


def _split(batch: pa.RecordBatch) -> Changed:
    """Return childcare divided as the law of the other time divides it."""
    other = np.where(_days(batch) <= _OLD, "proportional", "half")
    there = ~np.isnan(_numbers(batch, "childcare"))
    return {"childcare_split": pa.array(other, mask=~there)}


def _numbers(batch: pa.RecordBatch, name: str) -> Array:
    return np.asarray(batch.column(name).cast(pa.float64()).fill_null(float("nan")))


_BY_FACTS: Mapping[DifferenceCause, Callable[[pa.RecordBatch], Changed]] = {
    DifferenceCause.TIME_SWAPPED: _time_swapped,
    DifferenceCause.LAW_VERSION: _law_version,
    DifferenceCause.TAX_YEAR: _tax_year,
    DifferenceCause.FILING_STATUS: _filing_status,
    DifferenceCause.DEPENDENTS: _dependents,
    DifferenceCause.LOW_INCOME_ADJUSTMENT: _low_income,
    DifferenceCause.RANGE_END: _low_income,
    DifferenceCause.ADD_ON_SPLIT: _split,
}

# ── errors in the rules ──────────────────────────────────────────────────────


def _rounded(figures: Figures) -> Array:
    return np.copysign(np.floor(np.abs(figures.from_first) + 1 / 2), figures.from_first)


def _net_rounded(figures: Figures) -> Array:
    first, second = (np.floor(net + 1 / 2) for net in figures.nets)
    return figures.support(first, second)


def _time_rounded(figures: Figures) -> Array:
    return figures.support(*figures.nets, time=np.floor(figures.time * 100 + 1 / 2) / 100)


def _k_without_time(figures: Figures) -> Array:
    return figures.support(*figures.nets, with_time=False)


def _old_k(figures: Figures) -> Array:
    return figures.support(*figures.nets, old=True)


def _hardship_one_pass(figures: Figures) -> Array:
    limit = np.abs(figures.support(*figures.before)) / figures.children
    first, second = (
        np.maximum(net - limit * count, 0)
        for net, count in zip(figures.before, figures.hardship_children, strict=True)
    )
    return np.where(figures.with_hardship, figures.support(first, second), figures.from_first)


_BY_HAND: Mapping[DifferenceCause, Callable[[Figures], Array]] = {
    DifferenceCause.ROUNDED: _rounded,
    DifferenceCause.NET_ROUNDED: _net_rounded,
    DifferenceCause.TIME_ROUNDED: _time_rounded,
    DifferenceCause.K_WITHOUT_TIME: _k_without_time,
    DifferenceCause.OLD_K: _old_k,
    DifferenceCause.HARDSHIP_ONE_PASS: _hardship_one_pass,
}
KINDS = tuple(
    str(cause)
    for cause in DifferenceCause
    if cause in {*_BY_FACTS, *_BY_HAND, DifferenceCause.ADD_ONS}
)
"""Every error that can be planted."""


# ── planting ─────────────────────────────────────────────────────────────────


def rates(defects: list[str]) -> dict[str, float]:
    """Return how often each error is planted, read from ``old_k=0.01``.

    Raises:
        InvalidFacts: An error is not known, or no rate is given.
    """
    found, problems = {}, []
    for text in defects:
        kind, _, rate = text.partition("=")
        if kind not in KINDS:
            problems.append(Problem("--defect", text, "no such error", nearest(kind, list(KINDS))))
            continue
        try:
            found[kind] = float(rate)
        except ValueError:
            found[kind] = -1.0
        if not 0 <= found[kind] <= 1:
            problems.append(
                Problem("--defect", text, "not a rate from 0 to 1", f"write {kind}=0.01")
            )
    if not problems and sum(found.values()) > 1:
        problems.append(Problem("--defect", "", "the rates sum to more than one", "lower them"))
    if problems:
        raise InvalidFacts(problems, "the command")
    return found


def with_record(
    batch: pa.RecordBatch, planted: Mapping[str, float], seed: tuple[int, int]
) -> pa.RecordBatch:
    """Return a batch with amounts on record: those of the guideline, but for the planted errors."""
    right = recompute_batch(batch)
    record = _Record(
        _from_first(right),
        np.zeros(batch.num_rows, dtype=bool),
        np.full(batch.num_rows, None, dtype=object),
    )
    roll = np.random.default_rng([*seed, 1]).random(batch.num_rows)
    low = 0.0
    for kind, rate in planted.items():
        rows = np.flatnonzero((roll >= low) & (roll < low + rate))
        low += rate
        if len(rows):
            _plant(record, DifferenceCause(kind), rows, batch, right)
    return _with_columns(batch, record)


def _plant(
    record: _Record,
    kind: DifferenceCause,
    rows: Array,
    batch: pa.RecordBatch,
    right: pa.RecordBatch,
) -> None:
    """Plant one error into the record of some rows."""
    part, correct = batch.take(pa.array(rows)), right.take(pa.array(rows))
    record.planted[rows] = str(kind)
    if kind in _BY_FACTS:
        wrong = recompute_batch(changed_columns(part, _BY_FACTS[kind](part)))
        record.from_first[rows] = _from_first(wrong)
        if kind is DifferenceCause.ADD_ON_SPLIT:
            record.from_first[rows] += _owed(wrong)
            record.with_add_ons[rows] = True
    elif kind is DifferenceCause.ADD_ONS:
        record.from_first[rows] += _owed(correct)
    else:
        figures = figures_of(part, correct)
        made = _cents(_BY_HAND[kind](figures))
        # the limit of a hardship deduction depends on the amount: by hand it is known in one pass
        hard = figures.with_hardship & (kind is not DifferenceCause.HARDSHIP_ONE_PASS)
        noise = np.abs(made - figures.from_first) < 1 / 64  # a cent may be that of its net incomes
        record.from_first[rows] = np.where(hard | noise, figures.from_first, made)


def _from_first(outcome: pa.RecordBatch) -> Array:
    return np.array(outcome.column("from_first").to_numpy(zero_copy_only=False))


def _owed(outcome: pa.RecordBatch) -> Array:
    return np.nan_to_num(outcome.column("add_ons_owed").to_numpy(zero_copy_only=False))


def _cents(amounts: Array) -> Array:
    return np.rint(amounts * 100) / 100


def _with_columns(batch: pa.RecordBatch, record: _Record) -> pa.RecordBatch:
    amount = _cents(record.from_first)
    payor = np.where(amount < 0, "second", "first")
    return pa.RecordBatch.from_pydict(
        dict(zip(batch.schema.names, batch.columns, strict=True))
        | {
            "amount_on_record": pa.array(np.abs(amount), from_pandas=True),
            "payor_on_record": pa.array(payor, mask=(amount == 0) | np.isnan(amount)),
            "add_ons_on_record": pa.array(record.with_add_ons),
            "planted": pa.array(record.planted, pa.string()),
        }
    )


def changed_columns(batch: pa.RecordBatch, changed: Changed) -> pa.RecordBatch:
    """Return a batch with some columns changed, or added."""
    columns: dict[str, Any] = dict(zip(batch.schema.names, batch.columns, strict=True)) | changed
    return pa.RecordBatch.from_pydict(columns)
