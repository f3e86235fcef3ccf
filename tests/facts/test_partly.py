"""Lists of which some cannot be read: what is impossible in the rest of them is told as well.

And nothing is told that the part which is not read may put right.
"""

from collections.abc import Iterator
from typing import Any

import pytest

import cases
import guideline as gl
from cases import FIRST
from guideline.facts.fields import read
from guideline.facts.parents import Parent
from guideline.facts.partly import placed, surely, unread_in, unsure_in
from guideline.files.case import case_from_values

WAGES = {"kind": "wages", "amount": 100}
TYPING = {"kind": "wage", "amount": 4000}


def told(**facts: Any) -> list[str]:
    """Return each problem of a case whose first parent is told so, without its place."""
    parent = {"name": FIRST, "filing_status": "single", **facts}
    values = cases.plain_case(parents=[parent, cases.plain_case()["parents"][1]])
    with pytest.raises(gl.InvalidFacts) as caught:
        case_from_values(values, "case.json")
    problems = caught.value.problems
    assert all(problem.where.startswith("parents[0].") for problem in problems)
    return [str(problem).removeprefix("parents[0].") for problem in problems]


def premium(amount: int, **more: Any) -> dict[str, Any]:
    """Return deductions with a health premium."""
    return {"health_insurance": {"amount": amount, **more}}


BESIDE: list[tuple[dict[str, Any], list[str]]] = [
    (
        {
            "income": [
                TYPING,
                {"kind": "wages", "amount": -5},
                {"kind": "overtime", "amount": 5, "premium": 9},
            ]
        },
        ["income[0].kind", "income[1].amount: -5", "income[2].premium: 9: more premium"],
    ),
    (
        {
            "income": [WAGES],
            "retirement": [{"amount": "x"}, {"amount": -3}],
        },
        ["retirement[0].amount", "retirement[1].amount: -3"],
    ),
    (
        {
            "income": [WAGES],
            "deductions": {
                "support_paid_elsewhere": [
                    {"amount": "x"},
                    {"amount": -3},
                    {"amount": 3, "kind": "spousal_support"},
                ]
            },
        },
        [
            "deductions.support_paid_elsewhere[0].amount",
            "deductions.support_paid_elsewhere[1].amount: -3",
            "deductions.support_paid_elsewhere[2].instrument: missing",
        ],
    ),
    (
        {
            "income": [WAGES],
            "filing_status": "married_joint",
            "tax_return": {"spouse": {"income": [TYPING, {"kind": "tips", "amount": -4}]}},
        },
        ["tax_return.spouse.income[0].kind", "tax_return.spouse.income[1].amount: -4"],
    ),
    (
        {"income": [WAGES], "tax_return": {"claims": [5, "Child 1", "Child 1", "Child 9"]}},
        [
            "tax_return.claims[0]",
            "tax_return.claims[2]: 'Child 1': claimed twice",
            "tax_return.claims[3]: 'Child 9': no child",
        ],
    ),
    (
        {"income": [WAGES], "tax_return": {"other_dependents": [{}, {"born": "2030-01-01"}]}},
        ["tax_return.other_dependents[0].born", "tax_return.other_dependents[1].born: 2030-01-01"],
    ),
]


@pytest.mark.parametrize(("facts", "expected"), BESIDE)
def test_what_stands_beside_an_unreadable_record(
    facts: dict[str, Any], expected: list[str]
) -> None:
    """Each is told in the same run, at its own place in the list."""
    found = told(**facts)
    assert len(found) == len(expected)
    assert all(text.startswith(start) for text, start in zip(sorted(found), expected, strict=True))


ABOVE_PAY = "deductions.health_insurance: 9000: a pre-tax premium above all pay"
SUMS: list[tuple[list[Any], bool]] = [
    ([TYPING, WAGES], True),  # whatever kind it is, it is no more than 4,000
    ([{"kind": "wage", "amount": 8_900}, WAGES], False),  # it may be pay
    ([{"kind": "wages", "amount": "x"}, WAGES], False),
    ([{"kind": "wages"}, WAGES], False),
    ([{"kind": "interest", "amount": "x"}, WAGES], True),  # it is not pay
    ([{"kind": "wages", "amount": 5, "per": "day"}, WAGES], False),
    ([{"kind": "interest", "amount": 5, "per": "day"}, WAGES], True),
    ([{"kind": "wage", "amount": -5}, WAGES], False),
    ([{"knd": "wages", "amount": 5}, WAGES], False),
    ([5, WAGES], False),
]


