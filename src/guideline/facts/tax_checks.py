"""What the facts of taxes must be together: each parent's return, and the two beside each other."""

from collections.abc import Iterator
from decimal import Decimal

from guideline.amounts import repeat
from guideline.dates import Per
from guideline.errors import Problem
from guideline.facts.case import Case
from guideline.facts.income import annual_profit, counted
from guideline.facts.income_checks import PAY, check_income
from guideline.facts.kinds import FilingStatus, IncomeKind, PaidSupport
from guideline.facts.money import Money, annual
from guideline.facts.parents import EnteredTaxes, Parent
from guideline.facts.tax_return import RETURN_MONEY

_ZERO = Decimal(0)
_EARNED = PAY | {IncomeKind.SELF_EMPLOYMENT}


def tax_problems(case: Case) -> Iterator[Problem]:
    """Yield everything about the taxes of a case that cannot be."""
    for index, parent in enumerate(case.parents):
        for problem in _of_parent(case, parent):
            yield problem.at(f"parents[{index}]")
    yield from _claimed_twice(case)


def _of_parent(case: Case, parent: Parent) -> Iterator[Problem]:
    yield from _check_birthdays(case, parent)
    yield from _check_status(parent)
    yield from _check_spouse(parent)
    yield from _check_claims(case, parent)
    yield from _check_money(parent)
    yield from _check_sheltered(parent)
    yield from _check_business_premium(parent)
    yield from _check_capacity(parent)
    yield from _check_entered(parent.taxes)
    if _computes(parent):
        yield from _check_instruments(parent)


def _computes(parent: Parent) -> bool:
    taxes = parent.taxes
    return parent.monthly_net_disposable_income is None and not (
        taxes is not None and (taxes.complete or taxes.no_return)
    )


def _check_birthdays(case: Case, parent: Parent) -> Iterator[Problem]:
    facts = parent.tax_return
    days = [("tax_return.born", facts.born)]
    if facts.spouse is not None:
        days.append(("tax_return.spouse.born", facts.spouse.born))
    days += [
        (f"tax_return.other_dependents[{index}].born", other.born)
        for index, other in enumerate(facts.other_dependents)
    ]
    for where, born in days:
        if born is not None and born > case.on:
            yield Problem(where, str(born), f"after {case.on}, the day of the order", "mend one")


def _check_status(parent: Parent) -> Iterator[Problem]:
    facts, status = parent.tax_return, parent.filing_status
    if facts.spouse is not None and status is not FilingStatus.MARRIED_JOINT:
        yield Problem(
            "tax_return.spouse",
            "",
            f"a spouse on the return of {status or 'nobody known to be married'}",
            'write filing_status = "married_joint", or leave the spouse out',
        )
    if facts.lived_with_spouse and status is not FilingStatus.MARRIED_SEPARATE:
        yield Problem(
            "tax_return.lived_with_spouse",
            "true",
            "asked of a separate return alone",
            'write filing_status = "married_separate", or leave it out',
        )
    if facts.joint_custody_credit and status not in {
        None,
        FilingStatus.SINGLE,
        FilingStatus.MARRIED_SEPARATE,
    }:
        yield Problem(
            "tax_return.joint_custody_credit",
            "true",
            f"not for {status} (Rev. & Tax. Code § 17054.5)",
            "leave it out",
        )
    if facts.dependent_parent_credit and (
        status is not FilingStatus.MARRIED_SEPARATE or facts.joint_custody_credit
    ):
        yield Problem(
            "tax_return.dependent_parent_credit",
            "true",
            "for a separate return, and not beside the joint custody credit (§ 17054.5)",
            "leave it out",
        )


def _check_spouse(parent: Parent) -> Iterator[Problem]:
    """Yield what cannot be about a new spouse's income, which is there for the tax alone."""
    spouse = parent.tax_return.spouse
    for index, income in enumerate(spouse.income if spouse else ()):
        where = f"tax_return.spouse.income[{index}]"
        for problem in check_income(income):
            yield problem.at(where)
        if income.kind is IncomeKind.IMPUTED:
            yield Problem(
                f"{where}.kind",
                "imputed",
                "earning capacity is considered of a parent, § 4058(b); a joint tax is one on what "
                "the spouse has",
                "write what the spouse earns, or leave it out",
            )


def _check_claims(case: Case, parent: Parent) -> Iterator[Problem]:
    names = [child.name for child in case.children]
    claims = parent.tax_return.claims or ()
    for index, name in enumerate(claims):
        where = f"tax_return.claims[{index}]"
        if name not in names:
            yield Problem(
                where,
                repeat(name),
                "no child of this order has this name",
                f"write {' or '.join(names) or 'a child'}; others are other_dependents",
            )
        if name in claims[:index]:
            yield Problem(where, repeat(name), "claimed twice on one return", "name each once")


def _claimed_twice(case: Case) -> Iterator[Problem]:
    """Yield each child whose dependency both returns take: one benefit taken twice."""
    taken: dict[str, str] = {}
    for index, parent in enumerate(case.parents):
        for name in parent.tax_return.claims or ():
            if taken.setdefault(name, parent.name) != parent.name:
                yield Problem(
                    f"parents[{index}].tax_return.claims",
                    repeat(name),
                    f"{taken[name]} claims this child as well",
                    "let one parent claim it",
                )


