"""Parts that every JSON document shares: its head, its notices, its law, its worksheet."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from guideline.amounts import exactly, to_cents
from guideline.figures import Unit
from guideline.law.tables import Version, digest
from guideline.notices import Notice
from guideline.version import VERSION
from guideline.worksheets import Line, labels, lines

Document = dict[str, Any]
"""A JSON object with its keys in their promised order."""


def head(kind: str) -> Document:
    """Return how each document begins: its format and the library's version."""
    return {"format": f"guideline.{kind}/1", "guideline": VERSION}


@exactly
def dollars_text(amount: Decimal | None) -> str | None:
    """Return money as a string with two decimals."""
    return None if amount is None else f"{to_cents(amount):.2f}"


@exactly
def share_text(share: Decimal | None, places: int = 6) -> str | None:
    """Return a share as a string with six decimals, or as many as asked for."""
    return None if share is None else f"{share.quantize(Decimal(1).scaleb(-places)):f}"


def fields_part(record: object) -> Document:
    """Return the lines of one worksheet by the names of their fields, each as its unit is written.

    Lines of worksheets that it holds are not among them.
    """
    return {
        name: _WRITTEN.get(label.unit, _as_it_is)(getattr(record, name))
        for name, label in labels(type(record))
    }


def _as_it_is(value: object) -> object:
    return value


def _as_text(value: object) -> str | None:
    return None if value is None else str(value)


_WRITTEN: dict[Unit, Callable[[Any], object]] = {
    Unit.DOLLARS: dollars_text,
    Unit.SHARE: share_text,
    Unit.TEXT: _as_text,
    Unit.DATE: _as_text,
}
"""How a value of each unit is written; counts are as they are."""


def notices_part(notices: Iterable[Notice]) -> list[Document]:
    """Return the notices of a result."""
    return [
        {
            "id": str(notice.id),
            "decides": notice.decides,
            "text": notice.text,
            "cites": [str(cite) for cite in notice.cites],
        }
        for notice in notices
    ]


def law_part(on: date, tax_year: int | None, rows: Iterable[Version]) -> Document:
    """Return the law that a result stands on: the day, the rows of the tables, their digest."""
    used = tuple(rows)
    return {
        "on": on.isoformat(),
        "tax_year": tax_year,
        "tables": {row.table: row.start.isoformat() for row in used},
        "digest": digest(used),
    }


def worksheet_part(record: object) -> list[Document]:
    """Return every figure of a record with its exact value, its label, unit and citations."""
    return lines_part(lines(record))


@exactly
def lines_part(figures: Iterable[Line]) -> list[Document]:
    """Return figures with their exact values, labels, units and citations."""
    return [
        {
            "id": line.id,
            "of": line.of,
            "label": line.label,
            "value": line.exact,
            "shown": line.shown,
            "unit": str(line.unit),
            "cites": [str(cite) for cite in line.cites],
        }
        for line in figures
    ]


def to_json(document: Document) -> str:
    """Return a document as JSON text: the same document, the same bytes."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
