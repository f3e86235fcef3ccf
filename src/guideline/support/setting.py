"""A case as the rules of base support see it: its time, its net incomes, and the law."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from guideline.facts.case import Case
from guideline.law.family_code import formula_law, threshold_for
from guideline.law.tables import Version
from guideline.support.base import Nets, Terms
from guideline.support.net import NetIncomes, nets_of
from guideline.support.timeshare import Timeshare, timeshare

if TYPE_CHECKING:  # hardship and expenses are loaded by the cases that have them
    from guideline.support.add_ons import AddOnTerms
    from guideline.support.hardship_limit import Claim

_ZERO = Decimal(0)


@attrs.frozen
class Setting:
    """A case as the rules of base support see it.

    Attributes:
        case: The facts.
        times: Each parent's time, on average and by child.
        net_incomes: Each parent's net disposable income, as it is made up.
        incomes: The same before hardship, dollars a month.
        terms: All that base support depends on but the net incomes.
    """

    case: Case
    times: Timeshare
    net_incomes: NetIncomes
    incomes: Nets[Decimal]
    terms: Terms[Decimal]

    @property
    def add_ons(self) -> AddOnTerms[Decimal]:
        """The expenses, for the hardship method that counts them."""
        from guideline.support.expenses import add_on_terms

        return add_on_terms(self.case)

    @property
    def claims(self) -> tuple[Claim[Decimal], Claim[Decimal]]:
        """Each parent's hardship."""
        from guideline.support.hardship import claim_of

        first, second = (
            claim_of(parent.name, parent.hardship, _ZERO) for parent in self.case.parents
        )
        return first, second

    @property
    def with_hardship(self) -> tuple[str, ...]:
        """The parents to whom the court allows a hardship deduction."""
        return tuple(
            parent.name
            for parent in self.case.parents
            if parent.hardship.children or parent.hardship.health
        )


def setting_of(case: Case, california: Version | None) -> Setting:
    """Return the time, the net incomes and the law of a case whose facts are checked.

    Args:
        case: The facts.
        california: California's tax figures, instead of the tables' own.

    Raises:
        InvalidFacts: A custody schedule cannot be.
        NotInForce: A table of the law has no row for the day.
        NotModelled: A tax is not computed here.
    """
    times, law = timeshare(case), formula_law(case.on)
    net_incomes = nets_of(case, times.first_by_night, california)
    first, second = (income.monthly_net_disposable_income for income in net_incomes.parents)
    return Setting(
        case=case,
        times=times,
        net_incomes=net_incomes,
        incomes=(first, second),
        terms=Terms(
            law=law,
            threshold=threshold_for(case.on, case.choices.low_income_threshold),
            applied=case.findings.low_income_support,
            first_time=times.parents[0].average,
            children=len(case.children),
        ),
    )
