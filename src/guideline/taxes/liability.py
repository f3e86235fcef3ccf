"""Every tax of one return: payroll, federal and California, in the order that each needs."""

from typing import Generic

import attrs

from guideline.amounts import Amount, total
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
    California's tax, so California stands between the two halves of the federal return.
    """
    law = federal_law(tables.federal, tax_return.status, tax_return.zero)
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
