"""Figures that the Internal Revenue Service, the FTB and the EDD print themselves."""

from datetime import date
from decimal import Decimal

import pytest

import cases
import guideline as gl
from guideline.taxes.years import california_law, federal_law
from households import tables
from taxpayers import HEAD, JOINT, SEPARATE, SINGLE, children, expenses, person, taxed

ZERO = Decimal(0)


@pytest.mark.parametrize(
    ("year", "most"),
    [
        (2018, "7960.80"),
        (2019, "8239.80"),
        (2020, "8537.40"),
        (2021, "8853.60"),
        (2022, "9114.00"),
        (2023, "9932.40"),
        (2024, "10453.20"),
        (2025, "10918.20"),
        (2026, "11439.00"),
    ],
)
def test_most_social_security_tax_of_a_year(year: int, most: str) -> None:
    """The Social Security Administration's fact sheets print the most that an employee pays."""
    assert taxed(person(400_000), year=year).payroll[0].social_security == Decimal(most)


@pytest.mark.parametrize(
    ("year", "most"),
    [
        (2018, "1149.67"),
        (2019, "1183.71"),
        (2020, "1229.09"),
        (2021, "1539.58"),
        (2022, "1601.60"),
        (2023, "1378.48"),
    ],
)
def test_most_disability_insurance_of_a_year(year: int, most: str) -> None:
    """The EDD's table DE 3395 prints the most that an employee contributed until 2023."""
    paid = taxed(person(400_000), year=year).payroll[0].state_disability
    assert abs(paid - Decimal(most)) < Decimal("0.01")


def test_disability_insurance_has_no_most_from_2024() -> None:
    """From 2024 every dollar of wages bears SDI: 1.1 percent of $400,000."""
    assert taxed(person(400_000), year=2024).payroll[0].state_disability == 4400


@pytest.mark.parametrize("year", range(2018, 2027))
def test_medicare_tax_has_no_most(year: int) -> None:
    """26 U.S.C. § 3101(b)(1): 1.45 percent of every dollar of wages; of $400,000, $5,800."""
    assert taxed(person(400_000), year=year).payroll[0].medicare == 5_800


STUBS = {
    "Consumer Financial Protection Bureau, Building Blocks, How to read a pay stub: Casey Smith, "
    "August 1 to 15, 2022": (2022, "half_month", 200, 0, "12.40", "2.90"),
    "Internal Revenue Service, Understanding Taxes, The Hows of Taxes, module 1 page 6: Angela "
    "Viviano, by the month": (2025, "month", 2_000, 50, "124.00", "29.00"),
}
"""Published pay stubs: year, how often, gross pay, retirement, Social Security, Medicare."""


@pytest.mark.parametrize("source", STUBS)
def test_the_payroll_lines_of_a_published_pay_stub(source: str) -> None:
    """Written into a case as the how-to says, each line of the stub comes out, to the cent.

    Neither is of California, so that no state disability insurance is withheld. What is withheld
    for income tax is no liability, and is not compared.
    """
    year, per, gross, saved, social_security, medicare = STUBS[source]
    often = gl.Per(per)
    parent = gl.Parent(
        name=cases.FIRST,
        filing_status=SINGLE,
        income=(gl.Income(kind=gl.IncomeKind.WAGES, amount=Decimal(gross), per=often, sdi=False),),
        retirement=(gl.Retirement(amount=Decimal(saved), per=often, pre_tax=True),),
    )
    found = cases.case(on=date(year, 8, 22), parents=[parent, cases.parent(cases.SECOND)])
    (worked, _) = gl.net_incomes(found).parents
    assert worked.deductions is not None
    times = {"half_month": 24, "month": 12}[per]
    assert worked.annual_gross_income == gross * times
    assert worked.deductions.social_security == Decimal(social_security) * times
    assert worked.deductions.medicare == Decimal(medicare) * times
    assert worked.deductions.state_disability == 0
    assert worked.deductions.mandatory_retirement == 0
    assert worked.taxes is not None
    assert worked.taxes.whole_return.federal.income.wages == (gross - saved) * times


@pytest.mark.parametrize(
    ("over", "tax"),
    [
        (11_600, "1160"),
        (47_150, "5426"),
        (100_525, "17168.50"),
        (191_950, "39110.50"),
        (243_725, "55678.50"),
        (609_350, "183647.25"),
    ],
)
def test_schedule_x_of_2024(over: int, tax: str) -> None:
    """The 2024 instructions to Form 1040 print the tax at each edge of Schedule X."""
    law = federal_law(tables(2024).federal, SINGLE, ZERO)
    assert law.schedule.tax(Decimal(over)) == Decimal(tax)


