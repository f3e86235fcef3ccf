"""Base support, its range, its parts and an add-on for many cases at once."""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import TypeAlias

import attrs
import numpy as np

from guideline.amounts import LIMIT, Amount, Column, exactly, greatest, not_negative, to_cents
from guideline.caseload.exact import Figures, Rounded, same_cents
from guideline.errors import InvalidFacts, Problem
from guideline.facts.kinds import Division, HardshipMethod, LowIncomeSupport
from guideline.law.family_code import formula_law, threshold_for
from guideline.law.tables import in_force
from guideline.support.add_ons import AddOnTerms, adjusted_incomes, divided, first_share
from guideline.support.allocation import by_age, in_cents
from guideline.support.base import Nets, Terms, base_support
from guideline.support.hardship import hardship_deductions
from guideline.support.hardship_limit import Claim

_SIGNED = {"net.0", "net.1", "spousal_from_first"}
_Pair: TypeAlias = "tuple[Column, Column]"


@attrs.frozen(kw_only=True)
class SupportTable:
    """Cases that share their categories and differ by row in their amounts.

    Attributes:
        on: The day whose law applies.
        children: How many children.
        low_income_support: Which end of the range of the low-income adjustment is applied.
        low_income_threshold: The threshold, only where the tables have none for the day.
        hardship_method: Which support the hardship limit is a child's part of.
        add_on_split: How the expense is divided; ``None`` for the law's default.
        nets: Each parent's net disposable income before hardship, dollars a month.
        first_time: The first parent's share of the time, averaged over the children.
        hardship_children: Each parent's children of other relationships in the home.
        hardship_health: Each parent's extraordinary health expenses, dollars a month.
        add_on_cost: The cost of an expense, whole cents a month.
        spousal_from_first: Spousal support that the first parent pays the second, a month.
    """

    on: date
    children: int
    low_income_support: LowIncomeSupport = LowIncomeSupport.LOWEST
    low_income_threshold: Decimal | None = None
    hardship_method: HardshipMethod = HardshipMethod.PRESUMED
    add_on_split: Division | None = None
    nets: "_Pair"
    first_time: Column
    hardship_children: "_Pair | None" = None
    hardship_health: "_Pair | None" = None
    add_on_cost: "Column | None" = None
    spousal_from_first: "Column | None" = None


@attrs.frozen(kw_only=True)
class SupportColumns:
    """What ``gl.support_on_columns`` returns, each figure to the cent as ``gl.calculate`` has it.

    Attributes:
        from_first: Support from the first parent; below zero, to that parent.
        lowest_support: The lowest of the range of § 4055(b)(7).
        highest_support: The highest of it.
        nets: Each parent's net disposable income after hardship.
        by_child: Each child's part, the youngest first.
        add_on_parts: Each parent's part of the expense; ``None`` where the table has none.
    """

    from_first: Column
    lowest_support: Column
    highest_support: Column
    nets: "_Pair"
    by_child: tuple[Column, ...]
    add_on_parts: "_Pair | None"


@exactly
def support_on_columns(table: SupportTable) -> SupportColumns:
    """Return base support, its range, its parts and the add-on for each row of a table.

    Children are taken to have the same time. Needs the extra ``columns`` (NumPy).

    Raises:
        InvalidFacts: Columns are of unequal length, not finite, or out of their range.
        NotInForce: A table of the law has no row for the day.
        NotModelled: There are more than ten children.

    >>> import numpy as np
    >>> table = SupportTable(
    ...     on=date(2026, 3, 1),
    ...     children=2,
    ...     nets=(np.array([6000.0, 2000.0]), np.array([3000.0, 5000.0])),
    ...     first_time=np.array([0.2, 0.3]),
    ... )
    >>> support_on_columns(table).from_first.tolist()
    [2016.0, -52.0]
    """
    columns = _inputs(table)
    _check(columns)
    figures = same_cents(partial(_rule, table), partial(_rule, table), columns)
    return SupportColumns(
        from_first=figures["from_first"],
        lowest_support=figures["lowest_support"],
        highest_support=figures["highest_support"],
        nets=(figures["net.0"], figures["net.1"]),
        by_child=tuple(figures[f"child.{index}"] for index in range(table.children)),
        add_on_parts=(
            None if table.add_on_cost is None else (figures["add_on.0"], figures["add_on.1"])
        ),
    )


