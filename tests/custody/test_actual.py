"""Time in fact: a log of exchanges, counted as the schedule is and compared with it."""

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import guideline as gl
from guideline.facts.times import wall_minute
from schedules import FIRST, SECOND, custody, file_of, share

WEEKENDS: dict[str, Any] = {"kind": "alternate_weekends", "first": "2026-01-09"}
VISIT = {"start": "2026-01-09 18:00", "end": "2026-01-11 18:00", "parent": FIRST}


def log(*entries: dict[str, Any], **more: Any) -> gl.CustodyFile:
    """Return alternate weekends with a log."""
    return file_of(custody(WEEKENDS), actual=entries, **more)


def test_a_log_that_keeps_the_schedule_differs_nowhere() -> None:
    """A weekend as planned: nothing differs, over the days of the log."""
    compared = gl.compare_time(log(VISIT))
    assert compared.differences == ()
    assert compared.differing_hours == 0
    assert (compared.actual.first, compared.actual.through) == (date(2026, 1, 9), date(2026, 1, 11))
    assert share(compared.planned, "hours") == share(compared.actual, "hours")


def test_what_differs_is_told_with_its_times() -> None:
    """An hour late, and a visit that was nobody's plan."""
    late = {**VISIT, "start": "2026-01-09 19:00"}
    extra = {"start": "2026-01-14T17:00", "end": "2026-01-14T20:00:00", "parent": FIRST}
    compared = gl.compare_time(log(late, extra))
    assert [(each.planned, each.actual, each.hours) for each in compared.differences] == [
        (FIRST, SECOND, Decimal(1)),
        (SECOND, FIRST, Decimal(3)),
    ]
    assert compared.differences[0].start == datetime(2026, 1, 9, 18, 0)  # noqa: DTZ001 - wall clock
    assert compared.differing_hours == 4
    assert [notice.id for notice in compared.notices] == ["not_in_log"]


def test_a_log_that_names_everybody_leaves_nothing_out() -> None:
    """Where every minute is logged, no residence is needed and no notice given."""
    rest = {"start": "2026-01-11 18:00", "end": "2026-01-12 00:00", "parent": SECOND}
    before = {"start": "2026-01-09 00:00", "end": "2026-01-09 18:00", "parent": SECOND}
    pattern = {"kind": "one_parent", "parent": SECOND}
    facts = file_of(custody(pattern, resides_with=None), actual=[before, VISIT, rest])
    compared = gl.compare_time(facts)
    assert compared.notices == ()
    assert compared.differing_hours == 48


def test_a_log_about_one_child() -> None:
    """An entry that names a child is about that child alone."""
    facts = log(
        {**VISIT, "child": "A"},
        children=[{"name": "A"}, {"name": "B"}],
    )
    compared = gl.compare_time(facts, first=date(2026, 1, 1), through=date(2026, 1, 14))
    assert [(each.child, each.hours) for each in compared.differences] == [("B", Decimal(48))]
    assert compared.actual.hours == 14 * 24


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([], "actual: missing"),
        ([{**VISIT, "parent": "X"}], "actual[0].parent: 'X': no parent has this name"),
        ([{**VISIT, "child": "X"}], "actual[0].child: X: no child has this name"),
        ([{**VISIT, "end": "2026-01-09 18:00"}], "not after 2026-01-09 18:00"),
        ([{**VISIT, "end": "2240-01-01 00:00"}], "actual[0].end: 2240-01-01: outside the years"),
        ([{**VISIT, "start": "1969-01-01 00:00"}], "actual[0].start: 1969-01-01: outside the"),
        ([{**VISIT, "start": "1999-01-01 00:00"}], "through: 2026-01-11: more than ten years"),
        ([VISIT, {**VISIT, "parent": SECOND}], "overlaps actual["),
        ([VISIT, {**VISIT, "parent": SECOND}], "gives that time to Petitioner; mend one of them"),
        ("log.csv", "a file not read"),
    ],
)
def test_a_log_that_cannot_be(entries: Any, said: str) -> None:
    """Everything wrong with a log is told with its entry."""
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.compare_time(file_of(custody(WEEKENDS), actual=entries))
    assert said in str(caught.value)
    assert "rank" not in str(caught.value)  # an entry of a log has none


def test_everything_wrong_with_a_log_is_told_at_once() -> None:
    """An unknown parent, an exchange backwards, and two entries that overlap, in one error."""
    late = {"start": "2026-01-11 10:00", "end": "2026-01-11 20:00", "parent": SECOND}
    backwards = {"start": "2026-01-12 18:00", "end": "2026-01-10 20:00", "parent": "X"}
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.compare_time(log(VISIT, backwards, late))
    assert [each.where for each in caught.value.problems] == [
        "actual[1].parent",
        "actual[1].end",
        "actual[2]",
    ]


