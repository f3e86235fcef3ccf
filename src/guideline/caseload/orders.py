"""From net incomes to the order on columns: every figure of a group of cases."""

from typing import cast

import attrs
import numpy as np

from guideline.amounts import (
    Column,
    choose,
    greatest,
    less,
    near_half_cent,
    to_cents,
    total,
)
from guideline.caseload import order_lines
from guideline.caseload.cases import HARDSHIP_LIMIT, CaseGroup, base_of
from guideline.caseload.groups import Array
from guideline.caseload.outcome import Outcome
from guideline.caseload.table import PARENTS
from guideline.facts.kinds import Division
from guideline.notices import NoticeId
from guideline.study.basis import Basis
from guideline.support.add_ons import adjusted_incomes, divided, first_share
from guideline.support.allocation import by_age, by_time, in_cents
from guideline.support.base import BaseSupport, Nets
from guideline.support.children import own_amount, payees_time
from guideline.support.hardship import HardshipResult

_NOISE = 1e-6  # dollars: nearer to a sign than this, a row is computed exactly


def settle(group: CaseGroup, outcome: Outcome) -> "Settled":
    """Write every figure of the order of a group's cases; return what they were made of."""
    basis = group.basis
    taken, base = base_of(basis, group.amount(HARDSHIP_LIMIT))
    nets = basis.nets if taken is None else taken.nets
    settled = Settled(group, outcome, basis, nets, base, taken)
    settled.write()
    return settled


