"""What an account tells a plan: its balance, what runs on, and what it leaves to be told."""

from collections.abc import Container, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from guideline.amounts import to_cents
from guideline.arrears.account import Account, Confinement
from guideline.arrears.book import labels, sorted_orders
from guideline.arrears.charges import charges
from guideline.arrears.choices import BetweenBuckets, CurrentSupport, Excess, SuspendedInterest
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_balance import balance_of, current_unpaid, unpaid_charges
from guideline.arrears.plan_terms import LAST_DAY
from guideline.arrears.regimes import enforcement_on
from guideline.arrears.statement import AccountStatement
from guideline.arrears.suspension import suspensions
from guideline.dates import MONTHS_IN_A_YEAR, OPEN, Per, day_after, month_of, months_after
from guideline.errors import NotModelled, Problem
from guideline.order import SupportOrder


def told_by_account(
    statement: AccountStatement, told: Container[str]
) -> tuple[dict[str, Any], list[Problem]]:
    """Return what the account of a statement tells a plan, and what the plan must be told beside.

    Args:
        statement: The statement.
        told: The names of what the plan is told beside it.

    Raises:
        NotModelled: The arrears, or the account after the day, go on as no plan does.
    """
    account, as_of = statement.carried.account, statement.as_of
    for what, source in (*_otherwise(statement), *_later(account, as_of)):
        raise NotModelled(f"a plan on an account {what}", source)
    problems: list[Problem] = []
    found = balance_of(statement)
    found["suspended_interest"] = _interest_while_suspended(account, as_of)
    if "suspended" not in told:
        concerned = _concerned(statement)
        problems += _part_problems(statement, concerned)
        problems += _confinement_problems(account, concerned, as_of)
        problems += _reconciliation_problems(account, as_of)
        found["suspended"] = _suspended_from(account, concerned, as_of)
    if "current_support" not in told:
        running, wrong = _running(account, as_of)
        found |= running
        problems += wrong
    return found, problems


# ── what no plan goes on with ────────────────────────────────────────────────


def _otherwise(statement: AccountStatement) -> Iterator[tuple[str, str]]:
    """Yield the readings of an account that a plan does not follow, each with its source."""
    readings, as_of = statement.carried.account.readings, statement.as_of
    if readings.excess is Excess.HELD and statement.carried.held:
        yield 'whose credit is held, excess = "held"', "CCP § 695.221"
    if readings.current_support is CurrentSupport.MATURED and any(
        due.day > 1 for due in _due(statement.carried.account, as_of)
    ):
        yield 'that counts only what has matured, current_support = "matured"', "CCP § 695.221(a)"
    if statement.carried.sums_not_yet_bearing and current_unpaid(statement):
        yield (
            "with a judgment or renewal, and unpaid support, of the month of as_of",
            "CCP § 685.010",
        )
    parts = len(_concerned(statement)) + _owes_on_a_judgment(statement)
    several = max(parts, statement.carried.apart) > 1
    if several and readings.between_buckets is BetweenBuckets.TYPE_BY_TYPE:
        what = 'of several kinds of arrears, paid by between_buckets = "type_by_type"'
        yield what, "CCP § 695.221"


def _later(account: Account, as_of: date) -> Iterator[tuple[str, str]]:
    """Yield what changes an account's interest after a day, each with its source."""
    for renewal in account.renewals:
        if renewal.date > as_of:
            yield f"that is renewed on {renewal.date}, after as_of", "CCP § 683.150"
    for time in account.active_duty:
        if time.from_ > as_of:
            yield f"of one on active duty from {time.from_}, after as_of", "50 U.S.C. § 3937"
    for stop in account.interest_stops:
        if stop.from_ > as_of:
            what = f"of whose instalments some bear no interest from {stop.from_}, after as_of"
            yield what, f"Fam. Code § {stop.section}"
    if isinstance(account.enforcement, tuple):
        now = enforcement_on(account, as_of)
        for period in account.enforcement:
            reaches = any(_due(account, period.from_ - timedelta(days=1)))
            if period.from_ > as_of and period.by is not now and reaches:
                what = f"that {period.by} enforces from {period.from_}, after as_of"
                yield what, "Fam. Code § 17433.5"


# ── days on which nothing is paid ────────────────────────────────────────────


def _concerned(statement: AccountStatement) -> list[SupportOrder]:
    """Return the orders under which something is owed, or still falls due."""
    account, as_of = statement.carried.account, statement.as_of
    orders, owing = sorted_orders(account), {each.order for each in unpaid_charges(statement)}
    return [
        order
        for order, label in zip(orders, labels(orders), strict=True)
        if label in owing or _falls_due_after(order, as_of)
    ]


def _owes_on_a_judgment(statement: AccountStatement) -> bool:
    """Return whether some principal was stated by a judgment, or made principal by a renewal."""
    unpaid = sum((each.amount - each.paid for each in unpaid_charges(statement)), ZERO)
    return bool(to_cents(statement.principal - unpaid))


