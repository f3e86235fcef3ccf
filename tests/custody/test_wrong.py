"""Schedules that cannot be: one error that lists every problem, with what to write instead."""

import json
from datetime import date
from typing import Any

import pytest

import guideline as gl
from guideline.custody.checks import check_parents
from guideline.files.custody import time_file_from_json
from schedules import FIRST, SECOND, custody, file_of, problems

WEEKLY = {"kind": "weekly", "start": "Friday 18:00", "end": "Sunday 18:00"}


def test_one_error_lists_all() -> None:
    """An unknown parent, an exchange backwards, an overlap and a gap, in one error."""
    schedule = gl.Custody(
        from_=date(2026, 1, 1),
        through=date(2026, 12, 31),
        patterns=(
            gl.Pattern(parent="Nobody", kind=gl.PatternKind.EVERY_WEEKEND),
            gl.Pattern(
                parent=FIRST, kind=gl.PatternKind.WEEKLY, start="Friday 18:00", end="Friday 17:00"
            ),
            gl.Pattern(
                parent=FIRST, kind=gl.PatternKind.WEEKLY, start="Monday 08:00", end="Tuesday 08:00"
            ),
        ),
        holidays=(
            gl.Holiday(holiday=gl.HolidayName.CHRISTMAS, parent=FIRST),
            gl.Holiday(date_="12-25", parent=SECOND, start="18:00"),
            gl.Holiday(date_="12-26", parent=SECOND, start="18:00", end="09:00"),
        ),
    )
    told = problems(schedule)
    for said in (
        "custody.patterns[0].parent: 'Nobody': no parent has this name; write Petitioner",
        "custody.patterns[1].end: Friday 18:00 to Friday 17:00: ends before it starts",
        "custody.holidays[2]:",
        "custody.holidays[1]: 2026-12-25 18:00 to 2026-12-26 00:00: overlaps holidays[0]",
        "custody.resides_with: 2026-01-01 00:00 to 2026-01-05 08:00",
        "and 51 more times: nobody has the children; write resides_with",
    ):
        assert said in told


def test_what_cannot_be_read_hides_nothing_else() -> None:
    """A word that is no weekday, an unknown parent and a day for both, in one error."""
    days = [{"parent": who, "date": "2026-05-01"} for who in (FIRST, SECOND)]
    school = {"name": "school", "credited_to": "nobody", "weekdays": ["Moonday"]}
    schedule = {"resides_with": "Z", "days": days, "third_parties": [school]}
    values = {"parents": [FIRST, SECOND], "on": "2026-03-01", "custody": schedule}
    with pytest.raises(gl.InvalidFacts) as caught:
        time_file_from_json(json.dumps(values))
    assert [each.where for each in caught.value.problems] == [
        "custody.third_parties[0].weekdays[0]",
        "custody.resides_with",
        "custody.days[1]",
    ]


def test_children_and_their_schedules_are_told_together() -> None:
    """Two children of one name, one without a schedule, days for both parents, other spans."""
    days = [{"parent": who, "date": "2026-05-01"} for who in (FIRST, SECOND)]
    spans = [{"from": f"{year}-01-01", "through": f"{year}-12-31"} for year in (2026, 2027)]
    children = [
        {"name": "A", "custody": {"resides_with": FIRST, **spans[0], "days": days}},
        {"name": "A", "custody": {"resides_with": FIRST, **spans[1]}},
        {"name": "B"},
    ]
    with pytest.raises(gl.InvalidFacts) as caught:
        time_file_from_json(json.dumps({"parents": [FIRST, SECOND], "children": children}))
    assert [each.where for each in caught.value.problems] == [
        "children[1].name",
        "children[2].custody",
        "children[0].custody.days[1]",
        "children[1].custody.from",
    ]


@pytest.mark.parametrize("name", ["diwali", "Diwali", "yom kippur", "Eid al-Fitr"])
def test_a_holiday_that_no_rule_finds_is_written_by_its_days(name: str) -> None:
    """A holiday of another calendar is told how to be written, not only which names there are."""
    entry: dict[str, Any] = {"holiday": name, "parent": FIRST}
    with pytest.raises(gl.InvalidFacts, match=r'name = "Diwali" and dates = \[2026-11-08, 2027'):
        gl.Holiday(**entry)


def test_what_is_told_to_write_for_diwali_can_be_written() -> None:
    """The days that the error shows are those of a holiday with a name."""
    days = date(2026, 11, 8), date(2027, 10, 29)
    assert gl.Holiday(name="Diwali", dates=days, parent=FIRST).dates == days


