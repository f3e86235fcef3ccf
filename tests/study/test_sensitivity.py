"""What would change an amount, checked against calculations made by hand around it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import guideline as gl
from cases import EXAMPLES, FIRST, LAST_DAY_OF_OLD_LAW, SECOND, case, child, hardship_case, support
from guideline.study.axes import Place, income_axis
from guideline.study.break_points import break_points
from guideline.study.varied import guideline_case, own_income, with_income, with_time

facts_of: Any = gl  # whole numbers and text become exact facts
STEP = Decimal("0.000001")
NEAR = Decimal("0.00001")
nets = st.integers(min_value=500, max_value=12_000)
times = st.integers(min_value=1, max_value=99).map(lambda points: Decimal(points) / 100)


def signed(facts: gl.Case) -> Decimal:
    """Return support from the first parent, unrounded."""
    result = gl.calculate(facts)
    if result.low_income is None:
        return Decimal(0)
    return (
        result.low_income.support if result.formula.from_first > 0 else -result.low_income.support
    )


def turn(vary: Callable[[Decimal], gl.Case], at: Decimal, step: Decimal) -> Decimal:
    """Return how much the slope of the amount differs on both sides of a place."""
    before, here, after = (abs(signed(vary(at + side * step))) for side in (-1, 0, 1))
    return abs((after - here) - (here - before)) / step


@given(nets, nets, times)
def test_the_slope_changes_where_it_says(first: int, second: int, time: Decimal) -> None:
    """At each break point the finite differences on both sides are unlike, or the amount jumps."""
    facts = case((first, second), time)
    study = gl.sensitivity(gl.calculate(facts))
    for point in study.income_breaks:
        index = (FIRST, SECOND).index(point.of)
        assert turn(partial(with_income, facts, index), point.at, NEAR) > STEP
    for point_in_time in study.time_breaks:
        assert turn(partial(with_time, facts), point_in_time.at, NEAR) > STEP


@given(nets, nets, times, st.integers(min_value=0, max_value=2))
def test_the_slope_changes_nowhere_else(first: int, second: int, time: Decimal, axis: int) -> None:
    """Between break points the finite differences run on: no rule is left unnamed."""
    facts = case((first, second), time)
    study = gl.sensitivity(gl.calculate(facts))
    if axis == 2:
        known = [point.at for point in study.time_breaks]
        vary, top = partial(with_time, facts), Decimal(1)
    else:
        name = (FIRST, SECOND)[axis]
        known = [point.at for point in study.income_breaks if point.of == name]
        vary, top = partial(with_income, facts, axis), Decimal(2 * max(first, second, 5000))
    width = top / 97
    for place in (width * count for count in range(2, 96)):
        if all(abs(place - at) > width for at in known):
            smooth = turn(vary, place, width / 1000) / width * top
            assert smooth < 20, "the slope of a smooth piece changes slowly"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.name))
def test_each_change_is_the_calculation_with_that_fact(path: object) -> None:
    """More income and more time give what a case with that income and time gives."""
    result = gl.calculate(gl.read_case(str(path)))
    study, facts = gl.sensitivity(result), guideline_case(result.case)
    for change in study.changes:
        if change.change in {gl.ChangeKind.MORE_NET_INCOME, gl.ChangeKind.MORE_GROSS_INCOME}:
            index = [parent.name for parent in facts.parents].index(str(change.of))
            income = own_income(facts.parents[index])
            then = gl.calculate(with_income(facts, index, income + 100))
            assert (change.payor, change.monthly_support) == (then.payor, then.monthly_support)


def test_gross_income_counts_gross() -> None:
    """Where income is gross, the wages grow by $100 and the entered taxes stay."""
    result = gl.calculate(gl.read_case("examples/gross_income.toml"))
    change = gl.sensitivity(result).changes[0]
    assert change.change is gl.ChangeKind.MORE_GROSS_INCOME
    varied = with_income(result.case, 0, own_income(result.case.parents[0]) + 100)
    assert varied.parents[0].income[2].amount == 1200
    assert varied.parents[0].income[2].kind is gl.IncomeKind.WAGES
    less = with_income(result.case, 0, own_income(result.case.parents[0]) - 100)
    assert less.parents[0].income[0].amount == Decimal("41.25") * 40 * 52 - 1200
    assert varied.parents[0].taxes == result.case.parents[0].taxes


def test_a_parent_without_income_begins_to_earn() -> None:
    """A parent with wages of nothing earns wages where more income is asked about."""
    idle = facts_of.Parent(
        name=FIRST, income=[facts_of.Income(kind="wages", amount=0)], taxes={"complete": True}
    )
    facts = case(parents=[idle, facts_of.Parent(name=SECOND, monthly_net_disposable_income=3000)])
    study = gl.sensitivity(gl.calculate(facts))
    assert study.changes[0].change is gl.ChangeKind.MORE_GROSS_INCOME
    assert with_income(facts, 0, Decimal(100)).parents[0].income[0].kind is gl.IncomeKind.WAGES


def test_income_without_wages_varies_in_its_first_kind() -> None:
    """Where there are no wages the first income makes the difference."""
    renter = facts_of.Parent(
        name=FIRST,
        income=[
            facts_of.Income(kind="rent", amount=2000),
            facts_of.Income(kind="interest", amount=10),
        ],
        taxes={"complete": True},
    )
    facts = case(parents=[renter, facts_of.Parent(name=SECOND, monthly_net_disposable_income=3000)])
    varied = with_income(facts, 0, Decimal(2110))
    assert [item.amount for item in varied.parents[0].income] == [2000, 10, 1200]
    assert gl.sensitivity(gl.calculate(facts)).income_breaks[0].at > 10


def test_the_next_law_is_the_next_row_of_the_tables() -> None:
    """On the last day of the old law the next is that of September 1, 2024: $1,064 to $1,260."""
    change = gl.sensitivity(support(on=LAST_DAY_OF_OLD_LAW)).changes[-1]
    assert change.change is gl.ChangeKind.NEXT_LAW
    assert (change.on, change.monthly_support) == (date(2024, 9, 1), Decimal("1260.00"))
    assert change.difference == Decimal("196.00")


def test_the_next_law_brings_the_taxes_of_its_own_year() -> None:
    """In 2026 the taxes of 2026 are due, where the case does not name a tax year."""
    facts = gl.read_case("examples/from_wages.toml")
    change = gl.sensitivity(gl.calculate(facts)).changes[-1]
    then = gl.calculate(gl.changed(facts, on=date(2026, 1, 1)))
    assert then.monthly_support != gl.calculate(facts).monthly_support
    assert (change.on, change.tax_year) == (date(2026, 1, 1), 2026)
    assert change.monthly_support == then.monthly_support


def test_a_named_tax_year_stays_under_the_next_law() -> None:
    """A tax year that the case names is a fact: the law of another day leaves it."""
    facts = gl.changed(gl.read_case("examples/from_wages.toml"), tax_year=2025)
    change = gl.sensitivity(gl.calculate(facts)).changes[-1]
    then = gl.calculate(gl.changed(facts, on=date(2026, 1, 1)))
    assert (change.tax_year, change.monthly_support) == (2025, then.monthly_support)


def test_without_tables_of_the_next_year_its_law_is_told_with_the_taxes_of_this_one() -> None:
    """The minimum wage of 2027 is known and its taxes are not; the year of the taxes is told."""
    facts = gl.changed(gl.read_case("examples/from_wages.toml"), on=date(2026, 3, 1))
    change = gl.sensitivity(gl.calculate(facts)).changes[-1]
    assert change.change is gl.ChangeKind.NEXT_LAW
    assert (change.on, change.tax_year) == (date(2027, 1, 1), 2026)
    assert change.monthly_support is not None


def test_without_a_known_next_law_nothing_is_said() -> None:
    """On the last day that the tables know no change of law is forecast."""
    facts = case(children=[child(9)], on=date(2030, 1, 1), choices={"low_income_threshold": 3500})
    kinds = {change.change for change in gl.sensitivity(gl.calculate(facts)).changes}
    assert gl.ChangeKind.NEXT_LAW not in kinds


def test_more_time_that_cannot_be_is_left_out() -> None:
    """A parent with all the time cannot have more of it."""
    study = gl.sensitivity(support(first_time=0))
    more = [change.of for change in study.changes if change.change is gl.ChangeKind.MORE_TIME]
    assert more == [FIRST]


def test_a_default_has_no_time_to_change() -> None:
    """Where § 4055(b)(6) sets the time, no change of time is studied."""
    result = gl.calculate(gl.read_case("examples/default_proceeding.toml"))
    study = gl.sensitivity(result)
    assert study.time_breaks == ()
    assert {change.of for change in study.changes if change.of} == {FIRST, SECOND}
    assert gl.ChangeKind.MORE_TIME not in {change.change for change in study.changes}


def test_what_the_court_found_is_set_aside() -> None:
    """A deviation does not answer to changed facts: the guideline is studied."""
    result = gl.calculate(gl.read_case("examples/deviation.toml"))
    assert result.ordered is not None
    assert gl.sensitivity(result).monthly_support == result.ordered.guideline


def test_the_threshold_is_no_break_point_where_the_court_does_not_lower() -> None:
    """Where the court orders the unadjusted amount, passing the threshold moves nothing."""
    for found, expected in (("lowest", True), ("unadjusted", False)):
        facts = case((2000, 1500), "0.3", findings={"low_income_support": found})
        study = gl.sensitivity(gl.calculate(facts))
        rules = {point.rule for point in study.income_breaks}
        assert (gl.BreakRule.LOW_INCOME_THRESHOLD in rules) is expected


def test_support_set_inside_the_range_becomes_the_lowest() -> None:
    """A figure set inside the low-income range would not follow the incomes."""
    facts = case((2000, 1000), findings={"low_income_support": 300})
    assert gl.calculate(facts).monthly_support == 300
    lowest = support((2000, 1000)).monthly_support
    assert gl.sensitivity(gl.calculate(facts)).monthly_support == lowest


def test_a_change_without_an_amount_says_why() -> None:
    """An eleventh child is outside the statute's table: no amount, and the reason."""
    change = gl.sensitivity(support(count=10)).changes[-2]
    assert change.change is gl.ChangeKind.ANOTHER_CHILD
    assert (change.monthly_support, change.difference) == (None, None)
    assert "4055(b)(4)" in str(change.why_not)


