"""Cases whose net incomes are known, brought together by what they share."""

from collections.abc import Iterator
from typing import cast

import attrs
import numpy as np

from guideline.amounts import Column, greatest, to_cents
from guideline.caseload.day_law import DayLaw
from guideline.caseload.groups import Array, groups_of
from guideline.caseload.table import PARENTS
from guideline.facts.kinds import (
    AddOnKind,
    Division,
    HardshipMethod,
    LowIncomeSupport,
    NegativeNetIncome,
)
from guideline.study.basis import Basis
from guideline.support.add_ons import AddOnTerms
from guideline.support.base import BaseSupport, Terms, base_support
from guideline.support.hardship import HardshipResult, deductions_within
from guideline.support.hardship_limit import Claim
from guideline.support.timeshare import average_time

HARDSHIP_LIMIT = "hardship_limit"
"""The amount that the limit of hardship is, once it is known."""


@attrs.frozen
class CaseRows:
    """Cases whose net incomes are known, one in each row.

    Attributes:
        nets: Each parent's net disposable income a month before hardship.
        first_time: For each child, the first parent's share of the time.
        born: For each child, the birthday as a number.
        amounts: Other amounts by their column; NaN where one is absent.
        categories: What the rules branch on, by name.
        laws: The laws of days that there are; the category ``law`` says which.
    """

    nets: tuple[Array, Array]
    first_time: tuple[Array, ...]
    born: tuple[Array, ...]
    amounts: dict[str, Array]
    categories: dict[str, Array]
    laws: tuple[DayLaw, ...]

    def take(self, rows: Array) -> "CaseRows":
        """Return some of the rows."""
        return attrs.evolve(
            self,
            nets=tuple(each[rows] for each in self.nets),
            first_time=tuple(each[rows] for each in self.first_time),
            born=tuple(each[rows] for each in self.born),
            amounts={name: each[rows] for name, each in self.amounts.items()},
        )


@attrs.frozen
class CaseGroup:
    """Cases that share their categories.

    Attributes:
        cases: Their columns.
        shared: What they share.
        rows: Which rows of the batch they are.
    """

    cases: CaseRows
    shared: dict[str, int]
    rows: Array

    @property
    def law(self) -> DayLaw:
        """The law that they share."""
        return self.cases.laws[self.shared["law"]]

    @property
    def children(self) -> int:
        """How many children each has."""
        return self.shared["children"]

    @property
    def times(self) -> tuple[Column, ...]:
        """For each child, the first parent's share of its time."""
        return self.cases.first_time[: self.children]

    @property
    def first_time(self) -> Column:
        """The first parent's share of the time, averaged over the children."""
        return average_time(self.times) if self.shared["differs"] else self.times[0]

    @property
    def method(self) -> HardshipMethod:
        """The method of the hardship limit."""
        return tuple(HardshipMethod)[self.shared["hardship_method"]]

    @property
    def applied(self) -> LowIncomeSupport:
        """Which end of the low-income range is applied."""
        return tuple(LowIncomeSupport)[self.shared["low_income_support"]]

    @property
    def expenses(self) -> tuple[tuple[AddOnKind, Division], ...]:
        """Each expense, and how it is divided."""
        default = Division(self.law.split.figures["default"])
        divisions = (*Division, default)
        return tuple(
            (kind, divisions[self.shared[f"{kind}_split"]])
            for kind in AddOnKind
            if str(kind) in self.cases.amounts and not np.isnan(self.cases.amounts[str(kind)]).all()
        )

    def there(self, kind: AddOnKind) -> Array:
        """Return which rows have an expense."""
        return ~np.isnan(self.cases.amounts[str(kind)])

    def any_expense(self, *divisions: Division) -> Array:
        """Return which rows have an expense that is divided so."""
        found = np.zeros(len(self.rows), dtype=bool)
        for kind, division in self.expenses:
            if division in divisions:
                found |= self.there(kind)
        return found

    def amount(self, name: str) -> Column:
        """Return an amount, zero where it is absent."""
        found = self.cases.amounts.get(name)
        if found is None:
            return np.zeros(len(self.rows))
        return cast("Column", np.nan_to_num(found, nan=0.0))

    @property
    def basis(self) -> Basis[Column]:
        """What base support is made of."""
        first, second = self.cases.nets
        if tuple(NegativeNetIncome)[self.shared["negative_net_income"]] is NegativeNetIncome.ZERO:
            first, second = (greatest(net, net * 0) for net in (first, second))
        hardship = self.shared["hardship"]
        return Basis(
            terms=Terms(
                law=self.law.formula,
                threshold=self.law.threshold,
                applied=self.applied,
                first_time=self.first_time,
                children=self.children,
            ),
            nets=(first, second),
            claims=(self._claim(0), self._claim(1)) if hardship else None,
            method=self.method,
            add_ons=AddOnTerms(
                spousal_from_first=self.amount("spousal_support"),
                costs=tuple(to_cents(self.amount(str(kind))) for kind, _ in self.expenses),
                divisions=tuple(division for _, division in self.expenses),
            ),
        )

    def _claim(self, index: int) -> Claim[Column]:
        health, children = (
            self.amount(f"{PARENTS[index]}_hardship_{name}") for name in ("health", "children")
        )
        return Claim(health=health, children=children)


def case_groups(cases: CaseRows, numbers: Array) -> Iterator[CaseGroup]:
    """Yield the cases by what they share.

    Args:
        cases: Cases whose net incomes are known.
        numbers: Which row of the batch each is.
    """
    groups = groups_of(cases.categories)
    ordered, placed = cases.take(groups.order), numbers[groups.order]
    for part, shared in groups:
        yield CaseGroup(ordered.take(part), shared, placed[part])


def base_of(
    basis: Basis[Column], limit: Column
) -> tuple[HardshipResult[Column] | None, BaseSupport[Column]]:
    """Return hardship, if there is any, and base support, once the limit of hardship is known."""
    if basis.claims is None:
        return None, base_support(basis.terms, basis.nets)
    taken = deductions_within(limit, basis.nets, basis.claims, basis.method)
    return taken, base_support(basis.terms, taken.nets)
