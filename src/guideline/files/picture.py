"""The balance of plans over time, drawn: principal and interest stacked, readable without colour.

The plotting library is an extra: ``pip install guideline[plots]``.
"""

import io
from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape

from guideline.arrears.schedule import PaymentPlan
from guideline.errors import NotModelled
from guideline.worksheets import money

_WIDTH, _HEIGHT = 8, 3  # inches, for each plan


def plans_svg(plans: Sequence[PaymentPlan]) -> str:
    """Return plans as one SVG picture with a text alternative, a panel for each.

    Raises:
        NotModelled: The plotting library is not installed.

    >>> import guideline as gl
    >>> plan = gl.read_plan("examples/plan.toml")
    >>> gl.plans_svg([gl.plan_payments(plan)]).count("<title>")
    1
    """
    try:
        from matplotlib import rc_context
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure
    except ImportError:
        what = "a picture without matplotlib, which `pip install guideline[plots]` installs"
        raise NotModelled(what, "the extra `plots`") from None
    with rc_context({"svg.hashsalt": "guideline", "svg.fonttype": "none"}):
        figure = Figure(figsize=(_WIDTH, _HEIGHT * len(plans)), layout="constrained")
        FigureCanvasSVG(figure)
        axes = figure.subplots(len(plans), 1, sharex=True, sharey=True, squeeze=False)
        for (axis,), plan, number in zip(axes, plans, range(1, len(plans) + 1), strict=True):
            _panel(axis, plan, number)
        written = io.StringIO()
        figure.savefig(written, format="svg", metadata={"Date": None})
    return _with_alternative(written.getvalue(), plans)


def _panel(axis: object, plan: PaymentPlan, number: int) -> None:
    """Draw one plan: hatched and outlined areas that differ in print as well."""
    days = [plan.as_of, *(row.due for row in plan.schedule)]
    principal = [float(plan.principal), *(float(row.principal) for row in plan.schedule)]
    interest = [
        float(plan.accrued_interest),
        *(float(row.accrued_interest) for row in plan.schedule),
    ]
    areas = axis.stackplot(  # type: ignore[attr-defined]
        days,
        principal,
        interest,
        labels=["Principal", "Accrued interest"],
        colors=["0.75", "1.0"],
        edgecolor="black",
        linewidth=1,
    )
    areas[1].set_hatch("////")
    axis.set_title(plan.name or f"Plan {number}")  # type: ignore[attr-defined]
    axis.set_ylabel("Dollars owed")  # type: ignore[attr-defined]
    axis.set_ylim(bottom=0)  # type: ignore[attr-defined]
    axis.legend(loc="upper right", frameon=False)  # type: ignore[attr-defined]


def described(plan: PaymentPlan, number: int) -> str:
    """Return a plan in a sentence, for those who do not see the picture."""
    name = plan.name or f"Plan {number}"
    start = f"{name}: {money(plan.principal)} principal and {money(plan.accrued_interest)} interest"
    each = f"{money(plan.payment)} each {str(plan.per).replace('_', ' ')} from {plan.first}"
    if plan.payoff is None or plan.total_interest is None:
        return f"{start} on {plan.as_of}, paid at {each}, never paid off."
    return (
        f"{start} on {plan.as_of}, paid at {each}, are paid off on {_day(plan.payoff)} with "
        f"{money(plan.total_interest)} of further interest."
    )


def _day(day: date) -> str:
    return day.isoformat()


def _with_alternative(svg: str, plans: Sequence[PaymentPlan]) -> str:
    """Return an SVG picture with its title and description, which screen readers read."""
    told = " ".join(described(plan, number) for number, plan in enumerate(plans, start=1))
    head, mark, rest = svg.partition("<svg ")
    tag, end, body = rest.partition(">")
    title = "<title>Arrears over time under the payment plan</title>"
    return f'{head}{mark}role="img" {tag}{end}\n{title}\n<desc>{escape(told)}</desc>{body}'
