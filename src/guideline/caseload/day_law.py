"""What of the law of a day an order on columns goes by."""

from datetime import date
from decimal import Decimal
from functools import cache

import attrs

from guideline.errors import NotInForce
from guideline.law.family_code import (
    EndAges,
    FormulaLaw,
    RebuttalLaw,
    Threshold,
    end_ages,
    formula_law,
    low_income_threshold,
    rebuttal_law,
)
from guideline.law.tables import Version, in_force


@attrs.frozen
class DayLaw:
    """What of the law of a day the order goes by.

    Attributes:
        formula: The figures of the formula.
        threshold: The threshold of the low-income adjustment.
        rebuttal: The rebuttal factors.
        ages: The ages at which support ends.
        split: How the law divides expenses.
    """

    formula: FormulaLaw
    threshold: Threshold[Decimal]
    rebuttal: RebuttalLaw
    ages: EndAges
    split: Version


@cache
def day_law(on: date) -> DayLaw | None:
    """Return the law of a day; ``None`` where the tables do not have all of it."""
    try:
        return DayLaw(
            formula_law(on),
            low_income_threshold(on),
            rebuttal_law(on),
            end_ages(on),
            in_force("family_code/add_on_split", on),
        )
    except NotInForce:
        return None
