"""Several orders on one pay check, prorated as § 5238(b) says."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Annotated

import attrs

from guideline.amounts import exactly, full_steps, least, total
from guideline.arrears.choices import SeveralOrders
from guideline.arrears.division import in_proportion
from guideline.arrears.ledger import ZERO
from guideline.arrears.order_checks import money_problems
from guideline.arrears.repayment import CENT
from guideline.arrears.withholding import Money, refuse
from guideline.arrears.withholding_law import assignment_law, cents_within
from guideline.citations import cfr, fam
from guideline.errors import Problem
from guideline.facts.arguments import arguments
from guideline.facts.fields import Dollars, fact, facts
from guideline.facts.readers import wrong
from guideline.figures import TEXT, money
from guideline.notices import Notice, NoticeId
from guideline.worksheets import line, row, worksheet


@facts
class Assignment:
    """One order to withhold, as it comes to an employer."""

    name: str = fact("whose it is")
    current: Dollars = fact("current support of the pay period")
    arrears_payment: Dollars = fact("toward arrears, each pay period", default=Decimal(0))
    total_arrears: Dollars = fact("the total arrears owed", default=Decimal(0))
    current_spousal: Dollars = fact("what of the current support is spousal", default=Decimal(0))
    arrears_spousal: Dollars = fact("what of the arrears payment is spousal", default=Decimal(0))
    other: Dollars = fact("other sums, which come last", default=Decimal(0))


_AMOUNTS = ("current", "arrears_payment", "total_arrears", "current_spousal", "arrears_spousal",
            "other")  # fmt: skip
_ALIKE = Decimal("1e-12")
"""What rounding down takes of one and another differs by more, or only by a division's noise."""


@row
@worksheet
class AssignmentShare:
    """What each order gets."""

    name: str = line("Order", unit=TEXT)
    to_current: Decimal = line("To current support", fam("5238(b)(2)"))
    to_arrears: Decimal = line("To arrears", fam("5238(b)(3)"))
    to_other: Decimal = line("To other sums", fam("5238(b)"))
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
    assignments: Sequence[Assignment],
    disposable: Decimal,
    *,
    on: date,
    several_orders: SeveralOrders | str = SeveralOrders.PRORATED,
) -> PayCheckProration:
    """Return what each of several orders gets of one pay check (Fam. Code § 5238(b)).

    If half of net disposable earnings does not pay them all, current support is paid first in
    proportion to what each has; the rest goes to arrears in proportion to the total arrears owed,
    none beyond its own payment; other sums come last. Orders that tell no total come after those
    that do, in equal parts, with a notice. Whatever the federal ceiling is, it is tested apart.

    Args:
        assignments: The orders.
        disposable: Net disposable earnings of the pay period.
        on: The day of the pay check.
        several_orders: Whether child support is paid before spousal across the orders, too.

    Raises:
        InvalidFacts: Something cannot be read, an amount is below zero or not in whole cents, a
            part is more than its whole, or there is no order.

    >>> napa = [Assignment(name=n, current=300) for n in ("1", "2")]
    >>> [each.withheld for each in prorate(napa, Decimal(200), on=date(2026, 3, 1)).shares]
    [Decimal('50.00'), Decimal('50.00')]
    """
    disposable, assignments, on, reading = arguments(
        disposable=(Money, disposable), assignments=(_Assignments, assignments),
        on=(date, on), several_orders=(SeveralOrders, several_orders),
    )  # fmt: skip
    asked = total([each.current + each.arrears_payment + each.other for each in assignments])
    pool = cents_within(disposable * assignment_law(on).figures["share"])
    shares = divided(assignments, least(asked, pool), reading)
    return PayCheckProration(
        disposable=disposable,
        pool=pool,
        asked=asked,
        prorated=asked > pool,
        withheld=total([each.withheld for each in shares]),
        shares=shares,
        notices=(*_no_total(assignments, shares, reading), *_kinds(assignments, shares, reading)),
    )


def are_several(assignments: Iterable[Assignment]) -> bool:
    """Return whether several orders ask for support, which § 5238(b) then divides between them."""
    return sum(1 for each in assignments if each.current or each.arrears_payment) > 1


def _read_assignments(value: object) -> object:
    (found,) = arguments(**{"": (tuple[Assignment, ...], value)})
    refuse(_problems(found))
    if not are_several(found):
        raise wrong(len(found), "not several orders that ask for support, as § 5238(b) has",
                    "name two or more, or use withholding_ceiling")  # fmt: skip
    return found


_Assignments = Annotated[tuple[Assignment, ...], _read_assignments]


def _problems(assignments: Sequence[Assignment]) -> Iterator[Problem]:
    names = [each.name for each in assignments]
    for index, each in enumerate(assignments):
        if each.name in names[:index]:
            yield Problem(f"[{index}].name", each.name, "two orders of one name", "rename one")
        amounts = (money_problems(name, getattr(each, name)) for name in _AMOUNTS)
        for problem in (*chain.from_iterable(amounts), *_parts(each)):
            yield problem.at(f"[{index}]")


def _parts(each: Assignment) -> Iterator[Problem]:
    for part, whole in (("current_spousal", "current"), ("arrears_spousal", "arrears_payment")):
        amount = getattr(each, part)
        if amount > max(getattr(each, whole), ZERO):
            yield Problem(part, str(amount), f"more than {whole}", "write a part")


# ── ranks: what is paid before what, across the orders ───────────────────────


