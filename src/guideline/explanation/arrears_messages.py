"""Every sentence of the plain-language pages on accounts and plans, in English.

Marked with ``msg`` like those of ``messages``; the catalogue translates them all.
"""

from guideline.explanation.messages import msg
from guideline.notices import NoticeId

THE_PAYOR = msg("the person who pays support")
THE_PAYEE = msg("the person who receives support")
OTHER_PARENT = msg("the other parent")
OTHER_PERSON = msg("the other person")

NOTHING = msg("Nothing is past due on {as_of}.")
ONLY_A_JUDGE = msg("This page shows a calculation. Only a judge can decide what is owed.")

# ── an account ───────────────────────────────────────────────────────────────

ACCOUNT_TITLE = msg("Past-due support, explained for {reader}")

OWED = msg("What is owed")
YOU_OWE = msg("On {as_of}, you owe {total} in past-due support and interest.")
OWES_YOU = msg("On {as_of}, {payor} owes {total} in past-due support and interest.")
PRINCIPAL = msg("{principal} of this is support that came due and was not paid.")
ACCRUED = msg("{accrued} of this is interest on that support.")
CREDIT = msg("{credit} came in beyond all that was owed.")
ASSIGNED = msg("Some of this support is owed to the state, because public aid was paid.")

ORDERED = msg("What was ordered")
CHARGED = msg("In all, {charged} in support came due.")
KIND_CHARGED = msg("{kind}: {charged} came due, and {paid} was paid.")

PAID = msg("What was paid, and where it went")
NOT_PAID = msg("No payment is in this account.")
PAID_IN_ALL = msg("In all, {paid} came in.")
TO_CURRENT = msg("{amount} went to the support of the month it came in.")
TO_PRINCIPAL = msg("{amount} went to older support.")
TO_INTEREST = msg("{amount} went to interest.")
TO_NOTHING = msg("{amount} could not be counted toward this support.")
ALL_PAYMENTS = msg("These are the payments in this account:")
LAST_PAYMENTS = msg("These are the last payments in this account:")
PAYMENT = msg("{date}: {amount}")
CREDITING = {
    "principal_before_interest": msg(
        "By law, money pays the support of the month first. Then it pays older support. "
        "Interest comes last."
    ),
    "interest_before_principal": msg(
        "For the older payments here, the law was different. Money paid the support of the month, "
        "then interest, then older support."
    ),
    "offset_interest_first": msg(
        "Tax refunds that were taken paid what was owed to the state first, and interest before "
        "support."
    ),
    "offset_assigned_first": msg(
        "Tax refunds that were taken paid what was owed to the state first, and support before "
        "interest."
    ),
}

INTEREST = msg("How interest was added")
RATE = msg("Support that is not paid on time bears interest. The rate here is {rate} a year.")
INTEREST_IN_ALL = msg("In all, {charged} in interest was added, and {paid} of it was paid.")
NO_INTEREST = msg("No interest was added.")
RENEWED = msg("{amount} of the interest became part of the debt when the judgment was renewed.")
CONVENTIONS = {
    "monthly_opening": msg(
        "Interest is counted month by month, on what was unpaid when the month began."
    ),
    "monthly_opening_except_payoff": msg(
        "Interest is counted month by month, on what was unpaid when the month began. In the month "
        "that the debt is paid off there is none."
    ),
    "monthly_closing": msg(
        "Interest is counted month by month, on what was unpaid when the month ended."
    ),
    "actual_365": msg("Interest is counted day by day. Each year counts the same."),
    "actual_actual": msg("Interest is counted day by day. A leap year has one more day."),
}
OTHER_COUNT = msg("No law says exactly how to count it. Another way can give another amount.")

ACCOUNT_CHANGES = msg("What changes these amounts")
ACCOUNT_GROWS = msg("Each payment lowers what is owed. Unpaid support bears interest until paid.")
ACCOUNT_LATER = msg("This page counts nothing that happened after {as_of}.")

