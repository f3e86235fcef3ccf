"""What may be withheld for support: disposable earnings, ceilings, benefits, several orders."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from guideline.amounts import dollars, exactly, full_steps, greatest, least, total
from guideline.arrears.ledger import ZERO
from guideline.arrears.order_checks import money_problems
from guideline.arrears.withholding_law import benefit_law, cents_within, federal_ceiling
from guideline.citations import ccp, ccr, fam, usc
from guideline.dates import WEEKS_IN_A_YEAR
from guideline.errors import InvalidFacts, NotModelled, Problem
from guideline.facts.arguments import arguments
from guideline.facts.fields import Dollars, fact, facts
from guideline.figures import COUNT, SHARE, TEXT
from guideline.worksheets import line, row, worksheet

_CEILING = usc(15, "1673(b)(2)")
NOTHING_FROM_SSI = "42 U.S.C. §§ 407(a), 659(a)"
"""Legal process does not reach it: the exception is for what rests on remuneration for work."""


def _read_money(value: Any) -> Decimal:  # noqa: ANN401 - a value as it is given
    amount = dollars(value)
    refuse(money_problems("", amount))
    return amount


Money = Annotated[Decimal, _read_money]
"""Dollars of zero or more, in whole cents."""


class BenefitKind(StrEnum):
    """A benefit from which support is withheld."""

    UNEMPLOYMENT = "unemployment"
    DISABILITY = "disability"
    SUPPLEMENTARY_UNEMPLOYMENT = "supplementary_unemployment"
    TEMPORARY_DISABILITY = "temporary_disability"
    SOCIAL_SECURITY = "social_security"
    SUPPLEMENTAL_SECURITY_INCOME = "supplemental_security_income"


@facts
class PayCheck:
    """One pay check, or the earnings of any other period."""

    earnings: Dollars = fact("gross earnings, in dollars")
    taxes: Dollars = fact("federal and state income tax withheld", default=Decimal(0))
    social_security: Dollars = fact("Social Security and Medicare", default=Decimal(0))
    disability_insurance: Dollars = fact("state disability insurance", default=Decimal(0))
    public_retirement: Dollars = fact("mandatory public retirement", default=Decimal(0))
    union_dues: Dollars = fact("union dues that are a condition of employment", default=Decimal(0))


_OF_CHECK = ("earnings", "taxes", "social_security", "disability_insurance", "public_retirement",
             "union_dues")  # fmt: skip


@worksheet
class DisposableEarnings:
    """Disposable earnings by both definitions."""

    earnings: Decimal = line("Earnings", fam("5206"))
    required_by_law: Decimal = line("Required by law to be withheld", ccp("706.011(a)"))
    union_dues: Decimal = line("Union dues, a condition of employment", ccr(22, "110280"))
    by_706_011: Decimal = line("Disposable, less what law requires", ccp("706.011(a)"))
    by_110280: Decimal = line("Disposable, less union dues as well", ccr(22, "110280"))


@exactly
def disposable_earnings(check: PayCheck) -> DisposableEarnings:
    """Return disposable earnings by CCP § 706.011(a) and by 22 CCR § 110280, which part at dues.

    Raises:
        InvalidFacts: Something cannot be read, is below zero or not in whole cents.

    >>> disposable_earnings(PayCheck(earnings=2000, taxes=300, union_dues=50)).by_110280
    Decimal('1650')
    """
    (check,) = arguments(check=(PayCheck, check))
    refuse(each for name in _OF_CHECK for each in money_problems(name, getattr(check, name)))
    required = total(
        [check.taxes, check.social_security, check.disability_insurance, check.public_retirement]
    )
    by_law = greatest(check.earnings - required, ZERO)
    return DisposableEarnings(
        earnings=check.earnings,
        required_by_law=required,
        union_dues=check.union_dues,
        by_706_011=by_law,
        by_110280=greatest(by_law - check.union_dues, ZERO),
    )


# ── the federal ceiling ──────────────────────────────────────────────────────


@worksheet
class WithholdingCeiling:
    """The most that may be withheld from earnings for support."""

    of: str | None = None
    disposable: Decimal = line("Disposable earnings", usc(15, "1672(b)"))
    share: Decimal = line("Share for all support", _CEILING, unit=SHARE)
    share_with_old: Decimal = line("Share with support older than 12 weeks", _CEILING, unit=SHARE)
    older: Decimal = line("Of what is asked, older than 12 weeks", _CEILING)
    newer_limit: Decimal = line("The most of it for newer support and other sums", _CEILING)
    limit: Decimal = line("The most that may be withheld", _CEILING)
    asked: Decimal = line("What is asked", fam("5246(d)(2)"))
    withheld: Decimal = line("What fits", _CEILING)


@exactly
def withholding_ceiling(
    disposable: Decimal, asked: Decimal, *, on: date, older: Decimal = ZERO,
    supports_another: bool = False,
) -> WithholdingCeiling:  # fmt: skip
    """Return what 15 U.S.C. § 1673(b)(2) lets be withheld: 50 or 60 %, five more for old support.

    The five percent are open only to the extent of support for periods before the 12 weeks that
    end with the beginning of the workweek: newer support and other sums stay within the 50 or 60.

    Args:
        disposable: Disposable earnings of the pay period.
        asked: What the orders ask of it.
        on: The day of the pay check.
        older: What of that is support older than 12 weeks.
        supports_another: Whether the payor supports another spouse or child.

    Raises:
        InvalidFacts: Something cannot be read, is below zero or not in whole cents, or more is
            older than is asked.
        NotInForce: The section is not known for the day.

    >>> withholding_ceiling(Decimal(1000), Decimal(700), on=date(2026, 3, 1)).limit
    Decimal('600.00')
    """
    disposable, asked, older, on, supports_another = arguments(
        _more_is_older, disposable=(Money, disposable), asked=(Money, asked), older=(Money, older),
        on=(date, on), supports_another=(bool, supports_another),
    )  # fmt: skip
    figures = federal_ceiling(on).figures
    who = "supporting" if supports_another else "not_supporting"
    low, high = figures[who], figures[f"{who}_over_12_weeks"]
    limit = cents_within(disposable * low + least(older, disposable * (high - low)))
    return WithholdingCeiling(
        disposable=disposable,
        share=low,
        share_with_old=high,
        older=older,
        newer_limit=cents_within(disposable * low),
        limit=limit,
        asked=asked,
        withheld=least(asked, limit),
    )


def _more_is_older(found: Mapping[str, Any]) -> Iterator[Problem]:
    if {"asked", "older"} <= found.keys() and found["older"] > found["asked"]:
        yield Problem("older", str(found["older"]), "more than is asked", "write a part")


# ── benefits ─────────────────────────────────────────────────────────────────


@row
@worksheet
class BenefitWithholding:
    """Benefits."""

    kind: BenefitKind = line("Benefit", unit=TEXT)
    benefit: Decimal = line("Payment", fam("17518(e)"))
    weeks: int | None = line("Weeks that it pays", fam("17518(e)"), unit=COUNT)
    share: Decimal = line("Share", fam("17518(e)"), ccp("704.160(c)"), unit=SHARE)
    ordered: Decimal | None = line("Lower amount agreed or ordered", fam("17518(e)"))
    withheld: Decimal = line("Withheld, rounded down to the dollar", fam("17518(e)"),
                             ccp("704.120(e)"), ccp("704.160(c)"))  # fmt: skip
    fee: Decimal = line("The payer's fee, at most", ccp("704.120(e)"), ccp("704.160(c)"))


@exactly
def benefit_withholding(
    kind: BenefitKind | str, benefit: Decimal, *, on: date, ordered: Decimal | None = None,
    weeks: int | None = None,
) -> BenefitWithholding:  # fmt: skip
    """Return what is withheld from a benefit payment: 25 %, rounded down to the dollar, or less.

    Of unemployment it is 25 % of each weekly payment, each rounded down; of the other benefits, of
    each payment.

    Args:
        kind: The benefit.
        benefit: One payment of it.
        on: Its day.
        ordered: A lower amount in an agreement or an order, of a week where it is unemployment.
        weeks: How many weeks of unemployment it pays, the same each; by default one.

    Raises:
        InvalidFacts: Something cannot be read, an amount is below zero or not in whole cents, or
            the weeks cannot be.
        NotModelled: The benefit follows another rule: Social Security follows the ceiling for
            earnings, and nothing is withheld from Supplemental Security Income.

    >>> benefit_withholding("temporary_disability", Decimal("437.50"), on=date(2026, 3, 1)).withheld
    Decimal('109')
    >>> benefit_withholding("unemployment", Decimal(903), on=date(2026, 3, 1), weeks=2).withheld
    Decimal('224')
    """
    known, benefit, on, ordered, weeks = arguments(
        _wrong_weeks, kind=(BenefitKind, kind), benefit=(Money, benefit), on=(date, on),
        ordered=(Money | None, ordered), weeks=(int | None, weeks),
    )  # fmt: skip
    if known is BenefitKind.SOCIAL_SECURITY:
        raise NotModelled("a share of Social Security; see withholding_ceiling", str(_CEILING))
    if known is BenefitKind.SUPPLEMENTAL_SECURITY_INCOME:
        raise NotModelled("withholding from Supplemental Security Income", NOTHING_FROM_SSI)
    figures = benefit_law(known, on).figures
    paid = Decimal(1 if weeks is None else weeks)
    amount = benefit * figures["share"]
    if ordered is not None:
        amount = least(amount, ordered * paid)
    withheld = full_steps(amount, paid) * paid
    return BenefitWithholding(
        kind=known,
        benefit=benefit,
        weeks=weeks,
        share=figures["share"],
        ordered=ordered,
        withheld=withheld,
        fee=Decimal(figures.get("fee", 0)) if withheld else ZERO,
    )


def _wrong_weeks(found: Mapping[str, Any]) -> Iterator[Problem]:
    if {"kind", "weeks"} <= found.keys():
        yield from weeks_problems(found["kind"], found["weeks"])


def weeks_problems(kind: BenefitKind, weeks: int | None) -> Iterator[Problem]:
    """Yield what is wrong with the weeks that a benefit payment is said to pay."""
    if weeks is None:
        return
    if not 1 <= weeks <= WEEKS_IN_A_YEAR:
        yield Problem("weeks", str(weeks), "not the weeks of a payment", "write 1, 2 or more")
    elif kind is not BenefitKind.UNEMPLOYMENT:
        yield Problem("weeks", str(weeks), "only unemployment is taken by the week", "leave it out")


def refuse(problems: Iterable[Problem]) -> None:
    """Refuse facts with which something is wrong.

    Raises:
        InvalidFacts: There is a problem; every one is listed.
    """
    if found := list(problems):
        raise InvalidFacts(found)
