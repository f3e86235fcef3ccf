"""What of earnings and benefits may be withheld for support, by the day."""

from datetime import date

from guideline.law.tables import Version, in_force

CEILING = "united_states_code/support_ceiling"
ASSIGNMENT = "family_code/assignment"
UNEMPLOYMENT = "family_code/benefit_withholding"
COMPENSATION = "code_of_civil_procedure/benefit_withholding"


def federal_ceiling(day: date) -> Version:
    """Return the shares of disposable earnings that 15 U.S.C. § 1673(b)(2) allows on a day."""
    return in_force(CEILING, day)


def assignment_law(day: date) -> Version:
    """Return what an employer goes by on a day: the share for proration, and the fee."""
    return in_force(ASSIGNMENT, day)
