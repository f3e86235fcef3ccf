"""Whether a plan is kept: each instalment, how far behind, what follows, and what would cure it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from operator import itemgetter

import attrs

from guideline.amounts import exactly
from guideline.arrears.account import Correction, Payment
from guideline.arrears.consequences import (
    COMPLIANCE,
    PASSPORT,
    Consequence,
    Leg,
    consequences,
    legs,
)
from guideline.arrears.debt import Debt
from guideline.arrears.from_now import actual, at_present, from_now, kept_from_now, owed
from guideline.arrears.kept import InstalmentKept, Kept
from guideline.arrears.ledger import ZERO
from guideline.arrears.matching import Obligation, match
from guideline.arrears.obligations import days_to_look, obligations_of, rows_through
from guideline.arrears.past_due import standing_of
from guideline.arrears.payment_checks import correction_problems, plain_payment_problems
from guideline.arrears.plan import carried_out, checked_plan, payoff_of
from guideline.arrears.plan_checks import report_day_problems
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_notes import followed
from guideline.arrears.plan_receipts import money_notices, received_on
from guideline.arrears.receipts import Receipt
from guideline.arrears.repayment import repay
from guideline.arrears.schedule import PaymentPlan
from guideline.arrears.setting import Setting, set_payment
from guideline.citations import ccp, fam
from guideline.errors import InvalidFacts
from guideline.facts.arguments import arguments
from guideline.facts.fields import changed
from guideline.figures import COUNT, DATE, TEXT
from guideline.law.tables import Version, in_force
from guideline.notices import Notice, NoticeId
from guideline.worksheets import line, worksheet

_TEST = fam("17520(a)(4)")


@worksheet
class ComplianceReport:
    """Whether the plan is kept.

    >>> import guideline as gl
    >>> report = gl.comply(gl.read_plan("examples/plan.toml"), [], as_of=date(2026, 5, 15))
    >>> isinstance(report, gl.ComplianceReport), report.days_behind_plan
    (True, 30)
    """

    as_of: date = line("As of", unit=DATE)
    complies: bool = line("In compliance", _TEST, unit=TEXT)
    days_behind_current: int = line("Days behind on current support", _TEST, unit=COUNT)
    days_behind_plan: int = line("Days behind on the plan", _TEST, unit=COUNT)
    shortfall_current: Decimal = line("Current support due and unpaid", _TEST)
    shortfall_plan: Decimal = line("Instalments due and unpaid", _TEST)
    cure: Decimal = line("What would cure it today, with this month's support", _TEST)
    received: Decimal = line("Received since the balance", ccp("695.221"))
    ahead: Decimal = line("Paid ahead of what is due", ccp("695.221"))
    principal: Decimal = line("Principal owed", ccp("685.010(a)(1)"))
    accrued_interest: Decimal = line("Accrued interest owed", ccp("685.010(a)(1)"))
    planned_payoff: date | None = line("Paid off, as planned", unit=DATE)
    present_payment: Decimal = line("Paid toward arrears each time, so far")
    present_payoff: date | None = line("Paid off at that rate", unit=DATE)
    revised_payoff: date | None = line("Paid off if the plan is kept from now on", unit=DATE)
    instalments: tuple[InstalmentKept, ...] = ()
    legs: tuple[Leg, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    notices: tuple[Notice, ...] = ()
    law: tuple[Version, ...] = ()
    revised: PaymentPlan | None = None


@exactly
def comply(
    plan: Plan,
    payments: Iterable[Payment],
    *,
    as_of: date,
    corrections: Iterable[Correction] = (),
) -> ComplianceReport:
    """Return whether a plan is kept, by the payments received through a day.

    Args:
        plan: The plan.
        payments: What was received.
        as_of: The day.
        corrections: What payments really were; a returned one was nothing.

    Raises:
        InvalidFacts: The facts cannot be; every problem is listed.
        NotInForce: A table of the law does not reach the day.
        NotModelled: Some money is credited otherwise than a plan's payments are: an offset of
            before May 2020, a benefit for months in the balance or beyond all that is owed.

    >>> plan = Plan(as_of=date(2026, 3, 31), principal=3000, first=date(2026, 4, 15), payment=50)
    >>> comply(plan, [], as_of=date(2026, 5, 15)).complies
    True
    >>> comply(plan, [], as_of=date(2026, 5, 16)).complies
    False
    """
    (as_of,) = arguments(as_of=(date, as_of))
    payments, corrections = tuple(payments), tuple(corrections)
    _check(checked_plan(plan), payments, corrections, as_of)
    setting = set_payment(plan)
    payoff = payoff_of(carried_out(plan, setting.levels))
    plan = changed(plan, paid_meanwhile=False)  # what was received is told, and nothing else is
    receipts = received_on(plan, payments, corrections, as_of)
    rows = rows_through(plan, setting.levels, max(as_of, payoff or as_of))
    debt = repay(actual(plan, receipts, as_of, days_to_look(plan, rows, as_of)))
    obligations = obligations_of(plan, rows, debt, as_of)
    left = match(obligations, [(each.day, each.amount) for each in receipts])
    report = _report(_Followed(plan, setting, payoff, as_of, obligations, receipts, left, debt))
    return changed(
        report, notices=(*_notices(plan, payments, report), *followed(plan, debt, report.law))
    )


@attrs.frozen
class _Followed:
    """A plan followed payment by payment through a day."""

    plan: Plan
    setting: Setting
    planned_payoff: date | None
    as_of: date
    obligations: list[Obligation]
    receipts: list[Receipt]
    left: Decimal
    debt: Debt


def _report(followed: _Followed) -> ComplianceReport:
    """Return the report, without its notices."""
    plan, as_of, obligations = followed.plan, followed.as_of, followed.obligations
    law = in_force(COMPLIANCE, as_of)
    days, short = _behind(obligations, as_of)
    tested = tuple(legs(plan, days, law))
    principal, interest = owed(followed.debt, as_of)
    left = principal, interest
    standing = standing_of(plan, followed.debt, left, max(days.values()), as_of)
    ahead = sum((each.amount - each.unpaid for each in obligations if each.due > as_of), ZERO)
    going_on = from_now(plan, followed.setting, followed.debt, as_of)
    revised = kept_from_now(changed(going_on, name="From now on"))
    payoff = None if revised is None else revised.payoff
    present, present_payoff = at_present(going_on, payoff, obligations, as_of)
    return ComplianceReport(
        as_of=as_of,
        complies=plan.standing.estoppel or all(leg.complies != "no" for leg in tested),
        days_behind_current=days[True],
        days_behind_plan=days[False],
        shortfall_current=short[True],
        shortfall_plan=short[False],
        cure=_cure(obligations, short[True] + short[False], as_of),
        received=sum((each.amount for each in followed.receipts), ZERO),
        ahead=ahead + followed.left,
        principal=principal,
        accrued_interest=interest,
        planned_payoff=followed.planned_payoff,
        present_payment=present,
        present_payoff=present_payoff,
        revised_payoff=payoff,
        instalments=tuple(_kept(obligations, as_of)),
        legs=tested,
        consequences=tuple(consequences(plan, as_of, law, standing)),
        law=(law, in_force(PASSPORT, as_of)),
        revised=revised,
    )


def _check(
    plan: Plan, payments: tuple[Payment, ...], corrections: tuple[Correction, ...], as_of: date
) -> None:
    problems = [
        *report_day_problems("as_of", as_of, plan),
        *plain_payment_problems(payments),
        *correction_problems(payments, corrections),
    ]
    if problems:
        raise InvalidFacts(problems)


# ── how it was kept ──────────────────────────────────────────────────────────


def _behind(
    obligations: Sequence[Obligation], as_of: date
) -> tuple[dict[bool, int], dict[bool, Decimal]]:
    """Return how many days and dollars current support, and the instalments, are behind."""
    due = [each for each in obligations if each.unpaid and each.due <= as_of]
    found = {kind: [each for each in due if each.current is kind] for kind in (True, False)}
    return (
        {kind: _days_behind(each, as_of) for kind, each in found.items()},
        {kind: sum((o.unpaid for o in each), ZERO) for kind, each in found.items()},
    )


def _cure(obligations: Sequence[Obligation], short: Decimal, as_of: date) -> Decimal:
    """Return what would have to come in today: money pays the month's current support first."""
    first = (  # what is asked for in full is asked for through the month of the day
        each.unpaid
        for each in obligations
        if each.current and not each.in_part and each.due > as_of
    )
    return short + sum(first, ZERO) if short else ZERO


