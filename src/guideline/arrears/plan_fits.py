"""The largest payment of a plan that is within a limit, on every instalment until it is paid."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import takewhile

import attrs

from guideline.amounts import LIMIT, to_cents
from guideline.arrears.asked_by_plan import Asked, asked_over_time, changes_of
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_age import all_old_from
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_terms import LAST_DAY, days_of, levels, own_levels, terms_of
from guideline.arrears.repayment import CENT, repay
from guideline.arrears.repayment_terms import at_level
from guideline.dates import Per, months_after
from guideline.figures import money

EACH = {
    Per.WEEK: "a week",
    Per.TWO_WEEKS: "every two weeks",
    Per.HALF_MONTH: "twice a month",
    Per.MONTH: "a month",
}
_BEYOND = timedelta(days=62)  # an instalment after each change, or old age, has come by then
_LONG = 1200  # months in which a last instalment is looked for that takes all support of its month


@attrs.frozen
class Over:
    """An instalment over a limit.

    Attributes:
        asked: What it asks.
        limit: The limit, in words.
        fits: The largest payment toward arrears within it, what rolls down with it.
        alone: The limit that current support is over by itself, in words.
    """

    asked: Asked
    limit: str
    fits: Decimal
    alone: str = ""


Test = Callable[[Asked], Over | None]
"""A limit: how an instalment is over it, or that it is not."""


def over_limit(test: Test, asked: Iterable[Asked]) -> list[Over]:
    """Return the instalments that are over a limit."""
    return [found for each in asked if (found := test(each)) is not None]


def largest_that_fits(plan: Plan, test: Test, over: Sequence[Over]) -> str:
    """Return the largest payment that fits, in words: at first, and later where it is less.

    It is tried as it would be paid: a smaller payment takes longer, and may meet current support
    that begins later, or what rolls down.

    Args:
        plan: The plan.
        test: The limit.
        over: The instalments over it, by day.
    """
    first, each = over[0], EACH[plan.per]
    latest, at_first, later = first, first.fits, ""
    if not _is_changed(plan, first.asked.day):
        payment, latest = _throughout(plan, test, first)
        fits, at_first = (_fits_with(plan, found, payment) for found in (latest, first))
        if latest is not first:
            at_first = max(at_first, first.fits)
        if fits < at_first:
            later = f" From {latest.asked.day} on it is {money(fits)} {each}."
        later += _with_what_rolls_down(plan, latest, payment)
    text = f"The largest payment toward arrears that fits is {money(at_first)} {each}.{later}"
    changed = [found for found in over if _is_changed(plan, found.asked.day)]
    least = min(changed, key=lambda found: found.fits, default=latest)
    if least.fits < latest.fits:
        day = least.asked.day
        text += f" From {day} on, as the plan changes, it is {money(least.fits)} {each}."
        text += _with_what_rolls_down(plan, least, _own(plan, least))
    elif latest is first and latest in changed:
        text += _with_what_rolls_down(plan, latest, _own(plan, latest))
    return text + _alone((*over, latest))


def _throughout(plan: Plan, test: Test, first: Over) -> tuple[Decimal, Over]:
    """Return the largest payment that fits until a debt is paid, and the instalment that limits it.

    It is at least what the limits leave of it beside a larger payment; where that pays old arrears
    sooner, which open the limit, it may be more.
    """
    latest, too_much, heaped = first, None, first.asked.ahead > 0
    payment = max(_were_it_not_last(test, first) - _rolled(plan, first.asked.day), ZERO)
    while payment and (found := _at(plan, test, payment)):
        least, too_much = _least(plan, found), payment
        if least.asked.ahead:
            payment, heaped = max(payment - _less(plan, least, payment), ZERO), True
        else:
            payment, latest = min(_own(plan, least), payment - CENT), least
    if not (plan.standing.unpaid or heaped):
        return payment, latest
    if too_much is None:
        too_much = first.asked.payment - _rolled(plan, first.asked.day)
    while too_much - payment > CENT:
        middle = to_cents((payment + too_much) / 2)
        found = _at(plan, test, middle)
        if found:
            too_much, least = middle, _least(plan, found)
            latest = latest if least.asked.ahead else least
        else:
            payment = middle
    return payment, latest


def _were_it_not_last(test: Test, over: Over) -> Decimal:
    """Return the largest payment that fits on a day; it may leave something for another one."""
    if not over.asked.ahead:
        return over.fits
    found = test(attrs.evolve(over.asked, payment=LIMIT, ahead=ZERO))
    return over.fits if found is None else found.fits


def _least(plan: Plan, found: Iterable[Over]) -> Over:
    """Return which of the instalments over a limit leaves least: of several not the last one."""
    return min(found, key=lambda over: (over.asked.ahead > 0, _own(plan, over)))


def _less(plan: Plan, over: Over, payment: Decimal) -> Decimal:
    """Return half of what a payment may be less until its last instalment leaves something.

    The last one takes all support of its month; a smaller payment leaves more for it, until it is
    the last no longer.
    """
    each = over.asked
    room = payment + _rolled(plan, each.day) + each.current - each.in_all
    count = sum(1 for _ in takewhile(lambda day: day <= each.day, days_of(plan)))
    return max(to_cents(room / (2 * count)), CENT)


def _fits_with(plan: Plan, over: Over, payment: Decimal) -> Decimal:
    """Return what fits on an instalment's day: a payment with what rolls down, if that does."""
    rolls = _rolled(plan, over.asked.day)
    return payment + rolls if payment or rolls <= over.fits else over.fits


def _with_what_rolls_down(plan: Plan, over: Over, payment: Decimal) -> str:
    """Return what of a limit is left for the payment where current support rolls down onto it."""
    day, rolls = over.asked.day, _rolled(plan, over.asked.day)
    if not rolls:
        return ""
    return f" From {day} on {money(rolls)} rolls down and counts with it: " + (
        "that is over the limit by itself."
        if rolls > over.fits
        else f"the payment itself is at most {money(payment)} {EACH[plan.per]}."
    )


def _at(plan: Plan, test: Test, payment: Decimal) -> list[Over]:
    """Return the instalments over a limit, of the payment that a plan begins with."""
    paid = levels(plan, payment)
    days = {*changes_of(plan, paid), all_old_from(plan)}
    end = max(day for day in days if day < LAST_DAY - _BEYOND) + _BEYOND
    if plan.per is not Per.MONTH and plan.current_support is not None:
        end = max(end, min(months_after(plan.first, _LONG), LAST_DAY))
    debt = repay(attrs.evolve(terms_of(plan, paid), last=end))
    asked = asked_over_time(plan, paid, debt)
    return over_limit(test, (each for each in asked if not _is_changed(plan, each.day)))


def _own(plan: Plan, over: Over) -> Decimal:
    """Return what of the largest payment is left for the plan's own beside what rolls down."""
    return max(over.fits - _rolled(plan, over.asked.day), ZERO)


def _rolled(plan: Plan, day: date) -> Decimal:
    """Return what of current support has rolled down by a day, each time."""
    return at_level(levels(plan, ZERO), day) - at_level(own_levels(plan, ZERO), day)


def _is_changed(plan: Plan, day: date) -> bool:
    """Return whether a change of the plan, and not its first payment, sets a day's instalment."""
    return any(change.from_ <= day for change in plan.changes)


def _alone(over: Iterable[Over]) -> str:
    """Return where current support is over the limit by itself, the first time that it is most."""
    alone = [found for found in over if found.alone]
    if not alone:
        return ""
    most = max(alone, key=lambda found: found.asked.current)
    return f" Current support alone, {money(most.asked.current)}, is over {most.alone}."
