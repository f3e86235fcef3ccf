"""Guideline support: the whole calculation, from a case to its finished worksheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from guideline.amounts import exactly, to_cents
from guideline.citations import fam
from guideline.errors import InvalidFacts
from guideline.facts.case import Case
from guideline.facts.checks import problems
from guideline.facts.readers import wrong
from guideline.figures import COUNT, DATE, TEXT
from guideline.law.family_code import (
    end_ages,
    rebuttal_law,
)
from guideline.law.tables import Version, in_force
from guideline.law.used import DIGEST, TABLES
from guideline.notices import Notice
from guideline.support.allocation import ChildSupport
from guideline.support.children import allocate, allocation_notices
from guideline.support.disposable import NetDisposableIncome
from guideline.support.ends import EndOfSupport, end_notices, ends_of_support
from guideline.support.finding_checks import finding_problems, problems_beside
from guideline.support.formula import Formula, formula_notices
from guideline.support.low_income import (
    LowIncomeAdjustment,
    entitled,
    qualifies,
)
from guideline.support.presumed import PresumedSupport, presumed_notices, presumed_support
from guideline.support.said import NOT_CERTIFIED, cost_said, finding_said, low_income_said
from guideline.support.setting import Setting, setting_of
from guideline.support.statement import ParentStatement, statements
from guideline.support.timeshare import schedule_problems, time_notices
from guideline.worksheets import line, worksheet

if TYPE_CHECKING:  # loaded by the cases that have them
    from guideline.custody.records import TimeCount
    from guideline.support.add_ons import AddOnExpense, AdjustedIncome
    from guideline.support.deviation import OrderedAmount
    from guideline.support.expenses import AddOnsOwed, Expenses
    from guideline.support.hardship import HardshipDeduction
    from guideline.support.health_coverage import CoverageCost
    from guideline.support.presumed import CountedIncome
    from guideline.support.timeshare import ChildTime, ParentTime


@worksheet
class GuidelineSupport:
    """California guideline child support.

    A calculation with all its worksheets; only a court orders (``gl.to_order`` makes the dated
    order). ``payor`` and ``payee`` are ``None`` and ``monthly_support`` is zero where nobody owes
    anything. Amounts are dollars a month.
    """

    on: date = line("Day whose law applies", unit=DATE)
    tax_year: int = line("Tax year", unit=COUNT)
    payor: str | None = line("Payor", fam("4055(b)(5)"), unit=TEXT)
    payee: str | None = line("Payee", fam("4055(b)(5)"), unit=TEXT)
    monthly_support: Decimal = line("Child support a month, without add-ons", fam("4055"))
    statements: tuple[ParentStatement, ...]
    incomes: tuple[NetDisposableIncome[Decimal], ...]
    times: tuple[ParentTime, ...]
    child_times: tuple[ChildTime, ...]
    time_count: TimeCount | None
    hardship: tuple[HardshipDeduction[Decimal], ...]
    counted: tuple[CountedIncome, ...]
    formula: Formula[Decimal]
    low_income: LowIncomeAdjustment[Decimal] | None
    ordered: OrderedAmount | None
    children: tuple[ChildSupport, ...]
    ends: tuple[EndOfSupport, ...]
    adjusted_incomes: tuple[AdjustedIncome[Decimal], ...]
    add_ons: tuple[AddOnExpense[Decimal], ...]
    add_ons_owed: AddOnsOwed | None
    health_coverage: tuple[CoverageCost, ...]
    notices: tuple[Notice, ...]
    case: Case = attrs.field(
        eq=False
    )  # what it was calculated from: the facts as they were checked

    tables = TABLES
    digest = DIGEST

    @property
    def low_income_applies(self) -> bool:
        """Whether the obligor's net income is below the threshold of § 4055(b)(7)."""
        return self.low_income is not None and bool(qualifies(self.low_income))


@exactly
def calculate(case: Case, *, california: Version | None = None) -> GuidelineSupport:
    """Return guideline child support for a case, with every worksheet.

    Args:
        case: The facts, read by ``gl.read_case`` or built by hand.
        california: California's tax figures from a parameter file
            (``gl.read_california_tables``), instead of the tables' own.

    Raises:
        InvalidFacts: The facts cannot be; every problem is listed.
        NotInForce: A table of the law has no row for the day.
        NotModelled: The law has, or leaves open, something that is not computed here.

    >>> import guideline as gl
    >>> case = gl.Case(
    ...     on=date(2026, 3, 1),
    ...     parents=[
    ...         gl.Parent(name="Petitioner", monthly_net_disposable_income=6000),
    ...         gl.Parent(name="Respondent", monthly_net_disposable_income=3000),
    ...     ],
    ...     children=[gl.Child(name="Child 1", time={"Petitioner": "20%", "Respondent": "80%"})],
    ... )
    >>> gl.calculate(case).monthly_support
    Decimal('1260.00')
    """
    if not isinstance(case, Case):
        raise wrong(case, "not a case", "read one with gl.read_case, or build a gl.Case")
    if found := problems(case):
        found = (*found, *schedule_problems(case))
        raise InvalidFacts((*found, *problems_beside(case, found, california)))
    setting = setting_of(case, california)
    presumed = presumed_support(setting)
    if found := finding_problems(setting, presumed):
        raise InvalidFacts(found)
    return _result(setting, presumed, _outcome(setting, presumed))


