"""Finished records as a table of pandas; needs the extra ``frames``."""

from typing import TYPE_CHECKING

from guideline.amounts import exactly
from guideline.errors import GuidelineError
from guideline.worksheets import lines, own_lines, whom

if TYPE_CHECKING:
    import pandas as pd


@exactly
def to_frame(record: object) -> "pd.DataFrame":
    """Return a record as a frame, its exact figures as they are.

    A worksheet has a row for each line of it and of the worksheets that it holds: ``id``, ``of``,
    ``label``, ``value``, ``shown``, ``unit``, ``cites``. A tuple of worksheets, as the ``children``
    of a calculation, has a row for each of them and a column for each of their lines.

    Raises:
        GuidelineError: The extra ``frames`` is not installed.

    >>> import guideline as gl
    >>> result = gl.calculate(gl.read_case("examples/two_children.toml"))
    >>> gl.to_frame(result.children)[["of", "amount"]].values.tolist()
    [['Child 1', Decimal('756.00')], ['Child 2', Decimal('1260.00')]]
    """
    try:
        import pandas as pd
    except ImportError:
        needed = "a frame needs the extra: pip install 'guideline[frames]'"
        raise GuidelineError(needed) from None
    if isinstance(record, tuple):
        return pd.DataFrame([_row(item) for item in record])
    return pd.DataFrame(
        [
            {
                "id": line.id,
                "of": line.of,
                "label": line.label,
                "value": line.value,
                "shown": line.shown,
                "unit": str(line.unit),
                "cites": "; ".join(map(str, line.cites)),
            }
            for line in lines(record)
        ]
    )


def _row(item: object) -> dict[str, object]:
    row: dict[str, object] = {"of": whom(item)}
    return row | {line.id.partition(".")[2]: line.value for line in own_lines(item)}
