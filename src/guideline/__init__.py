"""California guideline child support: every figure exact, cited, dated and explained.

>>> import guideline as gl
>>> result = gl.calculate(gl.read_case("examples/two_children.toml"))
>>> result.payor
'Petitioner'
"""

from importlib import import_module
from typing import TYPE_CHECKING

from guideline.version import VERSION as __version__  # noqa: N811 - the name that Python expects

if TYPE_CHECKING:
    from guideline.amounts import dollars, share
    from guideline.arrears.account import (
        Account,
        Checkpoint,
        Confinement,
        Correction,
        DaySpan,
        EnforcementPeriod,
        Instalment,
        InterestStop,
        Judgment,
        Payment,
        Readings,
        Reconciliation,
        Renewal,
    )
    from guideline.arrears.audit_records import AuditCompared, AuditMonth
    from guideline.arrears.audits import reconcile
    from guideline.arrears.balance import state_account
    from guideline.arrears.choices import Convention, Enforcement, Rounding, Source
    from guideline.arrears.comparison import ConventionsCompared, compare_conventions
    from guideline.arrears.compliance import ComplianceReport, comply
    from guideline.arrears.debt_reduction import DebtReductionFacts, debt_reduction_checklist
    from guideline.arrears.plan import plan_payments
    from guideline.arrears.plan_comparison import PlansCompared, compare_plans
    from guideline.arrears.plan_facts import (
        CurrentOrder,
        LumpSum,
        PaymentChange,
        Plan,
        PlanCrediting,
        PlanEarnings,
        PlanRule,
        ScheduleBy,
        Standing17520,
        Stress,
        Suspended,
    )
    from guideline.arrears.schedule import PaymentPlan, PlanInstalment
    from guideline.arrears.several_orders import Assignment, prorate
    from guideline.arrears.statement import AccountStatement
    from guideline.arrears.stress import stressed
    from guideline.arrears.withholding import (
        BenefitKind,
        PayCheck,
        benefit_withholding,
        disposable_earnings,
        withholding_ceiling,
    )
    from guideline.arrears.withholding_order import (
        WithholdingOrder,
        WithholdingTerms,
        withholding_order,
    )
    from guideline.caseload.support import SupportColumns, SupportTable, support_on_columns
    from guideline.citations import Citation
    from guideline.custody.actual import DifferingTime, TimeComparison, compare_time
    from guideline.custody.children import with_span
    from guideline.custody.counting import count_time
    from guideline.custody.records import (
        AveragedTime,
        CountedChild,
        CountedTime,
        MethodCount,
        MonthTime,
        TimeCount,
    )
    from guideline.dates import Per
    from guideline.errors import GuidelineError, InvalidFacts, NotInForce, NotModelled, Problem
    from guideline.explanation.findings import findings
    from guideline.explanation.frame import to_frame
    from guideline.explanation.text import explain
    from guideline.facts.case import (
        AddOn,
        Case,
        Child,
        Choices,
        DefaultProceeding,
        Deviation,
        Findings,
        HealthCoverage,
        SpousalSupport,
    )
    from guideline.facts.custody import (
        Break,
        BreakDates,
        Custody,
        CustodyChild,
        CustodyFile,
        Holiday,
        LoggedTime,
        Pattern,
        Season,
        SingleDay,
        ThirdParty,
        Vacation,
    )
    from guideline.facts.custody_kinds import (
        CountedSpan,
        HolidayName,
        LayerName,
        Observed,
        PatternKind,
        TimeshareMethod,
    )
    from guideline.facts.fields import changed
    from guideline.facts.income import Income
    from guideline.facts.kinds import (
        AddOnKind,
        CaliforniaTables,
        Declaration,
        Division,
        FilingStatus,
        HardshipMethod,
        ImputedTax,
        IncomeKind,
        JointTaxShare,
        LowIncomeSupport,
        NegativeNetIncome,
        PaidSupport,
    )
    from guideline.facts.money import Money
    from guideline.facts.parents import (
        Deductions,
        EnteredTaxes,
        Hardship,
        HealthPremium,
        Parent,
        Retirement,
        SupportPaid,
    )
    from guideline.facts.tax_return import OtherDependent, ReturnFacts, Spouse
    from guideline.files.account import account_from_json, read_account
    from guideline.files.account_document import account_document
    from guideline.files.audit import read_audit
    from guideline.files.california import read_california_tables
    from guideline.files.case import case_from_json, read_case
    from guideline.files.comparison_document import comparison_document
    from guideline.files.compliance_document import compliance_document
    from guideline.files.custody import read_custody
    from guideline.files.exchanges import read_exchanges
    from guideline.files.net import net_document
    from guideline.files.order import order_document
    from guideline.files.picture import plans_svg
    from guideline.files.plan import plan_from_json, read_plan, read_plans
    from guideline.files.plan_document import plan_document, plans_document
    from guideline.files.time import TimeReport, time_document
    from guideline.files.time_report import time_report
    from guideline.law.tables import Version, every_version, in_force
    from guideline.notices import Notice, NoticeId
    from guideline.order import (
        Cause,
        ChildPart,
        Modification,
        Proration,
        RatePeriod,
        SupportKind,
        SupportOrder,
    )
    from guideline.report.page import as_html
    from guideline.study.break_points import BreakRule
    from guideline.study.causes import DifferenceCause
    from guideline.study.comparison import Comparison, Explanation, NotTried, Verdict, compare
    from guideline.study.what_if import (
        Change,
        ChangeKind,
        IncomeBreak,
        Sensitivity,
        TimeBreak,
        sensitivity,
    )
    from guideline.support.by_method import MethodSupport, support_by_method
    from guideline.support.guideline import GuidelineSupport, calculate
    from guideline.support.net import NetIncomes, net_incomes
    from guideline.support.ordering import to_order
    from guideline.worksheets import Line, lines

