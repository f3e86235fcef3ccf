"""The reader's language: sentences from its catalogue, figures and dates as it writes them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache

import attrs

from guideline.amounts import repeat
from guideline.errors import InvalidFacts, Problem
from guideline.explanation.messages import DATE, MONTHS, PERCENT
from guideline.figures import Unit, money, percent
from guideline.worksheets import Line

ENGLISH = "en"


@attrs.frozen
class Language:
    """A language of the United States' readers: its code and its translations."""

    code: str
    translate: Callable[[str], str]

    def say(self, message: str, **values: object) -> str:
        """Return a sentence with figures and names in their places."""
        told = {name: self.shown(value) for name, value in values.items()}
        return self.translate(message).format(**told)

    def shown(self, value: object) -> str:
        """Return a figure, a day or a text as this language writes it."""
        if isinstance(value, Line):
            if isinstance(value.value, Decimal):
                return self.figure(value.value, value.unit)
            return self.shown(value.value)
        if isinstance(value, date):
            month = self.translate(MONTHS[value.month - 1])
            return self.translate(DATE).format(month=month, day=value.day, year=value.year)
        return str(value)

    def figure(self, value: Decimal, unit: Unit) -> str:
        """Return an amount or a share as this language writes it."""
        if unit is Unit.SHARE:
            number = percent(value).removesuffix(" %")
            return self.translate(PERCENT).format(number=number)
        if unit is Unit.DOLLARS:
            return money(value)  # as the United States write it in Spanish too: $1,234.56
        return str(value)


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue, English first."""
    from pathlib import Path

    found = (path.stem for path in (Path(__file__).parent / "languages").glob("*.mo"))
    return (ENGLISH, *sorted(found))


@cache
def language(code: str) -> Language:
    """Return a language by its code.

    Raises:
        InvalidFacts: There is no catalogue for it.
    """
    if code == ENGLISH:
        return Language(code, str)
    if code not in languages():
        instead = f"write one of: {', '.join(languages())}"
        raise InvalidFacts([Problem("language", repeat(code), "no catalogue for it", instead)])
    from gettext import GNUTranslations
    from pathlib import Path

    with (Path(__file__).parent / "languages" / f"{code}.mo").open("rb") as file:
        return Language(code, GNUTranslations(file).gettext)
