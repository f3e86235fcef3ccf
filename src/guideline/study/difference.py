"""One calculation beside another: each fact and rule that differs, with its dollar effect."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import takewhile

import attrs

from guideline.amounts import exactly, to_cents
from guideline.citations import fam
from guideline.errors import GuidelineError, InvalidFacts, Problem
from guideline.facts.case import Case
from guideline.facts.fields import changed
from guideline.figures import TEXT
from guideline.law.tables import Version
from guideline.study.attribution import REASONS, Attribution, Share, attributed
from guideline.study.fact_differences import FactDifference, Path, fact_differences, in_words, mixed
from guideline.study.studied import signed
from guideline.support.guideline import GuidelineSupport, calculate
from guideline.taxes.years import GIVEN
from guideline.worksheets import line, worksheet

_TABLES: Path = ("california_tables",)
_CENT = Decimal("0.01")


class DifferenceKind(StrEnum):
    """What differs between two calculations."""

    RULE = "rule"
    INPUT = "input"
    FINDING = "finding"
    READING = "reading"
    TOGETHER = "together"


_KINDS = {
    "on": DifferenceKind.RULE,
    "tax_year": DifferenceKind.RULE,
    "california_tables": DifferenceKind.RULE,
    "findings": DifferenceKind.FINDING,
    "choices": DifferenceKind.READING,
}


@worksheet
class DifferenceEffect:
    """One thing that differs, and its effect."""

    of: str | None
    fact: str = line("What differs", unit=TEXT)
    kind: DifferenceKind = line("Which kind of thing it is", unit=TEXT)
    before: str = line("In the first calculation", unit=TEXT)
    after: str = line("In the second", unit=TEXT)
    effect: Decimal = line("Effect on the amount a month", fam("4055"))


@worksheet
class CalculationDifference:
    """One calculation beside another.

    The difference is from the side of the payor of the first (of the second, where nobody pays in
    the first): where the other parent pays in the second, that counts below zero.
    """

    before: Decimal = line("Amount a month in the first", fam("4055"))
    before_payor: str | None = line("Payor in the first", fam("4055(b)(5)"), unit=TEXT)
    after: Decimal = line("Amount a month in the second", fam("4055"))
    after_payor: str | None = line("Payor in the second", fam("4055(b)(5)"), unit=TEXT)
    difference: Decimal = line("The second more than the first; below zero, less")
    method: Attribution = line("How it is divided", unit=TEXT)
    why: str = line("What that means", unit=TEXT)
    effects: tuple[DifferenceEffect, ...]


@exactly
def difference(
    before: GuidelineSupport, after: GuidelineSupport, *, with_add_ons: bool = False
) -> CalculationDifference:
    """Return what differs between two calculations, each thing with its dollar effect.

    The effects add up exactly to the whole. Facts are compared one by one; the law and the tax year
    are rules of their own, so that a change of the day does not move the taxes. Things that cannot
    stand without each other are told together, with one effect.

    Args:
        before: The first calculation.
        after: The second, of the same parents.
        with_add_ons: Whether what is owed for expenses is part of both amounts.

    Raises:
        InvalidFacts: The parents are not the same.

    >>> import guideline as gl
    >>> case = gl.read_case("examples/two_children.toml")
    >>> earlier = gl.calculate(gl.changed(case, on="2024-08-31", tax_year=2026))
    >>> found = gl.difference(earlier, gl.calculate(case))
    >>> [(each.fact, each.effect) for each in found.effects]
    [('on', Decimal('313.60'))]
    """
    pair = _Pair(_dated(before), _dated(after), with_add_ons)
    changes = list(pair.changes())
    method, shares = attributed([each.path for each in changes], cache(pair.cents), _in_common)
    first, second = pair.amounts
    side = -1 if (first or second) < 0 else 1
    by_path = {each.path: each for each in changes}
    return CalculationDifference(
        before=abs(first),
        before_payor=pair.payor_of(first),
        after=abs(second),
        after_payor=pair.payor_of(second),
        difference=side * (second - first),
        method=method,
        why=REASONS[method],
        effects=tuple(_effect(share, by_path, side) for share in shares),
    )


def _dated(result: GuidelineSupport) -> "_Dated":
    case = changed(result.case, tax_year=result.tax_year)
    given = next((row for row in result.tables if row.table == GIVEN), None)
    return _Dated(result, case, given)


@attrs.frozen
class _Dated:
    """A calculation, its case with the tax year told, and the California tables given with it."""

    result: GuidelineSupport
    case: Case
    california: Version | None


@attrs.frozen(eq=False)
class _Pair:
    """Two calculations of the same parents."""

    before: _Dated
    after: _Dated
    with_add_ons: bool

    def __attrs_post_init__(self) -> None:
        names = [
            sorted(each.name for each in one.case.parents) for one in (self.before, self.after)
        ]
        if names[0] != names[1]:
            told = ", ".join(names[1])
            why = f"not the parents of the first calculation, {', '.join(names[0])}"
            raise InvalidFacts([Problem("parents", told, why, "compare two of the same parents")])

    @property
    def amounts(self) -> tuple[Decimal, Decimal]:
        """What the first parent of the first case owes, in each of the two."""
        return self._from_first(self.before.result), self._from_first(self.after.result)

    def _from_first(self, result: GuidelineSupport) -> Decimal:
        amount = signed(result).amount(with_add_ons=self.with_add_ons)
        same = result.case.parents[0].name == self.before.case.parents[0].name
        return amount if same else -amount

    def payor_of(self, amount: Decimal) -> str | None:
        """Return who pays an amount that is signed from the first parent of the first case."""
        first, second = (parent.name for parent in self.before.case.parents)
        return (first if amount > 0 else second) if amount else None

    def changes(self) -> Iterator[FactDifference]:
        """Yield all that differs: the rules first, then the facts as a case file has them."""
        if self.before.california != self.after.california:
            sides = (_source(each.california) for each in (self.before, self.after))
            yield FactDifference(_TABLES, *sides)
        yield from fact_differences(self.before.case, self.after.case)

    def cents(self, taken: frozenset[Path]) -> int | None:
        """Return what the case comes to with some of the changes, in cents, if it comes to any."""
        california = (self.after if _TABLES in taken else self.before).california
        try:
            case = mixed(self.before.case, self.after.case, taken)
            result = calculate(case, california=california)
        except GuidelineError:
            return None
        return int(to_cents(self._from_first(result)) / _CENT)


def _source(california: Version | None) -> str | None:
    return None if california is None else california.source


def _in_common(one: Path, other: Path) -> int:
    """Return how far two paths go together: two facts about the same parent have two steps."""
    return sum(
        1 for _ in takewhile(lambda steps: steps[0] == steps[1], zip(one, other, strict=False))
    )


# ── in words ─────────────────────────────────────────────────────────────────


def _effect(share: Share[Path], changes: dict[Path, FactDifference], side: int) -> DifferenceEffect:
    told = [changes[path] for path in share.changes]
    people = {_person(each.path) for each in told}
    of = people.pop() if len(people) == 1 else None
    kinds = {_KINDS.get(each.path[0], DifferenceKind.INPUT) for each in told}
    names = [".".join(each.path[2:] if of else each.path) or each.path[0] for each in told]
    sides = [in_words(each.before, each.after) for each in told]
    return DifferenceEffect(
        of=of,
        fact=", ".join(names),
        kind=kinds.pop() if len(kinds) == 1 else DifferenceKind.TOGETHER,
        before=_joined(names, [before for before, _ in sides]),
        after=_joined(names, [after for _, after in sides]),
        effect=side * share.cents * _CENT,
    )


def _person(path: Path) -> str | None:
    return path[1] if path[0] in {"parents", "children"} else None


def _joined(names: list[str], values: list[str]) -> str:
    if len(names) == 1:
        return values[0]
    return "; ".join(f"{name}: {value}" for name, value in zip(names, values, strict=True))
