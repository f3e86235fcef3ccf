"""The notices of a statement: what is odd, chosen, or weakly sourced about it."""

from collections.abc import Callable, Iterable, Iterator

from guideline.arrears import charge_notes, interest_notes, payment_notes
from guideline.arrears.told import Told
from guideline.notices import Notice


def notices(told: Told) -> tuple[Notice, ...]:
    """Return the notices of a statement, always in the same order."""
    return tuple(notice for note in _NOTES for notice in note(told))


_NOTES: Iterable[Callable[[Told], Iterator[Notice]]] = (
    interest_notes.convention,
    interest_notes.stops,
    interest_notes.service,
    interest_notes.other_states,
    interest_notes.enforcement,
    charge_notes.proration,
    charge_notes.overlapping,
    charge_notes.reached_back,
    charge_notes.after_the_end,
    charge_notes.not_yet_ordered,
    charge_notes.suspended,
    charge_notes.not_suspended,
    charge_notes.judgments,
    charge_notes.renewals,
    payment_notes.excess,
    payment_notes.paid_before_due,
    payment_notes.benefits,
    payment_notes.between,
    payment_notes.divided,
    payment_notes.corrected,
    payment_notes.same,
    payment_notes.checkpoints,
    payment_notes.read_as,
    interest_notes.weak,
)
