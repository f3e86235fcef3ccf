"""Arrears payment plans: from a balance to a schedule that ends at zero."""

from datetime import date
from typing import Any, cast

from guideline.amounts import exactly
from guideline.arrears.asked_by_plan import asked_over_time, largest_share
from guideline.arrears.debt import Debt
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_account import told_by_account
from guideline.arrears.plan_checks import plan_problems
from guideline.arrears.plan_course import amounts_of, never_ends, pauses_of
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_notes import plan_laws, plan_notices
from guideline.arrears.plan_terms import terms_of
from guideline.arrears.repayment import repay
from guideline.arrears.repayment_terms import Levels
from guideline.arrears.schedule import PaymentPlan, PlanInstalment, instalments_of, rows_of
from guideline.arrears.setting import Setting, set_payment, way_of
from guideline.arrears.statement import AccountStatement
from guideline.dates import MONTHS_IN_A_YEAR, months_after
from guideline.errors import InvalidFacts, Problem
from guideline.facts.arguments import arguments
from guideline.facts.fields import changed, read
from guideline.facts.supposed import wrong_anyway
from guideline.figures import money


@exactly
def plan_payments(owed: AccountStatement | Plan, **terms: Any) -> PaymentPlan:  # noqa: ANN401 - the facts of a Plan
    """Return the schedule of a plan that pays arrears down to exactly zero.

    Payments are credited by CCP § 695.221 and interest keeps accruing by the account's convention.

    A statement tells what its account does: the balance, the conventions, the days on which a
    confinement suspends support, and the current support that runs on, which is scheduled too.

    Args:
        owed: What is owed: the statement of an account, or a plan that states the balance.
        terms: Facts of a ``Plan``, as in ``payment=150, first=date(2026, 4, 15)``; beside a plan
            they change its own, beside a statement what it tells: ``current_support=None``
            schedules the arrears alone.

    Raises:
        InvalidFacts: The facts cannot be; every problem is listed.
        NotModelled: The arrears bear another interest than California's, or their account
            changes after its day as no plan does.

    >>> plan = Plan(as_of=date(2026, 3, 31), principal=3000, first=date(2026, 4, 15), payment=50)
    >>> result = plan_payments(plan)
    >>> result.months, result.total_interest
    (76, Decimal('762.50'))
    """
    if isinstance(owed, AccountStatement):
        plan = plan_from_statement(owed, terms)
    else:
        (plan,) = arguments(owed=(Plan, owed))
        plan = changed(plan, **terms) if terms else plan
    return planned(checked_plan(plan))


def plan_from_statement(statement: AccountStatement, terms: dict[str, Any]) -> Plan:
    """Return a plan on what an account tells, the age of its parts whatever else is told.

    Raises:
        InvalidFacts: The facts cannot be, or something is left to be told; every problem is listed.
        NotModelled: The account goes on as no plan does.
    """
    found, problems = told_by_account(statement, terms)
    facts = {**found, **terms}
    try:
        plan = cast("Plan", read(Plan, facts))
    except InvalidFacts as error:
        told = [*problems, *error.problems]
        anyway = wrong_anyway(Plan, facts, lambda supposed: list(plan_problems(supposed)))
        told += [each for each in anyway if not any(map(each.overlaps, told))]
        raise InvalidFacts(told) from None
    if problems:
        raise InvalidFacts(problems)
    untold = {name: told for name, told in found["standing"].items()
              if not getattr(plan.standing, name)}  # fmt: skip
    return changed(plan, standing=changed(plan.standing, **untold))


def checked_plan(plan: Plan) -> Plan:
    """Return a plan whose facts can be.

    Raises:
        InvalidFacts: They cannot; every problem is listed.
    """
    found = list(plan_problems(plan))
    if found:
        raise InvalidFacts(found)
    return plan


def planned(plan: Plan) -> PaymentPlan:
    """Return the schedule of a plan whose facts have been checked."""
    return scheduled(plan, set_payment(plan))


def scheduled(plan: Plan, setting: Setting) -> PaymentPlan:
    """Return the schedule of a plan whose payment is set."""
    return schedule_of(plan, setting, carried_out(plan, setting.levels))


def schedule_of(plan: Plan, setting: Setting, debt: Debt) -> PaymentPlan:
    """Return the schedule of a plan from its debt after all instalments."""
    rows = rows_of(debt) if debt.ended else _of_a_year(rows_of(debt), plan.first)
    asked = asked_over_time(plan, setting.levels, debt)
    result = PaymentPlan(
        name=plan.name,
        as_of=plan.as_of,
        principal=plan.principal,
        accrued_interest=plan.accrued_interest,
        set_by=setting.set_by,
        payment=setting.payment,
        per=plan.per,
        first=plan.first,
        interest=plan.interest,
        rounding=plan.rounding,
        share_of_earnings=largest_share(plan, asked),
        ends=debt.ended,
        schedule=rows,
        amounts=amounts_of(setting, debt),
        pauses=tuple(pauses_of(plan, debt)),
        endless=never_ends(plan, setting, debt),
        **(_ending(debt, rows) if debt.ended else _NEVER),
    )
    law = plan_laws(plan, setting, debt)
    return changed(result, notices=plan_notices(plan, setting, debt, asked, law), law=law)


def carried_out(plan: Plan, levels: Levels) -> Debt:
    """Return the debt after all instalments.

    Raises:
        InvalidFacts: It would not end before the last day that can be written.
    """
    debt = repay(terms_of(plan, levels))
    if not debt.ended and not debt.endless:
        why = f"at {money(levels[0][1])} the plan would still run on {debt.terms.last}"
        way = way_of(plan)
        told = str(getattr(plan, way))
        raise InvalidFacts([Problem(way, told, why, "write a larger payment")])
    return debt


def payoff_of(debt: Debt) -> date | None:
    """Return the day on which a debt is paid off; ``None`` where it never is."""
    if not debt.ended:
        return None
    return debt.steps[-1].due if debt.steps else debt.terms.as_of


def _of_a_year(rows: tuple[PlanInstalment, ...], first: date) -> tuple[PlanInstalment, ...]:
    """Return the first year of a schedule that never ends."""
    return tuple(row for row in rows if row.due < months_after(first, MONTHS_IN_A_YEAR))


_NEVER: dict[str, Any] = dict.fromkeys(
    ("months", "payoff", "last_payment", "total_paid", "total_interest")
)


def _ending(debt: Debt, rows: tuple[PlanInstalment, ...]) -> dict[str, Any]:
    """Return when a plan ends, and what it costs."""
    on_arrears = [ZERO, *(step.on_arrears for step in debt.steps)]
    return {
        "months": instalments_of(debt),
        "payoff": payoff_of(debt),
        "last_payment": on_arrears[-1] - on_arrears[-2] if debt.steps else None,
        "total_paid": on_arrears[-1],
        "total_interest": sum((row.interest for row in rows), ZERO),
    }
