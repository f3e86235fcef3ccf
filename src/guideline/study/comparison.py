"""An amount on record beside the calculation: by how much it differs, and what explains it."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum

import attrs

from guideline.amounts import dollars, exactly, to_whole_dollars
from guideline.citations import fam
from guideline.errors import InvalidFacts, Problem
from guideline.facts.readers import nearest, wrong
from guideline.figures import COUNT, TEXT
from guideline.law.tables import Version
from guideline.study.causes import CAUSES, ORDER, DifferenceCause
from guideline.study.studied import signed, studied
from guideline.study.variants import Trial, Untried, trials
from guideline.support.guideline import GuidelineSupport
from guideline.worksheets import line, worksheet

REACH = Decimal("0.50")
"""Dollars within which a change explains an amount on record."""
_DOLLAR = Decimal(1)
_ZERO = Decimal(0)
BASE_SUPPORT = "base support"
WITH_ADD_ONS = "base support with what is owed for expenses"


class Verdict(StrEnum):
    """What a comparison comes to."""

    SAME = "same"
    EXPLAINED = "explained"
    SEVERAL_EXPLAIN = "several_explain"
    UNEXPLAINED = "unexplained"


@worksheet
class Explanation:
    """One change that explains the amount on record, to the dollar."""

    cause: DifferenceCause = line("Cause", unit=TEXT)
    what: str = line("What is changed", unit=TEXT)
    rule: str = line("What it means", unit=TEXT)
    cites: str = line("Provision", unit=TEXT)
    payor: str | None = line("Payor then", fam("4055(b)(5)"), unit=TEXT)
    amount: Decimal = line("Amount a month then", fam("4055"))
    left: Decimal = line("On record more than that; below zero, less")


@worksheet
class NotTried:
    """A change that could not be tried."""

    cause: DifferenceCause = line("Cause", unit=TEXT)
    what: str = line("Change", unit=TEXT)
    why: str = line("Why not", unit=TEXT)


@worksheet
class Comparison:
    """An amount on record beside the calculation.

    The difference is from the side of the payor of the calculation: where the other parent pays on
    record, that counts below zero.
    """

    verdict: Verdict = line("Verdict", unit=TEXT)
    cause: DifferenceCause | None = line("Cause", unit=TEXT)
    recorded: Decimal = line("Amount on record a month")
    recorded_payor: str | None = line("Payor on record", unit=TEXT)
    amount: Decimal = line("Amount calculated a month", fam("4055"))
    payor: str | None = line("Payor", fam("4055(b)(5)"), unit=TEXT)
    compared: str = line("What is compared", fam("4062"), unit=TEXT)
    difference: Decimal = line("On record more than calculated; below zero, less")
    tried: int = line("Other amounts tried", unit=COUNT)
    explanations: tuple[Explanation, ...]
    not_tried: tuple[NotTried, ...]

    @property
    def causes(self) -> tuple[DifferenceCause, ...]:
        """Every cause that explains the difference, each once, in the stated order."""
        return tuple(dict.fromkeys(each.cause for each in self.explanations))


@exactly
def compare(
    result: GuidelineSupport,
    recorded: Decimal | int | str,
    *,
    payor: str | None = None,
    with_add_ons: bool = False,
    california: Version | None = None,
) -> Comparison:
    """Return by how much an amount on record differs from a calculation, and what explains it.

    One change at a time is tried: each cause of ``DifferenceCause`` in its order. A change explains
    the difference where its amount is within fifty cents of the one on record. Where one is right
    to the cent and the record has cents, those that are only near are left out; a difference of
    fifty cents or less is explained to the cent or not at all. A change that moves nothing explains
    nothing. Where several explain it, all are told, those to the cent first and then in the stated
    order, and the verdict says so; which of them was made, the amount alone cannot tell.

    Args:
        result: What ``gl.calculate`` returned.
        recorded: The amount on record, dollars a month.
        payor: Who pays it on record. Without a name, the amounts alone are compared.
        with_add_ons: Whether the amount on record has what is owed for expenses in it.
        california: California's figures from a parameter file, if the result was made with them.

    Raises:
        InvalidFacts: The amount or the payor cannot be.

    >>> import guideline as gl
    >>> result = gl.calculate(gl.read_case("examples/two_children.toml"))
    >>> found = gl.compare(result, "1680.00")
    >>> found.difference, str(found.verdict), str(found.cause)
    (Decimal('-336.00'), 'explained', 'k_without_time')
    """
    amount = _recorded(result, recorded, payor)
    study = studied(result, california, with_add_ons=with_add_ons)
    present = signed(result).amount(with_add_ons=with_add_ons)
    record = Record(study.names, present, amount, payor)
    found = list(trials(study)) if record.difference else []
    others = [each for each in found if isinstance(each, Trial)]
    explanations = tuple(record.explained_by(others))
    return Comparison(
        verdict=verdict_of(record.difference, explanations),
        cause=explanations[0].cause if explanations else None,
        recorded=amount,
        recorded_payor=payor,
        amount=abs(record.present),
        payor=record.payor_of(record.present),
        compared=WITH_ADD_ONS if with_add_ons else BASE_SUPPORT,
        difference=record.difference,
        tried=len({each.amount for each in others}),
        explanations=explanations,
        not_tried=tuple(_not_tried(found)),
    )


def _recorded(
    result: GuidelineSupport, recorded: Decimal | int | str, payor: str | None
) -> Decimal:
    """Return the amount on record, if it and its payor can be."""
    problems: list[Problem] = []
    amount = _ZERO
    try:
        amount = dollars(recorded)
    except InvalidFacts as error:
        problems += [problem.at("recorded") for problem in error.problems]
    if amount < 0:
        why, instead = "below zero", "write the amount, and who pays it as payor"
        problems += wrong(amount, why, instead, "recorded").problems
    names = [parent.name for parent in result.case.parents]
    if payor is not None and payor not in names:
        instead = nearest(payor, names)
        problems += wrong(payor, "not one of the parents", instead, "payor").problems
    if problems:
        raise InvalidFacts(problems)
    return amount


@attrs.frozen
class Record:
    """An amount on record beside the amount calculated.

    Attributes:
        names: The parents, in the order listed.
        present: The amount calculated, from the first parent.
        recorded: The amount on record.
        by: Who pays it on record, if that is known.
    """

    names: tuple[str, str]
    present: Decimal
    recorded: Decimal
    by: str | None

    @property
    def difference(self) -> Decimal:
        """By how much the record is above the calculation, from the side of its payor."""
        return self.above(self.present)

    def payor_of(self, amount: Decimal) -> str | None:
        """Return who pays an amount that is signed from the first parent."""
        first, second = self.names
        return (first if amount > 0 else second) if amount else None

    def above(self, amount: Decimal) -> Decimal:
        """Return by how much the record is above an amount, from the side of who pays that."""
        payor = self.payor_of(amount)
        same = payor is None or self.by in {None, payor}
        return (self.recorded if same else -self.recorded) - abs(amount)

    def explained_by(self, others: Iterable[Trial]) -> list[Explanation]:
        """Return what explains the difference: to the cent first, then in the stated order."""
        close = [each for each in others if abs(self.above(each.amount)) <= self._reach]
        exact = [each for each in close if not self.above(each.amount)]
        if exact and self.recorded % _DOLLAR:
            close = exact
        close.sort(key=lambda each: (self.above(each.amount) != 0, ORDER[each.cause]))
        return [*self._rounding(), *map(self._explanation, close)]

    @property
    def _reach(self) -> Decimal:
        """How near an amount has to be: fifty cents, or none where the difference is so small."""
        return REACH if abs(self.difference) >= _DOLLAR else _ZERO

    def _rounding(self) -> Iterator[Explanation]:
        if self.recorded % _DOLLAR == 0 and 0 < abs(self.difference) < _DOLLAR:
            to_nearest = self.recorded == to_whole_dollars(abs(self.present))
            way = "to the nearest dollar" if to_nearest else "to a whole dollar, up or down"
            as_recorded = self.recorded if self.present > 0 else -self.recorded
            trial = Trial(DifferenceCause.ROUNDED, f"the amount rounded {way}", as_recorded)
            yield self._explanation(trial)

    def _explanation(self, trial: Trial) -> Explanation:
        rule = CAUSES[trial.cause]
        return Explanation(
            cause=trial.cause,
            what=trial.what,
            rule=rule.words,
            cites="; ".join(map(str, rule.cites)),
            payor=self.payor_of(trial.amount),
            amount=abs(trial.amount),
            left=self.above(trial.amount),
        )


def verdict_of(difference: Decimal, explanations: Sequence[Explanation]) -> Verdict:
    """Return what a difference and its explanations come to."""
    if not difference:
        return Verdict.SAME
    causes = {each.cause for each in explanations}
    if len(causes) > 1:
        return Verdict.SEVERAL_EXPLAIN
    return Verdict.EXPLAINED if causes else Verdict.UNEXPLAINED


def _not_tried(found: Iterable[Trial | Untried]) -> Iterator[NotTried]:
    for each in found:
        if isinstance(each, Untried):
            yield NotTried(cause=each.cause, what=each.what, why=each.why)
