"""How fast taxes are: one parent from pay to net, an order from gross, and on columns."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import attrs
import numpy as np
from clock import fastest, worked
from measuring import Measured, process

import guideline as gl
from guideline.amounts import exact
from guideline.law import tables as law_tables
from guideline.support.disposable import net_disposable_income
from guideline.taxes.annual import TaxChoices, annual_taxes
from guideline.taxes.filing import tax_return
from guideline.taxes.liability import TaxTables
from guideline.taxes.returns import (
    Dependents,
    TaxReturn,
    blank_expenses,
    blank_person,
)
from guideline.taxes.years import (
    california_version,
    disability_insurance_version,
    federal_version,
)

EXAMPLE = str(Path(__file__).resolve().parent.parent / "examples" / "from_wages.toml")
YEARS = tuple(range(2018, 2026))
STATUSES = (
    gl.FilingStatus.SINGLE,
    gl.FilingStatus.HEAD_OF_HOUSEHOLD,
    gl.FilingStatus.MARRIED_SEPARATE,
)
ROWS, CORES = 480_000, 2


def measure() -> Iterator[Measured]:
    """Yield every figure of the taxes."""
    yield Measured("read the tables of one tax year", _reading() * 1e3, 10, "ms")
    case = gl.read_case(EXAMPLE)
    yield Measured("one parent from pay to net, all worksheets", _parent(case), 300, "µs")
    order = fastest(lambda: gl.calculate(case), rounds=40, calls=20) * 1e6
    yield Measured("one order from gross income, both parents", order, 800, "µs")
    cold = process("-m", "guideline", "order", EXAMPLE)
    yield Measured("guideline order from gross, cold", cold * 1e3, 350, "ms")
    for name, chunk in (("in chunks of 8,192", 8192), ("in groups of 2,000", 2000)):
        rate = columns_rate(chunk)
        title = f"parents on columns, two cores, {name}"
        yield Measured(title, rate, 600_000, "parents/s", higher=True)


def tables_of(year: int) -> TaxTables:
    """Return the tables of a year."""
    return TaxTables(
        federal_version(year), california_version(year), disability_insurance_version(year)
    )


def _reading() -> float:
    """Return the seconds of reading one year's tables from their files."""

    def run() -> None:
        law_tables.versions.cache_clear()
        law_tables.in_force.cache_clear()
        tables_of(2025)

    return fastest(run, rounds=20)


def _parent(case: gl.Case) -> float:
    """Return the microseconds of one parent's year, from the facts to the net income."""
    tables = tables_of(2025)
    dependents = Dependents(child_credit=1, earned_income=1, care=1, california=1)
    parent = case.parents[1]

    def run() -> None:
        filed = tax_return(parent, dependents, case.choices, 2025, tables)
        net_disposable_income(parent, 2025, annual_taxes(filed, tables, TaxChoices()))

    with exact():
        return fastest(run, rounds=40, calls=50) * 1e6


# ── on columns ───────────────────────────────────────────────────────────────


def columns_rate(chunk: int) -> float:
    """Return how many parents a second two cores compute, by year, status and chunk.

    Both work at once, and the seconds are those that a processor worked on the groups, so that
    what else the machine does counts little.
    """
    parts = ROWS // chunk
    with ProcessPoolExecutor(CORES) as pool:
        list(pool.map(_group, [(chunk, index) for index in range(len(YEARS) * len(STATUSES))]))
        seconds = sum(pool.map(_group, [(chunk, index) for index in range(parts)], chunksize=8))
    return parts * chunk * CORES / seconds


def _group(group: tuple[int, int]) -> float:
    """Return the seconds of one group of parents who share their year, status and children."""
    chunk, index = group
    filed, tables = _parents(chunk, index)
    start = worked()
    annual_taxes(filed, tables, TaxChoices())
    return worked() - start


def _parents(chunk: int, index: int) -> tuple[TaxReturn["np.ndarray"], TaxTables]:
    """Return so many parents drawn at random as one return on columns, with the year's tables."""
    year, status = YEARS[index % len(YEARS)], STATUSES[index % len(STATUSES)]
    random = np.random.default_rng(index)
    wages = random.uniform(0, 220_000, chunk)
    zeros = np.zeros(chunk)
    person = attrs.evolve(
        blank_person(zeros, "parents"),
        wages=wages,
        social_security_wages=wages,
        disability_wages=wages,
        interest=random.uniform(0, 3_000, chunk),
    )
    children = index % 3
    filed = TaxReturn(
        year=year,
        status=status,
        people=(person,),
        dependents=Dependents(child_credit=children, earned_income=children, california=children),
        expenses=blank_expenses(zeros),
        zero=0.0,  # type: ignore[arg-type] # a scalar stands for a column of it
        rents_home=True,
    )
    return filed, tables_of(year)


def households(count: int) -> dict[str, np.ndarray]:
    """Return wages and interest of single filers of 2024, for a comparison with other engines."""
    random = np.random.default_rng(7)
    return {
        "wages": np.round(random.uniform(0, 220_000, count)),
        "interest": np.round(random.uniform(0, 3_000, count)),
    }


def single_filers(
    given: dict[str, "np.ndarray"],
) -> tuple[TaxReturn["np.ndarray"], TaxTables]:
    """Return such households as one return on columns, with the tables of 2024."""
    zeros = np.zeros(len(given["wages"]))
    person = attrs.evolve(
        blank_person(zeros, "filers"),
        wages=given["wages"],
        social_security_wages=given["wages"],
        disability_wages=given["wages"],
        interest=given["interest"],
        age=40,
    )
    filed = TaxReturn(
        year=2024,
        status=gl.FilingStatus.SINGLE,
        people=(person,),
        dependents=Dependents(),
        expenses=blank_expenses(zeros),
        zero=0.0,  # type: ignore[arg-type] # a scalar stands for a column of it
    )
    return filed, tables_of(2024)
