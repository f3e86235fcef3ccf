"""Counting methods and spans: what each counts, over which days, and what is said about it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

import guideline as gl
from guideline.custody.counting import count_time
from guideline.custody.methods import METHODS
from guideline.custody.tallies import half_days_of_stay
from schedule_strategies import PARENTS, layered_schedules
from schedules import FIRST, SECOND, count, custody, file_of, hours, ids, share, year

WEEKENDS: dict[str, Any] = {"kind": "alternate_weekends", "first": "2026-01-09"}
ALTERNATING: dict[str, Any] = {"holidays": [{"holiday": "thanksgiving", "odd_years": FIRST}]}
TURNS: dict[str, Any] = {"odd_years": FIRST}
BREAK: dict[str, Any] = {"name": "winter", **TURNS}
CAMP: dict[str, Any] = {"name": "camp", "resides_with": FIRST}
DAYS_OF_2026 = {"from": "2026-12-19", "through": "2026-12-31"}
DAYS_OF_2027 = {"from": "2027-12-18", "through": "2027-12-31"}


class TestMethods:
    """Each method's rule."""

    def test_each_is_a_named_thing_with_its_rule_and_source(self) -> None:
        """Every name on the closed list has a rule; its docstring says rule, clock and source."""
        assert set(METHODS) == set(gl.TimeshareMethod)
        for method in METHODS.values():
            said = " ".join((method.rule.__doc__ or "").split())
            assert f"Source: {method.source}." in said
            assert "clock change" in said or "spring day" in said

    @given(layered_schedules(longest=500))
    def test_shares_are_shares(self, schedule: gl.Custody) -> None:
        """By every method both shares lie from zero to one and sum to one, or nobody has any."""
        counted = count_time(gl.CustodyFile(parents=PARENTS, custody=schedule))
        for method in counted.methods:
            shares = [average.share for average in method.average]
            assert shares == [None, None] or sum(each or 0 for each in shares) == 1
            assert all(each is None or 0 <= each <= 1 for each in shares)

    @given(layered_schedules(longest=200))
    def test_listing_the_parents_in_another_order_changes_nothing(
        self, schedule: gl.Custody
    ) -> None:
        """Each parent's share is the same, whoever is listed first."""
        one, other = (
            count_time(gl.CustodyFile(parents=names, custody=schedule))
            for names in (PARENTS, PARENTS[::-1])
        )
        for method in gl.TimeshareMethod:
            shares = {each.of: each.share for each in one.by(method).average}
            assert shares == {each.of: each.share for each in other.by(method).average}

    def test_equal_time_is_half_by_every_method(self) -> None:
        """Week about: half the time, also in a leap year of 8,784 hours."""
        day = {"kind": "rotation", "blocks": "1-1", "first": "2028-01-01", "exchange": "00:00"}
        leap = custody(day, from_=date(2028, 1, 1), through=date(2028, 12, 31))
        for method in ("hours_8760", "half_days", "overnights", "whole_percent_days"):
            assert share(count(leap), method) == Decimal("0.5")

    def test_the_lesser_parent_never_has_more_than_half(self) -> None:
        """In a leap year just less than half the hours are more than half of 8,760."""
        day = {"kind": "rotation", "blocks": "1-1", "first": "2028-01-01", "exchange": "00:00"}
        swap = [{"parent": SECOND, "date": "2028-01-01", "end": "02:00"}]
        leap = custody(day, from_=date(2028, 1, 1), through=date(2028, 12, 31), days=swap)
        assert hours(count(leap)) == 12 * 366 - 2
        assert share(count(leap), "hours_8760") == Decimal("0.5")

    def test_rounding_is_half_up_and_of_the_lesser_parent(self) -> None:
        """14.247 and 85.753 percent are 14 and 86; an exact half percent goes up."""
        counted = count(custody(WEEKENDS))
        assert [each.share for each in counted.by("whole_percent_hours").average] == [
            Decimal("0.14"),
            Decimal("0.86"),
        ]
        turned = count(custody(WEEKENDS | {"parent": SECOND}, resides_with=FIRST))
        assert share(turned, "whole_percent_hours") == Decimal("0.86")

    @pytest.mark.parametrize(
        ("stay", "nights", "expected"),
        [(48, 2, 4), (62, 3, 5), (72, 3, 6), (3, 0, 1), (14, 1, 2), (9, 0, 1), (77, 3, 6)],
    )
    def test_stays_in_half_days(self, stay: int, nights: int, expected: int) -> None:
        """A weekend 2 days, Friday to Monday morning 2.5, an evening a half, an overnight 1."""
        assert half_days_of_stay(stay * 60, nights) == expected

    def test_a_night_belongs_to_who_has_the_child_when_the_day_ends(self) -> None:
        """A visit to midnight has that night; one that starts at midnight has it not."""
        for start, end, nights in (
            ("Monday 20:00", "Tuesday 00:00", 1),
            ("Tuesday 00:00", "Tuesday 08:00", 0),
        ):
            counted = count(custody({"kind": "weekly", "start": start, "end": end}))
            assert counted.methods[0].children[0].parents[0].overnights == nights

    def test_nobody_has_time_that_is_all_with_others(self) -> None:
        """Where third parties have every minute, no method finds a share, and an order stops."""
        away = {"name": "Camp", "from": "2026-01-01", "through": "2026-12-31"}
        schedule = custody(
            from_=date(2026, 2, 1),
            through=date(2026, 2, 28),
            third_parties=[{**away, "credited_to": "nobody"}],
        )
        counted = count(schedule)
        assert {each.share for method in counted.methods for each in method.average} == {None}
        with pytest.raises(gl.InvalidFacts, match="counts nothing"):
            order(schedule)

    def test_almost_all_time_with_others_stays_within_bounds(self) -> None:
        """A leap year with others but for some hours: the year's 8,760 leave nothing to divide."""
        away = {"name": "Camp", "from": "2028-01-01", "through": "2028-12-31", "end": "20:00"}
        schedule = custody(
            from_=date(2028, 1, 1),
            through=date(2028, 12, 31),
            third_parties=[{**away, "credited_to": "nobody"}],
            days=[{"parent": FIRST, "date": "2028-12-31", "start": "23:00"}],
        )
        assert share(count(schedule), "hours_8760") == Decimal("0.5")
        assert share(count(schedule), "hours") == Decimal("0.25")


