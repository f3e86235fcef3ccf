"""The low-income adjustment and its whole range."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Generic

from guideline.amounts import (
    Amount,
    Column,
    Condition,
    choose,
    greatest,
    least,
    less,
    like,
    not_negative,
    to_cents,
)
from guideline.citations import fam
from guideline.errors import Problem
from guideline.facts.kinds import LowIncomeSupport
from guideline.figures import SHARE, money
from guideline.law.family_code import RebuttalLaw, Threshold
from guideline.law.tables import Quality, Version
from guideline.notices import Notice, NoticeId
from guideline.worksheets import line, worksheet


@worksheet
class LowIncomeAdjustment(Generic[Amount]):
    """Low-income adjustment, Fam. Code § 4055(b)(7)."""

    obligor_net: Amount = line("Obligor's net disposable income a month", fam("4055(b)(7)"))
    threshold: Amount = line(
        "Threshold: monthly gross income from full-time minimum wage", fam("4055(b)(7)")
    )
    fraction: Amount = line("How far below the threshold", fam("4055(b)(7)"), unit=SHARE)
    greatest_reduction: Amount = line("Greatest reduction permitted", fam("4055(b)(7)"))
    lowest_support: Amount = line("Lowest support of the range", fam("4055(c)"))
    highest_support: Amount = line("Highest support of the range", fam("4055(c)"))
    reduction: Amount = line("Reduction applied", fam("4055(b)(7)"))
    support: Amount = line("Support after the adjustment", fam("4055(b)(7)"))
    threshold_rows: tuple[Version, ...]


def obligor_net(from_first: Amount, nets: tuple[Amount, Amount]) -> Amount:
    """Return the net income of the parent who owes: the lower earner may be the obligor."""
    first, second = nets
    return choose(not_negative(from_first), first, second)


def low_income_adjustment(
    from_first: Amount,
    nets: tuple[Amount, Amount],
    threshold: "Threshold[Decimal] | Threshold[Column]",
    applied: LowIncomeSupport | Decimal,
) -> LowIncomeAdjustment[Amount]:
    """Return the range of support that § 4055(b)(7) and (c) permit, and what is applied of it.

    Where the obligor's net income is not below the threshold the reduction is zero.

    Args:
        from_first: Support from the first parent listed, dollars a month.
        nets: Each parent's net monthly disposable income, dollars.
        threshold: The threshold in force.
        applied: Which end of the range, or the support that the court sets inside it.
    """
    highest = abs(from_first)
    net = obligor_net(from_first, nets)
    limit = like(threshold.amount, net)
    fraction = least(greatest(limit - net, like(0, net)) / limit, like(1, net))
    greatest_reduction = highest * fraction
    lowest = highest - greatest_reduction
    support = _applied(lowest, highest, applied)
    return LowIncomeAdjustment(
        obligor_net=net,
        threshold=limit,
        fraction=fraction,
        greatest_reduction=greatest_reduction,
        lowest_support=lowest,
        highest_support=highest,
        reduction=highest - support,
        support=support,
        threshold_rows=threshold.rows,
    )


def _applied(lowest: Amount, highest: Amount, applied: LowIncomeSupport | Decimal) -> Amount:
    if applied is LowIncomeSupport.LOWEST:
        return lowest
    if applied is LowIncomeSupport.UNADJUSTED:
        return highest
    return least(greatest(lowest, like(applied, lowest)), highest)


def qualifies(adjustment: LowIncomeAdjustment[Amount]) -> Condition:
    """Return whether the obligor's net income is below the threshold, strictly."""
    return less(adjustment.obligor_net, adjustment.threshold)


# ── what must be said about it ───────────────────────────────────────────────


def applied_problems(
    adjustment: LowIncomeAdjustment[Decimal],
    lowest: Decimal,
    highest: Decimal,
    applied: LowIncomeSupport | Decimal,
) -> Iterator[Problem]:
    """Yield that the court cannot have set a support, being outside the range.

    Args:
        adjustment: The adjustment at the support set.
        lowest: The lowest support that the court may set, dollars a month.
        highest: The highest.
        applied: The support that the court sets, or an end of the range, which is inside it.
    """
    if isinstance(applied, LowIncomeSupport):
        return
    where, given = "findings.low_income_support", money(applied)
    cent = Decimal("0.01")
    if not highest:
        why = "under the formula nobody pays, so there is no range"
        yield Problem(where, given, why, "leave it out")
    elif not qualifies(adjustment):
        why = "the obligor's net income is not below the threshold, so there is no range"
        yield Problem(where, given, why, "leave it out")
    elif not lowest - cent < applied < highest + cent:
        why = f"outside the range of § 4055(b)(7), {money(lowest)} to {money(highest)}"
        yield Problem(where, given, why, "write an amount inside it")