def _check_money(parent: Parent) -> Iterator[Problem]:
    for name in RETURN_MONEY:
        money: Money | None = getattr(parent.tax_return, name)
        if money is None:
            continue
        if money.amount < 0:
            yield Problem(
                f"tax_return.{name}", str(money.amount), "below zero", "write zero or more"
            )
        if money.per is Per.HOUR:
            yield Problem(
                f"tax_return.{name}.per", "hour", "only income may be hourly", "write it by month"
            )
    if parent.tax_return.mortgage_balance < 0:
        yield Problem(
            "tax_return.mortgage_balance",
            str(parent.tax_return.mortgage_balance),
            "below zero",
            "write zero or more",
        )


def _year_of(parent: Parent, kinds: frozenset[IncomeKind]) -> Decimal:
    incomes = [item for item in counted(parent.income) if item.kind in kinds]
    if any(any(check_income(item)) for item in incomes):
        return Decimal("Infinity")  # told already; nothing can be compared with it
    return sum((annual_profit(item) for item in incomes), _ZERO)


def _check_sheltered(parent: Parent) -> Iterator[Problem]:
    """Yield pre-tax payments above the pay that they are made from."""
    if parent.monthly_net_disposable_income is not None or not _computes(parent):
        return
    premium = parent.deductions.health_insurance
    if premium is not None and premium.pre_tax and annual(premium) > _year_of(parent, PAY):
        yield Problem(
            "deductions.health_insurance",
            str(premium.amount),
            "a pre-tax premium above all pay",
            "mend the amount, or write pre_tax = false",
        )
    contributions = [item for item in parent.retirement if item.pre_tax]
    if sum((annual(item) for item in contributions), _ZERO) > _year_of(parent, _EARNED):
        yield Problem(
            "retirement",
            "",
            "pre-tax contributions above all earnings",
            "mend the amounts, or write pre_tax = false",
        )


def _check_business_premium(parent: Parent) -> Iterator[Problem]:
    """Yield a premium of the own business that is paid out of pay, or without a business."""
    premium, where = parent.deductions.health_insurance, "deductions.health_insurance.self_employed"
    if premium is None or not premium.self_employed:
        return
    if premium.pre_tax:
        yield Problem(
            where,
            "true",
            "beside pre_tax = true: a plan is the employer's or that of the own business",
            "write one of them",
        )
    if all(income.kind is not IncomeKind.SELF_EMPLOYMENT for income in parent.income):
        yield Problem(
            where,
            "true",
            "without income from self-employment (26 U.S.C. § 162(l)(2)(A))",
            'write an income of kind = "self_employment", or leave it out',
        )


def _check_capacity(parent: Parent) -> Iterator[Problem]:
    """Yield earning capacity on top of earnings: it stands in lieu of them, § 4058(b)(1)(B)."""
    kinds = {income.kind for income in counted(parent.income)}
    for index, income in enumerate(parent.income):
        if income.kind is IncomeKind.IMPUTED and kinds & (_EARNED - {IncomeKind.IMPUTED}):
            known = ", ".join(sorted(kinds & (_EARNED - {IncomeKind.IMPUTED})))
            yield Problem(
                f"income[{index}].replaces",
                "",
                f"earning capacity on top of known earnings ({known}): § 4058(b)(1)(B) has it in "
                "lieu of them",
                'write replaces = "wages", or whichever kind it replaces',
            )


def _check_entered(taxes: EnteredTaxes | None) -> Iterator[Problem]:
    if taxes is None:
        return
    entered = [
        name
        for name in (
            "federal_income_tax",
            "state_income_tax",
            "social_security",
            "medicare",
            "state_disability",
        )
        if getattr(taxes, name) is not None
    ]
    if taxes.no_return and entered:
        yield Problem(
            "taxes.no_return", "true", f"beside {', '.join(entered)}", "write one or the other"
        )
    if taxes.out_of_state_rate is not None and (taxes.no_return or taxes.complete):
        yield Problem(
            "taxes.out_of_state_rate",
            str(taxes.out_of_state_rate),
            f"beside {'no_return' if taxes.no_return else 'complete'} = true, which computes no "
            "tax",
            "write state_income_tax, or leave the other out",
        )
    if taxes.out_of_state_rate is not None and "state_income_tax" in entered:
        yield Problem(
            "taxes.out_of_state_rate",
            str(taxes.out_of_state_rate),
            "beside state_income_tax",
            "write the rate or the tax",
        )


def _check_instruments(parent: Parent) -> Iterator[Problem]:
    """Yield spousal support whose tax cannot be told, for want of its instrument's day."""
    spouse = parent.tax_return.spouse
    received = [
        *((f"income[{index}]", income) for index, income in enumerate(parent.income)),
        *(
            (f"tax_return.spouse.income[{index}]", income)
            for index, income in enumerate(spouse.income if spouse else ())
        ),
    ]
    undated = [
        where
        for where, income in received
        if income.kind is IncomeKind.SPOUSAL_SUPPORT_RECEIVED and income.instrument is None
    ]
    undated += [
        where
        for where, paid in parent.deductions.named_support_paid()
        if paid.kind is PaidSupport.SPOUSAL_SUPPORT and paid.instrument is None
    ]
    for where in undated:
        yield Problem(
            f"{where}.instrument",
            "",
            "missing: the day of the judgment or agreement decides the tax",
            "write instrument = 2017-05-01",
        )
