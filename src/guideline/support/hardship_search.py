"""The search for the limit of the hardship deduction: the largest that the support permits."""

from decimal import Decimal
from typing import Generic

import attrs

from guideline.amounts import (
    Amount,
    Condition,
    anywhere,
    choose,
    everywhere,
    greatest,
    least,
    less,
    like,
    not_negative,
    search_width,
)
from guideline.support.hardship_limit import Question, pieces

_STEP = Decimal("0.000001")  # how far below a jump of the support a deduction stays
_GUESSES, _HALVINGS = 40, 120
_GOLDEN, _HALF = Decimal("0.381966011250105"), Decimal("0.5")


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
    for low, high, hopeful in pieces(question):
        found, here = _in_piece(question, low, high, hopeful & (settled ^ True))
        answer = choose(settled, answer, choose(here, found, answer))
        settled = settled | here
        if everywhere(settled):
            break
    return answer


@attrs.frozen
class Tried(Generic[Amount]):
    """A deduction per child that was tried, and by how much the resulting support is above it."""

    limit: Amount
    slack: Amount


def tried(question: Question[Amount], limit: Amount) -> Tried[Amount]:
    """Return a deduction per child with what it leads to."""
    return Tried(limit, question.slack(limit))


def top_of(low: Amount, high: Amount) -> Amount:
    """Return the highest deduction of a piece, where the support has not jumped yet."""
    return greatest(high - like(_STEP, high), low)


def _in_piece(
    question: Question[Amount], low: Amount, high: Amount, asked: Condition
) -> tuple[Amount, Condition]:
    """Return the largest permitted deduction between two knots, and where, if asked, there is one.

    Rows in which it is not asked for have their answer in another piece: no search waits for them.
    """
    top = tried(question, top_of(low, high))
    at_top = not_negative(top.slack) & asked
    if everywhere(at_top | (asked ^ True)):
        return top.limit, at_top
    start = tried(question, low)
    here = at_top | (not_negative(start.slack) & asked)
    unknown = asked & (here ^ True)
    if anywhere(unknown):
        start = tried(question, choose(unknown, hill(question, start, top, unknown), low))
        here = at_top | (not_negative(start.slack) & asked)
    inside = here & (at_top ^ True)
    if not anywhere(inside):
        return top.limit, here
    return choose(at_top, top.limit, last_permitted(question, start, top, inside)), here


def hill(
    question: Question[Amount], start: Tried[Amount], top: Tried[Amount], unknown: Condition
) -> Amount:
    """Return where the slack is greatest if that is inside a piece; otherwise its low end.

    By the golden section: of the two places that are compared, one serves again each time.

    Args:
        question: What the limit is looked for.
        start: The low end of the piece, which is not permitted.
        top: Its high end, which is not either.
        unknown: Where it is asked for.
    """
    low, high = start.limit, top.limit
    step = least(like(_STEP, high), high - low)
    rises = _above(question.slack(low + step), start.slack) & unknown
    if not anywhere(rises):
        return low
    inside = rises & _above(question.slack(high - step), top.slack)
    if not anywhere(inside):
        return low
    left, right, golden = low, choose(inside, high, low), like(_GOLDEN, low)
    width = (right - left) * golden
    lower, upper = tried(question, left + width), tried(question, right - width)
    for _ in range(_HALVINGS):  # pragma: no branch - it has closed in long before
        to_right = not_negative(upper.slack - lower.slack)
        left, right = choose(to_right, lower.limit, left), choose(to_right, right, upper.limit)
        width = (right - left) * golden
        if not anywhere(less(like(_STEP, width), width)):
            break
        new = tried(question, choose(to_right, right - width, left + width))
        lower, upper = _either(to_right, upper, new), _either(to_right, new, lower)
    return choose(inside, (left + right) / 2, low)


def _either(condition: Condition, then: Tried[Amount], otherwise: Tried[Amount]) -> Tried[Amount]:
    return Tried(
        choose(condition, then.limit, otherwise.limit),
        choose(condition, then.slack, otherwise.slack),
    )


def _above(first: Amount, second: Amount) -> Condition:
    """Return whether ``first`` is above ``second`` to the last digit."""
    return not_negative(second - first) ^ True


def last_permitted(
    question: Question[Amount], start: Tried[Amount], top: Tried[Amount], inside: Condition
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
