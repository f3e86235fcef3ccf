"""What a parent's income tax return needs beyond income: [parents.tax_return] of a case file."""

from datetime import date
from decimal import Decimal

import attrs

from guideline.facts.fields import Dollars, fact, fact_list, facts
from guideline.facts.income import Income
from guideline.facts.money import Money


@facts
class OtherDependent:
    """A dependent of a parent who is not a child of this order."""

    born: date = fact("day of birth")
    student: bool = fact("full-time student in five months of the year", default=False)
    disabled: bool = fact("permanently and totally disabled", default=False)
    child: bool = fact(
        "a child, stepchild, foster child or sibling who lives with the parent over half the year; "
        "false for a qualifying relative",
        default=True,
    )


@facts
class Spouse:
    """A new spouse, for the tax alone: § 4057.5 bars the income for anything else."""

    born: date | None = fact("day of birth", default=None)
    blind: bool = fact("blind at the end of the year", default=False)
    disabled: bool = fact(
        "not able to care for oneself: a person for the care credits", default=False
    )
    income: tuple[Income, ...] = fact_list(
        "each income of the spouse, pay less what is paid out of it before tax", default=()
    )
    business_premium: Money | None = fact(
        "health insurance premium for a plan of the spouse's own business, as self_employed of the "
        "parent's: lowers the joint tax, and is not deducted",
        default=None,
    )


@facts
class ReturnFacts:
    """The parts of a tax return that income does not tell; amounts monthly unless said."""

    born: date | None = fact("day of birth of the parent", default=None)
    blind: bool = fact("blind at the end of the year", default=False)
    disabled: bool = fact(
        "not able to care for oneself: on a joint return a person for the care credits",
        default=False,
    )
    claims: tuple[str, ...] | None = fact_list(
        "children of this order whose dependency this return takes (child tax credit, other "
        "dependent credit, California dependent credit); by default those with more nights here, "
        "as is one that neither parent names; an empty list claims nobody",
        default=None,
    )
    other_dependents: tuple[OtherDependent, ...] = fact_list(
        "dependents who are not children of this order", default=()
    )
    mortgage_interest: Money | None = fact("home mortgage interest paid", default=None)
    mortgage_balance: Dollars = fact(
        "mortgage debt, which limits the interest where it is above the cap", default=Decimal(0)
    )
    property_tax: Money | None = fact("property tax paid", default=None)
    charity: Money | None = fact("cash gifts to charity", default=None)
    medical: Money | None = fact(
        "medical expenses paid, but for a premium that deductions.health_insurance tells as "
        "pre_tax or self_employed",
        default=None,
    )
    dependent_care: Money | None = fact("care that lets the parent work", default=None)
    rent_paid: Money | None = fact("rent of the home", default=None)
    student_loan_interest: Money | None = fact("student loan interest paid", default=None)
    car_loan_interest: Money | None = fact(
        "interest on a loan for a new car assembled in the United States, 2025-2028", default=None
    )
    hsa: Money | None = fact("contributions to a health savings account", default=None)
    state_tax_paid: Money | None = fact(
        "state income tax paid other than SDI; by default the computed California tax",
        default=None,
    )
    lived_with_spouse: bool = fact(
        "of a separate return: lived with the spouse at any time of the year", default=False
    )
    joint_custody_credit: bool = fact(
        "California's joint custody head of household credit is claimed", default=False
    )
    dependent_parent_credit: bool = fact(
        "California's dependent parent credit is claimed", default=False
    )
    spouse: Spouse | None = fact("a new spouse on a joint return", default=None)


RETURN_MONEY = tuple(
    field.name
    for field in attrs.fields(ReturnFacts)  # type: ignore[arg-type] # facts are attrs classes
    if field.type == Money | None
)
"""The amounts of a return that come at a frequency, by name."""
