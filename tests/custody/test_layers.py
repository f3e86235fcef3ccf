"""Layers over the base: seasons, breaks, holidays, vacations, single days, third parties."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import guideline as gl
from guideline.custody.holidays import holiday_date
from guideline.custody.schedules import timeline
from guideline.custody.stretches import who_has
from guideline.facts.times import minute_of
from schedules import FIRST, SECOND, count, custody, hours, ids, share, year

PARENTS = (FIRST, SECOND)
WEEK_ABOUT = {"kind": "week_on_week_off", "first": "2023-01-06"}


def who(schedule: gl.Custody, day: str, clock: int = 12) -> str:
    """Return who has the children at a full hour of a day."""
    line = timeline(schedule, PARENTS)
    return who_has(line.counted, minute_of(date.fromisoformat(day), clock * 60))


def two_years(**layers: Any) -> gl.Custody:
    """Return a schedule over 2025, an odd year, and 2026, an even one."""
    return custody(from_=date(2025, 1, 1), through=date(2026, 12, 31), **layers)


class TestPatterns:
    """Base patterns by name, with their usual parameters."""

    @pytest.mark.parametrize(
        ("pattern", "expected"),
        [
            ({"kind": "every_weekend"}, "2514"),  # 52 weekends, and 18 hours of January 1
            ({"kind": "every_weekend", "start": "Friday 15:00", "end": "Sunday 20:00"}, "2776"),
            ({"kind": "alternate_weekends", "first": "2023-01-06"}, "1248"),
            ({"kind": "alternate_weekends", "first": "2023-01-06", "weekend_days": "2.5"}, "1612"),
            ({"kind": "alternate_weekends", "first": "2023-01-06", "weekend_days": "3"}, "1872"),
            ({"kind": "weekends_of_month", "weeks": [2]}, "576"),
            ({"kind": "midweek_dinner"}, "156"),
            ({"kind": "midweek_overnight"}, "728"),
            ({"kind": "weekly", "start": "Tuesday 15:00", "end": "Tuesday 19:30"}, "234"),
            ({"kind": "one_parent"}, "8760"),
        ],
    )
    def test_named_patterns_have_their_usual_hours(
        self, pattern: dict[str, Any], expected: str
    ) -> None:
        """Each pattern's clock hours in 2023, whose 52 weeks start on Mondays."""
        found = count(year(pattern)).by("hours_8760").children[0].parents[0].counted
        assert found == Decimal(expected)

    @pytest.mark.parametrize(
        ("kind", "days"),
        [
            ("week_on_week_off", "11111110000000"),
            ("2-2-3", "11001110011000"),
            ("2-2-5-5", "11001111100000"),
            ("3-4-4-3", "11100001111000"),
            ("5-2", "11111001111100"),
        ],
    )
    def test_rotations_by_name(self, kind: str, days: str) -> None:
        """Each rotation, day by day at noon over two weeks from the day that anchors it."""
        schedule = custody(
            {"kind": kind, "first": "2026-06-01", "exchange": "08:00"},
            from_=date(2026, 6, 1),
            through=date(2026, 6, 28),
        )
        found = [who(schedule, f"2026-06-{day:02}") == FIRST for day in range(1, 15)]
        assert "".join("01"[own] for own in found) == days

    def test_a_pattern_repeats_both_ways_from_its_first_day(self) -> None:
        """A first day after the span, or years before it, anchors the same weeks."""
        shares = {
            share(count(year({"kind": "alternate_weekends", "first": first})), "hours")
            for first in ("2023-01-06", "2031-01-10", "1999-01-08")
        }
        assert len(shares) == 1

    def test_later_patterns_stand_over_earlier_ones(self) -> None:
        """A dinner inside the other parent's week goes to whom the later pattern names."""
        dinner = {"kind": "midweek_dinner", "parent": SECOND}
        assert hours(count(custody(WEEK_ABOUT, dinner))) == 168 - 3
        assert hours(count(custody(dinner, WEEK_ABOUT))) == 168

    def test_a_weekend_is_counted_by_its_friday_or_its_saturday(self) -> None:
        """July 31, 2026 is a fifth Friday, August 1 a first Saturday; a notice says it matters."""
        by_friday, by_saturday = (
            custody(
                {"kind": "weekends_1_3_5", **more},
                from_=date(2026, 7, 1),
                through=date(2026, 8, 31),
            )
            for more in ({}, {"weekend_of": "Saturday"})
        )
        assert who(by_friday, "2026-08-01") == who(by_saturday, "2026-08-01") == FIRST
        assert who(by_friday, "2026-08-08") == FIRST
        assert who(by_saturday, "2026-08-08") == SECOND
        assert "weekend_of_month" in ids(count(by_friday))
        assert "weekend_of_month" in ids(count(by_saturday))

    def test_other_weekends_of_as_many_hours_are_told_so(self) -> None:
        """In 2026 weekends by their Friday and by their Saturday are different, and as long."""
        start, end = date(2026, 1, 1), date(2026, 12, 31)
        told = count(custody({"kind": "weekends_1_3_5"}, from_=start, through=end)).notices
        assert any("other weekends, with as many hours." in each.text for each in told)


