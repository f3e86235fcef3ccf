"""Published timeshare figures, to the percent as printed, each with its convention named.

The schedules are written out and counted; no figure here comes from this library. Charts print no
rule: that a weekend is two days, an evening half a day and an overnight one day, in a year of 365
days, is inferred from their figures.
"""

from decimal import Decimal
from typing import Any, ClassVar

import pytest

import guideline as gl
import schedules
from guideline.custody.counting import count_time
from schedules import count, share, year

WEEKEND = {"start": "Friday 18:00", "end": "Sunday 18:00"}
LONG_WEEKEND = {"start": "Friday 18:00", "end": "Monday 08:00"}
ALTERNATE = {"kind": "alternate_weekends", "first": "2023-01-06"}
EVENING = {"kind": "midweek_dinner", "start": "Wednesday 17:00", "end": "Wednesday 20:00"}
OVERNIGHT = {"kind": "midweek_overnight", "start": "Wednesday 18:00", "end": "Thursday 08:00"}
EXACT = ("hours", "hours_8760", "overnights", "half_days")
ONCE = {"kind": "weekends_of_month", "weeks": [1]}
TWICE = {"kind": "weekends_of_month", "weeks": [1, 3]}
TWO_WEEKS_OF_SUMMER = {
    "parent": schedules.FIRST,
    "from": "2023-07-07",
    "through": "2023-07-21",
    "start": "18:00",
    "end": "18:00",
}

# A chart of time equivalents: the schedule, the days a year, the percent printed.
CHART: list[tuple[str, list[dict[str, Any]], dict[str, Any], str, int]] = [
    ("1 weekend a month", [ONCE | WEEKEND], {}, "24", 7),
    ("1 weekend of 2.5 days a month", [ONCE | LONG_WEEKEND], {}, "30", 8),
    ("1 weekend a month, 1 evening a week", [ONCE | WEEKEND, EVENING], {}, "50", 14),
    (
        "alternate weekends, 2 weeks of summer",
        [ALTERNATE | WEEKEND],
        {"vacations": [TWO_WEEKS_OF_SUMMER]},
        "64",
        18,
    ),
    ("2 weekends of 2.5 days a month", [TWICE | LONG_WEEKEND], {}, "60", 16),
    ("alternate weekends, 1 overnight a week", [ALTERNATE | WEEKEND, OVERNIGHT], {}, "104", 28),
    ("alternate weekends of 2.5 days", [ALTERNATE | LONG_WEEKEND], {}, "65", 18),
    (
        "alternate weekends of 2.5 days, 1 evening a week",
        [ALTERNATE | LONG_WEEKEND, EVENING],
        {},
        "91",
        25,
    ),
    (
        "three days a week",
        [{"kind": "weekly", "start": "Monday 08:00", "end": "Thursday 08:00"}],
        {},
        "156",
        43,
    ),
    ("alternate weekends of 3 days", [ALTERNATE | {"weekend_days": "3"}], {}, "78", 21),
]


