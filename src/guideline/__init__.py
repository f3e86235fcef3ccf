"""California guideline child support: every figure exact, cited, dated and explained.

>>> import guideline as gl
>>> result = gl.calculate(gl.read_case("examples/two_children.toml"))
>>> result.payor
'Petitioner'
"""

from importlib import import_module
from typing import TYPE_CHECKING

from guideline.homes import HOMES as _HOMES  # which imports a name when it is first asked for
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
    from guideline.arrears.compliance import comply
    from guideline.arrears.compliance_report import ComplianceReport
    from guideline.arrears.debt_reduction import (
        DebtReductionChecklist,
        debt_reduction_checklist,
        debt_reduction_payment,
    )
    from guideline.arrears.debt_reduction_facts import (
        DebtReductionApplication,
        DebtReductionFacts,
    )
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
    from guideline.arrears.withheld import withhold
    from guideline.arrears.withheld_records import Withholding
    from guideline.arrears.withholding import (
        BenefitKind,
        PayCheck,
        benefit_withholding,
        disposable_earnings,
        withholding_ceiling,
    )
    from guideline.arrears.withholding_facts import BenefitPayment, WithholdingFacts
    from guideline.arrears.withholding_order import (
        WithholdingOrder,
        WithholdingTerms,
        withholding_order,
    )
    from guideline.caseload.batches import recompute
    from guideline.caseload.streams import recompute_file
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
    from guideline.files.bundle import order_bundle
    from guideline.files.california import read_california_tables
    from guideline.files.case import case_from_json, read_case
    from guideline.files.checklist import checklist_document, checklist_from_json, read_checklist
    from guideline.files.comparison_document import comparison_document
    from guideline.files.compliance_document import compliance_document
    from guideline.files.custody import read_custody
    from guideline.files.difference_document import difference_document
    from guideline.files.exchanges import read_exchanges
    from guideline.files.net import net_document
    from guideline.files.order import order_document
    from guideline.files.picture import plans_svg
    from guideline.files.plan import plan_from_json, read_plan, read_plans
    from guideline.files.plan_document import plan_document, plans_document
    from guideline.files.time import TimeReport, time_document
    from guideline.files.time_report import time_report
    from guideline.files.verification import (
        BundleDifference,
        Verification,
        verification_document,
        verify_bundle,
    )
    from guideline.files.withholding import read_withholding, withholding_from_json
    from guideline.files.withholding_document import withholding_document
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
    from guideline.study.attribution import Attribution
    from guideline.study.break_rules import BreakRule
    from guideline.study.causes import DifferenceCause
    from guideline.study.comparison import Comparison, Explanation, NotTried, Verdict, compare
    from guideline.study.difference import (
        CalculationDifference,
        DifferenceEffect,
        DifferenceKind,
        difference,
    )
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
    "Attribution",
    "AuditCompared",
    "AuditMonth",
    "AveragedTime",
    "BenefitKind",
    "BenefitPayment",
    "Break",
    "BreakDates",
    "BreakRule",
    "BundleDifference",
    "CalculationDifference",
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
    "DebtReductionApplication",
    "DebtReductionChecklist",
    "DebtReductionFacts",
    "Declaration",
    "Deductions",
    "DefaultProceeding",
    "Deviation",
    "DifferenceCause",
    "DifferenceEffect",
    "DifferenceKind",
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
    "Verification",
    "Version",
    "Withholding",
    "WithholdingFacts",
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
    "checklist_document",
    "checklist_from_json",
    "compare",
    "compare_conventions",
    "compare_plans",
    "compare_time",
    "comparison_document",
    "compliance_document",
    "comply",
    "count_time",
    "debt_reduction_checklist",
    "debt_reduction_payment",
    "difference",
    "difference_document",
    "disposable_earnings",
    "dollars",
    "every_version",
    "explain",
    "findings",
    "in_force",
    "lines",
    "net_document",
    "net_incomes",
    "order_bundle",
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
    "read_checklist",
    "read_custody",
    "read_exchanges",
    "read_plan",
    "read_plans",
    "read_withholding",
    "recompute",
    "recompute_file",
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
    "verification_document",
    "verify_bundle",
    "with_span",
    "withhold",
    "withholding_ceiling",
    "withholding_document",
    "withholding_from_json",
    "withholding_order",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return value


def __dir__() -> list[str]:
    return __all__
