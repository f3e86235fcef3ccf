"""Reading a plan file: one plan or several, from a stated balance or from an account file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import attrs

from guideline.amounts import repeat
from guideline.arrears.balance import state_account
from guideline.arrears.plan_account import told_by_account
from guideline.arrears.plan_checks import WAYS, not_one_way, plan_problems
from guideline.arrears.plan_facts import Plan
from guideline.errors import InvalidFacts, Problem
from guideline.facts.fields import UNKNOWN_KEY, key, unknown_key
from guideline.facts.readers import read_day, read_text
from guideline.facts.supposed import wrong_anyway
from guideline.files.account import read_account
from guideline.files.reading import (
    STANDARD_INPUT,
    beside,
    plain_values,
    structure,
    structured,
    values_from_json,
)

_T = TypeVar("_T")


def read_plan(path: str | Path) -> Plan:
    """Return the plan in a ``.toml`` or ``.json`` file.

    Args:
        path: The file. Its shape is documented in the reference, "The plan file".

    Raises:
        InvalidFacts: The file cannot be read or its facts cannot be; every problem is listed.

    >>> read_plan("examples/plan.toml").principal
    Decimal('3000')
    """
    return the_plan(plan_file(path))


def plan_from_json(text: str) -> Plan:
    """Return the plan in JSON text, as ``guideline plan -`` reads it.

    Raises:
        InvalidFacts: It is not JSON or its facts cannot be; every problem is listed.

    >>> text = '{"as_of": "2026-03-31", "principal": 90, "first": "2026-04-15", "payment": 90}'
    >>> plan_from_json(text).first
    datetime.date(2026, 4, 15)
    """
    return the_plan(plan_text(text))


def read_plans(path: str | Path) -> tuple[Plan, ...]:
    """Return the plans of a file: one, or each of its ``[[plans]]``.

    What stands above ``[[plans]]`` holds for each of them that does not say otherwise.

    Raises:
        InvalidFacts: The file cannot be read or its facts cannot be; every problem is listed.

    >>> len(read_plans("examples/plan.toml"))
    1
    """
    return _plans(plan_file(path))


def plans_from_json(text: str) -> tuple[Plan, ...]:
    """Return the plans of JSON text.

    Raises:
        InvalidFacts: It is not JSON or its facts cannot be; every problem is listed.
    """
    return _plans(plan_text(text))


@attrs.frozen
class PlanFile:
    """What a plan file holds, before any fact is checked.

    Attributes:
        values: Its plain values.
        folder: Where the account that it names is looked for.
        source: What an error calls it.
    """

    values: object
    folder: Path
    source: str


def plan_file(path: str | Path) -> PlanFile:
    """Return what a plan file holds.

    Raises:
        InvalidFacts: The file cannot be read.
    """
    return PlanFile(plain_values(path), Path(path).parent, str(path))


def plan_text(text: str) -> PlanFile:
    """Return what JSON text holds of a plan.

    Raises:
        InvalidFacts: It is not JSON.
    """
    return PlanFile(values_from_json(text), Path(), STANDARD_INPUT)


def the_plan(file: PlanFile) -> Plan:
    """Return the one plan of a file.

    Raises:
        InvalidFacts: Its facts cannot be, or it holds several; every problem is listed.
    """
    plans = _plans(file)
    if len(plans) != 1:
        problem = Problem("plans", str(len(plans)), "not one plan",
                          "write the plan that is followed in a file of its own")  # fmt: skip
        raise InvalidFacts([problem], file.source)
    return plans[0]


def balance_day(file: PlanFile) -> date | None:
    """Return the day of the balance of the one plan of a file, whatever else is wrong with it."""
    match file.values:
        case {"plans": [{"as_of": day}]} | {"as_of": day}:
            return _tried(lambda: read_day(day), "")[0]
    return None


def _plans(file: PlanFile) -> tuple[Plan, ...]:
    values, folder, source = file.values, file.folder, file.source
    if not isinstance(values, dict):
        structure(Plan, values, source)
    table: dict[str, Any] = dict(values)  # type: ignore[call-overload]
    several = table.pop("plans", None)
    if several is None:
        return (_plan(table, folder, source, ""),)
    if not isinstance(several, list) or not several:
        problem = Problem("plans", "", "not a list of plans", "write [[plans]] for each")
        raise InvalidFacts([problem], source)
    problems: list[Problem] = []
    plans = []
    for index, each in enumerate(several):
        where = f"plans[{index}]"
        try:
            plans.append(_plan(_with(table, each, where), folder, source, where))
        except InvalidFacts as error:
            problems += [problem for problem in error.problems if problem not in problems]
    if problems:
        raise InvalidFacts(problems, source)
    return tuple(plans)


def _with(table: dict[str, Any], each: object, where: str) -> dict[str, Any]:
    """Return the table of one plan, with what stands above all."""
    if not isinstance(each, dict):
        raise InvalidFacts([Problem(where, repeat(each), "not a table", "write [[plans]]")])
    return {**table, **each}


def _plan(table: dict[str, Any], folder: Path, source: str, where: str) -> Plan:
    """Return one checked plan, or one error with everything that is wrong with it."""
    try:
        return _read(table, folder, source)
    except InvalidFacts as error:
        told = [problem.at(where) if where else problem for problem in _beside(table, error)]
        raise InvalidFacts(told, source) from None


def _beside(table: dict[str, Any], error: InvalidFacts) -> list[Problem]:
    """Return what is wrong with a plan, and whether its table sets the payment in one way."""
    given = [name for name in WAYS if table.get(name) is not None]
    wrong = not_one_way(given)
    more = [] if len(given) == 1 or wrong in error.problems else [wrong]
    return [*map(_nearest_key, error.problems), *more]


def _nearest_key(problem: Problem) -> Problem:
    """Return a problem; of a key that is not known, with those that a file may hold as well."""
    if problem.why != UNKNOWN_KEY or "." in problem.where:
        return problem
    kind: type[Any] = Plan
    known = [key(field.name) for field in attrs.fields(kind)]
    return unknown_key(problem.where, [*known, "account", "plans"])


def _read(table: dict[str, Any], folder: Path, source: str) -> Plan:
    """Return a plan from its table; what an account file tells is told by it alone."""
    if "account" not in table:
        return structured(Plan, table, _problems, source)
    found, problems = _from_account(table, folder)
    if not problems:
        return structured(Plan, found, _problems, source)
    with_balance = {"principal": 0, "as_of": "9000-01-01", **found}
    _, unread = _tried(lambda: structure(Plan, with_balance, source), "")
    problems += unread
    sure = [each for each in wrong_anyway(Plan, found, _problems)
            if each.where not in _BY_CURRENT_SUPPORT]  # fmt: skip
    raise InvalidFacts([*problems, *beside(problems, sure)])


def _problems(plan: Plan) -> list[Problem]:
    return list(plan_problems(plan))


_BY_CURRENT_SUPPORT = ("rule", "share_of_current", "roll_down")  # of which an account tells


def with_what_files_add(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a plan with what a plan file may hold beside: an account, several plans.

    What stands above ``[[plans]]`` holds for each, so that one of them needs nothing of its own.
    """
    text = {"type": "string", "minLength": 1}
    account = {"description": "the account file that tells the balance and conventions", **text}
    plan = schema["$defs"]["Plan"]
    alone = plan.pop("required")
    from_account = [name for name in alone if name not in _TOLD]
    plan["properties"]["account"] = account
    several = {
        "description": "several plans; what stands above them holds for each",
        "type": "array",
        "items": {"$ref": "#/$defs/Plan"},
        "minItems": 1,
    }
    schema["$defs"]["PlanFile"] = {
        **plan,
        "properties": {**plan["properties"], "plans": several},
        "anyOf": [
            {"required": alone},
            {"required": [*from_account, "account"]},
            {"required": ["plans"]},
        ],
    }
    return {**schema, "$ref": "#/$defs/PlanFile"}


