"""What became of an instalment."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from guideline.citations import ccp, fam
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
