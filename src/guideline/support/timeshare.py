"""H%: the time that each parent has primary physical responsibility for the children."""

from collections.abc import Iterator
from decimal import Decimal

import attrs

from guideline.amounts import Amount, like, total
from guideline.citations import fam
from guideline.facts.case import Case
from guideline.notices import Notice, NoticeId
from guideline.worksheets import SHARE, TEXT, line, worksheet


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
    """

    parents: tuple[ParentTime, ...]
    children: tuple[ChildTime, ...]
    first_by_child: tuple[Decimal, ...]

    @property
    def differs(self) -> bool:
        """Whether the arrangements differ between children."""
        return bool(self.children)


def average_time(shares: tuple[Amount, ...]) -> Amount:
    """Return the average of one parent's shares of the children's time, § 4055(b)(1)(D)."""
    return total(shares) / like(len(shares), shares[0])


def timeshare(case: Case) -> Timeshare:
    """Return each parent's share of the time, as found or by the default rule of § 4055(b)(6)."""
    default = case.findings.default_proceeding
    source = "entered" if default is None else "default proceeding, § 4055(b)(6)"
    by_child = [_times_of(case, index) for index in range(len(case.children))]
    first = tuple(times[0] for times in by_child)
    average = average_time(first)
    names = [parent.name for parent in case.parents]
    shares = zip(names, (average, 1 - average), strict=True)
    return Timeshare(
        parents=tuple(ParentTime(of=name, average=part, source=source) for name, part in shares),
        children=_child_times(case, names, by_child) if len(set(first)) > 1 else (),
        first_by_child=first,
    )


def _times_of(case: Case, index: int) -> tuple[Decimal, ...]:
    """Return each parent's share of one child's time; zero for the noncustodial in a default.

    § 4055(b)(6) sets H% at zero where the noncustodial parent is the high earner and at 100 where
    the custodial parent is: either way the noncustodial parent's time is zero.
    """
    default, time = case.findings.default_proceeding, case.children[index].time
    if default is not None:
        return tuple(Decimal(parent.name != default.noncustodial) for parent in case.parents)
    return tuple((time or {})[parent.name] for parent in case.parents)


def _child_times(
    case: Case, names: list[str], by_child: list[tuple[Decimal, ...]]
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
    if times.differs:
        yield Notice(
            id=NoticeId.DIFFERENT_TIME,
            decides=True,
            text="The parents' time differs between the children: H% is the average. Different "
            "time-sharing is also a circumstance in which the court may order another amount.",
            cites=(fam("4055(b)(1)(D)"), fam("4057(b)(6)(A)")),
        )
