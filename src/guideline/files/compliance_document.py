"""The document of a plan's compliance: JSON ``guideline.comply/1``."""

from datetime import date

from guideline.amounts import exactly
from guideline.arrears.compliance_report import ComplianceReport
from guideline.files.documents import Document, dollars_text, head, lines_part, notices_part
from guideline.files.plan_document import law_of_plan, plan_part
from guideline.worksheets import own_lines


@exactly
def compliance_document(report: ComplianceReport) -> Document:
    """Return a compliance report as the JSON document ``guideline.comply/1``.

    >>> from datetime import date
    >>> import guideline as gl
    >>> plan = gl.read_plan("examples/plan.toml")
    >>> gl.compliance_document(gl.comply(plan, [], as_of=date(2026, 4, 20)))["cure"]
    '550.00'
    """
    return {
        **head("comply"),
        "as_of": report.as_of.isoformat(),
        "complies": report.complies,
        "days_behind": {
            "current_support": report.days_behind_current,
            "plan": report.days_behind_plan,
        },
        "shortfall": {
            "current_support": dollars_text(report.shortfall_current),
            "plan": dollars_text(report.shortfall_plan),
        },
        "cure": dollars_text(report.cure),
        "received": dollars_text(report.received),
        "ahead": dollars_text(report.ahead),
        "principal": dollars_text(report.principal),
        "accrued_interest": dollars_text(report.accrued_interest),
        "payoff": {
            "planned": _day(report.planned_payoff),
            "at_present_rate": _day(report.present_payoff),
            "present_payment": dollars_text(report.present_payment),
            "if_kept_from_now_on": _day(report.revised_payoff),
        },
        **_rows(report),
        "revised": None if report.revised is None else plan_part(report.revised),
        "notices": notices_part(report.notices),
        "law": law_of_plan(report.as_of.isoformat(), report.law),
        "worksheet": lines_part(own_lines(report)),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _rows(report: ComplianceReport) -> Document:
    return {
        "instalments": [
            {
                "due": each.due.isoformat(),
                "what": each.what,
                "amount": dollars_text(each.amount),
                "paid": dollars_text(each.paid),
                "status": str(each.status),
                "days_late": each.days_late,
                "short_by": dollars_text(each.short_by),
                "shortfall": dollars_text(each.shortfall),
            }
            for each in report.instalments
        ],
        "legs": [
            {"leg": leg.leg, "days_behind": leg.days_behind, "complies": leg.complies}
            for leg in report.legs
        ],
        "consequences": [
            {"what": each.what, "section": each.section, "answer": each.answer}
            for each in report.consequences
        ],
    }
