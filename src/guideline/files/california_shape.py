"""What the figures of a parameter file may be: of the shape that California's tables have."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeGuard

import attrs

from guideline.amounts import repeat
from guideline.errors import Problem
from guideline.facts.kinds import FilingStatus
from guideline.taxes.years import CaliforniaLaw

SHAPE = "write a file of the shape of tables/california/2025.toml"
_WHOLE = {field.name for field in attrs.fields(CaliforniaLaw) if field.type is int}
_DIVISORS = {"mortgage_debt_cap", "credit_step"}
_BESIDE = {"bracket_tops": "rates", "care_tops": "care_shares"}
"""The lists of tops, which may be of any length, each with the list that stands beside it."""
_MOST = Decimal(10) ** 9


def shape_problems(figures: Mapping[str, Any], pattern: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what cannot be a figure of California's tax.

    Args:
        figures: The figures given, by name.
        pattern: The figures of a year that has them, for how many there are and which are shares.
    """
    for name, example in pattern.items():
        if name not in figures:
            yield Problem(name, "", "missing", SHAPE)
            continue
        one = example[FilingStatus.SINGLE] if isinstance(example, Mapping) else example
        for where, given in _by_status(name, figures[name]):
            if given is None:
                yield Problem(where, "", "missing", "write the figure of every filing status")
            elif isinstance(one, list):
                yield from _list(where, given, one, figures.get(_BESIDE.get(name, ""), None))
            else:
                yield from _one(where, given, one)


def _by_status(name: str, given: object) -> Iterator[tuple[str, Any]]:
    """Yield a figure with its place, for each filing status where it differs by status."""
    if not isinstance(given, Mapping):
        yield name, given
        return
    for status in FilingStatus:
        yield f"{name}.{status}", given.get(status)


def _list(where: str, given: object, example: list[Any], beside: object) -> Iterator[Problem]:
    name = where.partition(".")[0]
    free = name in {*_BESIDE, *_BESIDE.values()}
    if not isinstance(given, list) or (len(given) != len(example) and not free):
        yield Problem(where, repeat(given), f"not a list of {len(example)} figures", SHAPE)
        return
    wrong = [
        problem
        for index, item in enumerate(given)
        for problem in _one(f"{where}[{index}]", item, example[min(index, len(example) - 1)])
    ]
    yield from wrong
    if name not in _BESIDE or wrong:
        return
    if sorted(set(given)) != given:
        yield Problem(where, repeat(given), "not rising", "write the tops from low to high")
    brackets = len(given) + (name == "bracket_tops")  # the last bracket has no top
    if isinstance(beside, list) and len(beside) != brackets:
        yield Problem(where, str(len(given)), f"not as many as {_BESIDE[name]} need", SHAPE)


def _one(where: str, given: object, example: Any) -> Iterator[Problem]:  # noqa: ANN401 - one figure of any kind
    if isinstance(example, bool):
        if not isinstance(given, bool):
            yield Problem(where, repeat(given), "neither true nor false", "write true or false")
    elif is_day(example):
        if not is_day(given):
            yield Problem(where, repeat(given), "not a day", "write it as 2026-01-01")
    elif not _is_number(given):
        yield Problem(where, repeat(given), "not a number", "write plain digits, such as 153")
    else:
        yield from _number(where, Decimal(str(given)), is_share=0 < example < 1)


def is_day(given: object) -> TypeGuard[date]:
    """Return whether something is a day, and no moment of one."""
    return isinstance(given, date) and not isinstance(given, datetime)


def _is_number(given: object) -> bool:
    if isinstance(given, Decimal):
        return given.is_finite()
    return isinstance(given, int) and not isinstance(given, bool)


def _number(where: str, given: Decimal, *, is_share: bool) -> Iterator[Problem]:
    name = where.partition(".")[0].partition("[")[0]
    if not 0 <= given < _MOST:
        yield Problem(where, repeat(given), "below zero or too large", "write what is published")
    elif is_share and given > 1:
        yield Problem(where, str(given), "a share above one", "write 0.093 for 9.3 percent")
    elif name in _DIVISORS and not given:
        yield Problem(where, str(given), "zero", "write what is published")
    elif name in _WHOLE and given % 1:
        yield Problem(where, str(given), "not a whole number", "write a number such as 2")
