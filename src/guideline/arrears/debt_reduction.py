"""The Debt Reduction Program: which published conditions the stated facts meet (§ 17560).

No formula of what must be paid, and no longest term, was found published; none is computed here.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum

from guideline.amounts import exactly
from guideline.arrears.debt_reduction_facts import DebtReductionFacts, debt_reduction_problems
from guideline.arrears.plan_notes import weak_law
from guideline.citations import fam
from guideline.errors import InvalidFacts, NotModelled
from guideline.figures import COUNT, DATE, TEXT
from guideline.law.tables import Version, in_force
from guideline.notices import Notice, NoticeId
from guideline.worksheets import line, row, worksheet

PROGRAM = "state_practice/debt_reduction"


class Answer(StrEnum):
    """What the facts say of a condition."""

    MET = "met"
    NOT_MET = "not met"
    UNKNOWN = "unknown"


@row
@worksheet
class Condition:
    """Published conditions."""

    condition: str = line("Condition", unit=TEXT)
    answer: Answer = line("By the stated facts", unit=TEXT)
    source: str = line("Source", unit=TEXT)


@worksheet
class DebtReductionChecklist:
    """Debt Reduction Program: the published conditions.

    >>> import guideline as gl
    >>> told = gl.read_checklist("examples/checklist.toml")
    >>> checklist = gl.debt_reduction_checklist(told.stated, on=told.on)
    >>> isinstance(checklist, gl.DebtReductionChecklist), checklist.not_met
    (True, 1)
    """

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
    text="No published formula of what must be paid and no longest term was found, and the income "
    "limits were not read; none is computed; the director may set further terms. Whether an "
    "offer is accepted is the "
    "department's decision, which no court reviews. It is filed with the court; absent good "
    "cause, or where the "
    "director finds otherwise in the best interest of the state, an offer that is not kept is "
    "rescinded, the whole debt stands again, and nothing is refunded.",
    cites=(
        fam("17560(c)"),
        fam("17560(f)(1)(A)"),
        fam("17560(f)(2)"),
        fam("17560(g)"),
        fam("17560(h)"),
    ),
)

_Found = tuple[str, Answer, str]


_COUNTY = "a county agency's page, stancodcss.org/reduce"
_STATE = "the department's page, childsupport.ca.gov/debt-reduction-program"
_BOTH = f"{_STATE}; {_COUNTY}"


def _published(stated: DebtReductionFacts, law: Version) -> Iterator[_Found]:
    """Yield the conditions that the program publishes."""
    yield from _support(stated, law.figures["days_current_met"])
    months: Decimal = law.figures["months_to_pay_all"]
    yield (
        f"cannot pay everything in {months} months",
        _not(stated.can_pay_all_in_12_months),
        _COUNTY,
    )
    yield (
        "income within the limit for family size and county",
        _is(stated.within_income_limit),
        f"{_BOTH}; the limits were not read",
    )
    assets: Decimal = law.figures["assets"]
    yield (
        f"assets of at most ${assets:,}, and at most the arrears",
        _assets(stated, assets),
        _COUNTY,
    )
    months = law.figures["months_since_contempt"]
    for what, found, since in (
        ("contempt found", stated.found_in_contempt, stated.months_since_contempt),
        ("conviction for not paying", stated.convicted, stated.months_since_conviction),
    ):
        clean = (
            Answer.MET if found is False else _known(since, since is not None and since >= months)
        )
        yield f"no {what} within {months} months", clean, _COUNTY
    yield (
        "no other action fits: modification, set-aside, reunification or military compromise",
        _not(stated.another_action_fits),
        _COUNTY,
    )
    yield from _kinds_of_debt(stated)


def _support(stated: DebtReductionFacts, days: Decimal) -> Iterator[_Found]:
    """Yield the conditions on what is owed to the state and as current support."""
    owed, met = stated.permanently_assigned, stated.days_of_current_support_met
    none = stated.owes_current_support is False
    yield "arrears permanently assigned to the state", _known(owed, _positive(owed)), _BOTH
    yield (
        f"current support met for {days} days, where it is owed",
        Answer.MET if none else _known(met, met is not None and met >= days),
        f"Fam. Code § 17560(b); {_COUNTY}",
    )
    yield (
        "able to pay current support, where it is owed, and the agreement beside it",
        _is(stated.able_to_pay_agreement),
        _BOTH,
    )


def _kinds_of_debt(stated: DebtReductionFacts) -> Iterator[_Found]:
    """Yield the conditions on what kind of debt it is, and of whose case."""
    spousal, direct = stated.owed_in_spousal_support, stated.owed_to_custodial_party
    yield "no arrears of spousal support", _known(spousal, spousal == 0), _STATE
    yield (
        "nothing of it owed directly to the person who receives support",
        _known(direct, direct == 0),
        f"{_STATE}; the section allows it with consent",
    )
    one_state = stated.two_state_case is False
    lump = Answer.MET if one_state or stated.one_lump_sum else Answer.UNKNOWN
    if stated.two_state_case:
        lump = _is(stated.one_lump_sum)
    yield "in a case of two states, one lump sum", lump, _STATE
    uifsa = Answer.MET if one_state else _not(stated.uifsa_in_place)
    yield "no case of two states with a UIFSA request in place", uifsa, _COUNTY


def _statutory(stated: DebtReductionFacts) -> Iterator[_Found]:
    """Yield the conditions that the section itself sets."""
    section = "Fam. Code § 17560"
    yield "no income or assets concealed", _not(stated.concealed), f"{section}(c)(1)(A)"
    yield "nothing falsified, no false statement", _not(stated.falsified), f"{section}(c)(1)(B)"
    owed = stated.owed_to_custodial_party
    yield (
        "written consent and part in the agreement of the custodial party, for arrears owed there",
        _consent(stated.custodial_party_consents, owed),
        f"{section}(d)",
    )
    yield (
        "in the best interest of the state, as the department finds",
        _best_interest(stated),
        f"{section}(f)(1)(A), (B)",
    )
    yield (
        "at least what the state can expect to collect without it",
        _is(stated.at_least_what_state_can_expect),
        f"{section}(f)(1)(A)",
    )
    yield (
        "evidence of income and assets is provided",
        _is(stated.evidence_provided),
        f"{section}(f)(3)",
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
    """Refuse to say what the program would ask, since no published formula was found.

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


