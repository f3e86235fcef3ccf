"""Base support along an axis of one fact: an income, or the time, with all else as it is.

Along an income the time does not move, and the other parent's net income moves only where both
parents have a child for half of the time, since then the larger income decides who claims it. What
does not move is worked out once.
"""

from collections.abc import Callable
from decimal import Decimal

import attrs

from guideline.errors import InvalidFacts
from guideline.facts.case import Case
from guideline.facts.checks import problems
from guideline.law.tables import Version
from guideline.study.varied import with_income, with_time
from guideline.support.net import nets_of
from guideline.support.presumed import PresumedSupport, presumed_support
from guideline.support.setting import Setting, setting_of

_HALF = Decimal("0.5")


@attrs.frozen
class Place:
    """A case on an axis, and what the guideline presumes for it."""

    setting: Setting
    presumed: PresumedSupport


Axis = Callable[[Decimal], Place]
"""From a value to the place that has it; it raises what ``gl.calculate`` raises of such a case."""


def time_axis(case: Case, california: Version | None) -> Axis:
    """Return the axis of the first parent's share of the time."""

    def at(share: Decimal) -> Place:
        varied = _checked(with_time(case, share))
        return _place(setting_of(varied, california))

    return at


def income_axis(case: Case, index: int, california: Version | None) -> Axis:
    """Return the axis of one parent's income a month, as ``with_income`` gives it."""
    here = setting_of(case, california)
    nights = here.times.first_by_night
    other = here.net_incomes.parents[1 - index]
    known = {} if _HALF in nights else {other.of: other}

    def at(monthly: Decimal) -> Place:
        varied = _checked(with_income(case, index, monthly))
        nets = nets_of(varied, nights, california, known)
        first, second = (income.monthly_net_disposable_income for income in nets.parents)
        moved = attrs.evolve(here, case=varied, net_incomes=nets, incomes=(first, second))
        return _place(moved)

    return at


def _checked(case: Case) -> Case:
    if found := problems(case):
        raise InvalidFacts(found)
    return case


def _place(setting: Setting) -> Place:
    return Place(setting, presumed_support(setting))
