"""The law's tables: sorted, gapless, sourced, and typed a second time here."""

import re
import tomllib
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, ClassVar

import attrs
import pytest

import cases
import guideline as gl
from guideline.law.family_code import formula_law, low_income_threshold, rebuttal_law
from guideline.law.tables import Quality, digest, table_names, tables_folder, versions

FOLDER = cases.ROOT / "tables"
FAMILY = [name for name in table_names() if name.startswith(("family_code/", "labor_code/"))]
ALLOWED_KEYS = {"title", "cite", "source", "quality", "versions"}


class TestLint:
    """What every table must be."""

    def test_the_tables_are_those_of_the_repository(self) -> None:
        """The editable install reads the folder at the top of the repository."""
        assert Path(tables_folder()) == FOLDER
        on_disk = {
            path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.toml")
        }
        assert set(table_names()) == on_disk

    @pytest.mark.parametrize("name", table_names())
    def test_sorted_and_gapless(self, name: str) -> None:
        """Versions are sorted; each begins the day after the one before; only the last is open."""
        rows = versions(name)
        assert rows
        for before, after in pairwise(rows):
            assert before.through is not None, f"{name}: an open version is not the last"
            assert after.start == before.through + timedelta(days=1), name
        assert all(row.through is None or row.start <= row.through for row in rows)

    @pytest.mark.parametrize("name", table_names())
    def test_sourced(self, name: str) -> None:
        """Every row says the act, where it was read and how good that source is."""
        for row in versions(name):
            for words in (row.title, row.cite, row.act, row.source):
                assert isinstance(words, str)
                assert len(words) > 5, (name, row.start)
            assert row.quality in set(Quality)
            assert row.figures

    @pytest.mark.parametrize("name", table_names())
    def test_no_figure_is_a_float(self, name: str) -> None:
        """Figures are exact: decimals, whole numbers, words, days, lists and tables of them."""

        def check(value: Any) -> None:
            if isinstance(value, dict):
                for item in value.values():
                    check(item)
            elif isinstance(value, list):
                for item in value:
                    check(item)
            else:
                assert isinstance(value, (Decimal, int, str, date)), (name, value)

        for row in versions(name):
            check(row.figures)

    @pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.toml")), ids=lambda path: path.stem)
    def test_readable(self, path: Path) -> None:
        """A table begins with a comment for the auditor or its title, and has no tab."""
        text = path.read_text(encoding="utf-8")
        assert text.startswith(("#", "title"))
        assert "\t" not in text
        table = tomllib.loads(text)
        assert {"title", "cite", "versions"} <= set(table) <= ALLOWED_KEYS

    @pytest.mark.parametrize("name", table_names())
    def test_bounded_below(self, name: str) -> None:
        """No row begins in a year that nobody read: there is no year zero."""
        assert versions(name)[0].start.year >= 1913

    def test_folders_are_importable(self) -> None:
        """Each folder of tables is a package, so that a wheel carries it."""
        for folder in {FOLDER, *(path.parent for path in FOLDER.rglob("*.toml"))}:
            text = (folder / "__init__.py").read_text(encoding="utf-8")
            assert re.fullmatch(r'"""[^"]+"""\n', text), folder


