"""Withholding and checklist files in, documents out, and the commands on them."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import guideline as gl
from cases import ROOT
from guideline.cli import main

FILES = {"withhold": "withholding.toml", "checklist": "checklist.toml", "plan": "plan.toml"}
SCHEMAS = {"withhold": "withholding", "checklist": "checklist", "plan": "plan"}


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return the status of a command and what it wrote."""
    status = main(arguments)
    told = capsys.readouterr()
    return status, told.out, told.err


def as_json(value: Any) -> Any:
    """Return what a TOML file holds as JSON has it: days as text."""
    if isinstance(value, dict):
        return {name: as_json(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def example(name: str) -> Any:
    """Return an example file as JSON has it."""
    return as_json(tomllib.loads((ROOT / "examples" / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("command", ["withhold", "checklist"])
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_each_form_is_written_and_the_same_twice(
    command: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Text fits 80 columns, JSON is JSON, and the same file gives the same bytes."""
    asked = (command, str(ROOT / "examples" / FILES[command]), "--format", form)
    status, out, err = run(capsys, *asked)
    assert (status, err) == (0, "")
    if form == "text":
        assert max(map(len, out.splitlines())) <= 80
    assert run(capsys, *asked)[1] == out


def test_the_document_of_what_is_withheld(capsys: pytest.CaptureFixture[str]) -> None:
    """``guideline.withholding/1``: money as text, names as values, keys in their order."""
    _, out, _ = run(capsys, "withhold", str(ROOT / "examples/withholding.toml"), "--format", "json")
    found = json.loads(out)
    assert list(found) == [
        "format", "guideline", "on", "per", "supports_another", "asked", "withheld", "prorated",
        "fee", "disposable_earnings", "limits", "lines", "lump_sum", "benefits", "orders",
        "notices", "law", "worksheet",
    ]  # fmt: skip
    assert found["format"] == "guideline.withholding/1"
    assert (found["asked"], found["withheld"], found["fee"]) == ("685.39", "621.50", "3.00")
    assert found["limits"][0]["limit"] == "683.65"
    assert [line["withheld"] for line in found["lines"]] == ["369.23", "40.12", "207.69", "4.46"]
    assert found["orders"][0]["lines"][-1]["weekly_difference"] == "0.04"
    assert found["benefits"][0]["withheld"] == "112.00"
    assert found["benefits"][0]["weeks"] == 1
    assert found["law"]["tables"]["united_states_code/support_ceiling"] == ["1977-06-01"]


def test_what_is_not_told_is_null(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Without a pay check nothing is withheld from one; a lump payment is told when there is."""
    path = tmp_path / "lump.json"
    order = {"lump_sum": 900, "over_12_weeks": True}
    told = {"on": "2026-03-13", "orders": [order], "lump_payment": {"earnings": 1000}}
    path.write_text(json.dumps(told), encoding="utf-8")
    found = json.loads(run(capsys, "withhold", str(path), "--format", "json")[1])
    assert found["withheld"] is found["disposable_earnings"] is None
    assert found["fee"] == "0.00"  # the ceiling is reached
    assert found["lump_sum"] == {
        "disposable": "1000.00", "older": "900.00", "newer_limit": "600.00", "limit": "650.00",
        "asked": "900.00", "withheld": "650.00",
    }  # fmt: skip
    path.write_text(json.dumps({"on": "2026-03-13", "orders": [order]}), encoding="utf-8")
    assert json.loads(run(capsys, "withhold", str(path), "--format", "json")[1])["fee"] is None


def test_the_document_of_the_checklist(capsys: pytest.CaptureFixture[str]) -> None:
    """``guideline.checklist/1``: each condition with its answer and source, nothing about money."""
    _, out, _ = run(capsys, "checklist", str(ROOT / "examples/checklist.toml"), "--format", "json")
    found = json.loads(out)
    assert (found["format"], found["met"], found["not_met"], found["unknown"]) == (
        "guideline.checklist/1", 6, 1, 15,
    )  # fmt: skip
    assert {each["answer"] for each in found["conditions"]} == {"met", "not_met", "unknown"}
    assert all(each["source"] for each in found["conditions"])
    assert found["law"]["tables"] == {"state_practice/debt_reduction": ["2021-05-01"]}


@pytest.mark.parametrize("command", ["withhold", "checklist"])
def test_wrong_files_tell_every_problem(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, all problems on standard error, those of single facts and of facts together."""
    path = tmp_path / "wrong.json"
    wrong = {
        "withhold": {"on": "x", "pay_chek": {}, "per": "year",
                     "orders": [{"current_child_support": -1}]},
        "checklist": {"stated": {"assets": -1, "concealed": 3}},
    }  # fmt: skip
    where = {
        "withhold": ["on: 'x'", "pay_chek: unknown key", "did you mean pay_check?"],
        "checklist": ["on: missing", "stated.concealed"],
    }
    path.write_text(json.dumps(wrong[command]), encoding="utf-8")
    status, out, err = run(capsys, command, str(path))
    assert (status, out) == (2, "")
    for part in where[command]:
        assert part in err


def test_facts_together_are_told_with_single_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown key does not hide an amount below zero."""
    path = tmp_path / "wrong.json"
    told = {"on": "2026-03-13", "hours": 3, "orders": [{"current_child_support": -1}]}
    path.write_text(json.dumps(told), encoding="utf-8")
    err = run(capsys, "withhold", str(path))[2]
    assert "hours: unknown key" in err
    assert "orders[0].current_child_support: -1" in err


@pytest.mark.parametrize("command", ["withhold", "checklist", "plan"])
def test_the_examples_fit_their_schema(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What the command reads, the published schema allows."""
    schema = json.loads(run(capsys, "schema", SCHEMAS[command])[1])
    jsonschema.validate(example(FILES[command]), schema, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("plan", "fits"),
    [
        ({"as_of": "2026-03-31", "account": "a.toml", "first": "2026-04-15", "payment": 5}, True),
        ({"as_of": "2026-03-31", "principal": 5, "plans": [{"payment": 5}, {"months": 6}]}, True),
        ({"as_of": "2026-03-31", "first": "2026-04-15", "payment": 5}, False),
        ({"as_of": "2026-03-31", "principal": 5, "plans": [{"plans": []}]}, False),
        ({"as_of": "2026-03-31", "principal": 5, "plans": []}, False),
    ],
)
def test_the_schema_of_a_plan_file_knows_accounts_and_several_plans(
    plan: dict[str, Any],
    fits: bool,  # noqa: FBT001
    capsys: pytest.CaptureFixture[str],
) -> None:
    """``account`` stands for the balance, and ``[[plans]]`` need nothing of their own."""
    schema = json.loads(run(capsys, "schema", "plan")[1])
    assert jsonschema.Draft202012Validator(schema).is_valid(plan) is fits


def test_weeks_that_cannot_be_are_told_beside_an_unknown_kind() -> None:
    """Of whatever kind, no payment pays no weeks."""
    loose: Any = gl
    with pytest.raises(gl.InvalidFacts) as caught:
        loose.withholding_from_json(
            '{"on": "2026-03-13", "benefits": [{"kind": "x", "amount": -3, "weeks": 0}]}'
        )
    assert [each.where.split(".")[-1] for each in caught.value.problems] == [
        "kind", "amount", "weeks"
    ]  # fmt: skip


def test_what_is_no_text_is_no_json() -> None:
    """A number in its place is told, as what cannot be read is."""
    loose: Any = gl
    with pytest.raises(gl.InvalidFacts, match="not JSON"):
        loose.withholding_from_json(3)
