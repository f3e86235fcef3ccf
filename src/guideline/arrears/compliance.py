"""Whether a plan is kept: each instalment, how far behind, what follows, and what would cure it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

import attrs

from guideline.amounts import exactly
from guideline.arrears.account import Correction, Payment
from guideline.arrears.arrears_known import arrears_by, days_to_look, paid_at_most
from guideline.arrears.consequences import (
    COMPLIANCE,
    PASSPORT,
    SCHEDULE,
    Consequence,
    Leg,
    consequences,
    legs,
)
from guideline.arrears.debt import Debt
from guideline.arrears.followed import Followed, follow
from guideline.arrears.from_now import actual, owed
from guideline.arrears.going_on import (
    GoingOn,
    at_present,
    going_on,
    kept_from_now,
    whole_obligations,
)
from guideline.arrears.kept import InstalmentKept, behind_by, cure, kept
from guideline.arrears.ledger import ZERO
from guideline.arrears.matching import Obligation, match
from guideline.arrears.obligations import obligations_of
from guideline.arrears.past_due import standing_of
from guideline.arrears.payment_checks import correction_problems, plain_payment_problems
from guideline.arrears.plan import checked_plan, payoff_of
from guideline.arrears.plan_checks import report_day_problems
from guideline.arrears.plan_facts import Plan, ScheduleBy, schedule_set_by
from guideline.arrears.plan_notes import followed
from guideline.arrears.plan_receipts import money_notices, received_on
from guideline.arrears.plan_terms import LAST_DAY, terms_of
from guideline.arrears.repayment import repay
from guideline.arrears.schedule import PaymentPlan
from guideline.arrears.setting import set_payment
from guideline.citations import ccp, fam
from guideline.errors import InvalidFacts
from guideline.facts.arguments import arguments, listed
from guideline.facts.fields import changed
from guideline.figures import COUNT, DATE, TEXT, money
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
    plan, paid, as_of, corrected = arguments(
        plan=(Plan, plan), payments=(tuple[Payment, ...], listed(payments)), as_of=(date, as_of),
        corrections=(tuple[Correction, ...], listed(corrections)),
    )  # fmt: skip
    _check(checked_plan(plan), paid, corrected, as_of)
    setting = set_payment(plan)
    planned = repay(terms_of(plan, setting.levels))
    payoff = payoff_of(planned)
    plan = changed(plan, paid_meanwhile=False)  # what was received is told, and nothing else is
    receipts = received_on(plan, paid, corrected, as_of)
    money = tuple((each.day, each.amount) for each in receipts)
    following = follow(plan, setting.levels, as_of, payoff, money)
    terms = actual(plan, receipts, as_of, days_to_look(following))
    debt = repay(attrs.evolve(terms, current=following.support.in_order))
    known = list(arrears_by(following, debt))
    obligations = obligations_of(following, known)
    most = paid_at_most(following, debt, obligations)
    left = match(obligations, money, most)
    whole = whole_obligations(following, known, obligations)
    if whole is not obligations:
        match(whole, money, most)
    going = going_on(following, setting, debt, whole)
    report = _report(_Matched(following, going, payoff, obligations, left, debt))
    return changed(
        report,
        notices=(
            *_notices(plan, paid, report),
            *_without_an_end(report, planned),
            *followed(plan, debt, report.law),
        ),
    )


@attrs.frozen
class _Matched:
    """A plan followed payment by payment through a day, with what each payment paid."""

    followed: Followed
    going: GoingOn
    planned_payoff: date | None
    obligations: list[Obligation]
    left: Decimal
    debt: Debt


def _report(matched: _Matched) -> ComplianceReport:
    """Return the report, without its notices."""
    plan, as_of = matched.followed.plan, matched.followed.as_of
    obligations = matched.obligations
    law = in_force(COMPLIANCE, as_of)
    days, short = behind_by(obligations, as_of)
    tested = tuple(legs(plan, days, law))
    principal, interest = owed(matched.debt, as_of)
    left = principal, interest
    standing = standing_of(plan, matched.debt, left, max(days.values()), as_of)
    ahead = sum((each.amount - each.unpaid for each in obligations if each.due > as_of), ZERO)
    revised = kept_from_now(matched.going)
    payoff = None if revised is None else revised.payoff
    present, present_payoff = at_present(matched.going, obligations, payoff)
    return ComplianceReport(
        as_of=as_of,
        complies=plan.standing.estoppel or all(leg.complies != "no" for leg in tested),
        days_behind_current=days[True],
        days_behind_plan=days[False],
        shortfall_current=short[True],
        shortfall_plan=short[False],
        cure=cure(obligations, short[True] + short[False], as_of),
        received=sum((amount for _, amount in matched.followed.money), ZERO),
        ahead=ahead + matched.left,
        principal=principal,
        accrued_interest=interest,
        planned_payoff=matched.planned_payoff,
        present_payment=present,
        present_payoff=present_payoff,
        revised_payoff=payoff,
        instalments=tuple(kept(obligations, as_of)),
        legs=tested,
        consequences=tuple(consequences(plan, as_of, law, standing)),
        law=(law, in_force(PASSPORT, as_of)),
        revised=revised,
    )


def _check(
    plan: Plan, payments: tuple[Payment, ...], corrections: tuple[Correction, ...], as_of: date
) -> None:
    problems = [
        *report_day_problems("as_of", as_of, plan.as_of),
        *plain_payment_problems(payments),
        *correction_problems(payments, corrections),
    ]
    if problems:
        raise InvalidFacts(problems)


# ── notices ──────────────────────────────────────────────────────────────────


def _notices(plan: Plan, payments: Sequence[Payment], report: ComplianceReport) -> Iterator[Notice]:
    yield Notice(
        id=NoticeId.COMPLIANCE_MATCHING,
        decides=True,
        text="Money pays first the current support of the month in which it is received, then what "
        "is past due in the order of due days, then later instalments as far as arrears are left, "
        "then current support of later months. No section says so.",
        cites=(ccp("695.221"), _TEST),
    )
    yield from money_notices(plan, payments, report.as_of)
    yield from _set_by_nobody_named(plan, report)
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


def _set_by_nobody_named(plan: Plan, report: ComplianceReport) -> Iterator[Notice]:
    """Yield who is taken to have set the schedule, where nothing says so."""
    if plan.standing.schedule_by is None:
        by_agency = schedule_set_by(plan) is ScheduleBy.AGENCY
        taken = "agreed with the local agency" if by_agency else "ordered by a court"
        yield Notice(
            id=NoticeId.COMPLIANCE_SCHEDULE,
            decides=any(leg.leg == SCHEDULE and leg.complies == "no" for leg in report.legs),
            text=f"Nothing says who set the schedule of payments: it is taken as {taken}. One that "
            "no court ordered and no agency agreed to is no part of the test "
            "(standing.schedule_by).",
            cites=(_TEST,),
        )


def _without_an_end(report: ComplianceReport, planned: Debt) -> Iterator[Notice]:
    """Yield why a day on which the debt ends is not stated."""
    for text in _untold_ends(report, planned):
        yield Notice(id=NoticeId.COMPLIANCE_LONG, decides=False, text=text)


def _untold_ends(report: ComplianceReport, planned: Debt) -> Iterator[str]:
    if not planned.ended:
        ends = "never ends" if planned.endless else f"still runs on {LAST_DAY}"
        yield f"As planned, the debt {ends}."
    if report.revised is None:
        yield ("Kept from now on, the plan still runs in two centuries, and its schedule is left "
               "out. A larger payment ends it.")  # fmt: skip
    elif report.present_payoff is not None:
        return
    elif report.present_payment:
        yield (f"At {money(report.present_payment)} each time, as was paid so far, the debt still "
               "runs in two centuries, or never ends.")  # fmt: skip
    else:
        yield ("No rate is known at which the debt would end: toward arrears nothing was due yet, "
               "or nothing was paid of what was.")  # fmt: skip