@pytest.mark.parametrize(
    ("over", "tax"),
    [
        (10_756, "107.56"),
        (25_499, "402.42"),
        (40_245, "992.26"),
        (55_866, "1929.52"),
        (70_606, "3108.72"),
        (360_659, "30083.65"),
        (432_787, "37512.83"),
        (721_314, "70116.38"),
    ],
)
def test_california_schedule_x_of_2024(over: int, tax: str) -> None:
    """The 2024 booklet of Form 540 prints the tax at each edge of Schedule X, to the cent."""
    law = california_law(tables(2024).california, SINGLE, ZERO)
    assert abs(law.schedule.tax(Decimal(over)) - Decimal(tax)) <= Decimal("0.02")


@pytest.mark.parametrize(
    ("year", "count", "joint", "limit"),
    [
        (2023, 0, False, 17_640),
        (2023, 1, False, 46_560),
        (2023, 2, True, 59_478),
        (2023, 3, True, 63_398),
        (2024, 0, False, 18_591),
        (2024, 1, False, 49_084),
        (2024, 2, False, 55_768),
        (2024, 3, False, 59_899),
        (2024, 3, True, 66_819),
    ],
)
def test_income_at_which_the_earned_income_credit_ends(
    year: int, count: int, *, joint: bool, limit: int
) -> None:
    """The IRS prints the income at which no credit is left: a dollar less leaves some."""
    status = JOINT if joint else SINGLE
    people = [person(), person()] if joint else [person()]

    def credit(wages: int) -> Decimal:
        people[0] = person(wages)
        earned = taxed(
            *people, year=year, status=status, dependents=children(count)
        ).federal.earned_income
        assert earned is not None
        return earned.credit

    assert credit(limit + 10) == 0
    assert 0 < credit(limit - 10) < 5


def test_publication_915_example_1() -> None:
    """George White, single: $28,990 of other income and $5,980 of benefits, $2,990 taxable."""
    taxes = taxed(person(9_400, pension=18_600, interest=990, social_security=5_980), year=2024)
    assert taxes.federal.income.taxable_benefits.taxable == 2_990
    assert taxes.federal.income.agi == 31_980


def test_publication_915_example_2() -> None:
    """Ray and Alice Hopkins, joint: $28,750 and half of $5,600 is under $32,000, none taxable."""
    taxes = taxed(
        person(0, pension=15_500, social_security=5_600, deferrals=1_000),
        person(14_000, interest=250),
        status=JOINT,
    )
    assert taxes.federal.income.taxable_benefits.taxable == 0


def test_publication_915_example_3() -> None:
    """Joe and Betty Johnson, joint: $40,500 of other income, $10,000 of benefits, $6,275."""
    taxes = taxed(person(0, pension=40_500, social_security=10_000), person(), status=JOINT)
    assert taxes.federal.income.taxable_benefits.taxable == 6_275


def test_benefits_between_the_two_base_amounts_count_half_and_no_more() -> None:
    """26 U.S.C. § 86(a)(2): $4,500 for those between, and 85 percent of $6,000 above $34,000."""
    taxes = taxed(person(0, pension=30_000, social_security=20_000))
    assert taxes.federal.income.taxable_benefits.combined_income == 40_000
    assert taxes.federal.income.taxable_benefits.taxable == 4_500 + 5_100


def test_a_separate_filer_who_lived_with_the_spouse_has_no_base_amount() -> None:
    """26 U.S.C. § 86(c)(1)(C)(ii): 85 percent of the benefits are taxable from the first dollar."""
    benefits = person(0, pension=20_000, social_security=10_000)
    together = taxed(benefits, status=SEPARATE, lived_apart=False)
    apart = taxed(benefits, status=SEPARATE)
    assert together.federal.income.taxable_benefits.taxable == 8_500
    assert apart.federal.income.taxable_benefits.taxable == 0


def test_schedule_se_of_2024() -> None:
    """Net profit of $50,000: 92.35 percent of it at 15.3 percent, and half of that deducted."""
    step = taxed(person(0, self_employment=50_000)).self_employment[0]
    assert step.net_earnings == 46_175
    assert step.tax == Decimal("7064.775")
    assert step.deduction == Decimal("3532.3875")


@pytest.mark.parametrize(("profit", "taxed_at_all"), [("433.12", False), ("433.14", True)])
def test_net_earnings_under_400_dollars_bear_no_self_employment_tax(
    profit: str, *, taxed_at_all: bool
) -> None:
    """26 U.S.C. § 1402(b)(2): the floor of $400 is of net earnings, 92.35 percent of the profit."""
    step = taxed(person(0, self_employment=profit)).self_employment[0]
    assert bool(step.tax) is taxed_at_all


