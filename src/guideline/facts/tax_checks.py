"""What the taxes of a parent must be beside the incomes and payments that they are made from."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from typing import cast

from guideline.errors import InvalidFacts, Problem
from guideline.facts.case import Case
from guideline.facts.fields import read
from guideline.facts.income import Income, annual_profit, counted
from guideline.facts.income_checks import BUSINESS, PAY, check_income, could_be, may_have
from guideline.facts.kinds import IncomeKind, PaidSupport
from guideline.facts.money import annual
from guideline.facts.parents import ENTERED_TAXES, EnteredTaxes, Parent
from guideline.facts.partly import placed, surely, unread_in, unsure_in
from guideline.facts.return_checks import check_return, check_return_of, claimed_twice

_ZERO = Decimal(0)
_EARNED = PAY | BUSINESS
_CAPACITY = frozenset({IncomeKind.IMPUTED})
_WHETHER_COMPUTED = ("monthly_net_disposable_income", "taxes.complete", "taxes.no_return")


def tax_problems(case: Case) -> Iterator[Problem]:
    """Yield everything about the taxes of a case that cannot be."""
    for index, parent in enumerate(case.parents):
        for problem in (*check_return_of(case, parent), *check_taxes(parent)):
            yield problem.at(f"parents[{index}]")
    yield from claimed_twice(case)


def check_taxes(parent: Parent) -> Iterator[Problem]:
    """Yield what cannot be about one parent's taxes, whatever the case is."""
    yield from check_return(parent)
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


def _most_of(parent: Parent, kinds: frozenset[IncomeKind]) -> Decimal:
    """Return a year of incomes of these kinds, or the most that it can be where some are not read.

    Infinity where nothing bounds it.
    """
    known = [item for item in counted(parent.income) if item.kind in kinds]
    unsure = [item for item in unsure_in(parent.income) if item.kind in kinds]
    if unsure or any(any(check_income(item)) for item in known):
        return Decimal("Infinity")  # told already; nothing can be compared with it
    most = sum((annual_profit(item) for item in known), _ZERO)
    return sum((_most_of_unread(item, kinds) for item in unread_in(parent.income)), most)


def _most_of_unread(unread: object, kinds: frozenset[IncomeKind]) -> Decimal:
    """Return the most that such an income can be a year: what it is if only its kind is wrong."""
    if not could_be(unread, kinds):
        return _ZERO
    with suppress(InvalidFacts):
        if isinstance(unread, Mapping):
            income = cast("Income", read(Income, {**unread, "kind": IncomeKind.WAGES}))
            if not any(check_income(income)):
                return annual_profit(income)
    return Decimal("Infinity")


def _check_sheltered(parent: Parent) -> Iterator[Problem]:
    """Yield pre-tax payments above the pay that they are made from."""
    if parent.monthly_net_disposable_income is not None or not _computes(parent):
        return
    premium = parent.deductions.health_insurance
    if premium is not None and premium.pre_tax and annual(premium) > _most_of(parent, PAY):
        yield Problem(
            "deductions.health_insurance",
            str(premium.amount),
            "a pre-tax premium above all pay",
            "mend the amount, or write pre_tax = false",
            rests_on=_WHETHER_COMPUTED,
        )
    left = _most_of(parent, _EARNED)
    for index, item in surely(parent.retirement):
        left -= annual(item) if item.pre_tax else _ZERO
        if left < 0:
            yield Problem(
                f"retirement[{index}]",
                str(item.amount),
                "with it, pre-tax contributions above all earnings",
                "mend the amounts, or write pre_tax = false",
                rests_on=_WHETHER_COMPUTED,
            )
            return


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
    if not may_have(parent.income, BUSINESS):
        yield Problem(
            where,
            "true",
            "without income from self-employment (26 U.S.C. § 162(l)(2)(A))",
            'write an income of kind = "self_employment", or leave it out',
        )


def _check_capacity(parent: Parent) -> Iterator[Problem]:
    """Yield earning capacity on top of earnings: it stands in lieu of them, § 4058(b)(1)(B).

    Not beside an income unread that may say which earnings it replaces.
    """
    if any(could_be(item, _CAPACITY) for item in unread_in(parent.income)):
        return
    kinds = {income.kind for income in counted(parent.income)}
    for index, income in placed(parent.income):
        if income.kind is IncomeKind.IMPUTED and kinds & (_EARNED - _CAPACITY):
            known = ", ".join(sorted(kinds & (_EARNED - _CAPACITY)))
            instead = 'write replaces = "wages", or whichever kind it replaces'
            if income.replaces is not None:
                instead = "leave those out, or mend replaces"
            yield Problem(
                f"income[{index}].replaces",
                "",
                f"earning capacity on top of known earnings ({known}): § 4058(b)(1)(B) has it in "
                "lieu of them",
                instead,
            )


def _check_entered(taxes: EnteredTaxes | None) -> Iterator[Problem]:
    if taxes is None:
        return
    entered = [name for name in ENTERED_TAXES if getattr(taxes, name) is not None]
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
        *((f"income[{index}]", income) for index, income in placed(parent.income)),
        *(
            (f"tax_return.spouse.income[{index}]", income)
            for index, income in placed(spouse.income if spouse else ())
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
            rests_on=_WHETHER_COMPUTED,
        )
