"""From the statement of an account to the balance that a plan begins with."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from guideline.amounts import full_steps, steps_up
from guideline.arrears.choices import Rounding
from guideline.arrears.ledger import ZERO
from guideline.arrears.regimes import california_rates, enforcement_on
from guideline.arrears.statement import AccountStatement, ChargeStanding
from guideline.dates import month_of
from guideline.errors import NotModelled
from guideline.figures import money
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
    carried = statement.carried
    return {
        "as_of": statement.as_of,
        "principal": as_fact(statement.principal),
        "accrued_interest": as_fact(statement.accrued_interest),
        "interest": statement.interest,
        "rounding": statement.rounding,
        "enforcement": enforcement_on(carried.account, statement.as_of),
        "opening": as_fact(carried.opening),
        "not_yet_bearing": as_fact(carried.not_yet_bearing),
        "current_unpaid": as_fact(current_unpaid(statement)),
        "current_paid": as_fact(statement.credit),
        "standing": _standing(statement),
        "balance_notes": tuple(_notes(statement)),
    }


def _notes(statement: AccountStatement) -> Iterator[str]:
    """Yield what decides the balance and the plan does not say itself, with what it cites."""
    for each in statement.notices:
        if each.decides and each.id is not NoticeId.INTEREST_CONVENTION:
            cited = "; ".join(map(str, each.cites))
            yield f"{each.text} [{cited}]" if cited else each.text
    yield from _later(statement)
    if statement.rounding is Rounding.EACH_POSTING and statement.carried.apart > 1:
        yield (
            f"Interest is posted, and rounded, apart on {statement.carried.apart} parts of it, by "
            "order and by what is assigned; the plan posts it on all together, which may differ by "
            "a cent each time."
        )


def _later(statement: AccountStatement) -> Iterator[str]:
    """Yield what the account tells of money after its statement, which is not in the balance."""
    account, as_of = statement.carried.account, statement.as_of
    paid = [each for each in account.payments if each.date > as_of]
    if paid:
        total, last = money(sum((each.amount for each in paid), ZERO)), max(p.date for p in paid)
        yield (
            f"Payments after {as_of} are not in it: {len(paid)}, of {total} in all, through {last}."
        )
    corrected = [each for each in account.corrections if each.date > as_of]
    if corrected:
        last = max(each.date for each in corrected)
        yield f"Corrections after {as_of} are not in it: {len(corrected)}, through {last}."


def _standing(statement: AccountStatement) -> dict[str, Any]:
    """Return the instalments that are unpaid, and the day on which the oldest fell due.

    What a judgment stated and a renewal made principal has no instalments here.
    """
    unpaid = unpaid_charges(statement)
    return {
        "oldest_due": min((each.due for each in unpaid), default=None),
        "unpaid": [
            {"due": each.due, "amount": full_steps(each.amount - each.paid, _ATOM) * _ATOM}
            for each in unpaid
        ],
    }


def unpaid_charges(statement: AccountStatement) -> list[ChargeStanding]:
    """Return the instalments of which something is unpaid on the day of a statement."""
    return [
        each
        for each in statement.charges
        if each.amount - each.paid >= _ATOM and each.due <= statement.as_of
    ]


def as_fact(amount: Decimal) -> Decimal:
    """Return an amount with the 12 decimals that a fact may have."""
    return steps_up(amount, _ATOM) * _ATOM


def current_unpaid(statement: AccountStatement) -> Decimal:
    """Return what is unpaid of the support that has fallen due in the month of the statement."""
    month = month_of(statement.as_of)
    return sum((each.amount - each.paid for each in statement.charges if each.due >= month), ZERO)
