"""What became of each instalment, what is behind, and what would cure it."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import itemgetter

from guideline.arrears.ledger import ZERO
from guideline.arrears.matching import Obligation
from guideline.citations import ccp, fam
from guideline.dates import month_of
from guideline.figures import COUNT, DATE, TEXT
from guideline.worksheets import line, row, worksheet

_TEST = fam("17520(a)(4)")


class Kept(StrEnum):
    """What became of an instalment."""

    PAID = "paid"
    LATE = "late"
    SHORT = "short"
    MISSED = "missed"
    NOT_YET_DUE = "not yet due"


@row
@worksheet
class InstalmentKept:
    """Each instalment, and what became of it."""

    due: date = line("Due", unit=DATE)
    what: str = line("What", unit=TEXT)
    amount: Decimal = line("Amount")
    paid: Decimal = line("Paid", ccp("695.221"))
    status: Kept = line("Standing", _TEST, unit=TEXT)
    days_late: int = line("Days late", _TEST, unit=COUNT)
    short_by: Decimal = line("Short by", _TEST)
    shortfall: Decimal = line("Behind in all, that day", _TEST)


def behind_by(
    obligations: Sequence[Obligation], as_of: date
) -> tuple[dict[bool, int], dict[bool, Decimal]]:
    """Return how many days and dollars current support, and the instalments, are behind."""
    due = [each for each in obligations if each.unpaid and each.due <= as_of]
    found = {kind: [each for each in due if each.current is kind] for kind in (True, False)}
    return (
        {kind: _days_behind(each, as_of) for kind, each in found.items()},
        {kind: sum((o.unpaid for o in each), ZERO) for kind, each in found.items()},
    )


def cure(obligations: Sequence[Obligation], short: Decimal, as_of: date) -> Decimal:
    """Return what would have to come in today.

    Money pays the month's current support first, by its due days, that of later days before what
    is past due of other months or of the plan.
    """
    month = month_of(as_of)
    first = due_first = ZERO
    for each in obligations:
        if each.current and month_of(each.due) == month and each.due <= as_of:
            due_first += each.unpaid
        elif each.current and not each.in_part and each.due > as_of:
            first += each.unpaid  # what is asked for in full is asked for through the day's month
    return short + first if short > due_first else short


def _days_behind(unpaid: Sequence[Obligation], as_of: date) -> int:
    return max(((as_of - each.due).days for each in unpaid), default=0)


def kept(obligations: Sequence[Obligation], as_of: date) -> Iterator[InstalmentKept]:
    """Yield what became of each instalment due by a day, or paid before it is due."""
    behind = _each_day(obligations, as_of)
    for each in obligations:
        if each.due > as_of and not each.paid_on:
            continue
        day = min(each.due, as_of)
        paid = each.amount - each.unpaid
        last = each.paid_on[-1][0] if each.paid_on else day
        until = last if not each.unpaid else as_of
        yield InstalmentKept(
            due=each.due,
            what=_what(each),
            amount=each.amount,
            paid=paid,
            status=_status(each, paid, as_of),
            days_late=max((until - each.due).days, 0),
            short_by=each.unpaid if each.due <= as_of else ZERO,
            shortfall=behind[day],
        )


def _what(each: Obligation) -> str:
    if each.current:
        return "current support"
    return "lump sum" if each.planned else "arrears"


def _each_day(obligations: Sequence[Obligation], as_of: date) -> dict[date, Decimal]:
    """Return what was due and unpaid at the end of each due day, and of the last day."""
    due = [each for each in obligations if each.due <= as_of]
    changes = [(each.due, each.amount) for each in due]
    changes += [(max(day, each.due), -paid) for each in due for day, paid in each.paid_on]
    found, behind = {as_of: ZERO}, ZERO
    for day, change in sorted(changes, key=itemgetter(0)):
        behind += change
        found[day] = behind
    found[as_of] = behind
    return found


def _status(each: Obligation, paid: Decimal, as_of: date) -> Kept:
    if not each.unpaid:
        return Kept.PAID if each.paid_on[-1][0] <= each.due else Kept.LATE
    if each.due >= as_of:
        return Kept.NOT_YET_DUE
    return Kept.SHORT if paid else Kept.MISSED
