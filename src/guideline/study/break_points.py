"""Where support begins to move at another rate, and the rule that makes it do so."""

import itertools
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache, partial

import attrs

from guideline.errors import GuidelineError
from guideline.facts.kinds import LowIncomeSupport
from guideline.law.family_code import formula_law, threshold_for
from guideline.study.axes import Axis, Place
from guideline.study.break_rules import BreakRule
from guideline.study.credit_edges import CreditEdge, credit_edges
from guideline.study.varied import to_fact
from guideline.support.guideline import GuidelineSupport

_SETTLED = Decimal("1e-9")
_CLOSE = Decimal("1e-6")
_HALF = Decimal("0.5")
_NEAR = Decimal("0.01")  # dollars a month on each side of a place
_JUMP = Decimal(1)  # dollars of support
_TURN = Decimal("0.0001")  # dollars of support for each dollar of income
_PIECES = 1000  # how closely the end of what can be computed is sought, in parts of an axis


@attrs.frozen
class Break:
    """A point on an axis at which a rule begins or ceases to bite."""

    at: Decimal
    rule: BreakRule


@attrs.frozen
class _Crossing:
    """A figure of a place that passes zero where a rule begins or ceases."""

    rule: BreakRule
    of: Callable[[Place], Decimal]
    holds: Callable[[Place], bool] = lambda _: True


_Samples = list[tuple[Decimal, Place]]
"""Places on an axis, ascending."""


def break_points(present: GuidelineSupport, axis: Axis, places: list[Decimal]) -> list[Break]:
    """Return the break points of support on an axis, in ascending order.

    Where no support can be computed nothing is known: towards such an end the axis is followed as
    far as there are calculations.

    Args:
        present: A calculation on the axis, from which the rules at work are known.
        axis: From a value to the place that has it.
        places: Ascending values, between each two of which every figure passes zero at most once:
            the ends, and what is known to turn in between.
    """
    at = cache(axis)
    samples = _sampled(at, places)
    found = [
        Break(value, crossing.rule)
        for crossing in _crossings(present)
        for value in _roots(crossing, samples, at)
        if crossing.holds(at(value))
    ]
    found += [
        Break(value, crossing.rule)
        for crossing in _credits(present)
        for value in _roots(crossing, samples, at)
        if _turns(value, at)
    ]
    found += [
        Break(value, _CLAIMS.rule) for value in _roots(_CLAIMS, samples, at) if _jumps(value, at)
    ]
    return sorted(set(found), key=lambda point: (point.at, point.rule))


def _sampled(at: Axis, places: list[Decimal]) -> _Samples:
    """Return the places that can be computed, and beyond them how far the axis can be followed."""
    samples = [(value, place) for value in places if (place := _computed(at, value)) is not None]
    if samples and samples[0][0] != places[0]:
        samples.insert(0, _furthest(at, samples[0], places[0]))
    if samples and samples[-1][0] != places[-1]:
        samples.append(_furthest(at, samples[-1], places[-1]))
    return samples


def _computed(at: Axis, value: Decimal) -> Place | None:
    try:
        return at(value)
    except GuidelineError:  # no calculation there, so that nothing is known of it
        return None


def _furthest(at: Axis, known: tuple[Decimal, Place], end: Decimal) -> tuple[Decimal, Place]:
    """Return the last place from a known one towards an end that has no calculation."""
    close = abs(end - known[0]) / _PIECES
    while abs(end - known[0]) > close:
        middle = to_fact((known[0] + end) / 2)
        place = _computed(at, middle)
        if place is None:
            end = middle
        else:
            known = (middle, place)
    return known


def _turns(value: Decimal, at: Axis) -> bool:
    """Return whether the amount moves otherwise after a place than before it.

    A credit that is limited by the tax, or whose tax was entered as a figure, may move nothing.
    """
    before, here, after = (
        at(to_fact(value + side * _NEAR)).presumed.base.from_first for side in (-1, 0, 1)
    )
    return abs((after - here) - (here - before)) > _TURN * _NEAR


def _jumps(value: Decimal, at: Axis) -> bool:
    """Return whether the amount is another on both sides of a share of the time."""
    before, after = (
        at(to_fact(value + side * _CLOSE)).presumed.base.from_first for side in (-1, 1)
    )
    return abs(after - before) > _JUMP


