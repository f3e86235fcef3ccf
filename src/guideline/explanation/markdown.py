"""The cited worksheet as Markdown."""

from collections.abc import Iterator

from guideline.amounts import exactly
from guideline.explanation.outline import Section, notices_of, sections

_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|#"})


@exactly
def as_markdown(record: object) -> str:
    """Return a record and all the worksheets it holds as Markdown tables, with citations."""
    parts = ["\n".join(_section(section, index)) for index, section in enumerate(sections(record))]
    notices = notices_of(record)
    if notices:
        told = [
            f"- **{_plain(notice.id)}** "
            f"({'decides the amount' if notice.decides else 'for information'}): "
            f"{_plain(notice.text)}"
            + (f" ({_plain('; '.join(map(str, notice.cites)))})" if notice.cites else "")
            for notice in notices
        ]
        parts.append("\n".join(["## Notices", "", *told]))
    return "\n\n".join(parts) + "\n"


def _section(section: Section, index: int) -> Iterator[str]:
    yield f"{'##' if index else '#'} {_plain(section.title)}"
    for of, lines in section.blocks:
        yield ""
        if of is not None:
            yield f"**{_plain(of)}**"
            yield ""
        yield "| Line | Figure | Law |"
        yield "|---|---:|---|"
        for figure in lines:
            cites = "; ".join(map(str, figure.cites))
            yield f"| {_plain(figure.label)} | {_plain(figure.shown)} | {_plain(cites)} |"


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is, whatever a name holds."""
    return str(text).translate(_SPECIAL)
