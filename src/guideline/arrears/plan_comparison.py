"""Several plans side by side: what each costs, and by how much one is cheaper."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

import attrs

from guideline.amounts import exactly, repeat
from guideline.arrears.schedule import NO_END, NOT_BY_THEN, PaymentPlan
from guideline.citations import ccp, ccr
from guideline.dates import Per
from guideline.errors import InvalidFacts, Problem
from guideline.facts.fields import changed
from guideline.facts.readers import wrong
from guideline.figures import COUNT, DATE, SHARE, TEXT
from guideline.notices import Notice, NoticeId
from guideline.worksheets import line, row, worksheet

_INTEREST = (ccp("685.010(a)(1)"),)


@row
@worksheet
class PlanBeside:
    """Plans side by side."""

    name: str = line("Plan", unit=TEXT)
    payment: Decimal = line("Payment")
    per: Per = line("Each", unit=TEXT)
    months: int | None = line("Instalments", unit=COUNT, absent=NO_END)
    payoff: date | None = line("Paid off", unit=DATE, absent="never")
    total_interest: Decimal | None = line("Interest", *_INTEREST, absent=NO_END)
    total_paid: Decimal | None = line("Paid in all", ccp("695.221"), absent=NO_END)
    share_of_earnings: Decimal | None = line("Of earnings", ccr(22, "116100"), unit=SHARE)
    dearer_by: Decimal | None = line("Dearer than the cheapest by")


@row
@worksheet
class StressBeside:
    """What may go otherwise, plan by plan."""

    name: str = line("Plan", unit=TEXT)
    what: str = line("What happens", unit=TEXT)
    payoff: date | None = line("Paid off", unit=DATE, absent=NOT_BY_THEN)
    more_interest: Decimal | None = line("More interest than planned", *_INTEREST, absent=NO_END)


@worksheet
class PlansCompared:
    """Payment plans compared.

    >>> import guideline as gl
    >>> plan = gl.read_plan("examples/plan.toml")
    >>> plans = [gl.plan_payments(plan), gl.plan_payments(plan, payment=100)]
    >>> compared = gl.compare_plans(plans)
    >>> isinstance(compared, gl.PlansCompared), compared.beside[0].dearer_by
    (True, Decimal('375.00'))
    """

    cheapest: str | None = line("Cheapest", unit=TEXT)
    saves: Decimal | None = line("It saves, beside the dearest that ends")
    beside: tuple[PlanBeside, ...] = ()
    stress: tuple[StressBeside, ...] = ()
    plans: tuple[PaymentPlan, ...] = ()
    notices: tuple[Notice, ...] = ()


@exactly
def compare_plans(plans: Sequence[PaymentPlan]) -> PlansCompared:
    """Return finished plans side by side; the cheapest is the one that costs the least interest.

    Of equals, the first is named; of plans that do not begin with the same balance on the same day
    none. Plans without a name, or with that of another, are numbered.

    Raises:
        InvalidFacts: There are fewer than two, or something else than plans of ``plan_payments``.

    >>> import guideline as gl
    >>> plan = gl.read_plan("examples/plan.toml")
    >>> plans = [gl.plan_payments(plan), gl.plan_payments(plan, payment=100, name="Fast")]
    >>> gl.compare_plans(plans).cheapest
    'Fast'
    """
    plans = finished(plans)
    if len(plans) < 2:  # noqa: PLR2004 - two make a comparison
        raise InvalidFacts([Problem("", str(len(plans)), "too few plans", "name two or more")])
    names, one_debt = names_of(plans), len({_debt(plan) for plan in plans}) == 1
    costs = [plan.total_interest for plan in plans]
    ending = [cost for cost in costs if cost is not None and one_debt]
    least = min(ending) if ending else None
    return PlansCompared(
        cheapest=None if least is None else names[costs.index(least)],
        saves=None if least is None else max(ending) - least,
        beside=tuple(_beside(name, plan, least) for name, plan in zip(names, plans, strict=True)),
        stress=tuple(
            StressBeside(
                name=name, what=each.what, payoff=each.payoff, more_interest=each.more_interest
            )
            for name, plan in zip(names, plans, strict=True)
            for each in plan.stress
        ),
        plans=tuple(changed(plan, name=name) for name, plan in zip(names, plans, strict=True)),
        notices=(*_unlike(one_debt=one_debt), *_notices(names, plans)),
    )


def finished(plans: object) -> tuple[PaymentPlan, ...]:
    """Return finished plans as they are given.

    Raises:
        InvalidFacts: They are something else.
    """
    if not isinstance(plans, Sequence) or isinstance(plans, str):
        raise wrong(plans, "not a list of plans", "give what gl.plan_payments made of several")
    problems = [
        Problem(f"plans[{index}]", repeat(each), "no finished plan", "give what plan_payments made")
        for index, each in enumerate(plans)
        if not isinstance(each, PaymentPlan)
    ]
    if problems:
        raise InvalidFacts(problems)
    return tuple(plans)


def names_of(plans: Sequence[PaymentPlan]) -> list[str]:
    """Return a name for each of several plans: its own or its number, and both if others have it.

    >>> import guideline as gl
    >>> plan = gl.plan_payments(gl.read_plan("examples/plan.toml"), name="Slow")
    >>> names_of([plan, plan])
    ['Slow (1)', 'Slow (2)']
    """
    names = [plan.name or f"Plan {number}" for number, plan in enumerate(plans, start=1)]
    while len(set(names)) < len(names):
        names = [
            name if names.count(name) == 1 else f"{name} ({number})"
            for number, name in enumerate(names, start=1)
        ]
    return names


def _debt(plan: PaymentPlan) -> tuple[object, ...]:
    counted = plan.interest, plan.rounding
    return plan.as_of, plan.principal, plan.accrued_interest, *counted


def _unlike(*, one_debt: bool) -> Iterator[Notice]:
    """Yield a notice where the plans do not pay the same debt."""
    if not one_debt:
        yield Notice(
            id=NoticeId.PLANS_OF_UNLIKE_DEBTS,
            decides=True,
            text="The plans do not begin with the same balance on the same day, or count its "
            "interest otherwise, so none is called the cheapest.",
        )


def _notices(names: Sequence[str], plans: Sequence[PaymentPlan]) -> Iterator[Notice]:
    """Yield the notices of all plans, each once; what is not said of all names whose it is."""
    whose: dict[Notice, list[str]] = {}
    for name, plan in zip(names, plans, strict=True):
        for notice in plan.notices:
            whose.setdefault(notice, []).append(name)
    for notice, of in whose.items():
        if len(of) == len(plans):
            yield notice
        else:
            yield attrs.evolve(notice, text=f"{', '.join(of)}: {notice.text}")


def _beside(name: str, plan: PaymentPlan, least: Decimal | None) -> PlanBeside:
    cost = plan.total_interest
    return PlanBeside(
        name=name,
        payment=plan.payment,
        per=plan.per,
        months=plan.months,
        payoff=plan.payoff,
        total_interest=cost,
        total_paid=plan.total_paid,
        share_of_earnings=plan.share_of_earnings,
        dearer_by=None if cost is None or least is None else cost - least,
    )
