"""What was received on a plan: the day for which it counts, and what is told or refused of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from guideline.arrears.account import Correction, Payment
from guideline.arrears.choices import Source
from guideline.arrears.crediting import crediting_law
from guideline.arrears.from_now import actual
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_facts import Plan
from guideline.arrears.receipts import Receipt, counted_by
from guideline.arrears.repayment import repay
from guideline.arrears.repayment_crediting import DUST
from guideline.arrears.same_payments import same_payments
from guideline.citations import ccp, fam
from guideline.errors import NotModelled
from guideline.figures import money
from guideline.notices import Notice, NoticeId


def received_on(
    plan: Plan, payments: Iterable[Payment], corrections: Iterable[Correction], as_of: date
) -> list[Receipt]:
    """Return what was received after a plan's balance and by a day, as it counts, by day.

    Args:
        plan: The plan.
        payments: What was received.
        corrections: What payments really were.
        as_of: The day by which it was received and corrected.

    Raises:
        NotModelled: Some of it is credited otherwise than as a plan's payments are.
    """
    found = []
    for receipt in counted_by(payments, corrections, as_of, returned=True):
        _refuse_a_change_of_the_balance(plan, receipt)
        if receipt.received > plan.as_of and receipt.amount:
            _refuse(plan, receipt, as_of)
            found.append(receipt)
    found.sort(key=lambda each: (each.day, not each.covers, not each.is_benefit, each.amount))
    _refuse_excess(plan, found)
    return found


_INSTEAD = "; state the account of a day after it, and plan from that balance"


def _refuse_a_change_of_the_balance(plan: Plan, receipt: Receipt) -> None:
    """Stop at a correction made after the balance of money that is in it, or then would be."""
    change, days = receipt.correction, {receipt.payment.date, receipt.received}
    if change is not None and change.date > plan.as_of and min(days) <= plan.as_of:
        what = f"the correction of {change.date} of money in the balance of {plan.as_of}, on a plan"
        raise NotModelled(what + _INSTEAD, "Code Civ. Proc. § 695.221")


def _refuse(plan: Plan, receipt: Receipt, as_of: date) -> None:
    """Stop at money that is credited otherwise than a plan's payments are."""
    source, day = receipt.payment.source, receipt.received
    if crediting_law(source, day).figures["order"].startswith("offset"):
        what = f"the tax offset of {day} on a plan, which never pays current support{_INSTEAD}"
        raise NotModelled(what, "Code Civ. Proc. § 695.221(e)(1)")
    if source is Source.BENEFIT_NOT_CLAIMED:
        what = f"the benefit of {day} that was not claimed, on a plan: it pays current support only"
        raise NotModelled(what + _INSTEAD, "Fam. Code § 4504(c)")
    if not plan.as_of < receipt.day <= as_of:
        what = f"the benefit of {day} on a plan, for a month that it does not reach by {as_of}"
        raise NotModelled(what + _INSTEAD, "Fam. Code § 4504(b)")


def _refuse_excess(plan: Plan, found: Sequence[Receipt]) -> None:
    """Stop at a benefit beyond all that is owed, which pays nothing that comes later."""
    for number, receipt in enumerate(found):
        if receipt.is_benefit:
            debt = repay(actual(plan, found[: number + 1], receipt.day))
            if debt.excess or debt.bucket.interest_owed < -DUST:
                what = f"the benefit of {receipt.received} on a plan, beyond all that is owed then"
                raise NotModelled(what + _INSTEAD, "Fam. Code § 4504(b)")


def money_notices(plan: Plan, payments: Sequence[Payment], as_of: date) -> Iterator[Notice]:
    """Yield what is told of the payments of a plan: which do not count, and which count as any."""
    before = [each.amount for each in payments if each.date <= plan.as_of]
    if before:
        yield Notice(
            id=NoticeId.COMPLIANCE_BEFORE,
            decides=True,
            text=f"{_of(before)}, received through {plan.as_of}: in the balance already.",
        )
    after = [each.amount for each in payments if each.date > as_of]
    if after:
        yield Notice(
            id=NoticeId.COMPLIANCE_AFTER,
            decides=False,
            text=f"{_of(after)}, received after {as_of}: not counted by then.",
        )
    named = [each.amount for each in payments if each.order or each.case]
    if named:
        yield Notice(
            id=NoticeId.COMPLIANCE_NAMED,
            decides=True,
            text=f"{_of(named)}, with an order or a case: a plan has one balance, and takes all "
            "money as paid on it.",
            cites=(ccp("695.221"),),
        )
    yield from same_payments(each for each in payments if plan.as_of < each.date <= as_of)
    benefits = [each.amount for each in payments if each.source is Source.BENEFIT]
    if benefits:
        yield Notice(
            id=NoticeId.BENEFIT_MONTHS,
            decides=True,
            text=f"{_of(benefits)}, of benefits for the child: credited from the first day of the "
            "months that they cover, or, where none is named, on the day of receipt.",
            cites=(fam("4504(b)"),),
        )


def _of(amounts: Sequence[Decimal]) -> str:
    payments = "1 payment" if len(amounts) == 1 else f"{len(amounts)} payments"
    return f"{payments}, {money(sum(amounts, ZERO))}"
