"""What a plan asks of a pay check each time, and the figures by which that is measured."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import takewhile

import attrs

from guideline.arrears.current_over_time import begins_after, ended_by, ends_of
from guideline.arrears.debt import Debt
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_age import older_on, while_ageing
from guideline.arrears.plan_facts import CurrentOrder, Plan, PlanEarnings
from guideline.arrears.plan_terms import (
    LAST_DAY,
    days_of,
    each_exactly,
    each_time,
    is_suspended_on,
    resumptions,
    terms_of,
    whole_support,
)
from guideline.arrears.repayment_terms import Due, Levels, at_level
from guideline.arrears.support_carried import by_month
from guideline.arrears.withholding_law import agency_limit, cents_within
from guideline.dates import month_after, month_of, months_after
from guideline.law.tables import Version, in_force

SSDI_SHARE = "family_code/ssdi_share"


@attrs.frozen(kw_only=True)
class Asked:
    """What one instalment asks of a pay check, and those after it until that changes.

    Attributes:
        day: The day of the instalment.
        payment: Dollars toward arrears.
        current: Dollars of current support that go with it.
        older: Dollars of the arrears older than 12 weeks when it is paid; ``None`` where all are.
        ahead: Dollars of the month's current support beyond that, which a last instalment pays.
    """

    day: date
    payment: Decimal
    current: Decimal
    older: Decimal | None = None
    ahead: Decimal = ZERO

    @property
    def in_all(self) -> Decimal:
        """What goes to support, dollars each time."""
        return self.payment + self.current + self.ahead


def asked_over_time(plan: Plan, levels: Levels, debt: Debt) -> tuple[Asked, ...]:
    """Return what the first instalment asks, and each one that asks otherwise than those before.

    Args:
        plan: The plan.
        levels: Its instalments toward arrears, from day to day.
        debt: The debt after all of them.
    """
    if not debt.steps:
        return ()
    last = debt.steps[-1].due
    monthly = carried_by_month(terms_of(plan, ()).current(), last)

    def asked_on(day: date) -> Asked:
        if is_suspended_on(plan, day):
            return Asked(day=day, payment=ZERO, current=ZERO)
        payment, current = at_level(levels, day), each_time(plan, monthly.get(month_of(day), ZERO))
        asked = Asked(day=day, payment=payment, current=current, older=older_on(plan, debt, day))
        return _as_last(asked, debt) if debt.ended and day == last else asked

    days = _first_after(plan, changes_of(plan, levels), last) | set(while_ageing(plan, last))
    found = {day: asked_on(day) for day in sorted({*days, last})}
    if not found[last].ahead and last not in days:
        del found[last]
    return tuple(found.values())


def _as_last(asked: Asked, debt: Debt) -> Asked:
    """Return what the last instalment asks: what is left, after all support of its month.

    Money pays the support of the month first, so that arrears are cleared only after all of it. A
    lump sum of the same day that clears them leaves nothing to ask.
    """
    last, before = debt.steps[-1], debt.steps[-2] if len(debt.steps) > 1 else None
    if last.lump or last.alone:
        return attrs.evolve(asked, payment=ZERO, current=ZERO)
    on_arrears, paid = last.on_arrears, last.paid
    if before is not None:
        on_arrears, paid = on_arrears - before.on_arrears, paid - before.paid
    payment = min(asked.payment, on_arrears)
    current = min(asked.current, paid - payment)
    return attrs.evolve(asked, payment=payment, current=current, ahead=paid - payment - current)


def changes_of(plan: Plan, levels: Levels) -> set[date]:
    """Return the days from which an instalment may ask more or less."""
    days = {plan.first, *(day for day, _ in levels), *resumptions(plan)}
    if plan.current_support is None:
        return days
    return days | turns_of(plan, plan.current_support) | set(_paid_until(plan))


def _paid_until(plan: Plan) -> Iterator[date]:
    """Yield the first month whose current support is not paid already in full, and the next."""
    left = plan.current_paid
    for due, amount in whole_support(plan) if left else ():
        left -= amount
        if left < 0:
            yield month_of(due)
            yield month_after(due)
            return


def _first_after(plan: Plan, changes: Iterable[date], last: date) -> set[date]:
    """Return the first instalment on or after each of several days, once, through the last."""
    days = days_of(plan)
    day, found = next(days), set()
    for change in sorted(change for change in changes if change <= last):
        while day < change:
            day = next(days)
        found.add(day)
    return {day for day in found if day <= last}


def turns_of(plan: Plan, current: CurrentOrder) -> set[date]:
    """Return the days from which instalments may carry more or less of current support.

    They carry what its month is charged, and support that begins, ends or is suspended within a
    month changes that of the month, and of those after it.
    """
    turns = {plan.as_of, *(end for end, _ in ends_of(current)), *resumptions(plan)}
    turns |= {each.from_ for each in plan.suspended}
    turns |= set() if current.from_ is None else {current.from_}
    before_last = {day for day in turns if day < LAST_DAY}
    return before_last | {months_after(month_of(day), n) for day in before_last for n in range(3)}


def carried_by_month(due_then: Iterable[Due], last: date) -> dict[date, Decimal]:
    """Return what instalments carry of current support, by month, through that of a day."""
    through = month_of(last)
    return by_month(takewhile(lambda due: month_of(due[0]) <= through, due_then))


def largest_share(plan: Plan, asked: Iterable[Asked]) -> Decimal | None:
    """Return the largest share of disposable earnings that any instalment takes with support."""
    disposable = None if plan.earnings is None else by_110280(plan.earnings)
    if not disposable:
        return None
    return max((each.in_all / each_exactly(plan, disposable) for each in asked), default=None)


# ── disposable earnings ──────────────────────────────────────────────────────


def by_110280(earnings: PlanEarnings) -> Decimal | None:
    """Return disposable earnings a month by which the agency's own half goes."""
    told = earnings.monthly_disposable_earnings
    return earnings.monthly_disposable_by_706_011 if told is None else told


