"""What may go otherwise than planned: payments missed, a lump sum more."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice, takewhile

import attrs

from guideline.amounts import LIMIT, exactly, to_cents
from guideline.arrears.current_over_time import current_on
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan import scheduled
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_terms import terms_of
from guideline.arrears.repayment import CENT, repay
from guideline.arrears.repayment_terms import Terms, at_level, is_suspended
from guideline.arrears.schedule import PaymentPlan, StressLine, instalments_of, rows_of
from guideline.arrears.setting import Setting, known_setting
from guideline.errors import InvalidFacts, Problem
from guideline.facts.arguments import arguments
from guideline.facts.fields import changed
from guideline.facts.readers import wrong


@exactly
def stressed(plan: Plan, result: PaymentPlan) -> PaymentPlan:
    """Return a plan with what missed payments and a lump sum would do to its payoff.

    A payment that is missed is missed whole, the current support in it as well, which is then
    arrears. The first payments are the first that would be made: none while support is suspended.

    Args:
        plan: The facts.
        result: What ``gl.plan_payments`` made of them.

    Raises:
        InvalidFacts: The result is that of another plan.

    >>> import guideline as gl
    >>> plan = gl.read_plan("examples/plan.toml")
    >>> gl.stressed(plan, gl.plan_payments(plan)).stress[0].payoff
    datetime.date(2035, 6, 15)
    """
    (plan,) = arguments(plan=(Plan, plan))
    if not isinstance(result, PaymentPlan):
        raise wrong(result, "no finished plan", "give what gl.plan_payments made", "result")
    setting = known_setting(plan, result.payment)
    made = changed(scheduled(plan, setting), name=result.name, stress=result.stress)
    if made != result:
        raise InvalidFacts(
            [
                Problem(
                    "result", f"${result.payment} toward arrears", "not what these facts come to",
                    "give what gl.plan_payments made of this very plan",
                )
            ]
        )  # fmt: skip
    return changed(result, stress=tuple(_lines(plan, setting, result)))


def _lines(plan: Plan, setting: Setting, result: PaymentPlan) -> Iterator[StressLine]:
    """Yield what may go otherwise; beside a plan that never ends a stated sum alone."""
    if not result.schedule:
        return
    terms, lump = terms_of(plan, setting.levels), plan.stress.lump_sum
    days = list(islice(_days_of_payments(plan, terms), max(plan.stress.missed, 1)))
    if result.ends and days:
        if plan.stress.missed:
            yield _with_fewer(plan, terms, result, days)
        if lump is None:
            owed = to_cents(plan.principal + plan.accrued_interest)
            lump = min(setting.payment * 6, owed, LIMIT - CENT)
    if lump:
        day, when = (days[0], "more with the first") if days else (plan.first, f"on {plan.first}")
        more = {"date": day, "amount": lump}
        terms = terms_of(changed(plan, lump_sums=[*plan.lump_sums, more]), setting.levels)
        yield changed(_stress(f"{lump:.2f} {when}", terms, result), more_paid=lump)


def _with_fewer(plan: Plan, terms: Terms, result: PaymentPlan, days: Sequence[date]) -> StressLine:
    """Return what the payments missed on some days do."""
    fewer = attrs.evolve(terms, missed=tuple(days))
    which = "payment" if len(days) == 1 else f"{len(days)} payments"
    whole = "" if plan.current_support is None else ", current support with the arrears"
    line = _stress(f"the first {which} missed{whole}", fewer, result)
    return changed(line, missed=len(days))


def _days_of_payments(plan: Plan, terms: Terms) -> Iterator[date]:
    """Return the days on which something would be paid, as long as anything may be."""
    paid = partial(_is_paid, plan, terms)
    return filter(paid, takewhile(lambda day: day <= terms.steady or paid(day), terms.days()))


def _is_paid(plan: Plan, terms: Terms, day: date) -> bool:
    asked = at_level(terms.payment, day) or current_on(plan, day)
    return bool(asked) and not is_suspended(terms, day)


def _stress(what: str, terms: Terms, result: PaymentPlan) -> StressLine:
    debt = repay(terms)
    if not debt.ended:
        return StressLine(
            what=what, months=None, payoff=None, total_interest=None, more_interest=None
        )
    rows = rows_of(debt)
    interest, planned = sum((row.interest for row in rows), ZERO), result.total_interest
    return StressLine(
        what=what,
        months=instalments_of(debt),
        payoff=rows[-1].due,
        total_interest=interest,
        more_interest=None if planned is None else interest - planned,
    )
