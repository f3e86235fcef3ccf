"""Hypothesis strategies over the whole domain of a case."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

import cases
import guideline as gl

CENT = Decimal("0.01")

# The printed edges of both laws' bands, and what stands a cent and a dollar to either side.
EDGES = [800, 2900, 5000, 6666, 10000, 15000]
NEAR_EDGES = [Decimal(edge) + step for edge in EDGES for step in (-1, -CENT, 0, CENT, 1)]

cents = st.integers(0, 4_000_000).map(lambda number: number * CENT)
"""A net income a month in whole cents, zero to $40,000."""

low_cents = st.integers(0, 300_000).map(lambda number: number * CENT)
"""A net income a month about the threshold of the low-income adjustment."""

net_incomes = st.one_of(
    cents, low_cents, st.sampled_from(NEAR_EDGES), st.sampled_from([Decimal(0)])
)
"""A net income a month, with what is special about the tables found often."""

shares = st.one_of(
    st.integers(0, 1000).map(lambda number: Decimal(number) / 1000),
    st.integers(0, 10**12).map(lambda number: Decimal(number).scaleb(-12)),
    st.sampled_from([Decimal(0), Decimal("0.5"), Decimal("0.500001"), Decimal(1)]),
)
"""A share of the time, 0 to 1, with up to 12 decimals."""

old_law_days = st.dates(date(2024, 1, 1), cases.LAST_DAY_OF_OLD_LAW)
new_law_days = st.dates(cases.FIRST_DAY_OF_NEW_LAW, date(2027, 12, 31))
days = st.one_of(old_law_days, new_law_days)
"""A day for which every table has a row, of either law."""

numbers_of_children = st.integers(1, 10)

hardships = st.builds(
    gl.Hardship,
    children=st.sampled_from([Decimal(figure) for figure in ("0", "0.5", "1", "1.5", "2", "3")]),
    health=st.sampled_from([Decimal(0), Decimal(0), Decimal("250.00"), Decimal("1000.00")]),
)


def add_ons() -> st.SearchStrategy[gl.AddOn]:
    """Return a strategy for expenses of any kind, open or known, however divided."""
    return st.builds(
        gl.AddOn,
        kind=st.sampled_from(gl.AddOnKind),
        amount=st.one_of(st.none(), st.integers(0, 200_000).map(lambda number: number * CENT)),
        paid_by=st.sampled_from([None, cases.FIRST, cases.SECOND]),
        split=st.one_of(st.none(), st.just(gl.Division.HALF), shares.map(cases.times)),
    )


@st.composite
def simple_cases(draw: st.DrawFn) -> gl.Case:
    """Draw a case from net incomes alone, every child with the same time."""
    return cases.case(
        (draw(net_incomes), draw(net_incomes)),
        draw(shares),
        draw(numbers_of_children),
        draw(days),
    )


@st.composite
def split_cases(draw: st.DrawFn) -> gl.Case:
    """Draw a case in which each child's time is its own."""
    count = draw(numbers_of_children)
    return cases.case(
        (draw(net_incomes), draw(net_incomes)),
        on=draw(days),
        children=[cases.child(number, draw(shares)) for number in range(1, count + 1)],
    )


@st.composite
def hardship_cases(draw: st.DrawFn) -> gl.Case:
    """Draw a case in which the court may allow hardship to either parent."""
    return cases.hardship_case(
        (draw(net_incomes), draw(net_incomes)),
        draw(hardships),
        draw(hardships),
        first_time=draw(shares),
        count=draw(st.integers(1, 5)),
        on=draw(days),
        choices=gl.Choices(hardship_method=draw(st.sampled_from(gl.HardshipMethod))),
    )


@st.composite
def add_on_cases(draw: st.DrawFn) -> gl.Case:
    """Draw a case with expenses; both parents have some income, so that there is a proportion."""
    some = st.integers(1_000_00, 2_000_000).map(lambda number: number * CENT)
    return cases.case(
        (draw(some), draw(some)),
        draw(shares),
        draw(st.integers(1, 3)),
        draw(days),
        add_ons=draw(st.lists(add_ons(), min_size=1, max_size=4)),
    )