class TestHolidays:
    """Holidays by rule and by date, by turns, divided, and with the weekend."""

    @pytest.mark.parametrize(
        ("name", "days"),
        [
            ("new_years_day", "2025-01-01 2026-01-01"),
            ("martin_luther_king_day", "2025-01-20 2026-01-19"),
            ("lincoln_day", "2025-02-12 2026-02-12"),
            ("valentines_day", "2025-02-14 2026-02-14"),
            ("presidents_day", "2025-02-17 2026-02-16"),
            ("cesar_chavez_day", "2025-03-31 2026-03-31"),
            ("good_friday", "2025-04-18 2026-04-03"),
            ("easter", "2025-04-20 2026-04-05"),
            ("genocide_remembrance_day", "2025-04-24 2026-04-24"),
            ("mothers_day", "2025-05-11 2026-05-10"),
            ("memorial_day", "2025-05-26 2026-05-25"),
            ("juneteenth", "2025-06-19 2026-06-19"),
            ("fathers_day", "2025-06-15 2026-06-21"),
            ("independence_day", "2025-07-04 2026-07-04"),
            ("labor_day", "2025-09-01 2026-09-07"),
            ("admission_day", "2025-09-09 2026-09-09"),
            ("native_american_day", "2025-09-26 2026-09-25"),
            ("columbus_day", "2025-10-13 2026-10-12"),
            ("halloween", "2025-10-31 2026-10-31"),
            ("veterans_day", "2025-11-11 2026-11-11"),
            ("thanksgiving", "2025-11-27 2026-11-26"),
            ("day_after_thanksgiving", "2025-11-28 2026-11-27"),
            ("christmas_eve", "2025-12-24 2026-12-24"),
            ("christmas", "2025-12-25 2026-12-25"),
            ("new_years_eve", "2025-12-31 2026-12-31"),
        ],
    )
    def test_holidays_by_rule(self, name: str, days: str) -> None:
        """Each holiday's day in 2025 and 2026, as the calendars of those years have it."""
        found = [holiday_date(gl.HolidayName(name), int(day[:4])) for day in days.split()]
        assert " ".join(map(str, found)) == days

    def test_they_alternate_in_odd_and_even_years(self) -> None:
        """What one parent has in odd years the other has in even ones, said once or twice."""
        turns: list[dict[str, Any]] = [
            {"odd_years": FIRST},
            {"even_years": SECOND},
            {"odd_years": FIRST, "even_years": SECOND},
        ]
        for each in turns:
            schedule = two_years(holidays=[{"holiday": "thanksgiving", **each}])
            assert who(schedule, "2025-11-27") == FIRST
            assert who(schedule, "2026-11-26") == SECOND
        swapped = two_years(holidays=[{"holiday": "thanksgiving", "even_years": FIRST}])
        assert who(swapped, "2026-11-26") == FIRST

    def test_one_takes_the_days_around_it(self) -> None:
        """Wednesday to Sunday; Christmas Eve at noon to Christmas at noon; New Year's Eve on."""
        times = [
            ("thanksgiving", "Wednesday 18:00", "Sunday 18:00"),
            ("christmas", "12-24 12:00", "12-25 12:00"),
            ("new_years_day", "12-31 18:00", "01-01 18:00"),
        ]
        schedule = two_years(
            holidays=[
                {"holiday": name, "start": start, "end": end, "parent": FIRST}
                for name, start, end in times
            ]
        )
        assert hours(count(schedule)) == 2 * (4 * 24 + 24) + 18 + 24 + 6
        assert who(schedule, "2025-11-26", 17) == SECOND
        assert who(schedule, "2025-11-26", 18) == FIRST
        assert who(schedule, "2025-12-31", 18) == FIRST
        assert who(schedule, "2026-01-01", 18) == SECOND

    def test_one_is_split_at_a_clock_time(self) -> None:
        """Christmas Day changes hands at noon, the other way round in the other year."""
        schedule = two_years(
            holidays=[{"holiday": "christmas", "split": "12:00", "odd_years": FIRST}]
        )
        days = ("2025-12-25", "2026-12-25")
        assert [who(schedule, day, 11) for day in days] == [FIRST, SECOND]
        assert [who(schedule, day, 12) for day in days] == [SECOND, FIRST]

    @pytest.mark.parametrize(("first", "whose"), [("2026-05-22", FIRST), ("2026-05-29", SECOND)])
    def test_a_monday_goes_with_its_weekend(self, first: str, whose: str) -> None:
        """Who has the weekend keeps Memorial Day, also where the span starts on that Monday."""
        for starts in (date(2026, 5, 1), date(2026, 5, 25)):
            schedule = custody(
                {"kind": "alternate_weekends", "first": first},
                from_=starts,
                through=date(2026, 7, 31),
                holidays=[{"holiday": "memorial_day", "end": "18:00", "with_weekend": True}],
            )
            assert who(schedule, "2026-05-25") == whose
            assert who(schedule, "2026-05-25", 18) == SECOND
            if starts.day == 1:
                assert who(schedule, "2026-05-24", 20) == whose  # the Sunday evening between

    def test_a_friday_goes_with_its_weekend_and_a_wednesday_with_none(self) -> None:
        """A Friday joins the weekend after it; in the middle of the week the schedule stands."""
        schedule = custody(
            {"kind": "alternate_weekends", "first": "2026-07-03"},
            from_=date(2026, 7, 1),
            through=date(2026, 7, 31),
            holidays=[
                {"date": "07-03", "start": "Thursday 18:00", "with_weekend": True},
                {"date": "07-15", "with_weekend": True},
            ],
        )
        assert who(schedule, "2026-07-02", 18) == FIRST
        assert who(schedule, "2026-07-15") == SECOND

    def test_a_higher_rank_stands_over_a_lower_one(self) -> None:
        """Father's Day inside Juneteenth's weekend: the higher rank wins in any order."""
        entries = [
            {"holiday": "juneteenth", "end": "Sunday 18:00", "parent": SECOND},
            {"holiday": "fathers_day", "parent": FIRST, "rank": 1},
        ]
        for holidays in (entries, entries[::-1]):
            assert who(two_years(holidays=holidays), "2026-06-21") == FIRST

    def test_a_season_within_a_season_has_a_rank(self) -> None:
        """Two weeks of camp inside the summer: the season of higher rank wins."""
        summer = {"name": "summer", "from": "06-10", "through": "08-20", "resides_with": FIRST}
        camp = {"name": "camp", "from": "07-01", "through": "07-14", "resides_with": SECOND}
        schedule = two_years(seasons=[{**camp, "rank": 1}, summer])
        days = ("2025-06-30", "2025-07-01", "2025-07-15")
        assert [who(schedule, day) for day in days] == [FIRST, SECOND, FIRST]

    def test_entries_of_one_parent_may_overlap(self) -> None:
        """Thanksgiving and the day after it, both with one parent, are one stay and no error."""
        schedule = two_years(
            holidays=[
                {"holiday": "thanksgiving", "end": "Friday 18:00", "parent": FIRST},
                {"holiday": "day_after_thanksgiving", "parent": FIRST},
            ]
        )
        assert hours(count(schedule)) == 2 * 48

    def test_one_by_a_single_date(self) -> None:
        """A holiday of another calendar is written by date, and its other years are said."""
        counted = count(two_years(holidays=[{"date": date(2025, 10, 20), "parent": FIRST}]))
        assert hours(counted) == 24
        assert "no_dates_in_year" in ids(counted)


