"""Guideline support: the whole calculation, from a case to its finished worksheets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from guideline.amounts import exactly, to_cents
from guideline.citations import fam
from guideline.errors import InvalidFacts
from guideline.facts.case import Case
from guideline.facts.checks import problems
from guideline.facts.fields import wrong
from guideline.law.family_code import (
    FormulaLaw,
    end_ages,
    formula_law,
    rebuttal_law,
    threshold_for,
)
from guideline.law.tables import Version, digest, in_force
from guideline.law.used import rows_used
from guideline.notices import Notice
from guideline.support.allocation import ChildSupport
from guideline.support.base import Terms
from guideline.support.children import allocate, allocation_notices
from guideline.support.disposable import NetDisposableIncome
from guideline.support.ends import EndOfSupport, end_notices, ends_of_support
from guideline.support.formula import Formula, formula_notices
from guideline.support.low_income import (
    LowIncomeAdjustment,
    check_applied,
    entitled,
    half_of_net_floor,
    qualifies,
)
from guideline.support.net import NetIncomes, nets_of
from guideline.support.presumed import Setting, presumed_notices, presumed_support
from guideline.support.said import NOT_CERTIFIED, cost_said, finding_said, low_income_said
from guideline.support.statement import ParentStatement, statements
from guideline.support.timeshare import Timeshare, schedule_problems, time_notices, timeshare
from guideline.worksheets import COUNT, DATE, TEXT, line, worksheet

if TYPE_CHECKING:  # loaded by the cases that have them
    from guideline.custody.records import TimeCount
    from guideline.support.add_ons import AddOnExpense, AdjustedIncome
    from guideline.support.deviation import OrderedAmount
    from guideline.support.expenses import AddOnsOwed, Expenses
    from guideline.support.hardship import HardshipDeduction
    from guideline.support.health_coverage import CoverageCost
    from guideline.support.presumed import CountedIncome, PresumedSupport
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

    @property
    def tables(self) -> tuple[Version, ...]:
        """The rows of the law's tables that the result stands on."""
        return rows_used(self)

    @property
    def digest(self) -> str:
        """A hash of what those rows say; the same digest and case give the same result."""
        return digest(self.tables)

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
        raise InvalidFacts((*found, *schedule_problems(case)))
    times, law = timeshare(case), formula_law(case.on)
    incomes = nets_of(case, times.first_by_night, california)
    setting = _setting(case, times, law, incomes.parents)
    presumed = presumed_support(setting)
    return _result(setting, presumed, times, incomes)


def _setting(
    case: Case,
    times: Timeshare,
    law: FormulaLaw,
    incomes: tuple[NetDisposableIncome[Decimal], ...],
) -> Setting:
    first, second = (income.monthly_net_disposable_income for income in incomes)
    return Setting(
        case=case,
        terms=Terms(
            law=law,
            threshold=threshold_for(case.on, case.choices.low_income_threshold),
            applied=case.findings.low_income_support,
            first_time=times.parents[0].average,
            children=len(case.children),
        ),
        incomes=(first, second),
    )


def _result(
    setting: Setting,
    presumed: PresumedSupport,
    times: Timeshare,
    nets: NetIncomes,
) -> GuidelineSupport:
    case, base = setting.case, presumed.base
    incomes = nets.parents
    low_income = base.low_income if base.formula.from_first else None
    if low_income is not None:
        check_applied(low_income, setting.terms.applied)
    ordered, from_first = _ordered(setting, presumed, low_income)
    monthly = to_cents(from_first)
    children = allocate(case, setting.terms.law, presumed.nets, times, from_first)
    bills = _expenses(case, presumed, monthly)
    ends = ends_of_support(
        end_ages(case.on),
        case.children,
        [child.amount for child in children],
    )
    payor, payee = _who_pays(case, monthly)
    coverage = _coverage(setting, incomes, base.from_first, low_income)
    return GuidelineSupport(
        on=case.on,
        tax_year=case.tax_year or case.on.year,
        payor=payor,
        payee=payee,
        monthly_support=abs(monthly),
        statements=statements(case.parents, incomes, presumed.nets, times.parents),
        incomes=incomes,
        times=times.parents,
        child_times=times.children,
        time_count=times.counted.span if times.counted is not None else None,
        hardship=presumed.hardship,
        counted=presumed.counted,
        formula=base.formula,
        low_income=low_income,
        ordered=ordered,
        children=children,
        ends=ends,
        adjusted_incomes=bills.adjusted if bills else (),
        add_ons=bills.add_ons if bills else (),
        add_ons_owed=bills.owed if bills else None,
        health_coverage=coverage,
        notices=(
            *presumed_notices(setting, presumed),
            *time_notices(case, times),
            *formula_notices(setting.terms.law, base.formula, monthly),
            *low_income_said(setting, low_income, ordered),
            *finding_said(case.on, ordered, turned=base.from_first * from_first < 0),
            *allocation_notices(case, children),
            *cost_said(case, bills, coverage),
            *end_notices(case.children, ends),
            *nets.notices,
            NOT_CERTIFIED,
        ),
        case=case,
    )


def _ordered(
    setting: Setting, presumed: PresumedSupport, low_income: LowIncomeAdjustment[Decimal] | None
) -> tuple[OrderedAmount | None, Decimal]:
    """Return the amount found instead of the guideline, if any, and what is owed from the first."""
    case, from_first = setting.case, presumed.base.from_first
    if case.findings.deviation is None:
        return None, from_first
    from guideline.support.deviation import ordered_amount, signed

    law, floor = rebuttal_law(case.on), None
    if low_income is not None:
        floor = half_of_net_floor(low_income, setting.terms.applied, law)
    ordered = ordered_amount(case.findings.deviation, abs(presumed.monthly), floor, law)
    names = [parent.name for parent in case.parents]
    return ordered, signed(case.findings.deviation, from_first, names, law)


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
    incomes: tuple[NetDisposableIncome[Decimal], ...],
    from_first: Decimal,
    low_income: LowIncomeAdjustment[Decimal] | None,
) -> tuple[CoverageCost, ...]:
    """Return whether each health coverage is presumed reasonable in cost."""
    case = setting.case
    if not case.health_coverage:
        return ()
    from guideline.support.health_coverage import coverage_cost

    row = in_force("family_code/health_coverage", case.on)
    gross = {income.of: income.annual_gross_income for income in incomes}
    obligor = case.parents[0 if from_first >= 0 else 1].name
    applies = low_income is not None and entitled(low_income, setting.terms.applied)
    return tuple(
        coverage_cost(row, item, gross[item.parent], low_income=applies and item.parent == obligor)
        for item in case.health_coverage
    )
