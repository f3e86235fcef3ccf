"""Support by arithmetic of its own, for errors that are planted: not by the rules that find them.

It knows the formula and the low-income adjustment, and nothing else: hardship is taken off before.
"""

from collections.abc import Iterator

import attrs
import numpy as np
import pyarrow as pa

from guideline.caseload.arrays import Array
from guideline.caseload.table import PARENTS
from guideline.law.family_code import FormulaLaw, formula_law, low_income_threshold
from guideline.law.tables import versions


@attrs.frozen(eq=False)
class Figures:
    """What the rows of a made caseload come to, and what that is made of.

    Attributes:
        from_first: Support from the first parent.
        nets: Each parent's net disposable income, after hardship.
        before: The same before hardship.
        hardship_children: Each parent's children of other relationships.
        time: The first parent's share of the time.
        children: How many children.
        adjusted: Where the lowest of the low-income range is taken.
        days: The day whose law applies.
    """

    from_first: Array
    nets: tuple[Array, Array]
    before: tuple[Array, Array]
    hardship_children: tuple[Array, Array]
    time: Array
    children: Array
    adjusted: Array
    days: Array

    @property
    def with_hardship(self) -> Array:
        """Where the court allows hardship."""
        return self.hardship_children[0] + self.hardship_children[1] > 0

    def support(
        self,
        first: Array,
        second: Array,
        *,
        time: Array | None = None,
        with_time: bool = True,
        old: bool = False,
    ) -> Array:
        """Return support from the first parent, § 4055, for other incomes or another rule.

        Args:
            first: The first parent's net income.
            second: The second's.
            time: The first parent's share of the time, if another.
            with_time: Whether K has one plus H% in it.
            old: Whether K is that of the table before the one in force.
        """
        share = self.time if time is None else time
        total, found = first + second, np.zeros(len(first))
        more = first - share * total  # HN - (H%)(TN), signed from the first parent
        if with_time:
            more = more * (1 + np.minimum(share, 1 - share))
        for rows, law, threshold in self._laws():
            table = _before(law) if old else law
            multipliers = np.array(law.by_children, dtype=np.float64)[self.children[rows] - 1]
            amount = more[rows] * _fraction(table, total[rows]) * multipliers
            payors = np.where(amount >= 0, first[rows], second[rows])
            left = np.clip((threshold - payors) / threshold, 0, 1)
            found[rows] = amount * np.where(self.adjusted[rows], 1 - left, 1)
        return found

    def _laws(self) -> Iterator[tuple[Array, FormulaLaw, float]]:
        """Yield the rows of each day, with its law and its low-income threshold."""
        days, which = np.unique(self.days, return_inverse=True)
        for number, day in enumerate(days.tolist()):
            rows = np.flatnonzero(which == number)
            yield rows, formula_law(day), float(low_income_threshold(day).amount)


def _before(law: FormulaLaw) -> FormulaLaw:
    """Return the law of the K table before, or the same where it is the first."""
    earlier = [row.start for row in versions("family_code/k") if row.start < law.k.start]
    return formula_law(earlier[-1]) if earlier else law


def _fraction(law: FormulaLaw, total: Array) -> Array:
    """Return the fraction of § 4055(b)(3), band by band."""
    band = np.searchsorted([float(edge) for edge in law.edges], total)
    found = np.zeros(len(total))
    for number, told in enumerate(law.bands):
        rows = band == number
        found[rows] = float(told.base)
        if told.tn_divisor is not None:
            found[rows] += total[rows] / float(told.tn_divisor)
        if told.tn_dividend is not None:
            found[rows] += float(told.tn_dividend) / total[rows]
    return found


def figures_of(batch: pa.RecordBatch, right: pa.RecordBatch) -> Figures:
    """Return what a made caseload's rows come to by the rules, for arithmetic by hand.

    Args:
        batch: The rows.
        right: Their outcome.
    """

    def of(table: pa.RecordBatch, name: str) -> Array:
        column = table.column(name).cast(pa.float64())
        return np.nan_to_num(column.to_numpy(zero_copy_only=False))

    def pair(table: pa.RecordBatch, name: str) -> tuple[Array, Array]:
        first, second = (np.maximum(of(table, f"{which}_{name}"), 0) for which in PARENTS)
        return first, second

    return Figures(
        from_first=of(right, "from_first"),
        nets=pair(right, "net"),
        before=pair(right, "net_before_hardship"),
        hardship_children=pair(batch, "hardship_children"),
        time=of(batch, "first_time"),
        children=of(batch, "children").astype(np.int64),
        adjusted=np.array(batch.column("low_income_support").is_null()),
        days=np.array(batch.column("on").cast(pa.date32())).astype("datetime64[D]"),
    )
