"""Federal income tax: what is special to a year, a status or an income."""

from decimal import Decimal
from typing import Any

import pytest

from guideline.taxes.returns import Dependents
from taxpayers import HEAD, JOINT, SEPARATE, SINGLE, SURVIVING, children, expenses, person, taxed


class TestCapitalGains:
    """26 U.S.C. §§ 1(h), 1211, 1222."""

    def test_gains_bear_no_more_than_ordinary_income_would(self) -> None:
        """§ 1(h)(1): of 2024's $47,025 to $47,150 at 12 percent nothing bears 15."""
        gain = taxed(person(61_625, long_term_gain=125)).federal.regular
        assert gain.taxable_income == 47_150
        assert gain.preferred_tax == Decimal("18.75")
        assert gain.tax == gain.ordinary_tax + 15

    def test_a_net_loss_counts_up_to_the_limit(self) -> None:
        """§ 1211(b): $3,000 of a net loss lowers income, $1,500 on a separate return."""
        loss = person(50_000, short_term_gain=-2_000, long_term_gain=-9_000)
        assert taxed(loss).federal.income.agi == 47_000
        assert taxed(loss, status=SEPARATE).federal.income.agi == 48_500

    def test_a_short_term_loss_lowers_the_preferred_gain(self) -> None:
        """§ 1222(11): net capital gain is long-term gain above short-term loss."""
        gains = taxed(person(50_000, short_term_gain=-2_000, long_term_gain=9_000))
        assert gains.federal.income.capital_gains.net_capital_gain == 7_000

    def test_a_long_term_loss_lowers_the_short_term_gain(self) -> None:
        """§ 1222(11): there is no net capital gain then."""
        gains = taxed(person(50_000, short_term_gain=9_000, long_term_gain=-2_000))
        assert gains.federal.income.capital_gains.net_capital_gain == 0
        assert gains.federal.income.capital_gains.in_income == 7_000

    def test_gains_within_the_first_band_bear_nothing(self) -> None:
        """§ 1(h)(1)(B): up to $47,025 of taxable income in 2024 at zero percent."""
        gains = taxed(person(0, long_term_gain=61_625))
        assert gains.federal.regular.tax == 0
        assert taxed(person(0, long_term_gain=61_725)).federal.regular.tax == 15


