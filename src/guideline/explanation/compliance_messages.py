"""Every sentence of the plain-language page on whether a plan is kept, in English.

Marked with ``msg`` like those of ``messages``; the catalogue translates them all.
"""

from guideline.explanation.messages import msg

KEPT_TITLE = msg("Whether the payment plan is kept, explained for {reader}")

KEPT = msg("Is the plan kept?")
IS_KEPT = msg("Yes. On {as_of}, payments are not so late that the law counts the plan as broken.")
IS_KEPT_BY_ESTOPPEL = msg(
    "Yes. On {as_of}, payments are late, but a judge found that this order may not be enforced."
)
IS_NOT_KEPT = msg("No. On {as_of}, payments are later than the law allows.")
ON_TIME = msg("Nothing is late.")
NOT_COUNTED = msg(
    "No judge ordered this plan and no agency agreed to it, so the law does not count its payments."
)
REIMBURSEMENT_BEHIND = msg(
    "Days late, of what a judge ordered to be paid back for public assistance: {days}."
)
ALONE_TOO_LATE = msg("That alone is too late.")
BEHIND_CURRENT = msg(
    "{amount} in current support is unpaid. Days late, of the oldest part: {days}."
)
BEHIND_PLAN = msg("{amount} in plan payments is unpaid. Days late, of the oldest part: {days}.")
CURE = msg("On that day, {cure} would bring support and the plan's payments up to date.")

RECEIVED = msg("What was paid")
RECEIVED_SINCE = msg("Since the plan began, {received} came in.")
AHEAD = msg("{ahead} was paid ahead of time.")
LATE = msg("{due}, {what}: {amount} was paid late. Days late: {days}.")
SHORT = msg("{due}, {what}: {amount} was due. {paid} was paid, and {short} is missing.")
MISSED = msg("{due}, {what}: {amount} was due. Nothing was paid.")
WHAT = {
    "current support": msg("current support"),
    "arrears": msg("plan payment"),
    "lump sum": msg("larger payment of the plan"),
}

PAYOFF = msg("When the debt would be paid off")
STILL_OWED = msg("Past due now: {principal} in support and {accrued} in interest.")
PAID_OFF = msg("It was paid off on {payoff}.")
AS_PLANNED = msg("As planned: {payoff}.")
NEVER_AS_PLANNED = msg("As planned: not within two centuries.")
AS_BEFORE = msg("With payments as they were so far, {payment} each time: {payoff}.")
NEVER_AS_BEFORE = msg(
    "With payments as they were so far, {payment} each time: not within two centuries."
)
FROM_NOW = msg("With the plan kept from now on: {payoff}.")
NEVER_FROM_NOW = msg("With the plan kept from now on: not within two centuries.")

FOLLOWS = msg("What the law lets happen")
NOTHING_FOLLOWS = msg("None of the steps that this page knows applies now.")
FOLLOWS_IF = {
    "17500(c)": msg("The debt may be sent to the state for collection."),
    "17522": msg(
        "Money may be taken from a bank account. A notice comes first, with time to ask for a "
        "review."
    ),
    "42 U.S.C. § 652(k)": msg("The passport of the person who pays may be denied."),
}
UNKNOWN_IF = {
    "17500(c)": msg(
        "This page does not know whether the debt may be sent to the state for collection. That "
        "depends on how old the debt is."
    ),
    "17522": msg(
        "This page does not know whether money may be taken from a bank account. That depends on "
        "how old the debt is."
    ),
}
PRECLUDED = msg(
    "A judge found that this order may not be enforced. Whether that stops these steps as well, "
    "this page does not know."
)
LICENCE = {
    "yes": msg("The household's income is low, so the driver's license is protected."),
    "no": msg("The driver's license is not protected by a low income."),
    "not": msg("A low household income protects a driver's license. This page does not know it."),
}
BROKEN_LICENCE = msg("A license may be suspended. It is given back once a payment plan is agreed.")
