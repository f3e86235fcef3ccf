"""Exact dollars and shares, and the few verbs that rules are written in.

A rule runs in two number systems: on ``Decimal``, exactly, for one case, and on NumPy ``float64``
columns for many. It is written with ``+ - * /``, whole numbers and the verbs below, so that what
varies by row is never an ``if``. Nothing is rounded but by name.
"""

import functools
import operator
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)
from typing import TYPE_CHECKING, Any, ParamSpec, TypeAlias, TypeVar, cast

from guideline.errors import InvalidFacts, Problem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Column: TypeAlias = "NDArray[np.float64]"
"""One figure for many cases: a one-dimensional array of ``float64``, in dollars or as a share."""

Condition: TypeAlias = "bool | NDArray[np.bool_]"
"""Whether something holds: for one case, or row by row."""

Amount = TypeVar("Amount", Decimal, "NDArray[np.float64]")
"""A figure in either number system."""

_P = ParamSpec("_P")
_R = TypeVar("_R")

_CONTEXT = Context(
    prec=40,
    rounding=ROUND_HALF_UP,
    Emin=-999_999,
    Emax=999_999,
    capitals=1,
    clamp=0,
    flags=[],
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
# Facts have at most 12 decimals, so unequal exact amounts differ by far more than this, and the
# noise of 40 digits (1/12 has no finite decimal) is far less: within it, two amounts are equal.
_EXACT_TOLERANCE = Decimal("1e-24")
_CENT = Decimal("0.01")
_EXACT_SEARCH = Decimal("1e-26")  # finer than the tolerance, so that rounding sees no difference
_COLUMN_SEARCH = 1e-13
_COLUMN_TOLERANCE = 1e-7  # a float lands on the wrong side of a band edge
LIMIT = Decimal(100_000_000)
"""Every amount is below this."""
_DECIMALS = 12
_NUMBER = re.compile(r"[+-]?[0-9]{1,20}(\.[0-9]{1,20})?", re.ASCII)
_SHOWN = 40  # characters of a wrong value that an error repeats


# ── the private decimal context ──────────────────────────────────────────────


@contextmanager
def exact() -> Iterator[None]:
    """Compute inside the library's own decimal context, whatever the caller's is."""
    with localcontext(_CONTEXT):
        yield


def exactly(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Return ``function`` as a public entry point: it computes in the library's own context."""

    @functools.wraps(function)
    def inside(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        with localcontext(_CONTEXT):
            return function(*args, **kwargs)

    return inside


# ── from what a user writes to exact amounts ─────────────────────────────────


def repeat(value: object) -> str:
    """Return what was given as an error shows it: short, quoted if it is text."""
    try:
        text = repr(value) if isinstance(value, str) else str(value)
    except ValueError:  # an integer too long for Python to print
        text = "a number of thousands of digits"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}… ({len(text)} characters)"


def _wrong(value: object, why: str, instead: str) -> InvalidFacts:
    return InvalidFacts([Problem(where="", given=repeat(value), why=why, instead=instead)])


def _as_decimal(value: object, example: str) -> Decimal:
    """Return ``value`` as a decimal, if it is of a kind that is exact."""
    if isinstance(value, float):
        raise _wrong(
            value,
            "a float is not exact",
            f'write Decimal("{example}") or the text "{example}" instead',
        )
    if isinstance(value, str):
        if not _NUMBER.fullmatch(value):
            raise _wrong(value, "not a plain number", f'write digits, such as "{example}"')
        return Decimal(value)
    if isinstance(value, bool) or not isinstance(value, (Decimal, int)):
        raise _wrong(value, "not a number", f"write a number such as {example}")
    if isinstance(value, int) and abs(value) >= LIMIT:  # before Decimal reads 10,000 digits
        raise _wrong(value, "too large", "write an amount below 100,000,000")
    return Decimal(value)


def _plain_number(value: object, example: str) -> Decimal:
    """Return ``value`` as an exact decimal, or say why it is none."""
    value = _as_decimal(value, example)
    if not value.is_finite():
        raise _wrong(value, "not a finite number", f"write a number such as {example}")
    if value and value.adjusted() >= LIMIT.adjusted():
        raise _wrong(value, "too large", "write an amount below 100,000,000")
    if cast("int", value.as_tuple().exponent) < -_DECIMALS:
        raise _wrong(value, "too many decimals", "write at most 12 decimals")
    if cast("int", value.as_tuple().exponent) > 0:  # 1E+3 is 1000
        value = _CONTEXT.quantize(value, Decimal(1))
    return _CONTEXT.plus(value)  # never -0


def dollars(value: Decimal | int | str) -> Decimal:
    """Return an exact amount of dollars.

    Args:
        value: A ``Decimal``, a whole number, or digits as text. Never a ``float``.

    Raises:
        InvalidFacts: It is a float, not finite, 100,000,000 or more, or has over 12 decimals.

    >>> dollars("1260.50")
    Decimal('1260.50')
    """
    return _plain_number(value, "1260.50")


def share(value: Decimal | int | str) -> Decimal:
    """Return an exact share from 0 to 1: ``"20%"``, ``"0.2"`` and ``Decimal("0.2")`` are the same.

    Args:
        value: A percentage as text, or a number from 0 to 1. Never a ``float``.

    Raises:
        InvalidFacts: It is no number, or outside 0 to 1 (a bare ``20`` is not 20 percent).

    >>> share("20%")
    Decimal('0.2')
    """
    if isinstance(value, str) and value.endswith("%"):
        number = _CONTEXT.divide(_plain_number(value[:-1].rstrip(), "20"), Decimal(100))
    else:
        number = _plain_number(value, "0.2")
    if not 0 <= number <= 1:
        raise _wrong(value, "not a share from 0 to 1", 'write "20%" or 0.2 for twenty percent')
    if cast("int", number.as_tuple().exponent) < -_DECIMALS:
        raise _wrong(
            value, "too many decimals", 'write at most 10 decimals, as in "33.3333333333%"'
        )
    return number


def from_table(value: float) -> Decimal:
    """Return the decimal that a float of a table stands for: the nearest, to 12 decimals."""
    number = Decimal(repr(value))
    if not number.is_finite() or number.adjusted() > _CONTEXT.prec - _DECIMALS - 1:
        return number
    number = number.quantize(Decimal(1).scaleb(-_DECIMALS), context=_CONTEXT).normalize(_CONTEXT)
    return Decimal(f"{number:f}")  # never 2E+1


# ── the verbs of rules ───────────────────────────────────────────────────────


def like(figure: "Decimal | int | Column", amount: Amount) -> Amount:
    """Return a figure of the law in the number system of ``amount``.

    On columns it is a float, or as it is where it differs by row and so is a column already.
    """
    if isinstance(amount, Decimal):
        return figure if isinstance(figure, Decimal) else Decimal(cast("int", figure))
    return cast("Amount", float(figure) if isinstance(figure, Decimal | int) else figure)


def _tolerance(amount: Amount) -> Amount:
    if isinstance(amount, Decimal):
        return _EXACT_TOLERANCE
    return cast("Amount", _COLUMN_TOLERANCE)


def less(first: Amount, second: Amount) -> Condition:
    """Return whether ``first`` is below ``second``, beyond the noise of their number system."""
    difference = second - first
    return cast("Condition", difference > _tolerance(difference))


def at_most(first: Amount, second: Amount) -> Condition:
    """Return whether ``first`` is ``second`` or below, beyond the noise of their number system."""
    difference = first - second
    return cast("Condition", difference <= _tolerance(difference))


def anywhere(condition: Condition) -> bool:
    """Return whether ``condition`` holds: for the one case, or in any row."""
    return condition if isinstance(condition, bool) else bool(condition.any())


def everywhere(condition: Condition) -> bool:
    """Return whether ``condition`` holds: for the one case, or in every row."""
    return condition if isinstance(condition, bool) else bool(condition.all())


def not_negative(amount: Amount) -> Condition:
    """Return whether ``amount`` is zero or above to the last digit: for signs and searches."""
    return cast("Condition", amount >= 0)


def search_width(amount: Amount) -> Amount:
    """Return how far a search near ``amount`` closes in, which is as far as its system allows."""
    if isinstance(amount, Decimal):
        return _EXACT_SEARCH
    return amount * _COLUMN_SEARCH + _COLUMN_SEARCH


def ascending(amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts in ascending order, row by row; for one case, each once."""
    if isinstance(amounts[0], Decimal):
        return sorted(set(amounts))
    import numpy as np

    return list(np.sort(np.stack(np.broadcast_arrays(*amounts)), axis=0))


def choose(condition: Condition, then: Amount, otherwise: Amount) -> Amount:
    """Return ``then`` where ``condition`` holds and ``otherwise`` elsewhere, row by row."""
    if isinstance(condition, bool) or isinstance(then, Decimal):
        return then if condition else otherwise
    import numpy as np

    return cast("Amount", np.where(condition, then, otherwise))


def least(first: Amount, second: Amount) -> Amount:
    """Return the smaller of two amounts, row by row."""
    if isinstance(first, Decimal):
        return min(first, second)
    import numpy as np

    return np.minimum(first, second)


def greatest(first: Amount, second: Amount) -> Amount:
    """Return the larger of two amounts, row by row."""
    if isinstance(first, Decimal):
        return max(first, second)
    import numpy as np

    return np.maximum(first, second)


def total(amounts: Sequence[Amount]) -> Amount:
    """Return the sum of one amount or more."""
    return functools.reduce(operator.add, amounts)


def band(
    amount: Amount, edges: Sequence[Decimal], rules: Sequence[Callable[[Amount], Amount]]
) -> Amount:
    """Return what the rule of the amount's band makes of it.

    Args:
        amount: The amount that picks the band, zero or more.
        edges: The upper edge of each band but the last; an amount on an edge is in the band below.
        rules: One rule for each band. On columns every rule sees every row, but only amounts from
            its own band's lower edge up, so that a rule may divide by its amount.
    """
    if isinstance(amount, Decimal):
        for edge, rule in zip(edges, rules, strict=False):
            if amount - edge <= _EXACT_TOLERANCE:
                return rule(amount)
        return rules[-1](amount)
    import numpy as np

    result = amount * 0 + rules[0](amount)
    for edge, rule in zip(edges, rules[1:], strict=True):
        lower = like(edge, amount)
        np.copyto(result, rule(greatest(amount, lower)), where=less(lower, amount))
    return result


def steps_up(amount: Amount, step: Decimal) -> Amount:
    """Return how many steps are begun: ``amount / step``, rounded up, and never below zero.

    An amount an atom above a whole number of steps has not begun the next one.
    """
    steps = (amount - _tolerance(amount)) / like(step, amount)
    if isinstance(steps, Decimal):
        return max(steps.to_integral_value(ROUND_CEILING), Decimal(0))
    import numpy as np

    return np.maximum(np.ceil(steps), 0.0)


def full_steps(amount: Amount, step: Decimal) -> Amount:
    """Return how many steps are complete: ``amount / step``, rounded down, and never below zero.

    An amount an atom below a whole number of steps has completed the last one.
    """
    steps = (amount + _tolerance(amount)) / like(step, amount)
    if isinstance(steps, Decimal):
        return max(steps.to_integral_value(ROUND_FLOOR), Decimal(0))
    import numpy as np

    return np.maximum(np.floor(steps), 0.0)


# ── rounding, by name ────────────────────────────────────────────────────────


def _round_half_up(amount: Amount, unit: Decimal) -> Amount:
    if isinstance(amount, Decimal):
        rounded = amount.quantize(unit, ROUND_HALF_UP, _CONTEXT)
        if rounded != amount:
            # first to where digits are noise: 0.00499…9 is the half cent that it stands for
            settled = amount.quantize(_EXACT_TOLERANCE, ROUND_HALF_EVEN, _CONTEXT)
            rounded = settled.quantize(unit, ROUND_HALF_UP, _CONTEXT)
        return rounded or abs(rounded)  # never -0.00
    import numpy as np

    per_dollar = float(1 / unit)
    units = np.floor(np.abs(amount) * per_dollar + 0.5 + _COLUMN_TOLERANCE)
    return np.copysign(units, amount) / per_dollar + 0.0


def to_cents(amount: Amount) -> Amount:
    """Return ``amount`` rounded to the cent, a half cent away from zero; never -0.00.

    >>> to_cents(Decimal("2499.005"))
    Decimal('2499.01')
    """
    return _round_half_up(amount, _CENT)


def to_whole_dollars(amount: Amount) -> Amount:
    """Return ``amount`` rounded to the dollar, fifty cents away from zero; never -0.

    >>> to_whole_dollars(Decimal("99.50"))
    Decimal('100')
    """
    return _round_half_up(amount, Decimal(1))


def near_half_cent(amount: Column, largest: Column) -> Any:  # noqa: ANN401 - a mask of rows
    """Return the rows whose rounding to the cent floats cannot settle; they are redone exactly.

    Args:
        amount: What is rounded, in dollars.
        largest: The row's largest amount in dollars, whose float noise the result may carry.
    """
    import numpy as np

    cents = np.abs(amount) * 100
    noise = np.maximum(1e-6, 1e-13 * np.abs(largest) * 100)
    return np.abs(cents - np.floor(cents) - 0.5) <= noise
