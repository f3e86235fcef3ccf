"""The command itself, in this process: standard input, a reader that goes, the version."""

import io
import json
import os
import runpy
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import cases
import guideline as gl
from guideline.cli import main


def feed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Put bytes on standard input."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))


class TestStandardInput:
    """``-`` reads JSON from standard input."""

    def test_a_case(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A case on standard input makes the same order, with a byte order mark or without."""
        text = json.dumps(cases.plain_case()).encode()
        outputs = []
        for content in (text, b"\xef\xbb\xbf" + text):
            feed(monkeypatch, content)
            assert main(["order", "-"]) == 0
            outputs.append(capsys.readouterr().out)
        assert (
            outputs[0]
            == outputs[1]
            == gl.explain(cases.support(children=[cases.child(born="2015-05-02")]))
        )

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            (b"\xff", "not UTF-8"),
            (b"{", "not JSON"),
            (b"", "not JSON"),
            (b"{}", "3 problems"),
            (b"[" * 200_000, "1 problem"),
        ],
    )
    def test_not_a_case(
        self,
        content: bytes,
        why: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """What is wrong with it is told as of standard input."""
        feed(monkeypatch, content)
        assert main(["order", "-"]) == 2
        output = capsys.readouterr()
        assert output.out == ""
        assert output.err.startswith("guideline: standard input: ")
        assert why in output.err


class TestCalculationProblems:
    """What only the calculation can find is told with the file's name."""

    def test_named(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A finding outside the range of the low-income adjustment."""
        path = tmp_path / "case.json"
        made = cases.plain_case((2000, 1000), findings={"low_income_support": 1})
        path.write_text(json.dumps(made), encoding="utf-8")
        assert main(["order", str(path)]) == 2
        output = capsys.readouterr()
        assert output.out == ""
        assert output.err.startswith(f"guideline: {path}: 1 problem\n  findings.low_income")


class TestStreams:
    """Standard output that is gone, or is not the usual stream."""

    def test_a_reader_that_goes(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """``guideline order … | head -1``: no traceback, exit 0."""
        spare = os.open(tmp_path / "spare", os.O_CREAT | os.O_WRONLY)

        class Gone(io.StringIO):
            """A pipe whose reader has gone."""

            def flush(self) -> None:
                """Say so."""
                raise BrokenPipeError

            def fileno(self) -> int:
                """Return a descriptor that may be closed."""
                return spare

        monkeypatch.setattr(sys, "stdout", Gone())
        assert main(["tables"]) == 0
        os.close(spare)

    def test_any_stream(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A stream without an encoding to set, as a notebook may have, is written to as it is."""
        stream = io.StringIO()
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(["schema", "case"]) == 0
        assert json.loads(stream.getvalue())["title"] == "guideline case"


class TestTheParser:
    """What argparse answers."""

    def test_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        """``--version`` prints the version that documents carry."""
        with pytest.raises(SystemExit) as done:
            main(["--version"])
        assert done.value.code == 0
        assert capsys.readouterr().out == f"guideline {gl.__version__}\n"

    @pytest.mark.parametrize("arguments", [["--help"], ["order", "--help"], ["tables", "--help"]])
    def test_help_says_it(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        """Every help says that the software is not certified and gives no legal advice."""
        with pytest.raises(SystemExit):
            main(arguments)
        told = " ".join(capsys.readouterr().out.split())
        assert "Not certified" in told
        assert "No legal advice" in told

    def test_as_a_module(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """``python -m guideline`` is the same command; imported it does nothing."""
        monkeypatch.setattr(sys, "argv", ["guideline", "--version"])
        monkeypatch.delitem(sys.modules, "guideline.__main__", raising=False)  # runpy warns of it
        with pytest.raises(SystemExit):
            runpy.run_module("guideline", run_name="__main__")
        assert gl.__version__ in capsys.readouterr().out
        runpy.run_module("guideline", run_name="imported")
        assert capsys.readouterr().out == ""
