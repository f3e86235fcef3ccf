"""The tax rules on columns: the same code, the same cents."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import guideline as gl
from guideline.amounts import exact
from guideline.taxes.annual import TaxChoices, annual_taxes
from guideline.taxes.returns import (
    Dependents,
    Expenses,
    Person,
    TaxReturn,
    blank_expenses,
    blank_person,
)
from households import tables

AMOUNTS = [
    field.name
    for field in attrs.fields(Person)
    if field.default is attrs.NOTHING
    and field.name not in {"name", "social_security_wages", "disability_wages"}
]
"""Every kind of money that a return knows of a person."""
PLAIN = ("name", "age", "birthday_tomorrow", "blind", "disabled")
EXPENSES = [field.name for field in attrs.fields(Expenses) if field.default is attrs.NOTHING]

# Dollars that stand on the edges of brackets, thresholds and steps, and between them.
EDGES = [0, 400, 2500, 9325, 11925, 48475, 75000, 100000, 150000, 200000, 250000, 400000, 1000000]
dollars = st.one_of(
    st.integers(0, 30_000_000).map(lambda cents: Decimal(cents) / 100),
    st.integers(0, 5_000_000).map(Decimal),
    st.sampled_from([Decimal(edge) + step for edge in EDGES for step in (0, 1)]),
    st.just(Decimal(0)),
)
gains = st.one_of(dollars, dollars.map(lambda amount: -amount))


@st.composite
def people(draw: st.DrawFn) -> Person[Decimal]:
    """Draw one person's year."""
    amounts = {
        name: draw(gains if name.endswith("_gain") else dollars)
        for name in draw(st.lists(st.sampled_from(AMOUNTS), max_size=5, unique=True))
    }
    wages = amounts.get("wages", Decimal(0))
    return attrs.evolve(
        blank_person(Decimal(0), "A"),
        **amounts,  # type: ignore[arg-type]
        social_security_wages=wages,
        disability_wages=wages,
    )


@st.composite
def outlays(draw: st.DrawFn) -> Expenses[Decimal]:
    """Draw what a return deducts."""
    names = draw(st.lists(st.sampled_from(EXPENSES), max_size=3, unique=True))
    return attrs.evolve(blank_expenses(Decimal(0)), **{name: draw(dollars) for name in names})


def as_column(records: list[Any], skip: tuple[str, ...]) -> Any:
    """Return several records of amounts as one whose amounts are columns."""
    columns = {
        field.name: np.array([float(getattr(record, field.name)) for record in records])
        for field in attrs.fields(type(records[0]))
        if field.name not in skip and getattr(records[0], field.name) is not None
    }
    return attrs.evolve(records[0], **columns)


def both(
    year: int,
    status: gl.FilingStatus,
    dependents: Dependents,
    rows: list[tuple[list[Person[Decimal]], Expenses[Decimal]]],
    choices: TaxChoices | None = None,
    **more: Any,
) -> tuple[list[Any], Any]:
    """Return the taxes of each row exactly, and of all rows on columns."""
    choices = choices or TaxChoices()

    def build(persons: tuple[Any, ...], expenses: Any, zero: Any) -> TaxReturn[Any]:
        return TaxReturn(
            year=year,
            status=status,
            people=persons,
            dependents=dependents,
            expenses=expenses,
            zero=zero,
            rents_home=True,
            **more,
        )

    with exact():
        one_by_one = [
            annual_taxes(build(tuple(persons), expenses, Decimal(0)), tables(year), choices)
            for persons, expenses in rows
        ]
    count = len(rows[0][0])
    columns = tuple(as_column([row[0][index] for row in rows], PLAIN) for index in range(count))
    spent = as_column([row[1] for row in rows], ("state_tax_paid",))
    zero = np.zeros(len(rows))
    return one_by_one, annual_taxes(build(columns, spent, zero), tables(year), choices)


FIELDS = [
    "federal_income_tax",
    "additional_medicare",
    "niit",
    "social_security",
    "medicare",
    "self_employment_tax",
    "state_income_tax",
    "state_disability",
]


