"""Hardship deductions, §§ 4070-4073: what they come to and by which method they are limited."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial, reduce
from operator import and_, or_
from typing import Generic

import attrs

from guideline.amounts import Amount, Condition, greatest, least, less, like, not_negative
from guideline.citations import fam
from guideline.facts.kinds import HardshipMethod
from guideline.facts.parents import Hardship
from guideline.figures import FACTOR, TEXT
from guideline.support.add_ons import AddOnTerms, payors_part
from guideline.support.base import Nets, Terms, base_support
from guideline.support.formula import formula
from guideline.support.hardship_limit import (
    Claim,
    Question,
    bends,
    for_children,
    nets_after,
)
from guideline.support.hardship_search import largest_permitted
from guideline.worksheets import line, worksheet

_MOST_K = Decimal("0.375")  # one plus 50 percent, times 0.25, under either law


@worksheet
class HardshipDeduction(Generic[Amount]):
    """Hardship deduction, Fam. Code §§ 4070-4073."""

    of: str | None
    method: str = line("Method of the limit", fam("4071(b)"), unit=TEXT)
    health: Amount = line("Extraordinary health expenses and losses", fam("4071(a)(1)"))
    children: Amount = line(
        "Children of other relationships in the home", fam("4071(a)(2)"), unit=FACTOR
    )
    limit: Amount = line("Limit for each: the support for each child here", fam("4071(b)"))
    for_children: Amount = line("Deduction for these children", fam("4071(a)(2)"))
    deduction: Amount = line("Hardship deduction", fam("4059(g)"))


@attrs.frozen
class HardshipResult(Generic[Amount]):
    """The hardship deductions of both parents, and the net incomes after them."""

    deductions: tuple[HardshipDeduction[Amount], ...]
    nets: Nets[Amount]


def claim_of(of: str, hardship: Hardship, amount: Amount) -> Claim[Amount]:
    """Return a parent's hardship in the number system of ``amount``."""
    found = None if hardship.amount is None else like(hardship.amount, amount)
    return Claim(
        health=like(hardship.health, amount),
        children=like(hardship.children, amount),
        found=found,
        of=of,
    )


def hardship_deductions(
    terms: Terms[Amount],
    nets: Nets[Amount],
    claims: tuple[Claim[Amount], Claim[Amount]],
    method: HardshipMethod,
    add_ons: AddOnTerms[Amount],
) -> HardshipResult[Amount]:
    """Return what each parent may deduct for hardship: the largest that § 4071(b) permits.

    Args:
        terms: All that base support depends on but the net incomes.
        nets: Net disposable incomes before hardship, dollars a month.
        claims: Each parent's hardship.
        method: Which support the limit is a child's part of: the presumed (after the low-income
            adjustment), the presumed with the payor's part of the add-ons, or the basic (before
            the adjustment).
        add_ons: The expenses, for the method that counts them.
    """
    limit = largest_permitted(limit_question(terms, nets, claims, method, add_ons))
    return deductions_within(limit, nets, claims, method)


def deductions_within(
    limit: Amount, nets: Nets[Amount], claims: tuple[Claim[Amount], Claim[Amount]], method: str
) -> HardshipResult[Amount]:
    """Return what each parent may deduct for hardship within a limit for each child, § 4071.

    Args:
        limit: The limit for each child of another relationship in the home.
        nets: Net disposable incomes before hardship, dollars a month.
        claims: Each parent's hardship.
        method: The method by which the limit was found.
    """
    return HardshipResult(
        deductions=tuple(_deduction(claim, method, limit) for claim in claims),
        nets=nets_after(nets, claims, limit),
    )


def limit_question(
    terms: Terms[Amount],
    nets: Nets[Amount],
    claims: tuple[Claim[Amount], Claim[Amount]],
    method: HardshipMethod,
    add_ons: AddOnTerms[Amount],
) -> Question[Amount]:
    """Return what the limit of § 4071(b) is looked for, by a method."""
    counted = add_ons.costs if method is HardshipMethod.PRESUMED_WITH_ADD_ONS else ()
    costs = [cost / like(terms.children, cost) for cost in counted]
    return Question(
        nets=nets,
        claims=claims,
        per_child=partial(support_per_child, terms, method, add_ons),
        ceiling=partial(_ceiling, terms, _most_per_child(terms, nets[0]), costs),
        crossings=_crossings(terms),
    )


