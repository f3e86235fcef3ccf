"""Every sentence of the plain-language pages, in English; the catalogue translates them.

A sentence is marked with ``msg`` so that the catalogue's tools find it. What stands in braces is a
figure or a name of the finished record.
"""

from guideline.notices import NoticeId


def msg(text: str) -> str:
    """Mark a sentence for translation; the text itself is its key in the catalogue."""
    return text


MONTHS = (
    msg("January"),
    msg("February"),
    msg("March"),
    msg("April"),
    msg("May"),
    msg("June"),
    msg("July"),
    msg("August"),
    msg("September"),
    msg("October"),
    msg("November"),
    msg("December"),
)
DATE = msg("{month} {day}, {year}")
PERCENT = msg("{number}%")

TITLE = msg("Child support, explained for {reader}")

RESULT = msg("The result")
YOU_PAY = msg("You would pay {payee} {amount} each month in child support.")
YOU_RECEIVE = msg("{payor} would pay you {amount} each month in child support.")
NOBODY_PAYS = msg("Neither parent would pay basic child support to the other.")
LAW_OF = msg("The amount comes from the California guideline, under the law of {on}.")
NOT_GUIDELINE = msg(
    "This is not the guideline amount under the law of {on}. The case says that the judge found "
    "another amount right."
)
ONLY_A_JUDGE = msg("This page shows a calculation. Only a judge can make a court order.")
CHILD_PART = msg("{child}'s part is {amount} each month.")
CHILD_ENDS = msg(
    "Support for {child} ends on {ends}. From then on the order would be {after} a month."
)
LAST_ENDS = msg("Support for {child} ends on {ends}.")

INCOME = msg("What was counted as your income")
GROSS = msg("Your income before taxes is {gross} a month. Here is what was counted for a year:")
INCOME_ITEM = msg("{kind}: {amount} a year")
NET_ENTERED = msg(
    "The case gives your income after taxes and deductions as one figure: {net} a month. "
    "This page does not know how that figure was found."
)

TAKEN_OFF = msg("What was taken off")
DEDUCTION_ITEM = msg("{item}: {amount} a year")
CREDIT_ITEM = msg(
    "{item}: {amount} a year. It is below zero, because tax credits give back more than the tax."
)
ALL_DEDUCTIONS = msg("In all, {amount} a month was taken off.")
HARDSHIP = msg("A hardship deduction of {amount} a month was counted for you.")
NET_IS = msg("Your net disposable income is {net} a month.")
YOUR_NET = msg("What is left is your net disposable income: {net} a month.")
OTHER_NET = msg("{other}'s net disposable income is {net} a month.")

TIME = msg("How time with the children counts")
TIME_SHARES = msg("You have the children {own} of the time. {other} has them {others}.")
TIME_OF_CHILD = msg("{child}: you have {own} of the time, and {other} has {others}.")
TIME_ON_AVERAGE = msg(
    "On average you have the children {own} of the time. {other} has them {others}."
)
TIME_MATTERS = msg("The formula uses the time of the parent who has the higher net income: {time}.")

FORMULA = msg("How the amount comes out")
TOGETHER = msg("Together, the two of you have {total} a month.")
SET_ASIDE = msg("The formula sets aside part of this money for the children. Here it is {k}.")
FOR_ONE = msg("The formula gives {amount} a month for one child.")
FOR_MORE = msg(
    "For {children} children the law multiplies this by {multiplier}. That makes {amount} a month."
)
BELOW_ZERO = msg("The amount is below zero. That means the parent with the lower income pays.")

ADJUSTED = msg("What was adjusted")
NOT_ADJUSTED = msg("Nothing was adjusted after the formula.")
LOW_INCOME = msg(
    "The parent who pays has a net income of {net} a month. That is below {threshold}. "
    "So the law allows a lower amount: from {lowest} to {highest} a month. "
    "This calculation uses {support}."
)
OTHER_AMOUNT = msg(
    "The formula gives {guideline} a month. The case says that the judge found another amount "
    "right: {amount} a month."
)
REASON = msg("The reason given: “{reason}”")

ADD_ONS = msg("Costs on top of child support")
NO_ADD_ONS = msg("No other costs are part of this calculation.")
COST = msg("{kind}: the cost is {cost} a month. {payor} pays the bill.")
COST_NO_PAYOR = msg("{kind}: the cost is {cost} a month.")
OPEN_COST = msg("{kind}: the cost is not known yet. The two of you share each bill as it comes.")
COST_PARTS = msg("Your part is {own}, or {amount} a month. {other}'s part is {others}.")
OPEN_PARTS = msg("Your part is {own}. {other}'s part is {others}.")
COSTS_OWED = msg("For these costs, {payor} would pay {payee} {amount} a month.")

