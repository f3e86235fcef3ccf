"""What the facts of an account must be together: checked once, every problem told at once."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from guideline.amounts import exactly, repeat
from guideline.arrears.account import (
    Account,
    Checkpoint,
    Confinement,
    DaySpan,
    Judgment,
    Reconciliation,
    cases_of,
)
from guideline.arrears.amounts_over_time import whole_amount
from guideline.arrears.book import labels, sorted_judgments, sorted_orders, stated_through
from guideline.arrears.choices import Enforcement, Source, StopSection
from guideline.arrears.order_checks import at, before, money_problems, order_problems, years
from guideline.arrears.payment_checks import correction_problems, payment_problems
from guideline.dates import anniversary
from guideline.errors import Problem
from guideline.facts.partly import placed, surely

_YEARS_BETWEEN_RENEWALS = 5  # Fam. Code § 291(c)(2)


@exactly
def problems(account: Account) -> tuple[Problem, ...]:
    """Return everything about an account that cannot be, in the order of the account file."""
    orders = labels(sorted_orders(account))
    known = [*orders, *labels(sorted_judgments(account))]
    cases = cases_of(account)
    return (
        *_check_enforcement(account),
        *_check_orders(account),
        *_check_judgments(account),
        *payment_problems(account, known, cases),
        *correction_problems(account.payments, account.corrections),
        *_check_spans(account, orders),
        *_check_renewals(account),
        *_check_checkpoints(account),
    )


def _check_enforcement(account: Account) -> Iterator[Problem]:
    if isinstance(account.enforcement, Enforcement):
        return
    days = [period.from_ for period in account.enforcement]
    if not days:
        yield Problem("enforcement", "", "empty", 'write "local_agency" or "private"')
    if len(set(days)) < len(days):
        yield Problem("enforcement", "", "two from the same day", "write each day once")
    first = min((order.from_ for order in account.orders), default=None)
    if days and first is not None and first < min(days):
        yield Problem(
            "enforcement",
            str(min(days)),
            f"nobody enforces before it, and an order runs from {first}",
            f'write who enforced from {first}: "private" where no agency did (CCP § 685.020(b))',
        )
    for index, payment in placed(account.payments):
        if days and payment.source is Source.TAX_OFFSET and payment.date < min(days):
            yield Problem(
                f"payments[{index}].date",
                str(payment.date),
                f"a tax offset before {min(days)}, from which it is told who enforces: it decides "
                "how one is credited (CCP § 695.221(e)(1))",
                "write who enforced on this day",
            )


def _check_orders(account: Account) -> Iterator[Problem]:
    if not account.orders and not account.judgments:
        yield Problem("orders", "", "nothing is owed without an order", "write [[orders]]")
    for index, order in placed(account.orders):
        yield from at(order_problems(order), f"orders[{index}]")
        yield from at(years("from", order.from_), f"orders[{index}]")
    names = Counter(
        name
        for name in (
            *(order.name for order in account.orders),
            *(judgment.name for judgment in account.judgments),
        )
        if name is not None
    )
    for name, times in names.items():
        if times > 1:
            yield Problem("orders", repeat(name), "two have this name", "name each once")


# ── judgments ────────────────────────────────────────────────────────────────


def _check_judgments(account: Account) -> Iterator[Problem]:
    for index, judgment in placed(account.judgments):
        yield from at(_judgment_problems(account, judgment), f"judgments[{index}]")


def _judgment_problems(account: Account, judgment: Judgment) -> Iterator[Problem]:
    through = stated_through(judgment)
    yield from years("entered", judgment.entered)
    yield from years("through", judgment.through)
    yield from money_problems("principal", judgment.principal)
    yield from money_problems("accrued_interest", judgment.accrued_interest)
    if through > judgment.entered:
        yield before("entered", judgment.entered, "through", through)
    for number, part in enumerate(judgment.instalments):
        yield from at(money_problems("amount", part.amount), f"instalments[{number}]")
        if part.due > through:
            yield Problem(
                f"instalments[{number}].due",
                str(part.due),
                f"after {through}, through which the judgment states its sum",
                "mend one of the two",
            )
    if judgment.instalments and whole_amount(judgment.instalments) != judgment.principal:
        yield Problem(
            "instalments",
            str(whole_amount(judgment.instalments)),
            f"they do not sum to the principal, {judgment.principal}",
            "mend one of them",
        )
    for order in account.orders:
        same = order.kind is judgment.kind and order.case == judgment.case
        if same and order.from_ <= through:
            yield Problem(
                "through",
                str(through),
                f"an order of the same kind charges from {order.from_}: what fell due through "
                f"{through} would be counted twice",
                "begin the order on the day after, or leave the judgment out",
            )


# ── spans, renewals, checkpoints ─────────────────────────────────────────────


def _check_spans(account: Account, orders: list[str]) -> Iterator[Problem]:
    spans: list[tuple[str, date, date | None]] = [
        *_named_spans("assigned", account.assigned),
        *_named_spans("active_duty", account.active_duty),
        *_named_spans("reconciliations", account.reconciliations),
        *(
            (f"confinements[{index}].released", item.from_, item.released)
            for index, item in placed(account.confinements)
        ),
        *(
            (f"interest_stops[{index}].through", item.from_, item.through)
            for index, item in placed(account.interest_stops)
        ),
    ]
    for where, first, last in spans:
        yield from years(where.rpartition(".")[0] + ".from", first)
        if last is not None and last < first:
            yield before(where, last, "from", first)
    yield from _confined_twice(account.confinements)
    yield from _reinstated_while_confined(account.confinements)
    named = [
        *((f"reconciliations[{i}].order", r.order) for i, r in placed(account.reconciliations)),
        *((f"interest_stops[{i}].order", s.order) for i, s in placed(account.interest_stops)),
    ]
    for where, name in named:
        if name is not None and name not in orders:
            instead = f"write one of: {', '.join(sorted(orders))}"
            yield Problem(where, repeat(name), "no order has this name", instead)
    for index, stop in placed(account.interest_stops):
        where = f"interest_stops[{index}].amount"
        yield from money_problems(where, stop.amount)
        partial = stop.section is StopSection.ACTIVATED_SERVICE_MEMBER
        if partial is (stop.amount is None):
            yield Problem(
                where,
                "",
                "goes with § 3651(c)(4), and only with it",
                "write the part of each instalment that would not have come due"
                if partial
                else "leave it out",
            )


def _named_spans(
    name: str, spans: tuple[DaySpan | Reconciliation, ...]
) -> Iterator[tuple[str, date, date | None]]:
    for index, span in placed(spans):
        yield f"{name}[{index}].through", span.from_, span.through


def _confined_twice(confinements: tuple[Confinement, ...]) -> Iterator[Problem]:
    ordered = sorted((each for _, each in surely(confinements)), key=lambda each: each.from_)
    for first, second in pairwise(ordered):
        if first.released is None or second.from_ < first.released:
            yield Problem(
                "confinements",
                str(second.from_),
                f"begins during the confinement from {first.from_}",
                "write one, or its release",
            )


def _reinstated_while_confined(confinements: tuple[Confinement, ...]) -> Iterator[Problem]:
    for index, each in surely(confinements):
        if each.reinstated is None or (each.released and each.reinstated >= each.released):
            continue
        yield Problem(
            f"confinements[{index}].reinstated",
            str(each.reinstated),
            "not on or after a release: a court reinstates support earlier than the tenth month "
            "after it (§ 4007.5(b)(3))",
            "write the release, or leave it out",
        )


def _check_renewals(account: Account) -> Iterator[Problem]:
    days = sorted(renewal.date for renewal in account.renewals)
    yield from years("renewals", *days)
    for first, second in pairwise(days):
        if second < anniversary(first, _YEARS_BETWEEN_RENEWALS):
            yield Problem(
                "renewals",
                str(second),
                f"within five years of the renewal of {first} (§ 291(c)(2))",
                "leave it out",
            )


def _checkpoint_problems(point: Checkpoint) -> Iterator[Problem]:
    yield from years("on", point.on)
    yield from money_problems("principal", point.principal)
    yield from money_problems("accrued_interest", point.accrued_interest)
    yield from money_problems("total", point.total)


def _check_checkpoints(account: Account) -> Iterator[Problem]:
    for index, point in placed(account.checkpoints):
        yield from at(_checkpoint_problems(point), f"checkpoints[{index}]")
        if point.principal is None and point.accrued_interest is None and point.total is None:
            yield Problem(
                f"checkpoints[{index}]",
                str(point.on),
                "confirms nothing",
                "write principal, accrued_interest or total",
            )
