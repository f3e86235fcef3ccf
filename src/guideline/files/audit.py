"""Reading another party's audit from a CSV file, and writing how it compares with an account."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs

from guideline.amounts import exactly, repeat
from guideline.arrears.account import Account
from guideline.arrears.audit_records import AuditCompared, AuditMonth
from guideline.arrears.audits import months_that_agree, reconcile
from guideline.citations import fam
from guideline.errors import InvalidFacts, Problem
from guideline.facts.fields import changed
from guideline.files.csv_notes import without_total
from guideline.files.documents import Document, dollars_text, head, notices_part
from guideline.files.spreadsheet import Columns, Row, cell_amount, cell_day, read_rows
from guideline.notices import Notice, NoticeId

_KNOWN = (
    "month",
    "charged",
    "paid",
    "principal",
    "interest",
    "accrued_interest",
    "to_current",
    "to_principal",
    "to_interest",
)
_COMPARED = ("charged", "paid", "principal", "interest", "accrued_interest")
_SUMS = ("charged", "paid", "to_current", "to_principal", "to_interest")
_BALANCES = ("principal", "interest", "accrued_interest")
_NUMBERS = re.compile(r"([0-9]{4})-([0-9]{1,2})|([0-9]{1,2})/([0-9]{4})", re.ASCII)
_WORDS = re.compile(r"([A-Za-z]{3,9})\.?[ -]([0-9]{4}|[0-9]{2})", re.ASCII)
_MONTHS = (
    "",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_NO_MONTH = Problem("", "", "no month", "write a row for each month")
_CENTURY, _TURN = 100, 70  # "Jan-69" is 2069, "Jan-70" is 1970


@attrs.frozen
class Audit:
    """An audit as it was read.

    Attributes:
        rows: Its months, the column ``interest`` read as the balance at the end of the month.
        by_month: The same, that column read as the interest of the month alone; ``None`` where
            the columns leave no doubt.
        notes: What the file was taken for where it could be taken otherwise.
    """

    rows: tuple[AuditMonth, ...]
    by_month: tuple[AuditMonth, ...] | None = None
    notes: tuple[str, ...] = ()


def read_audit(path: str | Path, names: Mapping[str, str] | None = None) -> Audit:
    """Return another party's audit from a CSV file.

    Args:
        path: The file: a row for each month, with the columns month and any of charged, paid,
            principal, interest and accrued_interest.
        names: What the file calls a column, as in ``{"month": "Period"}``.

    Raises:
        InvalidFacts: The file cannot be read or its cells cannot be; every problem is listed.

    >>> names = {"month": "Period", "charged": "Ordered", "paid": "Received"}
    >>> read_audit("examples/audit.csv", names).rows[1].accrued_interest
    Decimal('4.17')
    """
    names = names or {}
    problems = [
        Problem("--column", repeat(name), "no such column", f"write one of: {', '.join(_KNOWN)}")
        for name in names
        if name not in _KNOWN
    ]
    columns = Columns(known=_KNOWN, needed=("month",), names=names, sums=_SUMS, balances=_BALANCES)
    try:
        found = read_rows(Path(path), columns, problems)
    except InvalidFacts as error:
        raise InvalidFacts([*problems, *error.problems], str(path)) from None
    rows, notes = without_total(found, columns, problems)
    months = [month for row in rows for month in [_month(row, problems)] if month is not None]
    told = {column for row in found for column in row.cells}
    if found and not told & set(_COMPARED):
        problems.append(
            Problem("row 1", "", "nothing to compare", f"write one of: {', '.join(_COMPARED)}")
        )
    problems += _twice(months) if months or problems else [_NO_MONTH]
    if problems:
        raise InvalidFacts(problems, str(path))
    if "interest" in told and "accrued_interest" not in told:
        balances = (changed(row, interest=None, accrued_interest=row.interest) for row in months)
        return Audit(tuple(balances), tuple(months), tuple(notes))
    return Audit(tuple(months), notes=tuple(notes))


def _twice(months: list[AuditMonth]) -> list[Problem]:
    seen: set[date] = set()
    found = []
    for month in months:
        if month.month in seen:
            found.append(
                Problem("month", f"{month.month:%Y-%m}", "stands twice", "keep one row a month")
            )
        seen.add(month.month)
    return found


def _month(row: Row, problems: list[Problem]) -> AuditMonth | None:
    cells: dict[str, object] = {}
    found: list[Problem] = []
    try:
        cells["month"] = cell_month(row)
    except InvalidFacts as error:
        found += error.problems
    for column in _COMPARED:
        if row.cells.get(column):
            try:
                cells[column] = cell_amount(row, column)
            except InvalidFacts as error:
                found += error.problems
    problems += found
    return None if found else AuditMonth(**cells)  # type: ignore[arg-type]


def cell_month(row: Row) -> date:
    """Return the first day of a cell's month: ``2019-01``, ``1/2019``, ``Jan 2019``, or any day.

    Raises:
        InvalidFacts: It is none of these.
    """
    cell = row.cells.get("month", "")
    numbers, words = _NUMBERS.fullmatch(cell), _WORDS.fullmatch(cell)
    try:
        if numbers is not None:
            year, month = numbers[1] or numbers[4], numbers[2] or numbers[3]
            return date(int(year), int(month), 1)
        if words is not None:
            return date(_year(words[2]), _number(words[1].casefold()), 1)
        return cell_day(row, "month").replace(day=1)
    except InvalidFacts:
        why = "not a month"
    except ValueError:
        why = "no such month"
    raise InvalidFacts([row.problem("month", why, "write it as 2019-01")])


def _number(word: str) -> int:
    """Return the number of a month by its name or the beginning of its name."""
    return next((n for n, name in enumerate(_MONTHS) if n and name.startswith(word)), 0)


def _year(text: str) -> int:
    number = int(text)
    if number >= _CENTURY:
        return number
    return number + (1900 if number >= _TURN else 2000)


def compare_audit(account: Account, audit: Audit, interest: str | None = None) -> AuditCompared:
    """Return how an audit that was read from a file compares with an account.

    A column called interest may hold the balance at the end of the month, or the interest of the
    month alone. It is read in the way in which more months agree, and as the balance where as many
    agree either way; a notice says so.

    Args:
        account: The account.
        audit: The audit.
        interest: ``"balance"`` or ``"month"`` where it is known.

    Raises:
        InvalidFacts: The facts of either cannot be; every problem is listed.
    """
    months, notes = audit.rows, list(audit.notes)
    if audit.by_month is not None:
        if (interest or _meant(account, audit)) == "month":
            months = audit.by_month
        if interest is None:
            words = (
                "the month's interest" if months is audit.by_month else "the balance of interest"
            )
            notes.append(
                f"The column interest is read as {words}: more months agree so, or as many. "
                "--interest-column decides."
            )
    told = (
        Notice(id=NoticeId.READ_AS, decides=True, text=note, cites=(fam("17526(c)"),))
        for note in notes
    )
    return reconcile(account, months, notices=tuple(told))


def _meant(account: Account, audit: Audit) -> str:
    """Return what the column interest holds, by which reading more months agree."""
    balance = months_that_agree(account, audit.rows)
    return "month" if months_that_agree(account, audit.by_month or ()) > balance else "balance"


@exactly
def audit_document(compared: AuditCompared) -> Document:
    """Return a comparison as the JSON document ``guideline.reconcile/1``."""
    return {
        **head("reconcile"),
        "agrees": compared.agrees,
        "months_compared": compared.months,
        "months_left_out": [] if compared.left_out == "none" else compared.left_out.split(", "),
        "first_month": compared.first_month,
        "differences": [
            {
                "column": each.column,
                "account": dollars_text(each.account),
                "audit": dollars_text(each.audit),
                "difference": dollars_text(each.difference),
            }
            for each in compared.differences
        ],
        "causes": [
            {
                "cause": each.cause,
                "text": each.text,
                "agrees_through": each.agrees_through,
                "also": each.also,
            }
            for each in compared.causes
        ],
        "explained": not compared.agrees and not compared.unexplained,
        "unexplained": [
            {
                "month": each.month,
                "column": each.column,
                "difference": dollars_text(each.difference),
            }
            for each in compared.unexplained
        ],
        "entries": [
            {"month": each.month, "column": each.column, "amount": dollars_text(each.amount)}
            for each in compared.entries
        ],
        "notices": notices_part(compared.notices),
    }
