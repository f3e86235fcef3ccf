"""A parent's taxes of a year: choices, a joint tax divided, other states."""

from decimal import Decimal
from typing import Any

import pytest

import guideline as gl
from guideline.amounts import exact
from guideline.taxes.annual import AnnualTaxes, TaxChoices, annual_taxes
from guideline.taxes.returns import Person
from households import tables
from taxpayers import HEAD, JOINT, children, filed, person

ALONE, INCOME, WHOLE = gl.JointTaxShare


def taxes(
    *people: Person[Decimal], year: int = 2024, choices: TaxChoices | None = None, **more: Any
) -> AnnualTaxes[Decimal]:
    """Return the first person's taxes of a year."""
    status = JOINT if len(people) > 1 else more.pop("status", gl.FilingStatus.SINGLE)
    tax_return = filed(*people, year=year, status=status, **more)
    with exact():
        return annual_taxes(tax_return, tables(year), choices or TaxChoices())


def test_refundable_credits_count_by_default() -> None:
    """§ 4059(a) speaks of all available credits; a choice leaves the refundable ones out."""
    with_them = taxes(person(20_000), status=HEAD, dependents=children(1))
    without = taxes(
        person(20_000),
        status=HEAD,
        dependents=children(1),
        choices=TaxChoices(refundable_credits=False),
    )
    assert with_them.federal_income_tax < 0
    assert with_them.state_income_tax < 0
    assert without.federal_income_tax == without.state_income_tax == 0


def test_a_spouse_without_income_leaves_the_whole_tax_with_the_parent() -> None:
    """By the default method, since the spouse would owe nothing alone."""
    found = taxes(person(90_000), person())
    assert found.share is not None
    assert found.share.federal == found.share.california == 1


def test_a_joint_tax_in_proportion_to_what_each_would_owe_alone() -> None:
    """Equal spouses bear half each; the lower earner bears less than the share of income."""
    equal = taxes(person(90_000), person(90_000))
    assert equal.share is not None
    assert equal.share.federal == Decimal("0.5")
    lower = taxes(person(40_000), person(120_000))
    assert lower.share is not None
    assert lower.share.federal < Decimal("0.25")


def test_the_other_methods() -> None:
    """In proportion to income, or the whole."""
    by_income = taxes(person(40_000), person(120_000), choices=TaxChoices(joint_share=INCOME)).share
    whole = taxes(person(40_000), person(120_000), choices=TaxChoices(joint_share=WHOLE)).share
    assert by_income is not None
    assert whole is not None
    assert (by_income.federal, whole.federal) == (Decimal("0.25"), Decimal(1))


def test_where_neither_would_owe_income_divides() -> None:
    """Two low earners' refund is divided by income; without any income it is the parent's."""
    low = taxes(person(9_000), person(3_000), dependents=children(1)).share
    none = taxes(person(), person()).share
    assert low is not None
    assert none is not None
    assert low.federal == Decimal("0.75")
    assert none.federal == 1


def test_taxes_of_a_joint_return_beside_the_income_tax_are_divided_too() -> None:
    """Additional Medicare and net investment income tax are the couple's: each bears a half."""
    each = person(200_000, interest=20_000)
    found = taxes(each, each)
    assert found.additional_medicare == (400_000 - 250_000) * Decimal("0.009") / 2
    assert found.niit == 40_000 * Decimal("0.038") / 2


def test_payroll_taxes_of_a_joint_return_are_each_spouses_own() -> None:
    """Social Security and SDI are withheld from one's own wages."""
    found = taxes(person(40_000), person(120_000))
    assert found.social_security == 2_480
    assert found.state_disability == 440


def test_another_state() -> None:
    """The rate given stands for California's tax and disability insurance."""
    rate: dict[str, Any] = {"other_state_rate": Decimal("0.05")}
    alone = taxes(person(60_000), **rate)
    assert alone.state_income_tax == 3_000
    assert alone.state_disability == 0
    assert not alone.whole_return.in_california
    assert {row.table for row in alone.tables} == {"federal/2024"}
    joint = taxes(person(60_000), person(), **rate)
    assert joint.state_income_tax == 3_000
    shared = taxes(person(60_000), person(60_000), **rate)
    assert shared.state_income_tax == 3_000


def test_each_of_the_two_taxes_is_divided_by_what_is_owed_of_it_alone() -> None:
    """Social security is taxed federally and not by California, where the worker owes more."""
    found = taxes(person(60_000), person(pension=20_000, social_security=40_000))
    assert found.share is not None
    assert found.share.federal < found.share.california
    whole = found.whole_return.california.after_nonrefundable
    assert round(found.state_income_tax, 9) == round(whole * found.share.california, 9)


def test_another_states_tax_is_what_federal_law_deducts() -> None:
    """26 U.S.C. § 164(a)(3): the tax of the state that is paid, and no insurance of California."""
    found = taxes(person(60_000), other_state_rate=Decimal("0.05"))
    itemized = found.whole_return.federal.deductions.itemizing
    assert itemized.state_income_tax == 3_000


def test_a_division_by_income_counts_gains_and_spousal_support() -> None:
    """A gain of the year is income as any other; a loss is none."""
    by_income = TaxChoices(joint_share=INCOME)
    each: tuple[dict[str, Any], ...] = (
        {"long_term_gain": 10_000},
        {"short_term_gain": 15_000, "long_term_gain": -5_000},
        {"federal_alimony": 10_000, "california_alimony": 10_000},
    )
    for kinds in each:
        found = taxes(person(10_000), person(0, **kinds), choices=by_income).share
        assert found is not None
        assert found.federal == Decimal("0.5")
    loss = taxes(person(10_000), person(10_000, long_term_gain=-9_000), choices=by_income).share
    assert loss is not None
    assert loss.federal == Decimal("0.5")


@pytest.mark.parametrize("kind", ["social_security", "rents_and_royalties", "trust", "other"])
def test_a_division_by_income_counts_every_kind(kind: str) -> None:
    """Two spouses of equal incomes of different kinds bear half each by income."""
    found = taxes(
        person(10_000), person(0, **{kind: 10_000}), choices=TaxChoices(joint_share=INCOME)
    ).share
    assert found is not None
    assert found.federal == Decimal("0.5")
