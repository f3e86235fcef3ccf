"""The tables of the income taxes: complete for each year, ordered, sourced, and right in places."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import attrs
import pytest

import guideline as gl
from guideline.law.tables import Version, table_names, versions
from guideline.taxes.years import (
    CaliforniaLaw,
    FederalLaw,
    california_version,
    disability_insurance_version,
    federal_version,
)

FEDERAL_YEARS = range(2018, 2027)
CALIFORNIA_YEARS = range(2018, 2026)
STATUSES = {str(status) for status in gl.FilingStatus}
TABLES, STATE_TABLES = (
    [row for name in table_names() if name.startswith(folder) for row in versions(name)]
    for folder in ("federal/", "california/2")
)
EVERY = [*TABLES, *STATE_TABLES]
KNOWN = f"tax years {FEDERAL_YEARS[0]} to {FEDERAL_YEARS[-1]}.*enter the taxes"


def for_each(version: Version) -> str:
    """Return a table's name for the report."""
    return version.table


def by_status(value: Any) -> list[Any]:
    """Return a figure for each status that it differs by."""
    return list(value.values()) if isinstance(value, dict) else [value]


def figure(version: Version, name: str, status: str = "single") -> Any:
    """Return one figure of a table for a status."""
    value = version.figures[name]
    return value[status] if isinstance(value, dict) else value


def test_there_is_a_table_for_each_year_and_no_other() -> None:
    """The years are written above: those that are not are there by mistake, or new."""
    names = table_names()
    years = {name for name in names if name.startswith(("federal/", "california/2"))}
    assert years == {f"federal/{year}" for year in FEDERAL_YEARS} | {
        f"california/{year}" for year in CALIFORNIA_YEARS
    }


@pytest.mark.parametrize("version", EVERY, ids=for_each)
def test_a_table_covers_its_calendar_year(version: Version) -> None:
    """A year's table begins on January 1 and ends on December 31 of the year in its name."""
    year = int(version.table.rpartition("/")[2])
    assert (version.start, version.through) == (date(year, 1, 1), date(year, 12, 31))


@pytest.mark.parametrize("version", EVERY, ids=for_each)
def test_a_table_has_every_figure_and_a_source_for_each(version: Version) -> None:
    """A missing figure, an unknown one, or one without a source fails here, naming it."""
    kind: Any = FederalLaw if version.table.startswith("federal") else CaliforniaLaw
    wanted = {field.name for field in attrs.fields(kind)}
    assert set(version.figures) == wanted
    assert set(version.sources) == wanted
    assert all(len(source) > 10 for source in version.sources.values())
    assert set(version.weak) <= wanted
    assert set(version.read) <= wanted - set(version.weak)


@pytest.mark.parametrize("version", EVERY, ids=for_each)
def test_a_figure_that_differs_by_status_has_every_status(version: Version) -> None:
    """No filing status is left out of a figure."""
    for name, value in version.figures.items():
        if isinstance(value, dict):
            assert set(value) == STATUSES, name


@pytest.mark.parametrize("version", EVERY, ids=for_each)
def test_brackets_rise_and_match_their_rates(version: Version) -> None:
    """Each schedule's tops rise, and there is one rate more than there are tops."""
    rates = version.figures["rates"]
    assert rates == sorted(rates)
    for tops in by_status(version.figures["bracket_tops"]):
        assert tops == sorted(set(tops))
        assert len(tops) == len(rates) - 1


@pytest.mark.parametrize("version", EVERY, ids=for_each)
def test_shares_and_rates_are_below_one(version: Version) -> None:
    """Whatever is called a rate is a share of a dollar."""
    for name, value in version.figures.items():
        if not name.endswith(("_rate", "rates", "_shares")):
            continue
        for row in by_status(value):
            for rate in row if isinstance(row, list) else [row]:
                assert 0 <= rate < 1, name


@pytest.mark.parametrize("version", STATE_TABLES, ids=for_each)
def test_california_doubles_the_single_schedule_for_joint_returns(version: Version) -> None:
    """Rev. & Tax. Code § 17045: joint and surviving spouse brackets are twice the single ones."""
    tops = version.figures["bracket_tops"]
    assert tops["married_joint"] == [2 * top for top in tops["single"]]
    assert tops["surviving_spouse"] == tops["married_joint"]
    assert tops["married_separate"] == tops["single"]
    standard = version.figures["standard_deduction"]
    assert standard["head_of_household"] == 2 * standard["single"]


@pytest.mark.parametrize("version", TABLES, ids=for_each)
def test_federal_separate_brackets_halve_the_joint_ones_at_the_top(version: Version) -> None:
    """26 U.S.C. § 1(j)(2)(D): the separate 37 percent bracket begins at half the joint one."""
    tops = version.figures["bracket_tops"]
    assert 2 * tops["married_separate"][-1] == tops["married_joint"][-1]