class TestOtherLayers:
    """Seasons, breaks, vacations, single days, and their order."""

    def test_a_season_has_patterns_of_its_own(self) -> None:
        """The summer turns the schedule round; before and after, the base stands."""
        summer = {
            "name": "summer",
            "from": "06-10",
            "through": "08-20",
            "resides_with": FIRST,
            "patterns": [{"parent": SECOND, "kind": "every_weekend"}],
        }
        schedule = year(seasons=[summer])
        days = ("2023-06-09", "2023-06-12", "2023-06-17", "2023-08-21")
        assert [who(schedule, day) for day in days] == [SECOND, FIRST, SECOND, SECOND]

    def test_a_season_without_residence_leaves_the_base(self) -> None:
        """A season that says nothing about some of its time leaves it as the base has it."""
        schedule = year(
            {"kind": "weekly", "start": "Monday 08:00", "end": "Tuesday 08:00"},
            seasons=[
                {
                    "name": "summer",
                    "from": date(2023, 6, 5),
                    "through": date(2023, 8, 20),
                    "patterns": [{"parent": FIRST, "kind": "every_weekend"}],
                }
            ],
        )
        days = ("2023-06-12", "2023-06-17", "2023-06-14", "2023-05-20")
        assert [who(schedule, day) for day in days] == [FIRST, FIRST, SECOND, SECOND]

    def test_a_break_belongs_to_the_year_in_which_it_starts(self) -> None:
        """Winter break of 2025, an odd year, runs into January 2026 and is one turn."""
        schedule = two_years(
            breaks=[{"name": "winter", "from": "12-20", "through": "01-04", "odd_years": FIRST}]
        )
        days = ("2025-01-03", "2026-01-03", "2026-12-22")
        assert [who(schedule, day) for day in days] == [SECOND, FIRST, SECOND]

    def test_a_break_is_halved_to_the_minute(self) -> None:
        """That year's parent has the first half, the other the second; other years are said."""
        winter = {
            "name": "winter",
            "dates": [{"from": date(2025, 12, 20), "through": date(2026, 1, 4)}],
            "start": "15:00",
            "end": "18:00",
            "odd_years": FIRST,
            "split": True,
        }
        schedule = two_years(breaks=[winter])
        assert hours(count(schedule)) == (Decimal(15 * 24) + 3) / 2
        assert [who(schedule, day) for day in ("2025-12-27", "2025-12-28")] == [FIRST, SECOND]
        assert "no_dates_in_year" in ids(count(schedule))

    def test_vacation_weeks_without_dates_are_placed_and_said(self) -> None:
        """Two weeks from the first Friday in July; the other parent's follow."""
        schedule = year(
            WEEK_ABOUT,
            vacations=[{"parent": FIRST, "weeks": 2}, {"parent": SECOND, "weeks": 1}],
        )
        assert who(schedule, "2023-07-07", 18) == FIRST
        assert who(schedule, "2023-07-21", 17) == FIRST
        assert who(schedule, "2023-07-21", 18) == SECOND
        told = [each.text for each in count(schedule).notices if each.id == "vacation_placed"]
        assert len(told) == 2
        assert "2 weeks" in told[0]
        assert "a week" in told[1]

    def test_vacation_weeks_make_room_for_vacations_with_dates(self) -> None:
        """Weeks are placed after a vacation whose dates are given, wherever it stands."""
        dated = {"parent": SECOND, "from": date(2023, 7, 8), "through": date(2023, 7, 20)}
        schedule = year(vacations=[{"parent": FIRST, "weeks": 1}, dated])
        assert who(schedule, "2023-07-21", 18) == FIRST
        assert who(schedule, "2023-07-28", 18) == SECOND

    def test_a_vacation_may_be_the_same_days_of_every_year(self) -> None:
        """July 1 to 14 of every year is two weeks in each of two years, across a New Year too."""
        for days, nights in ((("07-01", "07-14"), 28), (("12-27", "01-02"), 14)):
            trip = {"parent": FIRST, "from": days[0], "through": days[1]}
            assert hours(count(two_years(vacations=[trip]))) == nights * 24

    def test_february_29_of_every_year_is_march_1_where_there_is_none(self) -> None:
        """A birthday on the leap day is kept on March 1, 2027, and on itself in 2028."""
        birthday = {"name": "birthday", "date": "02-29", "parent": FIRST}
        for first, day in ((date(2027, 2, 1), "2027-03-01"), (date(2028, 2, 1), "2028-02-29")):
            schedule = custody(from_=first, through=first.replace(month=3), holidays=[birthday])
            assert who(schedule, day) == FIRST
            assert hours(count(schedule)) == 24

    def test_single_days_stand_over_everything(self) -> None:
        """A day swapped this once, whole or by the clock."""
        days = [
            {"parent": FIRST, "date": date(2023, 5, 2)},
            {
                "parent": FIRST,
                "date": date(2023, 5, 4),
                "through": date(2023, 5, 5),
                "end": "09:00",
            },
        ]
        schedule = year(days=days, holidays=[{"date": "05-02", "parent": SECOND}])
        assert hours(count(schedule)) == 24 + 33

    def test_priority_reorders_the_layers(self) -> None:
        """Where the order says that holidays stand over vacations, they do."""
        layers: dict[str, Any] = {
            "vacations": [
                {"parent": FIRST, "from": date(2023, 7, 1), "through": date(2023, 7, 14)}
            ],
            "holidays": [{"holiday": "independence_day", "parent": SECOND}],
        }
        assert who(year(**layers), "2023-07-04") == FIRST
        priority = ["seasons", "breaks", "vacations", "holidays", "days"]
        assert who(year(**layers, priority=priority), "2023-07-04") == SECOND


