"""What the findings of a case must be beside the amount that the law gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import evolve

from guideline.amounts import exactly
from guideline.errors import GuidelineError, Problem
from guideline.facts.case import Case
from guideline.facts.kinds import LowIncomeSupport
from guideline.law.family_code import rebuttal_law
from guideline.support.low_income import LowIncomeAdjustment, applied_problems, half_of_net_floor
from guideline.support.presumed import PresumedSupport, presumed_support
from guideline.support.setting import Setting, setting_of

if TYPE_CHECKING:
    from guideline.law.tables import Version

_TWO = 2

# What the guideline amount does not depend on. Expenses can limit a hardship deduction, but only by
# a choice, and then by known amounts: what is wrong with them moves no problem told here.
_BESIDE_THE_AMOUNT = (
    "findings.deviation",
    "findings.low_income_support",
    "add_ons",
    "spousal_support",
    "health_coverage",
)


def finding_problems(setting: Setting, presumed: PresumedSupport) -> tuple[Problem, ...]:
    """Return what the court cannot have found, given what the guideline comes to, all together.

    The limits of a deviation are measured from the guideline amount, so they are left open where
    the support set inside the low-income range is itself impossible.
    """
    outside = tuple(applied_problems(*_range(setting, presumed), setting.terms.applied))
    return (*outside, *_deviation(setting, presumed, measured=not outside))


def _range(
    setting: Setting, presumed: PresumedSupport
) -> tuple[LowIncomeAdjustment[Decimal], Decimal, Decimal]:
    """Return the adjustment with the lowest and the highest support that the court may set.

    Each support limits a hardship deduction anew, so that the two ends stand at two deductions.
    """
    adjustment = presumed.base.low_income
    if not setting.with_hardship or not isinstance(setting.terms.applied, Decimal):
        return adjustment, adjustment.lowest_support, adjustment.highest_support
    lowest, highest = (
        presumed_support(evolve(setting, terms=evolve(setting.terms, applied=end)))
        for end in (LowIncomeSupport.LOWEST, LowIncomeSupport.UNADJUSTED)
    )
    return adjustment, lowest.base.low_income.support, highest.base.low_income.support


def _deviation(setting: Setting, presumed: PresumedSupport, *, measured: bool) -> Iterator[Problem]:
    case, deviation = setting.case, setting.case.findings.deviation
    if deviation is None:
        return
    from guideline.support.deviation import limit_problems, payor_problems

    law, names = rebuttal_law(case.on), [parent.name for parent in case.parents]
    yield from payor_problems(deviation, presumed.monthly, names, law)
    if measured:
        floor = half_of_net_floor(presumed.base.low_income, setting.terms.applied, law)
        yield from limit_problems(deviation, abs(presumed.monthly), floor, law)


@exactly
def problems_beside(
    case: Case, told: Sequence[Problem], california: Version | None = None
) -> tuple[Problem, ...]:
    """Return what cannot be about the findings of a case of which other problems are told.

    Only where those do not reach what the amount is made from, so that it can be worked out, and
    only what stands in another place than they do.
    """
    findings = case.findings
    if findings.deviation is None and not isinstance(findings.low_income_support, Decimal):
        return ()
    reached = any(not problem.where.startswith(_BESIDE_THE_AMOUNT) for problem in told)
    if reached or len(case.parents) != _TWO:  # of three parents nothing has been checked
        return ()
    with suppress(GuidelineError):  # told when the amount is asked for
        setting = setting_of(case, california)
        found = finding_problems(setting, presumed_support(setting))
        return tuple(each for each in found if not any(map(each.overlaps, told)))
    return ()
