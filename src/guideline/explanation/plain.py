"""A page of plain language about a finished record, and how it is written out."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

import attrs

from guideline.citations import Citation
from guideline.explanation.catalogue import Language
from guideline.explanation.figures import cited
from guideline.explanation.messages import GLOSSARY, LAW, NO_ADVICE, NO_ADVICE_TEXT, OTHER_NOTES
from guideline.explanation.outline import notices_of
from guideline.explanation.wrapping import WIDTH, wrapped
from guideline.notices import NoticeId
from guideline.worksheets import Line


@attrs.frozen
class Passage:
    """A heading with its sentences, and the law of the figures in them."""

    heading: str
    sentences: tuple[str, ...]
    law: tuple[Citation, ...] = ()


@attrs.frozen
class PlainPage:
    """What a reader is told: a title, passages, and the words with their meanings."""

    language: str
    title: str
    passages: tuple[Passage, ...]
    glossary_title: str
    glossary: tuple[tuple[str, str], ...]


class Writer:
    """Writes one passage: says sentences, and remembers whose law they stand on."""

    def __init__(self, language: Language) -> None:
        """Begin a passage in a language."""
        self.language = language
        self._sentences: list[str] = []
        self._used: list[Line] = []
        self._cites: list[Citation] = []

    def say(self, message: str, **values: object) -> None:
        """Add a sentence; values are lines of the record, names, or sentences themselves."""
        self._sentences.append(self.phrase(message, **values))

    def under(self, *cites: Citation) -> None:
        """Remember the law of a sentence that states no figure."""
        self._cites += cites

    def phrase(self, message: str, **values: object) -> str:
        """Return a part of a sentence, whose figures belong to the passage."""
        self._used += [value for value in values.values() if isinstance(value, Line)]
        return self.language.say(message, **values)

    def passage(self, heading: str) -> Passage:
        """Return what was said, under a heading."""
        told = tuple(sentence[:1].upper() + sentence[1:] for sentence in self._sentences)
        law = tuple(dict.fromkeys([*cited(self._used), *self._cites]))
        return Passage(self.language.say(heading), told, law)


_Sides = TypeVar("_Sides")
"""Whose page it is, as each kind of page knows it."""

Part = tuple[str, Callable[[_Sides, Writer], None]]
"""A heading, and what tells the passage below it."""


def passages(
    sides: _Sides, language: Language, parts: Iterable[Part[_Sides]]
) -> tuple[Passage, ...]:
    """Return the passages of a page that have something to say."""
    told = []
    for heading, tell in parts:
        writer = Writer(language)
        tell(sides, writer)
        told.append(writer.passage(heading))
    return tuple(passage for passage in told if passage.sentences)


def notice_ids(record: object) -> tuple[str, ...]:
    """Return the ids of a record's notices, each once."""
    return tuple(dict.fromkeys(str(notice.id) for notice in notices_of(record)))


def notes(ids: Collection[str], said: Mapping[NoticeId, str], to: Writer) -> None:
    """Say the notices of a record that have words of their own, and where the others stand."""
    for notice, message in said.items():
        if str(notice) in ids:
            to.say(message)
    to.say(OTHER_NOTES)


def page_of(
    language: Language,
    title: str,
    told: tuple[Passage, ...],
    terms: Iterable[tuple[str, str]],
) -> PlainPage:
    """Return a page: its passages, what it is not, and the terms with their meanings."""
    last = Writer(language)
    last.say(NO_ADVICE_TEXT)
    glossary = tuple((language.say(term), language.say(meaning)) for term, meaning in terms)
    whole = (*told, last.passage(NO_ADVICE))
    return PlainPage(language.code, title, whole, language.say(GLOSSARY), glossary)


def as_text(page: PlainPage, language: Language) -> str:
    """Return a page as text that fits 80 columns."""
    return "\n".join(_text(page, language)) + "\n"


def _text(page: PlainPage, language: Language) -> Iterator[str]:
    yield from wrapped(page.title)
    yield "=" * min(len(page.title), WIDTH)
    for passage in page.passages:
        yield ""
        yield passage.heading
        yield "-" * len(passage.heading)
        for sentence in passage.sentences:
            yield from wrapped(sentence)
        if passage.law:
            yield from wrapped(law_of(passage, language))
    yield ""
    yield page.glossary_title
    yield "-" * len(page.glossary_title)
    for term, meaning in page.glossary:
        yield from wrapped(f"{term}: {meaning}", subsequent_indent="  ")


def law_of(passage: Passage, language: Language) -> str:
    """Return the law that a passage stands on, as a sentence."""
    return language.say(LAW, cites="; ".join(map(str, passage.law)))


def as_markdown_page(page: PlainPage, language: Language) -> str:
    """Return a page as Markdown."""
    from guideline.explanation.markdown import plain

    parts = [f"# {plain(page.title)}"]
    for passage in page.passages:
        told = [*passage.sentences, *([law_of(passage, language)] if passage.law else [])]
        parts.append(f"## {passage.heading}")
        parts += [plain(sentence) for sentence in told]
    parts.append(f"## {page.glossary_title}")
    parts.append("\n".join(f"- **{term}**: {meaning}" for term, meaning in page.glossary))
    return "\n\n".join(parts) + "\n"
