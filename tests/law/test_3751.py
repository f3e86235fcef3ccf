"""Family Code § 3751: when the cost of health coverage is presumed reasonable."""

from decimal import Decimal

import pytest

import cases
import guideline as gl
from cases import FIRST, SECOND
from guideline.support.health_coverage import coverage_cost


def coverage(cost: str, gross: str | None = "6000", who: str = FIRST) -> gl.HealthCoverage:
    """Return health coverage by a parent whose gross income is given beside a net one."""
    return gl.HealthCoverage(
        parent=who,
        amount=Decimal(cost),
        monthly_gross_income=None if gross is None else Decimal(gross),
    )


class TestA2:
    """(a)(2) Reasonable if not above 5 percent of gross income; not for a low-income obligor."""

    @pytest.mark.parametrize(
        ("cost", "presumed"), [("0", "yes"), ("300.00", "yes"), ("300.01", "no")]
    )
    def test_five_percent_of_gross(self, cost: str, presumed: str) -> None:
        """Five percent of $6,000 is $300: at $300 it is reasonable, a cent above it is not."""
        result = cases.support(health_coverage=[coverage(cost)])
        (sheet,) = result.health_coverage
        assert (sheet.presumed, sheet.limit) == (presumed, 300)
        assert not cases.notice(result, "health_coverage").decides

    def test_from_gross_income_where_it_is_known(self) -> None:
        """Where gross income is entered it is compared, and need not be written again."""
        earner = cases.parent(
            FIRST,
            None,
            income=[gl.Income(kind=gl.IncomeKind.WAGES, amount=Decimal(8000))],
            taxes=gl.EnteredTaxes(complete=True),
        )
        result = cases.support(
            parents=[earner, cases.parent(SECOND)], health_coverage=[coverage("400", None)]
        )
        assert result.health_coverage[0].limit == 400
        assert result.health_coverage[0].presumed == "yes"

    def test_deemed_unreasonable_for_a_low_income_obligor(self) -> None:
        """An obligor entitled to the low-income adjustment is deemed unable, at any cost."""
        result = cases.support((2000, 1000), "0.1", health_coverage=[coverage("1")])
        assert result.health_coverage[0].presumed.startswith("no, the obligor")
        assert "unless the court finds otherwise" in cases.notice(result, "health_coverage").text

    def test_the_payee_has_no_such_excuse(self) -> None:
        """The other parent's coverage is judged by its cost alone."""
        result = cases.support((2000, 1000), "0.1", health_coverage=[coverage("1", "1200", SECOND)])
        assert result.health_coverage[0].presumed == "yes"

    def test_without_gross_income(self) -> None:
        """A net income alone does not tell: the gross income is asked for."""
        with pytest.raises(gl.InvalidFacts, match="monthly_gross_income"):
            cases.support(health_coverage=[coverage("100", None)])
        row = gl.in_force("family_code/health_coverage", cases.NEW_LAW)
        with pytest.raises(gl.NotModelled, match="gross income"):
            coverage_cost(row, coverage("100", None), None, low_income=False)

    def test_no_effect_on_support(self) -> None:
        """It is a notice; the amount of support does not move."""
        assert cases.support(health_coverage=[coverage("900")]).monthly_support == 1260
