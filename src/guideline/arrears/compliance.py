"""Whether a plan is kept: each instalment, how far behind, what follows, and what would cure it."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

import attrs

from guideline.amounts import exactly
from guideline.arrears.account import Correction, Payment
from guideline.arrears.arrears_known import (
    arrears_by,
    days_to_look,
    not_asked_yet,
    paid_at_most,
)
from guideline.arrears.compliance_notes import compliance_notices
from guideline.arrears.compliance_report import ComplianceReport
from guideline.arrears.consequences import (
    COMPLIANCE,
    PASSPORT,
    consequences,
    legs,
)
from guideline.arrears.debt import Debt
from guideline.arrears.followed import Followed, follow, follow_on
from guideline.arrears.from_now import actual, owed
from guideline.arrears.going_on import (
    GoingOn,
    at_present,
    going_on,
    kept_from_now,
    whole_obligations,
)
from guideline.arrears.kept import behind_by, cure, kept
from guideline.arrears.ledger import ZERO
from guideline.arrears.matching import Obligation, match
from guideline.arrears.obligations import obligations_of
from guideline.arrears.past_due import standing_of
from guideline.arrears.payment_checks import correction_problems, plain_payment_problems
from guideline.arrears.plan import checked_plan, payoff_of
from guideline.arrears.plan_checks import report_day_problems
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_notes import followed
from guideline.arrears.plan_receipts import received_on
from guideline.arrears.plan_terms import terms_of
from guideline.arrears.repayment import repay
from guideline.arrears.repayment_terms import Levels, total_of
from guideline.arrears.setting import set_payment
from guideline.errors import InvalidFacts
from guideline.facts.arguments import arguments, listed
from guideline.facts.fields import changed
from guideline.law.tables import in_force


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
    planned = repay(attrs.evolve(terms_of(plan, setting.levels), only_end=True))
    payoff = payoff_of(planned)
    plan = changed(plan, paid_meanwhile=False)  # what was received is told, and nothing else is
    receipts = received_on(plan, paid, corrected, as_of)
    money = tuple((each.day, each.amount) for each in receipts)
    following = follow(plan, setting.levels, as_of, payoff, money)
    terms = actual(plan, receipts, as_of, days_to_look(following))
    debt = repay(attrs.evolve(terms, current=following.support.in_order))
    asked = _asked_in_all(following, setting.levels, debt)
    going = going_on(asked.followed, setting, debt, asked.whole)
    report = _report(asked, going, payoff, debt)
    return changed(
        report,
        notices=(
            *compliance_notices(plan, paid, report, planned, debt),
            *followed(plan, debt, report.law),
        ),
    )


@attrs.frozen
class _Asked:
    """What a plan asks for through a day, with what each payment paid of it.

    Attributes:
        followed: The plan, as it is followed.
        obligations: What it asks for.
        whole: The same with each later instalment whole.
        left: What is left of the money.
    """

    followed: Followed
    obligations: list[Obligation]
    whole: Sequence[Obligation]
    left: Decimal


def _asked_in_all(followed: Followed, levels: Levels, debt: Debt) -> _Asked:
    """Return what a plan asks for, with as many later instalments as money has paid ahead."""
    asked = _asked(followed, debt)
    more = not_asked_yet(followed, debt, asked.obligations)
    if any(owed(debt, followed.as_of)):
        more = max(more, asked.left)
    return _asked(follow_on(followed, levels, more), debt) if more else asked


def _asked(followed: Followed, debt: Debt) -> _Asked:
    """Return what a plan asks for by what was really paid, each payment matched to what it pays."""
    known = list(arrears_by(followed, debt))
    obligations = obligations_of(followed, known)
    most = paid_at_most(followed, debt, obligations)
    left = match(obligations, followed.money, most)
    whole = whole_obligations(followed, known, obligations, left)
    if whole is not obligations:
        match(whole, followed.money, most)
    return _Asked(followed, obligations, whole, left)


def _report(
    asked: _Asked, going: GoingOn, planned_payoff: date | None, debt: Debt
) -> ComplianceReport:
    """Return the report, without its notices."""
    plan, as_of, obligations = asked.followed.plan, asked.followed.as_of, asked.obligations
    law = in_force(COMPLIANCE, as_of)
    days, short = behind_by(obligations, as_of)
    tested = tuple(legs(plan, days, law))
    principal, interest = owed(debt, as_of)
    left = principal, interest
    standing = standing_of(plan, debt, left, max(days.values()), as_of)
    ahead = sum((each.amount - each.unpaid for each in obligations if each.due > as_of), ZERO)
    revised = kept_from_now(going)
    payoff = None if revised is None else revised.payoff
    present, present_payoff = at_present(going, obligations, payoff)
    return ComplianceReport(
        as_of=as_of,
        complies=plan.standing.estoppel or all(leg.complies != "no" for leg in tested),
        days_behind_current=days[True],
        days_behind_plan=days[False],
        shortfall_current=short[True],
        shortfall_plan=short[False],
        cure=cure(obligations, short[True] + short[False], as_of),
        received=total_of(asked.followed.money),
        ahead=ahead + asked.left,
        principal=principal,
        accrued_interest=interest,
        planned_payoff=planned_payoff,
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