class TestDeductions:
    """26 U.S.C. § 63."""

    def test_gifts_of_2020_come_off_above_the_line_of_those_who_do_not_itemize(self) -> None:
        """§ 62(f)(1): who itemizes deducts all of the $20,000 on Schedule A instead."""
        federal = taxed(person(90_000), year=2020, expenses=expenses(charity=20_000)).federal
        assert federal.income.charity == 0
        assert federal.income.agi == 90_000
        assert federal.deductions.itemizing.charity == 20_000
        few = taxed(person(90_000), year=2020, expenses=expenses(charity=200)).federal
        assert few.income.charity == 200
        assert few.income.agi == 89_800

    def test_gifts_of_2020_lower_the_income_that_taxes_social_security(self) -> None:
        """§ 86(b)(2): by adjusted gross income but for the benefits, $300 less."""
        old = person(0, pension=21_000, social_security=10_000)
        benefits = [
            taxed(old, year=2020, expenses=expenses(charity=gift)).federal.income.taxable_benefits
            for gift in (0, 300)
        ]
        assert [step.taxable for step in benefits] == [500, 350]

    def test_gifts_of_2026_are_limited_first_and_count_above_the_floor_then(self) -> None:
        """§ 170(b)(1)(G), (I): of gifts otherwise allowable, up to 60 percent, what exceeds 0.5."""
        spent = expenses(charity=70_000)
        itemized = taxed(person(100_000), year=2026, expenses=spent).federal.deductions.itemizing
        assert itemized.charity == 60_000 - 500

    def test_the_reduction_of_itemized_deductions_at_high_incomes(self) -> None:
        """§ 68(a): 2/37 of what lies above the 37 percent bracket of 2026, $640,600."""
        deductions = taxed(
            person(677_600), year=2026, expenses=expenses(mortgage_interest=90_000)
        ).federal.deductions
        assert deductions.itemizing.reduction == 2_000
        assert deductions.itemizing.itemized == 90_000 + 10_000 - 2_000

    def test_a_business_lowers_the_income_that_section_68_looks_at(self) -> None:
        """§ 68(a)(2): taxable income less the deduction of § 199A, whose own income knows no § 68.

        $677,317.85 less $500,000 of interest is $177,317.85, of which the business deducts a fifth,
        $35,463.57; $1,254.28 of the income lies in the bracket then, and 2/37 of it is refused.
        """
        business = person(0, self_employment=200_000, interest=491_435)
        federal = taxed(
            business, year=2026, expenses=expenses(mortgage_interest=500_000, state_tax_paid=0)
        ).federal
        deductions = federal.deductions
        assert federal.income.agi == Decimal("677317.85")
        assert deductions.business.deduction == Decimal("35463.57")
        assert round(deductions.itemizing.reduction, 2) == Decimal("67.80")

    def test_age_and_blindness_add_to_the_standard_deduction(self) -> None:
        """§ 63(f): $1,950 for each in 2024."""
        taxes = taxed(person(50_000, age=65, blind=True))
        assert taxes.federal.deductions.standard == 14_600 + 2 * 1_950

    def test_medical_expenses_count_above_the_floor(self) -> None:
        """§ 213(a): 7.5 percent of $100,000 is not deducted."""
        spent = expenses(medical=30_000, state_tax_paid=0)
        itemized = taxed(person(100_000, disability_wages=0), expenses=spent)
        assert itemized.federal.deductions.itemizing.medical == 22_500
        assert itemized.federal.deductions.deduction == 22_500

    def test_mortgage_interest_is_limited_by_the_debt(self) -> None:
        """§ 163(h)(3)(F): interest on $1,500,000 of debt counts for half, $750,000 of it."""
        spent = expenses(mortgage_interest=60_000, mortgage_balance=1_500_000)
        taxes = taxed(person(300_000), expenses=spent)
        assert taxes.federal.deductions.itemizing.mortgage_interest == 30_000
        assert taxes.california.deductions.mortgage_interest == 40_000

    def test_state_tax_is_the_computed_one_with_disability_insurance(self) -> None:
        """§ 164(a)(3): California's tax and SDI are deducted unless another tax is told."""
        computed = taxed(person(100_000))
        state = computed.federal.deductions.itemizing.state_income_tax
        assert state == computed.california.after_nonrefundable + 1_100
        told = taxed(person(100_000), expenses=expenses(state_tax_paid=9_000))
        assert told.federal.deductions.itemizing.state_income_tax == 10_100

    @pytest.mark.parametrize(
        ("year", "status", "income", "cap"),
        [
            (2024, SINGLE, 900_000, 10_000),
            (2024, SEPARATE, 900_000, 5_000),
            (2025, SINGLE, 500_000, 40_000),
            (2025, SINGLE, 550_000, 25_000),
            (2025, SINGLE, 900_000, 10_000),
            (2025, SEPARATE, 300_000, 12_500),
            (2025, SEPARATE, 900_000, 5_000),
        ],
    )
    def test_the_cap_on_state_and_local_taxes(
        self, year: int, status: Any, income: int, cap: int
    ) -> None:
        """§ 164(b)(6)-(7): from 2025 the cap falls by 30 percent of income above $500,000."""
        taxes = taxed(person(income), year=year, status=status)
        assert taxes.federal.deductions.itemizing.salt_cap == cap

    def test_gifts_of_those_who_do_not_itemize(self) -> None:
        """§ 170(p): $300 in 2021, nothing in 2024, $1,000 in 2026; above the line in 2020."""
        spent = expenses(charity=5_000, state_tax_paid=0)
        found = {
            year: taxed(person(60_000, disability_wages=0), year=year, expenses=spent).federal
            for year in (2020, 2021, 2024, 2026)
        }
        gifts = {
            year: federal.deductions.charity_without_itemizing for year, federal in found.items()
        }
        assert gifts == {2020: 0, 2021: 300, 2024: 0, 2026: 1_000}
        assert found[2020].income.charity == 300
        assert found[2020].income.agi == 59_700

    def test_gifts_count_above_a_floor_from_2026(self) -> None:
        """§ 170(b)(1)(I): half a percent of income is not deducted."""
        spent = expenses(charity=30_000, state_tax_paid=0)
        gifts = taxed(person(100_000), year=2026, expenses=spent).federal.deductions.itemizing
        assert gifts.charity == 29_500

    def test_itemized_deductions_are_cut_in_the_top_bracket_from_2026(self) -> None:
        """§ 68: by 2/37 of the lesser of the deductions and the income above the bracket."""
        spent = expenses(charity=50_000, state_tax_paid=0, mortgage_interest=30_000)
        high = taxed(person(1_000_000, disability_wages=0), year=2026, expenses=spent)
        itemizing = high.federal.deductions.itemizing
        assert abs(itemizing.reduction - Decimal(75_000) * 2 / 37) < Decimal("0.01")
        low = taxed(person(300_000), year=2026, expenses=spent)
        assert low.federal.deductions.itemizing.reduction == 0


