"""What a figure is measured in, and how it is written: for a person, and exactly.

A worksheet's line, a page in plain words and a document for machines all write figures with these.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from guideline.amounts import to_cents

_EXACT_DECIMALS = Decimal("1e-12")


class Unit(StrEnum):
    """What a figure is measured in, and so how it is shown."""

    DOLLARS = "dollars"
    SHARE = "share"
    FACTOR = "factor"
    COUNT = "count"
    TEXT = "text"
    DATE = "date"
    HOURS = "hours"


DOLLARS, SHARE, FACTOR, COUNT, TEXT, DATE, HOURS = Unit


def _trimmed(value: Decimal) -> str:
    """Return a decimal with at most 12 decimals and no trailing zeros, never as an exponent."""
    text = f"{value.quantize(_EXACT_DECIMALS):f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def exact_text(value: object, unit: Unit) -> str | None:
    """Return a value as text, exact up to 12 decimals; money has at least two."""
    if value is None:
        return None
    if not isinstance(value, Decimal):
        return str(value)
    text = _trimmed(value)
    if unit is DOLLARS:
        whole, _, cents = text.partition(".")
        text = f"{whole}.{cents:0<2}"
    return text


def money(value: Decimal) -> str:
    """Return dollars as a person reads them: ``$1,260.00``, and ``-$5.00`` below zero.

    >>> money(Decimal("1260"))
    '$1,260.00'
    """
    cents = to_cents(value)
    return f"-${-cents:,.2f}" if cents < 0 else f"${cents:,.2f}"


def percent(value: Decimal) -> str:
    """Return a share as a percentage with at most four decimals: ``30 %``.

    >>> percent(Decimal("0.2124828"))
    '21.2483 %'
    """
    return f"{_trimmed((value * 100).quantize(Decimal('0.0001')))} %"


def _in_words(value: object) -> str:
    """Return a value that is no amount as a person reads it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.replace("_", " ") if isinstance(value, StrEnum) else str(value)


def shown(value: object, unit: Unit) -> str:
    """Return a value as a person reads it."""
    if not isinstance(value, Decimal):
        return _in_words(value)
    if unit is DOLLARS:
        return money(value)
    if unit is SHARE:
        return percent(value)
    return _trimmed(value.quantize(Decimal("1e-6")) if unit is HOURS else value)
