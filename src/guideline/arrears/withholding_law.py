"""What of earnings and benefits may be withheld for support, by the day."""

from datetime import date
from decimal import Decimal

from guideline.amounts import full_steps, to_cents
from guideline.arrears.repayment import CENT
from guideline.figures import percent
from guideline.law.tables import Version, in_force, versions

CEILING = "united_states_code/support_ceiling"
ASSIGNMENT = "family_code/assignment"
UNEMPLOYMENT = "family_code/benefit_withholding"
COMPENSATION = "code_of_civil_procedure/benefit_withholding"
ARREARS_PAYMENT = "code_of_regulations/arrears_payment"
_BY_FAMILY_CODE = ("unemployment", "disability")


def federal_ceiling(day: date) -> Version:
    """Return the shares of disposable earnings that 15 U.S.C. § 1673(b)(2) allows on a day."""
    return in_force(CEILING, day)


def assignment_law(day: date) -> Version:
    """Return what an employer goes by on a day: the share for proration, and the fee."""
    return in_force(ASSIGNMENT, day)


def agency_limit(day: date) -> Version:
    """Return the shares that limit what an agency asks for arrears by itself."""
    return in_force(ARREARS_PAYMENT, day)


def benefit_law(kind: str, day: date) -> Version:
    """Return the share of a benefit that is withheld, by the code that speaks of it."""
    return in_force(UNEMPLOYMENT if kind in _BY_FAMILY_CODE else COMPENSATION, day)


def cents_within(limit: Decimal) -> Decimal:
    """Return a limit in cents, rounded down: half a cent more would be over it."""
    return to_cents(full_steps(limit, CENT) * CENT)


def no_other(on: date) -> str:
    """Return on what share the ceiling rests where nobody says whom else the payor supports."""
    share = percent(federal_ceiling(on).figures["not_supporting"])
    return (
        "No other spouse or child is told whom the payor supports (supports_another), so that "
        f"{share} of disposable earnings is the limit."
    )


def no_agency_limit(on: date) -> str:
    """Return why the agency's own limit is not tested on a day; nothing where it is known."""
    rows = versions(ARREARS_PAYMENT)
    if any(row.covers(on) for row in rows):
        return ""
    return (
        "What limits the arrears that an agency asks for by itself, a quarter of current support "
        f"and half of disposable earnings (22 CCR § 116100(a)(3)), is known from {rows[0].start} "
        f"on, and is not tested for {on}."
    )
