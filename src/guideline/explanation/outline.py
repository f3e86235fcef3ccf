"""The outline of a finished record: its worksheets as titled sections, in their order."""

from collections.abc import Iterator

import attrs

from guideline.amounts import repeat
from guideline.errors import InvalidFacts, Problem
from guideline.notices import Notice
from guideline.worksheets import Line, is_row, printed_lines, steps, title, whom


@attrs.frozen
class Section:
    """One step for everybody whom it is about: the same worksheet, for each parent or child.

    Attributes:
        title: The title of the step.
        blocks: For each whom the step is about, who that is and the lines.
    """

    title: str
    blocks: tuple[tuple[str | None, tuple[Line, ...]], ...]


def sections(record: object) -> Iterator[Section]:
    """Yield the sections of a record: consecutive worksheets of one kind stand together.

    A record's rows are tables; a row that is asked for by itself is a section.
    """
    kind: type | None = None
    blocks: list[tuple[str | None, tuple[Line, ...]]] = []
    for step in steps(record):
        lines = () if is_row(step) and step is not record else tuple(printed_lines(step))
        if not lines:
            continue
        if kind is not None and type(step) is not kind:
            yield Section(title(kind), tuple(blocks))
            blocks = []
        kind = type(step)
        blocks.append((whom(step), lines))
    if kind is not None:
        yield Section(title(kind), tuple(blocks))


def notices_of(record: object) -> tuple[Notice, ...]:
    """Return the notices on a record; a record without any has none."""
    return tuple(getattr(record, "notices", ()))


def nothing_to_show(record: object) -> InvalidFacts:
    """Return the error for what is no finished record, or one without any worksheet."""
    why, instead = "holds no worksheet", "give what gl.calculate or another calculation returned"
    return InvalidFacts([Problem("", repeat(record), why, instead)])
