"""The limit of the hardship deduction, which depends on the support that it helps to set.

The deduction lowers a net income, the net incomes set the support, and the support for each child
limits the deduction (§ 4071(b)): the one loop in the law of this article, and the one loop in this
house. The statute says "shall not exceed", so what is looked for is the largest deduction for each
child in the home that is not above the support per child that results from it. Plain iteration
does not find it: with several hardship children it cycles, and at the edges of the K table there
can be no fixed point, or two.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Generic

import attrs

from guideline.amounts import (
    Amount,
    Condition,
    anywhere,
    ascending,
    choose,
    greatest,
    least,
    less,
    like,
    not_negative,
)
from guideline.support.base import Nets

_ZERO = Decimal(0)


@attrs.frozen
class Claim(Generic[Amount]):
    """One parent's hardship, dollars a month.

    Attributes:
        health: Extraordinary health expenses and catastrophic losses, § 4071(a)(1).
        children: Children of other relationships in the home; a half credit is 0.5.
        found: What the court found for them; ``None`` where it found no amount.
        of: The parent.
    """

    health: Amount
    children: Amount
    found: Amount | None = None
    of: str | None = None


@attrs.frozen
class Question(Generic[Amount]):
    """What the limit is looked for.

    Attributes:
        nets: Net disposable incomes before hardship.
        claims: Each parent's hardship.
        per_child: The support per child that net incomes lead to.
        ceiling: An amount that this support does not exceed, here and, between two net incomes,
            at either of them.
        crossings: Where that support bends or jumps: quantities that meet zero there, linear in
            the net incomes.
    """

    nets: Nets[Amount]
    claims: tuple[Claim[Amount], Claim[Amount]]
    per_child: Callable[[Nets[Amount]], Amount]
    ceiling: Callable[[Nets[Amount]], Amount]
    crossings: Sequence[Callable[[Nets[Amount]], Amount]]

    def nets_at(self, limit: Amount) -> Nets[Amount]:
        """Return the net incomes where each child in the home is allowed ``limit``."""
        return nets_after(self.nets, self.claims, limit)

    def slack(self, limit: Amount) -> Amount:
        """Return by how much the resulting support per child is above ``limit``."""
        return self.per_child(self.nets_at(limit)) - limit


def for_children(claim: Claim[Amount], limit: Amount) -> Amount:
    """Return the deduction under § 4071(a)(2): what was found, within the limit per child."""
    allowed = claim.children * limit
    return allowed if claim.found is None else least(claim.found, allowed)


def nets_after(
    nets: Nets[Amount], claims: tuple[Claim[Amount], Claim[Amount]], limit: Amount
) -> Nets[Amount]:
    """Return the net incomes after § 4071(a)(1), then (a)(2); hardship takes none below zero."""
    first, second = [  # a list is made faster than a generator, and this runs in the search
        greatest(net - claim.health - for_children(claim, limit), least(net, like(_ZERO, net)))
        for net, claim in zip(nets, claims, strict=True)
    ]
    return first, second


@attrs.frozen
class _Point(Generic[Amount]):
    """A deduction per child, the net incomes it leads to, and the ceiling of support there."""

    limit: Amount
    nets: Nets[Amount]
    ceiling: Amount


def _points(question: Question[Amount], limits: list[Amount]) -> list[_Point[Amount]]:
    """Return each limit with what it leads to, the highest first."""
    reached = [(limit, question.nets_at(limit)) for limit in reversed(limits)]
    return [_Point(limit, nets, question.ceiling(nets)) for limit, nets in reached]


def pieces(question: Question[Amount]) -> Iterator[tuple[Amount, Amount, Condition]]:
    """Yield each stretch of deductions between two knots, and where to look; the highest first."""
    for high, low in pairwise(_points(question, bends(question))):
        if anywhere(_hopeful(low, high)):
            for above, below in pairwise(_points(question, _knots(question, low, high))):
                hopeful = _hopeful(below, above)
                if anywhere(hopeful):
                    yield below.limit, above.limit, hopeful


def _hopeful(low: _Point[Amount], high: _Point[Amount]) -> Condition:
    """Return where a deduction between two points may be permitted, by the ceiling alone."""
    return less(greatest(low.ceiling, high.ceiling), low.limit) ^ True


def bends(question: Question[Amount]) -> list[Amount]:
    """Return the deductions at which a net income stops falling, from 0 to more than any."""
    most = abs(question.nets[0]) + abs(question.nets[1]) + question.ceiling(question.nets)
    nothing = most * 0
    points = [nothing, most]
    for net, claim in zip(question.nets, question.claims, strict=True):
        left = greatest(net - claim.health, nothing)
        used_up = [left] if claim.found is None else [left, claim.found]
        points += [_ratio(amount, claim.children, most) for amount in used_up]
    return ascending(points)


def _knots(question: Question[Amount], low: _Point[Amount], high: _Point[Amount]) -> list[Amount]:
    """Return where the support bends or jumps between two bends of the net incomes, with both."""
    knots = [low.limit, high.limit]
    for crossing in question.crossings:
        before, after = crossing(low.nets), crossing(high.nets)
        if anywhere(not_negative(before) ^ not_negative(after)):
            way = _ratio(before, before - after, like(1, before))
            knots.append(low.limit + (high.limit - low.limit) * way)
    return ascending(knots)


def _ratio(part: Amount, whole: Amount, most: Amount) -> Amount:
    """Return ``part / whole`` within 0 and ``most``; ``most`` where there is no whole."""
    nothing = like(0, part)
    some = less(nothing, abs(whole))
    ratio = choose(some, part / choose(some, whole, like(1, part)), most)
    return least(greatest(ratio, nothing), most)
