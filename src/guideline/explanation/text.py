"""The cited worksheet as text that fits 80 columns."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from guideline.amounts import exactly
from guideline.citations import Citation
from guideline.errors import InvalidFacts, Problem
from guideline.explanation.outline import Section, notices_of, sections
from guideline.explanation.row_tables import row_table_lines, row_tables
from guideline.notices import Notice
from guideline.worksheets import Line

_WIDTH = 80
_LABEL, _VALUE, _CITE = 36, 14, 26  # with the two gaps between them, 80 columns
_HARD_SPACE = "\N{NO-BREAK SPACE}"  # keeps a section sign and its number on one line


@exactly
def explain(
    record: object, *, reader: str | None = None, language: str = "en", changes: object = None
) -> str:
    """Return a finished record as text: all its worksheets, every figure with its citation.

    With a reader, a page in plain language from that parent's side instead: what was counted, what
    was taken off, how the amount comes out, what would change it, what the court may still decide.

    Args:
        record: What ``gl.calculate`` returned, or any worksheet that it holds.
        reader: The parent for whom the page is written.
        language: The page's language, ``"en"`` or ``"es"``. The worksheet itself is English.
        changes: What ``gl.sensitivity`` returned, for a page that says what would change.

    Raises:
        InvalidFacts: No parent has that name, no catalogue that language, or a language was asked
            of the worksheet.

    >>> import guideline as gl
    >>> result = gl.calculate(gl.read_case("examples/two_children.toml"))
    >>> gl.explain(result).splitlines()[0]
    'California guideline child support'
    >>> print(gl.explain(result, reader="Respondent", language="es").splitlines()[5])
    Petitioner le pagaría a usted $2,016.00 al mes de manutención de los hijos.
    """
    if reader is not None:
        from guideline.explanation.catalogue import language as found
        from guideline.explanation.order_page import order_page
        from guideline.explanation.plain import as_text

        spoken = found(language)
        return as_text(order_page(record, reader, spoken, changes), spoken)
    if language != "en":
        problem = Problem(
            "language", language, "the worksheet is in English", "name a reader as well"
        )
        raise InvalidFacts([problem])
    parts = ["\n".join(_section(section)) for section in sections(record)]
    parts += ["\n".join(row_table_lines(table)) for table in row_tables(record)]
    parts += notices_text(notices_of(record))
    return "\n\n".join(parts) + "\n"


def notices_text(notices: Sequence[Notice]) -> Iterator[str]:
    """Yield the notices as one part of a text, if there are any."""
    if notices:
        yield "\n".join(["Notices", "-------", *map(_notice, notices)])


def _section(section: Section) -> Iterator[str]:
    yield from textwrap.wrap(section.title, _WIDTH)
    yield "-" * min(len(section.title), _WIDTH)
    for of, lines in section.blocks:
        if of is not None:
            yield from textwrap.wrap(f"{of}:", _WIDTH)
        for figure in lines:
            yield from _line(figure)


def _line(figure: Line) -> Iterator[str]:
    """Yield one figure: label, value and citation side by side, each wrapped in its column."""
    shown, cites = figure.shown, _cited(figure.cites)
    if len(shown) > _VALUE:
        yield from _columns(figure.label, "", cites)
        yield from textwrap.wrap(shown, _WIDTH, initial_indent="      ", subsequent_indent="      ")
        return
    yield from _columns(figure.label, shown, cites)


def _columns(label: str, value: str, cites: str) -> Iterator[str]:
    labels = textwrap.wrap(label, _LABEL, initial_indent="  ", subsequent_indent="    ")
    told = textwrap.wrap(cites, _CITE)
    for index, (left, right) in enumerate(zip_longest(labels, told, fillvalue="")):
        middle = value if index == 0 else ""
        row = f"{left:<{_LABEL}}  {middle:>{_VALUE}}  {right}".rstrip()
        yield row.replace(_HARD_SPACE, " ")


def _notice(notice: Notice) -> str:
    weight = "decides the amount" if notice.decides else "for information"
    cites = f" [{_cited(notice.cites)}]" if notice.cites else ""
    text = _kept(f"* {notice.id} ({weight}): {notice.text}{cites}")
    return textwrap.fill(text, _WIDTH, subsequent_indent="  ").replace(_HARD_SPACE, " ")


def _cited(cites: tuple[Citation, ...]) -> str:
    return "; ".join(_kept(str(cite)) for cite in cites)


def _kept(text: str) -> str:
    """Return text in which no line can end between a section sign and its number."""
    return text.replace("§ ", f"§{_HARD_SPACE}")
