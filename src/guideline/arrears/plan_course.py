"""How a plan goes on its way: other payments from a day on, days without any, or no end."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum

from guideline.amounts import to_cents
from guideline.arrears.conventions import DAYS_IN_A_LEAP_YEAR, ByDays
from guideline.arrears.debt import Debt
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_facts import Plan, PlanCrediting
from guideline.arrears.setting import Setting
from guideline.citations import ccp, ccr, fam
from guideline.dates import MONTHS_IN_A_YEAR
from guideline.figures import DATE, TEXT
from guideline.worksheets import line, row, worksheet

_LEAP_YEAR = 2024


@row
@worksheet
class PlanAmount:
    """Payments toward arrears that change."""

    start: date = line("From", fam("5246(d)"), unit=DATE)
    payment: Decimal = line("Each payment toward arrears", fam("5246(d)"), ccr(22, "116100"))


@row
@worksheet
class PlanPause:
    """Days on which support is suspended."""

    start: date = line("From", fam("4007.5(e)(2)"), unit=DATE)
    through: date | None = line(
        "Through", fam("4007.5(e)(2)"), unit=DATE, absent="until further notice"
    )


class Endless(StrEnum):
    """Why a plan never ends."""

    SUSPENDED = "suspended"
    NOTHING_REACHES_IT = "nothing_reaches_it"
    NOTHING_LATER = "nothing_later"
    INTEREST_FIRST = "interest_first"


@worksheet
class NeverEnds:
    """Why the plan never ends, and what would end it."""

    why: Endless = line("Why", ccp("695.221"), unit=TEXT)
    more_than: Decimal | None = line(
        "What would end it: each month more than", ccp("695.221"), absent="no certain amount"
    )


def amounts_of(setting: Setting, debt: Debt) -> tuple[PlanAmount, ...]:
    """Return the payments of a plan from day to day until its end, if they change."""
    found: list[PlanAmount] = []
    for day, amount in setting.levels:
        changes = not found or found[-1].payment != amount
        if changes and debt.steps and day <= debt.steps[-1].due:
            found.append(PlanAmount(start=day, payment=amount))
    return tuple(found) if len(found) > 1 else ()


def pauses_of(plan: Plan, debt: Debt) -> Iterator[PlanPause]:
    """Yield the days until a plan's end on which support is suspended."""
    for each in plan.suspended:
        if debt.steps and each.from_ <= debt.steps[-1].due:
            yield PlanPause(start=each.from_, through=each.through)


def never_ends(plan: Plan, setting: Setting, debt: Debt) -> NeverEnds | None:
    """Return why a plan never ends, if it does not.

    Where interest is paid first, only more than accrues of it each month ends the debt; otherwise
    any payment does.
    """
    if not debt.endless:
        return None
    if any(each.through is None for each in plan.suspended):
        return NeverEnds(why=Endless.SUSPENDED, more_than=None)
    more = ZERO  # any payment that reaches them
    if plan.crediting is PlanCrediting.INTEREST_BEFORE_PRINCIPAL:
        more = _most_that_accrues(debt)
    why = Endless.INTEREST_FIRST if setting.levels[-1][1] else Endless.NOTHING_LATER
    if debt.bucket.to_interest + debt.bucket.to_principal == 0:
        why = Endless.NOTHING_REACHES_IT
    return NeverEnds(why=why, more_than=more)


def _most_that_accrues(debt: Debt) -> Decimal:
    """Return the most interest that accrues of what is left, a month of a year."""
    interest = debt.principal * debt.terms.rates.on(debt.month) / MONTHS_IN_A_YEAR
    convention = debt.terms.convention
    if isinstance(convention, ByDays):  # of a leap year, whose last day a year of 365 does not have
        interest *= Decimal(DAYS_IN_A_LEAP_YEAR) / convention.days_in(_LEAP_YEAR)
    return to_cents(interest)
