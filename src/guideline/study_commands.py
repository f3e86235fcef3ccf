"""The commands on why amounts differ: an amount on record, and one calculation beside another."""

import argparse
from typing import TYPE_CHECKING, Any

from guideline.commands import (
    ANSWER_IS_NO,
    COMMAND,
    DONE,
    california,
    command,
    form,
    given_tables,
    read_input,
    written,
)
from guideline.errors import InvalidFacts, Problem

if TYPE_CHECKING:
    from guideline.support.guideline import GuidelineSupport


def add_study_commands(commands: Any) -> None:  # noqa: ANN401 - argparse does not publish the type
    """Add ``compare`` and ``difference``."""
    compared = command(commands, "compare", _compare, "an amount on record beside the calculation")
    compared.add_argument("case", metavar="CASE", help="a .toml or .json file; - for JSON on stdin")
    compared.add_argument("recorded", metavar="AMOUNT", help="the amount on record a month")
    compared.add_argument("--payor", metavar="PARENT", help="who pays it on record")
    compared.add_argument(
        "--with-add-ons", action="store_true", help="the amount has expenses owed in it"
    )
    form(compared, ["text", "json", "markdown"])
    california(compared)
    beside = command(commands, "difference", _difference, "what differs between two calculations")
    beside.add_argument("before", metavar="BEFORE", help="a .toml or .json case file; - for stdin")
    beside.add_argument("after", metavar="AFTER", help="another case file, of the same parents")
    beside.add_argument(
        "--with-add-ons", action="store_true", help="count what is owed for expenses in both"
    )
    form(beside, ["text", "json", "markdown"])
    california(beside)


def _compare(options: argparse.Namespace) -> tuple[str, int]:
    from guideline.files.comparison_document import comparison_document
    from guideline.study.comparison import compare

    tables = given_tables(options)
    result = _calculated(options.case, tables)
    try:
        found = compare(
            result,
            options.recorded,
            payor=options.payor,
            with_add_ons=options.with_add_ons,
            california=tables,
        )
    except InvalidFacts as error:
        raise InvalidFacts(error.problems, COMMAND) from None
    text = written(found, options.format, comparison_document)
    return text, ANSWER_IS_NO if found.difference else DONE


def _difference(options: argparse.Namespace) -> tuple[str, int]:
    from guideline.files.difference_document import difference_document
    from guideline.study.difference import difference

    if options.before == options.after == "-":
        problem = Problem("AFTER", "-", "standard input is read once", "name a file for one")
        raise InvalidFacts([problem], COMMAND)
    tables = given_tables(options)
    before, after = (_calculated(path, tables) for path in (options.before, options.after))
    try:
        found = difference(before, after, with_add_ons=options.with_add_ons)
    except InvalidFacts as error:
        raise InvalidFacts(error.problems, options.after) from None
    text = written(found, options.format, difference_document)
    return text, ANSWER_IS_NO if found.difference else DONE


def _calculated(path: str, tables: Any) -> "GuidelineSupport":  # noqa: ANN401 - a Version, not loaded here
    """Return the calculation of a case file, any problem told with the file's name."""
    from guideline.files.case import case_from_json, read_case
    from guideline.support.guideline import calculate

    case = read_input(path, read_case, case_from_json)
    try:
        return calculate(case, california=tables)
    except InvalidFacts as error:
        raise InvalidFacts(error.problems, path) from None
