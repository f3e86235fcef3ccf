"""Family Code § 4058: annual gross income, as entered."""

from decimal import Decimal

import pytest

import cases
import guideline as gl
from cases import FIRST, SECOND

NO_TAX = gl.EnteredTaxes(complete=True)


def earner(*income: gl.Income) -> gl.Parent:
    """Return the first parent with those incomes and no taxes."""
    return cases.parent(FIRST, None, income=income, taxes=NO_TAX)


def gross(*income: gl.Income) -> Decimal:
    """Return the annual gross income of a parent with those incomes."""
    result = cases.support(parents=[earner(*income), cases.parent(SECOND)])
    found = result.incomes[0].annual_gross_income
    assert found is not None
    return found


class TestA:
    """(a) Annual gross income means income from whatever source derived."""

    @pytest.mark.parametrize(
        ("per", "annual"),
        [
            ("week", 5200),
            ("two_weeks", 2600),
            ("half_month", 2400),
            ("month", 1200),
            ("quarter", 400),
            ("year", 100),
        ],
    )
    def test_by_the_year(self, per: str, annual: int) -> None:
        """$100 each time is so much a year: 52, 26, 24, 12, 4 times or once."""
        assert (
            gross(gl.Income(kind=gl.IncomeKind.WAGES, amount=Decimal(100), per=gl.Per(per)))
            == annual
        )

    def test_by_the_hour(self) -> None:
        """$16.90 an hour, 40 hours a week, 52 weeks: $35,152."""
        wages = gl.Income(
            kind=gl.IncomeKind.WAGES,
            amount=Decimal("16.90"),
            per=gl.Per.HOUR,
            hours_per_week=Decimal(40),
        )
        assert gross(wages) == 35152

    def test_a_weekly_wage_is_exact_by_the_month(self) -> None:
        """The year is taken first, then a twelfth: $1,000 a week is $4,333.33 and a third."""
        weekly = gl.Income(kind=gl.IncomeKind.WAGES, amount=Decimal(1000), per=gl.Per.WEEK)
        result = cases.support(parents=[earner(weekly), cases.parent(SECOND)])
        assert result.formula.hn * 12 == pytest.approx(Decimal(52000), abs=Decimal("1e-30"))

    @pytest.mark.parametrize("kind", list(gl.IncomeKind))
    def test_every_kind_counts(self, kind: gl.IncomeKind) -> None:
        """Each kind of income that a file may name is in gross income."""
        assert gross(gl.Income(kind=kind, amount=Decimal(250))) == 3000

    def test_several(self) -> None:
        """Incomes add up, and each is a line of its own."""
        two = (
            gl.Income(kind=gl.IncomeKind.WAGES, amount=Decimal(4000)),
            gl.Income(kind=gl.IncomeKind.RENT, amount=Decimal(500)),
        )
        assert gross(*two) == 54000
        result = cases.support(parents=[earner(*two), cases.parent(SECOND)])
        assert [item.kind for item in result.incomes[0].income] == ["wages", "rent"]

    def test_a_parent_may_have_none(self) -> None:
        """No income is written as zero, not left out."""
        assert gross(gl.Income(kind=gl.IncomeKind.WAGES, amount=Decimal(0))) == 0
        with pytest.raises(gl.InvalidFacts, match="neither a net income nor any income"):
            cases.support(parents=[earner(), cases.parent(SECOND)])


class TestHours:
    """Hourly pay needs its hours, and nothing else has any."""

    @pytest.mark.parametrize(
        ("per", "hours", "told"),
        [
            (gl.Per.HOUR, None, "goes with an hourly amount"),
            (gl.Per.MONTH, "40", "goes with an hourly amount"),
            (gl.Per.HOUR, "169", "a week has 168 hours"),
            (gl.Per.HOUR, "-1", "a week has 168 hours"),
        ],
    )
    def test_wrong_hours(self, per: gl.Per, hours: str | None, told: str) -> None:
        """Hours missing, out of place, or more than a week has."""
        wages = gl.Income(
            kind=gl.IncomeKind.WAGES,
            amount=Decimal(20),
            per=per,
            hours_per_week=None if hours is None else Decimal(hours),
        )
        with pytest.raises(gl.InvalidFacts, match=told):
            gross(wages)
