"""What a plan's facts must be together, every problem told at once."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from guideline.amounts import to_cents
from guideline.arrears.current_over_time import current_on
from guideline.arrears.instalment_days import FREQUENCIES
from guideline.arrears.order_checks import (
    FIRST_YEAR,
    LAST_YEAR,
    before,
    money_problems,
    order_problems,
    years,
)
from guideline.arrears.plan_facts import Plan, PlanEarnings, PlanRule
from guideline.arrears.plan_terms import current_order, days_of
from guideline.arrears.repayment import CENT
from guideline.errors import Problem

WAYS = ("payment", "months", "by", "share_of_current", "rule")
"""What says how a plan's payment is set: one of them does."""
_MOST_MONTHS = 1200
_MOST_MISSED = 120


def plan_problems(plan: Plan) -> Iterator[Problem]:
    """Yield everything about a plan that cannot be."""
    yield from _balance(plan)
    yield from _step(plan)
    yield from _days(plan)
    yield from _way(plan)
    yield from _share_of_current(plan)
    yield from _current(plan)
    yield from _events(plan)
    if plan.earnings is not None:
        for problem in _earnings(plan.earnings):
            yield problem.at("earnings")
    for problem in _standing(plan):
        yield problem.at("standing")
    if not 0 <= plan.stress.missed <= _MOST_MISSED:
        yield Problem("stress.missed", str(plan.stress.missed), "not a number of instalments",
                      "write 0 to 120")  # fmt: skip
    yield from money_problems("stress.lump_sum", plan.stress.lump_sum)


def _balance(plan: Plan) -> Iterator[Problem]:
    for name in (
        "principal", "accrued_interest", "not_yet_bearing", "opening", "current_unpaid",
        "current_paid", "payment",
    ):  # fmt: skip
        amount: Decimal | None = getattr(plan, name)
        if name == "payment":
            yield from money_problems(name, amount)
        elif amount is not None and amount < 0:
            yield Problem(name, str(amount), "below zero", "write zero or more")
    for name in ("not_yet_bearing", "current_unpaid"):
        part: Decimal | None = getattr(plan, name)
        if part is not None and part > max(plan.principal, Decimal(0)):
            yield Problem(name, str(part), f"over the principal, {plan.principal}",
                          "write a part of the principal")  # fmt: skip


def _days(plan: Plan) -> Iterator[Problem]:
    for name in ("as_of", "first", "anchor", "by"):
        day: date | None = getattr(plan, name)
        if day is not None and not FIRST_YEAR <= day.year < LAST_YEAR:
            yield Problem(name, str(day), "outside the years that a plan may reach",
                          f"write a day from {FIRST_YEAR} to {LAST_YEAR - 1}")  # fmt: skip
    if plan.first <= plan.as_of:
        yield Problem("first", str(plan.first), f"not after as_of, {plan.as_of}",
                      "write the day of the first instalment after the balance")  # fmt: skip
    yield from _anchor(plan)
    if plan.by is not None and plan.by < plan.first:
        yield before("by", plan.by, "first", plan.first)
    if plan.per not in FREQUENCIES:
        words = ", ".join(FREQUENCIES)
        yield Problem("per", str(plan.per), "no plan is paid that way", f"write one of: {words}")


def _anchor(plan: Plan) -> Iterator[Problem]:
    """Yield an anchor from which the first instalment is not counted."""
    if plan.anchor is None or plan.per not in FREQUENCIES:
        return
    if max(plan.anchor, plan.first).year < LAST_YEAR and next(days_of(plan)) != plan.first:
        yield Problem("anchor", str(plan.anchor), f"no instalment from it is on {plan.first}",
                      "write a day from which first is counted, or leave it out")  # fmt: skip


def report_day_problems(where: str, day: date, balance: date | None) -> Iterator[Problem]:
    """Yield what is wrong with the day through which a plan is followed.

    Args:
        where: What an error calls it.
        day: The day.
        balance: The day of the plan's balance, if it is known.
    """
    yield from years(where, day)
    if balance is not None and day < balance:
        yield Problem(
            where, str(day), f"before the plan's own, {balance}", "name that or a later one"
        )


def not_one_way(given: Sequence[str]) -> Problem:
    """Return the problem that nothing, or more than one thing, says how the payment is set."""
    why = "set in more ways than one" if given else "nothing says how the payment is set"
    return Problem(" and ".join(given), "", why, f"write one of: {', '.join(WAYS)}")


def _way(plan: Plan) -> Iterator[Problem]:
    given = [name for name in WAYS if getattr(plan, name) is not None]
    if len(given) != 1:
        yield not_one_way(given)
    if plan.months is not None and not 1 <= plan.months <= _MOST_MONTHS:
        yield Problem("months", str(plan.months), "not a number of months", "write 1 to 1200")
    if plan.current_support is None:
        if plan.rule is PlanRule.AGENCY:
            yield Problem("rule", "agency", "it goes by current support, of which nothing is told",
                          "write [current_support], also one that has ended")  # fmt: skip
        if plan.roll_down:
            yield Problem("roll_down", "true", "no current support rolls down",
                          "write [current_support]")  # fmt: skip
    if plan.share is not None and plan.rule is not PlanRule.SHARE_OF_PRINCIPAL:
        yield Problem("share", str(plan.share), "only a share of principal uses it",
                      'write rule = "share_of_principal"')  # fmt: skip
    if plan.rule is PlanRule.SHARE_OF_PRINCIPAL and current_on(plan, plan.first) > 0:
        yield Problem("rule", "share_of_principal",
                      f"it is for arrears alone, and current support runs on {plan.first}",
                      'write rule = "agency", or name a payment')  # fmt: skip
    if plan.rule is PlanRule.AGENCY and (plan.roll_down or plan.changes):
        name = "roll_down" if plan.roll_down else "changes"
        yield Problem(name, "", "the agency's rule already says how its payment changes",
                      "leave it out, or name a payment")  # fmt: skip