@attrs.frozen
class _Rank:
    """What of each order is paid at one time, and by what it is divided.

    Attributes:
        to: The field of a share that it goes to.
        asked: What an order asks.
        weight: What it is divided by.
    """

    to: str
    asked: Callable[[Assignment], Decimal]
    weight: Callable[[Assignment], Decimal]


def _even(to: str, asked: Callable[[Assignment], Decimal]) -> _Rank:
    return _Rank(to, asked, asked)


def _owed(asked: Callable[[Assignment], Decimal]) -> _Rank:
    """Return a rank of arrears, divided by the total that an order is owed, of whatever kind."""
    return _Rank("to_arrears", asked, lambda each: each.total_arrears)


_RANKS = {
    SeveralOrders.PRORATED: (
        _even("to_current", lambda each: each.current),
        _owed(lambda each: each.arrears_payment),
        _even("to_other", lambda each: each.other),
    ),
    SeveralOrders.CHILD_SUPPORT_FIRST: (
        _even("to_current", lambda each: each.current - each.current_spousal),
        _even("to_current", lambda each: each.current_spousal),
        _owed(lambda each: each.arrears_payment - each.arrears_spousal),
        _owed(lambda each: each.arrears_spousal),
        _even("to_other", lambda each: each.other),
    ),
}


def divided(
    assignments: Sequence[Assignment], most: Decimal, several_orders: SeveralOrders
) -> tuple[AssignmentShare, ...]:
    """Return what each order gets of a sum, rank after rank."""
    if not assignments:
        return ()
    got = [dict.fromkeys(("to_current", "to_arrears", "to_other"), ZERO) for _ in assignments]
    for rank in _RANKS[several_orders]:
        asked = [rank.asked(each) for each in assignments]
        parts = _shared(most, asked, [rank.weight(each) for each in assignments])
        most -= total(parts)
        for of_order, part in zip(got, parts, strict=True):
            of_order[rank.to] += part
    return tuple(
        AssignmentShare(name=each.name, **parts, withheld=total(list(parts.values())))
        for each, parts in zip(assignments, got, strict=True)
    )


_DONE = {
    SeveralOrders.PRORATED: "§ 5238(b) prorates current support of every kind alike, and § 5238(a) "
    "ranks child and spousal support within each order",
    SeveralOrders.CHILD_SUPPORT_FIRST: "Child support is paid before spousal across the orders, as "
    "stated (§ 5238(a)), and what is of one kind is prorated",
}
_NOT_DONE = {
    SeveralOrders.PRORATED: "Were every kind prorated alike (§ 5238(b))",
    SeveralOrders.CHILD_SUPPORT_FIRST: "Were child support paid first across the orders as well",
}


def _kinds(
    assignments: Sequence[Assignment],
    shares: tuple[AssignmentShare, ...],
    several_orders: SeveralOrders,
) -> Iterator[Notice]:
    """Yield a notice where child support before spousal, or not, changes what an order gets.

    Subdivision (b) speaks of several orders and prorates "all of the current support assignments"
    by the total, whatever they are for; (a) says of the kinds in "an assignment order or assignment
    orders" which comes first. By default (a) is read within an order: so (b) keeps its words, and
    no order goes without, which 45 C.F.R. § 303.100(a)(5) asks for.
    """
    both = tuple(SeveralOrders)
    other = both[1 - both.index(several_orders)]
    most = total([each.withheld for each in shares])
    instead = divided(assignments, most, other)
    if instead == shares:
        return
    amounts = ", ".join(f"{each.name} {money(each.withheld)}" for each in instead)
    done, not_done = _DONE[several_orders], _NOT_DONE[other]
    yield Notice(
        id=NoticeId.WITHHOLDING_SEVERAL_KINDS,
        decides=True,
        text=f"{done}. {not_done}, they would get: {amounts}.",
        cites=(fam("5238(a)"), fam("5238(b)(2)"), cfr(45, "303.100(a)(5)")),
    )


def _no_total(
    assignments: Sequence[Assignment],
    shares: Sequence[AssignmentShare],
    several_orders: SeveralOrders,
) -> Iterator[Notice]:
    """Yield a notice where the rest does not pay orders of which some tell no total arrears."""
    rest = total([each.to_arrears for each in shares])
    asking = [each for each in assignments if each.arrears_payment]
    untold = [each.name for each in asking if not each.total_arrears]
    if untold and len(asking) > 1 and 0 < rest < total([each.arrears_payment for each in asking]):
        share = "in equal parts" if untold == [each.name for each in asking] else "last"
        if several_orders is SeveralOrders.CHILD_SUPPORT_FIRST:
            share += ", of each kind of support by itself"
        yield Notice(
            id=NoticeId.WITHHOLDING_NO_TOTAL,
            decides=True,
            text=f"No total arrears are told for {', '.join(untold)}, and by totals what current "
            f"support leaves is divided: they share {share}.",
            cites=(fam("5238(b)(3)"),),
        )


def _shared(pool: Decimal, asked: list[Decimal], weights: list[Decimal]) -> list[Decimal]:
    """Return what of a pool each gets by its weight, none more than it asks, in whole cents.

    What rounding down leaves goes, cent by cent, to those that lose most by it; of several that
    lose as much, in the order given.
    """
    left = least(pool, total(asked))
    parts = in_proportion(left, dict(enumerate(weights)), dict(enumerate(asked)))
    got = {n: full_steps(part, CENT) * CENT for n, part in parts.items()}
    left -= total(list(got.values()))
    for n in sorted(parts, key=lambda n: -full_steps(parts[n] - got[n], _ALIKE)):
        cent = least(CENT, least(left, asked[n] - got[n]))
        got[n] += cent
        left -= cent
    return list(got.values())