class TestTemporaryDeductions:
    """P.L. 119-21 §§ 70103, 70201-70203: 2025 to 2028."""

    def test_they_do_not_exist_before_2025(self) -> None:
        """No such deduction has a line in 2024."""
        assert taxed(person(50_000, tips=9_000)).federal.deductions.temporary is None

    def test_tips_and_the_premium_of_overtime(self) -> None:
        """§§ 224, 225: tips up to $25,000, the premium of overtime up to $12,500."""
        pay = person(90_000, tips=30_000, overtime_premium=20_000)
        found = taxed(pay, year=2025).federal.deductions.temporary
        assert found is not None
        assert (found.tips, found.overtime) == (Decimal(25_000), Decimal(12_500))

    def test_they_fall_for_each_full_thousand_above(self) -> None:
        """§ 224(b)(2): $1,999 above the start is one thousand, and lowers each by $100."""
        pay = person(151_999, tips=5_000, overtime_premium=5_000)
        found = taxed(pay, year=2025).federal.deductions.temporary
        assert found is not None
        assert (found.tips, found.overtime) == (Decimal(4_900), Decimal(4_900))

    def test_car_loan_interest_falls_for_each_thousand_begun(self) -> None:
        """§ 163(h)(4)(C)(ii): a dollar above $100,000 lowers it by $200."""
        spent = expenses(car_loan_interest=12_000)
        found = taxed(person(100_001), year=2025, expenses=spent).federal.deductions.temporary
        assert found is not None
        assert found.car_loan_interest == 9_800

    def test_seniors(self) -> None:
        """§ 151(d)(5)(C): $6,000 a person of 65, less 6 percent of income above $75,000."""
        found = taxed(person(85_000, age=70), year=2025).federal.deductions.temporary
        assert found is not None
        assert found.senior == 5_400

    def test_a_separate_return_has_only_the_car_loan(self) -> None:
        """§§ 151(d)(5)(C)(v), 224(f), 225(e) want a joint return of married persons."""
        pay = person(60_000, tips=5_000, overtime_premium=5_000, age=70)
        found = taxed(pay, year=2025, status=SEPARATE).federal.deductions.temporary
        assert found is not None
        assert found.tips + found.overtime + found.senior == 0


class TestBusinessIncome:
    """26 U.S.C. § 199A."""

    def test_a_fifth_of_the_income(self) -> None:
        """Below the threshold: 20 percent of profit less half of self-employment tax."""
        found = taxed(person(0, self_employment=60_000)).federal.deductions.business
        assert found.income == 60_000 - Decimal(60000) * Decimal("0.9235") * Decimal("0.0765")
        assert found.share == found.income / 5

    def test_it_is_at_most_a_fifth_of_taxable_income(self) -> None:
        """§ 199A(a)(1)(B): less net capital gain."""
        found = taxed(person(0, self_employment=20_000)).federal.deductions.business
        assert found.deduction == found.limit < found.share

    @pytest.mark.parametrize("kind", ["qualified_dividends", "long_term_gain"])
    def test_preferred_income_is_no_part_of_that_fifth(self, kind: str) -> None:
        """§ 199A(a)(1)(B): net capital gain, to which § 1(h)(11) adds qualified dividends."""
        owner = person(0, self_employment=20_000, **{kind: 5_000})
        found = taxed(owner).federal.deductions.business
        assert found.limit == (found.income_before - 5_000) / 5

    def test_without_payroll_it_ends_above_the_range(self) -> None:
        """§ 199A(b)(2)(B), (3)(B): nothing at $241,950 of 2024 and more."""
        found = taxed(person(0, self_employment=400_000)).federal.deductions.business
        assert found.deduction == 0

    def test_at_least_400_dollars_from_2026(self) -> None:
        """§ 199A(i): with $1,000 of it or more."""
        rich = person(900_000, self_employment=5_000)
        assert taxed(rich, year=2026).federal.deductions.business.deduction == 400
        poor = person(900_000, self_employment=900)
        assert taxed(poor, year=2026).federal.deductions.business.deduction == 0


