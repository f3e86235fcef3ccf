"""How fast an account is stated: eighteen years of a monthly order, and 50,000 payments in one."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from clock import fastest
from measuring import Measured

import guideline as gl
from guideline.dates import months_after

FIRST, YEARS, MANY = date(2008, 1, 1), 18, 50_000
AS_OF = date(2025, 12, 31)


def paid_each_month() -> gl.Account:
    """Return an account of a monthly order with a payment each month: some short, some late."""
    return gl.Account(
        enforcement=gl.Enforcement.LOCAL_AGENCY,
        orders=(gl.SupportOrder(amount=Decimal(500), from_=FIRST, through=AS_OF),),
        payments=tuple(
            gl.Payment(
                date=months_after(FIRST, month) + timedelta(days=month * 7 % 27),
                amount=Decimal(380 + month * 37 % 200),
            )
            for month in range(YEARS * 12)
        ),
    )


def paid_so_often(times: int) -> gl.Account:
    """Return an account with so many payments of a few cents over eighteen years."""
    days = (AS_OF - FIRST).days
    return gl.Account(
        enforcement=gl.Enforcement.LOCAL_AGENCY,
        orders=(gl.SupportOrder(amount=Decimal(500), from_=FIRST, through=AS_OF),),
        payments=tuple(
            gl.Payment(
                date=FIRST + timedelta(days=number * days // times),
                amount=Decimal(97 * MANY // times) / 50,
            )
            for number in range(times)
        ),
    )


def measure() -> Iterator[Measured]:
    """Yield every figure of accounts."""
    account = paid_each_month()
    seconds = fastest(lambda: gl.state_account(account, as_of=AS_OF), rounds=30)
    yield Measured("statement of 18 years, paid each month", seconds * 1e3, 5, "ms")
    many, half = (
        partial(gl.state_account, paid_so_often(times), as_of=AS_OF) for times in (MANY, MANY // 2)
    )
    rounds = [(fastest(many, rounds=1), fastest(half, rounds=1)) for _ in range(5)]
    whole, part = map(min, zip(*rounds, strict=True))
    yield Measured("statement of 50,000 payments", whole, 1, "s")
    yield Measured("50,000 payments as times 25,000, which is linear", whole / part, 2.3, "times")
