"""Whether a change is large enough for review, Cal. Code Regs., tit. 22, § 115535(a)(3)."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

import guideline as gl
from guideline.law.tables import Quality
from guideline.study.review import review_test

LAW = review_test(date(2026, 1, 1))


class TestRegulation:
    """Altered, upward or downward, by at least 20% or $50, whichever is less."""

    @pytest.mark.parametrize(
        ("before", "after", "enough"),
        [
            ("1000", "1050", True),
            ("1000", "1049.99", False),
            ("1000", "950", True),
            ("100", "120", True),
            ("100", "119.99", False),
            ("100", "80", True),
            ("250", "300", True),
            ("0", "0.01", True),
            ("0", "0", False),
            ("30", "-30", True),
        ],
    )
    def test_the_lesser_of_the_two(self, before: str, after: str, enough: bool) -> None:  # noqa: FBT001 - a column
        """A fifth below $250, and $50 from there on; nothing is no change."""
        assert LAW(Decimal(before), Decimal(after)) is enough

    def test_columns(self) -> None:
        """Unlike rows on columns answer as each does by itself."""
        before = np.array([1000.0, 100.0, 0.0, 0.0])
        after = np.array([1049.99, 120.0, 0.0, 5.0])
        assert np.asarray(LAW(before, after)).tolist() == [False, True, False, True]

    def test_its_figures_and_source(self) -> None:
        """The figures a second time, from a public compilation of the regulation."""
        assert (LAW.share, LAW.dollars, LAW.months) == (Decimal("0.20"), Decimal(50), 3)
        assert LAW.row is not None
        assert LAW.row.quality is Quality.SECONDARY

    def test_another_test(self) -> None:
        """A county's own policy can be given, and then is not the regulation's row."""
        other = review_test(date(2026, 1, 1), share=Decimal("0.3"))
        assert (other.share, other.dollars, other.row) == (Decimal("0.3"), Decimal(50), None)
        assert review_test(date(2026, 1, 1), dollars=Decimal(75)).dollars == 75

    def test_before_it_is_known(self) -> None:
        """No test is carried back to days for which none was found."""
        with pytest.raises(gl.NotInForce):
            review_test(date(2000, 1, 1))
