"""What the commands share: how they are declared, how they read and write."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

import attrs

from guideline.amounts import repeat
from guideline.errors import InvalidFacts, Problem

DONE, WRONG_INPUT, ANSWER_IS_NO = 0, 2, 3
STOPPED = 130  # as a shell says of what Ctrl-C ended
NOTE = "Not certified under Fam. Code § 3830 and Cal. Rules of Court, rule 5.275. No legal advice."
COMMAND = "the command"
_PAGE_FORMATS = ("text", "markdown")
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
    parser.set_defaults(formats=tuple(formats))


def reader_options(parser: argparse.ArgumentParser, reader: str) -> None:
    """Add the options for a page in plain words.

    Args:
        parser: The command.
        reader: Whom it may be for, as the help says it.
    """
    parser.add_argument("--reader", metavar="READER", help=f"a page in plain words for {reader}")
    parser.add_argument("--language", default="en", help="of that page: en or es")


def asks_for_page(options: argparse.Namespace, *, by_role: bool = False) -> bool:
    """Return whether a page in plain words is asked for.

    Args:
        options: What the command was given.
        by_role: Whether its readers are the payor and the payee, and not named in the facts.

    Raises:
        InvalidFacts: It is asked for in a form, a language or for a reader that there is not.
    """
    problems = [*_page_problems(options), *(_reader_problems(options) if by_role else ())]
    if problems:
        raise InvalidFacts(problems, COMMAND)
    return options.reader is not None


def _page_problems(options: argparse.Namespace) -> Iterator[Problem]:
    page = options.reader is not None
    if page and options.format not in _PAGE_FORMATS:
        instead = f"write one of: {', '.join(_PAGE_FORMATS)}"
        if "html" in options.formats:
            instead += "; an HTML page holds every reader's"
        yield Problem("--format", options.format, "no page of one reader", instead)
    if page or options.format == "html":
        yield from _language_problems(options.language)
    elif options.language != "en":
        yield Problem("--language", options.language, "only pages have it", "name a reader as well")


def _language_problems(code: str) -> Iterator[Problem]:
    from guideline.explanation.catalogue import language

    try:
        language(code)
    except InvalidFacts as error:
        yield from (attrs.evolve(problem, where="--language") for problem in error.problems)


def _reader_problems(options: argparse.Namespace) -> Iterator[Problem]:
    from guideline.explanation.arrears_side import PAYEE, PAYOR

    if options.reader not in {None, PAYOR, PAYEE}:
        instead = f"write one of: {PAYOR}, {PAYEE}"
        yield Problem("--reader", repeat(options.reader), "no page of this reader", instead)


def readers_page(options: argparse.Namespace, record: object, changes: object = None) -> str:
    """Return the page in plain words that was asked for."""
    from guideline.explanation.catalogue import language
    from guideline.explanation.pages import plain_page
    from guideline.explanation.plain import as_markdown_page, as_text

    spoken = language(options.language)
    page = plain_page(record, options.reader, spoken, changes)
    return (as_markdown_page if options.format == "markdown" else as_text)(page, spoken)


def california(parser: argparse.ArgumentParser) -> None:
    """Add the file of California's figures that a command can take."""
    parser.add_argument(
        "--california-tables",
        metavar="FILE",
        help="California's tax figures of the year, instead of the tables' own",
    )


def given_tables(options: argparse.Namespace) -> Any:  # noqa: ANN401 - a Version, not loaded here
    """Return the California figures given on the command line, if any were."""
    if options.california_tables is None:
        return None
    from guideline.files.california import read_california_tables

    return read_california_tables(options.california_tables)


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


@contextmanager
def of_file(path: str) -> Iterator[None]:
    """Tell what is wrong with facts as wrong with the file that they were read from."""
    from guideline.files.reading import STANDARD_INPUT

    try:
        yield
    except InvalidFacts as error:
        source = STANDARD_INPUT if path == "-" else path
        raise InvalidFacts(error.problems, error.source or source) from None


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
