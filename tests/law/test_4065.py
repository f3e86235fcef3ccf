"""Family Code § 4065: stipulations."""

from decimal import Decimal
from itertools import combinations

import pytest

import cases
import guideline as gl


def stipulated(amount: str, declared: tuple[gl.Declaration, ...]) -> gl.GuidelineSupport:
    """Return the ordinary case of $1,260 in which the parties agree on another amount."""
    return cases.support(
        findings=gl.Findings(
            deviation=gl.Deviation(
                amount=Decimal(amount),
                factor="4057(b)(1)",
                reason="Agreed.",
                best_interests="Agreed.",
                declarations=declared,
            )
        )
    )


ALL = tuple(gl.Declaration)


class TestA:
    """(a) No stipulation below guideline unless the parties declare all of five things."""

    def test_there_are_five(self) -> None:
        """(1) informed, (2) no coercion, (3) best interests, (4) needs met, (5) not assigned."""
        assert [str(each) for each in ALL] == [
            "fully_informed",
            "without_coercion",
            "best_interests",
            "needs_adequately_met",
            "right_not_assigned",
        ]

    def test_all_five(self) -> None:
        """With all five the amount below guideline stands, and they are on the worksheet."""
        result = stipulated("900", ALL)
        assert result.monthly_support == 900
        assert result.ordered is not None
        assert all(each in (result.ordered.declarations or "") for each in ALL)

    @pytest.mark.parametrize("four", list(combinations(ALL, 4)))
    def test_any_four(self, four: tuple[gl.Declaration, ...]) -> None:
        """With any four it is refused, and the fifth is named."""
        (missing,) = set(ALL) - set(four)
        with pytest.raises(gl.InvalidFacts, match=f"all five declarations; add {missing}"):
            stipulated("900", four)

    def test_not_needed_at_or_above_guideline(self) -> None:
        """At the guideline amount or above it nothing need be declared."""
        assert stipulated("1260", ()).monthly_support == 1260
        assert stipulated("1500", ()).monthly_support == 1500
        assert "stipulation" not in cases.ids(stipulated("1260", ()))


class TestCD:
    """(c), (d) The local agency must sign; below guideline it may be raised at any time."""

    def test_both_are_said(self) -> None:
        """The notice on a stipulation below guideline says both."""
        told = cases.notice(stipulated("900", ALL), "stipulation")
        assert "no change of circumstances" in told.text
        assert "agency" in told.text
