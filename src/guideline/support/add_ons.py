"""Additional support, §§ 4061-4062: who bears what of childcare, health care and the rest."""

from typing import Generic

import attrs

from guideline.amounts import (
    Amount,
    Condition,
    choose,
    greatest,
    less,
    like,
    not_negative,
    to_cents,
)
from guideline.citations import fam
from guideline.facts.kinds import AddOnKind, Division
from guideline.figures import SHARE, TEXT
from guideline.law.tables import Version
from guideline.support.base import Nets
from guideline.worksheets import line, worksheet


@worksheet
class AdjustedIncome(Generic[Amount]):
    """Net disposable income as adjusted for dividing expenses, Fam. Code § 4061."""

    of: str
    net: Amount = line("Net disposable income a month", fam("4059"))
    spousal_support: Amount = line(
        "Spousal support received, or paid if below zero", fam("4061(c)")
    )
    base_support: Amount = line("Base child support to pay", fam("4061(d)"))
    adjusted: Amount = line("Adjusted net disposable income", fam("4061(b)(2)"))
    counted: Amount = line("Adjusted income counted: none below zero", fam("4061(b)(2)"))


@worksheet
class AddOnShare(Generic[Amount]):
    """One parent's part of an expense, Fam. Code § 4061."""

    of: str
    expense: AddOnKind = line("Expense", fam("4062"), unit=TEXT)
    share: Amount = line("Share", fam("4061(a)"), unit=SHARE)
    amount: Amount | None = line("Part of the expense a month", fam("4061(a)"))


@worksheet
class AddOnExpense(Generic[Amount]):
    """Additional support, Fam. Code § 4062."""

    kind: AddOnKind = line("Expense", fam("4062"), unit=TEXT)
    monthly_cost: Amount | None = line("Cost a month", fam("4062"))
    paid_by: str | None = line("Paid to the provider by", fam("4063(b)"), unit=TEXT)
    split: str = line("Division", fam("4061(a)"), unit=TEXT)
    parents: tuple[AddOnShare[Amount], ...]
    split_row: Version | None


@attrs.frozen
class AddOnTerms(Generic[Amount]):
    """What the parts of the expenses depend on but net incomes and base support.

    Attributes:
        spousal_from_first: Spousal support that the first parent pays the second, a month.
        costs: Each expense's cost a month.
        divisions: How each is divided: by name, or the first parent's share.
    """

    spousal_from_first: Amount
    costs: tuple[Amount, ...]
    divisions: tuple[Division | Amount, ...]


def adjusted_incomes(
    nets: Nets[Amount], support_from_first: Amount, spousal_from_first: Amount
) -> Nets[Amount]:
    """Return both net incomes as adjusted by § 4061(c)-(d).

    The payor's is reduced by the base support ordered, the payee's not increased by it. Spousal
    support moves through net income: § 4061(c) says gross; § 4059(a) leaves its tax effects out.
    """
    nothing = like(0, support_from_first)
    first, second = nets
    return (
        first - spousal_from_first - greatest(support_from_first, nothing),
        second + spousal_from_first - greatest(-support_from_first, nothing),
    )


def first_share(division: Division | Amount, adjusted: Nets[Amount]) -> Amount:
    """Return the first parent's share of an expense.

    In proportion to the adjusted incomes, one below zero counting as zero; where both are zero
    there is no proportion, and zero is returned for the caller to refuse.
    """
    first, second = (greatest(income, income * 0) for income in adjusted)
    if division is Division.HALF:
        return first * 0 + like(1, first) / 2
    if division is not Division.PROPORTIONAL:
        return division
    whole = first + second
    return first / choose(less(like(0, whole), whole), whole, like(1, whole))


def divided(
    cost: Amount, share_of_first: Amount, first_is_rounded: Condition
) -> tuple[Amount, Amount]:
    """Return both parents' parts of a cost, in whole cents that sum to the cost.

    Args:
        cost: The cost a month in whole cents.
        share_of_first: The first parent's share.
        first_is_rounded: Whether the first parent's part is rounded and the second's is the rest;
            elsewhere the other way about. The payor's part is the one that is rounded, so that
            the parts do not depend on the order in which the parents are listed.
    """
    first = to_cents(cost * share_of_first)
    second = to_cents(cost - cost * share_of_first)
    return (
        choose(first_is_rounded, first, to_cents(cost - second)),
        choose(first_is_rounded, to_cents(cost - first), second),
    )


def payors_part(
    terms: AddOnTerms[Amount], nets: Nets[Amount], support_from_first: Amount
) -> Amount:
    """Return what the payor of base support bears of the expenses of known cost, unrounded.

    Nothing where nobody pays base support.
    """
    adjusted = adjusted_incomes(nets, support_from_first, terms.spousal_from_first)
    from_first, from_second = not_negative(support_from_first), not_negative(-support_from_first)
    nothing = part = support_from_first * 0
    for cost, division in zip(terms.costs, terms.divisions, strict=True):
        of_first = first_share(division, adjusted)
        of_payor = choose(from_second, 1 - of_first, of_first)
        part = part + cost * choose(from_first & from_second, nothing, of_payor)
    return part
