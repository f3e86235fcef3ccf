"""What the facts of one income must be together."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from guideline.dates import Per
from guideline.errors import Problem
from guideline.facts.income import Income
from guideline.facts.kinds import IncomeKind
from guideline.facts.partly import unread_in

_HOURS_IN_A_WEEK = 168
_MOST_MONTHS = 120
_ZERO = Decimal(0)

PAY = frozenset(
    {
        IncomeKind.WAGES,
        IncomeKind.OVERTIME,
        IncomeKind.TIPS,
        IncomeKind.BONUS,
        IncomeKind.SEVERANCE,
        IncomeKind.IMPUTED,
    }
)
"""Pay for work, and earning capacity, which stands in for it."""

BUSINESS = frozenset({IncomeKind.SELF_EMPLOYMENT})
"""Income of a trade or business of one's own."""

_GAINS = {IncomeKind.SHORT_TERM_GAIN, IncomeKind.LONG_TERM_GAIN}
_WITH_EXPENSES = BUSINESS | {IncomeKind.RENT, IncomeKind.ROYALTIES}


def check_income(income: Income) -> Iterator[Problem]:
    """Yield everything about one income that cannot be."""
    if income.amount < 0 and income.kind not in _GAINS:
        yield _below_zero("amount", income.amount)
    yield from _check_frequency(income)
    yield from _check_business(income)
    yield from _check_kind(income)


def could_be(unread: object, kinds: frozenset[IncomeKind]) -> bool:
    """Return whether an income of which no record could be made may be of one of these kinds."""
    told = unread.get("kind") if isinstance(unread, Mapping) else None
    return not isinstance(told, str) or told not in tuple(IncomeKind) or told in kinds


def may_have(incomes: tuple[Income, ...], kinds: frozenset[IncomeKind]) -> bool:
    """Return whether there is an income of these kinds, or one unread that may be."""
    return any(item.kind in kinds for item in incomes) or any(
        could_be(item, kinds) for item in unread_in(incomes)
    )


def _below_zero(where: str, amount: Decimal) -> Problem:
    return Problem(where, str(amount), "below zero", "write zero or more")


def _check_frequency(income: Income) -> Iterator[Problem]:
    if (income.per is Per.HOUR) != (income.hours_per_week is not None):
        yield Problem(
            "hours_per_week",
            "",
            "goes with an hourly amount, and only with one",
            'write per = "hour"',
            rests_on=("per",),
        )
    if income.hours_per_week is not None and not 0 <= income.hours_per_week <= _HOURS_IN_A_WEEK:
        yield Problem(
            "hours_per_week", str(income.hours_per_week), "a week has 168 hours", "write 0 to 168"
        )
    if income.over_months is not None and not 1 <= income.over_months <= _MOST_MONTHS:
        yield Problem("over_months", str(income.over_months), "no such span", "write 1 to 120")
    first, last = income.from_, income.through
    if (first is None) != (last is None):
        why = "goes with through, and only with it"
        yield Problem("from", "", why, "write both days", rests_on=("through",))
    if first is not None and last is not None and last < first:
        yield Problem("through", str(last), f"before {first}, the first day", "mend one")
    ways = [income.per is not Per.MONTH, income.over_months is not None, first is not None]
    if sum(ways) > 1:
        yield Problem("per", str(income.per), "beside another way to a year", "write one of them")


def _check_business(income: Income) -> Iterator[Problem]:
    expenses, depreciation = income.expenses, income.depreciation
    for where, part in (("expenses", expenses), ("depreciation", depreciation)):
        if part and income.kind not in _WITH_EXPENSES:
            yield Problem(
                where,
                str(part),
                "goes with self_employment, rent or royalties",
                "leave it out, or write the kind",
            )
    if expenses is not None and expenses < 0:
        yield _below_zero("expenses", expenses)
    if expenses is not None and expenses > income.amount:
        yield Problem(
            "expenses",
            str(expenses),
            "above the receipts: a loss, which is not modelled",
            "write expenses up to the amount",
        )
    if depreciation is not None and not 0 <= depreciation <= (expenses or _ZERO):
        yield Problem(
            "depreciation",
            str(depreciation),
            "not a part of the expenses",
            "write zero up to the expenses, which include it",
            rests_on=("expenses",),
        )


def _check_kind(income: Income) -> Iterator[Problem]:
    kind = income.kind
    if income.premium is not None:
        if kind is not IncomeKind.OVERTIME:
            yield Problem(
                "premium", str(income.premium), "goes with overtime", 'write kind = "overtime"'
            )
        elif not 0 <= income.premium <= income.amount:
            yield Problem(
                "premium",
                str(income.premium),
                "more premium than overtime, or below zero",
                "write the part of the overtime above regular pay",
            )
    if not income.fica and kind not in PAY | {IncomeKind.COMBAT_PAY}:
        yield Problem("fica", "false", "goes with pay", "leave it out")
    if not income.sdi and kind not in PAY:
        yield Problem("sdi", "false", "goes with pay", "leave it out")
    if income.instrument is not None and kind is not IncomeKind.SPOUSAL_SUPPORT_RECEIVED:
        yield Problem(
            "instrument",
            str(income.instrument),
            "goes with spousal_support_received",
            "leave it out",
        )
    if income.replaces is not None and kind is not IncomeKind.IMPUTED:
        yield Problem(
            "replaces", str(income.replaces), "goes with imputed", 'write kind = "imputed"'
        )
    if income.replaces is IncomeKind.IMPUTED:
        yield Problem(
            "replaces",
            "imputed",
            "earning capacity in lieu of itself",
            "write the kind of known income that it replaces, or leave it out",
        )
