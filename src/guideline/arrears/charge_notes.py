"""Notices about what is charged."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from guideline.arrears.account import Account
from guideline.arrears.amounts_over_time import made_on, reaches_from
from guideline.arrears.book import sorted_orders, stated_through
from guideline.arrears.choices import (
    RetroactiveInterest,
    SuspendedInterest,
)
from guideline.arrears.ledger import ZERO
from guideline.arrears.suspension import suspensions
from guideline.arrears.told import Told, notice
from guideline.citations import ccp, fam
from guideline.dates import OPEN
from guideline.facts.fields import changed
from guideline.figures import money
from guideline.notices import Notice, NoticeId
from guideline.order import Proration, SupportKind

_TENTH_MONTH_BEGINS = date(2024, 1, 1)  # Stats. 2023, ch. 565: of a release from then on


def proration(told: Told) -> Iterator[Notice]:
    """Yield what was charged for parts of a period."""
    parts = [charge for charge in told.running.book.charges if charge.prorated]
    if parts:
        days = ", ".join(
            f"{charge.due} ({charge.days} of {charge.of_days} days)" for charge in parts[:3]
        )
        more = f" and {len(parts) - 3} more" if len(parts) > 3 else ""  # noqa: PLR2004
        yield notice(
            NoticeId.PRORATED,
            f"Prorated to the cent: the instalment due {days}{more}. No statute says how; "
            "proration names the ways.",
            ccp("685.020(b)"),
        )
    for order in sorted_orders(told.account):
        if order.proration is not Proration.BY_DAYS:
            yield notice(
                NoticeId.PRORATED,
                f'Parts of a period of {order.name or order.kind} are charged by "'
                f'{order.proration}", as chosen.',
            )


def overlapping(told: Told) -> Iterator[Notice]:
    """Yield orders of one kind that run at the same time."""
    ordered = sorted(
        sorted_orders(told.account), key=lambda order: (order.kind, order.case or "", order.from_)
    )
    for first, second in pairwise(ordered):
        end = OPEN if first.through is None else first.through
        same = first.kind is second.kind and first.case == second.case
        if same and second.from_ <= min(end, told.running.as_of):
            yield notice(
                NoticeId.OVERLAPPING_ORDERS,
                f"Two orders of {first.kind} run from {second.from_}, and both are charged; write "
                "a later order that changes the amount as a modification.",
            )


def reached_back(told: Told) -> Iterator[Notice]:
    """Yield what later orders reached back to."""
    touched = [charge for charge in told.running.book.charges if charge.parts]
    charges = [charge for charge in touched if charge.added]
    if charges:
        from_order = told.account.readings.retroactive_interest is RetroactiveInterest.FROM_ORDER
        since = "the day of the order" if from_order else "their due dates"
        yield notice(
            NoticeId.REACHED_BACK,
            f"An order reached back to the instalment due {charges[0].due}. Interest on what it "
            f"added runs from {since}: the law is unsettled, and retroactive_interest names the "
            "ways.",
            ccp("685.020(b)"),
            fam("3653(a)"),
        )
    removed = sum((charge.removed for charge in touched), ZERO)
    if removed:
        yield notice(
            NoticeId.NOT_OFFSET,
            f"An order took {money(removed)} off instalments that had fallen due. What had been "
            "paid on that part before the order is credited to nothing, since no offset was "
            "ordered (offset = true says that one was).",
            fam("3653(d)"),
        )
    for order in sorted_orders(told.account):
        for change in order.modifications:
            if change.cause is None or change.served is None or change.event is None:
                continue
            day = max(change.served, change.event)
            if reaches_from(change) != day and not change.good_cause:
                yield notice(
                    NoticeId.MODIFICATION_DATE,
                    f"The modification of {made_on(change)} counts from {reaches_from(change)}; "
                    f"for {change.cause} the section names {day}, the later of service and the "
                    "event, unless the court finds good cause.",
                    fam("3653(b)"),
                    fam("3653(c)"),
                )


def after_the_end(told: Told) -> Iterator[Notice]:
    """Yield the modifications that count from after an order's last day."""
    for order in sorted_orders(told.account):
        for start in sorted(map(reaches_from, order.modifications)):
            if order.through is None or not order.through < start <= told.running.as_of:
                continue
            yield notice(
                NoticeId.MODIFICATION_DATE,
                f"The modification from {start} changes nothing: {order.name or order.kind} ended "
                f"on {order.through}. Support that goes on has a later through.",
                fam("3651"),
            )


