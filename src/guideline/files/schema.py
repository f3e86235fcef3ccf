"""The JSON Schema of an input file, made from the annotations of its facts."""

from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import attrs

from guideline.facts.fields import Dollars, Share, Shares, key, takes_bare_amount
from guideline.facts.later import loaded

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NUMBER = r"^[+-]?[0-9]+(\.[0-9]+)?$"
_SHARE = r"^[0-9]+(\.[0-9]+)?\s*%?$"

_SIMPLE: dict[Any, dict[str, Any]] = {
    Dollars: {"anyOf": [{"type": "number"}, {"type": "string", "pattern": _NUMBER}]},
    Share: {
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": 1},
            {"type": "string", "pattern": _SHARE},
        ]
    },
    str: {"type": "string", "minLength": 1},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
}
_SIMPLE[Shares] = {"type": "object", "additionalProperties": _SIMPLE[Share]}


def file_schema(kind: type, name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a file of facts.

    Args:
        kind: The record that the file holds.
        name: What the file is called, as in ``case``.
    """
    definitions: dict[str, Any] = {}
    root = _schema(kind, definitions)
    return {"$schema": _DIALECT, "title": f"guideline {name}", **root, "$defs": definitions}


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - an annotation is any object
    kind = loaded(kind)
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if get_origin(kind) in {UnionType, Union}:
        kinds = [each for each in get_args(kind) if each is not type(None)]
        parts = [_schema(each, definitions) for each in kinds]
        return parts[0] if len(parts) == 1 else {"anyOf": parts}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(get_args(kind)[0], definitions)}
    if get_origin(kind) is Annotated:
        return _annotated(kind)
    if issubclass(kind, StrEnum):
        return {"enum": [str(member) for member in kind]}
    return _record(kind, definitions)


def _annotated(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return the schema of a number, of some words of a list, or of text with an example."""
    if issubclass(kind.__origin__, StrEnum):
        return {"enum": [str(member) for member in kind.__metadata__[1]]}
    if kind.__origin__ is not str:
        return _SIMPLE[Dollars]
    return {"type": "string", "minLength": 1, "examples": [kind.__metadata__[1]]}


def _field(field: "attrs.Attribute[Any]", definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field, which other files may hold."""
    own = _schema(field.type, definitions)
    if not field.metadata["in_files"]:
        return own
    path = {"type": "string", "minLength": 1}
    return {"anyOf": [own, path, {"type": "array", "items": path, "minItems": 1}]}


def _record(kind: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Return a reference to a record's definition, which is made when it is first met."""
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        table = {
            "type": "object",
            "description": (kind.__doc__ or "").partition("\n")[0],
            "properties": {
                key(field.name): {
                    "description": field.metadata["description"],
                    **_field(field, definitions),
                }
                for field in attrs.fields(kind)
            },
            "required": [
                key(field.name) for field in attrs.fields(kind) if field.default is attrs.NOTHING
            ],
            "additionalProperties": False,
        }
        if takes_bare_amount(kind):
            table = {"anyOf": [_SIMPLE[Dollars], table]}
        definitions[kind.__name__] = table
    return {"$ref": f"#/$defs/{kind.__name__}"}
