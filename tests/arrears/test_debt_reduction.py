"""The published conditions of the Debt Reduction Program."""

from datetime import date
from typing import Any

import pytest

import guideline as gl
from accounts import told

loose: Any = gl  # facts are read from text and whole numbers too, which types do not say

ON = date(2026, 3, 1)
GOOD = {
    "most_that_can_be_expected": True, "more_within_reach": False,
    "permanently_assigned": 5000, "owes_current_support": True, "days_of_current_support_met": 90,
    "can_pay_all_in_12_months": False, "within_income_limit": True, "assets": 3500,
    "months_since_contempt": 6, "concealed": False, "withheld_in_anticipation": False,
    "custodial_party_consents": True, "falsified": False, "evidence_provided": True,
    "in_best_interest_of_state": True, "at_least_what_state_can_expect": True,
    "owed_in_spousal_support": 0, "two_state_case": False, "able_to_pay_agreement": True,
    "another_action_fits": False, "convicted": False, "owed_to_custodial_party": 0,
}  # fmt: skip


def count(**stated: object) -> tuple[int, int, int]:
    """Return how many conditions are met, not met and unknown."""
    result = loose.debt_reduction_checklist(loose.DebtReductionFacts(**stated), on=ON)
    return result.met, result.not_met, result.unknown


def test_every_condition_may_be_met() -> None:
    """On the edge of each limit, all twenty-two are met."""
    assert count(**GOOD) == (22, 0, 0)


def test_what_is_not_stated_is_unknown() -> None:
    """Nothing stated, nothing known."""
    assert count() == (0, 0, 22)


@pytest.mark.parametrize(
    ("name", "value"),
    [("days_of_current_support_met", 89), ("can_pay_all_in_12_months", True), ("assets", 3501),
     ("months_since_contempt", 5), ("concealed", True), ("within_income_limit", False),
     ("most_that_can_be_expected", False),
     ("more_within_reach", True), ("withheld_in_anticipation", True),
     ("owed_in_spousal_support", 1), ("falsified", True), ("evidence_provided", False),
     ("in_best_interest_of_state", False), ("at_least_what_state_can_expect", False),
     ("able_to_pay_agreement", False), ("another_action_fits", True)],
)  # fmt: skip
def test_one_fact_fails_one_condition(name: str, value: object) -> None:
    """Past each limit, that condition is not met."""
    assert count(**{**GOOD, name: value}) == (21, 1, 0)


def test_assets_are_at_most_the_arrears() -> None:
    """Assets above all arrears fail; above those assigned, with all unknown, they are unknown."""
    assert count(**{**GOOD, "total_arrears": 3400, "permanently_assigned": 3000}) == (21, 1, 0)
    assert count(**{**GOOD, "total_arrears": 3500, "permanently_assigned": 3000}) == (22, 0, 0)
    assert count(**{**GOOD, "permanently_assigned": 3000}) == (21, 0, 1)
    assert count(assets=3000) == (0, 0, 22)
    assert count(assets=0) == (1, 0, 21)


def test_without_current_support_none_has_to_be_met() -> None:
    """Where no current support is owed, the condition on it is met."""
    assert count(owes_current_support=False) == (1, 0, 21)


def test_support_met_for_too_short_is_unknown_where_none_may_be_owed() -> None:
    """Whether current support is owed is not stated: what was met is no failure yet."""
    assert count(days_of_current_support_met=89) == (0, 0, 22)
    assert count(days_of_current_support_met=90) == (1, 0, 21)
    assert count(days_of_current_support_met=89, owes_current_support=True) == (0, 1, 21)


def test_the_day_is_read_as_a_fact_is() -> None:
    """Written as text it is a day, and what is none is told."""
    stated = loose.DebtReductionFacts()
    assert loose.debt_reduction_checklist(stated, on="2026-03-01").on == ON
    with pytest.raises(gl.InvalidFacts) as caught:
        loose.debt_reduction_checklist(None, on="x")
    assert told(caught.value) == ["stated", "on"]