def test_a_log_and_a_schedule_by_hand_are_told_at_once() -> None:
    """Built in Python, a schedule and a log that cannot be are one error, the schedule first."""
    plan = custody({**WEEKENDS, "parent": "Y"})
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.compare_time(file_of(plan, actual=[VISIT, {**VISIT, "parent": "X"}]))
    places = [each.where for each in caught.value.problems]
    assert places == ["custody.patterns[0].parent", "actual[1].parent"]
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.compare_time(file_of(plan, actual=[{**VISIT, "parent": "X"}]))
    places = [each.where for each in caught.value.problems]
    assert places == ["custody.patterns[0].parent", "actual[0].parent"]


WRONG_ROWS = (
    "start,end,parent,child\n"
    "2026-01-09 18:00,2026-01-11 18:00,Petitioner,\n"
    "2026-01-10 10:00,2026-01-10 20:00,Respondent,\n"
    "2026-01-14 20:00,2026-01-14 18:00,Petitioner,\n"
    "2026-01-15 20:00,2026-01-15 21:00,X,Y\n"
    + "".join(
        f"2026-02-{day:02} 10:00,2026-02-{day:02} 12:00,Respondent,\n" for day in range(1, 16)
    )
    + "2026-01-16 20:00,2026-01-16 25:00,Petitioner,\n"
    "2026-02-20 20:00,2026-02-20 21:00,,\n"
)


@pytest.mark.parametrize("named", [True, False])
def test_every_row_of_a_log_is_told_at_once(tmp_path: Path, named: bool) -> None:  # noqa: FBT001
    """Rows that cannot be read and rows that cannot be, in one error by file, row and column.

    So it is where the custody file names the log, and where the command does.
    """
    path = tmp_path / "log.csv"
    path.write_text(WRONG_ROWS, encoding="utf-8")
    schedule = {"parents": [FIRST, SECOND], "children": [{"name": "A"}], "resides_with": SECOND}
    values = {**schedule, **({"actual": "log.csv"} if named else {})}
    (tmp_path / "custody.json").write_text(json.dumps(values), encoding="utf-8")
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.time_report(gl.read_custody(tmp_path / "custody.json"), log=None if named else str(path))
    assert [each.where for each in caught.value.problems] == [
        f"{path}, row 21, column end",
        f"{path}, row 22, column parent",
        f"{path}, row 4, column end",
        f"{path}, row 5, column parent",
        f"{path}, row 5, column child",
        f"{path}, row 3",
    ]
    assert f"overlaps {path}, row 2, which gives" in str(caught.value)
    assert "actual[" not in str(caught.value)


def test_a_row_is_no_part_of_another_whose_number_begins_alike() -> None:
    """Row 2 is not inside row 20, but a column of row 2 is inside row 2, and all in the file."""
    places = ("log.csv, row 2", "log.csv, row 20, column end", "log.csv, row 2, column end", "")
    row, other, column, file = (gl.Problem(where, "", "wrong", "mend it") for where in places)
    assert not row.overlaps(other)
    assert not other.overlaps(row)
    assert row.overlaps(column)
    assert file.overlaps(other)


def test_a_schedule_and_the_rows_of_its_log_are_told_at_once(tmp_path: Path) -> None:
    """A key that a custody file does not have, an unknown parent, and a log's rows: one error."""
    (tmp_path / "log.csv").write_text(WRONG_ROWS, encoding="utf-8")
    schedule = {"parents": [FIRST, SECOND], "custody": {"resides_with": "Z"}, "onn": 1}
    path = tmp_path / "custody.json"
    path.write_text(json.dumps({**schedule, "actual": "log.csv"}), encoding="utf-8")
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.read_custody(path)
    told = str(caught.value)
    for said in ("onn: unknown key", "custody.resides_with", "row 21, column end", "row 3: 2026"):
        assert said in told


def test_entries_inside_each_other_are_logged_once() -> None:
    """An entry inside another of the same parent takes nothing more from what is not logged."""
    inside = {"start": "2026-01-10 10:00", "end": "2026-01-10 12:00", "parent": FIRST}
    after = {"start": "2026-01-10 13:00", "end": "2026-01-11 20:00", "parent": FIRST}
    notice = gl.compare_time(log(VISIT, inside, after)).notices[0]
    assert notice.text.startswith("22 hours of")  # 18 on Friday, 4 on Sunday


