"""The test of § 17520(a)(4), and what follows from falling behind."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from guideline.arrears.choices import Enforcement
from guideline.arrears.ledger import ZERO
from guideline.arrears.past_due import Since, Standing
from guideline.arrears.plan_facts import Plan, ScheduleBy, schedule_set_by
from guideline.citations import fam, usc
from guideline.figures import COUNT, TEXT
from guideline.law.tables import Version, in_force, versions
from guideline.worksheets import line, row, worksheet

COMPLIANCE = "family_code/compliance"
LICENCE_INCOME = "family_code/licence_income"
PASSPORT = "united_states_code/passport"
SCHEDULE = "arrears schedule, ordered or agreed"
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
    has_schedule = schedule_set_by(plan) is not ScheduleBy.NEITHER
    for leg, behind in (
        ("current support", days[True] if plan.current_support is not None else None),
        (SCHEDULE, days[False] if has_schedule else None),
        ("reimbursement of public assistance", plan.standing.reimbursement_days_behind),
    ):
        answer = "not applicable" if behind is None else "yes" if behind <= most else "no"
        yield Leg(leg=leg, days_behind=behind, complies=answer)


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
        what="driver's licence protected by income",
        section="17520.5",
        answer=_licence(plan, as_of) if by_agency else _PRIVATE,
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
    if _since(standing.latest, by) > most:
        return "yes"
    if min(_since(standing.earliest, by), standing.owed) > most:
        return "not known: needs standing.unpaid, the days on which the older arrears fell due"
    return "no"


def _since(parts: Since, by: date) -> Decimal:
    return sum((amount for since, amount in parts if since <= by), ZERO)


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
