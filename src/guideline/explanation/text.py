"""The cited worksheet as text that fits 80 columns."""

import textwrap
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from guideline.amounts import exactly
from guideline.citations import Citation
from guideline.errors import InvalidFacts, Problem
from guideline.explanation.outline import Section, nothing_to_show, notices_of, sections
from guideline.explanation.row_tables import row_table_lines, row_tables
from guideline.explanation.wrapping import WIDTH, plain_spaces, unbroken, wrapped
from guideline.notices import Notice
from guideline.worksheets import Line

_LABEL, _VALUE, _CITE = 36, 14, 26  # with the two gaps between them, 80 columns


@exactly
def explain(
    record: object, *, reader: str | None = None, language: str = "en", changes: object = None
) -> str:
    """Return a finished record as text: all its worksheets, every figure with its citation.

    With a reader, a page in plain language from that person's side instead. Of a calculation: what
    was counted, what was taken off, how the amount comes out, what would change it, what the court
    may still decide. So of a statement of account, of a plan, and of whether a plan is kept.

    Args:
        record: What ``gl.calculate``, ``gl.state_account``, ``gl.plan_payments`` or ``gl.comply``
            returned; without a reader, any worksheet.
        reader: For whom the page is written: a parent of the calculation by name; otherwise
            ``payor`` or ``payee``, or a name where all orders of the account give it.
        language: The page's language, ``"en"`` or ``"es"``. The worksheet itself is English.
        changes: What ``gl.sensitivity`` returned, for a page that says what would change.

    Raises:
        InvalidFacts: There is no such reader, no catalogue for that language, no page about such a
            record, no worksheet in it, or a language was asked of the worksheet.

    >>> import guideline as gl
    >>> result = gl.calculate(gl.read_case("examples/two_children.toml"))
    >>> gl.explain(result).splitlines()[0]
    'California guideline child support'
    >>> print(gl.explain(result, reader="Respondent", language="es").splitlines()[5])
    Petitioner le pagaría a usted $2,016.00 al mes de manutención de los hijos.
    """
    if reader is not None:
        from guideline.explanation.catalogue import language as found
        from guideline.explanation.pages import plain_page
        from guideline.explanation.plain import as_text

        spoken = found(language)
        return as_text(plain_page(record, reader, spoken, changes), spoken)
    if language != "en":
        problem = Problem(
            "language", language, "the worksheet is in English", "name a reader as well"
        )
        raise InvalidFacts([problem])
    parts = ["\n".join(_section(section)) for section in sections(record)]
    parts += ["\n".join(row_table_lines(table)) for table in row_tables(record)]
    parts += notices_text(notices_of(record))
    if not parts:
        raise nothing_to_show(record)
    return "\n\n".join(parts) + "\n"


def notices_text(notices: Sequence[Notice]) -> Iterator[str]:
    """Yield the notices as one part of a text, if there are any."""
    if notices:
        yield "\n".join(["Notices", "-------", *map(_notice, notices)])


def _section(section: Section) -> Iterator[str]:
    yield from wrapped(section.title)
    yield "-" * min(len(section.title), WIDTH)
    for of, lines in section.blocks:
        if of is not None:
            yield from wrapped(f"{of}:")
        for figure in lines:
            yield from _line(figure)


def _line(figure: Line) -> Iterator[str]:
    """Yield one figure: label, value and citation side by side, each wrapped in its column."""
    shown = figure.shown
    if len(shown) > _VALUE:
        yield from _columns(figure, "")
        yield from wrapped(shown, initial_indent="      ", subsequent_indent="      ")
        return
    yield from _columns(figure, shown)


def _columns(figure: Line, value: str) -> Iterator[str]:
    for left, right in _sides(figure.label, figure.cites):
        yield f"{left:<{_LABEL}}  {value:>{_VALUE}}  {right}".rstrip()
        value = ""


@cache
def _sides(label: str, cites: tuple[Citation, ...]) -> tuple[tuple[str, str], ...]:
    """Return what stands on both sides of a figure, which its definition fixes."""
    labels = textwrap.wrap(label, _LABEL, initial_indent="  ", subsequent_indent="    ")
    told = textwrap.wrap(unbroken(_cited(cites)), _CITE)
    pairs = zip_longest(labels, told, fillvalue="")
    return tuple((plain_spaces(left), plain_spaces(right)) for left, right in pairs)


def _notice(notice: Notice) -> str:
    weight = "decides the amount" if notice.decides else "for information"
    cites = f" [{_cited(notice.cites)}]" if notice.cites else ""
    text = f"* {notice.id} ({weight}): {notice.text}{cites}"
    return "\n".join(wrapped(text, subsequent_indent="  "))


def _cited(cites: tuple[Citation, ...]) -> str:
    return "; ".join(map(str, cites))