def _part_problems(
    statement: AccountStatement, concerned: Sequence[SupportOrder]
) -> Iterator[Problem]:
    """Yield what a plan must be told where a confinement suspends a part of what it pays."""
    account, as_of = statement.carried.account, statement.as_of
    spans = {suspensions(account, order, LAST_DAY) for order in concerned}
    write = "write [[suspended]] with the days without payments; suspended = [] for none"
    if len(spans) > 1:
        why = "a confinement suspends some of the orders that the plan pays, and not others"
        yield Problem("suspended", "", why, write)
    if account.confinements and _owes_on_a_judgment(statement):
        latest = max(each.from_ for each in account.confinements)
        why = (
            f"whether the confinement from {latest} suspends what is paid on the sum of a judgment "
            "(Fam. Code § 4007.5(a)) no account says"
        )
        if any(_may_reach(each, as_of) for each in account.confinements):
            yield Problem("suspended", "", why, write)


def _may_reach(confinement: Confinement, as_of: date) -> bool:
    """Return whether support may be suspended after a day: ten months from a release at most."""
    released = confinement.released
    return released is None or months_after(released, 10) >= as_of


def _reconciliation_problems(account: Account, as_of: date) -> Iterator[Problem]:
    """Yield what a plan must be told where support falls due in a reconciliation after a day."""
    for time in account.reconciliations:
        after = max(time.from_ - timedelta(days=1), as_of)
        if any(_due(account, after, time.through, time.order)):
            why = (
                f"from {time.from_} through {time.through}, after as_of, the parties live together"
            )
            write = "write [[suspended]] with the days without payments; suspended = [] for none"
            yield Problem("suspended", "", why, write)


def _suspended_from(
    account: Account,
    concerned: Sequence[SupportOrder],
    as_of: date,
    *,
    known_on: date | None = None,
) -> list[dict[str, Any]]:
    """Return the days on which a confinement suspends support (§ 4007.5), from a day's month on.

    An arrears payment on an older balance is suspended with current support, (e)(2). The month of
    the day counts as well, since its interest may still be posted.

    Args:
        account: The account.
        concerned: The orders under which a plan pays.
        as_of: The day.
        known_on: The day by which confinements are known; the same one if not given.
    """
    spans = sorted(
        (each.span.start, each.span.end)
        for order in concerned
        for each in suspensions(account, order, known_on or as_of)
        if each.span.end > month_of(as_of)
    )
    joined: list[tuple[date, date]] = []
    for start, end in spans:  # one version of the section after the other, order by order
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return [
        {"from": start, "through": None if end == OPEN else end - timedelta(days=1)}
        for start, end in joined
    ]


def _confinement_problems(
    account: Account, concerned: Sequence[SupportOrder], as_of: date
) -> Iterator[Problem]:
    """Yield what a plan must be told where a confinement goes on otherwise after its balance.

    The account of the day knows of no later beginning, release or ninetieth day, and a plan that
    runs on past them must.
    """
    later = _suspended_from(account, concerned, as_of, known_on=LAST_DAY)
    if later != _suspended_from(account, concerned, as_of):
        days = "; ".join(f"{each['from']} through {each['through'] or 'its end'}" for each in later)
        why = f"by what follows as_of, {as_of}, a confinement suspends {days or 'nothing'}"
        write = "write [[suspended]] with its days; suspended = [] where support runs on"
        yield Problem("suspended", "", why, write)


def _interest_while_suspended(account: Account, as_of: date) -> SuspendedInterest:
    """Return whether interest on an account's arrears runs while support is suspended.

    Raises:
        NotModelled: It would stop on some of the arrears and run on others.
    """
    reading = account.readings.suspended_interest
    if reading is SuspendedInterest.STOPS and _suspended_from(account, account.orders, as_of):
        first, *others = [suspensions(account, order, as_of) for order in account.orders]
        if account.judgments or any(other != first for other in others):
            what = "a plan on arrears of which only some are suspended, without their interest"
            raise NotModelled(what, "Fam. Code § 4007.5(e)(2)")
    return reading


# ── current support that runs on ─────────────────────────────────────────────


def _running(account: Account, as_of: date) -> tuple[dict[str, Any], list[Problem]]:
    """Return the current support of an account, where one monthly order runs."""
    orders = [each for each in account.orders if _falls_due_after(each, as_of)]
    if not orders:
        return {}, []
    order = orders[0]
    plain = order.per is Per.MONTH and not order.due_days and not order.modifications
    if len(orders) > 1 or not plain:
        return {}, [
            Problem(
                "current_support", "", "the account's current support is not one monthly amount",
                "write [current_support]; with amount = 0 where none runs",
            )
        ]  # fmt: skip
    current = {
        "amount": order.amount,
        "due_day": order.due_day,
        "from": order.from_,
        "through": order.through,
        "children": order.children,
        "proration": order.proration,
    }
    return {"current_support": current}, []


def _due(
    account: Account, after: date, through: date | None = None, only: str | None = None
) -> Iterator[date]:
    """Yield the days on which support falls due after a day.

    Args:
        account: The account.
        after: The day.
        through: The last day that counts; without one, two years show how an order goes on.
        only: The order that counts, where only one does.
    """
    orders = sorted_orders(account)
    for order, label in zip(orders, labels(orders), strict=True):
        last = through or months_after(max(after, order.from_), 2 * MONTHS_IN_A_YEAR)
        if only in {None, label}:
            found = charges(order, label, day_after(last), LAST_DAY)
            yield from (charge.due for charge in found if charge.due > after)


def _falls_due_after(order: SupportOrder, day: date) -> bool:
    """Return whether more of an order falls due; its last instalment may after its last day."""
    if order.through is None or order.through > day:
        return True
    return any(charge.due > day for charge in charges(order, "order", LAST_DAY, LAST_DAY))
