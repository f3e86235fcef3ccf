"""The lines of the orders of a group as columns: from the time to the expenses."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np

from guideline.amounts import Column
from guideline.caseload.arrays import NO_DAY
from guideline.caseload.cases import CaseGroup
from guideline.caseload.groups import Array, distinct
from guideline.caseload.lines import SheetLine, line_of, lines_of
from guideline.caseload.outcome import as_line, blank_line
from guideline.caseload.table import PARENTS
from guideline.dates import anniversary
from guideline.facts.kinds import AddOnKind, Division
from guideline.support.add_ons import AddOnExpense, AddOnShare, AdjustedIncome
from guideline.support.allocation import ChildSupport
from guideline.support.base import BaseSupport, Nets
from guideline.support.children import BY_AGE, PRACTICE, PROPORTION
from guideline.support.ends import EndOfSupport
from guideline.support.expenses import AddOnsOwed
from guideline.support.guideline import GuidelineSupport
from guideline.support.hardship import HardshipResult
from guideline.support.presumed import CountedIncome
from guideline.support.statement import ParentStatement
from guideline.support.timeshare import BY_DEFAULT, ENTERED, ChildTime, ParentTime

_EPOCH = date(1970, 1, 1)


def of_case(days: Array, year: Array, from_first: Array) -> Iterator[SheetLine]:
    """Yield the day, the tax year, who pays and how much."""
    yield line_of(GuidelineSupport, "on", _as_text(days))
    yield line_of(GuidelineSupport, "tax_year", year)
    yield from _who(GuidelineSupport, "monthly_support", from_first)


def _who(sheet: type[Any], field: str, from_first: Array) -> Iterator[SheetLine]:
    """Yield who pays whom an amount, from the first parent; nobody where it is zero."""
    pays = np.sign(np.nan_to_num(from_first)).astype(int)  # 1 the first, -1 the second
    first, second = PARENTS
    yield line_of(sheet, "payor", np.array([None, first, second], dtype=object)[pays])
    yield line_of(sheet, "payee", np.array([None, second, first], dtype=object)[pays])
    yield line_of(sheet, field, np.abs(from_first))


def of_time(group: CaseGroup) -> Iterator[SheetLine]:
    """Yield each parent's share of the time, and of each child's where it differs."""
    source = BY_DEFAULT if group.shared["default"] else ENTERED
    average = group.first_time
    for which, share in zip(PARENTS, (average, 1 - average), strict=True):
        yield line_of(ParentTime, "average", share, of=which)
        yield line_of(ParentTime, "source", source, of=which)
        yield line_of(ParentStatement, "time", share, of=which)
    for number, time in enumerate(group.times if group.shared["differs"] else (), 1):
        for which, share in zip(PARENTS, (time, 1 - time), strict=True):
            yield line_of(ChildTime, "parent", which, of=f"child_{number}", which=which)
            yield line_of(ChildTime, "share", share, of=f"child_{number}", which=which)


def of_support(
    group: CaseGroup,
    base: BaseSupport[Column],
    nets: Nets[Column],
    taken: HardshipResult[Column] | None,
) -> Iterator[SheetLine]:
    """Yield hardship, the net incomes that count, the formula and the low-income adjustment."""
    zero = nets[0] * 0
    for index, which in enumerate(PARENTS):
        deduction = zero
        if taken is not None:
            found = taken.deductions[index]
            deduction = found.deduction
            allowed = (found.children > 0) | (found.health > 0)
            for name, unit, value in where(allowed, lines_of(found, {})):
                yield f"{which}.{name}", unit, value
        yield line_of(CountedIncome, "before_hardship", group.cases.nets[index], of=which)
        yield line_of(CountedIncome, "hardship", deduction, of=which)
        yield line_of(CountedIncome, "net_disposable_income", nets[index], of=which)
        yield line_of(ParentStatement, "net_disposable_income", nets[index], of=which)
    yield from lines_of(base.formula, {})
    yield from where(base.formula.from_first != 0, lines_of(base.low_income, {}))


def of_children(group: CaseGroup, parts: Array, practice: Array | None) -> Iterator[SheetLine]:
    """Yield each child's part and the rule of it, and when support ends and what is left then.

    Args:
        group: The cases.
        parts: Each child's part, in the order of the case.
        practice: Where the state calculator's practice divides; ``None`` where age does.
    """
    rule: Any = BY_AGE
    if practice is not None:
        rule = np.array([PROPORTION, PRACTICE], dtype=object)[practice.astype(int)]
    ends = [_ends(born, group.law.ages.majority) for born in group.cases.born[: group.children]]
    for number, (part, end) in enumerate(zip(parts, ends, strict=True), 1):
        child = f"child_{number}"
        yield line_of(ChildSupport, "rule", rule, of=child)
        yield line_of(ChildSupport, "amount", part, of=child)
        yield line_of(EndOfSupport, "ends", _as_text(end), of=child)
        after = sum(
            (np.where(other > end, each, 0.0) for each, other in zip(parts, ends, strict=True)),
            np.zeros(len(end)),
        )
        left = np.where(end == NO_DAY, np.nan, after)
        yield line_of(EndOfSupport, "order_after", left, of=child)


def _ends(born: Array, majority: int) -> Array:
    """Return the day on which support ends for each birthday, as a number."""
    known, which = distinct(born)
    ends = [
        NO_DAY if day == NO_DAY else (anniversary(_day(day), majority) - _EPOCH).days
        for day in known.tolist()
    ]
    return np.array(ends, dtype=np.int64)[which]


def _day(number: int) -> date:
    return _EPOCH + timedelta(days=number)


def _as_text(days: Array) -> Array:
    """Return days as text, nothing where there is none."""
    known, which = distinct(days)
    told = [None if day == NO_DAY else _day(day).isoformat() for day in known.tolist()]
    return np.array(told, dtype=object)[which]


# ── additional support ───────────────────────────────────────────────────────


def of_adjusted(
    group: CaseGroup, nets: Nets[Column], adjusted: Nets[Column], spousal: Column
) -> Iterator[SheetLine]:
    """Yield each parent's adjusted income, where there is any expense to divide."""
    received = (-spousal, spousal)
    for index, which in enumerate(PARENTS):
        told = {
            "net": nets[index],
            "spousal_support": received[index],
            "base_support": nets[index] + received[index] - adjusted[index],
            "adjusted": adjusted[index],
            "counted": np.maximum(adjusted[index], 0),
        }
        lines = [line_of(AdjustedIncome, name, each, of=which) for name, each in told.items()]
        yield from where(group.any_expense(*Division), iter(lines))


