"""What there is to count in a timeline: minutes as they pass, clock minutes, nights, half days."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import attrs

from guideline.custody.clock_changes import changes_between
from guideline.custody.schedules import Timeline
from guideline.custody.spans import CountedDays
from guideline.custody.stretches import Stretch, between, nights, split_at
from guideline.dates import months_after
from guideline.facts.times import MINUTES_IN_A_DAY, minute_of

_HALF_DAY = MINUTES_IN_A_DAY // 2


@attrs.frozen
class Tally:
    """What one child's timeline holds for each person, in a span.

    Attributes:
        days: The span.
        parents: The two parents.
        minutes: Minutes as they pass: an hour that the clock skips is none, one it repeats is two.
        clock_minutes: Minutes on the wall clock, where every day has 1,440.
        nights: Days whose last minute the child spends with the person.
        half_days: Half days under the convention of the published charts.
    """

    days: CountedDays
    parents: tuple[str, str]
    minutes: Counter[str]
    clock_minutes: Counter[str]
    nights: Counter[str]
    half_days: Counter[str]

    @property
    def lesser(self) -> int:
        """Which of the two parents has less clock time: the first or the second."""
        first, second = (self.clock_minutes[parent] for parent in self.parents)
        return 0 if first < second else 1

    @property
    def equal(self) -> bool:
        """Whether both have the same clock time."""
        return self.clock_minutes[self.parents[0]] == self.clock_minutes[self.parents[1]]

    def of_others(self, amounts: Counter[str]) -> int:
        """Return what belongs to neither parent."""
        return sum(amounts.values()) - sum(amounts[parent] for parent in self.parents)


@attrs.frozen
class MonthTally:
    """What one month holds for each person: minutes as they pass, and nights."""

    month: date
    minutes: Counter[str]
    nights: Counter[str]


def tally(line: Timeline) -> Tally:
    """Return what a timeline holds for each person."""
    clock: Counter[str] = Counter()
    slept: Counter[str] = Counter()
    for stretch in line.counted:
        clock[stretch.who] += stretch.minutes
    for stretch in line.lived:
        slept[stretch.who] += nights(stretch)
    return Tally(
        days=line.days,
        parents=line.parents,
        minutes=passing(line.counted, clock, line.days),
        clock_minutes=clock,
        nights=slept,
        half_days=_half_days(line),
    )


def passing(counted: Sequence[Stretch], clock: Counter[str], days: CountedDays) -> Counter[str]:
    """Return minutes as they pass: the clock's minutes, less those skipped, and repeated ones."""
    minutes = Counter(clock)
    if not days.typical:
        for change in changes_between(days.start, days.end):
            start, end = max(change.start, days.start), min(change.end, days.end)
            for stretch in between(counted, start, end):
                minutes[stretch.who] += change.times * stretch.minutes
    return minutes


def by_month(line: Timeline) -> tuple[MonthTally, ...]:
    """Return what each calendar month holds; nothing for a cycle without particular months."""
    if line.days.typical:
        return ()
    months = [line.days.first.replace(day=1)]
    while months[-1] <= line.days.through:
        months.append(months_after(months[0], len(months)))
    edges = [max(minute_of(months[0]), line.days.start), *map(minute_of, months[1:])]
    counted, lived = split_at(line.counted, edges), split_at(line.lived, edges)
    result = []
    for month, start, end, here, at_night in zip(
        months, edges, edges[1:], counted, lived, strict=False
    ):
        clock: Counter[str] = Counter()
        slept: Counter[str] = Counter()
        for stretch in here:
            clock[stretch.who] += stretch.end - stretch.start
        for stretch in at_night:
            slept[stretch.who] += nights(stretch)
        part = attrs.evolve(line.days, start=start, end=min(end, line.days.end))
        result.append(MonthTally(month, passing(here, clock, part), slept))
    return tuple(result)


def _half_days(line: Timeline) -> Counter[str]:
    """Return the half days of each person's stays.

    The first and the last stay, which the span cuts, count the nights inside it. In a cycle nothing
    is cut: its last stay goes on in its first.
    """
    stays = [(stretch.who, stretch.minutes, nights(stretch)) for stretch in line.lived]
    first, *inner, last = stays if len(stays) > 1 else [*stays, ("", 0, 0)]
    result: Counter[str] = Counter()
    for who, minutes, slept in inner:
        result[who] += half_days_of_stay(minutes, slept)
    if line.days.typical and first[0] == last[0]:
        result[first[0]] += half_days_of_stay(first[1] + last[1], first[2] + last[2])
    elif line.days.typical and last[0]:
        for who, minutes, slept in (first, last):
            result[who] += half_days_of_stay(minutes, slept)
    else:
        for who, _, slept in (first, last):
            result[who] += 2 * slept
    return +result


def half_days_of_stay(minutes: int, slept: int) -> int:
    """Return a stay in half days, to the nearest one: with a night at least two, else at least one.

    A weekend of 48 hours has four, an evening one, an overnight two, Friday evening to Monday
    morning five.
    """
    nearest = (2 * minutes + _HALF_DAY) // (2 * _HALF_DAY)
    return max(nearest, 2 if slept else 1)
