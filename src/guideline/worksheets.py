"""Frozen records whose every field carries a label, a unit and its citations.

One definition serves the printed worksheet, the JSON, the columns of a caseload, the glossary and
the concordance. A worksheet holds amounts, plain values and other worksheets.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import chain, groupby
from typing import Any, TypeVar, cast, dataclass_transform

import attrs

from guideline.citations import Citation
from guideline.figures import DOLLARS, Unit, exact_text, shown
from guideline.notebook import html_columns, html_folded, html_table, markdown_table

_T = TypeVar("_T")
_KEY = "guideline"
_BLANK_ZEROS = "_guideline_blank_zeros"
NOT_STATED = "not stated"


@attrs.frozen
class Label:
    """What a worksheet's field says about itself."""

    label: str
    cites: tuple[Citation, ...]
    unit: Unit
    absent: str


def line(
    label: str,
    *cites: Citation,
    unit: Unit = DOLLARS,
    default: Any = attrs.NOTHING,  # noqa: ANN401 - of any type, as attrs.field has it
    absent: str = NOT_STATED,
) -> Any:  # noqa: ANN401 - stands for a field of any type, as attrs.field does
    """Declare a figure of a worksheet: its label, its citations, its unit, the word for no value.

    What a file leaves out is not stated; what there is none of, though all was stated, is none.
    """
    return attrs.field(metadata={_KEY: Label(label, cites, unit, absent)}, default=default)


@dataclass_transform(
    kw_only_default=True, frozen_default=True, field_specifiers=(line, attrs.field)
)
def worksheet(cls: type[_T]) -> type[_T]:
    """Make a class a worksheet: frozen, keyword-only, one line of ``repr``, HTML in a notebook.

    The first line of its docstring is its title. A field named ``of`` says whom the step is about.
    """
    made = attrs.define(cls, frozen=True, kw_only=True, slots=True, repr=False)
    made.__repr__ = _one_line  # type: ignore[method-assign]
    made._repr_html_ = _as_table  # type: ignore[attr-defined]
    made._repr_markdown_ = _as_markdown  # type: ignore[attr-defined]
    return made


@dataclass_transform(
    kw_only_default=True, frozen_default=True, field_specifiers=(line, attrs.field)
)
def form(cls: type[_T]) -> type[_T]:
    """Make a class a worksheet whose lines of zero dollars are left out of print.

    So one leaves the line of a tax form blank. The document for machines has them all.
    """
    made = worksheet(cls)
    setattr(made, _BLANK_ZEROS, True)
    return made


def printed_lines(record: object) -> Iterator["Line"]:
    """Yield a worksheet's own figures as they are printed: a form's without its zeros."""
    blank = getattr(type(record), _BLANK_ZEROS, False)
    for own in own_lines(record):
        if not (blank and own.unit is DOLLARS and not own.value):
            yield own


def row(cls: type[_T]) -> type[_T]:
    """Mark a worksheet as one of many alike, which are printed as the rows of one table."""
    cls._is_row_ = True  # type: ignore[attr-defined]
    return cls


def is_row(value: object) -> bool:
    """Return whether a worksheet is printed as a row of a table."""
    return getattr(type(value), "_is_row_", False)


@attrs.frozen
class Line:
    """One figure of a finished worksheet.

    Attributes:
        id: Step and field, as in ``formula.k``.
        of: The parent or child whom it belongs to, if any.
        label: What it is, in words.
        value: The figure itself.
        unit: What it is measured in.
        cites: Where the law says so.
        absent: The word for it where there is no value.
    """

    id: str
    of: str | None
    label: str
    value: object
    unit: Unit
    cites: tuple[Citation, ...]
    absent: str = NOT_STATED

    @property
    def exact(self) -> str | None:
        """The value as text, exact up to 12 decimals, from which anybody can recompute."""
        return exact_text(self.value, self.unit)

    @property
    def shown(self) -> str:
        """The value as a person reads it."""
        return self.absent if self.value is None else shown(self.value, self.unit)


