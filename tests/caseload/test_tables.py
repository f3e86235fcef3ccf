"""Tables in memory: of any library, of any type that holds a fact, and what is wrong."""

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import guideline as gl
from cases import ROOT
from guideline.caseload import needs, rows, table
from guideline.caseload.files import Reading, read_batches
from guideline.caseload.rows import case_of_row
from guideline.caseload.two_laws import TwoLaws, compare_laws
from guideline.cli import main
from guideline.study.review import review_test

DAYS = ["--on", "2024-08-31", "--on", "2026-01-01"]

PLAIN: dict[str, Any] = {
    "on": date(2026, 3, 1),
    "first_wages": 5000.0,
    "second_wages": 3000.0,
    "first_filing_status": "single",
    "second_filing_status": "head_of_household",
    "children": 2,
    "first_time": 0.2,
    "child_1_born": date(2015, 5, 2),
    "child_2_born": date(2018, 1, 1),
}


def outcome(*told: dict[str, Any], schema: pa.Schema | None = None) -> list[dict[str, Any]]:
    """Return the outcome of rows."""
    names = list(dict.fromkeys(name for row in told for name in row))
    columns = {name: _alike([row.get(name) for row in told]) for name in names}
    found: list[dict[str, Any]] = gl.recompute(pa.table(columns, schema=schema)).to_pylist()
    return found


def _alike(values: list[Any]) -> list[Any]:
    """Return the values of a column as text if any of them is, as a CSV file has them."""
    if not any(isinstance(value, str) for value in values):
        return values
    return [None if value is None else str(value) for value in values]


AMOUNT = outcome(PLAIN)[0]["amount"]


@pytest.mark.parametrize(
    "told",
    [
        {"on": "2026-03-01", "child_1_born": "2015-05-02", "child_2_born": " 2018-01-01 "},
        {"on": datetime(2026, 3, 1)},  # noqa: DTZ001 - a day as some libraries have it
        {"first_wages": "5000.00", "second_wages": "3000", "children": "2", "first_time": "20%"},
        {"first_wages": Decimal("5000.00"), "first_time": Decimal("0.2"), "children": Decimal(2)},
        {"first_wages": 5000, "children": 2.0, "first_time": "0.2"},
        {"first_union_dues": "", "child_1_claimed_by": "", "case": " "},
    ],
)
def test_a_fact_may_be_of_any_type_that_holds_it(told: dict[str, Any]) -> None:
    """Text, decimals, whole numbers and moments of midnight are the same facts."""
    row = outcome({**PLAIN, **told})[0]
    assert row["error"] is None
    assert row["amount"] == AMOUNT
    assert float(gl.calculate(case_of_row({**PLAIN, **told})).monthly_support) == AMOUNT


def test_a_word_may_be_of_a_dictionary() -> None:
    """Text with a dictionary, as Parquet has it, is the same text."""
    given = pa.table({name: [value] for name, value in PLAIN.items()})
    status = given.column("first_filing_status").combine_chunks().dictionary_encode()
    place = given.schema.names.index("first_filing_status")
    encoded = given.set_column(place, "first_filing_status", status)
    assert gl.recompute(encoded).column("amount").to_pylist() == [AMOUNT]


def test_a_frame_of_pandas_gives_a_frame_of_pandas() -> None:
    """What comes back is of the library that was given, with its index."""
    frame = pd.DataFrame([PLAIN, {**PLAIN, "first_wages": None}], index=["a", "b"])
    found = gl.recompute(frame)
    assert isinstance(found, pd.DataFrame)
    assert list(found.index) == ["a", "b"]
    assert found.loc["a", "amount"] == AMOUNT
    assert str(found.loc["b", "error"]).startswith("first: neither a net income nor any income")


def test_an_arrow_stream_of_any_library_is_read() -> None:
    """Whatever hands itself over as a stream of Arrow is a table."""

    class Stream:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return pa.table({name: [value] for name, value in PLAIN.items()}).__arrow_c_stream__(
                requested_schema
            )

    assert gl.recompute(Stream()).column("amount").to_pylist() == [AMOUNT]


def test_a_batch_is_a_table() -> None:
    """A batch of Arrow is a table of one batch."""
    batch = pa.RecordBatch.from_pylist([PLAIN])
    assert gl.recompute(batch).column("amount").to_pylist() == [AMOUNT]


