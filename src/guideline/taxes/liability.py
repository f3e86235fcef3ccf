"""Every tax of one return: payroll, federal and California, in the order that each needs."""

from typing import Generic

import attrs

from guideline.amounts import Amount, anywhere, least, less, total
from guideline.law.tables import Version
from guideline.taxes.california import CaliforniaTax, california_tax
from guideline.taxes.federal import FederalTax, federal_tax
from guideline.taxes.federal_income import federal_income
from guideline.taxes.payroll import (
    AdditionalMedicareTax,
    PayrollTaxes,
    SelfEmploymentTax,
    additional_medicare_tax,
    payroll_taxes,
    self_employment_tax,
)
from guideline.taxes.returns import TaxReturn
from guideline.taxes.years import california_law, federal_law
from guideline.worksheets import worksheet


@attrs.frozen
class TaxTables:
    """The tables that a return of one year is computed with."""

    federal: Version
    california: Version
    disability: Version


@worksheet
class ReturnTaxes(Generic[Amount]):
    """Every tax of one return, Fam. Code § 4059(a), (b), (d)."""

    payroll: tuple[PayrollTaxes[Amount], ...]
    self_employment: tuple[SelfEmploymentTax[Amount], ...]
    additional_medicare: AdditionalMedicareTax[Amount]
    federal: FederalTax[Amount]
    california: CaliforniaTax[Amount]


def return_taxes(tax_return: TaxReturn[Amount], tables: TaxTables) -> ReturnTaxes[Amount]:
    """Return every tax of a return.

    California's tax needs federal income alone, and the federal itemized deductions need
    California's tax, so California stands between the two halves of the federal return. In 2020
    federal income itself depends on the election to itemize, and both returns are computed.
    """
    law = federal_law(tables.federal, tax_return.status, tax_return.zero)
    gifts = less(tax_return.zero, least(tax_return.expenses.charity, law.charity_above_the_line))
    if tax_return.itemizes is None and anywhere(gifts):
        return return_taxes(elected(tax_return, tables), tables)
    state_law = california_law(tables.california, tax_return.status, tax_return.zero)
    people = tax_return.people
    payroll = tuple(payroll_taxes(person, law, tables.disability) for person in people)
    self_employment = tuple(self_employment_tax(person, law) for person in people)
    income = federal_income(tax_return, self_employment, law)
    california = california_tax(tax_return, income, state_law)
    paid = tax_return.expenses.state_tax_paid
    state = california.after_nonrefundable if paid is None else paid
    state = state + total([step.state_disability for step in payroll])
    return ReturnTaxes(
        payroll=payroll,
        self_employment=self_employment,
        additional_medicare=additional_medicare_tax(tax_return, self_employment, law),
        federal=federal_tax(tax_return, income, state, (payroll, self_employment), law),
        california=california,
    )


def elected(tax_return: TaxReturn[Amount], tables: TaxTables) -> TaxReturn[Amount]:
    """Return the return with the election that leaves less federal tax: to itemize, or not.

    26 U.S.C. § 62(a)(22), (f)(1): gifts come off above the line of those who do not itemize.
    """
    itemized, standard = (
        return_taxes(attrs.evolve(tax_return, itemizes=itemizes), tables).federal.before_credits
        for itemizes in (True, False)
    )
    return attrs.evolve(tax_return, itemizes=less(itemized, standard))
