"""What the entries of each layer must be: seasons, breaks, holidays, and the rest."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

import attrs

from guideline.amounts import repeat
from guideline.custody.checks import check_day_of, check_days, check_pattern, unknown_parents
from guideline.custody.holidays import may_meet_weekend
from guideline.errors import Problem
from guideline.facts.custody import (
    NOBODY,
    SCHEDULE,
    Break,
    Holiday,
    Season,
    SingleDay,
    ThirdParty,
    Vacation,
)
from guideline.facts.times import clock_minutes

_MOST_WEEKS = 12


def check_season(season: Season, parents: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with a season, its patterns among it."""
    yield from unknown_parents([("resides_with", season.resides_with)], parents)
    yield from _check_same_kind(season.from_, season.through)
    for index, pattern in enumerate(season.patterns):
        for problem in check_pattern(pattern, parents):
            yield problem.at(f"patterns[{index}]")
    if season.resides_with is None and not season.patterns:
        yield Problem("", "", "changes nothing", "write resides_with or patterns")


def _check_same_kind(first: object, last: object) -> Iterator[Problem]:
    """Yield what is wrong with days given once or every year."""
    yield from check_days(first, last)
    if first is None or last is None:
        where, beside = ("from", "through") if first is None else ("through", "from")
        yield Problem(where, "", f"missing beside {beside}", "write both")
    elif type(first) is not type(last):
        yield Problem(
            "through",
            str(last),
            "not of the kind of the first day",
            "write both as dates, or both as days of every year",
        )


def check_turns(entry: Break | Holiday, parents: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with whose turn it is."""
    named = [(name, getattr(entry, name)) for name in ("parent", "odd_years", "even_years")]
    yield from unknown_parents(named, parents)
    with_weekend = isinstance(entry, Holiday) and entry.with_weekend
    ways = [
        entry.parent is not None,
        entry.odd_years is not None or entry.even_years is not None,
        with_weekend,
    ]
    if sum(ways) != 1:
        yield Problem(
            "parent",
            "",
            "nobody's turn" if not any(ways) else "more than one rule says whose turn it is",
            "write parent, or odd_years and even_years"
            + (", or with_weekend" if isinstance(entry, Holiday) else ""),
        )
    if entry.odd_years is not None and entry.odd_years == entry.even_years:
        yield Problem("even_years", entry.odd_years, "the same in odd years", "write parent")


def check_break(entry: Break, parents: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with a school break."""
    yield from check_turns(entry, parents)
    if entry.from_ is not None or entry.through is not None:
        yield from _check_same_kind(entry.from_, entry.through)
    elif not entry.dates:
        yield Problem("dates", "", "missing", "write from and through, or dates for each year")
    for index, dates in enumerate(entry.dates):
        for problem in check_days(dates.from_, dates.through):
            yield problem.at(f"dates[{index}]")
    same_day = entry.from_ is not None and entry.from_ == entry.through
    same_day = same_day or any(dates.from_ == dates.through for dates in entry.dates)
    if same_day:
        yield from _check_clocks(entry.start, entry.end)


def _check_clocks(start: str, end: str) -> Iterator[Problem]:
    if clock_minutes(end) <= clock_minutes(start):
        yield Problem(
            "end", f"{start} to {end}", "ends before it starts", "write an end after the start"
        )


def check_holiday(entry: Holiday, parents: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with a holiday; its period is checked where it is placed."""
    yield from check_turns(entry, parents)
    ways = [entry.holiday is not None, entry.date_ is not None, bool(entry.dates)]
    if sum(ways) != 1:
        yield Problem(
            "holiday", "", "none, or more than one, of holiday, date and dates", "write one of them"
        )
    yield from check_day_of("date", entry.date_)
    for index, day in enumerate(entry.dates):
        yield from check_day_of(f"dates[{index}]", day)
    if entry.with_weekend and entry.split is not None:
        yield Problem("split", entry.split, "beside with_weekend", "write one of them")
    if entry.with_weekend and entry.holiday and not may_meet_weekend(entry.holiday, entry.observed):
        yield Problem(
            "with_weekend",
            entry.holiday,
            "never on a Monday or a Friday",
            'write whose turn it is, with start and end, as in end = "Sunday 18:00"',
        )


def check_vacation(entry: Vacation, parents: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with a vacation."""
    yield from unknown_parents([("parent", entry.parent)], parents)
    if (entry.weeks is None) == (entry.from_ is None):
        yield Problem("weeks", "", "neither, or both, of weeks and from", "write one of them")
    elif entry.weeks is not None and not 1 <= entry.weeks <= _MOST_WEEKS:
        yield Problem("weeks", str(entry.weeks), "not so many weeks", "write 1 to 12")
    yield from _misplaced(entry)
    if entry.from_ is not None or entry.through is not None:
        yield from _check_same_kind(entry.from_, entry.through)
    if entry.from_ is not None and entry.from_ == entry.through:
        yield from _check_clocks(entry.start, entry.end)


def _misplaced(entry: Vacation) -> Iterator[Problem]:
    """Yield the keys of weeks beside dates, and those of dates beside weeks."""
    by_weeks = entry.weeks is not None
    names, kind = (("start", "end"), "weeks") if by_weeks else (("first", "exchange"), "dates")
    for name in names:
        value = getattr(entry, name)
        if value != getattr(attrs.fields(cast("Any", Vacation)), name).default:
            yield Problem(
                name, value, f"says nothing about a vacation by its {kind}", "leave it out"
            )


def check_day(entry: SingleDay, parents: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with a single day."""
    yield from unknown_parents([("parent", entry.parent)], parents)
    yield from check_days(entry.date_, entry.through, "date")
    if entry.through in {None, entry.date_}:
        yield from _check_clocks(entry.start, entry.end)


def check_third_party(entry: ThirdParty, parents: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with time with a third party."""
    if entry.credited_to not in {NOBODY, SCHEDULE}:
        yield from unknown_parents([("credited_to", entry.credited_to)], parents)
    if entry.name in parents:
        yield Problem("name", repeat(entry.name), "a parent's name", "name the third party")
    if entry.from_ is not None or entry.through is not None:
        yield from _check_same_kind(entry.from_, entry.through)
    elif not entry.weekdays:
        yield Problem("weekdays", "", "missing", "write weekdays, or from and through")
    if entry.weekdays or (entry.from_ is not None and entry.from_ == entry.through):
        yield from _check_clocks(entry.start, entry.end)