class TestCharts:
    """Half-day convention: stays in half days, a year of 365 days, rounded to whole percent."""

    @pytest.mark.parametrize(("name", "patterns", "more", "days", "percent"), CHART)
    def test_the_chart_reproduces(
        self,
        name: str,
        patterns: list[dict[str, Any]],
        more: dict[str, Any],
        days: str,
        percent: int,
    ) -> None:
        """Each row of the chart, from its schedule written out over 2023, to the percent."""
        counted = count(year(*patterns, **more))
        method = counted.by("half_days").children[0].parents[0]
        assert method.counted == Decimal(days), name
        assert share(counted, "whole_percent_days") == Decimal(percent) / 100, name

    def test_another_chart_rounds_alternate_weekends_with_an_overnight_up(self) -> None:
        """104 days are 28.49 percent; a chart that prints 29 rounds up, which is not ours."""
        counted = count(year(ALTERNATE | WEEKEND, OVERNIGHT))
        assert round(share(counted, "half_days") * 100, 2) == Decimal("28.49")

    def test_first_third_and_fifth_weekends_are_28_a_year(self) -> None:
        """2023 has 28 first, third and fifth weekends, and 26 alternate ones: 56 and 52 days."""
        for pattern, days in (({"kind": "weekends_1_3_5"}, 56), (ALTERNATE, 52)):
            counted = count(year(pattern | WEEKEND))
            assert counted.by("half_days").children[0].parents[0].counted == days

    def test_an_evening_of_three_hours_is_printed_as_16_percent(self) -> None:
        """Another chart's alternate weekends with an evening: hours over 8,760, to the percent."""
        counted = count(year(ALTERNATE | WEEKEND, EVENING))
        assert share(counted, "whole_percent_hours") == Decimal("0.16")

    def test_alternate_long_weekends_are_21_percent(self) -> None:
        """That other chart's third row: 78 days of 365."""
        counted = count(year(ALTERNATE | {"weekend_days": "3"}))
        assert counted.by("half_days").children[0].parents[0].counted == 78
        assert share(counted, "whole_percent_days") == Decimal("0.21")

    @pytest.mark.parametrize(
        ("patterns", "printed", "low", "high"),
        [
            ([ALTERNATE | WEEKEND, EVENING], 20, "14.29", "21.37"),
            ([{"kind": "rotation", "blocks": "3-4", "first": "2023-01-02"}], 40, "42.74", "42.86"),
        ],
    )
    def test_a_chart_that_no_method_gives(
        self, patterns: list[dict[str, Any]], printed: int, low: str, high: str
    ) -> None:
        """20 percent with a midweek dinner, 40 for three days on and four off: rounded loosely."""
        counted = count(schedules.custody(*patterns))
        found = {round(share(counted, method) * 100, 2) for method in gl.TimeshareMethod}
        assert Decimal(printed) not in found
        exact = [round(share(counted, method) * 100, 2) for method in EXACT]
        assert (min(exact), max(exact)) == (Decimal(low), Decimal(high))

    def test_a_page_takes_the_overnight_for_the_evening(self) -> None:
        """28.49 percent, printed for an evening a week, is an overnight's; an evening is 21.37."""
        for midweek, percent in ((EVENING, "21.37"), (OVERNIGHT, "28.49")):
            counted = count(year(ALTERNATE | WEEKEND, midweek))
            assert round(share(counted, "half_days") * 100, 2) == Decimal(percent)

    def test_four_weeks_of_summer_alone_pass_what_a_page_prints(self) -> None:
        """Alternate weekends, 4 weeks of summer and half the holidays are not 20 percent.

        Without any holiday they are 20.8 already; a page that prints 20 for all three is wrong.
        """
        summer = TWO_WEEKS_OF_SUMMER | {"through": "2023-08-04"}
        counted = count(year(ALTERNATE | WEEKEND, vacations=[summer]))
        assert round(share(counted, "half_days") * 100, 1) == Decimal("20.8")


class TestQuarterDays:
    """A chart that counts an evening as six hours and an overnight as twelve: hours over 8,760."""

    EVENING: ClassVar = {"kind": "weekly", "start": "Wednesday 15:00", "end": "Wednesday 21:00"}
    OVERNIGHT: ClassVar = {"kind": "weekly", "start": "Wednesday 20:00", "end": "Thursday 08:00"}
    OTHER_WEEK: ClassVar = {"kind": "two_weekly", "first": "2023-01-11"}
    MORNING: ClassVar = {"start": "Friday 18:00", "end": "Monday 06:00"}

    @pytest.mark.parametrize(
        ("patterns", "percent"),
        [
            ([ALTERNATE | WEEKEND], 14),
            ([ALTERNATE | WEEKEND, EVENING], 18),
            ([ALTERNATE | WEEKEND, EVENING | OTHER_WEEK], 16),
            ([ALTERNATE | WEEKEND, OVERNIGHT | OTHER_WEEK], 18),
            ([ONCE | MORNING], 8),
            ([ALTERNATE | MORNING], 18),
            (
                [
                    {
                        "kind": "two_weekly",
                        "first": "2023-01-05",
                        "start": "Thursday 18:00",
                        "end": "Monday 06:00",
                    }
                ],
                25,
            ),
            ([OVERNIGHT], 7),
            ([OVERNIGHT | OTHER_WEEK], 4),
        ],
    )
    def test_the_chart_reproduces(self, patterns: list[dict[str, Any]], percent: int) -> None:
        """Nine rows of the chart in whole percents; its rows for holidays give no dates."""
        assert share(count(year(*patterns)), "whole_percent_hours") == Decimal(percent) / 100

    def test_its_one_weekend_a_month_is_not_rounded_but_cut(self) -> None:
        """The chart prints 6 for 6.58 percent; rounded it is 7, as the other chart prints."""
        counted = count(year(ONCE | WEEKEND))
        assert round(share(counted, "hours_8760") * 100, 2) == Decimal("6.58")
        assert share(counted, "whole_percent_hours") == Decimal("0.07")


