"""Why another may charge otherwise: variants of an account's orders."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from guideline.arrears.amounts_over_time import stretches
from guideline.arrears.variants import Differing, Variant
from guideline.dates import months_after
from guideline.facts.fields import changed
from guideline.figures import money
from guideline.order import Modification, Proration, SupportOrder

_EXTRA = "an extra charge of the audit"


def other_charges(variant: Variant, month: Differing) -> Iterator[Variant]:
    """Yield other charges: modifications, prorations, suspensions, beginnings, amounts."""
    account = variant.account
    for index, order in enumerate(account.orders):
        yield from _modifications(variant, index, order)
        for proration in Proration:
            if proration is not order.proration:
                yield _with_order(
                    variant,
                    index,
                    changed(order, proration=proration),
                    "proration",
                    f'the audit charges parts of a period by "{proration}"',
                )
    yield from _late_beginnings(variant, month.first)
    if account.confinements:
        yield variant.but(
            "suspension", "the audit does not suspend the support (§ 4007.5)", confinements=()
        )
    if account.reconciliations:
        yield variant.but(
            "suspension", "the audit charges during reconciliation (§ 3602)", reconciliations=()
        )
    if month.charged is not None and month.charged < 0:
        yield from _missing_charges(variant, month.first)
    if month.charged:
        yield from _other_amounts(variant, month.first, month.charged)
    if month.charged is not None and month.charged > 0:
        yield _extra_charge(variant, month.first, month.charged)


def _modifications(variant: Variant, index: int, order: SupportOrder) -> Iterator[Variant]:
    for number, change in enumerate(order.modifications):
        rest = (*order.modifications[:number], *order.modifications[number + 1 :])
        yield _with_order(
            variant,
            index,
            changed(order, modifications=rest),
            "unposted_modification",
            f"the audit has not posted the modification to {money(change.amount)} from "
            f"{change.from_ or change.ordered or change.served}",
        )


def _with_order(
    variant: Variant, index: int, order: SupportOrder, cause: str, text: str
) -> Variant:
    orders = variant.account.orders
    return variant.but(cause, text, orders=(*orders[:index], order, *orders[index + 1 :]))


def _other_amounts(variant: Variant, first: date, more: Decimal) -> Iterator[Variant]:
    """Yield orders that have another amount from the month on."""
    for index, order in enumerate(variant.account.orders):
        amount = next(
            (part.amount for part in stretches(order, date.max) if part.start <= first < part.end),
            None,
        )
        if amount is not None and amount + more >= 0:
            change = Modification(amount=amount + more, from_=first)
            yield _with_order(
                variant,
                index,
                changed(order, modifications=(*order.modifications, change)),
                "other_amount",
                f"the audit charges {money(amount + more)} in place of {money(amount)} from "
                f"{first:%Y-%m} on",
            )


def _extra_charge(variant: Variant, first: date, amount: Decimal) -> Variant:
    extra = SupportOrder(
        amount=amount, from_=first, through=first, proration=Proration.WHOLE, name=_EXTRA
    )
    return variant.but(
        "extra_charge",
        f"the audit charges {money(amount)} more in {first:%Y-%m}",
        orders=(*variant.account.orders, extra),
    )


def _late_beginnings(variant: Variant, first: date) -> Iterator[Variant]:
    """Yield orders that begin only with the month, so that nothing earlier was charged."""
    for index, order in enumerate(variant.account.orders):
        if order.from_ < first <= (order.through or date.max):
            yield _with_order(
                variant,
                index,
                changed(order, from_=first),
                "missing_charge",
                f"the audit begins to charge {order.name or order.kind} in {first:%Y-%m}",
            )


def _missing_charges(variant: Variant, first: date) -> Iterator[Variant]:
    """Yield orders that begin a month later, or end before the month."""
    following = months_after(first, 1)
    for index, order in enumerate(variant.account.orders):
        if first <= order.from_ < following and (order.through or date.max) >= following:
            yield _with_order(
                variant,
                index,
                changed(order, from_=following),
                "missing_charge",
                f"the audit begins to charge {order.name or order.kind} in {following:%Y-%m}",
            )
        if order.from_ < first <= (order.through or date.max):
            yield _with_order(
                variant,
                index,
                changed(order, through=first - timedelta(days=1)),
                "missing_charge",
                f"the audit no longer charges {order.name or order.kind} from {first:%Y-%m}",
            )
