"""How a plan goes on from what is owed: with what is not paid yet of it, or as it was paid so far.

Whoever keeps a plan from now on pays, on each later day, what it asks for then and is not paid
ahead. What is past due is not asked for again; as arrears it makes the plan longer.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

import attrs

from guideline.amounts import to_cents
from guideline.arrears.arrears_known import Arrears
from guideline.arrears.debt import Debt
from guideline.arrears.followed import Followed
from guideline.arrears.from_now import from_now
from guideline.arrears.instalment_days import days_in_month
from guideline.arrears.ledger import ZERO
from guideline.arrears.matching import NO_END, Obligation
from guideline.arrears.obligations import obligations_of
from guideline.arrears.plan import schedule_of
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_terms import anchor_of, due_alone, paid_in_month, terms_of
from guideline.arrears.repayment import repay
from guideline.arrears.repayment_terms import Due, Part, Terms, total_of
from guideline.arrears.schedule import PaymentPlan
from guideline.arrears.setting import Setting, set_payment
from guideline.dates import MONTHS_IN_A_YEAR, month_of, months_after
from guideline.facts.fields import changed


@attrs.frozen
class GoingOn:
    """A plan as it goes on from a day.

    Attributes:
        plan: The plan, from the balance of the day.
        setting: How its payment is set.
        terms: The terms of its debt, less what is paid ahead of each instalment.
        last_paid: The day on which the last was paid of what was owed, if anything was.
    """

    plan: Plan
    setting: Setting
    terms: Terms
    last_paid: date


def whole_obligations(
    followed: Followed, known: Iterable[Arrears], asked: Sequence[Obligation], left: Decimal
) -> Sequence[Obligation]:
    """Return what a plan asks for with each later instalment whole, to be paid by the same money.

    What was asked for ends with what is owed by now; a later instalment is paid ahead only by what
    goes beyond the earlier ones as the plan has them, and of a lump sum is left what the plan has.

    Args:
        followed: The plan, as it is followed.
        known: What is known of the arrears by each of its rows.
        asked: What was asked for, with what was paid of it.
        left: What is left of the money.
    """
    ahead = left or any(each.due > followed.as_of and each.paid_on for each in asked)
    if not ahead and not any(row.planned and row.due > followed.as_of for row in followed.rows):
        return asked
    return obligations_of(followed, [attrs.evolve(each, in_all=NO_END) for each in known])


def going_on(
    followed: Followed, setting: Setting, debt: Debt, whole: Sequence[Obligation]
) -> GoingOn:
    """Return a plan as it goes on from a day, by what was really paid.

    Args:
        followed: The plan, as it is followed.
        setting: How its payment is set.
        debt: The debt as it was really paid.
        whole: What it asks for, each later instalment whole, and what is paid of it.
    """
    as_of = followed.as_of
    plan = from_now(followed.plan, setting, debt, as_of)
    setting = set_payment(plan)
    terms = terms_of(plan, setting.levels)
    ahead = sum((lot.amount - lot.unpaid for lot in debt.current if lot.due > as_of), ZERO)
    carries = any(True for _ in paid_in_month(plan, month_of(as_of)))
    return GoingOn(
        plan,
        setting,
        attrs.evolve(
            terms,
            parts=tuple(_parts(debt, as_of)) if plan.principal else (),
            carried=_carried_on(followed, whole) if carries else ZERO,
            prepaid=ahead + debt.excess,
            less=_paid_ahead(plan, whole),
            alone=tuple(_alone(plan, whole)),
            lumps=tuple(sorted(_lumps(plan, whole, terms.lumps))),
            last=_in_two_centuries(terms),
        ),
        _last_paid(debt),
    )


def _last_paid(debt: Debt) -> date:
    """Return the day on which the last was paid of a debt, or of support that became past due."""
    found, before = debt.terms.as_of, ZERO
    for step in debt.steps:
        if step.on_arrears > before:
            found, before = step.due, step.on_arrears
    return found


def _carried_on(followed: Followed, whole: Iterable[Obligation]) -> Decimal:
    """Return what fell due in the month of the day, as its later instalments carry parts of it.

    They carry none of what has become due whole, since the plan had ended by then.
    """
    as_of, support = followed.as_of, followed.support
    of_month = [each for each in support.in_order() if month_of(each[0]) == month_of(as_of)]
    asked = [each for each in whole if each.in_part and month_of(as_of) <= each.due <= as_of]
    in_all = sum((each.amount for each in asked), ZERO)
    if any(each.rest for each in asked) or (support.carried and in_all == total_of(of_month)):
        return ZERO
    return total_of(due for due in of_month if due[0] <= as_of)


def _parts(debt: Debt, as_of: date) -> Iterator[Part]:
    """Yield what is left of each sum of principal, as it bears interest."""
    for lots, of_month in ((debt.past_due, False), (debt.current, True)):
        for lot in lots:
            if lot.unpaid and lot.due <= as_of:
                yield lot.unpaid, lot.starts or date.max, of_month


def _paid_ahead(plan: Plan, whole: Iterable[Obligation]) -> dict[date, Decimal]:
    """Return what is paid of each later instalment: toward arrears, and of what it carries.

    A monthly one carries all support of its month; others the parts that are due on their days.
    """
    found: dict[date, Decimal] = defaultdict(Decimal)
    running = month_of(plan.as_of)
    for each in whole:
        paid = each.amount - each.unpaid
        if each.due < running or not paid or each.planned:
            continue
        if each.current and not each.in_part:
            for day in paid_in_month(plan, month_of(each.due)):
                found[day] += paid
        elif each.due > plan.as_of:
            found[each.due] += paid
    return found


def _alone(plan: Plan, whole: Sequence[Obligation]) -> Iterator[Due]:
    """Yield what is left of the support that no later instalment carries, by its own day.

    What is due in parts is not among it: what these leave of it is arrears when the month has run.
    """
    paid: dict[date, Decimal] = defaultdict(Decimal)
    in_parts = {month_of(each.due) for each in whole if each.in_part}
    for each in whole:
        if each.current and not each.in_part:
            paid[each.due] += each.amount - each.unpaid
    for due, amount in due_alone(plan, before_first=True):
        if amount > paid[due] and month_of(due) not in in_parts:
            yield due, amount - paid[due]


def _lumps(plan: Plan, whole: Sequence[Obligation], lumps: Iterable[Due]) -> Iterator[Due]:
    """Yield the lump sums to come, and what is left of those that are not due yet.

    That is paid with the last instalment of its month, where one is still to come. What was paid on
    the day of the lump sum, or with an instalment then, and went to what was past due has taken its
    place.
    """
    later: dict[date, Decimal] = defaultdict(Decimal)
    for day, amount in lumps:
        later[day] += amount
    spare = ZERO
    for each in whole:
        if each.planned and each.due > plan.as_of:
            if each.planned > plan.as_of:
                later[each.planned] -= each.amount - each.unpaid
            else:
                month = month_of(each.due)
                days = {each.planned, *days_in_month(anchor_of(plan), plan.per, month)}
                left = each.unpaid - _paid_of_past_due(each.planned, days, whole) - spare
                spare = max(-left, ZERO)
                with_it = paid_in_month(plan, month)
                later[max(with_it, default=each.due)] += max(left, ZERO)
    yield from ((day, amount) for day, amount in later.items() if amount > 0)


def _paid_of_past_due(by: date, days: Container[date], asked: Iterable[Obligation]) -> Decimal:
    """Return what was paid on days of instalments past due by one, and earlier months' support."""
    past_due = (each for each in asked if each.due < (month_of(by) if each.current else by))
    paid = (paid_on for each in past_due for paid_on in each.paid_on)
    return sum((amount for day, amount in paid if day in days), ZERO)