def of_expense(
    group: CaseGroup, kind: AddOnKind, division: Division, share: Column, parts: Nets[Column]
) -> Iterator[SheetLine]:
    """Yield one expense, and each parent's part of it."""
    payer = group.cases.amounts[f"{kind}_paid_by"].astype(int)
    told = {
        "kind": kind,
        "monthly_cost": sum(parts),
        "paid_by": np.array([*PARENTS, None], dtype=object)[payer],
        "split": str(division),
    }
    lines = [line_of(AddOnExpense, name, each, which=kind) for name, each in told.items()]
    for which, own, part in zip(PARENTS, (share, 1 - share), parts, strict=True):
        of_parent = {"expense": kind, "share": own, "amount": part}
        lines += [line_of(AddOnShare, name, each, which, kind) for name, each in of_parent.items()]
    return where(group.there(kind), iter(lines))


def of_owed(owed: Array) -> Iterator[SheetLine]:
    """Yield what one parent owes the other for all expenses, where one does."""
    return where(np.nan_to_num(owed) != 0, _who(AddOnsOwed, "monthly", owed))


def where(here: Array, lines: Iterator[SheetLine]) -> Iterator[SheetLine]:
    """Yield lines with nothing in the rows in which they are not there."""
    for name, unit, value in lines:
        found = blank_line(unit, len(here))
        found[here] = value[here] if isinstance(value, np.ndarray) else as_line(unit, value)
        yield name, unit, found
