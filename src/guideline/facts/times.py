"""Moments as a custody order writes them: a weekday and a clock time, a day of every year.

Each kind is text that its reader checks and that one function here reads into numbers. Weekdays
count from Monday, 0, as ``date.weekday`` does; clock times are minutes after midnight.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Annotated, NamedTuple

from guideline.facts.readers import read_day, wrong

MINUTES_IN_A_DAY = 1440
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])|24:00", re.ASCII)
_YEARLY = re.compile(r"(?P<month>[0-9]{2})-(?P<day>[0-9]{2})", re.ASCII)
_BLOCKS = re.compile(r"[1-9][0-9]?(-[1-9][0-9]?){0,27}", re.ASCII)
_MOMENT = re.compile(r"(?P<day>[0-9-]{10})[ T](?P<clock>[0-9:]{5})(:00)?", re.ASCII)
_A_LEAP_YEAR = 2000


class WeekMoment(NamedTuple):
    """A moment of every week: ``Friday 18:00``."""

    weekday: int
    clock: int


class NearMoment(NamedTuple):
    """A moment near a holiday: a clock time, and a weekday or a day if not the holiday's own."""

    weekday: int | None
    yearly: tuple[int, int] | None
    clock: int


# ── from text to numbers ─────────────────────────────────────────────────────


@lru_cache(maxsize=512)
def clock_minutes(text: str) -> int:
    """Return a clock time as minutes after midnight; ``24:00`` ends the day.

    Raises:
        InvalidFacts: It is not written as ``18:00``.
    """
    if not _CLOCK.fullmatch(text):
        raise wrong(text, "not a clock time", 'write it as "18:00"')
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes)


def _weekday_number(text: str) -> int:
    for number, name in enumerate(WEEKDAYS):
        if text.capitalize() in {name, name[:3]}:
            return number
    raise wrong(text, "not a weekday", 'write one such as "Friday"')


@lru_cache(maxsize=512)
def week_moment(text: str) -> WeekMoment:
    """Return a moment of every week, as in ``Friday 18:00``.

    Raises:
        InvalidFacts: It is not a weekday and a clock time.
    """
    weekday, _, clock = text.partition(" ")
    if not clock:
        raise wrong(text, "not a weekday and a clock time", 'write it as "Friday 18:00"')
    return WeekMoment(_weekday_number(weekday), clock_minutes(clock.strip()))


@lru_cache(maxsize=512)
def yearly_day(text: str) -> tuple[int, int]:
    """Return a day of every year as month and day, as in ``06-15``.

    Raises:
        InvalidFacts: It is no day of a year.
    """
    found = _YEARLY.fullmatch(text)
    try:
        if found:
            day = date(_A_LEAP_YEAR, int(found["month"]), int(found["day"]))
            return day.month, day.day
    except ValueError:
        pass
    raise wrong(text, "not a day of every year", 'write month and day as "06-15"')


@lru_cache(maxsize=512)
def near_moment(text: str) -> NearMoment:
    """Return a moment near a holiday: ``09:00``, ``Wednesday 18:00`` or ``12-24 12:00``.

    Raises:
        InvalidFacts: It is none of these.
    """
    first, _, clock = text.partition(" ")
    if not clock:
        return NearMoment(None, None, clock_minutes(first))
    if first[:1].isdigit():
        return NearMoment(None, yearly_day(first), clock_minutes(clock.strip()))
    moment = week_moment(text)
    return NearMoment(moment.weekday, None, moment.clock)


@lru_cache(maxsize=512)
def block_days(text: str) -> tuple[int, ...]:
    """Return the blocks of a rotation in days: ``2-2-5-5`` as ``(2, 2, 5, 5)``.

    Raises:
        InvalidFacts: It is not days joined by hyphens.
    """
    if not _BLOCKS.fullmatch(text):
        raise wrong(text, "not the blocks of a rotation", 'write days as in "2-2-5-5"')
    return tuple(int(part) for part in text.split("-"))


@lru_cache(maxsize=4096)
def wall_minute(text: str) -> int:
    """Return a moment on California's clock, as in ``2026-01-09 18:00``, as its minute.

    Raises:
        InvalidFacts: It is no such moment, or bears an offset from universal time.
    """
    found = _MOMENT.fullmatch(text)
    if not found:
        raise wrong(text, "not a moment", 'write California clock time, as in "2026-01-09 18:00"')
    return minute_of(read_day(found["day"]), clock_minutes(found["clock"]))


def day_in_year(month_and_day: tuple[int, int], year: int) -> date:
    """Return that day of a year; February 29 is March 1 in a year without it."""
    month, day = month_and_day
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, 3, 1)


# ── minutes on the wall clock ────────────────────────────────────────────────


def minute_of(day: date, clock: int = 0) -> int:
    """Return a moment as minutes on California's wall clock, counted from the year 1."""
    return day.toordinal() * MINUTES_IN_A_DAY + clock


def moment_of(minute: int) -> datetime:
    """Return the wall clock's date and time at a minute."""
    day, clock = divmod(minute, MINUTES_IN_A_DAY)
    return datetime.combine(date.fromordinal(day), datetime.min.time()) + timedelta(minutes=clock)


def hours_said(minutes: int) -> str:
    """Return minutes as a sentence tells them: whole hours, or hours with two decimals.

    >>> hours_said(29_760), hours_said(90)
    ('496', '1.50')
    """
    return f"{minutes / 60:,.2f}" if minutes % 60 else f"{minutes // 60:,}"


# ── how each is declared as a fact ───────────────────────────────────────────


def _read_with(parse: Callable[[str], object], example: str) -> Callable[[object], str]:
    """Return a reader of text that ``parse`` can read."""

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise wrong(value, "not text", f'write it in quotes, as in "{example}"')
        text = " ".join(value.split())
        parse(text)
        return text

    return read


Clock = Annotated[str, _read_with(clock_minutes, "18:00"), "18:00"]
"""A clock time: ``18:00``; ``24:00`` is the end of the day."""

Weekday = Annotated[str, _read_with(_weekday_number, "Friday"), "Friday"]
"""A weekday: ``Friday``."""

Weekly = Annotated[str, _read_with(week_moment, "Friday 18:00"), "Friday 18:00"]
"""A moment of every week: ``Friday 18:00``."""

Moment = Annotated[str, _read_with(wall_minute, "2026-01-09 18:00"), "2026-01-09 18:00"]
"""A moment on California's clock: ``2026-01-09 18:00``."""

Yearly = Annotated[str, _read_with(yearly_day, "06-15"), "06-15"]
"""A day of every year: ``06-15``."""

Near = Annotated[str, _read_with(near_moment, "Wednesday 18:00"), "Wednesday 18:00"]
"""A moment near a holiday: ``09:00`` on it, ``Wednesday 18:00`` beside it, or ``12-24 12:00``."""

Blocks = Annotated[str, _read_with(block_days, "2-2-5-5"), "2-2-5-5"]
"""The blocks of a rotation, in days: ``2-2-5-5``."""