def test_the_other_parent_paying_counts_below_zero() -> None:
    """Where the payor changes, the difference is from the present payor's side."""
    study = gl.sensitivity(support((3000, 3000), "0.5"))
    assert study.payor is None
    assert [change.difference for change in study.changes[:2]] == [Decimal("18.75")] * 2
    turned = gl.sensitivity(support((3010, 3000), "0.5")).changes[1]
    assert turned.payor == SECOND
    assert turned.difference is not None
    assert turned.difference < 0


def test_hardship_has_its_break_point() -> None:
    """Where the court found an amount, the limit of § 4071(b) is a break point."""
    found = facts_of.Hardship(children=1, amount=400)
    study = gl.sensitivity(gl.calculate(hardship_case((6000, 3000), found)))
    limits = [point for point in study.income_breaks if point.rule is gl.BreakRule.HARDSHIP_LIMIT]
    assert limits
    for point in limits:
        assert point.provision == "Fam. Code § 4071(b)"


def test_add_ons_stay_where_hardship_counts_them() -> None:
    """The method that counts add-ons keeps them; otherwise base support does without."""
    bills = [facts_of.AddOn(kind="childcare", amount=300, paid_by=SECOND, split="half")]
    plain = case(add_ons=bills)
    assert guideline_case(plain).add_ons == ()
    counting = gl.changed(plain, choices={"hardship_method": "presumed_with_add_ons"})
    assert len(guideline_case(counting).add_ons) == 1


