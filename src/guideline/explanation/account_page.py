"""The page about an account of support, for who owes it or for whom it is owed to."""

from guideline.citations import fam
from guideline.explanation import arrears_messages as said
from guideline.explanation.arrears_side import ArrearsSides, arrears_page, arrears_sides
from guideline.explanation.catalogue import Language
from guideline.explanation.plain import Part, PlainPage, Writer

_LAST_PAYMENTS = 12


def _owed(sides: ArrearsSides, to: Writer) -> None:
    statement = sides.figures("account_statement")
    lines, as_of = statement.lines, statement.lines["as_of"]
    if not statement.amount("total"):
        to.say(said.NOTHING, as_of=as_of)
    elif sides.pays:
        to.say(said.YOU_OWE, as_of=as_of, total=lines["total"])
    else:
        to.say(said.OWES_YOU, as_of=as_of, payor=sides.payor(to), total=lines["total"])
    if statement.amount("total"):
        to.say(said.PRINCIPAL, principal=lines["principal"])
        to.say(said.ACCRUED, accrued=lines["accrued_interest"])
    if statement.amount("credit"):
        to.say(said.CREDIT, credit=lines["credit"])
    if any(step.lines["assigned"].value for step in sides.figures.all("charge_standing")):
        to.say(said.ASSIGNED)
    to.say(said.ONLY_A_JUDGE)


def _ordered(sides: ArrearsSides, to: Writer) -> None:
    to.say(said.CHARGED, charged=sides.figures("account_statement").lines["charged"])
    kinds = list(sides.figures.all("kind_of_support"))
    for step in kinds if len(kinds) > 1 else ():
        kind = to.phrase(said.KINDS_OF_SUPPORT[str(step.of)])
        to.say(said.KIND_CHARGED, kind=kind, charged=step.lines["charged"], paid=step.lines["paid"])


_WENT_TO = {
    "to_current": said.TO_CURRENT,
    "to_principal": said.TO_PRINCIPAL,
    "interest_paid": said.TO_INTEREST,
    "not_credited": said.TO_NOTHING,
}


def _paid(sides: ArrearsSides, to: Writer) -> None:
    statement = sides.figures("account_statement")
    payments = list(sides.figures.all("payment_credited"))
    if not payments:
        to.say(said.NOT_PAID)
        return
    to.say(said.PAID_IN_ALL, paid=statement.lines["paid"])
    for field, message in _WENT_TO.items():
        if statement.amount(field):
            to.say(message, amount=statement.lines[field])
    orders = {str(step.lines["crediting"].value) for step in payments}
    for name, message in said.CREDITING.items():
        if name in orders:
            to.say(message)
    last = payments[-_LAST_PAYMENTS:]
    to.say(said.ALL_PAYMENTS if len(last) == len(payments) else said.LAST_PAYMENTS)
    for step in last:
        to.say(said.PAYMENT, date=step.lines["date"], amount=step.lines["amount"])


def _interest(sides: ArrearsSides, to: Writer) -> None:
    statement = sides.figures("account_statement")
    if not statement.amount("interest_charged"):
        to.say(said.NO_INTEREST)
        return
    segments = sides.figures.all("interest_segment")
    rates = {step.amount("rate"): step.lines["rate"] for step in segments}
    for rate in rates.values():
        to.say(said.RATE, rate=rate)
    lines = statement.lines
    to.say(said.INTEREST_IN_ALL, charged=lines["interest_charged"], paid=lines["interest_paid"])
    if statement.amount("interest_renewed"):
        to.say(said.RENEWED, amount=lines["interest_renewed"])
    to.say(said.CONVENTIONS[str(lines["interest"].value)])
    to.say(said.OTHER_COUNT)


def _changes(sides: ArrearsSides, to: Writer) -> None:
    to.say(said.ACCOUNT_GROWS)
    to.say(said.ACCOUNT_LATER, as_of=sides.figures("account_statement").lines["as_of"])


def _court(sides: ArrearsSides, to: Writer) -> None:
    to.say(said.COURT_DECIDES)
    if "local_agency" in str(sides.figures("account_statement").lines["enforcement"].value):
        to.say(said.COURT_REVIEW)
        to.under(fam("17526(a)"), fam("17526(c)"))
    to.say(said.COURT_PAST)
    to.under(fam("3651(c)(1)"))


_PARTS: tuple[Part[ArrearsSides], ...] = (
    (said.OWED, _owed),
    (said.ORDERED, _ordered),
    (said.PAID, _paid),
    (said.INTEREST, _interest),
    (said.ACCOUNT_CHANGES, _changes),
    (said.COURT, _court),
)


def account_page(record: object, reader: str, language: Language) -> PlainPage:
    """Return the page about a statement of account, from one side.

    Args:
        record: What ``gl.state_account`` returned.
        reader: ``payor``, ``payee``, or a name that the orders give.
        language: The language to write in.

    Raises:
        InvalidFacts: The reader is none of them.
    """
    return arrears_page(arrears_sides(record, reader), language, said.ACCOUNT_TITLE, _PARTS)
