"""Who has the nights and who claims whom, row by row; how many persons count for each benefit.

A child is one of a few kinds to a tax return: born in some year, at home or not, claimed or not.
The rule that counts dependents is asked once about each kind; its answers are added up by row.
"""

from datetime import date
from functools import cache
from typing import Any

import attrs
import numpy as np

from guideline.caseload.arrays import NO_DAY, NONE, Array
from guideline.caseload.groups import distinct
from guideline.caseload.table import MOST_CHILDREN
from guideline.taxes.dependents import DependentChild, count_dependents
from guideline.taxes.returns import Dependents
from guideline.taxes.years import federal_version

FIRST, SECOND, TIE = 0, 1, 2
_HALF = 0.5
_NAMES = tuple(field.name for field in attrs.fields(Dependents))
_NOBODY = (0,) * len(_NAMES)
_COUNTED = ("child_credit", "under_six", "other", "california")
"""What only multiplies an amount, so that it may differ among parents who are computed at once."""


@attrs.frozen
class ChildRows:
    """The children of each row.

    Attributes:
        count: How many children a row has.
        first_time: For each child, the first parent's share of its time.
        born: For each child, its birthday as a number; ``NO_DAY`` where it is not told.
        claimed_by: For each child, the parent who claims it, or ``NONE``.
    """

    count: Array
    first_time: tuple[Array, ...]
    born: tuple[Array, ...]
    claimed_by: tuple[Array, ...]

    @property
    def nights(self) -> tuple[Array, ...]:
        """For each child, who has more of its nights: FIRST, SECOND or TIE."""
        return tuple(
            np.where(time > _HALF, FIRST, np.where(time < _HALF, SECOND, TIE))
            for time in self.first_time
        )

    @property
    def ties(self) -> Array:
        """The rows in which a child's nights are equal."""
        tied = np.zeros(len(self.count), dtype=bool)
        for index, nights in enumerate(self.nights):
            tied |= (nights == TIE) & (index < self.count)
        return tied


def year_of(days: Array) -> Array:
    """Return the years of days that are numbers since 1970."""
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970


@attrs.frozen
class DependentRows:
    """The dependents of both parents of each row.

    Attributes:
        kind: For each parent, which of the kinds each row has.
        kinds: What the rules branch on, as the dependents of one who has it.
        counts: For each parent, how many count by row, of what only multiplies an amount.
    """

    kind: Array
    kinds: tuple[Dependents, ...]
    counts: tuple[dict[str, Array], dict[str, Array]]


def dependents_by_row(
    children: ChildRows, year: Array, tie_to: Array, cared_for: tuple[Array, Array] | None
) -> DependentRows:
    """Return which dependents each parent of each row has.

    Args:
        children: The children of each row.
        year: Each row's tax year.
        tie_to: The parent with the higher adjusted gross income, who has a tie of nights.
        cared_for: For each parent, the rows in which it has expenses of care: without any, no
            person counts for the care credits, and none is counted further than the rules do, so
            that more parents are alike. ``None`` to count every one, as a worksheet does.
    """
    totals = np.zeros((2, len(year), len(_NAMES)), dtype=np.int64)
    for index, nights in enumerate(children.nights):
        here = index < children.count
        nights = np.where(nights == TIE, tie_to, nights)  # noqa: PLW2901 - the tie is settled
        claimed = np.where(children.claimed_by[index] == NONE, nights, children.claimed_by[index])
        born = children.born[index]
        born_in = np.where(born == NO_DAY, 0, year_of(np.where(born == NO_DAY, 0, born)))
        for parent in (FIRST, SECOND):
            kinds = ((year * 10_000 + born_in) * 2 + (nights == parent)) * 2 + (claimed == parent)
            known, which = distinct(np.where(here, kinds, 0))
            counts = np.array([_counts(int(kind)) if kind else _NOBODY for kind in known])
            totals[parent] += counts[which]
    if cared_for is not None:
        totals[:, :, _NAMES.index("care")] *= np.stack(cared_for)
        _as_far_as_it_matters(totals)
    digits = (MOST_CHILDREN + 1) ** np.arange(len(_NAMES))
    keys, which = distinct((totals * digits).sum(axis=2).reshape(-1))
    every = [_dependents(key // digits % (MOST_CHILDREN + 1)) for key in keys]
    branches = [_branches(each) for each in every]
    known = list(dict.fromkeys(branches))
    kinds = np.array([known.index(each) for each in branches])
    first, second = (
        {name: totals[parent, :, _NAMES.index(name)].astype(np.float64) for name in _COUNTED}
        for parent in (FIRST, SECOND)
    )
    return DependentRows(
        kind=kinds[which].reshape(2, -1),
        kinds=tuple(every[branches.index(each)] for each in known),
        counts=(first, second),
    )


def _branches(dependents: Dependents) -> tuple[object, ...]:
    """Return what the rules branch on."""
    plain = [getattr(dependents, name) for name in _NAMES if name not in _COUNTED]
    return (*plain, dependents.for_child_credit, dependents.many)


def _as_far_as_it_matters(totals: Array) -> None:
    """Count no further than the rules do, so that more parents are alike.

    The earned income credits know three children and more, the care credits two and more.
    """
    for name, most in (("earned_income", 3), ("care", 2), ("young_child", 1)):
        place = _NAMES.index(name)
        totals[:, :, place] = np.minimum(totals[:, :, place], most)


@cache
def _counts(kind: int) -> tuple[int, ...]:
    """Return what one child counts for, from what is known of it as one number."""
    kind, claimed = divmod(kind, 2)
    kind, nights_here = divmod(kind, 2)
    year, born_in = divmod(kind, 10_000)
    child = DependentChild(
        born=date(born_in, 1, 1) if born_in else None,
        nights_here=bool(nights_here),
        claimed=bool(claimed),
    )
    counted = count_dependents([child], year, federal_version(year))
    return tuple(int(getattr(counted, name)) for name in _NAMES)


def _dependents(counts: Any) -> Dependents:  # noqa: ANN401 - a row of counts
    values = dict(zip(_NAMES, (int(count) for count in counts), strict=True))
    return Dependents(**{**values, "young_child": values["young_child"] > 0})  # type: ignore[arg-type] # its one truth
