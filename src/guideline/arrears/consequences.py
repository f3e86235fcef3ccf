"""The test of § 17520(a)(4), and what follows from falling behind."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

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


def consequences(
    plan: Plan, as_of: date, law: Version, days: int, owed: Decimal
) -> Iterator[Consequence]:
    """Yield what follows from arrears of some age and amount, by each section."""
    figures = law.figures
    age = max(days, (as_of - plan.as_of).days if owed else 0)
    submitted = age > figures["delinquency_days"] and owed > figures["delinquency_amount"]
    yield _consequence("submitted to the department for collection", "17500(c)", submitted)
    levied = age >= figures["levy_days"] and owed > 0
    yield _consequence("levy, after notice and 20 days to ask for review", "17522", levied)
    yield Consequence(
        what="driver's licence protected by income", section="17520.5", answer=_licence(plan, as_of)
    )
    denied = owed > in_force(PASSPORT, as_of).figures["amount"]
    yield _consequence("passport denied", str(usc(42, "652(k)")), denied)


def _consequence(what: str, section: str, holds: bool) -> Consequence:  # noqa: FBT001 - the answer
    return Consequence(what=what, section=section, answer="yes" if holds else "no")


def _licence(plan: Plan, as_of: date) -> str:
    standing = plan.standing
    income, median = standing.annual_household_income, standing.county_median_income
    if income is None or median is None:
        return "not known: needs the household's and the county's median income"
    law = in_force(LICENCE_INCOME, as_of)
    if standing.commercial_licence and not law.figures["commercial"]:
        return "no: from 2027 non-commercial licences only"
    return "yes" if income <= median * law.figures["share"] else "no"
