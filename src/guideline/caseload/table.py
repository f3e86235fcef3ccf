"""The columns of a caseload: one definition for reader, maker, schema and reference.

A column is a place in a case file. What it means and what may stand there is what that fact's own
declaration says, so that nothing is said of a fact twice.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

import attrs

from guideline.caseload.places import OF_CASE, OF_CHILD, OF_PARENT, ONE_BY_ONE
from guideline.facts.case import AddOn, Case, Child, SpousalSupport
from guideline.facts.fields import Dollars, Share
from guideline.facts.income import Income
from guideline.facts.kinds import AddOnKind, Division, IncomeKind
from guideline.facts.money import Money
from guideline.facts.parents import Parent, Retirement
from guideline.facts.tax_return import Spouse

FORMAT = "guideline.caseload/1"
PARENTS = ("first", "second")
"""What the two parents of every row are called."""
MOST_CHILDREN = 10


class Kind(StrEnum):
    """What a column holds."""

    DOLLARS = "dollars"
    SHARE = "share"
    COUNT = "count"
    TRUTH = "true or false"
    DAY = "day"
    WORD = "word"
    TEXT = "text"


@attrs.frozen
class TableColumn:
    """One column.

    Attributes:
        name: Its name in the table.
        kind: What it holds.
        description: What it means.
        words: The words that may stand there, if it is a closed list.
        place: Where the fact stands in a case file, step by step; empty for what is no fact.
        in_groups: Whether rows that have it are computed in groups, not one by one.
        usual: What a truth is where it is not told, so that telling it says nothing.
    """

    name: str
    kind: Kind
    description: str
    words: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    in_groups: bool = True
    usual: bool | None = None


_LISTS = {"income": Income, "retirement": Retirement}
_OF_WHOM = re.compile(r"^(first|second|child_[0-9]+)_")


# ── what a place in the facts holds ──────────────────────────────────────────


def _plain(kind: Any) -> Any:  # noqa: ANN401 - an annotation is any object
    """Return an annotation without its ``None``; of several kinds, the first."""
    if get_origin(kind) in {UnionType, Union}:
        return next(each for each in get_args(kind) if each is not type(None))
    return kind


def _fact(record: type[Any], place: tuple[str, ...]) -> tuple[Any, str, object]:
    """Return annotation, description and default of the fact at a place in a record."""
    step, *rest = place
    if step in _LISTS and record is Parent:
        return _fact(_LISTS[step], tuple(rest[1:]))
    if record is Spouse and step in {str(kind) for kind in IncomeKind}:
        return Dollars, f"income of a new spouse, for the tax alone: {step.replace('_', ' ')}", None
    field = getattr(attrs.fields(record), step)
    kind = _plain(field.type)
    if rest:
        return _fact(kind, tuple(rest))
    return kind, field.metadata["description"], field.default


def _kind(annotation: Any) -> Kind:  # noqa: ANN401 - an annotation is any object
    if annotation in {Dollars, Money}:
        return Kind.DOLLARS
    if annotation == Share:
        return Kind.SHARE
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return Kind.WORD
    return {int: Kind.COUNT, bool: Kind.TRUTH, date: Kind.DAY, str: Kind.TEXT}[annotation]


def _of_fact(
    name: str, record: type[Any], place: tuple[str, ...], before: tuple[str, ...] = ()
) -> TableColumn:
    annotation, description, default = _fact(record, place)
    kind = _kind(annotation)
    words = tuple(str(word) for word in annotation) if kind is Kind.WORD else ()
    in_groups = _OF_WHOM.sub("", name) not in ONE_BY_ONE
    usual = default if isinstance(default, bool) else None
    return TableColumn(name, kind, description, words, (*before, *place), in_groups, usual)


# ── every column ─────────────────────────────────────────────────────────────


def _parent_columns(index: int) -> Iterator[TableColumn]:
    which = PARENTS[index]
    for name, place in OF_PARENT.items():
        column = _of_fact(f"{which}_{name}", Parent, place, ("parents", str(index)))
        if place[0] == "income" and place[-1] == "amount":
            told = f"{place[1].replace('_', ' ')}, dollars a month before taxes and deductions"
            column = attrs.evolve(column, description=told)
        yield column


def _child_columns() -> Iterator[TableColumn]:
    for number in range(1, MOST_CHILDREN + 1):
        before = ("children", str(number - 1))
        for name, place in OF_CHILD.items():
            yield _of_fact(f"child_{number}_{name}", Child, place, before)
        yield TableColumn(
            f"child_{number}_time",
            Kind.SHARE,
            "the first parent's share of the time with this child, where it is the child's own",
            place=(*before, "time"),
        )
        yield TableColumn(
            f"child_{number}_claimed_by",
            Kind.WORD,
            "the parent whose return takes the child's dependency; by default who has the nights",
            PARENTS,
            (*before, "claimed_by"),
        )


def _add_on_columns() -> Iterator[TableColumn]:
    for kind in AddOnKind:
        told = str(kind).replace("_", " ")
        place = ("add_ons", str(kind))
        yield TableColumn(
            f"{kind}", Kind.DOLLARS, f"{told}: dollars a month", place=(*place, "amount")
        )
        yield TableColumn(
            f"{kind}_paid_by",
            Kind.WORD,
            _fact(AddOn, ("paid_by",))[1],
            PARENTS,
            (*place, "paid_by"),
        )
        yield TableColumn(
            f"{kind}_split",
            Kind.WORD,
            "how it is divided, or the first parent's share as in 40%; by default as the law of "
            "the day divides it",
            tuple(str(word) for word in Division),
            (*place, "split"),
        )


def _case_columns() -> Iterator[TableColumn]:
    paid = _fact(SpousalSupport, ("amount",))[1]
    yield TableColumn(
        "spousal_support",
        Kind.DOLLARS,
        "spousal support between these parents, ordered and paid, a month: from the first parent, "
        f"or below zero from the second ({paid})",
        place=("spousal_support",),
    )
    yield TableColumn(
        "default_noncustodial",
        Kind.WORD,
        "the noncustodial parent in a default without evidence of time (§ 4055(b)(6))",
        PARENTS,
        ("findings", "default_proceeding", "noncustodial"),
    )
    for name, place in OF_CASE.items():
        if len(place) > 1:
            yield _of_fact(name, Case, place)


_CHILDREN = (
    TableColumn(
        "children", Kind.COUNT, "how many children of this order, 1 to 10", place=("count",)
    ),
    TableColumn(
        "first_time",
        Kind.SHARE,
        "the first parent's share of the time with every child without a share of its own",
        place=("time",),
    ),
)
_WHOLE = TableColumn(
    "case",
    Kind.TEXT,
    "a whole case file as JSON, for facts that have no column; then no other fact of the row may "
    "be given",
    in_groups=False,
)
_ROW = TableColumn("case_id", Kind.TEXT, "any name of the row, carried through as it is")
_RECORD = (
    TableColumn("amount_on_record", Kind.DOLLARS, "the amount ordered, for a comparison, a month"),
    TableColumn("payor_on_record", Kind.WORD, "who was ordered to pay it", PARENTS),
    TableColumn(
        "add_ons_on_record", Kind.TRUTH, "whether the amount on record has the add-ons in it"
    ),
    TableColumn("planted", Kind.TEXT, "of a caseload that was made: which error was planted"),
)


@cache
def columns() -> dict[str, TableColumn]:
    """Return every column that a table of cases may have, by name, in their order."""
    found = [
        _ROW,
        *(_of_fact(name, Case, OF_CASE[name]) for name in ("on", "tax_year")),
        *_parent_columns(0),
        *_parent_columns(1),
        *_CHILDREN,
        *_child_columns(),
        *_add_on_columns(),
        *_case_columns(),
        _WHOLE,
        *_RECORD,
    ]
    return {column.name: column for column in found}


CARRIED = (_ROW.name, *(column.name for column in _RECORD))
"""The columns that are no facts, and that come out as they went in."""


@cache
def fact_columns() -> tuple[TableColumn, ...]:
    """Return the columns that are facts of a case, all but ``case`` itself."""
    return tuple(
        column for name, column in columns().items() if name not in CARRIED and name != "case"
    )
