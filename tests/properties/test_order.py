"""What holds for every order, whatever the incomes, the time and the children."""

import decimal
import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

import cases
import guideline as gl
import strategies

CENT = Decimal("0.01")

any_case = st.one_of(
    strategies.simple_cases(),
    strategies.split_cases(),
    strategies.hardship_cases(),
    strategies.add_on_cases(),
)


def _support_and_parts(result: gl.GuidelineSupport) -> dict[str, Any]:
    """Return what a family is told, by name and not by the order of listing."""
    return {
        "payor": result.payor,
        "support": result.monthly_support,
        "children": {child.of: child.amount for child in result.children},
        "nets": {each.of: each.net_disposable_income for each in result.statements},
        "expenses": [
            {part.of: (part.share, part.amount) for part in expense.parents}
            for expense in result.add_ons
        ],
        "owed": result.add_ons_owed and (result.add_ons_owed.payor, result.add_ons_owed.monthly),
    }


def _calculated(case: gl.Case) -> gl.GuidelineSupport:
    """Return the calculation; a case that has no proportion to divide expenses is set aside."""
    try:
        return gl.calculate(case)
    except gl.NotModelled:
        assume(False)  # noqa: FBT003 - how Hypothesis is told
        raise


@given(any_case)
def test_listing_the_parents_in_another_order_changes_nothing(case: gl.Case) -> None:
    """Who is listed first decides no figure: amounts by name are the same, to the cent."""
    turned = gl.changed(case, parents=case.parents[::-1])
    here, there = (_support_and_parts(_calculated(each)) for each in (case, turned))
    for name in ("payor", "support", "owed"):
        assert here[name] == there[name]
    assert here["children"] == there["children"]
    for name, net in here["nets"].items():
        assert abs(net - there["nets"][name]) < Decimal("1e-20")
    for mine, theirs in zip(here["expenses"], there["expenses"], strict=True):
        assert {name: part[1] for name, part in mine.items()} == {
            name: part[1] for name, part in theirs.items()
        }


def _exchanged(case: gl.Case) -> gl.Case:
    """Return the case in which each parent has the other's facts."""
    other = {cases.FIRST: cases.SECOND, cases.SECOND: cases.FIRST}

    def renamed(name: str | None) -> str | None:
        return None if name is None else other[name]

    return gl.changed(
        case,
        parents=[gl.changed(parent, name=other[parent.name]) for parent in case.parents],
        children=[
            gl.changed(child, time={other[name]: part for name, part in (child.time or {}).items()})
            for child in case.children
        ],
        add_ons=[
            gl.changed(
                add_on,
                paid_by=renamed(add_on.paid_by),
                split={other[name]: part for name, part in add_on.split.items()}
                if isinstance(add_on.split, dict)
                else add_on.split,
            )
            for add_on in case.add_ons
        ],
    )


@given(any_case)
def test_exchanging_the_parents_facts_flips_the_payor_and_nothing_else(case: gl.Case) -> None:
    """There is one rule for both parents: with the facts, the payor changes hands."""
    here, there = _calculated(case), _calculated(_exchanged(case))
    assert here.monthly_support == there.monthly_support
    assert (here.payor, here.payee) == (_other(there.payor), _other(there.payee))
    assert [child.amount for child in here.children] == [child.amount for child in there.children]
    if here.payor is None and any(add_on.paid_by is None for add_on in case.add_ons):
        return  # nobody pays anything: the half cent then goes by name, as documented
    for mine, theirs in zip(here.add_ons, there.add_ons, strict=True):
        assert [part.amount for part in mine.parents] == [part.amount for part in theirs.parents]


def _other(name: str | None) -> str | None:
    return {None: None, cases.FIRST: cases.SECOND, cases.SECOND: cases.FIRST}[name]


@given(strategies.net_incomes, strategies.net_incomes, strategies.shares, strategies.days)
def test_k_is_the_same_for_a_share_of_time_and_for_the_rest(
    first: Decimal, second: Decimal, time: Decimal, on: Any
) -> None:
    """K(H%) = K(1 - H%), § 4055(b)(3): one plus H% below 50 percent, two minus H% above."""
    here = cases.support((first, second), time, on=on).formula
    there = cases.support((first, second), 1 - time, on=on).formula
    assert here.k == there.k


@given(strategies.net_incomes, strategies.net_incomes, strategies.shares, strategies.days)
def test_more_children_never_mean_less_support(
    first: Decimal, second: Decimal, time: Decimal, on: Any
) -> None:
    """The multipliers of § 4055(b)(4) rise, so that the order does."""
    amounts = [
        cases.support((first, second), time, count, on).monthly_support for count in range(1, 11)
    ]
    assert amounts == sorted(amounts)


@given(st.one_of(strategies.simple_cases(), strategies.split_cases()))
def test_the_adjusted_amount_is_between_nothing_and_the_unadjusted(case: gl.Case) -> None:
    """0 ≤ lowest ≤ applied ≤ highest = the formula amount, § 4055(b)(7), (c)."""
    result = gl.calculate(case)
    adjustment = result.low_income
    if adjustment is None:
        assert result.monthly_support == 0
        return
    assert 0 <= adjustment.lowest_support <= adjustment.support <= adjustment.highest_support
    assert adjustment.highest_support == result.formula.guideline.copy_abs()
    assert 0 <= adjustment.fraction <= 1


