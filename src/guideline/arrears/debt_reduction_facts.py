"""What is stated about a payor who asks for the Debt Reduction Program (§ 17560)."""

import datetime as dt
from collections.abc import Iterator

from guideline.errors import Problem
from guideline.facts.fields import Dollars, fact, facts


@facts
class DebtReductionFacts:
    """What is stated about a payor who asks for a compromise; what is absent is unknown."""

    permanently_assigned: Dollars | None = fact(
        "arrears owed to the state for aid paid, permanently assigned", default=None
    )
    total_arrears: Dollars | None = fact(
        "all arrears owed, to whomever: assets are at most these", default=None
    )
    days_of_current_support_met: int | None = fact(
        "for how many days current support has been met", default=None
    )
    owes_current_support: bool | None = fact("whether current support is owed", default=None)
    able_to_pay_agreement: bool | None = fact(
        "whether the payor can pay the current support that is owed, and the agreement beside it",
        default=None,
    )
    another_action_fits: bool | None = fact(
        "whether another action fits instead: a modification, a set-aside of an order on presumed "
        "income, or a compromise by reunification (§ 17550) or for service members",
        default=None,
    )
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
    convicted: bool | None = fact(
        "whether there ever was a conviction for not paying support", default=None
    )
    months_since_conviction: int | None = fact(
        "whole months from the last such conviction to the application", default=None
    )
    concealed: bool | None = fact(
        "income or assets were concealed (§ 17560(c)(1)(A))", default=None
    )
    falsified: bool | None = fact(
        "anything about the finances was falsified, destroyed or withheld, or a false statement "
        "made (§ 17560(c)(1)(B))",
        default=None,
    )
    evidence_provided: bool | None = fact(
        "evidence of income and assets is provided, as wage stubs, tax returns and bank statements "
        "(§ 17560(f)(3))",
        default=None,
    )
    in_best_interest_of_state: bool | None = fact(
        "the department finds that the offer is in the best interest of the state "
        "(§ 17560(f)(1)(A))",
        default=None,
    )
    accrued_while_activated: bool | None = fact(
        "the arrears accrued since an activated reservist or member of the National Guard earned "
        "less and the order was not changed: in the best interest of the state, absent good cause "
        "to the contrary (§ 17560(f)(1)(B))",
        default=None,
    )
    at_least_what_state_can_expect: bool | None = fact(
        "the amount is at least what the state can expect to collect without the compromise, by "
        "the ability to pay (§ 17560(f)(1)(A))",
        default=None,
    )
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
    owed_in_spousal_support: Dollars | None = fact(
        "what of the arrears that are to be compromised is spousal support", default=None
    )
    two_state_case: bool | None = fact("whether another state has a part in the case", default=None)
    uifsa_in_place: bool | None = fact(
        "whether a request under the Uniform Interstate Family Support Act is in place",
        default=None,
    )
    one_lump_sum: bool | None = fact("the offer is one lump sum", default=None)
    custodial_party_consents: bool | None = fact(
        "the custodial party consents in writing and takes part in the agreement, where arrears "
        "are owed to that party (§ 17560(d))",
        default=None,
    )


@facts
class DebtReductionApplication:
    """What ``gl.read_checklist`` and the command ``guideline checklist`` are told.

    >>> import guideline as gl
    >>> told = gl.read_checklist("examples/checklist.toml")
    >>> isinstance(told, gl.DebtReductionApplication), told.stated.days_of_current_support_met
    (True, 60)
    """

    on: dt.date = fact("the day of the application, whose published conditions apply")
    stated: DebtReductionFacts = fact(
        "what is stated about the payor; what is absent is unknown", factory=DebtReductionFacts
    )


def debt_reduction_problems(stated: DebtReductionFacts) -> Iterator[Problem]:
    """Yield everything about what is stated that cannot be."""
    names = ("permanently_assigned", "total_arrears", "days_of_current_support_met", "assets",
             "months_since_contempt", "months_since_conviction", "owed_to_custodial_party",
             "owed_in_spousal_support")  # fmt: skip
    for name in names:
        if (getattr(stated, name) or 0) < 0:
            yield Problem(name, str(getattr(stated, name)), "below zero", "write zero or more")
    assigned, owed = stated.permanently_assigned, stated.total_arrears
    if assigned is not None and owed is not None and assigned > owed:
        yield Problem("permanently_assigned", str(assigned), f"over total_arrears, {owed}",
                      "write what of them is assigned")  # fmt: skip
    for name, ever, what in (
        ("months_since_contempt", stated.found_in_contempt, "no contempt was ever found"),
        ("months_since_conviction", stated.convicted, "there never was a conviction"),
    ):
        if ever is False and getattr(stated, name) is not None:
            yield Problem(name, str(getattr(stated, name)), what, "leave one of the two out")
