"""How a plan's payment is set: named, solved for an end, a share, or by a rule."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import attrs

from guideline.amounts import steps_up, to_cents
from guideline.arrears.asked_by_plan import (
    agency_half,
    agency_part,
    carried_by_month,
    of_benefit,
    ssdi_law,
    turns_of,
)
from guideline.arrears.current_over_time import current_on
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_facts import CurrentOrder, Plan, PlanRule
from guideline.arrears.plan_terms import each_time, is_suspended_on, levels, whole_support
from guideline.arrears.repayment import CENT
from guideline.arrears.repayment_terms import Levels
from guideline.arrears.solving import smallest_payment
from guideline.arrears.withholding_law import agency_limit
from guideline.dates import month_of
from guideline.law.tables import Version, in_force

ARREARS_ONLY = "county_practice/arrears_only"


@attrs.frozen(kw_only=True)
class Setting:
    """How the payment of a plan was set.

    Attributes:
        set_by: In words.
        payment: The first instalment toward arrears; by the agency's rule the first that asks for
            any.
        levels: The instalments from day to day.
        law: The rows of the law that set it.
        capped: The days from which half of disposable earnings limits it.
        from_ssdi: Whether the share of a disability benefit limits it.
    """

    set_by: str
    payment: Decimal
    levels: Levels
    law: tuple[Version, ...] = ()
    capped: tuple[date, ...] = ()
    from_ssdi: bool = False


def set_payment(plan: Plan) -> Setting:
    """Return the payment of a plan, however it is set."""
    return _SETTERS[way_of(plan)](plan)


def way_of(plan: Plan) -> str:
    """Return the fact by which a plan's payment is set."""
    return next(name for name in _SETTERS if getattr(plan, name) is not None)  # as is checked


def _plainly(plan: Plan, payment: Decimal, set_by: str) -> Setting:
    return Setting(set_by=set_by, payment=payment, levels=levels(plan, payment))


def _named(plan: Plan) -> Setting:
    return _plainly(plan, plan.payment or ZERO, "as named")


def _solved(plan: Plan) -> Setting:
    return _ending_in_time(plan, smallest_payment(plan))


def known_setting(plan: Plan, payment: Decimal) -> Setting:
    """Return how a plan's payment is set, where what is solved has been found before.

    Args:
        plan: The plan.
        payment: What it came to.
    """
    solved = plan.months is not None or plan.by is not None
    return _ending_in_time(plan, payment) if solved else set_payment(plan)


def _ending_in_time(plan: Plan, payment: Decimal) -> Setting:
    end = f"in {plan.months} months" if plan.by is None else f"by {plan.by}"
    step = "cents" if plan.step == CENT else f"steps of ${plan.step}"
    return _plainly(plan, payment, f"the smallest in whole {step} that ends {end}")


def _share_of_current(plan: Plan) -> Setting:
    amount = (plan.share_of_current or ZERO) * current_on(plan, plan.first)
    payment = _stepped(plan, each_time(plan, to_cents(amount)))
    return _plainly(plan, payment, "a share of current support")


def _stepped(plan: Plan, payment: Decimal) -> Decimal:
    return payment if plan.step == CENT else steps_up(payment, plan.step) * plan.step


def _by_rule(plan: Plan) -> Setting:
    if plan.rule is PlanRule.AGENCY and plan.current_support is not None:
        return _agency(plan, plan.current_support)
    law = () if plan.share is not None else (in_force(ARREARS_ONLY, plan.first),)
    share: Decimal = law[0].figures["share_of_principal"] if law else plan.share or ZERO
    payment = _stepped(plan, each_time(plan, to_cents(share * plan.principal)))
    setting = _plainly(plan, payment, "a share of the principal each month")
    return attrs.evolve(setting, law=law)


# ── the agency's rule (22 CCR § 116100) ──────────────────────────────────────


def _agency(plan: Plan, current: CurrentOrder) -> Setting:
    """Return the payment that a local agency sets, which grows as current support ends.

    What it may be at most is rounded down for each instalment.
    """
    law = agency_limit(plan.first)
    days = sorted({plan.first, *(day for day in turns_of(plan, current) if day > plan.first)})
    found = {
        day: ZERO if is_suspended_on(plan, day) else agency_part(plan, current, day) for day in days
    }
    laws, half, most = [law], agency_half(plan), of_benefit(plan)
    capped: dict[date, Decimal] = {}
    if half is not None:
        monthly = carried_by_month(whole_support(plan), days[-1])
        carried = {day: each_time(plan, monthly.get(month_of(day), ZERO)) for day in days}
        beside = {day: max(half - carried[day], ZERO) for day in days}
        capped = {day: beside[day] for day in days if beside[day] < found[day]}
        found = {day: min(beside[day], amount) for day, amount in found.items()}
    from_ssdi = most is not None and any(most < amount for amount in found.values())
    if most is not None:
        laws.append(ssdi_law(plan.first))
        found = {day: min(most, amount) for day, amount in found.items()}
    return Setting(
        set_by="the agency's rule: a quarter of current support, and what of it has ended",
        payment=next((amount for amount in found.values() if amount), ZERO),
        levels=tuple(found.items()),
        law=tuple(laws),
        capped=tuple(day for day, left in capped.items() if found[day] == left),
        from_ssdi=from_ssdi,
    )


_SETTERS: dict[str, Callable[[Plan], Setting]] = {
    "payment": _named,
    "months": _solved,
    "by": _solved,
    "share_of_current": _share_of_current,
    "rule": _by_rule,
}
"""How each way of setting a payment works, by the fact that asks for it."""
