"""One row of a caseload as a case: the same facts, through the same readers, as a case file's."""

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, cast

import attrs

from guideline.amounts import exactly, from_table, repeat, share
from guideline.caseload.table import MOST_CHILDREN, PARENTS, Kind, fact_columns
from guideline.errors import InvalidFacts, Problem
from guideline.facts.case import Case
from guideline.facts.checks import problems
from guideline.facts.fields import read
from guideline.facts.kinds import Division
from guideline.files.case import case_from_values, with_the_rest
from guideline.files.reading import checked, values_from_json

_LONGEST_COUNT = 4
_WHOSE = 2  # steps of a place that only say of which parent or child it is
_TRUTHS = {"true": True, "false": False}
Row = Mapping[str, object]


@exactly
def case_of_row(row: Row) -> Case:
    """Return the case that one row of a table tells, its facts checked.

    Args:
        row: Values by column; an absent one is ``None`` or not there. A float is the shortest
            decimal that it is nearest to, to 12 decimals.

    Raises:
        InvalidFacts: The facts cannot be; every problem is listed under its column.
        NotModelled: There are more than two parents, in a case given whole.
    """
    row = {name: value for name, value in row.items() if not _is_empty(value)}
    if "case" in row:
        return _whole_case(row)
    told = _Told()
    for column in fact_columns():
        value = row.get(column.name)
        if value is not None:
            value = plain_value(column.kind, value)
            if column.usual is None or value is not column.usual:
                told.place(column.name, column.place, value)
    values, found = told.case(), list(dict.fromkeys(told.problems))
    try:
        case = checked(lambda: _read(values), problems, "")
    except InvalidFacts as error:
        known = {problem.where for problem in found}
        more = [told.in_columns(problem) for problem in with_the_rest(error, values)]
        found += [problem for problem in more if problem.where not in known]
    if found:
        raise InvalidFacts(found)
    return case


def _is_empty(value: object) -> bool:
    """Return whether a cell tells nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def _read(values: object) -> Case:
    return cast("Case", read(Case, values))


def _whole_case(row: Row) -> Case:
    """Return the case that a row gives whole, as the JSON of a case file."""
    text = row["case"]
    beside = [each.name for each in fact_columns() if row.get(each.name) is not None]
    if beside:
        why = f"beside {', '.join(beside[:5])}"
        raise InvalidFacts([Problem("case", "", why, "give the case whole, or by columns")])
    if not isinstance(text, str):
        raise InvalidFacts([Problem("case", repeat(text), "not text", "write a case as JSON")])
    return case_from_values(values_from_json(text, "case"), "case")


# ── from a table's value to a case file's ────────────────────────────────────


def plain_value(kind: Kind, value: object) -> object:
    """Return a table's value as a case file holds it; what cannot be is left to be refused."""
    if isinstance(value, str):
        return _from_text(kind, value.strip())
    if isinstance(value, datetime):
        return value.date() if value.time() == datetime.min.time() else value
    if isinstance(value, float):
        return _from_float(kind, value)
    if isinstance(value, Decimal) and kind is Kind.COUNT and value == value.to_integral_value():
        return int(value)
    return str(value) if kind is Kind.WORD else value


def _from_float(kind: Kind, value: float) -> object:
    """Return a float of a table as the decimal that it stands for."""
    if kind is Kind.COUNT and value.is_integer():
        return int(value)
    number = from_table(value)
    return str(number) if kind is Kind.WORD else number


def _from_text(kind: Kind, text: str) -> object:
    if kind is Kind.TRUTH:
        return _TRUTHS.get(text.lower(), text)
    if kind is Kind.COUNT and text.isascii() and text.isdigit() and len(text) <= _LONGEST_COUNT:
        return int(text)
    return text


# ── from places to the values of a case file ─────────────────────────────────