def test_without_contempt_no_time_has_to_pass() -> None:
    """Where no contempt was ever found, the condition on it is met."""
    assert count(found_in_contempt=False) == (1, 0, 21)
    assert count(found_in_contempt=True) == (0, 0, 22)


def test_consent_is_asked_only_of_what_is_owed_to_the_custodial_party() -> None:
    """§ 17560(d): arrears owed to the state alone need no consent."""
    assert count(owed_to_custodial_party=0) == (2, 0, 20)
    assert count(owed_to_custodial_party=5) == (0, 1, 21)
    assert count(owed_to_custodial_party=5, custodial_party_consents=False) == (0, 2, 20)
    assert count(custodial_party_consents=True) == (1, 0, 21)


def test_no_consent_is_unknown_where_what_is_owed_there_is_not_stated() -> None:
    """What is absent is unknown, and never taken for a no."""
    assert count(custodial_party_consents=False) == (0, 0, 22)


def test_a_case_of_two_states_is_paid_in_one_lump_sum() -> None:
    """So the department's page says; of one state's case it asks nothing."""
    assert count(two_state_case=True) == (0, 0, 22)
    assert count(two_state_case=True, one_lump_sum=False) == (0, 1, 21)
    assert count(one_lump_sum=False) == (0, 0, 22)
    for met in ({"one_lump_sum": True}, {"two_state_case": True, "one_lump_sum": True}):
        assert count(**met) == (1, 0, 21)


def test_a_request_between_states_closes_the_program() -> None:
    """So a county's page says; where only one state has a part there is none."""
    assert count(two_state_case=False) == (2, 0, 20)
    assert count(uifsa_in_place=True) == (0, 1, 21)
    assert count(two_state_case=True, uifsa_in_place=False) == (1, 0, 21)


def test_a_conviction_counts_as_a_finding_of_contempt_does() -> None:
    """Within six months of the application."""
    assert count(convicted=False) == (1, 0, 21)
    assert count(convicted=True) == (0, 0, 22)
    assert count(months_since_conviction=5) == (0, 1, 21)
    assert count(months_since_conviction=6) == (1, 0, 21)


def test_what_is_owed_to_the_person_who_receives_support_is_not_reduced() -> None:
    """The department's page says so, though the section allows it with written consent."""
    owed = {**GOOD, "owed_to_custodial_party": 5}
    result = loose.debt_reduction_checklist(loose.DebtReductionFacts(**owed), on=ON)
    [failed] = [each for each in result.conditions if each.answer == "not met"]
    assert failed.condition.startswith("nothing of it owed directly")
    assert failed.source.startswith("the department's page, childsupport.ca.gov")


def test_what_accrued_on_active_duty_is_presumed_in_the_best_interest_of_the_state() -> None:
    """§ 17560(f)(1)(B): so it is deemed, unless good cause to the contrary is found."""
    assert count(accrued_while_activated=True) == (1, 0, 21)
    assert count(accrued_while_activated=True, in_best_interest_of_state=False) == (0, 1, 21)
    assert count(accrued_while_activated=False) == (0, 0, 22)


def test_no_formula_is_published() -> None:
    """What would be asked is not modelled."""
    result = loose.debt_reduction_checklist(loose.DebtReductionFacts(), on=ON)
    assert "debt_reduction_no_formula" in {str(notice.id) for notice in result.notices}
    with pytest.raises(gl.NotModelled):
        gl.debt_reduction_payment()


def test_below_zero_is_refused() -> None:
    """Amounts and counts are not below zero."""
    with pytest.raises(gl.InvalidFacts) as caught:
        count(assets=-1, months_since_contempt=-1, found_in_contempt=False,
              permanently_assigned=3, total_arrears=2, convicted=False,
              months_since_conviction=1)  # fmt: skip
    names = ("assets", "months_since_contempt", "permanently_assigned", "months_since_contempt",
             "months_since_conviction")  # fmt: skip
    assert told(caught.value) == [f"stated.{name}" for name in names]
    with pytest.raises(gl.InvalidFacts) as caught:
        loose.debt_reduction_checklist({"assets": -1}, on="x")
    assert told(caught.value) == ["stated.assets", "on"]
