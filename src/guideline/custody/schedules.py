"""A custody schedule written out over a span: every minute belongs to exactly one person."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Any

import attrs

from guideline.custody.checks import check_parents, check_pattern, check_top, sound
from guideline.custody.layer_checks import (
    check_break,
    check_day,
    check_holiday,
    check_season,
    check_third_party,
    check_vacation,
)
from guideline.custody.layers import (
    Placed,
    Window,
    base,
    placed_breaks,
    placed_days,
    placed_holidays,
    placed_seasons,
    placed_vacations,
)
from guideline.custody.placing import gaps, with_layer
from guideline.custody.spans import CountedDays, counted_days
from guideline.custody.stretches import Stretch, clipped
from guideline.custody.third_parties import counts_as, free_days, placed_third_party
from guideline.errors import InvalidFacts, Problem
from guideline.facts.custody import Custody
from guideline.facts.custody_kinds import LayerName
from guideline.facts.fields import changed
from guideline.facts.times import MINUTES_IN_A_DAY

_TWO = 2
_MARGIN = 8 * MINUTES_IN_A_DAY


@attrs.frozen
class Timeline:
    """Who has a child in each minute of a span.

    Attributes:
        days: The span.
        parents: The two parents.
        lived: Where the child is between exchanges: parents, and third parties with nights.
        counted: The same with hours at school or in day care credited or left out.
    """

    days: CountedDays
    parents: tuple[str, str]
    lived: tuple[Stretch, ...]
    counted: tuple[Stretch, ...]


@attrs.frozen
class _Sound:
    """The entries of a schedule without problems, and the place of each in the file."""

    custody: Custody
    places: dict[str, list[str]]

    def entries(self, name: str) -> list[tuple[str, Any]]:
        """Return the entries of a list with their places."""
        return list(zip(self.places[name], getattr(self.custody, name), strict=True))


_CHECKS: dict[str, Callable[..., Iterator[Problem]]] = {
    "patterns": check_pattern,
    "seasons": check_season,
    "breaks": check_break,
    "holidays": check_holiday,
    "vacations": check_vacation,
    "days": check_day,
    "third_parties": check_third_party,
}


def timeline(
    custody: Custody,
    parents: Sequence[str],
    on: date | None = None,
    days: CountedDays | None = None,
) -> Timeline:
    """Return who has a child in each minute of the span that is counted.

    Args:
        custody: The schedule.
        parents: The two parents' names.
        on: The day from which a span runs whose first day is not written.
        days: Another span than the schedule's own.

    Raises:
        InvalidFacts: The schedule cannot be; every problem is listed.
    """
    return written_out_once(custody, tuple(parents), on, days)


@lru_cache(maxsize=16)
def written_out_once(
    custody: Custody, parents: tuple[str, ...], on: date | None, days: CountedDays | None
) -> Timeline:
    """Return a timeline; the same schedule over the same days is written out once."""
    problems: list[Problem] = [*check_parents(parents), *check_top(custody, parents)]
    usable = _without_problems(custody, parents, problems)
    result = None
    if len(set(parents)) == len(parents) == _TWO and not _spanless(problems):
        span = days or counted_days(usable.custody, on)
        if isinstance(span, Problem):
            problems.append(span)
        else:
            result = _written_out(usable, (parents[0], parents[1]), span, problems)
    if problems or result is None:
        raise InvalidFacts(problems)
    return result


def days_of(custody: Custody, parents: Sequence[str], on: date | None) -> CountedDays | None:
    """Return the days that a schedule asks to count; ``None`` where a problem hides them."""
    problems = [*check_top(custody, parents)]
    if problems:
        return None
    found = counted_days(_without_problems(custody, parents, problems).custody, on)
    return None if isinstance(found, Problem) else found


def _spanless(problems: Sequence[Problem]) -> bool:
    """Return whether a problem lies with the span itself."""
    return any(problem.where in {"from", "through"} for problem in problems)


def _without_problems(custody: Custody, parents: Sequence[str], problems: list[Problem]) -> _Sound:
    """Return the entries of a schedule without problems; those of the others are told."""
    kept = {
        name: sound(getattr(custody, name), name, partial(check, parents=parents), problems)
        for name, check in _CHECKS.items()
    }
    left_out = {
        name: tuple(entry for _, entry in entries)
        for name, entries in kept.items()
        if len(entries) < len(getattr(custody, name))
    }
    places = {name: [place for place, _ in entries] for name, entries in kept.items()}
    return _Sound(changed(custody, **left_out) if left_out else custody, places)


def _written_out(
    usable: _Sound, parents: tuple[str, str], days: CountedDays, problems: list[Problem]
) -> Timeline:
    """Return the timeline, and tell the overlaps and gaps found on the way.

    It is written out a week beyond the span on both sides, so that a holiday at its edge finds the
    weekend beside it.
    """
    custody = usable.custody
    window = Window(days.start - _MARGIN, days.end + _MARGIN, parents)
    whole = base(custody.patterns, custody.resides_with, window)
    for layer in custody.priority:
        placed = _placed(layer, usable, window, whole)
        whole = with_layer(whole, placed, days, problems)
    return _with_third_parties(usable, whole, window, days, problems)


def _with_third_parties(
    usable: _Sound,
    whole: Sequence[Stretch],
    window: Window,
    days: CountedDays,
    problems: list[Problem],
) -> Timeline:
    """Return the timeline with third parties over all layers, and tell its gaps."""
    with_nights: list[Placed] = []
    by_day: list[Placed] = []
    for where, party in usable.entries("third_parties"):
        if counts_as(party) is not None:
            free = free_days(party, usable.custody, window)
            found = placed_third_party(party, free, window)
            placed = [Placed(stretch, where, party.rank) for stretch in found]
            (by_day if party.weekdays else with_nights).extend(placed)
    lived = with_layer(whole, with_nights, days, problems)
    counted = with_layer(lived, by_day, days, problems)
    result = Timeline(
        days,
        window.parents,
        tuple(clipped(lived, days.start, days.end)),
        tuple(clipped(counted, days.start, days.end)),
    )
    problems += gaps(result.lived)
    return result


def timeline_of_log(
    custody: Custody, parents: Sequence[str], logged: Sequence[Placed], days: CountedDays
) -> Timeline:
    """Return who had a child in each minute of a span, by a log of exchanges.

    Args:
        custody: The schedule, which says who has the time that no entry of the log names, and whose
            third parties count as in the plan.
        parents: The two parents' names.
        logged: The entries of the log.
        days: The span.

    Raises:
        InvalidFacts: The log leaves time to nobody. Whether it contradicts itself is told before,
            by ``log_problems``.
    """
    problems: list[Problem] = []
    usable = _without_problems(custody, parents, problems)
    window = Window(days.start, days.end, (parents[0], parents[1]))
    nobody = base((), custody.resides_with, window)
    whole = with_layer(nobody, logged, days, [])
    result = _with_third_parties(usable, whole, window, days, problems)
    if problems:
        raise InvalidFacts(problems)
    return result


def _placed(
    layer: LayerName, usable: _Sound, window: Window, below: Sequence[Stretch]
) -> Iterable[Placed]:
    """Return the entries of a layer placed in a window."""
    entries = usable.entries(layer)
    if layer is LayerName.SEASONS:
        return placed_seasons(entries, window)
    if layer is LayerName.BREAKS:
        return placed_breaks(entries, window)
    if layer is LayerName.HOLIDAYS:
        return placed_holidays(entries, window, below)
    if layer is LayerName.VACATIONS:
        return placed_vacations(entries, window)
    return placed_days(entries)