COURT = msg("What a judge may still decide")
COURT_DECIDES = msg("A judge can decide what was ordered, what was paid, and what is past due.")
COURT_REVIEW = msg(
    "Each of you may ask the local child support agency to review the amount, or ask a judge "
    "to decide it."
)
COURT_PAST = msg(
    "As a rule, a judge cannot change support that came due before a request to change it was "
    "filed."
)

# ── a payment plan ───────────────────────────────────────────────────────────

PLAN_TITLE = msg("A plan to pay past-due support, explained for {reader}")

PLAN = msg("The plan")
PER = {
    "hour": msg("each hour"),
    "week": msg("each week"),
    "two_weeks": msg("every two weeks"),
    "half_month": msg("twice a month"),
    "month": msg("each month"),
    "quarter": msg("each quarter of a year"),
    "year": msg("each year"),
}
YOU_WOULD_PAY = msg("You would pay {payment} {each} toward past-due support.")
WOULD_PAY = msg("{payor} would pay {payment} {each} toward past-due support.")
FIRST_PAYMENT = msg("The first payment is on {first}.")
PAYMENT_CHANGES = msg("From {start}, the payment is {payment} {each}.")
LUMP_SUM = msg("On {day}, {payment} more is paid at once.")
PAUSE = msg("From {start} through {end}, support is suspended, and no payment is due.")
OPEN_PAUSE = msg("From {start}, support is suspended until further notice, and no payment is due.")
PLAN_ENDS = msg("The debt would be paid off on {payoff}. Number of payments: {count}.")
LAST_PAYMENT = msg("The last payment would be {last}.")
PLAN_NEVER_ENDS = msg("With these payments the debt would never be paid off.")
WHY_NEVER = {
    "suspended": msg("While support is suspended, nothing is paid on it."),
    "nothing_reaches_it": msg("None of the money that is paid would reach the debt."),
    "nothing_later": msg("After some time nothing more would be paid on it."),
    "interest_first": msg(
        "Payments go to interest first, and interest is added at least as fast as it is paid."
    ),
}
WOULD_END = {
    "suspended": msg("Once support is no longer suspended, payments can end the debt."),
    "nothing_reaches_it": msg("Any payments on the debt that go on would end it some day."),
    "nothing_later": msg("Any payments on the debt that go on would end it some day."),
    "interest_first": msg("Larger payments would end the debt."),
}
MORE_WOULD_END = msg("More than {more} a month toward the debt would end it.")
WITH_CURRENT = msg(
    "The support of each new month is paid as well, and before the debt. At first that is "
    "{current}."
)
PLAN_OWED = msg("On {as_of}, {principal} in support and {accrued} in interest was past due.")

PLAN_COST = msg("What it costs")
PLAN_TOTAL = msg("In all, {total} would be paid on the debt.")
PLAN_INTEREST = msg("Of this, {interest} is interest that is added after {as_of}.")
PLAN_EARNINGS = msg(
    "With the support of each month, it takes up to {share} of the pay that is left."
)

PLAN_CHANGES = msg("What would change the plan")
PLAN_FASTER = msg("Larger payments end a debt sooner and cost less interest. Smaller ones do not.")
IF_MISSED = msg("If the first {missed} payments were missed, {result}.")
IF_MISSED_WHOLE = msg(
    "If the first {missed} payments were missed, and the support of the month in them as well, "
    "{result}."
)
IF_ONE_MISSED = msg("If the first payment were missed, {result}.")
IF_ONE_MISSED_WHOLE = msg(
    "If the first payment were missed, and the support of the month in it as well, {result}."
)
IF_MORE = msg("If {more} more were paid at first, {result}.")
THEN_ENDS = msg("the debt would be paid off on {payoff}, with {interest} in interest")
THEN_NEVER = msg("the debt would never be paid off")