@pytest.mark.parametrize(("income", "certain"), SUMS)
def test_a_sum_is_compared_where_the_unread_cannot_rescue_it(
    income: list[Any], *, certain: bool
) -> None:
    """A pre-tax premium of $9,000 beside pay of which one record cannot be read."""
    found = told(income=income, deductions=premium(9_000, pre_tax=True))
    assert any(text.startswith(ABOVE_PAY) for text in found) == certain
    assert any(text.startswith("income[0]") for text in found)


def test_contributions_that_can_be_read_are_a_least_sum() -> None:
    """What is above all earnings without the unread one is above them with it."""
    plan = [{"amount": "x", "pre_tax": True}, {"amount": 60, "pre_tax": True}]
    above = "retirement[2]: 50: with it, pre-tax contributions above all earnings"
    found = told(income=[WAGES], retirement=[*plan, {"amount": 50, "pre_tax": True}])
    assert any(text.startswith(above) for text in found)
    partly = {"amount": 5_000, "per": "day", "pre_tax": True}
    assert len(told(income=[WAGES], retirement=[partly])) == 1
    assert len(told(income=[WAGES], retirement=[*plan, {"amount": 50}])) == 1


@pytest.mark.parametrize(
    ("unread", "capacity", "business"),
    [
        ({"kind": "imputd", "amount": 9, "replaces": "wages"}, False, False),
        ({"kind": "imputed", "replaces": "wages"}, False, True),
        ({"kind": "interest"}, True, True),
        ({"kind": "self_employment"}, True, False),
    ],
)
def test_an_unread_income_that_may_be_what_is_missing(
    unread: dict[str, Any], *, capacity: bool, business: bool
) -> None:
    """It may say what earning capacity replaces, or be the business that has a plan."""
    imputed = {"kind": "imputed", "amount": 100}
    found = told(income=[unread, imputed, WAGES], deductions=premium(3, self_employed=True))
    assert any(text.startswith("income[1].replaces: earning") for text in found) == capacity
    without = "deductions.health_insurance.self_employed: true: without income"
    assert any(text.startswith(without) for text in found) == business


def test_no_income_at_all_is_not_said_of_one_that_cannot_be_read() -> None:
    """The parent has an income, whatever it is."""
    assert len(told(income=[TYPING])) == 1


def test_a_list_that_is_none() -> None:
    """What is no list is told as it ever was."""
    assert told(income=5)[0].startswith("income: 5: not a list")


WHOLE: dict[str, Any] = {
    "filing_status": "married_joint",
    "income": [
        {"kind": "wages", "amount": 40, "per": "hour", "hours_per_week": 40},
        {"kind": "overtime", "amount": 500, "premium": 100, "over_months": 4},
        {"kind": "tips", "amount": 900, "from": "2025-01-01", "through": "2025-04-30"},
        {"kind": "self_employment", "amount": 2000, "expenses": 500, "depreciation": 100},
        {"kind": "spousal_support_received", "amount": 300, "instrument": "2017-01-01"},
    ],
    "deductions": {
        **premium(300, per="month", self_employed=True),
        "support_paid_elsewhere": [
            {"amount": 3, "kind": "spousal_support", "instrument": "2016-01-01", "proved": True},
            {"amount": 200, "proved": True, "court_ordered": True},
            {"amount": 200, "proved": True, "guideline_cap": 300},
        ],
    },
    "retirement": [{"amount": 300, "pre_tax": True}, {"amount": 200, "mandatory": True}],
    "hardship": {"children": 1, "amount": 30},
    "taxes": {"state_disability": 30, "complete": False},
    "tax_return": {
        "born": "1980-01-01",
        "claims": ["Child 1"],
        "other_dependents": [{"born": "2014-01-01", "student": True}],
        "mortgage_interest": {"amount": 3, "per": "year"},
        "spouse": {
            "born": "1981-01-01",
            "income": [{"kind": "self_employment", "amount": 300}],
            "business_premium": 30,
        },
    },
}
SEPARATE: dict[str, Any] = {
    "filing_status": "married_separate",
    "income": [WAGES],
    "deductions": premium(30, pre_tax=True),
    "tax_return": {"lived_with_spouse": True, "dependent_parent_credit": True},
}
UNTAXED: dict[str, Any] = {
    "income": [WAGES],
    "deductions": premium(300, pre_tax=True),
    "retirement": [{"amount": 300, "pre_tax": True}],
    "taxes": {"no_return": True},
}


