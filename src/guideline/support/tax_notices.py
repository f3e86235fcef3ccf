"""What has to be said about taxes that were computed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, cast

from guideline.amounts import Amount, Condition, choose, least, less, like
from guideline.citations import fam, irc, rtc
from guideline.facts.case import Case
from guideline.facts.kinds import FilingStatus, IncomeKind, PaidSupport
from guideline.facts.money import annual
from guideline.facts.parents import Parent
from guideline.notices import Notice, NoticeId
from guideline.support.claims import Custody, claim_notices
from guideline.support.uncounted import uncounted_in, uncounted_notices
from guideline.taxes.annual import AnnualTaxes
from guideline.taxes.california_credits import CaliforniaEarnedIncomeCredit
from guideline.taxes.dependents import of_age, other_dependent
from guideline.taxes.liability import TaxTables
from guideline.taxes.years import GIVEN

WITH_SOMEBODY = (FilingStatus.HEAD_OF_HOUSEHOLD, FilingStatus.SURVIVING_SPOUSE)
"""The statuses of those who have a qualifying person in the home, 26 U.S.C. § 2."""

OVERTIME_DEDUCTION = 2025  # 26 U.S.C. § 225: from this tax year


def tax_notices(
    case: Case,
    custody: tuple[Custody, ...],
    taxes: dict[str, AnnualTaxes[Decimal]],
    tables: TaxTables,
) -> Iterator[Notice]:
    """Yield what a reader of the computed taxes must know."""
    year = tables.federal.start.year
    yield Notice(
        id=NoticeId.TAX_TABLES_SECONDHAND,
        decides=False,
        text=f"The income tax figures of {year} were read in other tax programs, which name the "
        "official documents, and compared between them; but for a few that the tables mark, the "
        "documents themselves were not read.",
        cites=(fam("4059(a)"),),
    )
    if any(each.whole_return.in_california for each in taxes.values()):
        yield from _california_notices(year, tables)
    if not case.choices.refundable_credits:
        yield Notice(
            id=NoticeId.REFUNDABLE_CREDITS_LEFT_OUT,
            decides=True,
            text="Refundable credits are not counted in the tax actually payable "
            "(refundable_credits = false); § 4059(a) speaks of all available credits.",
            cites=(fam("4059(a)"),),
        )
    yield from claim_notices(custody)
    yield from uncounted_in(year)
    for parent in case.parents:
        if parent.name in taxes:
            yield from _status_notices(parent, taxes[parent.name], custody)
            yield from _income_notices(case, parent, year)
            yield from uncounted_notices(parent, taxes[parent.name], custody, tables)
            yield from _relative_notices(parent, tables)
            yield from _figure_notices(parent, taxes[parent.name], tables)


def _california_notices(year: int, tables: TaxTables) -> Iterator[Notice]:
    """Yield whose California figures were used, where they are not the tables' own of the year."""
    of_year = tables.california.covers(tables.federal.start)
    if tables.california.table == GIVEN:
        text = f"California's figures for tax year {year} are those of the parameter file given" + (
            "." if of_year else f", which are of {tables.california.start.year}."
        )
    elif not of_year:
        text = (
            f"California's brackets and credits for tax year {year} are not in the tables; "
            f"those of {tables.california.start.year} were used "
            '(california_tables = "latest_published"). A parameter file given with '
            "--california-tables replaces them."
        )
    else:
        return
    yield Notice(
        id=NoticeId.CALIFORNIA_TABLES_OF_ANOTHER_YEAR,
        decides=True,
        text=text,
        cites=(rtc("17041(h)"),),
    )


def _status_notices(
    parent: Parent, taxes: AnnualTaxes[Decimal], custody: tuple[Custody, ...]
) -> Iterator[Notice]:
    name, status = parent.name, parent.filing_status
    if status is None:
        yield Notice(
            id=NoticeId.FILING_STATUS_ASSUMED,
            decides=True,
            text=f"{name}'s filing status is not given: taxes are those of a single filer.",
            cites=(fam("4059(a)"),),
        )
    at_home = any(item.nights == name for item in custody)
    if status in WITH_SOMEBODY and not (at_home or parent.tax_return.other_dependents):
        yield Notice(
            id=NoticeId.HEAD_OF_HOUSEHOLD_UNSUPPORTED,
            decides=True,
            text=f"{name} files as {status.replace('_', ' ')}, but no qualifying person in the "
            "home is told: neither a child of this order with more nights there nor another "
            "dependent.",
            cites=(irc("2(a)") if status is FilingStatus.SURVIVING_SPOUSE else irc("2(b)"),),
        )
    yield from _return_notices(parent, taxes, custody)