def not_yet_ordered(told: Told) -> Iterator[Notice]:
    """Yield the orders that had not been made on the day stated, and reach back before it.

    A modification that counts from after the last day of its order is never charged.
    """
    as_of, made = told.running.as_of, set()
    for order in told.account.orders:
        made.add((order.ordered, order.from_))
        made.update(
            (change.ordered, reaches_from(change))
            for change in order.modifications
            if order.through is None or reaches_from(change) <= order.through
        )
    late = {(day, start) for day, start in made if day is not None and start <= as_of < day}
    for ordered, start in sorted(late):
        yield notice(
            NoticeId.NOT_YET_ORDERED,
            f"What was ordered on {ordered} from {start} on is not charged on {as_of}: it had not "
            "been ordered by then.",
            fam("155"),
        )


def suspended(told: Told) -> Iterator[Notice]:
    """Yield what was suspended, and by what reading."""
    by: dict[str, list[date]] = {}
    for charge in told.running.book.charges:
        if charge.suspended_by and charge.due <= told.running.as_of:
            by.setdefault(charge.suspended_by, []).append(charge.due)
    for why, days in by.items():
        what = (
            f"The instalment due {days[0]} is"
            if len(days) == 1
            else f"{len(days)} instalments due {days[0]} to {days[-1]} are"
        )
        yield notice(
            NoticeId.SUSPENDED,
            f"{what} not owed: {why}.",
            fam("4007.5" if "4007.5" in why else "3602"),
        )
    if any("4007.5" in why for why in by):
        yield from _suspension_readings(told)


def _suspension_readings(told: Told) -> Iterator[Notice]:
    readings = told.account.readings
    stops = readings.suspended_interest is SuspendedInterest.STOPS
    yield notice(
        NoticeId.SUSPENDED_INTEREST,
        "Interest on arrears older than the suspension "
        + (
            "stops during it, as the department's summaries read the section."
            if stops
            else "runs on: the section names only interest on arrears created during it."
        ),
        fam("4007.5(e)(2)"),
    )
    released = (each.released for each in told.account.confinements if each.released is not None)
    if any(_TENTH_MONTH_BEGINS <= day <= told.running.as_of for day in released):
        yield notice(
            NoticeId.TENTH_MONTH,
            "The support resumes on the first day of the tenth month, counted "
            f"{str(readings.tenth_month).replace('_', ' ')}; the section does not say how.",
            fam("4007.5(b)(2)"),
        )


def not_suspended(told: Told) -> Iterator[Notice]:
    """Yield the confinements and reconciliations that suspend nothing."""
    account, as_of = told.account, told.running.as_of
    for each in sorted(account.confinements, key=lambda confinement: confinement.from_):
        alone = changed(account, confinements=(each,))
        if each.from_ <= as_of and not any(
            suspensions(alone, order, as_of) for order in account.orders
        ):
            yield notice(
                NoticeId.NOT_SUSPENDED,
                f"The confinement from {each.from_} suspends nothing by {as_of}: "
                + (_NO_MONTH if _has_child_support(account) else _NO_ORDER),
                fam("4007.5"),
            )
    for time in sorted(account.reconciliations, key=lambda time: (time.from_, time.through)):
        if time.from_ <= as_of and not any(
            charge.suspended_by and time.from_ <= charge.due <= time.through
            for charge in told.running.book.charges
        ):
            yield notice(
                NoticeId.NOT_SUSPENDED,
                f"The reconciliation from {time.from_} through {time.through} suspends nothing: "
                "no instalment fell due in it.",
                fam("3602"),
            )


_NO_MONTH = (
    "it has not lasted over 90 days, an exception was found, or no version of the section reaches "
    "the order and those days."
)
_NO_ORDER = (
    "no order for child support is in this account. What it does to payments on the sum of a "
    "judgment is not counted."
)


def _has_child_support(account: Account) -> bool:
    return any(order.kind is SupportKind.CHILD_SUPPORT for order in account.orders)


def judgments(told: Told) -> Iterator[Notice]:
    """Yield the sums of judgments."""
    for judgment, _ in told.running.book.opened:
        order = (
            "its instalments keep their due dates"
            if judgment.instalments
            else f"without its instalments it is paid as one sum due {stated_through(judgment)}"
        )
        yield notice(
            NoticeId.JUDGMENT_SUM,
            f"The judgment of {judgment.entered} states {money(judgment.principal)} principal and "
            f"{money(judgment.accrued_interest)} interest; interest runs on the principal alone, "
            f"and {order}.",
            fam("155"),
        )


def renewals(told: Told) -> Iterator[Notice]:
    """Yield what a renewal capitalised."""
    renewed = sum((bucket.renewed for bucket in told.running.book.buckets), ZERO)
    if renewed:
        yield notice(
            NoticeId.RENEWED,
            f"Renewal made {money(renewed)} of interest principal, on which interest runs since. "
            "No decision that applies this to support was read.",
            ccp("683.150(d)"),
            ccp("680.300"),
            fam("291(c)"),
        )