def test_a_table_without_rows_gives_one_without_rows() -> None:
    """No cases, no orders, and the same columns."""
    found = gl.recompute(pa.table({name: [value] for name, value in PLAIN.items()}).slice(0, 0))
    assert found.num_rows == 0
    assert "amount" in found.column_names


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (
            {"on": ["2026-03-01"], "first_wage": [1]},
            'first_wage: unknown column; write "first_wages"',
        ),
        ({"on": ["2026-03-01"], "zzz": [1]}, "zzz: unknown column; leave it out"),
        ({"first_wages": [1]}, "on: missing column; write it: the day whose law applies"),
        ({"on": ["2026-03-01"], "first_wages": [[1]]}, "first_wages: list<item: int64>"),
        ({"on": [5], "first_wages": [1]}, "on: int64: not of a type that can be read"),
        ({"on": ["2026-03-01"], "first_blind": [1]}, "first_blind: int64"),
        ({"on": ["2026-03-01"], "first_wages": [True]}, "first_wages: bool"),
    ],
)
def test_columns_that_cannot_be(columns: dict[str, Any], said: str) -> None:
    """A table is refused as a whole for its columns, with what to write instead."""
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.recompute(pa.table(columns))
    assert said in str(caught.value)


def test_what_is_no_table() -> None:
    """A list is no table."""
    with pytest.raises(gl.InvalidFacts, match="not a table"):
        gl.recompute([PLAIN])


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"first_wages": -1.0}, "first_wages: -1: below zero"),
        ({"first_wages": float("nan")}, "first_wages: NaN: not a finite number"),
        ({"first_wages": 1e9}, "first_wages: 1000000000: too large"),
        ({"first_wages": "five"}, "first_wages: 'five': not a plain number"),
        ({"first_time": 20.0}, "first_time: 20: not a share from 0 to 1"),
        ({"children": 11}, "children: 11: not a number of children; write 1 to 10"),
        ({"children": 1}, "children: 1: beside facts of child 2"),
        ({"children": 1.5}, "children: 1.5: not a number of children"),
        ({"child_2_born": None}, "child_2_born: missing"),
        ({"child_2_born": date(2027, 1, 1)}, "child_2_born: 2027-01-01: after 2026-03-01"),
        ({"child_2_born": date(2001, 1, 1)}, "child_2_born: 2001-01-01: 19 or older"),
        ({"child_1_claimed_by": "third"}, "child_1_claimed_by: 'third': not one of the parents"),
        ({"first_filing_status": "singel"}, 'write "single"'),
        ({"on": "2026-02-30"}, "on: '2026-02-30': no such day"),
        ({"on": date(2019, 1, 1)}, "has no figure for 2019-01-01"),
        ({"tax_year": 1999}, "has no figure for 1999"),
        ({"first_net_income": 4000.0}, "beside its net_income"),
        ({"first_imputed": 100.0}, "earning capacity on top of known earnings"),
        ({"childcare": 50.0, "childcare_split": "x"}, "childcare_split: 'x'"),
        ({"first_health_insurance_pre_tax": True}, "first_health_insurance: missing"),
        ({"default_noncustodial": "first"}, "evidence of time"),
        ({"case": "{}"}, "case: beside on"),
    ],
)
def test_a_row_that_cannot_be_says_why_and_stops_nobody(told: dict[str, Any], said: str) -> None:
    """The error stands in its row, under its column; the others have their amounts."""
    before, wrong, after = outcome(PLAIN, {**PLAIN, **told}, PLAIN)
    assert said in wrong["error"]
    assert wrong["amount"] is None
    assert wrong["notices"] == ""
    assert before["amount"] == after["amount"] == AMOUNT


@pytest.mark.parametrize("text", ["{", "[]", '{"on": "2026-03-01"}', '{"on": 1e400}'])
def test_a_whole_case_that_cannot_be(text: str) -> None:
    """What is wrong with a case given whole stands in its row as well."""
    row = outcome({"case": text})[0]
    assert row["error"]
    assert row["amount"] is None


def test_a_case_may_be_given_whole() -> None:
    """Facts that have no column come as the JSON of a case file."""
    text = (
        '{"on": "2026-03-01", "parents": [{"name": "A", "monthly_net_disposable_income": 6000},'
        ' {"name": "B", "monthly_net_disposable_income": 3000}],'
        ' "children": [{"name": "C", "time": {"A": "20%", "B": "80%"}}]}'
    )
    row = outcome({"case": text, "case_id": "7"}, {**PLAIN, "case_id": "8"})[0]
    assert (row["case_id"], row["payor"], row["amount"]) == ("7", "first", 1260.0)


