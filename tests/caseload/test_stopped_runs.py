"""Runs that are stopped: by a kill of any process, by Ctrl-C, by a full disk; and on again."""

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import guideline as gl
from guideline import caseload_commands
from guideline.caseload import files, streams
from guideline.caseload.batches import recompute_batch
from guideline.caseload.make import made_batches
from guideline.cli import main

_ROWS = 8000
_AT_ONCE = 500
_TWO_PROCESSES = f"""
import sys
from pathlib import Path
from types import SimpleNamespace
from guideline.caseload.streams import Run, run_file

run_file(Path(sys.argv[1]), Path(sys.argv[2]), Run(rows_at_once={_AT_ONCE}, processes=2))
"""


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a made caseload in a file."""
    path = tmp_path_factory.mktemp("cases") / "cases.parquet"
    pq.write_table(pa.Table.from_batches(list(made_batches(_ROWS, 7))), path)
    return path


@pytest.fixture(scope="module")
def unbroken(cases: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return what a run writes that nothing stops."""
    out = tmp_path_factory.mktemp("unbroken") / "orders.parquet"
    streams.run_file(cases, out, streams.Run(rows_at_once=_AT_ONCE))
    return out.read_bytes()


def begun_by(pid: int) -> list[int]:
    """Return every process that one has begun, and those begun by them, on Linux."""
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:  # it has ended meanwhile
        return []
    return [each for child in map(int, listed) for each in (child, *begun_by(child))]


def is_running(pid: int) -> bool:
    """Return whether a process runs, and is not one that only waits to be counted as ended."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"


def wait_for(holds: Any, seconds: float = 60) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.005)


@pytest.mark.skipif(sys.platform != "linux", reason="the processes of a run are found in /proc")
@pytest.mark.parametrize("whom", ["parent", "worker"])
def test_two_processes_killed_again_and_again(
    cases: Path, unbroken: bytes, tmp_path: Path, whom: str
) -> None:
    """Whoever is killed, and when, the rows come out once each, byte for byte as without a kill.

    Nothing of a killed run goes on by itself.
    """
    moments = random.Random(whom)  # noqa: S311 - any moments, the same in each run of the tests
    out, parts = tmp_path / "orders.parquet", tmp_path / "orders.parquet.parts"
    for least in (1, 4):  # parts that are there when the kill comes, or some more
        command = [sys.executable, "-c", _TWO_PROCESSES, str(cases), str(out)]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as run:  # noqa: S603 - ourselves
            wait_for(lambda least=least: len(list(parts.glob("*.arrow"))) >= least)
            time.sleep(moments.random() / 20)
            workers = begun_by(run.pid)
            os.kill(run.pid if whom == "parent" else workers[-1], signal.SIGKILL)
            run.wait(60)
            assert run.returncode != 0
        assert not out.exists()
        wait_for(lambda workers=workers: not any(map(is_running, workers)))
    ran = streams.run_file(cases, out, streams.Run(rows_at_once=_AT_ONCE, processes=2))
    assert ran.rows == _ROWS
    assert ran.resumed >= 4 * _AT_ONCE
    assert out.read_bytes() == unbroken
    assert [each.name for each in tmp_path.iterdir()] == ["orders.parquet"]


def test_a_process_that_is_gone() -> None:
    """What is left of a run goes on with the same command, and that is said."""
    part: Future[tuple[int, bool]] = Future()
    part.set_exception(BrokenProcessPool("ended abruptly"))
    with pytest.raises(gl.InvalidFacts, match="give the same command again"):
        streams._result(part)  # noqa: SLF001 - what a kill brings about, in this process


def test_a_process_that_is_gone_before_it_is_given_a_part(
    cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same is said where the processes are found gone when the next part is handed to them."""

    def gone(*_: Any) -> None:
        raise BrokenProcessPool("not usable anymore")

    monkeypatch.setattr(ProcessPoolExecutor, "submit", gone)
    with pytest.raises(gl.InvalidFacts, match="give the same command again"):
        streams.run_file(cases, tmp_path / "orders.parquet", streams.Run(processes=2))


def test_a_part_that_is_broken_is_made_again(cases: Path, unbroken: bytes, tmp_path: Path) -> None:
    """A part that a power cut left empty, cut off or with other rows counts for nothing."""
    out, parts = tmp_path / "orders.parquet", tmp_path / "orders.parquet.parts"

    def stops(batch: pa.RecordBatch) -> pa.RecordBatch:
        if batch.column("case_id")[0].as_py() == f"{_ROWS // 2:08d}":
            raise KeyboardInterrupt
        return recompute_batch(batch)

    with pytest.raises(KeyboardInterrupt):
        streams.run_file(cases, out, streams.Run(step=stops, rows_at_once=_AT_ONCE))
    whole = (parts / "000002.arrow").read_bytes()
    (parts / "000000.arrow").write_bytes(b"")
    (parts / "000001.arrow").write_bytes(whole[:-100])
    with (
        pa.ipc.open_file(whole) as file,
        pa.ipc.new_file(parts / "000003.arrow", file.schema) as cut,
    ):
        cut.write_table(file.read_all().slice(1))
    ran = streams.run_file(cases, out, streams.Run(rows_at_once=_AT_ONCE))
    assert ran.resumed == _ROWS // 2 - 3 * _AT_ONCE
    assert out.read_bytes() == unbroken


