"""Parameter files with California's figures: what cannot be one is told, all at once."""

import re
from pathlib import Path

import pytest

import cases
import guideline as gl
from guideline.cli import main

TABLES = cases.ROOT / "tables" / "california"
WAGES = str(cases.ROOT / "examples" / "from_wages.toml")
GOOD = (TABLES / "2025.toml").read_text(encoding="utf-8")


def with_line(name: str, value: str) -> str:
    """Return the tables of 2025 with one figure written otherwise."""
    changed, count = re.subn(rf"(?m)^{name} = .*$", f"{name} = {value}", GOOD, count=1)
    assert count == 1
    return changed


def refused(tmp_path: Path, text: str) -> list[str]:
    """Return each problem of a parameter file that is refused."""
    path = tmp_path / "california.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.read_california_tables(path)
    return [str(problem).removeprefix("versions[0].") for problem in caught.value.problems]


@pytest.mark.parametrize("path", sorted(TABLES.glob("20*.toml")), ids=lambda path: path.stem)
def test_the_tables_themselves_are_such_files(path: Path) -> None:
    """Every year that is in the tables can be given."""
    assert gl.read_california_tables(path).start.year == int(path.stem)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("rates", '"x"', "rates: 'x': not a list of 9 figures"),
        ("rates", "[0.1]", "bracket_tops.single: 8: not as many as rates need"),
        ("rates", "[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 9.3]", "rates[8]: 9.3: a share above"),
        ("bracket_tops", "[1, 2, 3, 4, 5, 6, 8, 7]", "bracket_tops: [1, 2, 3, 4, 5, 6, 8, 7]: not"),
        ("care_tops", "[5]", "care_tops: 1: not as many as care_shares need"),
        ("care_tops", '["x", 1, 2]', "care_tops[0]: 'x': not a number"),
        ("itemized_rates", "[0.1]", "itemized_rates: [Decimal('0.1')]: not a list of 2 figures"),
        ("standard_deduction", "{ single = 5 }", "standard_deduction.married_joint: missing"),
        ("standard_deduction", '"5"', "standard_deduction: '5': not a number"),
        ("alimony_through", "5", "alimony_through: 5: not a day"),
        ("personal_credit", "nan", "personal_credit: NaN: not a number"),
        ("personal_credit", "true", "personal_credit: True: not a number"),
        ("personal_credit", "[1]", "personal_credit: [1]: not a number"),
        ("personal_credit", "1000000000", "personal_credit: 1000000000: below zero or too large"),
        ("medical_floor", "-0.1", "medical_floor: -0.1: below zero or too large"),
        ("medical_floor", "7.5", "medical_floor: 7.5: a share above one"),
        ("mortgage_debt_cap", "0", "mortgage_debt_cap: 0: zero"),
        ("credit_step", "0", "credit_step: 0: zero"),
        ("young_child_age", "6.5", "young_child_age: 6.5: not a whole number"),
        ("caleitc_separate", "1", "caleitc_separate: 1: neither true nor false"),
        ("from", "2027-01-01", "through: 2025-12-31: before 2027-01-01"),
        ("from", "2025-01-01T00:00:00", "from: 2025-01-01 00:00:00: not a day"),
        ("through", "5", "through: 5: not a day"),
    ],
)
def test_a_figure_that_cannot_be(tmp_path: Path, name: str, value: str, why: str) -> None:
    """Each is told with what was given, and none of them ends in a traceback."""
    found = refused(tmp_path, with_line(name, value))
    assert any(text.startswith(why) for text in found), found
    assert main(["net", WAGES, "--california-tables", str(tmp_path / "california.toml")]) == 2


def test_all_at_once(tmp_path: Path) -> None:
    """A file without most of its figures is told each of them."""
    found = refused(tmp_path, "[[versions]]\nmedical_floor = 9\n")
    assert {"from: missing", "through: missing", "rates: missing"} <= {
        text.partition(";")[0] for text in found
    }
    assert any(text.startswith("medical_floor: 9: a share above one") for text in found)


@pytest.mark.parametrize(("year", "which"), [("2025", "."), ("2024", ", which are of 2024.")])
def test_a_notice_says_that_figures_were_given(year: str, which: str) -> None:
    """Whosever they are, they are not the tables' own."""
    given = gl.read_california_tables(TABLES / f"{year}.toml")
    result = gl.net_incomes(gl.read_case(WAGES), california=given)
    told = [
        notice.text
        for notice in result.notices
        if notice.id is gl.NoticeId.CALIFORNIA_TABLES_OF_ANOTHER_YEAR
    ]
    why = f"California's figures for tax year 2025 are those of the parameter file given{which}"
    assert told == [why]
