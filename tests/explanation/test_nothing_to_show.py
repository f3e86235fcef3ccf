"""What holds no worksheet is refused, and not shown as an empty page."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

import cases
import guideline as gl
from guideline.explanation.markdown import as_markdown


def test_one_row_by_itself_is_shown() -> None:
    """What is a row of a table elsewhere is a worksheet where it stands alone."""
    benefit = gl.benefit_withholding("disability", Decimal("437.50"), on=date(2026, 3, 1))
    lines = gl.explain(benefit).splitlines()
    assert lines[0] == "Benefits"
    assert any("$437.50" in each for each in lines)
    assert "Benefits" in as_markdown(benefit)


@pytest.mark.parametrize("show", [gl.explain, as_markdown])
@pytest.mark.parametrize("record", [cases.case(), None, 3, "order", gl.Parent])
def test_no_finished_record(show: Callable[[object], str], record: object) -> None:
    """A case is what goes in, not what comes out; so of anything that is no record at all."""
    with pytest.raises(gl.InvalidFacts, match="holds no worksheet"):
        show(record)
