"""What is told of the rows of a batch that are served on columns."""

from functools import cached_property

import attrs
import numpy as np

from guideline.caseload.arrays import NO_DAY, NONE, Array, Arrays
from guideline.caseload.cases import CaseRows
from guideline.caseload.dependents import SECOND, ChildRows, year_of
from guideline.caseload.groups import distinct
from guideline.caseload.plain import Plain
from guideline.caseload.returns import AMOUNTS, TRUTHS, ParentRows, age_class
from guideline.caseload.table import PARENTS
from guideline.facts.case import Choices
from guideline.facts.kinds import AddOnKind, CaliforniaTables, Division


@attrs.define(slots=False)
class ToldRows:
    """What is told of some rows: amounts, codes, their children, parents and orders."""

    arrays: Arrays
    plain: Plain

    @property
    def rows(self) -> Array:
        """Which rows of the batch they are."""
        return self.plain.rows

    def amount(self, name: str) -> Array:
        """Return a column of numbers, NaN where nothing is told."""
        return self.arrays.get(name, np.nan)[self.rows]

    def code(self, name: str, absent: int = NONE) -> Array:
        """Return a column of words or truths as codes."""
        return self.arrays.codes(name, absent)[self.rows]

    @cached_property
    def year(self) -> Array:
        """The tax year."""
        return self.plain.year[self.rows]

    @cached_property
    def default(self) -> Array:
        """The noncustodial parent in a default, if there is one."""
        return self.code("default_noncustodial")

    @cached_property
    def children(self) -> ChildRows:
        """The children of each row."""
        most = int(self.plain.children[self.rows].max())
        every = self.amount("first_time")
        every = np.where(self.default == NONE, every, (self.default == SECOND).astype(float))
        times = []
        for number in range(1, most + 1):
            own = self.amount(f"child_{number}_time")
            times.append(np.where(np.isnan(own), every, own))
        return ChildRows(
            count=self.plain.children[self.rows],
            first_time=tuple(times),
            born=tuple(
                self.arrays.days(f"child_{number}_born")[self.rows] for number in range(1, most + 1)
            ),
            claimed_by=tuple(
                self.code(f"child_{number}_claimed_by") for number in range(1, most + 1)
            ),
        )

    # ── parents ───────────────────────────────────────────────────────────────────

    def parents(self, index: int) -> ParentRows:
        """Return what is told of one parent of every row."""
        which, rows = PARENTS[index], self.rows
        amounts = {
            name: self.arrays.values[f"{which}_{name}"][rows]
            for name in AMOUNTS
            if f"{which}_{name}" in self.arrays.values
        }
        if "support_paid_elsewhere" in amounts:
            proved = self.code(f"{which}_support_paid_elsewhere_proved") == 1
            amounts["support_paid_elsewhere"] = np.where(
                proved, amounts["support_paid_elsewhere"], np.nan
            )
        for kind in ("mandatory_retirement", "voluntary_retirement"):
            if kind in amounts:
                pre_tax = self.code(f"{which}_{kind}_pre_tax", 0) == 1
                amounts[f"{kind}_pre_tax"] = np.where(pre_tax, amounts[kind], np.nan)
                amounts[kind] = np.where(pre_tax, np.nan, amounts[kind])
        categories = {
            "year": self.year,
            "filing_status": self.code(f"{which}_filing_status"),
            "age": self._age_class(which),
            "state_tax_told": (~np.isnan(self.amount(f"{which}_state_tax_paid"))).astype(np.int64),
            "refundable_credits": self.code("refundable_credits", 1),
            "california_tables": self.code("california_tables", 0),
            "imputed_tax": self.code("imputed_tax", 0),
            "joint_tax_share": self.code("joint_tax_share", 0),
            **{name: self.code(f"{which}_{name}", usual) for name, usual in TRUTHS.items()},
        }
        return ParentRows(amounts, categories)

    def _age_class(self, which: str) -> Array:
        """Return ages as far as the rules of the year tell them apart; NONE where not told."""
        born = self.arrays.days(f"{which}_born")[self.rows]
        told = born != NO_DAY
        ages = np.where(told, self.year - year_of(np.where(told, born, 0)), NONE)
        ages = np.where(told, np.maximum(ages, 0), NONE)
        own = self.code("california_tables", 0)
        keys = (ages + 1) * 20_000 + self.year * 2 + own
        known, which_key = distinct(keys)
        classes = []
        for key in known:
            age, rest = divmod(int(key), 20_000)
            year, california = divmod(rest, 2)
            choices = Choices(california_tables=tuple(CaliforniaTables)[california])
            classes.append(NONE if age == 0 else age_class(age - 1, year, choices))
        return np.array(classes)[which_key]

    # ── the orders ───────────────────────────────────────────────────────────

    def cases(self, nets: tuple[Array, Array]) -> CaseRows:
        """Return the cases, once their net incomes are known."""
        children = self.children
        names = [
            *(str(kind) for kind in AddOnKind),
            "spousal_support",
            *(f"{which}_hardship_{name}" for which in PARENTS for name in ("children", "health")),
        ]
        amounts = {
            name: self.arrays.values[name][self.rows]
            for name in names
            if name in self.arrays.values
        }
        return CaseRows(
            nets=nets,
            first_time=children.first_time,
            born=children.born,
            amounts=amounts,
            categories=self._categories(amounts),
            laws=self.plain.laws,
        )

    def _categories(self, amounts: dict[str, Array]) -> dict[str, Array]:
        children = self.children
        differs = np.zeros(len(self.rows), dtype=bool)
        for number, time in enumerate(children.first_time):
            differs |= (number < children.count) & (time != children.first_time[0])
        hardship = np.zeros(len(self.rows), dtype=bool)
        for name, values in amounts.items():
            if "_hardship_" in name:
                hardship |= np.nan_to_num(values, nan=0.0) > 0
        categories = {
            "law": self.plain.law[self.rows],
            "children": children.count,
            "differs": differs,
            "default": self.default != NONE,
            "hardship": hardship,
            "hardship_method": self.code("hardship_method", 0),
            "low_income_support": self.code("low_income_support", 0),
            "negative_net_income": self.code("negative_net_income", 0),
        }
        for kind in AddOnKind:
            if str(kind) in amounts:
                there = ~np.isnan(amounts[str(kind)])
                by_law = len(Division)
                split = np.where(there, self.code(f"{kind}_split", by_law), by_law)
                categories[f"{kind}_split"] = split
                amounts[f"{kind}_paid_by"] = self.code(f"{kind}_paid_by").astype(float)
        return {name: values.astype(np.int64) for name, values in categories.items()}