__all__ = [
    "Account",
    "AccountStatement",
    "AddOn",
    "AddOnKind",
    "Assignment",
    "AuditCompared",
    "AuditMonth",
    "AveragedTime",
    "BenefitKind",
    "Break",
    "BreakDates",
    "BreakRule",
    "CaliforniaTables",
    "Case",
    "Cause",
    "Change",
    "ChangeKind",
    "Checkpoint",
    "Child",
    "ChildPart",
    "Choices",
    "Citation",
    "Comparison",
    "ComplianceReport",
    "Confinement",
    "Convention",
    "ConventionsCompared",
    "Correction",
    "CountedChild",
    "CountedSpan",
    "CountedTime",
    "CurrentOrder",
    "Custody",
    "CustodyChild",
    "CustodyFile",
    "DaySpan",
    "DebtReductionFacts",
    "Declaration",
    "Deductions",
    "DefaultProceeding",
    "Deviation",
    "DifferenceCause",
    "DifferingTime",
    "Division",
    "Enforcement",
    "EnforcementPeriod",
    "EnteredTaxes",
    "Explanation",
    "FilingStatus",
    "Findings",
    "GuidelineError",
    "GuidelineSupport",
    "Hardship",
    "HardshipMethod",
    "HealthCoverage",
    "HealthPremium",
    "Holiday",
    "HolidayName",
    "ImputedTax",
    "Income",
    "IncomeBreak",
    "IncomeKind",
    "Instalment",
    "InterestStop",
    "InvalidFacts",
    "JointTaxShare",
    "Judgment",
    "LayerName",
    "Line",
    "LoggedTime",
    "LowIncomeSupport",
    "LumpSum",
    "MethodCount",
    "MethodSupport",
    "Modification",
    "Money",
    "MonthTime",
    "NegativeNetIncome",
    "NetIncomes",
    "NotInForce",
    "NotModelled",
    "NotTried",
    "Notice",
    "NoticeId",
    "Observed",
    "OtherDependent",
    "PaidSupport",
    "Parent",
    "Pattern",
    "PatternKind",
    "PayCheck",
    "Payment",
    "PaymentChange",
    "PaymentPlan",
    "Per",
    "Plan",
    "PlanCrediting",
    "PlanEarnings",
    "PlanInstalment",
    "PlanRule",
    "PlansCompared",
    "Problem",
    "Proration",
    "RatePeriod",
    "Readings",
    "Reconciliation",
    "Renewal",
    "Retirement",
    "ReturnFacts",
    "Rounding",
    "ScheduleBy",
    "Season",
    "Sensitivity",
    "SingleDay",
    "Source",
    "SpousalSupport",
    "Spouse",
    "Standing17520",
    "Stress",
    "SupportColumns",
    "SupportKind",
    "SupportOrder",
    "SupportPaid",
    "SupportTable",
    "Suspended",
    "ThirdParty",
    "TimeBreak",
    "TimeComparison",
    "TimeCount",
    "TimeReport",
    "TimeshareMethod",
    "Vacation",
    "Verdict",
    "Version",
    "WithholdingOrder",
    "WithholdingTerms",
    "__version__",
    "account_document",
    "account_from_json",
    "as_html",
    "benefit_withholding",
    "calculate",
    "case_from_json",
    "changed",
    "compare",
    "compare_conventions",
    "compare_plans",
    "compare_time",
    "comparison_document",
    "compliance_document",
    "comply",
    "count_time",
    "debt_reduction_checklist",
    "disposable_earnings",
    "dollars",
    "every_version",
    "explain",
    "findings",
    "in_force",
    "lines",
    "net_document",
    "net_incomes",
    "order_document",
    "plan_document",
    "plan_from_json",
    "plan_payments",
    "plans_document",
    "plans_svg",
    "prorate",
    "read_account",
    "read_audit",
    "read_california_tables",
    "read_case",
    "read_custody",
    "read_exchanges",
    "read_plan",
    "read_plans",
    "reconcile",
    "sensitivity",
    "share",
    "state_account",
    "stressed",
    "support_by_method",
    "support_on_columns",
    "time_document",
    "time_report",
    "to_frame",
    "to_order",
    "with_span",
    "withholding_ceiling",
    "withholding_order",
]

