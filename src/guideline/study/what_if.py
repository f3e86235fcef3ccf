"""What a change of one fact does to guideline support, and where its slope changes."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial

from guideline.amounts import exactly
from guideline.citations import fam
from guideline.errors import GuidelineError, NotInForce
from guideline.facts.case import Case
from guideline.figures import COUNT, DATE, SHARE, TEXT
from guideline.law.tables import Version, versions
from guideline.study.axes import income_axis, time_axis
from guideline.study.break_points import break_points
from guideline.study.break_rules import PROVISIONS, BreakRule
from guideline.study.varied import (
    guideline_case,
    least_income,
    own_income,
    under_law_of,
    with_another_child,
    with_income,
    with_time,
)
from guideline.support.guideline import GuidelineSupport, calculate
from guideline.worksheets import line, worksheet

_INCOME_STEP = Decimal(100)
_TIME_STEP = Decimal("0.01")
_LEAST_REACH = Decimal(10_000)
_SUPPORT_LAW = ("family_code/", "labor_code/")

Rules = Callable[[Case], GuidelineSupport]
"""From a case to its calculation."""


class ChangeKind(StrEnum):
    """Which fact is changed; income is net where the net was entered, otherwise gross."""

    MORE_NET_INCOME = "more_net_income"
    MORE_GROSS_INCOME = "more_gross_income"
    MORE_TIME = "more_time"
    ANOTHER_CHILD = "another_child"
    NEXT_LAW = "next_law"


@worksheet
class Change:
    """Guideline support with one fact changed."""

    of: str | None
    change: ChangeKind = line("What is changed", unit=TEXT)
    on: date | None = line("From the law of", unit=DATE)
    tax_year: int | None = line("With the taxes of", fam("4059(a)"), unit=COUNT)
    payor: str | None = line("Payor then", fam("4055(b)(5)"), unit=TEXT)
    monthly_support: Decimal | None = line("Child support a month then", fam("4055"))
    difference: Decimal | None = line("More than now; below zero, less", fam("4055"))
    why_not: str | None = line("Why there is no amount", unit=TEXT)


@worksheet
class IncomeBreak:
    """Monthly income at which the slope changes."""

    of: str
    at: Decimal = line("Income a month", fam("4058"))
    rule: BreakRule = line("Rule that makes it", unit=TEXT)
    provision: str = line("Its provision", unit=TEXT)


@worksheet
class TimeBreak:
    """Share of the time at which the slope changes."""

    of: str
    at: Decimal = line("Share of the time", fam("4055(b)(1)(D)"), unit=SHARE)
    rule: BreakRule = line("Rule that makes it", unit=TEXT)
    provision: str = line("Its provision", unit=TEXT)


@worksheet
class Sensitivity:
    """What would change guideline support."""

    payor: str | None = line("Payor", fam("4055(b)(5)"), unit=TEXT)
    monthly_support: Decimal = line("Guideline child support a month", fam("4055"))
    income_step: Decimal = line("More income a month", fam("4058"))
    time_step: Decimal = line("More time", fam("4055(b)(1)(D)"), unit=SHARE)
    changes: tuple[Change, ...]
    income_breaks: tuple[IncomeBreak, ...]
    time_breaks: tuple[TimeBreak, ...]


@exactly
def sensitivity(result: GuidelineSupport, *, california: Version | None = None) -> Sensitivity:
    """Return what a change of one fact does to guideline support, all other facts unchanged.

    $100 more income a month of each parent, one more percentage point of each parent's time,
    another child, and the next law that the tables know, with the taxes of its own year where the
    case names none and their tables are known; and where on each axis a rule changes the
    slope. Taxes that were entered as figures stay as entered. Incomes reach from nothing (or what
    does not vary) to twice the larger income, at least $10,000. Where the court found another
    amount, the guideline is studied.

    Args:
        result: What ``gl.calculate`` returned.
        california: California's figures from a parameter file, if the result was made with them.

    >>> import guideline as gl
    >>> result = gl.calculate(gl.read_case("examples/two_children.toml"))
    >>> change = gl.sensitivity(result).changes[0]
    >>> change.of, str(change.change), change.difference
    ('Petitioner', 'more_net_income', Decimal('38.40'))
    """
    rules = partial(calculate, california=california)
    present = rules(guideline_case(result.case))
    return Sensitivity(
        payor=present.payor,
        monthly_support=present.monthly_support,
        income_step=_INCOME_STEP,
        time_step=_TIME_STEP,
        changes=tuple(_changes(rules, present)),
        income_breaks=tuple(_income_breaks(present, california)),
        time_breaks=tuple(_time_breaks(present, california)),
    )


# ── one fact changed ─────────────────────────────────────────────────────────


def _changes(rules: Rules, present: GuidelineSupport) -> Iterator[Change]:
    case, first_time = present.case, present.times[0].average
    for index, parent in enumerate(case.parents):
        entered = parent.monthly_net_disposable_income is not None
        kind = ChangeKind.MORE_NET_INCOME if entered else ChangeKind.MORE_GROSS_INCOME
        more = with_income(case, index, own_income(parent) + _INCOME_STEP)
        yield _change(rules, present, more, kind, parent.name)
    for index, parent in enumerate(case.parents):
        moved = first_time - _TIME_STEP if index else first_time + _TIME_STEP
        if case.findings.default_proceeding is None and 0 <= moved <= 1:
            yield _change(rules, present, with_time(case, moved), ChangeKind.MORE_TIME, parent.name)
    yield _change(rules, present, with_another_child(case, first_time), ChangeKind.ANOTHER_CHILD)
    following = _next_law(present)
    if following is not None:
        under = _under_next_law(rules, present, following)
        yield _change(rules, present, under, ChangeKind.NEXT_LAW)


def _under_next_law(rules: Rules, present: GuidelineSupport, following: date) -> Case:
    """Return the case under the next law, with the taxes of that day's year.

    With those of the present one where the case names its tax year, and where no tables of the
    next are known.
    """
    if present.case.tax_year is None:
        whole = under_law_of(present.case, following, following.year)
        with suppress(NotInForce):
            rules(whole)
            return whole
    return under_law_of(present.case, following, present.tax_year)


def _change(
    rules: Rules, present: GuidelineSupport, case: Case, kind: ChangeKind, of: str | None = None
) -> Change:
    """Return one change: the amount, who pays it, and what the present payor pays more."""
    on = case.on if kind is ChangeKind.NEXT_LAW else None
    year = case.tax_year if on and any(income.taxes for income in present.incomes) else None
    try:
        then = rules(case)
    except GuidelineError as error:
        return Change(
            of=of,
            change=kind,
            on=on,
            tax_year=year,
            payor=None,
            monthly_support=None,
            difference=None,
            why_not=str(error),
        )
    from_present = -1 if then.payor not in {present.payor or then.payor, None} else 1
    return Change(
        of=of,
        change=kind,
        on=on,
        tax_year=year,
        payor=then.payor,
        monthly_support=then.monthly_support,
        difference=then.monthly_support * from_present - present.monthly_support,
        why_not=None,
    )


def _next_law(present: GuidelineSupport) -> date | None:
    """Return the next day on which a table of support that the result used says another thing."""
    starts = [
        row.start
        for used in present.tables
        if used.table.startswith(_SUPPORT_LAW)
        for row in versions(used.table)
        if row.start > present.on
    ]
    return min(starts, default=None)


# ── where the slope changes ──────────────────────────────────────────────────


def income_reach(case: Case) -> Decimal:
    """Return how far the income axes reach: twice the larger income, at least $10,000."""
    return max(_LEAST_REACH, *(2 * own_income(parent) for parent in case.parents))


def _income_breaks(present: GuidelineSupport, california: Version | None) -> Iterator[IncomeBreak]:
    case = present.case
    for index, parent in enumerate(case.parents):
        places = {least_income(parent), own_income(parent), income_reach(case)}
        axis = income_axis(case, index, california)
        for point in break_points(present, axis, sorted(places)):
            yield IncomeBreak(
                of=parent.name, at=point.at, rule=point.rule, provision=PROVISIONS[point.rule]
            )


def _time_breaks(present: GuidelineSupport, california: Version | None) -> Iterator[TimeBreak]:
    case = present.case
    if case.findings.default_proceeding is not None:
        return
    name, places = case.parents[0].name, [Decimal(0), Decimal(1)]
    for point in break_points(present, time_axis(case, california), places):
        yield TimeBreak(of=name, at=point.at, rule=point.rule, provision=PROVISIONS[point.rule])
