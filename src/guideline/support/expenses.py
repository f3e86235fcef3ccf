"""The expenses of a case: each parent's part, and what one owes the other for all of them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from guideline.amounts import to_cents
from guideline.citations import fam
from guideline.dates import MONTHS_IN_A_YEAR
from guideline.errors import NotModelled
from guideline.facts.case import AddOn, Case
from guideline.facts.kinds import Division
from guideline.facts.money import Money, annual
from guideline.figures import TEXT
from guideline.law.tables import Quality, Version, in_force
from guideline.notices import Notice, NoticeId
from guideline.support.add_ons import (
    AddOnExpense,
    AddOnShare,
    AddOnTerms,
    AdjustedIncome,
    adjusted_incomes,
    divided,
    first_share,
)
from guideline.support.base import Nets
from guideline.support.low_income import weak_source
from guideline.worksheets import line, worksheet

_ZERO = Decimal(0)
_SPLIT_TABLE = "family_code/add_on_split"


@worksheet
class AddOnsOwed:
    """What one parent owes the other for all expenses, Fam. Code §§ 4062-4063."""

    payor: str = line("Owed by", fam("4063(b)"), unit=TEXT)
    payee: str = line("Owed to", fam("4063(b)"), unit=TEXT)
    monthly: Decimal = line("For all expenses, a month", fam("4063(b)"))


@attrs.frozen
class Expenses:
    """The worksheets of additional support."""

    adjusted: tuple[AdjustedIncome[Decimal], ...]
    add_ons: tuple[AddOnExpense[Decimal], ...]
    owed: AddOnsOwed | None


def monthly_cost(add_on: AddOn) -> Decimal | None:
    """Return an expense's cost a month in whole cents; ``None`` for an open expense."""
    if add_on.amount is None:
        return None
    return to_cents(annual(Money(amount=add_on.amount, per=add_on.per)) / MONTHS_IN_A_YEAR)


def spousal_from_first(case: Case) -> Decimal:
    """Return the spousal support that the first parent pays the second a month; signed."""
    spousal = case.spousal_support
    if spousal is None:
        return _ZERO
    paid = annual(spousal) / MONTHS_IN_A_YEAR
    return paid if spousal.payor == case.parents[0].name else -paid


def _division(case: Case, add_on: AddOn) -> tuple[Division | dict[str, Decimal], Version | None]:
    """Return how an expense is divided, and the row of the law if it decides that."""
    if add_on.split is not None:
        return add_on.split, None
    row = in_force(_SPLIT_TABLE, case.on)
    return Division(row.figures["default"]), row


def add_on_terms(case: Case) -> AddOnTerms[Decimal]:
    """Return what the parts of the expenses of known cost depend on."""
    known = [
        (add_on, cost) for add_on in case.add_ons if (cost := monthly_cost(add_on)) is not None
    ]
    return AddOnTerms(
        spousal_from_first=spousal_from_first(case),
        costs=tuple(cost for _, cost in known),
        divisions=tuple(_rule(case, add_on) for add_on, _ in known),
    )


def _rule(case: Case, add_on: AddOn) -> Division | Decimal:
    division, _ = _division(case, add_on)
    return division[case.parents[0].name] if isinstance(division, dict) else division


def expenses(case: Case, nets: Nets[Decimal], support_from_first: Decimal) -> Expenses:
    """Return each parent's part of every expense, §§ 4061-4062, after base support is known.

    Args:
        case: The facts.
        nets: Net disposable incomes a month, after hardship.
        support_from_first: Base support ordered, whole cents; below zero, to the first parent.

    Raises:
        NotModelled: An expense is proportional and neither adjusted income is above zero.
    """
    spousal = spousal_from_first(case)
    adjusted = adjusted_incomes(nets, support_from_first, spousal)
    worksheets = tuple(
        AdjustedIncome(
            of=parent.name,
            net=net,
            spousal_support=received,
            base_support=net + received - income,
            adjusted=income,
            counted=max(income, _ZERO),
        )
        for parent, net, received, income in zip(
            case.parents, nets, (-spousal, spousal), adjusted, strict=True
        )
    )
    add_ons = tuple(_expense(case, add_on, adjusted, support_from_first) for add_on in case.add_ons)
    return Expenses(worksheets, add_ons, _owed(case, add_ons))


