"""Leaping over months that are alike, where nothing is asked of a debt but its end.

In such a month one instalment pays the month's current support and the same amount of arrears,
principal first, and interest is counted by the month on a principal that falls by that amount.
"""

from datetime import date
from decimal import Decimal

from guideline.amounts import steps_up
from guideline.arrears.choices import Rounding
from guideline.arrears.coming import Coming
from guideline.arrears.conventions import MONTHS, ByMonths
from guideline.arrears.debt import Debt
from guideline.arrears.ledger import ZERO
from guideline.arrears.repayment_crediting import DUST, has_one_order, pay_principal
from guideline.arrears.repayment_terms import at_level, even_from
from guideline.dates import MONTHS_IN_A_YEAR, months_after


def leap(debt: Debt, coming: Coming) -> None:
    """Pay all months from the one that begins which are alike, and are not the last, at once."""
    if not (_is_even(debt) and _is_plain(debt, coming)):
        return
    each = at_level(debt.terms.payment, debt.month)
    months = _how_many(debt, each)
    if months <= 0:
        return
    paid = each * months
    if debt.principal:
        _charge_interest(debt, each, months)
        pay_principal(debt, paid)
    else:
        debt.bucket.to_interest += paid
    debt.month = months_after(debt.month, months)
    current = sum((amount for _, amount in coming.charges_before(debt.month)), ZERO)
    coming.payments_before(debt.month)
    debt.bucket.to_current += current
    debt.paid += paid + current


def _is_even(debt: Debt) -> bool:
    """Return whether the terms are the same in each month from the one that begins."""
    terms = debt.terms
    return (
        terms.until is None
        and terms.times == MONTHS_IN_A_YEAR
        and isinstance(terms.convention, ByMonths)
        and terms.rounding is Rounding.NONE
        and debt.month > max(terms.as_of, even_from(terms))
        and not terms.suspended
        and terms.rates.change_after(debt.month) == date.max
        and has_one_order(debt, "principal_before_interest")
    )


def _is_plain(debt: Debt, coming: Coming) -> bool:
    """Return whether nothing is owed but arrears that bear interest, and nothing else to come."""
    if any(lot.unpaid for lots in (debt.current, debt.waiting) for lot in lots):
        return False
    return not (debt.prepaid or debt.excess or coming.has_more_beside)


def _how_many(debt: Debt, each: Decimal) -> int:
    """Return how many instalments leave something of what they pay: principal, then interest."""
    if not each:
        return 0
    left = debt.principal or debt.bucket.interest_owed - DUST
    last = debt.terms.last
    months = (last.year - debt.month.year) * MONTHS_IN_A_YEAR + last.month - debt.month.month
    return min(int(steps_up(left, each)) - 1, months)


def _charge_interest(debt: Debt, each: Decimal, months: int) -> None:
    """Charge the interest of months over which the principal falls by the same amount."""
    first, convention = debt.principal, debt.terms.convention
    opened_with = months * first - each * (months * (months - 1) // 2)
    by_opening = isinstance(convention, ByMonths) and convention.opening
    balances = opened_with if by_opening else opened_with - months * each
    debt.bucket.accrue(balances * debt.terms.rates.on(debt.month), MONTHS)
