"""Support as it follows one fact: against the time, and against each parent's income."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

import attrs

from guideline.amounts import exactly
from guideline.errors import GuidelineError
from guideline.law.tables import Version
from guideline.study.break_points import Rules
from guideline.study.varied import (
    Vary,
    guideline_case,
    least_income,
    own_income,
    to_fact,
    with_income,
    with_time,
)
from guideline.study.what_if import Sensitivity, income_reach
from guideline.support.guideline import GuidelineSupport, calculate

_PIECES = 20


@attrs.frozen
class Curve:
    """Support along an axis.

    Attributes:
        of: The parent whose time or income is on the axis.
        is_time: Whether the axis is the share of the time; otherwise it is income a month.
        points: Ascending places with the support there, from the present payor (the first parent,
            if nobody pays): below zero, the other parent pays.
        present: The place of this order.
    """

    of: str
    is_time: bool
    points: tuple[tuple[Decimal, Decimal], ...]
    present: tuple[Decimal, Decimal]


@exactly
def curves(
    result: GuidelineSupport, study: Sensitivity, california: Version | None = None
) -> tuple[Curve, ...]:
    """Return support against the first parent's time and against each parent's income."""
    case = guideline_case(result.case)
    rules = partial(calculate, california=california)
    payor = study.payor or case.parents[0].name
    found = []
    if case.findings.default_proceeding is None:
        breaks = [point.at for point in study.time_breaks]
        places = _places(Decimal(0), Decimal(1), [*breaks, result.times[0].average])
        points = tuple(_points(rules, partial(with_time, case), places, payor))
        found.append((case.parents[0].name, True, points, result.times[0].average))
    for index, parent in enumerate(case.parents):
        own = own_income(parent)
        known = [point.at for point in study.income_breaks if point.of == parent.name]
        places = _places(least_income(parent), income_reach(case), [*known, own])
        points = tuple(_points(rules, partial(with_income, case, index), places, payor))
        found.append((parent.name, False, points, own))
    here = study.monthly_support
    return tuple(Curve(of, time, points, (at, here)) for of, time, points, at in found)


def _places(low: Decimal, high: Decimal, known: list[Decimal]) -> list[Decimal]:
    even = [low + (high - low) * piece / _PIECES for piece in range(_PIECES + 1)]
    return sorted({to_fact(place) for place in (*even, *known)})


def _points(
    rules: Rules, vary: Vary, places: list[Decimal], payor: str
) -> Iterator[tuple[Decimal, Decimal]]:
    for place in places:
        try:
            then = rules(vary(place))
        except GuidelineError:  # no amount there, so that the curve has no point
            continue
        sign = 1 if then.payor in {payor, None} else -1
        yield place, then.monthly_support * sign
