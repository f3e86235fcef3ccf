"""The health insurance of a self-employed person, 26 U.S.C. § 162(l)."""

from collections.abc import Iterator
from typing import Generic

from guideline.amounts import Amount, greatest, least, like
from guideline.citations import irc, irs
from guideline.taxes.payroll import SelfEmploymentTax
from guideline.taxes.returns import Person, TaxReturn
from guideline.worksheets import form, line


@form
class BusinessHealthInsurance(Generic[Amount]):
    """Health insurance of a self-employed person, 26 U.S.C. § 162(l)."""

    of: str
    premiums: Amount = line(
        "Premiums of a plan of the business", irc("162(l)(1)"), irs("Form 7206", "3")
    )
    limit: Amount = line(
        "Net profit less half of self-employment tax and retirement contributions",
        irc("162(l)(2)(A)"),
        irc("401(c)(2)"),
        irs("Form 7206", "13"),
    )
    deduction: Amount = line(
        "Self-employed health insurance deduction", irc("162(l)(1)"), irs("Form 7206", "14")
    )
    above_limit: Amount = line("Premiums above it, a medical expense", irc("162(l)(3)"))


def business_health_insurance(
    tax_return: TaxReturn[Amount], self_employment: tuple[SelfEmploymentTax[Amount], ...]
) -> tuple[BusinessHealthInsurance[Amount], ...]:
    """Return the deduction of each person on a return whose own business has a health plan."""
    return tuple(_deductions(tax_return.people, self_employment))


def premiums_deducted(
    tax_return: TaxReturn[Amount], insured: tuple[BusinessHealthInsurance[Amount], ...]
) -> Amount:
    """Return what of such premiums a return deducts."""
    result = tax_return.zero
    for step in insured:
        result = result + step.deduction
    return result


def medical_expenses(
    tax_return: TaxReturn[Amount], insured: tuple[BusinessHealthInsurance[Amount], ...]
) -> Amount:
    """Return medical expenses of a year, with what of such premiums is not deducted already."""
    result = tax_return.expenses.medical
    for step in insured:
        result = result + step.above_limit
    return result


def _deductions(
    people: tuple[Person[Amount], ...], self_employment: tuple[SelfEmploymentTax[Amount], ...]
) -> Iterator[BusinessHealthInsurance[Amount]]:
    for person, step in zip(people, self_employment, strict=True):
        premiums = person.business_premium
        if premiums is None:
            continue
        earned = step.profit - step.deduction - person.contributed_from_profit
        limit = greatest(earned, like(0, earned))
        deduction = least(premiums, limit)
        yield BusinessHealthInsurance(
            of=person.name,
            premiums=premiums,
            limit=limit,
            deduction=deduction,
            above_limit=premiums - deduction,
        )
