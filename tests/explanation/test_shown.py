"""Records as frames, in notebooks, and as the draft of the court's statements."""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import guideline as gl
from cases import EXAMPLES, support
from guideline.cli import main

PATHS = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.name))


@PATHS
def test_a_frame_has_every_line(path: Path) -> None:
    """The frame of a calculation has a row for each line, with the exact value."""
    result = gl.calculate(gl.read_case(path))
    frame = gl.to_frame(result)
    assert list(frame["id"]) == [line.id for line in gl.lines(result)]
    values = [line.value for line in gl.lines(result)]
    assert [
        a for a, b in zip(frame["value"], values, strict=True) if b is not None and a != b
    ] == []


def test_a_frame_of_several_has_a_row_for_each() -> None:
    """The children of a calculation are rows, their lines columns."""
    frame = gl.to_frame(support(count=2).children)
    assert list(frame.columns) == ["of", "rule", "amount"]
    assert sum(frame["amount"], Decimal(0)) == support(count=2).monthly_support


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain install has no frames, and is told which extra has them."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(gl.GuidelineError, match=r"guideline\[frames\]"):
        gl.to_frame(support())


def test_a_notebook_shows_a_record_with_its_steps_folded() -> None:
    """The record's own figures stand open, those of the steps below it are folded."""
    result = support()
    html = result._repr_html_()  # type: ignore[attr-defined]
    own, _, folded = html.partition("<details>")
    assert "$1,260.00" in own
    assert "Fam. Code § 4055(b)(3)" in folded
    assert "<details>" not in result.formula._repr_html_()  # type: ignore[attr-defined]
    markdown = result._repr_markdown_()  # type: ignore[attr-defined]
    assert "| Child support a month, without add-ons | $1,260.00 |" in markdown


def test_a_notebook_shows_a_long_account_compactly() -> None:
    """Many alike are the rows of one folded table, the first of them, and how many are left out."""
    account = gl.read_account("examples/account.toml")
    statement = gl.state_account(account, as_of=date(2026, 3, 31))
    html = statement._repr_html_()  # type: ignore[attr-defined]
    months = html.partition("<summary>Month by month</summary>")[2].partition("</details>")[0]
    assert months.count("<tr>") == 25
    assert f"and {len(statement.months) - 24} more: gl.to_frame shows all" in months
    assert len(gl.to_frame(statement.months)) == len(statement.months)
    assert len(html) < 60_000


def test_a_figure_may_be_called_of() -> None:
    """Interest is counted "of so many in a year": a figure, and nobody whom the step is about."""
    account = gl.read_account("examples/account.toml")
    segment = gl.state_account(account, as_of=date(2019, 5, 31)).segments[0]
    assert {line.of for line in gl.lines(segment)} == {None}
    assert "<td>12</td>" in segment._repr_html_()  # type: ignore[attr-defined]
    assert list(gl.to_frame((segment,))["of"]) == [12]


@PATHS
def test_findings_state_the_four_items(path: Path) -> None:
    """§ 4056(b): net income, filing status, deductions and time of each parent, as a draft."""
    result = gl.calculate(gl.read_case(path))
    text = " ".join(gl.findings(result).split())
    assert text.startswith("DRAFT OF A RECORD, NOT A FORM.")
    for statement in result.statements:
        assert f"§ 4056(b): {statement.of}" in text
    for number in ("(1)", "(2)", "(3)", "(4)"):
        assert number in text
    assert ("§ 4056(a)" in text) is (result.ordered is not None)


def test_findings_of_a_deviation_state_the_three_items() -> None:
    """§ 4056(a): the guideline amount, the reasons, and the children's best interests."""
    result = gl.calculate(gl.read_case("examples/deviation.toml"))
    assert result.ordered is not None
    text = " ".join(gl.findings(result).split())
    assert f"would be ${result.ordered.guideline:,.2f} a month" in text
    assert result.ordered.reason in text
    assert result.ordered.best_interests in text


def test_the_command_writes_findings(capsys: pytest.CaptureFixture[str]) -> None:
    """``--format findings`` writes the draft."""
    assert main(["order", "examples/deviation.toml", "--format", "findings"]) == 0
    assert capsys.readouterr().out.startswith("DRAFT OF A RECORD")
