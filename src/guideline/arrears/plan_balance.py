"""From the statement of an account to the balance that a plan begins with."""

from collections.abc import Container, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from guideline.amounts import full_steps, steps_up
from guideline.arrears.account import Account
from guideline.arrears.choices import Enforcement, SuspendedInterest
from guideline.arrears.conventions import CONVENTIONS, ByDays
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_terms import LAST_DAY
from guideline.arrears.regimes import california_rates, interest_start
from guideline.arrears.statement import AccountStatement
from guideline.arrears.suspension import suspensions
from guideline.dates import OPEN, month_of
from guideline.errors import NotModelled, Problem
from guideline.notices import NoticeId

_OTHERWISE = {NoticeId.INTEREST_STOPPED, NoticeId.OTHER_STATE, NoticeId.SERVICE_INTEREST}

_ATOM = Decimal("1e-12")


def balance_of(statement: AccountStatement) -> dict[str, Any]:
    """Return what a plan is told about a balance, from the statement of its account.

    Raises:
        NotModelled: Some of the arrears bear no interest, or another rate than California's.
    """
    rates = california_rates()
    if any(notice.id in _OTHERWISE for notice in statement.notices) or any(
        segment.rate not in {rates.on(segment.start), ZERO}  # zero: while support is suspended
        for segment in statement.segments
    ):
        what = "a plan on arrears of which some bear no interest or another state's"
        raise NotModelled(what, "Fam. Code §§ 5700.604, 17502; 50 U.S.C. § 3937")
    enforcement = _enforcement(statement)
    return {
        "as_of": statement.as_of,
        "principal": _fact(statement.principal),
        "accrued_interest": _fact(statement.accrued_interest),
        "interest": statement.interest,
        "rounding": statement.rounding,
        "enforcement": enforcement,
        "opening": _fact(_opening(statement, enforcement)),
        "not_yet_bearing": _fact(_not_yet_bearing(statement, enforcement)),
        "current_unpaid": _fact(_current_unpaid(statement)),
        "current_paid": _fact(statement.credit),
        "standing": _standing(statement),
    }


def _standing(statement: AccountStatement) -> dict[str, Any]:
    """Return the instalments that are unpaid, and the day on which the oldest fell due.

    What a judgment stated and a renewal made principal has no instalments here.
    """
    unpaid = [
        each
        for each in statement.charges
        if each.amount - each.paid >= _ATOM and each.due <= statement.as_of
    ]
    return {
        "oldest_due": min((each.due for each in unpaid), default=None),
        "unpaid": [
            {"due": each.due, "amount": full_steps(each.amount - each.paid, _ATOM) * _ATOM}
            for each in unpaid
        ],
    }


def suspended_from(
    account: Account, as_of: date, *, known_on: date | None = None
) -> list[dict[str, Any]]:
    """Return the days on which a confinement suspends support (§ 4007.5), from a day's month on.

    An arrears payment on an older balance is suspended with current support, (e)(2). The month of
    the day counts as well, since its interest may still be posted.

    Args:
        account: The account.
        as_of: The day.
        known_on: The day by which confinements are known; the same one if not given.
    """
    spans = sorted(
        (each.span.start, each.span.end)
        for order in account.orders
        for each in suspensions(account, order, known_on or as_of)
        if each.span.end > month_of(as_of)
    )
    joined: list[tuple[date, date]] = []
    for start, end in spans:  # one version of the section after the other, order by order
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return [
        {"from": start, "through": None if end == OPEN else end - timedelta(days=1)}
        for start, end in joined
    ]


def suspension_problems(statement: AccountStatement, told: Container[str]) -> Iterator[Problem]:
    """Yield what a plan must be told where support is suspended on the day of its statement.

    A statement does not say until when support is suspended, nor whether interest runs meanwhile.

    Args:
        statement: The statement.
        told: The names of what the plan was told beside it.
    """
    if statement.suspended:
        why = f"support is suspended on {statement.as_of}"
        for name, write in (
            ("suspended", "write the days, from the beginning of the month"),
            ("suspended_interest", "write runs or stops, as the account reads it"),
        ):
            if name not in told:
                yield Problem(name, "", why, write)


def confinement_problems(account: Account, as_of: date) -> Iterator[Problem]:
    """Yield what a plan must be told where a confinement goes on otherwise after its balance.

    The account of the day knows of no later beginning, release or ninetieth day, and a plan that
    runs on past them must.
    """
    later = suspended_from(account, as_of, known_on=LAST_DAY)
    if later != suspended_from(account, as_of):
        days = "; ".join(f"{each['from']} through {each['through'] or 'its end'}" for each in later)
        why = f"by what follows as_of, {as_of}, a confinement suspends {days or 'nothing'}"
        write = "write [[suspended]] with its days; suspended = [] where support runs on"
        yield Problem("suspended", "", why, write)


def interest_while_suspended(account: Account, as_of: date) -> SuspendedInterest:
    """Return whether interest on an account's arrears runs while support is suspended.

    Raises:
        NotModelled: It would stop on some of the arrears and run on others.
    """
    reading = account.readings.suspended_interest
    if reading is SuspendedInterest.STOPS and suspended_from(account, as_of):
        first, *others = [suspensions(account, order, as_of) for order in account.orders]
        if account.judgments or any(other != first for other in others):
            what = "a plan on arrears of which only some are suspended, without their interest"
            raise NotModelled(what, "Fam. Code § 4007.5(e)(2)")
    return reading


def _fact(amount: Decimal) -> Decimal:
    """Return an amount with the 12 decimals that a fact may have."""
    return steps_up(amount, _ATOM) * _ATOM


def _enforcement(statement: AccountStatement) -> Enforcement:
    """Return who enforces at the end of the statement, of those whom it names in turn."""
    return Enforcement(statement.enforcement.split(", ")[-1].split(" ")[0])


def _opening(statement: AccountStatement, enforcement: Enforcement) -> Decimal:
    """Return the principal whose interest for the month of the statement is still to be posted."""
    last_day = (statement.as_of + timedelta(days=1)).month != statement.as_of.month
    if isinstance(CONVENTIONS[statement.interest], ByDays) or last_day:
        return ZERO
    before = statement.months[-2].principal if len(statement.months) > 1 else ZERO
    if enforcement is Enforcement.LOCAL_AGENCY:
        return before
    first = month_of(statement.as_of)
    return before + sum((each.amount for each in statement.charges if each.due == first), ZERO)


def _current_unpaid(statement: AccountStatement) -> Decimal:
    """Return what is unpaid of the support that has fallen due in the month of the statement."""
    month = month_of(statement.as_of)
    return sum((each.amount - each.paid for each in statement.charges if each.due >= month), ZERO)


def _not_yet_bearing(statement: AccountStatement, enforcement: Enforcement) -> Decimal:
    return sum(
        (
            each.amount - each.paid
            for each in statement.charges
            if interest_start(enforcement, each.due) > statement.as_of
        ),
        ZERO,
    )
