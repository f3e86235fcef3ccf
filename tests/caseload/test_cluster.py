"""Past one machine: the same function on the partitions of Dask and of Spark."""

import os
import shutil
import signal
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import guideline as gl
from guideline.caseload.make import made_batches

_ROWS = 1200


@pytest.fixture(scope="module")
def cases() -> pd.DataFrame:
    """Return made cases as a DataFrame."""
    frame: pd.DataFrame = pa.Table.from_batches(list(made_batches(_ROWS, 11))).to_pandas()
    return frame


@pytest.mark.filterwarnings("ignore")  # of the cluster's own packages, about a worker that is gone
def test_dask_goes_on_when_a_worker_is_killed(cases: pd.DataFrame) -> None:
    """On a local cluster of two processes, one killed in the middle, every row comes out."""
    dd = pytest.importorskip("dask.dataframe")
    distributed = pytest.importorskip("distributed")
    expected = gl.recompute(cases)
    frame = dd.from_pandas(cases, npartitions=12)
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        workers = client.run(os.getpid)
        future = client.compute(gl.recompute(frame))
        assert not future.done()
        os.kill(next(iter(workers.values())), signal.SIGKILL)
        got = future.result(timeout=240)
    for name in ("case_id", "amount", "first_net", "error"):
        assert [_plain(each) for each in got[name]] == [_plain(each) for each in expected[name]]


def _plain(value: object) -> object:
    """Return a value, with one way of being absent."""
    return None if pd.isna(value) else value  # type: ignore[call-overload] # any value of a frame


def test_dask_computes_nothing_before_it_is_asked(cases: pd.DataFrame) -> None:
    """A frame of Dask gives a frame of Dask with the columns of the outcome."""
    dd = pytest.importorskip("dask.dataframe")
    found = gl.recompute(dd.from_pandas(cases.head(10), npartitions=2))
    assert list(found.columns) == list(gl.recompute(cases.head(1)).columns)
    assert found.npartitions == 2


@pytest.mark.filterwarnings("ignore")  # of Dask's own packages
def test_files_on_dask(tmp_path: Path) -> None:
    """Files read and written by Dask, words with their dictionary in them: the same rows."""
    dd = pytest.importorskip("dask.dataframe")
    given, out = tmp_path / "cases", tmp_path / "orders"
    given.mkdir()
    table = pa.Table.from_batches(list(made_batches(60, 11)))
    for number in range(2):
        pq.write_table(table.slice(number * 30, 30), given / f"{number}.parquet")
    gl.recompute(dd.read_parquet(f"{given}/*.parquet")).to_parquet(out)
    expected = gl.recompute(table)
    got = pq.read_table(out)
    for name in ("case_id", "payor", "amount", "second_federal_income_tax"):
        assert got.column(name).to_pylist() == expected.column(name).to_pylist()


def _java() -> bool:
    return shutil.which("java") is not None or "JAVA_HOME" in os.environ


@pytest.mark.skipif(not _java(), reason="Spark runs on Java, which is not here")
@pytest.mark.filterwarnings("ignore")  # of Spark's own packages
def test_spark_gives_the_same(
    cases: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``gl.recompute`` of a frame of Spark is ``mapInArrow``: the same rows come out."""
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    sql = pytest.importorskip("pyspark.sql")
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.warehouse.dir", str(tmp_path))
        .getOrCreate()
    )
    try:
        path = tmp_path / "cases.parquet"
        cases.to_parquet(path)
        got = gl.recompute(session.read.parquet(str(path)).repartition(4)).toPandas()
    finally:
        session.stop()
    expected = gl.recompute(cases).set_index("case_id")
    got = got.set_index("case_id").sort_index()
    assert list(got.index) == list(expected.index)
    for name in ("amount", "second_net", "first_federal_income_tax"):
        for found, amount in zip(got[name], expected[name], strict=True):
            assert _plain(found) == _plain(amount)


def test_no_worksheet_on_a_cluster(cases: pd.DataFrame) -> None:
    """The columns of the worksheet hang on the rows, so that no partition could know them all."""
    dd = pytest.importorskip("dask.dataframe")
    with pytest.raises(gl.InvalidFacts, match="leave it out on a cluster"):
        gl.recompute(dd.from_pandas(cases.head(4), npartitions=1), worksheet=True)