def order(schedule: gl.Custody) -> gl.GuidelineSupport:
    """Return the order for one child whose time comes from a schedule."""
    parents = tuple(
        gl.Parent(name=name, monthly_net_disposable_income=Decimal(net))
        for name, net in ((FIRST, 6000), (SECOND, 3000))
    )
    child = gl.Child(name="Child 1", born=date(2018, 5, 2))
    return gl.calculate(
        gl.Case(on=date(2026, 3, 1), parents=parents, children=(child,), custody=schedule)
    )


class TestSpans:
    """Which days are counted."""

    @pytest.mark.parametrize(
        ("more", "first", "through"),
        [
            ({"from_": date(2026, 3, 1), "through": date(2026, 3, 9)}, "2026-03-01", "2026-03-09"),
            ({"span": "calendar_year"}, "2026-01-01", "2026-12-31"),
            ({"span": "calendar_year", "from_": date(2027, 5, 1)}, "2027-01-01", "2027-12-31"),
            ({"span": "twelve_months"}, "2026-01-09", "2027-01-08"),
            ({"span": "twelve_months", "from_": date(2028, 2, 29)}, "2028-02-29", "2029-02-28"),
            ({}, "2026-01-09", "2026-01-22"),
            ({"days": [{"parent": FIRST, "date": "2026-05-05"}]}, "2026-01-01", "2026-12-31"),
            (ALTERNATING, "2026-01-01", "2029-12-31"),
        ],
    )
    def test_spans(self, more: dict[str, Any], first: str, through: str) -> None:
        """Days as given, a named span, a cycle of weeks, a year, or odd, even and leap years."""
        counted = count(custody(WEEKENDS, **more))
        assert (counted.first.isoformat(), counted.through.isoformat()) == (first, through)

    def test_two_years_where_four_give_the_same_figures(self) -> None:
        """One parent has all the time whatever the year: two years are enough."""
        schedule = custody(
            resides_with=FIRST, holidays=[{"holiday": "christmas", "odd_years": FIRST}]
        )
        schedule = gl.changed(
            schedule, holidays=[gl.Holiday(holiday=gl.HolidayName.EASTER, odd_years=FIRST, rank=0)]
        )
        everything = gl.changed(
            schedule,
            vacations=[{"parent": FIRST, "from": "01-01", "through": "12-31"}],
        )
        counted = count(everything, on=date(2026, 3, 1))
        assert (counted.first, counted.through) == (date(2026, 1, 1), date(2027, 12, 31))
        assert "four years would give the same" in counted.notices[-1].text

    @pytest.mark.parametrize(
        ("dated", "through"),
        [
            ({"breaks": [{**BREAK, "dates": [DAYS_OF_2026, DAYS_OF_2027]}]}, 2027),
            ({"breaks": [{**BREAK, "from": "2026-12-19", "through": "2027-01-03"}]}, 2027),
            ({"holidays": [{**TURNS, "dates": ["2026-11-08", "2027-10-29"]}]}, 2027),
            ({**ALTERNATING, "vacations": [{"parent": FIRST, **DAYS_OF_2026}]}, 2027),
            ({**ALTERNATING, "days": [{"parent": FIRST, "date": "2026-05-02"}]}, 2027),
            ({**ALTERNATING, "seasons": [{**CAMP, **DAYS_OF_2026}]}, 2027),
            ({"breaks": [{**BREAK, "from": "12-19", "through": "01-03"}]}, 2029),
            ({**ALTERNATING, "seasons": [{**CAMP, "from": "07-01", "through": "07-05"}]}, 2029),
        ],
    )
    def test_four_years_are_not_counted_for_want_of_dates(
        self, dated: dict[str, Any], through: int
    ) -> None:
        """What is dated in two years would count half in four: the two are counted, and said.

        What comes every year is counted over four, since the leap year moves a figure.
        """
        counted = count(custody(WEEKENDS, **dated), on=date(2026, 3, 1))
        assert (counted.first.year, counted.through.year) == (2026, through)
        told = " ".join(notice.text for notice in counted.notices)
        assert ("what is written by dates leaves out others" in told) == (through == 2027)

    def test_a_school_year_is_the_season_of_that_name(self) -> None:
        """By days of every year or by dates; the one that holds the day, or else the next."""
        for first, last in (("08-20", "06-05"), (date(2025, 8, 20), date(2026, 6, 5))):
            season = {"name": "School year", "from": first, "through": last, "resides_with": FIRST}
            summer = {"name": "summer", "from": "06-10", "through": "08-01", "resides_with": FIRST}
            schedule = custody(span="school_year", seasons=[summer, season])
            counted = count(schedule, on=date(2026, 3, 1))
            assert (counted.first, counted.through) == (date(2025, 8, 20), date(2026, 6, 5))

    def test_a_cycle_has_no_clock_change(self) -> None:
        """A fortnight in March counts 336 hours: it stands for every fortnight."""
        assert count(custody(WEEKENDS | {"first": "2026-03-06"})).hours == 336
        assert count(custody({"kind": "every_weekend"})).hours == 168

    def test_a_cycle_that_starts_within_a_stay_has_that_stay_once(self) -> None:
        """Week about from a Friday evening: the second parent's week is one stay of seven days."""
        counted = count(custody({"kind": "week_on_week_off", "first": "2026-01-09"}))
        assert [each.counted for each in counted.by("half_days").children[0].parents] == [
            Decimal(183),
            Decimal(182),
        ]

    def test_a_cycle_that_starts_at_midnight_cuts_no_stay(self) -> None:
        """Four days and ten, exchanged at midnight: two whole stays, 4 of 14 days."""
        days = {"kind": "rotation", "blocks": "4-10", "first": "2026-01-09", "exchange": "00:00"}
        counted = count(custody(days)).by("half_days").children[0].parents[0].counted
        assert counted == 4 * 26

    def test_children_are_counted_over_one_span(self) -> None:
        """Cycles of two and three weeks are counted over six; a span given stands for all."""
        three = custody({"kind": "rotation", "blocks": "7-14", "first": "2026-01-09"})
        children: Any = [
            {"name": "Child 1", "custody": custody(WEEKENDS)},
            {"name": "Child 2", "custody": three},
        ]
        counted = count_time(gl.CustodyFile(parents=(FIRST, SECOND), children=children))
        assert counted.hours == 6 * 168
        children[1]["custody"] = year()
        assert count_time(gl.CustodyFile(parents=(FIRST, SECOND), children=children)).hours == 8760
        children[1]["custody"] = custody(WEEKENDS, **ALTERNATING)
        counted = count_time(gl.CustodyFile(parents=(FIRST, SECOND), children=children))
        assert counted.hours == 35064


