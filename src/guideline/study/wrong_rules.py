"""Rules that are not the law, but by which amounts on record were made.

Each takes what base support is made of, changes one thing, and calls the law's own rules: the code
of the law has no switch for a wrong rule. They run on decimals and on columns alike.
"""

from decimal import Decimal
from typing import Generic, cast

import attrs

from guideline.amounts import Amount, at_most, choose, least, to_whole_dollars
from guideline.facts.kinds import LowIncomeSupport
from guideline.law.family_code import FormulaLaw, KBand, Threshold
from guideline.study.basis import Basis, Outcome, outcome
from guideline.support.base import base_support
from guideline.support.formula import time_factor
from guideline.support.hardship import support_per_child
from guideline.support.hardship_limit import nets_after


@attrs.frozen(eq=False)
class _Divided(Generic[Amount]):
    """A band of § 4055(b)(3), divided by what the formula will multiply it by."""

    band: KBand
    by: Amount

    def __call__(self, tn: Amount) -> Amount:
        return self.band(tn) / self.by


def k_without_time(basis: Basis[Amount]) -> Outcome[Amount]:
    """Return base support where K is the fraction alone, without one plus H%, § 4055(b)(3).

    One plus H%, or two minus H%, is the same for either parent's share of the time, so that the
    bands can be divided by it before it is known who earns more.
    """
    law, factor = basis.terms.law, time_factor(basis.terms.first_time)
    # a band is what is called with a total net income: the formula asks no more of it
    bands = cast("tuple[KBand, ...]", tuple(_Divided(band, factor) for band in law.bands))
    return under_law(basis, attrs.evolve(law, bands=bands))


def k_of(other: FormulaLaw, basis: Basis[Amount]) -> Outcome[Amount]:
    """Return base support with the K table of another law, and everything else of the day."""
    law = attrs.evolve(basis.terms.law, k=other.k, edges=other.edges, bands=other.bands)
    return under_law(basis, law)


def under_law(
    basis: Basis[Amount], law: FormulaLaw, threshold: Threshold[Decimal] | None = None
) -> Outcome[Amount]:
    """Return base support by other figures of the law, and another threshold if one is given."""
    terms = attrs.evolve(basis.terms, law=law, threshold=threshold or basis.terms.threshold)
    return outcome(attrs.evolve(basis, terms=terms))


def with_low_income_support(applied: LowIncomeSupport, basis: Basis[Amount]) -> Outcome[Amount]:
    """Return base support at one end of the range of § 4055(b)(7)."""
    terms = attrs.evolve(basis.terms, applied=applied)
    return outcome(attrs.evolve(basis, terms=terms))


def hardship_in_one_pass(basis: Basis[Amount]) -> Outcome[Amount]:
    """Return base support where the hardship limit is the support without any hardship.

    § 4071(b) limits the deduction by the support that results from it. Here support is worked out
    once without hardship, a child's part of it is taken as the limit, and support is worked out
    again.
    """
    if basis.claims is None:
        return outcome(basis)
    limit = support_per_child(basis.terms, basis.method, basis.add_ons, basis.nets)
    nets = nets_after(basis.nets, basis.claims, limit)
    return Outcome(base_support(basis.terms, nets), nets)


def nets_rounded(basis: Basis[Amount]) -> Outcome[Amount]:
    """Return base support from each net disposable income rounded to the dollar."""
    first, second = (to_whole_dollars(net) for net in basis.nets)
    return outcome(attrs.evolve(basis, nets=(first, second)))


def time_rounded(basis: Basis[Amount]) -> Outcome[Amount]:
    """Return base support from the time rounded to whole percents.

    The lesser share is rounded, half a percent up, and the other parent has the rest.
    """
    first = basis.terms.first_time
    lesser = to_whole_dollars(least(first, 1 - first) * 100) / 100  # a percent as if a dollar
    rounded = choose(at_most(first, 1 - first), lesser, 1 - lesser)
    return _with_time(basis, rounded)


def time_swapped(basis: Basis[Amount]) -> Outcome[Amount]:
    """Return base support with each parent's share of the time taken for the other's."""
    return _with_time(basis, 1 - basis.terms.first_time)


def _with_time(basis: Basis[Amount], first_time: Amount) -> Outcome[Amount]:
    terms = attrs.evolve(basis.terms, first_time=first_time)
    return outcome(attrs.evolve(basis, terms=terms))
