"""What the commands share: how they are declared, how they read and write."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from guideline.errors import InvalidFacts, Problem

DONE, WRONG_INPUT, ANSWER_IS_NO = 0, 2, 3
NOTE = "Not certified under Fam. Code § 3830 and Cal. Rules of Court, rule 5.275. No legal advice."
COMMAND = "the command"
_T = TypeVar("_T")


def command(
    commands: Any,  # noqa: ANN401 - argparse does not publish the type
    name: str,
    run: Callable[[argparse.Namespace], str | tuple[str, int]],
    text: str,
) -> argparse.ArgumentParser:
    """Return the parser of a command, by its name, what runs it and a line about it."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, epilog=NOTE)
    parser.set_defaults(run=run)
    return parser


def form(parser: argparse.ArgumentParser, formats: list[str]) -> None:
    """Add the formats in which a command can write."""
    parser.add_argument("--format", choices=formats, default="text", help="how to write it")


def read_input(path: str, from_file: Callable[[str], _T], from_json: Callable[[str], _T]) -> _T:
    """Read a file by its path, or JSON from standard input for ``-``."""
    if path != "-":
        return from_file(path)
    from guideline.files.reading import LARGEST_FILE, STANDARD_INPUT

    content = b"" if sys.stdin is None else sys.stdin.buffer.read(LARGEST_FILE + 1)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        problem = Problem("", "", "not UTF-8 text", "write JSON in UTF-8")
        raise InvalidFacts([problem], STANDARD_INPUT) from None
    if len(content) > LARGEST_FILE:
        problem = Problem("", "", "over 16 MiB", "write a smaller case")
        raise InvalidFacts([problem], STANDARD_INPUT)
    return from_json(text)


def day(option: str, text: str | None) -> date | None:
    """Return the day that an option gives, if it was given."""
    return None if text is None else needed_day(option, text)


def needed_day(option: str, text: str) -> date:
    """Return the day that an option gives."""
    from guideline.facts.readers import read_day

    try:
        return read_day(text)
    except InvalidFacts as error:
        raise InvalidFacts([problem.at(option) for problem in error.problems], COMMAND) from None


def written(record: _T, shape: str, document: Callable[[_T], dict[str, Any]]) -> str:
    """Return a finished record in the form that was asked for."""
    if shape == "json":
        from guideline.files.documents import to_json

        return to_json(document(record))
    if shape == "markdown":
        from guideline.explanation.markdown import as_markdown

        return as_markdown(record)
    from guideline.explanation.text import explain

    return explain(record)
