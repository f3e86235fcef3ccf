"""What a plan asks for in all: its instalments, and the current support with them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from guideline.arrears.arrears_known import Arrears
from guideline.arrears.followed import Followed, Row
from guideline.arrears.ledger import ZERO
from guideline.arrears.matching import Obligation
from guideline.arrears.repayment_terms import Due, total_of
from guideline.arrears.support_carried import by_month, parts_of
from guideline.dates import month_after, month_of


def obligations_of(followed: Followed, known: Iterable[Arrears]) -> list[Obligation]:
    """Return what a plan asks for in the order of due days, current support first on one day.

    Instalments are asked for until the debt is paid as it is really paid: fewer where money came
    early and bore less interest, more where it came late. Interest is asked for with the next
    instalment after it accrued.

    Args:
        followed: The plan, as it is followed.
        known: What is known of the arrears by each of its rows.
    """
    rows, support = followed.rows, followed.support
    parts = parts_of(followed.plan, (row.due for row in rows), by_month(support.carried))
    by_row = zip(rows, known, strict=True)
    asked = _asked(by_row, followed.as_of, support.carried, parts)
    found = list(asked if support.carried else _within_reach(asked, followed))
    through = month_of(followed.as_of)
    found += [_current(due, amount) for due, amount in support.whole if month_of(due) <= through]
    found.sort(key=lambda each: (each.due, not each.current))
    return found


def _within_reach(asked: Iterable[Obligation], followed: Followed) -> Iterator[Obligation]:
    """Yield what is asked for, and of later months nothing after what no money can have paid whole.

    Each instalment is paid once those before it are.
    """
    left = total_of(followed.money)
    later = month_after(followed.as_of)
    for each in asked:
        yield each
        left -= each.amount
        if left < 0 and each.due >= later:
            return


def _current(
    due: date, amount: Decimal, *, in_part: bool = False, rest: bool = False
) -> Obligation:
    return Obligation(due, amount, current=True, unpaid=amount, in_part=in_part, rest=rest)


def _asked(
    rows: Iterable[tuple[Row, Arrears]],
    as_of: date,
    carried: Sequence[Due],
    parts: Mapping[date, Decimal],
) -> Iterator[Obligation]:
    """Yield the instalments, with the part of current support that each carries, until all is paid.

    What the parts of a month leave of it is arrears when the month has run, and not before; what
    they are beyond it is paid on arrears. Of a plan that has ended only current support is left,
    which is then due as the order names its day, and no part of that month goes with an instalment.

    Args:
        rows: What is to be paid toward arrears on each day, and what is known of them then.
        as_of: The day by which a month has run.
        carried: The current support that is paid with them, by its own day.
        parts: What of it each carries.
    """
    monthly = {month: list(due) for month, due in groupby(carried, lambda due: month_of(due[0]))}
    current = asked = ZERO  # current support of the month; arrears, less what months have left
    month, last, settled, ended = date.min, date.min, False, None
    for row, arrears in rows:
        if monthly and month < month_of(row.due):
            if current and settled:
                yield from _on_its_days(monthly[month], current, last)
            elif current and month_after(month) <= as_of:
                asked -= current
            month, ended = month_of(row.due), None
            current = total_of(monthly.get(month, ()))
        ended = ended or arrears.ended
        if current and ended:
            yield from _on_its_days(monthly[month], current, ended)
            current = ZERO
        whole = ZERO if row.planned or ended else parts.get(row.due, ZERO)
        part = min(whole, current)
        on_arrears = max(min(row.amount + whole - part, arrears.in_all - asked), ZERO)
        current -= part
        asked += on_arrears
        last, settled = row.due, arrears.settled
        if part:
            yield _current(row.due, part, in_part=True)
        if on_arrears:
            yield Obligation(
                row.due, on_arrears, current=False, unpaid=on_arrears, planned=row.planned
            )
    if current and settled:
        yield from _on_its_days(monthly[month], current, last)


def _on_its_days(of_month: Sequence[Due], left: Decimal, since: date) -> Iterator[Obligation]:
    """Yield what is left of a month's support on its own days, but on none before a day."""
    in_parts = total_of(of_month) - left
    for due, amount in of_month:
        taken = min(in_parts, amount)
        in_parts -= taken
        if amount > taken:
            yield _current(max(due, since), amount - taken, in_part=True, rest=True)
