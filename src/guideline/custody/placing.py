"""Putting a layer over a timeline, and telling where it contradicts itself or leaves a gap."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from guideline.custody.layers import Placed
from guideline.custody.spans import CountedDays
from guideline.custody.stretches import UNASSIGNED, Stretch, disjoint, overlaid
from guideline.errors import Problem
from guideline.facts.times import moment_of

_TOLD = 3


RANKED = "mend one of them, or write rank = 1 on the one that stands over the other"


def with_layer(
    below: Sequence[Stretch],
    placed: Iterable[Placed],
    days: CountedDays,
    problems: list[Problem],
    instead: str = RANKED,
) -> list[Stretch]:
    """Return a timeline with a layer over it, rank by rank, and tell what is wrong with it.

    Args:
        below: The timeline.
        placed: The layer's entries.
        days: The span, outside of which no overlap is told.
        problems: Where what is wrong is added.
        instead: What to do about two entries that overlap.
    """
    result = list(below)
    entries = list(placed)
    problems += _backwards(entries)
    usable = sorted(
        (entry for entry in entries if entry.stretch.start < entry.stretch.end),
        key=lambda entry: (entry.rank, entry.stretch),
    )
    for _, group in groupby(usable, key=lambda entry: entry.rank):
        ranked = list(group)
        problems += overlaps(ranked, days, instead)
        result = overlaid(result, disjoint(entry.stretch for entry in ranked))
    return result


def _backwards(placed: Sequence[Placed]) -> Iterator[Problem]:
    """Yield a problem for each entry whose time ends before it starts."""
    told = set()
    for entry in placed:
        start, end, _ = entry.stretch
        if end <= start and entry.where not in told:
            told.add(entry.where)
            yield Problem(
                entry.where,
                f"{_said(start)} to {_said(end)}",
                "ends before it starts",
                "write an end, or a split, after the start",
            )


def overlaps(ranked: Sequence[Placed], days: CountedDays, instead: str) -> Iterator[Problem]:
    """Yield one problem for each entry that gives to one what others of its rank give to another.

    The first of the others is told with its time, a few more by their places, the rest by number.
    """
    met: dict[str, dict[str, tuple[Placed, Placed]]] = {}
    for first, second in _meeting(ranked, days):
        met.setdefault(second.where, {}).setdefault(first.where, (first, second))
    for where, others in met.items():
        first, second = next(iter(others.values()))
        since = max(first.stretch.start, second.stretch.start)
        until = min(first.stretch.end, second.stretch.end)
        yield Problem(
            where,
            f"{_said(since)} to {_said(until)}",
            f"overlaps {first.where}, which gives that time to {first.stretch.who}"
            + _as_well(list(others)[1:]),
            instead,
        )


def _as_well(places: Sequence[str]) -> str:
    """Return which other entries overlap too: some by their places, the rest by number."""
    if not places:
        return ""
    named = ", ".join(places[:_TOLD])
    more = f" and {len(places) - _TOLD} more" if len(places) > _TOLD else ""
    return f", and also {named}{more}"


def _meeting(ranked: Sequence[Placed], days: CountedDays) -> Iterator[tuple[Placed, Placed]]:
    """Yield the entries inside the span, sorted by start, that overlap and differ in whose."""
    running: list[Placed] = []
    for entry in ranked:
        start, end, who = entry.stretch
        if start >= days.end or end <= days.start:
            continue
        running = [other for other in running if other.stretch.end > max(start, days.start)]
        for other in running:
            if other.stretch.who != who:
                yield other, entry
        running.append(entry)


def gaps(timeline: Sequence[Stretch]) -> Iterator[Problem]:
    """Yield one problem for all the time that nobody has."""
    left = [stretch for stretch in timeline if stretch.who == UNASSIGNED]
    if left:
        told = ", ".join(f"{_said(gap.start)} to {_said(gap.end)}" for gap in left[:_TOLD])
        more = f" and {len(left) - _TOLD} more times" if len(left) > _TOLD else ""
        yield Problem(
            "resides_with",
            f"{told}{more}",
            "nobody has the children",
            "write resides_with, or a pattern for that time",
        )


def _said(minute: int) -> str:
    """Return a minute as an error tells it."""
    return f"{moment_of(minute):%Y-%m-%d %H:%M}"
