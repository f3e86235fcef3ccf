"""Crediting what is paid on a debt beyond its current support, by the order in force on the day."""

from datetime import date
from decimal import Decimal

from guideline.arrears.choices import Source
from guideline.arrears.crediting import crediting_law
from guideline.arrears.debt import Debt
from guideline.arrears.ledger import ZERO, pay_off
from guideline.arrears.repayment_interest import interest_to_clear

DUST = Decimal("1e-9")
"""What is left of a debt below this comes from the 12 decimals of its statement: nothing."""


def credit(debt: Debt, day: date, amount: Decimal) -> None:
    """Credit what is left after current support, by the order in force on the day."""
    interest_first = order_on(debt, day) == "interest_before_principal"
    if interest_first and amount:
        amount = _pay_interest(debt, amount)
    amount = pay_principal(debt, amount)
    if amount:
        _pay_interest(debt, amount)


def order_on(debt: Debt, day: date) -> str:
    """Return the crediting order that counts on a day: the one chosen, or the law's."""
    if debt.terms.crediting is not None:
        return debt.terms.crediting
    if not debt.laws or not debt.laws[-1].covers(day):
        debt.laws.append(crediting_law(Source.DIRECT, day))
    order: str = debt.laws[-1].figures["order"]
    return order


def has_one_order(debt: Debt, order: str) -> bool:
    """Return whether an order counts in the month that begins and in all later ones."""
    if order_on(debt, debt.month) != order:
        return False
    return debt.terms.crediting is not None or debt.laws[-1].through is None


def pay_principal(debt: Debt, amount: Decimal) -> Decimal:
    """Pay what is past due, the oldest first; return what is left of an amount."""
    while debt.past_due and amount:
        lot = debt.past_due[0]
        paid = pay_off(lot, amount)
        debt.bucket.to_principal += paid
        debt.principal -= paid
        amount -= paid
        if not lot.unpaid:
            debt.past_due.popleft()
    return amount


def _pay_interest(debt: Debt, amount: Decimal) -> Decimal:
    """Pay accrued interest; once the principal is paid, the running month's as well.

    That is settled then, though it is posted when the month has run.
    """
    bucket = debt.bucket
    accrued = bucket.interest_owed
    owed = accrued if debt.past_due else interest_to_clear(debt)
    paid = max(min(amount, owed), ZERO)
    bucket.to_interest += paid
    debt.paid_early = debt.paid_early or paid > accrued + DUST
    return amount - paid
