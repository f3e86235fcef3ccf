"""Hypothesis strategies for custody schedules: layered, over spans that start anywhere."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from guideline.custody.holidays import may_meet_weekend
from guideline.facts.custody import Custody
from guideline.facts.custody_kinds import HolidayName, LayerName, Observed
from guideline.facts.fields import changed

PARENTS = ("Ann", "Bob")
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SCHOOL = "School"
WITH_EXCHANGES = ["weekly", "two_weekly", "weekends_1_3_5", "weekends_of_month"]
WITHOUT = ["week_on_week_off", "one_parent"]

# About both clock changes, a leap day, a year's end, and anywhere else.
STARTS = [
    date(2026, 3, 1),
    date(2026, 3, 8),
    date(2025, 10, 30),
    date(2025, 11, 2),
    date(2028, 2, 20),
    date(2028, 2, 29),
    date(2026, 12, 20),
]

parents = st.sampled_from(PARENTS)
quarters = st.integers(0, 24 * 4 - 1).map(lambda number: number * 15)
clocks = st.one_of(st.sampled_from([0, 90, 120, 150, 180, 1080]), quarters).map(
    lambda minutes: f"{minutes // 60:02}:{minutes % 60:02}"
)
weekdays = st.sampled_from(WEEKDAYS)
days = st.one_of(st.sampled_from(STARTS), st.dates(date(2025, 1, 1), date(2028, 12, 31)))
yearly = st.dates(date(2001, 1, 1), date(2001, 12, 28)).map(lambda day: f"{day:%m-%d}")


def weekday_on(day: date, weekday: str) -> date:
    """Return the first such weekday on or after a day."""
    return day + timedelta(days=(WEEKDAYS.index(weekday) - day.weekday()) % 7)


@st.composite
def exchanges(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a start and an end in the week, the end after the start."""
    start, end = draw(weekdays), draw(weekdays)
    opens, closes = draw(clocks), draw(clocks)
    if start == end and closes <= opens:
        opens, closes = "09:00", "17:30"
    return {"start": f"{start} {opens}", "end": f"{end} {closes}"}


