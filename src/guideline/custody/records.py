"""The finished worksheets of a timeshare: what each method makes of each child's time."""

from datetime import date
from decimal import Decimal

import attrs

from guideline.citations import fam
from guideline.custody.spans import SpanKind
from guideline.facts.custody_kinds import TimeshareMethod
from guideline.figures import COUNT, DATE, FACTOR, HOURS, SHARE, TEXT
from guideline.notices import Notice
from guideline.worksheets import line, worksheet

TIME = fam("4055(b)(1)(D)")


@worksheet
class CountedTime:
    """Time with a child, Fam. Code § 4055(b)(1)(D)."""

    of: str
    parent: str = line("Parent", TIME, unit=TEXT)
    child: str = line("Child", TIME, unit=TEXT)
    hours: Decimal | None = line("Hours in the span", TIME, unit=HOURS)
    overnights: int | None = line("Nights in the span", TIME, unit=COUNT)
    counted: Decimal | None = line("What the method counts", TIME, unit=FACTOR)
    share: Decimal | None = line("Time compared with the other parent", TIME, unit=SHARE)


@worksheet
class CountedChild:
    """Time with others than the parents."""

    of: str
    left_out: Decimal | None = line(
        "Hours with others than the parents, left out", TIME, unit=HOURS
    )
    parents: tuple[CountedTime, ...]


@worksheet
class AveragedTime:
    """Time averaged over the children, Fam. Code § 4055(b)(1)(D)."""

    of: str
    share: Decimal | None = line("Average of the percentages over the children", TIME, unit=SHARE)


@worksheet
class MethodCount:
    """Counting method."""

    method: TimeshareMethod = line("Counting method", TIME, unit=TEXT)
    rule: str = line("What it counts", TIME, unit=TEXT)
    source: str = line("Where the method is known from", unit=TEXT)
    unit: str = line("Unit of what it counts", unit=TEXT)
    children: tuple[CountedChild, ...]
    average: tuple[AveragedTime, ...]


@attrs.frozen(kw_only=True)
class MonthTime:
    """One parent's time with one child in one calendar month.

    Attributes:
        month: The month's first day.
        child: The child.
        parent: The parent.
        hours: Hours as they pass.
        overnights: Nights.
    """

    month: date
    child: str
    parent: str
    hours: Decimal
    overnights: int


@worksheet
class TimeCount:
    """Time counted from the custody schedule, Fam. Code § 4055(b)(1)(D).

    ``kind`` is how the span came about, ``methods`` what each method makes of it, ``months`` a
    count month by month where the span has particular months.
    """

    first: date = line("First day counted", TIME, unit=DATE)
    through: date = line("Last day counted", TIME, unit=DATE)
    kind: SpanKind
    span: str = line("Why these days", unit=TEXT)
    hours: Decimal = line("Hours in the span", unit=HOURS)
    methods: tuple[MethodCount, ...]
    months: tuple[MonthTime, ...]
    notices: tuple[Notice, ...]

    def by(self, method: TimeshareMethod | str) -> MethodCount:
        """Return what one method makes of the time."""
        return next(count for count in self.methods if count.method == method)
