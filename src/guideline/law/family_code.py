"""Typed readers of ``tables/family_code``: what the Family Code's figures were on a day."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Generic, overload

import attrs

from guideline.amounts import Amount, Column, exactly, like
from guideline.citations import fam
from guideline.dates import MONTHS_IN_A_YEAR
from guideline.errors import InvalidFacts, NotInForce, NotModelled, Problem
from guideline.law.tables import Version, in_force


@attrs.frozen
class KBand:
    """A band of § 4055(b)(3): ``base``, plus TN / ``tn_divisor`` or ``tn_dividend`` / TN."""

    base: Decimal
    tn_divisor: Decimal | None = None
    tn_dividend: Decimal | None = None

    def __call__(self, tn: Amount) -> Amount:
        """Return the fraction that this row prints for a total net income."""
        fraction = like(self.base, tn)
        if self.tn_divisor is not None:
            return fraction + tn / like(self.tn_divisor, tn)
        if self.tn_dividend is not None:
            return fraction + like(self.tn_dividend, tn) / tn
        return fraction


@attrs.frozen
class FormulaLaw:
    """The figures of the statewide uniform guideline formula in force on a day.

    Attributes:
        k: The row of the table of § 4055(b)(3).
        multipliers: The row of the multipliers of § 4055(b)(4).
        edges: The upper edge of each band but the last, in dollars a month.
        bands: The bands, lowest first.
        by_children: The multiplier for one child, two children, and so on.
    """

    k: Version
    multipliers: Version
    edges: tuple[Decimal, ...]
    bands: tuple[KBand, ...]
    by_children: tuple[Decimal, ...]

    @overload
    def multiplier(self, children: int) -> Decimal: ...
    @overload
    def multiplier(self, children: "int | Column") -> "Decimal | Column": ...
    def multiplier(self, children: "int | Column") -> "Decimal | Column":
        """Return by what the one-child amount is multiplied, § 4055(b)(4).

        Args:
            children: How many children; or a column of numbers that the table has.

        Raises:
            NotModelled: The statute's table stops at ten children.
        """
        if not isinstance(children, int):
            import numpy as np

            return np.array(self.by_children, dtype=np.float64)[children.astype(np.intp) - 1]
        if not 1 <= children <= len(self.by_children):
            raise NotModelled(f"a multiplier for {children} children", str(fam("4055(b)(4)")))
        return self.by_children[children - 1]


def _decimal(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


@cache
def formula_law(on: date) -> FormulaLaw:
    """Return the figures of § 4055(b)(3)-(4) in force on a day."""
    k = in_force("family_code/k", on)
    multipliers = in_force("family_code/multipliers", on)
    rows = k.figures["bands"]
    return FormulaLaw(
        k=k,
        multipliers=multipliers,
        # The table prints whole dollars and leaves $2,900.01 to $2,900.99 unstated; we read
        # "$2,901" as "over $2,900", and so at every edge.
        edges=tuple(Decimal(row["through"]) for row in rows[:-1]),
        bands=tuple(
            KBand(
                Decimal(row["base"]),
                _decimal(row.get("tn_divisor")),
                _decimal(row.get("tn_dividend")),
            )
            for row in rows
        ),
        by_children=tuple(Decimal(figure) for figure in multipliers.figures["by_children"]),
    )


@attrs.frozen
class Threshold(Generic[Amount]):
    """Below which net disposable income an obligor is presumed entitled to the adjustment.

    Attributes:
        amount: Dollars a month; on columns it may be a column.
        rows: The rows of the tables that it comes from; none where the case gives it.
    """

    amount: Amount
    rows: tuple[Version, ...] = ()


@cache
@exactly
def low_income_threshold(on: date) -> Threshold[Decimal]:
    """Return the threshold of § 4055(b)(7): full-time minimum wage × 40 × 52 / 12, exact.

    Raises:
        NotInForce: No verified threshold, or no minimum wage, is known for that day.
    """
    instead = "give choices.low_income_threshold, the amount published for that day"
    row = in_force("family_code/low_income", on, instead)
    if "threshold" in row.figures:
        return Threshold(Decimal(row.figures["threshold"]), (row,))
    wage = in_force("labor_code/minimum_wage", on, instead)
    hours = row.figures["hours_a_week"] * row.figures["weeks_a_year"]
    return Threshold(Decimal(wage.figures["hourly"]) * hours / MONTHS_IN_A_YEAR, (row, wage))


def threshold_for(on: date, given: Decimal | None) -> Threshold[Decimal]:
    """Return the threshold to use: the table's, or the case's where the table has none.

    Raises:
        NotInForce: Neither has one.
        InvalidFacts: Both have one, since the choice stands for what the table lacks.
    """
    if given is None:
        return low_income_threshold(on)
    try:
        known = low_income_threshold(on)
    except NotInForce:
        return Threshold(given)
    why = f"the tables have one for that day, ${known.amount:,.2f}"
    raise InvalidFacts([Problem("choices.low_income_threshold", str(given), why, "leave it out")])


@attrs.frozen
class EndAges:
    """The ages at which § 3901 ends the duty of support.

    Attributes:
        row: The row of the table.
        majority: The age at which it ends.
        latest_in_school: The age at which it ends for who is still in the twelfth grade.
    """

    row: Version
    majority: int
    latest_in_school: int


@cache
def end_ages(on: date) -> EndAges:
    """Return the ages of § 3901 in force on a day."""
    row = in_force("family_code/end_of_support", on)
    return EndAges(row, row.figures["majority"], row.figures["latest_in_school"])


@attrs.frozen
class RebuttalLaw:
    """The factors of § 4057(b) in force on a day.

    Attributes:
        row: The row of the table.
        factors: Each factor's words, by its subdivision.
        stipulation: The factor for what the parties stipulate.
        deferred_sale: The factor for a deferred sale of the family residence.
        high_income: The factor for an extraordinarily high income.
        special: The factor for special circumstances.
        half_of_net: The factor for support above a share of a low-income obligor's net income.
        half_of_net_share: That share.
    """

    row: Version
    factors: dict[str, str] = attrs.field(eq=False, hash=False)
    stipulation: str
    deferred_sale: str
    high_income: str
    special: str
    half_of_net: str | None
    half_of_net_share: Decimal | None


@cache
def rebuttal_law(on: date) -> RebuttalLaw:
    """Return the rebuttal factors of § 4057(b) in force on a day."""
    row = in_force("family_code/rebuttal", on)
    figures = row.figures
    return RebuttalLaw(
        row=row,
        factors=figures["factors"],
        stipulation=figures["stipulation"],
        deferred_sale=figures["deferred_sale"],
        high_income=figures["high_income"],
        special=figures["special"],
        half_of_net=figures.get("half_of_net"),
        half_of_net_share=figures.get("half_of_net_share"),
    )
