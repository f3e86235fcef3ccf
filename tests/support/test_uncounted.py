"""What may lower a tax and is not counted is said, wherever the facts point at it."""

from typing import Any

import pytest

import cases
import guideline as gl
from cases import FIRST
from guideline.files.case import case_from_values


def said(year: int = 2025, **parent: Any) -> str:
    """Return what is said not to be computed of a parent's taxes."""
    first = {"name": FIRST, "filing_status": "single", **parent}
    values = cases.plain_case(parents=[first, cases.plain_case()["parents"][1]], tax_year=year)
    result = gl.net_incomes(case_from_values(values, "case.json"))
    told = [notice for notice in result.notices if notice.id is gl.NoticeId.NOT_COMPUTED]
    assert not any(notice.decides for notice in told)
    return "\n".join(notice.text for notice in told)


def pay(kind: str, amount: int) -> list[dict[str, Any]]:
    """Return one income by the month."""
    return [{"kind": kind, "amount": amount}]


@pytest.mark.parametrize("year", range(2018, 2027))
def test_the_rebates_of_two_years(year: int) -> None:
    """26 U.S.C. §§ 6428, 6428B: refundable credits of 2020 and 2021 alone."""
    text = said(year, income=pay("wages", 4_000))
    assert (f"recovery rebate of {year}" in text) == (year in {2020, 2021})


@pytest.mark.parametrize(("profit", "told"), [(15_000, False), (22_000, True), (40_000, True)])
def test_a_business_above_the_threshold(profit: int, *, told: bool) -> None:
    """26 U.S.C. § 199A(b)(2)(B): from there on wages and property decide, which are not asked."""
    text = said(income=pay("self_employment", profit))
    assert ("taken to pay no wages" in text) == told


def test_a_business_without_profit_loses_nothing() -> None:
    """There is no deduction that wages could keep up."""
    assert said(income=[*pay("wages", 40_000), *pay("self_employment", 0)]) == ""


@pytest.mark.parametrize(("percent", "told"), [(40, True), (60, False)])
def test_care_without_a_person_cared_for(percent: int, *, told: bool) -> None:
    """26 U.S.C. § 21(b)(1): who has fewer nights with the child has no credit for its care."""
    time = {FIRST: f"{percent}%", cases.SECOND: f"{100 - percent}%"}
    child = {**cases.plain_case()["children"][0], "time": time, "born": "2020-05-01"}
    first = {
        "name": FIRST,
        "filing_status": "single",
        "income": pay("wages", 4_000),
        "tax_return": {"dependent_care": 300},
    }
    values = cases.plain_case(
        parents=[first, cases.plain_case()["parents"][1]], children=[child], tax_year=2025
    )
    result = gl.net_incomes(case_from_values(values, "case.json"))
    texts = [each.text for each in result.notices if each.id is gl.NoticeId.NOT_COMPUTED]
    assert any("for care counts for no credit" in text for text in texts) == told


@pytest.mark.parametrize(("rate", "told"), [({"out_of_state_rate": "5%"}, True), ({}, False)])
def test_credits_of_california_beside_another_state(rate: dict[str, str], *, told: bool) -> None:
    """Rev. & Tax. Code §§ 17053.5, 17054.5: another state's tax is not lowered by them."""
    text = said(income=pay("wages", 4_000), taxes=rate, tax_return={"rent_paid": 900})
    assert ("credits that only California has" in text) == told


def test_combat_pay() -> None:
    """26 U.S.C. § 32(c)(2)(B)(vi): who has it may elect to count it."""
    assert "combat pay as earned" in said(income=pay("combat_pay", 3_000))
    assert said(income=pay("military_allowance", 3_000)) == ""


def test_a_separate_return_is_not_asked_whether_the_spouse_itemizes() -> None:
    """26 U.S.C. § 63(c)(6)(A): then nobody has a standard deduction; the notice says so."""
    first = {"name": FIRST, "filing_status": "married_separate", "income": pay("wages", 4_000)}
    values = cases.plain_case(parents=[first, cases.plain_case()["parents"][1]])
    result = gl.net_incomes(case_from_values(values, "case.json"))
    apart = [each for each in result.notices if each.id is gl.NoticeId.SEPARATE_RETURN_APART]
    assert "Whether the spouse itemizes" in apart[0].text


def test_another_state_has_no_joint_custody_credit() -> None:
    """It is California's."""
    shared = [
        {**cases.plain_case()["children"][0], "time": {"Petitioner": "50%", "Respondent": "50%"}}
    ]
    for taxes, told in (({}, True), ({"out_of_state_rate": "5%"}, False)):
        first = {
            "name": FIRST,
            "filing_status": "single",
            "income": pay("wages", 4_000),
            "taxes": taxes,
        }
        values = cases.plain_case(
            parents=[first, cases.plain_case()["parents"][1]], children=shared
        )
        result = gl.net_incomes(case_from_values(values, "case.json"))
        ids = {notice.id for notice in result.notices}
        assert (gl.NoticeId.JOINT_CUSTODY_CREDIT_POSSIBLE in ids) == told


def test_a_premium_without_a_business_is_no_premium_of_one() -> None:
    """Nothing is said of a premium that an employee pays out of taxed pay."""
    first = {
        "name": FIRST,
        "filing_status": "single",
        "income": pay("wages", 4_000),
        "deductions": {"health_insurance": 200},
    }
    values = cases.plain_case(parents=[first, cases.plain_case()["parents"][1]])
    ids = {notice.id for notice in gl.net_incomes(case_from_values(values, "case.json")).notices}
    assert gl.NoticeId.BUSINESS_PREMIUM_POSSIBLE not in ids