def test_indexed_figures_never_fall_but_by_law() -> None:
    """From year to year indexed figures rise or stay; the two that fell did so by statute.

    P.L. 119-21 § 70107 set the start of the minimum tax exemption's reduction back in 2026, and
    P.L. 117-2 made 2021 an exception.
    """
    for first, second in pairwise(TABLES):
        for name in ("standard_deduction", "social_security_wage_base", "amt_exemption"):
            assert figure(first, name) <= figure(second, name), (name, second.table)
        for low, high in zip(
            figure(first, "bracket_tops"), figure(second, "bracket_tops"), strict=True
        ):
            assert low < high
    assert figure(TABLES[-1], "amt_reduction_start") < figure(TABLES[-2], "amt_reduction_start")


# ── spot values, typed a second time from the documents named ────────────────


@pytest.mark.parametrize(
    ("year", "name", "status", "value"),
    [
        (2018, "standard_deduction", "single", 12000),
        (2021, "standard_deduction", "head_of_household", 18800),
        (2024, "standard_deduction", "married_joint", 29200),
        (2025, "standard_deduction", "single", 15750),
        (2026, "standard_deduction", "head_of_household", 24150),
        (2018, "social_security_wage_base", "single", 128400),
        (2022, "social_security_wage_base", "single", 147000),
        (2026, "social_security_wage_base", "single", 184500),
        (2024, "gain_tops", "single", [47025, 518900]),
        (2023, "eitc_most", "single", [600, 3995, 6604, 7430]),
        (2018, "eitc_out_start", "single", [8490, 18660, 18660, 18660]),
        (2021, "child_credit_2021", "single", [3000, 3600]),
        (2025, "child_credit", "single", 2200),
        (2025, "salt_cap", "married_joint", 40000),
        (2025, "salt_cap", "married_separate", 20000),
        (2026, "salt_cap", "single", 40400),
        (2024, "child_credit_threshold", "surviving_spouse", 200000),
        (2024, "amt_exemption", "married_separate", 66650),
    ],
)
def test_federal_spot_values(year: int, name: str, status: str, value: object) -> None:
    """Figures typed again from the revenue procedures agree with the tables."""
    assert figure(federal_version(year), name, status) == value


@pytest.mark.parametrize(
    ("year", "name", "status", "value"),
    [
        (2018, "standard_deduction", "single", 4401),
        (2023, "standard_deduction", "married_joint", 10726),
        (2025, "standard_deduction", "single", 5706),
        (2024, "personal_credit", "single", 149),
        (2025, "dependent_credit", "single", 475),
        (2024, "renters_cap", "single", 52421),
        (2023, "joint_custody_most", "single", 573),
        (2024, "young_child_credit", "single", 1154),
        (2019, "young_child_credit", "single", 1000),
        (2019, "young_child_start", "single", 25000),
        (2022, "young_child_credit", "single", 1083),
        (2022, "young_child_loss_limit", "single", 32490),
        (2023, "young_child_credit", "single", 1117),
        (2023, "young_child_loss_limit", "single", 33497),
        (2024, "young_child_loss_limit", "single", 34602),
        (2023, "renters_cap", "single", 50746),
        (2023, "renters_cap", "head_of_household", 101492),
    ],
)
def test_california_spot_values(year: int, name: str, status: str, value: object) -> None:
    """Figures typed again from the Franchise Tax Board's forms agree with the tables."""
    assert figure(california_version(year), name, status) == value


def test_the_top_bracket_of_2022_is_the_indexed_one() -> None:
    """2022's head of household 12.3 percent bracket begins at $921,095, as indexing gives it."""
    top = figure(california_version(2022), "bracket_tops", "head_of_household")[-1]
    assert top == 921_095


@pytest.mark.parametrize(
    ("year", "rate", "base"),
    [
        (2018, "0.010", 114_967),
        (2021, "0.012", 128_298),
        (2023, "0.009", 153_164),
        (2024, "0.011", None),
        (2025, "0.012", None),
        (2026, "0.013", None),
    ],
)
def test_disability_insurance(year: int, rate: str, base: int | None) -> None:
    """SDI has the Department's rate of each year, and no wage base from 2024 (SB 951)."""
    row = disability_insurance_version(year)
    assert row.figures["rate"] == Decimal(rate)
    assert row.figures.get("wage_base") == base


@pytest.mark.parametrize("year", [FEDERAL_YEARS.start - 1, FEDERAL_YEARS.stop])
def test_a_year_without_tables_is_not_in_force(year: int) -> None:
    """Nothing is carried forward: the error names the tables, the years known, and what to do."""
    with pytest.raises(gl.NotInForce, match=KNOWN):
        federal_version(year)
    with pytest.raises(gl.NotInForce, match="disability_insurance"):
        disability_insurance_version(year)


def test_california_has_no_table_of_its_own_for_2026() -> None:
    """The state publishes a year's indexed figures late in that year: none for 2026 is here."""
    with pytest.raises(gl.NotInForce, match="tax years 2018 to 2025"):
        california_version(2026)
