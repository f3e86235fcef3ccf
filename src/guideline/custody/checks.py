"""What a custody schedule must be for itself, before it is written out over a span.

Every problem found is told with its place. An entry with a problem is left out of the writing out,
so that the overlaps and gaps of the others can be told in the same error.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from guideline.amounts import repeat
from guideline.custody.patterns import (
    ASSUMED,
    OF_MONTH,
    ROTATIONS,
    TWO_WEEKS,
    WEEKEND_HOURS,
    WEEKENDS,
    length,
    starts_at,
    weekday_name,
    weekend_weekday,
)
from guideline.custody.spans import FIRST_YEAR, LAST_YEAR
from guideline.dates import WEEKS_IN_A_YEAR
from guideline.errors import Problem
from guideline.facts.custody import (
    NOBODY,
    SCHEDULE,
    Custody,
    Pattern,
)
from guideline.facts.custody_kinds import LayerName, PatternKind

_LONGEST_SPAN = 10 * 366
_FIFTH = 5

_Entry = TypeVar("_Entry")
Checked = list[tuple[str, _Entry]]
"""Entries without problems, each with its place in the file."""


def sound(
    entries: Sequence[_Entry],
    where: str,
    check: Callable[[_Entry], Iterator[Problem]],
    problems: list[Problem],
) -> "Checked[_Entry]":
    """Return the entries without problems, and add the problems of the others to ``problems``."""
    result = []
    for index, entry in enumerate(entries):
        place = f"{where}[{index}]"
        found = [problem.at(place) for problem in check(entry)]
        problems += found
        if not found:
            result.append((place, entry))
    return result


def unknown_parents(
    named: Sequence[tuple[str, str | None]], parents: Sequence[str]
) -> Iterator[Problem]:
    """Yield a problem for each name that is no parent's."""
    for where, name in named:
        if name is not None and name not in parents:
            yield Problem(
                where, repeat(name), "no parent has this name", f"write {' or '.join(parents)}"
            )


