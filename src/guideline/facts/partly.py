"""A list of facts of which some could not be read, for the checks that look at the rest of it."""

from collections.abc import Iterator
from typing import Any, TypeVar

import attrs

_T = TypeVar("_T")


@attrs.frozen
class Partly:
    """What could be read of a list, in its order: it stands where the list would.

    Attributes:
        read: Each item by where it stands in the list.
        unsure: The places of those that were read in part: what a default stands for is not known.
        unread: What was given for those of which no record could be made.
    """

    read: dict[int, Any]
    unsure: frozenset[int]
    unread: tuple[object, ...]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.read.values())

    def __len__(self) -> int:
        return len(self.read)


def placed(items: tuple[_T, ...]) -> Iterator[tuple[int, _T]]:
    """Yield each item of a list with where it stands in what was given."""
    if isinstance(items, Partly):
        return iter(items.read.items())
    return enumerate(items)


def unsure_places(items: tuple[object, ...]) -> frozenset[int]:
    """Return the places of the items of a list that were read in part."""
    return items.unsure if isinstance(items, Partly) else frozenset()


def surely(items: tuple[_T, ...]) -> Iterator[tuple[int, _T]]:
    """Yield each item of a list that was read whole, with where it stands in what was given."""
    unsure = unsure_places(items)
    for place, item in placed(items):
        if place not in unsure:
            yield place, item


def unsure_in(items: tuple[_T, ...]) -> tuple[_T, ...]:
    """Return the items of a list that were read in part."""
    if isinstance(items, Partly):
        return tuple(item for place, item in placed(items) if place in items.unsure)
    return ()


def unread_in(items: tuple[object, ...]) -> tuple[object, ...]:
    """Return what was given for the items of a list that could not be read."""
    return items.unread if isinstance(items, Partly) else ()
