"""A caseload comes to the same cents as its cases one by one."""

from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import caseload_rows
import guideline as gl
from guideline.amounts import to_cents
from guideline.caseload.alone import answer
from guideline.caseload.arrays import arrays_of
from guideline.caseload.batches import recompute_batch
from guideline.caseload.outcome import figure_columns
from guideline.caseload.plain import Plain
from guideline.caseload.returns import TRUTHS
from guideline.caseload.rows import case_of_row
from guideline.support.deductions import TAXES

_WITHIN = 1e-6
_UNROUNDED = {f"{which}_{tax}" for which in ("first", "second") for tax in TAXES}


def batch_of(rows: list[dict[str, Any]]) -> pa.RecordBatch:
    """Return rows as a batch."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return pa.RecordBatch.from_pydict({name: [row.get(name) for row in rows] for name in names})


@settings(max_examples=60)
@given(st.lists(caseload_rows.rows(), min_size=1, max_size=12))
def test_every_figure_is_that_of_the_case_alone(rows: list[dict[str, Any]]) -> None:
    """Support, range, parts, add-ons and nets to the cent, taxes within a millionth of a dollar."""
    batch = batch_of(rows)
    for told, row in zip(recompute_batch(batch).to_pylist(), batch.to_pylist(), strict=True):
        alone = answer(row)
        assert told["error"] == alone.error
        assert told["notices"] == alone.notices
        assert told["case_id"] == row["case_id"]
        for column in figure_columns():
            exact = alone.figures.get(column.name)
            got = told[column.name]
            if exact is None or got is None:
                assert exact == got, column.name
            elif column.name in _UNROUNDED:
                assert abs(float(exact) - got) <= _WITHIN, column.name
            else:
                assert float(exact) == got, column.name


ON_COLUMNS: dict[str, Any] = {
    "case_id": "1",
    "on": date(2025, 3, 1),
    "first_filing_status": "married_separate",
    "first_wages": 1_500.0,
    "first_self_employment": 1_200.0,
    "first_health_insurance": 500.0,
    "first_mandatory_retirement": 300.0,
    "first_voluntary_retirement": 200.0,
    "first_social_security": 900.0,
    "first_born": date(1960, 5, 1),
    "second_net_income": 3_000.0,
    "children": 1,
    "first_time": 0.45,
    "child_1_born": date(2015, 1, 1),
}
"""A parent of whom every truth below makes a difference to the taxes."""


@pytest.mark.parametrize(
    "name",
    [
        *TRUTHS,
        "mandatory_retirement_pre_tax",
        "voluntary_retirement_pre_tax",
    ],
)
def test_each_truth_moves_the_taxes_of_a_row_on_columns(name: str) -> None:
    """The row stays on columns, its taxes move, and they are those of the case alone."""
    row = {**ON_COLUMNS, f"first_{name}": not TRUTHS.get(name, 0)}
    batch = batch_of([row, ON_COLUMNS])
    assert list(Plain(arrays_of(batch)).rows) == [0, 1]
    told, usual = (
        [each[f"first_{tax}"] for tax in TAXES] for each in recompute_batch(batch).to_pylist()
    )
    assert max(abs(one - other) for one, other in zip(told, usual, strict=True)) > 1
    alone = answer(batch.to_pylist()[0]).figures
    for tax, got in zip(TAXES, told, strict=True):
        assert abs(float(alone[f"first_{tax}"] or 0) - got) <= _WITHIN, tax


@settings(max_examples=60)
@given(st.lists(caseload_rows.rows(), min_size=1, max_size=8))
def test_every_line_of_the_worksheet_is_that_of_the_case_alone(rows: list[dict[str, Any]]) -> None:
    """Text is the same, figures within a millionth of a dollar; what a case has not is absent."""
    batch = batch_of(rows)
    found = recompute_batch(batch, worksheet=True)
    names = found.schema.names[len(recompute_batch(batch).schema.names) :]
    for told, row in zip(found.to_pylist(), batch.to_pylist(), strict=True):
        lines = {name: value for name, _, value in answer(row, worksheet=True).lines}
        for name in {*names, *lines}:
            alone, got = lines.get(name), told.get(name)
            if isinstance(got, float) and alone is not None:
                assert abs(got - float(alone)) <= _WITHIN, name
            else:
                assert got == (None if alone is None else str(alone)), name


def test_a_deduction_that_only_the_inside_of_a_piece_permits() -> None:
    """Where the payor changes the add-ons' part jumps up: neither end of the piece permits any.

    At that deduction nobody pays, and no part of the add-ons is the payor's; just above it a part
    is, and a larger deduction is permitted, which is found from inside the piece.
    """
    row = {
        "on": date(2025, 6, 1),
        "children": 3,
        "first_time": 0.14,
        "first_net_income": 1074.93,
        "second_net_income": 5223.33,
        "first_hardship_children": 1.0,
        "hardship_method": "presumed_with_add_ons",
        "childcare": 1200.0,
        "childcare_paid_by": "second",
        **{f"child_{number}_born": date(2015, 1, number) for number in (1, 2, 3)},
    }
    found = gl.recompute(pa.Table.from_pylist([row, {**row, "childcare": 100.0}])).to_pylist()
    exact = gl.calculate(case_of_row(row))
    assert exact.hardship[0].limit > Decimal("224.62")  # where nobody pays
    assert (found[0]["payor"], found[0]["amount"]) == ("second", float(exact.monthly_support))
    assert found[0]["first_net"] == float(to_cents(exact.counted[0].net_disposable_income))
    assert (found[1]["payor"], found[1]["first_net"]) == ("first", 1057.0)


def test_rows_that_differ_in_what_a_group_has_by_row() -> None:
    """Persons cared for, thresholds and times of the children are each row's own, side by side."""
    births = {f"child_{number}_born": date(2019, 1, number) for number in (1, 2, 3)}
    care = {**ON_COLUMNS, "first_time": 0.8, "first_dependent_care": 900.0}
    care |= {"first_wages": 6_000.0, "first_filing_status": "head_of_household"}
    hardship = {**births, "children": 3, "first_net_income": 2_400.0, "second_net_income": 3_000.0}
    hardship |= {"first_time": 0.2, "first_hardship_children": 1.0}
    days = date(2025, 3, 1), date(2026, 3, 1)
    names = list(births)
    rows = [
        {**care, **{name: births[name] for name in names[:count]}, "children": count}
        for count in (1, 2, 3)
    ]
    rows += [{**hardship, "on": on, "child_1_time": time} for on in days for time in (None, 0.45)]
    batch = batch_of(rows)
    assert list(Plain(arrays_of(batch)).rows) == list(range(len(rows)))
    told = recompute_batch(batch).to_pylist()
    for found, row in zip(told, batch.to_pylist(), strict=True):
        alone = answer(row).figures
        for name in ("amount", "first_net", "first_federal_income_tax"):
            exact = alone.get(name)
            assert found[name] == (None if exact is None else pytest.approx(float(exact))), name
    one, two, *_ = (row["first_federal_income_tax"] for row in told)
    assert one - two > 2_200  # a second child's credit, and more of the care credit
    assert len({row["amount"] for row in told[3:]}) == len(told[3:])