def _credits(present: GuidelineSupport) -> Iterator[_Crossing]:
    for index, parent in enumerate(present.case.parents):
        taxes = present.incomes[index].taxes
        if taxes is not None:
            for edge in credit_edges(taxes, parent):
                yield _Crossing(edge.rule, partial(_beyond, edge, index))


def _beyond(edge: CreditEdge, index: int, place: Place) -> Decimal:
    taxes = place.setting.net_incomes.parents[index].taxes
    return Decimal(0) if taxes is None else edge.beyond(taxes.whole_return)


def _crossings(present: GuidelineSupport) -> Iterator[_Crossing]:
    case = present.case
    for edge in formula_law(case.on).edges:
        yield _Crossing(BreakRule.K_BAND, partial(_over_edge, edge))
    yield _Crossing(BreakRule.EQUAL_TIME, _over_half)
    yield _Crossing(BreakRule.WHO_PAYS, _towards_second)
    threshold = threshold_for(case.on, case.choices.low_income_threshold).amount
    lowered = case.findings.low_income_support is not LowIncomeSupport.UNADJUSTED
    for index in (0, 1) if lowered else ():
        yield _Crossing(
            BreakRule.LOW_INCOME_THRESHOLD,
            partial(_over_threshold, threshold, index),
            partial(_pays, index),
        )
    for index, parent in enumerate(case.parents):
        if parent.hardship.amount is not None:
            yield _Crossing(BreakRule.HARDSHIP_LIMIT, partial(_within_limit, index))


def _over_edge(edge: Decimal, place: Place) -> Decimal:
    return place.presumed.base.formula.tn - edge


def _over_half(place: Place) -> Decimal:
    return place.setting.terms.first_time - _HALF


def _towards_second(place: Place) -> Decimal:
    """Return the first parent's net less that parent's time of both nets: its sign says who pays.

    It is the bracket of § 4055(a), which passes zero where the support does.
    """
    return place.presumed.nets[0] - place.setting.terms.first_time * sum(place.presumed.nets)


_CLAIMS = _Crossing(BreakRule.CLAIMS_MOVE, _over_half)
"""With more than half of the nights the other parent has the tax benefits of the children."""


def _over_threshold(threshold: Decimal, index: int, place: Place) -> Decimal:
    return place.presumed.nets[index] - threshold


def _pays(index: int, place: Place) -> bool:
    monthly = place.presumed.monthly
    return monthly < 0 if index else monthly > 0


def _within_limit(index: int, place: Place) -> Decimal:
    """Return the amount found for other children less the limit of § 4071(b) for them all."""
    parent = place.setting.case.parents[index]
    (item,) = [item for item in place.presumed.hardship if item.of == parent.name]
    return (parent.hardship.amount or Decimal(0)) - item.limit * item.children


def _roots(crossing: _Crossing, samples: _Samples, at: Axis) -> Iterator[Decimal]:
    """Yield where the figure passes zero strictly between the ends of the axis."""
    figures = [(value, crossing.of(place)) for value, place in samples]
    for before, (place, figure), after in zip(figures, figures[1:], figures[2:], strict=False):
        if not figure and before[1] * after[1] < 0:
            yield place
    for (low, at_low), (high, at_high) in itertools.pairwise(figures):
        if at_low * at_high < 0:
            yield _root(lambda value: crossing.of(at(value)), (low, at_low), (high, at_high))


def _root(
    figure: Callable[[Decimal], Decimal],
    low: tuple[Decimal, Decimal],
    high: tuple[Decimal, Decimal],
) -> Decimal:
    """Return where a figure passes zero between two places of unlike sign.

    False position with the Illinois rule: exact at the first guess where the figure is straight.
    A guess that brings the figure little nearer to zero, as where it jumps, is followed by halving.
    """
    (left, at_left), (right, at_right) = low, high
    nearest = min(abs(at_left), abs(at_right))
    way = at_left / (at_left - at_right)
    while True:  # pragma: no branch - left by its return
        guess = to_fact(left + way * (right - left))
        value = figure(guess)
        if abs(value) < _SETTLED or abs(right - left) < _CLOSE:
            return guess
        if value * at_right < 0:
            left, at_left = right, at_right
        else:
            at_left /= 2
        right, at_right = guess, value
        nearer = abs(value) < nearest * _HALF
        nearest = min(nearest, abs(value))
        way = at_left / (at_left - at_right) if nearer else _HALF
