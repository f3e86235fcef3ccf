"""The commands on why amounts differ: another amount, another calculation, an audit bundle."""

import argparse
from pathlib import Path
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
    from guideline.files.bundle import Inputs
    from guideline.support.guideline import GuidelineSupport


def add_study_commands(commands: Any) -> None:  # noqa: ANN401 - argparse does not publish the type
    """Add ``compare``, ``difference`` and ``verify``."""
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
    verified = command(commands, "verify", _verify, "make an audit bundle again, and say if it is")
    verified.add_argument("bundle", metavar="ZIP", help="what guideline order --bundle wrote")
    form(verified, ["text", "json", "markdown"])


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


def _verify(options: argparse.Namespace) -> tuple[str, int]:
    from guideline.files.verification import verification_document, verify_bundle

    found = verify_bundle(options.bundle)
    return written(found, options.format, verification_document), (
        DONE if found.same else ANSWER_IS_NO
    )


def bundle_inputs(options: argparse.Namespace) -> "Inputs":
    """Return what ``order`` makes its bundle from, read once."""
    from guideline.files.bundle import CASES, Inputs, read_inputs
    from guideline.files.reading import STANDARD_INPUT, read_file

    given = options.california_tables
    if options.case != "-":
        return read_inputs(options.case, given)
    text = read_input("-", str, str).encode()
    return Inputs(STANDARD_INPUT, CASES[1], text, None if given is None else read_file(Path(given)))


def save_bundle(options: argparse.Namespace, inputs: "Inputs") -> None:
    """Write the audit bundle of an order."""
    from guideline.files.bundle import bundle_of
    from guideline.files.writing import write_whole

    keep = [each for each in (options.case, options.california_tables) if each not in {None, "-"}]
    write_whole(options.bundle, bundle_of(inputs), keep)
