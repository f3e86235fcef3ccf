"""Custody schedules for tests: short functions that build facts and count them."""

from datetime import date
from decimal import Decimal
from typing import Any

import guideline as gl

FIRST, SECOND = "Petitioner", "Respondent"


def custody(*patterns: dict[str, Any], **more: Any) -> gl.Custody:
    """Return a schedule: the children reside with the second parent, the first has the patterns."""
    facts: dict[str, Any] = {"resides_with": SECOND, **more}
    written: Any = [{"parent": FIRST, **each} for each in patterns]
    return gl.Custody(patterns=written, **facts)


def year(*patterns: dict[str, Any], **more: Any) -> gl.Custody:
    """Return a schedule counted over 2023: 52 weeks that start on Monday, after one Sunday."""
    return custody(*patterns, from_=date(2023, 1, 1), through=date(2023, 12, 31), **more)


def file_of(schedule: gl.Custody, **more: Any) -> gl.CustodyFile:
    """Return a custody file with one schedule for all children."""
    return gl.CustodyFile(parents=(FIRST, SECOND), custody=schedule, **more)


def count(schedule: gl.Custody, **more: Any) -> gl.TimeCount:
    """Return the count of one schedule."""
    return gl.count_time(file_of(schedule, **more))


def share(counted: gl.TimeCount, method: str) -> Decimal:
    """Return the first parent's average share by a method."""
    found = counted.by(method).average[0].share
    assert found is not None
    return found


def hours(counted: gl.TimeCount) -> Decimal:
    """Return the first parent's hours with the first child."""
    found = counted.methods[0].children[0].parents[0].hours
    assert found is not None
    return found


def problems(schedule: gl.Custody, **more: Any) -> str:
    """Return everything that is said to be wrong with a schedule."""
    try:
        count(schedule, **more)
    except gl.InvalidFacts as error:
        return str(error)
    message = "the schedule can be"
    raise AssertionError(message)


def ids(counted: gl.TimeCount) -> list[str]:
    """Return the ids of the notices on a count."""
    return [str(notice.id) for notice in counted.notices]
