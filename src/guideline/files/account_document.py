"""The documents of an account: JSON ``guideline.account/1``, and the month rows as CSV."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from guideline.amounts import exactly, to_cents
from guideline.arrears.comparison import ConventionsCompared
from guideline.arrears.statement import (
    AccountStatement,
    Allocation,
    ChargeStanding,
    CheckpointCompared,
    InterestSegment,
    KindOfSupport,
    Month,
    PaymentCredited,
    SheetMonth,
    SheetYear,
)
from guideline.files.documents import (
    Document,
    dollars_text,
    head,
    lines_part,
    notices_part,
    share_text,
)
from guideline.law.tables import digest
from guideline.worksheets import own_lines

MONTH_COLUMNS = (
    "month",
    "charged",
    "paid",
    "to_current",
    "to_principal",
    "to_interest",
    "interest",
    "principal",
    "accrued_interest",
)


@exactly
def account_document(statement: AccountStatement) -> Document:
    """Return a statement as the JSON document ``guideline.account/1``.

    >>> import guideline as gl
    >>> from datetime import date
    >>> account = gl.read_account("examples/account.toml")
    >>> statement = gl.state_account(account, as_of=date(2019, 2, 28))
    >>> gl.account_document(statement)["accrued_interest"]
    '4.17'
    """
    return {
        **head("account"),
        "as_of": statement.as_of.isoformat(),
        **_totals(statement),
        "convention": str(statement.interest),
        "rounding": str(statement.rounding),
        "enforcement": statement.enforcement,
        "months": [_month(month) for month in statement.months],
        "kinds": [_kind(kind) for kind in statement.kinds],
        "charges": [_charge(charge) for charge in statement.charges],
        "payments": [_payment(payment) for payment in statement.payments],
        "segments": list(_segments(statement.segments)),
        "checkpoints": [_checkpoint(point) for point in statement.checkpoints],
        "notices": notices_part(statement.notices),
        "law": law_of(statement),
        "worksheet": lines_part(own_lines(statement)),
    }


def law_of(statement: AccountStatement) -> Document:
    """Return the law that a statement stands on; a long account uses several rows of a table."""
    tables: dict[str, list[str]] = {}
    for row in statement.law:
        tables.setdefault(row.table, []).append(row.start.isoformat())
    return {
        "on": statement.as_of.isoformat(),
        "tables": tables,
        "digest": digest(statement.law),
    }


def _totals(statement: AccountStatement) -> Document:
    """Return the totals, each rounded once, so that the printed ones add up."""
    names = ("charged", "paid", "interest_charged", "interest_paid", "interest_renewed")
    cents = {name: to_cents(getattr(statement, name)) for name in names}
    credited = to_cents(statement.to_current) + to_cents(statement.to_principal)
    principal = cents["charged"] + cents["interest_renewed"] - credited
    owed = cents["interest_charged"] - cents["interest_paid"] - cents["interest_renewed"]
    nothing = to_cents(statement.not_credited)
    totals = {
        "principal": principal,
        "accrued_interest": owed,
        "total": principal + owed,
        "credit": cents["paid"] - credited - cents["interest_paid"] - nothing,
        **cents,
        "not_credited": nothing,
    }
    return {name: dollars_text(amount) for name, amount in totals.items()}


def _month(month: Month) -> Document:
    return {
        "month": month.month,
        **{name: dollars_text(getattr(month, name)) for name in MONTH_COLUMNS[1:]},
    }


def _kind(kind: KindOfSupport) -> Document:
    """Return one kind of support by year, as form FL-421 has it: a sheet for each kind."""
    return {
        "kind": str(kind.kind),
        "charged": dollars_text(kind.charged),
        "paid": dollars_text(kind.paid),
        "principal": dollars_text(kind.principal),
        "accrued_interest": dollars_text(kind.accrued_interest),
        "years": [
            {
                "year": int(year.year),
                **_ordered_and_paid(year),
                "months": [
                    {"month": month.month, **_ordered_and_paid(month)} for month in year.months
                ],
            }
            for year in kind.years
        ],
        "months": [_month(month) for month in kind.months],
    }


def _ordered_and_paid(sheet: SheetYear | SheetMonth) -> Document:
    return {"ordered": dollars_text(sheet.ordered), "paid": dollars_text(sheet.paid)}


def _charge(charge: ChargeStanding) -> Document:
    paid = to_cents(charge.paid)
    return {
        "order": charge.order,
        "kind": str(charge.kind),
        "due": charge.due.isoformat(),
        "amount": dollars_text(charge.amount),
        "paid": dollars_text(paid),
        "unpaid": dollars_text(to_cents(charge.amount) - paid),
        "days": charge.days,
        "of_days": charge.of_days,
        "assigned": charge.assigned,
        "suspended_by": charge.suspended_by,
    }


def _payment(payment: PaymentCredited) -> Document:
    return {
        "date": payment.date.isoformat(),
        "amount": dollars_text(payment.amount),
        "source": payment.source,
        "reference": payment.reference,
        "corrected_from": dollars_text(payment.corrected_from),
        "crediting": payment.crediting,
        "allocations": [
            _allocation(part, amount)
            for part, amount in zip(
                payment.allocations, adding_up(p.amount for p in payment.allocations), strict=True
            )
        ],
    }


def _allocation(part: Allocation, amount: Decimal) -> Document:
    return {
        "day": part.day.isoformat(),
        "to": str(part.to),
        "amount": dollars_text(amount),
        "order": part.order,
        "kind": None if part.kind is None else str(part.kind),
        "due": None if part.due is None else part.due.isoformat(),
    }


def adding_up(amounts: Iterable[Decimal]) -> Iterator[Decimal]:
    """Yield amounts in cents, each the difference of rounded running totals."""
    running = before = Decimal(0)
    for amount in amounts:
        running += amount
        now = to_cents(running)
        yield now - before
        before = now


def _segments(segments: tuple[InterestSegment, ...]) -> Iterator[Document]:
    cents = adding_up(segment.amount for segment in segments)
    for segment, amount in zip(segments, cents, strict=True):
        yield {
            "order": segment.order,
            "kind": str(segment.kind),
            "from": segment.start.isoformat(),
            "to": segment.end.isoformat(),
            "principal": dollars_text(segment.principal),
            "counted": segment.counted,
            "of": segment.of,
            "rate": share_text(segment.rate),
            "amount": dollars_text(amount),
        }


def _checkpoint(point: CheckpointCompared) -> Document:
    return {
        "on": point.on.isoformat(),
        "what": point.what,
        "confirmed": dollars_text(point.confirmed),
        "computed": dollars_text(point.computed),
        "difference": dollars_text(point.difference),
        "agrees": point.agrees,
    }


@exactly
def conventions_document(compared: ConventionsCompared) -> Document:
    """Return the balances as the JSON document ``guideline.conventions/1``."""
    return {
        **head("conventions"),
        "as_of": compared.as_of.isoformat(),
        "own": str(compared.own),
        "conventions": [
            {
                "convention": str(each.convention),
                "principal": dollars_text(each.principal),
                "accrued_interest": dollars_text(each.accrued_interest),
                "total": dollars_text(each.total),
                "difference": dollars_text(each.difference),
                "meaning": each.meaning,
            }
            for each in compared.conventions
        ],
        "least": dollars_text(compared.least),
        "most": dollars_text(compared.most),
        "spread": dollars_text(compared.spread),
    }
