"""The limit of hardship deductions for many rows at once, § 4071(b).

Its search takes as many steps for one row as for thousands. So rows are brought together that may
differ in the number of children and the low-income threshold, and all pieces of all of them are
searched at once, by the same steps that find the limit of one case.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import cast

import attrs
import numpy as np

from guideline.amounts import Column
from guideline.caseload.cases import HARDSHIP_LIMIT, CaseGroup, CaseRows
from guideline.caseload.groups import Array, groups_of
from guideline.facts.kinds import HardshipMethod
from guideline.law.family_code import Threshold
from guideline.study.basis import Basis
from guideline.support.base import BaseSupport, base_support
from guideline.support.hardship import limit_question
from guideline.support.hardship_limit import Claim, Question, nets_after, pieces
from guideline.support.hardship_search import Tried, hill, last_permitted, top_of, tried

_BY_ROW = ("children", "differs", "default")
"""The categories of an order that the limit does not hang on, but through amounts."""
_ONE_CHILD = dict(zip(_BY_ROW, (1, 0, 0), strict=True))
"""What stands for them where each row has its own."""


def with_limits(cases: CaseRows) -> CaseRows:
    """Return the cases with the limit of each one's hardship by the method of the case."""
    limits = np.full(len(cases.nets[0]), np.nan)
    for group, basis in hardship_groups(cases):
        limits[group.rows] = limits_of(basis, basis.method)
    return attrs.evolve(cases, amounts=cases.amounts | {HARDSHIP_LIMIT: limits})


def hardship_groups(cases: CaseRows) -> Iterator[tuple[CaseGroup, Basis[Column]]]:
    """Yield the cases with hardship by what the search for its limit branches on, and their basis.

    The rows of a group are numbers of cases; its law is one that has the same table of K, and the
    same default division of expenses, as the law of each.
    """
    where = np.flatnonzero(cases.categories["hardship"])
    keys = [(law.formula, law.split) for law in cases.laws]
    alike = np.array([keys.index(key) for key in keys])
    categories = {
        name: values[where] for name, values in cases.categories.items() if name not in _BY_ROW
    }
    groups = groups_of(categories | {"law": alike[categories["law"]]})
    for part, shared in groups:
        rows = where[groups.order[part]]
        group = CaseGroup(cases.take(rows), shared | _ONE_CHILD, rows)
        yield group, _basis(cases, group)


def _basis(cases: CaseRows, group: CaseGroup) -> Basis[Column]:
    """Return what base support of a group is made of, where each row has its own threshold."""
    counts = cases.categories["children"][group.rows]
    laws = cases.categories["law"][group.rows]
    thresholds = np.array([float(law.threshold.amount) for law in cases.laws])
    basis = group.basis
    terms = attrs.evolve(
        basis.terms,
        children=counts.astype(np.float64),
        threshold=Threshold(thresholds[laws]),
        first_time=_average_time(cases, group, counts),
    )
    return attrs.evolve(basis, terms=terms)


def _average_time(cases: CaseRows, group: CaseGroup, counts: Array) -> Column:
    """Return the first parent's share of the time, averaged over each row's children."""
    times = np.stack(group.cases.first_time)
    here = np.arange(len(times))[:, None] < counts
    average = np.where(here, times, 0).sum(axis=0) / counts
    differs = cases.categories["differs"][group.rows] == 1
    return np.asarray(np.where(differs, average, times[0]))


def base_within(basis: Basis[Column], limit: Column) -> BaseSupport[Column]:
    """Return base support where each child in the home is allowed a limit."""
    return base_support(basis.terms, nets_after(basis.nets, _claims(basis), limit))


# ── the search ───────────────────────────────────────────────────────────────


@attrs.frozen
class _Stretches:
    """Stretches of deductions between two knots: of each row, the highest first."""

    basis: Basis[Column]
    rows: Array
    low: Column
    high: Column

    def __len__(self) -> int:
        return len(self.rows)

    def take(self, which: Array) -> "_Stretches":
        """Return some of them."""
        return _Stretches(self.basis, self.rows[which], self.low[which], self.high[which])

    def question(self, method: HardshipMethod) -> Question[Column]:
        """Return what the limit is looked for, for the row of each."""
        return _question(basis_taken(self.basis, self.rows), method)

    def highest_of(self, found: Array) -> Array:
        """Return for each row the first of its stretches that is found; its number, or the end."""
        first = np.full(len(self.basis.nets[0]), len(self))
        backwards = np.flatnonzero(found)[::-1]  # so that the first is written last
        first[self.rows[backwards]] = backwards
        return first


