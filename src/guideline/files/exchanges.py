"""Reading a log of exchanges from a CSV file, as a spreadsheet exports it."""

import re
from pathlib import Path
from typing import cast

import attrs

from guideline.errors import InvalidFacts, Problem
from guideline.facts.custody import LoggedTime
from guideline.facts.fields import read
from guideline.files.spreadsheet import Columns, Row, read_rows

_COLUMNS = Columns(known=("start", "end", "parent", "child"), needed=("start", "end", "parent"))
_MOMENTS = ("start", "end")
_US = re.compile(
    r"(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[0-9]{4}),? "
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(:00)? ?(?P<half>[AP])?\.?(M\.?)?",
    re.ASCII | re.IGNORECASE,
)
_NOON = 12


def read_exchanges(path: str | Path) -> tuple[LoggedTime, ...]:
    """Return a log of exchanges from a CSV file with columns start, end, parent and maybe child.

    Moments are California clock time, as ``2026-01-09 18:00``, or as spreadsheets of the United
    States write them: ``1/9/2026 18:00``, ``1/9/2026 6:00 PM``.

    Raises:
        InvalidFacts: The file cannot be read or a row cannot be; every problem is listed, and
            ``rest`` are the entries of the other rows.

    >>> import guideline as gl
    >>> gl.read_exchanges("examples/custody/exchanges.csv")[0].parent
    'Petitioner'
    """
    problems: list[Problem] = []
    rows = read_rows(Path(path), _COLUMNS, problems)
    entries = [entry for row in rows if (entry := _entry(row, problems)) is not None]
    if not rows and not problems:
        problems.append(Problem("", "", "no exchange is logged", "write one row for each"))
    if problems:
        raise InvalidFacts(problems, str(path), rest=tuple(entries))
    return tuple(entries)


def _entry(row: Row, problems: list[Problem]) -> LoggedTime | None:
    """Return a row as an entry of the log, or add what is wrong with it."""
    cells = {
        column: _moment(cell) if column in _MOMENTS else cell
        for column, cell in row.cells.items()
        if cell
    }
    try:
        return cast("LoggedTime", read(LoggedTime, {**cells, "row": row.place}))
    except InvalidFacts as error:
        problems += [attrs.evolve(each, where=row.at(each.where)) for each in error.problems]
    return None


def _moment(cell: str) -> str:
    """Return a spreadsheet's moment as facts write it; anything else as it is, to be refused."""
    found = _US.fullmatch(cell)
    if found is None:
        return cell
    hour, half = int(found["hour"]), (found["half"] or "").upper()
    if half:
        if not 1 <= hour <= _NOON:
            return cell
        hour = hour % _NOON + (_NOON if half == "P" else 0)
    day = f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"
    return f"{day} {hour:02}:{found['minute']}"
