"""The documents of a plan: JSON ``guideline.plan/1``, and its schedule as CSV."""

import csv
import io
from collections.abc import Sequence

from guideline.amounts import exactly
from guideline.arrears.plan_comparison import (
    PlanBeside,
    PlansCompared,
    StressBeside,
    names_of,
)
from guideline.arrears.plan_course import NeverEnds, PlanPause
from guideline.arrears.schedule import PaymentPlan, PlanInstalment, StressLine
from guideline.files.documents import (
    Document,
    dollars_text,
    head,
    lines_part,
    notices_part,
    share_text,
)
from guideline.law.tables import Version, digest
from guideline.worksheets import own_lines

_FIGURES = (
    "payment",
    "to_current",
    "to_principal",
    "to_interest",
    "interest",
    "principal",
    "accrued_interest",
)
SCHEDULE_COLUMNS = ("due", *_FIGURES, "lump_sum", "ends")
"""``ends`` is false in the rows of a plan that never does, of which they are the first year."""


@exactly
def plan_document(plan: PaymentPlan) -> Document:
    """Return a plan as the JSON document ``guideline.plan/1``.

    >>> import guideline as gl
    >>> plan = gl.read_plan("examples/plan.toml")
    >>> gl.plan_document(gl.plan_payments(plan))["payoff"]
    '2032-07-15'
    """
    return {**head("plan"), **plan_part(plan)}


def plan_part(plan: PaymentPlan) -> Document:
    """Return what a document says about one plan."""
    return {
        "name": plan.name,
        "as_of": plan.as_of.isoformat(),
        "principal": dollars_text(plan.principal),
        "accrued_interest": dollars_text(plan.accrued_interest),
        "set_by": plan.set_by,
        "payment": dollars_text(plan.payment),
        "per": str(plan.per),
        "first": plan.first.isoformat(),
        "months": plan.months,
        "payoff": None if plan.payoff is None else plan.payoff.isoformat(),
        "last_payment": dollars_text(plan.last_payment),
        "total_paid": dollars_text(plan.total_paid),
        "total_interest": dollars_text(plan.total_interest),
        "ends": plan.ends,
        "share_of_earnings": share_text(plan.share_of_earnings),
        "convention": str(plan.interest),
        "rounding": str(plan.rounding),
        "schedule": [_instalment(row) for row in plan.schedule],
        "stress": [_stress(line) for line in plan.stress],
        "amounts": [
            {"from": each.start.isoformat(), "payment": dollars_text(each.payment)}
            for each in plan.amounts
        ],
        "suspended": [_pause(each) for each in plan.pauses],
        "never_ends": _endless(plan.endless),
        "notices": notices_part(plan.notices),
        "law": law_of_plan(plan.as_of.isoformat(), plan.law),
        "worksheet": lines_part(own_lines(plan)),
    }


def law_of_plan(on: str, law: tuple[Version, ...]) -> Document:
    """Return the law that a plan stands on; a plan may use several rows of a table."""
    tables: dict[str, list[str]] = {}
    for row in law:
        tables.setdefault(row.table, []).append(row.start.isoformat())
    return {"on": on, "tables": tables, "digest": digest(law)}


def _instalment(row: PlanInstalment) -> Document:
    figures = {name: dollars_text(getattr(row, name)) for name in _FIGURES}
    return {"due": row.due.isoformat(), **figures, "lump_sum": row.lump_sum}


def _stress(line: StressLine) -> Document:
    return {
        "what": line.what,
        "months": line.months,
        "payoff": None if line.payoff is None else line.payoff.isoformat(),
        "total_interest": dollars_text(line.total_interest),
        "more_interest": dollars_text(line.more_interest),
    }


def _pause(each: PlanPause) -> Document:
    through = None if each.through is None else each.through.isoformat()
    return {"from": each.start.isoformat(), "through": through}


def _endless(found: NeverEnds | None) -> Document | None:
    if found is None:
        return None
    return {"why": str(found.why), "more_than": dollars_text(found.more_than)}


@exactly
def schedules_csv(plans: Sequence[PaymentPlan]) -> str:
    """Return the schedules of plans as CSV; of several, each row says whose it is."""
    several = len(plans) > 1
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow([*(["plan"] if several else []), *SCHEDULE_COLUMNS])
    for name, plan in zip(names_of(plans), plans, strict=True):
        for row in plan.schedule:
            figures = (dollars_text(getattr(row, column)) for column in _FIGURES)
            truths = (str(truth).lower() for truth in (row.lump_sum, plan.ends))
            rows.writerow([*([name] if several else []), row.due.isoformat(), *figures, *truths])
    return written.getvalue()


@exactly
def plans_document(compared: PlansCompared) -> Document:
    """Return plans side by side as the JSON document ``guideline.plans/1``.

    >>> import guideline as gl
    >>> plan = gl.read_plan("examples/plan.toml")
    >>> plans = [gl.plan_payments(plan), gl.plan_payments(plan, payment=100)]
    >>> gl.plans_document(gl.compare_plans(plans))["saves"]
    '375.00'
    """
    return {
        **head("plans"),
        "cheapest": compared.cheapest,
        "saves": dollars_text(compared.saves),
        "comparison": [_beside(each) for each in compared.beside],
        "stress": [_stress_beside(each) for each in compared.stress],
        "plans": [plan_part(plan) for plan in compared.plans],
        "notices": notices_part(compared.notices),
    }


def _stress_beside(each: StressBeside) -> Document:
    return {
        "name": each.name,
        "what": each.what,
        "payoff": None if each.payoff is None else each.payoff.isoformat(),
        "more_interest": dollars_text(each.more_interest),
    }


def _beside(each: PlanBeside) -> Document:
    return {
        "name": each.name,
        "payment": dollars_text(each.payment),
        "per": str(each.per),
        "months": each.months,
        "payoff": None if each.payoff is None else each.payoff.isoformat(),
        "total_interest": dollars_text(each.total_interest),
        "total_paid": dollars_text(each.total_paid),
        "share_of_earnings": share_text(each.share_of_earnings),
        "dearer_by": dollars_text(each.dearer_by),
    }
