"""Reading a custody file, with the log that it names, or the schedules of a case file."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

import attrs

from guideline.custody.logs import log_problems
from guideline.custody.of_case import schedule_problems
from guideline.errors import InvalidFacts, Problem
from guideline.facts.case import Case
from guideline.facts.custody import CustodyFile
from guideline.facts.fields import changed
from guideline.files.case import case_from_values
from guideline.files.exchanges import read_exchanges
from guideline.files.reading import (
    STANDARD_INPUT,
    checked,
    plain_values,
    structure,
    values_from_json,
)

_BESIDE = ("parents", "children", "on", "actual", "custody")


def read_custody(path: str | Path) -> CustodyFile:
    """Return the custody schedule in a ``.toml`` or ``.json`` file of its own.

    Args:
        path: The file. A log of exchanges that it names is read too, from beside it.

    Raises:
        InvalidFacts: A file cannot be read or its facts cannot be; every problem is listed.

    >>> import guideline as gl
    >>> custody = gl.read_custody("examples/custody/schedule.toml")
    >>> custody.parents
    ('Petitioner', 'Respondent')
    """
    return _custody(plain_values(path), str(path), Path(path).parent)


def read_time_file(path: str | Path) -> CustodyFile | Case:
    """Return a custody file, or a case file whose children have schedules.

    Raises:
        InvalidFacts: The file cannot be read or its facts cannot be; every problem is listed.
    """
    values = plain_values(path)
    if _is_case(values):
        return case_from_values(values, str(path))
    return _custody(values, str(path), Path(path).parent)


def time_file_from_json(text: str) -> CustodyFile | Case:
    """Return a custody file, or a case, in JSON text, as ``guideline time -`` reads it.

    Raises:
        InvalidFacts: It is not JSON or its facts cannot be; every problem is listed.
    """
    values = values_from_json(text)
    if _is_case(values):
        return case_from_values(values, STANDARD_INPUT)
    return _custody(values, STANDARD_INPUT, Path())


def _is_case(values: object) -> bool:
    """Return whether the parents are tables, as in a case file, and not names alone."""
    parents = values.get("parents") if isinstance(values, Mapping) else None
    return isinstance(parents, list) and any(isinstance(parent, Mapping) for parent in parents)


def _custody(values: object, source: str, folder: Path) -> CustodyFile:
    """Return a custody file whose schedules and log can be, with its log read."""
    return checked(lambda: _with_own_log(values, source, folder), _problems, source)


def _problems(custody: CustodyFile) -> tuple[Problem, ...]:
    """Return everything about the schedules of a file and its log that cannot be."""
    return (*schedule_problems(custody), *log_problems(custody))


def _with_own_log(values: object, source: str, folder: Path) -> CustodyFile:
    """Return a custody file with the log that it names."""
    problems: list[Problem] = []
    try:
        custody = structure(CustodyFile, _under_custody(values), source)
    except InvalidFacts as error:
        if error.rest is None:
            raise
        custody, problems = cast("CustodyFile", error.rest), [*error.problems]
    if isinstance(custody.actual, str):
        try:
            custody = _with_rows(custody, folder / custody.actual)
        except InvalidFacts as error:
            custody = cast("CustodyFile", error.rest)
            problems += error.problems
    if problems:
        raise InvalidFacts(problems, rest=custody)
    return custody


def with_log_file(custody: CustodyFile, path: str | Path) -> CustodyFile:
    """Return a custody file with the log of exchanges in a CSV file, which can be.

    Raises:
        InvalidFacts: The log cannot be read or cannot be; every problem is listed by file and row.
    """
    return checked(lambda: _with_rows(custody, Path(path)), log_problems, str(path))


def _with_rows(custody: CustodyFile, path: Path) -> CustodyFile:
    """Return a custody file with the rows of a log; an error's ``rest`` has those that can be."""
    try:
        return changed(custody, actual=read_exchanges(path))
    except InvalidFacts as error:
        told = [attrs.evolve(each, where=each.where or error.source) for each in error.problems]
        raise InvalidFacts(told, rest=changed(custody, actual=error.rest or ())) from None


def _under_custody(values: object) -> object:
    """Return the values with a schedule that stands at the top moved under ``custody``."""
    if not isinstance(values, Mapping) or "custody" in values:
        return values
    schedule = {name: value for name, value in values.items() if name not in _BESIDE}
    beside = {name: value for name, value in values.items() if name in _BESIDE}
    return {**beside, "custody": schedule} if schedule else values
