"""What comes out of a caseload: its columns, and the arrays that rows are written into."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import attrs
import numpy as np
import pyarrow as pa

from guideline.caseload.groups import Array, distinct, groups_of
from guideline.caseload.table import MOST_CHILDREN, PARENTS, Kind, TableColumn, columns
from guideline.facts.kinds import AddOnKind
from guideline.figures import Unit
from guideline.notices import NoticeId
from guideline.support.deductions import TAXES, IncomeDeductions
from guideline.worksheets import labels

NOTICES = tuple(NoticeId)
_WORDS = {Unit.TEXT, Unit.DATE}
_BITS = 63  # notices to a whole number of 64 bits, its sign left out


def _tax_label(name: str) -> str:
    return dict(labels(IncomeDeductions))[name].label


@cache
def figure_columns() -> tuple[TableColumn, ...]:
    """Return the columns of figures, in the order in which they come out."""
    support = [
        ("amount", "child support a month, without add-ons"),
        ("from_first", "the same from the first parent; below zero, from the second"),
        ("lowest_support", "lowest of the low-income range, § 4055(b)(7); absent without a range"),
        ("highest_support", "highest of that range"),
        *(
            (f"child_{number}_amount", f"the part of the order that is child {number}'s")
            for number in range(1, MOST_CHILDREN + 1)
        ),
    ]
    shares = [
        (f"{kind}_{parent}", f"the {parent} parent's part of {kind.replace('_', ' ')} a month")
        for kind in AddOnKind
        for parent in PARENTS
    ]
    owed = [("add_ons_owed", "owed for all add-ons by the first parent; below zero, by the second")]
    nets = [
        (f"{parent}_{name}", f"the {parent} parent's {told}")
        for parent in PARENTS
        for name, told in (
            ("net", "net disposable income a month in the formula, after hardship"),
            ("net_before_hardship", "net disposable income a month before hardship"),
            *((tax, f"year of: {_tax_label(tax)}") for tax in TAXES),
        )
    ]
    return tuple(
        TableColumn(name, Kind.DOLLARS, told) for name, told in (*support, *shares, *owed, *nets)
    )


@cache
def outcome_columns() -> tuple[TableColumn, ...]:
    """Return every column that comes out, but those of the worksheet."""
    carried = [columns()[name] for name in ("case_id",)]
    record = ("amount_on_record", "payor_on_record", "add_ons_on_record", "planted")
    return (
        *carried,
        TableColumn("payor", Kind.WORD, "who pays; absent where nobody does", PARENTS),
        *figure_columns(),
        TableColumn("notices", Kind.TEXT, "the ids of the notices, a space between two"),
        TableColumn("error", Kind.TEXT, "everything that is wrong with the row, if anything is"),
        *(columns()[name] for name in record),
    )


@attrs.frozen
class Outcome:
    """The figures of a batch's rows, written as they become known.

    Attributes:
        figures: Each figure by its column; NaN where there is none.
        said: Which notices each row has: one truth for each of ``NOTICES``.
        doubtful: The rows that floats cannot settle, or that have an error: read alone.
        worksheet: Each line of the worksheet, where it is asked for.
    """

    rows: int
    figures: dict[str, Array]
    said: Array
    doubtful: Array
    worksheet: dict[str, Array] | None

    @classmethod
    def blank(cls, rows: int, *, worksheet: bool) -> "Outcome":
        """Return an outcome in which nothing is known yet."""
        return cls(
            rows=rows,
            figures={},
            said=np.zeros((len(NOTICES) // _BITS + 1, rows), dtype=np.int64),
            doubtful=np.zeros(rows, dtype=bool),
            worksheet={} if worksheet else None,
        )

    def put(self, name: str, rows: Array, values: Any) -> None:  # noqa: ANN401 - a column or one figure for all
        """Write a figure of some rows."""
        if name not in self.figures:
            self.figures[name] = np.full(self.rows, np.nan)
        self.figures[name][rows] = values

    def put_lines(self, rows: Array, lines: Iterable[tuple[str, Unit, Any]]) -> None:
        """Write lines of the worksheet of some rows: each with its name and unit."""
        if self.worksheet is None:
            return
        for name, unit, value in lines:
            if name not in self.worksheet:
                self.worksheet[name] = blank_line(unit, self.rows)
            self.worksheet[name][rows] = as_line(unit, value)

    def forget(self, rows: Array) -> None:
        """Forget the figures and the lines of some rows."""
        for values in self.figures.values():
            values[rows] = np.nan
        for values in (self.worksheet or {}).values():
            values[rows] = None if values.dtype == object else np.nan

    def column(self, name: str) -> pa.Array:
        """Return a figure as a column of Arrow."""
        found = self.figures.get(name)
        if found is None:
            return pa.nulls(self.rows, pa.float64())
        return pa.array(found, pa.float64(), from_pandas=True)

    def worksheet_columns(self) -> dict[str, pa.Array]:
        """Return the lines of the worksheet as columns of Arrow, by their names."""
        return {
            name: pa.array(
                values, pa.string() if values.dtype == object else pa.float64(), from_pandas=True
            )
            for name, values in sorted((self.worksheet or {}).items())
        }

    def say(self, notice: NoticeId, rows: Array, where: Any = True) -> None:  # noqa: ANN401, FBT002 - a mask or one truth for all
        """Give some rows a notice, those in which it holds."""
        word, bit = divmod(NOTICES.index(notice), _BITS)
        if where is True:
            self.said[word, rows] |= 1 << bit
        elif where is not False:
            self.said[word, rows[where]] |= 1 << bit

    def doubt(self, rows: Array, where: Array) -> None:
        """Mark the rows that have to be computed exactly, one by one."""
        self.doubtful[rows[where]] = True

    def notices(self) -> Array:
        """Return each row's notices as text."""
        words = [distinct(word) for word in self.said]  # few of them, whose numbers are small
        groups = groups_of({str(place): which for place, (_, which) in enumerate(words)})
        texts = np.full(self.rows, "", dtype=object)
        for part, shared in groups:
            told = [known[shared[str(place)]] for place, (known, _) in enumerate(words)]
            texts[groups.order[part]] = _ids(told)
        return texts


def blank_line(unit: Unit, rows: int) -> Array:
    """Return a line of the worksheet in which no row has anything yet."""
    return np.full(rows, None, dtype=object) if unit in _WORDS else np.full(rows, np.nan)


def as_line(unit: Unit, value: Any) -> Any:  # noqa: ANN401 - a column, or one value for all
    """Return a word or a day as text; a figure, or a column, as it is."""
    return str(value) if unit in _WORDS and not isinstance(value, np.ndarray) else value


def _ids(words: Iterable[int]) -> str:
    found = [
        str(NOTICES[word * _BITS + bit])
        for word, bits in enumerate(words)
        for bit in range(_BITS)
        if int(bits) >> bit & 1
    ]
    return " ".join(found)


def ids_of(notices: Iterable[NoticeId]) -> str:
    """Return the ids of notices as text, each once, in the order of their list."""
    given = set(notices)
    return " ".join(str(notice) for notice in NOTICES if notice in given)
