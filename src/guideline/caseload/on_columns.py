"""The rows of a batch that are served on columns, from what is told to every figure."""

from collections.abc import Iterator
from functools import cached_property

import attrs
import numpy as np

from guideline.caseload.arrays import NO_DAY, Array, Arrays
from guideline.caseload.cases import CaseGroup, case_groups
from guideline.caseload.dependents import FIRST, SECOND, dependents_by_row
from guideline.caseload.hardship_rows import with_limits
from guideline.caseload.net_lines import NetLines
from guideline.caseload.order_lines import of_case
from guideline.caseload.orders import settle
from guideline.caseload.outcome import Outcome
from guideline.caseload.plain import Plain
from guideline.caseload.remarks import say_of_group, say_of_rows, shared_time
from guideline.caseload.returns import (
    ParentRows,
    parent_groups,
    together,
)
from guideline.caseload.said import say_of_methods, say_of_orders
from guideline.caseload.table import PARENTS
from guideline.caseload.told_rows import ToldRows
from guideline.dates import MONTHS_IN_A_YEAR
from guideline.facts.kinds import FilingStatus
from guideline.notices import NoticeId
from guideline.support.deductions import TAXES
from guideline.support.tax_notices import WITH_SOMEBODY

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

    @cached_property
    def told(self) -> ToldRows:
        """What is told of them."""
        return ToldRows(self.arrays, self.plain)

    @property
    def rows(self) -> Array:
        """Which rows of the batch they are."""
        return self.plain.rows

    def run(self) -> None:
        """Work out net incomes, then the orders."""
        cases = with_limits(self.told.cases(self._nets()))
        say_of_methods(self.outcome, self.rows, cases)
        for group in case_groups(cases, self.rows):
            say_of_orders(settle(group, self.outcome))
        from_first = self.outcome.figures["from_first"][self.rows]
        lines = of_case(self.arrays.days("on")[self.rows], self.told.year, from_first)
        self.outcome.put_lines(self.rows, lines)

    def groups(self) -> Iterator[CaseGroup]:
        """Yield the cases by what they share, once their net incomes are known."""
        return case_groups(self.told.cases(self._nets()), self.rows)

    # ── each parent's taxes and net income ───────────────────────────────────

    def _nets(self) -> tuple[Array, Array]:
        """Return each parent's net disposable income a month, and write what leads to it."""
        told = (self.told.parents(0), self.told.parents(1))
        entered = [self.told.amount(f"{which}_net_income") for which in PARENTS]
        taxed = [np.isnan(net) for net in entered]
        tie_to = self._tie_to(told, taxed)
        lines = None if self.outcome.worksheet is None else NetLines(len(self.rows))
        care = (self.told.amount(f"{parent}_dependent_care") > 0 for parent in PARENTS)
        found = dependents_by_row(
            self.told.children, self.told.year, tie_to, None if lines else (next(care), next(care))
        )
        for index, parents in enumerate(told):
            parents.categories["dependents"] = found.kind[index]
            parents.counts.update(found.counts[index])
        net, here = np.concatenate(entered), np.flatnonzero(np.concatenate(taxed))
        taxes = {name: np.full(len(net), np.nan) for name in TAXES}
        for group in parent_groups(together(*told).take(here)):
            places = here[group.rows]
            result = group.net(found.kinds)
            net[places] = result.monthly_net_disposable_income
            for name, values in taxes.items():
                values[places] = getattr(result.deductions, name)
            say_of_group(self.outcome, self.rows[places % len(self.rows)], group, result)
            if lines:
                lines.put_net(places, result)
        for index, which_parent in enumerate(PARENTS):
            self._say(index, taxed[index], tie_to)
            for name, values in taxes.items():
                own = np.split(values, 2)[index]
                self.outcome.put(f"{which_parent}_{name}", self.rows, own)
        self._say_of_children(taxed[0] | taxed[1])
        if lines:
            both = together(*told)
            lines.put_told(both.categories["filing_status"], both.amounts, np.concatenate(entered))
            lines.write(self.outcome, self.rows)
        first, second = np.split(net, 2)
        return first, second

    def _tie_to(self, told: tuple[ParentRows, ParentRows], taxed: list[Array]) -> Array:
        """Return the parent of the higher adjusted gross income where nights are equal."""
        tied = np.flatnonzero(self.told.children.ties)
        higher = np.full(len(self.rows), FIRST)
        if not len(tied):
            return higher
        incomes = []
        for index, parents in enumerate(told):
            entered = self.told.amount(f"{PARENTS[index]}_net_income")
            income = np.nan_to_num(entered) * MONTHS_IN_A_YEAR
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
        which, children = PARENTS[index], self.told.children
        status = self.told.code(f"{which}_filing_status")
        statuses = {name: status == code for code, name in enumerate(FilingStatus)}
        at_home = np.zeros(len(self.rows), dtype=bool)
        shared = np.zeros(len(self.rows), dtype=bool)
        for number, nights in enumerate(children.nights):
            here = number < children.count
            at_home |= here & (np.where(nights > SECOND, tie_to, nights) == index)
            shared |= here & shared_time(children.first_time[number])
        with_somebody = np.any([statuses[each] for each in WITH_SOMEBODY], axis=0)
        alone = statuses[FilingStatus.SINGLE] | statuses[FilingStatus.MARRIED_SEPARATE]
        credit = self.told.code(f"{which}_joint_custody_credit", 0) == 1
        proved = self.told.code(f"{which}_support_paid_elsewhere_proved") == 1
        premium = self.told.amount(f"{which}_health_insurance") > 0
        for lowers in ("pre_tax", "self_employed"):
            premium &= self.told.code(f"{which}_health_insurance_{lowers}", 0) != 1
        say_of_rows(
            self.outcome,
            self.rows,
            {
                "year": self.told.year,
                "head_without_child": taxed & with_somebody & ~at_home,
                "shares_without_credit": taxed & shared & alone & ~credit,
                "credit_without_sharing": taxed & credit & ~shared,
                "proved": proved,
                "business": ~np.isnan(self.told.amount(f"{which}_self_employment")),
                "taxed_premium": taxed & premium,
                **{
                    name: ~np.isnan(self.told.amount(f"{which}_{name}"))
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
        unborn = self.told.children.born[0] == NO_DAY
        self.outcome.say(NoticeId.DEPENDENT_AGE_ASSUMED, self.rows, taxed & unborn)
