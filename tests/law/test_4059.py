"""Family Code §§ 4059 and 4060: deductions as entered, and monthly net disposable income."""

from decimal import Decimal
from typing import Any

import pytest

import cases
import guideline as gl
from cases import FIRST, SECOND
from guideline.support.deductions import support_deducted


def monthly(amount: str) -> gl.Money:
    """Return money by the month."""
    return gl.Money(amount=Decimal(amount))


def worked(**more: Any) -> gl.GuidelineSupport:
    """Return an order in which the first parent earns $6,000 gross; no taxes unless told."""
    facts: dict[str, Any] = {
        "income": [gl.Income(kind=gl.IncomeKind.WAGES, amount=Decimal(6000))],
        "taxes": gl.EnteredTaxes(complete=True),
        **more,
    }
    return cases.support(parents=[cases.parent(FIRST, None, **facts), cases.parent(SECOND, 1000)])


def net(**more: Any) -> Decimal:
    """Return the first parent's monthly net disposable income."""
    return worked(**more).incomes[0].monthly_net_disposable_income


class TestA:
    """(a) The state and federal income tax liability."""

    def test_as_entered(self) -> None:
        """Both taxes are deducted as entered (Rule 5.275(b)(1)(B))."""
        taxes = gl.EnteredTaxes(
            federal_income_tax=monthly("612.50"), state_income_tax=monthly("180.25"), complete=True
        )
        assert net(taxes=taxes) == Decimal("5207.25")

    def test_a_refund(self) -> None:
        """A tax may be below zero: a refundable credit adds to the net income."""
        taxes = gl.EnteredTaxes(federal_income_tax=monthly("-100"), complete=True)
        assert net(taxes=taxes) == 6100


class TestB:
    """(b) Contributions under the Federal Insurance Contributions Act."""

    def test_as_entered(self) -> None:
        """Social Security and Medicare, by the month or the year."""
        taxes = gl.EnteredTaxes(
            social_security=monthly("372"),
            medicare=gl.Money(amount=Decimal(1044), per=gl.Per.YEAR),
            complete=True,
        )
        assert net(taxes=taxes) == 5541


class TestC:
    """(c) Mandatory union dues and retirement benefits, if required for employment."""

    def test_union_dues(self) -> None:
        """Union dues are deducted."""
        assert net(deductions=gl.Deductions(union_dues=monthly("45"))) == 5955

    def test_mandatory_retirement_only(self) -> None:
        """A mandatory contribution is deducted, a voluntary one is not."""
        assert net(retirement=[gl.Retirement(amount=Decimal(300), mandatory=True)]) == 5700
        assert net(retirement=[gl.Retirement(amount=Decimal(300))]) == 6000


class TestD:
    """(d) Health insurance premiums and state disability insurance premiums."""

    def test_both(self) -> None:
        """A premium and state disability insurance are deducted."""
        premium = gl.Deductions(health_insurance=gl.HealthPremium(amount=Decimal(210)))
        taxes = gl.EnteredTaxes(state_disability=monthly("78"), complete=True)
        assert net(deductions=premium, taxes=taxes) == 5712


class TestE:
    """(e) Support actually paid elsewhere by order; without one, up to the guideline."""

    @staticmethod
    def paying(**facts: Any) -> Decimal:
        """Return the net income of a parent who pays $350 of support elsewhere."""
        paid = gl.SupportPaid(amount=Decimal(350), **facts)
        return net(deductions=gl.Deductions(support_paid_elsewhere=paid))

    def test_by_order(self) -> None:
        """Support paid under an order is deducted."""
        assert self.paying(court_ordered=True, proved=True) == 5650

    def test_not_without_proof(self) -> None:
        """Unless the parent proves payment, no deduction is allowed."""
        assert self.paying(court_ordered=True) == 6000
        assert self.paying(guideline_cap=monthly("200")) == 6000

    def test_without_an_order(self) -> None:
        """Child support paid without an order, not above the guideline amount."""
        assert self.paying(proved=True, guideline_cap=monthly("200")) == 5800
        assert self.paying(proved=True, guideline_cap=monthly("500")) == 5650

    def test_the_guideline_amount_is_asked_for(self) -> None:
        """Without an order and without that amount there is no limit to keep."""
        with pytest.raises(gl.InvalidFacts, match="guideline_cap"):
            self.paying(proved=True)

    def test_no_limit_is_invented(self) -> None:
        """Nor does the rule itself, called without the checks at the door, make one up."""
        with pytest.raises(gl.NotModelled, match=r"4059\(e\)"):
            support_deducted(gl.SupportPaid(amount=Decimal(350), proved=True))


class TestF:
    """(f) Job-related expenses, if allowed by the court."""

    def test_as_allowed(self) -> None:
        """What the court allows is deducted."""
        assert net(deductions=gl.Deductions(job_expenses=monthly("80"))) == 5920


class TestG:
    """(g) Hardship is deducted from income, not from the amount of child support."""

    def test_from_income(self) -> None:
        """$500 of health hardship takes $500 off the income that enters the formula."""
        result = worked(hardship=gl.Hardship(health=Decimal(500)))
        assert result.formula.hn == 5500
        assert result.incomes[0].monthly_net_disposable_income == 6000


class TestMissingTaxes:
    """Taxes that were neither entered nor said to be none are computed, and said to be."""

    def test_computed(self) -> None:
        """Beside an entered federal tax the other four taxes are computed for the tax year."""
        taxes = gl.EnteredTaxes(federal_income_tax=monthly("600"))
        complete = gl.EnteredTaxes(federal_income_tax=monthly("600"), complete=True)
        computed, entered = net(taxes=taxes), net(taxes=complete)
        assert computed < entered


class TestSection4060:
    """§ 4060 The monthly amount is the annual amount divided by 12."""

    def test_a_twelfth_of_the_year(self) -> None:
        """The year's deductions come off the year's income; then one division by 12."""
        sheet = worked(
            deductions=gl.Deductions(union_dues=gl.Money(amount=Decimal(10), per=gl.Per.WEEK))
        ).incomes[0]
        assert sheet.annual_gross_income == 72000
        assert sheet.annual_deductions == 520
        assert sheet.annual_net_disposable_income == 71480
        assert round(sheet.monthly_net_disposable_income, 10) == Decimal("5956.6666666667")
