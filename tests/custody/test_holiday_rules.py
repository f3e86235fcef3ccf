"""Holidays that move: observed on another day, of another calendar, and by the moon."""

from datetime import UTC, date, datetime, timedelta
from math import radians, sin
from typing import Any, ClassVar

import pytest

import guideline as gl
from guideline.custody.holidays import HOLIDAYS, holiday_date, observed_on
from guideline.custody.schedules import timeline
from guideline.custody.stretches import who_has
from guideline.facts.times import minute_of
from schedules import FIRST, SECOND, count, custody, hours, ids

NOON_OF_2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
CHINA = timedelta(hours=8)
YEARS = {"from_": date(2026, 1, 1), "through": date(2027, 12, 31)}


def who(schedule: gl.Custody, day: str) -> str:
    """Return who has the children at noon."""
    line = timeline(schedule, (FIRST, SECOND))
    return who_has(line.counted, minute_of(date.fromisoformat(day), 12 * 60))


# ── the moons of Gov. Code § 6700(a)(4), by the astronomer's series and not by a calendar ────────


def day_in_china(days_from_2000: float) -> date:
    """Return the day on China's clock, a minute of dynamical time taken off."""
    return (NOON_OF_2000 + timedelta(days=days_from_2000, minutes=-1) + CHINA).date()


def solstice(year: int) -> float:
    """Return the winter solstice in days from noon of January 1, 2000, to half an hour."""
    y = (year - 2000) / 1000
    return 355.05952 + 365242.74049 * y - 0.06223 * y**2 - 0.00823 * y**3


def new_moon(number: int) -> float:
    """Return a new moon, numbered from January 6, 2000, in days from noon of January 1, 2000."""
    century = number / 1236.85
    sun = radians(2.5534 + 29.10535670 * number)
    moon = radians(201.5643 + 385.81693528 * number + 0.0107582 * century**2)
    latitude = radians(160.7108 + 390.67050284 * number - 0.0016118 * century**2)
    found = 5.09766 + 29.530588861 * number + 0.00015437 * century**2
    found += -0.40720 * sin(moon) + 0.17241 * sin(sun) + 0.01608 * sin(2 * moon)
    found += 0.01039 * sin(2 * latitude) + 0.00739 * sin(moon - sun) - 0.00514 * sin(moon + sun)
    found += 0.00208 * sin(2 * sun) - 0.00111 * sin(moon - 2 * latitude)
    node = radians(124.7746 - 1.56375588 * number)
    return found - 0.00017 * sin(node)


def moons_after_solstice(year: int) -> list[date]:
    """Return the days of the three new moons after the solstice before a year."""
    shortest = day_in_china(solstice(year - 1))
    first = int((year - 2000) * 12.3685) - 2
    days = [day_in_china(new_moon(number)) for number in range(first, first + 8)]
    return [day for day in days if day > shortest][:3]


@pytest.mark.parametrize("year", range(1970, 2100))
def test_the_lunar_new_year_is_as_the_statute_says(year: int) -> None:
    """The second new moon after the winter solstice; the third in 2034, after a leap month."""
    moons = moons_after_solstice(year)
    found = holiday_date(gl.HolidayName.LUNAR_NEW_YEAR, year)
    assert found is not None
    assert found == moons[2 if year == 2034 else 1]


def test_a_year_without_a_known_day_is_said() -> None:
    """After 2099 no Lunar New Year is known: nothing is counted for it, and a notice says so."""
    assert holiday_date(gl.HolidayName.LUNAR_NEW_YEAR, 2100) is None
    feast: dict[str, Any] = {"holiday": "lunar_new_year", "parent": FIRST}
    counted = count(
        custody(from_=date(2099, 1, 1), through=date(2100, 12, 31), holidays=[feast]),
    )
    assert hours(counted) == 24
    told = [str(notice) for notice in counted.notices if notice.id == "no_dates_in_year"]
    assert len(told) == 1
    assert "lunar_new_year has no dates that start in 2100" in told[0]


class TestLegalHolidays:
    """The lists of the statutes, typed a second time: none is missing, none too many."""

    FEDERAL: ClassVar = (
        "new_years_day martin_luther_king_day presidents_day memorial_day juneteenth "
        "independence_day labor_day columbus_day veterans_day thanksgiving christmas"
    )
    STATE: ClassVar = (
        "new_years_day martin_luther_king_day lunar_new_year lincoln_day presidents_day "
        "cesar_chavez_day genocide_remembrance_day memorial_day juneteenth independence_day "
        "labor_day admission_day native_american_day columbus_day veterans_day christmas "
        "good_friday thanksgiving"
    )
    COURTS: ClassVar = (
        "new_years_day martin_luther_king_day lincoln_day presidents_day cesar_chavez_day "
        "memorial_day juneteenth independence_day labor_day native_american_day veterans_day "
        "thanksgiving day_after_thanksgiving christmas"
    )

    @pytest.mark.parametrize(
        ("law", "names"), [("5 U.S.C.", FEDERAL), ("Gov. Code", STATE), ("Code Civ. Proc.", COURTS)]
    )
    def test_each_list_is_whole(self, law: str, names: str) -> None:
        """5 U.S.C. § 6103(a); Gov. Code § 6700(a) but Sundays and Diwali; CCP § 135."""
        found = {
            str(name)
            for name, rule in HOLIDAYS.items()
            if any(cite.law == law for cite in rule.cites)
        }
        assert found == set(names.split())

    def test_the_names_are_those_of_the_table(self) -> None:
        """Every name has a rule, in words too, in the order of the closed list."""
        assert list(HOLIDAYS) == list(gl.HolidayName)
        assert all(rule.says for rule in HOLIDAYS.values())


