"""The JSON document of a caseload's columns: ``guideline.columns/1``."""

from collections.abc import Iterable

from guideline.caseload.needs import needed

with needed():
    from guideline.caseload.comparing import COMPARED
    from guideline.caseload.outcome import outcome_columns
    from guideline.caseload.two_laws import UNDER_TWO_LAWS

from guideline.caseload.schema import ALWAYS
from guideline.caseload.table import FORMAT, TableColumn, columns
from guideline.files.documents import Document, head


def columns_document() -> Document:
    """Return every column that a table of cases may have, and those that come out."""
    return {
        **head("columns"),
        "table": FORMAT,
        "in": [
            {**_told(column), "needed": column.name in ALWAYS, "one_by_one": not column.in_groups}
            for column in columns().values()
        ],
        "out": _all(outcome_columns()),
        "out_compared": _all(COMPARED),
        "out_under_two_laws": _all(UNDER_TWO_LAWS),
    }


def _all(every: Iterable[TableColumn]) -> list[Document]:
    return [_told(column) for column in every]


def _told(column: TableColumn) -> Document:
    return {
        "name": column.name,
        "holds": str(column.kind),
        "words": list(column.words),
        "meaning": column.description,
    }
