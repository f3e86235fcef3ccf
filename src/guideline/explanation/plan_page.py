"""The page about a payment plan, for who pays it or for whom it is paid to."""

from guideline.citations import fam
from guideline.explanation import arrears_messages as said
from guideline.explanation.arrears_side import ArrearsSides, arrears_page, arrears_sides
from guideline.explanation.catalogue import Language
from guideline.explanation.figures import Step
from guideline.explanation.plain import Part, PlainPage, Writer
from guideline.notices import NoticeId
from guideline.worksheets import Line


def _plan(sides: ArrearsSides, to: Writer) -> None:
    plan = sides.figures("payment_plan")
    lines = plan.lines
    if _nothing_owed(sides):
        to.say(said.NOTHING, as_of=lines["as_of"])
    else:
        each = to.phrase(said.PER[str(lines["per"].value)])
        if sides.pays:
            to.say(said.YOU_WOULD_PAY, payment=lines["payment"], each=each)
        else:
            payor = sides.payor(to)
            to.say(said.WOULD_PAY, payor=payor, payment=lines["payment"], each=each)
        _course(sides, to, each)
        _end(sides, to)
    current = _current(sides)
    if current is not None:
        to.say(said.WITH_CURRENT, current=current)
    to.say(said.ONLY_A_JUDGE)


def _current(sides: ArrearsSides) -> Line | None:
    """Return the first current support that is paid with the plan, if any is."""
    rows = sides.figures.all("plan_instalment")
    return next((row.lines["to_current"] for row in rows if row.amount("to_current")), None)


def _course(sides: ArrearsSides, to: Writer, each: str) -> None:
    """Say when the first payment is, and what changes on the way."""
    rows = [row for row in sides.figures.all("plan_instalment") if row.amount("payment")]
    lumps = [row for row in rows if row.lines["lump_sum"].value]
    first = next((row.lines["due"] for row in rows if row not in lumps), None)
    if first is not None:
        to.say(said.FIRST_PAYMENT, first=first)
    payment = sides.figures("payment_plan").amount("payment")
    for number, step in enumerate(sides.figures.all("plan_amount")):
        if number or step.amount("payment") != payment:
            start, amount = step.lines["start"], step.lines["payment"]
            to.say(said.PAYMENT_CHANGES, start=start, payment=amount, each=each)
    for row in lumps:
        to.say(said.LUMP_SUM, day=row.lines["due"], payment=row.lines["payment"])
    for step in sides.figures.all("plan_pause"):
        if step.states("through"):
            to.say(said.PAUSE, start=step.lines["start"], end=step.lines["through"])
        else:
            to.say(said.OPEN_PAUSE, start=step.lines["start"])


def _end(sides: ArrearsSides, to: Writer) -> None:
    lines, endless = sides.figures("payment_plan").lines, sides.figures.get("never_ends")
    if endless is not None:
        to.say(said.PLAN_NEVER_ENDS)
        to.say(said.WHY_NEVER[str(endless.lines["why"].value)])
        return
    to.say(said.PLAN_ENDS, payoff=lines["payoff"], count=lines["months"])
    to.say(said.LAST_PAYMENT, last=lines["last_payment"])


def _owed(sides: ArrearsSides, to: Writer) -> None:
    lines = sides.figures("payment_plan").lines
    to.say(
        said.PLAN_OWED,
        as_of=lines["as_of"],
        principal=lines["principal"],
        accrued=lines["accrued_interest"],
    )


def _cost(sides: ArrearsSides, to: Writer) -> None:
    plan = sides.figures("payment_plan")
    lines = plan.lines
    if plan.states("total_paid"):
        to.say(said.PLAN_TOTAL, total=lines["total_paid"])
    if plan.states("total_interest"):
        to.say(said.PLAN_INTEREST, interest=lines["total_interest"], as_of=lines["as_of"])
    if plan.states("share_of_earnings"):
        to.say(said.PLAN_EARNINGS, share=lines["share_of_earnings"])
    to.say(said.CONVENTIONS[str(lines["interest"].value)])
    to.say(said.OTHER_COUNT)


def _changes(sides: ArrearsSides, to: Writer) -> None:
    endless = sides.figures.get("never_ends")
    if endless is None:
        to.say(said.PLAN_FASTER)
    elif endless.amount("more_than"):
        to.say(said.MORE_WOULD_END, more=endless.lines["more_than"])
    else:
        to.say(said.WOULD_END[str(endless.lines["why"].value)])
    for step in sides.figures.all("stress_line"):
        then = _then(step, to)
        if step.states("missed"):
            _missed(sides, step, then, to)
        else:
            to.say(said.IF_MORE, more=step.lines["more_paid"], result=then)


def _missed(sides: ArrearsSides, step: Step, then: str, to: Writer) -> None:
    missed, whole = step.lines["missed"], _current(sides) is not None
    if missed.value == 1:
        to.say(said.IF_ONE_MISSED_WHOLE if whole else said.IF_ONE_MISSED, result=then)
    else:
        message = said.IF_MISSED_WHOLE if whole else said.IF_MISSED
        to.say(message, missed=missed, result=then)


def _then(step: Step, to: Writer) -> str:
    if not step.states("payoff"):
        return to.phrase(said.THEN_NEVER)
    return to.phrase(
        said.THEN_ENDS, payoff=step.lines["payoff"], interest=step.lines["total_interest"]
    )


def _court(_: ArrearsSides, to: Writer) -> None:
    to.say(said.PLAN_SET)
    to.say(said.PLAN_DUE)
    to.under(fam("5246(e)"), fam("17520(a)(4)"), fam("155"))


_PARTS: tuple[Part[ArrearsSides], ...] = (
    (said.PLAN, _plan),
    (said.OWED, _owed),
    (said.PLAN_COST, _cost),
    (said.PLAN_CHANGES, _changes),
    (said.PLAN_COURT, _court),
)


def plan_page(record: object, reader: str, language: Language) -> PlainPage:
    """Return the page about a payment plan, from one side.

    Args:
        record: What ``gl.plan_payments`` or ``gl.stressed`` returned.
        reader: ``payor`` or ``payee``.
        language: The language to write in.

    Raises:
        InvalidFacts: The reader is neither.
    """
    sides = arrears_sides(record, reader)
    parts = _PARTS[:1] if _nothing_owed(sides) else _PARTS
    return arrears_page(sides, language, said.PLAN_TITLE, parts)


def _nothing_owed(sides: ArrearsSides) -> bool:
    return str(NoticeId.PLAN_NOTHING_OWED) in sides.notices