def _inputs(table: SupportTable) -> Figures[Column]:
    """Return a table's columns by name; what is absent stays absent."""
    columns: Figures[Column] = {"first_time": table.first_time}
    pairs = {
        "net": table.nets,
        "hardship_children": table.hardship_children,
        "hardship_health": table.hardship_health,
    }
    for name, pair in pairs.items():
        for index, column in enumerate(pair or ()):
            columns[f"{name}.{index}"] = column
    for name in ("add_on_cost", "spousal_from_first"):
        column = getattr(table, name)
        if column is not None:
            columns[name] = column
    return columns


def _check(columns: Figures[Column]) -> None:
    """Refuse columns that cannot be, all at once."""
    rows = len(columns["first_time"])
    problems = []
    for name, column in columns.items():
        if column.shape != (rows,) or column.dtype != np.float64:
            given = f"{column.dtype} of shape {column.shape}"
            problems.append(
                Problem(name, given, "not a column like the others", "write float64, one per row")
            )
        elif not np.isfinite(column).all() or (np.abs(column) >= float(LIMIT)).any():
            problems.append(
                Problem(name, "", "has rows not finite or not below 100,000,000", "mend them")
            )
        elif name not in _SIGNED and (column < 0).any():
            problems.append(Problem(name, "", "has rows below zero", "write zero or more"))
    if problems:
        raise InvalidFacts(problems)
    if (columns["first_time"] > 1).any():
        raise InvalidFacts([Problem("first_time", "", "has rows above one", "write 0.2 for 20 %")])


def _rule(table: SupportTable, given: Figures[Amount]) -> Rounded[Amount]:
    """Return every figure of a table's cases, in the number system of its inputs."""
    zero = given["first_time"] * 0
    terms = Terms(
        law=formula_law(table.on),
        threshold=threshold_for(table.on, table.low_income_threshold),
        applied=table.low_income_support,
        first_time=given["first_time"],
        children=table.children,
    )
    expense = AddOnTerms(
        spousal_from_first=given.get("spousal_from_first", zero),
        costs=() if table.add_on_cost is None else (given["add_on_cost"],),
        divisions=() if table.add_on_cost is None else (_split(table),),
    )
    nets = _nets(table, terms, given, expense)
    base = base_support(terms, nets)
    running: list[Amount] = by_age(terms.law, abs(base.from_first), table.children)
    plain: Figures[Amount] = {
        "from_first": base.from_first,
        "lowest_support": base.low_income.lowest_support,
        "highest_support": base.low_income.highest_support,
        "net.0": nets[0],
        "net.1": nets[1],
    }
    figures = {name: to_cents(amount) for name, amount in plain.items()}
    figures |= {f"child.{index}": part for index, part in enumerate(in_cents(running))}
    unrounded = list(plain.values()) + running
    for cost, division in zip(expense.costs, expense.divisions, strict=True):
        adjusted = adjusted_incomes(nets, figures["from_first"], expense.spousal_from_first)
        share = first_share(division, adjusted)
        parts = divided(cost, share, not_negative(figures["from_first"]))
        figures |= {f"add_on.{index}": part for index, part in enumerate(parts)}
        unrounded.append(cost * share)
    return Rounded(figures, unrounded)


def _split(table: SupportTable) -> Division:
    default = in_force("family_code/add_on_split", table.on).figures["default"]
    return table.add_on_split or Division(default)


def _nets(
    table: SupportTable,
    terms: Terms[Amount],
    given: Figures[Amount],
    expense: AddOnTerms[Amount],
) -> Nets[Amount]:
    """Return the net incomes that enter the formula: none below zero, hardship taken off."""
    zero = given["first_time"] * 0
    first, second = (greatest(given[f"net.{index}"], zero) for index in (0, 1))
    if table.hardship_children is None and table.hardship_health is None:
        return first, second
    claims = [
        Claim(
            health=given.get(f"hardship_health.{index}", zero),
            children=given.get(f"hardship_children.{index}", zero),
        )
        for index in (0, 1)
    ]
    claimed = (claims[0], claims[1])
    method = table.hardship_method
    return hardship_deductions(terms, (first, second), claimed, method, expense).nets
