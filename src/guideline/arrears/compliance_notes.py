"""The notices of a compliance report: what is read, taken or limited in it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from guideline.amounts import full_steps
from guideline.arrears.account import Payment
from guideline.arrears.choices import Enforcement
from guideline.arrears.compliance_report import ComplianceReport
from guideline.arrears.consequences import SCHEDULE
from guideline.arrears.debt import Debt
from guideline.arrears.plan_facts import Plan, ScheduleBy, schedule_set_by
from guideline.arrears.plan_receipts import money_notices
from guideline.arrears.plan_terms import LAST_DAY
from guideline.arrears.repayment import CENT
from guideline.citations import ccp, fam
from guideline.figures import money
from guideline.notices import Notice, NoticeId

_TEST = fam("17520(a)(4)")


def compliance_notices(
    plan: Plan, payments: Sequence[Payment], report: ComplianceReport, planned: Debt, paid: Debt
) -> Iterator[Notice]:
    """Yield the notices of a report, always in the same order.

    Args:
        plan: The plan.
        payments: What was received.
        report: The report, without its notices.
        planned: The debt after all instalments, as they were planned.
        paid: The debt as it was really paid.
    """
    yield Notice(
        id=NoticeId.COMPLIANCE_MATCHING,
        decides=True,
        text="Money pays first the current support of the month in which it is received, of "
        "support that is due in parts the parts that are due; then what is past due in the order "
        "of due days, then what is due later, of support the parts of that month and of "
        "instalments as far as arrears are left, then arrears that no instalment asks for, then "
        "current support of later months. No section says so.",
        cites=(ccp("695.221"), _TEST),
    )
    yield from money_notices(plan, payments, report.as_of)
    yield from _beyond(full_steps(paid.excess, CENT) * CENT)
    yield from _who_set_it(plan, report)
    yield from _without_an_end(report, planned)
    if plan.standing.estoppel:
        yield Notice(
            id=NoticeId.COMPLIANCE_ESTOPPEL,
            decides=any(leg.complies == "no" for leg in report.legs),
            text="A court found that equitable estoppel precludes enforcement of the order: the "
            "payor is in compliance, whatever is behind. Whether it bars collection, a levy or the "
            "denial of a passport as well is not said here.",
            cites=(_TEST,),
        )
    if not report.complies and plan.enforcement is Enforcement.LOCAL_AGENCY:
        yield Notice(
            id=NoticeId.COMPLIANCE_LICENCE,
            decides=False,
            text="A payor out of compliance is released on compliance or on a payment schedule "
            "negotiated with the agency; a temporary licence runs for 150 days.",
            cites=(fam("17520(h)(1)"), fam("17520(l)(2)")),
        )


def _beyond(excess: Decimal) -> Iterator[Notice]:
    """Yield what was received beyond all that is owed and the current support of the month."""
    if excess:
        yield Notice(
            id=NoticeId.EXCESS,
            decides=False,
            text=f"{money(excess)} was received beyond all that is owed and the current support of "
            "the month, and stands among what is paid ahead: it pays current support that falls "
            "due later, and where none does it is an overpayment.",
            cites=(ccp("695.221"),),
        )


def _who_set_it(plan: Plan, report: ComplianceReport) -> Iterator[Notice]:
    """Yield who is taken to have set the schedule, where nothing says so, or that nobody did."""
    who = schedule_set_by(plan)
    if who is ScheduleBy.NEITHER:
        text = ("No court ordered the schedule of payments and no agency agreed to it: it is no "
                "part of the test, however late they are.")  # fmt: skip
        most = report.law[0].figures["days_in_compliance"]
        late = report.days_behind_plan > most
        yield _of_schedule(text, decides=late and not plan.standing.estoppel)
    elif plan.standing.schedule_by is None:
        taken = "agreed with the local agency" if who is ScheduleBy.AGENCY else "ordered by a court"
        text = (f"Nothing says who set the schedule of payments: it is taken as {taken}. One that "
                "no court ordered and no agency agreed to is no part of the test "
                "(standing.schedule_by).")  # fmt: skip
        failing = (leg.leg for leg in report.legs if leg.complies == "no")
        yield _of_schedule(text, decides=SCHEDULE in failing and not plan.standing.estoppel)


def _of_schedule(text: str, *, decides: bool) -> Notice:
    return Notice(id=NoticeId.COMPLIANCE_SCHEDULE, decides=decides, text=text, cites=(_TEST,))


def _without_an_end(report: ComplianceReport, planned: Debt) -> Iterator[Notice]:
    """Yield why a day on which the debt ends is not stated."""
    for text in _untold_ends(report, planned):
        yield Notice(id=NoticeId.COMPLIANCE_LONG, decides=False, text=text)


def _untold_ends(report: ComplianceReport, planned: Debt) -> Iterator[str]:
    if not planned.ended:
        ends = "never ends" if planned.endless else f"still runs on {LAST_DAY}"
        yield f"As planned, the debt {ends}."
    if report.revised is None:
        yield ("Kept from now on, the plan still runs in two centuries, and its schedule is left "
               "out. A larger payment ends it.")  # fmt: skip
    elif report.present_payoff is not None:
        return
    elif report.present_payment:
        yield (f"At {money(report.present_payment)} each time, as was paid so far, the debt still "
               "runs in two centuries, or never ends.")  # fmt: skip
    else:
        yield ("No rate is known at which the debt would end: toward arrears nothing was due yet, "
               "or less than a cent each time was paid of what was.")  # fmt: skip
