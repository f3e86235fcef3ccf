"""Two number systems, one rule: columns give the cents that decimals give."""

from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cases
import guideline as gl
import strategies
from guideline.amounts import Column, least, steps_up, to_cents, to_whole_dollars

Rows = list[dict[str, Any]]

_ROW = st.fixed_dictionaries(
    {
        "nets": st.tuples(strategies.net_incomes, strategies.net_incomes),
        "time": strategies.shares,
        "hardship": st.tuples(
            *[st.sampled_from([Decimal(figure) for figure in ("0", "0.5", "1", "3")])] * 2
        ),
        "health": st.tuples(*[st.sampled_from([Decimal(0), Decimal("99.99")])] * 2),
        "cost": st.integers(0, 200_000).map(lambda number: number * strategies.CENT),
        "spousal": st.integers(-100_000, 100_000).map(lambda number: number * strategies.CENT),
    }
)


def _column(figures: list[Decimal]) -> Column:
    return np.array([float(figure) for figure in figures])


def _pair(rows: Rows, name: str) -> tuple[Column, Column]:
    first, second = (_column([row[name][index] for row in rows]) for index in (0, 1))
    return first, second


def _exactly(row: dict[str, Any], table: gl.SupportTable) -> dict[str, Any]:
    """Return one row's figures from ``gl.calculate``."""
    parents = [
        cases.parent(name, net, hardship=gl.Hardship(children=children, health=health))
        for name, net, children, health in zip(
            (cases.FIRST, cases.SECOND), row["nets"], row["hardship"], row["health"], strict=True
        )
    ]
    payor = cases.FIRST if row["spousal"] >= 0 else cases.SECOND
    result = gl.calculate(
        cases.case(
            parents=parents,
            first_time=row["time"],
            count=table.children,
            on=table.on,
            add_ons=[
                gl.AddOn(kind=gl.AddOnKind.CHILDCARE, amount=row["cost"], split=table.add_on_split)
            ],
            spousal_support=gl.SpousalSupport(payor=payor, amount=abs(row["spousal"])),
            choices=gl.Choices(hardship_method=table.hardship_method),
        )
    )
    sign = -1 if result.payor == cases.SECOND else 1
    range_ = result.low_income
    return {
        "from_first": sign * result.monthly_support,
        "lowest": to_cents(range_.lowest_support) if range_ else Decimal(0),
        "highest": to_cents(range_.highest_support) if range_ else Decimal(0),
        "nets": [to_cents(each.net_disposable_income) for each in result.counted],
        "by_child": [child.amount for child in reversed(result.children)],
        "add_on": [part.amount for part in result.add_ons[0].parents],
    }


@given(
    st.lists(_ROW, min_size=2, max_size=5),
    st.integers(1, 10),
    strategies.days,
    st.sampled_from(gl.HardshipMethod),
    st.sampled_from([None, gl.Division.HALF]),
)
def test_columns_give_the_same_cents(
    rows: Rows, count: int, on: date, method: gl.HardshipMethod, split: gl.Division | None
) -> None:
    """Support, its range, the parts and the net incomes are the same to the cent on both paths."""
    table = gl.SupportTable(
        on=on,
        children=count,
        hardship_method=method,
        add_on_split=split,
        nets=_pair(rows, "nets"),
        first_time=_column([row["time"] for row in rows]),
        hardship_children=_pair(rows, "hardship"),
        hardship_health=_pair(rows, "health"),
        add_on_cost=_column([row["cost"] for row in rows]),
        spousal_from_first=_column([row["spousal"] for row in rows]),
    )
    columns = gl.support_on_columns(table)
    assert columns.add_on_parts is not None
    for index, row in enumerate(rows):
        try:
            exact = _exactly(row, table)
        except gl.NotModelled:  # neither adjusted income is above zero: no proportion
            continue
        on_columns = {
            "from_first": columns.from_first[index],
            "lowest": columns.lowest_support[index],
            "highest": columns.highest_support[index],
            "nets": [net[index] for net in columns.nets],
            "by_child": [child[index] for child in columns.by_child],
            "add_on": [part[index] for part in columns.add_on_parts],
        }
        as_floats = {
            name: [float(each) for each in value] if isinstance(value, list) else float(value)
            for name, value in exact.items()
        }
        assert on_columns == as_floats