class TestMinimumTax:
    """26 U.S.C. § 55."""

    @pytest.mark.parametrize(
        ("wages", "exemption"), [(609_350, "85700"), (800_000, "38037.50"), (952_150, "0")]
    )
    def test_the_exemption_falls_by_a_quarter_of_the_excess(
        self, wages: int, exemption: str
    ) -> None:
        """§ 55(d)(2): of a single filer in 2024, from $609,350 on, to nothing at $952,150."""
        assert taxed(person(wages)).federal.minimum.exemption == Decimal(exemption)

    def test_a_large_gain_can_bring_it(self) -> None:
        """Without an exemption $80,000 of wages bear 26 percent, $20,800, not $9,441 by the rates.

        The standard deduction of $14,600 is added back (Form 6251 line 2a); the gain of $1,200,000
        bears the same in both.
        """
        federal = taxed(person(80_000, long_term_gain=1_200_000)).federal
        assert federal.regular.ordinary_tax == 9_441
        assert federal.minimum.income == 1_280_000
        assert federal.minimum.exemption == 0
        assert federal.minimum.tax == 20_800 - 9_441

    def test_state_and_local_taxes_are_added_back(self) -> None:
        """Form 6251 line 2a: of itemized deductions the taxes alone, here $10,000 of $30,000."""
        spent = expenses(property_tax=12_000, charity=20_000)
        assert taxed(person(300_000), expenses=spent).federal.minimum.income == 280_000

    def test_the_deduction_for_seniors_is_added_back(self) -> None:
        """§ 56(b)(1)(D) allows no deduction under § 151: neither this one nor the standard one."""
        old = taxed(person(70_000, age=65), year=2025).federal
        assert old.deductions.taxable_income == 70_000 - 15_750 - 2_000 - 6_000
        assert old.minimum.income == 70_000

    def test_what_section_68_refuses_is_deducted_from_minimum_taxable_income(self) -> None:
        """§ 56(b)(1)(E): § 68 does not apply; only the $10,000 of state tax is added back."""
        gains = person(0, long_term_gain=2_000_000)
        spent = expenses(mortgage_interest=74_000, state_tax_paid=50_000)
        federal = taxed(gains, year=2026, expenses=spent).federal
        assert round(federal.deductions.itemizing.reduction, 2) == Decimal("4540.54")
        assert round(federal.minimum.income, 2) == 2_000_000 - 74_000

    def test_the_smaller_deduction_is_elected_where_the_minimum_tax_leaves_less(self) -> None:
        """§ 63(e): $21,900 of a head of household is all added back, of $16,797 itemized $10,000.

        The household is one drawn at random, on whose $399,627 two other engines agree.
        """
        spent = expenses(mortgage_interest=6_797, state_tax_paid=223_000)
        rich = person(100_001, self_employment=250_000, long_term_gain=1_607_988)
        found = taxed(rich, status=HEAD, expenses=spent, dependents=children(1)).federal
        assert found.deductions.deduction == 16_797
        assert found.minimum.tax > 0
        assert abs(found.before_credits - Decimal("399627.15")) < Decimal("0.01")

    def test_a_separate_return_adds_some_back(self) -> None:
        """§ 55(d)(3): above $875,950 in 2024 a quarter of the excess, up to the exemption."""
        high = taxed(person(1_500_000), status=SEPARATE).federal
        regular = high.deductions.taxable_income + high.deductions.minimum_tax_addition
        assert high.minimum.income == regular + 66_650
        some = taxed(person(975_950), status=SEPARATE).federal
        regular = some.deductions.taxable_income + some.deductions.minimum_tax_addition
        assert some.minimum.income - regular == 25_000


class TestNetInvestmentIncome:
    """26 U.S.C. § 1411."""

    def test_the_lesser_of_investments_and_the_excess(self) -> None:
        """3.8 percent of the lesser of the two."""
        assert taxed(person(190_000, interest=30_000)).federal.investment.tax == 760
        assert taxed(person(250_000, interest=30_000)).federal.investment.tax == 1_140

    def test_a_loss_does_not_lower_it_below_zero(self) -> None:
        """A capital loss alone is no negative tax."""
        assert taxed(person(250_000, long_term_gain=-9_000)).federal.investment.tax == 0


