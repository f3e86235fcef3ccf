"""Which rows of the law a statement stands on."""

from collections.abc import Iterator

from guideline.arrears.account import Account
from guideline.arrears.choices import Enforcement
from guideline.arrears.regimes import INTEREST, INTEREST_START, SERVICE_INTEREST, enforcement_on
from guideline.arrears.state import Running
from guideline.law.tables import Version, in_force, versions


def laws_used(account: Account, running: Running) -> tuple[Version, ...]:
    """Return each row of a table that a statement was made with, by table and date."""
    rows = (
        *(law for laws in running.laws.values() for law in laws),
        *_interest(account, running),
        *_starts(account, running),
        *(charge.suspended_under for charge in running.book.charges if charge.suspended_under),
        *(
            in_force(SERVICE_INTEREST, time.from_)
            for time in account.active_duty
            if time.from_ <= running.as_of
        ),
    )
    found = {(row.table, row.start): row for row in rows}
    return tuple(found[key] for key in sorted(found))


def _interest(account: Account, running: Running) -> Iterator[Version]:
    """Yield the rates of this state that bore on the days over which interest ran."""
    first = min((segment.start for segment in running.segments), default=None)
    of_other_states = account.orders and all(order.rates for order in account.orders)
    if first is None or (of_other_states and not account.judgments):
        return
    for row in versions(INTEREST):
        if row.start <= running.as_of and (row.through is None or row.through >= first):
            yield row


def _starts(account: Account, running: Running) -> Iterator[Version]:
    """Yield the rows that say when interest starts where a local agency enforces."""
    dues = [charge.due for charge in running.book.charges]
    for row in versions(INTEREST_START):
        if any(
            row.covers(due) and enforcement_on(account, due) is Enforcement.LOCAL_AGENCY
            for due in dues
        ):
            yield row
