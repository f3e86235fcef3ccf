"""Where the fact that each column tells stands in a case file, and which are rare."""

import attrs

from guideline.facts.kinds import IncomeKind
from guideline.facts.parents import ENTERED_TAXES
from guideline.facts.tax_return import ReturnFacts

ONE_BY_ONE = {
    "hardship_amount",
    "support_paid_elsewhere_kind",
    "support_paid_elsewhere_instrument",
    "support_paid_elsewhere_guideline_cap",
    "voluntary_retirement_instead_of_fica",
    "overtime_premium",
    "self_employment_expenses",
    "self_employment_depreciation",
    "rent_expenses",
    "spousal_support_received",
    "spousal_support_received_instrument",
    "imputed_replaces",
    "disabled",
    "spouse_blind",
    "spouse_born",
    "federal_income_tax_entered",
    "state_income_tax_entered",
    "social_security_entered",
    "medicare_entered",
    "state_disability_entered",
    "taxes_complete",
    "no_return",
    "out_of_state_rate",
    "completes_grade_12",
    "low_income_threshold",
}
"""What is rare enough that its rows are computed one by one."""

_NO_COLUMN = {"claims", "other_dependents", "spouse"}
_RETURN = tuple(
    field.name
    for field in attrs.fields(ReturnFacts)  # type: ignore[arg-type] # facts are attrs classes
    if field.name not in _NO_COLUMN
)
OF_PARENT: dict[str, tuple[str, ...]] = {
    "filing_status": ("filing_status",),
    "net_income": ("monthly_net_disposable_income",),
    **{str(kind): ("income", str(kind), "amount") for kind in IncomeKind},
    "wages_fica": ("income", "wages", "fica"),
    "wages_sdi": ("income", "wages", "sdi"),
    "overtime_premium": ("income", "overtime", "premium"),
    "self_employment_expenses": ("income", "self_employment", "expenses"),
    "self_employment_depreciation": ("income", "self_employment", "depreciation"),
    "rent_expenses": ("income", "rent", "expenses"),
    "spousal_support_received_instrument": ("income", "spousal_support_received", "instrument"),
    "imputed_replaces": ("income", "imputed", "replaces"),
    "health_insurance": ("deductions", "health_insurance", "amount"),
    "health_insurance_pre_tax": ("deductions", "health_insurance", "pre_tax"),
    "health_insurance_self_employed": ("deductions", "health_insurance", "self_employed"),
    "union_dues": ("deductions", "union_dues"),
    "job_expenses": ("deductions", "job_expenses"),
    "support_paid_elsewhere": ("deductions", "support_paid_elsewhere", "amount"),
    **{
        f"support_paid_elsewhere_{name}": ("deductions", "support_paid_elsewhere", name)
        for name in ("court_ordered", "proved", "kind", "instrument", "guideline_cap")
    },
    "mandatory_retirement": ("retirement", "mandatory", "amount"),
    "mandatory_retirement_pre_tax": ("retirement", "mandatory", "pre_tax"),
    "voluntary_retirement": ("retirement", "voluntary", "amount"),
    "voluntary_retirement_pre_tax": ("retirement", "voluntary", "pre_tax"),
    "voluntary_retirement_instead_of_fica": ("retirement", "voluntary", "instead_of_fica"),
    "hardship_children": ("hardship", "children"),
    "hardship_health": ("hardship", "health"),
    "hardship_amount": ("hardship", "amount"),
    **{f"{name}_entered": ("taxes", name) for name in ENTERED_TAXES},
    "taxes_complete": ("taxes", "complete"),
    "no_return": ("taxes", "no_return"),
    "out_of_state_rate": ("taxes", "out_of_state_rate"),
    **{name: ("tax_return", name) for name in _RETURN},
    "spouse_wages": ("tax_return", "spouse", "wages"),
    "spouse_self_employment": ("tax_return", "spouse", "self_employment"),
    "spouse_born": ("tax_return", "spouse", "born"),
    "spouse_blind": ("tax_return", "spouse", "blind"),
}
OF_CASE: dict[str, tuple[str, ...]] = {
    "on": ("on",),
    "tax_year": ("tax_year",),
    "low_income_support": ("findings", "low_income_support"),
    **{
        name: ("choices", name)
        for name in (
            "hardship_method",
            "negative_net_income",
            "low_income_threshold",
            "refundable_credits",
            "california_tables",
            "imputed_tax",
            "joint_tax_share",
        )
    },
}
OF_CHILD = {"born": ("born",), "completes_grade_12": ("completes_grade_12",)}
