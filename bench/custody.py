"""How fast a custody schedule is counted, and what it adds to an order."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from clock import fastest
from measuring import Measured

import guideline as gl
from guideline.custody import schedules

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "custody" / "schedule.toml"
SCHOOL = {
    "name": "School",
    "credited_to": "nobody",
    "weekdays": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
    "start": "08:30",
    "end": "15:00",
    "from": "08-20",
    "through": "06-10",
}
CHILDREN = tuple(gl.CustodyChild(name=f"Child {n}") for n in (1, 2, 3))


def measure() -> Iterator[Measured]:
    """Yield every figure of a custody schedule: two years, three children."""
    custody = gl.changed(gl.read_custody(EXAMPLE), children=CHILDREN)
    assert custody.custody is not None
    with_school = gl.changed(custody, custody=gl.changed(custody.custody, third_parties=[SCHOOL]))
    each = [
        gl.CustodyChild(
            name=f"Child {n}",
            custody=gl.changed(
                custody.custody, days=[{"parent": "Petitioner", "date": date(2026, 5, n)}]
            ),
        )
        for n in (1, 2, 3)
    ]
    apart = gl.changed(custody, children=each)
    yield _milliseconds("two years, three children, every method", lambda: gl.count_time(custody))
    yield _milliseconds("the same with school hours", lambda: gl.count_time(with_school))
    yield _milliseconds("the same with a schedule for each child", lambda: gl.count_time(apart))
    written = _seconds(lambda: gl.calculate(_case(None)))
    counted = _seconds(lambda: gl.calculate(_case(custody.custody)))
    name = "what the schedule adds to the order"
    yield Measured(name, (counted - written) * 1e3, 20, "ms")


def _case(custody: gl.Custody | None) -> gl.Case:
    time = None if custody else {"Petitioner": Decimal("0.25"), "Respondent": Decimal("0.75")}
    return gl.Case(
        on=date(2026, 3, 1),
        parents=tuple(
            gl.Parent(name=name, monthly_net_disposable_income=Decimal(net))
            for name, net in (("Petitioner", 6000), ("Respondent", 3000))
        ),
        children=tuple(
            gl.Child(name=f"Child {n}", born=date(2012 + n, 5, 2), time=time) for n in (1, 2, 3)
        ),
        custody=custody,
    )


def _milliseconds(name: str, run: Callable[[], object]) -> Measured:
    return Measured(name, _seconds(run) * 1e3, 20, "ms")


def _seconds(run: Callable[[], object]) -> float:
    """Return the seconds of one run that finds no schedule written out before."""

    def afresh() -> None:
        schedules.written_out_once.cache_clear()
        run()

    return fastest(afresh, 20)