def test_a_holiday_nearly_named_is_told_its_name() -> None:
    """A slip of the pen is told the one word that is near."""
    entry: dict[str, Any] = {"holiday": "Mother's Day", "parent": FIRST}
    with pytest.raises(gl.InvalidFacts, match=r'write "mothers_day"$'):
        gl.Holiday(**entry)


def test_many_overlaps_stay_readable() -> None:
    """Of 300 entries for one day each that overlaps is told once, with how many others."""
    days = [gl.SingleDay(parent=(FIRST, SECOND)[n % 2], date_=date(2026, 5, 1)) for n in range(300)]
    told = problems(custody({"kind": "one_parent"}, from_=date(2026, 1, 1), days=days))
    lines = [line for line in told.splitlines() if "overlaps" in line]
    assert len(lines) == 150
    assert "days[0], which gives that time to Petitioner, and also days[2]" in lines[0]
    assert "days[6] and 146 more; mend one of them" in lines[0]


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ({"kind": "alternate_weekends"}, "first: missing"),
        ({"kind": "two_weekly", "start": "Friday 18:00", "end": "Sunday 18:00"}, "first: missing"),
        ({"kind": "2-2-3"}, "first: missing"),
        ({"kind": "rotation", "first": "2026-01-09"}, "blocks: missing"),
        ({"kind": "weekly"}, "end: missing"),
        ({"kind": "alternate_weekends", "first": "2026-01-10"}, "a Saturday; write a Friday"),
        ({"kind": "every_weekend", "first": "9999-12-31"}, "outside the years counted"),
        ({"kind": "every_weekend", "weekend_days": "2.25"}, "not a length known here"),
        ({"kind": "every_weekend", "weekend_days": "2", "end": "Sunday 18:00"}, "beside end"),
        ({"kind": "weekends_of_month"}, "weeks: missing"),
        ({"kind": "weekends_of_month", "weeks": [6]}, "write each of 1 to 5 once"),
        ({"kind": "weekends_of_month", "weeks": [1, 1]}, "write each of 1 to 5 once"),
        ({"kind": "weekends_1_3_5", "weekend_of": "Wednesday"}, "not a day of that weekend"),
        ({"kind": "weekends_1_3_5", "weeks": [2]}, "says nothing about weekends_1_3_5"),
        ({"kind": "one_parent", "exchange": "18:00"}, "says nothing about one_parent"),
        ({**WEEKLY, "blocks": "1-1"}, "says nothing about weekly"),
        ({**WEEKLY, "end": "Friday 18:00"}, "lasts no time"),
    ],
)
def test_patterns(pattern: dict[str, Any], said: str) -> None:
    """What a pattern needs, and what says nothing about it."""
    assert said in problems(custody(pattern, from_=date(2026, 1, 1), through=date(2026, 12, 31)))


TURN = {"parent": FIRST}
DAYS = {"from": "07-01", "through": "07-05"}


