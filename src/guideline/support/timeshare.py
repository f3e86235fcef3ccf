"""H%: the time that each parent has primary physical responsibility for the children."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from guideline.amounts import Amount, like, total
from guideline.citations import fam
from guideline.errors import Problem
from guideline.facts.case import Case
from guideline.figures import SHARE, TEXT, percent
from guideline.notices import Notice, NoticeId
from guideline.worksheets import line, worksheet

if TYPE_CHECKING:
    from guideline.custody.of_case import CaseTime


ENTERED, BY_DEFAULT = "entered", "default proceeding, § 4055(b)(6)"
"""Where the time comes from, if it is not counted from a custody schedule."""


@worksheet
class ChildTime:
    """Time with one child, Fam. Code § 4055(b)(1)(D)."""

    of: str
    parent: str = line("Parent", fam("4055(b)(1)(D)"), unit=TEXT)
    share: Decimal = line("Share of the time with this child", fam("4055(b)(1)(D)"), unit=SHARE)


@worksheet
class ParentTime:
    """Time of primary physical responsibility, Fam. Code § 4055(b)(1)(D)."""

    of: str
    average: Decimal = line(
        "Share of the time, averaged over the children", fam("4055(b)(1)(D)"), unit=SHARE
    )
    source: str = line("Where it comes from", fam("4055(b)(1)(D)"), unit=TEXT)


@attrs.frozen
class Timeshare:
    """Each parent's time, on average and by child.

    Attributes:
        parents: Each parent's average, in the order listed.
        children: Each child's time with each parent, where it differs between children.
        first_by_child: The first parent's share of each child's time.
        counted: How the time was counted, where it comes from a custody schedule.
    """

    parents: tuple[ParentTime, ...]
    children: tuple[ChildTime, ...]
    first_by_child: tuple[Decimal, ...]
    counted: "CaseTime | None" = None

    @property
    def first_by_night(self) -> tuple[Decimal, ...]:
        """The first parent's share of each child's nights, or of its time if none are counted."""
        return self.counted.first_by_night if self.counted is not None else self.first_by_child

    @property
    def differs(self) -> bool:
        """Whether the arrangements differ between children."""
        return bool(self.children)


def average_time(shares: tuple[Amount, ...]) -> Amount:
    """Return the average of one parent's shares of the children's time, § 4055(b)(1)(D)."""
    return total(shares) / like(len(shares), shares[0])


def timeshare(case: Case) -> Timeshare:
    """Return each parent's share of the time: entered, counted, or by default, § 4055(b)(6)."""
    counted = _counted(case)
    if counted is not None:
        source = f"counted from the custody schedule by {counted.count.method}"
        by_child = [(first, 1 - first) for first in counted.first_by_child]
    else:
        default = case.findings.default_proceeding
        source = ENTERED if default is None else BY_DEFAULT
        by_child = [_times_of(case, index) for index in range(len(case.children))]
    first = tuple(times[0] for times in by_child)
    average = average_time(first)
    names = [parent.name for parent in case.parents]
    shares = zip(names, (average, 1 - average), strict=True)
    return Timeshare(
        parents=tuple(ParentTime(of=name, average=part, source=source) for name, part in shares),
        children=_child_times(case, names, by_child) if len(set(first)) > 1 else (),
        first_by_child=first,
        counted=counted,
    )


def has_schedule(case: Case) -> bool:
    """Return whether any child's time is counted from a custody schedule."""
    return any(
        child.custody is not None or (child.time is None and case.custody is not None)
        for child in case.children
    )


def schedule_problems(case: Case) -> tuple[Problem, ...]:
    """Return everything about a case's custody schedules that cannot be."""
    if not has_schedule(case):
        return ()
    from guideline.custody import of_case

    return of_case.schedule_problems(case)


def _counted(case: Case) -> "CaseTime | None":
    """Return the time counted from custody schedules, where the case has any."""
    if not has_schedule(case):
        return None
    from guideline.custody.of_case import time_of_case

    return time_of_case(case)


def _times_of(case: Case, index: int) -> tuple[Decimal, Decimal]:
    """Return each parent's share of one child's time; zero for the noncustodial in a default.

    § 4055(b)(6) sets H% at zero where the noncustodial parent is the high earner and at 100 where
    the custodial parent is: either way the noncustodial parent's time is zero.
    """
    default, time = case.findings.default_proceeding, case.children[index].time
    if default is not None:
        first, second = (Decimal(each.name != default.noncustodial) for each in case.parents)
        return first, second
    first, second = ((time or {})[parent.name] for parent in case.parents)
    return first, second


def _child_times(
    case: Case, names: list[str], by_child: list[tuple[Decimal, Decimal]]
) -> tuple[ChildTime, ...]:
    return tuple(
        ChildTime(of=child.name, parent=name, share=part)
        for child, times in zip(case.children, by_child, strict=True)
        for name, part in zip(names, times, strict=True)
    )


def time_notices(case: Case, times: Timeshare) -> Iterator[Notice]:
    """Yield that a default set the time, or that it differs between children."""
    default = case.findings.default_proceeding
    if default is not None:
        yield Notice(
            id=NoticeId.DEFAULT_TIME,
            decides=True,
            text=f"No time was in evidence. In a default {default.noncustodial}'s time counts as "
            "zero.",
            cites=(fam("4055(b)(6)"),),
        )
    if times.counted is not None:
        yield _method_notice(times.counted, case.parents[0].name)
        yield from times.counted.span.notices
    if times.differs:
        yield Notice(
            id=NoticeId.DIFFERENT_TIME,
            decides=True,
            text="The parents' time differs between the children: H% is the average. Different "
            "time-sharing is also a circumstance in which the court may order another amount.",
            cites=(fam("4055(b)(1)(D)"), fam("4057(b)(6)(A)")),
        )


def _method_notice(counted: "CaseTime", first: str) -> Notice:
    """Return how the time was counted, and what the other methods make of it."""
    shares = sorted({share for share in counted.others.values() if share is not None})
    spread = " to ".join(percent(share) for share in dict.fromkeys((shares[0], shares[-1])))
    return Notice(
        id=NoticeId.TIMESHARE_METHOD,
        decides=True,
        text=f"The custody schedule is counted by {counted.count.method}: {counted.count.rule}. "
        f"The statute does not say how time is counted; the other methods give {first} {spread} "
        "of it.",
        cites=(fam("4055(b)(1)(D)"),),
    )
