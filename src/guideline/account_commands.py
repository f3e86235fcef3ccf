"""The commands on an account: what it owes on a day, and another's audit beside it."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from guideline.commands import (
    ANSWER_IS_NO,
    COMMAND,
    DONE,
    asks_for_page,
    command,
    form,
    needed_day,
    read_input,
    reader_options,
    readers_page,
    written,
)
from guideline.errors import InvalidFacts, Problem

if TYPE_CHECKING:
    from guideline.arrears.account import Account
    from guideline.files.audit import Audit


def add_account_commands(commands: Any) -> None:  # noqa: ANN401 - argparse does not publish the type
    """Add ``account`` and ``reconcile``."""
    account = command(commands, "account", _account, "what an account of support owes on a day")
    account.add_argument("account", metavar="ACCOUNT", help="a .toml or .json file; - for stdin")
    account.add_argument("--as-of", metavar="DATE", required=True, help="the day, as 2026-03-31")
    account.add_argument(
        "--every-convention", action="store_true", help="the balance under each convention"
    )
    account.add_argument(
        "--rows",
        choices=["months", "sheets", "charges", "payments", "segments"],
        help="with --format csv: which table of the statement; by default its months",
    )
    form(account, ["text", "json", "markdown", "csv", "html"])
    reader_options(account, "payor, payee, or a party by name")
    audit = command(commands, "reconcile", _reconcile, "another party's audit beside an account")
    audit.add_argument("account", metavar="ACCOUNT", help="a .toml or .json file")
    audit.add_argument("audit", metavar="AUDIT", help="a .csv file with a row for each month")
    audit.add_argument(
        "--column",
        metavar="COLUMN=NAME",
        action="append",
        default=[],
        help="what the audit calls a column, as in month=Period",
    )
    audit.add_argument(
        "--interest-column",
        choices=["balance", "month"],
        help="whether its interest is the balance or the month's; by default what agrees more",
    )
    form(audit, ["text", "json", "markdown"])


def _account(options: argparse.Namespace) -> str:
    from guideline.files.account import account_from_json, read_account

    page = asks_for_page(options)
    as_of = needed_day("--as-of", options.as_of)
    account = read_input(options.account, read_account, account_from_json)
    _check_forms(options)
    if options.every_convention:
        return _conventions(account, as_of, options.format)
    from guideline.arrears.balance import state_account
    from guideline.files.account_document import account_document

    statement = state_account(account, as_of=as_of)
    if page:
        return readers_page(options, statement)
    if options.format == "csv":
        from guideline.files.account_csv import rows_csv

        return rows_csv(statement, options.rows or "months")
    if options.format == "html":
        from guideline.report.page import as_html

        return as_html(statement, language=options.language)
    return written(statement, options.format, account_document)


def _check_forms(options: argparse.Namespace) -> None:
    """Refuse what does not go together."""
    problems = []
    if options.rows and (options.format != "csv" or options.every_convention):
        instead = "write --format csv beside it"
        problems.append(Problem("--rows", options.rows, "is a table of a statement's CSV", instead))
    if options.every_convention and options.format == "html":
        instead = "write text or json"
        problems.append(Problem("--format", "html", "no page of the conventions", instead))
    if options.every_convention and options.reader is not None:
        instead = "leave one of the two out"
        problems.append(Problem("--reader", options.reader, "no page of the conventions", instead))
    if problems:
        raise InvalidFacts(problems, COMMAND)


def _conventions(account: "Account", as_of: date, shape: str) -> str:
    from guideline.arrears.comparison import compare_conventions
    from guideline.files.account_csv import conventions_csv
    from guideline.files.account_document import conventions_document

    compared = compare_conventions(account, as_of=as_of)
    return (
        conventions_csv(compared)
        if shape == "csv"
        else written(compared, shape, conventions_document)
    )


def _reconcile(options: argparse.Namespace) -> tuple[str, int]:
    from guideline.files.audit import audit_document, compare_audit

    account, audit = _both(options)
    compared = compare_audit(account, audit, options.interest_column)
    text = written(compared, options.format, audit_document)
    return text, DONE if compared.agrees else ANSWER_IS_NO


def _both(options: argparse.Namespace) -> "tuple[Account, Audit]":
    """Return the account and the audit; what is wrong with either is told in one error."""
    from guideline.files.account import account_with_files
    from guideline.files.audit import read_audit
    from guideline.files.reading import same_file

    problems: list[Problem] = []
    account, audit = None, None
    files: tuple[Path, ...] = (Path(options.account),)
    try:
        account, files = account_with_files(options.account)
    except InvalidFacts as error:
        problems += _from(error)
    same = [path for path in files if same_file(path, Path(options.audit))]
    problems += [
        Problem("AUDIT", options.audit, f"the same file as {path}", "name the other's audit")
        for path in same
    ]
    try:
        audit = None if same else read_audit(options.audit, _columns(options.column))
    except InvalidFacts as error:
        problems += _from(error)
    if account is None or audit is None or problems:
        raise InvalidFacts(problems, COMMAND)
    return account, audit


def _from(error: InvalidFacts) -> list[Problem]:
    """Return an error's problems, each with the file that it stands in."""
    places = (error.source, f"{error.source}, ")
    return [
        problem
        if problem.where.startswith(("--", *places))
        else attrs.evolve(problem, where=places[bool(problem.where)] + problem.where)
        for problem in error.problems
    ]


def _columns(given: Sequence[str]) -> dict[str, str]:
    problems = [
        Problem("--column", name, "not COLUMN=NAME", "write it as month=Period")
        for name in given
        if not all(name.partition("="))
    ]
    if problems:
        raise InvalidFacts(problems, COMMAND)
    return {name.partition("=")[0]: name.partition("=")[2] for name in given}