@pytest.mark.parametrize(
    ("layer", "entry", "said"),
    [
        ("seasons", {"name": "s", **DAYS}, "changes nothing"),
        ("seasons", {"name": "s", **DAYS, "resides_with": "X"}, "no parent has this name"),
        (
            "seasons",
            {"name": "s", **DAYS, "patterns": [{"parent": FIRST, "kind": "2-2-3"}]},
            "seasons[0].patterns[0].first: missing",
        ),
        ("seasons", {"name": "s", "from": "07-01", "through": date(2026, 7, 5)}, "both as dates"),
        ("breaks", {"name": "b", **DAYS}, "nobody's turn"),
        ("breaks", {"name": "b", **TURN}, "dates: missing"),
        ("breaks", {"name": "b", **DAYS, **TURN, "odd_years": FIRST}, "more than one rule"),
        ("breaks", {"name": "b", **DAYS, "odd_years": "X"}, "no parent has this name"),
        (
            "breaks",
            {"name": "b", **DAYS, "odd_years": FIRST, "even_years": FIRST},
            "the same in odd years; write parent",
        ),
        (
            "breaks",
            {
                "name": "b",
                **TURN,
                "dates": [{"from": date(2026, 2, 2), "through": date(2026, 2, 1)}],
            },
            "breaks[0].dates[0].through: 2026-02-01: before 2026-02-02",
        ),
        (
            "breaks",
            {
                "name": "b",
                **TURN,
                "from": "07-01",
                "through": "07-01",
                "start": "18:00",
                "end": "09:00",
            },
            "18:00 to 09:00: ends before it starts",
        ),
        ("holidays", {**TURN}, "none, or more than one, of holiday, date and dates"),
        ("holidays", {**TURN, "date": "07-01", "holiday": "easter"}, "or more than one"),
        ("holidays", {**TURN, "date": "07-01", "dates": [date(2026, 7, 1)]}, "or more than one"),
        ("holidays", {**TURN, "date": date(1800, 1, 1)}, "holidays[0].date: 1800-01-01: outside"),
        ("holidays", {**TURN, "dates": [date(9999, 1, 1)]}, "holidays[0].dates[0]: 9999-01-01"),
        ("holidays", {"holiday": "labor_day"}, "or with_weekend"),
        (
            "holidays",
            {"holiday": "labor_day", "with_weekend": True, "split": "12:00"},
            "beside with_weekend",
        ),
        ("holidays", {"holiday": "thanksgiving", "with_weekend": True}, "never on a Monday"),
        ("holidays", {"holiday": "mothers_day", "with_weekend": True}, "never on a Monday or a Fr"),
        ("holidays", {"holiday": "easter", **TURN, "split": "23:00", "end": "12:00"}, "split"),
        ("vacations", {"parent": "X", "weeks": 1}, "no parent has this name"),
        ("vacations", {**TURN}, "neither, or both, of weeks and from"),
        ("vacations", {**TURN, "weeks": 0}, "not so many weeks"),
        ("vacations", {**TURN, "from": date(2026, 7, 2)}, "vacations[0].through: missing beside"),
        ("vacations", {**TURN, "weeks": 1, "through": "07-02"}, "vacations[0].from: missing"),
        ("vacations", {**TURN, "weeks": 1, "end": "18:00"}, "end: 18:00: says nothing about"),
        ("vacations", {**TURN, **DAYS, "exchange": "Friday 09:00"}, "exchange: Friday 09:00: says"),
        (
            "vacations",
            {**TURN, "from": date(2026, 7, 2), "through": date(2026, 7, 2), "end": "00:00"},
            "ends before it starts",
        ),
        ("days", {**TURN, "date": date(2026, 7, 2), "end": "00:00"}, "ends before it starts"),
        ("days", {**TURN, "date": date(2026, 7, 2), "through": date(2026, 7, 1)}, "before 2026"),
        ("days", {**TURN, "date": date(9999, 7, 2)}, "days[0].date: 9999-07-02: outside"),
        ("third_parties", {"name": "S", "credited_to": "nobody"}, "weekdays: missing"),
        ("third_parties", {"name": "S", "credited_to": "X", **DAYS}, "no parent has this name"),
        ("third_parties", {"name": FIRST, "credited_to": "nobody", **DAYS}, "a parent's name"),
        (
            "third_parties",
            {
                "name": "S",
                "credited_to": "nobody",
                "weekdays": ["Monday"],
                "start": "09:00",
                "end": "08:00",
            },
            "ends before it starts",
        ),
        (
            "third_parties",
            {
                "name": "S",
                "credited_to": "nobody",
                "from": "07-01",
                "through": "07-01",
                "end": "00:00",
            },
            "ends before it starts",
        ),
    ],
)
def test_layers(layer: str, entry: dict[str, Any], said: str) -> None:
    """What each layer's entries need; the place says which entry it is."""
    facts = {layer: [entry], "from_": date(2026, 1, 1), "through": date(2026, 12, 31)}
    told = problems(custody(**facts))
    assert said in told
    assert f"custody.{layer}[0]" in told


def test_spans() -> None:
    """Days that cannot be counted."""
    weekends = {"kind": "every_weekend"}
    for more, said in (
        ({"through": date(2026, 1, 1)}, "from: missing beside through"),
        ({"from_": date(2026, 2, 1), "through": date(2026, 1, 1)}, "before 2026-02-01"),
        ({"from_": date(1900, 1, 1), "through": date(1900, 12, 1)}, "outside the years counted"),
        ({"from_": date(2000, 1, 1), "through": date(2026, 1, 1)}, "more than ten years"),
        ({"span": "school_year"}, "no day to count from"),
        ({"span": "school_year", "from_": date(2026, 1, 1)}, "no season is called school year"),
        ({"priority": ["days", "days"]}, "not each layer once"),
        ({"vacations": [{"parent": FIRST, "weeks": 9}] * 6}, "54 weeks: more than a year has"),
        ({"resides_with": "X"}, "no parent has this name"),
    ):
        assert said in problems(custody(weekends, **more))
    assert "no day to count from" in problems(custody({"kind": "weekends_1_3_5"}))
    ages = custody(
        {"kind": "rotation", "blocks": "97-89", "first": "2026-01-09"},
        {"kind": "rotation", "blocks": "83-79", "first": "2026-01-09"},
    )
    assert "only after more than ten years" in problems(ages)
    assert problems(custody(weekends), on=date(9999, 1, 1)).startswith("on: 9999-01-01: outside")
    assert "no season" in problems(custody(weekends, span="school_year"), on=date(2026, 1, 1))


