"""Each parent's taxes and net income on columns: parents who share their categories at once.

The facts of a group are the records that a case has, with columns for amounts; the rules that make
a return and a net income of them are the very same ones.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any

import attrs
import numpy as np

from guideline.caseload.arrays import Array
from guideline.caseload.groups import groups_of
from guideline.facts.case import Choices
from guideline.facts.columns import on_columns
from guideline.facts.income import Income
from guideline.facts.kinds import (
    CaliforniaTables,
    FilingStatus,
    ImputedTax,
    IncomeKind,
    JointTaxShare,
)
from guideline.facts.money import Money
from guideline.facts.parents import Deductions, HealthPremium, Parent, Retirement, SupportPaid
from guideline.facts.tax_return import RETURN_MONEY, ReturnFacts, Spouse
from guideline.support.disposable import NetDisposableIncome, net_disposable_income
from guideline.support.taxation import adjusted_gross_income, tax_tables, taxes_of_parent
from guideline.taxes.liability import TaxTables
from guideline.taxes.returns import Dependents
from guideline.taxes.years import california_law, federal_law

_STATUSES = tuple(FilingStatus)
_KINDS = tuple(str(kind) for kind in IncomeKind)
_OF_RETURN = ("lived_with_spouse", "joint_custody_credit", "dependent_parent_credit", "blind")
RETIREMENT = {
    f"{kind}_retirement{after}": (kind == "mandatory", after == "_pre_tax")
    for kind in ("mandatory", "voluntary")
    for after in ("", "_pre_tax")
}
"""Contributions by whether they are mandatory, and whether they are paid before tax."""
TRUTHS = {
    **dict.fromkeys(_OF_RETURN, 0),
    "health_insurance_pre_tax": 0,
    "health_insurance_self_employed": 0,
    "wages_fica": 1,
    "wages_sdi": 1,
}
"""The truths about a parent that the rules branch on, and what each is where it is not told."""
AMOUNTS = (
    *_KINDS,
    *RETURN_MONEY,
    "mortgage_balance",
    "health_insurance",
    "union_dues",
    "job_expenses",
    "support_paid_elsewhere",
    "mandatory_retirement",
    "voluntary_retirement",
    "spouse_wages",
    "spouse_self_employment",
)
"""The amounts that a parent's taxes and net income are made of."""
PARENTS_OF_A_GROUP = "parents"
"""What the parents of a group are called, whichever of the table's two each of them is."""
There = Callable[[str], "Array | None"]
"""What gives an amount of a group by its name, if any of its parents has one."""
_AGED = 65  # 26 U.S.C. § 63(f)(1)


@attrs.frozen
class ParentRows:
    """Parents who have taxes to compute, one in each row.

    Attributes:
        amounts: Each amount a month, by its column's name without whose it is; NaN if absent.
        categories: What the rules branch on, by name: codes of words and truths, years, ages,
            and ``dependents``, the number of a record among those that there are.
        counts: How many dependents count, of what only multiplies an amount.
    """

    amounts: dict[str, Array]
    categories: dict[str, Array]
    counts: dict[str, Array] = attrs.field(factory=dict)

    def take(self, rows: Array) -> "ParentRows":
        """Return some of the parents."""
        return ParentRows(
            {name: values[rows] for name, values in self.amounts.items()},
            {name: values[rows] for name, values in self.categories.items()},
            {name: values[rows] for name, values in self.counts.items()},
        )


def together(first: ParentRows, second: ParentRows) -> ParentRows:
    """Return both parents of every row, all first ones before the second ones."""
    absent = np.full(len(next(iter(first.categories.values()))), np.nan)
    amounts = {
        name: np.concatenate([rows.amounts.get(name, absent) for rows in (first, second)])
        for name in first.amounts | second.amounts
    }
    categories = {
        name: np.concatenate([values, second.categories[name]])
        for name, values in first.categories.items()
    }
    counts = {
        name: np.concatenate([values, second.counts[name]]) for name, values in first.counts.items()
    }
    return ParentRows(amounts, categories, counts)


@attrs.frozen
class ParentGroup:
    """Parents who share their categories.

    Attributes:
        rows: Which of the rows of parents they are.
        facts: Their facts, with columns for amounts.
        shared: What they share.
        counts: How many dependents count for each, of what only multiplies an amount.
    """

    rows: Array
    facts: Parent
    shared: "Shared"
    counts: dict[str, Array]

    def net(self, dependents: tuple[Dependents, ...]) -> NetDisposableIncome[Any]:
        """Return their net disposable incomes with every worksheet of their taxes."""
        shared = self.shared
        taxes = taxes_of_parent(
            self.facts,
            attrs.evolve(dependents[shared.categories["dependents"]], **self.counts),
            shared.choices,
            shared.year,
            shared.tables,
        )
        return net_disposable_income(self.facts, shared.year, taxes)

    def adjusted_gross_income(self) -> Array:
        """Return their federal adjusted gross incomes, which no dependent changes."""
        shared = self.shared
        return adjusted_gross_income(self.facts, shared.choices, shared.year, shared.tables)


def parent_groups(rows: ParentRows) -> Iterator[ParentGroup]:
    """Yield the parents by what they share."""
    groups = groups_of(rows.categories)
    ordered = {name: values[groups.order] for name, values in rows.amounts.items()}
    for part, categories in groups:
        shared = Shared(categories)
        facts = shared.parent({name: values[part] for name, values in ordered.items()})
        counts = {name: values[groups.order[part]] for name, values in rows.counts.items()}
        yield ParentGroup(groups.order[part], facts, shared, counts)


