"""The balance of plans over time as a picture of its own: principal and interest stacked."""

from collections.abc import Sequence

from guideline.arrears.plan_comparison import finished, names_of
from guideline.arrears.schedule import PaymentPlan
from guideline.errors import InvalidFacts, Problem
from guideline.explanation.catalogue import ENGLISH, language
from guideline.figures import money
from guideline.report.balances_shown import plans_balances

_PROLOGUE = '<?xml version="1.0" encoding="utf-8"?>\n'


def plans_svg(plans: Sequence[PaymentPlan]) -> str:
    """Return plans as one SVG picture with a text alternative, a panel for each.

    Raises:
        InvalidFacts: There is no plan, or something else than plans of ``plan_payments``.
        GuidelineError: The extra ``report`` is not installed.

    >>> import guideline as gl
    >>> plan = gl.read_plan("examples/plan.toml")
    >>> gl.plans_svg([gl.plan_payments(plan)]).count("<title>")
    1
    """
    plans = finished(plans)
    if not plans:
        raise InvalidFacts([Problem("plans", "0", "nothing to draw", "name one plan or more")])
    named = zip(names_of(plans), plans, strict=True)
    told = " ".join(described(name, plan) for name, plan in named)
    return _PROLOGUE + plans_balances(plans, language(ENGLISH), told)


def described(name: str, plan: PaymentPlan) -> str:
    """Return a plan in a sentence, for those who do not see the picture."""
    start = f"{name}: {money(plan.principal)} principal and {money(plan.accrued_interest)} interest"
    each = f"{money(plan.payment)} each {str(plan.per).replace('_', ' ')} from {plan.first}"
    each += ", at first" if plan.amounts else ""
    if plan.payoff is None or plan.total_interest is None:
        return f"{start} on {plan.as_of}, paid at {each}, never paid off; its first year."
    return (
        f"{start} on {plan.as_of}, paid at {each}, are paid off on {plan.payoff} with "
        f"{money(plan.total_interest)} of further interest."
    )
