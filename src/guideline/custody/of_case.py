"""The time of a case, counted by the method that it chooses."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, cast

import attrs

from guideline.custody.children import (
    ScheduledChild,
    children_of,
    common_days,
    parents_of,
    timelines,
)
from guideline.custody.counting import count_children
from guideline.custody.records import MethodCount, TimeCount
from guideline.errors import InvalidFacts, Problem
from guideline.facts.case import Case
from guideline.facts.custody import Custody, CustodyChild, CustodyFile
from guideline.facts.custody_kinds import TimeshareMethod


def schedule_problems(facts: CustodyFile | Case) -> tuple[Problem, ...]:
    """Return everything about the custody schedules of a file or a case that cannot be."""
    parents = parents_of(facts)
    found: tuple[Problem, ...] = ()
    try:
        children = children_of(facts)
    except InvalidFacts as error:
        children, found = cast("tuple[ScheduledChild, ...]", error.rest or ()), error.problems
    checks = (
        lambda: timelines(parents, children, facts.on, None),
        lambda: common_days(parents, children, facts.on),
    )
    return (*found, *(problem for check in checks for problem in _problems_of(check)))


def _problems_of(check: Callable[[], object]) -> tuple[Problem, ...]:
    """Return what a check refuses."""
    try:
        check()
    except InvalidFacts as error:
        return error.problems
    return ()


@attrs.frozen
class CaseTime:
    """A case's time, counted.

    Attributes:
        count: The worksheet of the method that the case chooses.
        first_by_child: The first parent's share of each child's time.
        first_by_night: The first parent's share of each child's nights, for the taxes that ask
            with whom a child lives; the share of time where it is written and not counted.
        others: The first parent's average share by each of the other methods.
        span: The whole count, whose span and notices go with it.
    """

    count: MethodCount
    first_by_child: tuple[Decimal, ...]
    first_by_night: tuple[Decimal, ...]
    others: dict[TimeshareMethod, Decimal | None]
    span: TimeCount


def time_of_case(case: Case) -> CaseTime:
    """Return a case's time, counted by the method that it chooses.

    Raises:
        InvalidFacts: A schedule cannot be, or the method finds nothing to count.
    """
    chosen = case.choices.timeshare_method
    whole = count_children(parents_of(case), children_of(case), case.on)
    count = whole.by(chosen)
    shares = [child.parents[0].share for child in count.children]
    found = tuple(share for share in shares if share is not None)
    if len(found) < len(shares):
        raise InvalidFacts([Problem("custody", str(chosen), "counts nothing", "count more days")])
    return CaseTime(
        count=count,
        first_by_child=found,
        first_by_night=_by_night(whole, found),
        others={
            other.method: other.average[0].share
            for other in whole.methods
            if other.method != chosen
        },
        span=attrs.evolve(cast("Any", whole), methods=(count,), months=()),
    )


def _by_night(whole: TimeCount, by_time: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """Return the first parent's share of each child's nights; of the time where there are none."""
    counts = whole.by(TimeshareMethod.OVERNIGHTS).children
    return tuple(
        time if child.parents[0].share is None else child.parents[0].share
        for child, time in zip(counts, by_time, strict=True)
    )


def custody_of_case(case: Case) -> CustodyFile:
    """Return the schedules of a case as a custody file; children with time as written have none."""
    return CustodyFile(
        parents=parents_of(case),
        children=tuple(
            CustodyChild(name=child.name, custody=child.time)
            for child in children_of(case)
            if isinstance(child.time, Custody)
        ),
        on=case.on,
    )