# ── from an account ──────────────────────────────────────────────────────────

_TOLD = ("principal", "accrued_interest", "interest", "rounding", "enforcement", "opening",
         "not_yet_bearing", "current_unpaid", "current_paid", "suspended_interest",
         "balance_notes")  # fmt: skip


def _from_account(table: dict[str, Any], folder: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Return a plan's table with what its account tells on the day ``as_of``, and what is wrong."""
    problems = [
        Problem(name, "", "the account tells it", "leave it out, or leave out account")
        for name in _TOLD
        if name in table
    ]
    rest = {name: value for name, value in table.items() if name not in {"account", *_TOLD}}
    path, wrong_path = _tried(lambda: folder / read_text(table["account"]), "account")
    if "as_of" in table:
        as_of, wrong_day = _tried(lambda: read_day(table["as_of"]), "as_of")
    else:
        missing = Problem("as_of", "", "missing", "write the day of the balance")
        as_of, wrong_day = None, [missing]
    rest.pop("as_of", None)
    account = None
    if path is not None:
        account, wrong_file = _tried(lambda: read_account(path), f"account {path}")
        problems += wrong_file
    problems += [*wrong_path, *wrong_day]
    if account is None or as_of is None:
        return rest if as_of is None else {**rest, "as_of": as_of}, problems
    found, unsaid = told_by_account(state_account(account, as_of=as_of), rest)
    if isinstance(rest.get("standing"), dict):
        rest["standing"] = {**found["standing"], **rest["standing"]}
    return {**found, **rest, "as_of": as_of}, [*problems, *unsaid]


def _tried(read_it: Callable[[], _T], where: str) -> tuple[_T | None, list[Problem]]:
    """Return what could be read, or what is wrong with it, told from its place."""
    try:
        return read_it(), []
    except InvalidFacts as error:
        return None, [problem.at(where) for problem in error.problems]