def test_overlaps_are_told_once_for_each_two_entries() -> None:
    """Two vacations that meet every summer are one problem, with what to do about it."""
    told = problems(
        custody(
            from_=date(2026, 1, 1),
            through=date(2028, 12, 31),
            breaks=[
                {"name": "spring", "from": "03-25", "through": "04-05", "parent": FIRST},
                {"name": "Easter", "from": "04-01", "through": "04-10", "parent": SECOND},
            ],
            days=[
                {"parent": FIRST, "date": "2026-05-01"},
                {"parent": SECOND, "date": "2026-05-01"},
            ],
        )
    )
    assert told.count("overlaps") == 2
    assert "rank = 1" in told


def test_an_overlap_outside_the_span_is_none() -> None:
    """Entries that meet only on days that are not counted contradict nothing."""
    entries = [{"parent": FIRST, "date": "2026-05-01"}, {"parent": SECOND, "date": "2026-05-01"}]
    schedule = custody(from_=date(2026, 6, 1), through=date(2026, 6, 30), days=entries)
    assert gl.count_time(file_of(schedule)).hours == 720


def test_parents() -> None:
    """Two parents with two names, none of them a word with a meaning here."""
    for names, said in (
        (("A",), "two parents"),
        (("A", "A"), "both have this name"),
        (("A", "nobody"), "a word with a meaning of its own"),
    ):
        assert said in " ".join(str(problem) for problem in check_parents(names))
        with pytest.raises(gl.InvalidFacts, match=said):
            gl.count_time(gl.CustodyFile(parents=names, custody=custody(resides_with="A")))


def test_children() -> None:
    """Each child with a schedule and a name of its own, all over the same days."""
    plan = custody({"kind": "every_weekend"})
    other = [custody(from_=date(y, 1, 1), through=date(y, 12, 31)) for y in (2026, 2027)]
    facts: list[tuple[dict[str, Any], str]] = [
        ({}, "custody: missing"),
        ({"children": [{"name": "A"}]}, "children[0].custody: missing"),
        ({"custody": plan, "children": [{"name": "A"}, {"name": "A"}]}, "two children have this"),
        (
            {"children": [{"name": str(n), "custody": each} for n, each in enumerate(other)]},
            "children[0].custody counts 2026-01-01 to 2026-12-31",
        ),
        (
            {
                "children": [
                    {"name": "A", "custody": custody(span="calendar_year")},
                    {"name": "B", "custody": custody(through=date(2026, 1, 1))},
                ]
            },
            "children[1].custody.from: missing",
        ),
    ]
    for more, said in facts:
        with pytest.raises(gl.InvalidFacts) as caught:
            gl.count_time(gl.CustodyFile(parents=(FIRST, SECOND), **more))
        assert said in str(caught.value)


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ({"start": "Friday"}, "not a weekday and a clock time"),
        ({"start": "Fryday 18:00"}, "not a weekday"),
        ({"start": "Friday 25:00"}, "not a clock time"),
        ({"start": "Friday 18:00\u0660"}, "not a clock time"),
        ({"start": 18}, "not text"),
        ({"blocks": "2-0"}, "not the blocks of a rotation"),
    ],
)
def test_moments_of_the_week(fact: dict[str, Any], said: str) -> None:
    """Exchange times that are none."""
    with pytest.raises(gl.InvalidFacts, match=said):
        gl.Pattern(parent=FIRST, kind=gl.PatternKind.WEEKLY, **fact)


def test_moments_of_the_year() -> None:
    """Days of every year that are none; February 29 is March 1 in other years."""
    for day, said in (("02-30", "none of what may stand here"), ("0704", "none of what may")):
        with pytest.raises(gl.InvalidFacts, match=said):
            gl.Holiday(date_=day, parent=FIRST)
    leap = custody(
        from_=date(2026, 1, 1),
        through=date(2026, 12, 31),
        holidays=[{"date": "02-29", "parent": FIRST}],
    )
    assert gl.count_time(file_of(leap)).months[4].hours == 24