def test_a_float_an_atom_above_a_band_edge_is_on_the_edge() -> None:
    """Nets whose exact total is $10,000.00 stay in the band of .25 although their floats do not."""
    first, second = 6930.02 - 241.86 - 273.69, 3599.90 - 14.37
    assert first + second > 10_000  # what a naive float comparison sees
    table = gl.SupportTable(
        on=cases.NEW_LAW,
        children=1,
        nets=(np.array([first, first]), np.array([second, second])),
        first_time=np.array([0.2, 0.2]),
    )
    assert gl.support_on_columns(table).from_first.tolist() == [1324.34, 1324.34]
    assert cases.support(("6414.47", "3585.53")).monthly_support == Decimal("1324.34")


def test_half_cents_are_settled_exactly() -> None:
    """K = .25 x 1 x 1/2 of an odd cent is a half cent, which goes up on both paths."""
    nets = [Decimal("6000.04") + Decimal(step) / 25 for step in range(50)]
    table = gl.SupportTable(
        on=cases.NEW_LAW,
        children=1,
        nets=(_column(nets), _column([Decimal(0)] * 50)),
        first_time=_column([Decimal("0.5")] * 50),
    )
    expected = [float(cases.support((net, 0), "0.5").monthly_support) for net in nets]
    assert gl.support_on_columns(table).from_first.tolist() == expected


def test_columns_that_cannot_be_are_refused_together() -> None:
    """Every wrong column is named in one error."""
    good = np.array([1000.0, 2000.0])
    table = gl.SupportTable(
        on=cases.NEW_LAW,
        children=1,
        nets=(np.array([np.nan, 1.0]), np.array([1.0])),
        first_time=np.array([-0.1, 0.5]),
        add_on_cost=good,
    )
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.support_on_columns(table)
    assert [problem.where for problem in caught.value.problems] == ["first_time", "net.0", "net.1"]


def test_a_share_of_time_above_one_is_refused_on_columns() -> None:
    """20 is not 20 percent, on columns either."""
    good = np.array([1000.0, 2000.0])
    table = gl.SupportTable(
        on=cases.NEW_LAW, children=1, nets=(good, good), first_time=np.array([0.2, 20])
    )
    with pytest.raises(gl.InvalidFacts, match="above one"):
        gl.support_on_columns(table)


def test_a_column_result_without_expenses_has_no_parts() -> None:
    """Where the table has no expense there is nothing to divide."""
    good = np.array([1000.0, 2000.0])
    table = gl.SupportTable(
        on=cases.NEW_LAW, children=1, nets=(good, good), first_time=np.array([0.2, 0.5])
    )
    assert gl.support_on_columns(table).add_on_parts is None


@given(st.integers(0, 10_000_000), st.sampled_from(["50", "1000", "2000"]))
def test_steps_begun_are_counted_the_same_in_both_systems(cents: int, step: str) -> None:
    """A step is begun by a cent above the last, and not by float noise."""
    amount = Decimal(cents) / 100
    exact = steps_up(amount, Decimal(step))
    noisy = np.array([float(amount), float(amount) + 1e-9])
    assert exact == -(-cents // (int(step) * 100))
    assert steps_up(noisy, Decimal(step)).tolist() == [float(exact)] * 2


@given(st.integers(-10_000_000, 10_000_000))
def test_rounding_by_name_is_the_same_in_both_systems(mills: int) -> None:
    """Half a cent and fifty cents go away from zero, and nothing is ever minus zero."""
    amount = Decimal(mills) / 1000
    column = np.array([float(amount)] * 2)
    for rounded in (to_cents, to_whole_dollars):
        exact = rounded(amount)
        assert rounded(column).tolist() == [float(exact)] * 2
        assert not str(exact).startswith("-0.00") or exact
        assert not np.signbit(rounded(column))[exact == 0].any() if exact == 0 else True


def test_the_smaller_is_taken_row_by_row() -> None:
    """``least`` is a choice for each row, not for the whole column."""
    first, second = np.array([1.0, 4.0]), np.array([3.0, 2.0])
    assert least(first, second).tolist() == [1.0, 2.0]
