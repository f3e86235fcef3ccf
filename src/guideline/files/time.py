"""What is told about the time of a case: the report, and its JSON document ``guideline.time/1``."""

from decimal import Decimal

import attrs

from guideline.amounts import exactly
from guideline.custody.actual import TimeComparison
from guideline.custody.records import CountedChild, MethodCount, MonthTime, TimeCount
from guideline.files.documents import (
    Document,
    dollars_text,
    head,
    notices_part,
    share_text,
    worksheet_part,
)
from guideline.notices import Notice
from guideline.support.by_method import MethodSupport


@attrs.frozen
class TimeReport:
    """What is told about the time of a case or a custody file.

    Attributes:
        count: The time by every method.
        support: Monthly support by every method, where the file is a case.
        comparison: The time in fact beside the schedule, where there is a log.
    """

    count: TimeCount
    support: tuple[MethodSupport, ...] = ()
    comparison: TimeComparison | None = None

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Every notice, each once."""
        compared = self.comparison.notices if self.comparison else ()
        return tuple(dict.fromkeys((*self.count.notices, *compared)))


@exactly
def time_document(report: TimeReport) -> Document:
    """Return a report as the JSON document ``guideline.time/1``.

    >>> import guideline as gl
    >>> count = gl.count_time(gl.read_custody("examples/custody/schedule.toml"))
    >>> gl.time_document(gl.TimeReport(count))["span"]["hours"]
    '17520.00'
    """
    return {
        **head("time"),
        **_counted(report.count),
        "support": [
            {
                "method": str(each.method),
                "high_earner_time": share_text(each.h_percent),
                "payor": each.payor,
                "payee": each.payee,
                "monthly_support": dollars_text(each.monthly_support),
            }
            for each in report.support
        ],
        "actual": _compared(report.comparison),
        "notices": notices_part(report.notices),
        "worksheet": worksheet_part((report.count, report.support)),
    }


def _counted(count: TimeCount) -> Document:
    return {
        "span": {
            "from": count.first.isoformat(),
            "through": count.through.isoformat(),
            "hours": _hours(count.hours),
            "kind": str(count.kind),
        },
        "methods": [_method(method) for method in count.methods],
        "months": [_month(month) for month in count.months],
    }


def _method(method: MethodCount) -> Document:
    return {
        "method": str(method.method),
        "rule": method.rule,
        "source": method.source,
        "unit": method.unit,
        "children": [_child(child) for child in method.children],
        "average": [
            {"name": average.of, "share": share_text(average.share)} for average in method.average
        ],
    }


def _child(child: CountedChild) -> Document:
    return {
        "name": child.of,
        "parents": [
            {
                "name": time.parent,
                "share": share_text(time.share),
                "hours": _hours(time.hours),
                "overnights": time.overnights,
                "counted": _hours(time.counted),
            }
            for time in child.parents
        ],
        "left_out_hours": _hours(child.left_out),
    }


def _month(month: MonthTime) -> Document:
    return {
        "month": f"{month.month:%Y-%m}",
        "child": month.child,
        "parent": month.parent,
        "hours": _hours(month.hours),
        "overnights": month.overnights,
    }


def _compared(comparison: TimeComparison | None) -> Document | None:
    if comparison is None:
        return None
    return {
        "differing_hours": _hours(comparison.differing_hours),
        "planned": _counted(comparison.planned),
        "actual": _counted(comparison.actual),
        "differences": [
            {
                "child": each.child,
                "start": each.start.isoformat(timespec="minutes"),
                "end": each.end.isoformat(timespec="minutes"),
                "hours": _hours(each.hours),
                "planned": each.planned,
                "actual": each.actual,
            }
            for each in comparison.differences
        ],
    }


def _hours(hours: Decimal | None) -> str | None:
    """Return hours, nights or days as a string with two decimals."""
    return None if hours is None else f"{hours:.2f}"
