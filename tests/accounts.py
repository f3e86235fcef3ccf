"""Accounts for tests: short functions that build facts, with a default for what is not at issue.

``account(order(500, from_=day("2019-01-01")), paid={"2019-03-05": 250})`` is an account that a
local agency enforces, with interest by ``monthly_opening``.
"""

# Facts are read: tests write them as whole numbers and words, and compare amounts with these.
# mypy: disable-error-code="arg-type, comparison-overlap"

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import guideline as gl

Figure = Decimal | int | str


def day(text: str) -> date:
    """Return a day."""
    return date.fromisoformat(text)


def order(amount: Figure = 500, from_: str = "2019-01-01", **more: Any) -> gl.SupportOrder:
    """Return an order of child support, due on the first of each month."""
    return gl.SupportOrder(amount=Decimal(amount), from_=day(from_), **more)


def payments(paid: Mapping[str, Figure], **more: Any) -> tuple[gl.Payment, ...]:
    """Return payments by their days."""
    return tuple(
        gl.Payment(date=day(when), amount=Decimal(amount), **more) for when, amount in paid.items()
    )


def account(
    *orders: gl.SupportOrder, paid: Mapping[str, Figure] | None = None, **more: Any
) -> gl.Account:
    """Return an account of some orders, by default one of $500 a month from 2019-01-01."""
    more.setdefault("enforcement", "local_agency")
    more.setdefault("payments", payments(paid or {}))
    if "judgments" not in more:
        orders = orders or (order(),)
    return gl.Account(orders=orders, **more)


def state(facts: gl.Account, as_of: str) -> gl.AccountStatement:
    """Return the statement of an account on a day."""
    return gl.state_account(facts, as_of=day(as_of))


def charged(statement: gl.AccountStatement) -> list[tuple[str, str]]:
    """Return what fell due: each day and amount."""
    return [(str(each.due), f"{each.amount:.2f}") for each in statement.charges]


def credited(statement: gl.AccountStatement) -> list[tuple[str, str | None, str]]:
    """Return what payments were credited to: what, which instalment or order, how much."""
    return [
        (str(part.to), str(part.due) if part.due else part.order, f"{part.amount:.2f}")
        for payment in statement.payments
        for part in payment.allocations
    ]


def noticed(statement: gl.AccountStatement) -> set[str]:
    """Return the ids of a statement's notices."""
    return {str(notice.id) for notice in statement.notices}


def told(error: gl.InvalidFacts) -> list[str]:
    """Return where each problem of an error stands."""
    return [problem.where for problem in error.problems]


def audit(months: Iterable[Any], **other: Figure) -> list[gl.AuditMonth]:
    """Return month rows of a statement as another's audit would show them."""
    return [
        gl.AuditMonth(
            month=day(f"{month.month}-01"),
            charged=month.charged,
            paid=month.paid,
            principal=month.principal,
            accrued_interest=month.accrued_interest,
            **{name: Decimal(value) for name, value in other.items()},
        )
        for month in months
    ]
