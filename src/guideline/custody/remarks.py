"""What a reader of a timeshare must know: what was assumed, placed, chosen, or missing."""

from collections.abc import Iterator, Mapping

from guideline.citations import fam
from guideline.custody.layers import Window, break_days, holiday_days, placed_vacations
from guideline.custody.methods import METHODS
from guideline.custody.patterns import (
    ASSUMED,
    ASSUMED_EXCHANGE,
    OF_MONTH,
    ROTATIONS,
    weekday_name,
    weekend_weekday,
    written_out,
)
from guideline.custody.schedules import Timeline
from guideline.custody.spans import CountedDays, SpanKind, all_patterns
from guideline.custody.stretches import clipped
from guideline.custody.tallies import Tally
from guideline.facts.custody import Custody, Pattern
from guideline.facts.fields import changed
from guideline.facts.times import MINUTES_IN_A_DAY, WEEKDAYS, hours_said, moment_of
from guideline.notices import Notice, NoticeId

_FRIDAY, _SATURDAY = 4, 5
_TIME = (fam("4055(b)(1)(D)"),)


def remarks(
    schedules: Mapping[str, Custody], lines: Mapping[str, Timeline], tallies: Mapping[str, Tally]
) -> tuple[Notice, ...]:
    """Return the notices of all schedules, each told once; all three go by place in the file."""
    found = (
        notice
        for where, custody in schedules.items()
        for notice in _of_schedule(custody, lines[where], tallies[where])
    )
    return tuple(dict.fromkeys(found))


def _of_schedule(custody: Custody, line: Timeline, counts: Tally) -> Iterator[Notice]:
    yield from _span(line.days)
    yield from _assumed(custody)
    yield from _weekends(custody, line)
    yield from _placed(custody, line)
    yield from _undated(custody, line)
    yield from _left_out(counts)
    yield from _without_time(counts)


def _span(days: CountedDays) -> Iterator[Notice]:
    if days.kind is SpanKind.CYCLE:
        weeks = (days.end - days.start) // (7 * MINUTES_IN_A_DAY)
        yield _notice(
            NoticeId.TIME_SPAN,
            f"One full cycle of the schedule is counted: {weeks} "
            f"{'week' if weeks == 1 else 'weeks'}, no particular ones, so that no clock change "
            "falls into them and no months are told apart; write from and through for a count "
            "month by month.",
        )
    elif days.kind is SpanKind.CALENDAR_YEAR:
        yield _notice(
            NoticeId.TIME_SPAN,
            f"The calendar year {days.first.year} is counted. The schedule does not repeat by the "
            "year to the day, so another year can differ slightly.",
        )


def cycle_notice(two: CountedDays, four: CountedDays | None, *, dated: bool = False) -> Notice:
    """Return the notice of a full cycle of odd and even years, two or four of them.

    Args:
        two: The cycle of two years.
        four: The cycle of four, where it is counted.
        dated: Whether four cannot be counted, since something is dated in the two alone.
    """
    if four is not None:
        text = (
            f"Four years are counted, {four.first.year} to {four.through.year}: odd, even and leap "
            f"years give other figures than {two.first.year} and {two.through.year} alone."
        )
    else:
        why = (
            "what is written by dates leaves out others"
            if dated
            else "four years would give the same figures"
        )
        text = (
            f"The years {two.first.year} and {two.through.year} are counted, a full cycle of odd "
            f"and even years; {why}."
        )
    return _notice(NoticeId.TIME_SPAN, text)


def _assumed(custody: Custody) -> Iterator[Notice]:
    for pattern in all_patterns(custody):
        if pattern.kind in ROTATIONS:
            if pattern.exchange is None:
                yield _notice(
                    NoticeId.ASSUMED_EXCHANGES,
                    f"The pattern {pattern.kind} gives no exchange time: "
                    f"{ASSUMED_EXCHANGE} is taken.",
                )
        elif pattern.kind in ASSUMED and _lacks_times(pattern):
            start, end = ASSUMED[pattern.kind]
            taken = [
                f"start {start}" if pattern.start is None else "",
                f"end {end}" if pattern.end is None and pattern.weekend_days is None else "",
                f"{pattern.weekend_days} days" if pattern.weekend_days is not None else "",
            ]
            yield _notice(
                NoticeId.ASSUMED_EXCHANGES,
                f"The pattern {pattern.kind} does not give every exchange time: "
                f"{', '.join(part for part in taken if part)} is taken.",
            )


