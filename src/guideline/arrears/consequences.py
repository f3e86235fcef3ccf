"""The test of § 17520(a)(4), and what follows from falling behind."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import attrs

from guideline.arrears.choices import Enforcement
from guideline.arrears.debt import Debt
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_facts import Plan, ScheduleBy
from guideline.citations import fam, usc
from guideline.figures import COUNT, TEXT
from guideline.law.tables import Version, in_force, versions
from guideline.worksheets import line, row, worksheet

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
    """What is owed on a day, and since when.

    Attributes:
        owed: Principal and interest.
        since: The parts of it with the days since which they are past due, as far as is known;
            interest as old as the oldest support.
        may_be_older: Whether what the balance of the plan was made of is not told.
    """

    owed: Decimal
    since: tuple[tuple[date, Decimal], ...]
    may_be_older: bool


def standing_of(
    plan: Plan, debt: Debt, owed: tuple[Decimal, Decimal], behind: int, as_of: date
) -> Standing:
    """Return what is owed and since when, the arrears of the plan's own balance included.

    Args:
        plan: The plan.
        debt: The debt as it was really paid.
        owed: What of it is left: principal and interest.
        behind: How many days the plan or current support is behind.
        as_of: The day.
    """
    principal, interest = owed
    unpaid = [lot for lot in (*debt.past_due, *debt.current) if lot.unpaid and lot.due <= as_of]
    of_balance = [lot for lot in unpaid if lot.due <= plan.as_of]
    stated = plan.standing.oldest_due or plan.as_of
    since = [(stated if lot.due <= plan.as_of else lot.due, lot.unpaid) for lot in unpaid]
    oldest = min((day for day, _ in since), default=as_of - timedelta(days=behind))
    return Standing(
        principal + interest,
        (*since, (oldest, interest)),
        may_be_older=bool(of_balance) and plan.standing.oldest_due is None,
    )


def consequences(
    plan: Plan, as_of: date, law: Version, standing: Standing
) -> Iterator[Consequence]:
    """Yield what follows from arrears of some age and amount, by each section.

    A local agency submits, levies, and certifies what it enforces under Title IV-D.
    """
    figures, by_agency = law.figures, plan.enforcement is Enforcement.LOCAL_AGENCY
    over_60 = as_of - timedelta(days=figures["delinquency_days"] + 1)
    over_30 = as_of - timedelta(days=figures["levy_days"])
    submitted = _past_due(standing, over_60, figures["delinquency_amount"])
    yield Consequence(
        what="submitted to the department for collection",
        section="17500(c)",
        answer=submitted if by_agency else _PRIVATE,
    )
    yield Consequence(
        what="levy, after notice and 20 days to ask for review",
        section="17522",
        answer=_past_due(standing, over_30, ZERO) if by_agency else _PRIVATE,
    )
    yield Consequence(
        what="driver's licence protected by income", section="17520.5", answer=_licence(plan, as_of)
    )
    denied = standing.owed > in_force(PASSPORT, as_of).figures["amount"]
    yield Consequence(
        what="passport denied",
        section=str(usc(42, "652(k)")),
        answer=("yes" if denied else "no") if by_agency else _PRIVATE,
    )


_PRIVATE = "no: no local agency enforces"


def _past_due(standing: Standing, by: date, most: Decimal) -> str:
    """Return whether more than an amount has been past due since a day or longer."""
    if standing.owed <= most:
        return "no"
    if sum((amount for since, amount in standing.since if since <= by), ZERO) > most:
        return "yes"
    if standing.may_be_older:
        return "not known: needs standing.oldest_due, since older arrears are in the balance"
    return "no"


def _licence(plan: Plan, as_of: date) -> str:
    standing = plan.standing
    income, median = standing.annual_household_income, standing.county_median_income
    if income is None or median is None:
        return "not known: needs the household's and the county's median income"
    first, *_ = versions(LICENCE_INCOME)
    if as_of < first.start:
        return f"no: the section counts from {first.start}"
    law = in_force(LICENCE_INCOME, as_of)
    if standing.commercial_licence and not law.figures["commercial"]:
        return "no: from 2027 non-commercial licences only"
    return "yes" if income <= median * law.figures["share"] else "no"