def test_an_axis_is_followed_as_far_as_it_can_be_computed() -> None:
    """Below $500 of net income the nets together are below zero: the axis begins near there."""
    parents = [
        facts_of.Parent(name=FIRST, monthly_net_disposable_income=6000),
        facts_of.Parent(name=SECOND, monthly_net_disposable_income=-500),
    ]
    facts = case(parents=parents, choices={"negative_net_income": "as_it_is"})
    study = gl.sensitivity(gl.calculate(facts))
    edges = [point.at for point in study.income_breaks if point.of == FIRST]
    assert [round(at) for at in edges] == [2929, 3400, 5500, 10_500]


def test_an_axis_ends_where_no_more_can_be_computed() -> None:
    """Towards an upper end without a calculation the axis is followed too, and no further."""
    facts = case((6000, 3000))
    whole = income_axis(facts, 0, None)

    def up_to_9000(monthly: Decimal) -> Place:
        if monthly > 9000:
            raise gl.NotModelled("more than that", "no law")
        return whole(monthly)

    places = [Decimal(0), Decimal(6000), Decimal(20_000)]
    found = break_points(gl.calculate(facts), up_to_9000, places)
    assert [round(point.at) for point in found] == [750, 2000, 2929, 7000]
    beyond = {point.at for point in break_points(gl.calculate(facts), whole, places)}
    assert beyond - {point.at for point in found} == {12_000}


