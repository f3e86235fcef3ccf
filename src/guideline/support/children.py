"""The order by child: youngest first, or where time differs by child, as practice has it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from guideline.amounts import Amount, choose, less, like
from guideline.citations import fam
from guideline.facts.case import Case, Child
from guideline.law.family_code import FormulaLaw
from guideline.notices import Notice, NoticeId
from guideline.support.allocation import ChildSupport, by_age, by_time, in_cents
from guideline.support.base import Nets
from guideline.support.formula import formula
from guideline.support.timeshare import Timeshare

BY_AGE = "youngest first, § 4055(b)(8)"
PRACTICE = "practice of the state calculator where time differs by child"
PROPORTION = "in proportion to each child's own amount, where time differs by child"


def allocate(
    case: Case, law: FormulaLaw, nets: Nets[Decimal], times: Timeshare, from_first: Decimal
) -> tuple[ChildSupport, ...]:
    """Return each child's part of the order, in the order of the case, § 4055(b)(8).

    Args:
        case: The facts.
        law: The figures of the formula.
        nets: Net disposable incomes a month.
        times: Each child's time.
        from_first: The order, unrounded, from the first parent; below zero, to that parent.
    """
    youngest_first = _youngest_first(case.children)
    if not times.differs:
        running, followed = by_age(law, abs(from_first), len(case.children)), BY_AGE
    else:
        own = [
            own_amount(law, nets, times.first_by_child[index], from_first)
            for index in youngest_first
        ]
        payees = [payees_time(times.first_by_child[index], from_first) for index in youngest_first]
        running, practice = by_time(abs(from_first), own, payees)
        followed = PRACTICE if practice else PROPORTION
    part = dict(zip(youngest_first, in_cents(running), strict=True))
    return tuple(
        ChildSupport(of=child.name, rule=followed, amount=part[index])
        for index, child in enumerate(case.children)
    )


def _youngest_first(children: Sequence[Child]) -> list[int]:
    """Return the children's places, youngest first; of twins the one listed later."""
    ages = [(child.born, index) for index, child in enumerate(children)]
    return [index for _, index in sorted(ages, reverse=True)]


def own_amount(
    law: FormulaLaw, nets: Nets[Amount], first_time: Amount, from_first: Amount
) -> Amount:
    """Return the one-child amount at a child's own time; below zero, the payee would pay.

    Before the low-income adjustment, as the formula gives it.
    """
    own = formula(law, nets, first_time, 1).from_first
    return choose(less(from_first, like(0, from_first)), -own, own)


def payees_time(first_time: Amount, from_first: Amount) -> Amount:
    """Return the payee's share of the time with a child."""
    return choose(less(from_first, like(0, from_first)), first_time, 1 - first_time)


def allocation_notices(case: Case, allocation: tuple[ChildSupport, ...]) -> Iterator[Notice]:
    """Yield how the order was divided where § 4055(b)(8) does not say how."""
    if allocation[0].rule != BY_AGE:
        yield Notice(
            id=NoticeId.ALLOCATION_PRACTICE,
            decides=True,
            text="Time differs by child, so that § 4055(b)(8) does not divide the order and no "
            f"statute does. It was divided {_how(allocation[0].rule)}. The whole is not changed.",
            cites=(fam("4055(b)(8)"),),
        )
        return
    births = [child.born for child in case.children]
    if len(set(births)) < len(births):
        yield Notice(
            id=NoticeId.ALLOCATION_PRACTICE,
            decides=True,
            text="Children were born on one day, and § 4055(b)(8) does not say who of them is the "
            "youngest. The one listed later was taken to be. The whole is not changed.",
            cites=(fam("4055(b)(8)"),),
        )
    deviation = case.findings.deviation
    if deviation is not None and len(case.children) > 1:
        yield Notice(
            id=NoticeId.ALLOCATION_PRACTICE,
            decides=False,
            text="An amount other than the guideline was divided among the children in the "
            "proportions of the guideline, youngest first. The statute divides guideline support.",
            cites=(fam("4055(b)(8)"),),
        )


def _how(rule: str) -> str:
    if rule == PRACTICE:
        return (
            "as the state calculator has been seen to do: a child who lives with the payee gets "
            "the one-child amount at that child's own time, the others share the rest equally"
        )
    return (
        "in proportion to each child's own one-child amount, one below zero counting as zero, "
        "because the state calculator's way would give more than the order or leaves no child "
        "for the rest"
    )
