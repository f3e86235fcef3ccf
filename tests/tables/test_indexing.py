"""The indexed figures of each year by the statute's own arithmetic: one inflation fits them all.

A figure that was typed or read wrong stands out here, whoever has the same mistake.
"""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import pytest

import guideline as gl
from guideline.law.tables import Version
from guideline.taxes.california_credits import caleitc_at
from guideline.taxes.years import california_law, california_version, federal_version

EACH = ("single", "married_joint", "married_separate", "head_of_household")
# California consumer price index from June to June, as the Franchise Tax Board announces it.
INFLATION = {
    2019: "0.031",
    2020: "0.014",
    2021: "0.044",
    2022: "0.083",
    2023: "0.031",
    2024: "0.033",
    2025: "0.030",
}
CHAINED = (
    "bracket_tops",
    "standard_deduction",
    "itemized_threshold",
    "credit_threshold",
    "amt_exemption",
    "amt_reduction_start",
    "personal_credit",
    "dependent_credit",
    "renters_cap",
    "joint_custody_most",
    "caleitc_earned",
    "caleitc_investment_limit",
)
# What Form 3514's table, of rows of $50, prints as the most of CalEITC.
MOST_CALEITC = {
    2018: [232, 1554, 2559, 2879],
    2019: [240, 1605, 2651, 2982],
    2020: [243, 1626, 2691, 3027],
    2021: [255, 1698, 2809, 3160],
    2022: [275, 1843, 3037, 3417],
    2023: [285, 1900, 3137, 3529],
}


class Indexed(NamedTuple):
    """A figure of a year beside what it is indexed from, and how it is rounded."""

    name: str
    base: int
    figure: int
    unit: int
    rounding: str

    def span(self) -> tuple[Fraction, Fraction]:
        """Return from which inflation on, and below which, the figure is what it is."""
        below = Fraction(self.unit, 2) if self.rounding == ROUND_HALF_UP else Fraction(0)
        lowest = self.figure - below
        return Fraction(lowest) / self.base, Fraction(lowest + self.unit) / self.base


def of_status(version: Version, name: str, status: str) -> list[int]:
    """Return the figures of one name for a status, one or several."""
    value: Any = version.figures[name]
    if isinstance(value, dict):
        value = value[status]
    return value if isinstance(value, list) else [value]


def paired(name: str, year: int, status: str) -> Iterator[tuple[int, int]]:
    """Yield the figures of 2018 with those of a year."""
    first, second = federal_version(2018), federal_version(year)
    yield from zip(of_status(first, name, status), of_status(second, name, status), strict=True)


def brackets(year: int) -> Iterator[Indexed]:
    """Yield the brackets that P.L. 115-97 set for 2018 and 26 U.S.C. § 1(f) indexes since."""
    for status in EACH:
        unit = 25 if status in {"single", "married_separate"} else 50  # § 1(f)(7)
        for number, pair in enumerate(paired("bracket_tops", year, status)):
            if year < 2026 or number > 1:  # P.L. 119-21 § 70101 gave the first two a year more
                yield Indexed(f"bracket {number} {status}", *pair, unit, ROUND_FLOOR)
        for pair in paired("gain_tops", year, status):
            yield Indexed(f"gains {status}", *pair, 50, ROUND_FLOOR)


def of_2018(year: int) -> Iterator[Indexed]:
    """Yield the brackets with what else that act set, until P.L. 119-21 began anew."""
    yield from brackets(year)
    rows = (
        ("amt_exemption", EACH, 2026, 100, ROUND_HALF_UP),
        ("amt_reduction_start", EACH, 2025, 100, ROUND_HALF_UP),
        ("qbi_threshold", ("single", "head_of_household"), 2026, 50, ROUND_FLOOR),
        ("qbi_threshold", ("married_separate",), 2026, 25, ROUND_FLOOR),
        ("standard_deduction", ("single", "head_of_household"), 2024, 50, ROUND_FLOOR),
    )
    for name, statuses, last, unit, rounding in rows:
        for status in statuses if year <= last else ():
            for pair in paired(name, year, status):
                yield Indexed(f"{name} {status}", *pair, unit, rounding)


