"""What columns a table may have: checked before any row is read, every problem at once."""

from collections.abc import Sequence

import pyarrow as pa

from guideline.caseload.arrays import is_text
from guideline.caseload.table import FORMAT, Kind, columns
from guideline.errors import InvalidFacts, Problem
from guideline.facts.readers import nearest

ALWAYS = ("on",)
"""The columns that must be there."""
_EXPECTED = {
    Kind.DOLLARS: "a number, or digits as text",
    Kind.SHARE: "a number from 0 to 1, or text such as 20%",
    Kind.COUNT: "a whole number",
    Kind.TRUTH: "true or false",
    Kind.DAY: "a date, or text such as 2026-03-01",
    Kind.WORD: "text",
    Kind.TEXT: "text",
}


def check_columns(schema: pa.Schema, source: str = "the table", needs: Sequence[str] = ()) -> None:
    """Refuse a table with columns that are unknown, told twice, or of a type that cannot be.

    Args:
        schema: The columns.
        source: Where they are from, for the error.
        needs: Columns that have to be there, beside those that always have.

    Raises:
        InvalidFacts: Every problem is listed.
    """
    found = [*_unknown(schema), *_of_wrong_type(schema), *_missing(schema, needs)]
    if found:
        raise InvalidFacts(found, source)


def _unknown(schema: pa.Schema) -> list[Problem]:
    known = list(columns())
    told = []
    for name in dict.fromkeys(schema.names):
        if name not in known:
            instead = nearest(name, known)
            if instead.startswith("write one of"):
                instead = f"leave it out; guideline schema caseload lists those of {FORMAT}"
            told.append(Problem(name, "", "unknown column", instead))
        elif schema.names.count(name) > 1:
            told.append(Problem(name, "", "a column told twice", "leave one out"))
    return told


def _of_wrong_type(schema: pa.Schema) -> list[Problem]:
    return [
        Problem(field.name, str(field.type), "not of a type that can be read", _instead(field.name))
        for field in schema
        if field.name in columns() and not _may_hold(columns()[field.name].kind, field.type)
    ]


def _instead(name: str) -> str:
    return f"write {_EXPECTED[columns()[name].kind]}"


def _missing(schema: pa.Schema, needs: Sequence[str]) -> list[Problem]:
    always = () if "case" in schema.names else ALWAYS
    return [
        Problem(name, "", "missing column", f"write it: {columns()[name].description}")
        for name in (*always, *needs)
        if name not in schema.names
    ]


def _may_hold(kind: Kind, held: pa.DataType) -> bool:
    """Return whether a type of Arrow can hold what a column is to hold; text always can."""
    types = pa.types
    if types.is_dictionary(held):
        held = held.value_type
    if types.is_null(held) or is_text(held) or types.is_string_view(held):
        return True
    number = types.is_integer(held) or types.is_floating(held) or types.is_decimal(held)
    if kind in {Kind.DOLLARS, Kind.SHARE, Kind.COUNT}:
        return bool(number)
    if kind is Kind.TRUTH:
        return bool(types.is_boolean(held))
    if kind is Kind.DAY:
        return bool(types.is_date(held) or types.is_timestamp(held))
    return bool(number)
