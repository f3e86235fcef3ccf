"""Family Code § 3901: how long the duty of support lasts."""

from datetime import date

import pytest

import cases
import guideline as gl


def ends(born: date, grade_12: date | None = None, on: date = cases.NEW_LAW) -> date | None:
    """Return the day on which support for one child ends."""
    only = cases.child(born=born, completes_grade_12=grade_12)
    return cases.support(on=on, children=[only]).ends[0].ends


class TestA1:
    """(a)(1) Until 18; in high school until the twelfth grade or 19, whichever is first."""

    def test_eighteen(self) -> None:
        """At the 18th birthday, unless the child is still in high school."""
        assert ends(date(2010, 6, 15)) == date(2028, 6, 15)

    def test_born_on_february_29(self) -> None:
        """A child born on a leap day completes 18 years on March 1."""
        assert ends(date(2012, 2, 29)) == date(2030, 3, 1)

    def test_twelfth_grade(self) -> None:
        """A full-time student of 18 is supported until the twelfth grade is completed."""
        assert ends(date(2010, 1, 15), date(2028, 6, 9)) == date(2028, 6, 9)

    def test_nineteen_comes_first(self) -> None:
        """But not after 19."""
        assert ends(date(2010, 1, 15), date(2029, 6, 9)) == date(2029, 1, 15)

    def test_completed_before_eighteen(self) -> None:
        """School completed before 18 ends nothing: minority does."""
        assert ends(date(2010, 11, 30), date(2028, 6, 9)) == date(2028, 11, 30)

    def test_eighteen_and_in_school(self) -> None:
        """A child who is 18 on the day may be supported if in the twelfth grade."""
        assert ends(date(2008, 1, 15), date(2026, 6, 9)) == date(2026, 6, 9)

    def test_eighteen_and_not_in_school(self) -> None:
        """On the 18th birthday the child is no longer in the order."""
        with pytest.raises(gl.InvalidFacts, match=r"18 or older.*§ 3901"):
            ends(cases.NEW_LAW.replace(year=2008))

    def test_nineteen(self) -> None:
        """A child of 19 is never in the order."""
        with pytest.raises(gl.InvalidFacts, match="19 or older"):
            ends(date(2007, 3, 1), date(2026, 6, 9))

    def test_school_is_over(self) -> None:
        """A twelfth grade that was completed before the order supports nobody."""
        with pytest.raises(gl.InvalidFacts, match="not after 2026-03-01"):
            ends(date(2010, 1, 15), cases.NEW_LAW)

    def test_what_is_owed_from_then_on(self) -> None:
        """When the eldest is out the order is what remains: the amount for those left."""
        three = cases.support(count=3)
        two, one = cases.support(count=2), cases.support(count=1)
        after = [end.order_after for end in three.ends]
        assert after == [two.monthly_support, one.monthly_support, 0]

    def test_two_who_end_together(self) -> None:
        """Twins end on one day, and neither is in the order after it."""
        twins = [cases.child(1), cases.child(2, born=date(2010, 5, 2)), cases.child(3)]
        after = [end.order_after for end in cases.support(children=twins).ends]
        assert after == [1260, 1260, 0]

    def test_no_birthday(self) -> None:
        """An only child may have no birthday in the file; then the end is not stated."""
        result = cases.support(children=[cases.child(born=None)])
        assert (result.ends[0].ends, result.ends[0].order_after) == (None, None)
        assert "No birthday" in cases.notice(result, "end_of_support").text

    def test_what_was_assumed_is_said(self) -> None:
        """Where nothing is said of school a notice says what could move the day."""
        assert "completes_grade_12" in cases.notice(cases.support(), "end_of_support").text
        told = [cases.child(completes_grade_12=date(2028, 6, 9))]
        assert "end_of_support" not in cases.ids(cases.support(children=told))
