"""A whole difference, divided among the changes that make it: exactly, to the cent."""

from collections.abc import Callable, Hashable, Sequence
from enum import StrEnum
from itertools import pairwise
from math import factorial
from typing import Generic, TypeVar, cast

import attrs

_FEW = 8  # 256 calculations
_T = TypeVar("_T", bound=Hashable)

Value = Callable[[frozenset[_T]], int | None]
"""What some of the changes come to, in cents; ``None`` where they cannot stand without others."""


class Attribution(StrEnum):
    """How a difference is divided among changes whose effects depend on each other."""

    SHAPLEY = "shapley"
    IN_ORDER = "in_order"


REASONS = {
    Attribution.SHAPLEY: "Each effect is the average over every order in which the changes can be "
    "made, so that none is favoured by coming first (Shapley). Rounded to the cent so that the "
    "effects add up: the cents left over go to the largest remainders.",
    Attribution.IN_ORDER: f"There are more than {_FEW} changes, so each effect is what its change "
    "adds to those told before it, in this order. Another order would divide the same whole "
    "otherwise.",
}
"""Why it is divided so."""


@attrs.frozen
class Share(Generic[_T]):
    """The part of the whole that is put down to changes which stand together."""

    changes: tuple[_T, ...]
    cents: int


def attributed(
    changes: Sequence[_T], value: Value[_T], alike: Callable[[_T, _T], int]
) -> tuple[Attribution, list[Share[_T]]]:
    """Return how the whole is divided, and each part; the parts add up to the whole.

    Changes that cannot stand without each other are put together: a net income that replaces the
    wages goes with the wages.

    Args:
        changes: The changes, in the order in which they are told.
        value: What some of them come to; none of them, and all of them, come to something.
        alike: How much two changes have in common, to find which stand together.
    """
    groups: list[tuple[_T, ...]] = [(change,) for change in changes]
    while True:
        worth = _Worth(groups, value)
        method = Attribution.SHAPLEY if len(groups) <= _FEW else Attribution.IN_ORDER
        stuck = next((some for some in _needed(worth, method) if worth(some) is None), None)
        if stuck is None:
            break
        groups = _put_together(worth, stuck, method, alike)
    cents = _averaged(worth) if method is Attribution.SHAPLEY else _one_by_one(worth)
    return method, [Share(group, part) for group, part in zip(groups, cents, strict=True)]


@attrs.frozen(eq=False)
class _Worth(Generic[_T]):
    """What groups of changes come to; some of them are told by the bits of a number."""

    groups: list[tuple[_T, ...]]
    value: Value[_T]

    def __len__(self) -> int:
        return len(self.groups)

    def __call__(self, some: int) -> int | None:
        return self.value(frozenset(change for group in self.taken(some) for change in group))

    def known(self, some: int) -> int:
        """Return what some come to, where they are known to stand without the others."""
        return cast("int", self(some))

    def taken(self, some: int) -> list[tuple[_T, ...]]:
        """Return the groups that a number tells."""
        return [group for place, group in enumerate(self.groups) if some >> place & 1]


def _needed(worth: _Worth[_T], method: Attribution) -> list[int]:
    """Return which groups have to come to something together, the fewest first."""
    if method is Attribution.IN_ORDER:
        return [(1 << count) - 1 for count in range(len(worth) + 1)]
    return sorted(range(1 << len(worth)), key=int.bit_count)


def _put_together(
    worth: _Worth[_T], stuck: int, method: Attribution, alike: Callable[[_T, _T], int]
) -> list[tuple[_T, ...]]:
    """Return fewer groups: those that cannot stand alone, with what lets them.

    That is one other group, if one does; otherwise those that have most in common with them, as two
    facts about the same parent have; otherwise all.
    """
    places = range(len(worth))
    inside = [place for place in places if stuck >> place & 1]
    outside = [place for place in places if place not in inside]
    if method is Attribution.IN_ORDER:  # the last one is what made it impossible
        inside = inside[-1:]
    enough = [place for place in outside if worth(stuck | 1 << place) is not None][:1]
    near = {
        place: max(
            alike(one, other)
            for group in inside
            for one in worth.groups[group]
            for other in worth.groups[place]
        )
        for place in outside
    }
    most = max(near.values())
    joined = enough or [place for place in outside if near[place] == most]
    together = sorted([*inside, *joined])
    merged = tuple(change for place in together for change in worth.groups[place])
    return [
        merged if place == together[0] else worth.groups[place]
        for place in places
        if place == together[0] or place not in together
    ]


def _averaged(worth: _Worth[_T]) -> list[int]:
    """Return each group's average over every order, in cents that add up to the whole."""
    count = len(worth)
    orders = factorial(count)
    sums = [
        sum(
            factorial(some.bit_count())
            * factorial(count - some.bit_count() - 1)
            * (worth.known(some | 1 << place) - worth.known(some))
            for some in range(1 << count)
            if not some >> place & 1
        )
        for place in range(count)
    ]
    cents = [whole // orders for whole in sums]
    left_over = sum(sums) // orders - sum(cents)
    by_rest = sorted(range(count), key=lambda place: (-(sums[place] % orders), place))
    for place in by_rest[:left_over]:
        cents[place] += 1
    return cents


def _one_by_one(worth: _Worth[_T]) -> list[int]:
    """Return what each group adds to those before it."""
    running = [worth.known(some) for some in _needed(worth, Attribution.IN_ORDER)]
    return [after - before for before, after in pairwise(running)]
