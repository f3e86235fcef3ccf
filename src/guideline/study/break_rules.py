"""The rules that make support move at another rate, and where the law has each."""

from enum import StrEnum

from guideline.citations import Citation, fam, irc, rtc


class BreakRule(StrEnum):
    """What happens at a break point, each under its provision."""

    K_BAND = "k_band"
    EQUAL_TIME = "equal_time"
    WHO_PAYS = "who_pays"
    CLAIMS_MOVE = "claims_move"
    LOW_INCOME_THRESHOLD = "low_income_threshold"
    HARDSHIP_LIMIT = "hardship_limit"
    EARNED_INCOME_CREDIT_WHOLE = "earned_income_credit_whole"
    EARNED_INCOME_CREDIT_FALLS = "earned_income_credit_falls"
    EARNED_INCOME_CREDIT_ENDS = "earned_income_credit_ends"
    CHILD_TAX_CREDIT_FALLS = "child_tax_credit_falls"
    CHILD_TAX_CREDIT_ENDS = "child_tax_credit_ends"
    CARE_CREDIT_FALLS = "care_credit_falls"
    CARE_CREDIT_LEAST = "care_credit_least"
    SAVERS_CREDIT_FALLS = "savers_credit_falls"
    CALEITC_FALLS = "caleitc_falls"
    CALEITC_FALLS_SLOWLY = "caleitc_falls_slowly"
    CALEITC_ENDS = "caleitc_ends"
    YOUNG_CHILD_CREDIT_FALLS = "young_child_credit_falls"
    YOUNG_CHILD_CREDIT_ENDS = "young_child_credit_ends"
    EXEMPTION_CREDITS_FALL = "exemption_credits_fall"
    EXEMPTION_CREDITS_END = "exemption_credits_end"
    CALIFORNIA_CARE_CREDIT_FALLS = "california_care_credit_falls"
    RENTERS_CREDIT_ENDS = "renters_credit_ends"


_CITES: dict[BreakRule, Citation] = {
    BreakRule.K_BAND: fam("4055(b)(3)"),
    BreakRule.EQUAL_TIME: fam("4055(b)(3)"),
    BreakRule.WHO_PAYS: fam("4055(b)(5)"),
    BreakRule.CLAIMS_MOVE: irc("152(c)(4)(B)"),
    BreakRule.LOW_INCOME_THRESHOLD: fam("4055(b)(7)"),
    BreakRule.HARDSHIP_LIMIT: fam("4071(b)"),
    BreakRule.EARNED_INCOME_CREDIT_WHOLE: irc("32(a)(1)"),
    BreakRule.EARNED_INCOME_CREDIT_FALLS: irc("32(a)(2)"),
    BreakRule.EARNED_INCOME_CREDIT_ENDS: irc("32(a)(2)"),
    BreakRule.CHILD_TAX_CREDIT_FALLS: irc("24(b)(1)"),
    BreakRule.CHILD_TAX_CREDIT_ENDS: irc("24(b)(1)"),
    BreakRule.CARE_CREDIT_FALLS: irc("21(a)(2)"),
    BreakRule.CARE_CREDIT_LEAST: irc("21(a)(2)"),
    BreakRule.SAVERS_CREDIT_FALLS: irc("25B(b)"),
    BreakRule.CALEITC_FALLS: rtc("17052"),
    BreakRule.CALEITC_FALLS_SLOWLY: rtc("17052"),
    BreakRule.CALEITC_ENDS: rtc("17052"),
    BreakRule.YOUNG_CHILD_CREDIT_FALLS: rtc("17052.1"),
    BreakRule.YOUNG_CHILD_CREDIT_ENDS: rtc("17052.1"),
    BreakRule.EXEMPTION_CREDITS_FALL: rtc("17054.1"),
    BreakRule.EXEMPTION_CREDITS_END: rtc("17054.1"),
    BreakRule.CALIFORNIA_CARE_CREDIT_FALLS: rtc("17052.6(b)"),
    BreakRule.RENTERS_CREDIT_ENDS: rtc("17053.5"),
}

PROVISIONS = {rule: str(cite) for rule, cite in _CITES.items()}
"""Where the law makes each."""