@attrs.define
class _Told:
    """What a row tells, by its place in a case file, and the column that tells it."""

    tree: dict[str, Any] = attrs.field(factory=dict)
    names: dict[tuple[str, ...], str] = attrs.field(factory=dict)
    problems: list[Problem] = attrs.field(factory=list)

    def place(self, name: str, place: tuple[str, ...], value: object) -> None:
        """Put one value where a case file has it."""
        node = self.tree
        for step in place[:-1]:
            node = node.setdefault(step, {})
        node[place[-1]] = value
        self.names[place] = name

    def case(self) -> dict[str, Any]:
        """Return the values of a case file."""
        children = [self._child(number) for number in range(self._count())]
        parts: dict[str, Any] = {
            "parents": [self._parent(index) for index in (0, 1)],
            "children": children,
            "add_ons": [self._add_on(*item) for item in self.tree.get("add_ons", {}).items()],
        }
        parts |= {
            key: self.tree[key]
            for key in ("on", "tax_year", "findings", "choices")
            if key in self.tree
        }
        if "spousal_support" in self.tree:
            parts["spousal_support"] = self._spousal(self.tree["spousal_support"])
        return parts

    def _parent(self, index: int) -> dict[str, Any]:
        facts = {"name": PARENTS[index], **self.tree.get("parents", {}).get(str(index), {})}
        if "income" in facts:
            facts["income"] = [{"kind": kind, **told} for kind, told in facts["income"].items()]
        if "retirement" in facts:
            facts["retirement"] = [
                {**paid, "mandatory": name == "mandatory"}
                for name, paid in facts["retirement"].items()
            ]
        if "spouse" in facts.get("tax_return", {}):
            facts["tax_return"] = {
                **facts["tax_return"],
                "spouse": _spouse(facts["tax_return"]["spouse"]),
            }
        return facts

    def _count(self) -> int:
        """Return how many children there are: as told, or as the columns of children tell.

        Where what is told cannot be, there is one at least, so that the rest is looked at.
        """
        told = self.tree.get("count")
        known = [int(index) + 1 for index in self.tree.get("children", {})]
        most = max(known, default=0)
        if told is None:
            return most
        if isinstance(told, bool) or not isinstance(told, int) or not 1 <= told <= MOST_CHILDREN:
            self._wrong("children", told, "not a number of children", "write 1 to 10")
            return max(most, 1)
        if most > told:
            self._wrong("children", told, f"beside facts of child {most}", "mend one of them")
        return max(most, told)

    def _child(self, number: int) -> dict[str, Any]:
        facts = dict(self.tree.get("children", {}).get(str(number), {}))
        name = f"child_{number + 1}"
        claimant = facts.pop("claimed_by", None)
        if claimant in PARENTS:
            parents = self.tree.setdefault("parents", {})
            parent = parents.setdefault(str(PARENTS.index(claimant)), {})
            claims = parent.setdefault("tax_return", {}).setdefault("claims", [])
            claims.append(name)
        elif claimant is not None:
            self._not_a_parent(f"{name}_claimed_by", claimant)
        time = facts.pop("time", self.tree.get("time"))
        if time is not None:
            where = (
                f"{name}_time" if ("children", str(number), "time") in self.names else "first_time"
            )
            facts["time"] = self._shares(where, time)
        return {"name": name, **facts}

    def _add_on(self, kind: str, told: dict[str, Any]) -> dict[str, Any]:
        split = told.get("split")
        if split is None or split in {str(each) for each in Division}:
            return {"kind": kind, **told}
        return {"kind": kind, **told, "split": self._shares(f"{kind}_split", split)}

    def _spousal(self, amount: object) -> dict[str, Any]:
        below = isinstance(amount, (Decimal, int)) and amount < 0
        if isinstance(amount, str) and amount.startswith("-"):
            return {"payor": PARENTS[1], "amount": amount[1:]}
        return {"payor": PARENTS[below], "amount": -amount if below else amount}  # type: ignore[operator] # a number if below zero

    def _shares(self, where: str, value: object) -> dict[str, Any]:
        """Return each parent's share from the first's; any, where it cannot be read."""
        try:
            first = share(cast("Decimal", value))
        except InvalidFacts as error:
            self.problems += [problem.at(where) for problem in error.problems]
            first = Decimal(0)
        return {PARENTS[0]: first, PARENTS[1]: 1 - first}

    def _not_a_parent(self, where: str, given: object) -> None:
        self._wrong(where, given, "not one of the parents", f"write {' or '.join(PARENTS)}")

    def _wrong(self, where: str, given: object, why: str, instead: str) -> None:
        self.problems.append(Problem(where, repeat(given), why, instead))

    def in_columns(self, problem: Problem) -> Problem:
        """Return a problem in the words of the table: its column, and what to write there."""
        why, instead = map(in_words_of_table, (problem.why, problem.instead))
        problem = attrs.evolve(problem, why=why, instead=instead)
        place = self._steps(problem.where)
        for end in range(len(place), _WHOSE, -1):
            under = [name for told, name in self.names.items() if told[:end] == place[:end]]
            name = _names().get(place[:end]) or next(iter(under), None)
            if name is not None:
                return attrs.evolve(problem, where=name)
        if place[:1] == ("parents",) and len(place) == _WHOSE:
            return attrs.evolve(problem, where=PARENTS[int(place[1])])
        return problem if place[:1] == ("parents",) else self._of_case(problem, place)

    def _of_case(self, problem: Problem, place: tuple[str, ...]) -> Problem:
        """Return a problem under the column of a place that belongs to no parent."""
        name = _names().get(place) or _names().get(place[:1])
        return problem if name is None else attrs.evolve(problem, where=name)

    def _steps(self, where: str) -> tuple[str, ...]:
        """Return the steps to a place: an entry of a list is named by what the table calls it."""
        steps: list[str] = []
        node: Any = self.tree
        for step in re.findall(r"[^.\[\]]+", where):
            names = list(node) if isinstance(node, dict) else []
            # parents and children are numbered in the table as well, incomes and add-ons are not
            kinds = [name for name in names if not name.isdigit()]
            named = step.isdigit() and int(step) < len(kinds)
            steps.append(kinds[int(step)] if named else step)
            node = node.get(steps[-1]) if isinstance(node, dict) else None
        return tuple(steps)


