"""Reading an account file, with the payments that it names in CSV files."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from guideline.amounts import repeat
from guideline.arrears.account import Account
from guideline.arrears.checks import problems
from guideline.errors import InvalidFacts, Problem
from guideline.facts.supposed import wrong_anyway
from guideline.files.payments import Received, count_returns, in_its_row, read_payments
from guideline.files.reading import (
    plain_values,
    same_file,
    structure,
    values_from_json,
)


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
            count_returns(received)
            values["payments"] = received.payments
            # a row below zero amounts to a correction
            values = _and(values, "corrections", received.corrections)
            values = _and(values, "read_as", received.notes)
    try:
        account: Account = structure(Account, values, source)
    except InvalidFacts as error:
        told = [*received.problems, *error.problems]
        rest = error.rest or _with_some_enforcement(values)
        if isinstance(rest, Account):
            told += _beside(problems(rest), told, received)
        anyway = wrong_anyway(Account, values, lambda supposed: list(problems(supposed)))
        raise InvalidFacts([*told, *_beside(anyway, told, received)], source) from None
    found = [
        *_beside(problems(account), received.problems, received),
        *_corrected_too(account, received),
    ]
    if received.problems or found:
        raise InvalidFacts([*received.problems, *found], source)
    return account


def _with_some_enforcement(values: object) -> object:
    """Return what could be read of an account whose own word for who enforces could not be."""
    if not isinstance(values, dict):
        return None
    try:
        return structure(Account, {**values, "enforcement": "private"}, "")
    except InvalidFacts as error:
        return error.rest


# What names an order or a payment cannot be judged while one of them cannot be read.
_NAMED = {
    "orders": (".order", ".case"),
    "judgments": (".order", ".case"),
    "payments": (".corrects",),
}


def _beside(found: Iterable[Problem], told: Sequence[Problem], received: Received) -> list[Problem]:
    """Return what is wrong with the facts that could be read, beside what is told already."""
    broken = [name for name in _NAMED if any(each.where.startswith(name) for each in told)]
    if received.problems:
        broken.append("payments")
    unsure = tuple(end for name in broken for end in _NAMED[name])
    return [
        in_its_row(problem, received)
        for problem in found
        if not (problem.where.endswith(unsure) or any(problem.overlaps(each) for each in told))
    ]


def _corrected_too(account: Account, received: Received) -> Iterator[Problem]:
    """Yield the returns of payments that the account file had corrected by then."""
    count = len(account.corrections) - len(received.corrections)
    corrected = {(each.corrects, each.date) for each in account.corrections[:count]}
    for day, row, _ in received.below_zero:
        if day and any(
            row.cells.get("reference") == name and when <= day for name, when in corrected
        ):
            yield row.problem(
                "amount",
                "returns what the account file corrects already",
                "write both as corrections, each with what the payment then was",
            )


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


def _and(values: dict[str, object], name: str, more: Sequence[object]) -> dict[str, object]:
    """Return the values with more in one of their lists; what is no list is refused later."""
    own = values.get(name, [])
    return {**values, name: [*own, *more]} if more and isinstance(own, list) else values