class TestAdjustments:
    """26 U.S.C. § 62."""

    def test_unemployment_of_2020(self) -> None:
        """P.L. 117-2 § 9042: up to $10,200 left out where other income is below $150,000."""
        some = person(50_000, unemployment=15_000)
        assert taxed(some, year=2020).federal.income.unemployment == 4_800
        rich = person(150_000, unemployment=15_000)
        assert taxed(rich, year=2020).federal.income.unemployment == 15_000
        nearly = person(149_999, unemployment=15_000)
        assert taxed(nearly, year=2020).federal.income.unemployment == 4_800
        assert taxed(some, year=2021).federal.income.unemployment == 15_000

    def test_benefits_of_2020_count_the_unemployment_that_was_left_out(self) -> None:
        """§ 86(b)(2)(A): without regard to § 85(c); here half of $6,000 above $25,000."""
        old = person(20_000, social_security=10_000, unemployment=6_000)
        found = taxed(old, year=2020).federal.income
        assert found.unemployment == 0
        assert found.taxable_benefits.taxable == 3_000
        at_the_limit = person(141_500, social_security=10_000, unemployment=6_000)
        assert taxed(at_the_limit, year=2020).federal.income.unemployment == 6_000

    @pytest.mark.parametrize(
        ("status", "income", "deducted"),
        [
            (SINGLE, 70_000, 2_500),
            (SINGLE, 87_500, 1_250),
            (SINGLE, 95_000, 0),
            (SEPARATE, 30_000, 0),
        ],
    )
    def test_student_loan_interest(self, status: Any, income: int, deducted: int) -> None:
        """§ 221(b): up to $2,500, less with income, none on a separate return."""
        spent = expenses(student_loan_interest=4_000)
        found = taxed(person(income), status=status, expenses=spent).federal.income
        assert found.student_loan_interest == deducted

    def test_contributions_come_off_wages_first_and_then_off_profit(self) -> None:
        """§§ 402(g), 404(a)(8): what no wages were left to defer is an adjustment."""
        found = taxed(person(5_000, deferrals=8_000, self_employment=40_000)).federal.income
        assert found.wages == 0
        assert found.self_employed_retirement == 3_000

    def test_alimony_by_its_instrument(self) -> None:
        """P.L. 115-97 § 11051: what was told as covered is income, and deducted by its payor."""
        received = person(30_000, federal_alimony=12_000, california_alimony=12_000)
        assert taxed(received).federal.income.agi == 42_000
        paid = expenses(federal_alimony=6_000, california_alimony=6_000)
        taxes = taxed(person(30_000), expenses=paid)
        assert taxes.federal.income.agi == taxes.california.income.agi == 24_000


