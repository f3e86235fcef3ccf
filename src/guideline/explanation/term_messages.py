"""The terms of a page about an order, each with its meaning; the catalogue translates them."""

from guideline.explanation.messages import msg

TERMS = (
    (msg("Child support"), msg("Money that one parent pays the other to help raise the children.")),
    (msg("Guideline"), msg("The formula in California law that sets the amount.")),
    (msg("Gross income"), msg("Income before taxes and deductions.")),
    (
        msg("Net disposable income"),
        msg("Income left after the taxes and costs that the law takes off."),
    ),
    (msg("Deduction"), msg("An amount that the law takes off income.")),
    (
        msg("Hardship deduction"),
        msg("An amount for high health costs, or for other children in the home."),
    ),
    (
        msg("Timeshare"),
        msg("The part of the time that a parent is the one who cares for the children."),
    ),
    (msg("High earner"), msg("The parent with the higher net disposable income.")),
    (
        msg("Low-income adjustment"),
        msg("A lower amount, where the parent who pays has a low income."),
    ),
    (
        msg("Add-ons"),
        msg("Costs on top of child support, such as child care and health costs."),
    ),
    (msg("Presumed"), msg("Taken as right unless the judge finds that it is not.")),
)
"""Each term with its meaning."""
