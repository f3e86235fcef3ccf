"""Whether a plan is kept: each instalment, how far behind, what follows, and what would cure it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import attrs

from guideline.amounts import exactly
from guideline.arrears.account import Correction, Payment
from guideline.arrears.arrears_known import arrears_by, days_to_look, paid_at_most
from guideline.arrears.compliance_notes import compliance_notices
from guideline.arrears.compliance_report import ComplianceReport
from guideline.arrears.consequences import (
    COMPLIANCE,
    PASSPORT,
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
            *compliance_notices(plan, paid, report, planned, debt),
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
