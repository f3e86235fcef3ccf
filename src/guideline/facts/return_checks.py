"""What the facts of an income tax return must be together, and beside the other parent's."""

from collections.abc import Iterator

from guideline.amounts import repeat
from guideline.dates import Per
from guideline.errors import Problem
from guideline.facts.case import Case
from guideline.facts.income_checks import BUSINESS, check_income, may_have
from guideline.facts.kinds import FilingStatus, IncomeKind
from guideline.facts.money import Money
from guideline.facts.parent_checks import check_recurring
from guideline.facts.parents import Parent
from guideline.facts.partly import placed
from guideline.facts.tax_return import RETURN_MONEY

_STATUS = ("filing_status",)


def check_return(parent: Parent) -> Iterator[Problem]:
    """Yield what cannot be about one parent's return, whatever the case is."""
    yield from _check_status(parent)
    yield from _check_spouse(parent)
    yield from _check_money(parent)


def check_return_of(case: Case, parent: Parent) -> Iterator[Problem]:
    """Yield what cannot be about one parent's return beside the day and the children of a case."""
    yield from _check_birthdays(case, parent)
    yield from _check_claims(case, parent)


def _check_birthdays(case: Case, parent: Parent) -> Iterator[Problem]:
    facts = parent.tax_return
    days = [("tax_return.born", facts.born)]
    if facts.spouse is not None:
        days.append(("tax_return.spouse.born", facts.spouse.born))
    days += [
        (f"tax_return.other_dependents[{index}].born", other.born)
        for index, other in placed(facts.other_dependents)
    ]
    for where, born in days:
        if born is not None and born > case.on:
            yield Problem(where, str(born), f"after {case.on}, the day of the order", "mend one")


def _check_status(parent: Parent) -> Iterator[Problem]:
    facts, status = parent.tax_return, parent.filing_status
    if facts.spouse is not None and status is not FilingStatus.MARRIED_JOINT:
        yield Problem(
            "tax_return.spouse",
            "",
            f"a spouse on the return of {status or 'nobody known to be married'}",
            'write filing_status = "married_joint", or leave the spouse out',
            rests_on=_STATUS,
        )
    if facts.lived_with_spouse and status is not FilingStatus.MARRIED_SEPARATE:
        yield Problem(
            "tax_return.lived_with_spouse",
            "true",
            "asked of a separate return alone",
            'write filing_status = "married_separate", or leave it out',
            rests_on=_STATUS,
        )
    yield from _check_california_credits(parent)


def _check_california_credits(parent: Parent) -> Iterator[Problem]:
    """Yield the credits of Rev. & Tax. Code § 17054.5 that the return's status does not allow."""
    facts, status = parent.tax_return, parent.filing_status
    separate = status is FilingStatus.MARRIED_SEPARATE
    why = ""
    if not separate and status not in {None, FilingStatus.SINGLE}:
        why = f"not for {status}"
    elif facts.lived_with_spouse:
        why = "of a married parent only apart from the spouse all year"
    if facts.joint_custody_credit and why:
        yield _left_out("joint_custody_credit", why)
    if facts.dependent_parent_credit and (not separate or facts.joint_custody_credit):
        why = "for a separate return, and not beside the joint custody credit"
        yield _left_out("dependent_parent_credit", why)


def _left_out(name: str, why: str) -> Problem:
    where, told = f"tax_return.{name}", f"{why} (§ 17054.5)"
    return Problem(where, "true", told, "leave it out", rests_on=_STATUS)


def _check_spouse(parent: Parent) -> Iterator[Problem]:
    """Yield what cannot be about a new spouse's income, which is there for the tax alone."""
    spouse = parent.tax_return.spouse
    for index, income in placed(spouse.income if spouse else ()):
        where = f"tax_return.spouse.income[{index}]"
        for problem in check_income(income):
            yield problem.at(where)
        if income.kind is IncomeKind.IMPUTED:
            yield Problem(
                f"{where}.kind",
                "imputed",
                "earning capacity is considered of a parent, § 4058(b); a joint tax is one on what "
                "the spouse has",
                "write what the spouse earns, or leave it out",
            )
    if spouse is not None and spouse.business_premium is not None:
        where = "tax_return.spouse.business_premium"
        yield from check_recurring(where, spouse.business_premium)
        if not may_have(spouse.income, BUSINESS):
            yield Problem(
                where,
                str(spouse.business_premium.amount),
                "without the spouse's income from self-employment (26 U.S.C. § 162(l)(2)(A))",
                'write an income of kind = "self_employment", or leave it out',
            )


def _check_claims(case: Case, parent: Parent) -> Iterator[Problem]:
    names = [child.name for child in case.children]
    claims = parent.tax_return.claims or ()
    seen: set[str] = set()
    for index, name in placed(claims):
        where = f"tax_return.claims[{index}]"
        if name not in names:
            yield Problem(
                where,
                repeat(name),
                "no child of this order has this name",
                f"write {' or '.join(names) or 'a child'}; others are other_dependents",
            )
        if name in seen:
            yield Problem(where, repeat(name), "claimed twice on one return", "name each once")
        seen.add(name)


def claimed_twice(case: Case) -> Iterator[Problem]:
    """Yield each child whose dependency both returns take: one benefit taken twice."""
    taken: dict[str, str] = {}
    for index, parent in enumerate(case.parents):
        for place, name in placed(parent.tax_return.claims or ()):
            if taken.setdefault(name, parent.name) != parent.name:
                yield Problem(
                    f"parents[{index}].tax_return.claims[{place}]",
                    repeat(name),
                    f"{taken[name]} claims this child as well",
                    "let one parent claim it",
                )


def _check_money(parent: Parent) -> Iterator[Problem]:
    for name in RETURN_MONEY:
        money: Money | None = getattr(parent.tax_return, name)
        if money is None:
            continue
        if money.amount < 0:
            yield Problem(
                f"tax_return.{name}", str(money.amount), "below zero", "write zero or more"
            )
        if money.per is Per.HOUR:
            yield Problem(
                f"tax_return.{name}.per", "hour", "only income may be hourly", "write it by month"
            )
    if parent.tax_return.mortgage_balance < 0:
        yield Problem(
            "tax_return.mortgage_balance",
            str(parent.tax_return.mortgage_balance),
            "below zero",
            "write zero or more",
        )
