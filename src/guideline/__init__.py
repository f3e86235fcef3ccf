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
    from guideline.caseload.support import SupportColumns, SupportTable, support_on_columns
    from guideline.citations import Citation
    from guideline.dates import Per
    from guideline.errors import GuidelineError, InvalidFacts, NotInForce, NotModelled, Problem
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
    from guideline.files.california import read_california_tables
    from guideline.files.case import case_from_json, read_case
    from guideline.files.net import net_document
    from guideline.files.order import order_document
    from guideline.law.tables import Version, every_version, in_force
    from guideline.notices import Notice, NoticeId
    from guideline.order import ChildPart, SupportKind, SupportOrder
    from guideline.study.break_points import BreakRule
    from guideline.study.what_if import (
        Change,
        ChangeKind,
        IncomeBreak,
        Sensitivity,
        TimeBreak,
        sensitivity,
    )
    from guideline.support.guideline import GuidelineSupport, calculate
    from guideline.support.net import NetIncomes, net_incomes
    from guideline.support.ordering import to_order
    from guideline.worksheets import Line, lines

__all__ = [
    "AddOn",
    "AddOnKind",
    "BreakRule",
    "CaliforniaTables",
    "Case",
    "Change",
    "ChangeKind",
    "Child",
    "ChildPart",
    "Choices",
    "Citation",
    "Declaration",
    "Deductions",
    "DefaultProceeding",
    "Deviation",
    "Division",
    "EnteredTaxes",
    "FilingStatus",
    "Findings",
    "GuidelineError",
    "GuidelineSupport",
    "Hardship",
    "HardshipMethod",
    "HealthCoverage",
    "HealthPremium",
    "ImputedTax",
    "Income",
    "IncomeBreak",
    "IncomeKind",
    "InvalidFacts",
    "JointTaxShare",
    "Line",
    "LowIncomeSupport",
    "Money",
    "NegativeNetIncome",
    "NetIncomes",
    "NotInForce",
    "NotModelled",
    "Notice",
    "NoticeId",
    "OtherDependent",
    "PaidSupport",
    "Parent",
    "Per",
    "Problem",
    "Retirement",
    "ReturnFacts",
    "Sensitivity",
    "SpousalSupport",
    "Spouse",
    "SupportColumns",
    "SupportKind",
    "SupportOrder",
    "SupportPaid",
    "SupportTable",
    "TimeBreak",
    "Version",
    "__version__",
    "calculate",
    "case_from_json",
    "changed",
    "dollars",
    "every_version",
    "explain",
    "in_force",
    "lines",
    "net_document",
    "net_incomes",
    "order_document",
    "read_california_tables",
    "read_case",
    "sensitivity",
    "share",
    "support_on_columns",
    "to_order",
]

# Each name is imported when it is first asked for, so that an order from net incomes loads no more
# than it needs. The names come from the block above, which type checkers read.
_HOMES = {
    "guideline.amounts": "dollars share",
    "guideline.caseload.support": "SupportColumns SupportTable support_on_columns",
    "guideline.citations": "Citation",
    "guideline.dates": "Per",
    "guideline.errors": "GuidelineError InvalidFacts NotInForce NotModelled Problem",
    "guideline.explanation.text": "explain",
    "guideline.facts.case": (
        "AddOn Case Child Choices DefaultProceeding Deviation Findings HealthCoverage "
        "SpousalSupport"
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
    "guideline.files.california": "read_california_tables",
    "guideline.files.case": "case_from_json read_case",
    "guideline.files.net": "net_document",
    "guideline.files.order": "order_document",
    "guideline.law.tables": "Version every_version in_force",
    "guideline.notices": "Notice NoticeId",
    "guideline.order": "ChildPart SupportKind SupportOrder",
    "guideline.study.break_points": "BreakRule",
    "guideline.study.what_if": ("Change ChangeKind IncomeBreak Sensitivity TimeBreak sensitivity"),
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
