"""One income: from what a pay stub says to a year, and what cannot be."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import cases
import guideline as gl
from guideline.facts.checks import problems
from guideline.facts.fields import read
from guideline.support.income import gross_income, gross_incomes


def income(kind: str = "wages", amount: str = "1000", **more: Any) -> gl.Income:
    """Return one income, read as from a file."""
    found = read(gl.Income, {"kind": kind, "amount": amount, **more})
    assert isinstance(found, gl.Income)
    return found


def annual(**more: Any) -> Decimal:
    """Return what an income comes to in a year."""
    return gross_income("A", income(**more)).annual


@pytest.mark.parametrize(
    ("per", "year"),
    [
        ("week", 52_000),
        ("two_weeks", 26_000),
        ("half_month", 24_000),
        ("month", 12_000),
        ("quarter", 4_000),
        ("year", 1_000),
    ],
)
def test_a_frequency_becomes_a_year_once(per: str, year: int) -> None:
    """52 weeks, 26 pay periods of two weeks, 24 half months, 12 months, 4 quarters."""
    assert annual(per=per) == year


def test_an_hourly_wage_has_52_weeks_of_its_hours() -> None:
    """$22.50 an hour, 38 hours a week."""
    assert annual(amount="22.50", per="hour", hours_per_week=38) == 44_460


def test_a_year_to_date_amount_counts_its_days() -> None:
    """$30,000 from January 1 through June 30, 2025: 181 days of 365."""
    found = annual(**{"amount": "30000", "from": date(2025, 1, 1), "through": date(2025, 6, 30)})
    assert found == Decimal(30_000) * (Decimal(365) / 181)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2024, 1, 1), date(2024, 12, 31)),
        (date(2025, 1, 1), date(2025, 12, 31)),
        (date(2023, 3, 1), date(2024, 2, 29)),
        (date(2024, 3, 1), date(2025, 2, 28)),
        (date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_whole_year_to_date_is_that_year(first: date, last: date) -> None:
    """Twelve months count once, in a leap year too."""
    assert annual(**{"amount": "60000", "from": first, "through": last}) == 60_000


def test_fluctuating_income_is_averaged_over_its_months() -> None:
    """§§ 4060, 4064: $36,000 in 24 months is $18,000 a year."""
    assert annual(amount="36000", over_months=24) == 18_000


def test_a_business_deducts_what_it_requires_and_adds_depreciation_back() -> None:
    """§ 4058(a)(2): receipts less expenditures; depreciation is no expenditure."""
    shop = income("self_employment", "10000", expenses="4000", depreciation="1000")
    found = gross_income("A", shop)
    assert found.annual == 84_000
    assert found.business is not None
    assert found.business.receipts == 120_000
    assert found.business.expenses == 48_000
    assert found.business.depreciation == 12_000


def test_earning_capacity_stands_in_lieu_of_what_it_replaces() -> None:
    """§ 4058(b)(1)(B): the replaced wages do not count, another income does."""
    parent = gl.Parent(
        name="A",
        income=(
            income("wages", "1000"),
            income("interest", "50"),
            income("imputed", "3000", replaces="wages"),
        ),
    )
    assert [item.kind for item in gross_incomes(parent)] == ["interest", "imputed"]


@pytest.mark.parametrize(
    "kind", ["ssi", "SSI/SSP", "calworks", "general_assistance", "child_support"]
)
def test_what_is_no_income_is_refused_with_the_reason(kind: str) -> None:
    """§ 4058(c): public assistance based on need, and child support received."""
    with pytest.raises(gl.InvalidFacts, match=r"§ 4058\(c\) leaves out"):
        income(kind)


@pytest.mark.parametrize(
    ("word", "kind"), [("salary", "wages"), ("Commissions", "bonus"), ("annuity", "pension")]
)
def test_another_word_of_the_statute_names_the_one_used_here(word: str, kind: str) -> None:
    """§ 4058(a)(1) has words that are no kind of their own."""
    with pytest.raises(gl.InvalidFacts, match=f'write "{kind}"'):
        income(word)


def test_an_unknown_kind_names_the_nearest() -> None:
    """A typing error is told with the word that was meant."""
    with pytest.raises(gl.InvalidFacts, match='write "wages"'):
        income("wagess")


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"amount": "-1"}, "below zero"),
    ({"kind": "overtime", "amount": "100", "premium": "101"}, "more premium than overtime"),
    ({"premium": "10"}, "goes with overtime"),
    ({"per": "hour"}, "goes with an hourly amount"),
    ({"hours_per_week": 40}, "goes with an hourly amount"),
    ({"per": "hour", "hours_per_week": 169}, "a week has 168 hours"),
    ({"over_months": 0}, "no such span"),
    ({"from": date(2025, 1, 1)}, "goes with through"),
    ({"from": date(2025, 2, 1), "through": date(2025, 1, 1)}, "before 2025-02-01"),
    ({"per": "week", "over_months": 3}, "another way to a year"),
    ({"expenses": "1"}, "goes with self_employment"),
    ({"kind": "rent", "expenses": "-1"}, "below zero"),
    ({"kind": "rent", "amount": "5", "expenses": "6"}, "a loss"),
    ({"kind": "rent", "expenses": "5", "depreciation": "6"}, "not a part of the expenses"),
    ({"kind": "interest", "fica": False}, "goes with pay"),
    ({"kind": "interest", "sdi": False}, "goes with pay"),
    ({"instrument": date(2017, 1, 1)}, "goes with spousal_support_received"),
    ({"replaces": "wages"}, "goes with imputed"),
]


@pytest.mark.parametrize(("facts", "why"), WRONG, ids=[why for _, why in WRONG])
def test_an_income_that_cannot_be(facts: dict[str, Any], why: str) -> None:
    """Each impossible income is told with where it stands and why."""
    parent = cases.parent(net=None, income=(income(**facts),))
    found = problems(cases.case(parents=[parent, cases.parent(cases.SECOND)]))
    assert any(why in str(problem) for problem in found)
    assert all("parents[0].income[0]" in problem.where for problem in found)


def test_gains_may_be_losses() -> None:
    """A capital loss is an amount below zero, of gains alone."""
    assert annual(kind="long_term_gain", amount="-100", per="year") == -100
    parent = cases.parent(net=None, income=(income("long_term_gain", "-100"),))
    assert not problems(cases.case(parents=[parent, cases.parent(cases.SECOND)]))
