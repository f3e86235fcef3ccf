"""The balance of plans over time as a picture of its own: principal and interest stacked."""

from collections.abc import Sequence

from guideline.arrears.schedule import PaymentPlan
from guideline.explanation.catalogue import ENGLISH, language
from guideline.figures import money
from guideline.report.balances_shown import plans_balances

_PROLOGUE = '<?xml version="1.0" encoding="utf-8"?>\n'


def plans_svg(plans: Sequence[PaymentPlan]) -> str:
    """Return plans as one SVG picture with a text alternative, a panel for each.

    Raises:
        GuidelineError: The extra ``report`` is not installed.

    >>> import guideline as gl
    >>> plan = gl.read_plan("examples/plan.toml")
    >>> gl.plans_svg([gl.plan_payments(plan)]).count("<title>")
    1
    """
    told = " ".join(described(plan, number) for number, plan in enumerate(plans, start=1))
    return _PROLOGUE + plans_balances(plans, language(ENGLISH), told)


def described(plan: PaymentPlan, number: int) -> str:
    """Return a plan in a sentence, for those who do not see the picture."""
    name = plan.name or f"Plan {number}"
    start = f"{name}: {money(plan.principal)} principal and {money(plan.accrued_interest)} interest"
    each = f"{money(plan.payment)} each {str(plan.per).replace('_', ' ')} from {plan.first}"
    if plan.payoff is None or plan.total_interest is None:
        return f"{start} on {plan.as_of}, paid at {each}, never paid off."
    return (
        f"{start} on {plan.as_of}, paid at {each}, are paid off on {plan.payoff} with "
        f"{money(plan.total_interest)} of further interest."
    )
