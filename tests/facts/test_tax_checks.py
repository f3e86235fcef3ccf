"""What the facts of taxes cannot be, every problem told at once."""

from decimal import Decimal
from typing import Any

import pytest

import cases
import guideline as gl
from cases import FIRST, SECOND
from guideline.facts.checks import problems
from guideline.facts.fields import read


def parent(name: str = FIRST, **facts: Any) -> gl.Parent:
    """Return a parent with wages of $4,000 a month, read as from a file."""
    given = {"name": name, "income": [{"kind": "wages", "amount": 4000}], **facts}
    found = read(gl.Parent, given)
    assert isinstance(found, gl.Parent)
    return found


def told(*parents: gl.Parent) -> str:
    """Return every problem of a case, one a line."""
    both = [*parents, *[parent(SECOND)][: 2 - len(parents)]]
    return "\n".join(str(problem) for problem in problems(cases.case(parents=both)))


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"tax_return": {"born": "2030-01-01"}}, "tax_return.born: 2030-01-01: after 2026-03-01"),
    (
        {
            "filing_status": "married_joint",
            "tax_return": {"spouse": {"born": "2030-01-01"}},
        },
        "tax_return.spouse.born: 2030-01-01",
    ),
    (
        {"tax_return": {"other_dependents": [{"born": "2030-01-01"}]}},
        "tax_return.other_dependents[0].born: 2030-01-01",
    ),
    (
        {"filing_status": "single", "tax_return": {"spouse": {}}},
        "tax_return.spouse: a spouse on the return of single",
    ),
    (
        {
            "filing_status": "married_joint",
            "tax_return": {"spouse": {"income": [{"kind": "wages", "amount": -4}]}},
        },
        "tax_return.spouse.income[0].amount: -4: below zero",
    ),
    (
        {
            "filing_status": "married_joint",
            "tax_return": {"spouse": {"income": [{"kind": "imputed", "amount": 4}]}},
        },
        "tax_return.spouse.income[0].kind: imputed: earning capacity is considered of a parent",
    ),
    (
        {
            "filing_status": "married_joint",
            "tax_return": {
                "spouse": {"income": [{"kind": "spousal_support_received", "amount": 4}]}
            },
        },
        "tax_return.spouse.income[0].instrument: missing",
    ),
    (
        {"income": [{"kind": "imputed", "amount": 5, "replaces": "imputed"}]},
        "income[0].replaces: imputed: earning capacity in lieu of itself",
    ),
    (
        {
            "filing_status": "married_joint",
            "tax_return": {"spouse": {"business_premium": 400}},
        },
        "tax_return.spouse.business_premium: 400: without the spouse's income from self-employment",
    ),
    (
        {
            "filing_status": "married_joint",
            "tax_return": {
                "spouse": {
                    "income": [{"kind": "self_employment", "amount": 4}],
                    "business_premium": -1,
                }
            },
        },
        "tax_return.spouse.business_premium.amount: -1: below zero",
    ),
    ({"tax_return": {"lived_with_spouse": True}}, "asked of a separate return alone"),
    (
        {"filing_status": "head_of_household", "tax_return": {"joint_custody_credit": True}},
        "not for head_of_household",
    ),
    ({"tax_return": {"dependent_parent_credit": True}}, "for a separate return"),
    (
        {
            "filing_status": "married_separate",
            "tax_return": {"joint_custody_credit": True, "lived_with_spouse": True},
        },
        "only apart from the spouse",
    ),
    ({"tax_return": {"claims": ["Chidl 1"]}}, "no child of this order has this name"),
    ({"tax_return": {"claims": ["Child 1", "Child 1"]}}, "claimed twice on one return"),
    ({"tax_return": {"charity": -5}}, "tax_return.charity: -5: below zero"),
    (
        {"tax_return": {"hsa": {"amount": 5, "per": "hour"}}},
        "tax_return.hsa.per: hour: only income may be hourly",
    ),
    ({"tax_return": {"mortgage_balance": -1}}, "tax_return.mortgage_balance: -1: below zero"),
    (
        {"deductions": {"health_insurance": {"amount": 5000, "pre_tax": True}}},
        "a pre-tax premium above all pay",
    ),
    (
        {"deductions": {"health_insurance": {"amount": 500, "self_employed": True}}},
        "deductions.health_insurance.self_employed: true: without income from self-employment",
    ),
    (
        {
            "income": [
                {"kind": "wages", "amount": 4000},
                {"kind": "self_employment", "amount": 4000},
            ],
            "deductions": {
                "health_insurance": {"amount": 500, "self_employed": True, "pre_tax": True}
            },
        },
        "deductions.health_insurance.self_employed: true: beside pre_tax = true",
    ),
    ({"retirement": [{"amount": 5000, "pre_tax": True}]}, "above all earnings"),
    (
        {"income": [{"kind": "wages", "amount": 1}, {"kind": "imputed", "amount": 5}]},
        "earning capacity on top of known earnings (wages)",
    ),
    ({"taxes": {"no_return": True, "medicare": 5}}, "beside medicare"),
    ({"taxes": {"out_of_state_rate": "5%", "state_income_tax": 5}}, "beside state_income_tax"),
    (
        {"taxes": {"out_of_state_rate": "5%", "complete": True}},
        "taxes.out_of_state_rate: 0.05: beside complete = true",
    ),
    (
        {"taxes": {"out_of_state_rate": "5%", "no_return": True}},
        "taxes.out_of_state_rate: 0.05: beside no_return = true",
    ),
    (
        {"income": [{"kind": "spousal_support_received", "amount": 1}]},
        "income[0].instrument: missing",
    ),
    (
        {"deductions": {"support_paid_elsewhere": {"amount": 1, "kind": "spousal_support"}}},
        "support_paid_elsewhere.instrument: missing",
    ),
    (
        {
            "deductions": {
                "support_paid_elsewhere": [{"amount": 1}, {"amount": 1, "kind": "spousal_support"}]
            }
        },
        "support_paid_elsewhere[1].instrument: missing",
    ),
    (
        {"deductions": {"support_paid_elsewhere": [{"amount": -1}]}},
        "support_paid_elsewhere[0].amount: -1: below zero",
    ),
    (
        {"deductions": {"support_paid_elsewhere": [{"amount": 1, "proved": True}]}},
        "support_paid_elsewhere[0].guideline_cap: missing",
    ),
]


