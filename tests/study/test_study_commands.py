"""The commands on why amounts differ: what they print, how they end, and what they refuse."""

import io
import json
from pathlib import Path

import pytest

from cases import ROOT
from guideline.cli import main

TWO = str(ROOT / "examples/two_children.toml")
OLD = str(ROOT / "examples/before_2024_09.toml")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return a command's exit status and what it wrote on either stream."""
    status = main(arguments)
    streams = capsys.readouterr()
    return status, streams.out, streams.err


class TestCompare:
    """``guideline compare``."""

    def test_an_amount_that_differs(self, capsys: pytest.CaptureFixture[str]) -> None:
        """It ends with 3, explained or not, and the document says which cause."""
        status, out, _ = told(capsys, "compare", TWO, "1680", "--format", "json")
        document = json.loads(out)
        assert status == 3
        assert (document["format"], document["cause"]) == (
            "guideline.comparison/1",
            "k_without_time",
        )
        assert document["explanations"][0]["amount"] == "1680.00"
        assert document["explanations"][0]["cites"] == ["Fam. Code § 4055(b)(3)"]

    def test_the_same_amount(self, capsys: pytest.CaptureFixture[str]) -> None:
        """It ends with 0 where the amounts are the same to the cent."""
        status, out, _ = told(capsys, "compare", TWO, "2016.00", "--payor", "Petitioner")
        assert status == 0
        assert "same" in out

    def test_markdown_and_expenses(self, capsys: pytest.CaptureFixture[str]) -> None:
        """With expenses in it the amount is another, and the page is Markdown."""
        options = ["--with-add-ons", "--format", "markdown"]
        status, out, _ = told(capsys, "compare", TWO, "2358.27", *options)
        assert status == 0
        assert out.startswith("#")

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ([TWO, "1,680"], "recorded: '1,680': not a plain number"),
            ([TWO, "1680", "--payor", "Petitoner"], 'write "Petitioner"'),
            (["no_such.toml", "1680"], "no_such.toml: 1 problem"),
            ([TWO, "1e99"], "not a plain number"),
        ],
    )
    def test_bad_input(
        self, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
    ) -> None:
        """What is wrong is on standard error, nothing on standard output, and the end is 2."""
        status, out, err = told(capsys, "compare", *arguments)
        assert (status, out) == (2, "")
        assert said in err

    def test_facts_that_only_the_calculation_refuses(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """A problem that the calculation finds is told with the file's name."""
        text = (ROOT / "examples/low_income.toml").read_text(encoding="utf-8")
        wrong = tmp_path / "case.toml"
        wrong.write_text(text.replace('"lowest"', "9000"), encoding="utf-8")
        status, _, err = told(capsys, "compare", str(wrong), "100")
        assert status == 2
        assert "case.toml: 1 problem" in err


class TestDifference:
    """``guideline difference``."""

    def test_two_files(self, capsys: pytest.CaptureFixture[str]) -> None:
        """It ends with 3, and the effects in the document add up."""
        status, out, _ = told(capsys, "difference", TWO, OLD, "--format", "json")
        document = json.loads(out)
        assert status == 3
        cents = [round(float(each["effect"]) * 100) for each in document["effects"]]
        assert sum(cents) == round(float(document["difference"]) * 100)

    def test_the_same_file(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A case beside itself ends with 0; its JSON twin on standard input is the same case."""
        assert told(capsys, "difference", TWO, TWO)[0] == 0
        twin = (ROOT / "examples/two_children.json").read_bytes()
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(twin)))
            assert told(capsys, "difference", "-", TWO)[0] == 0

    def test_bad_input(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        """Standard input cannot be both, and other parents are not compared."""
        status, out, err = told(capsys, "difference", "-", "-")
        assert (status, out) == (2, "")
        assert "standard input is read once" in err
        text = (ROOT / "examples/two_children.toml").read_text(encoding="utf-8")
        other = tmp_path / "other.toml"
        other.write_text(text.replace("Petitioner", "Somebody"), encoding="utf-8")
        status, out, err = told(capsys, "difference", TWO, str(other))
        assert (status, out) == (2, "")
        assert "not the parents of the first calculation" in err
