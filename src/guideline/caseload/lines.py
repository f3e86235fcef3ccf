"""The worksheet of a row as columns: each line under its own id, after whose it is."""

from collections.abc import Iterator
from typing import Any

from guideline.caseload.table import PARENTS
from guideline.facts.case import Case
from guideline.support.guideline import GuidelineSupport
from guideline.worksheets import Unit, own_lines, steps

_WHICH = ("kind", "expense", "parent")
"""What tells apart the worksheets that a row has several of: incomes, expenses, a child's times."""


def worksheet_lines(result: GuidelineSupport) -> Iterator[tuple[str, Unit, Any]]:
    """Yield the name, the unit and the value of every line of a finished calculation.

    A line of a parent's worksheet is called by whose it is: ``first.federal_tax.before_credits``.
    Where there are several worksheets alike, the kind comes before the field:
    ``first.gross_income.wages.annual``.
    """
    whose = _whose(result.case)
    for step in steps(result):
        which = next((str(getattr(step, name)) for name in _WHICH if hasattr(step, name)), None)
        for line in own_lines(step):
            name, _, field = line.id.partition(".")
            place = [whose.get(line.of or "", line.of), name, whose.get(which or "", which), field]
            yield ".".join(part for part in place if part), line.unit, line.value


def _whose(case: Case) -> dict[str, str]:
    """Return what the table calls each person of a case."""
    called = {}
    for which, parent in zip(PARENTS, case.parents, strict=True):
        called[parent.name] = which
        called[f"Spouse of {parent.name}"] = f"{which}.spouse"
    called |= {child.name: f"child_{number}" for number, child in enumerate(case.children, 1)}
    return called
