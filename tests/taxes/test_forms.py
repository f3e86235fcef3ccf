"""Every tax beside a second computation of it, line by line of the forms, in fractions."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

import guideline as gl
from guideline.amounts import exact
from guideline.taxes.liability import ReturnTaxes, return_taxes
from guideline.taxes.returns import Dependents, Expenses, Person, TaxReturn
from households import tables
from tax_forms import by_the_forms
from taxpayers import JOINT, SEPARATE, SINGLE, expenses, person

ZERO = Decimal(0)
SCALES = (8_000, 20_000, 40_000, 80_000, 150_000, 300_000, 700_000, 2_000_000)
EDGES = (125_000, 150_000, 200_000, 250_000, 400_000, 500_000)
AGES = st.sampled_from([None, 17, 18, 24, 25, 40, 64, 65, 70])
SHARES = {
    "interest": 5,
    "dividends": 10,
    "qualified_dividends": 3,
    "rents_and_royalties": 4,
    "trust": 6,
    "pension": 3,
    "social_security": 3,
    "unemployment": 4,
    "paid_family_leave": 6,
    "combat_pay": 8,
    "federal_alimony": 4,
    "california_alimony": 4,
    "other": 8,
}
"""Kinds of income, each up to a part of the return's scale."""


def cents(most: int) -> st.SearchStrategy[Decimal]:
    """Draw dollars and cents, half of the time none."""
    some = st.integers(0, most * 100).map(lambda drawn: Decimal(drawn) / 100)
    return st.one_of(st.just(ZERO), some)


@st.composite
def people(draw: st.DrawFn, scale: int) -> Person[Decimal]:
    """Draw one person's year."""
    wages = draw(st.one_of(cents(scale), st.sampled_from(EDGES).map(Decimal)))
    profit = draw(cents(scale))
    gains = {
        name: draw(cents(scale // 2)) * draw(st.sampled_from([1, 1, -1]))
        for name in ("short_term_gain", "long_term_gain")
    }
    facts: dict[str, Any] = {name: draw(cents(scale // part)) for name, part in SHARES.items()}
    deferred = min(draw(cents(20_000)), wages + profit * Decimal("0.9"))
    premium = draw(st.none() | cents(scale // 5)) if profit else None
    found = person(
        wages,
        self_employment=profit,
        tips=wages * draw(st.sampled_from([ZERO, Decimal("0.25")])),
        overtime_premium=wages * draw(st.sampled_from([ZERO, Decimal("0.125")])),
        deferrals=deferred,
        savings=draw(st.sampled_from([ZERO, deferred, Decimal(3_000)])),
        **facts,
        **gains,
    )
    return attrs.evolve(
        found,
        business_premium=premium,
        age=draw(AGES),
        birthday_tomorrow=draw(st.booleans()),
        blind=draw(st.sampled_from([False, False, True])),
        disabled=draw(st.sampled_from([False, False, True])),
    )


@st.composite
def outlays(draw: st.DrawFn, scale: int) -> Expenses[Decimal]:
    """Draw what a return deducts."""
    interest = draw(cents(scale // 3))
    return expenses(
        mortgage_interest=interest,
        mortgage_balance=interest * draw(st.sampled_from([0, 20])),
        property_tax=draw(cents(scale // 8)),
        charity=draw(cents(scale // 3)),
        medical=draw(cents(scale // 4)),
        dependent_care=draw(cents(20_000)),
        student_loan_interest=draw(cents(4_000)),
        car_loan_interest=draw(cents(12_000)),
        hsa=draw(cents(4_000)),
        federal_alimony=draw(cents(scale // 5)),
        california_alimony=draw(cents(scale // 5)),
    )


@st.composite
def returns(draw: st.DrawFn) -> TaxReturn[Decimal]:
    """Draw an income tax return of any year and status."""
    year, status = draw(st.integers(2018, 2026)), draw(st.sampled_from(gl.FilingStatus))
    scale = draw(st.sampled_from(SCALES))
    count = draw(st.integers(0, 4))
    told = draw(outlays(scale))
    paid = draw(st.none() | cents(scale // 6))
    return TaxReturn(
        year=year,
        status=status,
        people=tuple(draw(people(scale)) for _ in range(2 if status is JOINT else 1)),
        dependents=Dependents(
            child_credit=count,
            under_six=draw(st.integers(0, count)),
            other=draw(st.integers(0, 2)),
            earned_income=draw(st.integers(0, 4)),
            care=draw(st.integers(0, 3)),
            california=draw(st.integers(0, 6)),
            young_child=draw(st.booleans()),
        ),
        expenses=attrs.evolve(told, state_tax_paid=paid),
        zero=ZERO,
        lived_apart=draw(st.booleans()),
        rents_home=draw(st.booleans()),
        joint_custody=draw(st.booleans()) if status in {SINGLE, SEPARATE} else False,
    )


def lines_of(taxes: ReturnTaxes[Decimal]) -> dict[str, Decimal]:
    """Return our lines under the names of the second computation."""
    federal, california = taxes.federal, taxes.california
    eic = federal.earned_income
    return {
        "social_security": sum((step.social_security for step in taxes.payroll), ZERO),
        "medicare": sum((step.medicare for step in taxes.payroll), ZERO),
        "disability": sum((step.state_disability for step in taxes.payroll), ZERO),
        "self_employment": sum((step.tax for step in taxes.self_employment), ZERO),
        "additional_medicare": taxes.additional_medicare.tax,
        "benefits": federal.income.taxable_benefits.taxable,
        "agi": federal.income.agi,
        "california_agi": california.income.agi,
        "california_taxable": california.deductions.taxable_income,
        "california_rates": california.by_rates,
        "california_exemptions": california.exemptions.credit,
        "california_minimum": california.minimum_tax,
        "mental_health": california.mental_health_tax,
        "california": california.after_nonrefundable,
        "california_refund": california.refundable,
        "niit": federal.investment.tax,
        "before_credits": federal.before_credits,
        "earned_income_credit": eic.credit if eic else ZERO,
        "after_credits": federal.after_nonrefundable,
        "refund": federal.refundable,
    }


@settings(max_examples=500)  # a return has some fifty facts: it takes many to meet every rule
@given(returns())
def test_every_line_is_what_the_forms_give(filed: TaxReturn[Decimal]) -> None:
    """Payroll, federal and California taxes, the credits and what is left, of any return.

    Which deduction stands behind one federal tax is not compared where both leave the same.
    """
    with exact():
        ours = lines_of(return_taxes(filed, tables(filed.year)))
    theirs = by_the_forms(filed)
    near = Fraction(1, 10**12)
    differing = {
        name: (value, float(theirs[name]))
        for name, value in ours.items()
        if abs(Fraction(value) - theirs[name]) > near
    }
    assert differing == {}