@attrs.frozen
class _Outcome:
    """What follows from the presumed amount, and from an amount found instead of it.

    Attributes:
        ordered: The amount found instead of the guideline, if any.
        monthly: The order in whole cents, from the first parent; below zero, to that parent.
        low_income: The low-income adjustment, where anybody owes.
        children: Each child's part.
        ends: When support ends for each.
        bills: The worksheets of additional support, where there is any.
        coverage: Whether each health coverage is presumed reasonable in cost.
    """

    ordered: OrderedAmount | None
    monthly: Decimal
    low_income: LowIncomeAdjustment[Decimal] | None
    children: tuple[ChildSupport, ...]
    ends: tuple[EndOfSupport, ...]
    bills: Expenses | None
    coverage: tuple[CoverageCost, ...]


def _outcome(setting: Setting, presumed: PresumedSupport) -> _Outcome:
    case, base = setting.case, presumed.base
    low_income = base.low_income if base.formula.from_first else None
    ordered, from_first = _ordered(case, presumed)
    monthly = to_cents(from_first)
    children = allocate(case, setting.terms.law, presumed.nets, setting.times, from_first)
    parts = [child.amount for child in children]
    return _Outcome(
        ordered=ordered,
        monthly=monthly,
        low_income=low_income,
        children=children,
        ends=ends_of_support(end_ages(case.on), case.children, parts),
        bills=_expenses(case, presumed, monthly),
        coverage=_coverage(setting, base.from_first, low_income),
    )


def _result(setting: Setting, presumed: PresumedSupport, outcome: _Outcome) -> GuidelineSupport:
    case, times, bills = setting.case, setting.times, outcome.bills
    incomes = setting.net_incomes.parents
    payor, payee = _who_pays(case, outcome.monthly)
    return GuidelineSupport(
        on=case.on,
        tax_year=case.tax_year or case.on.year,
        payor=payor,
        payee=payee,
        monthly_support=abs(outcome.monthly),
        statements=statements(case.parents, incomes, presumed.nets, times.parents),
        incomes=incomes,
        times=times.parents,
        child_times=times.children,
        time_count=times.counted.span if times.counted is not None else None,
        hardship=presumed.hardship,
        counted=presumed.counted,
        formula=presumed.base.formula,
        low_income=outcome.low_income,
        ordered=outcome.ordered,
        children=outcome.children,
        ends=outcome.ends,
        adjusted_incomes=bills.adjusted if bills else (),
        add_ons=bills.add_ons if bills else (),
        add_ons_owed=bills.owed if bills else None,
        health_coverage=outcome.coverage,
        notices=tuple(_notices(setting, presumed, outcome)),
        case=case,
    )


def _notices(setting: Setting, presumed: PresumedSupport, outcome: _Outcome) -> Iterator[Notice]:
    """Yield everything that must be said about a result, in the order of its worksheets."""
    case, ordered = setting.case, outcome.ordered
    yield from presumed_notices(setting, presumed)
    yield from time_notices(case, setting.times)
    yield from formula_notices(setting.terms.law, presumed.base.formula, outcome.monthly)
    yield from low_income_said(setting, outcome.low_income, ordered)
    yield from finding_said(case.on, ordered, turned=presumed.monthly * outcome.monthly < 0)
    yield from allocation_notices(case, outcome.children)
    yield from cost_said(case, outcome.bills, outcome.coverage)
    yield from end_notices(case.children, outcome.ends)
    yield from setting.net_incomes.notices
    yield NOT_CERTIFIED


def _ordered(case: Case, presumed: PresumedSupport) -> tuple[OrderedAmount | None, Decimal]:
    """Return the amount found instead of the guideline, if any, and what is owed from the first."""
    deviation = case.findings.deviation
    if deviation is None:
        return None, presumed.base.from_first
    from guideline.support.deviation import ordered_amount, signed

    ordered = ordered_amount(deviation, abs(presumed.monthly), rebuttal_law(case.on))
    names = [parent.name for parent in case.parents]
    return ordered, signed(deviation, presumed.monthly, names)


def _expenses(case: Case, presumed: PresumedSupport, monthly: Decimal) -> Expenses | None:
    """Return the worksheets of additional support, where there is any."""
    if not case.add_ons:
        return None
    from guideline.support.expenses import expenses

    return expenses(case, presumed.nets, monthly)


def _who_pays(case: Case, monthly: Decimal) -> tuple[str | None, str | None]:
    first, second = (parent.name for parent in case.parents)
    if not monthly:
        return None, None
    return (first, second) if monthly > 0 else (second, first)


def _coverage(
    setting: Setting,
    from_first: Decimal,
    low_income: LowIncomeAdjustment[Decimal] | None,
) -> tuple[CoverageCost, ...]:
    """Return whether each health coverage is presumed reasonable in cost."""
    case = setting.case
    if not case.health_coverage:
        return ()
    from guideline.support.health_coverage import coverage_cost

    row = in_force("family_code/health_coverage", case.on)
    gross = {income.of: income.annual_gross_income for income in setting.net_incomes.parents}
    obligor = case.parents[0 if from_first >= 0 else 1].name
    applies = low_income is not None and entitled(low_income, setting.terms.applied)
    return tuple(
        coverage_cost(row, item, gross[item.parent], low_income=applies and item.parent == obligor)
        for item in case.health_coverage
    )