class TestNotices:
    """What a reader must know."""

    @pytest.mark.parametrize(
        ("schedule", "expected"),
        [
            (custody(WEEKENDS), {"time_span", "assumed_exchanges"}),
            (custody(WEEKENDS | {"start": "Friday 18:00", "weekend_days": "2"}), {"assumed"}),
            (custody(WEEKENDS | {"weekend_days": "3"}), {"assumed_exchanges"}),
            (custody({"kind": "2-2-3", "first": "2026-01-09"}), {"assumed_exchanges"}),
            (year(), set()),
            (custody({"kind": "every_weekend"}), {"time_span"}),
        ],
    )
    def test_assumptions_are_said(self, schedule: gl.Custody, expected: set[str]) -> None:
        """Exchange times that the file leaves out, and the days that it does not give."""
        told = " ".join(ids(count(schedule)))
        assert all(each in told for each in expected)
        assert bool(told) == bool(expected)

    def test_nothing_is_assumed_where_all_is_written(self) -> None:
        """Exchange times and days as written bring no notice."""
        pattern = {**WEEKENDS, "start": "Friday 18:00", "end": "Sunday 18:00"}
        assert not ids(count(year({**pattern, "first": "2023-01-06"})))
        rotation = {"kind": "2-2-3", "first": "2023-01-06", "exchange": "08:00"}
        assert not ids(count(year(rotation)))
        assert ids(count(year({"kind": "weekends_1_3_5", **TIMES}))) == ["weekend_of_month"]

    def test_every_decision_cites_the_percentage_of_time(self) -> None:
        """Each notice on time cites § 4055(b)(1)(D)."""
        counted = count_time(file_of(custody(WEEKENDS)))
        assert all("4055(b)(1)(D)" in str(each.cites[0]) for each in counted.notices)


TIMES = {"start": "Friday 18:00", "end": "Sunday 18:00"}
