"""Another party's audit beside the account: where the two part, by how much, and why."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

import attrs

from guideline.amounts import exactly
from guideline.arrears.account import Account
from guideline.arrears.audit_records import (
    COLUMNS,
    AuditCompared,
    AuditMonth,
    CauseFound,
    CorrectingEntry,
    Difference,
    Unexplained,
)
from guideline.arrears.balance import checked, months_on
from guideline.arrears.causes import variants
from guideline.arrears.order_checks import years
from guideline.arrears.statement import Month
from guideline.arrears.variants import Variant
from guideline.dates import last_of_month, month_of
from guideline.errors import InvalidFacts, NotInForce, NotModelled, Problem
from guideline.notices import Notice

_MOST_CAUSES = 3

_Rows = dict[str, Month]


@exactly
def reconcile(
    account: Account, audit: Iterable[AuditMonth], *, notices: tuple[Notice, ...] = ()
) -> AuditCompared:
    """Return how an audit compares with an account, month by month.

    The causes are tried from the library's own variants: another interest convention, start of
    interest, crediting order, proration or reading; a payment, correction or modification that is
    missing or extra. A cause is named only if its figures are the audit's to the cent.

    Args:
        account: The account, which is taken as right.
        audit: The audit's months.
        notices: What the audit's reader had to say.

    Raises:
        InvalidFacts: The facts of either cannot be; every problem is listed.

    >>> from guideline.order import SupportOrder
    >>> account = Account(
    ...     enforcement="private", orders=[SupportOrder(amount=500, from_=date(2026, 1, 1))]
    ... )
    >>> reconcile(account, [AuditMonth(month=date(2026, 1, 1), principal=500)]).agrees
    True
    """
    rows = _sorted(audit)
    as_of = _last_day(rows)
    variant = Variant(checked(account, as_of))
    own = _rows(variant, as_of)
    if _first_difference(rows, own) is not None:
        return _parted(variant, rows, own, notices)
    return AuditCompared(
        months=len(rows),
        left_out=_left_out(rows, own),
        agreement="they agree to the cent",
        notices=notices,
    )


def _parted(
    variant: Variant, rows: list[AuditMonth], own: _Rows, notices: tuple[Notice, ...]
) -> AuditCompared:
    """Return where an audit and an account part, why, and what would mend the audit."""
    causes, explained = _causes(variant, rows, own)
    first, left = _first_difference(rows, own), _first_difference(rows, explained)
    parted = rows[first or 0]
    return AuditCompared(
        months=len(rows),
        left_out=_left_out(rows, own),
        agreement="they differ" + (", and it is explained" if left is None else ""),
        first_month=_name(parted),
        differences=tuple(_differences(parted, own)),
        causes=tuple(causes),
        unexplained=() if left is None else tuple(_unexplained(rows[left], explained)),
        entries=tuple(_entries(rows, own)),
        notices=notices,
    )


@exactly
def months_that_agree(account: Account, audit: Iterable[AuditMonth]) -> int:
    """Return how many months of an audit agree with an account in everything they tell."""
    rows = _sorted(audit)
    as_of = _last_day(rows)
    own = _rows(Variant(checked(account, as_of)), as_of)
    return sum(_first_difference([audited], own) is None for audited in rows)


def _sorted(audit: Iterable[AuditMonth]) -> list[AuditMonth]:
    rows = sorted(audit, key=lambda row: row.month)
    names = [_name(row) for row in rows]
    problems = [
        Problem("audit", name, "this month stands twice", "keep one row a month")
        for name in sorted(set(names))
        if names.count(name) > 1
    ]
    problems += (found for row in rows for found in years("audit.month", row.month))
    if not rows:
        problems = [Problem("audit", "", "no month", "write at least one row")]
    if problems:
        raise InvalidFacts(problems)
    return rows


def _last_day(rows: list[AuditMonth]) -> date:
    return last_of_month(rows[-1].month)


def _name(row: AuditMonth) -> str:
    return f"{row.month:%Y-%m}"


def _rows(variant: Variant, as_of: date) -> _Rows:
    months = months_on(variant.account, as_of, variant.crediting)
    return {month.month: month for month in months}


def _of_account(name: str, rows: _Rows, column: str) -> Decimal:
    """Return the account's figure of a month; before its first month everything is zero."""
    if name in rows:
        figure: Decimal = getattr(rows[name], column)
        return figure
    return Decimal(0)


