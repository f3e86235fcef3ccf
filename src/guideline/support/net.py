"""Each parent's net disposable income with its taxes: what ``guideline net`` prints."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from guideline.amounts import exactly
from guideline.citations import fam
from guideline.errors import InvalidFacts
from guideline.facts.case import Case
from guideline.facts.checks import problems
from guideline.facts.kinds import IncomeKind
from guideline.facts.parents import Parent
from guideline.law.tables import Version
from guideline.law.used import DIGEST, TABLES
from guideline.notices import Notice, NoticeId
from guideline.support.deductions import needs_taxes
from guideline.support.disposable import NetDisposableIncome, net_disposable_income
from guideline.support.timeshare import schedule_problems, timeshare
from guideline.worksheets import COUNT, DATE, line, worksheet

if TYPE_CHECKING:
    from guideline.taxes.annual import AnnualTaxes


@worksheet
class NetIncomes:
    """Net disposable income of each parent."""

    on: date = line("Day whose law applies", unit=DATE)
    tax_year: int = line("Tax year", fam("4059(a)"), unit=COUNT)
    parents: tuple[NetDisposableIncome[Decimal], ...]
    notices: tuple[Notice, ...]

    tables = TABLES
    digest = DIGEST


@exactly
def net_incomes(case: Case, *, california: Version | None = None) -> NetIncomes:
    """Return each parent's gross income, deductions, taxes and net disposable income.

    Args:
        case: The facts, read by ``gl.read_case`` or built by hand.
        california: California's figures from a parameter file (``gl.read_california_tables``),
            instead of the tables' own.

    Raises:
        InvalidFacts: The facts cannot be; every problem is listed.
        NotInForce: There are no tables for the tax year.

    >>> import guideline as gl
    >>> case = gl.read_case("examples/from_wages.toml")
    >>> [str(parent.of) for parent in gl.net_incomes(case).parents]
    ['Petitioner', 'Respondent']
    """
    if found := problems(case):
        raise InvalidFacts((*found, *schedule_problems(case)))
    return nets_of(case, timeshare(case).first_by_night, california)


def nets_of(
    case: Case,
    first_by_child: tuple[Decimal, ...],
    california: Version | None,
    known: Mapping[str, NetDisposableIncome[Decimal]] = MappingProxyType({}),
) -> NetIncomes:
    """Return the net incomes of a case whose facts are checked and whose time is known.

    Args:
        case: The facts.
        first_by_child: The first parent's share of each child's time.
        california: California's figures from a parameter file, instead of the tables'.
        known: The net income of a parent, by name, of whom nothing is worked out again.
    """
    year = case.tax_year or case.on.year
    taxes: dict[str, AnnualTaxes[Decimal]] = {}
    said: tuple[Notice, ...] = ()
    if any(needs_taxes(parent) for parent in case.parents if parent.name not in known):
        from guideline.support.taxation import (
            taxation,
        )

        found = taxation(case, first_by_child, california, known)
        taxes, said = found.taxes, found.notices
    for parent in case.parents:
        if parent.taxes is not None and parent.taxes.no_return:
            said = (*said, _no_return(parent))
    return NetIncomes(
        on=case.on,
        tax_year=year,
        parents=tuple(
            known.get(parent.name) or net_disposable_income(parent, year, taxes.get(parent.name))
            for parent in case.parents
        ),
        notices=(*said, *(each for parent in case.parents for each in _left_out(parent))),
    )


def _left_out(parent: Parent) -> Iterator[Notice]:
    """Yield what of a parent's facts was not deducted, or counts only if the court counts it."""
    if not all(paid.proved for paid in parent.deductions.support_paid):
        yield Notice(
            id=NoticeId.DEDUCTION_NOT_ALLOWED,
            decides=True,
            text=f"{parent.name}'s support paid to others was not deducted: without proof of "
            "payment (proved = true) no deduction is allowed.",
            cites=(fam("4059(e)"),),
        )
    if any(not contribution.mandatory for contribution in parent.retirement):
        yield Notice(
            id=NoticeId.DEDUCTION_NOT_ALLOWED,
            decides=True,
            text=f"A retirement contribution of {parent.name} was not deducted, since it is not "
            "required as a condition of employment. It may still lower the tax.",
            cites=(fam("4059(c)"),),
        )
    if any(income.kind is IncomeKind.EMPLOYEE_BENEFITS for income in parent.income):
        yield Notice(
            id=NoticeId.DISCRETIONARY_INCOME,
            decides=True,
            text=f"{parent.name}'s employee benefits were counted as income, as the court may.",
            cites=(fam("4058(a)(3)"),),
        )


def _no_return(parent: Parent) -> Notice:
    return Notice(
        id=NoticeId.NO_RETURN,
        decides=True,
        text=f"{parent.name} files no tax return: the income is treated as not taxed.",
        cites=(fam("4059(a)"),),
    )