def _share_of_current(plan: Plan) -> Iterator[Problem]:
    """Yield a share of nothing."""
    if plan.share_of_current is None:
        return
    given = str(plan.share_of_current)
    if plan.current_support is None:
        yield Problem("share_of_current", given, "there is no current support",
                      "write [current_support]")  # fmt: skip
    elif not current_on(plan, plan.first):
        yield Problem("share_of_current", given, f"no current support runs on first, {plan.first}",
                      'name a payment, or write rule = "agency"')  # fmt: skip


def _step(plan: Plan) -> Iterator[Problem]:
    """Yield a step that cannot be, or that rounds nothing up."""
    if plan.step <= 0 or plan.step != to_cents(plan.step):
        yield Problem("step", str(plan.step), "not a step in whole cents", 'write 5, or "0.01"')
    elif plan.step != CENT and plan.payment is not None:
        yield Problem("step", str(plan.step), "a named payment is not rounded up",
                      "leave it out, or write months or by in place of payment")  # fmt: skip
    elif plan.step != CENT and plan.rule is PlanRule.AGENCY:
        yield Problem("step", str(plan.step), "the agency's rule is a limit, and not rounded up",
                      "leave it out")  # fmt: skip


def _current(plan: Plan) -> Iterator[Problem]:
    current = plan.current_support
    if current is None:
        return
    for problem in order_problems(current_order(plan, current)):
        yield problem.at("current_support")


def _events(plan: Plan) -> Iterator[Problem]:
    for index, change in enumerate(plan.changes):
        where = f"changes[{index}]"
        yield from money_problems(f"{where}.payment", change.payment)
        if change.from_ <= plan.first:
            yield Problem(f"{where}.from", str(change.from_), f"not after first, {plan.first}",
                          "the payment itself says how it begins")  # fmt: skip
        if change.from_ in [other.from_ for other in plan.changes[:index]]:
            yield Problem(f"{where}.from", str(change.from_), "two changes on one day", "keep one")
    for index, lump in enumerate(plan.lump_sums):
        where = f"lump_sums[{index}]"
        yield from money_problems(f"{where}.amount", lump.amount)
        if lump.date <= plan.as_of:
            yield Problem(f"{where}.date", str(lump.date), f"not after as_of, {plan.as_of}",
                          "what was paid before is in the balance")  # fmt: skip
    for index, span in enumerate(plan.suspended):
        if span.through is not None and span.through < span.from_:
            yield before(f"suspended[{index}].through", span.through, "from", span.from_)
        elif span.through is not None and span.through.year >= LAST_YEAR:
            yield Problem(f"suspended[{index}].through", str(span.through),
                          "beyond all days on which a plan can end",
                          "leave it out if support is suspended until further notice")  # fmt: skip


def _earnings(earnings: PlanEarnings) -> Iterator[Problem]:
    more, less = earnings.monthly_disposable_by_706_011, earnings.monthly_disposable_earnings
    yield from money_problems("monthly_disposable_earnings", less)
    yield from money_problems("monthly_disposable_by_706_011", more)
    if more is not None and less is not None and more < less:
        yield Problem("monthly_disposable_by_706_011", str(more),
                      f"below monthly_disposable_earnings, {less}, which are less union dues too",
                      "mend one of the two")  # fmt: skip
    yield from money_problems("monthly_ssdi", earnings.monthly_ssdi)


def _standing(plan: Plan) -> Iterator[Problem]:
    standing = plan.standing
    if standing.oldest_due is not None and standing.oldest_due > plan.as_of:
        yield Problem("oldest_due", str(standing.oldest_due), f"after as_of, {plan.as_of}",
                      "write the day of the oldest unpaid support in the balance")  # fmt: skip
    yield from _unpaid(plan)
    oldest = min((each.due for each in standing.unpaid), default=None)
    if standing.oldest_due is not None and oldest is not None and standing.oldest_due > oldest:
        yield Problem("oldest_due", str(standing.oldest_due), f"after {oldest}, in unpaid",
                      "write the day of the oldest unpaid support in the balance")  # fmt: skip
    if (standing.reimbursement_days_behind or 0) < 0:
        yield Problem("reimbursement_days_behind", str(standing.reimbursement_days_behind),
                      "below zero", "write zero or more")  # fmt: skip
    yield from money_problems("annual_household_income", standing.annual_household_income)
    yield from money_problems("county_median_income", standing.county_median_income)


def _unpaid(plan: Plan) -> Iterator[Problem]:
    """Yield instalments that cannot be in a balance."""
    found = plan.standing.unpaid
    for index, each in enumerate(found):
        if each.amount <= 0:
            yield Problem(f"unpaid[{index}].amount", str(each.amount), "not above zero",
                          "leave out what is paid")  # fmt: skip
        if each.due > plan.as_of:
            yield Problem(f"unpaid[{index}].due", str(each.due), f"after as_of, {plan.as_of}",
                          "what falls due later is not in the balance")  # fmt: skip
    total = sum((each.amount for each in found), Decimal(0))
    if total > max(plan.principal, Decimal(0)):
        yield Problem("unpaid", str(total), f"over the principal, {plan.principal}",
                      "write what is unpaid of each instalment")  # fmt: skip
