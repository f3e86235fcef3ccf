"""``guideline net``: each parent's way from pay to net income, as text and as JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

import guideline as gl
from cases import ROOT
from guideline.cli import main

EXAMPLE = str(ROOT / "examples" / "from_wages.toml")
TABLE_2025 = (ROOT / "tables" / "california" / "2025.toml").read_text(encoding="utf-8")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what a command prints, after it is done."""
    assert main(list(arguments)) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    return shown.out


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """Return the JSON document that a command prints."""
    return json.loads(printed(capsys, *arguments, "--format", "json"))


def test_the_document(capsys: pytest.CaptureFixture[str]) -> None:
    """The keys stand in their promised order; gross less deductions is net."""
    found = document(capsys, "net", EXAMPLE)
    assert list(found) == ["format", "guideline", "parents", "notices", "law"]
    assert found["format"] == "guideline.net/1"
    first = found["parents"][0]
    assert list(first) == [
        "name",
        "annual_gross_income",
        "income",
        "annual_taxes",
        "credits",
        "federal_agi",
        "federal_taxable_income",
        "california_agi",
        "california_taxable_income",
        "deductions",
        "annual_net_disposable_income",
        "monthly_net_disposable_income",
        "worksheet",
    ]
    assert list(first["annual_taxes"]) == [
        "federal_income_tax",
        "additional_medicare",
        "niit",
        "social_security",
        "medicare",
        "self_employment_tax",
        "state_income_tax",
        "state_disability",
    ]
    assert first["income"] == [
        {"kind": "wages", "annual": "78000.00", "cites": ["Fam. Code § 4058(a)"]}
    ]
    assert {"federal/2025", "california/2025"} < set(found["law"]["tables"])


def test_every_line_of_a_worksheet_says_whose_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """No figure of one parent can be taken for the other's."""
    for parent in document(capsys, "net", EXAMPLE)["parents"]:
        assert {line["of"] for line in parent["worksheet"]} == {parent["name"]}


def test_the_text_leaves_the_lines_blank_that_are_zero(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As on a form: no line of self-employment for somebody who has none; 80 columns."""
    shown = printed(capsys, "net", EXAMPLE)
    assert "Self-employment tax" not in shown
    assert "Form 1040 line 15" in shown
    assert "FTB Form 540 line 31" in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert "|" in printed(capsys, "net", EXAMPLE, "--format", "markdown")


def test_a_parent_with_an_entered_net_has_no_taxes(capsys: pytest.CaptureFixture[str]) -> None:
    """What was not computed is null, and the net income is as entered."""
    found = document(capsys, "net", str(ROOT / "examples" / "two_children.toml"))["parents"][0]
    assert found["annual_taxes"] is None
    assert found["credits"] is None
    assert found["federal_agi"] is None
    assert found["deductions"] == []
    assert found["monthly_net_disposable_income"] == "6000.00"


def test_every_credit_has_its_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A parent with children, care, rent, and savings: each credit is in the document."""
    path = tmp_path / "case.json"
    facts = {
        "on": "2024-10-01",
        "parents": [
            {
                "name": "A",
                "filing_status": "head_of_household",
                "income": [{"kind": "wages", "amount": 2200}],
                "retirement": [{"amount": 20, "pre_tax": True}],
                "tax_return": {"dependent_care": 50, "rent_paid": 1500},
            },
            {"name": "B", "monthly_net_disposable_income": 5000},
        ],
        "children": [{"name": "C", "born": "2021-01-01", "time": {"A": "80%", "B": "20%"}}],
    }
    path.write_text(json.dumps(facts), encoding="utf-8")
    found = document(capsys, "net", str(path))["parents"][0]["credits"]
    assert list(found) == [
        "child_tax_credit",
        "additional_child_tax_credit",
        "earned_income",
        "dependent_care",
        "savers",
        "california_exemption",
        "california_dependent_care",
        "joint_custody",
        "renters",
        "caleitc",
        "young_child",
    ]
    assert all(found[name] != "0.00" for name in found if name != "joint_custody")


def test_bad_input_is_told_with_its_source(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit status 2, every problem on standard error, nothing on standard output."""
    path = tmp_path / "case.json"
    path.write_text('{"on": "2025-01-01", "parents": [], "children": []}', encoding="utf-8")
    assert main(["net", str(path)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "case.json" in shown.err


# ── a parameter file instead of California's tables ──────────────────────────


def given(tmp_path: Path, text: str) -> str:
    """Write a parameter file and return its path."""
    path = tmp_path / "california.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_parameter_file_replaces_the_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Figures of 2026 given on the command line are used, for the net and for the order."""
    text = TABLE_2025.replace("2025-01-01", "2026-01-01").replace("2025-12-31", "2026-12-31")
    path = given(tmp_path, text.replace("personal_credit = 153", "personal_credit = 1153"))
    plain = document(capsys, "net", EXAMPLE)["parents"][0]
    other = document(capsys, "net", EXAMPLE, "--california-tables", path)["parents"][0]
    assert plain["credits"]["california_exemption"] == "153.00"
    assert other["credits"]["california_exemption"] == "1153.00"
    order = document(capsys, "order", EXAMPLE, "--california-tables", path)
    assert "california/given" in order["law"]["tables"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("personal_credit = 153", ""), "versions[0].personal_credit: missing"),
        (("from = 2025-01-01", 'from = "soon"'), "versions[0].from: 'soon': not a day"),
        (("[[versions]]", "[versions]"), "versions: not one table"),
    ],
)
def test_a_parameter_file_that_cannot_be(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    change: tuple[str, str],
    why: str,
) -> None:
    """What is missing or wrong is told, with the shape that is wanted."""
    path = given(tmp_path, TABLE_2025.replace(*change))
    assert main(["net", EXAMPLE, "--california-tables", path]) == 2
    shown = capsys.readouterr()
    assert why in shown.err
    assert shown.out == ""


def test_a_parameter_file_that_holds_no_table(tmp_path: Path) -> None:
    """A JSON list is no parameter file."""
    path = tmp_path / "list.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(gl.InvalidFacts, match="not one table"):
        gl.read_california_tables(path)