@settings(max_examples=80)
@given(data=st.data())
def test_columns_agree_with_exact_amounts(data: st.DataObject) -> None:
    """Every tax of every row is within a millionth of a dollar of the exact one.

    Every kind of income and expense, every year, status, choice and age of a parent is drawn.
    The rows are unlike each other, stand on and beside the edges of the law, and share only what
    is a plain value: year, status, persons and dependents.
    """
    year = data.draw(st.sampled_from(range(2018, 2027)))
    status = data.draw(st.sampled_from(gl.FilingStatus))
    children = data.draw(st.integers(0, 3))
    choices = TaxChoices(
        refundable_credits=data.draw(st.booleans()),
        joint_share=data.draw(st.sampled_from(gl.JointTaxShare)),
    )
    facts: dict[str, Any] = {
        name: data.draw(st.booleans())
        for name in ("lived_apart", "joint_custody", "dependent_parent")
    }
    facts["other_state_rate"] = data.draw(st.sampled_from([None, Decimal("0.05")]))
    dependents = Dependents(
        child_credit=children,
        under_six=min(children, 1),
        other=data.draw(st.integers(0, 1)),
        earned_income=children,
        care=children,
        california=children,
        young_child=bool(children),
    )
    count = 2 if status is gl.FilingStatus.MARRIED_JOINT else 1
    rows = data.draw(
        st.lists(
            st.tuples(st.lists(people(), min_size=count, max_size=count), outlays()),
            min_size=2,
            max_size=4,
        )
    )
    plain: list[dict[str, Any]] = [
        {
            "age": data.draw(st.sampled_from([None, 17, 22, 24, 64, 65])),
            "birthday_tomorrow": data.draw(st.booleans()),
            "blind": data.draw(st.booleans()),
            "disabled": data.draw(st.booleans()),
        }
        for _ in range(count)
    ]
    if data.draw(st.booleans()):  # the first person's business has a health plan, in every row
        for persons, _ in rows:
            persons[0] = attrs.evolve(persons[0], business_premium=data.draw(dollars))
    rows = [
        ([attrs.evolve(each, **plain[at]) for at, each in enumerate(persons)], spent)
        for persons, spent in rows
    ]
    singles, column = both(year, status, dependents, rows, choices, **facts)
    for index, single in enumerate(singles):
        for name in FIELDS:
            got = np.broadcast_to(getattr(column, name), len(rows))[index]
            assert abs(float(getattr(single, name)) - got) <= 1e-6, name


def one(**amounts: Any) -> Person[Decimal]:
    """Return a person with wages that payroll taxes reach, and other amounts."""
    wages = Decimal(amounts.get("wages", 0))
    rest = {name: Decimal(amount) for name, amount in amounts.items()}
    return attrs.evolve(
        blank_person(Decimal(0), "A"),
        **{**rest, "social_security_wages": wages, "disability_wages": wages},  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("noise", [0.0, 1e-9, -1e-9])
def test_an_atom_above_a_step_does_not_go_one_step_too_far(noise: float) -> None:
    """A float an atom off $201,000 takes one step of $50 of § 24(b)(1), as $201,000 itself does."""
    persons = [one(wages="201000"), one(wages="150000")]
    rows = [([person], blank_expenses(Decimal(0))) for person in persons]
    singles, _ = both(2024, gl.FilingStatus.SINGLE, Dependents(child_credit=1), rows)
    column = as_column(persons, PLAIN)
    shifted = attrs.evolve(column, wages=column.wages + noise)
    taxed = annual_taxes(
        TaxReturn(
            year=2024,
            status=gl.FilingStatus.SINGLE,
            people=(shifted,),
            dependents=Dependents(child_credit=1),
            expenses=as_column([row[1] for row in rows], ("state_tax_paid",)),
            zero=np.zeros(2),
        ),
        tables(2024),
        TaxChoices(),
    )
    assert singles[0].whole_return.federal.child.reduction == 50
    assert abs(float(singles[0].federal_income_tax) - taxed.federal_income_tax[0]) < 1e-6


def test_the_rules_never_ask_a_column_for_its_truth() -> None:
    """A rule that branched on an amount would raise here, since NumPy refuses such a question."""
    rows = [
        ([one(wages="20000", self_employment="399")], blank_expenses(Decimal(0))),
        ([one(wages="900000", long_term_gain="-5000")], blank_expenses(Decimal(0))),
    ]
    checks: list[Callable[[], object]] = [
        lambda year=year, status=status: both(year, status, Dependents(care=2), rows)  # type: ignore[misc]
        for year in (2018, 2020, 2021, 2026)
        for status in (gl.FilingStatus.SINGLE, gl.FilingStatus.MARRIED_SEPARATE)
    ]
    for check in checks:
        assert check()
