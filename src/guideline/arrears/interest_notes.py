"""Notices about interest, and about how well its law is sourced."""

from collections.abc import Iterator

from guideline.arrears.book import sorted_orders
from guideline.arrears.choices import (
    Convention,
    Enforcement,
    Rounding,
)
from guideline.arrears.conventions import CONVENTIONS, ByMonths
from guideline.arrears.crediting import To
from guideline.arrears.regimes import enforcement_on
from guideline.arrears.told import Told, notice
from guideline.citations import ccp, fam, usc
from guideline.figures import money
from guideline.law.tables import Quality
from guideline.notices import Notice, NoticeId


def convention(told: Told) -> Iterator[Notice]:
    """Yield what no statute fixes: how interest is counted."""
    account, running = told.account, told.running
    if not running.segments:
        return
    rounding = (
        ", each posting rounded to the cent" if account.rounding is Rounding.EACH_POSTING else ""
    )
    meaning = CONVENTIONS[account.interest].meaning
    yield notice(
        NoticeId.INTEREST_CONVENTION,
        f"Interest is counted by {account.interest}: {meaning}{rounding}. No statute fixes the "
        "count; --every-convention shows the others.",
        ccp("685.010"),
    )
    if isinstance(running.convention, ByMonths):
        yield from _monthly(told)


def _monthly(told: Told) -> Iterator[Notice]:
    paid = any(part.to is To.PRINCIPAL for part in told.allocations())
    own = _MONTHLY[told.account.interest]
    private = any(
        enforcement_on(told.account, charge.due) is Enforcement.PRIVATE
        for charge in told.running.book.charges
    )
    by_due_date = (
        " Under private enforcement (§ 685.020(b)) an instalment due on the first stands when "
        "its month opens, but for what is paid of it that day; one due later in the month is "
        "first counted at the next opening."
        if private and CONVENTIONS[told.account.interest] != CONVENTIONS[Convention.MONTHLY_CLOSING]
        else " Under private enforcement (§ 685.020(b)) a month's own instalments are counted for "
        "the whole month if they are unpaid at its end."
        if private
        else ""
    )
    if paid or by_due_date:
        yield notice(
            NoticeId.MONTHLY_CONVENTION,
            f"Interest on what is paid should stop on the day of payment; {own}.{by_due_date}",
            ccp("685.030(c)"),
            ccp("685.020(b)"),
        )


_MONTHLY = {
    Convention.MONTHLY_OPENING: "this convention lets it run to the end of the month",
    Convention.MONTHLY_OPENING_EXCEPT_PAYOFF: (
        "this convention lets it run to the end of the month, but for the month that clears the "
        "principal, which bears none"
    ),
    Convention.MONTHLY_CLOSING: "this convention stops it at the beginning of the month",
}


def stops(told: Told) -> Iterator[Notice]:
    """Yield what stops interest."""
    for stop in sorted(told.account.interest_stops, key=lambda stop: (stop.from_, repr(stop))):
        if stop.from_ > told.running.as_of:
            continue
        amount = "" if stop.amount is None else f"{money(stop.amount)} of each of "
        through = "" if stop.through is None else f" through {stop.through}"
        yield notice(
            NoticeId.INTEREST_STOPPED,
            f"{amount or 'On '}the instalments due from {stop.from_}{through} "
            f"{'bears no interest' if amount else 'no interest runs'} under § "
            f"{stop.section}, whose conditions are taken as met.",
            fam(stop.section),
        )


def service(told: Told) -> Iterator[Notice]:
    """Yield the ceiling during military service."""
    for time in sorted(told.account.active_duty, key=lambda time: time.from_):
        if time.from_ > told.running.as_of:
            continue
        through = "" if time.through is None else f" through {time.through}"
        yield notice(
            NoticeId.SERVICE_INTEREST,
            f"What fell due before {time.from_} bears at most 6 % from then{through}, on the "
            "service member's request; the section was read in a secondary source.",
            usc(50, "3937"),
        )


def other_states(told: Told) -> Iterator[Notice]:
    """Yield the rates of other states."""
    for order in sorted_orders(told.account):
        for period in sorted(order.rates, key=lambda period: period.from_):
            yield notice(
                NoticeId.OTHER_STATE,
                f"From {period.from_} the interest of {order.name or order.kind} is set by "
                f"{period.law}, as entered; its crediting and charging are computed as "
                "California's.",
                fam("5700.604"),
            )


def enforcement(told: Told) -> Iterator[Notice]:
    """Yield a change of who enforces."""
    if not isinstance(told.account.enforcement, Enforcement) and len(told.account.enforcement) > 1:
        yield notice(
            NoticeId.ENFORCEMENT_CHANGED,
            "Interest on each instalment starts by the regime of the day it fell due; a change of "
            "regime leaves older instalments as they are.",
            fam("17433.5"),
            ccp("685.020(b)"),
        )


def weak(told: Told) -> Iterator[Notice]:
    """Yield the rows of the law that were not read in a statute."""
    for row in told.law:
        if row.quality is not Quality.STATUTE:
            yield notice(
                NoticeId.WEAK_LAW,
                f"{row.title}, {row.days}: {row.source}.",
            )