def spoiled(facts: Any) -> Iterator[Any]:
    """Yield facts with each value of them in its turn, and each list, made what cannot be read."""
    places = facts.items() if isinstance(facts, dict) else enumerate(facts)
    for place, value in list(places):
        for other in (
            {"no": "such key"},
            *(spoiled(value) if isinstance(value, dict | list) else ()),
        ):
            copy = facts.copy()
            copy[place] = other
            yield copy


@pytest.mark.parametrize("facts", [WHOLE, SEPARATE, UNTAXED])
def test_one_fact_that_cannot_be_read_is_one_problem(facts: dict[str, Any]) -> None:
    """Nothing else is told that is wrong only by what stands for the fact that is not known."""
    checked = 0
    for parent in spoiled(facts):
        first, *more = told(**parent)
        record = first.split(": ")[0].rpartition(".")[0]  # of a table its missing keys are told
        assert all(each.startswith(record) and ": missing" in each for each in more), (first, more)
        checked += 1
    assert checked > len(facts)


@pytest.mark.parametrize("unread", ["custody", "findings", "a child's custody"])
def test_time_is_not_missing_where_what_leads_to_it_cannot_be_read(unread: str) -> None:
    """A schedule, or a default, of which no record can be made may stand for the time."""
    values = cases.plain_case()
    del values["children"][0]["time"]
    place = values["children"][0] if unread.startswith("a child") else values
    place[unread.rpartition(" ")[2]] = "x"
    with pytest.raises(gl.InvalidFacts) as caught:
        case_from_values(values, "case.json")
    assert len(caught.value.problems) == 1


def test_the_places_of_what_was_read() -> None:
    """A list read in part knows where each of it stands, and what is not sure."""
    rest: Any = None
    try:
        read(Parent, {"name": FIRST, "income": [5, {**WAGES, "per": "day"}, WAGES]})
    except gl.InvalidFacts as error:
        rest = error.rest
    assert [place for place, _ in placed(rest.income)] == [1, 2]
    assert [place for place, _ in surely(rest.income)] == [2]
    assert len(unsure_in(rest.income)) == 1
    assert unread_in(rest.income) == (5,)
    whole = (1, 2)
    assert (list(placed(whole)), unsure_in(whole), unread_in(whole)) == ([(0, 1), (1, 2)], (), ())


@pytest.mark.parametrize("lacks", ["on", "children", "name", "parents", "all"])
def test_parents_are_checked_where_there_is_no_case(lacks: str) -> None:
    """A day or a name that is missing does not put off what is wrong with a parent's income."""
    values: Any = cases.plain_case()
    spender: dict[str, Any] = {"name": "B", "income": [{"kind": "wages", "amount": -5}]}
    spender["tax_return"] = {"spouse": {}}
    values["parents"] = [{"name": "A", "income": [WAGES]}, spender]
    if lacks == "name":
        del values["parents"][0]["name"]
    elif lacks == "parents":
        values["parents"][0] = 5
    elif lacks == "all":
        values = 5
    else:
        del values[lacks]
    with pytest.raises(gl.InvalidFacts) as caught:
        case_from_values(values, "case.json")
    told = "\n".join(str(problem) for problem in caught.value.problems)
    assert ("parents[1].income[0].amount: -5: below zero" in told) == (lacks != "all")
    assert ("parents[1].tax_return.spouse: a spouse" in told) == (lacks != "all")
    assert len(caught.value.problems) == (1 if lacks == "all" else 3)


def test_a_parent_of_whom_nothing_can_be_read_is_passed_over() -> None:
    """What is told of it is told already."""
    values: Any = cases.plain_case(parents=5)
    with pytest.raises(gl.InvalidFacts) as caught:
        case_from_values(values, "case.json")
    assert [problem.where for problem in caught.value.problems] == ["parents"]
