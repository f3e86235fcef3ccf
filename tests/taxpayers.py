"""Tax returns for tests: a person and a return, with a default for whatever is not at issue."""

from decimal import Decimal
from typing import Any

import attrs

import guideline as gl
from guideline.amounts import exact
from guideline.taxes.liability import ReturnTaxes, return_taxes
from guideline.taxes.returns import (
    Dependents,
    Expenses,
    Person,
    TaxReturn,
    blank_expenses,
    blank_person,
)
from households import tables

ZERO = Decimal(0)
SINGLE, JOINT, SEPARATE, HEAD, SURVIVING = (
    gl.FilingStatus.SINGLE,
    gl.FilingStatus.MARRIED_JOINT,
    gl.FilingStatus.MARRIED_SEPARATE,
    gl.FilingStatus.HEAD_OF_HOUSEHOLD,
    gl.FilingStatus.SURVIVING_SPOUSE,
)


def person(wages: int | str | Decimal = 0, **more: Any) -> Person[Decimal]:
    """Return a person with wages that every payroll tax reaches, and any other amount."""
    pay = Decimal(wages)
    facts: dict[str, Any] = {
        name: Decimal(value) if isinstance(value, (int, str)) and name != "age" else value
        for name, value in more.items()
        if not isinstance(value, bool)
    }
    facts |= {name: value for name, value in more.items() if isinstance(value, bool)}
    defaults = {"wages": pay, "social_security_wages": pay, "disability_wages": pay}
    return attrs.evolve(blank_person(ZERO, "A"), **{**defaults, **facts})


def expenses(**more: Any) -> Expenses[Decimal]:
    """Return what a return deducts."""
    return attrs.evolve(
        blank_expenses(ZERO), **{name: Decimal(value) for name, value in more.items()}
    )


def children(count: int, *, young: bool = False) -> Dependents:
    """Return so many children who count for every benefit; of any age under 13."""
    return Dependents(
        child_credit=count,
        under_six=count if young else 0,
        earned_income=count,
        care=count,
        california=count,
        young_child=young and count > 0,
    )


def filed(
    *people: Person[Decimal],
    year: int = 2024,
    status: gl.FilingStatus = SINGLE,
    dependents: Dependents | None = None,
    **more: Any,
) -> TaxReturn[Decimal]:
    """Return an income tax return."""
    facts: dict[str, Any] = {"expenses": expenses(), **more}
    return TaxReturn(
        year=year,
        status=status,
        people=people,
        dependents=dependents or Dependents(),
        zero=ZERO,
        **facts,
    )


def taxed(*people: Person[Decimal], **more: Any) -> ReturnTaxes[Decimal]:
    """Return every tax of a return."""
    tax_return = filed(*people, **more)
    with exact():
        return return_taxes(tax_return, tables(tax_return.year))
