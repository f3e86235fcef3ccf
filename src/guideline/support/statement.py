"""The four items of § 4056(b), for each parent."""

from decimal import Decimal
from typing import TYPE_CHECKING, cast

from guideline.amounts import Amount, Column
from guideline.citations import fam
from guideline.dates import MONTHS_IN_A_YEAR
from guideline.facts.kinds import FilingStatus
from guideline.facts.parents import Parent
from guideline.figures import COUNT, SHARE, TEXT
from guideline.support.base import Nets
from guideline.support.disposable import NetDisposableIncome
from guideline.support.timeshare import ParentTime
from guideline.worksheets import line, worksheet

if TYPE_CHECKING:
    from guideline.taxes.annual import AnnualTaxes


@worksheet
class ParentStatement:
    """Information used in the guideline amount, Fam. Code § 4056(b)."""

    of: str
    net_disposable_income: Decimal = line("Net monthly disposable income", fam("4056(b)(1)"))
    filing_status: FilingStatus | None = line(
        "Federal income tax filing status", fam("4056(b)(2)"), unit=TEXT
    )
    dependents: int | None = line("Number of exemptions", fam("4056(b)(2)"), unit=COUNT)
    monthly_gross_income: Decimal | None = line("Gross income a month", fam("4058"))
    monthly_deductions: Decimal | None = line(
        "Deductions from gross income a month", fam("4056(b)(3)")
    )
    time: Decimal = line("Approximate share of the time", fam("4056(b)(4)"), unit=SHARE)


def statements(
    parents: tuple[Parent, ...],
    incomes: tuple[NetDisposableIncome[Decimal], ...],
    nets: Nets[Decimal],
    times: tuple[ParentTime, ...],
) -> tuple[ParentStatement, ...]:
    """Return for each parent what § 4056(b) has the court state on request."""
    return tuple(
        ParentStatement(
            of=parent.name,
            net_disposable_income=net,
            filing_status=parent.filing_status,
            dependents=_dependents(parent, income),
            monthly_gross_income=_monthly(income.annual_gross_income),
            monthly_deductions=_monthly(income.annual_deductions),
            time=time.average,
        )
        for parent, income, net, time in zip(parents, incomes, nets, times, strict=True)
    )


def _monthly(annual: Decimal | None) -> Decimal | None:
    return None if annual is None else annual / MONTHS_IN_A_YEAR


def _dependents(parent: Parent, income: NetDisposableIncome[Decimal]) -> int | None:
    """Return the dependents as told, or as the computed return counts them."""
    if parent.dependents is not None or income.taxes is None:
        return parent.dependents
    return cast("int", dependents_counted(income.taxes))


def dependents_counted(taxes: "AnnualTaxes[Amount]") -> "int | Column":
    """Return how many dependents a computed return counts; on columns it may be a column."""
    credit = taxes.whole_return.federal.child
    return 0 if credit is None else credit.children + credit.other_dependents
