"""What otherwise runs in the processes of a run or on rare tables, tried in this process."""

import os
import re
import select
import sys
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import guideline as gl
from guideline.caseload.arrays import NO_DAY, NONE, read_column
from guideline.caseload.cluster import recompute_batches
from guideline.caseload.defects import with_record
from guideline.caseload.files import Reading, read_batches, rows_about
from guideline.caseload.groups import groups_of
from guideline.caseload.make import made_batches
from guideline.caseload.outcome import Outcome
from guideline.caseload.rows import _Told, case_of_row
from guideline.caseload.table import columns
from guideline.caseload.two_laws import TwoLaws, compare_laws
from guideline.caseload_commands import progress
from guideline.errors import Problem
from guideline.study.review import review_test

TAXED: dict[str, Any] = {
    "on": date(2026, 3, 1),
    "first_wages": 5000.0,
    "second_wages": 3000.0,
    "first_filing_status": "single",
    "second_filing_status": "head_of_household",
    "children": 1,
    "first_time": 0.2,
    "child_1_born": date(2019, 5, 2),
}
NETS: dict[str, Any] = {
    "on": date(2026, 3, 1),
    "first_net_income": 6000.0,
    "second_net_income": 3000.0,
    "children": 1,
    "first_time": 0.2,
}


def schema_of(row: dict[str, Any]) -> pa.Schema:
    """Return the columns of a row."""
    return pa.Table.from_pylist([row]).schema


def test_the_worksheet_of_rows_is_that_of_the_cases() -> None:
    """Each line stands under its id, with what the case's own worksheet has; else it is absent."""
    with_care = {**TAXED, "childcare": 400.0, "childcare_paid_by": "first"}
    rows = [TAXED, {**TAXED, "first_time": 1.5}, with_care]
    table = pa.Table.from_pylist(rows, schema_of(with_care))
    found = gl.recompute(table, worksheet=True)
    told = found.to_pylist()
    result = gl.calculate(case_of_row(TAXED))
    assert result.formula.k is not None
    assert told[0]["formula.k"] == pytest.approx(float(result.formula.k), abs=1e-6)
    assert told[0]["formula.k"] == told[2]["formula.k"]
    assert told[1]["formula.k"] is None
    assert told[1]["error"].startswith("first_time")
    assert any(name.startswith("first.federal_tax.") for name in found.schema.names)


def test_a_type_that_holds_no_such_fact_leaves_its_rows_to_be_refused() -> None:
    """No truth is read from a number, no day from a truth, no number from a day."""
    numbers, days = pa.array([1.0, None]), pa.array([date(2026, 3, 1), None])
    for name, column, nothing in (
        ("first_blind", numbers, NONE),
        ("on", pa.array([True, None]), NO_DAY),
        ("first_wages", days, np.nan),
    ):
        values, read = read_column(columns()[name], column)
        np.testing.assert_array_equal(values, np.full(2, nothing))
        assert read.tolist() == [False, True]  # what is absent needs no reading


def test_a_frame_of_polars_gives_a_frame_of_polars() -> None:
    """What comes back is of the library that the table is of."""
    found = gl.recompute(pl.DataFrame([NETS]))
    assert isinstance(found, pl.DataFrame)
    assert found["amount"].to_list() == [1260.0]


def test_what_a_partition_of_spark_runs() -> None:
    """Each batch of a partition gives its outcome, as the table would."""
    batch = next(made_batches(20, 3))
    (found,) = recompute_batches(iter([batch]))
    assert found.equals(
        gl.recompute(pa.Table.from_batches([batch])).combine_chunks().to_batches()[0]
    )


def test_an_error_so_rare_that_no_row_has_it() -> None:
    """An amount on record is then the guideline's, and nothing is planted."""
    batch = next(made_batches(5, 3))
    found = with_record(batch, {"old_k": 1e-12}, (1, 0))
    assert found.column("planted").null_count == batch.num_rows


def test_children_under_six_in_2021() -> None:
    """§ 24(i) gave more for them than for older ones: on columns as in the case alone."""
    rows = [{**TAXED, "tax_year": 2021, "child_1_born": date(year, 5, 2)} for year in (2012, 2019)]
    found = gl.recompute(pa.Table.from_pylist(rows)).to_pylist()
    for row, told in zip(rows, found, strict=True):
        assert told["error"] is None
        assert told["amount"] == float(gl.calculate(case_of_row(row)).monthly_support)
    assert found[0]["second_federal_income_tax"] > found[1]["second_federal_income_tax"]


def test_a_file_broken_in_its_middle(tmp_path: Path) -> None:
    """Its end tells what there should be; the rows that cannot be read are refused."""
    path = tmp_path / "cases.parquet"
    table = pa.Table.from_batches(list(made_batches(3000, 7)))
    pq.write_table(table, path, compression="zstd")
    held = bytearray(path.read_bytes())
    held[4:20_000] = b"\xff" * 19_996
    path.write_bytes(held)
    with pytest.raises(gl.InvalidFacts, match="the file cannot be read"):
        list(read_batches(Reading.of(path), 1000))


