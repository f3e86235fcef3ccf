"""The balance under every interest convention, and the dollars between them."""

from datetime import date
from decimal import Decimal

from guideline.amounts import exactly, to_cents
from guideline.arrears.account import Account
from guideline.arrears.balance import checked, totals_on
from guideline.arrears.choices import Convention
from guideline.arrears.conventions import CONVENTIONS
from guideline.citations import ccp
from guideline.facts.fields import changed
from guideline.figures import DATE, TEXT
from guideline.worksheets import line, row, worksheet

_INTEREST = (ccp("685.010(a)(1)"),)


@row
@worksheet
class UnderConvention:
    """The balance under each convention."""

    convention: Convention = line("Convention", *_INTEREST, unit=TEXT)
    principal: Decimal = line("Principal", *_INTEREST)
    accrued_interest: Decimal = line("Accrued interest", *_INTEREST)
    total: Decimal = line("Principal and interest", *_INTEREST)
    difference: Decimal = line("More than the account's own convention", *_INTEREST)
    meaning: str = line("What it does", *_INTEREST, unit=TEXT)


@worksheet
class ConventionsCompared:
    """The balance under every interest convention, on which no statute decides."""

    as_of: date = line("As of", unit=DATE)
    own: Convention = line("The account's own convention", *_INTEREST, unit=TEXT)
    least: Decimal = line("Least of the balances", *_INTEREST)
    most: Decimal = line("Most of the balances", *_INTEREST)
    spread: Decimal = line("Dollars between them", *_INTEREST)
    conventions: tuple[UnderConvention, ...] = ()


@exactly
def compare_conventions(account: Account, *, as_of: date) -> ConventionsCompared:
    """Return the balance of an account under every interest convention, and the spread.

    Args:
        account: The account; its own convention is what the others are compared with.
        as_of: The day.

    Raises:
        InvalidFacts: The facts cannot be; every problem is listed.

    >>> from guideline.order import SupportOrder
    >>> order = SupportOrder(amount=200, from_=date(2010, 1, 1))
    >>> account = Account(enforcement="local_agency", orders=[order])
    >>> compare_conventions(account, as_of=date(2016, 12, 23)).spread
    Decimal('106.41')
    """
    facts = checked(account, as_of)
    found = {each: totals_on(changed(facts, interest=each), as_of) for each in Convention}
    own = to_cents(found[account.interest]["total"])
    rows = tuple(
        UnderConvention(
            convention=each,
            principal=to_cents(totals["principal"]),
            accrued_interest=to_cents(totals["accrued_interest"]),
            total=to_cents(totals["total"]),
            difference=to_cents(totals["total"]) - own,
            meaning=CONVENTIONS[each].meaning,
        )
        for each, totals in found.items()
    )
    least, most = min(row.total for row in rows), max(row.total for row in rows)
    return ConventionsCompared(
        as_of=as_of,
        own=account.interest,
        least=least,
        most=most,
        spread=most - least,
        conventions=rows,
    )
