"""The children whose time is counted, the span they share, and each one's timeline."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

import attrs

from guideline.custody.schedules import Timeline, days_of, timeline
from guideline.custody.spans import CountedDays, SpanKind, common_cycle
from guideline.errors import InvalidFacts, Problem
from guideline.facts.case import Case
from guideline.facts.custody import Custody, CustodyFile
from guideline.facts.fields import changed
from guideline.notices import Notice

ALL_CHILDREN = "All children"

_BESIDE = ("parents", "on")
"""What stands beside the schedules of a file, and is told as it stands."""

Written = Mapping[str, Decimal]
"""A child's time written as shares, without a schedule."""


@attrs.frozen
class ScheduledChild:
    """A child, with a schedule or with shares written, and its place in the file."""

    name: str
    time: Custody | Written
    where: str


def parents_of(facts: CustodyFile | Case) -> tuple[str, ...]:
    """Return the parents' names, in the order listed."""
    if isinstance(facts, Case):
        return tuple(parent.name for parent in facts.parents)
    return facts.parents


def children_of(facts: CustodyFile | Case) -> tuple[ScheduledChild, ...]:
    """Return each child with its own schedule, its time as written, or everybody's schedule.

    Raises:
        InvalidFacts: A child has no schedule, or two have one name.
    """
    return _of_case(facts) if isinstance(facts, Case) else _of_file(facts)


def _of_case(case: Case) -> tuple[ScheduledChild, ...]:
    children = []
    for index, child in enumerate(case.children):
        where, time = f"children[{index}].custody", child.custody or child.time
        if time is None:
            where, time = "custody", case.custody
        if time is not None:
            children.append(ScheduledChild(child.name, time, where))
    if not any(isinstance(child.time, Custody) for child in children):
        raise InvalidFacts(
            [Problem("custody", "", "missing: no child has a schedule", "write [custody]")]
        )
    return tuple(children)


def _of_file(custody: CustodyFile) -> tuple[ScheduledChild, ...]:
    if not custody.children:
        if custody.custody is None:
            raise InvalidFacts(
                [
                    Problem(
                        "custody", "", "missing", "write [custody], or [[children]] with one each"
                    )
                ]
            )
        return (ScheduledChild(ALL_CHILDREN, custody.custody, "custody"),)
    problems: list[Problem] = []
    result: list[ScheduledChild] = []
    for index, child in enumerate(custody.children):
        where = f"children[{index}]"
        own = child.custody or custody.custody
        if own is None:
            problems.append(
                Problem(f"{where}.custody", "", "missing", "write it, or [custody] for all")
            )
            continue
        if child.name in [other.name for other in result]:
            problems.append(
                Problem(
                    f"{where}.name", child.name, "two children have this name", "name each once"
                )
            )
        place = f"{where}.custody" if child.custody else "custody"
        result.append(ScheduledChild(child.name, own, place))
    if problems:
        raise InvalidFacts(problems, rest=tuple(result))
    return tuple(result)


@attrs.frozen
class Counted:
    """The span that is counted, and the timeline of each schedule in it.

    Attributes:
        days: The span, the same for all children.
        lines: The timeline of each schedule, by its place in the file.
        notices: Why two years, or four, are counted.
    """

    days: CountedDays
    lines: dict[str, Timeline]
    notices: tuple[Notice, ...] = ()


def common_days(
    parents: Sequence[str], children: Sequence[ScheduledChild], on: date | None
) -> CountedDays | None:
    """Return the longest span that a child's schedule asks for; all children are counted over it.

    ``None`` where a schedule has problems with its span, which are told with its others.

    Raises:
        InvalidFacts: Two schedules give different days.
    """
    spans = [
        (child, days_of(child.time, parents, on))
        for child in children
        if isinstance(child.time, Custody)
    ]
    found = [(child, days) for child, days in spans if days is not None]
    given = {days: child for child, days in found if days.kind is SpanKind.GIVEN}
    if len(given) > 1:
        (one, first), (other, second) = list(given.items())[:2]
        raise InvalidFacts(
            [
                Problem(
                    f"{second.where}.from",
                    f"{other.first} to {other.through}",
                    f"{first.where} counts {one.first} to {one.through}",
                    "write the same days, so that the children can be averaged",
                )
            ]
        )
    if not found or len(found) < len(spans):
        return None
    if given:
        return next(iter(given))
    spans_asked = [days for _, days in found]
    if all(days.typical for days in spans_asked):
        return common_cycle(spans_asked)
    return max(spans_asked, key=lambda days: days.end - days.start)


def timelines(
    parents: Sequence[str],
    children: Sequence[ScheduledChild],
    on: date | None,
    days: CountedDays | None,
) -> dict[str, Timeline]:
    """Return the timeline of each schedule, by its place; children may share one."""
    lines: dict[str, Timeline] = {}
    problems: list[Problem] = []
    for child in children:
        if child.where in lines or not isinstance(child.time, Custody):
            continue
        try:
            lines[child.where] = timeline(child.time, parents, on, days)
        except InvalidFacts as error:
            problems += [
                problem if problem.where.startswith(_BESIDE) else problem.at(child.where)
                for problem in error.problems
            ]
    if problems:
        raise InvalidFacts(list(dict.fromkeys(problems)))
    return lines


_Facts = TypeVar("_Facts", CustodyFile, Case)


def with_span(facts: _Facts, first: date | None, through: date | None) -> _Facts:
    """Return a custody file or a case whose schedules are all counted over these days.

    Args:
        facts: The custody file or the case.
        first: The first day that is counted.
        through: The last day; ``None`` counts what the schedule asks for from the first day on.

    >>> import guideline as gl
    >>> custody = gl.read_custody("examples/custody/schedule.toml")
    >>> gl.count_time(gl.with_span(custody, date(2026, 7, 1), date(2026, 7, 31))).hours
    Decimal('744')
    """
    children = (
        changed(child, custody=_spanned(child.custody, first, through)) for child in facts.children
    )
    custody = _spanned(facts.custody, first, through)
    return changed(facts, custody=custody, children=tuple(children))


def _spanned(custody: Custody | None, first: date | None, through: date | None) -> Custody | None:
    return None if custody is None else changed(custody, from_=first, through=through)
