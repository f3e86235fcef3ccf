"""Every account beside an independent count, day by day, in fractions (``account_oracle``)."""

from datetime import date
from fractions import Fraction

from hypothesis import given

import guideline as gl
from account_oracle import counted
from account_strategies import whole_accounts

FIGURES = (
    "principal",
    "accrued_interest",
    "credit",
    "to_current",
    "to_principal",
    "interest_charged",
    "interest_paid",
    "interest_renewed",
    "not_credited",
)
LAST_DIGITS = Fraction(1, 10**18)
ROUNDED = Fraction(3, 100)  # a balance in the grid is the difference of up to six rounded totals


@given(whole_accounts())
def test_every_balance_is_the_independent_counts(drawn: tuple[gl.Account, date]) -> None:
    """Whatever happens in an account, each total and month is what the calendar and pen give."""
    account, as_of = drawn
    statement, count = gl.state_account(account, as_of=as_of), counted(account, as_of)
    for name in FIGURES:
        difference = Fraction(getattr(statement, name)) - count[name]
        assert abs(difference) < LAST_DIGITS, (name, float(difference))
    for month in statement.months:
        if month.month in count["months"]:
            principal, interest = count["months"][month.month]
            assert abs(Fraction(month.principal) - principal) <= ROUNDED, month.month
            assert abs(Fraction(month.accrued_interest) - interest) <= ROUNDED, month.month
