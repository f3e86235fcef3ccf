"""``guideline time``: text, Markdown and JSON, from a custody file, a case, and a log."""

import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest

import guideline as gl
from cases import ROOT
from guideline.cli import main
from guideline.explanation.grids import Grid, grid_markdown, grid_text
from guideline.files.schema import file_schema
from guideline.files.time_report import time_output
from schedules import custody, file_of

SCHEDULE = str(ROOT / "examples/custody/schedule.toml")
LOG = str(ROOT / "examples/custody/exchanges.csv")
CASE = str(ROOT / "examples/custody_case.toml")
FLAT: dict[str, Any] = {
    "parents": ["Ann", "Bob"],
    "resides_with": "Bob",
    "patterns": [{"parent": "Ann", "kind": "alternate_weekends", "first": "2026-01-09"}],
}
WEEKENDS = {name: FLAT[name] for name in ("resides_with", "patterns")}


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what the command prints, done and with nothing on standard error."""
    status = main(["time", *arguments])
    output, errors = capsys.readouterr()
    assert (status, errors) == (0, "")
    return output


def refuse(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what the command says is wrong, with nothing on standard output."""
    assert main(["time", *arguments]) == 2
    output, errors = capsys.readouterr()
    assert output == ""
    return errors


def on_stdin(monkeypatch: pytest.MonkeyPatch, values: object) -> None:
    """Put JSON on standard input."""
    text = io.TextIOWrapper(io.BytesIO(json.dumps(values).encode()))
    monkeypatch.setattr("sys.stdin", text)


def test_the_document_is_as_promised(capsys: pytest.CaptureFixture[str]) -> None:
    """The keys and forms of guideline.time/1: shares of six decimals, hours of two."""
    document = json.loads(run(capsys, SCHEDULE, "--format", "json"))
    assert list(document) == [
        "format",
        "guideline",
        "span",
        "methods",
        "months",
        "support",
        "actual",
        "notices",
        "worksheet",
    ]
    assert document["format"] == "guideline.time/1"
    span = {"from": "2026-01-01", "through": "2027-12-31", "hours": "17520.00", "kind": "given"}
    assert document["span"] == span
    hours = document["methods"][0]
    assert list(hours) == ["method", "rule", "source", "unit", "children", "average"]
    assert hours["method"] == "hours"
    assert hours["children"][0]["name"] == "Child 1"
    assert hours["children"][0]["parents"][0] == {
        "name": "Petitioner",
        "share": "0.246347",
        "hours": "4316.00",
        "overnights": 169,
        "counted": "4316.00",
    }
    assert hours["average"][1] == {"name": "Respondent", "share": "0.753653"}
    assert len(document["months"]) == 24 * 2 * 2
    assert (document["support"], document["actual"]) == ([], None)


