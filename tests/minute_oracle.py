"""An independent counter of custody time: it walks the real minutes of a span, one by one.

It shares no code with the library: schedules are read straight from their facts, and California's
clock comes from the system's time zone data, minute by minute.
"""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from guideline.facts.custody import Custody, Pattern

DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
ZONE = ZoneInfo("America/Los_Angeles")
BLOCKS = {"week_on_week_off": "7-7", "rotation": None}
WEEK = timedelta(days=7)


def clock(text: str) -> timedelta:
    """Return a clock time as time since midnight."""
    hours, minutes = text.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


def midnight(day: date) -> datetime:
    """Return when a day starts."""
    return datetime.combine(day, time())


def of_pattern(pattern: Pattern, other: str, now: datetime) -> str | None:
    """Return who has a minute under one pattern."""
    kind = str(pattern.kind)
    if kind == "one_parent":
        return pattern.parent
    if pattern.start is None:
        assert pattern.first is not None
        blocks = [int(days) for days in (pattern.blocks or BLOCKS.get(kind) or kind).split("-")]
        blocks *= 2 if len(blocks) % 2 else 1
        since = now - midnight(pattern.first) - clock(pattern.exchange or "18:00")
        day = since // timedelta(days=1) % sum(blocks)
        taken = [index for index, days in enumerate(blocks) for _ in range(days)][day]
        return pattern.parent if taken % 2 == 0 else other
    assert pattern.end is not None
    (from_day, from_clock), (to_day, to_clock) = pattern.start.split(), pattern.end.split()
    weekday = DAYS.index(from_day.lower())
    lasts = timedelta(days=(DAYS.index(to_day.lower()) - weekday) % 7)
    lasts += clock(to_clock) - clock(from_clock)
    opened = midnight(now.date() - timedelta(days=(now.weekday() - weekday) % 7))
    opened += clock(from_clock)
    opened -= WEEK if opened > now else timedelta()
    if now >= opened + lasts:
        return None
    if kind in {"two_weekly", "alternate_weekends"}:
        assert pattern.first is not None
        return pattern.parent if (opened.date() - pattern.first).days // 7 % 2 == 0 else None
    if kind in {"weekends_1_3_5", "weekends_of_month"}:
        named = DAYS.index((pattern.weekend_of or from_day).lower())
        counted = opened.date() + timedelta(days=(named - weekday) % 7)
        weeks = pattern.weeks or (1, 3, 5)
        return pattern.parent if (counted.day + 6) // 7 in weeks else None
    return pattern.parent


def of_patterns(patterns: tuple[Pattern, ...], parents: tuple[str, str], now: datetime) -> str:
    """Return who has a minute under patterns, of which later ones win; nobody is empty."""
    for pattern in reversed(patterns):
        other = parents[1] if pattern.parent == parents[0] else parents[0]
        if who := of_pattern(pattern, other, now):
            return who
    return ""


def inside(first: object, last: object, now: datetime) -> bool:
    """Return whether a day lies between two days of every year."""
    today = f"{now:%m-%d}"
    a, b = str(first), str(last)
    return a <= today <= b if a <= b else today >= a or today <= b


def of_school(custody: Custody, now: datetime) -> str:
    """Return whose time a minute with a third party is, if not the schedule's."""
    for party in custody.third_parties:
        on_day = DAYS[now.weekday()] in [day.lower() for day in party.weekdays]
        since = now - midnight(now.date())
        if on_day and clock(party.start) <= since < clock(party.end):
            named = {"nobody": party.name, "schedule": ""}
            return named.get(party.credited_to, party.credited_to)
    return ""


def of_dates(custody: Custody, now: datetime) -> str:
    """Return who has a minute by a single day, or else by a vacation."""
    for day in sorted(custody.days, key=lambda entry: -entry.rank):
        last = midnight(day.through or day.date_) + clock(day.end)
        if midnight(day.date_) + clock(day.start) <= now < last:
            return day.parent
    for trip in sorted(custody.vacations, key=lambda entry: -entry.rank):
        assert isinstance(trip.from_, date)
        assert isinstance(trip.through, date)
        last = midnight(trip.through) + clock(trip.end)
        if midnight(trip.from_) + clock(trip.start) <= now < last:
            return trip.parent
    return ""


def of_holidays(custody: Custody, parents: tuple[str, str], now: datetime) -> str:
    """Return who has a minute of a holiday of this very day."""
    since = now - midnight(now.date())
    for feast in sorted(custody.holidays, key=lambda entry: -entry.rank):
        if feast.date_ == f"{now:%m-%d}" and clock(feast.start) <= since < clock(feast.end):
            odd = feast.odd_years or ""
            own = odd if now.year % 2 else parents[odd == parents[0]]
            late = feast.split is not None and since >= clock(feast.split)
            return parents[own == parents[0]] if late else own
    return ""


def of_seasons(custody: Custody, parents: tuple[str, str], now: datetime) -> str:
    """Return who has a minute of a season, if the season says so."""
    for season in custody.seasons:
        if inside(season.from_, season.through, now):
            return of_patterns(season.patterns, parents, now) or season.resides_with or ""
    return ""


def who(custody: Custody, parents: tuple[str, str], now: datetime) -> str:
    """Return who has a minute of the wall clock: third parties, then the layers from the top."""
    return (
        of_school(custody, now)
        or of_dates(custody, now)
        or of_holidays(custody, parents, now)
        or of_seasons(custody, parents, now)
        or of_patterns(custody.patterns, parents, now)
        or custody.resides_with
        or ""
    )


def count(custody: Custody, parents: tuple[str, str]) -> tuple[Counter[str], Counter[str]]:
    """Return the real minutes and the nights of each person in the schedule's span."""
    assert custody.from_ is not None
    assert custody.through is not None
    minutes: Counter[str] = Counter()
    nights: Counter[str] = Counter()
    now = midnight(custody.from_).replace(tzinfo=ZONE).astimezone(UTC)
    end = midnight(custody.through + timedelta(days=1)).replace(tzinfo=ZONE).astimezone(UTC)
    while now < end:
        wall = now.astimezone(ZONE).replace(tzinfo=None)
        minutes[who(custody, parents, wall)] += 1
        now += timedelta(minutes=1)
    day = custody.from_
    while day <= custody.through:
        nights[who(custody, parents, midnight(day) + timedelta(hours=23, minutes=59))] += 1
        day += timedelta(days=1)
    return minutes, nights
