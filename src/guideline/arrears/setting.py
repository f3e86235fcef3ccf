"""How a plan's payment is set: named, solved for an end, a share, or by a rule."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import attrs

from guideline.amounts import steps_up, to_cents
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_facts import CurrentOrder, Plan, PlanRule
from guideline.arrears.plan_terms import current_on, each_time, ended_by, ends_of, levels
from guideline.arrears.repayment import CENT
from guideline.arrears.repayment_terms import Levels
from guideline.arrears.solving import smallest_payment
from guideline.arrears.withholding_law import agency_limit, cents_within
from guideline.dates import MONTHS_IN_A_YEAR, TIMES_A_YEAR
from guideline.law.tables import Version, in_force

ARREARS_ONLY = "county_practice/arrears_only"
SSDI_SHARE = "family_code/ssdi_share"


@attrs.frozen(kw_only=True)
class Setting:
    """How the payment of a plan was set.

    Attributes:
        set_by: In words.
        payment: The instalment toward arrears at the beginning.
        levels: The instalments from day to day.
        share_of_earnings: What the payment and current support take of disposable earnings.
        law: The rows of the law that set it.
        capped: The days from which half of disposable earnings limits it.
        from_ssdi: Whether the share of a disability benefit limits it.
    """

    set_by: str
    payment: Decimal
    levels: Levels
    share_of_earnings: Decimal | None = None
    law: tuple[Version, ...] = ()
    capped: tuple[date, ...] = ()
    from_ssdi: bool = False


def set_payment(plan: Plan) -> Setting:
    """Return the payment of a plan, however it is set."""
    way = next(name for name in _SETTERS if getattr(plan, name) is not None)  # as is checked
    setting = _SETTERS[way](plan)
    return attrs.evolve(setting, share_of_earnings=_share_of_earnings(plan, setting))


def monthly_payment(plan: Plan, payment: Decimal) -> Decimal:
    """Return what instalments come to in a month: times those of a year, over 12."""
    return payment * TIMES_A_YEAR[plan.per] / MONTHS_IN_A_YEAR


def ssdi_law(day: date) -> Version:
    """Return the share of a disability benefit that goes to arrears at most (§ 5246(d)(3))."""
    return in_force(SSDI_SHARE, day)


def _share_of_earnings(plan: Plan, setting: Setting) -> Decimal | None:
    earnings = None if plan.earnings is None else plan.earnings.monthly_disposable_earnings
    if not earnings:
        return None
    taken = monthly_payment(plan, setting.payment) + current_on(plan, plan.first)
    return taken / earnings


def _plainly(plan: Plan, payment: Decimal, set_by: str) -> Setting:
    return Setting(set_by=set_by, payment=payment, levels=levels(plan, payment))


def _named(plan: Plan) -> Setting:
    return _plainly(plan, plan.payment or ZERO, "as named")


def _solved(plan: Plan) -> Setting:
    payment = smallest_payment(plan)
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
    """Return the payment that a local agency sets, which grows as current support ends."""
    law = agency_limit(plan.first)
    base = cents_within(current.amount * law.figures["share_of_current"])
    days = [plan.first, *(end for end, _ in ends_of(current) if end > plan.first)]
    monthly = {day: base + ended_by(current, day) for day in days}
    capped, earnings = [], plan.earnings
    if earnings is not None and earnings.monthly_disposable_earnings is not None:
        share: Decimal = law.figures["share_of_earnings"]
        half = cents_within(share * earnings.monthly_disposable_earnings)
        for day, amount in monthly.items():
            most = max(half - current_on(plan, day), ZERO)
            if most < amount:
                capped.append(day)
                monthly[day] = most
    laws, from_ssdi = [law], False
    if earnings is not None and earnings.monthly_ssdi is not None:
        laws.append(ssdi_law(plan.first))
        most = cents_within(laws[-1].figures["share"] * earnings.monthly_ssdi)
        from_ssdi = any(most < amount for amount in monthly.values())
        monthly = {day: min(most, amount) for day, amount in monthly.items()}
    found = tuple((day, each_time(plan, amount)) for day, amount in monthly.items())
    return Setting(
        set_by="the agency's rule: a quarter of current support, and what of it has ended",
        payment=found[0][1],
        levels=found,
        law=tuple(laws),
        capped=tuple(capped),
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
