"""The commands on why amounts differ: an amount on record, and one calculation beside another."""

import argparse
from typing import Any

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
from guideline.errors import InvalidFacts


def add_study_commands(commands: Any) -> None:  # noqa: ANN401 - argparse does not publish the type
    """Add ``compare``."""
    compared = command(commands, "compare", _compare, "an amount on record beside the calculation")
    compared.add_argument("case", metavar="CASE", help="a .toml or .json file; - for JSON on stdin")
    compared.add_argument("recorded", metavar="AMOUNT", help="the amount on record a month")
    compared.add_argument("--payor", metavar="PARENT", help="who pays it on record")
    compared.add_argument(
        "--with-add-ons", action="store_true", help="the amount has expenses owed in it"
    )
    form(compared, ["text", "json", "markdown"])
    california(compared)


def _compare(options: argparse.Namespace) -> tuple[str, int]:
    from guideline.files.case import case_from_json, read_case
    from guideline.files.comparison_document import comparison_document
    from guideline.study.comparison import compare
    from guideline.support.guideline import calculate

    case = read_input(options.case, read_case, case_from_json)
    tables = given_tables(options)
    try:
        result = calculate(case, california=tables)
    except InvalidFacts as error:
        raise InvalidFacts(error.problems, options.case) from None
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
    return written(found, options.format, comparison_document), (
        ANSWER_IS_NO if found.difference else DONE
    )
