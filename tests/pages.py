"""What the tests of the plain-language pages share: figures in a text, and how easily it reads."""

import re
from collections.abc import Iterable

import textstat

import guideline as gl
from guideline.explanation.catalogue import Language
from guideline.explanation.plain import PlainPage

NUMBER = re.compile(r"-?\$?\d[\d,]*(?:\.\d+)?")


def told(page: PlainPage, names: Iterable[str] = ()) -> str:
    """Return the sentences of a page without the names in it, whose digits are no figures."""
    text = "\n".join(sentence for passage in page.passages for sentence in passage.sentences)
    for name in names:
        text = text.replace(name, "N")
    return text


def figures_of(text: str) -> list[str]:
    """Return the figures in a text, in order, without the space or point that follows one."""
    return [found.strip(".,") for found in NUMBER.findall(text)]


def shown_in(spoken: Language, record: object) -> set[str]:
    """Return every figure of a record as a language writes it."""
    return {figure for line in gl.lines(record) for figure in figures_of(spoken.shown(line))}


def prose(page: PlainPage) -> str:
    """Return what a page says in sentences: its lists of single figures are no prose."""
    sentences = [sentence for passage in page.passages for sentence in passage.sentences]
    meanings = [meaning for _, meaning in page.glossary]
    return " ".join(text for text in [*sentences, *meanings] if text.endswith("."))


def english_grade(page: PlainPage) -> float:
    """Return the Flesch-Kincaid grade of an English page."""
    return float(textstat.flesch_kincaid_grade(prose(page)))


def spanish_ease(page: PlainPage) -> tuple[float, float]:
    """Return the Fernández-Huerta and the Szigriszt-Pazos score of a Spanish page."""
    textstat.set_lang("es")
    try:
        return textstat.fernandez_huerta(prose(page)), textstat.szigriszt_pazos(prose(page))
    finally:
        textstat.set_lang("en_US")


def same_figures(english: PlainPage, spanish: PlainPage, names: Iterable[str] = ()) -> None:
    """Assert that two pages state the same figures under the same law, passage by passage."""
    for one, other in zip(english.passages, spanish.passages, strict=True):
        assert one.law == other.law
        assert len(one.sentences) == len(other.sentences)
    assert sorted(figures_of(told(english, names))) == sorted(figures_of(told(spanish, names)))
