"""Notices: what is odd, defaulted, or weakly sourced about a result, said and never silent."""

from enum import StrEnum

import attrs

from guideline.citations import Citation


class NoticeId(StrEnum):
    """Every notice there is. ``notice_meanings.MEANINGS`` documents each."""

    NOT_CERTIFIED = "not_certified"
    WEAK_SOURCE = "weak_source"
    NEGATIVE_NET_INCOME = "negative_net_income"
    BAND_EDGE = "band_edge"
    ZERO_SUPPORT = "zero_support"
    DEFAULT_TIME = "default_time"
    DIFFERENT_TIME = "different_time"
    LOW_INCOME_RANGE = "low_income_range"
    LOW_INCOME_DEFAULT = "low_income_default"
    LOW_INCOME_THRESHOLD_GIVEN = "low_income_threshold_given"
    HALF_OF_NET_INCOME = "half_of_net_income"
    HARDSHIP_LIMITED = "hardship_limited"
    HARDSHIP_METHODS_DIFFER = "hardship_methods_differ"
    HARDSHIP_FINDINGS = "hardship_findings"
    DEVIATION = "deviation"
    STIPULATION = "stipulation"
    ALLOCATION_PRACTICE = "allocation_practice"
    ADD_ON_SPOUSAL_SUPPORT = "add_on_spousal_support"
    ADD_ON_NEGATIVE_INCOME = "add_on_negative_income"
    OPEN_EXPENSE = "open_expense"
    END_OF_SUPPORT = "end_of_support"
    HEALTH_COVERAGE = "health_coverage"
    DEDUCTION_NOT_ALLOWED = "deduction_not_allowed"
    DISCRETIONARY_INCOME = "discretionary_income"
    CAPITAL_LOSS = "capital_loss"
    TAX_TABLES_SECONDHAND = "tax_tables_secondhand"
    CALIFORNIA_TABLES_OF_ANOTHER_YEAR = "california_tables_of_another_year"
    DEPENDENT_CLAIM = "dependent_claim"
    DEPENDENT_AS_RELATIVE = "dependent_as_relative"
    DEPENDENT_AGE_ASSUMED = "dependent_age_assumed"
    FILING_STATUS_ASSUMED = "filing_status_assumed"
    HEAD_OF_HOUSEHOLD_UNSUPPORTED = "head_of_household_unsupported"
    NEW_SPOUSE_TAX = "new_spouse_tax"
    EARNING_CAPACITY = "earning_capacity"
    SPOUSAL_SUPPORT_OF_OTHERS = "spousal_support_of_others"
    OUT_OF_STATE_RATE = "out_of_state_rate"
    NO_RETURN = "no_return"
    TAXES_ENTERED = "taxes_entered"
    REFUNDABLE_CREDITS_LEFT_OUT = "refundable_credits_left_out"
    SEPARATE_RETURN_APART = "separate_return_apart"
    OVERTIME_PREMIUM_UNKNOWN = "overtime_premium_unknown"
    JOINT_CUSTODY_CREDIT_POSSIBLE = "joint_custody_credit_possible"
    JOINT_CUSTODY_CREDIT_UNSUPPORTED = "joint_custody_credit_unsupported"
    BUSINESS_PREMIUM_POSSIBLE = "business_premium_possible"
    NOT_COMPUTED = "not_computed"
    WEAK_TAX_FIGURE = "weak_tax_figure"
    CONTRIBUTION_ABOVE_LIMIT = "contribution_above_limit"
    TIMESHARE_METHOD = "timeshare_method"
    TIME_SPAN = "time_span"
    ASSUMED_EXCHANGES = "assumed_exchanges"
    WEEKEND_OF_MONTH = "weekend_of_month"
    VACATION_PLACED = "vacation_placed"
    NO_DATES_IN_YEAR = "no_dates_in_year"
    THIRD_PARTY_TIME = "third_party_time"
    METHOD_WITHOUT_TIME = "method_without_time"
    NOT_IN_LOG = "not_in_log"
    INTEREST_CONVENTION = "interest_convention"
    MONTHLY_CONVENTION = "monthly_convention"
    WEAK_LAW = "weak_law"
    EXCESS = "excess"
    PAID_BEFORE_DUE = "paid_before_due"
    PRORATED = "prorated"
    SUSPENDED = "suspended"
    NOT_SUSPENDED = "not_suspended"
    SUSPENDED_INTEREST = "suspended_interest"
    TENTH_MONTH = "tenth_month"
    REACHED_BACK = "reached_back"
    NOT_OFFSET = "not_offset"
    MODIFICATION_DATE = "modification_date"
    NOT_YET_ORDERED = "not_yet_ordered"
    OVERLAPPING_ORDERS = "overlapping_orders"
    BENEFIT_MONTHS = "benefit_months"
    NOT_CREDITED = "not_credited"
    BETWEEN_BUCKETS = "between_buckets"
    DIVIDED = "divided"
    RENEWED = "renewed"
    JUDGMENT_SUM = "judgment_sum"
    INTEREST_STOPPED = "interest_stopped"
    SERVICE_INTEREST = "service_interest"
    OTHER_STATE = "other_state"
    ENFORCEMENT_CHANGED = "enforcement_changed"
    CORRECTED = "corrected"
    CHECKPOINT_DIFFERS = "checkpoint_differs"
    READ_AS = "read_as"
    PLAN_NEVER_ENDS = "plan_never_ends"
    PLAN_MONTH_INTEREST = "plan_month_interest"
    PLAN_CREDITING = "plan_crediting"
    PLAN_CURRENT = "plan_current"
    PLAN_AGENCY_RULE = "plan_agency_rule"
    PLAN_OVER_LIMIT = "plan_over_limit"
    PLAN_OVER_AGENCY_LIMIT = "plan_over_agency_limit"
    PLAN_SUSPENDED = "plan_suspended"
    PLAN_NOTHING_OWED = "plan_nothing_owed"
    COMPLIANCE_MATCHING = "compliance_matching"
    COMPLIANCE_BEFORE = "compliance_before"
    COMPLIANCE_LICENCE = "compliance_licence"
    WITHHOLDING_DISPOSABLE = "withholding_disposable"
    WITHHOLDING_OVER_LIMIT = "withholding_over_limit"
    WITHHOLDING_AGENCY_LIMIT = "withholding_agency_limit"
    WITHHOLDING_NO_TOTAL = "withholding_no_total"
    WITHHOLDING_PRIORITY = "withholding_priority"
    WITHHOLDING_LUMP_SUM = "withholding_lump_sum"
    WITHHOLDING_SOCIAL_SECURITY = "withholding_social_security"
    WITHHOLDING_SUPPLEMENTAL_INCOME = "withholding_supplemental_income"
    DEBT_REDUCTION_NO_FORMULA = "debt_reduction_no_formula"


@attrs.frozen(kw_only=True)
class Notice:
    """Something a reader of the result must know.

    Attributes:
        id: One of ``NoticeId``.
        decides: Whether the amount depends on it.
        text: One or two sentences about this case.
        cites: Where the law stands, if it does.
    """

    id: NoticeId
    decides: bool
    text: str
    cites: tuple[Citation, ...] = ()
