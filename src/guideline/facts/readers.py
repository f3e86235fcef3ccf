"""One reader for each kind of plain fact: text, truth, counts, days, shares, and closed lists.

Each returns the fact, or says why it cannot be and what to write instead.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from guideline.amounts import repeat, share
from guideline.dates import Per, frequency_called
from guideline.errors import InvalidFacts, Problem

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_LONGEST_TEXT = 2000


def wrong(value: object, why: str, instead: str, where: str = "") -> InvalidFacts:
    """Return the error for one wrong value."""
    return InvalidFacts([Problem(where=where, given=repeat(value), why=why, instead=instead)])


def read_text(value: object) -> str:
    """Return a name or a sentence: text that can be printed, and is not empty."""
    if not isinstance(value, str):
        raise wrong(value, "not text", 'write it in quotes, as in "Petitioner"')
    if not value.strip():
        raise wrong(value, "empty", "write at least one letter")
    if len(value) > _LONGEST_TEXT or not value.isprintable():
        raise wrong(value, "too long or not printable", "write up to 2,000 letters on one line")
    return value


def read_truth(value: object) -> bool:
    """Return whether something is so."""
    if not isinstance(value, bool):
        raise wrong(value, "neither true nor false", "write true or false")
    return value


def read_count(value: object) -> int:
    """Return a count or a year: a whole number of at most four digits."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong(value, "not a whole number", "write a number such as 2")
    if abs(value) > 9999:  # noqa: PLR2004 - years and counts have four digits
        raise wrong(value, "too large", "write a number such as 2")
    return value


def read_day(value: object) -> date:
    """Return a calendar day; text must be as in ``2026-03-01``."""
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise wrong(value, "no such day", "write a day of the calendar") from None
    if isinstance(value, datetime) or not isinstance(value, date):
        raise wrong(value, "not a day", "write it as 2026-03-01")
    return value


def read_shares(value: object) -> dict[str, Decimal]:
    """Return a share for each parent, by name."""
    if not isinstance(value, Mapping):
        raise wrong(
            value, "not a share for each parent", 'write { Petitioner = "20%", Respondent = "80%" }'
        )
    problems: list[Problem] = []
    result: dict[str, Decimal] = {}
    for name, part in value.items():
        try:
            result[read_text(name)] = share(part)
        except InvalidFacts as error:
            problems += [problem.at(repeat(name).strip("'")) for problem in error.problems]
    if problems:
        raise InvalidFacts(problems)
    return result


def closest(word: str, known: list[str]) -> list[str]:
    """Return the one known word that is nearest, if any is near."""
    from difflib import get_close_matches

    return get_close_matches(word[:100], known, n=1)


def nearest(value: object, known: list[str]) -> str:
    """Return what to write instead of an unknown word: the nearest known one, or all of them."""
    close = closest(str(value), known)
    return f'write "{close[0]}"' if close else f"write one of: {', '.join(known)}"


def read_choice(kind: type[StrEnum], value: object, *, offered: Sequence[str] = ()) -> StrEnum:
    """Return a member of a closed list of words; what to write instead is one of those offered."""
    try:
        if isinstance(value, str):
            return kind(value)
    except InvalidFacts:  # the list knows the word, and why it is refused
        raise
    except ValueError:
        pass
    known = [str(member) for member in offered or kind]
    instead = _frequency(value, known) if kind is Per else nearest(value, known)
    raise wrong(value, "not one of the words known here", instead)


def _frequency(value: object, known: list[str]) -> str:
    """Return which frequency to write: the one that is meant, and never one that looks like it.

    A word near another here means half or twice the money: "semimonthly" looks like "month".
    """
    meant = frequency_called(str(value)[:100])
    return f'write "{meant}"' if meant in known else f"write one of: {', '.join(known)}"
