"""26 U.S.C. § 162(l): the health insurance of a self-employed person.

The figures are worked by hand from the statute and the lines of Form 7206, for tax year 2024: of a
profit of $60,000, 92.35 percent are net earnings, $55,410; 15.3 percent of them are
self-employment tax, $8,477.73, and half of that is deducted, $4,238.865.
"""

from decimal import Decimal
from typing import Any

import pytest

import cases
import guideline as gl
from guideline.files.case import case_from_values
from guideline.taxes.business_health import BusinessHealthInsurance
from guideline.taxes.liability import ReturnTaxes
from taxpayers import HEAD, JOINT, children, expenses, person, taxed

HALF = Decimal("4238.865")


def owner(premium: int | None = 6_000, profit: int = 60_000, **more: Any) -> Any:
    """Return a person with a business and, unless it is ``None``, premiums of its health plan."""
    told = {} if premium is None else {"business_premium": premium}
    return person(0, self_employment=profit, **told, **more)


def step(taxes: ReturnTaxes[Decimal]) -> BusinessHealthInsurance[Decimal]:
    """Return the only worksheet of such premiums."""
    (found,) = taxes.federal.income.business_health
    return found


def test_the_premium_lowers_both_adjusted_gross_incomes() -> None:
    """Schedule 1 line 17; California follows § 162(l) (Rev. & Tax. Code § 17201)."""
    taxes = taxed(owner())
    assert step(taxes).deduction == taxes.federal.income.self_employed_health_insurance == 6_000
    assert taxes.federal.income.agi == 60_000 - HALF - 6_000
    assert taxes.california.income.agi == 60_000 - HALF - 6_000


def test_the_tax_of_a_single_owner_by_hand() -> None:
    """A fifth of $35,161.135 comes off for the business; twelve percent above $11,600."""
    business_income = 60_000 - HALF - 6_000
    before = business_income - 14_600
    taxable = before - min(business_income, before) / 5
    federal = taxed(owner()).federal
    assert federal.deductions.taxable_income == taxable == Decimal("28128.908")
    assert federal.regular.tax == 1_160 + (taxable - 11_600) * Decimal("0.12")


def test_the_qualified_business_income_is_less_by_it() -> None:
    """26 C.F.R. § 1.199A-3(b)(1)(vi): the deduction is one of the business."""
    assert taxed(owner()).federal.deductions.business.income == 60_000 - HALF - 6_000


def test_self_employment_tax_and_earned_income_are_not_less() -> None:
    """§§ 162(l)(4), 32(c)(2)(A)(ii): neither knows the deduction."""
    told, untold = taxed(owner()), taxed(owner(None))
    assert told.self_employment == untold.self_employment
    assert told.federal.income.earned_income == untold.federal.income.earned_income


def test_credits_that_fall_with_income_follow_it() -> None:
    """The earned income credit of one child falls by 15.98 percent of adjusted gross income."""
    filed: dict[str, Any] = {"status": HEAD, "dependents": children(1)}
    told, untold = (taxed(owner(each, 35_000), **filed).federal for each in (3_000, None))
    assert told.earned_income is not None
    assert untold.earned_income is not None
    # earned income is the floor of what reduces the credit: § 32(a)(2)(B), the greater of the two
    assert told.earned_income.credit == untold.earned_income.credit
    told, untold = (
        taxed(owner(each, 20_000, pension=12_000), **filed).federal for each in (3_000, None)
    )
    assert told.earned_income is not None
    assert untold.earned_income is not None
    gained = told.earned_income.credit - untold.earned_income.credit
    assert gained == 3_000 * Decimal("0.1598")


class TestLimit:
    """§ 162(l)(2)(A): no more than the earned income of the business."""

    def test_half_of_the_tax_and_retirement_come_off_the_profit(self) -> None:
        """Form 7206 lines 4 to 13: $5,000 less $353.23875 and $2,000."""
        found = step(taxed(owner(6_000, 5_000, deferrals=2_000)))
        assert found.limit == found.deduction == Decimal("2646.76125")
        assert found.above_limit == 6_000 - found.limit

    def test_contributions_come_off_wages_first(self) -> None:
        """What wages defer is no contribution of the business."""
        worker = person(2_000, self_employment=5_000, deferrals=2_500, business_premium=6_000)
        half = Decimal(5_000) * Decimal("0.9235") * Decimal("0.153") / 2
        assert step(taxed(worker)).limit == 5_000 - half - 500

    def test_wages_do_not_make_room(self) -> None:
        """Nothing is deducted where the business earned nothing."""
        worker = person(80_000, business_premium=6_000)
        assert step(taxed(worker)).deduction == 0

    def test_what_retirement_takes_whole_leaves_none(self) -> None:
        """The limit does not fall below zero."""
        assert step(taxed(owner(6_000, 5_000, deferrals=5_000))).limit == 0

    @pytest.mark.parametrize("profit", [0, 433, 434, 5_000])
    def test_every_premium_is_deducted_or_left(self, profit: int) -> None:
        """The two parts are the premium, neither below zero."""
        found = step(taxed(owner(6_000, profit)))
        assert found.deduction + found.above_limit == 6_000
        assert min(found.deduction, found.above_limit) >= 0


