"""What base support is made of once time and net incomes are known, in either number system."""

from decimal import Decimal
from typing import Generic

import attrs

from guideline.amounts import Amount
from guideline.facts.case import Case
from guideline.facts.kinds import HardshipMethod
from guideline.law.tables import Version
from guideline.support.add_ons import AddOnTerms
from guideline.support.base import BaseSupport, Nets, Terms, base_support
from guideline.support.hardship import hardship_deductions
from guideline.support.hardship_limit import Claim
from guideline.support.presumed import counted_nets
from guideline.support.setting import setting_of


@attrs.frozen
class Basis(Generic[Amount]):
    """What base support is made of.

    Attributes:
        terms: All that it depends on but the net incomes.
        nets: Each parent's net disposable income before hardship, as it enters the formula.
        claims: Each parent's hardship; ``None`` where the court allows none.
        method: Which support the hardship limit is a child's part of.
        add_ons: The expenses, for the method that counts them.
    """

    terms: Terms[Amount]
    nets: Nets[Amount]
    claims: tuple[Claim[Amount], Claim[Amount]] | None
    method: HardshipMethod
    add_ons: AddOnTerms[Amount]


@attrs.frozen
class Outcome(Generic[Amount]):
    """Base support, and the net incomes after hardship that it comes from."""

    base: BaseSupport[Amount]
    nets: Nets[Amount]


def outcome(basis: Basis[Amount]) -> Outcome[Amount]:
    """Return base support by the rules of the law."""
    nets = basis.nets
    if basis.claims is not None:
        nets = hardship_deductions(
            basis.terms, nets, basis.claims, basis.method, basis.add_ons
        ).nets
    return Outcome(base_support(basis.terms, nets), nets)


def basis_of(case: Case, california: Version | None) -> Basis[Decimal]:
    """Return what the guideline amount of a case is made of, whatever the court found instead."""
    setting = setting_of(case, california)
    return Basis(
        terms=setting.terms,
        nets=counted_nets(setting.incomes, case.choices.negative_net_income),
        claims=setting.claims if setting.with_hardship else None,
        method=case.choices.hardship_method,
        add_ons=setting.add_ons,
    )
