"""Plan files in, documents and pictures out, and the command's answers."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import guideline as gl
from cases import ROOT
from guideline.cli import main

PLAN, PAID = str(ROOT / "examples/plan.toml"), str(ROOT / "examples/plan_payments.csv")
TWO = 'as_of = 2026-03-31\nprincipal = 3000\nfirst = 2026-04-15\n[[plans]]\nname = "Slow"\npayment = 50\n[[plans]]\npayment = 100\n'  # fmt: skip # noqa: E501


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return the status of a command and what it wrote."""
    status = main(arguments)
    told = capsys.readouterr()
    return status, told.out, told.err


def test_the_document_keeps_its_promise(capsys: pytest.CaptureFixture[str]) -> None:
    """``guideline plan --format json`` has the promised keys and figures, the same each time."""
    status, out, _ = run(capsys, "plan", PLAN, "--format", "json")
    found: dict[str, Any] = json.loads(out)
    assert (status, found["format"], found["payment"]) == (0, "guideline.plan/1", "50.00")
    assert (found["months"], found["payoff"], found["ends"]) == (76, "2032-07-15", True)
    assert (found["total_paid"], found["total_interest"]) == ("3762.50", "762.50")
    assert found["schedule"][0]["to_current"] == "500.00"
    assert run(capsys, "plan", PLAN, "--format", "json")[1] == out


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
def test_several_plans_stand_side_by_side(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Several ``[[plans]]`` of one file are compared."""
    path = tmp_path / "two.toml"
    path.write_text(TWO, encoding="utf-8")
    status, out, _ = run(capsys, "plan", str(path), "--format", form)
    assert status == 0
    if form == "json":
        assert json.loads(out)["cheapest"] == "Plan 2"


def test_the_picture_has_a_text_alternative(capsys: pytest.CaptureFixture[str]) -> None:
    """The SVG is well-formed, has a title and a description, and the same bytes each time."""
    _, out, _ = run(capsys, "plan", PLAN, "--format", "svg")
    root = ET.fromstring(out)  # noqa: S314 - our own picture
    assert "paid off on 2032-07-15" in "".join(root.itertext())
    assert run(capsys, "plan", PLAN, "--format", "svg")[1] == out


def test_comply_answers_and_fails_if_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """Twenty-five days behind: 0 without the option and at 25, 3 at 24."""
    asked = ("comply", PLAN, PAID, "--as-of", "2026-07-10", "--format", "json")
    assert json.loads(run(capsys, *asked)[1])["days_behind"]["plan"] == 25
    assert run(capsys, *asked, "--fail-if-behind", "25")[0] == 0
    assert run(capsys, *asked, "--fail-if-behind", "24")[0] == 3


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[]", ["[]: not a table"]),
        ('{"plans": []}', ["plans: not a list"]),
        ('{"account": 5, "principal": 3}', ["principal: the account"]),
        ('{"account": 5}', ["account: 5"]),
        ('{"account": "none.toml"}', ["as_of: missing"]),
        ('{"account": "none.toml", "as_of": "x"}', ["as_of: 'x'"]),
        ('{"account": "none.toml", "as_of": "2026-01-01"}', ["cannot be read"]),
        ('{"plans": [{"payment": 1}, {"payment": "x"}]}', ["plans[0].as_of", "plans[1].payment"]),
    ],
)
def test_bad_files_tell_every_problem(text: str, where: list[str]) -> None:
    """Each problem is told with its place."""
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.plan_from_json(text)
    for part in where:
        assert part in str(caught.value)


def test_a_plan_from_an_account(tmp_path: Path) -> None:
    """The balance and the current support come from the account."""
    path = tmp_path / "plan.toml"
    account = (ROOT / "examples/account.toml").as_posix()
    path.write_text(
        f'account = "{account}"\nas_of = 2022-12-31\nfirst = 2023-01-15\npayment = 100\n',
        encoding="utf-8",
    )
    plan = gl.read_plan(path)
    assert plan.principal == gl.state_account(gl.read_account(account), as_of=plan.as_of).principal
    assert plan.current_support is not None


def test_bad_payments_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bad row of the CSV file is told, exit 2, nothing on standard output."""
    path = tmp_path / "bad.csv"
    path.write_text("date,amount\n2026-04-15,x\n", encoding="utf-8")
    status, out, err = run(capsys, "comply", PLAN, str(path), "--as-of", "2026-07-10")
    assert (status, out) == (2, "")
    assert "row 2" in err