class TestMedicalExpenses:
    """§ 162(l)(3): what is deducted here is no medical expense as well."""

    def test_a_premium_that_is_deducted_is_none(self) -> None:
        """Only the expenses that are told are above the floor of 7.5 percent."""
        taxes = taxed(owner(), expenses=expenses(medical=10_000))
        floor = taxes.federal.income.agi * Decimal("0.075")
        assert taxes.federal.deductions.itemizing.medical == 10_000 - floor
        assert taxes.california.deductions.medical == 10_000 - floor

    def test_what_is_above_the_limit_is_one(self) -> None:
        """It joins the other medical expenses, in both returns."""
        taxes = taxed(owner(6_000, 5_000), expenses=expenses(medical=1_000))
        floor = taxes.federal.income.agi * Decimal("0.075")
        above = 6_000 - (5_000 - Decimal("353.23875"))
        assert taxes.federal.deductions.itemizing.medical == 1_000 + above - floor
        assert taxes.california.deductions.medical == 1_000 + above - floor


def test_a_spouse_makes_no_room() -> None:
    """The earnings of each person's own business limit the premium, on a joint return too."""
    spouse = person(0, self_employment=50_000)
    assert step(taxed(owner(6_000, 1_000), spouse, status=JOINT)).limit < 1_000


def test_of_a_new_spouse() -> None:
    """Its premium lowers the joint tax by its own earnings, and is no deduction of § 4059(d)."""

    def net(**more: Any) -> Any:
        business = [{"kind": "self_employment", "amount": 2_000}]
        joint = {
            "name": cases.FIRST,
            "filing_status": "married_joint",
            "income": [{"kind": "wages", "amount": 5_000}],
            "tax_return": {"spouse": {"income": business, **more}},
        }
        values = cases.plain_case(parents=[joint, cases.plain_case()["parents"][1]])
        return gl.net_incomes(case_from_values(values, "case.json")).parents[0]

    told, untold = net(business_premium=500), net()
    of_two = [each.taxes.whole_return.federal.income for each in (told, untold)]
    assert of_two[1].agi - of_two[0].agi == 6_000
    assert [each.of for each in of_two[0].business_health] == [f"Spouse of {cases.FIRST}"]
    assert told.deductions.health_insurance == 0
    assert told.annual_net_disposable_income > untold.annual_net_disposable_income


def test_from_a_case_file(tmp_path: Any) -> None:
    """The premium is written once: § 4059(d) deducts it whole, and the taxes are less."""

    def net(how: str) -> Any:
        path = tmp_path / "case.toml"
        path.write_text(
            f"""
on = 2024-12-01
[[parents]]
name = "A"
filing_status = "single"
income = [{{ kind = "self_employment", amount = 5000 }}]
deductions.health_insurance = {{ amount = 500{how} }}
[[parents]]
name = "B"
monthly_net_disposable_income = 3000
[[children]]
name = "C"
born = 2015-01-01
time = {{ A = "20%", B = "80%" }}
"""
        )
        return gl.net_incomes(gl.read_case(str(path)))

    told, untold = net(", self_employed = true"), net("")
    assert [each.parents[0].deductions.health_insurance for each in (told, untold)] == [6_000] * 2
    assert told.parents[0].taxes.whole_return.federal.income.agi == 60_000 - HALF - 6_000
    assert untold.parents[0].taxes.whole_return.federal.income.agi == 60_000 - HALF
    gained = told.parents[0].annual_net_disposable_income
    gained -= untold.parents[0].annual_net_disposable_income
    taxes = [each.parents[0].deductions for each in (told, untold)]
    less = sum(
        getattr(taxes[1], name) - getattr(taxes[0], name)
        for name in ("federal_income_tax", "state_income_tax")
    )
    assert gained == less > 0
    possible = [
        {str(each.id) for each in found.notices} & {"business_premium_possible"}
        for found in (told, untold)
    ]
    assert possible == [set(), {"business_premium_possible"}]