def limits_of(basis: Basis[Column], method: HardshipMethod) -> Column:
    """Return the largest deduction per child in the home that each row's support permits."""
    every = _stretches(basis, method)
    question = every.question(method)
    top = tried(question, top_of(every.low, every.high))
    start = _with_hills(every, method, tried(question, every.low), top)
    at_top = top.slack >= 0
    found = every.highest_of(at_top | (start.slack >= 0))
    answer = np.zeros(len(found))
    chosen = found[found < len(every)]
    answer[every.rows[chosen]] = top.limit[chosen]
    inside = chosen[~at_top[chosen]]
    if len(inside):
        ends = _some(start, inside), _some(top, inside)
        asked = every.take(inside)
        answer[asked.rows] = last_permitted(asked.question(method), *ends, _each(asked))
    return answer


def _with_hills(
    every: _Stretches, method: HardshipMethod, start: Tried[Column], top: Tried[Column]
) -> Tried[Column]:
    """Return the low ends of stretches; the top of its hill where neither end is permitted.

    It is looked for only above the highest stretch of the row that is known to permit any.
    """
    known = every.highest_of((top.slack >= 0) | (start.slack >= 0))
    unknown = np.flatnonzero(np.arange(len(every)) < known[every.rows])
    if not len(unknown):
        return start
    asked = every.take(unknown)
    question = asked.question(method)
    peak = hill(question, _some(start, unknown), _some(top, unknown), _each(asked))
    limit, slack = start.limit.copy(), start.slack.copy()
    limit[unknown], slack[unknown] = peak, question.slack(peak)
    return Tried(limit, slack)


def _each(stretches: _Stretches) -> Array:
    return np.ones(len(stretches), dtype=bool)


def _some(ends: Tried[Column], which: Array) -> Tried[Column]:
    return Tried(ends.limit[which], ends.slack[which])


def _stretches(basis: Basis[Column], method: HardshipMethod) -> _Stretches:
    """Return every stretch that may permit a deduction, of all rows.

    One without any width is left out: it is the low end of the one above it.
    """
    rows, lows, highs = [], [], []
    for low, high, hopeful in pieces(_question(basis, method)):
        here = np.flatnonzero(np.asarray(hopeful) & (low < high))
        rows.append(here)
        lows.append(low[here])
        highs.append(high[here])
    return _Stretches(basis, np.concatenate(rows), np.concatenate(lows), np.concatenate(highs))


def _question(basis: Basis[Column], method: HardshipMethod) -> Question[Column]:
    return limit_question(basis.terms, basis.nets, _claims(basis), method, basis.add_ons)


def _claims(basis: Basis[Column]) -> tuple[Claim[Column], Claim[Column]]:
    assert basis.claims is not None  # noqa: S101 - these rows are those with hardship
    return basis.claims


def basis_taken(basis: Basis[Column], rows: Array) -> Basis[Column]:
    """Return some of the rows of what base support is made of, one of them any number of times."""
    terms, add_ons = basis.terms, basis.add_ons
    first, second = (
        attrs.evolve(claim, health=claim.health[rows], children=claim.children[rows])
        for claim in _claims(basis)
    )
    return attrs.evolve(
        basis,
        terms=attrs.evolve(
            terms,
            first_time=terms.first_time[rows],
            children=_of(rows, terms.children),
            threshold=Threshold(_of(rows, terms.threshold.amount)),
        ),
        nets=(basis.nets[0][rows], basis.nets[1][rows]),
        claims=(first, second),
        add_ons=attrs.evolve(
            add_ons,
            spousal_from_first=add_ons.spousal_from_first[rows],
            costs=tuple(cost[rows] for cost in add_ons.costs),
        ),
    )


def _of(rows: Array, figure: "Decimal | int | Column") -> Column:
    """Return some of the rows of a figure that differs by row."""
    return cast("Column", figure)[rows]