class TestTypedTwice:
    """Figures typed again from the statute and the official pages."""

    # The first day of every row: a new one is typed here, and its figures in a test below.
    ROWS: ClassVar[dict[str, list[str]]] = {
        "family_code/add_on_split": ["2004-01-01", "2024-09-01"],
        "family_code/assignment": ["2005-01-01"],
        "family_code/benefit_withholding": ["2020-01-01"],
        "family_code/compliance": ["2020-01-01"],
        "family_code/end_of_support": ["2004-01-01"],
        "family_code/health_coverage": ["2020-01-01"],
        "family_code/interest_start": ["1970-01-01", "2006-07-12"],
        "family_code/k": ["2004-01-01", "2024-09-01"],
        "family_code/licence_income": ["2025-01-01", "2027-01-01"],
        "family_code/low_income": ["2024-01-01", "2024-09-01"],
        "family_code/multipliers": ["2004-01-01"],
        "family_code/rebuttal": ["2004-01-01", "2024-09-01"],
        "family_code/ssdi_share": ["2020-01-01"],
        "family_code/suspension": [
            "2011-07-01",
            "2015-07-01",
            "2015-10-08",
            "2020-01-01",
            "2021-01-01",
            "2022-09-27",
            "2024-01-01",
        ],
        "labor_code/minimum_wage": [f"{year}-01-01" for year in range(2022, 2028)],
    }

    @pytest.mark.parametrize("name", FAMILY)
    def test_every_row_is_typed(self, name: str) -> None:
        """No row stands in a table of these codes without somebody typing its day again."""
        assert [row.start.isoformat() for row in versions(name)] == self.ROWS[name]

    @pytest.mark.parametrize(
        ("on", "edges", "bands"),
        [
            (
                date(2024, 8, 31),
                ["800", "6666", "10000"],
                [
                    ("0.20", "16000", None),
                    ("0.25", None, None),
                    ("0.10", None, "1000"),
                    ("0.12", None, "800"),
                ],
            ),
            (
                date(2024, 9, 1),
                ["2900", "5000", "10000", "15000"],
                [
                    ("0.165", "82857", None),
                    ("0.131", "42149", None),
                    ("0.250", None, None),
                    ("0.10", None, "1499"),
                    ("0.12", None, "1200"),
                ],
            ),
        ],
    )
    def test_k(
        self, on: date, edges: list[str], bands: list[tuple[str, str | None, str | None]]
    ) -> None:
        """Every edge, base, divisor and dividend of both laws."""
        law = formula_law(on)
        assert list(law.edges) == [Decimal(edge) for edge in edges]
        found = [attrs.astuple(kband) for kband in law.bands]
        assert found == [
            tuple(None if figure is None else Decimal(figure) for figure in row) for row in bands
        ]

    @pytest.mark.parametrize(
        ("year", "wage"),
        [
            (2022, "15.00"),
            (2023, "15.50"),
            (2024, "16.00"),
            (2025, "16.50"),
            (2026, "16.90"),
            (2027, "17.40"),
        ],
    )
    def test_minimum_wage(self, year: int, wage: str) -> None:
        """The state minimum wage on the first and the last day of each year."""
        for on in (date(year, 1, 1), date(year, 12, 31)):
            assert gl.in_force("labor_code/minimum_wage", on).figures["hourly"] == Decimal(wage)

    @pytest.mark.parametrize(
        ("on", "amount"),
        [
            (date(2024, 1, 1), "2137"),
            (date(2024, 8, 31), "2137"),
            (date(2024, 9, 1), "2773.33"),
            (date(2025, 1, 1), "2860.00"),
            (date(2026, 1, 1), "2929.33"),
            (date(2027, 1, 1), "3016.00"),
        ],
    )
    def test_threshold(self, on: date, amount: str) -> None:
        """The threshold of the low-income adjustment, to the cent."""
        assert round(low_income_threshold(on).amount, 2) == Decimal(amount)

    def test_half_of_net(self) -> None:
        """Fifty percent, from September 1, 2024; no such factor before."""
        assert rebuttal_law(date(2024, 9, 1)).half_of_net_share == Decimal("0.5")
        assert rebuttal_law(date(2024, 8, 31)).half_of_net_share is None

    def test_ages_and_shares(self) -> None:
        """Support ends at 18, or 19 in school; coverage is reasonable up to 5 percent of gross."""
        ages = gl.in_force("family_code/end_of_support", date(2026, 1, 1)).figures
        assert (ages["majority"], ages["latest_in_school"]) == (18, 19)
        share = gl.in_force("family_code/health_coverage", date(2026, 1, 1)).figures
        assert share["share_of_gross"] == Decimal("0.05")

    def test_division_of_expenses(self) -> None:
        """One-half through August 31, 2024, in proportion from the next day."""
        for on, how in ((date(2024, 8, 31), "half"), (date(2024, 9, 1), "proportional")):
            assert gl.in_force("family_code/add_on_split", on).figures["default"] == how


class TestInForce:
    """Outside its dates a table raises."""

    @pytest.mark.parametrize("name", table_names())
    def test_before_the_first_day(self, name: str) -> None:
        """The day before the first row is not in force, and the days known are told."""
        rows = versions(name)
        with pytest.raises(gl.NotInForce) as told:
            gl.in_force(name, rows[0].start - timedelta(days=1))
        assert told.value.table == name
        assert rows[0].days in str(told.value)

    @pytest.mark.parametrize("name", table_names())
    def test_after_the_last_day(self, name: str) -> None:
        """Nothing is carried forward past a last row that has an end."""
        last = versions(name)[-1]
        if last.through is None:
            assert gl.in_force(name, date(2100, 1, 1)) is last
        else:
            with pytest.raises(gl.NotInForce):
                gl.in_force(name, last.through + timedelta(days=1))

    @pytest.mark.parametrize("name", table_names())
    def test_every_row_is_found_on_its_days(self, name: str) -> None:
        """On the first and the last day of each row that row is in force."""
        for row in versions(name):
            assert gl.in_force(name, row.start) is row
            assert row.through is None or gl.in_force(name, row.through) is row


class TestDigest:
    """The digest hashes what the tables say, not the bytes of their files."""

    def test_spelling_does_not_count(self) -> None:
        """0.250 and 0.25 are one figure; a new comment or source changes nothing."""
        (row,) = [r for r in versions("family_code/health_coverage") if r.start.year == 2020]
        same = attrs.evolve(
            row, figures={"share_of_gross": Decimal("0.0500")}, source="read elsewhere"
        )
        assert digest([same]) == digest([row])

    def test_values_and_days_do(self) -> None:
        """Another figure, another first day or another last day is another digest."""
        row = versions("family_code/health_coverage")[0]
        others = [
            attrs.evolve(row, figures={"share_of_gross": Decimal("0.06")}),
            attrs.evolve(row, start=row.start + timedelta(days=1)),
            attrs.evolve(row, through=date(2030, 1, 1)),
        ]
        assert len({digest([each]) for each in (row, *others)}) == 4

    def test_order_does_not_count(self) -> None:
        """Rows are sorted before they are hashed."""
        rows = list(gl.every_version())
        assert digest(rows) == digest(reversed(rows))

    def test_same_rows_same_digest(self) -> None:
        """Two cases of one law have one digest; one of the former law has another."""
        one, two = cases.support(), cases.support((9000, 100), "0.4")
        old = cases.support(on=cases.LAST_DAY_OF_OLD_LAW)
        assert one.digest == two.digest
        assert old.digest != one.digest


def test_families_of_tables() -> None:
    """Tables stand in folders by code, one subject each."""
    assert [folder for folder, _ in groupby(FAMILY, lambda name: name.partition("/")[0])] == [
        "family_code",
        "labor_code",
    ]