def test_ctrl_c(
    cases: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One line says that the run can go on; the status is that of what Ctrl-C ended."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(streams, "write_parts", interrupted)
    assert main(["caseload", str(cases), "-o", str(tmp_path / "o.csv"), "--processes", "1"]) == 130
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        "guideline: stopped; the same command goes on with the parts that are done\n"
    )
    monkeypatch.setattr(caseload_commands, "_check", interrupted)
    assert main(["caseload", str(cases), "-o", str(tmp_path / "o.csv")]) == 130
    assert capsys.readouterr().err == "guideline: stopped\n"


class TestNotWritten:
    """Where the system does not write, that is told in one line, and no half of a file is left."""

    def test_a_full_disk(
        self, cases: Path, unbroken: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The parts that are whole stay, and with room again the run goes on."""
        out, new_file, left = tmp_path / "orders.parquet", pa.ipc.new_file, [3]

        def full(path: Path, schema: pa.Schema, **more: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                path.write_bytes(b"half a part")
                raise OSError(28, "")
            return new_file(path, schema, **more)

        monkeypatch.setattr(pa.ipc, "new_file", full)
        with pytest.raises(gl.InvalidFacts, match="No space left on device"):
            streams.run_file(cases, out, streams.Run(rows_at_once=_AT_ONCE))
        monkeypatch.undo()
        names = sorted(each.name for each in tmp_path.glob("**/*") if each.is_file())
        assert names == [*(f"{number:06d}.arrow" for number in range(3)), "run.json"]
        ran = streams.run_file(cases, out, streams.Run(rows_at_once=_AT_ONCE))
        assert ran.resumed == 3 * _AT_ONCE
        assert out.read_bytes() == unbroken

    def test_a_folder_that_may_not_be_written(
        self, cases: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The system's own reason is told."""
        assert main(["caseload", str(cases), "-o", "/proc/orders.csv"]) == 2
        assert "/proc/orders.csv.parts: 1 problem\n  cannot be written: " in capsys.readouterr().err

    def test_a_bad_row_of_a_file_leaves_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A file that has to be mended is another file then: no part is kept for it."""
        monkeypatch.setattr(files, "_BLOCK", 1000)
        path = tmp_path / "cases.csv"
        good = "2026-03-01,5\n" * 500  # what is read first
        path.write_text(f"on,first_wages\n{good}2026-03-01\n", encoding="utf-8")
        with pytest.raises(gl.InvalidFacts, match="cannot be read"):
            gl.recompute_file(path, tmp_path / "out.csv", processes=1)
        assert [each.name for each in tmp_path.iterdir()] == ["cases.csv"]

    def test_text_of_another_encoding(self, tmp_path: Path) -> None:
        """What to write instead is UTF-8, and not another kind of file."""
        path = tmp_path / "cases.csv"
        path.write_bytes(b"case_id,on\nM\xfcller,2026-03-01\n")
        with pytest.raises(gl.InvalidFacts, match="write it in UTF-8"):
            gl.recompute_file(path, tmp_path / "out.csv", processes=1)


class TestProcesses:
    """What each process of a run does as it begins, tried in this one."""

    def test_it_ends_with_the_one_that_began_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """When that is gone nobody waits for its part, and it ends at once."""
        ended: list[int] = []
        monkeypatch.setattr(os, "_exit", ended.append)
        streams._end_with_parent()  # noqa: SLF001 - what its thread runs; nobody began this one
        assert ended == []
        reader, writer = connection.Pipe()
        writer.close()  # as the sentinel of a process that is gone
        monkeypatch.setattr(streams, "parent_process", lambda: SimpleNamespace(sentinel=reader))
        streams._end_with_parent()  # noqa: SLF001 - as above
        assert ended == [1]

    def test_it_leaves_ctrl_c_to_the_one_that_began_it(self) -> None:
        """Ctrl-C reaches every process of a terminal; one of them answers."""
        before = signal.getsignal(signal.SIGINT)
        try:
            streams._alone_to_the_end()  # noqa: SLF001 - as above
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        finally:
            signal.signal(signal.SIGINT, before)


_NO_GUARD = f"""
import sys
from pathlib import Path
from guideline.caseload.streams import Run, run_file

with Path(sys.argv[3]).open("a") as told:
    told.write("began\\n")
run_file(Path(sys.argv[1]), Path(sys.argv[2]), Run(rows_at_once={_AT_ONCE}, processes=2))
"""


@pytest.mark.parametrize("read_from", ["file", "stdin"])
def test_a_script_without_a_guard(
    cases: Path, unbroken: bytes, tmp_path: Path, read_from: str
) -> None:
    """A script is run once, by whoever began it, and none of its processes looks for its file."""
    script, out, begun = (tmp_path / name for name in ("script.py", "orders.parquet", "begun"))
    script.write_text(_NO_GUARD, encoding="utf-8")
    command = [sys.executable, str(script) if read_from == "file" else "-"]
    arguments = [str(each) for each in (cases, out, begun)]
    given = script.read_bytes() if read_from == "stdin" else b""
    ran = subprocess.run(command + arguments, input=given, capture_output=True, check=False)  # noqa: S603 - ourselves
    assert ran.stderr == b""
    assert out.read_bytes() == unbroken
    assert begun.read_text(encoding="utf-8") == "began\n"
