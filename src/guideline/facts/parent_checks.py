"""What the facts about one parent must be together."""

from collections.abc import Iterator
from decimal import Decimal

from guideline.dates import Per
from guideline.errors import Problem
from guideline.facts.income_checks import check_income
from guideline.facts.kinds import PaidSupport
from guideline.facts.parents import Deductions, Hardship, Parent, SupportPaid
from guideline.facts.partly import placed, unread_in

_NO_DEDUCTIONS = Deductions()
_MOST_CHILDREN = 20


def check_parent(parent: Parent) -> Iterator[Problem]:
    """Yield what cannot be about one parent."""
    if parent.dependents is not None and parent.dependents < 0:
        yield negative("dependents", parent.dependents)
    if parent.monthly_net_disposable_income is not None:
        yield from _check_nothing_beside_net(parent)
    elif not parent.income and not unread_in(parent.income):
        yield Problem(
            "",
            "",
            "neither a net income nor any income",
            "write monthly_net_disposable_income, or [[parents.income]] (amount = 0 if none)",
        )
    for index, income in placed(parent.income):
        for problem in check_income(income):
            yield problem.at(f"income[{index}]")
    yield from _check_deductions(parent)


def _check_nothing_beside_net(parent: Parent) -> Iterator[Problem]:
    beside = {
        "income": parent.income,
        "taxes": parent.taxes,
        "retirement": parent.retirement,
        "deductions": parent.deductions != _NO_DEDUCTIONS,
    }
    for name, given in beside.items():
        if given:
            yield Problem(
                name,
                "",
                "beside monthly_net_disposable_income, which is what they lead to",
                "write the net income, or what it comes from, not both",
            )


def _check_deductions(parent: Parent) -> Iterator[Problem]:
    deductions, taxes, hardship = parent.deductions, parent.taxes, parent.hardship
    entries: list[tuple[str, object]] = [
        ("deductions.health_insurance", deductions.health_insurance),
        ("deductions.union_dues", deductions.union_dues),
        ("deductions.job_expenses", deductions.job_expenses),
        *deductions.named_support_paid(),
        *((f"retirement[{index}]", item) for index, item in placed(parent.retirement)),
    ]
    if taxes is not None:
        entries += [
            (f"taxes.{name}", getattr(taxes, name))
            for name in ("social_security", "medicare", "state_disability")
        ]
        for name in ("federal_income_tax", "state_income_tax"):  # a credit may exceed the tax
            yield from _check_not_hourly(f"taxes.{name}", getattr(taxes, name))
    for where, entry in entries:
        if entry is not None:
            yield from check_recurring(where, entry)
    for where, paid in deductions.named_support_paid():
        for problem in _check_support_paid(paid):
            yield problem.at(where)
    yield from _check_hardship(hardship)


def _check_support_paid(paid: SupportPaid) -> Iterator[Problem]:
    if paid.guideline_cap is not None:
        yield from check_recurring("guideline_cap", paid.guideline_cap)
    elif paid.proved and not paid.court_ordered and paid.kind is PaidSupport.CHILD_SUPPORT:
        yield Problem(
            "guideline_cap",
            "",
            "missing: without an order § 4059(e) deducts at most the guideline amount",
            "write that amount, or court_ordered = true",
            rests_on=("court_ordered", "kind"),
        )


def _check_hardship(hardship: Hardship) -> Iterator[Problem]:
    for name in ("children", "health", "amount"):
        amount = getattr(hardship, name)
        if amount is not None and amount < 0:
            yield negative(f"hardship.{name}", amount)
    if hardship.children > _MOST_CHILDREN:
        given, why = str(hardship.children), "more children than a home holds"
        yield Problem("hardship.children", given, why, f"write at most {_MOST_CHILDREN}")
    if hardship.children % Decimal("0.5"):
        yield Problem(
            "hardship.children",
            str(hardship.children),
            "credits are whole or half",
            "write 1 for each child, or 0.5 where its other parent supports it too",
        )
    if hardship.amount is not None and not hardship.children:
        yield Problem(
            "hardship.amount",
            str(hardship.amount),
            "§ 4071(b) limits it by the children in the home",
            "write hardship.children as well",
            rests_on=("hardship.children",),
        )


def check_recurring(where: str, entry: object) -> Iterator[Problem]:
    """Yield what cannot be about recurring money: an amount below zero, or by the hour."""
    amount: Decimal = getattr(entry, "amount")  # noqa: B009 - the entries are of several kinds
    if amount < 0:
        yield negative("amount", amount).at(where)
    yield from _check_not_hourly(where, entry)


def _check_not_hourly(where: str, entry: object) -> Iterator[Problem]:
    if getattr(entry, "per", None) is Per.HOUR:
        hourly = Problem("per", "hour", "only income may be hourly", "write it by the month")
        yield hourly.at(where)


def negative(where: str, amount: object) -> Problem:
    """Return that an amount is below zero."""
    return Problem(where, str(amount), "below zero", "write zero or more")