@given(any_case)
def test_the_childrens_parts_sum_to_the_order_and_none_is_negative(case: gl.Case) -> None:
    """§ 4055(b)(8) allocates the support amount: all of it, to the cent."""
    result = _calculated(case)
    assert sum(child.amount for child in result.children) == result.monthly_support
    assert all(child.amount >= 0 for child in result.children)


@given(strategies.add_on_cases())
def test_the_parts_of_an_expense_sum_to_its_cost(case: gl.Case) -> None:
    """§ 4061 divides an expense: all of it, to the cent, and the shares sum to one."""
    for expense in _calculated(case).add_ons:
        assert sum(part.share for part in expense.parents) == 1
        if expense.monthly_cost is not None:
            parts = [part.amount for part in expense.parents]
            assert sum(part for part in parts if part is not None) == expense.monthly_cost
            assert all(part is not None and part >= 0 for part in parts)


@given(any_case)
def test_the_same_case_twice_gives_the_same_bytes(case: gl.Case) -> None:
    """Nothing but the case decides the document."""
    first, second = (
        json.dumps(gl.order_document(_calculated(case)), ensure_ascii=False) for _ in range(2)
    )
    assert first == second


@given(any_case, st.sampled_from(["ROUND_UP", "ROUND_DOWN", "ROUND_HALF_EVEN"]), st.integers(1, 9))
def test_the_callers_decimal_context_decides_nothing(
    case: gl.Case, rounding: str, precision: int
) -> None:
    """The library computes in a context of its own, and computes nothing outside it."""
    expected = gl.order_document(_calculated(case)), gl.explain(gl.calculate(case))
    with decimal.localcontext() as context:
        context.prec, context.rounding = precision, rounding
        context.traps[decimal.Inexact] = True
        assert (gl.order_document(gl.calculate(case)), gl.explain(gl.calculate(case))) == expected


# ── an oracle of its own: the statute in fractions, typed a second time ──────

Rule = Callable[[Fraction], Fraction]
NEW: tuple[tuple[int, Rule], ...] = (
    (2900, lambda tn: Fraction("0.165") + tn / 82857),
    (5000, lambda tn: Fraction("0.131") + tn / 42149),
    (10000, lambda tn: Fraction("0.250") + 0 * tn),
    (15000, lambda tn: Fraction("0.10") + 1499 / tn),
    (10**9, lambda tn: Fraction("0.12") + 1200 / tn),
)
OLD: tuple[tuple[int, Rule], ...] = (
    (800, lambda tn: Fraction("0.20") + tn / 16000),
    (6666, lambda tn: Fraction("0.25") + 0 * tn),
    (10000, lambda tn: Fraction("0.10") + 1000 / tn),
    (10**9, lambda tn: Fraction("0.12") + 800 / tn),
)
FOR_CHILDREN = ("1", "1.6", "2", "2.3", "2.5", "2.625", "2.75", "2.813", "2.844", "2.86")
WAGES = {2024: "16.00", 2025: "16.50", 2026: "16.90", 2027: "17.40"}


def _oracle(case: gl.Case) -> tuple[str | None, Decimal]:
    """Return payor and lowest support from § 4055 in exact fractions, for equal time by child."""
    (first, second), child = case.parents, case.children[0]
    nets = [Fraction(parent.monthly_net_disposable_income or 0) for parent in (first, second)]
    high = 0 if nets[0] >= nets[1] else 1
    time = Fraction((child.time or {})[case.parents[high].name])
    total = sum(nets, Fraction(0))
    new = case.on >= cases.FIRST_DAY_OF_NEW_LAW
    fraction = next(rule(total) for edge, rule in (NEW if new else OLD) if total <= edge)
    k = fraction * (1 + time if time <= Fraction(1, 2) else 2 - time)
    amount = k * (nets[high] - time * total) * Fraction(FOR_CHILDREN[len(case.children) - 1])
    payor = high if amount >= 0 else 1 - high
    amount = abs(amount)
    threshold = Fraction(WAGES[case.on.year]) * 40 * 52 / 12 if new else Fraction(2137)
    if nets[payor] < threshold:
        amount -= amount * (threshold - nets[payor]) / threshold
    cents = int(amount * 100 + Fraction(1, 2))
    return (case.parents[payor].name if cents else None), Decimal(cents).scaleb(-2)


@given(strategies.simple_cases())
def test_the_order_is_the_statutes_arithmetic_in_exact_fractions(case: gl.Case) -> None:
    """An independent reckoning in fractions gives the same payor and the same cents."""
    result = gl.calculate(case)
    assert (result.payor, result.monthly_support) == _oracle(case)


@given(strategies.days, st.sampled_from([edge for edge, _ in (*NEW[:-1], *OLD[:-1])]))
def test_k_jumps_at_a_band_edge_by_what_the_law_prints_and_nothing_more(on: Any, edge: int) -> None:
    """On an edge the band below holds, a cent above it the band above; "$2,901" is over $2,900."""
    table = NEW if on >= cases.FIRST_DAY_OF_NEW_LAW else OLD
    for total in (Decimal(edge), edge + CENT, Decimal(edge + 1)):
        printed = next(rule(Fraction(total)) for upper, rule in table if total <= upper)
        shown = Fraction(cases.support((total, 0), 0, on=on).formula.fraction)
        assert abs(shown - printed) < Fraction(1, 10**30)