def _days_behind(unpaid: Sequence[Obligation], as_of: date) -> int:
    return max(((as_of - each.due).days for each in unpaid), default=0)


def _kept(obligations: Sequence[Obligation], as_of: date) -> Iterator[InstalmentKept]:
    """Yield what became of each instalment due by a day, or paid before it is due."""
    behind = _behind_by(obligations, as_of)
    for each in obligations:
        if each.due > as_of and not each.paid_on:
            continue
        day = min(each.due, as_of)
        paid = each.amount - each.unpaid
        last = each.paid_on[-1][0] if each.paid_on else day
        until = last if not each.unpaid else as_of
        yield InstalmentKept(
            due=each.due,
            what="current support" if each.current else "arrears",
            amount=each.amount,
            paid=paid,
            status=_status(each, paid, as_of),
            days_late=max((until - each.due).days, 0),
            short_by=each.unpaid if each.due <= as_of else ZERO,
            shortfall=behind[day],
        )


def _behind_by(obligations: Sequence[Obligation], as_of: date) -> dict[date, Decimal]:
    """Return what was due and unpaid at the end of each due day, and of the last day."""
    due = [each for each in obligations if each.due <= as_of]
    changes = [(each.due, each.amount) for each in due]
    changes += [(max(day, each.due), -paid) for each in due for day, paid in each.paid_on]
    found, behind = {as_of: ZERO}, ZERO
    for day, change in sorted(changes, key=itemgetter(0)):
        behind += change
        found[day] = behind
    found[as_of] = behind
    return found


