"""A finished calculation of which another amount is looked for, and its amounts with their sign."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

import attrs

from guideline.amounts import to_cents
from guideline.facts.case import Case
from guideline.law.tables import Version
from guideline.study.basis import Basis, Outcome, basis_of
from guideline.support.base import Nets
from guideline.support.expenses import AddOnsOwed, expenses
from guideline.support.guideline import GuidelineSupport, calculate

_ZERO = Decimal(0)


@attrs.frozen
class Signed:
    """What is owed a month from the first parent, whole cents; below zero, to that parent.

    Attributes:
        base: Base support.
        add_ons: What is owed for expenses.
    """

    base: Decimal
    add_ons: Decimal

    def amount(self, *, with_add_ons: bool) -> Decimal:
        """Return base support, with what is owed for expenses if that is asked for."""
        return self.base + self.add_ons if with_add_ons else self.base


def signed(result: GuidelineSupport) -> Signed:
    """Return what a finished calculation has the first parent owe the second."""
    first = result.case.parents[0].name
    base = result.monthly_support if result.payor == first else -result.monthly_support
    return Signed(base, _from_first(result.add_ons_owed, first))


def _from_first(owed: AddOnsOwed | None, first: str) -> Decimal:
    if owed is None:
        return _ZERO
    return owed.monthly if owed.payor == first else -owed.monthly


@attrs.frozen
class Studied:
    """A finished calculation whose other amounts are looked for.

    Attributes:
        result: The calculation.
        basis: What its guideline amount was made of.
        rules: ``gl.calculate``, with the California tables that it used.
        with_add_ons: Whether what is owed for expenses is part of the amount.
    """

    result: GuidelineSupport
    basis: Basis[Decimal]
    rules: Callable[[Case], GuidelineSupport]
    with_add_ons: bool

    @property
    def case(self) -> Case:
        """The facts."""
        return self.result.case

    @property
    def nets(self) -> Nets[Decimal]:
        """Each parent's net disposable income after hardship."""
        first, second = (each.net_disposable_income for each in self.result.counted)
        return first, second

    @property
    def names(self) -> tuple[str, str]:
        """The parents, in the order listed."""
        first, second = (parent.name for parent in self.case.parents)
        return first, second

    @property
    def with_taxes(self) -> list[int]:
        """Which parents have taxes computed."""
        return [n for n, income in enumerate(self.result.incomes) if income.taxes is not None]


def studied(
    result: GuidelineSupport, california: Version | None, *, with_add_ons: bool = False
) -> Studied:
    """Return a calculation as it is studied."""
    rules = partial(calculate, california=california)
    return Studied(result, basis_of(result.case, california), rules, with_add_ons)


WorkOut = Callable[[], Signed]
"""What works out the amounts under one change; it may raise any error of the library."""


def by_rule(study: Studied, rule: Callable[[Basis[Decimal]], Outcome[Decimal]]) -> WorkOut:
    """Return what works out the amounts by a changed rule, from the same facts."""

    def work_out() -> Signed:
        found = rule(study.basis)
        return with_expenses(study.case, found.nets, to_cents(found.base.from_first))

    return work_out


def by_facts(study: Studied, change: Callable[[Case], Case]) -> WorkOut:
    """Return what works out the amounts by the law's rules, from changed facts."""
    return lambda: signed(study.rules(change(study.case)))


def with_expenses(
    case: Case, nets: Nets[Decimal], base: Decimal, counted_base: Decimal | None = None
) -> Signed:
    """Return base support with what is owed for expenses.

    Args:
        case: The facts.
        nets: Net incomes after hardship.
        base: Base support from the first parent.
        counted_base: The base support that the payor's income is reduced by, if it is another.
    """
    if not case.add_ons:
        return Signed(base, _ZERO)
    counted = base if counted_base is None else counted_base
    return Signed(base, _from_first(expenses(case, nets, counted).owed, case.parents[0].name))
