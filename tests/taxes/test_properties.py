"""What holds of the taxes at every income, in every year and status."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import cases
import guideline as gl
from guideline.amounts import exact, to_cents
from guideline.support.deductions import TAXES
from guideline.taxes.annual import TaxChoices, annual_taxes
from guideline.taxes.liability import ReturnTaxes
from guideline.taxes.returns import Person
from guideline.taxes.years import california_law, federal_law
from households import tables
from taxpayers import JOINT, children, expenses, filed, person, taxed

ZERO = Decimal(0)
years = st.sampled_from(range(2018, 2027))
statuses = st.sampled_from(gl.FilingStatus)
# Where something of the law begins or ends: a cent, or dollars, below it.
EDGES = [75_000, 100_000, 150_000, 200_000, 250_000, 252_500, 300_000, 400_000, 500_000, 505_000]
incomes = st.one_of(
    st.sampled_from(EDGES).map(Decimal),
    st.sampled_from(EDGES).map(lambda edge: edge - Decimal("0.01")),
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


TAXED = [
    "wages",
    "interest",
    "dividends",
    "qualified_dividends",
    "short_term_gain",
    "long_term_gain",
    "rents_and_royalties",
    "trust",
    "pension",
    "social_security",
    "unemployment",
    "paid_family_leave",
    "federal_alimony",
    "other",
]
"""Every kind of income whose tax has no step of its own; see the next tests for the others."""


@given(
    years,
    statuses,
    st.tuples(incomes, st.one_of(st.just(ZERO), incomes), st.integers(0, 60_000).map(Decimal)),
    raises,
    st.sampled_from(TAXED),
)
def test_tax_before_credits_is_continuous_and_never_falls(
    year: int,
    status: gl.FilingStatus,
    amounts: tuple[Decimal, Decimal, Decimal],
    more: Decimal,
    kind: str,
) -> None:
    """A little more income of any kind costs a little more tax, on top of wages or alone.

    Never less, and of a dollar under 80 cents: benefits that become taxable, deductions that fall
    and the rates together. Federal tax falls only by what a higher California tax takes off as an
    itemized deduction (§ 164), as where qualified dividends bear the rate of zero. 2020 left
    unemployment out up to a cliff, which is tested by itself.
    """
    assume((year, kind) != (2020, "unemployment"))
    income, wages, spent = amounts

    def before(amount: Decimal) -> tuple[Decimal, Decimal, Decimal]:
        earner = person(amount) if kind == "wages" else person(wages, **{kind: amount})
        outlays = expenses(
            property_tax=spent, mortgage_interest=spent / 3, student_loan_interest=spent / 9
        )
        taxes = on_return(year, status, earner, expenses=outlays)
        state = taxes.california
        return federal_before_credits(taxes), state.by_rates, state.after_nonrefundable

    federal, by_rates, deducted = (
        high - low for low, high in zip(before(income), before(income + more), strict=True)
    )
    assert -max(deducted, ZERO) * Decimal("0.37") <= federal <= more * Decimal("0.8")
    assert 0 <= by_rates <= more * Decimal("0.8")


def test_federal_tax_may_fall_by_the_deduction_of_california_tax() -> None:
    """A cent of qualified dividends at the rate of zero lowers federal tax by a deduction alone.

    California taxes it, and an itemizer deducts California's tax.
    """
    outlays = expenses(property_tax=16_843, mortgage_interest=5_614)
    without, with_a_cent = (
        on_return(
            2025,
            gl.FilingStatus.SINGLE,
            person(70_000, qualified_dividends=amount),
            expenses=outlays,
        )
        for amount in (ZERO, Decimal("0.01"))
    )
    state = with_a_cent.california.after_nonrefundable - without.california.after_nonrefundable
    federal = federal_before_credits(with_a_cent) - federal_before_credits(without)
    assert state > 0
    assert federal == -state * Decimal("0.12")


@given(years, statuses, st.integers(1_200, 900_000).map(Decimal), raises)
def test_tax_on_profit_above_its_floors_never_falls(
    year: int, status: gl.FilingStatus, profit: Decimal, more: Decimal
) -> None:
    """Above the $400 of self-employment tax and the $1,000 of § 199A(i), profit has no step."""
    low, high = (
        on_return(year, status, person(0, self_employment=amount))
        for amount in (profit, profit + more)
    )
    assert 0 <= federal_before_credits(high) - federal_before_credits(low) <= more
    assert 0 <= high.california.by_rates - low.california.by_rates <= more
    assert 0 <= high.self_employment[0].tax - low.self_employment[0].tax <= more * Decimal("0.153")


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


def stepping(taxes: ReturnTaxes[Decimal]) -> dict[str, Decimal]:
    """Return the credits that fall by steps or cliffs, each by the law that makes them."""
    federal, california = taxes.federal, taxes.california
    care = california.dependent_care
    return {
        "26 U.S.C. § 24(b)(1)": federal.child.credit if federal.child else ZERO,
        "26 U.S.C. § 21(a)(2)": federal.dependent_care.credit if federal.dependent_care else ZERO,
        "26 U.S.C. § 25B(b)": federal.savers.contributions * federal.savers.rate,
        "Rev. & Tax. Code § 17052.6(b)": care.credit if care else ZERO,
        "Rev. & Tax. Code § 17053.5": california.renters,
        "Rev. & Tax. Code § 17054.1": california.exemptions.credit,
        "Rev. & Tax. Code § 17052.1": california.young_child,
    }


# What a cent more can cost of each at once.
STEPS = {
    "26 U.S.C. § 24(b)(1)": 100,  # $50, and $50 more of 2021's
    "26 U.S.C. § 21(a)(2)": 160,  # a point of the $16,000 of 2021
    "26 U.S.C. § 25B(b)": 600,  # from 50 to 20 percent of $2,000
    "Rev. & Tax. Code § 17052.6(b)": 480,  # the last 34 percent of a fifth of $6,000
    "Rev. & Tax. Code § 17053.5": 120,
    "Rev. & Tax. Code § 17054.1": 36,  # $6 for each of two persons and four dependents
    "Rev. & Tax. Code § 17052.1": 22,
}


@given(years, statuses, incomes, raises, st.integers(0, 4))
def test_more_wages_lower_net_income_by_no_more_than_the_named_steps(
    year: int, status: gl.FilingStatus, wages: Decimal, more: Decimal, count: int
) -> None:
    """A raise leaves more, but for what it takes of the credits that fall by steps and cliffs."""

    def taxes_and_net(amount: Decimal) -> tuple[ReturnTaxes[Decimal], Decimal]:
        earner = person(amount, savings=2_000)
        people = (earner, person(disabled=True)) if status is JOINT else (earner,)
        tax_return = filed(
            *people,
            year=year,
            status=status,
            dependents=children(count, young=True),
            expenses=expenses(dependent_care=16_000),
            rents_home=True,
        )
        with exact():
            choices = TaxChoices(joint_share=gl.JointTaxShare.WHOLE)
            taxes = annual_taxes(tax_return, tables(year), choices)
        taken = sum((getattr(taxes, name) for name in TAXES), ZERO)
        return taxes.whole_return, amount - taken

    (before, low), (after, high) = taxes_and_net(wages), taxes_and_net(wages + more)
    fallen = {
        law: max(credit - stepping(after)[law], ZERO) for law, credit in stepping(before).items()
    }
    assert high - low >= -sum(fallen.values(), ZERO)
    if more < 1:
        assert all(amount <= STEPS[law] for law, amount in fallen.items())


@pytest.mark.parametrize(
    ("year", "at", "more", "why"),
    [
        (2024, 200_000, 1, "26 U.S.C. § 24(b)(1)"),
        (2024, 17_000, 1, "26 U.S.C. § 21(a)(2)"),
        (2024, 23_000, 1, "26 U.S.C. § 25B(b)"),
        (2024, 100_000, 1, "Rev. & Tax. Code § 17052.6(b)"),
        (2024, 52_421, 1, "Rev. & Tax. Code § 17053.5"),
        (2024, 244_857, 1, "Rev. & Tax. Code § 17054.1"),
        (2024, 26_626, 1, "Rev. & Tax. Code § 17052.1"),
    ],
)
def test_each_named_step_is_where_the_law_has_it(year: int, at: int, more: int, why: str) -> None:
    """A dollar above the edge the credit is less, and a dollar below it is not."""

    def credit(wages: int) -> Decimal:
        return stepping(
            taxed(
                person(wages, savings=2_000),
                year=year,
                dependents=children(2, young=True),
                expenses=expenses(dependent_care=6_000),
                rents_home=True,
            )
        )[why]

    assert credit(at + more) < credit(at) == credit(at - more)


@given(years, statuses, incomes, st.integers(0, 100), st.sampled_from(gl.IncomeKind))
def test_splitting_an_income_changes_nothing(
    year: int, status: gl.FilingStatus, income: Decimal, percent: int, kind: gl.IncomeKind
) -> None:
    """Two incomes of a kind bear what one of them bears together, whatever the kind."""
    part = to_cents(income * percent / 100)
    more: dict[str, Any] = {}
    if kind is gl.IncomeKind.SPOUSAL_SUPPORT_RECEIVED:
        more["instrument"] = date(2018, 1, 1)

    def case(*amounts: Decimal) -> gl.Case:
        pay = [gl.Income(kind=kind, amount=amount, per=gl.Per.YEAR, **more) for amount in amounts]
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
