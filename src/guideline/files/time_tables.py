"""The tables that ``guideline time`` prints."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from guideline.amounts import exactly
from guideline.custody.actual import DifferingTime, TimeComparison
from guideline.custody.records import MonthTime, TimeCount
from guideline.custody.spans import SpanKind
from guideline.explanation.grids import Grid
from guideline.figures import money
from guideline.files.time import TimeReport
from guideline.support.by_method import MethodSupport

_NOTHING = "-"


@exactly
def time_tables(report: TimeReport) -> tuple[Grid, ...]:
    """Return a report as tables: methods, average, support, months, and time in fact."""
    count, comparison = report.count, report.comparison
    span = _days(count)
    grids = [
        _method_grid(f"Time with each parent, {span} ({count.hours:,.2f} hours)", count),
        _average_grid(count),
    ]
    if report.support:
        grids.append(_support_grid(report.support))
    if comparison is not None:
        grids += _comparison_grids(comparison)
    if count.months:
        grids.append(_month_grid(count.months))
    return (*grids, _rules_grid(count))


def _days(count: TimeCount) -> str:
    """Return which days were counted; a cycle of weeks is no particular ones."""
    if count.kind is SpanKind.CYCLE:
        return count.span
    return f"{count.first} through {count.through}"


def _shown(hours: Decimal | None) -> str:
    return _NOTHING if hours is None else f"{hours:,.2f}"


def _percent(share: Decimal | None) -> str:
    """Return a share as a cell: always four decimals, so that the points stand in line."""
    return _NOTHING if share is None else f"{share * 100:.4f} %"


def _method_grid(title: str, count: TimeCount) -> Grid:
    rows = (
        (
            str(method.method),
            time.child,
            time.parent,
            _shown(time.hours),
            _NOTHING if time.overnights is None else str(time.overnights),
            _percent(time.share),
        )
        for method in count.methods
        for child in method.children
        for time in child.parents
    )
    header = ("Method", "Child", "Parent", "Hours", "Nights", "Share")
    return Grid(title, header, tuple(rows), frozenset({0, 1, 2}))


def _average_grid(count: TimeCount) -> Grid:
    names = tuple(average.of for average in count.methods[0].average)
    rows = (
        (str(method.method), *(_percent(average.share) for average in method.average))
        for method in count.methods
    )
    title = "Average over the children, Fam. Code § 4055(b)(1)(D)"
    return Grid(title, ("Method", *names), tuple(rows), frozenset({0}))


def _support_grid(support: Sequence[MethodSupport]) -> Grid:
    rows = (
        (
            str(each.method),
            _percent(each.h_percent),
            each.payor or _NOTHING,
            _NOTHING if each.monthly_support is None else money(each.monthly_support),
        )
        for each in support
    )
    title = f"Monthly support by method: {money(_hanging(support))} hang on it"
    return Grid(title, ("Method", "H%", "Payor", "Support"), tuple(rows), frozenset({0, 2}))


def _hanging(support: Sequence[MethodSupport]) -> Decimal:
    """Return the dollars a month between the methods that find support at all."""
    one = next((each.payor for each in support if each.payor), None)
    amounts = [  # what one parent pays, less than nothing where the other pays
        each.monthly_support if each.payor == one else -each.monthly_support
        for each in support
        if each.monthly_support is not None
    ]
    return max(amounts, default=Decimal(0)) - min(amounts, default=Decimal(0))


def _month_grid(months: Sequence[MonthTime]) -> Grid:
    rows = (
        (f"{each.month:%Y-%m}", each.child, each.parent, _shown(each.hours), str(each.overnights))
        for each in months
    )
    header = ("Month", "Child", "Parent", "Hours", "Nights")
    return Grid("Month by month", header, tuple(rows), frozenset({0, 1, 2}))


def _comparison_grids(comparison: TimeComparison) -> Iterator[Grid]:
    planned, actual = comparison.planned, comparison.actual
    span = _days(planned)
    rows = (
        (str(before.method), share.of, _percent(share.share), _percent(after.share))
        for before, in_fact in zip(planned.methods, actual.methods, strict=True)
        for share, after in zip(before.average, in_fact.average, strict=True)
    )
    header = ("Method", "Parent", "Planned", "In fact")
    yield Grid(f"Planned and in fact, {span}", header, tuple(rows), frozenset({0, 1}))
    yield Grid(
        f"Periods that differ, {_shown(comparison.differing_hours)} hours",
        ("Child", "From", "To", "Planned", "In fact", "Hours"),
        tuple(_difference(each) for each in comparison.differences),
        frozenset({0, 1, 2, 3, 4}),
    )


def _difference(each: DifferingTime) -> tuple[str, ...]:
    start, end = _moment(each.start), _moment(each.end)
    return each.child, start, end, each.planned, each.actual, _shown(each.hours)


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _rules_grid(count: TimeCount) -> Grid:
    rows = ((str(each.method), f"{each.rule}. From: {each.source}.") for each in count.methods)
    return Grid("What each method counts", ("Method", "Rule"), tuple(rows), frozenset({0, 1}))
