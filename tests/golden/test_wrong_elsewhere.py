"""Figures that public calculators and pages get wrong: we are none of them."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import cases
import guideline as gl
from cases import FIRST, FIRST_DAY_OF_NEW_LAW, LAST_DAY_OF_OLD_LAW, NEW_LAW, SECOND
from guideline.amounts import exact
from guideline.files.schema import file_schema
from guideline.law.family_code import formula_law
from guideline.support.formula import Formula, formula, k_fraction

WRONG: dict[str, dict[str, Any]] = {
    each["id"]: each
    for each in json.loads(
        (Path(__file__).parent / "wrong_elsewhere.json").read_text(encoding="utf-8"),
        parse_float=Decimal,
    )
}


def right(name: str) -> Any:
    """Return what is right instead."""
    return WRONG[name]["right"]


def fraction(total: int, on: date) -> Decimal:
    """Return the fraction of § 4055(b)(3)."""
    with exact():
        return k_fraction(formula_law(on), Decimal(total))


def worked(nets: tuple[str, str], time: str, children: int = 1) -> Formula[Decimal]:
    """Return the formula's worksheet in the law in force."""
    with exact():
        both = (Decimal(nets[0]), Decimal(nets[1]))
        return formula(formula_law(NEW_LAW), both, Decimal(time), children)


class TestTheFormula:
    """Factors left out, mixed up or made up."""

    def test_the_fraction_is_not_left_out(self) -> None:
        """6,367.91 of 9,947.64 at 30 percent is 1,099.68, not the fourfold 4,398.70."""
        cs = worked(("6367.91", "3579.73"), "0.3").cs
        assert round(cs, 2) == right("no-fraction")

    def test_it_is_not_income_shares(self) -> None:
        """TN 13,000 with two children has no table of 2,340; the law turned on September 1, 2024.

        8,000 and 5,000 do not make 1,625.
        """
        assert fraction(4000, date(2024, 1, 1)) == Decimal("0.25")
        assert fraction(4000, LAST_DAY_OF_OLD_LAW) == Decimal("0.25")
        assert fraction(4000, FIRST_DAY_OF_NEW_LAW) < Decimal("0.23")
        for time in ("0", "0.2", "0.5"):
            assert worked(("8000", "5000"), time, 2).guideline not in {2340, 1440, 1625}

    def test_two_minus_h_is_old(self) -> None:
        """The former section had two minus H% as well."""
        with exact():
            old = formula(
                formula_law(LAST_DAY_OF_OLD_LAW), (Decimal(6000), Decimal(0)), Decimal("0.8"), 1
            )
        assert old.time_factor == Decimal("1.2")

    def test_estimates(self) -> None:
        """7,200 and 3,100: 1,356.45 at 28 percent and 1,191.64 at 35, not 1,050 and 790."""
        found = [round(worked(("7200", "3100"), time).cs, 2) for time in ("0.28", "0.35")]
        assert found == right("estimates")

    @pytest.mark.parametrize("total", [5001, 6666, 6667, 7000, 9999, 10000])
    def test_no_hybrid_table(self, total: int) -> None:
        """The law in force is flat at .25 from $5,001 to $10,000, with no edge at $6,666."""
        assert fraction(total, NEW_LAW) == Decimal("0.25")

    def test_the_former_table_is_not_used_after(self) -> None:
        """From September 1, 2024 a total of $12,000 no longer has .12 + 800/TN."""
        new = fraction(12000, FIRST_DAY_OF_NEW_LAW)
        assert round(new, 6) == round(Decimal("0.1") + Decimal(1499) / 12000, 6)
        assert new > fraction(12000, LAST_DAY_OF_OLD_LAW)

    def test_negative_is_not_clamped(self) -> None:
        """A negative amount is owed by the lower earner."""
        result = cases.support((6000, 5000), "0.8")
        assert result.payor == SECOND
        assert result.monthly_support > 0

    def test_k_does_not_depend_on_children(self) -> None:
        """K depends on the total and the time, not on how many children there are."""
        assert len({worked(("6000", "3000"), "0.2", count).k for count in range(1, 11)}) == 1
        assert len({worked((net, "3000"), "0.2").k for net in ("1500", "6000", "9000")}) == 3

    def test_fraction_at_20000(self) -> None:
        """The former table gives .16 at $20,000, not .14."""
        assert fraction(20000, LAST_DAY_OF_OLD_LAW) == right("fraction-at-20000")


