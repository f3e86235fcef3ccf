"""What another party's audit tells, and how it compares with an account."""

from datetime import date
from decimal import Decimal

from guideline.citations import fam
from guideline.facts.fields import Dollars, fact, facts
from guideline.figures import COUNT, TEXT
from guideline.notices import Notice
from guideline.worksheets import line, row, worksheet

_AUDIT = fam("17526(c)")


@facts
class AuditMonth:
    """A month of an audit; what a column does not tell is absent."""

    month: date = fact("any day of the month")
    charged: Dollars | None = fact("support charged in the month", default=None)
    paid: Dollars | None = fact("what was paid in the month", default=None)
    principal: Dollars | None = fact("unpaid support at the end of the month", default=None)
    accrued_interest: Dollars | None = fact("unpaid interest at the end of the month", default=None)
    interest: Dollars | None = fact("interest charged in the month", default=None)


COLUMNS = ("charged", "paid", "principal", "accrued_interest", "interest")
"""What an audit and the account are compared in."""


@row
@worksheet
class Difference:
    """Where the two first part."""

    column: str = line("Figure", _AUDIT, unit=TEXT)
    account: Decimal = line("By this account", _AUDIT)
    audit: Decimal = line("By the audit", _AUDIT)
    difference: Decimal = line("The audit's, less this account's", _AUDIT)


@row
@worksheet
class CauseFound:
    """What explains it."""

    cause: str = line("Cause", _AUDIT, unit=TEXT)
    text: str = line("In words", _AUDIT, unit=TEXT)
    agrees_through: str = line("The two then agree through", _AUDIT, unit=TEXT)
    also: str | None = line("As far, but not chosen", unit=TEXT, default=None, absent="none")


@row
@worksheet
class CorrectingEntry:
    """Entries that would bring the audit into agreement."""

    month: str = line("Month", _AUDIT, unit=TEXT)
    column: str = line("What is entered", _AUDIT, unit=TEXT)
    amount: Decimal = line("Amount to add", _AUDIT)


@row
@worksheet
class Unexplained:
    """What no cause tried here explains."""

    month: str = line("First month", _AUDIT, unit=TEXT)
    column: str = line("Figure", _AUDIT, unit=TEXT)
    difference: Decimal = line("The audit's, less this account's with the causes", _AUDIT)


@worksheet
class AuditCompared:
    """Another party's audit beside the account."""

    months: int = line("Months compared", _AUDIT, unit=COUNT)
    agreement: str = line("Whether the two agree", _AUDIT, unit=TEXT)
    first_month: str | None = line(
        "First month that differs", _AUDIT, unit=TEXT, default=None, absent="none"
    )
    left_out: str = line(
        "Months of the account that the audit leaves out", _AUDIT, unit=TEXT, default="none"
    )
    differences: tuple[Difference, ...] = ()
    causes: tuple[CauseFound, ...] = ()
    unexplained: tuple[Unexplained, ...] = ()
    entries: tuple[CorrectingEntry, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether every figure of the audit is the account's, to the cent."""
        return self.first_month is None
