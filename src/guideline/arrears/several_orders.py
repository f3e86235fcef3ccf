"""Several orders on one pay check, prorated as § 5238(b) says."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from guideline.amounts import dollars, exactly, full_steps, least, total
from guideline.arrears.ledger import ZERO
from guideline.arrears.repayment import CENT
from guideline.arrears.withholding import not_below_zero
from guideline.arrears.withholding_law import assignment_law, cents_within
from guideline.citations import fam
from guideline.errors import InvalidFacts, Problem
from guideline.facts.fields import Dollars, fact, facts
from guideline.figures import TEXT
from guideline.notices import Notice, NoticeId
from guideline.worksheets import line, row, worksheet


@facts
class Assignment:
    """One order to withhold, as it comes to an employer."""

    name: str = fact("whose it is")
    current: Dollars = fact("current support of the pay period")
    arrears_payment: Dollars = fact("toward arrears, each pay period", default=Decimal(0))
    total_arrears: Dollars = fact("the total arrears owed", default=Decimal(0))


@row
@worksheet
class AssignmentShare:
    """What each order gets."""

    name: str = line("Order", unit=TEXT)
    to_current: Decimal = line("To current support", fam("5238(b)(2)"))
    to_arrears: Decimal = line("To arrears", fam("5238(b)(3)"))
    withheld: Decimal = line("Withheld", fam("5238(b)"))


@worksheet
class PayCheckProration:
    """Several orders on one pay check."""

    disposable: Decimal = line("Net disposable earnings", fam("5238(b)(2)"))
    pool: Decimal = line("Half of them", fam("5238(b)(2)"))
    asked: Decimal = line("All orders together", fam("5238(b)(1)"))
    prorated: bool = line("Whether they are prorated", fam("5238(b)(2)"), unit=TEXT)
    withheld: Decimal = line("Withheld in all", fam("5238(b)"))
    shares: tuple[AssignmentShare, ...] = ()
    notices: tuple[Notice, ...] = ()


@exactly
def prorate(
    assignments: Sequence[Assignment], disposable: Decimal, *, on: date
) -> PayCheckProration:
    """Return what each of several orders gets of one pay check (Fam. Code § 5238(b)).

    If half of net disposable earnings does not pay them all, current support is paid first in
    proportion to what each has; the rest goes to arrears in proportion to the total arrears owed,
    none beyond its own payment. Orders that tell no total come after those that do, in equal parts,
    with a notice. Whatever the federal ceiling is, it is tested apart.

    Raises:
        InvalidFacts: An amount is below zero, or there is no order.

    >>> napa = [Assignment(name=n, current=300) for n in ("1", "2")]
    >>> [each.withheld for each in prorate(napa, Decimal(200), on=date(2026, 3, 1)).shares]
    [Decimal('50.00'), Decimal('50.00')]
    """
    disposable = dollars(disposable)
    not_below_zero({"disposable": disposable})
    if not assignments:
        raise InvalidFacts([Problem("assignments", "", "there is none", "name one or more")])
    for index, each in enumerate(assignments):
        names = ("current", "arrears_payment", "total_arrears")
        not_below_zero({f"[{index}].{name}": getattr(each, name) for name in names})
    asked = total([each.current + each.arrears_payment for each in assignments])
    pool = cents_within(disposable * assignment_law(on).figures["share"])
    most = least(asked, pool)
    current = _shared(
        most, [each.current for each in assignments], [each.current for each in assignments]
    )
    rest = most - total(current)
    arrears = _shared(
        rest,
        [each.arrears_payment for each in assignments],
        [each.total_arrears for each in assignments],
    )
    shares = tuple(
        AssignmentShare(name=each.name, to_current=now, to_arrears=past, withheld=now + past)
        for each, now, past in zip(assignments, current, arrears, strict=True)
    )
    return PayCheckProration(
        disposable=disposable,
        pool=pool,
        asked=asked,
        prorated=asked > pool,
        withheld=total([each.withheld for each in shares]),
        shares=shares,
        notices=tuple(_no_total(assignments, rest)),
    )


def _no_total(assignments: Sequence[Assignment], rest: Decimal) -> Iterator[Notice]:
    """Yield a notice where the rest does not pay orders of which some tell no total arrears."""
    asking = [each for each in assignments if each.arrears_payment]
    untold = [each.name for each in asking if not each.total_arrears]
    if untold and len(asking) > 1 and 0 < rest < total([each.arrears_payment for each in asking]):
        share = "in equal parts" if untold == [each.name for each in asking] else "last"
        yield Notice(
            id=NoticeId.WITHHOLDING_NO_TOTAL,
            decides=True,
            text=f"No total arrears are told for {', '.join(untold)}, and by totals what current "
            f"support leaves is divided: they share {share}.",
            cites=(fam("5238(b)(3)"),),
        )


def _shared(pool: Decimal, asked: list[Decimal], weights: list[Decimal]) -> list[Decimal]:
    """Return what of a pool each gets by its weight, none more than it asks, in whole cents.

    What one cannot take goes to the others by their weights; what rounding leaves, cent by cent
    in the order given.
    """
    got = [ZERO] * len(asked)
    left = least(pool, total(asked))
    while left > 0:
        open_ = [n for n, amount in enumerate(asked) if got[n] < amount]
        weight = total([weights[n] for n in open_])
        if not weight:
            weights, weight = [Decimal(1)] * len(asked), Decimal(len(open_))
        parts = {
            n: least(
                full_steps(left * weights[n] / weight, CENT) * CENT,
                asked[n] - got[n],
            )
            for n in open_
        }
        for n, part in parts.items():
            got[n] += part
            left -= part
        if not any(parts.values()):
            for n in open_:
                cent = least(least(CENT, left), asked[n] - got[n])
                got[n] += cent
                left -= cent
    return got
