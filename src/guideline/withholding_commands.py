"""The commands on what may be withheld, and on the checklist of the Debt Reduction Program."""

import argparse
from typing import Any

from guideline.commands import command, form, read_input, written


def add_withholding_commands(commands: Any) -> None:  # noqa: ANN401 - argparse does not publish the type
    """Add ``withhold`` and ``checklist``."""
    withheld = command(commands, "withhold", _withhold, "what may be withheld from a pay check")
    withheld.add_argument("facts", metavar="FILE", help="a .toml or .json file; - for stdin")
    form(withheld, ["text", "json", "markdown"])
    listed = command(
        commands, "checklist", _checklist, "published conditions of the Debt Reduction Program"
    )
    listed.add_argument("facts", metavar="FILE", help="a .toml or .json file; - for stdin")
    form(listed, ["text", "json", "markdown"])


def _withhold(options: argparse.Namespace) -> str:
    from guideline.arrears.withheld import withhold
    from guideline.files.withholding import read_withholding, withholding_from_json
    from guideline.files.withholding_document import withholding_document

    told = read_input(options.facts, read_withholding, withholding_from_json)
    return written(withhold(told), options.format, withholding_document)


def _checklist(options: argparse.Namespace) -> str:
    from guideline.arrears.debt_reduction import debt_reduction_checklist
    from guideline.files.checklist import checklist_document, checklist_from_json, read_checklist

    told = read_input(options.facts, read_checklist, checklist_from_json)
    result = debt_reduction_checklist(told.stated, on=told.on)
    return written(result, options.format, checklist_document)
