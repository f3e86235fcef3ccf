"""The figures of a finished record by name, and the law of those that a text has used."""

from collections.abc import Iterator
from decimal import Decimal

import attrs

from guideline.citations import Citation
from guideline.worksheets import Line, own_lines, step_name, steps, whom


@attrs.frozen
class Step:
    """One worksheet of a record: its name, whom it is of, its lines by field."""

    name: str
    of: str | None
    lines: dict[str, Line]

    def amount(self, field: str) -> Decimal:
        """Return a figure for a question about it; nothing counts as zero."""
        value = self.lines[field].value
        return value if isinstance(value, Decimal) else Decimal(0)

    def states(self, field: str) -> bool:
        """Return whether the worksheet states the figure."""
        return self.lines[field].value is not None


def steps_of(record: object) -> tuple[Step, ...]:
    """Return the worksheets of a record that have lines, in their order."""
    return tuple(
        Step(step_name(type(step)), whom(step), lines)
        for step in steps(record)
        if (lines := {line.id.partition(".")[2]: line for line in own_lines(step)})
    )


@attrs.frozen
class Figures:
    """The worksheets of a record, to be asked by name."""

    steps: tuple[Step, ...]

    def all(self, name: str, of: str | None = None) -> Iterator[Step]:
        """Yield the steps of that name, of everybody or of one."""
        return (step for step in self.steps if step.name == name and of in {None, step.of})

    def get(self, name: str, of: str | None = None) -> Step | None:
        """Return the first step of that name, if there is one."""
        return next(self.all(name, of), None)

    def __call__(self, name: str, of: str | None = None) -> Step:
        """Return the first step of that name.

        Raises:
            LookupError: The record has none.
        """
        step = self.get(name, of)
        if step is None:
            raise LookupError(name)
        return step


def cited(lines: list[Line]) -> tuple[Citation, ...]:
    """Return the citations of some lines, each once, in their order."""
    return tuple(dict.fromkeys(cite for line in lines for cite in line.cites))
