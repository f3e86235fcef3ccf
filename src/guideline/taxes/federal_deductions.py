"""From federal adjusted gross income to taxable income, 26 U.S.C. § 63."""

from decimal import Decimal
from typing import Generic

from guideline.amounts import (
    Amount,
    Condition,
    anywhere,
    at_most,
    choose,
    full_steps,
    greatest,
    least,
    less,
    like,
    steps_up,
    total,
)
from guideline.citations import irc, irs
from guideline.taxes.business_health import medical_expenses
from guideline.taxes.federal_income import OF_BUSINESS, FederalIncome
from guideline.taxes.returns import TaxReturn
from guideline.taxes.years import FederalLaw
from guideline.worksheets import form, line

_THOUSAND = Decimal(1000)  # §§ 163(h)(4)(C), 224(b)(2) and 225(b)(2) reduce by the $1,000


@form
class ItemizedDeductions(Generic[Amount]):
    """Federal itemized deductions, 26 U.S.C. §§ 63(d), 68."""

    of: str
    medical: Amount = line("Medical expenses above the floor", irc("213"), irs("Schedule A", "4"))
    state_income_tax: Amount = line(
        "State income tax and state disability insurance",
        irc("164(a)(3)"),
        irs("Schedule A", "5a"),
    )
    property_tax: Amount = line("Property tax", irc("164(a)(1)"), irs("Schedule A", "5b"))
    salt_cap: Amount = line("Most that state and local taxes may come to", irc("164(b)(6)-(7)"))
    state_and_local: Amount = line(
        "State and local taxes", irc("164(b)(6)"), irs("Schedule A", "5e")
    )
    mortgage_interest: Amount = line(
        "Home mortgage interest", irc("163(h)(3)"), irs("Schedule A", "8a")
    )
    charity: Amount = line("Gifts to charity", irc("170"), irs("Schedule A", "14"))
    reduction: Amount = line("Reduction at high incomes (from 2026)", irc("68"))
    itemized: Amount = line("Itemized deductions", irc("63(d)"), irs("Schedule A", "17"))


@form
class QualifiedBusinessIncome(Generic[Amount]):
    """Qualified business income deduction, 26 U.S.C. § 199A."""

    of: str
    income: Amount = line("Qualified business income", irc("199A(c)"), irs("Form 8995", "4"))
    income_before: Amount = line("Taxable income before it", irc("199A(a)"), irs("Form 8995", "11"))
    share: Amount = line(
        "A fifth of the income, phased out without payroll", irc("199A(b)"), irs("Form 8995", "5")
    )
    limit: Amount = line(
        "A fifth of taxable income less net capital gain", irc("199A(a)"), irs("Form 8995", "14")
    )
    deduction: Amount = line(
        "Qualified business income deduction", irc("199A(a)"), irs("Form 1040", "13")
    )


@form
class TemporaryDeductions(Generic[Amount]):
    """Deductions of 2025 to 2028, P.L. 119-21 §§ 70103, 70201-70203."""

    of: str
    tips: Amount = line("Qualified tips", irc("224"), irs("Schedule 1-A", "13"))
    overtime: Amount = line("Premium part of overtime", irc("225"), irs("Schedule 1-A", "21"))
    car_loan_interest: Amount = line(
        "Car loan interest", irc("163(h)(4)"), irs("Schedule 1-A", "30")
    )
    senior: Amount = line("Deduction for seniors", irc("151(d)(5)(C)"), irs("Schedule 1-A", "37"))
    deduction: Amount = line("These deductions together", irs("Schedule 1-A", "38"))


