"""The law's tables as text and as a JSON document: every row with its source."""

import textwrap
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from guideline.files.documents import Document, head
from guideline.law.tables import Version, every_version

_WIDTH = 80


def rows_on(on: date | None) -> tuple[Version, ...]:
    """Return the rows in force on a day, or every row ever."""
    return tuple(row for row in every_version() if on is None or row.covers(on))


def tables_document(on: date | None) -> Document:
    """Return the law's tables as the JSON document ``guideline.tables/1``."""
    return {
        **head("tables"),
        "on": on.isoformat() if on else None,
        "rows": [row_part(row) for row in rows_on(on)],
    }


def row_part(row: Version) -> Document:
    """Return one row of the law's tables, with its source."""
    return {
        "table": row.table,
        "title": row.title,
        "cite": row.cite,
        "from": row.start.isoformat(),
        "through": row.through.isoformat() if row.through else None,
        "act": row.act,
        "source": row.source,
        "quality": str(row.quality),
        "figures": plain(row.figures),
        "sources": row.sources,
        "weak": list(row.weak),
        "read": list(row.read),
    }


def plain(value: Any) -> Any:  # noqa: ANN401 - a figure is a number, a word, a list or a table
    """Return figures as JSON holds them: decimals as strings."""
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else value


def tables_text(on: date | None) -> str:
    """Return the law's tables as text that fits 80 columns."""
    rows = rows_on(on)
    known = "every row" if on is None else f"in force on {on}"
    return (
        "\n\n".join([f"The law's tables, {known}", *("\n".join(_told(row)) for row in rows)]) + "\n"
    )


def _told(row: Version) -> Iterable[str]:
    yield f"{row.table}  {row.days}"
    for text in (
        f"{row.title}, {row.cite}",
        f"Act: {row.act}",
        f"Source ({row.quality}): {row.source}",
        *(
            f"{name} = {figure_text(figure)}{_source_of(row, name)}"
            for name, figure in row.figures.items()
        ),
    ):
        yield textwrap.fill(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")


def _source_of(row: Version, name: str) -> str:
    """Return the source of a single figure, where its row names it."""
    weak = ", not confirmed by a second source" if name in row.weak else ""
    return f" ({row.sources[name]}{weak})" if name in row.sources else ""


def figure_text(value: Any) -> str:  # noqa: ANN401 - a figure is a number, a word, a list or a table
    """Return a figure of a table as text on one line."""
    if isinstance(value, dict):
        return (
            "{ " + ", ".join(f"{name} = {figure_text(item)}" for name, item in value.items()) + " }"
        )
    if isinstance(value, list):
        return "[" + ", ".join(figure_text(item) for item in value) + "]"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
