"""How fast an order is: from a cold start, one case at a time, and on columns."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
from clock import fastest
from measuring import Measured, process

import guideline as gl
from guideline.law.family_code import formula_law, low_income_threshold
from guideline.support.base import Terms, base_support

EXAMPLE = str(Path(__file__).resolve().parent.parent / "examples" / "two_children.toml")
ON = date(2026, 3, 1)
FIRST_ORDER = """
import guideline as gl, datetime, sys
case = gl.Case(
    on=datetime.date(2026, 3, 1),
    parents=[
        gl.Parent(name="Petitioner", monthly_net_disposable_income=6000),
        gl.Parent(name="Respondent", monthly_net_disposable_income=3000),
    ],
    children=[gl.Child(name="Child 1", time={"Petitioner": "20%", "Respondent": "80%"})],
)
assert str(gl.calculate(case).monthly_support) == "1260.00"
loaded = {"numpy", "cattrs", "argparse", "click", "typer"} & set(sys.modules)
assert not loaded, f"loaded by the first order: {loaded}"
"""


def measure() -> Iterator[Measured]:
    """Yield every figure of the order."""
    bare = process("-c", "pass")
    first = process("-c", FIRST_ORDER) - bare
    yield Measured("import and first order from nets, above bare Python", first * 1e3, 150, "ms")
    case = _case(gl.Hardship())
    yield _warm("one order from nets, with its worksheets", case, 150)
    hardship = gl.Hardship(children=Decimal(2))
    yield _warm("one order with hardship", _case(hardship), 500)
    # a low-income obligor's limit differs by method, so that both are worked out and compared
    poor = _case(hardship, nets=(2800, 1500))
    assert gl.calculate(poor).low_income_applies
    yield _warm("one order with hardship of a low-income obligor", poor, 500)
    rate = _rows_a_second()
    name = "formula and low-income adjustment on columns"
    yield Measured(name, rate, 8_000_000, "rows/s", higher=True)
    cold = process("-m", "guideline", "order", EXAMPLE)
    yield Measured("guideline order from a cold start", cold * 1e3, 250, "ms")


def _case(hardship: gl.Hardship, nets: tuple[int, int] = (6000, 3000)) -> gl.Case:
    first, second = (Decimal(net) for net in nets)
    parents = [
        gl.Parent(name="Petitioner", monthly_net_disposable_income=first, hardship=hardship),
        gl.Parent(name="Respondent", monthly_net_disposable_income=second),
    ]
    time = {"Petitioner": Decimal("0.2"), "Respondent": Decimal("0.8")}
    children = [gl.Child(name=f"Child {n}", born=date(2012 + n, 5, 2), time=time) for n in (1, 2)]
    return gl.Case(on=ON, parents=tuple(parents), children=tuple(children))


def _warm(name: str, case: gl.Case, target: float) -> Measured:
    seconds = fastest(lambda: gl.calculate(case), rounds=40, calls=25)
    return Measured(name, seconds * 1e6, target, "µs")


def _rows_a_second() -> float:
    """Return how many rows a second one core computes, in chunks that fit its cache."""
    rows, chunk = 1_000_000, 4096
    random = np.random.default_rng(1)
    first, second = random.uniform(0, 12_000, (2, rows))
    time = random.uniform(0, 1, rows)
    law, threshold = formula_law(ON), low_income_threshold(ON)

    def run() -> None:
        for start in range(0, rows, chunk):
            part = slice(start, start + chunk)
            terms = Terms(law, threshold, gl.LowIncomeSupport.LOWEST, time[part], 2)
            base_support(terms, (first[part], second[part]))

    return rows / fastest(run, rounds=5)