class TestOtherCalendars:
    """Holidays that no rule finds are written by their dates, and take turns as the others do."""

    def test_dates_of_several_years_take_turns(self) -> None:
        """Diwali of 2026 goes to one parent, of 2027 to the other."""
        feast = {"name": "Diwali", "dates": ["2026-11-08", "2027-10-29"], "even_years": FIRST}
        schedule = custody(holidays=[feast], **YEARS)
        assert who(schedule, "2026-11-08") == FIRST
        assert who(schedule, "2027-10-29") == SECOND
        assert "no_dates_in_year" not in ids(count(schedule))

    def test_a_year_without_a_date_is_said_under_its_name_or_its_first_day(self) -> None:
        """What is missing is told by name, or by day where nobody gave it one."""
        for named, called in (({"name": "Eid"}, "Eid"), ({}, "2026-03-20")):
            feast = {**named, "dates": ["2026-03-20"], "parent": FIRST}
            told = count(custody(holidays=[feast], **YEARS)).notices
            assert any(f"{called} has no dates that start in 2027" in str(each) for each in told)

    @pytest.mark.parametrize(
        ("name", "days"),
        [
            ("orthodox_easter", "2024-05-05 2025-04-20 2026-04-12 2027-05-02"),
            ("orthodox_good_friday", "2024-05-03 2025-04-18 2026-04-10 2027-04-30"),
        ],
    )
    def test_the_eastern_churches_have_their_own_easter(self, name: str, days: str) -> None:
        """In 2025 both Easters were one day; in the other years they are not."""
        found = [holiday_date(gl.HolidayName(name), int(day[:4])) for day in days.split()]
        assert found == [date.fromisoformat(day) for day in days.split()]


class TestObserved:
    """On which day a holiday counts that falls on a weekend."""

    @pytest.mark.parametrize(
        ("day", "state", "nearest"),
        [
            ("2026-07-04", "2026-07-04", "2026-07-03"),  # a Saturday
            ("2027-07-04", "2027-07-05", "2027-07-05"),  # a Sunday
            ("2028-11-11", "2028-11-10", "2028-11-10"),  # Veterans Day on a Saturday
            ("2029-11-11", "2029-11-12", "2029-11-12"),
            ("2028-02-12", "2028-02-12", "2028-02-11"),
            ("2023-02-12", "2023-02-13", "2023-02-13"),
            ("2024-03-31", "2024-04-01", "2024-04-01"),
            ("2029-09-09", "2029-09-10", "2029-09-10"),
            ("2022-12-25", "2022-12-26", "2022-12-26"),
            ("2022-06-19", "2022-06-19", "2022-06-20"),  # the section as read does not name it
            ("2026-11-11", "2026-11-11", "2026-11-11"),  # a Wednesday
        ],
    )
    def test_the_rules(self, day: str, state: str, nearest: str) -> None:
        """Gov. Code § 6701 moves Sundays, and one Saturday; the federal practice moves both."""
        itself = date.fromisoformat(day)
        found = [observed_on(itself, rule).isoformat() for rule in gl.Observed]
        assert found == [day, state, nearest]

    def test_the_turn_is_that_of_the_day_itself(self) -> None:
        """New Year's Day of 2028, a Saturday, observed in 2027, is a holiday of an even year."""
        feast: dict[str, Any] = {
            "holiday": "new_years_day",
            "observed": "nearest_weekday",
            "even_years": FIRST,
        }
        schedule = custody(from_=date(2027, 12, 1), through=date(2028, 1, 31), holidays=[feast])
        assert who(schedule, "2027-12-31") == FIRST
        assert who(schedule, "2028-01-01") == SECOND

    def test_an_observed_day_joins_its_weekend(self) -> None:
        """July 5, 2027, the observed Monday, goes to the parent who has the weekend before it."""
        feast: dict[str, Any] = {
            "holiday": "independence_day",
            "observed": "state",
            "with_weekend": True,
        }
        weekends = {"kind": "alternate_weekends", "first": "2027-07-02"}
        assert who(custody(weekends, holidays=[feast], **YEARS), "2027-07-05") == FIRST

    def test_school_is_out_on_the_observed_day(self) -> None:
        """Independence Day of 2026, observed on Friday: camp runs on no other day less."""
        camp = {
            "name": "Camp",
            "weekdays": ["Friday"],
            "start": "09:00",
            "end": "15:00",
            "credited_to": FIRST,
        }
        days: dict[str, Any] = {"from_": date(2026, 7, 1), "through": date(2026, 7, 31)}
        for observed, fridays in (("the_day", 5), ("nearest_weekday", 4)):
            feast = {"holiday": "independence_day", "observed": observed, "parent": SECOND}
            counted = count(custody(holidays=[feast], third_parties=[camp], **days))
            assert hours(counted) == fridays * 6
