"""The report of ``guideline time``: made from a custody or case file, and written in a format."""

from datetime import date

import attrs

from guideline.custody.actual import compare_time
from guideline.custody.children import with_span
from guideline.custody.counting import count_time
from guideline.custody.of_case import custody_of_case
from guideline.errors import InvalidFacts, Problem
from guideline.explanation.grids import grid_markdown, grid_text
from guideline.explanation.markdown import notices_markdown
from guideline.explanation.text import notices_text
from guideline.facts.case import Case
from guideline.facts.custody import CustodyFile
from guideline.files.custody import with_log_file
from guideline.files.documents import to_json
from guideline.files.time import TimeReport, time_document
from guideline.files.time_tables import time_tables
from guideline.support.by_method import support_by_method

_TITLE = "Timeshare, Fam. Code § 4055(b)(1)(D)"


def time_report(
    facts: CustodyFile | Case,
    span: tuple[date | None, date | None] = (None, None),
    log: str | None = None,
) -> TimeReport:
    """Return what is told about the time of a custody file or a case.

    Args:
        facts: The custody file or the case.
        span: The first and the last day counted, where they are not those of the file.
        log: The path of a CSV log of exchanges, where the file names none.

    Raises:
        InvalidFacts: Something cannot be; every problem is listed.

    >>> import guideline as gl
    >>> report = gl.time_report(gl.read_case("examples/custody_case.toml"))
    >>> len(report.support), report.comparison
    (6, None)
    """
    first, through = span
    if first is None and through is not None:
        raise InvalidFacts(
            [Problem("--through", str(through), "needs a first day", "write --from too")],
            "the command",
        )
    if isinstance(facts, Case):
        case = with_span(facts, first, through) if first else facts
        custody = custody_of_case(case)
        report = TimeReport(count_time(case), support_by_method(case))
    else:
        custody = with_span(facts, first, through) if first else facts
        report = TimeReport(count_time(custody))
    if log is not None:
        custody = with_log_file(custody, log)
    if custody.actual:
        compared = compare_time(custody, first=first, through=through)
        report = attrs.evolve(report, comparison=compared)
    return report


def time_output(report: TimeReport, style: str) -> str:
    """Return a report as text, as Markdown or as JSON.

    Args:
        report: The report.
        style: ``text``, ``markdown`` or ``json``.
    """
    if style == "json":
        return to_json(time_document(report))
    grids = time_tables(report)
    if style == "markdown":
        parts = [f"# {_TITLE}", *map(grid_markdown, grids), *notices_markdown(report.notices)]
    else:
        parts = [_TITLE, *map(grid_text, grids), *notices_text(report.notices)]
    return "\n\n".join(parts) + "\n"
