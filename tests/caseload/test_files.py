"""From file to file: every kind, in order, on again after a kill, and refused where it must be."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

import guideline as gl
from guideline.caseload import streams
from guideline.caseload.batches import recompute_batch
from guideline.caseload.make import made_batches
from guideline.caseload.rows import case_of_row
from guideline.cli import main

_ROWS = 3000


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a made caseload in a file."""
    path = tmp_path_factory.mktemp("cases") / "cases.parquet"
    pq.write_table(pa.Table.from_batches(list(made_batches(_ROWS, 7))), path)
    return path


def small_run(**more: Any) -> streams.Run:
    """Return how to recompute a file in parts of five hundred rows."""
    return streams.Run(rows_at_once=500, **more)


def read(path: Path) -> pa.Table:
    """Return what a file holds."""
    if path.suffix == ".csv":
        return pyarrow.csv.read_csv(path)
    if path.suffix == ".arrow":
        return pa.ipc.open_file(path).read_all()
    return pq.read_table(path)


@pytest.mark.parametrize("kind", ["parquet", "csv", "arrow"])
def test_a_file_comes_out_as_the_table_would(cases: Path, tmp_path: Path, kind: str) -> None:
    """Whatever the kind of file, the rows are those of ``gl.recompute``, in their order."""
    out = tmp_path / f"orders.{kind}"
    ran = streams.run_file(cases, out, small_run())
    assert ran.rows == _ROWS
    expected = gl.recompute(pq.read_table(cases))
    got = read(out)
    for name in ("amount", "first_net", "second_federal_income_tax"):
        assert got.column(name).to_pylist() == expected.column(name).to_pylist()
    ids = [int(each) for each in got.column("case_id").to_pylist()]
    assert ids == list(range(_ROWS))
    assert not out.with_name(f"{out.name}.parts").exists()


@pytest.mark.parametrize("kind", ["csv", "arrow"])
def test_every_kind_of_file_is_read(cases: Path, tmp_path: Path, kind: str) -> None:
    """A CSV or an Arrow file of the same rows comes to the same amounts."""
    table = pq.read_table(cases).slice(0, 700)
    path, out = tmp_path / f"cases.{kind}", tmp_path / "orders.parquet"
    if kind == "csv":
        pyarrow.csv.write_csv(table, path)
    else:
        with pa.ipc.new_file(path, table.schema) as writer:
            writer.write_table(table, max_chunksize=90)
    streams.run_file(path, out, small_run())
    expected = gl.recompute(table).column("amount")
    assert read(out).column("amount").to_pylist() == expected.to_pylist()


@pytest.mark.parametrize("kind", ["parquet", "csv", "arrow"])
def test_a_table_without_rows(cases: Path, tmp_path: Path, kind: str) -> None:
    """It comes out with every column, and with no row."""
    table = pq.read_table(cases).slice(0, 0)
    path, out = tmp_path / f"cases.{kind}", tmp_path / "orders.parquet"
    if kind == "csv":
        path.write_text(f"{','.join(table.column_names)}\n", encoding="utf-8")
    elif kind == "arrow":
        with pa.ipc.new_file(path, table.schema):
            pass
    else:
        pq.write_table(table, path)
    assert streams.run_file(path, out, small_run()) == streams.Ran(0, 0, 0)
    assert read(out).num_rows == 0
    assert read(out).column_names == gl.recompute(table).column_names


def test_parts_with_other_columns(cases: Path, tmp_path: Path) -> None:
    """A column that only later rows have is absent in those before; none is lost."""
    numbers = iter(range(100))

    def wider(batch: pa.RecordBatch) -> pa.RecordBatch:
        number, rows = next(numbers), pa.array(range(batch.num_rows))
        told = {"all": rows, "error": pa.nulls(batch.num_rows, pa.string())}
        return pa.RecordBatch.from_pydict(told | ({f"part_{number}": rows} if number else {}))

    out = tmp_path / "orders.parquet"
    assert streams.run_file(cases, out, small_run(step=wider)).rows == _ROWS
    found = read(out)
    assert found.column_names == ["all", "error", *(f"part_{number}" for number in range(1, 6))]
    assert found.column("all").to_pylist() == list(range(500)) * 6
    assert found.column("part_1").to_pylist() == [*[None] * 500, *range(500), *[None] * 2000]


def test_two_processes_give_the_same(cases: Path, tmp_path: Path) -> None:
    """On two processes the rows keep their order and their amounts."""
    one, two = tmp_path / "one.parquet", tmp_path / "two.parquet"
    streams.run_file(cases, one, small_run())
    streams.run_file(cases, two, small_run(processes=2))
    assert read(one).equals(read(two))


