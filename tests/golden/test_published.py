"""Published figures that this project did not make.

Quality A is asserted as printed. Quality B is a range, an expression or a rounded percentage. The
figures stand in ``published.json`` with where they were read; none is bent to a result.
"""

import json
from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

import cases
import guideline as gl
from cases import FIRST, LAST_DAY_OF_OLD_LAW, NEW_LAW, SECOND
from guideline.amounts import exact
from guideline.law.family_code import formula_law, low_income_threshold
from guideline.support.add_ons import adjusted_incomes, first_share
from guideline.support.formula import Formula, formula, k_fraction
from guideline.support.hardship_limit import Claim, for_children

PUBLISHED = json.loads(
    (Path(__file__).parent / "published.json").read_text(encoding="utf-8"), parse_float=Decimal
)
BY_ID: dict[str, dict[str, Any]] = {each["id"]: each for each in PUBLISHED["examples"]}


def example(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the inputs and the expected figures of a published example."""
    found = BY_ID[name]
    return found["inputs"], found["expected"]


def sheet(law: str, high: Any, low: Any, time: Any, children: int = 1) -> Formula[Decimal]:
    """Return the formula's worksheet for the high earner, the low earner and the time."""
    day = NEW_LAW if law == "post" else LAST_DAY_OF_OLD_LAW
    with exact():
        return formula(formula_law(day), (Decimal(high), Decimal(low)), Decimal(time), children)


class TestStatutesOwnExamples:
    """§ 4055(b)(3): "for example, if H% equals 20 percent and ... is $1,000, K = ... 0.21"."""

    @pytest.mark.parametrize("law", ["post", "pre"])
    @pytest.mark.parametrize("time", ["20", "80"])
    def test_k(self, law: str, time: str) -> None:
        """K at $1,000 is printed to two decimals: 0.21, and 0.30 in the former section."""
        given, expected = example(f"statute-{law}-K-H{time}")
        k = sheet(law, given["TN"], 0, given["H"]).k
        assert k.quantize(Decimal("0.01"), ROUND_HALF_UP) == expected["K"]


class TestCourts:
    """Figures in opinions."""

    def test_1993(self) -> None:
        """An opinion of 1993 has $494 for $1,978; it is $494.50, which was cut to whole dollars.

        The multipliers and the flat band of 25 percent are those of the former table.
        """
        given, expected = example("antoni-1993")
        cs = sheet("pre", given["HN"], given["LN"], given["H"]).cs
        assert cs == Decimal("494.50")
        assert cs.quantize(Decimal(1), ROUND_DOWN) == expected["guideline"]

    def test_2016_is_near(self) -> None:
        """An opinion of 2016 has $40,882 for $338,484.58 a month; the statute gives $41,418.15.

        The opinion gives neither the other parent's income nor the exact net income that was used,
        so that it is a range: within 1.5 percent. The statute's arithmetic is right on the figures
        given.
        """
        given, expected = example("sp-v-fg-2016")
        cs = sheet("pre", given["HN"], 0, given["H"]).cs
        assert round(cs, 2) == Decimal("41418.15")
        assert abs(cs / expected["guideline"] - 1) < Decimal("0.015")

    def test_minimum_wage_of_2022(self) -> None:
        """$15 at 40 hours is $2,600 a month of gross income: 52 weeks over 12 months."""
        given, expected = example("ramos-min-wage")
        wages = gl.Income(
            kind=gl.IncomeKind.WAGES,
            amount=Decimal(given["min_wage"]),
            per=gl.Per.HOUR,
            hours_per_week=Decimal(given["hours"]),
        )
        earner = cases.parent(FIRST, None, income=[wages], taxes=gl.EnteredTaxes(complete=True))
        result = cases.support(parents=[earner, cases.parent(SECOND)])
        assert result.statements[0].monthly_gross_income == expected["imputed_gross"]


class TestPercentages:
    """A page of 2002 prints percentages of the payor's net income at equal time."""

    @pytest.mark.parametrize(
        ("name", "exactly"), [("half-time-1-child", "18.75"), ("half-time-2-children", "30")]
    )
    @pytest.mark.parametrize("net", [1000, 3333, 6000])
    def test_half_time(self, name: str, exactly: str, net: int) -> None:
        """19 percent for one child, which is 18.75, and 30 for two, anywhere in the flat band."""
        given, expected = example(name)
        amount = sheet("pre", net, given["LN"], given["H"], given["children"]).guideline
        percentage = amount / net * 100
        assert percentage == Decimal(exactly)
        assert percentage.quantize(Decimal(1), ROUND_HALF_UP) == expected["percent_of_payor_net"]


class TestFixture:
    """The tests of another program, whose expected values are the statute's expressions."""

    def test_zero(self) -> None:
        """At 75 percent with 75 percent of the income: factor 1.25, K .3125, nothing owed."""
        given, expected = example("fixture-zero")
        found = sheet("post", given["HN"], given["LN"], given["H"])
        assert found.time_factor == expected["hMultiplier"]
        assert found.k == expected["K"]
        assert found.cs == expected["CS"]

    def test_flat_band(self) -> None:
        """.25 x 1.3 x (6,000 - .3 x 8,000) = 1,170."""
        given, expected = example("fixture-flat-30")
        found = sheet("post", given["HN"], given["LN"], given["H"])
        assert (found.fraction, found.time_factor) == (expected["baseK"], expected["hMultiplier"])
        assert expected["CS_expression"] == ".25*1.3*(6000-.3*8000)"
        assert found.cs == Decimal(".25") * Decimal("1.3") * (6000 - Decimal(".3") * 8000)

    def test_top_band(self) -> None:
        """(.12 + 1200/20000) x (2 - .6), and nothing owed."""
        given, expected = example("fixture-band5-h60")
        found = sheet("post", given["HN"], given["LN"], given["H"])
        assert expected["K_expression"] == "(.12+1200/20000)*(2-.6)"
        assert (found.k, found.cs) == (Decimal(".18") * Decimal("1.4"), expected["CS"])

    def test_negative(self) -> None:
        """At 80 percent of the time the amount is negative and the low earner pays."""
        given, expected = example("fixture-neg-80")
        assert expected["payer"] == "low earner"
        assert sheet("post", given["HN"], given["LN"], given["H"]).cs < 0
        result = cases.support((given["HN"], given["LN"]), given["H"])
        assert result.payor == SECOND

    EXPRESSIONS: dict[str, Callable[[Decimal], Decimal]] = {  # noqa: RUF012 - not changed
        ".165+TN/82857": lambda tn: Decimal(".165") + tn / 82857,
        ".131+TN/42149": lambda tn: Decimal(".131") + tn / 42149,
        ".25": lambda _: Decimal(".25"),
        ".10+1499/TN": lambda tn: Decimal(".10") + 1499 / tn,
        ".12+1200/TN": lambda tn: Decimal(".12") + 1200 / tn,
    }

    def test_bands(self) -> None:
        """The fraction at nine totals, on either side of every edge."""
        given, expected = example("fixture-bands")
        totals = [Decimal(total) for total in given["TN"]]
        with exact():
            for total, expression in zip(totals, expected["baseK_expression"], strict=True):
                found = k_fraction(formula_law(NEW_LAW), total)
                assert found == self.EXPRESSIONS[expression](total), total


class TestLowIncome:
    """Thresholds and eligibility."""

    def test_2026(self) -> None:
        """An agency's procedure says $2,929.00; the statute's product is $2,929.33 and a third.

        The agency drops the cents. The statute has no rounding, so the exact product is right.
        """
        given, expected = example("lia-2026-county")
        amount = low_income_threshold(NEW_LAW).amount
        product = Decimal(given["min_wage"]) * given["hours"] * given["weeks"] / 12
        assert round(amount, 10) == round(product, 10)
        assert amount.quantize(Decimal(1), ROUND_DOWN) == expected["threshold"]

    def test_the_low_end_is_taken(self) -> None:
        """The state calculator takes the low end of the range; so does the default here."""
        _, expected = example("lia-2026-county")
        assert expected["range_end_used"] == "low"
        result = cases.support((2500, 1000), "0.3")
        assert result.low_income is not None
        assert result.low_income.support == result.low_income.lowest_support

    def test_2025(self) -> None:
        """$16.50 makes $2,860."""
        _, expected = example("lia-2025-csg")
        assert low_income_threshold(NEW_LAW.replace(year=2025)).amount == expected["threshold"]

    def test_2024(self) -> None:
        """The published $2,137 of 2024, on the statute's base of $1,500."""
        _, expected = example("lia-2024-sourcebook")
        assert low_income_threshold(LAST_DAY_OF_OLD_LAW).amount == expected["threshold"]

    @pytest.mark.parametrize("edge", ["edge-under", "edge-over", "2500"])
    def test_eligibility(self, edge: str) -> None:
        """$2,929 and $2,500 are below the threshold of 2026, $2,930 is not."""
        given, expected = example(f"fixture-lia-{edge}")
        result = cases.support((given["obligor_net"], given["LN"]), given["H"])
        assert result.low_income_applies is expected["eligible"]
        if "top_of_range" in expected:
            assert result.low_income is not None
            assert result.low_income.highest_support == result.formula.guideline.copy_abs()


class TestHardship:
    """What a page of 2016 says of the limit."""

    def test_full_and_half(self) -> None:
        """Against $300 of support for one child: at most $300, and $150 at half a credit.

        The page states the limit for a support already set. The statute's limit is the support
        that results, which the deduction itself lowers (§ 4071(b)).
        """
        given, expected = example("hardship-cap")
        none_found, limit = Decimal(10**9), Decimal(given["guideline"])
        for credit, name in (("1", "max_full_hardship"), ("0.5", "half_hardship")):
            claim = Claim(Decimal(0), Decimal(credit), none_found)
            assert for_children(claim, limit) == expected[name]


class TestAddOns:
    """Adjusted incomes and shares."""

    def test_a_law_offices_example(self) -> None:
        """7,000 - 1,000 - 500 and 3,000 + 1,000: 57.9 and 42.1 percent."""
        given, expected = example("add-ons-2024")
        with exact():
            nets = adjusted_incomes(
                (Decimal(given["payor_net"]), Decimal(given["payee_net"])),
                Decimal(given["child_support"]),
                Decimal(given["spousal"]),
            )
            share = first_share(gl.Division.PROPORTIONAL, nets) * 100
        assert nets == (expected["payor_adjusted"], expected["payee_adjusted"])
        assert round(share, 1) == expected["payor_pct"]
        assert round(100 - share, 1) == expected["payee_pct"]

    def test_spousal_support_alone(self) -> None:
        """The fixture's adjusted incomes are those before child support comes off the payor.

        § 4061(d) takes it off as well, which the example above shows; here only (c) is compared.
        """
        given, expected = example("fixture-addons-spousal-500")
        nets = (Decimal(given["A_net"]), Decimal(given["B_net"]))
        adjusted = adjusted_incomes(nets, Decimal(0), Decimal(given["spousal_A_to_B"]))
        assert adjusted == (expected["adjustedNetA"], expected["adjustedNetB"])


class TestAverage:
    """§ 4055(b)(1)(D): the average over children."""

    def test_two_children(self) -> None:
        """50 and 20 percent make 35."""
        given, expected = example("average-of-two")
        shares = enumerate(given["H_by_child"], 1)
        result = cases.support(children=[cases.child(n, share) for n, share in shares])
        assert result.formula.h_percent == expected["H"]


def test_every_example_is_used() -> None:
    """No published figure lies in the file unread."""
    source = Path(__file__).read_text(encoding="utf-8")
    patterns = ("statute-", "fixture-lia-")
    for name in BY_ID:
        assert f'"{name}"' in source or name.startswith(patterns), name
