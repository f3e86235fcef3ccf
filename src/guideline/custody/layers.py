"""The layers over the base: seasons, breaks, holidays, vacations, days, and third parties.

Each function places the entries of one layer in a window of wall-clock minutes. An entry comes
with its place in the file, so that an overlap can be told, and with its rank within its layer.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import attrs

from guideline.custody.holidays import FRIDAY, MONDAY, holiday_date, observed_on
from guideline.custody.patterns import written_out
from guideline.custody.stretches import UNASSIGNED, Stretch, clipped, overlaid, who_has
from guideline.facts.custody import (
    Break,
    Holiday,
    Pattern,
    Season,
    SingleDay,
    Vacation,
)
from guideline.facts.times import (
    MINUTES_IN_A_DAY,
    NearMoment,
    clock_minutes,
    day_in_year,
    minute_of,
    near_moment,
    week_moment,
    yearly_day,
)

_NOON = 12 * 60


@attrs.frozen
class Window:
    """The span that is written out: wall-clock minutes, and the two parents."""

    start: int
    end: int
    parents: tuple[str, str]

    @property
    def years(self) -> range:
        """The calendar years that touch the window, and one on each side."""
        first = date.fromordinal(self.start // MINUTES_IN_A_DAY).year
        last = date.fromordinal(self.end // MINUTES_IN_A_DAY).year
        return range(first - 1, last + 2)

    def other(self, parent: str) -> str:
        """Return the other parent."""
        return self.parents[1] if parent == self.parents[0] else self.parents[0]


@attrs.frozen
class Placed:
    """One stretch of a layer, with the entry it comes from and its rank within the layer."""

    stretch: Stretch
    where: str
    rank: int = 0


# ── days, and whose turn it is ───────────────────────────────────────────────


def occurrences(
    first: date | str | None, last: date | str | None, window: Window
) -> Iterator[tuple[date, date]]:
    """Yield each first and last day of something given once by dates or yearly by days."""
    if isinstance(first, date) and isinstance(last, date):
        yield first, last
    elif isinstance(first, str) and isinstance(last, str):
        for year in window.years:
            begin, end = yearly_day(first), yearly_day(last)
            yield day_in_year(begin, year), day_in_year(end, year + (end < begin))


def turn(entry: Break | Holiday, year: int, window: Window) -> str:
    """Return whose year it is; where only odd or even years are given, the other has the rest."""
    if entry.parent is not None:
        return entry.parent
    own, others = entry.even_years, entry.odd_years
    if year % 2:
        own, others = others, own
    return own if own is not None else window.other(others or "")


def halves(start: int, middle: int, end: int, first: str, second: str) -> tuple[Stretch, Stretch]:
    """Return a period that changes hands in its middle."""
    return Stretch(start, middle, first), Stretch(middle, end, second)


# ── seasons ──────────────────────────────────────────────────────────────────


def base(patterns: Sequence[Pattern], resides_with: str | None, window: Window) -> list[Stretch]:
    """Return who has a window under patterns alone, where later ones stand over earlier ones."""
    whole = [Stretch(window.start, window.end, resides_with or UNASSIGNED)]
    for pattern in patterns:
        written = written_out(pattern, window.other(pattern.parent), window.start, window.end)
        whole = overlaid(whole, clipped(written, window.start, window.end))
    return whole


def placed_seasons(seasons: Sequence[tuple[str, Season]], window: Window) -> Iterator[Placed]:
    """Yield who has each season's part of the window, where the season says so."""
    for where, season in seasons:
        for first, last in occurrences(season.from_, season.through, window):
            part = Window(
                max(minute_of(first), window.start),
                min(minute_of(last, MINUTES_IN_A_DAY), window.end),
                window.parents,
            )
            if part.start < part.end:
                written = base(season.patterns, season.resides_with, part)
                for stretch in written:
                    if stretch.who != UNASSIGNED:
                        yield Placed(stretch, where, season.rank)


# ── breaks ───────────────────────────────────────────────────────────────────


def break_days(entry: Break, window: Window) -> Iterator[tuple[date, date]]:
    """Yield the first and last day of each occurrence of a break."""
    for dates in entry.dates:
        yield dates.from_, dates.through
    yield from occurrences(entry.from_, entry.through, window)


def placed_breaks(breaks: Sequence[tuple[str, Break]], window: Window) -> Iterator[Placed]:
    """Yield the breaks: by the year in which each starts, whole or halved."""
    for where, entry in breaks:
        for first, last in break_days(entry, window):
            start = minute_of(first, clock_minutes(entry.start))
            end = minute_of(last, clock_minutes(entry.end))
            whose = turn(entry, first.year, window)
            if not entry.split:
                yield Placed(Stretch(start, end, whose), where, entry.rank)
                continue
            middle = (start + end) // 2
            for half in halves(start, middle, end, whose, window.other(whose)):
                yield Placed(half, where, entry.rank)


# ── holidays ─────────────────────────────────────────────────────────────────


