"""Family Code § 4057: the guideline is presumed correct, and what rebuts that."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import cases
import guideline as gl
from cases import FIRST, LAST_DAY_OF_OLD_LAW, NEW_LAW, SECOND


def deviation(amount: str, factor: str, **more: Any) -> gl.Findings:
    """Return the finding of another amount on that ground."""
    return gl.Findings(
        deviation=gl.Deviation(
            amount=Decimal(amount), factor=factor, reason="A reason.", best_interests="So.", **more
        )
    )


def found(amount: str, factor: str, on: date = NEW_LAW, **more: Any) -> gl.GuidelineSupport:
    """Return the ordinary case of $1,260 with that finding."""
    return cases.support(on=on, findings=deviation(amount, factor, **more))


class TestA:
    """(a) The amount established by the formula is presumed to be the correct amount."""

    def test_without_a_finding_it_is_ordered(self) -> None:
        """Nothing but a finding of the court moves the amount."""
        result = cases.support()
        assert (result.ordered, result.monthly_support) == (None, 1260)


class TestB:
    """(b) The presumption may be rebutted on one or more of the factors listed."""

    @pytest.mark.parametrize(
        ("factor", "words"),
        [
            ("4057(b)(3)", "extraordinarily high income"),
            ("4057(b)(4)", "not contributing"),
            ("4057(b)(6)", "special circumstances"),
        ],
    )
    def test_factors_since_september_2024(self, factor: str, words: str) -> None:
        """Each factor in force is named on the worksheet in words."""
        result = found("900", factor)
        assert result.monthly_support == 900
        assert result.ordered is not None
        assert words in result.ordered.factor

    def test_special_circumstances_before(self) -> None:
        """Until August 31, 2024 special circumstances were paragraph (5)."""
        result = found("900", "4057(b)(5)", LAST_DAY_OF_OLD_LAW)
        assert result.ordered is not None
        assert "special circumstances" in result.ordered.factor

    @pytest.mark.parametrize(
        ("factor", "on"),
        [("4057(b)(6)", LAST_DAY_OF_OLD_LAW), ("4057(b)(7)", NEW_LAW), ("because", NEW_LAW)],
    )
    def test_no_such_factor(self, factor: str, on: date) -> None:
        """A ground that the law of the day does not have is refused, with those it has."""
        with pytest.raises(gl.InvalidFacts, match=r"no factor in force.*4057\(b\)\(1\)"):
            found("900", factor, on)

    def test_other_payor(self) -> None:
        """The court may find that the other parent should pay."""
        result = found("100", "4057(b)(6)", payor=SECOND)
        assert (result.payor, result.monthly_support) == (SECOND, 100)

    def test_payor_where_the_guideline_has_none(self) -> None:
        """Where nobody pays under the guideline the finding must say who does."""
        with pytest.raises(gl.InvalidFacts, match="payor"):
            cases.support((6000, 2000), "0.75", findings=deviation("100", "4057(b)(6)"))
        result = cases.support(
            (6000, 2000), "0.75", findings=deviation("100", "4057(b)(6)", payor=FIRST)
        )
        assert (result.payor, result.monthly_support) == (FIRST, 100)

    def test_nothing_at_all(self) -> None:
        """The court may find that no support is right; then nobody is payor."""
        result = found("0", "4057(b)(6)")
        assert (result.payor, result.monthly_support) == (None, 0)

    def test_children_share_the_amount_found(self) -> None:
        """The amount found is divided like the guideline, and a notice says so."""
        result = cases.support(count=2, findings=deviation("1600", "4057(b)(6)"))
        assert [child.amount for child in result.children] == [600, 1000]
        assert "proportions of the guideline" in cases.notice(result, "allocation_practice").text


class TestB2:
    """(b)(2) Deferred sale of the home: not greater than the excess of the rental value."""

    def test_within_the_excess(self) -> None:
        """An adjustment up to the excess, downward or upward."""
        for amount in ("960.00", "1560.00"):
            result = found(amount, "4057(b)(2)", excess_rental_value=Decimal(300))
            assert result.monthly_support == Decimal(amount)

    @pytest.mark.parametrize("amount", ["959.99", "1560.01"])
    def test_beyond_it(self, amount: str) -> None:
        """A cent more is refused."""
        with pytest.raises(gl.InvalidFacts, match=r"more than \$300\.00"):
            found(amount, "4057(b)(2)", excess_rental_value=Decimal(300))

    def test_the_excess_must_be_told(self) -> None:
        """Without the rental value there is no limit to keep."""
        with pytest.raises(gl.InvalidFacts, match="excess_rental_value"):
            found("960", "4057(b)(2)")


class TestB5:
    """(b)(5) Low-income obligor, and support above 50 percent of net income after adjustment.

    With no time, ten children and $2,900 net, the support after the adjustment is $1,642.19, above
    half of the net. With four children and $2,000 it is $594.02, below half.
    """

    HIGH = ((2900, 0), "0", 10)

    def test_flagged_with_its_floor(self) -> None:
        """Above half of the net income a notice names the floor; nothing is applied."""
        result = cases.support(*self.HIGH)
        told = cases.notice(result, "half_of_net_income")
        assert result.monthly_support > 1450
        assert "$1,450.00" in told.text
        assert not told.decides

    def test_not_below_half(self) -> None:
        """At or below half nothing is said."""
        assert "half_of_net_income" not in cases.ids(cases.support((2000, 0), "0", 4))

    @pytest.mark.parametrize(("support", "told"), [("1000.00", False), ("1000.01", True)])
    def test_half_itself_does_not_exceed_half(self, support: str, *, told: bool) -> None:
        """Half of $2,000 to the cent is not above half of it; a cent more is."""
        findings = gl.Findings(low_income_support=Decimal(support))
        result = cases.support((2000, 0), "0", 10, findings=findings)
        assert result.monthly_support == Decimal(support)
        assert ("half_of_net_income" in cases.ids(result)) is told

    def test_down_to_half(self) -> None:
        """The court may go down to half of the net income on this ground, and no further."""
        result = cases.support(*self.HIGH, findings=deviation("1450", "4057(b)(5)"))
        assert result.monthly_support == 1450
        with pytest.raises(gl.InvalidFacts, match=r"not below \$1,450\.00"):
            cases.support(*self.HIGH, findings=deviation("1449.99", "4057(b)(5)"))

    def test_not_upward(self) -> None:
        """Nor above the guideline."""
        with pytest.raises(gl.InvalidFacts, match="nor above"):
            cases.support(*self.HIGH, findings=deviation("2000", "4057(b)(5)"))

    @pytest.mark.parametrize("nets", [(2000, 0), (6000, 3000)])
    def test_not_for_others(self, nets: tuple[int, int]) -> None:
        """It needs a low-income obligor and support above half of the net income."""
        with pytest.raises(gl.InvalidFacts, match="needs a low-income obligor"):
            cases.support(nets, findings=deviation("10", "4057(b)(5)"))

    def test_not_before_september_2024(self) -> None:
        """The factor was not in the former section: no notice then."""
        result = cases.support((2100, 0), "0", 10, LAST_DAY_OF_OLD_LAW)
        assert result.low_income_applies
        assert result.monthly_support > 1050
        assert "half_of_net_income" not in cases.ids(result)
