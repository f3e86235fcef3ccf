"""From the facts of a case to a tax return: each income to its place in the law of the tax."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import attrs

from guideline.amounts import greatest, less, like
from guideline.facts.case import Choices
from guideline.facts.income import Income, annual_premium, annual_profit, counted, no_income
from guideline.facts.kinds import FilingStatus, ImputedTax, IncomeKind, PaidSupport
from guideline.facts.money import Recurring, annual
from guideline.facts.parents import Parent
from guideline.facts.tax_return import Spouse
from guideline.law.tables import Version
from guideline.taxes.liability import TaxTables
from guideline.taxes.returns import (
    Dependents,
    Expenses,
    Person,
    TaxReturn,
)

_PAY = {
    IncomeKind.WAGES,
    IncomeKind.OVERTIME,
    IncomeKind.TIPS,
    IncomeKind.BONUS,
    IncomeKind.SEVERANCE,
}
"""Pay for work: income tax, payroll taxes and disability insurance reach it."""

_PLACES = {
    IncomeKind.SELF_EMPLOYMENT: "self_employment",
    IncomeKind.INTEREST: "interest",
    IncomeKind.DIVIDENDS: "dividends",
    IncomeKind.QUALIFIED_DIVIDENDS: "qualified_dividends",
    IncomeKind.SHORT_TERM_GAIN: "short_term_gain",
    IncomeKind.LONG_TERM_GAIN: "long_term_gain",
    IncomeKind.RENT: "rents_and_royalties",
    IncomeKind.ROYALTIES: "rents_and_royalties",
    IncomeKind.TRUST: "trust",
    IncomeKind.PENSION: "pension",
    IncomeKind.SOCIAL_SECURITY: "social_security",
    IncomeKind.UNEMPLOYMENT: "unemployment",
    IncomeKind.PAID_FAMILY_LEAVE: "paid_family_leave",
    IncomeKind.OTHER_TAXABLE: "other",
}
"""Where each other taxed kind belongs; a kind that is nowhere here is not taxed."""

_AMOUNTS = tuple(
    field.name
    for field in attrs.fields(Person)
    if field.default is attrs.NOTHING and field.name != "name"
)


def tax_return(
    parent: Parent, dependents: Dependents, choices: Choices, year: int, tables: TaxTables
) -> TaxReturn[Decimal]:
    """Return a parent's income tax return for a year, in the number system of the incomes.

    Args:
        parent: The parent, with income.
        dependents: Who counts for which benefit.
        choices: How earning capacity is taxed.
        year: The tax year.
        tables: The tables of the year, for the days that decide the tax of spousal support.
    """
    facts, status = parent.tax_return, parent.filing_status or FilingStatus.SINGLE
    zero = no_income(parent.income)
    people = [person(parent, choices, year, tables)]
    if status is FilingStatus.MARRIED_JOINT:
        people.append(spouse(parent, choices, year, tables))
        disabled = sum(person.disabled for person in people)
        dependents = attrs.evolve(dependents, care=dependents.care + disabled)
    return TaxReturn(
        year=year,
        status=status,
        people=tuple(people),
        dependents=dependents,
        expenses=expenses(parent, tables),
        zero=zero,
        lived_apart=not facts.lived_with_spouse,
        rents_home=facts.rent_paid is not None and less(zero, facts.rent_paid.amount),
        joint_custody=facts.joint_custody_credit,
        dependent_parent=facts.dependent_parent_credit,
        other_state_rate=parent.taxes.out_of_state_rate if parent.taxes else None,
    )


def person(parent: Parent, choices: Choices, year: int, tables: TaxTables) -> Person[Decimal]:
    """Return the parent's own year: pre-tax premiums and contributions come off the wages."""
    zero = no_income(parent.income)
    earned = income_of(counted(parent.income), choices, tables, zero)
    premium = parent.deductions.health_insurance
    of_business = premium is not None and premium.self_employed
    if premium is not None and premium.pre_tax:
        sheltered = annual(premium)
        for place in ("wages", "social_security_wages", "disability_wages"):
            earned[place] = greatest(earned[place] - sheltered, zero)
    for item in parent.retirement:
        if item.pre_tax:
            earned["deferrals"] = earned["deferrals"] + annual(item)
        if not item.mandatory:
            earned["savings"] = earned["savings"] + annual(item)
    facts = parent.tax_return
    return Person(
        name=parent.name,
        age=_age(facts.born, year),
        birthday_tomorrow=_on_new_year(facts.born),
        blind=facts.blind,
        disabled=facts.disabled,
        business_premium=_annual(premium, zero) if of_business else None,
        **earned,
    )