def test_half_an_hour_that_is_in_no_entry_is_told() -> None:
    """Parts of an hour are told, not cut to none."""
    rest = {"start": "2026-01-11 18:30", "end": "2026-01-12 00:00", "parent": SECOND}
    before = {"start": "2026-01-09 00:00", "end": "2026-01-09 18:00", "parent": SECOND}
    notice = gl.compare_time(log(before, VISIT, rest)).notices[0]
    assert notice.text.startswith("0.50 hours of")


def test_a_method_that_finds_no_time_in_a_log_is_told() -> None:
    """Every night of the log with a grandmother: the comparison says which methods are blank."""
    away = {"from": "2026-01-05", "through": "2026-01-08", "start": "20:00", "end": "07:00"}
    party = {"name": "grandmother", "credited_to": "nobody", **away}
    visit = {"start": "2026-01-05 08:00", "end": "2026-01-05 12:00", "parent": FIRST}
    compared = gl.compare_time(
        file_of(custody(third_parties=[party]), actual=[visit]),
        first=date(2026, 1, 5),
        through=date(2026, 1, 7),
    )
    told = [each.text for each in compared.notices if each.id == "method_without_time"]
    assert any("overnights" in text for text in told)
    assert compared.actual.by("overnights").average[0].share is None
    assert share(compared.actual, "hours") == Decimal("0.2")


def test_a_log_with_a_gap_needs_a_residence() -> None:
    """Where nobody resides with anybody, what the log leaves out is nobody's: an error."""
    plan = custody({"kind": "one_parent"}, resides_with=None)
    with pytest.raises(gl.InvalidFacts, match="nobody has the children"):
        gl.compare_time(file_of(plan, actual=[VISIT]))


CSV = "start,end,parent,child\n2026-01-09 18:00,2026-01-11 18:00,Petitioner,\n"


def test_a_log_is_read_from_csv(tmp_path: Path) -> None:
    """Columns by name, empty cells left out, a byte order mark and spaces no matter."""
    path = tmp_path / "log.csv"
    path.write_text(f"\ufeff{CSV}", encoding="utf-8")
    (entry,) = gl.read_exchanges(path)
    assert entry == gl.LoggedTime(**VISIT)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("1/9/2026 18:00", "2026-01-09 18:00"),
        ("1/9/2026 6:00 PM", "2026-01-09 18:00"),
        ("01/09/2026, 06:00:00 pm", "2026-01-09 18:00"),
        ("1/9/2026 12:30 a.m.", "2026-01-09 00:30"),
        ("1/9/2026 12:30 PM", "2026-01-09 12:30"),
        ("2026-01-09T18:00", "2026-01-09 18:00"),
    ],
)
def test_a_spreadsheet_writes_moments_its_own_way(
    tmp_path: Path, written: str, moment: str
) -> None:
    """Exported from a spreadsheet of the United States, a log says the same moments."""
    path = tmp_path / "log.csv"
    path.write_text(f'Start,End,Parent\n"{written}",1/11/2026 18:00,Petitioner\n', "utf-8")
    (entry,) = gl.read_exchanges(path)
    assert wall_minute(entry.start) == wall_minute(moment)
    assert entry.end == "2026-01-11 18:00"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("start,end\n", "no column parent"),
        ("", "the file is empty"),
        ("start,end,parent\n", "no exchange is logged"),
        ("start,end,parent,parent\n", "this column stands twice"),
        ("start,end,parent\n2026-01-09,2026-01-11 18:00,P\n", "row 2, column start: '2026-01-09'"),
        ("start,end,parent\n2026-02-30 18:00,,P\n", "row 2, column end: missing"),
        ("start,end,parent\n2026-02-30 18:00,,P\n", "row 2, column start: '2026-02-30'"),
        ("start,end,parent\n1/9/2026 13:00 PM,1/9/2026 15:00,P\n", "column start: '1/9/2026 13:"),
        ("start,end,parent\n1/9/2026 0:30 AM,1/9/2026 15:00,P\n", "column start: '1/9/2026 0:30"),
        ("start,end,parent\n1/39/2026 9:30 AM,1/9/2026 15:00,P\n", "row 2, column start: '2026-"),
        ("start,end,parent\n2026-01-09 18:00,2026-01-10 18:00,P,x,y\n", "more cells than columns"),
        ("start,end,parent\n2026-01-09 18:00-08:00,2026-01-10 18:00,P\n", "not a moment"),
        ('start,end,parent\n"2026\n', "not CSV"),
        ("start,end,parent,note\n2026-01-09 18:00,2026-01-10 18:00,P,late\n", "'note': unknown"),
    ],
)
def test_a_csv_that_cannot_be(tmp_path: Path, text: str, said: str) -> None:
    """Every wrong cell is told with its row and column."""
    path = tmp_path / "log.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.read_exchanges(path)
    assert said in str(caught.value)
    assert "log.csv" in str(caught.value)
