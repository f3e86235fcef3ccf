"""The closed lists of words that a custody schedule may use."""

from enum import StrEnum

from guideline.facts.readers import closest, wrong


class PatternKind(StrEnum):
    """The repeating patterns that custody orders use."""

    EVERY_WEEKEND = "every_weekend"
    ALTERNATE_WEEKENDS = "alternate_weekends"
    WEEKENDS_1_3_5 = "weekends_1_3_5"
    WEEKENDS_OF_MONTH = "weekends_of_month"
    WEEKLY = "weekly"
    TWO_WEEKLY = "two_weekly"
    MIDWEEK_DINNER = "midweek_dinner"
    MIDWEEK_OVERNIGHT = "midweek_overnight"
    ROTATION = "rotation"
    WEEK_ON_WEEK_OFF = "week_on_week_off"
    ROTATION_2_2_3 = "2-2-3"
    ROTATION_2_2_5_5 = "2-2-5-5"
    ROTATION_3_4_4_3 = "3-4-4-3"
    ROTATION_5_2 = "5-2"
    ONE_PARENT = "one_parent"


class HolidayName(StrEnum):
    """Holidays found by rule: the federal ones, California's, and days that parents share."""

    NEW_YEARS_DAY = "new_years_day"
    MARTIN_LUTHER_KING_DAY = "martin_luther_king_day"
    LUNAR_NEW_YEAR = "lunar_new_year"
    LINCOLN_DAY = "lincoln_day"
    VALENTINES_DAY = "valentines_day"
    PRESIDENTS_DAY = "presidents_day"
    CESAR_CHAVEZ_DAY = "cesar_chavez_day"
    GOOD_FRIDAY = "good_friday"
    EASTER = "easter"
    ORTHODOX_GOOD_FRIDAY = "orthodox_good_friday"
    ORTHODOX_EASTER = "orthodox_easter"
    GENOCIDE_REMEMBRANCE_DAY = "genocide_remembrance_day"
    MOTHERS_DAY = "mothers_day"
    MEMORIAL_DAY = "memorial_day"
    JUNETEENTH = "juneteenth"
    FATHERS_DAY = "fathers_day"
    INDEPENDENCE_DAY = "independence_day"
    LABOR_DAY = "labor_day"
    ADMISSION_DAY = "admission_day"
    NATIVE_AMERICAN_DAY = "native_american_day"
    COLUMBUS_DAY = "columbus_day"
    HALLOWEEN = "halloween"
    VETERANS_DAY = "veterans_day"
    THANKSGIVING = "thanksgiving"
    DAY_AFTER_THANKSGIVING = "day_after_thanksgiving"
    CHRISTMAS_EVE = "christmas_eve"
    CHRISTMAS = "christmas"
    NEW_YEARS_EVE = "new_years_eve"

    @classmethod
    def _missing_(cls, value: object) -> None:
        """Refuse, with what to write instead, a holiday that no rule here finds."""
        if not closest(str(value), list(cls)):
            raise wrong(
                value,
                "no rule here finds this holiday",
                'write its name and days, as in name = "Diwali" and dates = [2026-11-08, '
                f"2027-10-29], or one of: {', '.join(cls)}",
            )


class Observed(StrEnum):
    """On which day a holiday counts that falls on a Saturday or Sunday.

    The day itself; the day that Gov. Code § 6701 moves it to; or the nearest weekday, as
    5 U.S.C. § 6103(b) and federal practice have it.
    """

    THE_DAY = "the_day"
    STATE = "state"
    NEAREST_WEEKDAY = "nearest_weekday"


class LayerName(StrEnum):
    """The layers over the base, each over the ones before."""

    SEASONS = "seasons"
    BREAKS = "breaks"
    HOLIDAYS = "holidays"
    VACATIONS = "vacations"
    DAYS = "days"


class CountedSpan(StrEnum):
    """What span is counted where ``from`` and ``through`` do not say it."""

    CYCLE = "cycle"
    CALENDAR_YEAR = "calendar_year"
    SCHOOL_YEAR = "school_year"
    TWELVE_MONTHS = "twelve_months"


class TimeshareMethod(StrEnum):
    """How time is counted, on which § 4055(b)(1)(D) is silent."""

    HOURS = "hours"
    HOURS_8760 = "hours_8760"
    OVERNIGHTS = "overnights"
    HALF_DAYS = "half_days"
    WHOLE_PERCENT_HOURS = "whole_percent_hours"
    WHOLE_PERCENT_DAYS = "whole_percent_days"
