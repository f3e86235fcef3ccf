"""Who counts for which benefit, by the year's age tests and by nights."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import cases
import guideline as gl
from cases import FIRST, SECOND
from guideline.taxes.dependents import DependentChild, count_dependents, nights_with
from guideline.taxes.returns import Dependents
from guideline.taxes.years import federal_version


def counted(year: int = 2024, **more: Any) -> Dependents:
    """Return what one person counts for; by default a child at home who is claimed."""
    facts: dict[str, Any] = {"born": date(2014, 6, 1), "nights_here": True, "claimed": True}
    return count_dependents([DependentChild(**{**facts, **more})], year, federal_version(year))


@pytest.mark.parametrize(
    ("age", "year", "child_credit", "other"),
    [(16, 2024, 1, 0), (17, 2024, 0, 1), (17, 2021, 1, 0), (18, 2021, 0, 1)],
)
def test_the_age_of_the_child_credit(age: int, year: int, child_credit: int, other: int) -> None:
    """26 U.S.C. § 24(c)(1): under 17 at the end of the year; in 2021 under 18."""
    found = counted(year, born=date(year - age, 12, 31))
    assert (found.child_credit, found.other) == (child_credit, other)


@pytest.mark.parametrize(
    ("age", "more", "counts"),
    [
        (18, {}, 1),
        (19, {}, 0),
        (19, {"student": True}, 1),
        (23, {"student": True}, 1),
        (24, {"student": True}, 0),
        (30, {"disabled": True}, 1),
    ],
)
def test_the_age_of_the_earned_income_credit(age: int, more: dict[str, bool], counts: int) -> None:
    """26 U.S.C. § 152(c)(3): under 19, a student under 24, or disabled at any age."""
    assert counted(born=date(2024 - age, 1, 1), **more).earned_income == counts


@pytest.mark.parametrize(("age", "care"), [(12, 1), (13, 0)])
def test_the_age_of_the_care_credit(age: int, care: int) -> None:
    """26 U.S.C. § 21(b)(1)(A): under 13; a disabled dependent at any age."""
    assert counted(born=date(2024 - age, 1, 1)).care == care
    assert counted(born=date(2024 - age, 1, 1), disabled=True).care == 1


def test_care_of_a_disabled_child_stays_with_the_nights() -> None:
    """26 U.S.C. § 21(e)(5): a release does not move it, to whichever parent."""
    grown: dict[str, Any] = {"born": date(2000, 1, 1), "disabled": True}
    assert counted(**grown, claimed=False).care == 1
    assert counted(**grown, nights_here=False).care == 0


def test_care_of_a_disabled_relative() -> None:
    """26 U.S.C. § 21(b)(1)(B): a dependent who cannot care for himself, and no other adult."""
    old: dict[str, Any] = {"born": date(1950, 1, 1), "relative": True, "nights_here": False}
    assert counted(**old, disabled=True).care == 1
    assert counted(**old).care == 0


def test_under_six() -> None:
    """A child of 5 counts for the credits of young children, one of 6 does not."""
    assert counted(born=date(2019, 1, 1)).young_child
    assert not counted(born=date(2018, 12, 31)).young_child
    assert counted(2021, born=date(2016, 1, 1)).under_six == 1


def test_a_claim_without_nights_moves_the_dependency_alone() -> None:
    """26 U.S.C. § 152(e): the child credit and California's, not the earned income credits."""
    found = counted(nights_here=False)
    assert (found.child_credit, found.california) == (1, 1)
    assert (found.earned_income, found.care, found.young_child) == (0, 0, False)


def test_nights_without_the_claim_keep_the_rest() -> None:
    """The parent with the nights keeps the earned income and care credits."""
    found = counted(claimed=False)
    assert (found.child_credit, found.other, found.california) == (0, 0, 0)
    assert (found.earned_income, found.care) == (1, 1)


def test_a_qualifying_relative() -> None:
    """26 U.S.C. § 152(d): no child, but an other dependent and a California one."""
    found = counted(born=date(1950, 1, 1), relative=True, nights_here=False)
    assert (found.child_credit, found.other, found.california) == (0, 1, 1)


def test_a_child_not_born_yet_is_no_dependent() -> None:
    """A child born after the tax year counts for nothing in it."""
    assert counted(2023, born=date(2024, 1, 1)) == Dependents()


def test_a_child_without_a_birthday_counts_as_six_to_twelve() -> None:
    """Every credit but those for children under six."""
    found = counted(born=None)
    assert (found.child_credit, found.earned_income, found.care) == (1, 1, 1)
    assert not found.young_child


def test_nights_and_ties() -> None:
    """26 U.S.C. § 152(c)(4)(B): more nights, or in a tie the higher adjusted gross income."""
    incomes = {"A": Decimal(1), "B": Decimal(2)}
    assert nights_with({"A": Decimal("0.6"), "B": Decimal("0.4")}, incomes) == ("A", False)
    assert nights_with({"A": Decimal("0.5"), "B": Decimal("0.5")}, incomes) == ("B", True)


# ── in a case ────────────────────────────────────────────────────────────────


def order(first_time: str = "0.2", claims: Any = None, **more: Any) -> gl.GuidelineSupport:
    """Return an order of two wage earners; the first earns more."""
    pay = {FIRST: 7000, SECOND: 3500}
    parents = [
        gl.Parent(
            name=name,
            filing_status=gl.FilingStatus.SINGLE,
            income=(gl.Income(kind=gl.IncomeKind.WAGES, amount=Decimal(amount)),),
            tax_return=gl.ReturnFacts(claims=claims if name == FIRST else None),
        )
        for name, amount in pay.items()
    ]
    return cases.support(
        parents=parents,
        children=[cases.child(1, first_time, born=date(2015, 5, 2))],
        on=date(2025, 6, 1),
        **more,
    )


def child_credits(result: gl.GuidelineSupport) -> list[Decimal]:
    """Return each parent's child tax credit."""
    found = []
    for income in result.incomes:
        assert income.taxes is not None
        child = income.taxes.whole_return.federal.child
        found.append(child.nonrefundable + child.refundable if child else Decimal(0))
    return found


def told(result: gl.GuidelineSupport, wanted: str) -> str:
    """Return the text of a notice."""
    return " ".join(notice.text for notice in result.notices if notice.id == wanted)


def test_the_claim_follows_the_nights() -> None:
    """By default the parent with more nights has the child credit, and a notice says so."""
    result = order()
    assert child_credits(result) == [0, 2200]
    assert "Respondent has more of Child 1's nights" in told(result, "dependent_claim")


def test_a_tie_goes_to_the_higher_income() -> None:
    """With equal nights the parent with the higher adjusted gross income claims."""
    result = order("0.5")
    assert child_credits(result) == [2200, 0]
    assert "equal" in told(result, "dependent_claim")


def test_a_release_moves_the_child_credit() -> None:
    """A claim by the parent without the nights is a release, and a notice says what stays."""
    result = order(claims=("Child 1",))
    assert child_credits(result) == [2200, 0]
    assert "stay with Respondent" in told(result, "dependent_claim")
    taxes = result.incomes[1].taxes
    assert taxes is not None
    earned = taxes.whole_return.federal.earned_income
    assert earned is not None
    assert earned.children == 1
