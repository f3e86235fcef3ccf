"""A person's taxes of a year: of an own return, or the part of a joint one."""

from typing import Generic

import attrs

from guideline.amounts import Amount, choose, greatest, less, like
from guideline.citations import fam, irc, rtc
from guideline.facts.kinds import FilingStatus, JointTaxShare
from guideline.figures import SHARE, TEXT
from guideline.law.tables import Version
from guideline.taxes.liability import ReturnTaxes, TaxTables, return_taxes
from guideline.taxes.returns import Dependents, Person, TaxReturn, blank_expenses
from guideline.worksheets import form, line


@form
class JointShare(Generic[Amount]):
    """A parent's part of a joint tax with a new spouse, Fam. Code § 4059(a)."""

    of: str
    method: str = line("How the joint tax is divided", fam("4059(a)"), unit=TEXT)
    federal: Amount = line("Part of the federal tax", fam("4059(a)"), unit=SHARE)
    california: Amount = line("Part of the state tax", fam("4059(a)"), unit=SHARE)


@form
class AnnualTaxes(Generic[Amount]):
    """A parent's taxes of a year, Fam. Code § 4059(a), (b), (d)."""

    of: str
    tables: tuple[Version, ...]
    whole_return: ReturnTaxes[Amount]
    share: JointShare[Amount] | None
    federal_income_tax: Amount = line("Federal income tax after credits", fam("4059(a)"), irc("1"))
    additional_medicare: Amount = line("Additional Medicare Tax", fam("4059(b)"), irc("3101(b)(2)"))
    niit: Amount = line("Net investment income tax", fam("4059(a)"), irc("1411"))
    social_security: Amount = line("Social Security tax", fam("4059(b)"), irc("3101(a)"))
    medicare: Amount = line("Medicare tax", fam("4059(b)"), irc("3101(b)(1)"))
    self_employment_tax: Amount = line("Self-employment tax", fam("4059(b)"), irc("1401"))
    state_income_tax: Amount = line("State income tax after credits", fam("4059(a)"), rtc("17041"))
    state_disability: Amount = line("State disability insurance", fam("4059(d)"))


@attrs.frozen(kw_only=True)
class TaxChoices:
    """Readings of what tax is actually payable.

    Attributes:
        refundable_credits: Whether they count.
        joint_share: How a joint tax with a new spouse is divided.
    """

    refundable_credits: bool = True
    joint_share: JointTaxShare = JointTaxShare.ALONE


def annual_taxes(
    tax_return: TaxReturn[Amount], tables: TaxTables, choices: TaxChoices
) -> AnnualTaxes[Amount]:
    """Return the taxes of a year of the first person on a return.

    Args:
        tax_return: The return; the parent is its first person.
        tables: The tables of the year.
        choices: The readings chosen.
    """
    taxes: ReturnTaxes[Amount] = return_taxes(tax_return, tables)
    federal = taxes.federal
    federal_tax, state_tax = federal.after_nonrefundable, taxes.state.after_nonrefundable
    if choices.refundable_credits:
        federal_tax = federal_tax - federal.refundable
    if choices.refundable_credits and taxes.in_california:
        state_tax = state_tax - taxes.california.refundable
    share, niit = None, federal.investment.tax
    additional = taxes.additional_medicare.tax
    if len(tax_return.people) > 1:
        share = parents_share(tax_return, tables, choices.joint_share)
        federal_tax, niit = federal_tax * share.federal, niit * share.federal
        additional, state_tax = additional * share.federal, state_tax * share.california
    return AnnualTaxes(
        of=tax_return.people[0].name,
        tables=(tables.federal, *(_of_california(tables) if taxes.in_california else ())),
        whole_return=taxes,
        share=share,
        federal_income_tax=federal_tax,
        additional_medicare=additional,
        niit=niit,
        social_security=taxes.payroll[0].social_security,
        medicare=taxes.payroll[0].medicare,
        self_employment_tax=taxes.self_employment[0].tax,
        state_income_tax=state_tax,
        state_disability=taxes.payroll[0].state_disability,
    )


def _of_california(tables: TaxTables) -> tuple[Version, Version]:
    return tables.california, tables.disability


def parents_share(
    tax_return: TaxReturn[Amount], tables: TaxTables, method: JointTaxShare
) -> JointShare[Amount]:
    """Return the part of a joint tax that is the parent's.

    By default in proportion to what each would owe alone on a separate return, without dependents
    and without the expenses of the return; where neither would owe, in proportion to income.
    """
    parent, spouse = tax_return.people
    one = like(1, tax_return.zero)
    by_income = _proportion(_income(parent), _income(spouse), one + tax_return.zero)
    federal = state = by_income
    if method is JointTaxShare.WHOLE:
        federal = state = one + tax_return.zero
    elif method is JointTaxShare.ALONE:
        mine, theirs = (_alone(tax_return, person, tables) for person in (parent, spouse))
        federal = _proportion(_federal_alone(mine), _federal_alone(theirs), by_income)
        state = _proportion(
            mine.state.after_nonrefundable, theirs.state.after_nonrefundable, by_income
        )
    return JointShare(of=parent.name, method=str(method), federal=federal, california=state)


def _proportion(first: Amount, second: Amount, otherwise: Amount) -> Amount:
    """Return the first's share of both, or ``otherwise`` where there is nothing to share."""
    whole = first + second
    nothing = less(like(0, whole) + whole * 0, whole)
    return choose(nothing, first / choose(nothing, whole, whole * 0 + 1), otherwise)


def _income(person: Person[Amount]) -> Amount:
    """Return a person's taxed income before any loss, for a division by income."""
    gains = person.short_term_gain + person.long_term_gain
    return (
        greatest(gains, like(0, gains))
        + person.california_alimony
        + person.wages
        + person.self_employment
        + person.interest
        + person.dividends
        + person.qualified_dividends
        + person.rents_and_royalties
        + person.trust
        + person.pension
        + person.social_security
        + person.unemployment
        + person.paid_family_leave
        + person.other
    )


def _alone(
    tax_return: TaxReturn[Amount], person: Person[Amount], tables: TaxTables
) -> ReturnTaxes[Amount]:
    """Return the taxes that one spouse would owe alone."""
    alone = attrs.evolve(
        tax_return,
        status=FilingStatus.MARRIED_SEPARATE,
        people=(person,),
        dependents=Dependents(),
        expenses=blank_expenses(tax_return.zero),
    )
    return return_taxes(alone, tables)


def _federal_alone(taxes: ReturnTaxes[Amount]) -> Amount:
    federal = taxes.federal
    return federal.after_nonrefundable + federal.investment.tax + taxes.additional_medicare.tax
