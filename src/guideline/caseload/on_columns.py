"""The rows of a batch that are served on columns, from what is told to every figure."""

from collections.abc import Iterator
from functools import cached_property

import attrs
import numpy as np

from guideline.caseload.arrays import NO_DAY, NONE, Array, Arrays
from guideline.caseload.cases import CaseGroup, CaseRows, case_groups
from guideline.caseload.dependents import FIRST, SECOND, ChildRows, dependents_by_row, year_of
from guideline.caseload.groups import distinct
from guideline.caseload.hardship_rows import with_limits
from guideline.caseload.orders import settle
from guideline.caseload.outcome import Outcome
from guideline.caseload.plain import Plain
from guideline.caseload.remarks import say_of_group, say_of_rows, shared_time
from guideline.caseload.returns import (
    AMOUNTS,
    TRUTHS,
    ParentRows,
    age_class,
    parent_groups,
    together,
)
from guideline.caseload.said import say_of_methods, say_of_orders
from guideline.caseload.table import PARENTS
from guideline.dates import MONTHS_IN_A_YEAR
from guideline.facts.case import Choices
from guideline.facts.kinds import AddOnKind, CaliforniaTables, Division, FilingStatus
from guideline.notices import NoticeId
from guideline.support.deductions import TAXES

_NOISE = 1e-6  # dollars: two incomes nearer than this are compared exactly


def compute(arrays: Arrays, plain: Plain, outcome: Outcome) -> None:
    """Compute every row that is served on columns, and write its figures and notices."""
    if len(plain.rows):
        Served(arrays, plain, outcome).run()


