"""Where a tax credit makes support move otherwise, checked against finite differences."""

import itertools
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

import cases
import guideline as gl
from cases import FIRST, SECOND, case, child
from guideline.study.break_rules import PROVISIONS
from guideline.study.credit_edges import credit_edges
from guideline.study.varied import with_income

loose: Any = gl
CREDIT_RULES = [rule for rule in gl.BreakRule if "credit" in rule or "caleitc" in rule]


def household(**facts: Any) -> gl.Case:
    """Return a case whose second parent has wages, the children, and what is said beside."""
    wages = [loose.Income(kind="wages", amount=facts.pop("wages", 2000))]
    choices = facts.pop("choices", {})
    return_facts = {
        "rent_paid": 1500,
        "dependent_care": {"amount": 500, "per": "month"},
        "born": "1990-05-02",
        **facts.pop("tax_return", {}),
    }
    earner = loose.Parent(
        name=SECOND,
        income=wages,
        tax_return=return_facts,
        **{"filing_status": "head_of_household", **facts},
    )
    other = loose.Parent(name=FIRST, monthly_net_disposable_income=6000)
    children = [child(1, "0.2"), gl.changed(child(2, "0.2"), born="2022-04-01")]
    return case(parents=[other, earner], children=children, choices=choices, tax_year=2024)


SPOUSE = {"born": "1988-01-01", "income": [{"kind": "wages", "amount": 1500}]}
HOUSEHOLDS: dict[str, Callable[[], gl.Case]] = {
    "head of household": household,
    "single": lambda: household(filing_status="single", wages=1200),
    "joint": lambda: household(
        filing_status="married_joint",
        tax_return={"spouse": SPOUSE},
        choices={"joint_tax_share": "whole"},
    ),
    "well paid": lambda: household(wages=22_000, filing_status="single"),
    "saver": lambda: household(
        retirement=[loose.Retirement(amount=150, pre_tax=False, mandatory=False)]
    ),
    "2021": lambda: gl.changed(household(wages=12_000), tax_year=2021),
    "2018": lambda: gl.changed(household(filing_status="married_separate"), tax_year=2018),
}
EVERY = pytest.mark.parametrize("name", HOUSEHOLDS)


@cache
def study(name: str) -> tuple[gl.Case, gl.Sensitivity]:
    """Return a household and what would change its support."""
    facts = HOUSEHOLDS[name]()
    return facts, gl.sensitivity(gl.calculate(facts))


def earners(facts: gl.Case, monthly: Decimal) -> gl.GuidelineSupport:
    """Return the calculation with another income of the parent who has wages."""
    return gl.calculate(with_income(facts, 1, monthly))


def signed(result: gl.GuidelineSupport) -> Decimal:
    """Return unrounded support from the first parent."""
    assert result.low_income is not None
    sign = 1 if result.formula.from_first > 0 else -1
    return result.low_income.support * sign


def credit_breaks(found: gl.Sensitivity, prefix: str = "") -> list[gl.IncomeBreak]:
    """Return the break points that credits make, or one credit."""
    return [
        point
        for point in found.income_breaks
        if point.rule in CREDIT_RULES and point.rule.startswith(prefix)
    ]


@EVERY
def test_support_turns_at_each_credit_break(name: str) -> None:
    """The finite differences on both sides of each are unlike, or the amount jumps."""
    facts, found = study(name)
    breaks = credit_breaks(found)
    assert breaks
    near = Decimal("0.001")
    for point in breaks:
        assert point.of == SECOND
        before, here, after = (
            signed(earners(facts, point.at + side * near)) for side in (-1, 0, 1)
        )
        assert abs((after - here) - (here - before)) / near > Decimal("0.0001"), point
        assert point.provision == PROVISIONS[point.rule]


def _taxes(result: gl.GuidelineSupport) -> Any:
    taxes = result.incomes[1].taxes
    assert taxes is not None
    return taxes.whole_return


