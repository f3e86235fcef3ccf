"""The schedule of a plan: what is paid on each day, and what it leaves."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from guideline.amounts import to_cents
from guideline.arrears.choices import Convention, Rounding
from guideline.arrears.debt import Debt
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_course import NeverEnds, PlanAmount, PlanPause
from guideline.arrears.plan_terms import LAST_DAY
from guideline.citations import ccp, ccr, fam
from guideline.dates import Per
from guideline.figures import COUNT, DATE, SHARE, TEXT
from guideline.law.tables import Version
from guideline.notices import Notice
from guideline.worksheets import line, row, worksheet

_PRINCIPAL = (ccp("680.300"), ccp("685.010(a)(1)"))
_INTEREST = (ccp("685.010(a)(1)"),)
NOT_BY_THEN = f"not by {LAST_DAY.year}"
"""What stands for the day on which a debt ends that never does, or only after the last day."""
NO_END = "no end"
"""What stands for what a debt comes to until its end where it has none."""
_PAYMENT = (fam("5246(d)"), ccr(22, "116100"))


@row
@worksheet
class PlanInstalment:
    """Schedule.

    In whole cents: each figure is the difference of rounded running totals, so that columns add up.

    >>> import guideline as gl
    >>> first = gl.plan_payments(gl.read_plan("examples/plan.toml")).schedule[0]
    >>> isinstance(first, gl.PlanInstalment), first.due, first.to_principal
    (True, datetime.date(2026, 4, 15), Decimal('50.00'))
    """

    due: date = line("Due", unit=DATE)
    payment: Decimal = line("Payment", *_PAYMENT)
    to_current: Decimal = line("Credited to current support", ccp("695.221(a)"))
    to_principal: Decimal = line("Credited to principal", ccp("695.221(b)"))
    to_interest: Decimal = line("Credited to interest", ccp("695.221(c)"))
    interest: Decimal = line("Interest since the one before", *_INTEREST)
    principal: Decimal = line("Principal left", *_PRINCIPAL)
    accrued_interest: Decimal = line("Accrued interest left", *_INTEREST)
    lump_sum: bool = line("Lump sum", unit=TEXT, default=False)


@row
@worksheet
class StressLine:
    """What may go otherwise."""

    what: str = line("What happens", unit=TEXT)
    missed: int | None = line("Payments missed", unit=COUNT, default=None, absent="none")
    more_paid: Decimal | None = line("Paid more at first", default=None, absent="none")
    months: int | None = line("Instalments", unit=COUNT, absent=NO_END)
    payoff: date | None = line("Paid off", unit=DATE, absent=NOT_BY_THEN)
    total_interest: Decimal | None = line("Interest", *_INTEREST, absent=NO_END)
    more_interest: Decimal | None = line("More interest than planned", *_INTEREST, absent=NO_END)


@worksheet
class PaymentPlan:
    """Payment plan for arrears: what is paid, until when, and what it costs.

    >>> import guideline as gl
    >>> result = gl.plan_payments(gl.read_plan("examples/plan.toml"))
    >>> isinstance(result, gl.PaymentPlan), result.payoff
    (True, datetime.date(2032, 7, 15))
    """

    name: str | None = line("Plan", unit=TEXT, default=None)
    as_of: date = line("Balance as of", unit=DATE)
    principal: Decimal = line("Principal", *_PRINCIPAL)
    accrued_interest: Decimal = line("Accrued interest", *_INTEREST)
    set_by: str = line("How the payment is set", *_PAYMENT, unit=TEXT)
    payment: Decimal = line("Each payment toward arrears", *_PAYMENT)
    per: Per = line("Paid each", unit=TEXT)
    first: date = line("First payment", unit=DATE)
    months: int | None = line("Instalments until it is paid off", unit=COUNT, absent=NO_END)
    payoff: date | None = line("Paid off", unit=DATE, absent="never")
    last_payment: Decimal | None = line("Last payment", *_PAYMENT)
    total_paid: Decimal | None = line("Paid on arrears in all", ccp("695.221"), absent=NO_END)
    total_interest: Decimal | None = line(
        "Interest that accrues until then", *_INTEREST, absent=NO_END
    )
    interest: Convention = line("Interest is counted", *_INTEREST, unit=TEXT)
    rounding: Rounding = line("Interest is rounded", *_INTEREST, unit=TEXT)
    share_of_earnings: Decimal | None = line(
        "Largest share of disposable earnings, with current support", ccr(22, "116100"), unit=SHARE,
        default=None,
    )  # fmt: skip
    ends: bool = True
    schedule: tuple[PlanInstalment, ...] = ()
    stress: tuple[StressLine, ...] = ()
    amounts: tuple[PlanAmount, ...] = ()
    pauses: tuple[PlanPause, ...] = ()
    endless: NeverEnds | None = None
    notices: tuple[Notice, ...] = ()
    law: tuple[Version, ...] = ()


def rows_of(debt: Debt) -> tuple[PlanInstalment, ...]:
    """Return the schedule of a debt: its steps in whole cents.

    A debt that has ended is at zero: its last payment was rounded up to the cent, and so is the
    interest that it paid.
    """
    return tuple(_rows(debt))


def _rows(debt: Debt) -> Iterator[PlanInstalment]:
    steps, accrued = debt.steps, to_cents(debt.terms.accrued_interest)
    paid = current = principal = ZERO
    last = steps[-1] if debt.ended and steps else None
    for step, now_paid, now_current, now_principal, left, unpaid in zip(
        steps,
        _in_cents([step.paid for step in steps]),
        _in_cents([step.to_current for step in steps]),
        _in_cents([step.to_principal for step in steps]),
        _in_cents([step.principal for step in steps]),
        _in_cents([step.interest - step.to_interest for step in steps]),
        strict=True,
    ):
        interest = now_paid - now_current - now_principal
        now = interest if step is last else interest + unpaid
        yield PlanInstalment(
            due=step.due,
            payment=now_paid - paid,
            to_current=now_current - current,
            to_principal=now_principal - principal,
            to_interest=interest - (paid - current - principal),
            interest=now - accrued,
            principal=left,
            accrued_interest=now - interest,
            lump_sum=step.lump,
        )
        paid, current, principal, accrued = now_paid, now_current, now_principal, now


def instalments_of(debt: Debt) -> int:
    """Return how many instalments are paid; lump sums and support by itself are none."""
    before, found = ZERO, 0
    for step in debt.steps:
        found += step.paid > before and not (step.lump or step.alone)
        before = step.paid
    return found


def _in_cents(totals: Sequence[Decimal]) -> Sequence[Decimal]:
    """Return amounts in cents; one that stands still is rounded once."""
    found, before, rounded = [], ZERO, ZERO
    for exact in totals:
        if exact != before:
            before, rounded = exact, to_cents(exact)
        found.append(rounded)
    return found
