"""The closed lists of words that a case file may use."""

from enum import StrEnum

from guideline.errors import InvalidFacts, Problem


class FilingStatus(StrEnum):
    """Federal income tax filing status (§ 4056(b)(2))."""

    SINGLE = "single"
    MARRIED_JOINT = "married_joint"
    MARRIED_SEPARATE = "married_separate"
    HEAD_OF_HOUSEHOLD = "head_of_household"
    SURVIVING_SPOUSE = "surviving_spouse"


class IncomeKind(StrEnum):
    """Kinds of gross income (§ 4058(a), (b))."""

    WAGES = "wages"
    OVERTIME = "overtime"
    TIPS = "tips"
    BONUS = "bonus"
    SELF_EMPLOYMENT = "self_employment"
    INTEREST = "interest"
    DIVIDENDS = "dividends"
    QUALIFIED_DIVIDENDS = "qualified_dividends"
    SHORT_TERM_GAIN = "short_term_gain"
    LONG_TERM_GAIN = "long_term_gain"
    RENT = "rent"
    ROYALTIES = "royalties"
    PENSION = "pension"
    SOCIAL_SECURITY = "social_security"
    UNEMPLOYMENT = "unemployment"
    STATE_DISABILITY = "state_disability"
    PAID_FAMILY_LEAVE = "paid_family_leave"
    WORKERS_COMPENSATION = "workers_compensation"
    VETERANS_BENEFITS = "veterans_benefits"
    MILITARY_ALLOWANCE = "military_allowance"
    COMBAT_PAY = "combat_pay"
    SEVERANCE = "severance"
    TRUST = "trust"
    SPOUSAL_SUPPORT_RECEIVED = "spousal_support_received"
    EMPLOYEE_BENEFITS = "employee_benefits"
    IMPUTED = "imputed"
    OTHER_TAXABLE = "other_taxable"
    NONTAXABLE = "nontaxable"

    @classmethod
    def _missing_(cls, value: object) -> None:
        """Refuse by name, with the reason, what § 4058(c) leaves out of gross income.

        And say which word here stands for another of § 4058(a)(1).
        """
        word = str(value).lower().replace(" ", "_").replace("/", "_")
        if word in LEFT_OUT:
            raise InvalidFacts([Problem("", f"'{value}'", LEFT_OUT[word], "leave this income out")])
        if word in OTHER_WORDS:
            why, instead = "told by another word here", f'write "{OTHER_WORDS[word]}"'
            raise InvalidFacts([Problem("", f"'{value}'", why, instead)])


_NEED = "§ 4058(c) leaves out public assistance that is based on need"
LEFT_OUT = {
    **dict.fromkeys(
        (
            "calworks",
            "tanf",
            "general_assistance",
            "general_relief",
            "ssi",
            "ssp",
            "ssi_ssp",
            "calfresh",
            "food_stamps",
            "public_assistance",
        ),
        _NEED,
    ),
    "child_support": "§ 4058(c) leaves out child support received",
    "child_support_received": "§ 4058(c) leaves out child support received",
}
"""What is no income under § 4058(c), and why."""

OTHER_WORDS = {
    "salary": IncomeKind.WAGES,
    "salaries": IncomeKind.WAGES,
    "commission": IncomeKind.BONUS,
    "commissions": IncomeKind.BONUS,
    "annuity": IncomeKind.PENSION,
    "annuities": IncomeKind.PENSION,
    "capital_gain": IncomeKind.LONG_TERM_GAIN,
    "capital_gains": IncomeKind.LONG_TERM_GAIN,
    "disability_insurance": IncomeKind.STATE_DISABILITY,
    "spousal_support": IncomeKind.SPOUSAL_SUPPORT_RECEIVED,
}
"""Words for a kind of income that are not the one used here."""


class PaidSupport(StrEnum):
    """Support paid to persons outside this order (§ 4059(e))."""

    CHILD_SUPPORT = "child_support"
    SPOUSAL_SUPPORT = "spousal_support"


class CaliforniaTables(StrEnum):
    """Which California tables serve tax year 2026, whose own are not published."""

    LATEST_PUBLISHED = "latest_published"
    OWN_YEAR = "own_year"


class ImputedTax(StrEnum):
    """How earning capacity is taxed, on which the statute is silent."""

    AS_WAGES = "as_wages"
    UNTAXED = "untaxed"


class JointTaxShare(StrEnum):
    """Which part of a joint tax with a new spouse is the parent's."""

    ALONE = "alone"
    INCOME = "income"
    WHOLE = "whole"


class AddOnKind(StrEnum):
    """Additional support: the first two are mandatory (§ 4062(a)), the others not (§ 4062(b))."""

    CHILDCARE = "childcare"
    UNINSURED_HEALTH = "uninsured_health"
    EDUCATION = "education"
    SPECIAL_NEEDS = "special_needs"
    TRAVEL = "travel"


class Division(StrEnum):
    """How an expense is divided between the parents (§ 4061)."""

    PROPORTIONAL = "proportional"
    HALF = "half"


class LowIncomeSupport(StrEnum):
    """Which end of the range of the low-income adjustment is applied (§ 4055(b)(7), (c))."""

    LOWEST = "lowest"
    UNADJUSTED = "unadjusted"


class HardshipMethod(StrEnum):
    """Which support the limit of § 4071(b) is a child's part of."""

    PRESUMED = "presumed"
    PRESUMED_WITH_ADD_ONS = "presumed_with_add_ons"
    BASIC = "basic"


class NegativeNetIncome(StrEnum):
    """How a net income below zero enters the formula, on which the statute is silent."""

    ZERO = "zero"
    AS_IT_IS = "as_it_is"


class Declaration(StrEnum):
    """What the parties declare in a stipulation below guideline (§ 4065(a)(1)-(5))."""

    FULLY_INFORMED = "fully_informed"
    WITHOUT_COERCION = "without_coercion"
    BEST_INTERESTS = "best_interests"
    NEEDS_ADEQUATELY_MET = "needs_adequately_met"
    RIGHT_NOT_ASSIGNED = "right_not_assigned"
