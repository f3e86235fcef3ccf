"""The taxes of a case: which tables, who claims whom, and each parent's return."""

from collections.abc import Container
from decimal import Decimal

import attrs

from guideline.dates import MONTHS_IN_A_YEAR
from guideline.facts.case import Case, Choices
from guideline.facts.kinds import CaliforniaTables
from guideline.facts.parents import Parent
from guideline.law.tables import Version
from guideline.notices import Notice
from guideline.support.claims import Custody, Tie
from guideline.support.deductions import needs_taxes
from guideline.support.tax_notices import tax_notices
from guideline.taxes.annual import AnnualTaxes, TaxChoices, annual_taxes
from guideline.taxes.dependents import (
    DependentChild,
    count_dependents,
    nights_with,
    other_dependent,
)
from guideline.taxes.federal_income import federal_income
from guideline.taxes.filing import tax_return
from guideline.taxes.liability import TaxTables, elected
from guideline.taxes.payroll import self_employment_tax
from guideline.taxes.returns import Dependents
from guideline.taxes.years import (
    california_version,
    disability_insurance_version,
    federal_law,
    federal_version,
)

LATEST_FOR = {2026: 2025}
"""The tax years that may use another year's California tables, and which: none but these."""


@attrs.frozen
class Taxation:
    """What was computed for each parent, by name, and what has to be said about it."""

    taxes: dict[str, AnnualTaxes[Decimal]]
    notices: tuple[Notice, ...]


def taxation(
    case: Case,
    first_by_child: tuple[Decimal, ...],
    california: Version | None = None,
    known: Container[str] = (),
) -> Taxation:
    """Return the taxes of each parent of whom any has to be computed.

    Args:
        case: The facts.
        first_by_child: The first parent's share of each child's time.
        california: California's figures from a parameter file, instead of the tables'.
        known: The parents, by name, whose taxes are known.

    Raises:
        NotInForce: There are no tables for the tax year.
    """
    year = case.tax_year or case.on.year
    tables = tax_tables(case.choices, year, california)
    custody = _custody(case, first_by_child, year, tables)
    taxes = {
        parent.name: taxes_of_parent(
            parent, _dependents(parent, custody, year, tables), case.choices, year, tables
        )
        for parent in case.parents
        if needs_taxes(parent) and parent.name not in known
    }
    return Taxation(taxes, tuple(tax_notices(case, custody, taxes, tables)))


def tax_tables(choices: Choices, year: int, california: Version | None) -> TaxTables:
    """Return the tables of a tax year.

    For 2026 California's tables are not published; the latest that are serve, by choice.

    Raises:
        NotInForce: There are no tables for the tax year.
    """
    federal = federal_version(year)
    if california is None:
        latest = choices.california_tables is CaliforniaTables.LATEST_PUBLISHED
        california = california_version(LATEST_FOR.get(year, year) if latest else year)
    return TaxTables(federal, california, disability_insurance_version(year))


def taxes_of_parent(
    parent: Parent, dependents: Dependents, choices: Choices, year: int, tables: TaxTables
) -> AnnualTaxes[Decimal]:
    """Return the taxes of one parent, in the number system of the incomes.

    Args:
        parent: The parent, with income.
        dependents: Who counts for which benefit.
        choices: The readings chosen.
        year: The tax year.
        tables: Its tables.
    """
    return annual_taxes(
        tax_return(parent, dependents, choices, year, tables),
        tables,
        TaxChoices(
            refundable_credits=choices.refundable_credits,
            joint_share=choices.joint_tax_share,
        ),
    )


# ── who claims whom ──────────────────────────────────────────────────────────


def _custody(
    case: Case, first_by_child: tuple[Decimal, ...], year: int, tables: TaxTables
) -> tuple[Custody, ...]:
    first, second = (parent.name for parent in case.parents)
    agis = _agis(case, year, tables) if Decimal("0.5") in first_by_child else {}
    found = []
    for child, time in zip(case.children, first_by_child, strict=True):
        times = {first: time, second: 1 - time}
        nights, tie = nights_with(times, agis)
        found.append(
            Custody(
                child=child,
                nights=nights,
                claimant=_claimant(case, child.name, nights),
                tie=_tie(case, agis) if tie else None,
                times=times,
            )
        )
    return tuple(found)


def _claimant(case: Case, child: str, nights: str) -> str | None:
    """Return whose return takes a child's dependency: as told, or else the parent of the nights.

    Nobody's does where that parent is told to claim nobody.
    """
    for parent in case.parents:
        if child in (parent.tax_return.claims or ()):
            return parent.name
    unclaimed = any(
        parent.name == nights and parent.tax_return.claims == () for parent in case.parents
    )
    return None if unclaimed else nights


def _tie(case: Case, agis: dict[str, Decimal]) -> Tie:
    return Tie(
        equal=len(agis) > 1 and len(set(agis.values())) == 1,
        net_only=next(
            (each.name for each in case.parents if each.monthly_net_disposable_income is not None),
            None,
        ),
        files_none=next((each.name for each in case.parents if each.name not in agis), None),
    )


def _agis(case: Case, year: int, tables: TaxTables) -> dict[str, Decimal]:
    """Return each parent's federal adjusted gross income, which no dependent changes.

    Of a parent whose net income alone is told, a year of it stands for it, which it is seldom
    below. A parent who files no return has none.
    """
    result = {}
    for parent in case.parents:
        if parent.monthly_net_disposable_income is not None:
            result[parent.name] = parent.monthly_net_disposable_income * MONTHS_IN_A_YEAR
        elif parent.taxes is None or not parent.taxes.no_return:
            result[parent.name] = adjusted_gross_income(parent, case.choices, year, tables)
    return result


def adjusted_gross_income(
    parent: Parent, choices: Choices, year: int, tables: TaxTables
) -> Decimal:
    """Return a parent's federal adjusted gross income, in the number system of the incomes."""
    filed = elected(tax_return(parent, Dependents(), choices, year, tables), tables)
    law = federal_law(tables.federal, filed.status, filed.zero)
    taxes = tuple(self_employment_tax(person, law) for person in filed.people)
    return federal_income(filed, taxes, law).agi


def _dependents(
    parent: Parent, custody: tuple[Custody, ...], year: int, tables: TaxTables
) -> Dependents:
    children = [
        DependentChild(
            born=item.child.born,
            nights_here=item.nights == parent.name,
            claimed=item.claimant == parent.name,
            student=item.child.completes_grade_12 is not None,
        )
        for item in custody
    ]
    others = [other_dependent(facts) for facts in parent.tax_return.other_dependents]
    return count_dependents([*children, *others], year, tables.federal)
