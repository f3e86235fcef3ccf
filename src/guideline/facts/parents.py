"""The facts about one parent. There is one record for either parent, never a pair of twins."""

from datetime import date
from decimal import Decimal

import attrs

from guideline.dates import Per
from guideline.facts.fields import Dollars, Share, fact, fact_list, facts
from guideline.facts.income import Income
from guideline.facts.kinds import FilingStatus, PaidSupport
from guideline.facts.money import Money
from guideline.facts.partly import placed
from guideline.facts.tax_return import ReturnFacts


@facts
class HealthPremium:
    """A health insurance or health plan premium (§ 4059(d))."""

    amount: Dollars = fact("dollars each time")
    per: Per = fact("how often", default=Per.MONTH)
    pre_tax: bool = fact("paid before tax, so that it lowers the tax", default=False)
    self_employed: bool = fact(
        "for a plan of the parent's own business, in months without a plan that an employer of the "
        "parent or the spouse subsidizes: lowers the income tax up to the earnings of the business",
        default=False,
    )


@facts
class SupportPaid:
    """Child or spousal support actually paid to persons outside this order (§ 4059(e))."""

    amount: Dollars = fact("dollars each time")
    per: Per = fact("how often", default=Per.MONTH)
    kind: PaidSupport = fact(
        "child or spousal support; the tax of spousal support goes by its instrument",
        default=PaidSupport.CHILD_SUPPORT,
    )
    instrument: date | None = fact(
        "of spousal support: the day of its judgment or agreement", default=None
    )
    court_ordered: bool = fact("paid under a court order", default=False)
    proved: bool = fact("payment is proved; without proof nothing is deducted", default=False)
    guideline_cap: Money | None = fact(
        "without an order: the guideline amount, above which nothing is deducted", default=None
    )


@facts
class Deductions:
    """Deductions from gross income other than taxes, retirement and hardship (§ 4059(c)-(f))."""

    health_insurance: HealthPremium | None = fact(
        "premiums for the parent and the children whom the parent must support", default=None
    )
    union_dues: Money | None = fact("mandatory union dues", default=None)
    job_expenses: Money | None = fact("job-related expenses that the court allows", default=None)
    support_paid_elsewhere: SupportPaid | tuple[SupportPaid, ...] | None = fact_list(
        "support paid to persons outside this order; a list where there are several",
        default=None,
    )

    @property
    def support_paid(self) -> tuple[SupportPaid, ...]:
        """Each support that is paid to persons outside this order."""
        told = self.support_paid_elsewhere
        if told is None:
            return ()
        return (told,) if isinstance(told, SupportPaid) else told

    def named_support_paid(self) -> tuple[tuple[str, SupportPaid], ...]:
        """Return each support paid with where a file has it."""
        where = "deductions.support_paid_elsewhere"
        if isinstance(self.support_paid_elsewhere, SupportPaid):
            return ((where, self.support_paid_elsewhere),)
        return tuple((f"{where}[{index}]", paid) for index, paid in placed(self.support_paid))


@facts
class Retirement:
    """A retirement contribution, written once; deducted if it is mandatory (§ 4059(c))."""

    amount: Dollars = fact("dollars each time")
    per: Per = fact("how often", default=Per.MONTH)
    mandatory: bool = fact("required as a condition of employment", default=False)
    instead_of_fica: bool = fact(
        "secures retirement or disability benefits of pay outside FICA, § 4059(b)", default=False
    )
    pre_tax: bool = fact("paid before tax, so that it lowers the tax", default=False)


@facts
class Hardship:
    """Extreme financial hardship that the court allows for (§§ 4070-4073); monthly."""

    children: Dollars = fact(
        "natural or adopted children of other relationships in the home; 0.5 is a half credit",
        default=Decimal(0),
    )
    health: Dollars = fact(
        "extraordinary health expenses and uninsured catastrophic losses a month, § 4071(a)(1)",
        default=Decimal(0),
    )
    amount: Dollars | None = fact(
        "dollars a month that the court found for the children; § 4071(b) still limits it",
        default=None,
    )
    reason: str | None = fact("the reasons and facts that § 4072 has the court state", default=None)
    duration: str | None = fact("how long the deduction lasts, § 4072(b)", default=None)


@facts
class EnteredTaxes:
    """Taxes as figures instead of computed (Rule 5.275(b)(1)(B)); monthly unless said otherwise."""

    federal_income_tax: Money | None = fact("federal income tax", default=None)
    state_income_tax: Money | None = fact("state income tax", default=None)
    social_security: Money | None = fact("Social Security tax, or its equal", default=None)
    medicare: Money | None = fact("Medicare tax", default=None)
    state_disability: Money | None = fact("state disability insurance premiums", default=None)
    complete: bool = fact("what is absent is zero, not computed", default=False)
    no_return: bool = fact(
        "no tax return is filed: the income is treated as not taxed", default=False
    )
    out_of_state_rate: Share | None = fact(
        "rate of another state's income tax on federal adjusted gross income, instead of "
        "California's",
        default=None,
    )


ENTERED_TAXES = tuple(
    field.name
    for field in attrs.fields(EnteredTaxes)  # type: ignore[arg-type] # facts are attrs classes
    if field.type == Money | None
)
"""The taxes that may be entered, by name."""


@facts
class Parent:
    """One parent: either net income as entered, or income with deductions and taxes."""

    name: str = fact("what the parent is called throughout")
    filing_status: FilingStatus | None = fact("federal filing status", default=None)
    dependents: int | None = fact("number of exemptions or dependents claimed", default=None)
    monthly_net_disposable_income: Dollars | None = fact(
        "net disposable income a month after § 4059(a)-(f), instead of income, taxes, deductions",
        default=None,
    )
    income: tuple[Income, ...] = fact_list("each income", default=())
    deductions: Deductions = fact("deductions from gross income", factory=Deductions)
    retirement: tuple[Retirement, ...] = fact_list("each retirement contribution", default=())
    hardship: Hardship = fact("hardship that the court allows for", factory=Hardship)
    taxes: EnteredTaxes | None = fact("taxes entered instead of computed", default=None)
    tax_return: ReturnFacts = fact("what the tax return needs", factory=ReturnFacts)