class TestHours:
    """Figures by the hour."""

    def test_a_county_counts_1248_hours_as_14_percent(self) -> None:
        """48 hours, 26 times a year, are 1,248 of 8,760 hours, shown as 14 percent."""
        for schedule in (
            year(ALTERNATE | WEEKEND),
            schedules.custody(ALTERNATE | WEEKEND),  # a cycle of two weeks, 26 times a year
        ):
            counted = count(schedule)
            time = counted.by("hours_8760").children[0].parents[0]
            assert time.counted == 1248
            assert round(share(counted, "hours_8760") * 100, 3) == Decimal("14.247")
            assert share(counted, "whole_percent_hours") == Decimal("0.14")

    def test_82_of_336_hours_are_24_4_percent(self) -> None:
        """A page counts 82 hours in two weeks as 24.4 percent: the hours of the actual span."""
        counted = count(
            schedules.custody(
                {"kind": "alternate_weekends", "first": "2023-01-06", "weekend_days": "3"},
                {"kind": "weekly", "start": "Wednesday 15:00", "end": "Wednesday 20:00"},
            )
        )
        assert counted.hours == 336
        assert schedules.hours(counted) == 82
        assert round(share(counted, "hours") * 100, 1) == Decimal("24.4")

    def test_parts_of_a_year_sum(self) -> None:
        """A page adds 14.25, 14.2 and 3.85 percent to 32.3: parts that do not overlap add up."""
        summer = {
            "from": "2023-07-07",
            "start": "18:00",
            "parent": schedules.FIRST,
            "end": "18:00",
        }
        weekends = schedules.hours(count(year(ALTERNATE | WEEKEND)))
        dinners = schedules.hours(count(year(EVENING)))
        both = schedules.hours(count(year(ALTERNATE | WEEKEND, EVENING)))
        assert both == weekends + dinners
        longer = count(year(ALTERNATE | WEEKEND, vacations=[{**summer, "through": "2023-07-21"}]))
        assert schedules.hours(longer) == weekends - 48 + 14 * 24

    def test_an_appellate_finding_lies_between_two_readings(self) -> None:
        """31 percent was found; the Friday at school counted is 34.5, not counted 30.4.

        Alternate weeks Thursday after school to Sunday 20:00, other weeks Thursday after school to
        Friday 20:00, every Tuesday after school to 20:00, with school out at 15:00.
        """
        patterns = [
            {
                "kind": "two_weekly",
                "first": "2023-01-05",
                "start": "Thursday 15:00",
                "end": "Sunday 20:00",
            },
            {
                "kind": "two_weekly",
                "first": "2023-01-12",
                "start": "Thursday 15:00",
                "end": "Friday 20:00",
            },
            {"kind": "weekly", "start": "Tuesday 15:00", "end": "Tuesday 20:00"},
        ]
        school = {"name": "School", "weekdays": ["Friday"], "start": "08:00", "end": "15:00"}
        found = []
        for credited in (schedules.FIRST, schedules.SECOND):
            parties = [{**school, "credited_to": credited}]
            counted = count(schedules.custody(*patterns, third_parties=parties))
            found.append(round(share(counted, "hours") * 100, 1))
        assert found == [Decimal("34.5"), Decimal("30.4")]


def test_the_average_over_two_children() -> None:
    """§ 4055(b)(1)(D): half the time with one child and a fifth with the other are 35 percent."""
    half = schedules.custody({"kind": "week_on_week_off", "first": "2023-01-06"})
    fifth = schedules.custody(
        {"kind": "rotation", "blocks": "1-4", "first": "2023-01-06"},
    )
    facts = schedules.file_of(
        half,
        children=[{"name": "Child 1"}, {"name": "Child 2", "custody": fifth}],
    )
    assert share(count_time(facts), "hours") == Decimal("0.35")
