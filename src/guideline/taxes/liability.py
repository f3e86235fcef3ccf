"""Every tax of one return: payroll, federal and California, in the order that each needs."""

from typing import Generic, cast

import attrs

from guideline.amounts import Amount, anywhere, greatest, less, like, total
from guideline.citations import fam, irc, irs
from guideline.figures import SHARE
from guideline.law.tables import Version
from guideline.taxes.california import CaliforniaTax, california_tax
from guideline.taxes.federal import FederalTax, federal_tax
from guideline.taxes.federal_income import FederalIncome, federal_income
from guideline.taxes.payroll import (
    AdditionalMedicareTax,
    PayrollTaxes,
    SelfEmploymentTax,
    additional_medicare_tax,
    payroll_taxes,
    self_employment_tax,
)
from guideline.taxes.returns import Person, TaxReturn
from guideline.taxes.years import california_law, federal_law
from guideline.worksheets import form, line, worksheet


@attrs.frozen
class TaxTables:
    """The tables that a return of one year is computed with."""

    federal: Version
    california: Version
    disability: Version


@form
class OtherStateTax(Generic[Amount]):
    """Income tax of another state, by the rate that the case gives, Fam. Code § 4059(a)."""

    of: str
    agi: Amount = line("Federal adjusted gross income", irc("62"), irs("Form 1040", "11"))
    rate: Amount = line("Rate of the other state", fam("4059(a)"), unit=SHARE)
    after_nonrefundable: Amount = line("Income tax of the other state", fam("4059(a)"))


@worksheet
class ReturnTaxes(Generic[Amount]):
    """Every tax of one return, Fam. Code § 4059(a), (b), (d)."""

    payroll: tuple[PayrollTaxes[Amount], ...]
    self_employment: tuple[SelfEmploymentTax[Amount], ...]
    additional_medicare: AdditionalMedicareTax[Amount]
    federal: FederalTax[Amount]
    state: CaliforniaTax[Amount] | OtherStateTax[Amount]

    @property
    def in_california(self) -> bool:
        """Whether the state's tax is California's, and not another state's by its rate."""
        return isinstance(self.state, CaliforniaTax)

    @property
    def california(self) -> CaliforniaTax[Amount]:
        """California's tax, of a return that is ``in_california``."""
        return cast("CaliforniaTax[Amount]", self.state)


def return_taxes(tax_return: TaxReturn[Amount], tables: TaxTables) -> ReturnTaxes[Amount]:
    """Return every tax of a return.

    California's tax needs federal income alone, and the federal itemized deductions need
    California's tax, so California stands between the two halves of the federal return. In 2020
    federal income itself depends on the election to itemize, and both returns are computed.
    """
    law = federal_law(tables.federal, tax_return.status, tax_return.zero)
    tax_return = elected(tax_return, tables)
    people = _people(tax_return)
    payroll = tuple(payroll_taxes(person, law, tables.disability) for person in people)
    self_employment = tuple(self_employment_tax(person, law) for person in people)
    income = federal_income(tax_return, self_employment, law)
    state = state_tax(tax_return, income, tables)
    paid = _paid_to_state(tax_return, state, payroll)
    return ReturnTaxes(
        payroll=payroll,
        self_employment=self_employment,
        additional_medicare=additional_medicare_tax(tax_return, self_employment, law),
        federal=federal_tax(tax_return, income, paid, (payroll, self_employment), law),
        state=state,
    )


def state_tax(
    tax_return: TaxReturn[Amount], income: FederalIncome[Amount], tables: TaxTables
) -> CaliforniaTax[Amount] | OtherStateTax[Amount]:
    """Return California's tax, or that of another state by the rate given."""
    if tax_return.other_state_rate is None:
        law = california_law(tables.california, tax_return.status, tax_return.zero)
        return california_tax(tax_return, income, law)
    agi = greatest(income.agi, tax_return.zero)
    rate = like(tax_return.other_state_rate, agi)
    return OtherStateTax(
        of=tax_return.of, agi=agi, rate=rate + agi * 0, after_nonrefundable=agi * rate
    )


def _paid_to_state(
    tax_return: TaxReturn[Amount],
    state: CaliforniaTax[Amount] | OtherStateTax[Amount],
    payroll: tuple[PayrollTaxes[Amount], ...],
) -> Amount:
    """Return state income tax and disability insurance for the federal itemized deductions."""
    expenses = tax_return.expenses
    tax, premiums = expenses.state_tax_paid, expenses.state_disability_paid
    if tax is None:
        tax = state.after_nonrefundable
    if premiums is None:
        premiums = total([step.state_disability for step in payroll])
    return tax + premiums


def _people(tax_return: TaxReturn[Amount]) -> tuple[Person[Amount], ...]:
    """Return the people on a return; California's disability insurance reaches no other state."""
    if tax_return.other_state_rate is None:
        return tax_return.people
    return tuple(
        attrs.evolve(person, disability_wages=tax_return.zero) for person in tax_return.people
    )


def elected(tax_return: TaxReturn[Amount], tables: TaxTables) -> TaxReturn[Amount]:
    """Return the return with its election to itemize or not, where income depends on it: in 2020.

    26 U.S.C. § 62(a)(22), (f)(1): gifts come off above the line of those who do not itemize. What
    leaves less federal tax is elected.
    """
    law = federal_law(tables.federal, tax_return.status, tax_return.zero)
    if tax_return.itemizes is not None or not law.charity_above_the_line:
        return tax_return
    if not anywhere(less(tax_return.zero, tax_return.expenses.charity)):
        return tax_return
    itemized, standard = (
        return_taxes(attrs.evolve(tax_return, itemizes=itemizes), tables).federal.before_credits
        for itemizes in (True, False)
    )
    return attrs.evolve(tax_return, itemizes=less(itemized, standard))