@form
class FederalDeductions(Generic[Amount]):
    """Federal taxable income, 26 U.S.C. § 63."""

    of: str
    standard: Amount = line("Standard deduction", irc("63(c)"))
    itemizing: ItemizedDeductions[Amount]
    charity_without_itemizing: Amount = line(
        "Cash gifts of those who do not itemize", irc("170(p)"), irs("Form 1040", "12b")
    )
    deduction: Amount = line(
        "Standard or itemized deduction, by which the tax is less",
        irc("63(b), (e)"),
        irs("Form 1040", "12"),
    )
    temporary: TemporaryDeductions[Amount] | None
    business: QualifiedBusinessIncome[Amount]
    taxable_income: Amount = line("Taxable income", irc("63(a)"), irs("Form 1040", "15"))
    minimum_tax_addition: Amount = line(
        "What the alternative minimum tax adds back: taxes, or the standard deduction",
        irc("56(b)(1)"),
        irs("Form 6251", "2a"),
    )


def federal_deductions(
    tax_return: TaxReturn[Amount],
    income: FederalIncome[Amount],
    state_income_tax: Amount,
    law: FederalLaw[Amount],
    *,
    smaller: Condition = False,
) -> FederalDeductions[Amount]:
    """Return taxable income: the larger of standard and itemized, then the later deductions.

    Args:
        tax_return: The return; whether it itemizes, if it says so.
        income: Federal adjusted gross income.
        state_income_tax: State income tax paid, with state disability insurance.
        law: The figures of the year.
        smaller: Where the smaller of the two is elected instead, § 63(e).
    """
    zero = tax_return.zero
    conditions = tax_return.count(lambda person: person.aged)
    conditions += tax_return.count(lambda person: person.blind)
    standard = law.standard_deduction + law.aged_or_blind * conditions
    gifts = least(tax_return.expenses.charity, law.charity_without_itemizing)
    temporary = temporary_deductions(tax_return, income, law)
    later = zero if temporary is None else temporary.deduction
    itemizing = itemized_deductions(tax_return, income, state_income_tax, law)
    itemizes = tax_return.itemizes
    if itemizes is None:
        itemizes = less(standard + gifts, itemizing.itemized) ^ smaller
    deduction = choose(itemizes, itemizing.itemized, standard + gifts)
    refused = choose(itemizes, itemizing.reduction, zero)
    # § 199A(e)(1) counts taxable income as if § 68 refused nothing, and so does § 56(b)(1)(E).
    before = greatest(income.agi - deduction - refused - later, zero)
    business = qualified_business_income(income, before, law)
    senior = zero if temporary is None else temporary.senior
    added = choose(itemizes, itemizing.state_and_local, standard + zero) + senior - refused
    return FederalDeductions(
        of=tax_return.of,
        standard=standard,
        itemizing=itemizing,
        charity_without_itemizing=choose(itemizes, zero, gifts),
        deduction=deduction,
        temporary=temporary,
        business=business,
        taxable_income=greatest(income.agi - deduction - later - business.deduction, zero),
        minimum_tax_addition=added,
    )


def itemized_deductions(
    tax_return: TaxReturn[Amount],
    income: FederalIncome[Amount],
    state_income_tax: Amount,
    law: FederalLaw[Amount],
) -> ItemizedDeductions[Amount]:
    """Return federal itemized deductions after their limits."""
    zero, expenses = tax_return.zero, tax_return.expenses
    agi = greatest(income.agi, zero)
    paid = medical_expenses(tax_return, income.business_health)
    medical = greatest(paid - agi * law.medical_floor, zero)
    over = greatest(agi - law.salt_reduction_start, zero)
    cap = greatest(law.salt_cap - over * law.salt_reduction_rate, law.salt_floor)
    taxes = least(state_income_tax + expenses.property_tax, cap)
    debt = greatest(expenses.mortgage_balance, law.mortgage_debt_cap)
    interest = expenses.mortgage_interest * law.mortgage_debt_cap / debt
    given = expenses.charity - income.charity
    charity = greatest(least(given, agi * law.charity_limit) - agi * law.charity_floor, zero)
    before = medical + taxes + interest + charity
    reduction = reduction_at_high_incomes(before, income, law)
    return ItemizedDeductions(
        of=tax_return.of,
        medical=medical,
        state_income_tax=state_income_tax,
        property_tax=expenses.property_tax,
        salt_cap=cap,
        state_and_local=taxes,
        mortgage_interest=interest,
        charity=charity,
        reduction=reduction,
        itemized=before - reduction,
    )


