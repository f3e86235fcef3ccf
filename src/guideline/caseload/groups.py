"""Rows that share their categories, found and brought together."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

Array = Any
"""A NumPy array with an entry for each row."""
_ROOM = 1 << 40  # keys below it leave room for another category in 64 bits

_SMALL = 1 << 16  # numbers below it are sorted by their digits, which is fast


@attrs.frozen
class Groups:
    """Rows by what they share.

    Attributes:
        order: The rows' numbers, those of one group beside each other.
        starts: Where each group begins in the order; one more for the end.
        shared: Each group's categories by name.
    """

    order: Array
    starts: Array
    shared: tuple[dict[str, int], ...]

    def __iter__(self) -> Iterator[tuple[slice, dict[str, int]]]:
        for index, categories in enumerate(self.shared):
            yield slice(self.starts[index], self.starts[index + 1]), categories


def groups_of(categories: Mapping[str, Array]) -> Groups:
    """Return the groups of rows whose categories, whole numbers, are all the same."""
    first = next(iter(categories.values()))
    key = np.zeros(len(first), dtype=np.int64)
    for values in categories.values():
        low = values.min(initial=0)
        span = int(values.max(initial=0) - low) + 1
        if span > 1:
            key = _with_room(key * span + (values - low))
    _, which = distinct(key)
    small = which.astype(np.uint16) if which.max(initial=0) < _SMALL else which
    order = np.argsort(small, kind="stable")
    ordered = which[order]
    changes = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
    starts = np.concatenate([[0], changes, [len(first)]]) if len(first) else np.array([0])
    leaders = order[starts[:-1]]
    shared = tuple(
        {name: int(values[row]) for name, values in categories.items()} for row in leaders
    )
    return Groups(order, starts, shared)


def _with_room(key: Array) -> Array:
    """Return keys as small numbers where they have grown, so that the next category has room."""
    if key.max(initial=0) < _ROOM:
        return key
    return distinct(key)[1]


def distinct(keys: Array) -> tuple[Array, Array]:
    """Return the distinct keys, and which of them each row has; found without sorting."""
    encoded = pc.dictionary_encode(pa.array(keys))
    return np.asarray(encoded.dictionary), np.asarray(encoded.indices).astype(np.int64)