def _told(row: AuditMonth) -> Iterator[tuple[str, Decimal]]:
    for column in COLUMNS:
        figure = getattr(row, column)
        if figure is not None:
            yield column, figure


def _first_difference(rows: list[AuditMonth], own: _Rows) -> int | None:
    for index, audited in enumerate(rows):
        name = _name(audited)
        if any(figure != _of_account(name, own, column) for column, figure in _told(audited)):
            return index
    return None


def _left_out(rows: list[AuditMonth], own: _Rows) -> str:
    """Return the months of the account, through the audit's last, of which the audit has no row."""
    told = {_name(row) for row in rows}
    spans: list[list[str]] = []
    before = None
    for month in own:
        if month not in told:
            if before in told or before is None:
                spans.append([])
            spans[-1].append(month)
        before = month
    return ", ".join(" to ".join(dict.fromkeys((s[0], s[-1]))) for s in spans) or "none"


def _differences(audited: AuditMonth, own: _Rows) -> Iterator[Difference]:
    for column, figure in _told(audited):
        account = _of_account(_name(audited), own, column)
        yield Difference(column=column, account=account, audit=figure, difference=figure - account)


def _unexplained(audited: AuditMonth, explained: _Rows) -> Iterator[Unexplained]:
    for found in _differences(audited, explained):
        if found.difference:
            yield Unexplained(
                month=_name(audited), column=found.column, difference=found.difference
            )


def _entries(rows: list[AuditMonth], own: _Rows) -> Iterator[CorrectingEntry]:
    """Yield what must be added to the audit, month by month, until it is the account's."""
    carried: dict[str, Decimal] = {}
    for audited in rows:
        for column, figure in _told(audited):
            short = _of_account(_name(audited), own, column) - figure
            if column in {"principal", "accrued_interest"}:
                short, carried[column] = short - carried.get(column, Decimal(0)), short
            if short:
                yield CorrectingEntry(month=_name(audited), column=column, amount=short)


# ── causes ───────────────────────────────────────────────────────────────────


def _causes(
    variant: Variant, rows: list[AuditMonth], made: _Rows
) -> tuple[list[CauseFound], _Rows]:
    """Return the causes that make the account's figures the audit's, and the figures they make.

    One cause after the other is taken: always the one after which the two agree the longest.
    """
    as_of = _last_day(rows)
    found: list[CauseFound] = []
    while len(found) < _MOST_CAUSES:
        reached = _first_difference(rows, made)
        if reached is None:
            break
        best, alternatives = _furthest(variant, rows, made, as_of)
        if best is None:
            break
        variant, made, through = best
        found.append(
            CauseFound(
                cause=variant.cause,
                text=variant.text,
                agrees_through=_name(rows[through - 1]),
                also="; ".join(alternatives) or None,
            )
        )
    return found, made


_Found = tuple[Variant, _Rows, int]


def _furthest(
    variant: Variant, rows: list[AuditMonth], made: _Rows, as_of: date
) -> tuple[_Found | None, list[str]]:
    """Return the further variant after which the two agree the longest, and others as good."""
    reached = _first_difference(rows, made)
    audited = rows[reached or 0]
    tried: list[_Found] = []
    for candidate in variants(variant, audited_month(audited, made)):
        try:
            figures = _rows(candidate, as_of)
        except (NotInForce, NotModelled):  # it would need a law that is not known
            continue
        first = _first_difference(rows, figures)
        tried.append((candidate, figures, len(rows) if first is None else first))
    furthest = max((through for _, _, through in tried), default=0)
    if furthest <= (reached or 0):
        return None, []
    as_good = [found[0] for found in tried if found[2] == furthest]
    others = [other for other in as_good if other.cause != as_good[0].cause]
    best = next(found for found in tried if found[2] == furthest)
    return best, [f"{other.cause}: {other.text}" for other in others]


@attrs.frozen
class AuditedMonth:
    """The first month that differs, as the causes need it.

    Attributes:
        first: The first day of the month.
        charged: What the audit charges more than the account; ``None`` if it does not tell.
        paid: What it counts as paid more than the account; ``None`` if it does not tell.
    """

    first: date
    charged: Decimal | None
    paid: Decimal | None


def audited_month(audited: AuditMonth, made: _Rows) -> AuditedMonth:
    """Return what a month of the audit has more than the account."""
    name = _name(audited)
    more = {column: figure - _of_account(name, made, column) for column, figure in _told(audited)}
    return AuditedMonth(month_of(audited.month), more.get("charged"), more.get("paid"))