def test_categories_that_outgrow_a_number() -> None:
    """Keys are counted anew where they have grown, and no two groups fall together."""
    wide = np.array([0, 1 << 30, 0, 1 << 30])
    groups = groups_of({"a": wide, "b": wide, "c": np.array([0, 0, 1, 1])})
    assert len(groups.shared) == 4
    assert sorted(groups.order.tolist()) == [0, 1, 2, 3]


def test_a_notice_that_holds_nowhere() -> None:
    """One truth for all may be that it does not hold."""
    outcome = Outcome.blank(2, worksheet=False)
    outcome.say(gl.NoticeId.NOT_CERTIFIED, np.arange(2), where=False)
    assert outcome.notices().tolist() == ["", ""]


def test_a_case_that_is_no_text() -> None:
    """A whole case is its JSON, not what JSON means."""
    with pytest.raises(gl.InvalidFacts, match="not text"):
        case_of_row({"case": {"on": "2026-03-01"}})


def test_a_file_is_recomputed_from_python(tmp_path: Path) -> None:
    """The same rows come out as for a table in memory, in their order, and are counted."""
    cases, out = tmp_path / "cases.parquet", tmp_path / "orders.parquet"
    table = pa.Table.from_batches(list(made_batches(50, 9)))
    pq.write_table(table, cases)
    ran = gl.recompute_file(cases, out, processes=1)
    assert str(ran) == "50 rows, of which 0 have an error"
    assert pq.read_table(out).column("amount").equals(gl.recompute(table).column("amount"))


def test_two_laws_of_what_is_no_case() -> None:
    """Under either law the row's error says that it is no case."""
    days = (date(2024, 8, 31), date(2026, 1, 1))
    laws = TwoLaws(days=days, move_tax_year=False, review=review_test(days[1]))
    rows = [{"case": "{no"}, {"case": "[1]"}, NETS]
    batch = pa.Table.from_pylist(rows, schema_of(NETS).append(pa.field("case", pa.string())))
    found = compare_laws(laws, batch.combine_chunks().to_batches()[0]).to_pydict()
    errors = [told for name, told in found.items() if name.startswith("error")]
    assert errors
    for told in errors:
        assert [each is None for each in told] == [False, False, True]


@pytest.mark.parametrize("missing", ["rich.console", "rich.progress"])
def test_no_progress_without_its_package(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run goes on without showing how far it is where the package rich is not there."""
    monkeypatch.setitem(sys.modules, missing, None)
    with progress(10) as told:
        told(5)


def test_progress_on_a_terminal_of_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line with what is done, of how many, how fast, and how long it will take."""
    leader, follower = os.openpty()
    with os.fdopen(follower, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setenv("TERM", "xterm")
        with progress(10_000_000) as told:
            for _ in range(3):
                told(3_000_000)
        shown = ""
        while select.select([leader], [], [], 0)[0]:  # a terminal hands over 4 kB at a time
            shown += os.read(leader, 100_000).decode()
    os.close(leader)
    lines = re.split(r"[\r\n]+", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown))
    assert all(len(line) <= 80 for line in lines)
    (last,) = [line for line in lines if "9000000/9000000" in line][-1:]
    assert re.search(r" [0-9,]+ rows/s 0:00:00 *$", last)


def test_how_many_rows_a_file_of_text_has(tmp_path: Path) -> None:
    """Its lines are counted, for the time that is left; of other files it is known."""
    path, other = tmp_path / "cases.csv", tmp_path / "cases.parquet"
    path.write_text("on\n" + "2026-03-01\n" * 41, encoding="utf-8")
    pq.write_table(pa.table({"on": ["2026-03-01"] * 3}), other)
    assert rows_about(Reading.of(path)) == 41
    assert rows_about(Reading.of(other)) == 3


def test_pandas_keeps_its_index() -> None:
    """The outcome of a row stands under the row's own label."""
    found = gl.recompute(pd.DataFrame([NETS], index=["Doe"]))
    assert found.loc["Doe", "amount"] == 1260.0


def test_a_problem_that_no_column_is_called_by() -> None:
    """It keeps the place that a case file has for it."""
    problem = Problem("parents[0].tax_return.unheard.of", "", "not known", "leave it out")
    assert _Told().in_columns(problem) == problem


def test_a_line_without_a_value_has_no_column() -> None:
    """A column comes to be with the first row that has something in it."""
    told = gl.recompute(pa.Table.from_pylist([NETS]), worksheet=True).schema.names
    assert "first.net_disposable_income.monthly_net_disposable_income" in told
    assert "first.net_disposable_income.annual_gross_income" not in told
