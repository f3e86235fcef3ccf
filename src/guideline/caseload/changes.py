"""What each cause that is a matter of facts changes in the columns of many cases.

The same changes of one case stand in ``guideline.study.variants``.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, partial

import numpy as np
import pyarrow as pa

from guideline.caseload.arrays import NO_DAY, NONE, Array
from guideline.caseload.defects import Changed
from guideline.caseload.groups import distinct
from guideline.caseload.part import Part, Try
from guideline.caseload.plain import has_tables, law_of
from guideline.caseload.table import MOST_CHILDREN, PARENTS
from guideline.facts.kinds import FilingStatus
from guideline.study.causes import DifferenceCause
from guideline.study.variants import neighbouring_days

_EPOCH = date(1970, 1, 1)
_DECIMALS = 10**12


def changes_of(part: Part) -> Iterator[Try]:
    """Yield every change of facts that can be tried on some of the rows."""
    for changes in (_time, _law, _tax_year, _filing_status, _dependents):
        for each in changes(part):
            if each.rows.any():
                yield each


def _time(part: Part) -> Iterator[Try]:
    """Yield the time swapped, in the formula and for taxes."""
    names = ["first_time", *(f"child_{number}_time" for number in range(1, MOST_CHILDREN + 1))]
    there = [name for name in names if name in part.plain.arrays.values]
    rows = (part.taxed(0) | part.taxed(1)) & (part.codes("default_noncustodial") == NONE)

    def swapped(numbers: Array) -> Changed:
        return {name: _shares(1 - part.column(name)[numbers]) for name in there}

    yield Try(DifferenceCause.TIME_SWAPPED, rows, swapped)


def _law(part: Part) -> Iterator[Try]:
    """Yield the law of each neighbouring day, the tax year as it is."""
    days, which = distinct(part.plain.arrays.days("on"))
    near = [_near(int(each)) for each in days]
    for place in range(max(map(len, near), default=0)):
        others = np.array([each[place] if place < len(each) else NO_DAY for each in near])[which]
        yield Try(DifferenceCause.LAW_VERSION, others != NO_DAY, partial(_on, part, others))


def _on(part: Part, days: Array, numbers: Array) -> Changed:
    return {"on": _days(days[numbers]), "tax_year": pa.array(part.plain.year[numbers], pa.int64())}


@cache
def _near(day: int) -> list[int]:
    """Return the neighbouring days of a day, of those whose law is known."""
    near = neighbouring_days(_EPOCH + timedelta(days=day))
    numbers = [(each - _EPOCH).days for each in near]
    return [number for number in numbers if law_of(number) is not None]


def _days(numbers: Array) -> pa.Array:
    return pa.array(numbers.astype(np.int32)).cast(pa.date32())


def _shares(values: Array) -> pa.Array:
    """Return shares with the twelve decimals that a fact may have."""
    return pa.array(np.rint(values * _DECIMALS) / _DECIMALS, pa.float64(), from_pandas=True)


def _tax_year(part: Part) -> Iterator[Try]:
    """Yield the taxes of the year before and of the year after, where they are known."""
    own = part.plain.arrays.codes("california_tables", 0)
    taxed = part.taxed(0) | part.taxed(1)
    for step in (-1, 1):
        years = zip((part.plain.year + step).tolist(), own.tolist(), strict=True)
        known = [has_tables(*each) for each in years]
        rows = taxed & np.array(known)

        def other(numbers: Array, step: int = step) -> Changed:
            return {"tax_year": pa.array(part.plain.year[numbers] + step, pa.int64())}

        yield Try(DifferenceCause.TAX_YEAR, rows, other)


def _filing_status(part: Part) -> Iterator[Try]:
    """Yield each other filing status of each parent."""
    statuses = tuple(FilingStatus)
    for index, which in enumerate(PARENTS):
        told = part.codes(f"{which}_filing_status")
        present = np.where(told == NONE, statuses.index(FilingStatus.SINGLE), told)
        for code, status in enumerate(statuses):
            rows = part.taxed(index) & (present != code)
            filing = partial(_filing_as, part, which, status)
            yield Try(DifferenceCause.FILING_STATUS, rows, filing)


def _filing_as(part: Part, which: str, status: FilingStatus, numbers: Array) -> Changed:
    count = len(numbers)
    spouse = [name for name in part.batch.schema.names if name.startswith(f"{which}_spouse_")]
    if status is FilingStatus.MARRIED_JOINT:
        spouse = []
    return {f"{which}_filing_status": pa.array([str(status)] * count)} | {
        name: pa.nulls(count, part.batch.schema.field(name).type) for name in spouse
    }


def _dependents(part: Part) -> Iterator[Try]:
    """Yield every child claimed by one parent, and of several each child by itself."""
    count = part.plain.children
    numbers = range(1, int(count.max(initial=0)) + 1)
    for index, which in enumerate(PARENTS):
        every = partial(_claimed, part, which, tuple(numbers))
        yield Try(DifferenceCause.DEPENDENTS, part.taxed(index), every)
        for number in numbers:
            rows = part.taxed(index) & (count > 1) & (count >= number)
            one = partial(_claimed, part, which, (number,))
            yield Try(DifferenceCause.DEPENDENTS, rows, one)


def _claimed(part: Part, which: str, children: tuple[int, ...], numbers: Array) -> Changed:
    count = part.plain.children[numbers]
    return {
        f"child_{child}_claimed_by": pa.array([which] * len(numbers), mask=count < child)
        for child in children
    }