CHANGES = msg("What would change the amount")
CHANGES_IN_GENERAL = msg(
    "The amount depends on both incomes, on the time with the children, on how many children "
    "there are, and on the law of the day."
)
AMOUNT_OF_NOW = msg("The guideline amount now is {amount} a month.")
GUIDELINE_ALONE = msg(
    "These lines show the guideline amount. The amount that the judge found does not follow them."
)
MORE_INCOME_YOU = msg("With {step} more income a month for you, {result}.")
MORE_INCOME_OTHER = msg("With {step} more income a month for {other}, {result}.")
MORE_GROSS_YOU = msg("With {step} more income before taxes a month for you, {result}.")
MORE_GROSS_OTHER = msg("With {step} more income before taxes a month for {other}, {result}.")
MORE_TIME_YOU = msg("With {step} of all the time moved to you, {result}.")
MORE_TIME_OTHER = msg("With {step} of all the time moved to {other}, {result}.")
ANOTHER_CHILD = msg("With one more child of both parents, {result}.")
NEXT_LAW = msg("Under the law of {on}, {result}.")
NEXT_LAW_WITH_TAXES = msg("Under the law of {on}, with the taxes of {year}, {result}.")
THEN_PAYS = msg("{payor} would pay {amount}")
THEN_YOU_PAY = msg("you would pay {amount}")
THEN_NOBODY = msg("neither parent would pay")
TURNS = msg("Near these points the amount begins to move at another rate:")
YOUR_INCOME_AT = msg("When your income is {at} a month, {what}.")
OTHER_INCOME_AT = msg("When {other}'s income is {at} a month, {what}.")
YOUR_GROSS_AT = msg("When your income before taxes is {at} a month, {what}.")
OTHER_GROSS_AT = msg("When {other}'s income before taxes is {at} a month, {what}.")
YOUR_TIME_AT = msg("When you have the children {at} of the time, {what}.")
OTHER_TIME_AT = msg("When {other} has the children {at} of the time, {what}.")
BREAKS = {
    "k_band": msg("the law begins to set aside another part of the money"),
    "equal_time": msg("the formula begins to count the time in another way"),
    "who_pays": msg("the parent who pays changes"),
    "claims_move": msg("the tax benefits for the children go to the other parent"),
    "low_income_threshold": msg("the low-income adjustment begins or ends"),
    "hardship_limit": msg("the limit on the hardship deduction begins or ends"),
    "earned_income_credit_whole": msg("the federal earned income credit stops growing"),
    "earned_income_credit_falls": msg("the federal earned income credit begins to shrink"),
    "earned_income_credit_ends": msg("the federal earned income credit ends"),
    "child_tax_credit_falls": msg("the child tax credit begins to shrink"),
    "child_tax_credit_ends": msg("the child tax credit ends"),
    "care_credit_falls": msg("the federal credit for child care begins to shrink"),
    "care_credit_least": msg("the federal credit for child care stops shrinking"),
    "savers_credit_falls": msg("the federal credit for savers shrinks"),
    "caleitc_falls": msg("California's earned income credit begins to shrink"),
    "caleitc_falls_slowly": msg("California's earned income credit shrinks more slowly"),
    "caleitc_ends": msg("California's earned income credit ends"),
    "young_child_credit_falls": msg("California's young child credit begins to shrink"),
    "young_child_credit_ends": msg("California's young child credit ends"),
    "exemption_credits_fall": msg("California's exemption credits begin to shrink"),
    "exemption_credits_end": msg("one of California's exemption credits ends"),
    "california_care_credit_falls": msg("California's credit for child care shrinks"),
    "renters_credit_ends": msg("California's credit for renters ends"),
}
"""What happens at a break point of ``gl.sensitivity``."""
NOT_BY_ITSELF = msg("An order does not change by itself. A judge has to change it.")

COURT = msg("What the court may still decide")
COURT_FACTS = msg("The judge decides what the facts are: each income, each cost, and the time.")
COURT_AMOUNT = msg(
    "The guideline amount is presumed to be right. The judge may order another amount, and then "
    "has to say why."
)
COURT_RANGE = msg("The judge may set any amount in the low-income range, or may not lower it.")
COURT_HARDSHIP = msg("The judge may allow a hardship deduction, and may say for how long.")
COURT_COSTS = msg("The judge may divide other costs in another way.")

NOTES = msg("Points to know")
OTHER_NOTES = msg("The worksheet lists more points under Notices.")

