"""What is wrong with facts of which some cannot be read, whatever these may be."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import guideline as gl
from guideline.arrears.debt_reduction_facts import DebtReductionApplication, debt_reduction_problems
from guideline.arrears.plan_checks import plan_problems
from guideline.arrears.withholding_facts import withholding_problems
from guideline.errors import Problem
from guideline.facts.fields import Dollars, Share, fact, facts
from guideline.facts.supposed import wrong_anyway

PLAN: dict[str, Any] = {
    "as_of": "2026-03-31", "principal": 3000, "first": "2026-04-15", "payment": 50,
    "current_support": {"amount": 500}, "lump_sums": [{"date": "2026-06-01", "amount": 9}],
    "standing": {"unpaid": [{"due": "2026-03-01", "amount": 10}]},
}  # fmt: skip
WITHHOLDING: dict[str, Any] = {
    "on": "2026-03-13", "pay_check": {"earnings": 1000},
    "orders": [{"name": "A", "current_child_support": 5}, {"name": "B"}],
    "benefits": [{"kind": "unemployment", "amount": 5, "weeks": 2}],
}  # fmt: skip
FAULTS = {
    "plan": [("principal", -1), ("payment", "0.001"), ("lump_sums.0.amount", -4),
             ("standing.unpaid.0.amount", 0), ("current_support.amount", -2)],
    "withhold": [("pay_check.earnings", -1), ("orders.0.current_child_support", -1),
                 ("benefits.0.amount", "0.005"), ("orders.1.lump_sum", -3)],
}  # fmt: skip
TABLES = {"plan": PLAN, "withhold": WITHHOLDING}


def put(table: dict[str, Any], where: str, value: object) -> None:
    """Put a value at its place."""
    *way, last = where.split(".")
    at: Any = table
    for step in way:
        at = at[int(step)] if step.isdigit() else at[step]
    at[int(last) if last.isdigit() else last] = value


def copied(value: Any) -> Any:
    """Return a table that is apart from the one given."""
    if isinstance(value, dict):
        return {name: copied(each) for name, each in value.items()}
    return [copied(each) for each in value] if isinstance(value, list) else value


def found(command: str, table: dict[str, Any]) -> list[Problem]:
    """Return what is wrong anyway."""
    if command == "plan":
        return wrong_anyway(gl.Plan, table, lambda plan: list(plan_problems(plan)))
    return wrong_anyway(gl.WithholdingFacts, table, lambda told: list(withholding_problems(told)))


@given(st.sampled_from(["plan", "withhold"]), st.data())
def test_nothing_unread_hides_what_is_wrong_elsewhere(command: str, data: st.DataObject) -> None:
    """Where one fact is missing or unreadable, a fault elsewhere is told, and no more."""
    table = copied(TABLES[command])
    where, fault = data.draw(st.sampled_from(FAULTS[command]))
    put(table, where, fault)
    places = {"plan": ["as_of", "first", "per", "step", "interest"],
              "withhold": ["on", "per", "orders.1.name", "supports_another"]}  # fmt: skip
    unread = data.draw(st.sampled_from(places[command]))
    put(table, unread, data.draw(st.sampled_from(["", "x", [], {"a": 1}, -0.5])))
    if "." not in unread and data.draw(st.booleans()):
        del table[unread]
    told = [each.where.replace("[", ".").replace("]", "") for each in found(command, table)]
    assert where in told
    assert set(told) <= {where, "standing.unpaid"}  # of a principal below zero none is a part


@pytest.mark.parametrize("command", ["plan", "withhold"])
def test_of_facts_without_fault_nothing_is_told(command: str) -> None:
    """Whatever stands for what is missing, none of it is blamed."""
    table = copied(TABLES[command])
    for name in list(table):
        rest = {each: value for each, value in table.items() if each != name}
        if (command, name) != ("plan", "payment"):  # without it nothing sets the payment
            assert found(command, rest) == []
        assert [each.where for each in found(command, {**rest, name: "x"})] == []


def test_what_is_no_table_is_supposed_whole() -> None:
    """A list, a text or nothing in place of a table."""
    values: list[Any] = [None, [], "x", 3]
    for value in values:
        assert wrong_anyway(DebtReductionApplication, value, _checklist) == []
    stated = {"stated": {"assets": -1, "concealed": "x"}}
    assert [each.where for each in wrong_anyway(DebtReductionApplication, stated, _checklist)] == [
        "assets"
    ]


def _checklist(told: DebtReductionApplication) -> list[Problem]:
    return list(debt_reduction_problems(told.stated))


@facts
class Kinds:
    """A fact of each kind."""

    amount: Dollars = fact("an amount")
    part: Share = fact("a share")
    sure: bool = fact("a truth")
    shares: dict[str, Share] | None = fact("shares", default=None)


def test_a_kind_that_nothing_stands_for_is_not_supposed() -> None:
    """Then nothing is told beyond what cannot be read."""
    blame = [Problem("amount", "", "always wrong", "")]
    assert wrong_anyway(Kinds, {}, lambda _: blame) == blame
    assert wrong_anyway(Kinds, {"shares": 3}, lambda _: blame) == []


def test_a_bare_amount_stands_for_its_record() -> None:
    """As it does where it is read."""
    problems = wrong_anyway(
        gl.Plan, {"current_support": -3}, lambda plan: list(plan_problems(plan))
    )
    assert "current_support.amount" in [each.where for each in problems]