_LONG = 200


def _in_two_centuries(terms: Terms) -> date:
    """Return the day after which terms are followed no longer."""
    if terms.as_of.year + _LONG > terms.last.year:
        return terms.last
    return months_after(month_of(terms.as_of), _LONG * MONTHS_IN_A_YEAR)


def kept_from_now(going: GoingOn) -> PaymentPlan | None:
    """Return the schedule of a plan that goes on, or nothing where it still runs long after.

    It would run for more than two centuries, whose instalments nobody asks for. Of a debt that is
    paid off it says when that was.
    """
    debt = repay(going.terms)
    if not debt.ended:
        return schedule_of(going.plan, going.setting, debt) if debt.endless else None
    schedule = schedule_of(going.plan, going.setting, debt)
    return schedule if debt.steps else changed(schedule, payoff=going.last_paid)


def at_present(
    going: GoingOn, asked: Sequence[Obligation], kept: date | None
) -> tuple[Decimal, date | None]:
    """Return the arrears paid each time so far, and when the debt ends at that rate.

    Each time is an instalment that was due by the day; lump sums and what is paid ahead do not
    raise the rate. Where all of them are paid the plan goes on as it says.

    Args:
        going: The plan as it goes on from what is owed.
        asked: What was asked for, with what was paid of it.
        kept: When it ends if it is kept, or has ended.
    """
    plan = going.plan
    due = [each for each in asked if each.due <= plan.as_of and not (each.current or each.planned)]
    paid = sum((each.amount - each.unpaid for each in due), ZERO)
    rate = to_cents(paid / len(due)) if due else ZERO
    if kept is not None and kept <= plan.as_of:  # nothing is owed
        return rate, kept
    if not rate:
        return ZERO, None
    if not any(each.unpaid for each in due):
        return rate, kept
    payment = ((plan.first, rate),)
    end = repay(attrs.evolve(going.terms, payment=payment, lumps=(), only_end=True))
    return rate, end.steps[-1].due if end.ended and end.steps else None
