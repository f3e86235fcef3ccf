"""Whether health coverage for the children is reasonable in cost."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from guideline.amounts import at_most
from guideline.citations import fam
from guideline.dates import MONTHS_IN_A_YEAR
from guideline.errors import NotModelled
from guideline.facts.case import HealthCoverage
from guideline.facts.money import annual
from guideline.figures import TEXT, money
from guideline.law.tables import Version
from guideline.notices import Notice, NoticeId
from guideline.worksheets import line, worksheet


class Presumption(StrEnum):
    """Whether coverage is presumed reasonable in cost."""

    YES = "yes"
    NO = "no"
    NOT_FOR_LOW_INCOME = "no, the obligor is entitled to a low-income adjustment"


_MEANINGS = {
    Presumption.YES: "presumed reasonable in cost, being at most five percent of gross income",
    Presumption.NO: "not presumed reasonable in cost, being above five percent of gross income",
    Presumption.NOT_FOR_LOW_INCOME: "deemed not reasonable unless the court finds otherwise, "
    "because the obligor is entitled to a low-income adjustment, however it compares with five "
    "percent of gross income",
}


@worksheet
class CoverageCost:
    """Cost of health coverage, Fam. Code § 3751(a)(2)."""

    of: str
    gross: Decimal = line("Gross income a month", fam("3751(a)(2)"))
    cost: Decimal = line("Family coverage less self-only coverage, a month", fam("3751(a)(2)"))
    limit: Decimal = line("Five percent of gross income", fam("3751(a)(2)"))
    presumed: Presumption = line("Presumed reasonable in cost", fam("3751(a)(2)"), unit=TEXT)
    row: Version


def coverage_cost(
    row: Version, coverage: HealthCoverage, annual_gross: Decimal | None, *, low_income: bool
) -> CoverageCost:
    """Return whether coverage is presumed reasonable in cost, § 3751(a)(2).

    Args:
        row: The share of gross income in force.
        coverage: The coverage and its cost.
        annual_gross: The parent's gross income a year; ``None`` if only the net is known.
        low_income: Whether this parent is an obligor entitled to a low-income adjustment, for whom
            medical support is deemed not reasonable.

    Raises:
        NotModelled: No gross income is known.
    """
    income = coverage.monthly_gross_income
    if annual_gross is not None:
        income = annual_gross / MONTHS_IN_A_YEAR
    if income is None:
        raise NotModelled("a gross income from a net one", str(fam("3751(a)(2)")))
    cost, limit = annual(coverage) / MONTHS_IN_A_YEAR, income * row.figures["share_of_gross"]
    presumed = Presumption.YES if at_most(cost, limit) else Presumption.NO
    if low_income:
        presumed = Presumption.NOT_FOR_LOW_INCOME
    return CoverageCost(
        of=coverage.parent, gross=income, cost=cost, limit=limit, presumed=presumed, row=row
    )


def coverage_notices(costs: tuple[CoverageCost, ...]) -> Iterator[Notice]:
    """Yield what each cost means."""
    for cost in costs:
        yield Notice(
            id=NoticeId.HEALTH_COVERAGE,
            decides=False,
            text=f"Health coverage by {cost.of} at {money(cost.cost)} a month is "
            f"{_MEANINGS[cost.presumed]}, {money(cost.limit)}.",
            cites=(fam("3751(a)(2)"),),
        )
