"""The cited worksheet as Markdown."""

from collections.abc import Iterator, Sequence

from guideline.amounts import exactly
from guideline.explanation.outline import Section, nothing_to_show, notices_of, sections
from guideline.explanation.row_tables import RowTable, row_tables
from guideline.notices import Notice

_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|#"})


@exactly
def as_markdown(record: object) -> str:
    """Return a record and all the worksheets it holds as Markdown tables, with citations.

    Raises:
        InvalidFacts: It holds no worksheet.
    """
    parts = ["\n".join(_section(section, index)) for index, section in enumerate(sections(record))]
    parts += ["\n".join(_table(table)) for table in row_tables(record)]
    parts += notices_markdown(notices_of(record))
    if not parts:
        raise nothing_to_show(record)
    return "\n\n".join(parts) + "\n"


def notices_markdown(notices: Sequence[Notice]) -> Iterator[str]:
    """Yield the notices as one part of a Markdown text, if there are any."""
    if notices:
        told = [
            f"- **{plain(notice.id)}** "
            f"({'decides the amount' if notice.decides else 'for information'}): "
            f"{plain(notice.text)}"
            + (f" ({plain('; '.join(map(str, notice.cites)))})" if notice.cites else "")
            for notice in notices
        ]
        yield "\n".join(["## Notices", "", *told])


def _section(section: Section, index: int) -> Iterator[str]:
    yield f"{'##' if index else '#'} {plain(section.title)}"
    for of, lines in section.blocks:
        yield ""
        if of is not None:
            yield f"**{plain(of)}**"
            yield ""
        yield "| Line | Figure | Law |"
        yield "|---|---:|---|"
        for figure in lines:
            cites = "; ".join(map(str, figure.cites))
            yield f"| {plain(figure.label)} | {plain(figure.shown)} | {plain(cites)} |"


def _table(table: RowTable) -> Iterator[str]:
    yield f"## {plain(table.title)}" + (f": {plain(table.of)}" if table.of else "")
    yield ""
    yield f"| {' | '.join(map(plain, table.headings))} |"
    yield f"|{'|'.join('---:' if right else '---' for right in table.numeric)}|"
    for row in table.rows:
        yield f"| {' | '.join(map(plain, row))} |"


def plain(text: str) -> str:
    """Return text that Markdown shows as it is, whatever a name holds."""
    return str(text).translate(_SPECIAL)
