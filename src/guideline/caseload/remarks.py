"""Which notices each row has on account of its parents' incomes and taxes."""

from typing import Any

import numpy as np

from guideline.caseload.arrays import Array
from guideline.caseload.outcome import Outcome
from guideline.caseload.returns import ParentGroup
from guideline.facts.kinds import FilingStatus
from guideline.notices import NoticeId
from guideline.support.claims import LEAST_SHARED, MOST_SHARED
from guideline.support.disposable import NetDisposableIncome
from guideline.support.income import capital_loss
from guideline.support.tax_notices import (
    OVERTIME_DEDUCTION,
    above_limit,
    weak_figures,
)
from guideline.support.uncounted import REBATES, payroll_matters, without_care_credit

_NOISE = 1e-9  # dollars: a credit below it is none


def say_of_group(
    outcome: Outcome, rows: Array, group: ParentGroup, net: NetDisposableIncome[Any]
) -> None:
    """Write the notices that hang on what a group of parents share, and on their taxes.

    Args:
        outcome: What they are written into.
        rows: Which rows of the batch the parents are of.
        group: Their facts and what they share.
        net: Their net incomes with all worksheets.
    """
    shared = group.shared
    say, tables, status = outcome.say, shared.tables, shared.status
    say(NoticeId.TAX_TABLES_SECONDHAND, rows)
    say(NoticeId.DEPENDENT_CLAIM, rows)
    if not tables.california.covers(tables.federal.start):
        say(NoticeId.CALIFORNIA_TABLES_OF_ANOTHER_YEAR, rows)
    if not shared.choices.refundable_credits:
        say(NoticeId.REFUNDABLE_CREDITS_LEFT_OUT, rows)
    if status is None:
        say(NoticeId.FILING_STATUS_ASSUMED, rows)
    if status is FilingStatus.MARRIED_JOINT:
        say(NoticeId.NEW_SPOUSE_TAX, rows)
    if status is FilingStatus.MARRIED_SEPARATE and not shared.truth("lived_with_spouse"):
        say(NoticeId.SEPARATE_RETURN_APART, rows)
    say(NoticeId.CAPITAL_LOSS, rows, _each(capital_loss(net.income), rows))
    taxes = net.taxes
    assert taxes is not None  # noqa: S101 - these parents are those whose taxes are computed
    for amount in weak_figures(taxes, tables).values():
        say(NoticeId.WEAK_TAX_FIGURE, rows, _each(np.abs(amount) > _NOISE, rows))
    uncounted = payroll_matters(taxes, tables) | (shared.year in REBATES)
    say(NoticeId.NOT_COMPUTED, rows, _each(uncounted, rows))
    care = group.facts.tax_return.dependent_care
    if care is not None and without_care_credit(taxes):
        say(NoticeId.NOT_COMPUTED, rows, _each(care.amount > 0, rows))
    passed = above_limit(group.facts, taxes, tables)
    say(NoticeId.CONTRIBUTION_ABOVE_LIMIT, rows, _each(passed, rows))


def _each(condition: Any, rows: Array) -> Array:  # noqa: ANN401 - a mask, or one truth for all
    return np.broadcast_to(condition, len(rows))


def say_of_rows(outcome: Outcome, rows: Array, told: dict[str, Array]) -> None:
    """Write the notices that hang on what is told of each parent, row by row.

    Args:
        outcome: What they are written into.
        rows: Which rows of the batch.
        told: For each fact that matters, the rows in which it holds.
    """
    say = outcome.say
    say(NoticeId.HEAD_OF_HOUSEHOLD_UNSUPPORTED, rows, told["head_without_child"])
    say(NoticeId.JOINT_CUSTODY_CREDIT_POSSIBLE, rows, told["shares_without_credit"])
    say(NoticeId.JOINT_CUSTODY_CREDIT_UNSUPPORTED, rows, told["credit_without_sharing"])
    say(NoticeId.BUSINESS_PREMIUM_POSSIBLE, rows, told["business"] & told["taxed_premium"])
    say(NoticeId.EARNING_CAPACITY, rows, told["imputed"])
    say(NoticeId.NOT_COMPUTED, rows, told["combat_pay"])
    say(
        NoticeId.OVERTIME_PREMIUM_UNKNOWN,
        rows,
        told["overtime"] & (told["year"] >= OVERTIME_DEDUCTION),
    )
    unproved = told["support_paid_elsewhere"] & ~told["proved"]
    say(NoticeId.DEDUCTION_NOT_ALLOWED, rows, unproved | told["voluntary_retirement"])
    say(NoticeId.DISCRETIONARY_INCOME, rows, told["employee_benefits"])


def shared_time(first_time: Array) -> Array:
    """Return where a child is with either parent for 146 to 219 days of the year."""
    return (first_time >= float(LEAST_SHARED)) & (first_time <= float(MOST_SHARED))
