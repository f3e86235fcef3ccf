"""Amounts on record for a caseload that was made: right ones, and errors planted into them.

The errors are called by the words of the causes that a comparison finds. Each is made here by
itself, by changing what the case is told or by arithmetic of its own, and not by what finds it.
"""

from collections.abc import Callable, Mapping

import numpy as np
import pyarrow as pa

from guideline.caseload.arrays import Array
from guideline.caseload.batches import recompute_batch
from guideline.errors import InvalidFacts, Problem
from guideline.facts.readers import nearest

Changed = dict[str, pa.Array]
"""Columns of a batch that stand instead of its own."""


def _time_swapped(batch: pa.RecordBatch) -> Changed:
    """Return the time of the parents exchanged."""
    first = _numbers(batch, "first_time")
    return {"first_time": pa.array(1 - first)}


def _numbers(batch: pa.RecordBatch, name: str) -> Array:
    return np.asarray(batch.column(name).cast(pa.float64()))


_BY_FACTS: Mapping[str, Callable[[pa.RecordBatch], Changed]] = {"time_swapped": _time_swapped}


def rates(defects: list[str]) -> dict[str, float]:
    """Return how often each error is planted, read from ``old_k=0.01``.

    Raises:
        InvalidFacts: An error is not known, or no rate is given.
    """
    found, problems = {}, []
    for text in defects:
        kind, _, rate = text.partition("=")
        if kind not in _BY_FACTS:
            problems.append(
                Problem("--defect", text, "no such error", nearest(kind, list(_BY_FACTS)))
            )
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
    amount, payor = _record(right)
    kinds = np.full(batch.num_rows, None, dtype=object)
    roll = np.random.default_rng([*seed, 1]).random(batch.num_rows)
    low = 0.0
    for kind, rate in planted.items():
        rows = np.flatnonzero((roll >= low) & (roll < low + rate))
        low += rate
        if len(rows):
            part = batch.take(pa.array(rows))
            wrong = recompute_batch(changed_columns(part, _BY_FACTS[kind](part)))
            amount[rows], payor[rows] = _record(wrong)
            kinds[rows] = kind
    return pa.RecordBatch.from_pydict(
        dict(zip(batch.schema.names, batch.columns, strict=True))
        | {
            "amount_on_record": pa.array(amount, from_pandas=True),
            "payor_on_record": pa.array(payor, pa.string()),
            "planted": pa.array(kinds, pa.string()),
        }
    )


def _record(outcome: pa.RecordBatch) -> tuple[Array, Array]:
    return np.array(outcome.column("amount").to_numpy(zero_copy_only=False)), np.array(
        outcome.column("payor").to_pylist(), dtype=object
    )


def changed_columns(batch: pa.RecordBatch, changed: Changed) -> pa.RecordBatch:
    """Return a batch with some columns changed, or added."""
    columns = dict(zip(batch.schema.names, batch.columns, strict=True)) | changed
    return pa.RecordBatch.from_pydict(columns)
