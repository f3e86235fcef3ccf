"""Rows of caseloads for tests: any facts that a table may have, ordinary and rare, wrong seldom."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

import guideline as gl
from guideline.caseload.table import PARENTS

Row = dict[str, Any]

_CENT = Decimal("0.01")
_STATUSES = [str(status) for status in gl.FilingStatus]
_ORDINARY = ("wages", "self_employment", "interest", "tips", "unemployment", "nontaxable")
_RARE = tuple(
    str(kind)
    for kind in gl.IncomeKind
    if kind not in {"spousal_support_received", "imputed", *_ORDINARY}
)
_TRUTHS = {
    "health_insurance_pre_tax": "health_insurance",
    "mandatory_retirement_pre_tax": "mandatory_retirement",
    "voluntary_retirement_pre_tax": "voluntary_retirement",
    "support_paid_elsewhere_proved": "support_paid_elsewhere",
    "wages_fica": "wages",
    "wages_sdi": "wages",
    "blind": "filing_status",
}
money = st.one_of(
    st.integers(0, 2_500_000).map(lambda cents: float(cents * _CENT)),
    st.integers(0, 25_000).map(float),
    st.sampled_from([0.0, 800.0, 1666.67, 2929.33, 16_666.67]),
)
"""A monthly amount in whole cents, zero to $25,000, with round ones often."""
small = st.integers(0, 90_000).map(lambda cents: float(cents * _CENT))
shares = st.one_of(
    st.integers(0, 100).map(lambda percent: percent / 100),
    st.sampled_from([0.0, 0.5, 1.0, 0.4, 0.6, 1 / 3]),
)
days = st.dates(date(2024, 1, 1), date(2026, 12, 31))


def sometimes(values: st.SearchStrategy[Any], *, of: int = 5) -> st.SearchStrategy[Any]:
    """Return a strategy that is absent all but one time in so many."""
    return st.integers(1, of).flatmap(lambda roll: values if roll == 1 else st.none())


def incomes(draw: st.DrawFn, which: str) -> Row:
    """Draw the incomes of one parent; earning capacity only where there are no earnings."""
    kinds = draw(st.lists(st.sampled_from(_ORDINARY), max_size=2, unique=True))
    kinds += [kind for kind in [draw(sometimes(st.sampled_from(_RARE), of=4))] if kind]
    if not kinds and draw(st.integers(1, 4)) == 1:
        return {f"{which}_imputed": draw(money), f"{which}_nontaxable": draw(small)}
    return {f"{which}_{kind}": draw(money) for kind in kinds or ["wages"]}


def business_premium(draw: st.DrawFn, which: str, row: Row) -> Row:
    """Draw the premium of a plan of the own business; seldom where there is no business."""
    if (f"{which}_self_employment" in row) is (draw(st.integers(1, 50)) == 1):
        return {}
    return {
        f"{which}_health_insurance": draw(small),
        f"{which}_health_insurance_self_employed": draw(st.booleans()),
        f"{which}_health_insurance_pre_tax": draw(sometimes(st.booleans(), of=20)),
    }


@st.composite
def parents(draw: st.DrawFn, which: str) -> Row:
    """Draw what a row tells of one parent."""
    row: Row = {f"{which}_filing_status": draw(st.sampled_from([*_STATUSES, None]))}
    row[f"{which}_hardship_children"] = draw(sometimes(st.sampled_from([0.5, 1.0, 2.0]), of=6))
    row[f"{which}_hardship_health"] = draw(sometimes(small, of=10))
    row[f"{which}_born"] = draw(sometimes(st.dates(date(1950, 1, 1), date(2010, 1, 1)), of=3))
    if draw(st.integers(1, 5)) == 1:
        row[f"{which}_net_income"] = draw(money)
        return row
    row |= incomes(draw, which)
    for name in (
        "health_insurance",
        "union_dues",
        "job_expenses",
        "support_paid_elsewhere",
        "mandatory_retirement",
        "voluntary_retirement",
        "mortgage_interest",
        "property_tax",
        "charity",
        "medical",
        "dependent_care",
        "rent_paid",
        "student_loan_interest",
        "hsa",
        "state_tax_paid",
    ):
        row[f"{which}_{name}"] = draw(sometimes(small, of=6))
    for name, other in _TRUTHS.items():
        if row.get(f"{which}_{other}") is not None or draw(st.integers(1, 200)) == 1:
            row[f"{which}_{name}"] = draw(sometimes(st.booleans(), of=2))
    row |= business_premium(draw, which, row)
    if row.get(f"{which}_support_paid_elsewhere_proved"):
        row[f"{which}_support_paid_elsewhere_court_ordered"] = draw(st.integers(1, 9)) > 1
    if row[f"{which}_filing_status"] == "married_joint":
        row[f"{which}_spouse_wages"] = draw(sometimes(money, of=2))
    if row[f"{which}_filing_status"] == "married_separate":
        row[f"{which}_lived_with_spouse"] = draw(sometimes(st.booleans(), of=2))
    if row[f"{which}_filing_status"] in {"single", "married_separate"}:
        row[f"{which}_joint_custody_credit"] = draw(sometimes(st.booleans(), of=4))
    row[f"{which}_federal_income_tax_entered"] = draw(sometimes(small, of=25))
    return row


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """Draw a row; nearly all are cases that can be."""
    on = draw(days)
    count = draw(st.sampled_from([1, 1, 1, 2, 2, 3, 4, 10]))
    row: Row = {
        "case_id": str(draw(st.integers(0, 10**9))),
        "on": on,
        "tax_year": draw(sometimes(st.integers(2018, 2026), of=3)),
        "children": count,
        "first_time": draw(shares),
        "spousal_support": draw(sometimes(st.integers(-900, 900).map(float), of=6)),
        "low_income_support": draw(sometimes(st.sampled_from(["lowest", "unadjusted"]))),
        "hardship_method": draw(sometimes(st.sampled_from([str(x) for x in gl.HardshipMethod]))),
        "negative_net_income": draw(sometimes(st.just("as_it_is"), of=9)),
        "refundable_credits": draw(sometimes(st.booleans(), of=6)),
        "imputed_tax": draw(sometimes(st.sampled_from(["as_wages", "untaxed"]))),
        "joint_tax_share": draw(sometimes(st.sampled_from([str(x) for x in gl.JointTaxShare]))),
    }
    for which in PARENTS:
        row |= draw(parents(which))
    youngest = date(on.year - 1, 1, 1)
    for number in range(1, count + 1):
        born = draw(st.dates(date(on.year - 17, 1, 1), youngest))
        row[f"child_{number}_born"] = born if count > 1 or draw(st.booleans()) else None
        row[f"child_{number}_time"] = draw(sometimes(shares))
        row[f"child_{number}_claimed_by"] = draw(sometimes(st.sampled_from(PARENTS), of=8))
    if draw(st.integers(1, 10)) == 1:
        row["default_noncustodial"] = draw(st.sampled_from(PARENTS))
        row["first_time"] = None
        row |= {f"child_{number}_time": None for number in range(1, count + 1)}
    for kind in gl.AddOnKind:
        row[str(kind)] = draw(sometimes(small, of=6))
        if row[str(kind)] is not None:
            row[f"{kind}_paid_by"] = draw(sometimes(st.sampled_from(PARENTS), of=2))
            row[f"{kind}_split"] = draw(
                sometimes(st.sampled_from(["half", "proportional", "40%"]), of=2)
            )
    return row
