"""What must be said about a result, from the rooms that only some cases enter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from guideline.citations import fam, rule
from guideline.facts.case import Case
from guideline.law.family_code import rebuttal_law
from guideline.notices import Notice, NoticeId
from guideline.support.low_income import LowIncomeAdjustment, low_income_notices
from guideline.support.setting import Setting

if TYPE_CHECKING:  # loaded by the cases that have them
    from guideline.support.deviation import OrderedAmount
    from guideline.support.expenses import Expenses
    from guideline.support.health_coverage import CoverageCost

NOT_CERTIFIED = Notice(
    id=NoticeId.NOT_CERTIFIED,
    decides=False,
    text="This software is not certified for use by a court, and gives no legal advice. In a case "
    "with services of a local child support agency only the state's own calculator may be used.",
    cites=(fam("3830"), rule("5.275")),
)
"""The notice that stands on every result."""


def low_income_said(
    setting: Setting, low_income: LowIncomeAdjustment[Decimal] | None, ordered: OrderedAmount | None
) -> Iterator[Notice]:
    """Yield what must be said of the low-income adjustment, where anybody owes."""
    if low_income is not None:
        applied, law = setting.terms.applied, rebuttal_law(setting.case.on)
        yield from low_income_notices(low_income, applied, law, decides=ordered is None)


def finding_said(on: date, ordered: OrderedAmount | None, *, turned: bool) -> tuple[Notice, ...]:
    """Return what must be said of an amount found instead of the guideline."""
    if ordered is None:
        return ()
    from guideline.support.deviation import deviation_notices

    return tuple(deviation_notices(ordered, rebuttal_law(on), turned=turned))


def cost_said(
    case: Case, bills: Expenses | None, coverage: tuple[CoverageCost, ...]
) -> tuple[Notice, ...]:
    """Return what must be said of expenses and of health coverage."""
    said: list[Notice] = []
    if bills is not None:
        from guideline.support.expenses import expense_notices

        said += expense_notices(case, bills)
    if coverage:
        from guideline.support.health_coverage import coverage_notices

        said += coverage_notices(coverage)
    return tuple(said)