def test_the_year_of_the_interface(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Alternate weekends over 2026, both clock changes within: 1,248 of 8,760 hours, 52 nights."""
    schedule = {**FLAT, "from": "2026-01-01", "through": "2026-12-31"}
    on_stdin(monkeypatch, schedule)
    document = json.loads(run(capsys, "-", "--format", "json"))
    parent = document["methods"][0]["children"][0]["parents"][0]
    assert parent == {
        "name": "Ann",
        "share": "0.142466",
        "hours": "1248.00",
        "overnights": 52,
        "counted": "1248.00",
    }


def test_a_cycle_names_no_particular_days(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Weeks that stand for all others are told as a cycle, without dates."""
    on_stdin(monkeypatch, FLAT)
    assert "Time with each parent, one full cycle of the schedule (336.00" in run(capsys, "-")


def test_a_case_shows_the_dollars_that_hang_on_the_method(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each method's support is what the order says under that choice."""
    document = json.loads(run(capsys, CASE, "--format", "json"))
    case = gl.read_case(CASE)
    for each in document["support"]:
        choices = gl.changed(case.choices, timeshare_method=each["method"])
        result = gl.calculate(gl.changed(case, choices=choices))
        assert each["monthly_support"] == str(result.monthly_support)
        assert each["payor"] == result.payor
    assert "Monthly support by method: $325.93 hang on it" in run(capsys, CASE)


def test_text_fits_eighty_columns_and_markdown_has_tables(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Text for a terminal, tables for a page, the same bytes each time."""
    text = run(capsys, SCHEDULE, "--actual", LOG)
    assert all(len(line) <= 80 for line in text.splitlines())
    assert text == run(capsys, SCHEDULE, "--actual", LOG)
    for said in ("Month by month", "Planned and in fact", "Periods that differ", "Notices"):
        assert said in text
    page = run(capsys, CASE, "--format", "markdown")
    assert "| Method | Child | Parent | Hours | Nights | Share |" in page
    assert "## Notices" in page


def test_what_hangs_on_the_method_adds_up_where_the_payor_changes() -> None:
    """Nothing by hours, $500 from one by nights, $300 from the other by half days: $800."""
    found = [
        ("hours", None, 0),
        ("overnights", "Respondent", 500),
        ("half_days", "Petitioner", 300),
    ]
    support = tuple(
        gl.MethodSupport(
            method=gl.TimeshareMethod(method),
            h_percent=Decimal("0.5"),
            payor=payor,
            payee=None,
            monthly_support=Decimal(amount),
        )
        for method, payor, amount in found
    )
    report = attrs.evolve(gl.time_report(gl.read_case(CASE)), support=support)
    assert "$800.00 hang on it" in time_output(report, "text")


def test_a_method_without_time_is_blank_and_the_others_are_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every night with a grandmother: nights and half days give nothing, hours give support."""
    case = json.loads((ROOT / "examples/two_children.json").read_text(encoding="utf-8"))
    for child in case["children"]:
        del child["time"]
    away = {"from": "2026-01-05", "through": "2026-01-08", "start": "20:00", "end": "07:00"}
    case["custody"] = {
        "from": "2026-01-05",
        "through": "2026-01-07",
        "resides_with": "Respondent",
        "third_parties": [{"name": "grandmother", "credited_to": "nobody", **away}],
    }
    on_stdin(monkeypatch, case)
    document = json.loads(run(capsys, "-", "--format", "json"))
    support = {each["method"]: each["monthly_support"] for each in document["support"]}
    blank = {"overnights", "half_days", "whole_percent_days"}
    assert {method for method, amount in support.items() if amount is None} == blank
    assert support["hours"] == support["whole_percent_hours"] == "2400.00"
    told = [each["text"] for each in document["notices"] if each["id"] == "method_without_time"]
    assert {method for method in support if any(f" {method} " in text for text in told)} == blank
    on_stdin(monkeypatch, case)
    text = run(capsys, "-")
    assert "$0.00 hang on it" in text
    assert re.search(r"^overnights +- +- +-$", text, re.MULTILINE)


def test_support_by_method_asks_for_a_schedule() -> None:
    """Shares that are written down were counted by nobody knows which method."""
    with pytest.raises(gl.InvalidFacts, match="no child has a schedule"):
        gl.support_by_method(gl.read_case("examples/two_children.toml"))


def test_support_by_method_tells_all_that_is_wrong() -> None:
    """A case and its schedule both wrong, asked for support by method, are told together."""
    case = gl.read_case(CASE)
    lost = gl.Custody(resides_with="X")
    wrong = gl.changed(
        case,
        custody=lost,
        children=[gl.changed(child, custody=None, time=None) for child in case.children],
        parents=[case.parents[0], gl.changed(case.parents[1], name=case.parents[0].name)],
    )
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.support_by_method(wrong)
    places = [each.where for each in caught.value.problems]
    assert "custody.resides_with" in places
    assert "parents[1].name" in places


def test_long_names_break_no_word() -> None:
    """Long names wrap at words, the headings of figures too, and no method's name is broken."""
    child = "Wilhelmina Anastasia Hernández-Montgomery"
    names = ("María Guadalupe Hernández-Rodríguez de la Cruz", "Christopher Montgomery III", child)
    rows = (("whole_percent_hours", child, "47.0000 %", "53.0000 %", "47.0000 %"),)
    text = grid_text(Grid("T", ("Method", "Child", *names), rows, frozenset({0, 1})))
    assert all(len(line) <= 80 for line in text.splitlines())
    for word in ("whole_percent_hours", "Wilhelmina", "Rodríguez", "Christopher", "47.0000 %"):
        assert word in text


def test_names_of_any_length_stay_in_their_columns() -> None:
    """Long names wrap; figures that need the room have it."""
    long = "A name that goes on and on and on and on and on and on and on and on"
    grid = Grid(
        "T", ("Who", "What", "x"), ((long, long, "1"), ("", "a|b", "22")), frozenset({0, 1})
    )
    assert all(len(line) <= 80 for line in grid_text(grid).splitlines())
    assert "a\\|b" in grid_markdown(grid)
    wide = Grid("T", ("Who", "x"), (("Ann", "1" * 90),), frozenset({0}))
    assert max(map(len, grid_text(wide).splitlines())) == 95 - 0


def test_other_days_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """--from and --through count these days, of a custody file and of a case alike."""
    for path in (SCHEDULE, CASE):
        options = ["--from", "2026-07-01", "--through", "2026-07-31", "--format", "json"]
        assert json.loads(run(capsys, path, *options))["span"]["hours"] == "744.00"
    cycle = json.loads(run(capsys, SCHEDULE, "--from", "2026-01-01", "--format", "json"))
    assert cycle["span"]["kind"] == "two_years"  # the winter breaks are dated to 2027
    cycle = json.loads(run(capsys, CASE, "--from", "2026-01-01", "--format", "json"))
    assert cycle["span"]["kind"] == "four_years"


def test_a_log_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    """The document holds both counts and the periods that differ."""
    options = ["--actual", LOG, "--format", "json"]
    for path in (SCHEDULE, CASE):
        actual = json.loads(run(capsys, path, *options))["actual"]
        assert actual["planned"]["span"] == actual["actual"]["span"]
        assert actual["differences"][0]["start"] == "2026-01-09T18:00"


def test_a_log_that_keeps_the_schedule_prints_an_empty_table(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing differs the table of periods has no rows, and says 0.00 hours."""
    visit = {"start": "2026-01-09 18:00", "end": "2026-01-11 18:00", "parent": "Ann"}
    on_stdin(monkeypatch, {"parents": FLAT["parents"], "custody": WEEKENDS, "actual": [visit]})
    assert "Periods that differ, 0.00 hours" in run(capsys, "-")


def test_a_log_named_in_the_file_is_read_from_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``actual = "log.csv"`` is relative to the file."""
    (tmp_path / "log.csv").write_text(
        "start,end,parent\n2026-01-09 18:00,2026-01-11 18:00,Ann\n", encoding="utf-8"
    )
    (tmp_path / "custody.json").write_text(json.dumps({**FLAT, "actual": "log.csv"}))
    document = json.loads(run(capsys, str(tmp_path / "custody.json"), "--format", "json"))
    assert document["actual"]["differing_hours"] == "0.00"


def test_what_is_wrong_is_told_with_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit status 2, every problem on standard error, nothing on standard output."""
    case = json.loads((ROOT / "examples/two_children.json").read_text(encoding="utf-8"))
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    assert "missing: no child has a schedule" in refuse(capsys, str(path))
    assert "case.json" in refuse(capsys, str(path))
    for child in case["children"]:
        del child["time"]
    case["custody"] = {"patterns": [{"parent": "X", "kind": "2-2-3"}], "resides_with": "Y"}
    path.write_text(json.dumps(case), encoding="utf-8")
    told = refuse(capsys, str(path))
    assert "custody.patterns[0].parent" in told
    assert "custody.resides_with" in told
    assert main(["order", str(path)]) == 2
    assert "custody.patterns[0].first" in capsys.readouterr().err
    for values, said in (
        ([], "not a table"),
        ({}, "parents: missing"),
        ({"parents": ["A", "B"]}, "custody: missing"),
        ({**FLAT, "patern": []}, "custody.patern: unknown key; did you mean patterns?"),
        ({**FLAT, "actual": "none.csv"}, "the file cannot be read"),
        ({**case, "parent": 1}, "parent: unknown key"),
    ):
        on_stdin(monkeypatch, values)
        assert said in refuse(capsys, "-")
    on_stdin(monkeypatch, {**case, "custody": {"resides_with": "Respondent"}})
    assert "Respondent" in run(capsys, "-")
    assert "--from" in refuse(capsys, SCHEDULE, "--from", "today")
    assert "needs a first day" in refuse(capsys, SCHEDULE, "--through", "2026-01-01")
    assert "before 2027-01-01" in refuse(
        capsys, SCHEDULE, "--from", "2027-01-01", "--through", "2026-01-01"
    )


def test_the_schema_accepts_the_examples(capsys: pytest.CaptureFixture[str]) -> None:
    """Guideline schema custody describes a custody file, and refuses what it does not know."""
    assert main(["schema", "custody"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    values = {"parents": ["Ann", "Bob"], "custody": {"resides_with": "Bob"}, "actual": "log.csv"}
    jsonschema.validate(values, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**values, "custody": {"residence": "Bob"}}, schema)
    assert file_schema(gl.CustodyFile, "custody") == schema


def test_percents_of_a_column_stand_in_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Every share has four decimals, also where the last is a zero or the percent is whole."""
    shares = re.findall(r"(\S+) %", run(capsys, CASE))
    assert len(shares) > 40
    assert all(re.fullmatch(r"[0-9]+\.[0-9]{4}", share) for share in shares)


def test_a_cycle_says_why_it_has_no_months(capsys: pytest.CaptureFixture[str]) -> None:
    """A cycle of weeks has no months, and says how they are counted."""
    assert "Month by month" in run(capsys, CASE)
    told = gl.count_time(file_of(custody({"kind": "every_weekend"})))
    assert told.months == ()
    assert "write from and through for a count month by month" in told.notices[0].text
