"""Whose page about past-due support it is: who pays or who receives, by role or by name."""

import attrs

from guideline.amounts import repeat
from guideline.errors import InvalidFacts, Problem
from guideline.explanation import arrears_messages as said
from guideline.explanation.catalogue import Language
from guideline.explanation.figures import Figures, steps_of
from guideline.explanation.messages import NOTES
from guideline.explanation.plain import (
    Part,
    PlainPage,
    Writer,
    notes,
    notice_ids,
    page_of,
    passages,
)

PAYOR, PAYEE = "payor", "payee"
_OF_SPOUSES_ALONE = {"spousal_support"}


@attrs.frozen
class ArrearsSides:
    """The figures and notices of a record, and whose side it is told from.

    Attributes:
        figures: The record's worksheets.
        notices: The ids of its notices.
        pays: Whether the reader is the one who pays.
        reader: The reader's name, if the record names the parties.
        other: The other's name, if the record does.
    """

    figures: Figures
    notices: tuple[str, ...]
    pays: bool
    reader: str | None
    other: str | None

    def payor(self, to: Writer) -> str:
        """Return who pays, as the one who receives calls that person."""
        kinds = {step.of for step in self.figures.all("kind_of_support")}
        between_spouses = kinds == _OF_SPOUSES_ALONE
        return self.other or to.phrase(said.OTHER_PERSON if between_spouses else said.OTHER_PARENT)


def arrears_sides(record: object, reader: str) -> ArrearsSides:
    """Return the side of a reader: ``payor``, ``payee``, or a name where the record has names.

    Raises:
        InvalidFacts: The reader is none of them.
    """
    obligor, obligee = getattr(record, "obligor", None), getattr(record, "obligee", None)
    roles = {PAYOR: True, PAYEE: False}
    roles |= {name: pays for name, pays in ((obligor, True), (obligee, False)) if name}
    if reader not in roles:
        instead = f"write one of: {', '.join(roles)}"
        raise InvalidFacts([Problem("reader", repeat(reader), "no party's name or role", instead)])
    pays = roles[reader]
    own, other = (obligor, obligee) if pays else (obligee, obligor)
    return ArrearsSides(Figures(steps_of(record)), notice_ids(record), pays, own, other)


def arrears_page(
    sides: ArrearsSides, language: Language, title: str, parts: tuple[Part[ArrearsSides], ...]
) -> PlainPage:
    """Return a page about past-due support: its title with the reader, its parts, its notices."""
    role = said.THE_PAYOR if sides.pays else said.THE_PAYEE
    named = language.say(title, reader=sides.reader or language.say(role))
    told = passages(sides, language, (*parts, (NOTES, _notes)))
    return page_of(language, named, told, said.TERMS)


def _notes(sides: ArrearsSides, to: Writer) -> None:
    notes(sides.notices, said.NOTICES, to)
