"""Cases for tests: short functions that build facts, with a default for whatever is not at issue.

The first parent listed is "Petitioner" and the second "Respondent". A test names only the facts
that it is about; ``case(**more)`` hands the rest to ``guideline.Case``.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import guideline as gl

ROOT = Path(__file__).resolve().parent.parent


def _is_case(path: Path) -> bool:
    """Return whether an example is a case file: it names a day and parents."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return '"on":' in text and '"parents":' in text
    return "\non = " in f"\n{text}" and "[[parents]]" in text


EXAMPLES = sorted(path for path in (ROOT / "examples").glob("*.*") if _is_case(path))

FIRST, SECOND = "Petitioner", "Respondent"
NEW_LAW = date(2026, 3, 1)
FIRST_DAY_OF_NEW_LAW = date(2024, 9, 1)
LAST_DAY_OF_OLD_LAW = date(2024, 8, 31)

Figure = Decimal | int | str


def dec(figure: Figure) -> Decimal:
    """Return a figure as a decimal."""
    return Decimal(figure)


def parent(name: str = FIRST, net: Figure | None = "3000.00", **more: Any) -> gl.Parent:
    """Return a parent whose net income is entered, or (``net=None``) one told by ``more``."""
    return gl.Parent(
        name=name, monthly_net_disposable_income=None if net is None else dec(net), **more
    )


def times(first: Figure) -> dict[str, Decimal]:
    """Return a child's time: the first parent's share, and the rest for the second."""
    return {FIRST: dec(first), SECOND: 1 - dec(first)}


def child(number: int = 1, first_time: Figure | None = "0.2", **more: Any) -> gl.Child:
    """Return a child; a higher number is a younger child, born in May of 2010, 2011 and so on."""
    facts: dict[str, Any] = {
        "born": date(2009 + number, 5, 2),
        "time": None if first_time is None else times(first_time),
        **more,
    }
    return gl.Child(name=f"Child {number}", **facts)


def children(count: int = 1, first_time: Figure | None = "0.2") -> list[gl.Child]:
    """Return so many children, the oldest first, all with the same time."""
    return [child(number, first_time) for number in range(1, count + 1)]


def case(
    nets: Sequence[Figure] = (6000, 3000),
    first_time: Figure = "0.2",
    count: int = 1,
    on: date = NEW_LAW,
    **more: Any,
) -> gl.Case:
    """Return a case from two net incomes a month, the first parent's time, the number of children.

    Args:
        nets: The first parent's and the second's net disposable income a month.
        first_time: The first parent's share of the time with every child.
        count: How many children.
        on: The day whose law applies.
        more: Any other fact of ``guideline.Case``; ``parents`` and ``children`` win over the above.
    """
    facts: dict[str, Any] = {
        "parents": [parent(FIRST, nets[0]), parent(SECOND, nets[1])],
        "children": children(count, first_time),
        **more,
    }
    return gl.Case(on=on, **facts)


def support(*args: Any, **more: Any) -> gl.GuidelineSupport:
    """Return the calculation for the case that the same arguments make."""
    return gl.calculate(case(*args, **more))


def hardship_case(
    nets: Sequence[Figure],
    first: gl.Hardship | None = None,
    second: gl.Hardship | None = None,
    **more: Any,
) -> gl.Case:
    """Return a case in which the court allows hardship to one parent or both."""
    facts = [
        parent(name, net, hardship=claim or gl.Hardship())
        for name, net, claim in zip((FIRST, SECOND), nets, (first, second), strict=True)
    ]
    return case(parents=facts, **more)


def ids(result: gl.GuidelineSupport) -> list[str]:
    """Return the ids of the notices on a result, in their order."""
    return [str(notice.id) for notice in result.notices]


def notice(result: gl.GuidelineSupport, notice_id: str) -> gl.Notice:
    """Return the one notice with that id."""
    (found,) = [each for each in result.notices if each.id == notice_id]
    return found


def plain_case(
    nets: Sequence[Figure] = (6000, 3000), first_time: Figure = "20%", **more: Any
) -> dict[str, Any]:
    """Return a case as a file holds it: tables, lists and text, ready for JSON."""
    percent = str(first_time).removesuffix("%")
    rest = f"{100 - dec(percent)}%"
    facts: dict[str, Any] = {
        "on": "2026-03-01",
        "parents": [
            {"name": name, "monthly_net_disposable_income": str(net)}
            for name, net in zip((FIRST, SECOND), nets, strict=True)
        ],
        "children": [
            {"name": "Child 1", "born": "2015-05-02", "time": {FIRST: f"{percent}%", SECOND: rest}}
        ],
    }
    return cast("dict[str, Any]", facts | more)