@attrs.frozen
class Shared:
    """What the parents of a group share."""

    categories: dict[str, int]

    @property
    def year(self) -> int:
        """The tax year."""
        return self.categories["year"]

    @property
    def status(self) -> FilingStatus | None:
        """The filing status, if it is told."""
        code = self.categories["filing_status"]
        return None if code < 0 else _STATUSES[code]

    def truth(self, name: str) -> bool:
        """Return whether a truth holds of them."""
        return self.categories.get(name, 0) == 1

    @property
    def choices(self) -> Choices:
        """The readings that a parent's taxes go by."""
        return _choices(
            self.categories["refundable_credits"] == 1,
            self.categories["california_tables"],
            self.categories["imputed_tax"],
            self.categories["joint_tax_share"],
        )

    @property
    def tables(self) -> TaxTables:
        """The tables of the year."""
        return _tables(self.year, self.choices)

    def parent(self, amounts: dict[str, Array]) -> Parent:
        """Return the facts of the group's parents, with columns for amounts."""
        zeros = np.zeros(len(next(iter(amounts.values()))))

        def there(name: str) -> Array | None:
            column = amounts.get(name)
            if column is None or np.isnan(column).all():
                return None
            return np.nan_to_num(column, nan=0.0)

        return on_columns(
            Parent,
            name=PARENTS_OF_A_GROUP,
            filing_status=self.status,
            income=tuple(self._incomes(there, zeros)),
            deductions=self._deductions(there),
            retirement=tuple(self._retirement(there)),
            tax_return=self._return(there, zeros),
        )

    def _incomes(self, there: There, zeros: Array) -> Iterator[Income]:
        """Yield every income of the group; wages always, so that every amount is a column."""
        for kind in _KINDS:
            amount = there(kind)
            if kind == "wages":
                amount = zeros if amount is None else amount
                fica, sdi = self.truth("wages_fica"), self.truth("wages_sdi")
                yield on_columns(Income, kind=IncomeKind.WAGES, amount=amount, fica=fica, sdi=sdi)
            elif amount is not None:
                yield on_columns(Income, kind=IncomeKind(kind), amount=amount)

    def _deductions(self, there: There) -> Deductions:
        premium, paid = there("health_insurance"), there("support_paid_elsewhere")
        how = {
            name: self.truth(f"health_insurance_{name}") for name in ("pre_tax", "self_employed")
        }
        return on_columns(
            Deductions,
            health_insurance=_maybe(HealthPremium, premium, **how),
            union_dues=_maybe(Money, there("union_dues")),
            job_expenses=_maybe(Money, there("job_expenses")),
            support_paid_elsewhere=_maybe(SupportPaid, paid, court_ordered=True, proved=True),
        )

    def _retirement(self, there: There) -> Iterator[Retirement]:
        for name, (mandatory, pre_tax) in RETIREMENT.items():
            amount = there(name)
            if amount is not None:
                yield on_columns(Retirement, amount=amount, mandatory=mandatory, pre_tax=pre_tax)

    def _return(self, there: There, zeros: Array) -> ReturnFacts:
        age, balance = self.categories["age"], there("mortgage_balance")
        money = {name: _maybe(Money, there(name)) for name in RETURN_MONEY}
        return on_columns(
            ReturnFacts,
            born=None if age < 0 else date(self.year - age, 1, 1),
            mortgage_balance=zeros if balance is None else balance,
            spouse=self._spouse(there),
            **{name: self.truth(name) for name in _OF_RETURN},
            **money,
        )

    def _spouse(self, there: There) -> Spouse | None:
        incomes = [
            on_columns(Income, kind=IncomeKind(kind), amount=amount)
            for kind in ("wages", "self_employment")
            if (amount := there(f"spouse_{kind}")) is not None
        ]
        return on_columns(Spouse, income=tuple(incomes)) if incomes else None


def _maybe(kind: type[Any], amount: Array | None, **more: object) -> Any:  # noqa: ANN401 - a record of facts or none
    return None if amount is None else on_columns(kind, amount=amount, **more)


@cache
def _choices(refundable: bool, california: int, imputed: int, joint: int) -> Choices:  # noqa: FBT001 - a key of the cache
    return Choices(
        refundable_credits=refundable,
        california_tables=tuple(CaliforniaTables)[california],
        imputed_tax=tuple(ImputedTax)[imputed],
        joint_tax_share=tuple(JointTaxShare)[joint],
    )


@cache
def _tables(year: int, choices: Choices) -> TaxTables:
    return tax_tables(choices, year, None)


def age_class(age: int, year: int, choices: Choices) -> int:
    """Return the least age that the rules of a year treat as they treat this one.

    They ask whether somebody is aged, or between the ages of the earned income credits.
    """
    tables = _tables(year, choices)
    federal = federal_law(tables.federal, FilingStatus.SINGLE, np.zeros(1))
    california = california_law(tables.california, FilingStatus.SINGLE, np.zeros(1))
    first, last = federal.eitc_ages
    edges = (0, first, last + 1, california.caleitc_least_age, _AGED)
    return max(edge for edge in edges if edge <= max(age, 0))
