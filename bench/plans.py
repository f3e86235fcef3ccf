"""How fast plans are: thirty years of instalments, the smallest payment, ten years followed."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from clock import fastest
from measuring import Measured

import guideline as gl

AS_OF, FIRST = date(2026, 3, 31), date(2026, 4, 15)
BASE = gl.Plan(as_of=AS_OF, principal=Decimal(30000), first=FIRST, payment=Decimal("152.15"))


def measure() -> Iterator[Measured]:
    """Yield every figure of plans."""
    seconds = fastest(lambda: gl.plan_payments(BASE), rounds=20)
    yield Measured("schedule of 30 years, monthly", seconds * 1e3, 5, "ms")
    solved = gl.changed(BASE, payment=None, months=360)
    seconds = fastest(lambda: gl.plan_payments(solved), rounds=5)
    yield Measured("the smallest payment for 30 years", seconds * 1e3, 50, "ms")
    ten = gl.changed(BASE, payment=Decimal(380))
    paid = [gl.Payment(date=row.due, amount=row.payment) for row in gl.plan_payments(ten).schedule]
    end = date(2036, 3, 31)
    seconds = fastest(lambda: gl.comply(ten, paid, as_of=end), rounds=5)
    yield Measured("compliance over ten years", seconds * 1e3, 5, "ms")
