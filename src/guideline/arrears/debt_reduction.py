"""The Debt Reduction Program: which published conditions the stated facts meet (§ 17560).

No formula of what must be paid, and no longest term, is published; none is computed here.
"""

import datetime as dt
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum

from guideline.amounts import exactly
from guideline.arrears.plan_notes import weak_law
from guideline.citations import fam
from guideline.errors import InvalidFacts, NotModelled, Problem
from guideline.facts.fields import Dollars, fact, facts
from guideline.law.tables import Version, in_force
from guideline.notices import Notice, NoticeId
from guideline.worksheets import COUNT, DATE, TEXT, line, row, worksheet

PROGRAM = "state_practice/debt_reduction"


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
        "for how many days current support has been met", default=None
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
    found_in_contempt: bool | None = fact(
        "whether a court ever found contempt for not paying support", default=None
    )
    months_since_contempt: int | None = fact(
        "whole months since the last such finding", default=None
    )
    concealed: bool | None = fact("income or assets were concealed (§ 17560(c)(1))", default=None)
    withheld_in_anticipation: bool | None = fact(
        "payments were withheld in anticipation of the program (§ 17560(f)(3)(C))", default=None
    )
    most_that_can_be_expected: bool | None = fact(
        "the offer is the most that can be expected from present assets and income "
        "(§ 17560(f)(3)(A))",
        default=None,
    )
    more_within_reach: bool | None = fact(
        "there are reasonable prospects of income or assets that would pay more (§ 17560(f)(3)(B))",
        default=None,
    )
    owed_to_custodial_party: Dollars | None = fact(
        "what of the arrears that are to be compromised is owed to the custodial party",
        default=None,
    )
    custodial_party_consents: bool | None = fact(
        "written consent of the custodial party, where arrears are owed to that party",
        default=None,
    )


@facts
class DebtReductionApplication:
    """What ``gl.read_checklist`` and the command ``guideline checklist`` are told."""

    on: dt.date = fact("the day of the application, whose published conditions apply")
    stated: DebtReductionFacts = fact(
        "what is stated about the payor; what is absent is unknown", factory=DebtReductionFacts
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

    on: date = line("Day of the application", unit=DATE)
    met: int = line("Met", fam("17560"), unit=COUNT)
    not_met: int = line("Not met", fam("17560"), unit=COUNT)
    unknown: int = line("Unknown", fam("17560"), unit=COUNT)
    conditions: tuple[Condition, ...] = ()
    notices: tuple[Notice, ...] = ()
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
    found = list(debt_reduction_problems(stated))
    if found:
        raise InvalidFacts(found)
    law = in_force(PROGRAM, on)
    conditions = tuple(
        Condition(condition=condition, answer=answer, source=source)
        for condition, answer, source in (*_published(stated, law), *_statutory(stated))
    )
    answers = [each.answer for each in conditions]
    return DebtReductionChecklist(
        on=on,
        met=answers.count(Answer.MET),
        not_met=answers.count(Answer.NOT_MET),
        unknown=answers.count(Answer.UNKNOWN),
        conditions=conditions,
        notices=(_NO_FORMULA, *weak_law((law,))),
        law=(law,),
    )


_NO_FORMULA = Notice(
    id=NoticeId.DEBT_REDUCTION_NO_FORMULA,
    decides=False,
    text="No formula of what must be paid, no longest term and no income limits are published; "
    "none is computed. Whether an offer is accepted is the department's decision, which no court "
    "reviews; an offer that is not kept is rescinded, and the whole debt stands again.",
    cites=(fam("17560(c)"), fam("17560(f)(1)(A)"), fam("17560(g)")),
)

_Found = tuple[str, Answer, str]


def _published(stated: DebtReductionFacts, law: Version) -> Iterator[_Found]:
    """Yield the conditions that the program publishes."""
    days, months = law.figures["days_current_met"], law.figures["months_to_pay_all"]
    assets, contempt = law.figures["assets"], law.figures["months_since_contempt"]
    owed, page = stated.permanently_assigned, f"the published conditions ({law.quality} page)"
    yield "arrears permanently assigned to the state", _known(owed, _positive(owed)), page
    met = stated.days_of_current_support_met
    current = (
        Answer.MET
        if stated.owes_current_support is False
        else _known(met, met is not None and met >= days)
    )
    section = "Fam. Code § 17560(b)"
    yield f"current support met for {days} days, where it is owed", current, f"{section}; {page}"
    yield (
        f"cannot pay everything in {months} months",
        _not(stated.can_pay_all_in_12_months),
        page,
    )
    yield (
        "income within the limit for family size and county",
        _is(stated.within_income_limit),
        f"{page}; the limits were not read",
    )
    yield (
        f"assets of at most ${assets:,}, and at most the arrears",
        _assets(stated.assets, owed, assets),
        page,
    )
    since = stated.months_since_contempt
    clean = (
        Answer.MET
        if stated.found_in_contempt is False
        else _known(since, since is not None and since >= contempt)
    )
    yield f"no contempt within {contempt} months", clean, page


def _statutory(stated: DebtReductionFacts) -> Iterator[_Found]:
    """Yield the conditions that the section itself sets."""
    section = "Fam. Code § 17560"
    yield "nothing concealed, nothing false", _not(stated.concealed), f"{section}(c)(1)"
    owed = stated.owed_to_custodial_party
    yield (
        "written consent for arrears owed to the custodial party",
        Answer.MET if owed == 0 else _is(stated.custodial_party_consents),
        f"{section}(d)",
    )
    yield (
        "the offer is the most that can be expected",
        _is(stated.most_that_can_be_expected),
        f"{section}(f)(3)(A)",
    )
    yield (
        "no reasonable prospects that would pay more",
        _not(stated.more_within_reach),
        f"{section}(f)(3)(B)",
    )
    yield (
        "nothing withheld in anticipation",
        _not(stated.withheld_in_anticipation),
        f"{section}(f)(3)(C)",
    )


def debt_reduction_payment() -> Decimal:
    """Refuse to say what the program would ask, since no formula is published.

    Raises:
        NotModelled: Always.

    >>> import guideline as gl
    >>> try:
    ...     gl.debt_reduction_payment()
    ... except gl.NotModelled as error:
    ...     print(error.what)
    what the Debt Reduction Program asks, and for how long
    """
    raise NotModelled("what the Debt Reduction Program asks, and for how long", "Fam. Code § 17560")


def debt_reduction_problems(stated: DebtReductionFacts) -> Iterator[Problem]:
    """Yield everything about what is stated that cannot be."""
    names = ("permanently_assigned", "days_of_current_support_met", "assets",
             "months_since_contempt", "owed_to_custodial_party")  # fmt: skip
    for name in names:
        if (getattr(stated, name) or 0) < 0:
            yield Problem(name, str(getattr(stated, name)), "below zero", "write zero or more")
    if stated.found_in_contempt is False and stated.months_since_contempt is not None:
        yield Problem(
            "months_since_contempt", str(stated.months_since_contempt),
            "no contempt was ever found", "leave one of the two out",
        )  # fmt: skip


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
