"""Support that the law suspends: during confinement (§ 4007.5), after reconciliation (§ 3602)."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

import attrs

from guideline.arrears.account import Account, Confinement, Reconciliation
from guideline.arrears.amounts_over_time import made_on
from guideline.arrears.charges import Charge
from guideline.arrears.choices import Enforcement, TenthMonth
from guideline.arrears.regimes import enforcement_on
from guideline.dates import OPEN, Span, day_after, month_after, month_of, months_after
from guideline.facts.fields import changed
from guideline.law.tables import Version, versions
from guideline.order import SupportKind, SupportOrder

TABLE = "family_code/suspension"
_TENTH = 10


@attrs.frozen
class Suspension:
    """Days on which a child support order is suspended, and the version that suspends it."""

    span: Span
    law: Version


def suspensions(account: Account, order: SupportOrder, as_of: date) -> tuple[Suspension, ...]:
    """Return when an order is suspended because the obligor is confined (§ 4007.5).

    Each month goes by the version then in force, whose conditions the order must meet; what came
    before a version's first day is never reached by it.
    """
    if order.kind is not SupportKind.CHILD_SUPPORT:
        return ()
    return tuple(
        suspension
        for confinement in account.confinements
        for suspension in _suspensions(account, order, confinement, as_of)
    )


def suspended_on(account: Account, day: date) -> bool:
    """Return whether a confinement suspends the support of any order of an account on a day."""
    return any(
        suspension.span.start <= day < suspension.span.end
        for order in account.orders
        for suspension in suspensions(account, order, day)
    )


def _suspensions(
    account: Account, order: SupportOrder, confinement: Confinement, as_of: date
) -> Iterator[Suspension]:
    known = _known(confinement, as_of)
    if known is None:
        return
    start, stop = _first_full_month(known.from_), _until(known, order, account)
    reached = date.min  # the day through which the last version took the suspension
    for law in versions(TABLE):
        if not (law.figures["suspends"] and _reaches(law, account, order, known, as_of)):
            continue
        if known.released is not None and known.released < law.start != reached:
            continue  # it was over before this version, and nothing was suspended any more
        span = Span(max(start, law.start), min(stop, day_after(law.through)))
        if span.start < span.end:
            reached = span.end
            yield Suspension(span, law)


def _until(confinement: Confinement, order: SupportOrder, account: Account) -> date:
    """Return the day until which an order is suspended.

    An order made after the release was never suspended, and so has nothing to resume: it is charged
    from the release on.
    """
    released = confinement.released
    if released is not None and made_on(order) > released:
        return released
    return resumes(confinement, account)


def _known(confinement: Confinement, as_of: date) -> Confinement | None:
    """Return a confinement as it was known on a day: a later release had not happened yet."""
    if confinement.from_ > as_of:
        return None
    if confinement.released is not None and confinement.released > as_of:
        return changed(confinement, released=None, reinstated=None)
    return confinement


def _reaches(
    law: Version, account: Account, order: SupportOrder, confinement: Confinement, as_of: date
) -> bool:
    """Return whether a version suspends this order for this confinement."""
    figures = law.figures
    made = max(
        (day for day in (made_on(order), *map(made_on, order.modifications)) if day <= as_of),
        default=made_on(order),
    )
    ended = as_of if confinement.released is None else confinement.released
    enforced = enforcement_on(account, max(law.start, confinement.from_))
    return (
        (ended - confinement.from_).days > figures["over_days"]
        and made >= figures.get("orders_from", date.min)
        and Enforcement(figures.get("enforcement", enforced)) is enforced
        and not set(figures["exceptions"]) & set(confinement.exceptions)
    )


def resumes(confinement: Confinement, account: Account) -> date:
    """Return the day on which a suspended order resumes, by the version in force at release."""
    released = confinement.released
    if released is None:
        return OPEN
    law = next((row for row in versions(TABLE) if row.covers(released)), None)
    rule = "first_full_month" if law is None else law.figures.get("resumes", "first_full_month")
    day = {
        "on_release": released,
        "first_full_month": month_after(released),
        "tenth_month": _tenth_month(released, account.readings.tenth_month),
    }[rule]
    return day if confinement.reinstated is None else min(day, confinement.reinstated)


def _tenth_month(released: date, reading: TenthMonth) -> date:
    """Return the first day of the tenth month after release (§ 4007.5(b)(2)).

    The section does not spell out the counting: by default the month after release is the first.
    """
    counted = _TENTH if reading is TenthMonth.AFTER_THE_MONTH_OF_RELEASE else _TENTH - 1
    return months_after(month_of(released), counted)


def _first_full_month(day: date) -> date:
    return day if day.day == 1 else month_after(day)


def with_suspensions(
    charges: Iterable[Charge],
    suspended: tuple[Suspension, ...],
    reconciled: tuple[Reconciliation, ...],
) -> Iterator[Charge]:
    """Yield charges, those of suspended days set to zero (§ 4007.5(e)(2), § 3602)."""
    for charge in charges:
        law = next((each.law for each in suspended if charge.due in each.span), None)
        if law is not None:
            yield _set_to_zero(charge, f"Fam. Code § 4007.5, {law.act}", law)
        elif any(time.from_ <= charge.due <= time.through for time in reconciled):
            yield _set_to_zero(charge, "Fam. Code § 3602", None)
        else:
            yield charge


def _set_to_zero(charge: Charge, why: str, law: Version | None) -> Charge:
    zero = Decimal(0)
    return attrs.evolve(charge, amount=zero, parts=(), suspended_by=why, suspended_under=law)
