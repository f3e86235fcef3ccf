"""The amounts of an income withholding order (form FL-195): each line by each pay period."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from guideline.amounts import dollars, exactly, to_cents, total
from guideline.arrears.ledger import ZERO
from guideline.arrears.order_checks import money_problems
from guideline.arrears.withholding_law import assignment_law
from guideline.citations import Citation, fam, usc
from guideline.dates import MONTHS_IN_A_YEAR, TIMES_A_YEAR, Per
from guideline.errors import InvalidFacts
from guideline.facts.arguments import arguments
from guideline.facts.fields import Dollars, fact, facts
from guideline.figures import TEXT
from guideline.worksheets import line, row, worksheet

FORM = Citation("Income Withholding for Support", "FL-195", "form ")
"""The form of the order."""


@facts
class WithholdingTerms:
    """What an income withholding order asks for, each a month."""

    name: str | None = fact("whose it is; by default the orders are numbered", default=None)
    current_child_support: Dollars = fact("current child support", default=Decimal(0))
    past_due_child_support: Dollars = fact("past-due child support", default=Decimal(0))
    over_12_weeks: bool = fact("whether the arrears are older than 12 weeks", default=False)
    current_medical_support: Dollars = fact("current cash medical support", default=Decimal(0))
    past_due_medical_support: Dollars = fact("past-due cash medical support", default=Decimal(0))
    current_spousal_support: Dollars = fact("current spousal support", default=Decimal(0))
    past_due_spousal_support: Dollars = fact("past-due spousal support", default=Decimal(0))
    other: Dollars = fact("another sum", default=Decimal(0))
    another: Dollars = fact("one more sum", default=Decimal(0))
    lump_sum: Dollars = fact("to be withheld from a lump sum", default=Decimal(0))
    total_arrears: Dollars = fact(
        "the total arrears owed, by which § 5238(b)(3) prorates what is left for arrears",
        default=Decimal(0),
    )
    set_by_agency: bool = fact(
        "the agency set the past-due amount itself, and no court (Cal. Code Regs., tit. 22, "
        "§ 116100(a)(3))",
        default=False,
    )


@row
@worksheet
class WithholdingLine:
    """Amounts to withhold."""

    what: str = line("Line", FORM, unit=TEXT)
    weekly: Decimal = line("Weekly", FORM)
    biweekly: Decimal = line("Every two weeks", FORM)
    semimonthly: Decimal = line("Twice a month", FORM)
    monthly: Decimal = line("Monthly", FORM)
    weekly_difference: Decimal = line("Weekly, more in a year", FORM)
    biweekly_difference: Decimal = line("By two weeks, more in a year", FORM)
    semimonthly_difference: Decimal = line("Twice a month, more in a year", FORM)


@worksheet
class WithholdingOrder:
    """Income withholding for support (FL-195).

    >>> import guideline as gl
    >>> terms = gl.WithholdingTerms(current_child_support=500)
    >>> order = gl.withholding_order(terms, on=date(2026, 4, 1))
    >>> isinstance(order, gl.WithholdingOrder), order.lines[-1].biweekly
    (True, Decimal('230.77'))
    """

    of: str | None = None
    over_12_weeks: bool = line("Arrears greater than 12 weeks?", usc(15, "1673(b)(2)"), unit=TEXT)
    monthly: Decimal = line("Total to withhold a month", fam("5230(a)"))
    lump_sum: Decimal = line("Lump sum payment", FORM)
    fee: Decimal = line("The employer may take for each payment", fam("5235(d)"))
    lines: tuple[WithholdingLine, ...] = ()


CURRENT = ("current_child_support", "current_medical_support", "current_spousal_support")
"""The lines of current support in the order of § 5238(a); medical support beside the child's."""
PAST_DUE = (
    "past_due_child_support",
    "past_due_medical_support",
    "past_due_spousal_support",
)
"""The lines of arrears, which come after them in the same order."""
OTHER = ("other", "another")
"""What the section does not name: neither current support nor arrears, and last."""
_NAMES = (
    "current_child_support",
    "past_due_child_support",
    "current_medical_support",
    "past_due_medical_support",
    "current_spousal_support",
    "past_due_spousal_support",
    "other",
    "another",
)
MONEY = (*_NAMES, "lump_sum", "total_arrears")
"""Every amount of an order."""


@exactly
def withholding_order(terms: WithholdingTerms, *, on: date) -> WithholdingOrder:
    """Return the amounts of an income withholding order, each line by each pay period.

    Monthly × 12 / 52, 26 or 24, half up to the cent; the difference over a year is shown. The
    total of a period is converted from the monthly total, as the form's own lines are.

    Args:
        terms: What the order asks for.
        on: Its day, whose law sets the employer's fee.

    Raises:
        InvalidFacts: An amount is below zero or not in whole cents, or the day is none.

    >>> order = withholding_order(WithholdingTerms(current_child_support=154), on=date(2026, 3, 1))
    >>> order.lines[-1].weekly
    Decimal('35.54')
    """
    terms, on = arguments(terms=(_Terms, terms), on=(date, on))
    return order_lines(terms, on)


def _read_terms(value: object) -> object:
    (terms,) = arguments(**{"": (WithholdingTerms, value)})
    problems = [each for name in MONEY for each in money_problems(name, getattr(terms, name))]
    if problems:
        raise InvalidFacts(problems)
    return terms


_Terms = Annotated[WithholdingTerms, _read_terms]


def monthly_total(terms: WithholdingTerms) -> Decimal:
    """Return all that an order asks for, in dollars a month."""
    amounts: list[Decimal] = [getattr(terms, name) for name in _NAMES]
    return total(amounts)


def order_lines(terms: WithholdingTerms, on: date) -> WithholdingOrder:
    """Return the lines of an order whose facts have been checked."""
    monthly = monthly_total(terms)
    amounts = {name: getattr(terms, name) for name in _NAMES}
    asked = [(line_name(name), amount) for name, amount in amounts.items() if amount]
    return WithholdingOrder(
        of=terms.name,
        over_12_weeks=terms.over_12_weeks,
        monthly=monthly,
        lump_sum=terms.lump_sum,
        fee=dollars(assignment_law(on).figures["fee"]),
        lines=tuple(_line(what, amount) for what, amount in [*asked, ("total", monthly)]),
    )


def line_name(name: str) -> str:
    """Return how a line of the form is called."""
    return name.replace("_", " ").replace("past due", "past-due")


def each_period(monthly: Decimal, per: Per) -> Decimal:
    """Return a monthly amount by the pay period: times 12 over those of a year, to the cent."""
    return to_cents(monthly * MONTHS_IN_A_YEAR / TIMES_A_YEAR[per])


def _line(what: str, monthly: Decimal) -> WithholdingLine:
    periods = (Per.WEEK, Per.TWO_WEEKS, Per.HALF_MONTH)
    parts = {per: each_period(monthly, per) for per in periods}
    more = {
        per: part * TIMES_A_YEAR[per] - monthly * MONTHS_IN_A_YEAR for per, part in parts.items()
    }
    return WithholdingLine(
        what=what,
        weekly=parts[Per.WEEK],
        biweekly=parts[Per.TWO_WEEKS],
        semimonthly=parts[Per.HALF_MONTH],
        monthly=monthly or ZERO,
        weekly_difference=more[Per.WEEK],
        biweekly_difference=more[Per.TWO_WEEKS],
        semimonthly_difference=more[Per.HALF_MONTH],
    )