def test_the_worksheet_of_a_whole_case_calls_the_parents_as_the_table_does() -> None:
    """Who pays and who is paid is the first or the second, also where the case has the names."""
    text = (ROOT / "examples" / "two_children.json").read_text(encoding="utf-8")
    swapped = text.replace("Petitioner", "second").replace("Respondent", "first")
    for told in (text, swapped):
        (row,) = gl.recompute(pa.table({"case": [told]}), worksheet=True).to_pylist()
        assert (row["payor"], row["guideline_support.payor"]) == ("first", "first")
        assert row["guideline_support.payee"] == "second"
        assert (row["add_ons_owed.payor"], row["add_ons_owed.payee"]) == ("first", "second")
        assert row["add_on_expense.childcare.paid_by"] == "second"


def test_two_ways_of_rare_facts() -> None:
    """Deductions, spouses, splits and spousal support that only single rows have are read."""
    told = {
        **PLAIN,
        "first_filing_status": "married_joint",
        "first_spouse_wages": 1000,
        "first_spouse_born": date(1990, 1, 1),
        "childcare": 100,
        "childcare_split": "40%",
        "spousal_support": "-100",
        "low_income_support": 5,
        "second_voluntary_retirement": 10,
        "second_voluntary_retirement_instead_of_fica": True,
    }
    case = case_of_row({**told, "low_income_support": None})
    spouse = case.parents[0].tax_return.spouse
    assert spouse is not None
    assert [str(income.kind) for income in spouse.income] == ["wages"]
    assert case.add_ons[0].split == {"first": Decimal("0.4"), "second": Decimal("0.6")}
    assert case.spousal_support is not None
    assert case.spousal_support == gl.SpousalSupport(payor="second", amount=Decimal(100))
    assert case_of_row({**told, "spousal_support": -7.5}).spousal_support == gl.SpousalSupport(
        payor="second", amount=Decimal("7.5")
    )
    assert "low_income_support" in outcome(told)[0]["error"]


def test_every_column_has_a_place_and_a_description() -> None:
    """Each fact's column is told once, with its meaning, and names no other's place."""
    known = table.columns()
    assert all(column.description for column in known.values())
    places = [column.place for column in table.fact_columns()]
    assert len(places) == len(set(places))
    assert all(places)


def test_a_missing_package_is_said_with_the_extra() -> None:
    """Who lacks the extra is told which one to install."""
    said = r"pip install 'guideline\[caseload\]'"
    with pytest.raises(needs.MissingExtra, match=said), needs.needed():
        import a_package_that_is_nowhere  # type: ignore[import-not-found] # noqa: F401


def test_values_that_are_left_to_be_refused() -> None:
    """What no reader knows comes to it as it is."""
    assert rows.plain_value(table.Kind.DAY, datetime(2026, 3, 1, 5)) == datetime(2026, 3, 1, 5)  # noqa: DTZ001 - no day
    assert rows.plain_value(table.Kind.TRUTH, "maybe") == "maybe"
    assert rows.plain_value(table.Kind.WORD, 450.0) == "450"
    assert rows.plain_value(table.Kind.DOLLARS, float("inf")) == Decimal("Infinity")