def earlier(year: int) -> Iterator[Indexed]:
    """Yield the saver's credit of 2006, and the student loan interest of 2001."""
    version = federal_version(year)
    joint = of_status(version, "savers_tops", "married_joint")
    for base, figure in zip((30_000, 32_500, 50_000), joint, strict=True):  # § 25B(b)(3)
        yield Indexed(f"savers {base}", base, figure, 500, ROUND_HALF_UP)


def loans(year: int) -> Iterator[Indexed]:
    """Yield where the deduction of student loan interest begins to fall, § 221(f)."""
    for status, base in (("single", 50_000), ("married_joint", 100_000)):
        (figure,) = of_status(federal_version(year), "student_loan_start", status)
        yield Indexed(f"student loans {status}", base, figure, 5_000, ROUND_FLOOR)


def earnings(year: int) -> Iterator[Indexed]:
    """Yield the amounts of 1995 that the earned income credit begins to fall at, § 32(b)(2)(A)."""
    starts = of_status(federal_version(year), "eitc_out_start", "single")
    bases = (5_280, 11_610, 11_610, 11_610)
    for children, (base, figure) in enumerate(zip(bases, starts, strict=True)):
        if (year, children) != (2021, 0):  # § 32(n) of 2021
            yield Indexed(f"earned income {children}", base, figure, 10, ROUND_HALF_UP)


@pytest.mark.parametrize("family", [of_2018, earlier, loans, earnings])
@pytest.mark.parametrize("year", range(2019, 2027))
def test_one_inflation_fits_every_federal_figure(year: int, family: Any) -> None:
    """26 U.S.C. §§ 1(f), 25B(b)(3), 32(j), 55(d)(4), 63(c)(7), 199A(e)(2), 221(f)."""
    figures = list(family(year))
    lowest = max(figure.span()[0] for figure in figures)
    beyond = [figure.name for figure in figures if figure.span()[1] <= lowest]
    assert beyond == []


@pytest.mark.parametrize("year", range(2019, 2027))
def test_the_credit_on_earnings_is_a_share_of_a_round_amount(year: int) -> None:
    """§ 32(b)(1)-(2): the most of the credit is its rate of an amount of whole $10."""
    figures = federal_version(year).figures
    for most, rate in zip(figures["eitc_most"], figures["eitc_in_rates"], strict=True):
        amounts = {(most - Decimal("0.5")) / rate, (most + Decimal("0.5")) / rate}
        lowest, highest = min(amounts), max(amounts)
        assert -(-lowest // 10) * 10 <= highest, (most, rate)


@pytest.mark.parametrize("year", INFLATION)
def test_california_indexes_each_figure_of_the_year_before(year: int) -> None:
    """Rev. & Tax. Code §§ 17041(h), 17054(i), 17062, 17073.5, 17077: to the nearest dollar.

    Joint figures double the single ones (§ 17045) and are tried where they do.
    """
    before, after = california_version(year - 1), california_version(year)
    for name in CHAINED:
        # The act of 2019 that widened CalEITC (AB 91) raised it by 3.5 percent that year.
        widened = year == 2019 and name.startswith("caleitc")
        growth = 1 + Decimal("0.035" if widened else INFLATION[year])
        apart = {"single", "head_of_household", "married_separate"}
        if name.startswith("caleitc") or name in {"standard_deduction", "renters_cap"}:
            apart = {"single"}
        for status in sorted(apart):
            old, new = of_status(before, name, status), of_status(after, name, status)
            indexed = [(figure * growth).quantize(Decimal(1), ROUND_HALF_UP) for figure in old]
            assert new == indexed, (name, status)


@pytest.mark.parametrize("year", MOST_CALEITC)
def test_the_most_of_caleitc_is_what_its_printed_table_says(year: int) -> None:
    """Rev. & Tax. Code § 17052(b): the best row of the table is the credit in its middle."""
    version = california_version(year)
    law = california_law(version, gl.FilingStatus.SINGLE, Decimal(0))
    middles = [Decimal(lowest) + Decimal("24.5") for lowest in range(1, 12_000, 50)]
    for children, printed in enumerate(MOST_CALEITC[year]):
        best = max(caleitc_at(middle, children, law) for middle in middles)
        assert best.quantize(Decimal(1), ROUND_HALF_UP) == printed, children
