"""What may go otherwise than planned: instalments missed, a lump sum more."""

from guideline.amounts import exactly
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_terms import terms_of
from guideline.arrears.repayment import repay
from guideline.arrears.repayment_terms import Levels
from guideline.arrears.schedule import PaymentPlan, StressLine, rows_of
from guideline.arrears.setting import Setting, set_payment
from guideline.facts.fields import changed


@exactly
def stressed(plan: Plan, result: PaymentPlan) -> PaymentPlan:
    """Return a plan with what missed instalments and a lump sum would do to its payoff.

    Args:
        plan: The facts.
        result: What ``gl.plan_payments`` made of them.

    >>> import guideline as gl
    >>> plan = gl.read_plan("examples/plan.toml")
    >>> gl.stressed(plan, gl.plan_payments(plan)).stress[0].months
    77
    """
    named = plan
    if plan.months is not None or plan.by is not None:  # what was solved once is known
        named = changed(plan, payment=result.payment, months=None, by=None)
    return changed(result, stress=_lines(plan, set_payment(named), result))


def _lines(plan: Plan, setting: Setting, result: PaymentPlan) -> tuple[StressLine, ...]:
    if not result.ends or not result.schedule:
        return ()
    lines = []
    if plan.stress.missed:
        days = terms_of(plan, setting.levels).days()
        for _ in range(plan.stress.missed):
            next(days)
        resumes = next(days)
        later = tuple(level for level in setting.levels if level[0] > resumes)
        due = [amount for day, amount in setting.levels if day <= resumes]
        missed: Levels = ((plan.first, ZERO), (resumes, due[-1]), *later)
        count = plan.stress.missed
        what = "the first payment missed" if count == 1 else f"the first {count} payments missed"
        line = _stress(what, plan, missed, result)
        lines.append(changed(line, missed=plan.stress.missed))
    lump = plan.stress.lump_sum
    lump = setting.payment * 6 if lump is None else lump
    if lump:
        extra = {"date": plan.first, "amount": lump}
        more = changed(plan, lump_sums=[*plan.lump_sums, extra])
        line = _stress(f"{lump:.2f} more with the first", more, setting.levels, result)
        lines.append(changed(line, more_paid=lump))
    return tuple(lines)


def _stress(what: str, plan: Plan, levels: Levels, result: PaymentPlan) -> StressLine:
    debt = repay(terms_of(plan, levels))
    if not debt.ended:
        return StressLine(
            what=what, months=None, payoff=None, total_interest=None, more_interest=None
        )
    rows = rows_of(debt)
    interest = sum((row.interest for row in rows), ZERO)
    return StressLine(
        what=what,
        months=sum(row.payment > row.to_current and not row.lump_sum for row in rows),
        payoff=rows[-1].due,
        total_interest=interest,
        more_interest=interest - (result.total_interest or ZERO),
    )
