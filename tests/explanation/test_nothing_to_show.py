"""What holds no worksheet is refused, and not shown as an empty page."""

from collections.abc import Callable

import pytest

import cases
import guideline as gl
from guideline.explanation.markdown import as_markdown


@pytest.mark.parametrize("show", [gl.explain, as_markdown])
@pytest.mark.parametrize("record", [cases.case(), None, 3, "order", gl.Parent])
def test_no_finished_record(show: Callable[[object], str], record: object) -> None:
    """A case is what goes in, not what comes out; so of anything that is no record at all."""
    with pytest.raises(gl.InvalidFacts, match="holds no worksheet"):
        show(record)
