"""Whatever stands in a case file, there is a result or one error that says what is wrong."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import guideline as gl

FULL: dict[str, Any] = {
    "on": "2026-03-01",
    "tax_year": 2026,
    "parents": [
        {
            "name": "P",
            "filing_status": "single",
            "income": [
                {"kind": "wages", "amount": "6500.00", "per": "month"},
                {"kind": "overtime", "amount": 300, "premium": 100},
                {"kind": "self_employment", "amount": 900, "expenses": 100, "depreciation": 20},
            ],
            "deductions": {
                "health_insurance": {"amount": 210, "pre_tax": True},
                "union_dues": 45,
                "support_paid_elsewhere": {"amount": 350, "court_ordered": True, "proved": True},
            },
            "retirement": [{"amount": 300, "mandatory": True, "pre_tax": True}],
            "hardship": {"children": 1, "health": 50},
            "tax_return": {"born": "1985-04-01", "claims": ["C1"], "mortgage_interest": 1200},
        },
        {
            "name": "R",
            "monthly_net_disposable_income": "3000",
            "hardship": {"children": "0.5", "amount": 200},
        },
    ],
    "children": [
        {"name": "C1", "born": "2015-05-02", "time": {"P": "20%", "R": "80%"}},
        {
            "name": "C2",
            "born": "2012-05-02",
            "time": {"P": "30%", "R": 0.7},
            "completes_grade_12": "2031-06-01",
        },
    ],
    "add_ons": [
        {"kind": "childcare", "amount": 600, "paid_by": "R"},
        {"kind": "travel", "split": {"P": "40%", "R": "60%"}},
    ],
    "spousal_support": {"payor": "P", "amount": 500},
    "health_coverage": [{"parent": "P", "amount": 200}],
    "findings": {
        "low_income_support": "lowest",
        "deviation": {
            "amount": 900,
            "factor": "4057(b)(3)",
            "reason": "x",
            "best_interests": "y",
        },
    },
    "choices": {"hardship_method": "presumed", "negative_net_income": "as_it_is"},
}
ODD: list[Any] = [
    *(None, True, 0, 1, -1, 12, 10**8, 1e9, "", "x", "1e5", "-5", "0.5", "50%", "0%", "100%"),
    *("nan", "99999999", "0.000000000001", "\u0661", "a" * 3000, {}, [], [None], [[]], [{}]),
    *({"amount": 5}, {"P": "0%", "R": "100%"}, "P", "R", "C1", "week", "hour", "lowest"),
    *(
        "2026-02-29",
        "2024-08-31",
        "2020-01-01",
        "9985-05-02",
        "9999-12-31",
        "0001-01-01",
        "unadjusted",
    ),
    *("basic", "presumed_with_add_ons", "4057(b)(5)", "4057(b)(2)", "married_joint", "imputed"),
]
KEYS = ["x", "amount", "per", "name", "born", "kind", "custody", "time", "taxes", "split", "from"]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of everything inside a table or a list."""
    inside: Any = ()
    if isinstance(value, dict):
        inside = value.items()
    elif isinstance(value, list):
        inside = enumerate(value)
    for name, item in inside:
        yield (*path, name)
        yield from places(item, (*path, name))


@st.composite
def spoiled(draw: st.DrawFn) -> dict[str, Any]:
    """Return the full case with up to three of its facts left out, doubled, added or exchanged."""
    case = copy.deepcopy(FULL)
    if draw(st.booleans()):
        del case["findings"]["deviation"]
    if draw(st.booleans()):
        net = draw(st.sampled_from(["0", "-500", "1200", "2929.33"]))
        case["parents"][0] = {"name": "P", "monthly_net_disposable_income": net}
    for _ in range(draw(st.integers(0, 3))):
        *outer, last = draw(st.sampled_from(list(places(case))))
        holder: Any = case
        for name in outer:
            holder = holder[name]
        _spoil(draw, holder, last)
    return case


def _spoil(draw: st.DrawFn, holder: Any, last: Any) -> None:
    """Spoil one thing in a table or a list."""
    change = draw(st.sampled_from(["leave out", "double", "add", "exchange", "exchange"]))
    odd = copy.deepcopy(draw(st.sampled_from(ODD)))
    if change == "leave out":
        del holder[last]
    elif change == "double" and isinstance(holder, list):
        holder.append(copy.deepcopy(holder[last]))
    elif change == "add" and isinstance(holder, dict):
        holder[draw(st.sampled_from(KEYS))] = odd
    else:
        holder[last] = odd


@given(spoiled())
def test_a_result_or_one_error(values: dict[str, Any]) -> None:
    """A spoiled case is calculated, or refused with a reason; nothing else happens.

    Where it is calculated it can be written, the parts are not below zero and sum to the order.
    """
    try:
        result = gl.calculate(gl.case_from_json(json.dumps(values)))
    except gl.GuidelineError:
        return
    json.dumps(gl.order_document(result))
    assert gl.explain(result)
    parts = [child.amount for child in result.children]
    assert min(parts) >= 0
    assert sum(parts) == result.monthly_support
    for expense in result.add_ons:
        if expense.monthly_cost is not None:
            amounts = [share.amount for share in expense.parents if share.amount is not None]
            assert sum(amounts) == expense.monthly_cost
