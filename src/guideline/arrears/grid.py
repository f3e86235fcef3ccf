"""The month rows of a statement: differences of rounded running totals, so that they add up."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import groupby

from guideline.amounts import to_cents, total
from guideline.arrears.ledger import ZERO
from guideline.arrears.state import MonthEnd, Totals, summed
from guideline.arrears.statement import Month, SheetMonth, SheetYear
from guideline.order import SupportKind

_YEAR_AND_MONTH = len("2026-03")
_NOTHING = (ZERO,) * 7


def months_of_account(ends: Iterable[MonthEnd]) -> tuple[Month, ...]:
    """Return the month rows of the whole account; paid is what was received."""
    return _rows((end.month, (*summed(end.kinds.values()), end.received)) for end in ends)


def months_of_kind(ends: Iterable[MonthEnd], kind: SupportKind) -> tuple[Month, ...]:
    """Return the month rows of one kind of support; paid is what was credited to it."""
    own = ((end.month, end.kinds[kind]) for end in ends)
    return _rows((month, (*totals, sum(totals[1:4], ZERO))) for month, totals in own)


def sheet(months: Iterable[Month]) -> tuple[SheetYear, ...]:
    """Return what was ordered and paid by year and month, as form FL-421 has it.

    Args:
        months: The month rows of one kind of support.
    """
    return tuple(
        _sheet_year(year, tuple(rows)) for year, rows in groupby(months, lambda row: row.month[:4])
    )


def _sheet_year(year: str, rows: tuple[Month, ...]) -> SheetYear:
    months = tuple(SheetMonth(month=row.month, ordered=row.charged, paid=row.paid) for row in rows)
    return SheetYear(
        year=year,
        ordered=total([month.ordered for month in months]),
        paid=total([month.paid for month in months]),
        months=months,
    )


def _rows(ends: Iterable[tuple[date, Totals]]) -> tuple[Month, ...]:
    """Return the rows of running totals, of which the last is what was paid."""
    rows = []
    exact_before: Totals = _NOTHING
    before: list[Decimal] = [*_NOTHING]
    for month, exact in ends:
        now = [
            rounded if amount == same else to_cents(amount)
            for amount, same, rounded in zip(exact, exact_before, before, strict=True)
        ]
        rows.append(_row(month, before, now))
        exact_before, before = exact, now
    return tuple(rows)


def _row(month: date, before: list[Decimal], now: list[Decimal]) -> Month:
    charged, current, principal, interest, accrued, renewed, paid = now
    return Month(
        month=month.isoformat()[:_YEAR_AND_MONTH],
        charged=charged - before[0],
        paid=paid - before[6],
        to_current=current - before[1],
        to_principal=principal - before[2],
        to_interest=interest - before[3],
        interest=accrued - before[4],
        principal=charged + renewed - current - principal,
        accrued_interest=accrued - interest - renewed,
    )
