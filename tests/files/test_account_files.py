"""Account files, payments and audits from spreadsheets, and the commands on them."""

# Facts are read: tests write them as whole numbers and words, and compare amounts with these.
# mypy: disable-error-code="arg-type, comparison-overlap"

import csv
import json
import re
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import guideline as gl
from accounts import day
from guideline.cli import main

ACCOUNT = """
enforcement = "local_agency"
[[orders]]
amount = 500
from = 2019-01-01
through = 2024-06-30
name = "child"
[[payments]]
date = 2019-03-05
amount = 250
source = "withholding"
"""
FROM_CSV = ACCOUNT.partition("[[payments]]")[0]


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


def with_csv(folder: Path, rows: str, **more: str) -> Path:
    """Write an account file whose payments are in a CSV file."""
    write(folder, "payments.csv", rows, **more)
    return write(folder, "account.toml", 'payments = "payments.csv"\n' + FROM_CSV)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Run the command; return its status, its output and its errors."""
    status = main([str(argument) for argument in arguments])
    output = capsys.readouterr()
    return status, output.out, output.err


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Return what the command says about input that it refuses, on standard error alone."""
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    return err


class TestTheCommand:
    """``guideline account``."""

    def test_json(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The document has the promised keys in their order, and all money as text."""
        path = write(tmp_path, "account.toml", ACCOUNT)
        status, out, _ = run(capsys, "account", path, "--as-of", "2019-03-31", "--format", "json")
        document = json.loads(out)
        assert status == 0
        assert list(document)[:11] == [
            "format",
            "guideline",
            "as_of",
            "principal",
            "accrued_interest",
            "total",
            "credit",
            "charged",
            "paid",
            "interest_charged",
            "interest_paid",
        ]
        assert document["format"] == "guideline.account/1"
        assert document["principal"] == "1250.00"
        assert document["accrued_interest"] == "12.50"
        assert document["months"][2] == {
            "month": "2019-03",
            "charged": "500.00",
            "paid": "250.00",
            "to_current": "250.00",
            "to_principal": "0.00",
            "to_interest": "0.00",
            "interest": "8.33",
            "principal": "1250.00",
            "accrued_interest": "12.50",
        }
        assert document["law"]["digest"].startswith("sha256:")

    def test_the_same_bytes(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The same input gives the same bytes."""
        path = write(tmp_path, "account.toml", ACCOUNT)
        arguments = ("account", path, "--as-of", "2020-03-31", "--format", "json")
        assert run(capsys, *arguments) == run(capsys, *arguments)

    @pytest.mark.parametrize("form", ["text", "markdown", "csv"])
    def test_other_formats(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
    ) -> None:
        """Text, Markdown and CSV show the months and their balances."""
        path = write(tmp_path, "account.toml", ACCOUNT)
        status, out, _ = run(capsys, "account", path, "--as-of", "2019-03-31", "--format", form)
        assert status == 0
        assert "2019-03" in out
        assert "1250.00" in out.replace(",", "")
        assert ("Code Civ. Proc." in out) is (form != "csv")

    @pytest.mark.parametrize("table", ["months", "sheets", "charges", "payments", "segments"])
    def test_tables_as_csv(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], table: str
    ) -> None:
        """Each table of the statement as CSV has a row for each of the document's."""
        text = ACCOUNT.replace('"child"', '"a, \\"child\\" order"')
        path = write(tmp_path, "account.toml", text)
        asked = ("account", path, "--as-of", "2020-03-31", "--format")
        rows = list(csv.DictReader(StringIO(run(capsys, *asked, "csv", "--rows", table)[1])))
        told = json.loads(run(capsys, *asked, "json")[1])
        own = {
            "sheets": [m for kind in told["kinds"] for y in kind["years"] for m in y["months"]],
            "payments": [part for paid in told["payments"] for part in paid["allocations"]],
        }.get(table) or told[table]
        assert len(rows) == len(own) > 0
        for row, expected in zip(rows, own, strict=True):
            for name in row.keys() & expected.keys():
                assert row[name] == ("" if expected[name] is None else str(expected[name]))

    @pytest.mark.parametrize("more", [[], ["--format", "csv", "--every-convention"]])
    def test_rows_are_of_csv(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str]
    ) -> None:
        """``--rows`` goes with the statement's CSV alone."""
        path = write(tmp_path, "account.toml", ACCOUNT)
        arguments = ("account", path, "--as-of", "2020-03-31", "--rows", "charges", *more)
        assert "--rows: charges: is a table of a statement's CSV" in refused(capsys, *arguments)

    def test_no_page_of_the_conventions(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The balances under every convention have no page of their own."""
        path = write(tmp_path, "account.toml", ACCOUNT)
        arguments = ("account", path, "--as-of", "2020-03-31", "--every-convention")
        for more in (("--format", "html"), ("--reader", "payor")):
            assert "no page of the conventions" in refused(capsys, *arguments, *more)

    @pytest.mark.parametrize("form", ["text", "json", "markdown", "csv"])
    def test_every_convention(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
    ) -> None:
        """The balance under each convention, in every format."""
        path = write(tmp_path, "account.toml", ACCOUNT)
        status, out, _ = run(
            capsys, "account", path, "--as-of", "2020-12-31", "--every-convention", "--format", form
        )
        assert status == 0
        # a narrow table breaks a name into its words
        words = set(re.split(r"[^a-z0-9]+", out.lower()))
        assert all(words >= set(convention.split("_")) for convention in gl.Convention)
        compared = gl.compare_conventions(gl.read_account(path), as_of=day("2020-12-31"))
        amounts = out.replace(",", "") if form != "csv" else out
        assert all(str(each.total) in amounts for each in compared.conventions)

    def test_from_standard_input(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """``-`` reads the same shape as JSON from standard input."""
        facts = {"enforcement": "private", "orders": [{"amount": 500, "from": "2019-01-01"}]}
        monkeypatch.setattr("sys.stdin", _Bytes(json.dumps(facts).encode()))
        status, out, _ = run(capsys, "account", "-", "--as-of", "2019-03-31", "--format", "csv")
        assert (status, out.splitlines()[-1].split(",")[7]) == (0, "1500.00")

    def test_a_day_that_is_none(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A day that cannot be is told as a problem of the command."""
        path = write(tmp_path, "account.toml", ACCOUNT)
        assert "--as-of" in refused(capsys, "account", path, "--as-of", "2019-02-30")

    def test_the_schema_accepts_what_the_reader_accepts(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The schema of an account file accepts files that name their payments."""
        _, out, _ = run(capsys, "schema", "account")
        schema = json.loads(out)
        facts: dict[str, Any] = {"enforcement": "private", "payments": "payments.csv"}
        jsonschema.validate(facts, schema)
        jsonschema.validate({**facts, "payments": ["a.csv", "b.csv"]}, schema)
        jsonschema.validate({**facts, "payments": [{"date": "2019-01-01", "amount": 5}]}, schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**facts, "payments": [{"amount": 5}]}, schema)

    def test_not_modelled_is_told(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """What is not modelled is told with its citation."""
        text = """
enforcement = "local_agency"
payments = [{ date = 2020-01-05, amount = 50, lump_sum = true }]
[[orders]]
amount = 500
from = 2019-01-01
case = "A"
[[orders]]
amount = 400
from = 2019-01-01
case = "B"
"""
        path = write(tmp_path, "account.toml", text)
        assert "695.221(d)" in refused(capsys, "account", path, "--as-of", "2020-02-28")


class _Bytes:
    """Standard input of some bytes."""

    def __init__(self, content: bytes) -> None:
        self.buffer = self
        self.content = content

    def read(self, size: int = -1) -> bytes:
        """Return the bytes."""
        return self.content[:size] if size >= 0 else self.content


class TestPaymentsFromASpreadsheet:
    """CSV files as spreadsheets export them."""

    def test_as_exported(self, tmp_path: Path) -> None:
        """A BOM, quoted commas, dollar signs, both ways of dates, blank rows, other case."""
        rows = (
            '"Date","Amount","Source","Reference"\r\n'
            '3/5/2019,"$1,234.56",Tax Offset,"Smith, J."\r\n'
            "\r\n"
            "2019-04-01, 250 ,WITHHOLDING,\r\n"
            "2019-05-01 00:00:00,$3.,levy,x\r\n"
        )
        facts = gl.read_account(with_csv(tmp_path, rows, encoding="utf-8-sig"))
        assert [(p.date, p.amount, str(p.source), p.reference) for p in facts.payments] == [
            (day("2019-03-05"), Decimal("1234.56"), "tax_offset", "Smith, J."),
            (day("2019-04-01"), Decimal(250), "withholding", None),
            (day("2019-05-01"), Decimal(3), "levy", "x"),
        ]

    def test_every_column(self, tmp_path: Path) -> None:
        """Order, case, months covered and lump sums may have their columns."""
        rows = (
            "date,amount,source,order,covers_from,covers_through,lump_sum\n"
            "2019-03-05,1200,benefit,child,2019-01-01,2/1/2019,no\n"
            "2019-03-06,5,direct,,,,yes\n"
        )
        first, second = gl.read_account(with_csv(tmp_path, rows)).payments
        assert (first.order, first.covers_from, first.covers_through) == (
            "child",
            day("2019-01-01"),
            day("2019-02-01"),
        )
        assert (first.lump_sum, second.lump_sum) == (False, True)

    @pytest.mark.parametrize("amount", ["(50.00)", "-50.00", "-$50", "$-50", "($50.00)"])
    def test_a_row_below_zero_returns_the_payment_it_names(
        self, tmp_path: Path, amount: str
    ) -> None:
        """A row below zero with the reference of one payment is its return."""
        rows = f"date,amount,reference\n2019-03-05,250,c7\n2019-03-20,{amount},c7\n"
        facts = gl.read_account(with_csv(tmp_path, rows))
        assert facts.payments[0].amount == 250
        assert (facts.corrections[0].date, facts.corrections[0].amount) == (day("2019-03-20"), 200)
        assert gl.state_account(facts, as_of=day("2019-03-31")).paid == 200

    @pytest.mark.parametrize(
        ("rows", "left"),
        [
            ("2019-03-20,(50.00),c7\n2019-04-02,(30.00),c7\n", [200, 170]),
            ("2019-04-02,(30.00),c7\n2019-03-20,(50.00),c7\n", [200, 170]),
            ("2019-03-20,(50.00),c7\n2019-03-20,(30.00),c7\n", [170]),
            ("2019-03-20,(50.00),c7\n2019-03-20,(200.00),c7\n", [0]),
        ],
    )
    def test_several_returns_of_one_payment_add_up(
        self, tmp_path: Path, rows: str, left: list[int]
    ) -> None:
        """What is returned in parts is gone in all its parts, in the order of their days."""
        text = "date,amount,reference\n" + rows + "2019-03-05,250,c7\n"
        facts = gl.read_account(with_csv(tmp_path, text))
        assert [correction.amount for correction in facts.corrections] == left
        assert gl.state_account(facts, as_of=day("2019-04-30")).paid == left[-1]
        reasons = [correction.reason or "" for correction in facts.corrections]
        assert sum(reason.count("returned, row") for reason in reasons) == 2

    def test_a_return_may_stand_in_another_file(self, tmp_path: Path) -> None:
        """The return may be in a file that is named before the payment's."""
        write(tmp_path, "one.csv", "date,amount,reference\n2019-03-20,(50.00),c7\n")
        write(tmp_path, "two.csv", "date,amount,reference\n2019-03-05,250,c7\n")
        path = write(tmp_path, "account.toml", 'payments = ["one.csv", "two.csv"]\n' + FROM_CSV)
        assert gl.state_account(gl.read_account(path), as_of=day("2019-04-30")).paid == 200

    def test_a_return_of_what_the_account_file_corrected(self, tmp_path: Path) -> None:
        """A part returned of a payment that was corrected by then is refused; later it is not."""
        rows = "date,amount,reference\n2019-03-05,250,c7\n2019-03-20,(50.00),c7\n"
        correction = '[[corrections]]\ncorrects = "c7"\namount = 90\ndate = '
        path = with_csv(tmp_path, rows)
        plain = path.read_text()
        path.write_text(f"{plain}{correction}2019-03-21\n")
        assert gl.state_account(gl.read_account(path), as_of=day("2019-04-30")).paid == 90
        path.write_text(f"{plain}{correction}2019-03-20\n")
        with pytest.raises(gl.InvalidFacts, match=r"row 3, column amount.*corrects already"):
            gl.read_account(path)

    @pytest.mark.parametrize("dash", ["-", " $ -   ", "$-"])
    def test_a_dash_is_nothing(self, tmp_path: Path, dash: str) -> None:
        """Zero in a spreadsheet's accounting format is a dash."""
        facts = gl.read_account(with_csv(tmp_path, f"date,amount\n2019-03-05,{dash}\n"))
        assert [payment.amount for payment in facts.payments] == [0]

    def test_a_row_that_only_sums_up_needs_no_word(self, tmp_path: Path) -> None:
        """A last row with the sum alone is a totals row; with another amount it lacks its day."""
        rows = "date,amount,reference\n2019-01-25,1000,a\n2019-01-26,5,\n"
        facts = gl.read_account(with_csv(tmp_path, rows + ",1005,\n"))
        assert [payment.amount for payment in facts.payments] == [1000, 5]
        assert "totals row that adds up" in facts.read_as[0]
        for last in (",1004,\n", ",1005,b\n"):
            with pytest.raises(gl.InvalidFacts, match="row 4, column date: '': not a day"):
                gl.read_account(with_csv(tmp_path, rows + last))

    def test_a_file_in_another_encoding(self, tmp_path: Path) -> None:
        """What a spreadsheet saves in its own encoding is refused with the one to choose."""
        path = with_csv(tmp_path, "date,amount,reference\n2019-03-05,5,José\n", encoding="cp1252")
        with pytest.raises(gl.InvalidFacts, match="CSV UTF-8"):
            gl.read_account(path)

    def test_the_header_is_told_like_any_row(self, tmp_path: Path) -> None:
        """What is wrong with the columns is told by file and row."""
        with pytest.raises(gl.InvalidFacts, match=r"payments\.csv, row 1: 'colour'"):
            gl.read_account(with_csv(tmp_path, "date,amount,colour\n"))

    @pytest.mark.parametrize(
        "rows",
        [
            "2019-03-05,60,c7\n2019-03-20,(50.00),c7\n2019-03-21,(50.00),c7\n",
            "2019-03-20,(50.00),\n",
            "2019-03-05,40,c7\n2019-03-20,(50.00),c7\n",
            "2019-03-05,60,c7\n2019-03-05,60,c7\n2019-03-20,(50.00),c7\n",
        ],
    )
    def test_other_rows_below_zero_are_refused(self, tmp_path: Path, rows: str) -> None:
        """One that names no payment, a smaller one, or two, is refused."""
        with pytest.raises(gl.InvalidFacts, match="below zero"):
            gl.read_account(with_csv(tmp_path, "date,amount,reference\n" + rows))

    def test_every_bad_cell_at_once(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """File, row, column and value of each, in one error, and nothing written."""
        rows = (
            "date,amount,source,order,lump_sum\n"
            "13/45/2019,5,direct,child,\n"
            "soon,5,direct,child,\n"
            "2019-02-30,5,direct,child,\n"
            "2019-01-01,1.234.5,direct,child,\n"
            "2019-01-01,(5,direct,child,\n"
            "2019-01-01,,direct,child,\n"
            "2019-01-01,5,gift,child,\n"
            "2019-01-01,5,direct,nobody,\n"
            "2019-01-01,5,direct,child,maybe\n"
            "2019-01-01,5,direct,child,,more\n"
            '2019-01-01,"1,2",direct,child,\n'
            "2019-01-01,500000000,direct,child,\n"
            "2019-01-01\n"
            "Total,65,,,\n"
        )
        path = with_csv(tmp_path, rows)
        error = refused(capsys, "account", path, "--as-of", "2019-12-31")
        assert "14 problems" in error
        for number, told in enumerate(
            [
                "column date: '13/45/2019': no such day",
                "column date: 'soon': not a day",
                "column date: '2019-02-30': no such day",
                "column amount: '1.234.5': not an amount",
                "column amount: '(5': not an amount",
                "column amount: '': not an amount",
                "column source: 'gift': not one of the words known here",
                "column order: 'nobody': no order or judgment has this name",
                "column lump_sum: 'maybe': neither true nor false",
                "'more': more cells than columns",
                "column amount: '1,2': not an amount",
                "column amount: '500000000': too large",
                "column amount: '': missing",
                "a totals row",
            ],
            start=2,
        ):
            lines = [line for line in error.splitlines() if f"row {number}" in line.split(":")[0]]
            assert any(told in line for line in lines), (number, told, lines)
            assert "payments.csv" in lines[0]

    def test_an_unknown_column_hides_no_row(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What is wrong with the rows is told beside a column that is not known."""
        rows = "date,amount,colour\n2019-01-01,5,red\n2019-01-01,five,blue\n2019-01-03,(5),\n"
        error = refused(capsys, "account", with_csv(tmp_path, rows), "--as-of", "2019-12-31")
        assert "3 problems" in error
        assert "payments.csv, row 1: 'colour': unknown column" in error
        assert "payments.csv, row 3, column amount: 'five': not an amount" in error
        assert "payments.csv, row 4, column amount: '(5)': below zero" in error

    def test_a_return_before_its_payment(self, tmp_path: Path) -> None:
        """A row below zero of an earlier day than its payment is told by file, row and column."""
        rows = "date,amount,reference\n2019-03-05,250,c7\n2019-03-04,(50.00),c7\n"
        with pytest.raises(gl.InvalidFacts, match=r"row 3, column date: '2019-03-04': before the"):
            gl.read_account(with_csv(tmp_path, rows))
        same_day = rows.replace("03-04", "03-05")
        assert gl.read_account(with_csv(tmp_path, same_day)).corrections[0].amount == 200

    @pytest.mark.parametrize(
        ("rows", "told"),
        [
            ("", "the file is empty"),
            ("date,amount,colour\n", "'colour': unknown column"),
            ("date,date,amount\n", "this column stands twice"),
            ("date,source\n", "no column amount"),
            ('date,amount\n2019-01-01,"5\n', "not CSV"),
        ],
    )
    def test_files_that_are_refused(self, tmp_path: Path, rows: str, told: str) -> None:
        """A file without rows, with unknown, doubled or missing columns, or that is no CSV."""
        with pytest.raises(gl.InvalidFacts, match=told):
            gl.read_account(with_csv(tmp_path, rows))

    def test_a_totals_row_that_adds_up_is_said(self, tmp_path: Path) -> None:
        """A totals row at the end is left out with a notice, returns and all."""
        rows = 'Date,Amount,Reference\n2019-01-25,"$1,200.00",a\n1/26/2019,(200.00),a\n'
        account = gl.read_account(with_csv(tmp_path, rows + 'Grand Total,"$1,000.00",\n'))
        assert [payment.amount for payment in account.payments] == [1200]
        statement = gl.state_account(account, as_of=day("2019-01-31"))
        told = [notice.text for notice in statement.notices if notice.id == "read_as"]
        row = "Row 4 of payments.csv is a totals row that adds up (amount $1,000.00)"
        assert told == [f"{row}, and is not counted."]

    @pytest.mark.parametrize(
        ("last", "told"),
        [
            ("Total,999,\n", "and its amount, $999.00, is not what the rows come to, $1,000.00"),
            ("Total,,\n", "a totals row, not an entry"),
            ("Total,1000,something\n", "a totals row, not an entry"),
            ("Total,1.2.3,\n", "not an amount"),
            ("Total,1000,\n2019-02-01,5,\n", "a totals row, not an entry"),
        ],
    )
    def test_any_other_totals_row_is_refused(self, tmp_path: Path, last: str, told: str) -> None:
        """One that does not add up, sums nothing, tells more, or stands among the rows."""
        rows = "date,amount,reference\n2019-01-25,1000,a\n" + last
        with pytest.raises(gl.InvalidFacts, match=re.escape(told)):
            gl.read_account(with_csv(tmp_path, rows))

    def test_a_totals_row_beside_a_bad_row(self, tmp_path: Path) -> None:
        """What is wrong with a row is told, and the total beside it."""
        rows = "date,amount\n2019-01-25,much\n2019-01-26,5\nTotal,7\n"
        with pytest.raises(gl.InvalidFacts) as error:
            gl.read_account(with_csv(tmp_path, rows))
        assert len(error.value.problems) == 2

    @pytest.mark.parametrize(
        ("rows", "doubt"),
        [("3/4/2019,5\n", True), ("3/4/2019,5\n3/14/2019,5\n", False), ("2019-03-04,5\n", False)],
    )
    def test_days_that_may_be_read_two_ways(
        self, tmp_path: Path, rows: str, *, doubt: bool
    ) -> None:
        """Days with slashes are month/day/year; where none above 12 shows it, that is said."""
        account = gl.read_account(with_csv(tmp_path, "date,amount\n" + rows))
        assert account.payments[0].date == day("2019-03-04")
        assert bool(account.read_as) is doubt

    def test_what_is_wrong_is_told_in_one_go(self, tmp_path: Path) -> None:
        """Words that cannot be read do not hide facts that cannot be."""
        text = FROM_CSV.replace("amount = 500", "amount = -5").replace("local_agency", "privat")
        path = write(tmp_path, "account.toml", 'payments = "payments.csv"\n' + text)
        write(
            tmp_path, "payments.csv", "date,amount,order\n2019-01-01,5,nobody\n2019-01-01,x,child\n"
        )
        with pytest.raises(gl.InvalidFacts) as error:
            gl.read_account(path)
        told = " ".join(map(str, error.value.problems))
        assert len(error.value.problems) == 4
        assert all(word in told for word in ("privat", "below zero", "'x'", "'nobody'"))

    @pytest.mark.parametrize("text", ["[]", '{"orders": "none"}'])
    def test_what_is_no_account_at_all(self, text: str) -> None:
        """JSON that is no table, or has nothing to check, is one plain error."""
        with pytest.raises(gl.InvalidFacts):
            gl.account_from_json(text)

    def test_only_the_enforcement_is_wrong(self) -> None:
        """Everything else is checked all the same, and is right."""
        text = '{"enforcement": "nobody", "orders": [{"amount": 5, "from": "2019-01-01"}]}'
        with pytest.raises(gl.InvalidFacts) as error:
            gl.account_from_json(text)
        assert len(error.value.problems) == 1

    def test_a_record_that_cannot_be_read_hides_no_other(self) -> None:
        """Beside a record that cannot be read the others of its list are checked, in place."""
        facts = {
            "enforcement": "private",
            "orders": [
                {"amount": "x", "from": "2019-01-01"},
                {
                    "amount": 5,
                    "from": "2019-01-01",
                    "modifications": [
                        {"amount": "y", "from": "2019-02-01"},
                        {"amount": 1, "from": "2018-02-01"},
                    ],
                },
                {"amount": -5, "from": "2019-01-01"},
            ],
            "judgments": [
                {"entered": "2019-13-01", "principal": 5},
                {"entered": "2018-01-01", "principal": -5},
            ],
            "payments": [{"date": "2019-02-30", "amount": 5}, {"date": "2019-02-28", "amount": -5}],
            "corrections": [{}, {"date": "2019-03-01", "corrects": "gone", "amount": -1}],
            "confinements": [
                {"from": "2019-01-01", "released": "soon", "reinstated": "2019-09-01"},
                {"from": "2020-01-01"},
                {"from": "2019-05-05", "released": "2019-05-01"},
            ],
            "checkpoints": [{"on": "never", "total": 1}, {"on": "2019-01-01"}],
        }
        with pytest.raises(gl.InvalidFacts) as error:
            gl.account_from_json(json.dumps(facts))
        assert sorted(problem.where for problem in error.value.problems) == [
            "checkpoints[0].on",
            "checkpoints[1]",
            "confinements[0].released",
            "confinements[2].released",
            "corrections[0].amount",
            "corrections[0].corrects",
            "corrections[0].date",
            "corrections[1].amount",
            "judgments[0].entered",
            "judgments[1].principal",
            "orders[0].amount",
            "orders[1].modifications[0].amount",
            "orders[1].modifications[1].from",
            "orders[2].amount",
            "payments[0].date",
            "payments[1].amount",
        ]

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        """A file that cannot be read is named."""
        path = write(tmp_path, "account.toml", 'payments = "none.csv"\n' + FROM_CSV)
        with pytest.raises(gl.InvalidFacts, match=r"none\.csv"):
            gl.read_account(path)

    def test_several_files_each_once(self, tmp_path: Path) -> None:
        """Several files are read together; one that is named twice is refused."""
        write(tmp_path, "a.csv", "date,amount\n2019-01-02,5\n")
        write(tmp_path, "b.csv", "date,amount\n2019-01-03,6\n")
        both = write(tmp_path, "account.toml", 'payments = ["a.csv", "b.csv"]\n' + FROM_CSV)
        assert [p.amount for p in gl.read_account(both).payments] == [5, 6]
        twice = write(tmp_path, "twice.toml", 'payments = ["a.csv", "./a.csv"]\n' + FROM_CSV)
        with pytest.raises(gl.InvalidFacts, match=r"the same file as a\.csv"):
            gl.read_account(twice)

    def test_problems_of_all_files_together(self, tmp_path: Path) -> None:
        """What is wrong in the account file and in the CSV file is one error."""
        write(tmp_path, "payments.csv", "date,amount\nnever,5\n")
        text = 'payments = "payments.csv"\n' + FROM_CSV.replace("amount = 500", 'amount = "x"')
        with pytest.raises(gl.InvalidFacts) as error:
            gl.read_account(write(tmp_path, "account.toml", text))
        assert len(error.value.problems) == 2

    def test_lists_that_are_no_files(self, tmp_path: Path) -> None:
        """An empty list is no payment; a list of files and tables is refused."""
        path = write(tmp_path, "account.toml", "payments = []\n" + FROM_CSV)
        assert gl.read_account(path).payments == ()
        mixed = write(tmp_path, "mixed.toml", 'payments = ["a.csv", {}]\n' + FROM_CSV)
        with pytest.raises(gl.InvalidFacts):
            gl.read_account(mixed)

    def test_returns_beside_corrections(self, tmp_path: Path) -> None:
        """Returns from a CSV file stand beside the file's own corrections."""
        rows = "date,amount,reference\n2019-03-05,250,c7\n2019-03-06,9,c8\n2019-03-20,-50,c7\n"
        path = with_csv(tmp_path, rows)
        path.write_text(
            path.read_text() + '[[corrections]]\ndate = 2019-04-01\ncorrects = "c8"\namount = 0\n'
        )
        assert len(gl.read_account(path).corrections) == 2

    def test_a_wrong_payment_of_the_account_file_keeps_its_place(self, tmp_path: Path) -> None:
        """Without a CSV file a payment is named by its place in the account file."""
        path = write(tmp_path, "account.toml", ACCOUNT.replace("250", "-250"))
        with pytest.raises(gl.InvalidFacts, match=r"payments\[0\]\.amount"):
            gl.read_account(path)

    def test_not_a_table(self, tmp_path: Path) -> None:
        """A JSON file that holds no table is refused."""
        with pytest.raises(gl.InvalidFacts, match="not a table"):
            gl.read_account(write(tmp_path, "account.json", "[1]"))

    def test_fifty_thousand_rows(self, tmp_path: Path) -> None:
        """Fifty thousand payments are read and stated, every one of them."""
        rows = "".join(
            f"{2019 + n % 6}-{n % 12 + 1:02}-{n % 28 + 1:02},0.50,direct,r{n}\n"
            for n in range(50_000)
        )
        facts = gl.read_account(with_csv(tmp_path, "date,amount,source,reference\n" + rows))
        assert gl.state_account(facts, as_of=day("2024-12-31")).paid == 25_000


class TestReconcile:
    """``guideline reconcile``."""

    @staticmethod
    def files(tmp_path: Path, rows: str, account: str = ACCOUNT) -> tuple[Path, Path]:
        """Write an account and an audit."""
        return (
            write(tmp_path, "account.toml", account),
            write(tmp_path, "audit.csv", rows, encoding="utf-8-sig"),
        )

    def test_its_own_months_agree(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """What ``account --format csv`` writes agrees with the account: exit status 0."""
        path = write(tmp_path, "account.toml", ACCOUNT)
        _, rows, _ = run(capsys, "account", path, "--as-of", "2020-06-30", "--format", "csv")
        audit = write(tmp_path, "audit.csv", rows)
        status, out, _ = run(capsys, "reconcile", path, audit, "--format", "json")
        document = json.loads(out)
        assert (status, document["agrees"], document["months_compared"]) == (0, True, 18)

    def test_the_first_difference_and_its_cause(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A missing payment is the first difference and its cause: exit status 3."""
        path, audit = self.files(
            tmp_path,
            "Month,Charged,Paid,Principal,Interest\n"
            "2019-01,500,0,500,0\nFeb 2019,500,0,1000,4.17\n"
            '3/2019,500,0,"$1,500.00",12.50\n4/1/2019,500,0,2000,25.00\n',
        )
        status, out, _ = run(capsys, "reconcile", path, audit, "--format", "json")
        document = json.loads(out)
        assert (status, document["first_month"]) == (3, "2019-03")
        assert {d["column"]: d["difference"] for d in document["differences"]} == {
            "charged": "0.00",
            "paid": "-250.00",
            "principal": "250.00",
            "accrued_interest": "0.00",
        }
        assert document["causes"][0]["cause"] == "missing_payment"
        assert document["explained"]
        assert document["entries"] == [
            {"month": "2019-03", "column": "paid", "amount": "250.00"},
            {"month": "2019-03", "column": "principal", "amount": "-250.00"},
            {"month": "2019-04", "column": "accrued_interest", "amount": "-2.08"},
        ]

    @pytest.mark.parametrize("form", ["text", "markdown"])
    def test_in_words(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
        """Text and Markdown name the month, the cause, and what is unexplained."""
        path, audit = self.files(tmp_path, "month,principal\nJan-19,500.01\n")
        status, out, _ = run(capsys, "reconcile", path, audit, "--format", form)
        assert status == 3
        assert "2019-01" in out
        assert "What no cause tried here explains" in out

    @pytest.mark.parametrize(
        ("column", "months"),
        [([], 0), (["--interest-column", "month"], 0), (["--interest-column", "balance"], 3)],
    )
    def test_what_the_interest_column_means(
        self,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        column: list[str],
        months: int,
    ) -> None:
        """A column called interest is read in the way in which more months agree, or as told."""
        rows = "month,principal,interest\n2019-01,500,0\n2019-02,1000,4.17\n2019-03,1250,8.33\n"
        path, audit = self.files(tmp_path, rows)
        status, _, _ = run(capsys, "reconcile", path, audit, *column)
        assert status == months

    def test_columns_by_other_names(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Columns may be mapped; a mapping that is none, or of no column, is refused."""
        path, audit = self.files(tmp_path, "Period,Owed\n2019-01,500\n")
        mapped = ("--column", "month=Period", "--column", "principal=Owed")
        assert run(capsys, "reconcile", path, audit, *mapped)[0] == 0
        assert "not COLUMN=NAME" in refused(capsys, "reconcile", path, audit, "--column", "month")
        wrong = refused(capsys, "reconcile", path, audit, *mapped, "--column", "rent=Owed")
        assert "no such column" in wrong

    def test_the_same_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The account, or its payments, beside itself is refused."""
        path = with_csv(tmp_path, "date,amount\n2019-01-02,5\n")
        payments = tmp_path / "payments.csv"
        assert "the same file" in refused(capsys, "reconcile", path, payments)
        assert "the same file" in refused(capsys, "reconcile", path, path)

    @pytest.mark.parametrize(
        ("rows", "told"),
        [
            ("", "the file is empty"),
            ('month,paid\n2019-01,"5\n', "not CSV"),
            ("month\n2019-01\n", "nothing to compare"),
            ("month,paid\n", "no month"),
            ("month,paid\n2019-01,5\n2019-01,5\n", "stands twice"),
            ("month,paid\n2019-13,5\n", "no such month"),
            ("month,paid\nJunk 2019,5\n", "no such month"),
            ("month,paid\nsoon,5\n", "'soon': not a month; write it as 2019-01"),
            ("month,paid\n2019-01,five\n", "not an amount"),
            ("month,paid\n2019-01,5,6\n", "more cells than columns"),
            ("month,paid\n2019-01,5\nTotals:,6\n", "a totals row, and its paid, $6.00"),
        ],
    )
    def test_audits_that_are_refused(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: str, told: str
    ) -> None:
        """Each kind of bad audit is told, with exit status 2."""
        path, audit = self.files(tmp_path, rows)
        error = refused(capsys, "reconcile", path, audit)
        assert told in error
        assert "1 problem" in error

    def test_short_years(self, tmp_path: Path) -> None:
        """Jan-70 is 1970, Jan-69 is 2069."""
        rows = "month,paid\nJan-70,5\nDec-69,5\n"
        months = gl.read_audit(write(tmp_path, "audit.csv", rows)).rows
        assert [month.month.year for month in months] == [1970, 2069]

    def test_both_files_are_told_at_once(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What is wrong with the account and with the audit is one error, each with its file."""
        account = write(tmp_path, "account.toml", FROM_CSV.replace("500", "-5"))
        audit = write(tmp_path, "audit.csv", "month,colour\n")
        error = refused(capsys, "reconcile", account, audit, "--column", "tint=colour")
        assert "account.toml, orders[0].amount: -5: below zero" in error
        assert "audit.csv, row 1: 'colour': unknown column" in error
        assert "no such column" in error

    @pytest.mark.parametrize("name", ["account.toml", "payments.csv", "ACCOUNT.TOML", "link.toml"])
    def test_the_audit_is_another_file(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
    ) -> None:
        """The account file, its payments, and any other name of them are no audit of it."""
        account = with_csv(tmp_path, "date,amount\n2019-01-25,5\n")
        (tmp_path / "link.toml").symlink_to(account)
        if not (
            tmp_path / name
        ).exists():  # where case tells files apart, a hard link stands for it
            (tmp_path / name).hardlink_to(account)
        assert "the same file as" in refused(capsys, "reconcile", account, tmp_path / name)

    def test_totals_of_an_audit(self, tmp_path: Path) -> None:
        """Sums of what flows, and sums or last figures of balances, are left out with a notice."""
        rows = (
            "month,charged,paid,principal,interest\n2019-01,500,0,500,0\n2019-02,500,0,1000,4.17\n"
        )
        for last in ("Total,1000,0,1000,4.17\n", "Totals,1000,,1500,\n", ",1000,,,Total\n"):
            audit = gl.read_audit(write(tmp_path, "audit.csv", rows + last))
            assert len(audit.rows) == 2
            assert "Row 4 of audit.csv is a totals row that adds up" in audit.notes[0]

    def test_how_a_file_was_read_is_told(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A totals row, and in which way interest was read, are notices of the comparison."""
        account = write(tmp_path, "account.toml", FROM_CSV)
        rows = "month,interest\n2019-01,0\n2019-02,4.17\n2019-03,8.33\nTotal,12.50\n"
        audit = write(tmp_path, "audit.csv", rows)
        arguments = ("reconcile", account, audit, "--format", "json")
        told = json.loads(run(capsys, *arguments)[1])
        assert [each["id"] for each in told["notices"]] == ["read_as", "read_as"]
        assert "is read as the month's interest" in told["notices"][1]["text"]
        assert told["agrees"] is True
        known = json.loads(run(capsys, *arguments, "--interest-column", "balance")[1])
        assert (known["agrees"], len(known["notices"])) == (False, 1)


def test_a_source_that_cannot_be_read_is_one_problem() -> None:
    """A benefit whose source is misspelt is not told to be no benefit as well."""
    paid = {"date": "2026-02-01", "amount": 5, "source": "benefitt", "covers_from": "2026-01-01"}
    facts = {"enforcement": "private", "orders": [{"amount": 5, "from": "2026-01-01"}],
             "payments": [paid]}  # fmt: skip
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.account_from_json(json.dumps(facts))
    assert [problem.where for problem in caught.value.problems] == ["payments[0].source"]


def test_amounts_of_an_order_that_is_not_whole_are_told(tmp_path: Path) -> None:
    """An amount below zero is told beside the first day and the word that are missing."""
    path = tmp_path / "account.toml"
    path.write_text("[[orders]]\namount = -5\nfoo = 1\n", encoding="utf-8")
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.read_account(path)
    assert [each.where for each in caught.value.problems] == [
        "enforcement", "orders[0].foo", "orders[0].from", "orders[0].amount"
    ]  # fmt: skip