def holiday_days(entry: Holiday, window: Window) -> Iterator[date]:
    """Yield the days of a holiday: those written, or one in each year of the window.

    The day itself, by whose year turns are taken, wherever it is observed.
    """
    yield from entry.dates
    if isinstance(entry.date_, date):
        yield entry.date_
    for year in window.years:
        if entry.holiday is not None:
            day = holiday_date(entry.holiday, year)
            if day is not None:
                yield day
        elif isinstance(entry.date_, str):
            yield day_in_year(yearly_day(entry.date_), year)


def moment_near(day: date, moment: NearMoment, *, before: bool) -> int:
    """Return a moment near a holiday: on it, on a weekday before or after it, or on a date."""
    if moment.yearly is not None:
        found = (day_in_year(moment.yearly, day.year + step) for step in (-1, 0, 1))
        day = min(found, key=lambda near: abs(near - day))
    elif moment.weekday is not None:
        days = (day.weekday() - moment.weekday) % 7
        day += timedelta(days=-days if before else -days % 7)
    return minute_of(day, moment.clock)


def holiday_period(entry: Holiday, day: date) -> tuple[int, int]:
    """Return the first minute of a holiday's period, and the minute after its last."""
    return (
        moment_near(day, near_moment(entry.start), before=True),
        moment_near(day, near_moment(entry.end), before=False),
    )


def placed_holidays(
    holidays: Sequence[tuple[str, Holiday]], window: Window, below: Sequence[Stretch]
) -> Iterator[Placed]:
    """Yield the holidays: by the year of the day, divided at a clock time, or with the weekend."""
    for where, entry in holidays:
        for itself in holiday_days(entry, window):
            day = observed_on(itself, entry.observed)
            start, end = holiday_period(entry, day)
            if entry.with_weekend:
                stretch = _beside_weekend(day, start, end, below)
                if stretch.who and stretch.start < stretch.end:
                    yield Placed(stretch, where, entry.rank)
                continue
            whose = turn(entry, itself.year, window)
            if entry.split is None:
                yield Placed(Stretch(start, end, whose), where, entry.rank)
                continue
            middle = moment_near(day, near_moment(entry.split), before=False)
            for half in halves(start, middle, end, whose, window.other(whose)):
                yield Placed(half, where, entry.rank)


def _beside_weekend(day: date, start: int, end: int, below: Sequence[Stretch]) -> Stretch:
    """Return a holiday joined to the weekend beside it, with the parent who has that weekend.

    Who has the child at noon on Sunday has a Monday with it, at noon on Saturday a Friday; a
    holiday in the middle of the week has no weekend beside it and changes nothing.
    """
    if day.weekday() == MONDAY:
        noon = minute_of(day - timedelta(days=1), _NOON)
        return Stretch(noon, end, who_has(below, noon))
    if day.weekday() == FRIDAY:
        noon = minute_of(day + timedelta(days=1), _NOON)
        return Stretch(start, noon, who_has(below, noon))
    return Stretch(start, end, "")


# ── vacations and single days ────────────────────────────────────────────────


def placed_vacations(vacations: Sequence[tuple[str, Vacation]], window: Window) -> Iterator[Placed]:
    """Yield the vacations: by their dates, and weeks of each year where no other vacation is."""
    taken: list[Stretch] = []
    for where, entry in sorted(vacations, key=lambda placed: placed[1].weeks is not None):
        for stretch in _vacation(entry, window, taken):
            taken.append(stretch)
            yield Placed(stretch, where, entry.rank)


def _vacation(entry: Vacation, window: Window, taken: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield one entry's vacations; ``taken`` are those that stand already."""
    if entry.weeks is None:
        for first, last in occurrences(entry.from_, entry.through, window):
            start = minute_of(first, clock_minutes(entry.start))
            yield Stretch(start, minute_of(last, clock_minutes(entry.end)), entry.parent)
        return
    lasting = entry.weeks * 7 * MINUTES_IN_A_DAY
    for year in window.years:
        start = _exchange_from(entry, minute_of(day_in_year(yearly_day(entry.first), year)))
        for other in sorted(taken):
            if other.start < start + lasting and other.end > start:
                start = _exchange_from(entry, other.end)
        yield Stretch(start, start + lasting, entry.parent)


def _exchange_from(entry: Vacation, earliest: int) -> int:
    """Return the first exchange at or after a minute."""
    moment = week_moment(entry.exchange)
    day = date.fromordinal(-(-(earliest - moment.clock) // MINUTES_IN_A_DAY))
    return minute_of(day + timedelta(days=(moment.weekday - day.weekday()) % 7), moment.clock)


def placed_days(days: Sequence[tuple[str, SingleDay]]) -> Iterator[Placed]:
    """Yield the single days."""
    for where, entry in days:
        start = minute_of(entry.date_, clock_minutes(entry.start))
        end = minute_of(entry.through or entry.date_, clock_minutes(entry.end))
        yield Placed(Stretch(start, end, entry.parent), where, entry.rank)