def spouse(parent: Parent, choices: Choices, year: int, tables: TaxTables) -> Person[Decimal]:
    """Return the new spouse's year; a spouse of whom nothing is told has no income."""
    facts = parent.tax_return.spouse or Spouse()
    zero = no_income(parent.income)
    earned = income_of(counted(facts.income), choices, tables, zero)
    premium = facts.business_premium
    name = f"Spouse of {parent.name}"
    return Person(
        name=name,
        age=_age(facts.born, year),
        birthday_tomorrow=_on_new_year(facts.born),
        blind=facts.blind,
        disabled=facts.disabled,
        business_premium=None if premium is None else _annual(premium, zero),
        **earned,
    )


def income_of(
    incomes: Iterable[Income], choices: Choices, tables: TaxTables, zero: Decimal
) -> dict[str, Decimal]:
    """Return a person's incomes of a year by the places of a return; what is absent is zero."""
    places = dict.fromkeys(_AMOUNTS, zero)
    for income in incomes:
        for place, amount in _placed(income, choices, tables):
            places[place] = places[place] + amount
    return places


def _placed(income: Income, choices: Choices, tables: TaxTables) -> Iterable[tuple[str, Decimal]]:
    """Return each place of a return that one income reaches, with the year's amount."""
    amount = annual_profit(income)
    zero = like(0, amount)
    if income.kind in _PAY or (
        income.kind is IncomeKind.IMPUTED and choices.imputed_tax is ImputedTax.AS_WAGES
    ):
        yield "wages", amount
        yield "social_security_wages", amount if income.fica else zero
        yield "disability_wages", amount if income.sdi else zero
        yield "tips", amount if income.kind is IncomeKind.TIPS else zero
        yield "overtime_premium", annual_premium(income)
    elif income.kind is IncomeKind.COMBAT_PAY:  # § 112 leaves it out of income, not out of wages
        yield "combat_pay", amount
        yield "social_security_wages", amount if income.fica else zero
    elif income.kind is IncomeKind.SPOUSAL_SUPPORT_RECEIVED:
        for system, table in _alimony_tables(tables):
            yield f"{system}_alimony", amount if _covered(income.instrument, table) else zero
    elif income.kind in _PLACES:
        yield _PLACES[income.kind], amount


def _alimony_tables(tables: TaxTables) -> tuple[tuple[str, Version], ...]:
    return (("federal", tables.federal), ("california", tables.california))


def _covered(instrument: date | None, table: Version) -> bool:
    """Return whether alimony of an instrument is taxed and deducted: by the day it was made."""
    last: date = table.figures["alimony_through"]
    return instrument is not None and instrument <= last


def expenses(parent: Parent, tables: TaxTables) -> Expenses[Decimal]:
    """Return what the return deducts or takes credits for, a year."""
    facts, zero = parent.tax_return, no_income(parent.income)
    entered, premiums = _entered_of_state(parent)
    alimony = {"federal": zero, "california": zero}
    for paid in parent.deductions.support_paid:
        if paid.proved and paid.kind is PaidSupport.SPOUSAL_SUPPORT:
            for system, table in _alimony_tables(tables):
                if _covered(paid.instrument, table):
                    alimony[system] = alimony[system] + annual(paid)
    return Expenses(
        mortgage_interest=_annual(facts.mortgage_interest, zero),
        mortgage_balance=facts.mortgage_balance,
        property_tax=_annual(facts.property_tax, zero),
        charity=_annual(facts.charity, zero),
        medical=_annual(facts.medical, zero),
        dependent_care=_annual(facts.dependent_care, zero),
        student_loan_interest=_annual(facts.student_loan_interest, zero),
        car_loan_interest=_annual(facts.car_loan_interest, zero),
        hsa=_annual(facts.hsa, zero),
        federal_alimony=alimony["federal"],
        california_alimony=alimony["california"],
        state_tax_paid=entered,
        state_disability_paid=premiums,
    )


def _entered_of_state(parent: Parent) -> tuple[Decimal | None, Decimal | None]:
    """Return the state income tax and the disability insurance that are told, if they are.

    Taxes entered to be deducted are those paid, but on a joint return, where they are a part.
    """
    told, taxes = parent.tax_return.state_tax_paid, parent.taxes
    premiums = None
    if taxes is not None and parent.filing_status is not FilingStatus.MARRIED_JOINT:
        told, premiums = told or taxes.state_income_tax, taxes.state_disability
    return (
        None if told is None else greatest(annual(told), annual(told) * 0),
        None if premiums is None else annual(premiums),
    )


def _annual(money: Recurring | None, zero: Decimal) -> Decimal:
    return zero if money is None else annual(money)


def _age(born: date | None, year: int) -> int | None:
    return None if born is None else year - born.year


def _on_new_year(born: date | None) -> bool:
    return born is not None and (born.month, born.day) == (1, 1)