def methods_may_differ(
    terms: Terms[Amount],
    nets: Nets[Amount],
    claims: tuple[Claim[Amount], Claim[Amount]],
    add_ons: AddOnTerms[Amount],
) -> Condition:
    """Return whether "presumed" and "basic" might not give the same, without working both out.

    They part only where the low-income adjustment applies. It cannot where no deduction that any
    support permits brings a parent who then pays below the threshold.
    """
    question = limit_question(terms, nets, claims, HardshipMethod.BASIC, add_ons)
    limits = bends(question)
    most = reduce(greatest, [question.ceiling(question.nets_at(limit)) for limit in limits])
    reached = [question.nets_at(least(limit, most)) for limit in limits]
    towards = [_towards_second(terms, each) for each in reached]
    differ = less(most, most)  # nowhere yet
    for parent, signed in enumerate((towards, [-amount for amount in towards])):
        pays = reduce(or_, [not_negative(amount) for amount in signed])
        above = [not_negative(_over_threshold(terms, parent, each)) for each in reached]
        differ = differ | pays ^ (pays & reduce(and_, above))
    return differ


def support_per_child(
    terms: Terms[Amount], method: HardshipMethod, add_ons: AddOnTerms[Amount], nets: Nets[Amount]
) -> Amount:
    """Return the support for each child: the total over the number of children, § 4071(b)."""
    if method is HardshipMethod.BASIC:
        basic = formula(terms.law, nets, terms.first_time, terms.children)
        return abs(basic.from_first) / like(terms.children, basic.from_first)
    base = base_support(terms, nets)
    amount = base.low_income.support
    if method is HardshipMethod.PRESUMED_WITH_ADD_ONS:
        amount = amount + payors_part(add_ons, nets, base.from_first)
    return amount / like(terms.children, amount)


def _most_per_child(terms: Terms[Amount], amount: Amount) -> Amount:
    """Return K at its largest, for each child: what HN - (H%)(TN) is multiplied by at most."""
    multiplier = like(terms.law.multiplier(terms.children), amount)
    return like(_MOST_K, amount) * multiplier / like(terms.children, amount)


def _ceiling(
    terms: Terms[Amount], most: Amount, costs: Sequence[Amount], nets: Nets[Amount]
) -> Amount:
    """Return an amount that the support per child does not exceed: K at its largest."""
    ceiling = abs(_towards_second(terms, nets)) * most
    for cost in costs:
        ceiling = ceiling + cost
    return ceiling


def _crossings(terms: Terms[Amount]) -> list[Callable[[Nets[Amount]], Amount]]:
    """Return where support bends or jumps: at edges of the K table, the payor, the threshold."""
    crossings = [partial(_towards_second, terms)]
    crossings += [partial(_over_edge, edge) for edge in terms.law.edges]
    crossings += [partial(_over_threshold, terms, parent) for parent in (0, 1)]
    return list(crossings)


def _towards_second(terms: Terms[Amount], nets: Nets[Amount]) -> Amount:
    """Return HN - (H%)(TN), signed: from the first parent to the second."""
    return nets[0] - terms.first_time * (nets[0] + nets[1])


def _over_edge(edge: Decimal, nets: Nets[Amount]) -> Amount:
    return nets[0] + nets[1] - like(edge, nets[0])


def _over_threshold(terms: Terms[Amount], parent: int, nets: Nets[Amount]) -> Amount:
    return nets[parent] - like(terms.threshold.amount, nets[parent])


def _deduction(claim: Claim[Amount], method: str, limit: Amount) -> HardshipDeduction[Amount]:
    children = for_children(claim, limit)
    return HardshipDeduction(
        of=claim.of,
        method=method,
        health=claim.health,
        children=claim.children,
        limit=limit,
        for_children=children,
        deduction=claim.health + children,
    )
