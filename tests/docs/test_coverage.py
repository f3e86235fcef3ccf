"""The page of coverage: every figure of the tax tables has its row, and cells say what they say."""

import coverage_page as coverage


def test_every_figure_of_the_tax_tables_has_a_row() -> None:
    """A figure that no rule of the page names is told here."""
    assert coverage.figures_left_out() == set()


def test_a_cell_is_the_figure_of_its_year() -> None:
    """The 2025 law, a year's own rule, a year of other tables, and a weak figure."""
    rows = {line.split(" | ")[0].lstrip("| "): line for line in coverage.page().splitlines()}
    assert rows["Deduction for seniors"].endswith("| — | 6,000 | 6,000 |")
    assert "| — | yes | — |" in rows["Child tax credit of 2021"]
    assert rows["Young child credit"].endswith("| 1,189 | 1,189† |")
    assert "| yes\\* | yes\\* | yes\\* | yes |" in rows["CalEITC"]
    assert "640,200" in rows["What a separate return adds back, from"]


def test_a_status_that_a_rule_leaves_out_has_a_dash() -> None:
    """A separate return has no deduction for tips."""
    found = next(line for line in coverage.page().splitlines() if "`tips_cap`" in line)
    assert found == "| Tips up to: `tips_cap` | 25,000 | 25,000 | — | 25,000 | 25,000 |"


def test_law_that_goes_by_days_has_its_spans() -> None:
    """Each table of the support law is a row with its days."""
    found = next(
        line for line in coverage.page().splitlines() if line.startswith("| `family_code/k`")
    )
    assert "2004-01-01 to 2024-08-31; from 2024-09-01" in found