@st.composite
def patterns(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a repeating pattern of any kind that the oracle reads."""
    pattern: dict[str, Any] = {"parent": draw(parents)}
    kind = draw(
        st.sampled_from(
            [*WITH_EXCHANGES, "rotation", "2-2-3", "2-2-5-5", "3-4-4-3", "5-2", *WITHOUT]
        )
    )
    pattern["kind"] = kind
    if kind == "one_parent":
        return pattern
    if kind == "rotation":
        blocks = draw(st.lists(st.integers(1, 6), min_size=1, max_size=5))
        pattern["blocks"] = "-".join(map(str, blocks))
    if kind in WITH_EXCHANGES:
        pattern |= draw(exchanges())
        start = pattern["start"].split()[0]
        if kind == "two_weekly":
            pattern["first"] = weekday_on(draw(days), start)
        if kind == "weekends_of_month":
            pattern["weeks"] = draw(
                st.lists(st.integers(1, 5), min_size=1, max_size=4, unique=True)
            )
        if kind.startswith("weekends") and draw(st.booleans()):
            later = (WEEKDAYS.index(start) + draw(st.integers(0, 2))) % 7
            pattern["weekend_of"] = WEEKDAYS[later]
        return pattern
    return pattern | {"first": draw(days), "exchange": draw(clocks)}


@st.composite
def spans(draw: st.DrawFn, longest: int = 24) -> tuple[date, date]:
    """Draw a first and a last day."""
    first = draw(days)
    return first, first + timedelta(days=draw(st.integers(0, longest - 1)))


@st.composite
def _clock_pair(draw: st.DrawFn) -> dict[str, str]:
    opens, closes = sorted([draw(clocks), draw(clocks)])
    return {"start": opens, "end": "24:00" if closes == opens else closes}


@st.composite
def schedules(draw: st.DrawFn, longest: int = 24) -> Custody:
    """Draw a layered schedule over a span that starts anywhere."""
    first, through = draw(spans(longest))
    near = st.integers(-3, longest).map(lambda number: first + timedelta(days=number))
    custody: dict[str, Any] = {
        "from_": first,
        "through": through,
        "resides_with": draw(parents),
        "patterns": draw(st.lists(patterns(), max_size=3)),
    }
    if draw(st.booleans()):
        custody["seasons"] = [
            {
                "name": "summer",
                "from": draw(yearly),
                "through": draw(yearly),
                "resides_with": draw(st.one_of(st.none(), parents)),
                "patterns": draw(st.lists(patterns(), min_size=1, max_size=2)),
            }
        ]
    custody["holidays"] = [
        {
            "date": f"{draw(near):%m-%d}".replace("02-29", "03-01"),
            "odd_years": draw(parents),
            "rank": rank,
            **draw(_clock_pair()),
        }
        for rank in range(draw(st.integers(0, 2)))
    ]
    for holiday in custody["holidays"]:
        if holiday["start"] < "12:00" < holiday["end"] and draw(st.booleans()):
            holiday["split"] = "12:00"
    for name, key in (("vacations", "from"), ("days", "date")):
        custody[name] = []
        for rank in range(draw(st.integers(0, 2))):
            begins = draw(near)
            ends = begins + timedelta(days=draw(st.integers(0, 5)))
            pair = draw(_clock_pair())
            custody[name].append(
                {"parent": draw(parents), key: begins, "through": ends, "rank": rank, **pair}
            )
    if draw(st.booleans()):
        school = {"name": SCHOOL, "weekdays": WEEKDAYS[:5], "start": "08:30", "end": "15:00"}
        credited = draw(st.sampled_from(["nobody", "schedule", *PARENTS]))
        custody["third_parties"] = [{**school, "credited_to": credited, "except_holidays": False}]
    return Custody(**custody)


@st.composite
def _turns(draw: st.DrawFn) -> dict[str, str]:
    return {draw(st.sampled_from(["parent", "odd_years", "even_years"])): draw(parents)}


@st.composite
def _named_holiday(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a holiday by rule: observed anywhere, divided, with its weekend, or around its day."""
    holiday: dict[str, Any] = {
        "holiday": draw(st.sampled_from(list(HolidayName))),
        "observed": draw(st.sampled_from(list(Observed))),
    }
    if draw(st.booleans()) and may_meet_weekend(holiday["holiday"], holiday["observed"]):
        return {**holiday, "with_weekend": True}
    if draw(st.booleans()):
        holiday |= {"start": f"{draw(weekdays)} {draw(clocks)}", "end": "24:00"}
    elif draw(st.booleans()):
        holiday["split"] = "12:00"
    return {**holiday, **draw(_turns())}


@st.composite
def layered_schedules(draw: st.DrawFn, longest: int = 800) -> Custody:
    """Draw a schedule with every kind of layer, in any order of priority."""
    custody = draw(schedules(longest))
    more: dict[str, Any] = {
        "holidays": draw(st.lists(_named_holiday(), max_size=4)),
        "breaks": [
            {
                "name": "break",
                "from": draw(yearly),
                "through": draw(yearly),
                "split": draw(st.booleans()),
                **draw(_turns()),
            }
            for _ in range(draw(st.integers(0, 2)))
        ],
        "vacations": [
            {"parent": draw(parents), "weeks": draw(st.integers(1, 6)), "first": draw(yearly)}
            for _ in range(draw(st.integers(0, 2)))
        ],
        "third_parties": [
            {
                "name": SCHOOL,
                "from": draw(yearly),
                "through": draw(yearly),
                "credited_to": draw(st.sampled_from(["nobody", "schedule", *PARENTS])),
            }
            for _ in range(draw(st.integers(0, 1)))
        ],
    }
    for name, entries in more.items():  # by rank, so that no two contradict each other
        more[name] = [{**entry, "rank": rank} for rank, entry in enumerate(entries)]
    order = draw(st.permutations(list(LayerName)))
    return changed(custody, **more, priority=order)
