"""Reading a withholding file: a pay check, the orders that reach it, benefits."""

from pathlib import Path

from guideline.arrears.withholding_facts import WithholdingFacts, withholding_problems
from guideline.files.reading import (
    STANDARD_INPUT,
    plain_values,
    structured,
    values_from_json,
)


def read_withholding(path: str | Path) -> WithholdingFacts:
    """Return what a ``.toml`` or ``.json`` file tells about what is to be withheld.

    Args:
        path: The file. Its shape is documented in the reference, "The withholding file".

    Raises:
        InvalidFacts: The file cannot be read or its facts cannot be; every problem is listed.

    >>> len(read_withholding("examples/withholding.toml").orders)
    2
    """
    return _told(plain_values(path), str(path))


def withholding_from_json(text: str) -> WithholdingFacts:
    """Return the same from JSON text, as ``guideline withhold -`` reads it.

    Raises:
        InvalidFacts: It is not JSON or its facts cannot be; every problem is listed.

    >>> text = '{"on": "2026-03-13", "orders": [{"current_child_support": 154}]}'
    >>> withholding_from_json(text).orders[0].current_child_support
    Decimal('154')
    """
    return _told(values_from_json(text), STANDARD_INPUT)


def _told(values: object, source: str) -> WithholdingFacts:
    return structured(
        WithholdingFacts, values, lambda told: list(withholding_problems(told)), source
    )
