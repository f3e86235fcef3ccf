"""The rows of an account as CSV, for a spreadsheet: each table of the statement by itself."""

import csv
from collections.abc import Callable, Iterable, Iterator
from io import StringIO

from guideline.amounts import exactly
from guideline.arrears.comparison import ConventionsCompared
from guideline.arrears.statement import AccountStatement
from guideline.files.account_document import (
    MONTH_COLUMNS,
    account_document,
    conventions_document,
)
from guideline.files.documents import Document

_Rows = Iterable[dict[str, object]]


@exactly
def rows_csv(statement: AccountStatement, table: str) -> str:
    """Return one table of a statement as CSV; the months have the columns that an audit may have.

    Args:
        statement: The statement.
        table: ``"months"``, ``"sheets"`` (ordered and paid, as form FL-421 has them),
            ``"charges"``, ``"payments"`` (a row for each part that was credited) or
            ``"segments"`` (of interest).

    >>> import guideline as gl
    >>> from datetime import date
    >>> account = gl.read_account("examples/account.toml")
    >>> statement = gl.state_account(account, as_of=date(2019, 3, 31))
    >>> print(rows_csv(statement, "sheets").splitlines()[3])
    child_support,2019-03,500.00,250.00
    """
    columns, rows = TABLES[table]
    return _csv(columns, rows(account_document(statement)))


def _sheets(document: Document) -> Iterator[dict[str, object]]:
    for kind in document["kinds"]:
        for year in kind["years"]:
            for month in year["months"]:
                yield {"kind": kind["kind"], **month}


def _allocations(document: Document) -> Iterator[dict[str, object]]:
    for payment in document["payments"]:
        for part in payment["allocations"]:
            yield {
                **{name: payment[name] for name in _OF_A_PAYMENT},
                "received": payment["date"],
                "payment": payment["amount"],
                "credited_as_of": part["day"],
                "credited_to": part["to"],
                **{name: part[name] for name in _OF_A_PART},
            }


_OF_A_PAYMENT = ("source", "reference", "crediting")
_OF_A_PART = ("amount", "order", "kind", "due")

TABLES: dict[str, tuple[tuple[str, ...], Callable[[Document], _Rows]]] = {
    "months": (MONTH_COLUMNS, lambda document: document["months"]),
    "sheets": (("kind", "month", "ordered", "paid"), _sheets),
    "charges": (
        (
            "order",
            "kind",
            "due",
            "amount",
            "paid",
            "unpaid",
            "days",
            "of_days",
            "assigned",
            "suspended_by",
        ),
        lambda document: document["charges"],
    ),
    "payments": (
        (
            "received",
            "payment",
            *_OF_A_PAYMENT,
            "credited_as_of",
            "credited_to",
            *_OF_A_PART,
        ),
        _allocations,
    ),
    "segments": (
        ("order", "kind", "from", "to", "principal", "counted", "of", "rate", "amount"),
        lambda document: document["segments"],
    ),
}
"""The tables of a statement that can be had as CSV, each with its columns."""


@exactly
def conventions_csv(compared: ConventionsCompared) -> str:
    """Return the balance under every convention as CSV."""
    rows = conventions_document(compared)["conventions"]
    return _csv(tuple(rows[0])[:-1], rows)


def _csv(columns: tuple[str, ...], rows: _Rows) -> str:
    text = StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