def _status(each: Obligation, paid: Decimal, as_of: date) -> Kept:
    if not each.unpaid:
        return Kept.PAID if each.paid_on[-1][0] <= each.due else Kept.LATE
    if each.due >= as_of:
        return Kept.NOT_YET_DUE
    return Kept.SHORT if paid else Kept.MISSED


def _notices(plan: Plan, payments: Sequence[Payment], report: ComplianceReport) -> Iterator[Notice]:
    yield Notice(
        id=NoticeId.COMPLIANCE_MATCHING,
        decides=True,
        text="Money pays first the current support of the month in which it is received, then what "
        "is past due in the order of due days, then later instalments, then current support of "
        "later months. No section says so.",
        cites=(ccp("695.221"), _TEST),
    )
    yield from money_notices(plan, payments, report.as_of)
    if report.revised is None:
        yield Notice(
            id=NoticeId.COMPLIANCE_LONG,
            decides=False,
            text="Kept from now on, the plan still runs in two centuries, and its schedule is left "
            "out. A larger payment ends it.",
        )
    if plan.standing.estoppel:
        yield Notice(
            id=NoticeId.COMPLIANCE_ESTOPPEL,
            decides=any(leg.complies == "no" for leg in report.legs),
            text="A court found that equitable estoppel precludes enforcement of the order: the "
            "payor is in compliance, whatever is behind.",
            cites=(_TEST,),
        )
    if not report.complies:
        yield Notice(
            id=NoticeId.COMPLIANCE_LICENCE,
            decides=False,
            text="A payor out of compliance is released on compliance or on a payment schedule "
            "negotiated with the agency; a temporary licence runs for 150 days.",
            cites=(fam("17520(h)(1)"), fam("17520(l)(2)")),
        )
