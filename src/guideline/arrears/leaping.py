"""Leaping over months that are alike, one by one only where each instalment is to be noted.

In such a month one instalment pays the month's current support and the same amount of arrears,
principal first, and interest is counted by the month on a principal that falls by that amount.
"""

from datetime import date
from decimal import Decimal

from guideline.amounts import steps_up
from guideline.arrears.choices import Rounding
from guideline.arrears.coming import Coming
from guideline.arrears.conventions import MONTHS, ByMonths
from guideline.arrears.debt import Debt, Step
from guideline.arrears.ledger import ZERO
from guideline.arrears.regimes import interest_start
from guideline.arrears.repayment_crediting import DUST, has_one_order, pay_principal
from guideline.arrears.repayment_terms import at_level, even_from, total_of
from guideline.dates import A_DAY, MONTHS_IN_A_YEAR, month_after, months_after


def leap(debt: Debt, coming: Coming) -> None:
    """Pay all months from the one that begins which are alike, and are not the last."""
    if not (_is_even(debt) and _is_plain(debt, coming)):
        return
    each = at_level(debt.terms.payment, debt.month)
    months = _how_many(debt, each)
    if months <= 0:
        return
    end, paid = months_after(debt.month, months), each * months
    current = (_at_once if debt.terms.only_end else _one_by_one)(debt, coming, each, end)
    debt.bucket.to_current += current
    debt.paid += current + paid
    if debt.principal:
        pay_principal(debt, paid)
    else:
        debt.bucket.to_interest += paid
    debt.month = end


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
    if debt.prepaid or debt.excess or coming.has_more_beside:
        return False
    due = coming.next_due  # support that stands when its month opens bears the month's interest
    return due is None or interest_start(debt.terms.enforcement, due) > debt.month


def _how_many(debt: Debt, each: Decimal) -> int:
    """Return how many instalments leave something of what they pay: principal, then interest."""
    if not each:
        return 0
    left = debt.principal or debt.bucket.interest_owed - DUST
    last = debt.terms.last
    months = (last.year - debt.month.year) * MONTHS_IN_A_YEAR + last.month - debt.month.month
    return min(int(steps_up(left, each)) - 1, months)


def _at_once(debt: Debt, coming: Coming, each: Decimal, end: date) -> Decimal:
    """Charge the interest of the months before a day together; return their current support."""
    months = len(coming.instalments_before(end))
    if debt.principal:
        opened_with = months * debt.principal - each * (months * (months - 1) // 2)
        _charge(debt, opened_with, opened_with - months * each)
    return total_of(coming.charges_before(end))


def _one_by_one(debt: Debt, coming: Coming, each: Decimal, end: date) -> Decimal:
    """Do the same month by month, and note where the debt stands after each instalment."""
    current = paid = ZERO
    for day in coming.instalments_before(end):
        following = month_after(day)
        current += total_of(coming.charges_before(following))
        paid += each
        step = _after(debt, day, current, paid)
        debt.steps.append(step)
        if debt.principal:
            _charge(debt, step.principal + each, step.principal)
            if day == following - A_DAY:  # what the day's end brings is in its row
                step.interest = debt.bucket.interest
    return current


def _after(debt: Debt, day: date, current: Decimal, paid: Decimal) -> Step:
    """Return where a debt stands on a day.

    Args:
        debt: The debt as it stood before the first of the months.
        day: The day.
        current: What has been paid of current support since then.
        paid: What has been paid of the debt.
    """
    bucket = debt.bucket
    of_principal = paid if debt.principal else ZERO
    return Step(
        due=day,
        lump=False,
        alone=False,
        paid=debt.paid + current + paid,
        to_current=bucket.to_current + current,
        of_balance=debt.of_balance,
        to_principal=bucket.to_principal + of_principal,
        to_interest=bucket.to_interest + paid - of_principal,
        interest=bucket.interest,
        principal=debt.principal - of_principal,
    )


def _charge(debt: Debt, opened_with: Decimal, closed_with: Decimal) -> None:
    """Charge interest on what the months opened with, or closed with, as it is counted."""
    convention = debt.terms.convention
    by_opening = isinstance(convention, ByMonths) and convention.opening
    balance = opened_with if by_opening else closed_with
    debt.bucket.accrue(balance * debt.terms.rates.on(debt.month), MONTHS)
