"""The test of § 17520(a)(4), and what follows from falling behind."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import attrs

from guideline.arrears.debt import Debt
from guideline.arrears.plan_facts import Plan, ScheduleBy
from guideline.citations import fam, usc
from guideline.law.tables import Version, in_force
from guideline.worksheets import COUNT, TEXT, line, row, worksheet

COMPLIANCE = "family_code/compliance"
LICENCE_INCOME = "family_code/licence_income"
PASSPORT = "united_states_code/passport"
_TEST = fam("17520(a)(4)")


@row
@worksheet
class Leg:
    """The test of § 17520(a)(4)."""

    leg: str = line("Leg", _TEST, unit=TEXT)
    days_behind: int | None = line("Days behind", _TEST, unit=COUNT)
    complies: str = line("No more than 30 days", _TEST, unit=TEXT)


@row
@worksheet
class Consequence:
    """What follows."""

    what: str = line("What", unit=TEXT)
    section: str = line("Section", unit=TEXT)
    answer: str = line("Answer", unit=TEXT)


def legs(plan: Plan, days: dict[bool, int], law: Version) -> Iterator[Leg]:
    """Yield the three legs: current support, an arrears schedule, a reimbursement judgment."""
    most = law.figures["days_in_compliance"]
    has_schedule = plan.standing.schedule_by is not ScheduleBy.NEITHER
    for leg, behind in (
        ("current support", days[True] if plan.current_support is not None else None),
        ("arrears schedule, ordered or agreed", days[False] if has_schedule else None),
        ("reimbursement of public assistance", plan.standing.reimbursement_days_behind),
    ):
        answer = "not applicable" if behind is None else "yes" if behind <= most else "no"
        yield Leg(leg=leg, days_behind=behind, complies=answer)


@attrs.frozen
class Standing:
    """What is owed on a day, and for how long.

    Attributes:
        owed: Principal and interest.
        days: For how many days something that is unpaid has been due, as far as is known.
        may_be_older: Whether what the balance of the plan was made of, and is not told, is older.
    """

    owed: Decimal
    days: int
    may_be_older: bool


def standing_of(plan: Plan, debt: Debt, owed: Decimal, behind: int, as_of: date) -> Standing:
    """Return what is owed and for how long, the arrears of the plan's own balance included.

    Args:
        plan: The plan.
        debt: The debt as it was really paid.
        owed: What of it is left.
        behind: How many days the plan or current support is behind.
        as_of: The day.
    """
    if not any(lot.due <= plan.as_of and lot.unpaid for lot in (*debt.past_due, *debt.current)):
        return Standing(owed, behind, may_be_older=False)
    oldest = plan.standing.oldest_due
    since = plan.as_of if oldest is None else oldest
    return Standing(owed, max(behind, (as_of - since).days), may_be_older=oldest is None)


def consequences(
    plan: Plan, as_of: date, law: Version, standing: Standing
) -> Iterator[Consequence]:
    """Yield what follows from arrears of some age and amount, by each section."""
    figures, owed = law.figures, standing.owed
    submitted = _by_age(
        standing,
        old=standing.days > figures["delinquency_days"],
        enough=owed > figures["delinquency_amount"],
    )
    yield Consequence(
        what="submitted to the department for collection", section="17500(c)", answer=submitted
    )
    levied = _by_age(standing, old=standing.days >= figures["levy_days"], enough=owed > 0)
    yield Consequence(
        what="levy, after notice and 20 days to ask for review", section="17522", answer=levied
    )
    yield Consequence(
        what="driver's licence protected by income", section="17520.5", answer=_licence(plan, as_of)
    )
    denied = owed > in_force(PASSPORT, as_of).figures["amount"]
    yield Consequence(
        what="passport denied", section=str(usc(42, "652(k)")), answer="yes" if denied else "no"
    )


def _by_age(standing: Standing, *, old: bool, enough: bool) -> str:
    """Return whether arrears are enough and old enough, or what it needs to know."""
    if not enough:
        return "no"
    if not old and standing.may_be_older:
        return "not known: needs standing.oldest_due, since older arrears are in the balance"
    return "yes" if old else "no"


def _licence(plan: Plan, as_of: date) -> str:
    standing = plan.standing
    income, median = standing.annual_household_income, standing.county_median_income
    if income is None or median is None:
        return "not known: needs the household's and the county's median income"
    law = in_force(LICENCE_INCOME, as_of)
    if standing.commercial_licence and not law.figures["commercial"]:
        return "no: from 2027 non-commercial licences only"
    return "yes" if income <= median * law.figures["share"] else "no"
