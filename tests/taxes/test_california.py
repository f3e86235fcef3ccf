"""California income tax: where it differs from the federal one, and its own credits."""

from decimal import Decimal
from typing import Any

import pytest

from guideline.taxes.returns import Dependents
from taxpayers import HEAD, JOINT, SEPARATE, SINGLE, children, expenses, person, taxed


class TestIncome:
    """Rev. & Tax. Code § 17072."""

    def test_benefits_of_the_state_are_not_taxed(self) -> None:
        """§§ 17083, 17087: social security, unemployment and paid family leave are left out."""
        found = taxed(
            person(40_000, social_security=20_000, unemployment=6_000, paid_family_leave=4_000)
        )
        assert found.federal.income.agi > 50_000
        assert found.california.income.agi == 40_000

    def test_a_health_savings_account_is_taxed(self) -> None:
        """§ 17215.4: California does not know the account."""
        found = taxed(person(40_000), expenses=expenses(hsa=3_000))
        assert found.federal.income.agi == 37_000
        assert found.california.income.agi == 40_000

    def test_alimony_of_2019_to_2025_counts_in_california_alone(self) -> None:
        """SB 711 follows federal law for instruments after 2025 only."""
        found = taxed(
            person(40_000, california_alimony=12_000), expenses=expenses(california_alimony=2_000)
        )
        assert found.federal.income.agi == 40_000
        assert found.california.income.agi == 50_000

    def test_gifts_above_the_line_of_2020_are_added_back(self) -> None:
        """California did not follow P.L. 116-136 § 2204."""
        found = taxed(person(40_000), year=2020, expenses=expenses(charity=300))
        assert found.california.income.agi == 40_000


class TestDeductions:
    """Rev. & Tax. Code §§ 17073, 17077."""

    def test_property_tax_has_no_cap_and_state_tax_no_deduction(self) -> None:
        """§ 17220: $25,000 of property tax counts whole."""
        found = taxed(person(150_000), expenses=expenses(property_tax=25_000))
        assert found.california.deductions.deduction == 25_000

    def test_a_large_income_limits_itemized_deductions(self) -> None:
        """§ 17077: less 6 percent of federal income above the threshold, at most 80 percent."""
        spent = expenses(property_tax=20_000)
        some = taxed(person(344_857), expenses=spent).california.deductions
        assert some.reduction == 6_000
        most = taxed(person(2_000_000), expenses=spent).california.deductions
        assert most.reduction == 16_000


class TestTaxes:
    """Rev. & Tax. Code §§ 17043, 17062."""

    def test_a_million_bears_one_percent_more(self) -> None:
        """§ 17043: of taxable income above $1,000,000."""
        found = taxed(person(1_105_540)).california
        assert found.mental_health_tax == 1_000

    def test_the_minimum_tax(self) -> None:
        """§ 17062: seven percent above an exemption, against the tax before credits."""
        spent = expenses(property_tax=150_000)
        found = taxed(person(300_000), expenses=spent).california
        base = 300_000 - found.deductions.deduction + found.deductions.minimum_tax_addition
        assert found.minimum_tax == (base - 90_048) * Decimal("0.07") - found.by_rates

    def test_the_minimum_tax_adds_back_medical_expenses_between_the_two_floors(self) -> None:
        """Schedule P line 2: the lesser of what was deducted and 2.5 percent of federal income."""
        pay = person(200_000)
        for medical, added in ((17_000, 2_000), (30_000, 5_000)):
            spent = expenses(medical=medical, property_tax=40_000)
            found = taxed(pay, expenses=spent).california.deductions
            assert found.medical == medical - 15_000
            assert found.minimum_tax_addition == 40_000 + added

    def test_the_minimum_tax_of_a_separate_return_loses_more_than_its_exemption(self) -> None:
        """Schedule P line 21: 2024's $60,029 ends at $465,231, and above a quarter is added.

        Of $565,231 a quarter of $100,000 is added, and of $900,000 no more than the exemption.
        """
        spent = expenses(property_tax=300_000)
        for wages, added in ((465_231, "0"), (565_231, "25000"), (900_000, "60029")):
            found = taxed(person(wages), status=SEPARATE, expenses=spent).california
            base = wages - found.deductions.deduction + found.deductions.minimum_tax_addition
            expected = (base + Decimal(added)) * Decimal("0.07") - found.by_rates
            assert abs(found.minimum_tax - max(expected, Decimal(0))) < Decimal("0.01")


