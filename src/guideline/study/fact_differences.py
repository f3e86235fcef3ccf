"""Two cases fact by fact: where they differ, and the cases between them.

Which facts there are is told by the records of facts themselves. A record that is one quantity, as
an income is with its amount and its frequency, differs as a whole; lists are matched by name, or by
kind; the order in which parents, children or incomes are listed is no difference.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, cast

import attrs

from guideline.facts.case import Case, Child, Choices, Findings
from guideline.facts.fields import changed, key
from guideline.facts.parents import Deductions, EnteredTaxes, Parent
from guideline.facts.tax_return import ReturnFacts
from guideline.figures import percent

Path = tuple[str, ...]
"""Where a fact stands: ``("parents", "Petitioner", "income", "wages")``."""

_OPENED = (Case, Parent, Child, Deductions, EnteredTaxes, ReturnFacts, Findings, Choices)
"""The records whose facts stand each for itself; any other is one quantity, or one schedule."""


@attrs.frozen
class FactDifference:
    """A fact that two cases tell differently; ``None`` where one does not tell it."""

    path: Path
    before: object
    after: object


def fact_differences(before: object, after: object, path: Path = ()) -> Iterator[FactDifference]:
    """Yield every fact that differs, in the order of the case file, people by name."""
    if before == after:
        return
    inner = _inner(before, after)
    if inner is None:
        yield FactDifference(path, before, after)
        return
    for name, (old, new) in inner.items():
        yield from fact_differences(old, new, (*path, name))


def mixed(before: object, after: object, taken: frozenset[Path], path: Path = ()) -> Any:  # noqa: ANN401 - of the facts' own kind
    """Return facts of which those at the paths taken are the later ones, and the rest the earlier.

    Raises:
        InvalidFacts: They cannot be together.
    """
    inner = None if before == after else _inner(before, after)
    if inner is None:
        return after if path in taken else before
    found = {name: mixed(old, new, taken, (*path, name)) for name, (old, new) in inner.items()}
    if isinstance(before, tuple):
        kept = dict.fromkeys([*_keyed(before), *found])
        return tuple(item for name in kept if (item := found[name]) is not None)
    return changed(before, **{name: found[key(name)] for name in _names(before)})


def _inner(before: object, after: object) -> dict[str, tuple[object, object]] | None:
    """Return what two facts hold, each part beside its other; ``None`` where they are one fact."""
    if type(before) is type(after) and isinstance(before, _OPENED):
        return {key(name): (getattr(before, name), getattr(after, name)) for name in _names(before)}
    if _are_records(before) and _are_records(after) and (before or after):
        old, new = (
            _keyed(cast("tuple[object, ...]", before)),
            _keyed(cast("tuple[object, ...]", after)),
        )
        return {name: (old.get(name), new.get(name)) for name in sorted({*old, *new})}
    return None


def _are_records(value: object) -> bool:
    return isinstance(value, tuple) and all(attrs.has(type(item)) for item in value)


def _keyed(items: tuple[object, ...]) -> dict[str, object]:
    """Return a list's records by name or by kind; a second one of its kind has its number too."""
    found: dict[str, object] = {}
    known: Counter[str] = Counter()
    for item in items:
        name = str(getattr(item, "name", None) or getattr(item, "kind", None) or "")
        known[name] += 1
        numbered = f"{name} {known[name]}".strip()
        found[numbered if known[name] > 1 or not name else name] = item
    return found


# ── in words ─────────────────────────────────────────────────────────────────


def in_words(before: object, after: object) -> tuple[str, str]:
    """Return two facts as a person reads them; of two records of a kind, what differs alone."""
    if type(before) is type(after) and attrs.has(type(before)):
        names = [name for name in _names(before) if getattr(before, name) != getattr(after, name)]
        return _told(before, names), _told(after, names)
    return _word(before), _word(after)


def _names(record: object) -> list[str]:
    return [field.name for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(record)))]


def _told(record: object, names: list[str]) -> str:
    return ", ".join(f"{key(name)} {_word(getattr(record, name))}" for name in names)


def _word(value: object) -> str:
    if attrs.has(type(value)):
        given = [name for name in _names(value) if _is_told(getattr(value, name))]
        return _told(value, given)
    write = next((write for kind, write in _WORDS.items() if isinstance(value, kind)), str)
    return write(value)


def _is_told(value: object) -> bool:
    return value is not None and value is not False and value != ()


_WORDS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "not told",
    bool: lambda value: "yes" if value else "no",
    Decimal: lambda value: f"{value:,f}",
    dict: lambda value: ", ".join(f"{name} {percent(value[name])}" for name in sorted(value)),
    tuple: lambda value: "; ".join(map(_word, value)) or "none",
}
"""How a fact of a kind is written."""
