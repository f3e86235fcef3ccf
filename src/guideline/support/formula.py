"""The statewide uniform guideline formula: CS = K [HN - (H%)(TN)]."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Generic

from guideline.amounts import Amount, Column, at_most, band, choose, greatest, like
from guideline.citations import fam
from guideline.figures import COUNT, FACTOR, SHARE, money
from guideline.law.family_code import FormulaLaw
from guideline.law.tables import Version
from guideline.notices import Notice, NoticeId
from guideline.worksheets import line, worksheet

_HALF = Decimal("0.5")


@worksheet
class Formula(Generic[Amount]):
    """Statewide uniform guideline formula, Fam. Code § 4055(a)."""

    hn: Amount = line("High earner's net monthly disposable income (HN)", fam("4055(b)(1)(C)"))
    tn: Amount = line("Total net monthly disposable income (TN)", fam("4055(b)(1)(E)"))
    h_percent: Amount = line("High earner's time (H%)", fam("4055(b)(1)(D)"), unit=SHARE)
    fraction: Amount = line("Fraction for the total net income", fam("4055(b)(3)"), unit=SHARE)
    time_factor: Amount = line(
        "One plus H%, or two minus H% above 50 percent", fam("4055(b)(3)"), unit=FACTOR
    )
    k: Amount = line(
        "Share of both incomes allocated for child support (K)", fam("4055(b)(3)"), unit=SHARE
    )
    cs: Amount = line("Child support for one child, CS = K [HN - (H%)(TN)]", fam("4055(a)"))
    children: "int | Column" = line("Number of children", fam("4055(b)(4)"), unit=COUNT)
    multiplier: Amount = line(
        "Multiplier for the number of children", fam("4055(b)(4)"), unit=FACTOR
    )
    guideline: Amount = line(
        "CS times the multiplier: below zero, the lower earner pays", fam("4055(b)(5)")
    )
    from_first: Amount = line(
        "Support from the first parent listed: below zero, to that parent", fam("4055(b)(5)")
    )
    k_row: Version
    multiplier_row: Version


def k_fraction(law: FormulaLaw, tn: Amount) -> Amount:
    """Return the fraction of § 4055(b)(3) for a total net monthly disposable income.

    Args:
        law: The figures in force.
        tn: Dollars a month.
    """
    return band(tn, law.edges, law.bands)


def time_factor(h_percent: Amount) -> Amount:
    """Return one plus H%, or two minus H% where H% is above 50 percent, § 4055(b)(3)."""
    return choose(at_most(h_percent, like(_HALF, h_percent)), 1 + h_percent, 2 - h_percent)


def formula(
    law: FormulaLaw, nets: tuple[Amount, Amount], first_time: Amount, children: "int | Column"
) -> Formula[Amount]:
    """Return the guideline amount, § 4055(a), (b)(1)-(5).

    Of two equal net incomes the first parent's is called the high earner's. Exchanging them turns
    H% into one minus H%, which leaves K as it is: neither amount nor payor depends on it.

    Args:
        law: The figures in force.
        nets: Each parent's net monthly disposable income, dollars.
        first_time: The first parent's share of the time, averaged over the children.
        children: How many children, 1 to 10; on columns it may be a column.

    Raises:
        NotModelled: There are more children than the statute's table has.
    """
    first, second = nets
    first_earns_more = at_most(second, first)
    hn, tn = greatest(first, second), first + second
    h_percent = choose(first_earns_more, first_time, 1 - first_time)
    fraction, factor = k_fraction(law, tn), time_factor(h_percent)
    k = factor * fraction
    cs = k * (hn - h_percent * tn)
    multiplier = like(law.multiplier(children), cs)
    guideline = cs * multiplier
    return Formula(
        hn=hn,
        tn=tn,
        h_percent=h_percent,
        fraction=fraction,
        time_factor=factor,
        k=k,
        cs=cs,
        children=children,
        multiplier=multiplier,
        guideline=guideline,
        from_first=choose(first_earns_more, guideline, -guideline),
        k_row=law.k,
        multiplier_row=law.multipliers,
    )


def formula_notices(
    law: FormulaLaw, result: Formula[Decimal], monthly: Decimal
) -> Iterator[Notice]:
    """Yield that the total stands between two printed bands, or that nobody owes anything."""
    for edge in law.edges:
        if edge < result.tn < edge + 1:
            yield Notice(
                id=NoticeId.BAND_EDGE,
                decides=True,
                text=f"The total net income, {money(result.tn)}, is between two bands of the "
                f"statute's table, which prints whole dollars. It was read as over {money(edge)}.",
                cites=(fam("4055(b)(3)"),),
            )
    if not monthly:
        yield Notice(
            id=NoticeId.ZERO_SUPPORT,
            decides=False,
            text="The amount ordered comes to zero, so that neither parent owes base support.",
            cites=(fam("4055(b)(5)"),),
        )
