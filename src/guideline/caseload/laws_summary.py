"""The summary of a caseload under two laws."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa

from guideline.amounts import exactly
from guideline.caseload.files import Reading, read_batches
from guideline.caseload.two_laws import TwoLaws
from guideline.citations import ccr
from guideline.figures import COUNT, DATE, SHARE, TEXT
from guideline.files.documents import Document, fields_part, head
from guideline.worksheets import line, worksheet

_ROWS_AT_ONCE = 65_536
_REVIEW = ccr(22, "115535(a)(3)")


@worksheet
class LawsSummary:
    """The same cases under the law of two days."""

    first: date = line("First day", unit=DATE)
    second: date = line("Second day", unit=DATE)
    rows: int = line("Rows", unit=COUNT)
    errors: int = line("Rows with an error", unit=COUNT)
    changed: int = line("Rows whose amount changes", unit=COUNT)
    rise: Decimal = line("Rises, a month, in all")
    fall: Decimal = line("Falls, a month, in all")
    share: Decimal = line("Enough for a review: this share of the first", _REVIEW, unit=SHARE)
    dollars: Decimal = line("or so many dollars, whichever is less", _REVIEW)
    review: int = line("Rows whose change is enough for a review", _REVIEW, unit=COUNT)
    left_open: str = line("What the test asks beyond that", _REVIEW, unit=TEXT)


@exactly
def laws_summarized(path: Path, laws: TwoLaws) -> LawsSummary:
    """Return the summary of a file that a comparison of two laws wrote."""
    rows = errors = changed = review = 0
    rise = fall = 0
    for batch in read_batches(Reading.of_any(path), _ROWS_AT_ONCE):
        change = batch.column("change").cast(pa.float64()).to_numpy(zero_copy_only=False)
        cents = np.rint(np.nan_to_num(change) * 100).astype(np.int64)
        rows += batch.num_rows
        errors += batch.num_rows - batch.column("error").null_count
        changed += int((cents != 0).sum())
        rise += int(cents[cents > 0].sum())
        fall -= int(cents[cents < 0].sum())
        enough = batch.column("review").to_pylist()
        review += sum(str(each).lower() == "true" for each in enough)
    return LawsSummary(
        first=laws.days[0],
        second=laws.days[1],
        rows=rows,
        errors=errors,
        changed=changed,
        rise=Decimal(rise).scaleb(-2),
        fall=Decimal(fall).scaleb(-2),
        share=laws.review.share,
        dollars=laws.review.dollars,
        review=review,
        left_open=_left_open(laws),
    )


def _left_open(laws: TwoLaws) -> str:
    """Return what the review test asks beyond the amount, and where it was read."""
    row = laws.review.row
    read = "They were given for this run." if row is None else f"Read in: {row.source}."
    return (
        f"That a change of circumstance is expected to last over {laws.review.months} months, "
        f"which no calculation can tell. {read}"
    )


@exactly
def laws_document(found: LawsSummary) -> Document:
    """Return the summary of two laws as the JSON document ``guideline.caseload_laws/1``."""
    fields = fields_part(found)
    names = {"share": "share", "dollars": "dollars", "rows": "review", "left_open": "left_open"}
    test = {name: fields.pop(field) for name, field in names.items()}
    return {**head("caseload_laws"), **fields, "review": test}
