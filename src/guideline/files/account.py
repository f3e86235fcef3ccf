"""Reading an account file, with the payments that it names in CSV files."""

import re
from pathlib import Path

import attrs

from guideline.amounts import repeat
from guideline.arrears.account import Account
from guideline.arrears.checks import problems
from guideline.errors import InvalidFacts, Problem
from guideline.files.payments import Received, read_payments
from guideline.files.reading import plain_values, structure, values_from_json

_PAYMENT = re.compile(r"payments\[([0-9]+)\]")


def read_account(path: str | Path) -> Account:
    """Return the account in a ``.toml`` or ``.json`` file.

    ``payments`` may name a CSV file, or several, relative to the account file.

    Args:
        path: The file. Its shape is documented in the reference, "The account file".

    Raises:
        InvalidFacts: A file cannot be read or its facts cannot be; every problem is listed.

    >>> read_account("examples/account.toml").interest
    <Convention.MONTHLY_OPENING: 'monthly_opening'>
    """
    return account_with_files(path)[0]


def account_with_files(path: str | Path) -> tuple[Account, tuple[Path, ...]]:
    """Return an account and the files that it was read from, the account file first.

    Raises:
        InvalidFacts: A file cannot be read or its facts cannot be; every problem is listed.
    """
    received = Received()
    account = _account(plain_values(path), Path(path).parent, str(path), received)
    return account, (Path(path), *received.files)


def account_from_json(text: str) -> Account:
    """Return the account in JSON text, as ``guideline account -`` reads it.

    Raises:
        InvalidFacts: It is not JSON or its facts cannot be; every problem is listed.

    >>> text = '{"enforcement": "private", "orders": [{"amount": 500, "from": "2026-01-01"}]}'
    >>> len(account_from_json(text).orders)
    1
    """
    source = "standard input"
    return _account(values_from_json(text, source), Path(), source, Received())


def _account(values: object, folder: Path, source: str, received: Received) -> Account:
    """Return checked facts; what is wrong in any of the files is told in one error."""
    if isinstance(values, dict) and "payments" in values:
        values = dict(values)
        paths = _paths(values["payments"], folder, received.problems)
        if paths is not None:
            for path in paths:
                read_payments(path, received)
            values["payments"] = received.payments
            values = _with_returns(values, received)
    try:
        account: Account = structure(Account, values, source)
    except InvalidFacts as error:
        raise InvalidFacts([*received.problems, *error.problems], source) from None
    found = [_placed(problem, received) for problem in problems(account)]
    if received.problems or found:
        raise InvalidFacts([*received.problems, *found], source)
    return account


def _paths(payments: object, folder: Path, found: list[Problem]) -> list[Path] | None:
    """Return the CSV files that ``payments`` names, each once, or ``None`` if it names none."""
    names = [payments] if isinstance(payments, str) else payments
    if not isinstance(names, list) or not names:
        return None
    if not all(isinstance(name, str) for name in names):
        return None
    paths: list[Path] = []
    for index, name in enumerate(names):
        path = folder / name
        twice = [other for other in paths if same_file(path, other)]
        if twice:
            found.append(
                Problem(
                    f"payments[{index}]",
                    repeat(name),
                    f"the same file as {twice[0].name}: its payments would count twice",
                    "name each file once",
                )
            )
        else:
            paths.append(path)
    return paths


def same_file(first: Path, second: Path) -> bool:
    """Return whether two paths lead to one file."""
    try:
        return first.samefile(second)
    except (OSError, ValueError):
        return first == second


def _with_returns(values: dict[str, object], received: Received) -> dict[str, object]:
    """Return the values with the corrections that negative rows of a CSV file amount to."""
    corrections = values.get("corrections", [])
    if received.corrections and isinstance(corrections, list):
        return {**values, "corrections": [*corrections, *received.corrections]}
    return values


def _placed(problem: Problem, received: Received) -> Problem:
    """Return a problem with a payment told by the file and row that it came from."""
    found = _PAYMENT.match(problem.where)
    if found is None or not received.rows:
        return problem
    row = received.rows[int(found[1])]
    column = problem.where[found.end() :].lstrip(".")
    return attrs.evolve(problem, where=row.at(column) if column else row.at("date"))
