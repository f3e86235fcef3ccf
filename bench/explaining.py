"""How fast an order is explained: as text, as a page for a parent, as HTML, what would change."""

from collections.abc import Iterator

from clock import fastest
from measuring import Measured
from order import EXAMPLE

import guideline as gl


def measure() -> Iterator[Measured]:
    """Yield every figure of explaining."""
    result = gl.calculate(gl.read_case(EXAMPLE))
    study = gl.sensitivity(result)
    text = fastest(lambda: gl.explain(result), rounds=20)
    yield Measured("the worksheet as text", text * 1e3, 2, "ms")
    page = fastest(
        lambda: gl.explain(result, reader="Respondent", language="es", changes=study), rounds=20
    )
    yield Measured("a parent's page as text", page * 1e3, 2, "ms")
    gl.as_html(result)
    whole = fastest(lambda: gl.as_html(result), rounds=10)
    yield Measured("the order as an HTML page, warm", whole * 1e3, 150, "ms")
    yield Measured(
        "what would change an order", fastest(lambda: gl.sensitivity(result), 10) * 1e3, 50, "ms"
    )
    wages = gl.calculate(gl.read_case("examples/from_wages.toml"))
    study_of_wages = fastest(lambda: gl.sensitivity(wages), rounds=10)
    yield Measured("the same with computed taxes", study_of_wages * 1e3, 50, "ms")