_IN_WORDS_OF_TABLE = {
    "monthly_net_disposable_income, or [[parents.income]] (amount = 0 if none)": (
        "a net income, or an income, such as wages (0 if none)"
    ),
    "monthly_net_disposable_income": "its net_income",
    "[[children]]": "how many children there are, 1 to 10",
    'time = { Petitioner = "20%", Respondent = "80%" }, or a [custody] schedule': (
        "the first parent's share, such as 20%, here or in first_time"
    ),
    "leave out the time and [custody], or findings.default_proceeding": (
        "leave out the time, or default_noncustodial"
    ),
    "[parents.taxes]": "their columns",
}
"""What a case file calls what stands elsewhere in a table."""


def in_words_of_table(text: str) -> str:
    """Return what is to be written, told of the columns of a table and not of a case file."""
    for of_file, of_table in _IN_WORDS_OF_TABLE.items():
        text = text.replace(of_file, of_table)
    return text


@cache
def _names() -> dict[tuple[str, ...], str]:
    """Return the column that tells each place of a case file."""
    return {column.place: column.name for column in fact_columns()}


def _spouse(told: dict[str, Any]) -> dict[str, Any]:
    """Return a new spouse, whose incomes are columns of their own."""
    kinds = [kind for kind in ("wages", "self_employment") if kind in told]
    rest = {name: value for name, value in told.items() if name not in kinds}
    return {**rest, "income": [{"kind": kind, "amount": told[kind]} for kind in kinds]}