def step_name(cls: type[Any]) -> str:
    """Return the name of a worksheet's step: ``low_income_adjustment``.

    >>> class LowIncomeAdjustment: ...
    >>> step_name(LowIncomeAdjustment)
    'low_income_adjustment'
    """
    return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


def title(cls: type) -> str:
    """Return a worksheet's title: the first line of its docstring."""
    return (cls.__doc__ or cls.__name__).partition("\n")[0].rstrip(".")


def labels(cls: type[Any]) -> tuple[tuple[str, Label], ...]:
    """Return each labelled field of a worksheet class, in order."""
    return tuple(
        (field.name, field.metadata[_KEY]) for field in attrs.fields(cls) if _KEY in field.metadata
    )


def is_worksheet(value: object) -> bool:
    """Return whether ``value`` is a finished worksheet."""
    return hasattr(type(value), "_repr_html_") and attrs.has(type(value))


def whom(record: object) -> str | None:
    """Return whom a worksheet is about: its field ``of``, unless that is a figure of its own."""
    return of if isinstance(of := getattr(record, "of", None), str) else None


def own_lines(record: object) -> Iterator[Line]:
    """Yield a worksheet's own figures, without those of the worksheets it holds."""
    of = whom(record)
    for name, id_, label in _named(type(record)):  # type: ignore[arg-type] # a class has a hash
        value = getattr(record, name)
        yield Line(id_, of, label.label, value, label.unit, label.cites, label.absent)


@cache
def _named(cls: type) -> tuple[tuple[str, str, Label], ...]:
    return tuple((name, f"{step_name(cls)}.{name}", label) for name, label in labels(cls))


def steps(record: object) -> Iterator[object]:
    """Yield a worksheet and every worksheet it holds, each once, in the order of its fields."""
    seen: set[int] = set()
    return _steps(record, seen)


def _steps(record: object, seen: set[int]) -> Iterator[object]:
    if isinstance(record, tuple):
        for item in record:
            yield from _steps(item, seen)
    elif is_worksheet(record) and id(record) not in seen:
        seen.add(id(record))
        yield record
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(record))):
            yield from _steps(getattr(record, field.name), seen)


def lines(record: object) -> Iterator[Line]:
    """Yield every figure of a worksheet and of all the worksheets it holds.

    >>> import guideline as gl
    >>> result = gl.calculate(gl.read_case("examples/two_children.toml"))
    >>> [line.shown for line in gl.lines(result.formula) if line.id == "formula.k"]
    ['30 %']
    """
    for step in steps(record):
        yield from own_lines(step)


def _one_line(record: object) -> str:
    figures = ", ".join(
        f"{own.id.partition('.')[2]}={own.shown if isinstance(own.value, Decimal) else own.value}"
        for own in own_lines(record)
    )
    return f"{type(record).__name__}({figures})"


def _as_table(record: object) -> str:
    """Return a record for a notebook: its own figures, and below them each cited step, folded."""
    _, *held = steps(record)
    told = []
    for kind, group in groupby(held, type):
        alike = list(group)
        figures = [list(own_lines(step)) for step in alike]
        if any(figures):
            each = html_table("", map(_cells, chain.from_iterable(figures)))
            heads = [own.label for own in figures[0]]
            many = html_columns(heads, [[own.shown for own in row] for row in figures])
            told.append(html_folded(title(kind), many if is_row(alike[0]) else each))
    below = html_folded("Cited steps", "".join(told)) if told else ""
    return html_table(title(type(record)), map(_cells, own_lines(record))) + below


def _cells(own: Line) -> tuple[str, ...]:
    return (own.of or "", own.label, own.shown, "; ".join(map(str, own.cites)))


def _as_markdown(record: object) -> str:
    """Return a record's own figures as a Markdown table."""
    return markdown_table(title(type(record)), (_cells(own)[1:3] for own in own_lines(record)))
