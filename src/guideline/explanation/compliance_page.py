"""The page about whether a payment plan is kept, for who pays it or for whom it is paid to."""

from guideline.citations import fam, usc
from guideline.explanation import arrears_messages as arrears_said
from guideline.explanation import compliance_messages as said
from guideline.explanation.arrears_side import ArrearsSides, arrears_page, arrears_sides
from guideline.explanation.catalogue import Language
from guideline.explanation.figures import Step
from guideline.explanation.plain import Part, PlainPage, Writer
from guideline.notices import NoticeId

_BEHIND = (
    (said.BEHIND_CURRENT, "shortfall_current", "days_behind_current"),
    (said.BEHIND_PLAN, "shortfall_plan", "days_behind_plan"),
)


def _kept(sides: ArrearsSides, to: Writer) -> None:
    report = sides.figures("compliance_report")
    lines = report.lines
    to.say(_how_kept(sides, complies=bool(lines["complies"].value)), as_of=lines["as_of"])
    for message, amount, days in _BEHIND:
        if report.amount(amount):
            to.say(message, amount=lines[amount], days=lines[days])
    *others, reimbursement = sides.figures.all("leg")
    if _answer(others[-1]) == "not applicable":
        to.say(said.NOT_COUNTED)
    if reimbursement.lines["days_behind"].value:
        to.say(said.REIMBURSEMENT_BEHIND, days=reimbursement.lines["days_behind"])
        alone = _answer(reimbursement) == "no" and not any(_answer(leg) == "no" for leg in others)
        if alone and not lines["complies"].value:
            to.say(said.ALONE_TOO_LATE)
    elif not report.amount("cure"):
        to.say(said.ON_TIME)
    if report.amount("cure"):
        to.say(said.CURE, cure=lines["cure"])
    to.say(arrears_said.ONLY_A_JUDGE)


def _answer(leg: Step) -> str:
    return str(leg.lines["complies"].value)


def _how_kept(sides: ArrearsSides, *, complies: bool) -> str:
    """Return what says whether the plan is kept: by its payments, or by a court's finding."""
    if not complies:
        return said.IS_NOT_KEPT
    behind = any(_answer(leg) == "no" for leg in sides.figures.all("leg"))
    return said.IS_KEPT_BY_ESTOPPEL if behind else said.IS_KEPT


_STANDING = {"late": said.LATE, "short": said.SHORT, "missed": said.MISSED}


def _received(sides: ArrearsSides, to: Writer) -> None:
    report = sides.figures("compliance_report")
    to.say(said.RECEIVED_SINCE, received=report.lines["received"])
    if report.amount("ahead"):
        to.say(said.AHEAD, ahead=report.lines["ahead"])
    for step in sides.figures.all("instalment_kept"):
        message = _STANDING.get(str(step.lines["status"].value))
        if message is not None:
            lines = step.lines
            to.say(
                message,
                due=lines["due"],
                what=to.phrase(said.WHAT[str(lines["what"].value)]),
                amount=lines["amount"],
                paid=lines["paid"],
                short=lines["short_by"],
                days=lines["days_late"],
            )


def _day(step: Step, field: str) -> str:
    """Return a day of a step, as days are compared."""
    return str(step.lines[field].value)


_ENDS = (
    ("planned_payoff", said.AS_PLANNED, said.NEVER_AS_PLANNED),
    ("present_payoff", said.AS_BEFORE, said.NEVER_AS_BEFORE),
    ("revised_payoff", said.FROM_NOW, said.NEVER_FROM_NOW),
)


def _payoff(sides: ArrearsSides, to: Writer) -> None:
    report = sides.figures("compliance_report")
    lines = report.lines
    to.say(said.STILL_OWED, principal=lines["principal"], accrued=lines["accrued_interest"])
    if report.states("revised_payoff") and _day(report, "revised_payoff") <= _day(report, "as_of"):
        to.say(said.PAID_OFF, payoff=lines["revised_payoff"])
        return
    for field, ends, never in _ENDS:
        message = ends if report.states(field) else never
        if message == said.NEVER_AS_BEFORE and not report.amount("present_payment"):
            continue  # no rate is known
        to.say(message, payoff=lines[field], payment=lines["present_payment"])


_SECTIONS = {
    "17500(c)": fam("17500(c)"),
    "17522": fam("17522"),
    "42 U.S.C. § 652(k)": usc(42, "652(k)"),
}


def _follows(sides: ArrearsSides, to: Writer) -> None:
    answers = {
        str(step.lines["section"].value): str(step.lines["answer"].value)
        for step in sides.figures.all("consequence")
    }
    found = [section for section in said.FOLLOWS_IF if answers[section] == "yes"]
    unknown = [section for section in said.UNKNOWN_IF if answers[section].startswith("not known")]
    for section in found:
        to.say(said.FOLLOWS_IF[section])
        to.under(_SECTIONS[section])
    for section in unknown:
        to.say(said.UNKNOWN_IF[section])
        to.under(_SECTIONS[section])
    if (found or unknown) and NoticeId.COMPLIANCE_ESTOPPEL in sides.notices:
        to.say(said.PRECLUDED)
    if NoticeId.COMPLIANCE_LICENCE in sides.notices:
        to.say(said.BROKEN_LICENCE)
        to.say(said.LICENCE[answers["17520.5"].partition(":")[0].partition(" ")[0]])
        to.under(fam("17520(h)(1)"), fam("17520.5"))
    elif not (found or unknown):
        to.say(said.NOTHING_FOLLOWS)


def _court(_: ArrearsSides, to: Writer) -> None:
    to.say(arrears_said.PLAN_SET)
    to.under(fam("5246(e)"), fam("17520(a)(4)"))


_PARTS: tuple[Part[ArrearsSides], ...] = (
    (said.KEPT, _kept),
    (said.RECEIVED, _received),
    (said.PAYOFF, _payoff),
    (said.FOLLOWS, _follows),
    (arrears_said.PLAN_COURT, _court),
)


def compliance_page(record: object, reader: str, language: Language) -> PlainPage:
    """Return the page about a compliance report, from one side.

    Args:
        record: What ``gl.comply`` returned.
        reader: ``payor`` or ``payee``.
        language: The language to write in.

    Raises:
        InvalidFacts: The reader is neither.
    """
    return arrears_page(arrears_sides(record, reader), language, said.KEPT_TITLE, _PARTS)