def test_an_axis_is_followed_towards_the_largest_amount() -> None:
    """Twice an income near the largest that may be written is beyond it: what is below is found.

    At 20 percent of the time the payor turns round at a quarter of the other parent's income.
    """
    study = gl.sensitivity(gl.calculate(case((3000, 60_000_000))))
    found = [(point.at, point.rule) for point in study.income_breaks if point.of == FIRST]
    assert found == [(Decimal(15_000_000), gl.BreakRule.WHO_PAYS)]


def test_pay_below_what_is_taken_from_it_does_not_silence_the_axis() -> None:
    """A pre-tax premium cannot exceed all pay, but above it every rule is named."""
    facts = gl.read_case("examples/from_wages.toml")
    study = gl.sensitivity(gl.calculate(facts))
    (threshold,) = [
        point.at
        for point in study.income_breaks
        if (point.of, point.rule) == (FIRST, gl.BreakRule.LOW_INCOME_THRESHOLD)
    ]
    net = gl.calculate(with_income(facts, 0, threshold)).counted[0].net_disposable_income
    assert abs(net - 2860) < Decimal("0.01"), "$16.50 × 40 × 52 ÷ 12"
    assert turn(partial(with_income, facts, 0), threshold, NEAR) > STEP


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.name))
def test_an_axis_gives_what_a_calculation_gives(path: object) -> None:
    """What an axis works out once and keeps does not change what any place on it comes to."""
    result = gl.calculate(gl.read_case(str(path)))
    facts = guideline_case(result.case)
    for index, parent in enumerate(facts.parents):
        axis = income_axis(facts, index, None)
        for factor in ("0.75", "1", "1.5"):
            income = own_income(parent) * Decimal(factor)
            then = gl.calculate(with_income(facts, index, income))
            assert abs(axis(income).presumed.monthly) == then.monthly_support


def test_the_tax_benefits_of_the_children_move_at_half_of_the_time() -> None:
    """With more than half of the nights the other parent claims them: the amount jumps there."""
    facts = gl.read_case("examples/from_wages.toml")
    moves = [
        point
        for point in gl.sensitivity(gl.calculate(facts)).time_breaks
        if point.rule is gl.BreakRule.CLAIMS_MOVE
    ]
    assert [point.at for point in moves] == [Decimal("0.5")]
    below, above = (signed(with_time(facts, Decimal(at))) for at in ("0.4999999", "0.5000001"))
    assert abs(above - below) > 50
    entered = gl.sensitivity(gl.calculate(gl.read_case("examples/two_children.toml")))
    assert gl.BreakRule.CLAIMS_MOVE not in {point.rule for point in entered.time_breaks}


def test_a_larger_income_takes_a_child_of_half_the_time_along_an_axis() -> None:
    """With a child at half the time, the other parent's taxes move where the larger income does."""
    facts = gl.read_case("examples/from_wages.toml")
    facts = with_time(facts, Decimal("0.5"))
    axis = income_axis(facts, 0, None)
    for income in (2000, 3000, 4000, 5000):
        then = gl.calculate(with_income(facts, 0, Decimal(income)))
        assert abs(axis(Decimal(income)).presumed.monthly) == then.monthly_support
    first, last = (axis(Decimal(income)).presumed.nets[1] for income in (2000, 5000))
    assert first != last


def test_another_child_has_a_name_of_its_own() -> None:
    """A child who has that name already does not stop the study."""
    facts = case(children=[gl.changed(child(), name="Another child 1", born=None)])
    change = gl.sensitivity(gl.calculate(facts)).changes[4]
    assert change.monthly_support == Decimal("2016.00")
