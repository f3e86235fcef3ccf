"""Support as it follows one fact: against the time, and against each parent's income."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import attrs

from guideline.amounts import exactly
from guideline.errors import GuidelineError
from guideline.law.tables import Version
from guideline.study.axes import Axis, income_axis, time_axis
from guideline.study.varied import guideline_case, least_income, own_income, to_fact
from guideline.study.what_if import IncomeBreak, Sensitivity, TimeBreak, income_reach
from guideline.support.guideline import GuidelineSupport

_PIECES = 20
_SIDE = 10_000


@attrs.frozen
class Curve:
    """Support along an axis.

    Attributes:
        of: The parent whose time or income is on the axis.
        is_time: Whether the axis is the share of the time; otherwise it is income a month.
        points: Ascending places with the support there, from the present payor (the first parent,
            if nobody pays): below zero, the other parent pays.
        present: The place of this order.
        breaks: The break points on the axis.
    """

    of: str
    is_time: bool
    points: tuple[tuple[Decimal, Decimal], ...]
    present: tuple[Decimal, Decimal]
    breaks: tuple[IncomeBreak | TimeBreak, ...] = ()


@exactly
def curves(
    result: GuidelineSupport, study: Sensitivity, california: Version | None = None
) -> tuple[Curve, ...]:
    """Return support against the first parent's time and against each parent's income."""
    case = guideline_case(result.case)
    pays = -1 if study.payor == case.parents[1].name else 1
    here = study.monthly_support
    found = []
    if case.findings.default_proceeding is None:
        own = result.times[0].average
        places = _places(Decimal(0), Decimal(1), own, study.time_breaks)
        points = tuple(_points(time_axis(case, california), places, pays))
        at = (own, here)
        name = case.parents[0].name
        found.append(Curve(name, True, points, at, study.time_breaks))  # noqa: FBT003 - a field
    for index, parent in enumerate(case.parents):
        own = own_income(parent)
        breaks = tuple(point for point in study.income_breaks if point.of == parent.name)
        places = _places(least_income(parent), income_reach(case), own, breaks)
        points = tuple(_points(income_axis(case, index, california), places, pays))
        found.append(Curve(parent.name, False, points, (own, here), breaks))  # noqa: FBT003 - a field
    return tuple(found)


def _places(
    low: Decimal, high: Decimal, own: Decimal, breaks: Iterable[IncomeBreak | TimeBreak]
) -> list[Decimal]:
    """Return even places, this order's, and each break point with its sides, between the ends."""
    even = [low + (high - low) * piece / _PIECES for piece in range(_PIECES + 1)]
    side = (high - low) / _SIDE  # where the amount jumps, the curve has to jump as well
    beside = [point.at + step for point in breaks for step in (-side, Decimal(0), side)]
    return sorted({to_fact(place) for place in (*even, own, *beside) if low <= place <= high})


def _points(axis: Axis, places: list[Decimal], pays: int) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield each place with the support there, signed from the first parent times ``pays``."""
    for value in places:
        try:
            place = axis(value)
        except GuidelineError:  # no amount there, so that the curve has no point
            continue
        yield value, place.presumed.monthly * pays