_KILLED = """
import sys, time
from pathlib import Path
from guideline.caseload import streams
from guideline.caseload.batches import recompute_batch

def slowly(batch):
    time.sleep(0.3)
    return recompute_batch(batch)

streams.run_file(Path(sys.argv[1]), Path(sys.argv[2]), streams.Run(step=slowly, rows_at_once=500))
"""


def test_a_killed_run_goes_on(cases: Path, tmp_path: Path) -> None:
    """After SIGKILL in the middle the same run goes on: no row is lost and none is there twice."""
    out = tmp_path / "orders.parquet"
    parts = tmp_path / "orders.parquet.parts"
    process = subprocess.Popen([sys.executable, "-c", _KILLED, str(cases), str(out)])  # noqa: S603 - ourselves
    deadline = time.monotonic() + 60
    while len(list(parts.glob("*.arrow"))) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert not out.exists()
    (parts / "000005.arrow.1.unfinished").write_bytes(b"half a part")
    done: list[int] = []
    ran = streams.run_file(cases, out, small_run(told=done.append))
    assert 1000 <= ran.resumed < _ROWS
    assert sum(done) == ran.rows == _ROWS
    ids = [int(each) for each in read(out).column("case_id").to_pylist()]
    assert ids == list(range(_ROWS))
    assert read(out).column("amount").to_pylist() == (
        gl.recompute(pq.read_table(cases)).column("amount").to_pylist()
    )


def test_parts_of_another_run_are_refused(cases: Path, tmp_path: Path) -> None:
    """Parts that were made with other options are not mixed in."""
    out = tmp_path / "orders.parquet"

    def stops(batch: pa.RecordBatch) -> pa.RecordBatch:
        if batch.column("case_id")[0].as_py() != "00000000":
            raise KeyboardInterrupt
        return recompute_batch(batch)

    with pytest.raises(KeyboardInterrupt):
        streams.run_file(cases, out, small_run(step=stops))
    with pytest.raises(gl.InvalidFacts, match="different options"):
        streams.run_file(cases, out, small_run(named="something else"))
    streams.run_file(cases, out, small_run())
    assert read(out).num_rows == _ROWS


@pytest.mark.parametrize("told", ["", "[]", '{"format": 1}', "{"])
def test_a_folder_that_says_nothing(cases: Path, tmp_path: Path, told: str) -> None:
    """A folder whose parts are of nobody knows what is refused, and left as it is."""
    parts = tmp_path / "orders.csv.parts"
    parts.mkdir()
    (parts / "run.json").write_text(told, encoding="utf-8")
    with pytest.raises(gl.InvalidFacts, match="different format, guideline, tables, input"):
        streams.run_file(cases, tmp_path / "orders.csv", small_run())
    assert [each.name for each in tmp_path.iterdir()] == ["orders.csv.parts"]


