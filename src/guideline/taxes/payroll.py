"""Payroll taxes: Social Security, Medicare, self-employment tax and state disability insurance."""

from typing import Generic

from guideline.amounts import Amount, choose, greatest, least, less, like, total
from guideline.citations import fam, irc, irs, uic
from guideline.figures import SHARE
from guideline.law.tables import Version
from guideline.taxes.returns import Person, TaxReturn
from guideline.taxes.years import FederalLaw
from guideline.worksheets import form, line


@form
class PayrollTaxes(Generic[Amount]):
    """Payroll taxes withheld from wages, Fam. Code § 4059(b), (d)."""

    of: str
    social_security_wages: Amount = line("Wages that Social Security tax reaches", irc("3121(a)"))
    wage_base: Amount = line("Wage base of Social Security tax", irc("3121(a)(1)"))
    social_security: Amount = line(
        "Social Security tax on wages", fam("4059(b)"), irc("3101(a)"), irs("Form W-2", "4")
    )
    medicare: Amount = line(
        "Medicare tax on wages", fam("4059(b)"), irc("3101(b)(1)"), irs("Form W-2", "6")
    )
    disability_wages: Amount = line("Wages that state disability insurance reaches", uic("985"))
    disability_rate: Amount = line(
        "Contribution rate of state disability insurance", uic("984"), unit=SHARE
    )
    state_disability: Amount = line(
        "State disability insurance", fam("4059(d)"), uic("984"), irs("Form W-2", "14")
    )


@form
class SelfEmploymentTax(Generic[Amount]):
    """Self-employment tax, 26 U.S.C. § 1401."""

    of: str
    profit: Amount = line("Net profit", irc("1402(a)"), irs("Schedule SE", "3"))
    net_earnings: Amount = line(
        "Net earnings from self-employment; none under $400",
        irc("1402(a)(12)"),
        irc("1402(b)(2)"),
        irs("Schedule SE", "6"),
    )
    social_security: Amount = line("Social Security part", irc("1401(a)"), irs("Schedule SE", "10"))
    medicare: Amount = line("Medicare part", irc("1401(b)(1)"), irs("Schedule SE", "11"))
    tax: Amount = line("Self-employment tax", fam("4059(b)"), irc("1401"), irs("Schedule SE", "12"))
    deduction: Amount = line("Deduction for half of it", irc("164(f)"), irs("Schedule SE", "13"))


@form
class AdditionalMedicareTax(Generic[Amount]):
    """Additional Medicare Tax, 26 U.S.C. §§ 1401(b)(2), 3101(b)(2)."""

    of: str
    threshold: Amount = line("Threshold for the filing status", irs("Form 8959", "5"))
    on_wages: Amount = line("On wages", irc("3101(b)(2)"), irs("Form 8959", "7"))
    on_self_employment: Amount = line(
        "On self-employment", irc("1401(b)(2)"), irs("Form 8959", "13")
    )
    tax: Amount = line("Additional Medicare Tax", fam("4059(b)"), irs("Form 8959", "18"))


def payroll_taxes(
    person: Person[Amount], law: FederalLaw[Amount], disability: Version
) -> PayrollTaxes[Amount]:
    """Return what is withheld from one person's wages for Social Security, Medicare and SDI."""
    wages, covered = person.social_security_wages, person.disability_wages
    rate = like(disability.figures["rate"], wages)
    base = disability.figures.get("wage_base")
    reached = covered if base is None else least(covered, like(base, covered))
    return PayrollTaxes(
        of=person.name,
        social_security_wages=wages,
        wage_base=law.social_security_wage_base,
        social_security=least(wages, law.social_security_wage_base) * law.social_security_rate,
        medicare=wages * law.medicare_rate,
        disability_wages=reached,
        disability_rate=rate,
        state_disability=reached * rate,
    )


def self_employment_tax(
    person: Person[Amount], law: FederalLaw[Amount]
) -> SelfEmploymentTax[Amount]:
    """Return one person's self-employment tax; wages use up the Social Security base first."""
    profit, zero = person.self_employment, like(0, person.self_employment)
    earnings = profit * law.net_earnings_factor
    earnings = choose(less(earnings, law.self_employment_floor), zero, earnings)
    room = greatest(law.social_security_wage_base - person.social_security_wages, zero)
    old_age = least(earnings, room) * law.self_employment_social_security_rate
    medicare = earnings * law.self_employment_medicare_rate
    return SelfEmploymentTax(
        of=person.name,
        profit=profit,
        net_earnings=earnings,
        social_security=old_age,
        medicare=medicare,
        tax=old_age + medicare,
        deduction=(old_age + medicare) / 2,
    )


def additional_medicare_tax(
    tax_return: TaxReturn[Amount],
    self_employment: tuple[SelfEmploymentTax[Amount], ...],
    law: FederalLaw[Amount],
) -> AdditionalMedicareTax[Amount]:
    """Return the Additional Medicare Tax of a return: wages use up the threshold first."""
    zero, threshold = tax_return.zero, law.additional_medicare_threshold
    wages = tax_return.sum(lambda person: person.social_security_wages)
    earnings = total([step.net_earnings for step in self_employment])
    room = greatest(threshold - wages, zero)
    on_wages = greatest(wages - threshold, zero) * law.additional_medicare_rate
    on_earnings = greatest(earnings - room, zero) * law.additional_medicare_rate
    return AdditionalMedicareTax(
        of=tax_return.of,
        threshold=threshold,
        on_wages=on_wages,
        on_self_employment=on_earnings,
        tax=on_wages + on_earnings,
    )
