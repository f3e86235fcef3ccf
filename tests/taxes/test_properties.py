"""What holds of the taxes at every income, in every year and status."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cases
import guideline as gl
from guideline.amounts import exact
from guideline.taxes.annual import TaxChoices, annual_taxes
from guideline.taxes.liability import ReturnTaxes
from guideline.taxes.returns import Person
from guideline.taxes.years import california_law, federal_law
from households import tables
from taxpayers import JOINT, children, expenses, filed, person, taxed

ZERO = Decimal(0)
years = st.sampled_from(range(2018, 2027))
statuses = st.sampled_from(gl.FilingStatus)
incomes = st.one_of(
    st.integers(0, 120_000).map(Decimal),
    st.integers(0, 200_000_000).map(lambda cents: Decimal(cents) / 100),
)
raises = st.one_of(st.just(Decimal("0.01")), st.integers(1, 5_000).map(Decimal))


def on_return(year: int, status: gl.FilingStatus, earner: Person[Decimal], **more: Any) -> Any:
    """Return the taxes of an earner; a spouse on a joint return has no income."""
    people = (earner, person()) if status is JOINT else (earner,)
    return taxed(*people, year=year, status=status, **more)


def federal_before_credits(taxes: ReturnTaxes[Decimal]) -> Decimal:
    """Return federal tax before credits."""
    return taxes.federal.before_credits


@given(years, statuses, incomes, raises, st.sampled_from(["wages", "interest", "pension"]))
def test_tax_before_credits_is_continuous_and_never_falls(
    year: int, status: gl.FilingStatus, income: Decimal, more: Decimal, kind: str
) -> None:
    """A little more income costs a little more tax: never less, and under 60 cents of a dollar."""

    def before(amount: Decimal) -> tuple[Decimal, Decimal]:
        earner = person(amount) if kind == "wages" else person(0, **{kind: amount})
        taxes = on_return(year, status, earner)
        return federal_before_credits(taxes), taxes.california.by_rates

    for low, high in zip(before(income), before(income + more), strict=True):
        assert 0 <= high - low <= more * Decimal("0.6")


@given(years, statuses, incomes, incomes)
def test_brackets_are_the_integral_of_the_marginal_rate(
    year: int, status: gl.FilingStatus, first: Decimal, second: Decimal
) -> None:
    """Between two incomes the tax rises by each dollar's own rate, bracket by bracket."""
    low, high = sorted((first, second))
    for law in (
        federal_law(tables(year).federal, status, ZERO),
        california_law(tables(year).california, status, ZERO),
    ):
        edges = [ZERO, *law.bracket_tops, Decimal("Infinity")]
        with exact():
            expected = sum(
                (
                    rate * max(min(high, top) - max(low, bottom), ZERO)
                    for rate, bottom, top in zip(law.rates, edges, edges[1:], strict=False)
                ),
                ZERO,
            )
            assert law.schedule.tax(high) - law.schedule.tax(low) == expected


@given(years, incomes)
def test_social_security_tax_is_between_nothing_and_its_most(year: int, income: Decimal) -> None:
    """Social Security tax is 6.2 percent of wages up to the base, and never more."""
    law = federal_law(tables(year).federal, gl.FilingStatus.SINGLE, ZERO)
    paid = taxed(person(income), year=year).payroll[0].social_security
    assert 0 <= paid <= law.social_security_wage_base * law.social_security_rate
    assert paid <= income * law.social_security_rate


# What a dollar more can cost at once: the steps and cliffs of the law, largest amounts.
CLIFFS = {
    "a step of the child tax credit (26 U.S.C. § 24(b)(1)), and of 2021's": 100,
    "a point of the care credits (§ 21(a)(2)), $16,000 in 2021, and California's part": 200,
    "an edge of California's care credit (Rev. & Tax. Code § 17052.6(b)), of $2,100": 800,
    "the renter's credit (§ 17053.5)": 120,
    "a step of the exemption credits (§ 17054.1), five of them": 30,
    "a step of the young child credit (§ 17052.1)": 22,
    "the last of CalEITC at its limit, and the young child credit with it": 1300,
}


@given(years, statuses, incomes, raises, st.integers(0, 3))
def test_more_wages_lower_net_income_by_no_more_than_the_cliffs(
    year: int, status: gl.FilingStatus, wages: Decimal, more: Decimal, count: int
) -> None:
    """A raise leaves more, but for the named steps and cliffs of the law."""

    def net(amount: Decimal) -> Decimal:
        people = (person(amount), person()) if status is JOINT else (person(amount),)
        tax_return = filed(
            *people,
            year=year,
            status=status,
            dependents=children(count, young=True),
            expenses=expenses(dependent_care=9_000),
            rents_home=True,
        )
        with exact():
            taxes = annual_taxes(tax_return, tables(year), TaxChoices(joint_share="whole"))  # type: ignore[arg-type]
        names = [
            "federal_income_tax",
            "additional_medicare",
            "niit",
            "social_security",
            "medicare",
            "state_income_tax",
            "state_disability",
        ]
        return amount - sum((getattr(taxes, name) for name in names), ZERO)

    assert net(wages + more) - net(wages) > -sum(CLIFFS.values())


@given(years, statuses, incomes, st.integers(0, 100))
def test_splitting_an_income_changes_nothing(
    year: int, status: gl.FilingStatus, income: Decimal, percent: int
) -> None:
    """Two jobs of one employee bear what one job of the same pay bears."""
    part = income * percent / 100

    def case(*amounts: Decimal) -> gl.Case:
        pay = [
            gl.Income(kind=gl.IncomeKind.WAGES, amount=amount, per=gl.Per.YEAR)
            for amount in amounts
        ]
        return a_case(year, gl.Parent(name="Petitioner", filing_status=status, income=tuple(pay)))

    whole, parts = (
        gl.net_incomes(case(*amounts)).parents[0] for amounts in ((income,), (part, income - part))
    )
    assert whole.monthly_net_disposable_income == parts.monthly_net_disposable_income


def a_case(year: int, first: gl.Parent) -> gl.Case:
    """Return a case of a tax year from its first parent."""
    second = gl.Parent(name="Respondent", monthly_net_disposable_income=Decimal(3000))
    return cases.case(on=date(2025, 6, 1), tax_year=year, parents=[first, second])


@given(years, incomes)
def test_another_order_of_the_spouses_changes_no_tax_of_the_return(
    year: int, income: Decimal
) -> None:
    """The joint tax does not depend on which spouse is listed first."""
    first, second = person(income), person(30_000, interest=500)
    names = ["before_credits", "after_nonrefundable", "refundable"]
    one, other = (
        taxed(*pair, year=year, status=JOINT).federal for pair in ((first, second), (second, first))
    )
    assert [getattr(one, name) for name in names] == [getattr(other, name) for name in names]


@pytest.mark.parametrize("year", range(2018, 2027))
def test_qualified_dividends_never_bear_more_than_interest(year: int) -> None:
    """26 U.S.C. § 1(h): the preferred rates are never above the ordinary ones."""
    for amount in (10_000, 60_000, 500_000, 900_000):
        preferred = taxed(person(50_000, qualified_dividends=amount), year=year)
        ordinary = taxed(person(50_000, interest=amount), year=year)
        assert preferred.federal.regular.tax <= ordinary.federal.regular.tax


def test_a_record_of_taxes_is_frozen() -> None:
    """A finished worksheet cannot be changed."""
    step = taxed(person(1)).payroll[0]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        step.medicare = ZERO  # type: ignore[misc]