GLOSSARY = msg("What the words mean")
NO_ADVICE = msg("No legal advice")
NO_ADVICE_TEXT = msg(
    "This page states facts. It is not legal advice, and it does not say what to do. "
    "The court has not approved this program for use in a case."
)
LAW = msg("Law: {cites}")

NOTICES = {
    NoticeId.END_OF_SUPPORT: msg(
        "Here support ends when a child turns eighteen. It can last longer while the child is "
        "still in high school."
    ),
    NoticeId.WEAK_SOURCE: msg(
        "One figure of the law was read only in a book or article, not in the law itself."
    ),
    NoticeId.NEGATIVE_NET_INCOME: msg(
        "A net income came out at or below zero. The law does not fully say how to count that."
    ),
    NoticeId.BAND_EDGE: msg("The total income falls between two lines of the law's table."),
    NoticeId.DEFAULT_TIME: msg(
        "The court had no facts about time. So the law counts none for one parent."
    ),
    NoticeId.DIFFERENT_TIME: msg(
        "The time is not the same for each child. The formula uses the average."
    ),
    NoticeId.LOW_INCOME_DEFAULT: msg(
        "The lowest amount of the low-income range was used, because the case names no other."
    ),
    NoticeId.LOW_INCOME_THRESHOLD_GIVEN: msg(
        "The low-income limit was given with the case. The program's tables do not have it."
    ),
    NoticeId.HALF_OF_NET_INCOME: msg(
        "The amount is more than half of the paying parent's net income. The judge may weigh that."
    ),
    NoticeId.HARDSHIP_LIMITED: msg(
        "The hardship deduction is smaller than the amount found, because the law limits it."
    ),
    NoticeId.HARDSHIP_METHODS_DIFFER: msg(
        "There are two ways to limit the hardship deduction. They give different amounts here."
    ),
    NoticeId.STIPULATION: msg(
        "The parents agreed on less than the guideline. A judge may raise it later."
    ),
    NoticeId.ALLOCATION_PRACTICE: msg(
        "The law does not fully say how to divide this amount among the children."
    ),
    NoticeId.OPEN_EXPENSE: msg(
        "When a cost is not known yet, each bill is shared as it comes. The parent who paid shows "
        "the bill to the other parent."
    ),
}
"""What a notice says to a parent. The worksheet says the same at length."""

INCOME_KINDS = {
    "wages": msg("Wages"),
    "overtime": msg("Overtime pay"),
    "tips": msg("Tips"),
    "bonus": msg("Bonus"),
    "self_employment": msg("Self-employment"),
    "interest": msg("Interest"),
    "dividends": msg("Dividends"),
    "qualified_dividends": msg("Qualified dividends"),
    "short_term_gain": msg("Short-term gains"),
    "long_term_gain": msg("Long-term gains"),
    "rent": msg("Rent received"),
    "royalties": msg("Royalties"),
    "pension": msg("Pension"),
    "social_security": msg("Social Security benefits"),
    "unemployment": msg("Unemployment benefits"),
    "state_disability": msg("State disability benefits"),
    "paid_family_leave": msg("Paid family leave"),
    "workers_compensation": msg("Workers' compensation"),
    "veterans_benefits": msg("Veterans' benefits"),
    "military_allowance": msg("Military allowances"),
    "combat_pay": msg("Combat pay"),
    "severance": msg("Severance pay"),
    "trust": msg("Income from a trust"),
    "spousal_support_received": msg("Spousal support received"),
    "employee_benefits": msg("Benefits from the job"),
    "imputed": msg("Income that the judge says you could earn"),
    "other_taxable": msg("Other taxed income"),
    "nontaxable": msg("Income that is not taxed"),
}

DEDUCTIONS = {
    "federal_income_tax": msg("Federal income tax"),
    "niit": msg("Net investment income tax"),
    "state_income_tax": msg("State income tax"),
    "social_security": msg("Social Security tax"),
    "medicare": msg("Medicare tax"),
    "additional_medicare": msg("Additional Medicare tax"),
    "self_employment_tax": msg("Self-employment tax"),
    "instead_of_fica": msg("Retirement in place of Social Security tax"),
    "state_disability": msg("State disability insurance"),
    "union_dues": msg("Required union dues"),
    "mandatory_retirement": msg("Required retirement payments"),
    "health_insurance": msg("Health insurance"),
    "support_paid_elsewhere": msg("Support paid for others"),
    "job_expenses": msg("Job costs that the judge allows"),
}

ADD_ON_KINDS = {
    "childcare": msg("Child care"),
    "uninsured_health": msg("Health costs that no insurance pays"),
    "education": msg("School costs"),
    "special_needs": msg("Special needs"),
    "travel": msg("Travel for visits"),
}