@attrs.frozen
class Settled:
    """A group whose base support is known.

    Attributes:
        counted: The base support that the payor's income is reduced by before expenses are divided,
            if it is another.
    """

    group: CaseGroup
    outcome: Outcome
    basis: Basis[Column]
    nets: Nets[Column]
    base: BaseSupport[Column]
    hardship: HardshipResult[Column] | None
    counted: "Column | None" = None

    @property
    def rows(self) -> Array:
        """The rows of the batch."""
        return self.group.rows

    def write(self) -> None:
        """Write the figures and the notices."""
        self.write_owed()
        self.outcome.put("amount", self.rows, np.abs(to_cents(self.base.from_first)))
        self._range()
        for index, name in enumerate(PARENTS):
            self._put(f"{name}_net", self.nets[index])
            self._put(f"{name}_net_before_hardship", self.group.cases.nets[index])
        lines = order_lines.of_support(self.group, self.base, self.nets, self.hardship)
        self.outcome.put_lines(self.rows, lines)
        self.outcome.put_lines(self.rows, order_lines.of_time(self.group))
        self._children()

    def write_owed(self) -> None:
        """Write no more than what one parent owes the other: base support, and for expenses."""
        self._in_doubt()
        self._put("from_first", self.base.from_first)
        counted = self.counted
        self._expenses(to_cents(self.base.from_first) if counted is None else counted)

    def _put(self, name: str, amount: Column) -> None:
        """Write a figure in cents; where floats cannot settle the cent, the row is read alone."""
        self.outcome.put(name, self.rows, to_cents(amount))
        self.outcome.doubt(self.rows, near_half_cent(amount, self.largest))

    @property
    def largest(self) -> Column:
        """Each row's larger net income, whose float noise its figures may carry."""
        first, second = (np.abs(net) for net in self.group.cases.nets)
        return cast("Column", np.maximum(first, second))

    def _in_doubt(self) -> None:
        """Mark the rows that stand too near a sign or an edge, or that the law refuses."""
        formula, first, second = self.base.formula, *self.group.cases.nets
        for amount in (self.base.from_first, formula.from_first, first, second):
            self.outcome.doubt(self.rows, _off(amount) < _NOISE)
        self.outcome.doubt(self.rows, self.basis.nets[0] + self.basis.nets[1] < 0)

    @property
    def low_income_applies(self) -> Array:
        """Where somebody owes and is below the threshold."""
        low_income = self.base.low_income
        below = less(low_income.obligor_net, low_income.threshold)
        return below & (self.base.formula.from_first != 0)

    def _range(self) -> None:
        low_income = self.base.low_income
        applies = self.low_income_applies
        for name in ("lowest_support", "highest_support"):
            amount = getattr(low_income, name)
            self.outcome.put(name, self.rows, np.where(applies, to_cents(amount), np.nan))
            self.outcome.doubt(self.rows, applies & near_half_cent(amount, self.largest))

    # ── the children's parts ─────────────────────────────────────────────────

    def _children(self) -> None:
        group, support = self.group, np.abs(self.base.from_first)
        law, practice = group.law.formula, None
        order = _youngest_first(group.cases.born[: group.children])
        if group.shared["differs"]:
            times = _arranged(np.stack(group.times), order)
            own = [own_amount(law, self.nets, time, self.base.from_first) for time in times]
            payees = [payees_time(time, self.base.from_first) for time in times]
            running, practice = by_time(support, own, payees)
            for time in times:
                self.outcome.doubt(self.rows, np.abs(time - 0.5) < _NOISE)
            fixed = total(
                [
                    choose(less(0.5 + time * 0, time), greatest(each, each * 0), each * 0)
                    for time, each in zip(payees, own, strict=True)
                ]
            )
            self.outcome.doubt(self.rows, np.abs(fixed - support) < _NOISE)
        else:
            running = by_age(law, support, group.children)
        for amount in running:
            self.outcome.doubt(self.rows, near_half_cent(amount, self.largest))
        parts = np.stack(in_cents(running))
        placed = np.empty_like(parts)
        np.put_along_axis(placed, order, parts, axis=0)
        for number in range(group.children):
            self.outcome.put(f"child_{number + 1}_amount", self.rows, placed[number])
        self.outcome.put_lines(self.rows, order_lines.of_children(group, placed, practice))

    # ── additional support ───────────────────────────────────────────────────

    def _expenses(self, monthly: Column) -> None:
        group, add_ons = self.group, self.basis.add_ons
        if not group.expenses:
            return
        spousal = add_ons.spousal_from_first
        adjusted = adjusted_incomes(self.nets, monthly, spousal)
        lines = order_lines.of_adjusted(group, self.nets, adjusted, spousal)
        self.outcome.put_lines(self.rows, lines)
        proportional = Division.PROPORTIONAL in add_ons.divisions
        if proportional:
            divides = group.any_expense(Division.PROPORTIONAL)
            self.outcome.doubt(self.rows, divides & (np.maximum(*adjusted) <= _NOISE))
            below = np.minimum(*adjusted)
            self.outcome.say(NoticeId.ADD_ON_NEGATIVE_INCOME, self.rows, divides & (below < 0))
            self.outcome.doubt(self.rows, divides & (_off(below) < _NOISE))
            if "spousal_support" in group.cases.amounts:
                told = ~np.isnan(group.cases.amounts["spousal_support"])
                self.outcome.say(NoticeId.ADD_ON_SPOUSAL_SUPPORT, self.rows, divides & told)
        owed = monthly * 0
        for (kind, division), cost in zip(group.expenses, add_ons.costs, strict=True):
            there = group.there(kind)
            payer = group.cases.amounts[f"{kind}_paid_by"]
            share = first_share(division, adjusted)
            rounds_first = np.where(monthly == 0, payer != 0, monthly > 0)
            first, second = divided(cost, share, rounds_first)
            self.outcome.put(f"{kind}_first", self.rows, np.where(there, first, np.nan))
            self.outcome.put(f"{kind}_second", self.rows, np.where(there, second, np.nan))
            parts = (first, second)
            lines = order_lines.of_expense(group, kind, division, share, parts)
            self.outcome.put_lines(self.rows, lines)
            unsettled = near_half_cent(self.group.amount(str(kind)), self.largest)
            if (
                division is not Division.HALF
            ):  # half of whole cents is never near a half cent but on it
                unsettled |= near_half_cent(cost * share, self.largest)
            self.outcome.doubt(self.rows, there & unsettled)
            owed = owed + np.where(payer == 1, first, np.where(payer == 0, -second, 0.0))
        owed = np.where(group.any_expense(*Division), to_cents(owed), np.nan)
        self.outcome.put("add_ons_owed", self.rows, owed)
        self.outcome.put_lines(self.rows, order_lines.of_owed(owed))


def _off(distance: Array) -> Array:
    """Return how far amounts are from an edge, those on it counting as far."""
    return np.abs(distance) + (distance == 0)


def _youngest_first(born: tuple[Array, ...]) -> Array:
    """Return for each row the children's places, youngest first; of twins the one listed later."""
    count = len(born)
    keys = np.stack([days.astype(np.int64) * 16 + index for index, days in enumerate(born)])
    return np.argsort(-keys, axis=0, kind="stable").reshape(count, -1)


def _arranged(values: Array, order: Array) -> list[Array]:
    return list(np.take_along_axis(values, order, axis=0))