def by_706_011(earnings: PlanEarnings) -> Decimal | None:
    """Return disposable earnings a month by which the federal ceiling goes."""
    told = earnings.monthly_disposable_by_706_011
    return earnings.monthly_disposable_earnings if told is None else told


# ── limits, in whole cents each time ─────────────────────────────────────────


def each_within(plan: Plan, monthly: Decimal) -> Decimal:
    """Return what a limit by the month is for each instalment: rounded down to the cent."""
    return cents_within(each_exactly(plan, monthly))


def agency_half(plan: Plan) -> Decimal | None:
    """Return half of disposable earnings each time, where earnings are told (§ 116100(a)(3))."""
    disposable = None if plan.earnings is None else by_110280(plan.earnings)
    if disposable is None:
        return None
    return each_within(plan, agency_limit(plan.first).figures["share_of_earnings"] * disposable)


def agency_part(plan: Plan, current: CurrentOrder, day: date) -> Decimal:
    """Return a quarter of current support and what of it has ended, each time (§ 116100(a)(3)).

    It grows as the support of each child ends, and is nothing before current support begins.
    """
    if begins_after(current, day):
        return ZERO
    share: Decimal = agency_limit(plan.first).figures["share_of_current"]
    return each_within(plan, share * current.amount + ended_by(current, day))


def of_benefit(plan: Plan) -> Decimal | None:
    """Return the share of a disability benefit, where it is told (§ 5246(d)(3))."""
    benefit = None if plan.earnings is None else plan.earnings.monthly_ssdi
    if benefit is None:
        return None
    return each_within(plan, ssdi_law(plan.first).figures["share"] * benefit)


def ssdi_law(day: date) -> Version:
    """Return the share of a disability benefit that goes to arrears at most (§ 5246(d)(3))."""
    return in_force(SSDI_SHARE, day)