@pytest.mark.parametrize("changed", ["input", "options", "rows_at_once", "tables", "guideline"])
def test_parts_of_another_run(
    cases: Path, tmp_path: Path, changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a part depends on has to be as it was; the error says what is not."""
    path, out = tmp_path / "cases.parquet", tmp_path / "orders.csv"
    path.write_bytes(cases.read_bytes())

    def stops(_: pa.RecordBatch) -> pa.RecordBatch:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        streams.run_file(path, out, small_run(step=stops))
    run = small_run()
    if changed == "input":
        os.utime(path, (1, 1))
    elif changed == "options":
        run = small_run(named="another")
    elif changed == "rows_at_once":
        run = streams.Run(rows_at_once=501)
    else:
        names = {"tables": "digest", "guideline": "VERSION"}
        other = "0.0.0" if changed == "guideline" else lambda _: "sha256:0"
        monkeypatch.setattr(streams, names[changed], other)
    with pytest.raises(gl.InvalidFacts, match=f"of another run: different {changed};"):
        streams.run_file(path, out, run)


class TestRefused:
    """What is wrong is told, with exit status 2, and nothing is written."""

    @staticmethod
    def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
        """Return what the command says on standard error, having written nothing else."""
        assert main(["caseload", *arguments]) == 2
        told = capsys.readouterr()
        assert not told.out
        return told.err

    def test_over_itself(self, cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The output is never written over the input."""
        before = cases.read_bytes()
        said = self.refused(capsys, str(cases), "-o", str(cases))
        assert "over the input" in said
        assert cases.read_bytes() == before

    def test_over_another_file(
        self, cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Nor over anything else that is there."""
        out = tmp_path / "out.csv"
        out.write_text("mine", encoding="utf-8")
        assert "there already" in self.refused(capsys, str(cases), "-o", str(out))
        assert out.read_text(encoding="utf-8") == "mine"

    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("none.parquet", None, "cannot be read"),
            ("empty.csv", b"", "the file is empty"),
            ("cut.parquet", b"PAR1 and no more", "cannot be read"),
            ("what.xlsx", b"x", "a file of kind .xlsx"),
            ("cases.csv", b"on,first_wage\n2026-03-01,5\n", "did you mean"),
            ("twice.csv", b"on,on\n2026-03-01,2026-03-01\n", "told twice"),
            ("no_day.csv", b"first_wages\n5\n", "on: missing column"),
        ],
    )
    def test_files_that_cannot_be(
        self,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        name: str,
        content: bytes | None,
        said: str,
    ) -> None:
        """A file that is not there, empty, cut off, of another kind or with other columns."""
        path, out = tmp_path / name, tmp_path / "out.parquet"
        if content is not None:
            path.write_bytes(content)
        told = self.refused(capsys, str(path), "-o", str(out))
        assert said in told or (said == "did you mean" and 'write "first_wages"' in told)
        assert not out.exists()
        assert not list(tmp_path.glob("*.parts"))

    def test_a_folder_that_is_not_there(
        self, cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The folder of the output has to be there."""
        out = tmp_path / "nowhere" / "out.parquet"
        assert "no such folder" in self.refused(capsys, str(cases), "-o", str(out))

    def test_options_that_do_not_go_together(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Every wrong option is told at once."""
        said = self.refused(
            capsys, "--processes", "0", "--defect", "time_swapped=0.1", "-o", "out.parquet"
        )
        for word in ("either a file of cases or --make", "--processes: 0", "without --make"):
            assert word in said

    def test_a_row_cut_short(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A CSV row with too few cells cannot be read; no output is left behind."""
        path, out = tmp_path / "cases.csv", tmp_path / "out.csv"
        path.write_text("on,first_wages\n2026-03-01,5\n2026-03-01\n", encoding="utf-8")
        assert "cannot be read" in self.refused(capsys, str(path), "-o", str(out))
        assert not out.exists()


def test_a_made_caseload_is_the_same_every_time(tmp_path: Path) -> None:
    """The same seed gives the same rows; another seed gives others."""
    first, second, other = (tmp_path / f"{name}.parquet" for name in ("a", "b", "c"))
    for path, seed in ((first, "3"), (second, "3"), (other, "4")):
        assert main(["caseload", "--make", "900", "--seed", seed, "-o", str(path)]) == 0
    assert read(first).equals(read(second))
    assert not read(first).equals(read(other))
    assert read(first).num_rows == 900


def test_a_made_caseload_is_on_record_as_the_guideline_has_it(tmp_path: Path) -> None:
    """Without a defect the amount on record is the guideline's; where one is planted it says so."""
    path = tmp_path / "made.parquet"
    arguments = ["caseload", "--make", "600", "--defect", "time_swapped=0.2", "-o", str(path)]
    assert main(arguments) == 0
    table = read(path)
    amounts = gl.recompute(table).column("amount").to_pylist()
    planted = table.column("planted").to_pylist()
    assert set(planted) == {None, "time_swapped"}
    assert 60 < sum(kind is not None for kind in planted) < 180
    for amount, recorded, kind in zip(
        amounts, table.column("amount_on_record").to_pylist(), planted, strict=True
    ):
        assert kind is not None or amount == recorded


def test_the_worksheet_is_in_the_file(tmp_path: Path) -> None:
    """With ``--worksheet`` each line of each row's worksheet is a column under its id."""
    out = tmp_path / "orders.parquet"
    assert main(["caseload", "examples/caseload.csv", "-o", str(out), "--worksheet"]) == 0
    table = read(out)
    row = table.slice(1, 1).to_pylist()[0]
    case = case_of_row(
        {
            "on": date(2026, 3, 1),
            "first_filing_status": "single",
            "first_wages": 2400,
            "second_filing_status": "head_of_household",
            "second_wages": 2900,
            "first_time": "14%",
            "child_1_born": date(2021, 2, 11),
        }
    )
    result = gl.calculate(case)
    assert row["formula.k"] == float(result.formula.k)
    assert row["first.gross_income.wages.annual"] == 2400 * 12
    federal = result.incomes[1].taxes.whole_return.federal  # type: ignore[union-attr] # computed
    assert row["second.federal_tax.before_credits"] == float(federal.before_credits)