@attrs.define(slots=False)
class Served:
    """The rows that are served on columns."""

    arrays: Arrays
    plain: Plain
    outcome: Outcome

    @property
    def rows(self) -> Array:
        """Which rows of the batch they are."""
        return self.plain.rows

    def run(self) -> None:
        """Work out net incomes, then the orders."""
        cases = with_limits(self._cases(self._nets()))
        say_of_methods(self.outcome, self.rows, cases)
        for group in case_groups(cases, self.rows):
            say_of_orders(settle(group, self.outcome))

    def groups(self) -> Iterator[CaseGroup]:
        """Yield the cases by what they share, once their net incomes are known."""
        return case_groups(self._cases(self._nets()), self.rows)

    # ── what is told of each row ─────────────────────────────────────────────

    def _amount(self, name: str) -> Array:
        return self.arrays.get(name, np.nan)[self.rows]

    def _code(self, name: str, absent: int = NONE) -> Array:
        return self.arrays.codes(name, absent)[self.rows]

    @cached_property
    def year(self) -> Array:
        """The tax year."""
        return self.plain.year[self.rows]

    @cached_property
    def default(self) -> Array:
        """The noncustodial parent in a default, if there is one."""
        return self._code("default_noncustodial")

    @cached_property
    def children(self) -> ChildRows:
        """The children of each row."""
        most = int(self.plain.children[self.rows].max())
        every = self._amount("first_time")
        every = np.where(self.default == NONE, every, (self.default == SECOND).astype(float))
        times = []
        for number in range(1, most + 1):
            own = self._amount(f"child_{number}_time")
            times.append(np.where(np.isnan(own), every, own))
        return ChildRows(
            count=self.plain.children[self.rows],
            first_time=tuple(times),
            born=tuple(
                self.arrays.days(f"child_{number}_born")[self.rows] for number in range(1, most + 1)
            ),
            claimed_by=tuple(
                self._code(f"child_{number}_claimed_by") for number in range(1, most + 1)
            ),
        )

    # ── each parent's taxes and net income ───────────────────────────────────

    def _parents(self, index: int) -> ParentRows:
        """Return what is told of one parent of every row."""
        which, rows = PARENTS[index], self.rows
        amounts = {
            name: self.arrays.values[f"{which}_{name}"][rows]
            for name in AMOUNTS
            if f"{which}_{name}" in self.arrays.values
        }
        if "support_paid_elsewhere" in amounts:
            proved = self._code(f"{which}_support_paid_elsewhere_proved") == 1
            amounts["support_paid_elsewhere"] = np.where(
                proved, amounts["support_paid_elsewhere"], np.nan
            )
        for kind in ("mandatory_retirement", "voluntary_retirement"):
            if kind in amounts:
                pre_tax = self._code(f"{which}_{kind}_pre_tax", 0) == 1
                amounts[f"{kind}_pre_tax"] = np.where(pre_tax, amounts[kind], np.nan)
                amounts[kind] = np.where(pre_tax, np.nan, amounts[kind])
        categories = {
            "year": self.year,
            "filing_status": self._code(f"{which}_filing_status"),
            "age": self._age_class(which),
            "state_tax_told": (~np.isnan(self._amount(f"{which}_state_tax_paid"))).astype(np.int64),
            "refundable_credits": self._code("refundable_credits", 1),
            "california_tables": self._code("california_tables", 0),
            "imputed_tax": self._code("imputed_tax", 0),
            "joint_tax_share": self._code("joint_tax_share", 0),
            **{name: self._code(f"{which}_{name}", usual) for name, usual in TRUTHS.items()},
        }
        return ParentRows(amounts, categories)

    def _age_class(self, which: str) -> Array:
        """Return ages as far as the rules of the year tell them apart; NONE where not told."""
        born = self.arrays.days(f"{which}_born")[self.rows]
        told = born != NO_DAY
        ages = np.where(told, self.year - year_of(np.where(told, born, 0)), NONE)
        ages = np.where(told, np.maximum(ages, 0), NONE)
        own = self._code("california_tables", 0)
        keys = (ages + 1) * 20_000 + self.year * 2 + own
        known, which_key = distinct(keys)
        classes = []
        for key in known:
            age, rest = divmod(int(key), 20_000)
            year, california = divmod(rest, 2)
            choices = Choices(california_tables=tuple(CaliforniaTables)[california])
            classes.append(NONE if age == 0 else age_class(age - 1, year, choices))
        return np.array(classes)[which_key]

    def _nets(self) -> tuple[Array, Array]:
        """Return each parent's net disposable income a month, and write what leads to it."""
        told = (self._parents(0), self._parents(1))
        entered = [self._amount(f"{which}_net_income") for which in PARENTS]
        taxed = [np.isnan(net) for net in entered]
        tie_to = self._tie_to(told, taxed)
        cared_for = tuple(self._amount(f"{parent}_dependent_care") > 0 for parent in PARENTS)
        which, every = dependents_by_row(self.children, self.year, tie_to, cared_for)
        for index, parents in enumerate(told):
            parents.categories["dependents"] = which[index]
        net, here = np.concatenate(entered), np.flatnonzero(np.concatenate(taxed))
        taxes = {name: np.full(len(net), np.nan) for name in TAXES}
        for group in parent_groups(together(*told).take(here)):
            places = here[group.rows]
            result = group.net(every)
            net[places] = result.monthly_net_disposable_income
            for name, values in taxes.items():
                values[places] = getattr(result.deductions, name)
            say_of_group(self.outcome, self.rows[places % len(self.rows)], group, result)
        for index, which_parent in enumerate(PARENTS):
            self._say(index, taxed[index], tie_to)
            for name, values in taxes.items():
                own = np.split(values, 2)[index]
                self.outcome.put(f"{which_parent}_{name}", self.rows, own)
        self._say_of_children(taxed[0] | taxed[1])
        first, second = np.split(net, 2)
        return first, second

    def _tie_to(self, told: tuple[ParentRows, ParentRows], taxed: list[Array]) -> Array:
        """Return the parent of the higher adjusted gross income where nights are equal."""
        tied = np.flatnonzero(self.children.ties)
        higher = np.full(len(self.rows), FIRST)
        if not len(tied):
            return higher
        incomes = []
        for index, parents in enumerate(told):
            income = np.nan_to_num(self._amount(f"{PARENTS[index]}_net_income")) * MONTHS_IN_A_YEAR
            here = tied[taxed[index][tied]]
            for group in parent_groups(parents.take(here)):
                income[here[group.rows]] = group.adjusted_gross_income()
            incomes.append(income[tied])
        higher[tied] = np.where(incomes[0] >= incomes[1], FIRST, SECOND)
        both = taxed[FIRST][tied] | taxed[SECOND][tied]
        near = (np.abs(incomes[0] - incomes[1]) < _NOISE) & both
        self.outcome.doubt(self.rows[tied], near)
        return higher

    # ── what has to be said ──────────────────────────────────────────────────

    def _say(self, index: int, taxed: Array, tie_to: Array) -> None:
        which, children = PARENTS[index], self.children
        status = self._code(f"{which}_filing_status")
        statuses = {name: status == code for code, name in enumerate(FilingStatus)}
        at_home = np.zeros(len(self.rows), dtype=bool)
        shared = np.zeros(len(self.rows), dtype=bool)
        for number, nights in enumerate(children.nights):
            here = number < children.count
            at_home |= here & (np.where(nights > SECOND, tie_to, nights) == index)
            shared |= here & shared_time(children.first_time[number])
        alone = statuses[FilingStatus.SINGLE] | statuses[FilingStatus.MARRIED_SEPARATE]
        credit = self._code(f"{which}_joint_custody_credit", 0) == 1
        proved = self._code(f"{which}_support_paid_elsewhere_proved") == 1
        premium = self._amount(f"{which}_health_insurance") > 0
        for lowers in ("pre_tax", "self_employed"):
            premium &= self._code(f"{which}_health_insurance_{lowers}", 0) != 1
        say_of_rows(
            self.outcome,
            self.rows,
            {
                "year": self.year,
                "head_without_child": taxed & statuses[FilingStatus.HEAD_OF_HOUSEHOLD] & ~at_home,
                "shares_without_credit": taxed & shared & alone & ~credit,
                "credit_without_sharing": taxed & credit & ~shared,
                "proved": proved,
                "business": ~np.isnan(self._amount(f"{which}_self_employment")),
                "taxed_premium": taxed & premium,
                **{
                    name: ~np.isnan(self._amount(f"{which}_{name}"))
                    for name in (
                        "imputed",
                        "overtime",
                        "support_paid_elsewhere",
                        "voluntary_retirement",
                        "employee_benefits",
                        "combat_pay",
                    )
                },
            },
        )

    def _say_of_children(self, taxed: Array) -> None:
        """Say that an only child's birthday is not told, where a tax counts the child."""
        unborn = self.children.born[0] == NO_DAY
        self.outcome.say(NoticeId.DEPENDENT_AGE_ASSUMED, self.rows, taxed & unborn)

    # ── the orders ───────────────────────────────────────────────────────────

    def _cases(self, nets: tuple[Array, Array]) -> CaseRows:
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
            "hardship_method": self._code("hardship_method", 0),
            "low_income_support": self._code("low_income_support", 0),
            "negative_net_income": self._code("negative_net_income", 0),
        }
        for kind in AddOnKind:
            if str(kind) in amounts:
                there = ~np.isnan(amounts[str(kind)])
                by_law = len(Division)
                split = np.where(there, self._code(f"{kind}_split", by_law), by_law)
                categories[f"{kind}_split"] = split
                amounts[f"{kind}_paid_by"] = self._code(f"{kind}_paid_by").astype(float)
        return {name: values.astype(np.int64) for name, values in categories.items()}
