"""What can go wrong, told so that a user can mend it."""

from collections.abc import Sequence
from datetime import date

import attrs


@attrs.frozen
class Problem:
    """One thing wrong with the facts: where it stands, what was given, why not, what to write.

    Attributes:
        rests_on: Other places whose facts make it one: where these cannot be read, it is not told.
    """

    where: str
    given: str
    why: str
    instead: str
    rests_on: tuple[str, ...] = attrs.field(default=(), eq=False)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        given = f"{self.given}: " if self.given else ""
        return f"{place}{given}{self.why}; {self.instead}"

    def at(self, where: str) -> "Problem":
        """Return the same problem, told from one step further out: ``where`` before its place."""
        rests_on = tuple(_inside(where, place) for place in self.rests_on)
        return attrs.evolve(self, where=_inside(where, self.where), rests_on=rests_on)

    def overlaps(self, other: "Problem") -> bool:
        """Return whether this stands, or rests on what stands, inside or around another's place."""
        return any(_overlap(place, other.where) for place in (self.where, *self.rests_on))


def _inside(where: str, place: str) -> str:
    separate = where and place and not place.startswith("[")
    return f"{where}.{place}" if separate else where + place


def _overlap(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and not (short and long[len(short) :][:1].isalnum())


class GuidelineError(Exception):
    """Anything this library refuses to do, with the reason."""


class InvalidFacts(GuidelineError, ValueError):  # noqa: N818 - named for what is wrong
    """The facts cannot be: every problem found, not only the first.

    Attributes:
        problems: Each problem, in the order of the case file.
        source: The file they were read from, if any.
        rest: What could be read all the same, for the checks that look at several facts.
    """

    def __init__(
        self, problems: Sequence[Problem], source: str = "", *, rest: object = None
    ) -> None:
        """Hold the problems, of which there is at least one."""
        self.problems = tuple(problems)
        self.source = source
        self.rest = rest
        told = "\n".join(str(problem) for problem in self.problems)
        super().__init__(f"{source}:\n{told}" if source else told)

    def __reduce__(self) -> tuple[type["InvalidFacts"], tuple[tuple[Problem, ...], str]]:
        return type(self), (self.problems, self.source)


class NotInForce(GuidelineError, LookupError):  # noqa: N818 - named for what is wrong
    """A table of the law has no row for the day asked.

    Attributes:
        table: The table, as in ``family_code/k``.
        on: The day that was asked about.
    """

    def __init__(self, table: str, on: date, known: str, instead: str = "") -> None:
        """Name the table, the day asked, the days known, and what to do about it."""
        self.table, self.on, self.known, self.instead = table, on, known, instead
        then = f"; {instead}" if instead else ""
        super().__init__(f"{table} has no figure for {on}: known {known}{then}")

    def __reduce__(self) -> tuple[type["NotInForce"], tuple[str, date, str, str]]:
        return type(self), (self.table, self.on, self.known, self.instead)


class NotModelled(GuidelineError, NotImplementedError):  # noqa: N818 - named for what is wrong
    """The law has a rule here, or is silent here, and this library does not compute it.

    Attributes:
        what: What was asked for.
        cite: The provision, as text.
    """

    def __init__(self, what: str, cite: str) -> None:
        """Say what is not modelled and under which provision."""
        self.what, self.cite = what, cite
        super().__init__(f"{what} ({cite}) is not modelled")

    def __reduce__(self) -> tuple[type["NotModelled"], tuple[str, str]]:
        return type(self), (self.what, self.cite)