def _return_notices(
    parent: Parent, taxes: AnnualTaxes[Decimal], custody: tuple[Custody, ...]
) -> Iterator[Notice]:
    name, status = parent.name, parent.filing_status
    if taxes.share is not None:
        told = parent.tax_return.spouse is not None
        yield Notice(
            id=NoticeId.NEW_SPOUSE_TAX,
            decides=True,
            text=f"{name}'s joint tax with a new spouse is divided by the method "
            f'"{taxes.share.method}"; the spouse\'s income counts for nothing else'
            + ("." if told else ", and is taken for none, since nothing is told of it."),
            cites=(fam("4059(a)"), fam("4057.5")),
        )
    if status is FilingStatus.MARRIED_SEPARATE and not parent.tax_return.lived_with_spouse:
        yield Notice(
            id=NoticeId.SEPARATE_RETURN_APART,
            decides=False,
            text=f"{name} files a separate return and is taken to live apart from the spouse all "
            "year (lived_with_spouse = true says otherwise). Whether the spouse itemizes, beside "
            "whom nobody has a standard deduction, is not asked.",
            cites=(irc("21(e)(4)"), irc("32(d)(2)"), irc("63(c)(6)(A)"), irc("86(c)(1)")),
        )
    if parent.tax_return.joint_custody_credit and not any(item.shared(name) for item in custody):
        yield Notice(
            id=NoticeId.JOINT_CUSTODY_CREDIT_UNSUPPORTED,
            decides=True,
            text=f"{name} claims California's joint custody head of household credit, and no child "
            "of this order is there 146 to 219 days of the year.",
            cites=(rtc("17054.5"),),
        )


def _income_notices(case: Case, parent: Parent, year: int) -> Iterator[Notice]:
    name = parent.name
    kinds = {income.kind for income in parent.income}
    if IncomeKind.IMPUTED in kinds:
        yield Notice(
            id=NoticeId.EARNING_CAPACITY,
            decides=True,
            text=f"Earning capacity of {name} counts in lieu of the income that it replaces; it is "
            f"taxed {case.choices.imputed_tax.replace('_', ' ')}.",
            cites=(fam("4058(b)(1)(B)"),),
        )
    yield from _support_notices(parent)
    for whose in _with_unknown_premium(parent) if year >= OVERTIME_DEDUCTION else ():
        yield Notice(
            id=NoticeId.OVERTIME_PREMIUM_UNKNOWN,
            decides=True,
            text=f"Which part of the overtime of {whose} is above regular pay is not given "
            "(premium = …): the federal deduction for it is not counted.",
            cites=(irc("225"),),
        )
    if parent.taxes is not None and parent.taxes.out_of_state_rate is not None:
        yield Notice(
            id=NoticeId.OUT_OF_STATE_RATE,
            decides=True,
            text=f"{name}'s state tax is the rate given, on federal adjusted gross income.",
            cites=(fam("4059(a)"),),
        )


def _support_notices(parent: Parent) -> Iterator[Notice]:
    """Yield how spousal support from or to others is taxed."""
    name = parent.name
    if any(income.kind is IncomeKind.SPOUSAL_SUPPORT_RECEIVED for income in parent.income):
        yield Notice(
            id=NoticeId.SPOUSAL_SUPPORT_OF_OTHERS,
            decides=True,
            text=f"Spousal support that {name} receives from a person not a party is taxed by the "
            "day of its instrument; § 4059(a), which leaves out the tax effects of spousal "
            "support, is read as speaking of support between the parties.",
            cites=(fam("4058(a)(1)"), fam("4059(a)")),
        )
    if any(paid.kind is PaidSupport.SPOUSAL_SUPPORT for paid in parent.deductions.support_paid):
        yield Notice(
            id=NoticeId.SPOUSAL_SUPPORT_OF_OTHERS,
            decides=True,
            text=f"Spousal support that {name} pays to a person not a party lowers the income tax "
            "by the day of its instrument, if its payment is proved; § 4059(a), which leaves out "
            "the tax effects of spousal support, is read as speaking of support between the "
            "parties.",
            cites=(fam("4059(a)"), fam("4059(e)")),
        )


