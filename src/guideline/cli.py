"""The command ``guideline``: files in, documents out, and no traceback for bad input."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from guideline.account_commands import add_account_commands
from guideline.caseload_commands import add_caseload_command
from guideline.commands import (
    DONE,
    NOTE,
    STOPPED,
    WRONG_INPUT,
    asks_for_page,
    california,
    command,
    day,
    form,
    given_tables,
    of_file,
    read_input,
    reader_options,
    readers_page,
    written,
)
from guideline.errors import GuidelineError, InvalidFacts
from guideline.plan_commands import add_plan_commands
from guideline.study_commands import add_study_commands, bundle_inputs, save_bundle
from guideline.version import VERSION
from guideline.withholding_commands import add_withholding_commands

_SHOWN = 200  # problems told one by one
_SCHEMAS = {
    "case": ("guideline.facts.case", "Case"),
    "custody": ("guideline.facts.custody", "CustodyFile"),
    "account": ("guideline.arrears.account", "Account"),
    "plan": ("guideline.arrears.plan_facts", "Plan"),
    "withholding": ("guideline.arrears.withholding_facts", "WithholdingFacts"),
    "checklist": ("guideline.arrears.debt_reduction_facts", "DebtReductionApplication"),
}
"""The record that each kind of file holds, imported when its schema is asked for."""
_CASELOAD = "caseload"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status.

    0: done. 2: the input is wrong; every problem is on standard error, nothing on standard output.
    3: done, and the answer is no. 130: stopped by Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a closed stream is None
            stream.reconfigure(encoding="utf-8")
    options = _parser().parse_args(arguments)
    try:
        answer: str | tuple[str, int] = options.run(options)
    except GuidelineError as error:
        return _refuse(_told(error))
    except KeyboardInterrupt as stopped:
        _refuse(f"guideline: {str(stopped) or 'stopped'}\n")
        return STOPPED
    if sys.stdout is None:
        return _refuse("guideline: standard output is closed\n")
    output, status = (answer, DONE) if isinstance(answer, str) else answer
    try:
        sys.stdout.write(output)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):  # as `| head` does: nobody waits for the rest
            return _refuse(f"guideline: the output cannot be written: {error.strerror}\n")
    return status


def _refuse(text: str) -> int:
    """Say what is wrong, where anybody listens, and return the exit status for it."""
    if sys.stderr is not None:
        sys.stderr.write(text)
    return WRONG_INPUT


def _told(error: GuidelineError) -> str:
    if not isinstance(error, InvalidFacts):
        return f"guideline: {error}\n"
    count = len(error.problems)
    head = f"guideline: {error.source or 'the case'}: {count} problem{'s' * (count > 1)}\n"
    shown = "".join(f"  {problem}\n" for problem in error.problems[:_SHOWN])
    return head + shown + (f"  and {count - _SHOWN} more\n" if count > _SHOWN else "")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="guideline", description="California guideline child support.", epilog=NOTE
    )
    parser.add_argument("--version", action="version", version=f"guideline {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    order = command(commands, "order", _order, "the worksheet of a case file")
    order.add_argument("case", metavar="CASE", help="a .toml or .json file; - for JSON on stdin")
    form(order, ["text", "json", "markdown", "html", "findings"])
    reader_options(order, "that parent, by name")
    order.add_argument("--bundle", metavar="ZIP", help="write an audit bundle of the order as well")
    california(order)
    net = command(commands, "net", _net, "each parent's income, taxes, deductions and net income")
    net.add_argument("case", metavar="CASE", help="a .toml or .json file; - for JSON on stdin")
    form(net, ["text", "json", "markdown"])
    california(net)
    time = command(commands, "time", _time, "timeshare by every counting method")
    time.add_argument(
        "custody", metavar="CUSTODY", help="a custody or case file; - for JSON on stdin"
    )
    time.add_argument("--from", dest="first", metavar="DATE", help="the first day counted")
    time.add_argument("--through", metavar="DATE", help="the last day counted")
    time.add_argument("--actual", metavar="LOG", help="a CSV log of exchanges to compare with")
    form(time, ["text", "json", "markdown"])
    add_account_commands(commands)
    add_plan_commands(commands)
    add_study_commands(commands)
    add_withholding_commands(commands)
    add_caseload_command(commands)
    tables = command(commands, "tables", _tables, "the law's figures with their sources")
    tables.add_argument("--on", metavar="DATE", help="only what was in force that day")
    form(tables, ["text", "json"])
    schema = command(commands, "schema", _schema, "the JSON Schema of an input file")
    schema.add_argument(
        "file", choices=[*_SCHEMAS, _CASELOAD], help="which file; of a caseload its columns"
    )
    return parser


def _net(options: argparse.Namespace) -> str:
    from guideline.files.case import case_from_json, read_case
    from guideline.support.net import net_incomes

    case = read_input(options.case, read_case, case_from_json)
    result = net_incomes(case, california=given_tables(options))
    from guideline.files.net import net_document

    return written(result, options.format, net_document)


def _order(options: argparse.Namespace) -> str:
    from guideline.files.case import case_from_json, read_case
    from guideline.support.guideline import calculate

    asks_for_page(options)
    inputs = bundle_inputs(options) if options.bundle is not None else None
    case = read_input(options.case, read_case, case_from_json) if inputs is None else inputs.read()
    tables = given_tables(options)
    try:
        result = calculate(case, california=tables)
    except InvalidFacts as error:
        raise InvalidFacts(error.problems, options.case) from None
    text = _order_text(options, result, tables)
    if inputs is not None:
        save_bundle(options, inputs)
    return text


def _order_text(options: argparse.Namespace, result: Any, tables: Any) -> str:  # noqa: ANN401 - a GuidelineSupport and a Version, not loaded here
    """Return an order in the form that was asked for."""
    if options.reader is not None:
        from guideline.study.what_if import sensitivity

        return readers_page(options, result, sensitivity(result, california=tables))
    if options.format == "json":
        from guideline.files.documents import to_json
        from guideline.files.order import order_document

        return to_json(order_document(result))
    if options.format == "findings":
        from guideline.explanation.findings import findings

        return findings(result)
    if options.format == "html":
        from guideline.report.page import as_html

        return as_html(result, language=options.language, california=tables)
    if options.format == "markdown":
        from guideline.explanation.markdown import as_markdown

        return as_markdown(result)
    from guideline.explanation.text import explain

    return explain(result)


def _time(options: argparse.Namespace) -> str:
    from guideline.files.custody import read_time_file, time_file_from_json
    from guideline.files.time_report import time_output, time_report

    facts = read_input(options.custody, read_time_file, time_file_from_json)
    span = day("--from", options.first), day("--through", options.through)
    with of_file(options.custody):
        report = time_report(facts, span, options.actual)
    return time_output(report, options.format)


def _tables(options: argparse.Namespace) -> str:
    from guideline.files.documents import to_json
    from guideline.files.tables import tables_document, tables_text

    on = day("--on", options.on)
    return to_json(tables_document(on)) if options.format == "json" else tables_text(on)


def _schema(options: argparse.Namespace) -> str:
    from guideline.files.documents import to_json
    from guideline.files.schema import file_schema

    if options.file == _CASELOAD:
        from guideline.caseload.columns_document import columns_document

        return to_json(columns_document())
    home, name = _SCHEMAS[options.file]
    schema = file_schema(getattr(import_module(home), name), options.file)
    if options.file == "plan":
        from guideline.files.plan import with_what_files_add

        schema = with_what_files_add(schema)
    return to_json(schema)