class TestMultipliers:
    """Numbers copied wrongly from page to page."""

    @pytest.mark.parametrize(
        ("children", "factor", "wrong"),
        [(1, "1", "2.75"), (4, "2.3", "2.4"), (6, "2.625", "2.65"), (8, "2.813", "2.83")],
    )
    def test_as_printed(self, children: int, factor: str, wrong: str) -> None:
        """The statute's factor, and not the copied one."""
        found = worked(("6000", "3000"), "0.2", children).multiplier
        assert found == Decimal(factor)
        assert found != Decimal(wrong)


class TestNetIncome:
    """What is deducted and what is not."""

    def test_mortgage_interest_is_no_deduction(self) -> None:
        """A mortgage is no deduction of § 4059; there is no key for it."""
        deductions: Any = {"mortgage_interest": 1200}
        with pytest.raises(gl.InvalidFacts, match="mortgage_interest: unknown key"):
            gl.Parent(name=FIRST, income=(), deductions=deductions)

    def test_voluntary_retirement_is_no_deduction(self) -> None:
        """Only what is required as a condition of employment comes off."""
        earner = cases.parent(
            FIRST,
            None,
            income=[gl.Income(kind=gl.IncomeKind.WAGES, amount=Decimal(5000))],
            retirement=[gl.Retirement(amount=Decimal(500), pre_tax=True)],
            taxes=gl.EnteredTaxes(complete=True),
        )
        assert cases.support(parents=[earner, cases.parent(SECOND)]).formula.hn == 5000

    def test_a_month_has_more_than_four_weeks(self) -> None:
        """$15 for 40 hours is 2,600 a month, not 2,400."""
        wages = gl.Income(
            kind=gl.IncomeKind.WAGES,
            amount=Decimal(15),
            per=gl.Per.HOUR,
            hours_per_week=Decimal(40),
        )
        earner = cases.parent(FIRST, None, income=[wages], taxes=gl.EnteredTaxes(complete=True))
        result = cases.support(parents=[earner, cases.parent(SECOND)])
        assert result.statements[0].monthly_gross_income == right("four-week-month")

    def test_the_base_is_net_income(self) -> None:
        """Gross income that the same net comes from makes no difference."""
        earner = cases.parent(
            FIRST,
            None,
            income=[gl.Income(kind=gl.IncomeKind.WAGES, amount=Decimal(9000))],
            taxes=gl.EnteredTaxes(federal_income_tax=gl.Money(amount=Decimal(3000)), complete=True),
        )
        result = cases.support(parents=[earner, cases.parent(SECOND)])
        assert result.monthly_support == cases.support().monthly_support


class TestAddOns:
    """Halves for ever, and raw net shares."""

    def test_not_halves_by_default(self) -> None:
        """Since September 1, 2024 the default is in proportion."""
        expense = gl.AddOn(kind=gl.AddOnKind.CHILDCARE, amount=Decimal(600))
        result = cases.support(add_ons=[expense], on=FIRST_DAY_OF_NEW_LAW)
        assert result.add_ons[0].parents[0].amount != 300

    def test_not_by_raw_net_incomes(self) -> None:
        """The support ordered comes off the payor first: 61.24 percent, not 66.67."""
        expense = gl.AddOn(kind=gl.AddOnKind.CHILDCARE, amount=Decimal(600))
        share = cases.support(add_ons=[expense]).add_ons[0].parents[0].share
        assert round(share, 4) == Decimal("0.6124")


def test_no_county_varies_the_guideline() -> None:
    """The guideline is statewide: a case has no county."""
    text = json.dumps(file_schema(gl.Case, "case"))
    assert "county" not in text.lower()
