"""Where support begins to move at another rate, and the rule that makes it do so."""

import itertools
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache, partial

import attrs

from guideline.errors import GuidelineError
from guideline.facts.case import Case
from guideline.facts.kinds import FilingStatus
from guideline.law.family_code import formula_law, threshold_for
from guideline.study.break_rules import BreakRule
from guideline.study.credit_edges import CreditEdge, credit_edges
from guideline.study.varied import Vary, to_fact
from guideline.support.guideline import GuidelineSupport, calculate

_SETTLED = Decimal("1e-9")
_CLOSE = Decimal("1e-6")
_HALF = Decimal("0.5")
_GUESSES = 6
_NEAR = Decimal("0.01")  # dollars a month on each side of a place
_TURN = Decimal("0.0001")  # dollars of support for each dollar of income


Rules = Callable[[Case], GuidelineSupport]
"""From a case to its calculation."""


@attrs.frozen
class Break:
    """A point on an axis at which a rule begins or ceases to bite."""

    at: Decimal
    rule: BreakRule


@attrs.frozen
class _Crossing:
    """A figure of a finished calculation that passes zero where a rule begins or ceases."""

    rule: BreakRule
    of: Callable[[GuidelineSupport], Decimal]
    holds: Callable[[GuidelineSupport], bool] = lambda _: True


def break_points(
    present: GuidelineSupport, vary: Vary, places: list[Decimal], rules: Rules = calculate
) -> list[Break]:
    """Return the break points of support on an axis, in ascending order.

    Args:
        present: A calculation on the axis, from which the rules at work are known.
        vary: From a value on the axis to the case that has it.
        places: Ascending values, between each two of which every figure passes zero at most once:
            the ends, and what is known to turn in between.
        rules: ``gl.calculate``, with the California tables that it is to use.
    """
    at = cache(lambda value: rules(vary(value)))
    try:
        samples = [(place, at(place)) for place in places]
    except GuidelineError:  # no calculation at that end, so that nothing is known in between
        return []
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
    return sorted(set(found), key=lambda point: (point.at, point.rule))


def _turns(value: Decimal, at: Callable[[Decimal], GuidelineSupport]) -> bool:
    """Return whether the amount moves otherwise after a place than before it.

    A credit that is limited by the tax, or whose tax was entered as a figure, may move nothing.
    """
    before, here, after = (at(to_fact(value + side * _NEAR)) for side in (-1, 0, 1))
    turn = (_signed(after) - _signed(here)) - (_signed(here) - _signed(before))
    return abs(turn) > _TURN * _NEAR


def _signed(result: GuidelineSupport) -> Decimal:
    """Return unrounded support from the first parent; below zero, from the second."""
    if result.low_income is None:
        return Decimal(0)
    support = result.low_income.support
    return support if result.formula.from_first > 0 else -support


def _credits(present: GuidelineSupport) -> Iterator[_Crossing]:
    for index, parent in enumerate(present.case.parents):
        taxes = present.incomes[index].taxes
        if taxes is not None:
            for edge in credit_edges(taxes, parent.filing_status or FilingStatus.SINGLE):
                yield _Crossing(edge.rule, partial(_beyond, edge, index))


def _beyond(edge: CreditEdge, index: int, result: GuidelineSupport) -> Decimal:
    taxes = result.incomes[index].taxes
    return Decimal(0) if taxes is None else edge.beyond(taxes.whole_return)


def _crossings(present: GuidelineSupport) -> Iterator[_Crossing]:
    case = present.case
    for edge in formula_law(case.on).edges:
        yield _Crossing(BreakRule.K_BAND, partial(_over_edge, edge))
    yield _Crossing(BreakRule.EQUAL_TIME, _over_half)
    yield _Crossing(BreakRule.WHO_PAYS, _towards_second)
    threshold = threshold_for(case.on, case.choices.low_income_threshold).amount
    for index in (0, 1):
        yield _Crossing(
            BreakRule.LOW_INCOME_THRESHOLD,
            partial(_over_threshold, threshold, index),
            partial(_pays, index),
        )
    for index, parent in enumerate(case.parents):
        if parent.hardship.amount is not None:
            yield _Crossing(BreakRule.HARDSHIP_LIMIT, partial(_within_limit, index))


def _net(index: int, result: GuidelineSupport) -> Decimal:
    return result.counted[index].net_disposable_income


def _over_edge(edge: Decimal, result: GuidelineSupport) -> Decimal:
    return result.formula.tn - edge


def _over_half(result: GuidelineSupport) -> Decimal:
    return result.times[0].average - Decimal("0.5")


def _towards_second(result: GuidelineSupport) -> Decimal:
    """Return the first parent's net less that parent's time of both nets: its sign says who pays.

    It is the bracket of § 4055(a), which passes zero where the support does.
    """
    return _net(0, result) - result.times[0].average * result.formula.tn


def _over_threshold(threshold: Decimal, index: int, result: GuidelineSupport) -> Decimal:
    return _net(index, result) - threshold


def _pays(index: int, result: GuidelineSupport) -> bool:
    return result.payor == result.counted[index].of


def _within_limit(index: int, result: GuidelineSupport) -> Decimal:
    """Return the amount found for other children less the limit of § 4071(b) for them all."""
    parent = result.case.parents[index]
    (item,) = [item for item in result.hardship if item.of == parent.name]
    return (parent.hardship.amount or Decimal(0)) - item.limit * item.children


def _roots(
    crossing: _Crossing,
    samples: list[tuple[Decimal, GuidelineSupport]],
    at: Callable[[Decimal], GuidelineSupport],
) -> Iterator[Decimal]:
    """Yield where the figure passes zero strictly between the ends of the axis."""
    figures = [(place, crossing.of(result)) for place, result in samples]
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
    Where it jumps, halving closes in on the jump.
    """
    (left, at_left), (right, at_right) = low, high
    count = 0
    while True:  # pragma: no branch - left by its return
        way = at_left / (at_left - at_right) if count < _GUESSES else _HALF
        guess = to_fact(left + way * (right - left))
        value = figure(guess)
        if abs(value) < _SETTLED or abs(right - left) < _CLOSE:
            return guess
        if value * at_right < 0:
            left, at_left = right, at_right
        else:
            at_left /= 2
        right, at_right = guess, value
        count += 1