class TestTypes:
    """What libraries hand over that is no plain text or number, and what a file may lack."""

    @staticmethod
    def plain(**columns: pa.Array) -> pa.Table:
        """Return the plain row as a table, with some columns of other types."""
        given = {name: pa.array([value]) for name, value in PLAIN.items()}
        return pa.table(given | columns)

    def test_text_in_views(self) -> None:
        """Polars hands text over in views, and its categories with them: they are the same text."""
        status = pa.array(["single"], pa.string_view())
        table = self.plain(
            case_id=pa.array(["a"], pa.string_view()),
            on=pa.array(["2026-03-01"], pa.string_view()),
            first_filing_status=status.dictionary_encode(),
            second_filing_status=pa.array(["head_of_household"], pa.string_view()),
            child_1_claimed_by=pa.array([" "], pa.string_view()),
        )
        (row,) = gl.recompute(table).to_pylist()
        assert (row["case_id"], row["amount"], row["error"]) == ("a", AMOUNT, None)

    @pytest.mark.parametrize("kind", [pa.float16(), pa.float32()])
    def test_short_floats(self, kind: pa.DataType) -> None:
        """A float of half the length stands for the shortest decimal that it is nearest to."""
        wages = pa.array(np.array([5000.1, 1234.56], kind.to_pandas_dtype()))
        given = pa.concat_tables([self.plain()] * 2).set_column(1, "first_wages", wages)
        shortest = pa.array([float(str(each)) for each in wages.to_numpy()])
        for short, long in zip(
            gl.recompute(given).to_pylist(),
            gl.recompute(given.set_column(1, "first_wages", shortest)).to_pylist(),
            strict=True,
        ):
            assert short == long
            assert short["error"] is None

    def test_a_float_that_is_absent_stays_so(self) -> None:
        """Absent is not NaN, which is refused in its row."""
        tips = pa.array([None, 1.0, float("nan")], pa.float32())
        given = pa.concat_tables([self.plain()] * 3).append_column("first_tips", tips)
        absent, one, nan = gl.recompute(given).to_pylist()
        assert (absent["amount"], absent["error"]) == (AMOUNT, None)
        assert one["amount"] > AMOUNT
        assert "first_tips: NaN: not a finite number" in nan["error"]

    def test_a_column_of_unlike_values(self) -> None:
        """A column of pandas with numbers, text and worse: what is wrong stands in its row."""
        values = [5000, "5000.00", 5000.0, Decimal(5000), date(2026, 1, 1), [5000], None, True]
        rows = [PLAIN] * len(values)
        frame = pd.DataFrame(rows)
        frame["first_wages"] = pd.Series(values, dtype=object)
        found = gl.recompute(frame)
        assert found["amount"].tolist()[:4] == [AMOUNT] * 4
        assert found["error"].isna().tolist() == [True] * 4 + [False] * 4
        assert "first_wages: '2026-01-01': not a plain number" in found["error"][4]
        assert found["error"][6].startswith("first: neither a net income nor any income")

    @pytest.mark.parametrize("words", [["single"], []])
    def test_no_row_of_words_in_categories(self, words: list[str], tmp_path: Path) -> None:
        """A table without rows may have categories, known or not: it comes out without rows."""
        status = {"first_filing_status": pd.CategoricalDtype(words)}
        frame = pd.DataFrame([PLAIN]).head(0).astype(status)
        found = gl.recompute(frame)
        assert (len(found), "amount" in found) == (0, True)
        frame.to_parquet(tmp_path / "cases.parquet")
        ran = gl.recompute_file(tmp_path / "cases.parquet", tmp_path / "out.csv", processes=1)
        assert ran.rows == 0

    def test_what_is_carried_stays_as_it_is(self) -> None:
        """The name of a row comes out as it went in, with its spaces, and blank as blank."""
        found = gl.recompute(self.plain(case_id=pa.array([" A 1 "])))
        assert found.column("case_id").to_pylist() == [" A 1 "]
        assert gl.recompute(self.plain(case_id=pa.array([" "]))).column(0).to_pylist() == [" "]

    def test_a_column_told_twice(self) -> None:
        """Pandas can have two columns of one name; which is meant nobody can know."""
        frame = pd.DataFrame([PLAIN])
        with pytest.raises(gl.InvalidFacts, match="on: a column told twice"):
            gl.recompute(pd.concat([frame, frame[["on"]]], axis=1))

    @pytest.mark.parametrize(
        "given",
        [
            pd.Series([1]),
            pa.array([1]),
            SimpleNamespace(__arrow_c_stream__=pa.chunked_array([[1]]).__arrow_c_stream__),
        ],
    )
    def test_one_column_is_no_table(self, given: object) -> None:
        """A column of any library is refused as anything else is that is no table."""
        with pytest.raises(gl.InvalidFacts, match="not a table"):
            gl.recompute(given)