def entitled(adjustment: LowIncomeAdjustment[Decimal], applied: LowIncomeSupport | Decimal) -> bool:
    """Return whether the obligor is entitled to the adjustment: presumed, and not rebutted.

    A finding that support stays unadjusted is one that the presumption was rebutted.
    """
    return bool(qualifies(adjustment)) and applied is not LowIncomeSupport.UNADJUSTED


def low_income_notices(
    adjustment: LowIncomeAdjustment[Decimal],
    applied: LowIncomeSupport | Decimal,
    rebuttal: RebuttalLaw,
    *,
    decides: bool,
) -> Iterator[Notice]:
    """Yield what must be said: range, default taken, weak source, the 50-percent factor.

    Args:
        adjustment: The adjustment and its range.
        applied: Which end of the range, or the support that the court sets inside it.
        rebuttal: The rebuttal factors in force.
        decides: Whether the amount is the guideline's, and not one found instead of it.
    """
    applies = bool(qualifies(adjustment))
    yield from _threshold_said(adjustment, decides=applies and decides)
    if not applies:
        return
    yield Notice(
        id=NoticeId.LOW_INCOME_RANGE,
        decides=decides,
        text=f"The obligor is presumed entitled to a low-income adjustment. Support may be from "
        f"{money(adjustment.lowest_support)} to {money(adjustment.highest_support)}; "
        f"{money(adjustment.support)} was applied.",
        cites=(fam("4055(b)(7)"), fam("4055(c)")),
    )
    if applied is LowIncomeSupport.LOWEST:
        yield Notice(
            id=NoticeId.LOW_INCOME_DEFAULT,
            decides=decides,
            text="The lowest amount of the range was taken. That it is taken by default is the "
            "state calculator's practice, not the statute's: the statute sets a range, and the "
            "presumption may be rebutted.",
            cites=(fam("4055(b)(7)"),),
        )
    yield from _half_of_net(adjustment, applied, rebuttal)


def _threshold_said(adjustment: LowIncomeAdjustment[Decimal], *, decides: bool) -> Iterator[Notice]:
    """Yield that the threshold was given with the case, or read in a secondary source only."""
    if not adjustment.threshold_rows:
        yield Notice(
            id=NoticeId.LOW_INCOME_THRESHOLD_GIVEN,
            decides=decides,
            text=f"The threshold of the low-income adjustment, {money(adjustment.threshold)}, was "
            "given with the case. The tables have no verified one for this day.",
            cites=(fam("4055(b)(7)"),),
        )
    for row in adjustment.threshold_rows:
        if row.quality is Quality.SECONDARY:
            yield weak_source(row, decides=decides)


def weak_source(row: Version, *, decides: bool) -> Notice:
    """Return the notice that a figure was read in a secondary source only."""
    return Notice(
        id=NoticeId.WEAK_SOURCE,
        decides=decides,
        text=f"{row.title}, {row.days}: read in a secondary source only ({row.source}).",
    )


def _half_of_net(
    adjustment: LowIncomeAdjustment[Decimal],
    applied: LowIncomeSupport | Decimal,
    rebuttal: RebuttalLaw,
) -> Iterator[Notice]:
    """Yield the factor of § 4057(b)(5) where it is in force and the support is above the share."""
    floor = half_of_net_floor(adjustment, applied, rebuttal)
    if floor is not None:
        yield Notice(
            id=NoticeId.HALF_OF_NET_INCOME,
            decides=False,
            text=f"After the low-income adjustment the support, {money(adjustment.support)}, is "
            f"above 50 percent of the obligor's net disposable income. The court may find that a "
            f"lower amount is right, but on this ground not below {money(floor)}. It was not "
            "applied.",
            cites=(fam(str(rebuttal.half_of_net)),),
        )


def half_of_net_floor(
    adjustment: LowIncomeAdjustment[Decimal],
    applied: LowIncomeSupport | Decimal,
    rebuttal: RebuttalLaw,
) -> Decimal | None:
    """Return half of a low-income obligor's net income where the support is above it.

    ``None`` where the factor is not in force, where the support is not above that half, and where
    the court left the support unadjusted: the factor speaks of the amount "after application of
    the low-income adjustment".
    """
    if rebuttal.half_of_net_share is None or not entitled(adjustment, applied):
        return None
    floor = adjustment.obligor_net * rebuttal.half_of_net_share
    return to_cents(floor) if less(floor, adjustment.support) else None
