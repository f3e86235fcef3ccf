"""Time is a partition: every minute of a span belongs to exactly one parent or third party."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import minute_oracle
from guideline.custody.schedules import Timeline, timeline
from guideline.custody.tallies import by_month, tally
from guideline.facts.custody import Custody
from guideline.facts.times import minute_of
from schedule_strategies import PARENTS, SCHOOL, layered_schedules, schedules


def whole(line: Timeline) -> None:
    """Assert that a timeline's stretches meet without gap or overlap and fill its span."""
    for stretches in (line.lived, line.counted):
        assert stretches[0].start == line.days.start
        assert stretches[-1].end == line.days.end
        for before, after in pairwise(stretches):
            assert before.end == after.start
            assert before.who != after.who
        assert {stretch.who for stretch in stretches} <= {*PARENTS, SCHOOL}


@given(layered_schedules())
def test_every_minute_belongs_to_exactly_one(custody: Custody) -> None:
    """However layered, stretches meet without gap or overlap and fill the span."""
    whole(timeline(custody, PARENTS))


@given(schedules(longest=16))
@settings(max_examples=settings().max_examples // 4)  # it walks every minute
def test_an_independent_minute_counter_agrees(custody: Custody) -> None:
    """Walking the real minutes one by one gives the same minutes and nights for everybody."""
    minutes, nights = minute_oracle.count(custody, PARENTS)
    counted = tally(timeline(custody, PARENTS))
    assert +counted.minutes == minutes
    assert +counted.nights == nights


@given(layered_schedules())
def test_the_months_sum_to_the_span(custody: Custody) -> None:
    """The months' minutes and nights sum to the span's, for each person."""
    line = timeline(custody, PARENTS)
    counted, months = tally(line), by_month(line)
    for who in (*PARENTS, SCHOOL):
        assert sum(month.minutes[who] for month in months) == counted.minutes[who]
        assert sum(month.nights[who] for month in months) == counted.nights[who]


@given(layered_schedules(longest=200), st.integers(1, 199))
def test_a_span_cut_in_two_has_the_same_minutes(custody: Custody, day: int) -> None:
    """Where a span is cut, its two parts together hold what the whole holds."""
    line = timeline(custody, PARENTS)
    length = (line.days.through - line.days.first).days
    if length < 1:
        return
    cut = line.days.first + timedelta(days=day % length)
    parts = []
    for first, through in (
        (line.days.first, cut),
        (cut + timedelta(days=1), line.days.through),
    ):
        days = type(line.days)(
            minute_of(first), minute_of(through + timedelta(days=1)), line.days.kind
        )
        parts.append(tally(timeline(custody, PARENTS, days=days)))
    joined = tally(line)
    for who in (*PARENTS, SCHOOL):
        assert sum(part.minutes[who] for part in parts) == joined.minutes[who]
        assert sum(part.nights[who] for part in parts) == joined.nights[who]


@given(layered_schedules(longest=400))
def test_a_span_has_the_hours_that_pass(custody: Custody) -> None:
    """The minutes sum to the span's real length, clock changes and all."""
    line = timeline(custody, PARENTS)
    start, end = (
        minute_oracle.midnight(day).replace(tzinfo=minute_oracle.ZONE).timestamp()
        for day in (line.days.first, line.days.through + timedelta(days=1))
    )
    assert sum(tally(line).minutes.values()) == (end - start) // 60


def test_the_two_clock_changes_count_for_whoever_has_them() -> None:
    """The night of March 8, 2026 has one hour less, that of November 1 one more."""
    for day, hours in ((date(2026, 3, 8), 23), (date(2026, 11, 1), 25), (date(2026, 7, 4), 24)):
        custody = Custody(from_=day, through=day, resides_with="Ann")
        assert tally(timeline(custody, PARENTS)).minutes == {"Ann": hours * 60}


def test_an_exchange_within_a_clock_change_divides_what_passes() -> None:
    """Where the clock repeats 1:30 or skips 2:30, the minute counter divides the hour the same."""
    for day, clock in ((date(2026, 11, 1), "01:30"), (date(2026, 3, 8), "02:30")):
        visit: Any = {"parent": "Ann", "date": day, "end": clock}
        custody = Custody(from_=day, through=day, resides_with="Bob", days=(visit,))
        minutes, _ = minute_oracle.count(custody, PARENTS)
        assert tally(timeline(custody, PARENTS)).minutes == minutes
        assert minutes["Ann"] == 120
