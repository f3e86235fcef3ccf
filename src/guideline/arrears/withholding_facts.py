"""What is told about one pay check, the orders that reach it, and benefits beside it."""

import datetime as dt
from collections.abc import Iterator
from operator import attrgetter

from guideline.amounts import LIMIT
from guideline.arrears.choices import SeveralOrders
from guideline.arrears.instalment_days import FREQUENCIES, PayPeriod
from guideline.arrears.ledger import ZERO
from guideline.arrears.order_checks import money_problems
from guideline.arrears.withholding import BenefitKind, PayCheck, weeks_problems
from guideline.arrears.withholding_order import MONEY, WithholdingTerms, monthly_total
from guideline.dates import Per
from guideline.errors import Problem
from guideline.facts.fields import Dollars, fact, facts

DEDUCTIONS = ("taxes", "social_security", "disability_insurance", "public_retirement", "union_dues")


@facts
class BenefitPayment:
    """One payment of a benefit from which support is withheld."""

    kind: BenefitKind = fact("which benefit")
    amount: Dollars = fact("one payment of it, in dollars")
    weeks: int | None = fact(
        "how many weeks of unemployment it pays: a quarter of each week's is withheld, rounded "
        "down (§ 17518(e)); by default one",
        default=None,
    )
    ordered: Dollars | None = fact(
        "a lower amount in an agreement or an order, of a week where it is unemployment",
        default=None,
    )


@facts
class WithholdingFacts:
    """What ``gl.withhold`` and the command ``guideline withhold`` are told."""

    on: dt.date = fact("the day of the pay check or of the benefit, whose law applies")
    per: PayPeriod = fact("how often it is paid", default=Per.MONTH)
    supports_another: bool | None = fact(
        "the payor supports a spouse or child other than those of these orders; where nobody says "
        "so, the limit is as if not, and a notice tells what it would be",
        default=None,
    )
    several_orders: SeveralOrders = fact(
        "how several orders share what does not pay them all: every kind of current support "
        "prorated alike, or child support before spousal across the orders",
        default=SeveralOrders.PRORATED,
    )
    pay_check: PayCheck | None = fact("the pay check of one period", default=None)
    lump_payment: PayCheck | None = fact(
        "a bonus, severance or other lump sum, from which the orders' own lump sums are taken",
        default=None,
    )
    orders: tuple[WithholdingTerms, ...] = fact("each order to withhold, by the month", default=())
    benefits: tuple[BenefitPayment, ...] = fact("benefits beside the pay check", default=())


def order_names(told: WithholdingFacts) -> tuple[str, ...]:
    """Return what each order is called: its name, or its number."""
    return tuple(
        order.name or f"Order {number}" for number, order in enumerate(told.orders, start=1)
    )


def withholding_problems(told: WithholdingFacts) -> Iterator[Problem]:
    """Yield everything about the facts that cannot be."""
    if told.per not in FREQUENCIES:
        words = ", ".join(FREQUENCIES)
        yield Problem("per", str(told.per), "not a pay period here", f"write one of: {words}")
    if not (told.pay_check or told.lump_payment or told.orders or told.benefits):
        yield Problem("orders", "", "none, and nothing to withhold from", "write [[orders]]")
    yield from _checks(told)
    yield from _orders(told)
    for index, benefit in enumerate(told.benefits):
        wrong = (*_money(benefit, ("amount", "ordered")),
                 *weeks_problems(benefit.kind, benefit.weeks))  # fmt: skip
        for problem in wrong:
            yield problem.at(f"benefits[{index}]")


def _checks(told: WithholdingFacts) -> Iterator[Problem]:
    for where, check in (("pay_check", told.pay_check), ("lump_payment", told.lump_payment)):
        if check is not None:
            for problem in _money(check, ("earnings", *DEDUCTIONS)):
                yield problem.at(where)


def _orders(told: WithholdingFacts) -> Iterator[Problem]:
    names = order_names(told)
    for index, order in enumerate(told.orders):
        where = f"orders[{index}]"
        for problem in _money(order, MONEY):
            yield problem.at(where)
        if names[index] in names[:index]:
            yield Problem(f"{where}.name", names[index], "two orders of one name", "rename one")
    for what in (monthly_total, attrgetter("lump_sum")):
        together = sum(map(what, told.orders), ZERO)
        if together >= LIMIT:
            yield Problem("orders", str(together), "too large together", "write what is asked")


def _money(record: object, names: tuple[str, ...]) -> Iterator[Problem]:
    for name in names:
        yield from money_problems(name, getattr(record, name))
