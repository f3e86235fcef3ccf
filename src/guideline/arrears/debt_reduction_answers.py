"""What the stated facts of a payor say of one condition of the Debt Reduction Program."""

from decimal import Decimal
from enum import StrEnum

from guideline.arrears.debt_reduction_facts import DebtReductionFacts


class Answer(StrEnum):
    """What the facts say of a condition."""

    MET = "met"
    NOT_MET = "not met"
    UNKNOWN = "unknown"


def met_for(met: int | None, days: Decimal, owes: bool | None) -> Answer:  # noqa: FBT001 - a fact
    """Return whether current support was met for long enough; not, only where it is owed."""
    long_enough = met is not None and met >= days
    return known(met if owes or long_enough else None, long_enough)


def known(fact_: object, holds: bool) -> Answer:  # noqa: FBT001 - the answer
    """Return whether a condition is met; unknown where the fact is not stated."""
    if fact_ is None:
        return Answer.UNKNOWN
    return Answer.MET if holds else Answer.NOT_MET


def is_so(fact_: bool | None) -> Answer:  # noqa: FBT001 - a stated fact
    """Return whether what has to be so is stated to be."""
    return known(fact_, fact_ is True)


def is_not(fact_: bool | None) -> Answer:  # noqa: FBT001 - a stated fact
    """Return whether what must not be so is stated not to be."""
    return known(fact_, fact_ is False)


def consent_given(consents: bool | None, owed: Decimal | None) -> Answer:  # noqa: FBT001 - a fact
    """Return whether the custodial party consents, which is asked only of arrears owed there."""
    if owed == 0 or consents:
        return Answer.MET
    return known(owed, False) if consents is False else Answer.UNKNOWN  # noqa: FBT003 - so it is


def best_interest(stated: DebtReductionFacts) -> Answer:
    """Return what the department finds; of an activated service member it is presumed."""
    if stated.in_best_interest_of_state is None and stated.accrued_while_activated:
        return Answer.MET
    return is_so(stated.in_best_interest_of_state)


def is_positive(amount: Decimal | None) -> bool:
    """Return whether an amount is stated, and above zero."""
    return amount is not None and amount > 0


def assets_within(stated: DebtReductionFacts, most: Decimal) -> Answer:
    """Return whether assets are within their limit and the arrears, of which part may be told."""
    assets, told = stated.assets, stated.permanently_assigned
    if assets is None:
        return Answer.UNKNOWN
    if assets > most:
        return Answer.NOT_MET
    owed = stated.total_arrears
    if owed is not None:
        return known(owed, assets <= owed)
    return Answer.MET if assets <= (told or 0) else Answer.UNKNOWN
