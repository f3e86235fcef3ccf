"""The rules that are not the law run on decimals and on columns, and mean the same there."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import numpy as np
import pytest

from cases import FIRST_DAY_OF_NEW_LAW, LAST_DAY_OF_OLD_LAW, NEW_LAW
from guideline.amounts import exact, like, to_cents
from guideline.facts.kinds import HardshipMethod, LowIncomeSupport
from guideline.law.family_code import formula_law, low_income_threshold
from guideline.study import wrong_rules
from guideline.study.basis import Basis, outcome
from guideline.support.add_ons import AddOnTerms
from guideline.support.base import Terms
from guideline.support.hardship_limit import Claim

ROWS = [
    ("6000.49", "3000.51", "0.2", "1", "0"),
    ("2000.10", "5000.77", "0.345", "0", "250"),
    ("2100.00", "900.00", "0.125", "0", "0"),
    ("4000.00", "4000.00", "0.5", "0.5", "0"),
    ("9000.00", "7000.00", "0.875", "2", "100"),
]
RULES: dict[str, Callable[[Basis[Any]], Any]] = {
    "the law": outcome,
    "k_without_time": wrong_rules.k_without_time,
    "k_of": partial(wrong_rules.k_of, formula_law(LAST_DAY_OF_OLD_LAW)),
    "under_law": lambda basis: wrong_rules.under_law(
        basis, formula_law(FIRST_DAY_OF_NEW_LAW), low_income_threshold(FIRST_DAY_OF_NEW_LAW)
    ),
    "with_low_income_support": partial(
        wrong_rules.with_low_income_support, LowIncomeSupport.UNADJUSTED
    ),
    "hardship_in_one_pass": wrong_rules.hardship_in_one_pass,
    "nets_rounded": wrong_rules.nets_rounded,
    "time_rounded": wrong_rules.time_rounded,
    "time_swapped": wrong_rules.time_swapped,
}


def basis(first: Any, second: Any, time: Any, children: Any, health: Any) -> Basis[Any]:
    """Return what support is made of, as columns or decimals; hardship is the first's."""
    zero = first * 0
    return Basis(
        terms=Terms(
            law=formula_law(NEW_LAW),
            threshold=low_income_threshold(NEW_LAW),
            applied=LowIncomeSupport.LOWEST,
            first_time=time,
            children=2,
        ),
        nets=(first, second),
        claims=(Claim(health=health, children=children), Claim(health=zero, children=zero)),
        method=HardshipMethod.PRESUMED,
        add_ons=AddOnTerms(zero, (), ()),
    )


@pytest.mark.parametrize("name", RULES)
def test_a_wrong_rule_is_the_same_on_columns(name: str) -> None:
    """Each rule gives unlike rows, to the cent, what it gives each of them as decimals."""
    columns = [np.array([float(row[place]) for row in ROWS]) for place in range(5)]
    on_columns = to_cents(RULES[name](basis(*columns)).base.from_first)
    with exact():
        one_by_one = [RULES[name](basis(*map(Decimal, row))) for row in ROWS]
    assert on_columns.tolist() == [float(to_cents(each.base.from_first)) for each in one_by_one]


@pytest.mark.parametrize("name", [name for name in RULES if name not in {"the law", "under_law"}])
def test_a_wrong_rule_moves_some_row(name: str) -> None:
    """No rule on the list is the law under another name."""
    with exact():
        facts = [basis(*map(Decimal, row)) for row in ROWS]
        unlike = [
            RULES[name](each).base.from_first != outcome(each).base.from_first for each in facts
        ]
    assert any(unlike)


def test_without_hardship_one_pass_is_the_law() -> None:
    """Where the court allows no hardship there is nothing to limit."""
    with exact():
        plain = basis(*map(Decimal, ROWS[0]))
        plain = Basis(plain.terms, plain.nets, None, plain.method, plain.add_ons)
        found, law = wrong_rules.hardship_in_one_pass(plain), outcome(plain)
    assert found.base.from_first == law.base.from_first


def test_half_a_percent_goes_up_for_the_lesser_share() -> None:
    """12.5 and 87.5 percent become 13 and 87, whichever parent is listed first."""
    with exact():
        for share, rounded in (
            ("0.125", "0.13"),
            ("0.875", "0.87"),
            ("0.5", "0.5"),
            ("0.004", "0"),
        ):
            row = ("6000", "3000", share, "0", "0")
            found = wrong_rules.time_rounded(basis(*map(Decimal, row))).base.formula
            assert found.h_percent == like(Decimal(rounded), found.h_percent)
