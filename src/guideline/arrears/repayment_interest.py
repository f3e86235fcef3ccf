"""The interest of a debt on its way: accrued by the day, posted by the month, or paid early."""

from datetime import date
from decimal import Decimal

from guideline.amounts import to_cents
from guideline.arrears.choices import Rounding
from guideline.arrears.conventions import MONTHS, ByDays, ByMonths
from guideline.arrears.debt import Debt
from guideline.arrears.ledger import ZERO, accrue_days
from guideline.dates import MONTHS_IN_A_YEAR


def bring_up(debt: Debt, day: date, *, posting: bool = True) -> None:
    """Bring interest by the day up to a day, and post it."""
    convention, bucket = debt.terms.convention, debt.bucket
    if not isinstance(convention, ByDays):
        return
    if bucket.since < day:
        for _ in accrue_days(bucket, day, convention):
            pass
    if posting:
        _round(debt)


def post_month(debt: Debt, balance: Decimal) -> None:
    """Post a month's interest on a balance."""
    if balance:
        debt.bucket.accrue(balance * debt.bucket.rates.on(debt.month), MONTHS)
        _round(debt)


def _round(debt: Debt) -> None:
    if debt.terms.rounding is Rounding.EACH_POSTING and debt.bucket.is_accruing:
        debt.bucket.post_rounded()


def interest_to_clear(debt: Debt) -> Decimal:
    """Return the interest that is owed once the principal is paid, the running month's with it."""
    convention, bucket = debt.terms.convention, debt.bucket
    owed = bucket.interest_owed
    if bucket.opening and isinstance(convention, ByMonths):
        of_month = convention.balance(bucket.opening, ZERO) * bucket.rates.on(debt.month)
        of_month /= MONTHS_IN_A_YEAR
        rounded = debt.terms.rounding is Rounding.EACH_POSTING
        owed += to_cents(of_month) if rounded else of_month
    return owed


def interest_so_far(debt: Debt) -> Decimal:
    """Return all interest through a day: accrued, and what was paid before it was posted."""
    bucket = debt.bucket
    interest = bucket.interest
    if debt.terms.rounding is Rounding.EACH_POSTING:  # what is not yet posted will be rounded
        interest = bucket.posted + to_cents(interest - bucket.posted)
    return max(interest, bucket.to_interest)


def counted(debt: Debt) -> Decimal:
    """Return all interest that has accrued, what was paid before it was posted with it."""
    return max(debt.bucket.interest, debt.bucket.to_interest)
