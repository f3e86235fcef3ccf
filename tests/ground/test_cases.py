"""The builders that other tests stand on."""

import json
from decimal import Decimal

import cases
import guideline as gl


def test_the_default_case_is_the_simplest_order() -> None:
    """Nets of $6,000 and $3,000 at 20 percent come to .25 x 1.2 x (6000 - .2 x 9000) = $1,260."""
    result = cases.support()
    assert (result.payor, result.monthly_support) == (cases.FIRST, Decimal("1260.00"))


def test_a_plain_case_is_the_same_case() -> None:
    """The tables that a file would hold make the same order as the records built by hand."""
    read = gl.case_from_json(json.dumps(cases.plain_case()))
    assert gl.calculate(read).monthly_support == Decimal("1260.00")