@pytest.mark.parametrize(("facts", "why"), WRONG, ids=[why for _, why in WRONG])
def test_facts_that_cannot_be(facts: dict[str, Any], why: str) -> None:
    """Each is told under the parent, with what was given and why not."""
    found = told(parent(**facts))
    assert why in found
    assert all(line.startswith("parents[0].") for line in found.splitlines())


def test_all_at_once() -> None:
    """Several impossible facts are told together."""
    facts: dict[str, Any] = {}
    for given, _ in (WRONG[3], WRONG[15], WRONG[19]):
        for key, value in given.items():
            facts[key] = {**facts.get(key, {}), **value} if isinstance(value, dict) else value
    assert len(told(parent(**facts)).splitlines()) == 3


def test_earning_capacity_that_replaces_one_of_two_earnings() -> None:
    """What to write is no kind that is written already."""
    pay = [{"kind": kind, "amount": 5} for kind in ("wages", "tips")]
    found = told(parent(income=[*pay, {"kind": "imputed", "amount": 9, "replaces": "wages"}]))
    assert "known earnings (tips)" in found
    assert "leave those out, or mend replaces" in found


def test_one_child_claimed_by_both() -> None:
    """One benefit taken twice is an error; the second claim is named."""
    claim = {"claims": ["Child 1"]}
    found = told(parent(tax_return=claim), parent(SECOND, tax_return=claim))
    assert "parents[1].tax_return.claims[0]" in found
    assert "Petitioner claims this child as well" in found


def test_different_children_may_be_claimed_by_each() -> None:
    """Each parent may claim another child."""
    facts = cases.case(
        parents=[
            parent(tax_return={"claims": ["Child 1"]}),
            parent(SECOND, tax_return={"claims": ["Child 2"]}),
        ],
        count=2,
    )
    assert not problems(facts)


def test_what_is_entered_needs_no_instrument() -> None:
    """Where no tax is computed the day of an instrument is not asked for."""
    support = {"kind": "spousal_support_received", "amount": 1}
    for taxes in ({"complete": True}, {"no_return": True}):
        assert not told(parent(income=[support], taxes=taxes))


def test_hourly_pay_without_hours_is_told_once() -> None:
    """A missing number of hours makes no second problem of the contributions."""
    pay = {"kind": "wages", "amount": Decimal(20), "per": "hour"}
    found = told(parent(income=[pay], retirement=[{"amount": 5000, "pre_tax": True}]))
    assert len(found.splitlines()) == 1


@pytest.mark.parametrize("status", ["single", "married_separate"])
def test_credits_that_may_be_claimed(status: str) -> None:
    """The joint custody credit is for single and separate filers."""
    claim = {"joint_custody_credit": True}
    assert not told(parent(filing_status=status, tax_return=claim))
