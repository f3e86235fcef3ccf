"""The worksheets of what is withheld from a pay check, a lump sum and benefits."""

from datetime import date
from decimal import Decimal

from guideline.arrears.withholding import (
    BenefitWithholding,
    DisposableEarnings,
    WithholdingCeiling,
)
from guideline.arrears.withholding_order import WithholdingOrder
from guideline.citations import ccp, ccr, fam, usc
from guideline.dates import Per
from guideline.figures import DATE, TEXT
from guideline.law.tables import Version
from guideline.notices import Notice
from guideline.worksheets import line, row, worksheet

_CEILING = usc(15, "1673(b)(2)")
_PRORATION = fam("5238(b)")


@row
@worksheet
class LimitTested:
    """The limits, each tested apart."""

    what: str = line("Limit", _CEILING, _PRORATION, ccr(22, "116100(a)(3)"), unit=TEXT)
    section: str = line("Section", unit=TEXT)
    disposable: Decimal = line("Disposable", ccp("706.011(a)"), ccr(22, "110280"))
    limit: Decimal = line("Limit in dollars", _CEILING, _PRORATION)
    asked: Decimal = line("Asked", fam("5246(d)(2)"))
    fits: Decimal = line("What fits", _CEILING, _PRORATION)


@row
@worksheet
class LineWithheld:
    """What each line gets of this pay check."""

    order: str = line("Order", unit=TEXT)
    what: str = line("Line", fam("5238(a)"), unit=TEXT)
    asked: Decimal = line("Asked", fam("5230(a)"))
    withheld: Decimal = line("Withheld", fam("5238"))
    short: Decimal = line("Short by", fam("5238"))


@worksheet
class Withholding:
    """What is withheld for support.

    >>> import guideline as gl
    >>> result = gl.withhold(gl.read_withholding("examples/withholding.toml"))
    >>> isinstance(result, gl.Withholding), result.fee
    (True, Decimal('3.00'))
    """

    on: date = line("Day of the pay check", unit=DATE)
    per: Per = line("Paid each", unit=TEXT)
    supports_another: bool = line("Supports another spouse or child", _CEILING, unit=TEXT)
    asked: Decimal = line("Asked of the pay check by all orders", fam("5230(a)"), _PRORATION)
    withheld: Decimal | None = line("Withheld from the pay check", _CEILING, fam("5238"))
    prorated: bool = line("Whether the orders are prorated", _PRORATION, unit=TEXT)
    fee: Decimal | None = line("The employer may take in fees", fam("5235(d)"))
    lump_sum_withheld: Decimal | None = line("Withheld from the lump sum", _CEILING, fam("5238"))
    earned: DisposableEarnings | None = None
    lump_sum: WithholdingCeiling | None = None
    limits: tuple[LimitTested, ...] = ()
    lines: tuple[LineWithheld, ...] = ()
    benefits: tuple[BenefitWithholding, ...] = ()
    orders: tuple[WithholdingOrder, ...] = ()
    notices: tuple[Notice, ...] = ()
    law: tuple[Version, ...] = ()
