"""The command where a stream is closed, full, or without end."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import cases
from guideline.cli import main
from guideline.files.reading import LARGEST_FILE

CASE = str(cases.ROOT / "examples/two_children.toml")


class _Full(io.StringIO):
    """A stream on a full disk."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def write(self, _: str) -> int:
        raise OSError(28, "No space left on device")

    def fileno(self) -> int:
        return self.number


def test_a_closed_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without standard output there is nowhere to write, and it is said."""
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["order", CASE]) == 2
    assert "standard output is closed" in capsys.readouterr().err


def test_a_full_disk(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Output that cannot be written is no traceback."""
    with (tmp_path / "full").open("w", encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdout", _Full(file.fileno()))
        assert main(["order", CASE]) == 2
    assert "cannot be written: No space left" in capsys.readouterr().err


def test_a_closed_error_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody listens to errors the status still tells."""
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["order", "no_such_file.toml"]) == 2


def test_endless_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard input is read up to 16 MiB, as a file is."""
    endless = SimpleNamespace(buffer=io.BytesIO(b" " * (LARGEST_FILE + 1)))
    monkeypatch.setattr(sys, "stdin", endless)
    assert main(["order", "-"]) == 2
    assert "over 16 MiB" in capsys.readouterr().err
