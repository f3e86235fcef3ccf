"""What can be done with every row of a caseload, and how a run of it is summed up."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from guideline.caseload.batches import ROWS_AT_ONCE, rows_at_once
from guideline.caseload.comparing import compare_batch
from guideline.caseload.laws_summary import laws_document, laws_summarized
from guideline.caseload.streams import Step, step_of
from guideline.caseload.summary import summarized, summary_document
from guideline.caseload.two_laws import TwoLaws, compare_laws
from guideline.files.documents import Document
from guideline.study.review import ReviewTest

Summary = Callable[[Path], tuple[Any, Callable[[Any], Document]]]
"""From the file that was written to its summary, with what makes the document of it."""


@attrs.frozen
class Task:
    """What is done with each part of a file.

    Attributes:
        step: A batch of rows in, a batch of as many rows out.
        named: What the step is, so that a run goes on only with parts of the same step.
        summary: How what was written is summed up, if it is.
        rows_at_once: How many rows a part has.
        needs: The columns that it cannot be done without.
    """

    step: Step
    named: str
    summary: Summary | None = None
    rows_at_once: int = ROWS_AT_ONCE
    needs: tuple[str, ...] = ()


def recomputing(*, worksheet: bool) -> Task:
    """Return the recomputing of every row."""
    return Task(*step_of(worksheet=worksheet), rows_at_once=rows_at_once(worksheet=worksheet))


def comparing() -> Task:
    """Return the comparing of every row with its amount on record."""
    summary: Summary = lambda out: (summarized(out), summary_document)  # noqa: E731 - its type
    return Task(compare_batch, "compare", summary, needs=("amount_on_record",))


def under_two_laws(
    days: tuple[date, date], review: ReviewTest, *, move_tax_year: bool = False
) -> Task:
    """Return what every row comes to under the law of two days."""
    laws = TwoLaws(days=days, move_tax_year=move_tax_year, review=review)
    told = " ".join([*map(str, days), str(move_tax_year), str(review.share), str(review.dollars)])
    return Task(
        partial(compare_laws, laws),
        f"laws {told}",
        lambda out: (laws_summarized(out, laws), laws_document),
    )
