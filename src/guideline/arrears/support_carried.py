"""The current support beside a plan: what its instalments carry in parts, and what is due whole."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

import attrs

from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_terms import carries_current, each_time, terms_of
from guideline.arrears.repayment_terms import Due
from guideline.dates import Per, month_of


@attrs.frozen
class Support:
    """Current support that falls due after a plan's balance, by its own day.

    Attributes:
        carried: What is due in parts, with the instalments of its month.
        whole: What is due whole, on its own day.
    """

    carried: tuple[Due, ...]
    whole: tuple[Due, ...]

    def in_order(self) -> Iterator[Due]:
        """Return all of it."""
        return iter(sorted([*self.carried, *self.whole]))


def support_through(plan: Plan, last: date) -> Support:
    """Return the current support that falls due by the end of a day's month.

    Due in parts is that of the months in which instalments more frequent than monthly carry it.
    """
    due_then = tuple(_charged(plan, last))
    if not is_paid_in_parts(plan):
        return Support((), due_then)
    apart: tuple[list[Due], list[Due]] = [], []
    for due, amount in due_then:
        apart[not carries_current(plan, month_of(due))].append((due, amount))
    return Support(*map(tuple, apart))


def _charged(plan: Plan, last: date) -> Iterator[Due]:
    for due, amount in terms_of(plan, ()).current():
        if due > last and month_of(due) > month_of(last):
            return
        if amount:
            yield due, amount


def is_paid_in_parts(plan: Plan) -> bool:
    """Return whether current support is paid with each instalment, in the part that it carries."""
    return plan.per is not Per.MONTH and plan.current_support is not None


def by_month(due_then: Iterable[Due]) -> dict[date, Decimal]:
    """Return the current support of each month."""
    monthly: dict[date, Decimal] = {}
    for due, amount in due_then:
        monthly[month_of(due)] = monthly.get(month_of(due), ZERO) + amount
    return monthly


def parts_of(
    plan: Plan, days: Iterable[date], monthly: Mapping[date, Decimal]
) -> dict[date, Decimal]:
    """Return the part of its month's current support that each instalment carries, by its day."""
    return {day: each_time(plan, monthly.get(month_of(day), ZERO)) for day in days if monthly}
