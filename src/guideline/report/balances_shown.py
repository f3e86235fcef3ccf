"""What was, or would be, owed over time: principal and interest stacked, for each plan a panel."""

import calendar
from collections.abc import Sequence
from datetime import date

from guideline.arrears.plan_comparison import names_of
from guideline.arrears.schedule import PaymentPlan
from guideline.arrears.statement import AccountStatement
from guideline.explanation import picture_messages as said
from guideline.explanation.catalogue import Language
from guideline.figures import DOLLARS
from guideline.report.drawing import Sheet
from guideline.report.pictures import NAME, Balance, Panel, balances_picture

_HEIGHT = 250  # of each panel, in points


def account_balances(statement: AccountStatement, spoken: Language) -> str:
    """Return the balances of an account at the end of each month, drawn."""
    balances = tuple(
        Balance(_end_of(month.month, statement.as_of), month.principal, month.accrued_interest)
        for month in statement.months
    )
    return _drawn(spoken.say(said.BALANCES), [Panel("", balances)], spoken, "")


def plans_balances(plans: Sequence[PaymentPlan], spoken: Language, told: str = "") -> str:
    """Return the balances of plans after each instalment, drawn.

    Args:
        plans: The plans.
        spoken: The language of its words.
        told: What the plans are in words; by default the balances of the first and the last day.
    """
    names = names_of(plans) if len(plans) > 1 else [plan.name or "" for plan in plans]
    panels = [
        Panel(name, plan_balances(plan), "" if plan.ends else spoken.say(said.NEVER_PAID_OFF))
        for name, plan in zip(names, plans, strict=True)
    ]
    return _drawn(spoken.say(said.BALANCES_PLANNED), panels, spoken, told)


def plan_balances(plan: PaymentPlan) -> tuple[Balance, ...]:
    """Return what is owed on the day of the balance, and after each instalment."""
    start = Balance(plan.as_of, plan.principal, plan.accrued_interest)
    return (
        start,
        *(Balance(row.due, row.principal, row.accrued_interest) for row in plan.schedule),
    )


def _end_of(month: str, as_of: date) -> date:
    """Return the last day of a month, or the day of the statement within it."""
    first = date.fromisoformat(f"{month}-01")
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return min(last, as_of)


def _drawn(title: str, panels: list[Panel], spoken: Language, told: str) -> str:
    names = (spoken.say(said.PRINCIPAL), spoken.say(said.INTEREST))
    each = _HEIGHT + (NAME if any(panel.name for panel in panels) else 0)
    sheet = Sheet(title, told or _told(panels[0], spoken), height=each * len(panels))
    return balances_picture(sheet, panels, names)


def _told(panel: Panel, spoken: Language) -> str:
    first, last = panel.balances[0], panel.balances[-1]
    told = spoken.say(
        said.BALANCES_TOLD,
        start=first.day,
        principal=spoken.figure(first.principal, DOLLARS),
        interest=spoken.figure(first.interest, DOLLARS),
        end=last.day,
        last_principal=spoken.figure(last.principal, DOLLARS),
        last_interest=spoken.figure(last.interest, DOLLARS),
    )
    return f"{told} {panel.note}".rstrip()