PLAN_COURT = msg("What may still be decided")
PLAN_SET = msg(
    "A judge can set another payment. If the local child support agency has the case, it can agree "
    "to one."
)
PLAN_DUE = msg("A plan does not change when the support came due, and it does not stop interest.")

NOTICES = {
    NoticeId.WEAK_LAW: msg("One rule was read only in a book or article, not in the law itself."),
    NoticeId.EXCESS: msg("More came in than was owed. The law does not fully say what to do."),
    NoticeId.PAID_BEFORE_DUE: msg(
        "Money that came in early in a month paid support that was due later in that month."
    ),
    NoticeId.PRORATED: msg("For a part of a month, only a part of the support was counted."),
    NoticeId.SUSPENDED: msg(
        "For some months no support was counted, because the law or a court suspended it."
    ),
    NoticeId.REACHED_BACK: msg("A later order changed support for months before it was made."),
    NoticeId.NOT_OFFSET: msg(
        "An order lowered support for months already paid. What was paid too much is not taken "
        "off, unless a judge says so."
    ),
    NoticeId.OVERLAPPING_ORDERS: msg("Two orders ran at the same time, and both were counted."),
    NoticeId.NOT_CREDITED: msg("Some money came in that does not count toward this support."),
    NoticeId.INTEREST_STOPPED: msg("Some support here bears no interest, by law."),
    NoticeId.SERVICE_INTEREST: msg("During military service the interest was limited."),
    NoticeId.OTHER_STATE: msg("The law of another state sets the interest."),
    NoticeId.CORRECTED: msg("A payment was corrected later, and counts as corrected."),
    NoticeId.SAME_PAYMENTS: msg("Some payments are exactly alike. Each one was counted."),
    NoticeId.CHECKPOINT_DIFFERS: msg("A balance that somebody confirmed is not the same as here."),
    NoticeId.PLAN_MONTH_INTEREST: msg("The last payment includes the interest of its month."),
    NoticeId.PLAN_OVER_LIMIT: msg(
        "With current support, this takes more of the pay than federal law lets an employer "
        "take out."
    ),
    NoticeId.PLAN_OVER_AGENCY_LIMIT: msg(
        "The plan's payment is larger than a rule lets the child support agency set by itself."
    ),
    NoticeId.SUPPORTS_ANOTHER: msg(
        "Less of the pay may be taken if the person who pays also supports another spouse or child."
    ),
    NoticeId.PLAN_AGENCY_RULE: msg("The payment follows the rule of the child support agency."),
    NoticeId.PLAN_SUSPENDED: msg("While support is suspended, no payment is due."),
    NoticeId.COMPLIANCE_MATCHING: msg(
        "Money was counted first for the support of its month, or for the part of it that was due, "
        "then for what was due longest."
    ),
    NoticeId.COMPLIANCE_BEFORE: msg("Payments from before the plan are in its balance already."),
    NoticeId.COMPLIANCE_AFTER: msg(
        "Payments that came after the day of this report are not in it."
    ),
}
"""What a notice on an account or a plan says to a reader."""

KINDS_OF_SUPPORT = {
    "child_support": msg("Child support"),
    "medical_support": msg("Medical support"),
    "family_support": msg("Family support"),
    "spousal_support": msg("Spousal support"),
}

TERMS = (
    (
        msg("Past-due support"),
        msg("Support that was ordered and was not paid on time. Also called arrears."),
    ),
    (msg("Current support"), msg("The support of the month that has just begun.")),
    (msg("Principal"), msg("The unpaid support itself, without interest.")),
    (msg("Interest"), msg("What the law adds to a debt as time goes by.")),
    (
        msg("Local child support agency"),
        msg("The county office that collects support for families."),
    ),
    (msg("Disposable earnings"), msg("Pay that is left after what the law takes out.")),
    (msg("Judgment"), msg("A written decision of the court.")),
)
"""Each term of these pages with its meaning."""
