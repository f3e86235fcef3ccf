"""Tables of many rows as text: they fit the page whatever they hold."""

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guideline.explanation.row_tables import RowTable, row_table_lines

PAGE = 80
word = st.text("abcdefgh", min_size=1, max_size=12)
words = st.lists(word, min_size=1, max_size=8).map(" ".join)
dollars = st.integers(-(10**9), 10**9).map(
    lambda cents: f"${Decimal(cents) / 100:,.2f}".replace("$-", "-$")
)


@st.composite
def tables(draw: st.DrawFn) -> Any:
    """Draw a table with a first column of text, and others of text or of dollars."""
    numeric = (False, *draw(st.lists(st.booleans(), max_size=11)))
    rows = draw(st.integers(1, 4))
    cells = [tuple(draw(dollars if number else words) for number in numeric) for _ in range(rows)]
    return RowTable(draw(words), None, tuple(draw(words) for _ in numeric), tuple(cells), numeric)


@given(tables())
def test_every_line_fits_and_nothing_is_lost(table: RowTable) -> None:
    """No line is longer than the page, and every figure and word is still there."""
    lines = list(row_table_lines(table))
    assert max(map(len, lines)) <= PAGE
    text = " ".join(lines)
    for row in table.rows:
        for cell, number in zip(row, table.numeric, strict=True):
            for part in [cell.replace("$", "")] if number else cell.split():
                assert part in text.replace("$", "")


def table(*columns: tuple[str, bool, str]) -> RowTable:
    """Return a table of one row."""
    headings, numeric, cells = zip(*columns, strict=True)
    return RowTable("Rows", None, headings, (cells,), numeric)


def test_a_narrow_table_keeps_its_dollar_signs() -> None:
    """What fits stands as it is."""
    lines = list(row_table_lines(table(("What", False, "rent"), ("Amount", True, "$5.00"))))
    assert lines == ["Rows", "----", "What        Amount", "rent         $5.00"]


def test_text_is_wrapped_before_dollar_signs_go() -> None:
    """A long sentence is wrapped in its column; figures and sections are kept whole."""
    lines = list(
        row_table_lines(
            table(("What", False, "a word or two " * 9 + "§ 17500"), ("Amount", True, "$5.00"))
        )
    )
    assert max(map(len, lines)) <= PAGE
    assert "$5.00" in lines[3]
    assert any("§ 17500" in each for each in lines)


def test_dollar_signs_go_into_the_title() -> None:
    """Eight columns of thousands of dollars fit without their signs."""
    columns = [("Due", False, "2026-04-15"), *[("Amount", True, "$1,000.00")] * 7]
    lines = list(row_table_lines(table(*columns)))
    assert lines[0] == "Rows, in dollars"
    assert lines[-1].count("1,000.00") == 7
    assert "$" not in "".join(lines)


def test_too_many_columns_go_on_below_with_the_first_repeated() -> None:
    """Where nothing else helps, the table goes on below, and each part says whose row it is."""
    columns = [("Due", False, "2026-04-15"), *[("Amount", True, "$1,000,000.00")] * 9]
    lines = list(row_table_lines(table(*columns)))
    assert sum("2026-04-15" in each for each in lines) == 2
    assert sum(each.count("1,000,000.00") for each in lines) == 9


def test_rows_without_a_key_of_their_own_get_it_below() -> None:
    """A part of a payment belongs to the payment above it, in the second part as well."""
    wide = tuple(f"${n},000,000.00" for n in range(1, 10))
    rows = (("A", *wide), ("", *wide))
    found = list(
        row_table_lines(
            RowTable("Rows", None, ("Key", *["Amount"] * 9), rows, (False, *[True] * 9))
        )
    )
    starts = [line[:1] for line in found if re.search(r",000,000\.00", line)]
    assert starts == ["A", " ", "A", "A"]


@pytest.mark.parametrize("of", [None, "Petitioner"])
def test_a_long_title_is_wrapped(of: str | None) -> None:
    """The title fits as well."""
    long = RowTable("a title of many words " * 6, of, ("What",), (("rent",),), (False,))
    assert max(map(len, row_table_lines(long))) <= PAGE
