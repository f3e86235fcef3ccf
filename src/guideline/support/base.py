"""Base support: the formula and the low-income adjustment, before anything is added."""

from decimal import Decimal
from typing import Generic

import attrs

from guideline.amounts import Amount, Column, choose, not_negative
from guideline.facts.kinds import LowIncomeSupport
from guideline.law.family_code import FormulaLaw, Threshold
from guideline.support.formula import Formula, formula
from guideline.support.low_income import LowIncomeAdjustment, low_income_adjustment

Nets = tuple[Amount, Amount]
"""Each parent's net disposable income a month, dollars, in the order listed."""


@attrs.frozen
class Terms(Generic[Amount]):
    """All that base support depends on but the net incomes.

    Attributes:
        law: The figures of the formula.
        threshold: The threshold of the low-income adjustment.
        applied: Which end of its range, or the support that the court sets inside it.
        first_time: The first parent's share of the time, averaged over the children.
        children: How many children; on columns it may be a column.
    """

    law: FormulaLaw
    threshold: "Threshold[Decimal] | Threshold[Column]"
    applied: LowIncomeSupport | Decimal
    first_time: Amount
    children: "int | Column"


@attrs.frozen
class BaseSupport(Generic[Amount]):
    """The two worksheets of base support, from the same net incomes."""

    formula: Formula[Amount]
    low_income: LowIncomeAdjustment[Amount]

    @property
    def from_first(self) -> Amount:
        """Support after the adjustment from the first parent; below zero, to that parent."""
        signed, support = self.formula.from_first, self.low_income.support
        return choose(not_negative(signed), support, -support)


def base_support(terms: Terms[Amount], nets: Nets[Amount]) -> BaseSupport[Amount]:
    """Return the formula amount and its low-income adjustment for two net incomes."""
    amount = formula(terms.law, nets, terms.first_time, terms.children)
    adjusted = low_income_adjustment(amount.from_first, nets, terms.threshold, terms.applied)
    return BaseSupport(amount, adjusted)