def _expense(
    case: Case, add_on: AddOn, adjusted: Nets[Decimal], support_from_first: Decimal
) -> AddOnExpense[Decimal]:
    division, row = _division(case, add_on)
    rule = _rule(case, add_on)
    if rule is Division.PROPORTIONAL and max(adjusted) <= 0:
        raise NotModelled(
            f"dividing {add_on.kind} in proportion to adjusted incomes of which none is above zero "
            "(give each parent's share as split)",
            str(fam("4061(b)(2)")),
        )
    first, cost = first_share(rule, adjusted), monthly_cost(add_on)
    amounts: Sequence[Decimal | None] = (None, None)
    if cost is not None:
        amounts = divided(cost, first, _rounds_first(case, add_on, support_from_first))
    names = [parent.name for parent in case.parents]
    return AddOnExpense(
        kind=add_on.kind,
        monthly_cost=cost,
        paid_by=add_on.paid_by,
        split="as given" if isinstance(division, dict) else str(division),
        parents=tuple(
            AddOnShare(of=name, expense=add_on.kind, share=part, amount=amount)
            for name, part, amount in zip(names, (first, 1 - first), amounts, strict=True)
        ),
        split_row=row,
    )


def _rounds_first(case: Case, add_on: AddOn, support_from_first: Decimal) -> bool:
    """Return whether the first parent's part is the one that is rounded to the cent.

    It is the part of the parent who pays base support; where nobody does, of the parent who does
    not pay the provider; where that is open as well, of the parent whose name comes first.
    """
    if support_from_first:
        return support_from_first > 0
    names = [parent.name for parent in case.parents]
    if add_on.paid_by is not None:
        return add_on.paid_by != names[0]
    return names[0] < names[1]


def _owed(case: Case, add_ons: Sequence[AddOnExpense[Decimal]]) -> AddOnsOwed | None:
    """Return what one parent owes the other in total, each reimbursing the one who paid."""
    first, second = (parent.name for parent in case.parents)
    from_first = _ZERO
    for add_on in add_ons:
        for part in add_on.parents:
            if add_on.paid_by is not None and part.amount is not None and part.of != add_on.paid_by:
                from_first += part.amount if part.of == first else -part.amount
    if not from_first:
        return None
    payor, payee = (first, second) if from_first > 0 else (second, first)
    return AddOnsOwed(payor=payor, payee=payee, monthly=abs(from_first))


# ── what must be said about them ─────────────────────────────────────────────


def expense_notices(case: Case, result: Expenses) -> Iterator[Notice]:
    """Yield what a default, a reading or an income below zero decides."""
    rows = {add_on.split_row for add_on in result.add_ons if add_on.split_row is not None}
    for row in rows:
        if row.quality is Quality.SECONDARY:
            yield weak_source(row, decides=True)
    proportional = [item for item in result.add_ons if item.split == Division.PROPORTIONAL]
    if case.spousal_support is not None and proportional:
        yield Notice(
            id=NoticeId.ADD_ON_SPOUSAL_SUPPORT,
            decides=True,
            text="Spousal support between the parents was moved through net income. Section "
            "4061(c) says gross income; section 4059(a) leaves its tax effects out, so that the "
            "net moves by the same amount.",
            cites=(fam("4061(c)"), fam("4059(a)")),
        )
    for income in result.adjusted:
        if proportional and income.adjusted < 0:
            yield Notice(
                id=NoticeId.ADD_ON_NEGATIVE_INCOME,
                decides=True,
                text=f"{income.of}'s adjusted net income for dividing expenses is below zero and "
                "was counted as zero. The statute is silent.",
                cites=(fam("4061(d)"),),
            )
    for item in result.add_ons:
        if item.monthly_cost is None:
            yield Notice(
                id=NoticeId.OPEN_EXPENSE,
                decides=False,
                text=f"The cost of {item.kind} is open: it is shared by percentage as it arises. "
                "An itemized statement is due within 90 days of accruing a cost, payment within "
                "30 days of it unless the court sets another period.",
                cites=(fam("4063(b)"),),
            )