def test_wages_use_up_the_social_security_base_first() -> None:
    """Schedule SE line 9: with wages at the base, self-employment bears the Medicare part alone."""
    step = taxed(person(168_600, self_employment=10_000)).self_employment[0]
    assert step.social_security == 0
    assert step.medicare == Decimal("267.815")


def test_form_8959() -> None:
    """Wages use up the threshold; self-employment above what is left bears 0.9 percent."""
    step = taxed(person(150_000, self_employment=100_000)).additional_medicare
    assert step.on_wages == 0
    assert step.on_self_employment == (Decimal(92350) - 50_000) * Decimal("0.009")


def test_schedule_8812_of_2024() -> None:
    """Two children, head of household, wages $30,000: $4,000, of which $3,400 at most refunded."""
    child = taxed(person(30_000), status=HEAD, dependents=children(2)).federal.child
    assert child is not None
    assert child.credit == 4_000
    assert child.nonrefundable == 810  # ten percent of $8,100 of taxable income
    assert child.refundable == 3_190


def test_no_more_than_1700_dollars_a_child_are_refunded_in_2024() -> None:
    """Schedule 8812 line 16b: of $3,590 left after the tax, and $3,525 by earnings, $3,400."""
    child = taxed(person(26_000), status=HEAD, dependents=children(2)).federal.child
    assert child is not None
    assert child.nonrefundable == 410
    assert child.refundable == 3_400


def test_three_children_may_refund_payroll_taxes() -> None:
    """26 U.S.C. § 24(d)(1)(B)(ii): above the earned income credit, payroll taxes are refunded."""

    def refunded(count: int) -> Decimal:
        """Return it for $4,000 of wages and too much interest for the earned income credit."""
        worker = person(4_000, interest=15_000)
        child = taxed(worker, status=HEAD, dependents=children(count)).federal.child
        assert child is not None
        return child.refundable

    assert refunded(2) == Decimal("0.15") * (4_000 - 2_500)
    assert refunded(3) == 4_000 * Decimal("0.0765")


def test_2021_takes_no_more_than_a_twentieth_of_the_range_from_what_it_added() -> None:
    """26 U.S.C. § 24(i)(4)(B): of a head of household, 5 percent of $87,500 from 4 times $1,600.

    At $200,000 the 88 steps of $50 would take $4,400; the $2,000 a child of § 24(h) are whole.
    """
    young = children(4, young=True)
    child = taxed(person(200_000), status=HEAD, dependents=young, year=2021).federal.child
    assert child is not None
    assert child.credit == 4 * 3_600 - 4_375


def test_rents_are_investment_income_of_the_earned_income_credit() -> None:
    """26 U.S.C. § 32(i)(2)(C): rents above $11,600 bar it in 2024, as interest does."""
    for kind in ("rents_and_royalties", "interest"):
        barred, open_ = (
            taxed(person(15_000, **{kind: amount}), status=HEAD, dependents=children(1))
            for amount in (11_601, 11_600)
        )
        assert barred.federal.earned_income is not None
        assert open_.federal.earned_income is not None
        assert barred.federal.earned_income.credit == 0 < open_.federal.earned_income.credit


def test_form_2441_of_2024() -> None:
    """Income over $43,000: a fifth of up to $3,000 for one child, $6,000 for two or more."""
    spent = expenses(dependent_care=10_000)
    one, two = (
        taxed(
            person(90_000), status=HEAD, dependents=children(count), expenses=spent
        ).federal.dependent_care
        for count in (1, 2)
    )
    assert one is not None
    assert two is not None
    assert one.allowed == 600
    assert two.allowed == 1200


@pytest.mark.parametrize(
    ("year", "agi", "rate"),
    [
        (2024, 15_000, "0.35"),
        (2024, 15_001, "0.34"),
        (2024, 43_001, "0.20"),
        (2021, 125_000, "0.50"),
        (2021, 183_001, "0.20"),
        (2021, 440_001, "0"),
        (2026, 15_000, "0.50"),
        (2026, 45_001, "0.35"),
        (2026, 75_001, "0.34"),
        (2026, 200_000, "0.20"),
    ],
)
def test_the_rate_of_the_dependent_care_credit(year: int, agi: int, rate: str) -> None:
    """26 U.S.C. § 21(a)(2) and, for 2021, (g): a point less for each $2,000 or part."""
    care = taxed(
        person(agi),
        status=HEAD,
        year=year,
        dependents=children(1),
        expenses=expenses(dependent_care=1_000),
    ).federal.dependent_care
    assert care is not None
    assert care.rate == Decimal(rate)
