"""Where each public name lives.

Each is imported when it is first asked for, so that an order from net incomes loads no more than it
needs. Type checkers read the same from the front door.
"""

HOMES = {
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
    "guideline.arrears.debt_reduction": (
        "DebtReductionApplication DebtReductionChecklist DebtReductionFacts "
        "debt_reduction_checklist debt_reduction_payment"
    ),
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
    "guideline.arrears.withheld": "withhold",
    "guideline.arrears.withheld_records": "Withholding",
    "guideline.arrears.withholding": (
        "BenefitKind PayCheck benefit_withholding disposable_earnings withholding_ceiling"
    ),
    "guideline.arrears.withholding_facts": "BenefitPayment WithholdingFacts",
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
        "AddOnKind CaliforniaTables Declaration Division FilingStatus HardshipMethod "
        "ImputedTax IncomeKind JointTaxShare LowIncomeSupport NegativeNetIncome PaidSupport"
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
    "guideline.files.checklist": "checklist_document checklist_from_json read_checklist",
    "guideline.files.comparison_document": "comparison_document",
    "guideline.files.compliance_document": "compliance_document",
    "guideline.files.custody": "read_custody",
    "guideline.files.difference_document": "difference_document",
    "guideline.files.exchanges": "read_exchanges",
    "guideline.files.net": "net_document",
    "guideline.files.order": "order_document",
    "guideline.files.picture": "plans_svg",
    "guideline.files.plan": "plan_from_json read_plan read_plans",
    "guideline.files.plan_document": "plan_document plans_document",
    "guideline.files.time": "TimeReport time_document",
    "guideline.files.time_report": "time_report",
    "guideline.files.withholding": "read_withholding withholding_from_json",
    "guideline.files.withholding_document": "withholding_document",
    "guideline.law.tables": "Version every_version in_force",
    "guideline.notices": "Notice NoticeId",
    "guideline.order": "Cause ChildPart Modification Proration RatePeriod SupportKind SupportOrder",
    "guideline.report.page": "as_html",
    "guideline.study.attribution": "Attribution",
    "guideline.study.break_rules": "BreakRule",
    "guideline.study.causes": "DifferenceCause",
    "guideline.study.comparison": "Comparison Explanation NotTried Verdict compare",
    "guideline.study.difference": (
        "CalculationDifference DifferenceEffect DifferenceKind difference"
    ),
    "guideline.study.what_if": "Change ChangeKind IncomeBreak Sensitivity TimeBreak sensitivity",
    "guideline.support.by_method": "MethodSupport support_by_method",
    "guideline.support.guideline": "GuidelineSupport calculate",
    "guideline.support.net": "NetIncomes net_incomes",
    "guideline.support.ordering": "to_order",
    "guideline.worksheets": "Line lines",
}