class TestCredits:
    """26 U.S.C. §§ 21, 24, 25B, 32."""

    def test_there_is_no_child_credit_without_dependents(self) -> None:
        """A return without dependents has no line for them."""
        federal = taxed(person(50_000)).federal
        assert federal.child is None
        assert federal.dependent_care is None

    def test_other_dependents(self) -> None:
        """§ 24(h)(4): $500, against tax alone."""
        found = taxed(person(15_000), dependents=Dependents(other=1)).federal.child
        assert found is not None
        assert found.nonrefundable == 40
        assert found.refundable == 0

    @pytest.mark.parametrize(
        ("wages", "credit"),
        [(50_000, 3_600), (112_500, 3_600), (112_501, 3_550), (150_000, 2_000), (200_001, 1_950)],
    )
    def test_the_child_credit_of_2021(self, wages: int, credit: int) -> None:
        """§ 24(i): $3,600 under 6, first down to $2,000 and later below, all refundable."""
        found = taxed(
            person(wages), year=2021, status=HEAD, dependents=children(1, young=True)
        ).federal.child
        assert found is not None
        assert found.credit == credit
        assert found.refundable == credit

    def test_the_first_reduction_of_2021_stops_at_five_percent_of_its_range(self) -> None:
        """§ 24(i)(4): a surviving spouse's first reduction is at most $2,500."""
        found = taxed(
            person(199_000), year=2021, status=SURVIVING, dependents=children(4, young=True)
        ).federal.child
        assert found is not None
        assert found.before_reduction == 4 * 3_600 - 2_450

    def test_the_dependent_care_credit_of_2021_is_refundable(self) -> None:
        """§ 21(g)(1): half of $8,000, even without tax."""
        federal = taxed(
            person(18_000),
            year=2021,
            status=HEAD,
            dependents=children(1),
            expenses=expenses(dependent_care=8_000),
        ).federal
        assert federal.dependent_care is not None
        assert federal.dependent_care.allowed == 4_000
        assert federal.after_nonrefundable == 0

    def test_care_is_limited_by_net_earnings_of_a_spouse_in_business(self) -> None:
        """Form 2441 line 5 takes profit less half of self-employment tax: $2,110 less $149.07."""
        care = taxed(
            person(90_000),
            person(0, self_employment=2_110),
            status=JOINT,
            dependents=children(1),
            expenses=expenses(dependent_care=3_000),
        ).federal.dependent_care
        assert care is not None
        half = Decimal(2_110) * Decimal("0.9235") * Decimal("0.153") / 2
        assert care.expenses == 2_110 - half

    def test_one_of_two_disabled_spouses_is_deemed_to_earn(self) -> None:
        """§ 21(d)(2): of the two the one who earns nothing, beside $50,000 of the other."""
        care = taxed(
            person(50_000, disabled=True),
            person(0, disabled=True),
            status=JOINT,
            dependents=Dependents(care=2),
            expenses=expenses(dependent_care=5_000),
        ).federal.dependent_care
        assert care is not None
        assert care.expenses == 5_000

    def test_combat_pay_counts_for_the_refund_of_the_child_credit(self) -> None:
        """§ 24(d)(1): what § 112 leaves out of income is earned income there; $2,500 refund none.

        15 percent of $12,500 is refunded; the earned income credit knows no combat pay without an
        election.
        """
        soldier = person(5_000, combat_pay=10_000)
        federal = taxed(soldier, status=HEAD, dependents=children(2)).federal
        assert federal.child is not None
        assert federal.child.refundable == 1_875
        assert federal.earned_income is not None
        assert federal.earned_income.credit == 2_000
        assert federal.income.agi == 5_000

    def test_care_is_limited_by_the_lesser_earnings_of_a_couple(self) -> None:
        """§ 21(d)(1)(B): expenses up to the earnings of the spouse who earns less."""
        care = taxed(
            person(90_000),
            person(1_500),
            status=JOINT,
            dependents=children(2),
            expenses=expenses(dependent_care=6_000),
        ).federal.dependent_care
        assert care is not None
        assert care.expenses == 1_500

    def test_a_disabled_spouse_limits_nothing(self) -> None:
        """§ 21(d)(2): a spouse who cannot care for himself is deemed to earn."""
        care = taxed(
            person(90_000),
            person(0, disabled=True),
            status=JOINT,
            dependents=children(1),
            expenses=expenses(dependent_care=6_000),
        ).federal.dependent_care
        assert care is not None
        assert care.expenses == 3_000

    @pytest.mark.parametrize(
        ("persons", "first", "second", "counted"),
        [
            (1, 0, 0, 0),
            (1, 1_000, 2_000, 2_000),
            (2, 7_000, 1_000, 6_000),
            (2, 7_000, 8_000, 7_000),
        ],
    )
    def test_two_disabled_spouses_count_what_one_earns(
        self, persons: int, first: int, second: int, counted: int
    ) -> None:
        """§ 21(d)(2): one is deemed to earn $3,000 or $6,000, the other earns what he earns."""
        care = taxed(
            person(first, disabled=True),
            person(second, disabled=True),
            year=2021,
            status=JOINT,
            dependents=Dependents(care=persons),
            expenses=expenses(dependent_care=16_000),
        ).federal.dependent_care
        assert care is not None
        assert care.expenses == counted

    @pytest.mark.parametrize(("persons", "deemed"), [(1, 3_000), (2, 6_000)])
    def test_the_higher_caps_of_2021_left_deemed_earnings_alone(
        self, persons: int, deemed: int
    ) -> None:
        """§ 21(g) raised the caps to $8,000 and $16,000, § 21(d)(2) deems as much as ever."""
        care = taxed(
            person(90_000),
            person(0, disabled=True),
            year=2021,
            status=JOINT,
            dependents=Dependents(care=persons),
            expenses=expenses(dependent_care=20_000),
        ).federal.dependent_care
        assert care is not None
        assert care.expenses == deemed

    @pytest.mark.parametrize("apart", [True, False])
    def test_a_separate_return_has_the_care_credit_living_apart(self, *, apart: bool) -> None:
        """§ 21(e)(2), (4): a joint return of married persons, or the child's home apart."""
        taxes = taxed(
            person(50_000),
            status=SEPARATE,
            dependents=children(1),
            expenses=expenses(dependent_care=3_000),
            lived_apart=apart,
        )
        assert (taxes.federal.dependent_care is not None) is apart
        assert (taxes.california.dependent_care is not None) is apart

    @pytest.mark.parametrize(
        ("wages", "rate"),
        [(23_000, "0.5"), (23_001, "0.2"), (25_001, "0.1"), (38_251, "0")],
    )
    def test_the_savers_credit(self, wages: int, rate: str) -> None:
        """§ 25B(b): 50, 20, 10 percent or nothing of up to $2,000, by income."""
        found = taxed(person(wages, savings=3_000)).federal.savers
        assert found is not None
        assert found.rate == Decimal(rate)
        assert found.contributions == 2_000

    def test_the_earned_income_credit_without_children_has_ages(self) -> None:
        """§ 32(c)(1)(A)(ii)(II): 25 to 64, and from 19 in 2021."""
        assert taxed(person(9_000, age=24)).federal.earned_income is None
        assert taxed(person(9_000, age=65)).federal.earned_income is None
        assert taxed(person(9_000, age=25)).federal.earned_income is not None
        assert taxed(person(9_000, age=20), year=2021).federal.earned_income is not None

    @pytest.mark.parametrize(
        ("born_on_new_year", "age", "has_it", "aged"),
        [(True, 24, True, False), (False, 24, False, False), (True, 64, True, True)],
    )
    def test_somebody_born_on_january_1(
        self, *, born_on_new_year: bool, age: int, has_it: bool, aged: bool
    ) -> None:
        """Publications 501 and 596: 25 and 65 are attained the day before; the credit ends at 65.

        Born on January 1, 2000, one is 25 at the end of 2024; born on January 1, 1960, 65 for the
        standard deduction and not yet 65 for the credit.
        """
        worker = person(9_000, age=age, birthday_tomorrow=born_on_new_year)
        federal = taxed(worker).federal
        assert (federal.earned_income is not None) is has_it
        assert federal.deductions.standard == 14_600 + (1_950 if aged else 0)

    @pytest.mark.parametrize(
        ("year", "wages", "other", "count", "credit"),
        [
            # the most that the credit could be, less the reduction, is above the credit on earnings
            (2024, 6_000, 20_000, 1, "2040.00"),
            # it is below: $4,213 less 15.98 percent of $27,278
            (2024, 10_000, 40_000, 1, "0"),
            (2025, 5_000, 30_000, 2, "2000.00"),
            (2021, 10_027, 33_328, 3, "1708.35"),
        ],
    )
    def test_the_reduction_is_of_the_most_and_not_of_the_credit_on_earnings(
        self, year: int, wages: int, other: int, count: int, credit: str
    ) -> None:
        """§ 32(a)(2): the credit on earnings stands until the most, reduced, falls below it."""
        found = taxed(
            person(wages, pension=other), year=year, status=HEAD, dependents=children(count)
        ).federal.earned_income
        assert found is not None
        assert abs(found.credit - Decimal(credit)) < Decimal("0.5")

    def test_a_separate_return_has_it_from_2021_with_a_child_living_apart(self) -> None:
        """§ 32(d)(2)."""
        pay, one = person(20_000), children(1)
        assert taxed(pay, status=SEPARATE, dependents=one).federal.earned_income is not None
        for more in (
            {"year": 2020, "dependents": one},
            {"dependents": one, "lived_apart": False},
            {"dependents": children(0)},
        ):
            assert taxed(pay, status=SEPARATE, **more).federal.earned_income is None

    def test_investment_income_above_the_limit_bars_it(self) -> None:
        """§ 32(i): $11,600 in 2024, and not a dollar more."""
        at, above = (
            taxed(person(10_000, interest=amount), dependents=children(1)).federal.earned_income
            for amount in (11_600, 11_601)
        )
        assert at is not None
        assert above is not None
        assert at.credit > 0
        assert above.credit == 0
