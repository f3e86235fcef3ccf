"""The worksheet of a row as columns: each line under its own id, after whose it is."""

from collections.abc import Iterator, Mapping
from typing import Any

from guideline.caseload.table import PARENTS
from guideline.facts.case import Case
from guideline.figures import Unit
from guideline.support.guideline import GuidelineSupport
from guideline.worksheets import labels, own_lines, step_name, steps

_WHICH = ("kind", "expense", "parent")
"""What tells apart the worksheets that a row has several of: incomes, expenses, a child's times."""
_PERSONS = ("payor", "payee", "paid_by", "parent", "child")
"""The lines that name a person, whom the table calls by another name than a whole case does."""
SheetLine = tuple[str, Unit, Any]
"""A line of a worksheet: the name of its column, its unit and its value, or a column of them."""


def worksheet_lines(result: GuidelineSupport) -> Iterator[SheetLine]:
    """Yield the name, the unit and the value of every line of a finished calculation."""
    return lines_of(result, _whose(result.case))


def lines_of(record: object, whose: Mapping[str, str]) -> Iterator[SheetLine]:
    """Yield the name, the unit and the value of every line of a worksheet and of those it holds.

    What is not stated is left out.
    A line of a parent's worksheet is called by whose it is: ``first.federal_tax.before_credits``.
    Where there are several worksheets alike, the kind comes before the field:
    ``first.gross_income.wages.annual``.

    Args:
        record: The worksheet; its values may be columns.
        whose: What the table calls each person of it.
    """
    for step in steps(record):
        which = next((str(getattr(step, name)) for name in _WHICH if hasattr(step, name)), "")
        for line in own_lines(step):
            name, _, field = line.id.partition(".")
            of = line.of or ""
            place = (whose.get(of, of), name, whose.get(which, which), field)
            value = line.value
            if field in _PERSONS and isinstance(value, str):
                value = whose.get(value, value)
            if value is not None:
                yield _joined(place), line.unit, value


def line_of(
    sheet: type[Any],
    field: str,
    value: Any,  # noqa: ANN401 - a column, or one value for all
    of: str = "",
    which: str = "",
) -> SheetLine:
    """Return one line of a kind of worksheet, as ``lines_of`` would yield it.

    Args:
        sheet: The kind of worksheet.
        field: Its field.
        value: The figures of many rows.
        of: Whose it is, as the table calls them.
        which: Which of several worksheets alike.
    """
    return _joined((of, step_name(sheet), which, field)), dict(labels(sheet))[field].unit, value


def _joined(place: tuple[str, ...]) -> str:
    return ".".join(part for part in place if part)


def _whose(case: Case) -> dict[str, str]:
    """Return what the table calls each person of a case."""
    called = {}
    for which, parent in zip(PARENTS, case.parents, strict=True):
        called[parent.name] = which
        called[f"Spouse of {parent.name}"] = f"{which}.spouse"
    called |= {child.name: f"child_{number}" for number, child in enumerate(case.children, 1)}
    return called
