"""The Debt Reduction Program: which published conditions the stated facts meet (§ 17560).

No formula of what must be paid, and no longest term, was found published; none is computed here.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated

from guideline.amounts import exactly
from guideline.arrears.debt_reduction_answers import (
    Answer,
    assets_within,
    best_interest,
    consent_given,
    is_not,
    is_positive,
    is_so,
    known,
    met_for,
)
from guideline.arrears.debt_reduction_facts import DebtReductionFacts, debt_reduction_problems
from guideline.arrears.plan_notes import weak_law
from guideline.citations import fam
from guideline.errors import InvalidFacts, NotModelled
from guideline.facts.arguments import arguments
from guideline.figures import COUNT, DATE, TEXT
from guideline.law.tables import Version, in_force
from guideline.notices import Notice, NoticeId
from guideline.worksheets import line, row, worksheet

PROGRAM = "state_practice/debt_reduction"


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
    stated, on = arguments(stated=(_Stated, stated), on=(date, on))
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


def _read_stated(value: object) -> object:
    (stated,) = arguments(**{"": (DebtReductionFacts, value)})
    found = list(debt_reduction_problems(stated))
    if found:
        raise InvalidFacts(found)
    return stated


_Stated = Annotated[DebtReductionFacts, _read_stated]

_NO_FORMULA = Notice(
    id=NoticeId.DEBT_REDUCTION_NO_FORMULA,
    decides=False,
    text="No published formula of what must be paid and no longest term was found, and the income "
    "limits were not read; none is computed; the director may set further terms. Whether an "
    "offer is accepted is the "
    "department's decision, which no court reviews. It is filed with the court. Unless good cause "
    "is found, or the director determines otherwise in the best interest of the state, it is "
    "rescinded where it is not kept, or income or assets were concealed or anything falsified: "
    "the whole debt stands again, and nothing is refunded.",
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
        is_not(stated.can_pay_all_in_12_months),
        _COUNTY,
    )
    yield (
        "income within the limit for family size and county",
        is_so(stated.within_income_limit),
        f"{_BOTH}; the limits were not read",
    )
    assets: Decimal = law.figures["assets"]
    yield (
        f"assets of at most ${assets:,}, and at most the arrears",
        assets_within(stated, assets),
        _COUNTY,
    )
    months = law.figures["months_since_contempt"]
    for what, found, since in (
        ("contempt found", stated.found_in_contempt, stated.months_since_contempt),
        ("conviction for not paying", stated.convicted, stated.months_since_conviction),
    ):
        clean = (
            Answer.MET if found is False else known(since, since is not None and since >= months)
        )
        yield f"no {what} within {months} months", clean, _COUNTY
    yield (
        "no other action fits: modification, set-aside, reunification or military compromise",
        is_not(stated.another_action_fits),
        _COUNTY,
    )
    yield from _kinds_of_debt(stated)


def _support(stated: DebtReductionFacts, days: Decimal) -> Iterator[_Found]:
    """Yield the conditions on what is owed to the state and as current support."""
    owed, met = stated.permanently_assigned, stated.days_of_current_support_met
    none = stated.owes_current_support is False
    yield "arrears permanently assigned to the state", known(owed, is_positive(owed)), _BOTH
    yield (
        f"current support met for {days} days, where it is owed",
        Answer.MET if none else met_for(met, days, stated.owes_current_support),
        f"Fam. Code § 17560(b); {_COUNTY}",
    )
    yield (
        "able to pay current support, where it is owed, and the agreement beside it",
        is_so(stated.able_to_pay_agreement),
        _BOTH,
    )


def _kinds_of_debt(stated: DebtReductionFacts) -> Iterator[_Found]:
    """Yield the conditions on what kind of debt it is, and of whose case."""
    spousal, direct = stated.owed_in_spousal_support, stated.owed_to_custodial_party
    yield "no arrears of spousal support", known(spousal, spousal == 0), _STATE
    yield (
        "nothing of it owed directly to the person who receives support",
        known(direct, direct == 0),
        f"{_STATE}; the section allows it with consent",
    )
    one_state = stated.two_state_case is False
    lump = Answer.MET if one_state or stated.one_lump_sum else Answer.UNKNOWN
    if stated.two_state_case:
        lump = is_so(stated.one_lump_sum)
    yield "in a case of two states, one lump sum", lump, _STATE
    uifsa = Answer.MET if one_state else is_not(stated.uifsa_in_place)
    yield "no case of two states with a UIFSA request in place", uifsa, _COUNTY


def _statutory(stated: DebtReductionFacts) -> Iterator[_Found]:
    """Yield the conditions that the section itself sets."""
    section = "Fam. Code § 17560"
    yield "no income or assets concealed", is_not(stated.concealed), f"{section}(c)(1)(A)"
    yield "nothing falsified, no false statement", is_not(stated.falsified), f"{section}(c)(1)(B)"
    owed = stated.owed_to_custodial_party
    yield (
        "written consent and part in the agreement of the custodial party, for arrears owed there",
        consent_given(stated.custodial_party_consents, owed),
        f"{section}(d)",
    )
    yield (
        "in the best interest of the state, as the department finds",
        best_interest(stated),
        f"{section}(f)(1)(A), (B)",
    )
    yield (
        "at least what the state can expect to collect without it",
        is_so(stated.at_least_what_state_can_expect),
        f"{section}(f)(1)(A)",
    )
    yield (
        "evidence of income and assets is provided",
        is_so(stated.evidence_provided),
        f"{section}(f)(3)",
    )
    yield (
        "the offer is the most that can be expected",
        is_so(stated.most_that_can_be_expected),
        f"{section}(f)(3)(A)",
    )
    yield (
        "no reasonable prospects that would pay more",
        is_not(stated.more_within_reach),
        f"{section}(f)(3)(B)",
    )
    yield (
        "nothing withheld in anticipation",
        is_not(stated.withheld_in_anticipation),
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