def _known(fact_: object, holds: bool) -> Answer:  # noqa: FBT001 - the answer
    if fact_ is None:
        return Answer.UNKNOWN
    return Answer.MET if holds else Answer.NOT_MET


def _is(fact_: bool | None) -> Answer:  # noqa: FBT001 - a stated fact
    return _known(fact_, fact_ is True)


def _not(fact_: bool | None) -> Answer:  # noqa: FBT001 - a stated fact
    return _known(fact_, fact_ is False)


def _consent(consents: bool | None, owed: Decimal | None) -> Answer:  # noqa: FBT001 - a fact
    """Return whether the custodial party consents, which is asked only of arrears owed there."""
    if owed == 0 or consents:
        return Answer.MET
    return _known(owed, False) if consents is False else Answer.UNKNOWN  # noqa: FBT003 - so it is


def _best_interest(stated: DebtReductionFacts) -> Answer:
    """Return what the department finds; of an activated service member it is presumed."""
    if stated.in_best_interest_of_state is None and stated.accrued_while_activated:
        return Answer.MET
    return _is(stated.in_best_interest_of_state)


def _positive(amount: Decimal | None) -> bool:
    return amount is not None and amount > 0


def _assets(stated: DebtReductionFacts, most: Decimal) -> Answer:
    """Return whether assets are within their limit and the arrears, of which part may be told."""
    assets, told = stated.assets, stated.permanently_assigned
    if assets is None:
        return Answer.UNKNOWN
    if assets > most:
        return Answer.NOT_MET
    owed = stated.total_arrears
    if owed is not None:
        return _known(owed, assets <= owed)
    return Answer.MET if told is not None and assets <= told else Answer.UNKNOWN
