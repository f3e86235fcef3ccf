"""The law of plans and withholding, typed a second time from its sources."""

from datetime import date
from decimal import Decimal

import pytest

import guideline as gl


@pytest.mark.parametrize(
    ("table", "first", "figures"),
    [
        ("family_code/assignment", "2005-01-01", {"share": "0.50", "fee": "1.50"}),
        ("family_code/benefit_withholding", "2020-01-01", {"share": "0.25"}),
        ("family_code/compliance", "2020-01-01", {"days_in_compliance": "30",
         "delinquency_days": "60", "delinquency_amount": "100", "levy_days": "30"}),
        ("family_code/licence_income", "2027-01-01", {"share": "0.70", "commercial": "0"}),
        ("family_code/licence_income", "2025-01-01", {"share": "0.70", "commercial": "1"}),
        ("family_code/ssdi_share", "2020-01-01", {"share": "0.05"}),
        ("code_of_civil_procedure/benefit_withholding", "2000-09-28",
         {"share": "0.25", "fee": "2"}),
        ("code_of_regulations/arrears_payment", "2024-01-01",
         {"share_of_current": "0.25", "share_of_earnings": "0.50"}),
        ("county_practice/arrears_only", "2024-01-01", {"share_of_principal": "0.017"}),
        ("state_practice/debt_reduction", "2021-05-01", {"days_current_met": "90",
         "months_to_pay_all": "12", "assets": "3500", "months_since_contempt": "6"}),
        ("united_states_code/passport", "2020-01-01", {"amount": "2500"}),
        ("united_states_code/support_ceiling", "1977-06-01", {"supporting": "0.50",
         "supporting_over_12_weeks": "0.55", "not_supporting": "0.60",
         "not_supporting_over_12_weeks": "0.65", "weeks": "12"}),
    ],
)  # fmt: skip
def test_every_figure(table: str, first: str, figures: dict[str, str]) -> None:
    """Each figure stands in the table as its source has it, from the first day."""
    row = gl.in_force(table, date.fromisoformat(first))
    assert row.start == date.fromisoformat(first)
    assert {name: Decimal(value) for name, value in row.figures.items()} == {
        name: Decimal(value) for name, value in figures.items()
    }
