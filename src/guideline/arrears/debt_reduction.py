"""The Debt Reduction Program: which published conditions the stated facts meet (§ 17560).

No formula of what must be paid, and no longest term, is published; none is computed here.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from guideline.amounts import exactly
from guideline.citations import Citation, fam
from guideline.errors import InvalidFacts, NotModelled, Problem
from guideline.facts.fields import Dollars, fact, facts
from guideline.law.tables import Version, in_force
from guideline.worksheets import TEXT, line, row, worksheet

PROGRAM = "state_practice/debt_reduction"
_PAGE = Citation("Debt Reduction Program", "published criteria", "")


class Answer(StrEnum):
    """What the facts say of a condition."""

    MET = "met"
    NOT_MET = "not met"
    UNKNOWN = "unknown"


@facts
class DebtReductionFacts:
    """What is stated about a payor who asks for a compromise; what is absent is unknown."""

    permanently_assigned: Dollars | None = fact(
        "arrears owed to the state for aid paid, permanently assigned", default=None
    )
    days_of_current_support_met: int | None = fact(
        "for how many days current support has been met; none is owed: leave it out and say so",
        default=None,
    )
    owes_current_support: bool | None = fact("whether current support is owed", default=None)
    can_pay_all_in_12_months: bool | None = fact(
        "whether the payor can pay everything in 12 months", default=None
    )
    within_income_limit: bool | None = fact(
        "income within the limit for the family's size and county, which the agency tells",
        default=None,
    )
    assets: Dollars | None = fact("countable assets", default=None)
    months_since_contempt: int | None = fact(
        "months since a finding of contempt for not paying support; 9999 if never", default=None
    )
    concealed: bool | None = fact("income or assets were concealed (§ 17560(c)(1))", default=None)
    withheld_in_anticipation: bool | None = fact(
        "payments were withheld in anticipation of the program (§ 17560(f)(3)(C))", default=None
    )
    custodial_party_consents: bool | None = fact(
        "written consent of the custodial party, where arrears are owed to that party",
        default=None,
    )


@row
@worksheet
class Condition:
    """Published conditions."""

    condition: str = line("Condition", unit=TEXT)
    answer: Answer = line("By the stated facts", unit=TEXT)
    source: str = line("Source", unit=TEXT)


@worksheet
class DebtReductionChecklist:
    """Debt Reduction Program: the published conditions."""

    met: int = line("Met", fam("17560"), unit=TEXT)
    not_met: int = line("Not met", fam("17560"), unit=TEXT)
    unknown: int = line("Unknown", fam("17560"), unit=TEXT)
    conditions: tuple[Condition, ...] = ()
    law: tuple[Version, ...] = ()


@exactly
def debt_reduction_checklist(stated: DebtReductionFacts, *, on: date) -> DebtReductionChecklist:
    """Return which published conditions the stated facts meet, fail, or leave unknown.

    Args:
        stated: The facts; what is absent is unknown.
        on: The day of the application.

    Raises:
        InvalidFacts: An amount or a count is below zero.
        NotInForce: The program is not known for the day.

    >>> stated = DebtReductionFacts(assets=4000)
    >>> debt_reduction_checklist(stated, on=date(2026, 3, 1)).not_met
    1
    """
    _check(stated)
    law = in_force(PROGRAM, on)
    found = _conditions(stated, law)
    answers = [answer for _, answer, _ in found]
    return DebtReductionChecklist(
        met=answers.count(Answer.MET),
        not_met=answers.count(Answer.NOT_MET),
        unknown=answers.count(Answer.UNKNOWN),
        conditions=tuple(Condition(condition=c, answer=a, source=s) for c, a, s in found),
        law=(law,),
    )


def _conditions(stated: DebtReductionFacts, law: Version) -> tuple[tuple[str, Answer, str], ...]:
    days, assets = law.figures["days_current_met"], law.figures["assets"]
    contempt = law.figures["months_since_contempt"]
    owed, owes = stated.permanently_assigned, stated.owes_current_support
    page, section = law.source, "Fam. Code § 17560"
    met_days = stated.days_of_current_support_met
    return (
        ("arrears permanently assigned to the state", _known(owed, _positive(owed)), page),
        (
            f"current support met for {days} days, where it is owed",
            Answer.MET if owes is False else _known(met_days, (met_days or 0) >= days),
            f"{section}(b); {page}",
        ),
        ("cannot pay everything in 12 months", _not(stated.can_pay_all_in_12_months), page),
        (
            "income within the limit for family size and county",
            _is(stated.within_income_limit),
            f"{page}; the limits were not read",
        ),
        (
            f"assets of at most ${assets}, and at most the arrears",
            _assets(stated.assets, owed, assets),
            page,
        ),
        (
            f"no contempt within {contempt} months",
            _known(stated.months_since_contempt, (stated.months_since_contempt or 0) >= contempt),
            page,
        ),
        ("nothing concealed", _not(stated.concealed), f"{section}(c)(1)"),
        (
            "nothing withheld in anticipation",
            _not(stated.withheld_in_anticipation),
            f"{section}(f)(3)(C)",
        ),
        (
            "written consent for arrears owed to the custodial party",
            _is(stated.custodial_party_consents),
            f"{section}(d)",
        ),
    )


def debt_reduction_payment() -> Decimal:
    """Refuse to say what the program would ask, since no formula is published.

    Raises:
        NotModelled: Always.
    """
    raise NotModelled("what the Debt Reduction Program asks, and for how long", "Fam. Code § 17560")


def _check(stated: DebtReductionFacts) -> None:
    names = ("permanently_assigned", "days_of_current_support_met", "assets",
             "months_since_contempt")  # fmt: skip
    problems = [
        Problem(name, str(getattr(stated, name)), "below zero", "write zero or more")
        for name in names
        if (getattr(stated, name) or 0) < 0
    ]
    if problems:
        raise InvalidFacts(problems)


def _known(fact_: object, holds: bool) -> Answer:  # noqa: FBT001 - the answer
    if fact_ is None:
        return Answer.UNKNOWN
    return Answer.MET if holds else Answer.NOT_MET


def _is(fact_: bool | None) -> Answer:  # noqa: FBT001 - a stated fact
    return _known(fact_, fact_ is True)


def _not(fact_: bool | None) -> Answer:  # noqa: FBT001 - a stated fact
    return _known(fact_, fact_ is False)


def _positive(amount: Decimal | None) -> bool:
    return amount is not None and amount > 0


def _assets(assets: Decimal | None, owed: Decimal | None, most: Decimal) -> Answer:
    if assets is None:
        return Answer.UNKNOWN
    if assets > most:
        return Answer.NOT_MET
    return _known(owed, owed is not None and assets <= owed)
