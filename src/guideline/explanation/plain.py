"""A page of plain language about a finished record, and how it is written out."""

import textwrap
from collections.abc import Iterator

import attrs

from guideline.citations import Citation
from guideline.explanation.catalogue import Language
from guideline.explanation.figures import cited
from guideline.explanation.messages import GLOSSARY, LAW, TERMS
from guideline.worksheets import Line

_WIDTH = 80


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

    def say(self, message: str, **values: object) -> None:
        """Add a sentence; values are lines of the record, names, or sentences themselves."""
        self._sentences.append(self.phrase(message, **values))

    def phrase(self, message: str, **values: object) -> str:
        """Return a part of a sentence, whose figures belong to the passage."""
        self._used += [value for value in values.values() if isinstance(value, Line)]
        return self.language.say(message, **values)

    def passage(self, heading: str) -> Passage:
        """Return what was said, under a heading."""
        told = tuple(sentence[:1].upper() + sentence[1:] for sentence in self._sentences)
        return Passage(self.language.say(heading), told, cited(self._used))


def glossary(language: Language) -> tuple[tuple[str, str], ...]:
    """Return each term with its meaning."""
    return tuple((language.say(term), language.say(meaning)) for term, meaning in TERMS)


def page_of(language: Language, title: str, passages: tuple[Passage, ...]) -> PlainPage:
    """Return a page with its glossary."""
    return PlainPage(language.code, title, passages, language.say(GLOSSARY), glossary(language))


def as_text(page: PlainPage, language: Language) -> str:
    """Return a page as text that fits 80 columns."""
    return "\n".join(_text(page, language)) + "\n"


def _text(page: PlainPage, language: Language) -> Iterator[str]:
    yield from textwrap.wrap(page.title, _WIDTH)
    yield "=" * min(len(page.title), _WIDTH)
    for passage in page.passages:
        yield ""
        yield passage.heading
        yield "-" * len(passage.heading)
        for sentence in passage.sentences:
            yield from textwrap.wrap(sentence, _WIDTH)
        if passage.law:
            yield from textwrap.wrap(law_of(passage, language), _WIDTH)
    yield ""
    yield page.glossary_title
    yield "-" * len(page.glossary_title)
    for term, meaning in page.glossary:
        yield from textwrap.wrap(f"{term}: {meaning}", _WIDTH, subsequent_indent="  ")


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
