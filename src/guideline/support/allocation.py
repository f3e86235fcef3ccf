"""Which part of the support is each child's, in whole cents that sum to the order."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from guideline.amounts import (
    Amount,
    Condition,
    at_most,
    choose,
    greatest,
    less,
    like,
    to_cents,
    total,
)
from guideline.citations import fam
from guideline.figures import TEXT
from guideline.law.family_code import FormulaLaw
from guideline.worksheets import line, worksheet

_HALF = Decimal("0.5")


@worksheet
class ChildSupport:
    """Support allocated to a child, Fam. Code § 4055(b)(8)."""

    of: str
    rule: str = line("Rule of the allocation", fam("4055(b)(8)"), unit=TEXT)
    amount: Decimal = line("Part of the order", fam("4055(b)(8)"))


def in_cents(running: Sequence[Amount]) -> list[Amount]:
    """Return parts in whole cents: the differences of running totals rounded to the cent."""
    rounded: list[Amount] = [running[0] * 0]
    rounded += [to_cents(amount) for amount in running]
    return [to_cents(after - before) for before, after in pairwise(rounded)]


def by_age(law: FormulaLaw, support: Amount, children: int) -> list[Amount]:
    """Return the running totals of the children's parts, the youngest first, § 4055(b)(8).

    The youngest child's is the amount for one child, the next youngest's the difference between
    that and the amount for two, and so on. An amount after the low-income adjustment, or other than
    the guideline, is divided in the same proportions.

    Args:
        law: The figures of the formula.
        support: The order, dollars a month, unrounded.
        children: How many children.
    """
    of_all = like(law.multiplier(children), support)
    return [
        support * like(law.multiplier(count), support) / of_all for count in range(1, children + 1)
    ]


def by_time(
    support: Amount, own: Sequence[Amount], payees_time: Sequence[Amount]
) -> tuple[list[Amount], Condition]:
    """Return running totals of the parts where time differs by child, and where practice holds.

    No statute says how. The practice seen of the state calculator gives a child who lives with the
    payee the one-child amount at that child's own time and divides the rest equally among the
    others. It is followed only while those amounts total no more than the order, and while there
    are others; elsewhere the order is divided in proportion to each child's own one-child amount,
    a negative one counting as zero (equally where there is none above zero).

    Args:
        support: The order, dollars a month, unrounded.
        own: Each child's one-child amount at its own time; below zero, the payee would pay.
        payees_time: The payee's share of each child's time.
    """
    zero, one = support * 0, support * 0 + 1
    lives = [less(like(_HALF, time), time) for time in payees_time]
    counted = [greatest(amount, zero) for amount in own]
    fixed = total([choose(here, amount, zero) for here, amount in zip(lives, counted, strict=True)])
    others = total([choose(here, zero, one) for here in lives])
    practice = at_most(fixed, support) & less(zero, others)
    rest = (support - fixed) / greatest(others, one)
    weight = total(counted)
    weighted = less(zero, weight)
    divisor = choose(weighted, weight, one * len(own))
    running: list[Amount] = []
    for here, amount in zip(lives, counted, strict=True):
        part = choose(
            practice, choose(here, amount, rest), support * choose(weighted, amount, one) / divisor
        )
        running.append(part if not running else running[-1] + part)
    running[-1] = support
    return running, practice
