"""One row by itself: through the readers of a case file and ``gl.calculate``, exactly."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

from guideline.amounts import to_cents
from guideline.caseload.lines import worksheet_lines
from guideline.caseload.outcome import ids_of
from guideline.caseload.rows import Row, case_of_row, in_words_of_table
from guideline.caseload.table import PARENTS
from guideline.errors import GuidelineError, InvalidFacts
from guideline.figures import Unit
from guideline.support.deductions import TAXES
from guideline.support.guideline import GuidelineSupport, calculate


@attrs.frozen
class Answer:
    """What one row comes to.

    Attributes:
        figures: Each figure by its column.
        notices: The ids of its notices.
        error: What is wrong with the row; ``None`` if nothing is.
        lines: Every line of its worksheets.
    """

    figures: Mapping[str, Decimal | None]
    notices: str
    error: str | None
    lines: tuple[tuple[str, Unit, Any], ...] = ()


def answer(row: Row, *, worksheet: bool = False) -> Answer:
    """Return what a row comes to, or everything that is wrong with it."""
    try:
        result = calculate(case_of_row(row))
    except InvalidFacts as error:
        return Answer({}, "", "; ".join(str(problem) for problem in error.problems))
    except GuidelineError as error:
        return Answer({}, "", in_words_of_table(str(error)))
    told = tuple(worksheet_lines(result)) if worksheet else ()
    return Answer(figures_of(result), ids_of(each.id for each in result.notices), None, told)


def figures_of(result: GuidelineSupport) -> dict[str, Decimal | None]:
    """Return the figures of a finished calculation by their columns."""
    names = [parent.name for parent in result.case.parents]
    signed = -result.monthly_support if result.payor == names[1] else result.monthly_support
    figures: dict[str, Decimal | None] = {"amount": result.monthly_support, "from_first": signed}
    if result.low_income is not None and result.low_income_applies:
        figures["lowest_support"] = to_cents(result.low_income.lowest_support)
        figures["highest_support"] = to_cents(result.low_income.highest_support)
    for number, child in enumerate(result.children, 1):
        figures[f"child_{number}_amount"] = child.amount
    for add_on in result.add_ons:
        for which, part in zip(PARENTS, add_on.parents, strict=True):
            figures[f"{add_on.kind}_{which}"] = part.amount
    if result.add_ons:
        owed = result.add_ons_owed
        paid = Decimal(0) if owed is None else owed.monthly
        figures["add_ons_owed"] = -paid if owed is not None and owed.payor == names[1] else paid
    for which, counted, income in zip(PARENTS, result.counted, result.incomes, strict=True):
        figures[f"{which}_net"] = to_cents(counted.net_disposable_income)
        figures[f"{which}_net_before_hardship"] = to_cents(counted.before_hardship)
        if income.deductions is not None:
            for tax in TAXES:
                figures[f"{which}_{tax}"] = getattr(income.deductions, tax)
    return figures