def _with_unknown_premium(parent: Parent) -> Iterator[str]:
    """Yield whose overtime on a return is told without its premium."""
    spouse = parent.tax_return.spouse
    for whose, incomes in (
        (parent.name, parent.income),
        (f"{parent.name}'s spouse", spouse.income if spouse else ()),
    ):
        if any(item.kind is IncomeKind.OVERTIME and item.premium is None for item in incomes):
            yield whose


def _relative_notices(parent: Parent, tables: TaxTables) -> Iterator[Notice]:
    """Yield which other dependents are no qualifying child, and what is taken for granted then."""
    year, limit = tables.federal.start.year, tables.federal.figures["relative_income_limit"]
    for facts in parent.tax_return.other_dependents:
        other = other_dependent(facts)
        if other.relative or not of_age(other, year, tables.federal):
            yield Notice(
                id=NoticeId.DEPENDENT_AS_RELATIVE,
                decides=True,
                text=f"{parent.name}'s dependent born on {facts.born} is no qualifying child, and "
                f"is taken for a qualifying relative: gross income below ${limit:,}, and more than "
                "half of the support from the parent. Leave out who is neither.",
                cites=(irc("152(d)"),),
            )


def _figure_notices(
    parent: Parent, taxes: AnnualTaxes[Decimal], tables: TaxTables
) -> Iterator[Notice]:
    """Yield where a figure that no second source confirmed decides, or a limit is passed."""
    names = sorted(name for name, amount in weak_figures(taxes, tables).items() if amount)
    if names:
        yield Notice(
            id=NoticeId.WEAK_TAX_FIGURE,
            decides=True,
            text=f"{parent.name}'s taxes rest on figures of the tables that no second source "
            f"confirmed: {', '.join(names)}.",
            cites=(fam("4059(a)"),),
        )
    if above_limit(parent, taxes, tables):
        yield Notice(
            id=NoticeId.CONTRIBUTION_ABOVE_LIMIT,
            decides=False,
            text=f"{parent.name}'s voluntary contributions are above the year's limit of "
            "26 U.S.C. § 402(g) or § 223; they are counted as told (older workers may give more).",
            cites=(irc("402(g)"), irc("223(b)")),
        )


def weak_figures(taxes: AnnualTaxes[Amount], tables: TaxTables) -> dict[str, Amount]:
    """Return what stands on each figure of the tables that no second source confirmed."""
    whole = taxes.whole_return
    federal = whole.federal
    nothing = taxes.niit * 0
    earned = federal.earned_income
    used: dict[str, Amount] = {
        "savers_tops": federal.savers.allowed,
        "student_loan_start": federal.income.student_loan_interest,
        "eitc_joint_addition": earned.credit if earned else nothing,
    }
    if whole.in_california:
        california = whole.california
        earned_here = california.earned_income
        used |= {
            "renters_cap": california.renters,
            "caleitc_second": _slow_credit(earned_here, tables) if earned_here else nothing,
            "amt_exemption": california.minimum_tax,
            "amt_medical": least(california.minimum_tax, california.deductions.medical),
            "joint_custody_most": california.joint_custody,
        }
    weak = {*tables.federal.weak, *tables.california.weak}
    return {name: amount for name, amount in used.items() if name in weak}


def _slow_credit(earned: CaliforniaEarnedIncomeCredit[Amount], tables: TaxTables) -> Amount:
    """Return CalEITC where it is in its second, slower reduction."""
    credit, row = earned.credit, min(earned.children, 3)
    peak = like(tables.california.figures["caleitc_earned"][row], credit)
    second = like(tables.california.figures["caleitc_second"][row], credit)
    slow = choose(less(peak, earned.earned_income), credit, credit * 0)
    return choose(less(credit, second), slow, credit * 0)


def above_limit(parent: Parent, taxes: AnnualTaxes[Amount], tables: TaxTables) -> Condition:
    """Return whether voluntary contributions pass the limits of 26 U.S.C. §§ 223, 402(g)."""
    figures, saved = tables.federal.figures, taxes.whole_return.federal.income.hsa
    counted = [item for item in parent.retirement if item.pre_tax and not item.mandatory]
    deferred: Amount = cast("Any", sum(annual(item) for item in counted)) + taxes.niit * 0
    return less(like(figures["hsa_limit"][1], saved), saved) | less(
        like(figures["deferral_limit"], deferred), deferred
    )
