"""A case with one fact changed: more income, more time, another child, another day's law."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from guideline.dates import MONTHS_IN_A_YEAR, Per
from guideline.facts.case import Case, Child
from guideline.facts.fields import changed
from guideline.facts.income import Income, annual_depreciation, annual_profit, counted
from guideline.facts.kinds import HardshipMethod, IncomeKind, LowIncomeSupport
from guideline.facts.parents import Parent
from guideline.support.income import gross_incomes

_ATOM = Decimal("1e-12")
_PARTICULARS = (
    "hours_per_week",
    "over_months",
    "from_",
    "through",
    "expenses",
    "depreciation",
    "premium",
)
_T = TypeVar("_T")


def to_fact(amount: Decimal) -> Decimal:
    """Return an amount with the twelve decimals that a fact may have.

    >>> to_fact(Decimal("0.3333333333333333"))
    Decimal('0.333333333333')
    >>> to_fact(Decimal("750.00"))
    Decimal('750')
    """
    whole = amount.to_integral_value()
    return whole if amount == whole else amount.quantize(_ATOM).normalize()


def guideline_case(case: Case) -> Case:
    """Return the case as the guideline alone sees it, so that it answers to changed facts.

    Without an amount that the court found instead, without support set at one figure inside the
    low-income range (the lowest is taken), and without expenses and coverage that base support does
    not depend on.
    """
    findings = changed(case.findings, deviation=None)
    if not isinstance(findings.low_income_support, LowIncomeSupport):
        findings = changed(findings, low_income_support=LowIncomeSupport.LOWEST)
    counts_add_ons = case.choices.hardship_method is HardshipMethod.PRESUMED_WITH_ADD_ONS
    add_ons = case.add_ons if counts_add_ons else ()
    return changed(case, findings=findings, health_coverage=(), add_ons=add_ons)


def own_income(parent: Parent) -> Decimal:
    """Return a parent's income a month: net where the net is entered, otherwise gross."""
    if parent.monthly_net_disposable_income is not None:
        return parent.monthly_net_disposable_income
    gross = sum((item.annual for item in gross_incomes(parent)), Decimal(0))
    return gross / MONTHS_IN_A_YEAR


def with_income(case: Case, index: int, monthly: Decimal) -> Case:
    """Return the case with one parent's income a month, the other facts as they are.

    Args:
        case: The facts.
        index: Which parent.
        monthly: Net where the net is entered. Otherwise gross, and the wages make the difference
            (the first income, where there are none): more of that kind, or so much less of it.
    """
    parent = case.parents[index]
    if parent.monthly_net_disposable_income is not None:
        net = to_fact(monthly)
        return with_parent(case, index, changed(parent, monthly_net_disposable_income=net))
    more = to_fact((monthly - own_income(parent)) * MONTHS_IN_A_YEAR)
    return with_parent(case, index, changed(parent, income=_earning(parent.income, more)))


def _earning(items: tuple[Income, ...], more: Decimal) -> tuple[Income, ...]:
    """Return incomes that come to so much more in a year, or less where it is below zero."""
    place = _varied_place(items)
    item = items[place]
    if more >= 0:
        extra = Income(
            kind=item.kind,
            amount=more,
            per=Per.YEAR,
            fica=item.fica,
            sdi=item.sdi,
            instrument=item.instrument,
            replaces=item.replaces,
        )
        return (*items, extra)
    whole = to_fact(_gross(item) + more)
    less = changed(item, amount=whole, per=Per.YEAR, **dict.fromkeys(_PARTICULARS))
    return _replaced(items, place, less)


def least_income(parent: Parent) -> Decimal:
    """Return the least income a month that ``with_income`` can give: what does not vary."""
    if parent.monthly_net_disposable_income is not None:
        return Decimal(0)
    varied = parent.income[_varied_place(parent.income)]
    return own_income(parent) - _gross(varied) / MONTHS_IN_A_YEAR


def _varied_place(items: tuple[Income, ...]) -> int:
    """Return which income varies: the first wages that count, or the first income that does."""
    counting = counted(items)
    wages = [item for item in counting if item.kind is IncomeKind.WAGES]
    return items.index((wages or counting)[0])


def _gross(item: Income) -> Decimal:
    return annual_profit(item) + annual_depreciation(item)


def with_parent(case: Case, index: int, parent: Parent) -> Case:
    """Return the case with other facts about one parent."""
    return changed(case, parents=_replaced(case.parents, index, parent))


def _replaced(items: tuple[_T, ...], index: int, item: _T) -> tuple[_T, ...]:
    return (*items[:index], item, *items[index + 1 :])


def with_time(case: Case, first_time: Decimal) -> Case:
    """Return the case with the first parent's share of every child's time.

    Base support depends on the average over the children alone.
    """
    return with_times(case, [first_time] * len(case.children))


def with_times(case: Case, first_times: Sequence[Decimal]) -> Case:
    """Return the case with the first parent's share of each child's time."""
    first, second = (parent.name for parent in case.parents)
    parts = [to_fact(share) for share in first_times]
    children = tuple(
        changed(child, time={first: part, second: 1 - part}, custody=None)
        for child, part in zip(case.children, parts, strict=True)
    )
    return changed(case, children=children, custody=None)


def with_another_child(case: Case, first_time: Decimal) -> Case:
    """Return the case with one more child, born on the day of the order, at the average time."""
    part = to_fact(first_time)
    first, second = (parent.name for parent in case.parents)
    names = {child.name for child in case.children} | {first, second}
    name = next(name for name in _names() if name not in names)
    present = tuple(changed(child, born=child.born or case.on) for child in case.children)
    time = {first: part, second: 1 - part}
    if case.findings.default_proceeding is not None:
        return changed(case, children=(*present, Child(name=name, born=case.on)))
    return changed(case, children=(*present, Child(name=name, born=case.on, time=time)))


def _names() -> list[str]:
    return [f"Another child {number}" for number in range(1, 20)]


def under_law_of(case: Case, on: date, tax_year: int) -> Case:
    """Return the case under the law of another day, with the taxes of a year."""
    return changed(case, on=on, tax_year=tax_year)


Vary = Callable[[Decimal], Case]
"""From a value on an axis to the case that has it."""
