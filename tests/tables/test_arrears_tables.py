"""The law of arrears, typed a second time from the statutes."""

from datetime import date
from decimal import Decimal

import pytest

import guideline as gl


@pytest.mark.parametrize(
    ("on", "rate"),
    [
        ((1970, 1, 1), "0.07"),
        ((1982, 12, 31), "0.07"),
        ((1983, 1, 1), "0.10"),
        ((2026, 1, 1), "0.10"),
    ],
)
def test_rate_of_interest(on: tuple[int, int, int], rate: str) -> None:
    """CCP § 685.010: ten percent since 1983, seven before."""
    row = gl.in_force("code_of_civil_procedure/interest", date(*on))
    assert row.figures["rate"] == Decimal(rate)


@pytest.mark.parametrize(
    ("table", "on", "order"),
    [
        ("crediting", (2008, 12, 31), "interest_before_principal"),
        ("crediting", (2009, 1, 1), "principal_before_interest"),
        ("tax_offset", (2008, 12, 31), "offset_interest_first"),
        ("tax_offset", (2009, 1, 1), "offset_assigned_first"),
        ("tax_offset", (2020, 4, 30), "offset_assigned_first"),
        ("tax_offset", (2020, 5, 1), "as_other_support"),
    ],
)
def test_crediting(table: str, on: tuple[int, int, int], order: str) -> None:
    """CCP § 695.221: which order is law on which day."""
    assert gl.in_force(f"code_of_civil_procedure/{table}", date(*on)).figures["order"] == order


@pytest.mark.parametrize(
    ("on", "start"), [((2006, 7, 11), "due_date"), ((2006, 7, 12), "next_month")]
)
def test_start_of_interest(on: tuple[int, int, int], start: str) -> None:
    """Fam. Code § 17433.5: from 2006-07-12."""
    assert gl.in_force("family_code/interest_start", date(*on)).figures["start"] == start


@pytest.mark.parametrize(
    ("on", "suspends", "orders_from", "exceptions", "resumes"),
    [
        ((2011, 7, 1), True, date(2011, 7, 1), 3, "on_release"),
        ((2015, 7, 1), False, None, 0, None),
        ((2015, 10, 8), True, date(2015, 10, 8), 3, "first_full_month"),
        ((2020, 6, 1), False, None, 0, None),
        ((2021, 1, 1), True, date(2021, 1, 1), 3, "first_full_month"),
        ((2022, 9, 27), True, None, 1, "first_full_month"),
        ((2024, 1, 1), True, None, 1, "tenth_month"),
    ],
)
def test_suspension(
    on: tuple[int, int, int],
    suspends: bool,  # noqa: FBT001 - a parameter of the test
    orders_from: date | None,
    exceptions: int,
    resumes: str | None,
) -> None:
    """Fam. Code § 4007.5 in each of its versions, and the times without one."""
    figures = gl.in_force("family_code/suspension", date(*on)).figures
    assert figures["suspends"] is suspends
    assert figures.get("orders_from") == orders_from
    assert len(figures.get("exceptions", ())) == exceptions
    assert figures.get("resumes") == resumes
    assert figures.get("over_days") == (90 if suspends else None)


def test_service() -> None:
    """50 U.S.C. § 3937: six percent."""
    row = gl.in_force("united_states_code/service_interest", date(2020, 1, 1))
    assert row.figures["rate"] == Decimal("0.06")