# Each name is imported when it is first asked for, so that an order from net incomes loads no more
# than it needs. The names come from the block above, which type checkers read.
_HOMES = {
    "guideline.amounts": "dollars share",
    "guideline.arrears.account": (
        "Account Checkpoint Confinement Correction DaySpan EnforcementPeriod Instalment "
        "InterestStop Judgment Payment Readings Reconciliation Renewal"
    ),
    "guideline.arrears.audit_records": "AuditCompared AuditMonth",
    "guideline.arrears.audits": "reconcile",
    "guideline.arrears.balance": "state_account",
    "guideline.arrears.choices": "Convention Enforcement Rounding Source",
    "guideline.arrears.comparison": "ConventionsCompared compare_conventions",
    "guideline.arrears.compliance": "ComplianceReport comply",
    "guideline.arrears.debt_reduction": "DebtReductionFacts debt_reduction_checklist",
    "guideline.arrears.plan": "plan_payments",
    "guideline.arrears.plan_comparison": "PlansCompared compare_plans",
    "guideline.arrears.plan_facts": (
        "CurrentOrder LumpSum PaymentChange Plan PlanCrediting PlanEarnings PlanRule "
        "ScheduleBy Standing17520 Stress Suspended"
    ),
    "guideline.arrears.schedule": "PaymentPlan PlanInstalment",
    "guideline.arrears.several_orders": "Assignment prorate",
    "guideline.arrears.statement": "AccountStatement",
    "guideline.arrears.stress": "stressed",
    "guideline.arrears.withholding": (
        "BenefitKind PayCheck benefit_withholding disposable_earnings withholding_ceiling"
    ),
    "guideline.arrears.withholding_order": "WithholdingOrder WithholdingTerms withholding_order",
    "guideline.caseload.support": "SupportColumns SupportTable support_on_columns",
    "guideline.citations": "Citation",
    "guideline.custody.actual": "DifferingTime TimeComparison compare_time",
    "guideline.custody.children": "with_span",
    "guideline.custody.counting": "count_time",
    "guideline.custody.records": (
        "AveragedTime CountedChild CountedTime MethodCount MonthTime TimeCount"
    ),
    "guideline.dates": "Per",
    "guideline.errors": "GuidelineError InvalidFacts NotInForce NotModelled Problem",
    "guideline.explanation.findings": "findings",
    "guideline.explanation.frame": "to_frame",
    "guideline.explanation.text": "explain",
    "guideline.facts.case": (
        "AddOn Case Child Choices DefaultProceeding Deviation Findings HealthCoverage "
        "SpousalSupport"
    ),
    "guideline.facts.custody": (
        "Break BreakDates Custody CustodyChild CustodyFile Holiday LoggedTime Pattern Season "
        "SingleDay ThirdParty Vacation"
    ),
    "guideline.facts.custody_kinds": (
        "CountedSpan HolidayName LayerName Observed PatternKind TimeshareMethod"
    ),
    "guideline.facts.fields": "changed",
    "guideline.facts.income": "Income",
    "guideline.facts.kinds": (
        "AddOnKind CaliforniaTables Declaration Division FilingStatus HardshipMethod ImputedTax "
        "IncomeKind JointTaxShare LowIncomeSupport NegativeNetIncome PaidSupport"
    ),
    "guideline.facts.money": "Money",
    "guideline.facts.parents": (
        "Deductions EnteredTaxes Hardship HealthPremium Parent Retirement SupportPaid"
    ),
    "guideline.facts.tax_return": "OtherDependent ReturnFacts Spouse",
    "guideline.files.account": "account_from_json read_account",
    "guideline.files.account_document": "account_document",
    "guideline.files.audit": "read_audit",
    "guideline.files.california": "read_california_tables",
    "guideline.files.case": "case_from_json read_case",
    "guideline.files.comparison_document": "comparison_document",
    "guideline.files.compliance_document": "compliance_document",
    "guideline.files.custody": "read_custody",
    "guideline.files.exchanges": "read_exchanges",
    "guideline.files.net": "net_document",
    "guideline.files.order": "order_document",
    "guideline.files.picture": "plans_svg",
    "guideline.files.plan": "plan_from_json read_plan read_plans",
    "guideline.files.plan_document": "plan_document plans_document",
    "guideline.files.time": "TimeReport time_document",
    "guideline.files.time_report": "time_report",
    "guideline.law.tables": "Version every_version in_force",
    "guideline.notices": "Notice NoticeId",
    "guideline.order": "Cause ChildPart Modification Proration RatePeriod SupportKind SupportOrder",
    "guideline.report.page": "as_html",
    "guideline.study.break_points": "BreakRule",
    "guideline.study.causes": "DifferenceCause",
    "guideline.study.comparison": "Comparison Explanation NotTried Verdict compare",
    "guideline.study.what_if": "Change ChangeKind IncomeBreak Sensitivity TimeBreak sensitivity",
    "guideline.support.by_method": "MethodSupport support_by_method",
    "guideline.support.guideline": "GuidelineSupport calculate",
    "guideline.support.net": "NetIncomes net_incomes",
    "guideline.support.ordering": "to_order",
    "guideline.worksheets": "Line lines",
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names.split():
            value = globals()[name] = getattr(import_module(home), name)
            return value
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return __all__
