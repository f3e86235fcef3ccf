"""Every sentence that stands beside a picture, in English; the catalogue translates them all."""

from guideline.explanation.messages import msg

CURVES = msg("How support follows time and income")
CURVES_TEXT = msg(
    "All other facts stay as they are. The filled mark is this case. Below zero, the other parent "
    "pays. At each open mark the amount begins to move at another rate."
)
SUPPORT_BY = msg("Child support from {payor}, by {axis}")
SUPPORT_BY_NOBODY = msg("Child support, by {axis}")
TIME_OF = msg("{parent}'s share of the time")
INCOME_OF = msg("{parent}'s income a month")
CURVE_TOLD = msg("From {low} to {high}, support goes from {first} to {last}. Here it is {present}.")
BREAK_AT = msg("{at}: {what}.")

BALANCES = msg("What was owed over time")
BALANCES_PLANNED = msg("What would be owed over time")
PRINCIPAL = msg("Principal")
INTEREST = msg("Interest")
NEVER_PAID_OFF = msg("The first year only: the debt would never be paid off.")
BALANCES_TOLD = msg(
    "On {start}, {principal} in principal and {interest} in interest were owed. On {end}, "
    "{last_principal} and {last_interest}."
)
