"""Time as a partition: stretches of wall-clock minutes, each of one parent or third party.

Minutes are whole numbers on California's wall clock (``guideline.facts.times.minute_of``). A
stretch runs from its start up to, not including, its end, so that stretches that meet never share
a minute. A schedule is a category, as HOUSE calls it: plain values, never columns.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from guideline.facts.times import MINUTES_IN_A_DAY

UNASSIGNED = ""
"""Whom a stretch belongs to that no layer has reached."""


class Stretch(NamedTuple):
    """Time from a minute up to, not including, another, that belongs to somebody."""

    start: int
    end: int
    who: str

    @property
    def minutes(self) -> int:
        """How many wall-clock minutes it has."""
        return self.end - self.start


def clipped(stretches: Iterable[Stretch], start: int, end: int) -> list[Stretch]:
    """Return the parts of stretches that lie between two minutes."""
    return [
        stretch  # most lie inside, and are not made again
        if start <= stretch[0] and stretch[1] <= end
        else Stretch(max(stretch[0], start), min(stretch[1], end), stretch[2])
        for stretch in stretches
        if stretch[0] < end and stretch[1] > start
    ]


def overlaid(below: Sequence[Stretch], above: Sequence[Stretch]) -> list[Stretch]:
    """Return ``below`` with ``above`` standing over it; both are sorted and do not overlap."""
    result: list[Stretch] = []
    rest = iter(above)
    top = next(rest, None)
    for stretch in below:
        start, end, who = stretch
        if top is None or end <= top.start:
            result.append(stretch)
            continue
        at = start
        while top is not None and top.end <= at:
            top = next(rest, None)
        while top is not None and top.start < end:
            if top.start > at:
                result.append(Stretch(at, top.start, who))
            result.append(Stretch(max(top.start, at), min(top.end, end), top.who))
            at = min(top.end, end)
            if top.end > end:
                break
            top = next(rest, None)
        if at < end:
            result.append(Stretch(at, end, who))
    return joined(result)


def disjoint(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return sorted stretches, each without the time that those before it have."""
    result: list[Stretch] = []
    at = 0
    for start, end, who in stretches:
        if end > at:
            result.append(Stretch(max(start, at), end, who))
            at = end
    return result


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return sorted stretches with neighbours of the same person made one."""
    result: list[Stretch] = []
    for stretch in stretches:
        if result and result[-1].who == stretch.who and result[-1].end == stretch.start:
            result[-1] = Stretch(result[-1].start, stretch.end, stretch.who)
        else:
            result.append(stretch)
    return result


def who_has(timeline: Sequence[Stretch], minute: int) -> str:
    """Return whom a minute belongs to; nobody outside the timeline."""
    index = bisect_left(timeline, minute + 1, key=lambda stretch: stretch.start) - 1
    if index < 0 or timeline[index].end <= minute:
        return UNASSIGNED
    return timeline[index].who


def between(timeline: Sequence[Stretch], start: int, end: int) -> Iterator[Stretch]:
    """Yield the parts of a timeline, sorted and without gaps, between two of its minutes."""
    index = max(bisect_left(timeline, start + 1, key=lambda stretch: stretch.start) - 1, 0)
    while index < len(timeline) and timeline[index].start < end:
        first, last, who = timeline[index]
        yield Stretch(max(first, start), min(last, end), who)
        index += 1


def split_at(timeline: Sequence[Stretch], edges: Sequence[int]) -> list[list[Stretch]]:
    """Return a sorted timeline in pieces, one between each two edges; the last edge ends it."""
    pieces: list[list[Stretch]] = [[] for _ in edges[1:]]
    index = 0
    for stretch in timeline:
        start, end, who = stretch
        if end <= edges[index + 1]:
            pieces[index].append(stretch)
            continue
        at = start
        while end > edges[index + 1]:
            if at < edges[index + 1]:
                pieces[index].append(Stretch(at, edges[index + 1], who))
                at = edges[index + 1]
            index += 1
        pieces[index].append(Stretch(at, end, who))
    return pieces


def nights(stretch: Stretch) -> int:
    """Return the nights in a stretch: the days whose last minute it holds."""
    return stretch.end // MINUTES_IN_A_DAY - stretch.start // MINUTES_IN_A_DAY


def differing(
    first: Sequence[Stretch], second: Sequence[Stretch]
) -> Iterator[tuple[Stretch, Stretch]]:
    """Yield where two timelines of the same span belong to different people, in their order."""
    left, right = 0, 0
    while left < len(first) and right < len(second):
        one, other = first[left], second[right]
        start, end = max(one.start, other.start), min(one.end, other.end)
        if one.who != other.who:
            yield Stretch(start, end, one.who), Stretch(start, end, other.who)
        left += one.end == end
        right += other.end == end
