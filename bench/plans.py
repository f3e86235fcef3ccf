"""How fast plans are: thirty years of instalments, the smallest payment, ten years followed."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from clock import fastest
from measuring import Measured

import guideline as gl

AS_OF, FIRST, END = date(2026, 3, 31), date(2026, 4, 15), date(2036, 3, 31)
BASE = gl.Plan(as_of=AS_OF, principal=Decimal(30000), first=FIRST, payment=Decimal("152.15"))


def measure() -> Iterator[Measured]:
    """Yield every figure of plans: of arrears alone, and beside current support.

    What is paid beside current support is twice as much to credit, and may take twice as long.
    """
    yield from _measured(BASE, "", 1)
    beside = gl.changed(BASE, current_support=gl.CurrentOrder(amount=Decimal(500)))
    yield from _measured(beside, ", with current support", 2)


def _measured(base: gl.Plan, beside: str, times: int) -> Iterator[Measured]:
    seconds = fastest(lambda: gl.plan_payments(base), rounds=20)
    yield Measured(f"schedule of 30 years, monthly{beside}", seconds * 1e3, 5 * times, "ms")
    solved = gl.changed(base, payment=None, months=360)
    seconds = fastest(lambda: gl.plan_payments(solved), rounds=5)
    yield Measured(f"the smallest payment for 30 years{beside}", seconds * 1e3, 50, "ms")
    for payment, how in ((Decimal(380), "paid off"), (Decimal("152.15"), "still running")):
        ten = gl.changed(base, payment=payment)
        paid = [
            gl.Payment(date=row.due, amount=row.payment)
            for row in gl.plan_payments(ten).schedule
            if row.due <= END
        ]
        some = [each for number, each in enumerate(paid) if number % 9]
        for what, money in ((how, paid), (f"{how}, some missed", some)):
            seconds = fastest(partial(gl.comply, ten, money, as_of=END), rounds=10)
            yield Measured(f"ten years followed, {what}{beside}", seconds * 1e3, 5 * times, "ms")