class TestErrorsOfARow:
    """Everything that is wrong with a row is told in it, in the words of the table."""

    def test_all_at_once(self) -> None:
        """What is wrong with the children and the time does not hide what else is."""
        bad = {
            "on": "2026-13-01",
            "first_wages": "x",
            "second_wages": "y",
            "children": "11",
            "first_time": "120%",
            "child_1_born": "then",
            "childcare": "much",
            "child_2_claimed_by": "third",
        }
        told = outcome({**PLAIN, **bad})[0]["error"].split("; ")
        assert {each.partition(":")[0] for each in told if ": " in each} >= set(bad)

    def test_a_row_without_a_day(self) -> None:
        """Each parent is checked all the same, as where a case file makes no case."""
        (row,) = outcome({**PLAIN, "on": None, "second_wages": None, "second_filing_status": None})
        on, second = row["error"].split("; second: ")
        assert on.startswith("on: missing")
        assert second.startswith("neither a net income nor any income")

    def test_each_problem_once(self) -> None:
        """A number of children that cannot be is not told as children that are missing as well."""
        (row,) = outcome({**PLAIN, "children": 11})
        assert row["error"] == "children: 11: not a number of children; write 1 to 10"
        (row,) = outcome({**PLAIN, "first_time": 1.2, "child_2_born": None, "children": 1})
        assert row["error"].count(";") == 1

    @pytest.mark.parametrize("which", table.PARENTS)
    def test_whose_income_is_missing(self, which: str) -> None:
        """The parent without any is named, also where the other is the only one told of."""
        row = {**PLAIN, f"{which}_wages": None, f"{which}_filing_status": None}
        (told,) = outcome(row)
        assert told["error"].startswith(f"{which}: neither a net income nor any income; write a ")

    @pytest.mark.parametrize(
        "row",
        [
            {**PLAIN, "first_wages": None},
            {**PLAIN, "first_time": None},
            {**PLAIN, "children": None, "child_1_born": None, "child_2_born": None},
            {**PLAIN, "default_noncustodial": "first"},
            {**PLAIN, "tax_year": 1999},
            {**PLAIN, "first_net_income": 3000.0},
        ],
    )
    def test_nothing_of_a_case_file(self, row: dict[str, Any]) -> None:
        """What to write instead names columns, and no table or key of a case file."""
        (told,) = outcome(row)
        assert told["error"]
        for of_file in ("[", "{", "monthly_net", "findings."):
            assert of_file not in told["error"]


@pytest.mark.parametrize("options", [[], ["--worksheet"], ["--compare", "amount_on_record"], DAYS])
@pytest.mark.parametrize("kind", ["csv", "parquet", "arrow"])
def test_a_file_of_no_row(
    options: list[str], kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Columns without a row come out as columns without a row, whatever is asked of them."""
    path, out = tmp_path / "cases.csv", tmp_path / f"out.{kind}"
    path.write_text(",".join([*PLAIN, "amount_on_record"]) + "\n", encoding="utf-8")
    assert main(["caseload", str(path), "-o", str(out), "--processes", "1", *options]) == 0
    assert capsys.readouterr().out.startswith("0 rows, of which 0 have an error\n")
    reading = Reading.of_any(out)
    assert "error" in reading.schema.names
    assert [batch.num_rows for batch in read_batches(reading, 10)] == [0]


class TestSchema:
    """``guideline schema caseload``: the columns as a document, from their one definition."""

    @staticmethod
    def document(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
        """Return what the command prints."""
        assert main(["schema", "caseload"]) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    def test_what_may_go_in(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Each column that is read is listed, which must be there, and which are slow."""
        found = self.document(capsys)
        assert (found["format"], found["table"]) == ("guideline.columns/1", "guideline.caseload/1")
        told = {each["name"]: each for each in found["in"]}
        assert list(told) == list(table.columns())
        assert [name for name, each in told.items() if each["needed"]] == ["on"]
        assert told["first_filing_status"]["words"][0] == "single"
        assert told["case"]["one_by_one"]
        assert not told["first_wages"]["one_by_one"]

    def test_what_comes_out(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The columns that come out are those that are listed, in their order."""
        found = self.document(capsys)
        assert list(outcome(PLAIN)[0]) == [each["name"] for each in found["out"]]
        days = (date(2024, 8, 31), date(2026, 1, 1))
        laws = TwoLaws(days=days, review=review_test(days[1]))
        (batch,) = pa.Table.from_pylist([PLAIN]).to_batches()
        names = [each["name"] for each in found["out_under_two_laws"]]
        for word, day in zip(("first", "second"), days, strict=True):
            tail = f"_on_{day}".replace("-", "_")
            names = [name.replace(f"_on_{word}", tail) for name in names]
        assert compare_laws(laws, batch).schema.names == ["case_id", *names]
