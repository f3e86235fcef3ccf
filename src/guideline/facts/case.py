"""A case: everything that a calculation of guideline support is told."""

from datetime import date
from typing import TYPE_CHECKING

from guideline.dates import Per
from guideline.facts.custody_kinds import TimeshareMethod
from guideline.facts.fields import Dollars, Shares, fact, facts
from guideline.facts.kinds import (
    AddOnKind,
    CaliforniaTables,
    Declaration,
    Division,
    HardshipMethod,
    ImputedTax,
    JointTaxShare,
    LowIncomeSupport,
    NegativeNetIncome,
)
from guideline.facts.later import later
from guideline.facts.parents import Parent

if TYPE_CHECKING:
    from guideline.facts.custody import Custody
else:  # a dozen records, for the cases that have a schedule
    Custody = later("guideline.facts.custody", "Custody")


@facts
class Child:
    """A child of this order."""

    name: str = fact("what the child is called throughout")
    born: date | None = fact(
        "day of birth; needed where there is more than one child", default=None
    )
    time: Shares | None = fact(
        "each parent's share of the time, compared with the other parent; they sum to one",
        default=None,
    )
    custody: Custody | None = fact(
        "the child's own custody schedule, from which the time is counted", default=None
    )
    completes_grade_12: date | None = fact(
        "the day on which a full-time high school student completes the twelfth grade (§ 3901)",
        default=None,
    )


@facts
class AddOn:
    """An expense that is additional support (§ 4062)."""

    kind: AddOnKind = fact("what kind of expense")
    amount: Dollars | None = fact(
        "dollars each time; absent for an open expense, shared as it arises", default=None
    )
    per: Per = fact("how often", default=Per.MONTH)
    paid_by: str | None = fact("the parent who pays the provider", default=None)
    split: Division | Shares | None = fact(
        "how the expense is divided; by default as the law of the day divides it", default=None
    )


@facts
class SpousalSupport:
    """Spousal support between these parents, ordered and paid; for § 4061(c) only."""

    payor: str = fact("the parent who pays it")
    amount: Dollars = fact("dollars each time")
    per: Per = fact("how often", default=Per.MONTH)


@facts
class HealthCoverage:
    """Health coverage for the children that a parent could be ordered to keep (§ 3751)."""

    parent: str = fact("the parent who would provide it")
    amount: Dollars = fact("cost of family coverage less self-only coverage, dollars each time")
    per: Per = fact("how often", default=Per.MONTH)
    monthly_gross_income: Dollars | None = fact(
        "that parent's gross income a month, where only the net income is entered", default=None
    )


@facts
class DefaultProceeding:
    """A default or a failure to appear, without evidence of time (§ 4055(b)(6))."""

    noncustodial: str = fact("the noncustodial parent")
    moving: str | None = fact("the parent who is the moving party", default=None)
    failed_to_appear: str | None = fact("the parent who failed to appear", default=None)


@facts
class Deviation:
    """An amount that differs from the guideline, with the findings of §§ 4056(a), 4057(b)."""

    amount: Dollars = fact("dollars a month that the court finds right")
    factor: str = fact("the rebuttal factor, as in 4057(b)(3)")
    reason: str = fact("why the amount differs from the guideline, § 4056(a)(2)")
    best_interests: str = fact("why it is consistent with the children's best interests, (a)(3)")
    payor: str | None = fact("who pays it, where the guideline has nobody pay", default=None)
    declarations: tuple[Declaration, ...] = fact(
        "for a stipulation below guideline: the five declarations of § 4065(a)", default=()
    )
    excess_rental_value: Dollars | None = fact(
        "for § 4057(b)(2): rental value a month above mortgage, insurance and taxes", default=None
    )


@facts
class Findings:
    """What the court found."""

    low_income_support: LowIncomeSupport | Dollars = fact(
        "lowest, unadjusted, or the support that the court sets inside the range",
        default=LowIncomeSupport.LOWEST,
    )
    default_proceeding: DefaultProceeding | None = fact(
        "a default without evidence of time", default=None
    )
    deviation: Deviation | None = fact("an amount other than the guideline", default=None)


@facts
class Choices:
    """Readings where the law is silent or practice differs; each has a default."""

    hardship_method: HardshipMethod = fact(
        "the support whose part for each child limits the hardship deduction",
        default=HardshipMethod.PRESUMED,
    )
    negative_net_income: NegativeNetIncome = fact(
        "how a net income below zero enters the formula", default=NegativeNetIncome.ZERO
    )
    timeshare_method: TimeshareMethod = fact(
        "how the time of a custody schedule is counted", default=TimeshareMethod.HOURS
    )
    low_income_threshold: Dollars | None = fact(
        "threshold of the low-income adjustment, only where the table has none", default=None
    )
    refundable_credits: bool = fact(
        "count refundable credits in the tax actually payable (§ 4059(a))", default=True
    )
    california_tables: CaliforniaTables = fact(
        "for tax year 2026, whose California tables are not published: the latest that are, or "
        "none but its own",
        default=CaliforniaTables.LATEST_PUBLISHED,
    )
    imputed_tax: ImputedTax = fact("how earning capacity is taxed", default=ImputedTax.AS_WAGES)
    joint_tax_share: JointTaxShare = fact(
        "the parent's part of a joint tax with a new spouse: in proportion to what each would owe "
        "alone, to income, or the whole",
        default=JointTaxShare.ALONE,
    )


@facts
class Case:
    """What ``gl.calculate`` is told: a day, two parents, their children, findings and choices."""

    on: date = fact("the day whose law applies")
    tax_year: int | None = fact("the tax year; by default the year of on", default=None)
    parents: tuple[Parent, ...] = fact("the two parents")
    children: tuple[Child, ...] = fact("the children of this order")
    custody: Custody | None = fact(
        "the custody schedule of every child without a time or a schedule of its own", default=None
    )
    add_ons: tuple[AddOn, ...] = fact("expenses that are additional support", default=())
    spousal_support: SpousalSupport | None = fact(
        "spousal support between these parents, ordered and paid", default=None
    )
    health_coverage: tuple[HealthCoverage, ...] = fact(
        "health coverage for the children, to test its cost", default=()
    )
    findings: Findings = fact("what the court found", factory=Findings)
    choices: Choices = fact("readings chosen", factory=Choices)