def check_top(custody: Custody, parents: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong beside the layers: span, residence, priority."""
    yield from unknown_parents([("resides_with", custody.resides_with)], parents)
    if sorted(custody.priority) != sorted(LayerName):
        yield Problem(
            "priority",
            ", ".join(custody.priority),
            "not each layer once",
            f"write {', '.join(LayerName)} in the order wanted",
        )
    weeks = sum(vacation.weeks or 0 for vacation in custody.vacations)
    if weeks > WEEKS_IN_A_YEAR:
        yield Problem("vacations", f"{weeks} weeks", "more than a year has", "write fewer")
    yield from check_days(custody.from_, custody.through)
    if custody.from_ is None and custody.through is not None:
        yield Problem("from", "", "missing beside through", "write the first day that is counted")
    yield from check_span(custody.from_, custody.through)


def check_span(first: date | None, last: date | None) -> Iterator[Problem]:
    """Yield a problem where a span is longer than is counted."""
    if first and last and (last - first).days >= _LONGEST_SPAN:
        yield Problem("through", str(last), "more than ten years", "count a shorter span")


def check_day_of(where: str, day: object) -> Iterator[Problem]:
    """Yield what is wrong with a day; one of every year, or none, is never wrong."""
    if isinstance(day, date) and not FIRST_YEAR <= day.year <= LAST_YEAR:
        yield Problem(
            where, str(day), "outside the years counted", f"write {FIRST_YEAR} to {LAST_YEAR}"
        )


def check_days(first: object, last: object, where: str = "from") -> Iterator[Problem]:
    """Yield what is wrong with a first day, which stands at ``where``, and a last one."""
    yield from check_day_of(where, first)
    yield from check_day_of("through", last)
    if isinstance(first, date) and isinstance(last, date) and last < first:
        yield Problem("through", str(last), f"before {first}, the first day", "mend one of them")


# ── patterns ─────────────────────────────────────────────────────────────────


def check_pattern(pattern: Pattern, parents: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with a pattern."""
    yield from unknown_parents([("parent", pattern.parent)], parents)
    yield from check_day_of("first", pattern.first)
    yield from _misplaced(pattern)
    if pattern.kind in ROTATIONS:
        yield from _check_rotation(pattern)
    elif pattern.kind is not PatternKind.ONE_PARENT:
        yield from _check_exchanges(pattern)


def _misplaced(pattern: Pattern) -> Iterator[Problem]:
    """Yield the keys that a pattern of this kind does not read."""
    rotates, whole = pattern.kind in ROTATIONS, pattern.kind is PatternKind.ONE_PARENT
    given: list[tuple[str, object, bool]] = [
        ("start", pattern.start, not rotates and not whole),
        ("end", pattern.end, not rotates and not whole),
        ("first", pattern.first, not whole and pattern.kind not in OF_MONTH),
        ("weekend_days", pattern.weekend_days, pattern.kind in WEEKENDS),
        ("weekend_of", pattern.weekend_of, pattern.kind in OF_MONTH),
        ("weeks", pattern.weeks or None, pattern.kind is PatternKind.WEEKENDS_OF_MONTH),
        ("blocks", pattern.blocks, pattern.kind is PatternKind.ROTATION),
        ("exchange", pattern.exchange, rotates),
    ]
    for where, value, belongs in given:
        if value is not None and not belongs:
            yield Problem(where, str(value), f"says nothing about {pattern.kind}", "leave it out")


def _check_rotation(pattern: Pattern) -> Iterator[Problem]:
    if pattern.first is None:
        yield _missing_first(pattern)
    if pattern.kind is PatternKind.ROTATION and pattern.blocks is None:
        yield Problem("blocks", "", "missing", 'write the days of each block, as in "2-2-5-5"')


def _missing_first(pattern: Pattern) -> Problem:
    return Problem(
        "first",
        "",
        f"missing: {pattern.kind} needs a day from which it repeats",
        f"write a day on which {pattern.parent}'s time starts",
    )


def _check_exchanges(pattern: Pattern) -> Iterator[Problem]:
    if pattern.kind not in ASSUMED:
        missing = [name for name in ("start", "end") if getattr(pattern, name) is None]
        for name in missing:
            yield Problem(name, "", "missing", 'write it as "Friday 18:00"')
        if missing:
            return
    yield from _check_length(pattern)
    yield from _check_weekend(pattern)
    if pattern.first is None:
        if pattern.kind in TWO_WEEKS:
            yield _missing_first(pattern)
    elif pattern.first.weekday() != starts_at(pattern).weekday:
        yield Problem(
            "first",
            str(pattern.first),
            f"a {weekday_name(pattern.first.weekday())}",
            f"write a {weekday_name(starts_at(pattern).weekday)} on which the pattern starts",
        )


def _check_length(pattern: Pattern) -> Iterator[Problem]:
    if pattern.weekend_days is not None:
        if pattern.weekend_days not in WEEKEND_HOURS:
            yield Problem(
                "weekend_days",
                str(pattern.weekend_days),
                "not a length known here",
                "write 2, 2.5 or 3, or start and end",
            )
        if pattern.end is not None:
            yield Problem("weekend_days", str(pattern.weekend_days), "beside end", "write one")
    elif length(pattern) <= 0:
        yield Problem(
            "end",
            f"{pattern.start} to {pattern.end}",
            "ends before it starts, or lasts no time",
            "write an end after the start, less than a week later; for whole weeks a rotation, "
            'such as "week_on_week_off"',
        )


def _check_weekend(pattern: Pattern) -> Iterator[Problem]:
    if pattern.kind is PatternKind.WEEKENDS_OF_MONTH and not pattern.weeks:
        yield Problem("weeks", "", "missing", "write which weekends of the month, as in [1, 3]")
    if any(not 1 <= week <= _FIFTH for week in pattern.weeks) or len(set(pattern.weeks)) < len(
        pattern.weeks
    ):
        yield Problem(
            "weeks",
            str(list(pattern.weeks)),
            "not weekends of a month",
            "write each of 1 to 5 once",
        )
    if pattern.weekend_of is not None and (
        (weekend_weekday(pattern) - starts_at(pattern).weekday) % 7 > 2  # noqa: PLR2004 - Friday to Sunday
    ):
        yield Problem(
            "weekend_of", pattern.weekend_of, "not a day of that weekend", 'write "Saturday"'
        )


def check_parents(parents: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with the two parents' names."""
    if len(parents) != 2:  # noqa: PLR2004 - time compares one parent with the other
        yield Problem(
            "parents", str(len(parents)), "time is compared between two parents", "write both"
        )
    elif parents[0] == parents[1]:
        yield Problem("parents", repeat(parents[0]), "both have this name", "name each once")
    for index, name in enumerate(parents):
        if name in {NOBODY, SCHEDULE}:
            yield Problem(
                f"parents[{index}]",
                repeat(name),
                "a word with a meaning of its own",
                "write another name",
            )
