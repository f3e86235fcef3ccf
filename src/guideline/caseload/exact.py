"""The same cents: rows whose rounding floats cannot settle are computed again exactly."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Generic

import attrs
import numpy as np

from guideline.amounts import Amount, Column, exact, near_half_cent

Figures = dict[str, Amount]
"""Amounts by name, all for the same case or for the same rows."""

_ROWS = 4096  # rows whose intermediate columns fit a core's cache


@attrs.frozen
class Rounded(Generic[Amount]):
    """What a rule on columns gives.

    Attributes:
        figures: The results, rounded to the cent by the rule.
        unrounded: Everything that it rounded on the way, before rounding.
    """

    figures: Figures[Amount]
    unrounded: Sequence[Amount]


def same_cents(
    on_columns: Callable[[Figures[Column]], Rounded[Column]],
    on_decimals: Callable[[Figures[Decimal]], Rounded[Decimal]],
    columns: Figures[Column],
) -> Figures[Column]:
    """Return a rule's figures on columns, to the cent those of the same rule on ``Decimal``.

    Args:
        on_columns: The rule on columns.
        on_decimals: The same rule on decimals.
        columns: Its inputs by name, dollars or shares, each of as many rows; a float stands for
            the shortest decimal that it is nearest to.
    """
    rows = len(next(iter(columns.values())))
    chunks = [
        _chunk(
            on_columns,
            on_decimals,
            {name: column[start : start + _ROWS] for name, column in columns.items()},
        )
        for start in range(0, rows, _ROWS)
    ]
    return {name: np.concatenate([chunk[name] for chunk in chunks]) for name in chunks[0]}


def _chunk(
    on_columns: Callable[[Figures[Column]], Rounded[Column]],
    on_decimals: Callable[[Figures[Decimal]], Rounded[Decimal]],
    columns: Figures[Column],
) -> Figures[Column]:
    result = on_columns(columns)
    largest = np.max(np.abs(np.stack(list(columns.values()))), axis=0)
    doubtful = np.zeros(len(largest), dtype=bool)
    for amount in result.unrounded:
        doubtful |= near_half_cent(amount, largest)
    figures = {name: np.array(column) for name, column in result.figures.items()}
    for row in np.flatnonzero(doubtful):
        with exact():
            again = on_decimals(
                {name: Decimal(repr(float(column[row]))) for name, column in columns.items()}
            )
        for name, settled in again.figures.items():
            figures[name][row] = float(settled)
    return figures
