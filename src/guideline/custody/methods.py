"""The counting methods: each a small rule from what a timeline holds to each parent's share.

Fam. Code § 4055(b)(1)(D) speaks of the "approximate percentage of time" and says nothing about how
it is counted. Each rule returns the first parent's share of both parents' time, or ``None`` where
there is nothing to count.
"""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction

import attrs

from guideline.custody.tallies import Tally
from guideline.facts.custody_kinds import TimeshareMethod

HOURS_IN_A_YEAR = 8760
DAYS_IN_A_YEAR = 365
_HALF = Fraction(1, 2)


@attrs.frozen
class Method:
    """A counting method.

    Attributes:
        rule: From a tally to the first parent's share.
        counted: From a tally and a person to what the method counts.
        unit: What that is measured in.
        says: The rule in words.
        source: Where the method is known from.
    """

    rule: Callable[[Tally], Fraction | None]
    counted: Callable[[Tally, str], Fraction]
    unit: str
    says: str
    source: str


def by_hours(tally: Tally) -> Fraction | None:
    """Return the share of the hours that pass in the span.

    A spring day has 23 hours and an autumn day 25, counted for whoever has them. A cycle that is no
    particular fortnight has no clock change.

    Source: the words of § 4055(b)(1)(D), percentage of time.
    """
    return _part(tally, tally.minutes)


def by_overnights(tally: Tally) -> Fraction | None:
    """Return the share of the nights: the parent who has the child when the day ends has the night.

    A clock change moves no night.

    Source: common in agreements; no statute of California counts so.
    """
    return _part(tally, tally.nights)


def _part(tally: Tally, amounts: Counter[str]) -> Fraction | None:
    first, second = (amounts[parent] for parent in tally.parents)
    return Fraction(first, first + second) if first + second else None


def by_hours_8760(tally: Tally) -> Fraction | None:
    """Return hours a year over 8,760: the parent with less time has that part, the other the rest.

    Hours are those of the clock, so that a clock change counts nothing; a leap day is in the hours
    and not in the 8,760. Time that is left out lessens the 8,760. The lesser parent never has more
    than half.

    Source: the state calculator's convention, as a local agency's procedure for 2026 describes it.
    """
    return _of_lesser(tally, hours_a_year, HOURS_IN_A_YEAR)


def by_half_days(tally: Tally) -> Fraction | None:
    """Return days a year over 365, counted by stays: the lesser parent's stays, the other the rest.

    Each stay counts to the nearest half day of clock time; one with a night at least a day, any
    other at least half a day; one that the span cuts, the nights inside it. Hours at school or in
    day care end no stay. A clock change counts nothing. The lesser parent never has more than half.

    Source: inferred from published timeshare charts, which print no rule.
    """
    return _of_lesser(tally, days_a_year, DAYS_IN_A_YEAR)


def _of_lesser(
    tally: Tally, a_year: Callable[[Tally, str], Fraction], whole: int
) -> Fraction | None:
    if not any(tally.clock_minutes[parent] for parent in tally.parents):
        return None
    if tally.equal:
        return _HALF
    others = [who for who in tally.clock_minutes if who not in tally.parents]
    left = whole - sum((a_year(tally, who) for who in others), Fraction(0))
    counted = a_year(tally, tally.parents[tally.lesser])
    if left <= 0 and not counted:  # others have the whole year, as it is counted
        return None
    part = min(counted / left, _HALF) if left > 0 else _HALF
    return part if tally.lesser == 0 else 1 - part


def hours_a_year(tally: Tally, who: str) -> Fraction:
    """Return somebody's clock hours in a year of the span."""
    return Fraction(tally.clock_minutes[who], 60) / tally.days.years


def days_a_year(tally: Tally, who: str) -> Fraction:
    """Return somebody's days in a year of the span, by stays; the greater parent's are the rest."""
    if who in tally.parents and tally.parents.index(who) != tally.lesser:
        others = [name for name in tally.half_days if name != who]
        return DAYS_IN_A_YEAR - sum((days_a_year(tally, name) for name in others), Fraction(0))
    return Fraction(tally.half_days[who], 2) / tally.days.years


def by_whole_percent_hours(tally: Tally) -> Fraction | None:
    """Return hours a year over 8,760, the lesser parent's to the whole percent, half up.

    A clock change counts nothing, as in the 8,760.

    Source: a local agency's procedure for 2026, where 1,248 hours are 14 percent.
    """
    return _whole_percent(tally, by_hours_8760(tally))


def by_whole_percent_days(tally: Tally) -> Fraction | None:
    """Return days a year over 365 by stays, the lesser parent's to the whole percent, half up.

    A clock change counts nothing, as in the half days.

    Source: published timeshare charts, which print whole percents.
    """
    return _whole_percent(tally, by_half_days(tally))


def _whole_percent(tally: Tally, part: Fraction | None) -> Fraction | None:
    """Return the lesser parent's share to the nearest percent, half up; the other has the rest."""
    if part is None:
        return None
    lesser = part if tally.lesser == 0 else 1 - part
    rounded = Fraction(int(lesser * 100 + _HALF), 100)
    return rounded if tally.lesser == 0 else 1 - rounded


def _hours(tally: Tally, who: str) -> Fraction:
    return Fraction(tally.minutes[who], 60)


def _nights(tally: Tally, who: str) -> Fraction:
    return Fraction(tally.nights[who])


METHODS: dict[TimeshareMethod, Method] = {
    TimeshareMethod.HOURS: Method(
        by_hours,
        _hours,
        "hours",
        "hours as they pass in the span, over both parents' hours",
        "the words of § 4055(b)(1)(D), percentage of time",
    ),
    TimeshareMethod.HOURS_8760: Method(
        by_hours_8760,
        hours_a_year,
        "hours a year",
        "the lesser parent's clock hours a year over 8,760; the other parent has the rest",
        "the state calculator's convention, as a local agency's procedure for 2026 describes it",
    ),
    TimeshareMethod.OVERNIGHTS: Method(
        by_overnights,
        _nights,
        "nights",
        "nights, by who has the child when the day ends, over both parents' nights",
        "common in agreements; no statute of California counts so",
    ),
    TimeshareMethod.HALF_DAYS: Method(
        by_half_days,
        days_a_year,
        "days a year",
        "the lesser parent's stays in half days, a year of 365 days: a weekend 2, an evening half, "
        "an overnight 1",
        "inferred from published timeshare charts, which print no rule",
    ),
    TimeshareMethod.WHOLE_PERCENT_HOURS: Method(
        by_whole_percent_hours,
        hours_a_year,
        "hours a year",
        "hours over 8,760, the lesser parent's rounded to the whole percent",
        "a local agency's procedure for 2026, where 1,248 hours are 14 percent",
    ),
    TimeshareMethod.WHOLE_PERCENT_DAYS: Method(
        by_whole_percent_days,
        days_a_year,
        "days a year",
        "stays in half days over 365, the lesser parent's rounded to the whole percent",
        "published timeshare charts, which print whole percents",
    ),
}