def reduction_at_high_incomes(
    itemized: Amount, income: FederalIncome[Amount], law: FederalLaw[Amount]
) -> Amount:
    """Return what § 68 refuses: 2/37 of the deductions that lie in the 37 percent bracket.

    Of the lesser of the deductions, and of taxable income with them above the bracket's start. The
    deductions of 2025 to 2028 have ended long before such incomes; that for a business has not.
    """
    part, whole = law.itemized_reduction
    zero, start = itemized * 0, law.bracket_tops[-1]
    if not part or not anywhere(less(start + zero, income.agi)):
        return zero
    business = qualified_business_income(income, greatest(income.agi - itemized, zero), law)
    above = greatest(income.agi - business.deduction - start, zero)
    return least(itemized, above) * part / whole


def temporary_deductions(
    tax_return: TaxReturn[Amount], income: FederalIncome[Amount], law: FederalLaw[Amount]
) -> TemporaryDeductions[Amount] | None:
    """Return the deductions of 2025 to 2028; ``None`` in other years."""
    if not law.car_loan_cap:
        return None
    zero, agi = tax_return.zero, income.agi
    steps = full_steps(greatest(agi - law.tips_and_overtime_start, zero), _THOUSAND)
    less_each = steps * law.tips_and_overtime_per_step
    tips = least(tax_return.sum(lambda person: person.tips), law.tips_cap)
    overtime = least(tax_return.sum(lambda person: person.overtime_premium), law.overtime_cap)
    begun = steps_up(greatest(agi - law.car_loan_start, zero), _THOUSAND)
    car = least(tax_return.expenses.car_loan_interest, law.car_loan_cap)
    over = greatest(agi - law.senior_start, zero) * law.senior_rate
    seniors = tax_return.count(lambda person: person.aged)
    tips, overtime = greatest(tips - less_each, zero), greatest(overtime - less_each, zero)
    car = greatest(car - begun * law.car_loan_per_step, zero)
    senior = greatest(law.senior_deduction - over, zero) * seniors
    return TemporaryDeductions(
        of=tax_return.of,
        tips=tips,
        overtime=overtime,
        car_loan_interest=car,
        senior=senior,
        deduction=tips + overtime + car + senior,
    )


def qualified_business_income(
    income: FederalIncome[Amount], before: Amount, law: FederalLaw[Amount]
) -> QualifiedBusinessIncome[Amount]:
    """Return the deduction of a sole proprietor who pays no wages and owns no depreciable property.

    Above the threshold the deduction of such a business phases out over the range, whatever the
    trade, § 199A(b)(2)(B), (b)(3)(B).
    """
    zero = before * 0
    # 26 C.F.R. § 1.199A-3(b)(1)(vi)
    of_owner = total([getattr(income, name) for name in OF_BUSINESS])
    qualified = greatest(income.business - of_owner, zero)
    over = least(greatest(before - law.qbi_threshold, zero) / law.qbi_range, like(1, before))
    share = qualified * law.qbi_rate
    share = share - share * over
    gains = income.qualified_dividends + income.capital_gains.net_capital_gain
    limit = greatest(before - gains, zero) * law.qbi_rate
    deduction = least(share, limit)
    if law.qbi_least_income:
        floor = choose(
            at_most(law.qbi_least_income + zero, qualified), law.qbi_least_deduction + zero, zero
        )
        deduction = greatest(deduction, floor)
    return QualifiedBusinessIncome(
        of=income.of,
        income=qualified,
        income_before=before,
        share=share,
        limit=limit,
        deduction=deduction,
    )
