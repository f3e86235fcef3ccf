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
    everywhere,
    greatest,
    least,
    less,
    like,
    not_negative,
    search_width,
)
from guideline.support.base import Nets

_ZERO = Decimal(0)
_STEP = Decimal("0.000001")  # how far below a jump of the support a deduction stays
_GUESSES, _HALVINGS = 40, 120
_GOLDEN, _HALF = Decimal("0.381966011250105"), Decimal("0.5")


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


def largest_permitted(question: Question[Amount]) -> Amount:
    """Return the largest deduction per child in the home that the resulting support permits.

    Between two knots - where an income reaches zero, a finding is used up, the total net income
    meets an edge of the K table, the payor changes, or a parent meets the low-income threshold -
    the slack is smooth and has one hill at most. So the pieces are tried from the top: the first
    that permits any deduction holds the largest. Where the support jumps below the deduction there
    is no largest, only a limit never reached; then a millionth of a dollar less is taken.
    """
    answer = question.ceiling(question.nets) * 0
    settled = less(answer, answer)  # nowhere yet
    for low, high, hopeful in _pieces(question):
        found, here = _in_piece(question, low, high, hopeful & (settled ^ True))
        answer = choose(settled, answer, choose(here, found, answer))
        settled = settled | here
        if everywhere(settled):
            break
    return answer


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


def _pieces(question: Question[Amount]) -> Iterator[tuple[Amount, Amount, Condition]]:
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


@attrs.frozen
class _Tried(Generic[Amount]):
    """A deduction per child that was tried, and by how much the resulting support is above it."""

    limit: Amount
    slack: Amount


def _tried(question: Question[Amount], limit: Amount) -> _Tried[Amount]:
    return _Tried(limit, question.slack(limit))


def _in_piece(
    question: Question[Amount], low: Amount, high: Amount, asked: Condition
) -> tuple[Amount, Condition]:
    """Return the largest permitted deduction between two knots, and where, if asked, there is one.

    Rows in which it is not asked for have their answer in another piece: no search waits for them.
    """
    top = _tried(question, greatest(high - like(_STEP, high), low))
    at_top = not_negative(top.slack) & asked
    if everywhere(at_top | (asked ^ True)):
        return top.limit, at_top
    start = _tried(question, low)
    here = at_top | (not_negative(start.slack) & asked)
    unknown = asked & (here ^ True)
    if anywhere(unknown):
        start = _tried(question, choose(unknown, _hill(question, start, top, unknown), low))
        here = at_top | (not_negative(start.slack) & asked)
    inside = here & (at_top ^ True)
    if not anywhere(inside):
        return top.limit, here
    return choose(at_top, top.limit, _last_permitted(question, start, top, inside)), here


def _hill(
    question: Question[Amount], start: _Tried[Amount], top: _Tried[Amount], unknown: Condition
) -> Amount:
    """Return where the slack is greatest if that is inside a piece; otherwise its low end."""
    low, high = start.limit, top.limit
    step = least(like(_STEP, high), high - low)
    rises = _above(question.slack(low + step), start.slack) & unknown
    if not anywhere(rises):
        return low
    inside = rises & _above(question.slack(high - step), top.slack)
    if not anywhere(inside):
        return low
    left, right, golden = low, choose(inside, high, low), like(_GOLDEN, low)
    for _ in range(_HALVINGS):  # pragma: no branch - it has closed in long before
        width = (right - left) * golden
        higher_right = not_negative(question.slack(right - width) - question.slack(left + width))
        left = choose(higher_right, left + width, left)
        right = choose(higher_right, right, right - width)
        if not anywhere(less(like(_STEP, width), width)):
            break
    return choose(inside, (left + right) / 2, low)


def _above(first: Amount, second: Amount) -> Condition:
    """Return whether ``first`` is above ``second`` to the last digit."""
    return not_negative(second - first) ^ True


def _last_permitted(
    question: Question[Amount], start: _Tried[Amount], top: _Tried[Amount], inside: Condition
) -> Amount:
    """Return the last permitted deduction, by closing in between one permitted and one not.

    False position with the Pegasus rule: the value of an end that stays twice is lowered by as much
    as the other's fell, so that both close in; after 40 guesses the bracket is halved instead. A
    guess stays inside by half the width to which the search closes in: so the last one closes it.
    """
    low, at_low, at_high = start.limit, start.slack, top.slack
    high = choose(inside, top.limit, low)
    again = last = less(low, low)  # nowhere yet
    for guess in range(_GUESSES + _HALVINGS):  # pragma: no branch - it has closed in long before
        width, fine = high - low, search_width(high)
        if everywhere(not_negative(fine - width)):
            break
        way = _part(at_low, at_low - at_high) if guess < _GUESSES else like(_HALF, width)
        inward = least(fine, width) / 2
        middle = greatest(least(low + width * way, high - inward), low + inward)
        slack = question.slack(middle)
        permitted = not_negative(slack)
        again, last = (permitted ^ last ^ True) if guess else again, permitted
        moves, stays = choose(permitted, at_low, at_high), choose(permitted, at_high, at_low)
        if anywhere(again):
            stays = choose(again, stays * _part(abs(moves), abs(moves) + abs(slack)), stays)
        at_low, at_high = choose(permitted, slack, stays), choose(permitted, stays, slack)
        low, high = choose(permitted, middle, low), choose(permitted, high, middle)
    return low


def _part(part: Amount, whole: Amount) -> Amount:
    """Return ``part / whole``; one half where the whole is not above zero, to the last digit."""
    some = not_negative(-whole) ^ True
    return choose(some, part / choose(some, whole, like(1, whole)), like(_HALF, whole))