class TestCredits:
    """Rev. & Tax. Code §§ 17052 to 17054.5."""

    def test_exemption_credits(self) -> None:
        """§ 17054: one for the filer, one for age, one for blindness, one for each dependent."""
        found = taxed(person(50_000, age=70, blind=True), dependents=Dependents(california=2))
        assert found.california.exemptions.credit == 3 * 149 + 2 * 461

    def test_head_of_household_has_one_personal_credit(self) -> None:
        """§ 17054(a): double standard deduction, but one credit; a joint return has two."""
        head = taxed(person(50_000), status=HEAD).california
        joint = taxed(person(50_000), person(), status=JOINT).california
        assert (head.exemptions.personal, joint.exemptions.personal) == (1, 2)

    @pytest.mark.parametrize(
        ("status", "over", "less"),
        [(SINGLE, 0, 0), (SINGLE, 1, 6), (SINGLE, 2_501, 12), (SEPARATE, 1_251, 12)],
    )
    def test_exemption_credits_fall_by_steps(self, status: Any, over: int, less: int) -> None:
        """§ 17054.1: $6 for each $2,500 or part, $1,250 on a separate return."""
        found = taxed(person(244_857 + over), status=status).california.exemptions
        assert found.reduction_each == less

    @pytest.mark.parametrize(
        ("status", "income", "credit"),
        [(SINGLE, 52_421, 60), (SINGLE, 52_422, 0), (HEAD, 104_842, 120)],
    )
    def test_the_renters_credit(self, status: Any, income: int, credit: int) -> None:
        """§ 17053.5: whole up to an income, then nothing; and only for those who rent."""
        assert taxed(person(income), status=status, rents_home=True).california.renters == credit
        assert taxed(person(income), status=status).california.renters == 0

    def test_the_renters_credit_goes_by_california_income(self) -> None:
        """§ 17053.5: unemployment, which California does not tax, does not bar it."""
        found = taxed(person(50_000, unemployment=10_000), rents_home=True)
        assert found.federal.income.agi == 60_000
        assert found.california.renters == 60

    @pytest.mark.parametrize("claim", ["joint_custody", "dependent_parent"])
    def test_the_joint_custody_and_dependent_parent_credits(self, claim: str) -> None:
        """§ 17054.5: thirty percent of the tax after exemption credits, up to the amount."""
        low = taxed(person(30_000), **{claim: True}).california
        left = low.by_rates - low.exemptions.credit
        assert low.joint_custody == left * Decimal("0.3")
        assert taxed(person(200_000), **{claim: True}).california.joint_custody == 592

    def test_caleitc_rises_falls_and_falls_more_slowly(self) -> None:
        """§ 17052: to its peak, down at the same rate, then to the limit."""

        def credit(wages: int) -> Decimal:
            found = taxed(person(wages), dependents=children(1)).california.earned_income
            assert found is not None
            return found.credit

        rate = Decimal("0.34") * Decimal("0.85")
        assert credit(5_000) == 5_000 * rate
        assert credit(6_794) == 6_794 * rate
        assert credit(8_000) == (2 * 6_794 - 8_000) * rate
        assert 0 < credit(31_000) < credit(20_000) < 616
        assert credit(31_950) == credit(40_000) == 0

    def test_caleitc_goes_by_other_income_too(self) -> None:
        """§ 17052(b): the lesser of the credit at earnings and at federal income above the peak."""
        alone = taxed(person(7_000), dependents=children(1)).california.earned_income
        more = taxed(person(7_000, pension=20_000), dependents=children(1))
        assert alone is not None
        assert more.california.earned_income is not None
        assert more.california.earned_income.credit < alone.credit

    def test_caleitc_goes_by_earnings_where_they_give_less(self) -> None:
        """§ 17052(b): federal income that an adjustment lowers does not raise the credit."""
        spent = expenses(hsa=2_000)
        told, untold = (
            taxed(person(12_000), dependents=children(1), **more).california.earned_income
            for more in ({"expenses": spent}, {})
        )
        assert told is not None
        assert untold is not None
        assert told.credit == untold.credit > 0

    def test_caleitc_falls_in_two_straight_lines(self) -> None:
        """FTB 3514: after the peak down to the second amount, and from there to nothing."""
        rate, second = Decimal("0.34") * Decimal("0.85"), Decimal(616)
        corner = 2 * 6_794 - second / rate
        for share in (Decimal("0.25"), Decimal("0.5"), Decimal("0.75")):
            wages = corner + (31_950 - corner) * share
            found = taxed(person(wages), dependents=children(1)).california.earned_income
            assert found is not None
            assert abs(found.credit - second * (1 - share)) < Decimal("1e-20")

    def test_caleitc_is_barred_by_age_status_and_investments(self) -> None:
        """§ 17052(c): 18 or older without a child; separate returns only with one, apart."""
        assert taxed(person(3_000, age=17)).california.earned_income is None
        assert taxed(person(3_000), status=SEPARATE).california.earned_income is None
        one = {"status": SEPARATE, "dependents": children(1)}
        assert taxed(person(3_000), **one).california.earned_income is not None
        assert taxed(person(3_000), **one, lived_apart=False).california.earned_income is None
        rich = taxed(person(3_000, interest=4_675)).california.earned_income
        assert rich is not None
        assert rich.credit == 0

    @pytest.mark.parametrize("year", [2018, 2020, 2021, 2025])
    def test_a_separate_return_has_caleitc_from_2021(self, year: int) -> None:
        """FTB bulletin of March 11, 2022: California follows P.L. 117-2, from tax year 2021."""
        found = taxed(person(5_000), year=year, status=SEPARATE, dependents=children(1)).california
        assert (found.earned_income is not None) is (year >= 2021)

    @pytest.mark.parametrize(
        ("more", "credit"),
        [
            ({"pension": 31_950}, 1154),
            ({"pension": 31_951}, 0),
            ({"interest": 4_674}, 1154),
            ({"interest": 4_675}, 0),
            ({"long_term_gain": -34_602}, 1154),
            ({"long_term_gain": -34_603}, 0),
            ({"interest": 4_000, "short_term_gain": -38_603}, 0),
        ],
    )
    def test_the_young_child_credit_without_earnings_has_the_other_limits(
        self, more: dict[str, int], credit: int
    ) -> None:
        """§ 17052.1(b)(1)(B): federal income, investment income and a net loss, counted whole."""
        one = children(1, young=True)
        found = taxed(person(0, **more), status=HEAD, dependents=one).california
        assert found.young_child == credit

    @pytest.mark.parametrize(
        ("year", "wages", "credit"),
        [
            (2024, 20_000, "1154"),
            (2024, 26_627, "1132.33"),
            (2024, 0, "1154"),
            (2021, 0, "0"),
            (2019, 20_000, "1000"),
            (2018, 20_000, "0"),
        ],
    )
    def test_the_young_child_credit(self, year: int, wages: int, credit: str) -> None:
        """§ 17052.1: from 2019, less by steps of $100, and from 2022 without earnings too."""
        found = taxed(
            person(wages), year=year, status=HEAD, dependents=children(1, young=True)
        ).california
        assert found.young_child == Decimal(credit)

    def test_the_care_credit_is_a_part_of_the_federal_one_without_its_limit(self) -> None:
        """§ 17052.6(a): without taking into account whether there is a federal tax liability."""
        found = taxed(
            person(16_000),
            status=HEAD,
            dependents=children(2),
            expenses=expenses(dependent_care=9_000),
        )
        care = found.california.dependent_care
        assert care is not None
        assert care.federal_credit == Decimal("0.34") * 6_000
        assert care.credit == care.federal_credit / 2

    @pytest.mark.parametrize(
        ("agi", "share"), [(40_000, "0.5"), (40_001, "0.43"), (100_000, "0.34"), (100_001, "0")]
    )
    def test_the_share_of_the_care_credit(self, agi: int, share: str) -> None:
        """§ 17052.6(b): by federal income, the edges included."""
        care = taxed(
            person(agi),
            status=HEAD,
            dependents=children(1),
            expenses=expenses(dependent_care=1_000),
        ).california.dependent_care
        assert care is not None
        assert care.share == Decimal(share)