SCHOOL: dict[str, Any] = {
    "name": "School",
    "weekdays": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
    "start": "08:00",
    "end": "14:00",
    "from": "08-21",
    "through": "06-09",
}


class TestThirdParties:
    """School, day care and others: left out of the comparison, or credited."""

    def test_school_hours_are_left_out_or_credited(self) -> None:
        """Left out they lessen what is compared; credited they move; by the schedule, nothing."""
        counts = {
            credited: count(year(third_parties=[{**SCHOOL, "credited_to": credited}]))
            for credited in ("nobody", "schedule", FIRST)
        }
        left_out = counts["nobody"].methods[0].children[0].left_out
        assert hours(counts["nobody"]) == 0
        assert left_out == hours(counts[FIRST])
        assert count(year()).methods == counts["schedule"].methods
        assert "third_party_time" in ids(counts["nobody"])
        assert "third_party_time" not in ids(counts[FIRST])

    def test_school_is_out_in_breaks_and_on_holidays(self) -> None:
        """No school on Thanksgiving nor in the break, unless the entry says that it runs."""
        layers: dict[str, Any] = {
            "breaks": [{"name": "winter", "from": "12-18", "through": "01-01", "parent": SECOND}],
            "holidays": [{"holiday": "thanksgiving", "parent": SECOND}],
        }
        runs = {"except_breaks": False, "except_holidays": False}
        for more, expected in (({}, SECOND), (runs, "School")):
            school = {**SCHOOL, "credited_to": "nobody", **more}
            schedule = year(**layers, third_parties=[school])
            assert who(schedule, "2023-11-23") == who(schedule, "2023-12-19") == expected

    def test_days_with_others_are_left_out_of_nights_too(self) -> None:
        """Two weeks with grandparents lessen what every method compares, and shares sum to one."""
        away = {
            "name": "Grandparents",
            "from": date(2023, 7, 3),
            "through": date(2023, 7, 16),
            "credited_to": "nobody",
        }
        counted = count(year(WEEK_ABOUT, third_parties=[away]))
        nights = [time.overnights or 0 for time in counted.by("overnights").children[0].parents]
        assert sum(nights) == 365 - 14
        for method in gl.TimeshareMethod:
            assert sum(each.share or 0 for each in counted.by(method).average) == 1

    def test_hours_at_school_end_no_stay(self) -> None:
        """A week with school days is seven days of the charts, school left out or not."""
        school = {**SCHOOL, "credited_to": "nobody"}
        both = [count(year(WEEK_ABOUT, third_parties=each)) for each in ([], [school])]
        assert share(both[0], "half_days") == share(both[1], "half_days")

    def test_day_care_every_week_of_the_year(self) -> None:
        """Weekdays without first and last day run through the whole span."""
        care = {"name": "Day care", "weekdays": ["Monday"], "start": "09:00", "end": "12:00"}
        counted = count(year(third_parties=[{**care, "credited_to": FIRST}]))
        assert hours(counted) == 52 * 3