def _lacks_times(pattern: Pattern) -> bool:
    return pattern.start is None or pattern.end is None


def _weekends(custody: Custody, line: Timeline) -> Iterator[Notice]:
    """Yield a notice where counting weekends of the month by another weekday moves any of them."""
    days = line.days
    for pattern in all_patterns(custody):
        if pattern.kind not in OF_MONTH:
            continue
        chosen = weekend_weekday(pattern)
        named = WEEKDAYS[_SATURDAY if chosen == _FRIDAY else _FRIDAY]
        own, others = (
            clipped(written_out(each, "", days.start, days.end), days.start, days.end)
            for each in (pattern, changed(pattern, weekend_of=named))
        )
        if own != others:
            minutes = sum(each.minutes for each in others) - sum(each.minutes for each in own)
            yield _notice(
                NoticeId.WEEKEND_OF_MONTH,
                f"Weekends of the month are counted by their {weekday_name(chosen)}; by their "
                f"{named} the pattern {pattern.kind} has other weekends, with "
                f"{_more_or_less(minutes)}.",
            )


def _more_or_less(minutes: int) -> str:
    """Return by how many hours one count is more than another, in words."""
    if not minutes:
        return "as many hours"
    return f"{hours_said(abs(minutes))} hours {'less' if minutes < 0 else 'more'}"


def _placed(custody: Custody, line: Timeline) -> Iterator[Notice]:
    """Yield where vacation weeks without dates were placed, for each entry once."""
    window = Window(line.days.start, line.days.end, line.parents)
    entries = [(str(index), entry) for index, entry in enumerate(custody.vacations)]
    placed = list(placed_vacations(entries, window))
    for index, entry in enumerate(custody.vacations):
        inside = [
            each.stretch
            for each in placed
            if each.where == str(index) and clipped([each.stretch], line.days.start, line.days.end)
        ]
        if entry.weeks is not None and inside:
            weeks = "a week" if entry.weeks == 1 else f"{entry.weeks} weeks"
            starts = ", ".join(f"{moment_of(stretch.start):%Y-%m-%d %H:%M}" for stretch in inside)
            yield _notice(
                NoticeId.VACATION_PLACED,
                f"{entry.parent}'s vacation of {weeks} has no dates: it is placed from {starts}. "
                "Other weeks can change the figures.",
            )


def _undated(custody: Custody, line: Timeline) -> Iterator[Notice]:
    """Yield the breaks and holidays whose dates leave out a year that is counted."""
    for name, years in undated(custody, line.days, line.parents):
        yield _notice(
            NoticeId.NO_DATES_IN_YEAR,
            f"{name} has no dates that start in {', '.join(map(str, years))}: nothing is counted "
            "for it.",
        )


def undated(
    custody: Custody, days: CountedDays, parents: tuple[str, str]
) -> Iterator[tuple[str, list[int]]]:
    """Yield each break and holiday whose dates leave out a year of a span, and those years."""
    window = Window(days.start, days.end, parents)
    found: list[tuple[str, set[int]]] = []
    for entry in custody.breaks:
        if not isinstance(entry.from_, str):
            dated = {first.year for first, _ in break_days(entry, window)}
            found.append((entry.name, dated))
    for holiday in custody.holidays:
        name = holiday.name or holiday.holiday or holiday.date_ or holiday.dates[0]
        found.append((str(name), {day.year for day in holiday_days(holiday, window)}))
    for name, dated in found:
        missing = [
            year for year in range(days.first.year, days.through.year + 1) if year not in dated
        ]
        if missing:
            yield str(name), missing


def _left_out(counts: Tally) -> Iterator[Notice]:
    left = counts.of_others(counts.minutes)
    if left:
        names = sorted(who for who in counts.minutes if who not in counts.parents)
        yield _notice(
            NoticeId.THIRD_PARTY_TIME,
            f"{hours_said(left)} hours with others than the parents ({', '.join(names)}) are left "
            "out: the statute compares the parents with each other.",
        )


def _without_time(counts: Tally) -> Iterator[Notice]:
    """Yield each method that has nothing to compare, so that its share is left blank."""
    for name, method in METHODS.items():
        if method.rule(counts) is None:
            yield _notice(
                NoticeId.METHOD_WITHOUT_TIME,
                f"The method {name} finds no time of either parent to compare in what is counted: "
                "its share is left blank, and so is what follows from it.",
            )


def _notice(name: NoticeId, text: str) -> Notice:
    return Notice(id=name, decides=True, text=text, cites=_TIME)
