"""Each parent's net disposable income with its taxes: what ``guideline net`` prints."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from guideline.amounts import exactly
from guideline.citations import Citation, fam
from guideline.errors import InvalidFacts
from guideline.facts.case import Case
from guideline.facts.checks import problems
from guideline.facts.kinds import IncomeKind, PaidSupport
from guideline.facts.money import annual
from guideline.facts.parents import ENTERED_TAXES, Parent
from guideline.figures import COUNT, DATE, money
from guideline.law.tables import Version
from guideline.law.used import DIGEST, TABLES
from guideline.notices import Notice, NoticeId
from guideline.support.deductions import needs_taxes, support_deducted
from guideline.support.disposable import NetDisposableIncome, net_disposable_income
from guideline.support.income import capital_loss
from guideline.support.timeshare import schedule_problems, timeshare
from guideline.worksheets import line, worksheet

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
        said = (*said, *_entered(parent))
    nets = tuple(
        known.get(parent.name) or net_disposable_income(parent, year, taxes.get(parent.name))
        for parent in case.parents
    )
    left_out = (_left_out(parent, net) for parent, net in zip(case.parents, nets, strict=True))
    return NetIncomes(
        on=case.on,
        tax_year=year,
        parents=nets,
        notices=(*said, *chain.from_iterable(left_out)),
    )


def _left_out(parent: Parent, net: NetDisposableIncome[Decimal]) -> Iterator[Notice]:
    """Yield what of a parent's facts was not deducted, or counts only if the court counts it."""
    yield from _support_left_out(parent)
    if any(not (item.mandatory or item.instead_of_fica) for item in parent.retirement):
        yield _not_deducted(
            f"A retirement contribution of {parent.name} was not deducted, since it is not "
            "required as a condition of employment. It may still lower the tax.",
            fam("4059(c)"),
        )
    yield from _instead_of_fica_left_out(parent, net)
    if capital_loss(net.income):
        yield Notice(
            id=NoticeId.CAPITAL_LOSS,
            decides=True,
            text=f"{parent.name}'s capital losses exceed the gains and lower gross income as told, "
            "which § 4058 does not say. Leave them out if the court does not count them.",
            cites=(fam("4058(a)"),),
        )
    if any(income.kind is IncomeKind.EMPLOYEE_BENEFITS for income in parent.income):
        yield Notice(
            id=NoticeId.DISCRETIONARY_INCOME,
            decides=True,
            text=f"{parent.name}'s employee benefits were counted as income, as the court may.",
            cites=(fam("4058(a)(3)"),),
        )


def _support_left_out(parent: Parent) -> Iterator[Notice]:
    """Yield what of support paid to others § 4059(e) does not deduct."""
    support, cite = parent.deductions.support_paid, fam("4059(e)")
    if not all(paid.proved for paid in support):
        yield _not_deducted(
            f"{parent.name}'s support paid to others was not deducted: without proof of "
            "payment (proved = true) no deduction is allowed.",
            cite,
        )
    unordered = [paid for paid in support if paid.proved and not paid.court_ordered]
    if any(paid.kind is PaidSupport.SPOUSAL_SUPPORT for paid in unordered):
        yield _not_deducted(
            f"{parent.name}'s spousal support paid to others without an order was not deducted: "
            "only support by court order is, or child support up to the guideline.",
            cite,
        )
    for paid in unordered:
        taken = support_deducted(paid)
        if paid.kind is PaidSupport.CHILD_SUPPORT and taken < annual(paid):
            yield _not_deducted(
                f"Of {money(annual(paid))} a year of child support that {parent.name} pays without "
                f"an order, {money(taken)} was deducted, the guideline amount given.",
                cite,
            )


def _instead_of_fica_left_out(
    parent: Parent, net: NetDisposableIncome[Decimal]
) -> Iterator[Notice]:
    """Yield that contributions in place of FICA are above what FICA would take."""
    told = sum(
        annual(item) for item in parent.retirement if item.instead_of_fica and not item.mandatory
    )
    if net.deductions is not None and net.deductions.instead_of_fica < told:
        yield _not_deducted(
            f"Of {money(Decimal(told))} a year that {parent.name} contributes in place of FICA, "
            f"{money(net.deductions.instead_of_fica)} was deducted: what FICA would take of the "
            "pay outside it (fica = false).",
            fam("4059(b)"),
        )


def _not_deducted(text: str, cite: Citation) -> Notice:
    return Notice(id=NoticeId.DEDUCTION_NOT_ALLOWED, decides=True, text=text, cites=(cite,))


def _entered(parent: Parent) -> Iterator[Notice]:
    """Yield that taxes are not computed: no return is filed, or they are told."""
    taxes = parent.taxes
    if taxes is None:
        return
    if taxes.no_return:
        yield Notice(
            id=NoticeId.NO_RETURN,
            decides=True,
            text=f"{parent.name} files no tax return: the income is treated as not taxed.",
            cites=(fam("4059(a)"),),
        )
    told = [name.replace("_", " ") for name in ENTERED_TAXES if getattr(taxes, name) is not None]
    if told or taxes.complete:
        rest = " What is not entered is taken for zero." if taxes.complete else ""
        yield Notice(
            id=NoticeId.TAXES_ENTERED,
            decides=True,
            text=f"Taxes of {parent.name} that are as entered, and not computed: "
            f"{', '.join(told) or 'none'}.{rest}",
            cites=(fam("4059(a)"), fam("4059(b)")),
        )
