"""What a notebook shows: tables of text as HTML and as Markdown, long ones cut, steps folded."""

from collections.abc import Iterable, Sequence
from html import escape

_MOST = 24  # rows of a table of many


def html_table(caption: str, rows: Iterable[Sequence[str]]) -> str:
    """Return rows of text as a table with a caption, which may be empty.

    >>> html_table("A", [["b", "<c>"]])
    '<table><caption>A</caption><tr><td>b</td><td>&lt;c&gt;</td></tr></table>'
    """
    head = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{head}{''.join(_row(row, 'td') for row in rows)}</table>"


def html_columns(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return the first rows of many below their headings, and how many are left out."""
    told = "".join(_row(row, "td") for row in rows[:_MOST])
    left = len(rows) - _MOST
    more = f"<p>and {left} more: gl.to_frame shows all</p>" if left > 0 else ""
    return f"<table>{_row(headings, 'th')}{told}</table>{more}"


def html_folded(summary: str, body: str) -> str:
    """Return a part that opens when its summary is clicked."""
    return f"<details><summary>{escape(summary)}</summary>{body}</details>"


def markdown_table(title: str, pairs: Iterable[Sequence[str]]) -> str:
    """Return labels and figures as a Markdown table below a title."""
    rows = ("| {} | {} |".format(*(text.replace("|", "\\|") for text in pair)) for pair in pairs)
    return "\n".join([f"**{title}**", "", "| Line | Figure |", "|---|---:|", *rows])


def _row(cells: Iterable[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(text)}</{tag}>' for text in cells)}</tr>"
