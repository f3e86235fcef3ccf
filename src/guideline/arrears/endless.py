"""Whether a debt never ends: after some years it stands no better than before.

By months, with instalments on days of the month, each year is like every other. Weeks, and interest
by the day, stand to the years as they did after 800 of them: 400 hold as many leap days as any 400,
and 20,871 weeks. Fewer years differ by an instalment and two leap days at most; a debt that grows
by more than these in a few of them grows in all.
"""

from decimal import Decimal

from guideline.arrears.conventions import ByMonths
from guideline.arrears.debt import Debt, Mark
from guideline.arrears.ledger import ZERO

_FEW, _ALL = (7, 56), 800
_BY_DAYS_OF_THE_MONTH = {12, 24}
_LEAP_DAYS, _SHORTEST_YEAR = 2, 360


def mark_year(debt: Debt) -> None:
    """Note where a debt stands at the end of a year, and whether it never ends."""
    marks, bucket = debt.marks, debt.bucket
    reached = bucket.to_principal + bucket.to_interest
    marks.append(Mark(debt.principal, bucket.interest_owed, reached))
    debt.endless = any(_is_sure(debt, years) for years in _FEW if len(marks) > years)
    if len(marks) > _ALL:
        debt.endless = debt.endless or _is_no_better(marks[-1], marks.popleft(), ZERO)


def _is_sure(debt: Debt, years: int) -> bool:
    """Return whether a debt stands no better than a few years before, whichever years they are."""
    now, then = debt.marks[-1], debt.marks[-1 - years]
    alike = _is_periodic(debt) or now.reached == then.reached
    return _is_no_better(now, then, ZERO if alike else _difference(debt))


def _is_no_better(now: Mark, then: Mark, by: Decimal) -> bool:
    return now.principal >= then.principal and now.interest >= then.interest + by


def _is_periodic(debt: Debt) -> bool:
    """Return whether each year is like every other."""
    by_months = isinstance(debt.terms.convention, ByMonths)
    return by_months and debt.terms.times in _BY_DAYS_OF_THE_MONTH


def _difference(debt: Debt) -> Decimal:
    """Return the most by which as many years may differ: an instalment and the leap days."""
    terms = debt.terms
    a_day = debt.principal * terms.rates.on(debt.month) / _SHORTEST_YEAR
    return terms.payment[-1][1] + debt.month_charged + _LEAP_DAYS * a_day
