"""The statement of an account: what is owed on a day, and every figure that led to it."""

from datetime import date
from decimal import Decimal

import attrs

from guideline.arrears.account import Account
from guideline.arrears.choices import Convention, Rounding
from guideline.arrears.crediting import To
from guideline.citations import ccp, fam
from guideline.figures import COUNT, DATE, SHARE, TEXT
from guideline.law.tables import Version
from guideline.notices import Notice
from guideline.order import SupportKind
from guideline.worksheets import line, row, worksheet

_PRINCIPAL = (ccp("680.300"), ccp("685.010(a)(1)"))
_INTEREST = (ccp("685.010(a)(1)"),)
_GRID = (fam("17526(c)"),)


@row
@worksheet
class Month:
    """Month by month.

    In whole cents: each figure is the difference of rounded running totals, so that columns add up.
    """

    month: str = line("Month", *_GRID, unit=TEXT)
    charged: Decimal = line("Ordered", *_GRID)
    paid: Decimal = line("Paid", *_GRID)
    to_current: Decimal = line("Credited to current support", ccp("695.221(a)"))
    to_principal: Decimal = line("Credited to principal", ccp("695.221(b)"))
    to_interest: Decimal = line("Credited to interest", ccp("695.221(c)"))
    interest: Decimal = line("Interest", *_INTEREST)
    principal: Decimal = line("Principal at the end", *_PRINCIPAL)
    accrued_interest: Decimal = line("Accrued interest at the end", *_INTEREST)


@row
@worksheet
class SheetMonth:
    """A month of one kind of support: what was ordered and what was paid."""

    month: str = line("Month", *_GRID, unit=TEXT)
    ordered: Decimal = line("Ordered", *_GRID)
    paid: Decimal = line("Paid", *_GRID)


@row
@worksheet
class SheetYear:
    """Ordered and paid, by year and month."""

    year: str = line("Year", *_GRID, unit=TEXT)
    ordered: Decimal = line("Ordered in the year", *_GRID)
    paid: Decimal = line("Paid in the year", *_GRID)
    months: tuple[SheetMonth, ...] = ()


@worksheet
class KindOfSupport:
    """One kind of support by itself.

    Its sheet shows the amounts ordered and paid by year and month, as § 17526(c) and form FL-421
    ask for; where there are several kinds, each has its own balances month by month as well.
    """

    of: str
    kind: SupportKind = line("Kind of support", *_GRID, unit=TEXT)
    charged: Decimal = line("Ordered", *_GRID)
    paid: Decimal = line("Paid", *_GRID)
    principal: Decimal = line("Principal", *_PRINCIPAL)
    accrued_interest: Decimal = line("Accrued interest", *_INTEREST)
    years: tuple[SheetYear, ...] = ()
    months: tuple[Month, ...] = ()


@row
@worksheet
class Allocation:
    """What a payment was credited to."""

    day: date = line("Credited as of", ccp("695.221"), unit=DATE)
    to: To = line("Credited to", ccp("695.221"), unit=TEXT)
    amount: Decimal = line("Amount", ccp("695.221"))
    order: str | None = line("Order", unit=TEXT, default=None, absent="none")
    kind: SupportKind | None = line("Kind of support", unit=TEXT, default=None, absent="none")
    due: date | None = line("Instalment due", unit=DATE, default=None, absent="none")


@row
@worksheet
class PaymentCredited:
    """Payments, and what each was credited to."""

    date: date = line("Received", ccp("685.030(d)"), unit=DATE)
    amount: Decimal = line("Amount", ccp("695.221"))
    source: str = line("Source", unit=TEXT)
    reference: str | None = line("Reference", unit=TEXT, default=None)
    corrected_from: Decimal | None = line(
        "Entered as, before a correction", default=None, absent="none"
    )
    crediting: str = line("Crediting order", ccp("695.221"), unit=TEXT)
    allocations: tuple[Allocation, ...] = ()


@row
@worksheet
class ChargeStanding:
    """Instalments, and what of each is paid."""

    order: str = line("Order", fam("155"), unit=TEXT)
    kind: SupportKind = line("Kind of support", unit=TEXT)
    due: date = line("Due", ccp("685.020(b)"), unit=DATE)
    amount: Decimal = line("Charged", fam("155"))
    paid: Decimal = line("Paid", ccp("695.221"))
    days: int = line("Days of the period that the order covers", unit=COUNT)
    of_days: int = line("Days of the period", unit=COUNT)
    ordered: Decimal = line("As ordered, before any suspension", fam("155"))
    assigned: bool = line("Assigned to the state", ccp("695.221(e)"), unit=TEXT, default=False)
    suspended_by: str | None = line(
        "Why nothing is charged", unit=TEXT, default=None, absent="none"
    )


