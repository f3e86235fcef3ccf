"""The same cases under the law of two days: what changes, and whether it is enough for a review."""

import json
from datetime import date

import attrs
import numpy as np
import pyarrow as pa

from guideline.amounts import exactly
from guideline.caseload.arrays import NO_DAY, Array, arrays_of
from guideline.caseload.batches import recompute_batch
from guideline.caseload.defects import changed_columns
from guideline.caseload.dependents import year_of
from guideline.caseload.given import as_read
from guideline.caseload.table import Kind, TableColumn
from guideline.study.review import ReviewTest

_KEPT = ("payor", "amount", "notices")
UNDER_TWO_LAWS = (
    *(
        TableColumn(f"{name}_on_{day}", kind, f"{told} under the law of the {day} day")
        for day in ("first", "second")
        for name, kind, told in (
            ("payor", Kind.WORD, "who pays"),
            ("amount", Kind.DOLLARS, "child support a month, without add-ons,"),
            ("notices", Kind.TEXT, "the ids of the notices"),
        )
    ),
    TableColumn(
        "change",
        Kind.DOLLARS,
        "the second amount less the first, from the side of the payor under the first: below zero "
        "also where the other parent pays then",
    ),
    TableColumn("review", Kind.TRUTH, "whether the change is enough for a review"),
    TableColumn("error", Kind.TEXT, "what is wrong with the row, under either law"),
)
"""The columns under two laws, whose names have the days themselves: ``amount_on_2026_01_01``."""


@attrs.frozen(kw_only=True)
class TwoLaws:
    """Two days whose law is compared on the same cases.

    Attributes:
        days: The earlier and the later.
        move_tax_year: Whether the taxes are of each day's year; otherwise each row's tax year stays
            what it is, and that of its own day where none is told.
        review: When a change is enough for a review.
    """

    days: tuple[date, date]
    move_tax_year: bool = False
    review: ReviewTest


@exactly
def compare_laws(laws: TwoLaws, batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return what each row comes to under both laws, and the change.

    The change is from the side of the payor under the first (under the second, where nobody pays
    under the first): where the other parent pays then, that counts below zero.

    Args:
        laws: The two days.
        batch: Rows of a table whose columns were checked.
    """
    batch = as_read(batch)
    years = _own_years(batch, laws.days[0])
    both = [recompute_batch(_under(batch, day, years, laws)) for day in laws.days]
    amounts = [_numbers(each, "from_first") for each in both]
    before, after = amounts
    side = np.where(np.where(before == 0, after, before) < 0, -1, 1)
    change = np.rint(side * (after - before) * 100) / 100 + 0  # never -0
    columns = {"case_id": both[0].column("case_id")}
    for day, outcome in zip(laws.days, both, strict=True):
        columns |= {f"{name}_on_{day}".replace("-", "_"): outcome.column(name) for name in _KEPT}
    there = ~np.isnan(change)
    enough = laws.review(np.abs(np.nan_to_num(before)), side * np.nan_to_num(after))
    return pa.RecordBatch.from_pydict(
        columns
        | {
            "change": pa.array(change, pa.float64(), from_pandas=True),
            "review": pa.array(np.asarray(enough) & there, pa.bool_(), mask=~there),
            "error": _errors(both, laws.days),
        }
    )


def _own_years(batch: pa.RecordBatch, otherwise: date) -> Array:
    """Return each row's tax year: as told, or the year of its own day, or of the first day."""
    arrays = arrays_of(batch)
    told, days = arrays.get("tax_year", np.nan), arrays.days("on")
    there = days != NO_DAY
    own = np.where(there, year_of(np.where(there, days, 0)), otherwise.year)
    return np.where(np.isnan(told), own, np.nan_to_num(told)).astype(np.int64)


def _under(batch: pa.RecordBatch, day: date, years: Array, laws: TwoLaws) -> pa.RecordBatch:
    """Return the rows with another day, and their tax years."""
    if laws.move_tax_year:
        years = np.full(batch.num_rows, day.year)
    whole = _whole(batch)
    rows = np.array([each is None for each in whole], dtype=bool)
    changed = {
        "on": pa.array([day] * batch.num_rows, pa.date32(), mask=~rows),
        "tax_year": pa.array(years, pa.int64(), mask=~rows),
    }
    if not rows.all():
        texts = [_dated(text, day, laws) for text in whole]
        changed["case"] = pa.array(texts, pa.string())
    return changed_columns(batch, changed)


def _whole(batch: pa.RecordBatch) -> list[str | None]:
    """Return the case file that a row gives whole, for the rows that do."""
    if "case" not in batch.schema.names:
        return [None] * batch.num_rows
    found: list[str | None] = batch.column("case").to_pylist()
    return found


def _dated(text: str | None, day: date, laws: TwoLaws) -> str | None:
    """Return a whole case with another day; what is no case is left to be refused."""
    if text is None:
        return None
    try:
        values = json.loads(text, parse_float=str)
    except (ValueError, RecursionError):
        return text
    if not isinstance(values, dict):
        return text
    own = values.get("tax_year") or _year(values.get("on"))
    year = day.year if laws.move_tax_year else own
    return json.dumps({**values, "on": day.isoformat(), "tax_year": year})


def _year(on: object) -> int | None:
    """Return the year of a day as a case file writes it; what is none is left to be refused."""
    year = str(on)[:4]
    return int(year) if year.isascii() and year.isdigit() else None


def _numbers(outcome: pa.RecordBatch, name: str) -> Array:
    return outcome.column(name).to_numpy(zero_copy_only=False)


def _errors(both: list[pa.RecordBatch], days: tuple[date, date]) -> pa.Array:
    """Return what is wrong under either law; what is wrong under both is told once."""
    pairs = zip(*(outcome.column("error").to_pylist() for outcome in both), strict=True)
    return pa.array([_error(pair, days) for pair in pairs], pa.string())


def _error(pair: tuple[str | None, str | None], days: tuple[date, date]) -> str | None:
    before, after = pair
    if before == after:
        return before
    told = [f"on {day}: {error}" for day, error in zip(days, pair, strict=True) if error]
    return "; ".join(told)
