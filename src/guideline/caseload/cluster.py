"""Past one machine: the same function on the partitions of a frame of Dask or of Spark."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from guideline.caseload.arrays import no_rows
from guideline.caseload.batches import recompute, recompute_batch
from guideline.caseload.schema import check_columns


def on_dask(frame: Any) -> Any:  # noqa: ANN401 - a frame of Dask
    """Return the orders of a frame of Dask, computed by partition when asked for."""
    from dask.dataframe.dispatch import make_meta

    empty = make_meta(frame)  # type: ignore[no-untyped-call] # Dask does not say
    return frame.map_partitions(recompute, meta=recompute(empty))


# Spark is too large to install for every run of the tests; one runs where it and Java are present.
def on_spark(frame: Any) -> Any:  # pragma: no cover # noqa: ANN401 - a frame of Spark
    """Return the orders of a frame of Spark, by ``mapInArrow``."""
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

    given = to_arrow_schema(frame.schema)
    check_columns(given)
    outcome = recompute_batch(no_rows(given)).schema
    return frame.mapInArrow(recompute_batches, from_arrow_schema(outcome))


def recompute_batches(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the outcome of each batch: what ``mapInArrow`` runs on a partition."""
    for batch in batches:
        yield recompute_batch(batch)