@row
@worksheet
class InterestSegment:
    """Interest: each principal, and the days or the month over which it bore interest."""

    order: str = line("Order", unit=TEXT)
    kind: SupportKind = line("Kind of support", unit=TEXT)
    start: date = line("From", *_INTEREST, unit=DATE)
    end: date = line("To, not included", *_INTEREST, unit=DATE)
    principal: Decimal = line("Principal that bears it", *_PRINCIPAL)
    counted: int = line("Days, or months, counted", unit=COUNT)
    of: int = line("Of so many in a year", unit=COUNT)
    rate: Decimal = line("Rate a year", *_INTEREST, unit=SHARE)
    amount: Decimal = line("Interest", *_INTEREST)


@row
@worksheet
class CheckpointCompared:
    """Balances that a person confirmed, beside the account's own."""

    on: date = line("Confirmed for", unit=DATE)
    what: str = line("What was confirmed", unit=TEXT)
    confirmed: Decimal = line("Confirmed")
    computed: Decimal = line("By this account")
    difference: Decimal = line("By this account, less confirmed")

    @property
    def agrees(self) -> bool:
        """Whether the two agree to the cent."""
        return not self.difference


@attrs.frozen(kw_only=True)
class Carried:
    """What an account takes on into the days after its statement, which a plan goes on from.

    Attributes:
        account: The facts that were stated.
        opening: What of the principal bore interest when the running month opened, where that
            month's interest is still to be posted.
        not_yet_bearing: What of the principal bears interest only from the next month on.
        sums_not_yet_bearing: What of that is the sum of a judgment, or of a renewal.
        held: What of the credit is beyond the current support of the running month.
        apart: In how many parts, by order and by what is assigned, principal is owed; interest is
            posted on each of them apart.
    """

    account: Account
    opening: Decimal
    not_yet_bearing: Decimal
    sums_not_yet_bearing: Decimal
    held: Decimal
    apart: int


@worksheet
class AccountStatement:
    """Statement of the account: what is owed.

    The obligor and the obligee have their names where all orders give the same; ``suspended`` says
    whether a confinement suspends support on the day (Fam. Code § 4007.5); ``carried`` holds what a
    plan goes on from.
    """

    obligor: str | None = None
    obligee: str | None = None
    suspended: bool = False
    as_of: date = line("As of", unit=DATE)
    principal: Decimal = line("Principal: support fallen due and unpaid", *_PRINCIPAL)
    accrued_interest: Decimal = line("Accrued interest, unpaid", *_INTEREST)
    total: Decimal = line("Principal and interest", ccp("695.211"))
    credit: Decimal = line("Credit: received beyond all that is owed", ccp("695.221"))
    charged: Decimal = line("Charged", fam("155"))
    paid: Decimal = line("Paid", ccp("695.221"))
    to_current: Decimal = line("Credited to current support", ccp("695.221(a)"))
    to_principal: Decimal = line("Credited to principal", ccp("695.221(b)"))
    interest_charged: Decimal = line("Interest charged", *_INTEREST)
    interest_paid: Decimal = line("Interest paid", ccp("695.221(c)"))
    interest_renewed: Decimal = line("Interest that a renewal made principal", ccp("683.150(d)"))
    not_credited: Decimal = line("Received, but credited to nothing", fam("3653(d)"), fam("4504"))
    enforcement: str = line("Enforced by", fam("17433.5"), ccp("685.020(b)"), unit=TEXT)
    interest: Convention = line("Interest is counted", *_INTEREST, unit=TEXT)
    rounding: Rounding = line("Interest is rounded", *_INTEREST, unit=TEXT)
    months: tuple[Month, ...] = ()
    kinds: tuple[KindOfSupport, ...] = ()
    charges: tuple[ChargeStanding, ...] = ()
    payments: tuple[PaymentCredited, ...] = ()
    segments: tuple[InterestSegment, ...] = ()
    checkpoints: tuple[CheckpointCompared, ...] = ()
    notices: tuple[Notice, ...] = ()
    law: tuple[Version, ...] = ()
    carried: Carried = attrs.field(eq=False)  # two statements that say the same are the same
