"""What the facts of an order must be together, every problem told at once."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from guideline.amounts import to_cents
from guideline.arrears.amounts_over_time import made_on, reaches_from, whole_amount
from guideline.arrears.periods import due_days
from guideline.dates import Per
from guideline.errors import Problem
from guideline.facts.partly import placed, surely
from guideline.order import ChildPart, Modification, SupportOrder

_LAST_DAY = 31
_SERVICE_DAYS = 90  # § 4009
_SERVICE_RULE_BEGINS = date(
    2005, 1, 1
)  # Stats. 2004, ch. 305, sec. 3; the text before was not read
_CENTS = 2
FIRST_YEAR, LAST_YEAR = 1970, 9990
"""The years that an account may reach: the tables begin with the first."""

_SPLIT = {Per.MONTH, Per.HALF_MONTH}
_BY_DUE_DAY = {Per.MONTH, Per.QUARTER, Per.YEAR}
_FROM_ITS_FIRST_DAY = "leave it out: such an order is due counted from its first day"


def order_problems(order: SupportOrder) -> Iterator[Problem]:
    """Yield everything about an order that cannot be."""
    yield from money_problems("amount", order.amount)
    if order.through is not None and order.through < order.from_:
        yield before("through", order.through, "from", order.from_)
    yield from _due_day_problems(order)
    yield from _children_problems(order.amount, order.children)
    yield from _first_order_problems(order)
    yield from _rate_problems(order)
    for index, modification in placed(order.modifications):
        for problem in _modification_problems(order, modification):
            yield problem.at(f"modifications[{index}]")
    yield from _modified_twice(order)


def money_problems(where: str, amount: Decimal | None) -> Iterator[Problem]:
    """Yield what is wrong with a sum of money that is charged or paid."""
    if amount is None:
        return
    if amount < 0:
        yield Problem(where, str(amount), "below zero", "write zero or more")
    elif amount != to_cents(amount):
        yield Problem(where, str(amount), "not in whole cents", "write at most two decimals")


def before(where: str, day: date, other: str, other_day: date) -> Problem:
    """Return the problem of a day that precedes one that it cannot precede."""
    return Problem(where, str(day), f"before {other}, {other_day}", "mend one of the two")


def _due_day_problems(order: SupportOrder) -> Iterator[Problem]:
    if order.per is Per.HOUR:
        yield Problem("per", "hour", "no support is ordered by the hour", "write how often")
    for day in due_days(order):
        if not 1 <= day <= _LAST_DAY:
            yield Problem(
                "due_days" if order.due_days else "due_day",
                str(day),
                "no day of a month",
                "write 1 to 31; a month without that day uses its last one",
            )
    if len(set(order.due_days)) < len(order.due_days):
        yield Problem("due_days", str(list(order.due_days)), "a day twice", "write each day once")
    if order.due_days and order.per not in _SPLIT:
        yield Problem(
            "due_days",
            str(list(order.due_days)),
            f'goes with per = "month" or "half_month", not with "{order.per}"',
            "write due_day" if order.per in _BY_DUE_DAY else _FROM_ITS_FIRST_DAY,
        )
    yield from _idle_due_day(order)
    if len(order.due_days) == 1:
        yield Problem("due_days", str(list(order.due_days)), "only one day", "write due_day")


def _idle_due_day(order: SupportOrder) -> Iterator[Problem]:
    """Yield a due day that decides nothing."""
    if order.due_day == 1 or (order.per in _BY_DUE_DAY and not order.due_days):
        return
    if order.due_days:
        instead = "leave one of the two out"
    elif order.per is Per.HALF_MONTH:
        instead = "write due_days, as in [1, 15]"
    else:
        instead = _FROM_ITS_FIRST_DAY
    beside = "beside due_days" if order.due_days else f'where per = "{order.per}"'
    yield Problem("due_day", str(order.due_day), f"decides nothing {beside}", instead)


def _children_problems(amount: Decimal, children: tuple[ChildPart, ...]) -> Iterator[Problem]:
    for index, child in enumerate(children):
        for problem in money_problems("amount", child.amount):
            yield problem.at(f"children[{index}]")
    if children and whole_amount(children) != amount:
        yield Problem(
            "children",
            str(whole_amount(children)),
            f"the children's parts do not sum to the amount, {amount}",
            "mend one of them",
        )


def _first_order_problems(order: SupportOrder) -> Iterator[Problem]:
    """Yield what § 4009 forbids an original order."""
    if order.filed is None:
        return
    if order.from_ < order.filed:
        yield Problem(
            "from",
            str(order.from_),
            f"before the first pleading was filed, {order.filed} (§ 4009)",
            "write that day or a later one",
        )
    late = (
        order.served is not None
        and order.filed >= _SERVICE_RULE_BEGINS
        and (order.served - order.filed).days > _SERVICE_DAYS
    )
    if late and not order.evaded_service and order.served and order.from_ < order.served:
        yield Problem(
            "from",
            str(order.from_),
            f"before service on {order.served}, more than 90 days after filing (§ 4009)",
            "write the day of service or a later one, or evaded_service = true if the court so "
            "found",
        )


def _rate_problems(order: SupportOrder) -> Iterator[Problem]:
    days = [period.from_ for period in order.rates]
    if len(set(days)) < len(days):
        yield Problem("rates", "", "two rates from the same day", "write each day once")
    if days and min(days) > order.from_:
        yield Problem(
            "rates",
            str(min(days)),
            f"no rate for the days before it, from {order.from_} on",
            "write the rate in force when the order began",
        )


def _is_dated(change: Modification) -> bool:
    """Return whether the day from which a modification counts is known (§ 3653)."""
    by_cause = change.cause is not None and None not in {change.served, change.event}
    return change.from_ is not None or by_cause


def _modification_problems(order: SupportOrder, change: Modification) -> Iterator[Problem]:
    yield from money_problems("amount", change.amount)
    yield from _children_problems(change.amount, change.children)
    if not _is_dated(change):
        yield Problem(
            "from",
            "",
            "missing: only with a cause, and the days served and event, is it known (§ 3653)",
            "write from",
        )
        return
    start = reaches_from(change)
    yield from years("from", start)
    if start < order.from_:
        yield before("from", start, "the order's own first day", order.from_)
    elif made_on(change) < made_on(order):
        yield before("ordered", made_on(change), "the day of the order itself", made_on(order))
    if change.filed is not None and start < change.filed:
        yield Problem(
            "from",
            str(start),
            f"before the motion was filed, {change.filed}: what accrued earlier cannot be "
            "modified (§ 3651(c)(1))",
            "write that day or a later one",
        )
    if change.filed is not None and made_on(change) < change.filed:
        yield before("ordered", made_on(change), "filed", change.filed)


def _modified_twice(order: SupportOrder) -> Iterator[Problem]:
    """Yield later orders of one day that count from one day, of which the file would decide."""
    seen: set[tuple[date, date]] = set()
    for index, change in surely(order.modifications):
        if not _is_dated(change):
            continue
        days = made_on(change), reaches_from(change)
        if days in seen:
            yield Problem(
                f"modifications[{index}]",
                str(days[1]),
                f"two made on {days[0]} count from this day: which is the last?",
                "keep one, or write the days on which they were ordered",
            )
        seen.add(days)


def at(found: Iterable[Problem], where: str) -> Iterator[Problem]:
    """Yield problems as they are told from one step further out."""
    return (problem.at(where) for problem in found)


def years(where: str, *days: date | None) -> Iterator[Problem]:
    """Yield the days that no table of the law can reach."""
    for day in days:
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            yield Problem(
                where,
                str(day),
                "outside the years that an account may reach",
                f"write a day of {FIRST_YEAR} to {LAST_YEAR}",
            )
