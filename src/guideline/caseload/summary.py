"""The summary of a run: how many rows differ, from what cause, in which month, by how much."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa

from guideline.amounts import exactly
from guideline.caseload.files import Reading, read_batches
from guideline.figures import COUNT, TEXT
from guideline.files.documents import Document, fields_part, head
from guideline.study.causes import ORDER, DifferenceCause
from guideline.study.comparison import Verdict
from guideline.worksheets import line, row, worksheet

_ROWS_AT_ONCE = 65_536
_NO_CAUSE = "none found"
_NO_MONTH = "not in a column"


@row
@worksheet
class CauseSummary:
    """Rows that differ, by cause."""

    cause: str = line("First cause", unit=TEXT)
    rows: int = line("Rows", unit=COUNT)
    several_explain: int = line("of them with others as well", unit=COUNT)
    more: Decimal = line("On record more, a month")
    less: Decimal = line("On record less, a month")


@row
@worksheet
class MonthSummary:
    """Rows compared, by the month of the day whose law applies."""

    month: str = line("Month", unit=TEXT)
    rows: int = line("Rows", unit=COUNT)
    same: int = line("Same", unit=COUNT)
    explained: int = line("Explained", unit=COUNT)
    unexplained: int = line("Not explained", unit=COUNT)
    more: Decimal = line("On record more")
    less: Decimal = line("On record less")
    causes: tuple[tuple[str, int], ...] = ()


@worksheet
class CaseloadSummary:
    """A caseload beside its amounts on record."""

    rows: int = line("Rows", unit=COUNT)
    errors: int = line("Rows with an error", unit=COUNT)
    compared: int = line("Rows compared", unit=COUNT)
    same: int = line("The same to the cent", unit=COUNT)
    explained: int = line("Explained by one cause", unit=COUNT)
    several_explain: int = line("Explained by several", unit=COUNT)
    unexplained: int = line("Not explained", unit=COUNT)
    more: Decimal = line("On record more than calculated, a month, in all")
    less: Decimal = line("On record less than calculated, a month, in all")
    causes: tuple[CauseSummary, ...]
    months: tuple[MonthSummary, ...]


@attrs.define
class _Tally:
    """Rows being counted, their differences in cents."""

    rows: int = 0
    verdicts: dict[str, int] = attrs.field(factory=lambda: defaultdict(int))
    causes: dict[str, int] = attrs.field(factory=lambda: defaultdict(int))
    more: int = 0
    less: int = 0

    def add(self, verdict: str, cause: str | None, difference: float) -> None:
        """Count one row that was compared."""
        cents = Decimal(repr(difference)).scaleb(2).to_integral_value()
        self.rows += 1
        self.verdicts[verdict] += 1
        self.more += max(int(cents), 0)
        self.less += max(-int(cents), 0)
        if cents:
            self.causes[cause or _NO_CAUSE] += 1

    @property
    def in_dollars(self) -> dict[str, Decimal]:
        """What is on record more, and what less."""
        return {"more": Decimal(self.more).scaleb(-2), "less": Decimal(self.less).scaleb(-2)}


@exactly
def summarized(path: Path) -> CaseloadSummary:
    """Return the summary of a file that a comparison wrote."""
    whole, rows, errors = _Tally(), 0, 0
    causes: defaultdict[str, _Tally] = defaultdict(_Tally)
    months: defaultdict[str, _Tally] = defaultdict(_Tally)
    for month, verdict, cause, difference, error in _rows(path):
        rows += 1
        errors += error is not None
        if verdict is None:
            continue
        for tally in (whole, months[month or _NO_MONTH]):
            tally.add(verdict, cause, difference)
        if verdict != Verdict.SAME:
            causes[cause or _NO_CAUSE].add(verdict, cause, difference)
    return CaseloadSummary(
        rows=rows,
        errors=errors,
        compared=whole.rows,
        same=whole.verdicts[Verdict.SAME],
        explained=whole.verdicts[Verdict.EXPLAINED],
        several_explain=whole.verdicts[Verdict.SEVERAL_EXPLAIN],
        unexplained=whole.verdicts[Verdict.UNEXPLAINED],
        causes=tuple(_of_cause(cause, causes[cause]) for cause in _in_order(causes)),
        months=tuple(_of_month(month, months[month]) for month in sorted(months)),
        **whole.in_dollars,
    )


def _rows(path: Path) -> Iterator[tuple[Any, ...]]:
    """Yield what the summary needs of each row."""
    for batch in read_batches(Reading.of_any(path), _ROWS_AT_ONCE):
        differences = batch.column("difference").cast(pa.float64()).to_pylist()
        others = [batch.column(name).to_pylist() for name in ("month", "verdict", "cause")]
        yield from zip(*others, differences, batch.column("error").to_pylist(), strict=True)


def _in_order(causes: Iterable[str]) -> list[str]:
    """Return the causes in their stated order, and what was not explained last."""
    last = len(ORDER)
    return sorted(
        causes, key=lambda each: last if each == _NO_CAUSE else ORDER[DifferenceCause(each)]
    )


def _of_cause(cause: str, tally: _Tally) -> CauseSummary:
    several = tally.verdicts[Verdict.SEVERAL_EXPLAIN]
    return CauseSummary(cause=cause, rows=tally.rows, several_explain=several, **tally.in_dollars)


def _of_month(month: str, tally: _Tally) -> MonthSummary:
    explained = tally.verdicts[Verdict.EXPLAINED] + tally.verdicts[Verdict.SEVERAL_EXPLAIN]
    return MonthSummary(
        month=month,
        rows=tally.rows,
        same=tally.verdicts[Verdict.SAME],
        explained=explained,
        unexplained=tally.verdicts[Verdict.UNEXPLAINED],
        causes=tuple((cause, tally.causes[cause]) for cause in _in_order(tally.causes)),
        **tally.in_dollars,
    )


@exactly
def summary_document(found: CaseloadSummary) -> Document:
    """Return a summary as the JSON document ``guideline.caseload_summary/1``."""
    return {
        **head("caseload_summary"),
        **fields_part(found),
        "causes": [fields_part(each) for each in found.causes],
        "months": [
            {
                **fields_part(each),
                "causes": [{"cause": cause, "rows": rows} for cause, rows in each.causes],
            }
            for each in found.months
        ],
    }
