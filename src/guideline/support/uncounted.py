"""What may lower a parent's tax and is not counted, since nothing is told of it or no rule is."""

from collections.abc import Iterator
from decimal import Decimal

from guideline.amounts import Amount, Condition, less, like
from guideline.citations import Citation, irc, rtc
from guideline.facts.kinds import FilingStatus, IncomeKind
from guideline.facts.parents import Parent
from guideline.notices import Notice, NoticeId
from guideline.support.claims import Custody
from guideline.taxes.annual import AnnualTaxes
from guideline.taxes.liability import TaxTables

REBATES = {2020: (irc("6428"), irc("6428A")), 2021: (irc("6428B"),)}
"""The tax years with a recovery rebate, and an election to count the earnings of 2019."""


def uncounted_in(year: int) -> Iterator[Notice]:
    """Yield what every return of a tax year may have that is not counted."""
    if year in REBATES:
        yield _not_computed(
            f"The recovery rebate of {year}, which most were paid in advance, and the election to "
            "take the earned income of 2019 for the credits are not computed.",
            *REBATES[year],
        )


def uncounted_notices(
    parent: Parent, taxes: AnnualTaxes[Decimal], custody: tuple[Custody, ...], tables: TaxTables
) -> Iterator[Notice]:
    """Yield what one parent's return may have that is not counted."""
    yield from _joint_custody(parent, taxes, custody)
    yield from _business_premium(parent)
    care = parent.tax_return.dependent_care
    if care is not None and care.amount and without_care_credit(taxes):
        yield _not_computed(
            f"What {parent.name} pays for care counts for no credit: no child under 13 and nobody "
            "disabled has more nights there, or the return is a separate one of spouses who live "
            "together.",
            irc("21(b)(1), (e)(2)"),
        )
    if of_california := [
        name
        for name in ("rent_paid", "joint_custody_credit", "dependent_parent_credit")
        if getattr(parent.tax_return, name) and not taxes.whole_return.in_california
    ]:
        yield _not_computed(
            f"{parent.name} pays another state's tax, which credits that only California has do "
            f"not lower: {', '.join(of_california)}.",
            rtc("17053.5"),
            rtc("17054.5"),
        )
    if payroll_matters(taxes, tables):
        yield _not_computed(
            f"{parent.name}'s business is taken to pay no wages and to own no depreciable property "
            "above the threshold of 26 U.S.C. § 199A; one that does deducts more.",
            irc("199A(b)(2)(B)"),
        )
    if any(income.kind is IncomeKind.COMBAT_PAY for income in parent.income):
        yield _not_computed(
            f"The elections to count {parent.name}'s combat pay as earned for the earned income "
            "and care credits are not computed.",
            irc("32(c)(2)(B)(vi)"),
            irc("21(d)(1)"),
        )


def without_care_credit(taxes: AnnualTaxes[Amount]) -> bool:
    """Return whether the credits for care are closed to a return, 26 U.S.C. § 21(b)(1), (e)(2)."""
    return taxes.whole_return.federal.dependent_care is None


def payroll_matters(taxes: AnnualTaxes[Amount], tables: TaxTables) -> Condition:
    """Return whether § 199A takes off some of a deduction for want of wages and property."""
    business = taxes.whole_return.federal.deductions.business
    return less(
        business.share, business.income * like(tables.federal.figures["qbi_rate"], business.income)
    )


def _not_computed(text: str, *cites: Citation) -> Notice:
    return Notice(id=NoticeId.NOT_COMPUTED, decides=False, text=text, cites=cites)


def _joint_custody(
    parent: Parent, taxes: AnnualTaxes[Decimal], custody: tuple[Custody, ...]
) -> Iterator[Notice]:
    """Yield that California's joint custody credit may be open to a parent."""
    name, status = parent.name, parent.filing_status
    if (
        any(item.shared(name) for item in custody)
        and taxes.whole_return.in_california
        and status in {FilingStatus.SINGLE, FilingStatus.MARRIED_SEPARATE}
        and not parent.tax_return.joint_custody_credit
    ):
        yield Notice(
            id=NoticeId.JOINT_CUSTODY_CREDIT_POSSIBLE,
            decides=False,
            text=f"{name} has a child 146 to 219 days of the year: California's joint custody head "
            "of household credit may be open (joint_custody_credit = true), and is not counted.",
            cites=(rtc("17054.5"),),
        )


def _business_premium(parent: Parent) -> Iterator[Notice]:
    """Yield that a premium which lowers no tax might, of a parent with a business."""
    premium = parent.deductions.health_insurance
    if premium is None or not premium.amount or premium.pre_tax or premium.self_employed:
        return
    if any(income.kind is IncomeKind.SELF_EMPLOYMENT for income in parent.income):
        yield Notice(
            id=NoticeId.BUSINESS_PREMIUM_POSSIBLE,
            decides=False,
            text=f"{parent.name} has a business and pays health insurance out of taxed income: "
            "where the plan is that of the business, the premium lowers the income tax "
            "(health_insurance = { amount = …, self_employed = true }); it is not counted.",
            cites=(irc("162(l)"),),
        )
