"""Facts of many cases at once: the records of a case, with columns for amounts."""

from typing import Any, TypeVar, cast

import attrs

_A_FACTORY: Any = attrs.Factory(tuple)
_T = TypeVar("_T")


def on_columns(kind: type[_T], /, **given: object) -> _T:
    """Return a record of facts whose amounts are columns of many cases.

    Nothing is read or checked: who makes it has looked at every row. Categories are plain values,
    shared by all the rows, and what is not given has its default.
    """
    record = kind.__new__(kind)
    for field in attrs.fields(cast("Any", kind)):
        value: Any = given.get(field.name, field.default)
        if type(value) is type(_A_FACTORY):
            value = value.factory()
        object.__setattr__(record, field.name, value)
    return record
