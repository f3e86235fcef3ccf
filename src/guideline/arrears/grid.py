"""The month rows of a statement: differences of rounded running totals, so that they add up."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from guideline.amounts import to_cents, total
from guideline.arrears.ledger import ZERO
from guideline.arrears.state import MonthEnd, Standing
from guideline.arrears.statement import Month, SheetMonth, SheetYear
from guideline.order import SupportKind

_COLUMNS = 7
_YEAR_AND_MONTH = len("2026-03")
_Totals = list[Decimal]


def months_of_account(ends: Iterable[MonthEnd]) -> tuple[Month, ...]:
    """Return the month rows of the whole account."""
    return _rows((end, _totals(end.kinds.values(), end.received)) for end in ends)


def months_of_kind(ends: Iterable[MonthEnd], kind: SupportKind) -> tuple[Month, ...]:
    """Return the month rows of one kind of support; paid is what was credited to it."""
    return _rows((end, _totals((end.kinds[kind],), None)) for end in ends)


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


def _totals(standings: Iterable[Standing], received: Decimal | None) -> _Totals:
    """Return the running totals, each a column."""
    charged = current = principal = interest = accrued = renewed = ZERO
    for standing in standings:
        charged += standing.charged
        current += standing.to_current
        principal += standing.to_principal
        interest += standing.to_interest
        accrued += standing.interest
        renewed += standing.renewed
    paid = current + principal + interest if received is None else received
    return [charged, paid, current, principal, interest, accrued, renewed]


def _rows(totals: Iterable[tuple[MonthEnd, _Totals]]) -> tuple[Month, ...]:
    rows = []
    exact_before = before = [ZERO] * _COLUMNS
    for end, exact in totals:
        now = [
            rounded if amount == same else to_cents(amount)
            for amount, same, rounded in zip(exact, exact_before, before, strict=True)
        ]
        rows.append(_row(end, before, now))
        exact_before, before = exact, now
    return tuple(rows)


def _row(end: MonthEnd, before: _Totals, now: _Totals) -> Month:
    charged, paid, current, principal, interest, accrued, renewed = now
    return Month(
        month=end.month.isoformat()[:_YEAR_AND_MONTH],
        charged=charged - before[0],
        paid=paid - before[1],
        to_current=current - before[2],
        to_principal=principal - before[3],
        to_interest=interest - before[4],
        interest=accrued - before[5],
        principal=charged + renewed - current - principal,
        accrued_interest=accrued - interest - renewed,
    )