SMOOTH = {
    "earned_income_credit": lambda taxes: taxes.federal.earned_income.credit,
    "caleitc": lambda taxes: taxes.california.earned_income.credit,
}
STEPPED = {
    "child_tax_credit": lambda taxes: taxes.federal.child.credit,
    "care_credit": lambda taxes: taxes.federal.dependent_care.rate,
    "exemption_credits": lambda taxes: taxes.california.exemptions.credit,
    "renters_credit": lambda taxes: taxes.california.renters,
    "california_care_credit": lambda taxes: taxes.california.dependent_care.share,
}


def scanned(
    facts: gl.Case, credit: Callable[[Any], Decimal], top: int, step: int
) -> list[tuple[Decimal, Decimal]]:
    """Return a credit at even incomes up to one."""
    places = [Decimal(place) for place in range(step, top, step)]
    return [(place, credit(_taxes(earners(facts, place)))) for place in places]


@pytest.mark.parametrize("name", ["head of household", "joint"])
@pytest.mark.parametrize("credit", SMOOTH)
def test_no_bend_of_an_earned_income_credit_is_left_out(name: str, credit: str) -> None:
    """Wherever the credit itself bends, a break point of that credit stands within a step."""
    facts, found = study(name)
    known = [point.at for point in credit_breaks(found, credit)]
    values = scanned(facts, SMOOTH[credit], 6000, 25)
    bends = [
        here
        for (_, one), (here, two), (_, three) in zip(values, values[1:], values[2:], strict=False)
        if abs((three - two) - (two - one)) > Decimal("0.01")
    ]
    assert bends
    for bend in bends:
        assert any(abs(bend - at) <= 25 for at in known), (credit, bend)


@pytest.mark.parametrize("credit", STEPPED)
def test_a_stepped_credit_ends_to_fall_where_it_says(credit: str) -> None:
    """The last step of a credit that falls by steps is a break point."""
    facts, found = study("well paid")
    known = [point.at for point in credit_breaks(found, credit)]
    values = scanned(facts, STEPPED[credit], 43_000, 100)
    falls = [before[0] for before, after in itertools.pairwise(values) if after[1] < before[1]]
    moves = signed(earners(facts, falls[-1])) - signed(earners(facts, falls[-1] + 100))
    assert moves
    assert any(-1 <= at - falls[-1] <= 101 for at in known), (falls[-1], known)


def test_a_credit_that_moves_nothing_is_not_named() -> None:
    """Where the taxes were entered as figures, or refundable credits do not count, none moves."""
    entered = gl.changed(
        household().parents[1], taxes={"federal_income_tax": 100, "complete": True}
    )
    facts = gl.changed(household(), parents=(household().parents[0], entered))
    assert credit_breaks(gl.sensitivity(gl.calculate(facts))) == []
    without = household(choices={"refundable_credits": False})
    named = {point.rule for point in credit_breaks(gl.sensitivity(gl.calculate(without)))}
    assert not {rule for rule in named if "earned" in rule or "caleitc" in rule}
    assert named


def test_the_example_names_the_credits_of_a_low_wage() -> None:
    """Petitioner's and Respondent's wages pass the points of both earned income credits."""
    facts = gl.read_case("examples/from_wages.toml")
    found = gl.sensitivity(gl.calculate(facts))
    rules = {str(point.rule) for point in credit_breaks(found)}
    assert {"earned_income_credit_falls", "earned_income_credit_ends", "caleitc_ends"} <= rules


def test_a_parent_of_another_state_has_no_credits_of_california() -> None:
    """By another state's rate no California credit can begin, fall or end."""
    facts = cases.case(
        parents=[
            cases.parent("Petitioner", 3000),
            cases.parent(
                SECOND,
                None,
                filing_status="single",
                income=[{"kind": "wages", "amount": 2000}],
                taxes={"out_of_state_rate": "5%"},
            ),
        ],
    )
    taxes = gl.net_incomes(facts).parents[1].taxes
    assert taxes is not None
    rules = {edge.rule.value for edge in credit_edges(taxes, facts.parents[1])}
    assert rules
    assert not {rule for rule in rules if rule.startswith(("cal", "young", "exemption", "renters"))}
