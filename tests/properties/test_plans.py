"""What holds for every payment plan."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import guideline as gl
from guideline.dates import day_of_month, months_after

loose: Any = gl  # facts are read from text and whole numbers too, which types do not say

CENT = Decimal("0.01")
money = st.integers(1, 900_000).map(lambda cents: cents * CENT)
APART = {gl.Convention.MONTHLY_OPENING_EXCEPT_PAYOFF}  # which an account asks of each kind apart
days = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@st.composite
def plans(draw: st.DrawFn, /, **given_terms: Any) -> Any:
    """Draw a plan with a payment, on a balance of some principal and interest."""
    as_of = draw(days)
    principal, interest = draw(money), draw(st.just(Decimal(0)) | money)
    payment = (principal + interest) / draw(st.integers(1, 60))
    terms: dict[str, Any] = {
        "as_of": as_of,
        "principal": principal,
        "accrued_interest": interest,
        "interest": draw(st.sampled_from(gl.Convention)),
        "rounding": draw(st.sampled_from(gl.Rounding)),
        "enforcement": draw(st.sampled_from(gl.Enforcement)),
        "first": as_of + timedelta(days=draw(st.integers(1, 80))),
        "per": draw(st.sampled_from(["week", "two_weeks", "half_month", "month"])),
        "payment": max(payment.quantize(CENT), CENT * 50),
    }
    return loose.Plan(**{**terms, **given_terms})


@st.composite
def with_current(draw: st.DrawFn) -> Any:
    """Draw a plan with current support, lump sums and changes beside the instalments."""
    plan = draw(plans())
    current = {
        "amount": draw(st.integers(0, 900)),
        "due_day": draw(st.integers(1, 31)),
        "through": plan.first + timedelta(days=draw(st.integers(0, 900))),
    }
    lumps = [{"date": plan.as_of + timedelta(days=draw(st.integers(1, 400))), "amount": draw(money)}
             for _ in range(draw(st.integers(0, 2)))]  # fmt: skip
    change = {
        "from": plan.first + timedelta(days=draw(st.integers(1, 400))),
        # of a cent a month the debt of one late month of support would outlast the calendar
        "payment": max(draw(money), (plan.payment / 10).quantize(CENT), Decimal(5)),
    }
    # the account posts the interest of two kinds of support apart, and would round each posting
    return loose.changed(
        plan,
        rounding="none",
        interest=plan.interest if plan.interest not in APART else "monthly_opening",
        current_support=current,
        lump_sums=lumps,
        roll_down=draw(st.booleans()),
        changes=draw(st.sampled_from([[], [change]])),
    )


def mirrored(plan: Any, result: Any) -> Any:
    """Return the account of the same debt and the same payments."""
    current, orders = plan.current_support, []
    if current is not None and current.amount:
        month = plan.first.replace(day=1)
        if day_of_month(month.year, month.month, current.due_day) <= plan.as_of:
            month = months_after(month, 1)
        if month <= current.through:
            orders = [
                loose.SupportOrder(
                    amount=current.amount,
                    kind="medical_support",  # a judgment and an order of one kind would overlap
                    from_=month,
                    due_day=current.due_day,
                    through=current.through,
                )
            ]
    return loose.Account(
        enforcement=plan.enforcement,
        interest=plan.interest,
        rounding=plan.rounding,
        orders=orders,
        judgments=[
            loose.Judgment(
                entered=plan.as_of,
                principal=plan.principal,
                accrued_interest=plan.accrued_interest,
            )
        ],
        payments=[loose.Payment(date=row.due, amount=row.payment) for row in result.schedule],
    )


@given(plans() | with_current())
def test_the_schedule_and_the_account_agree(plan: Any) -> None:
    """Each row's balances are those of the account of the same payments, to the cent."""
    result = loose.plan_payments(plan)
    account = mirrored(plan, result)
    rows = result.schedule
    step = max(len(rows) // 6, 1)
    for row, following in list(pairwise(rows))[::step]:
        if following.due == row.due:  # a lump sum and an instalment: the account knows the day
            continue
        statement = loose.state_account(account, as_of=row.due)
        assert abs(statement.principal - row.principal) <= CENT / 2
        month_runs = (row.due + timedelta(days=1)).day != 1  # else its interest is posted after
        if (
            row.principal and month_runs
        ):  # with the instalment that clears it the month's interest is counted
            assert abs(statement.accrued_interest - row.accrued_interest) <= CENT
    if plan.current_support is None or plan.current_support.through < rows[-1].due:
        last = rows[-1].due.replace(day=28) + timedelta(days=40)
        statement = loose.state_account(account, as_of=last)
        assert statement.total == 0
        assert 0 <= statement.credit <= CENT


@given(plans() | with_current())
def test_instalments_are_the_debt_and_its_interest(plan: Any) -> None:
    """Payments on arrears, with what fell short of current support, are debt plus interest."""
    result = loose.plan_payments(plan)
    assert result.ends
    rows = result.schedule
    if plan.current_support is None:
        assert result.total_paid == plan.principal + plan.accrued_interest + result.total_interest
        later = rows[-1].due.replace(day=28) + timedelta(days=40)
        charged = loose.state_account(mirrored(plan, result), as_of=later).interest_charged
        accrued = charged - plan.accrued_interest
        assert 0 <= result.total_interest - accrued <= CENT  # up to the cent that clears
    assert rows[-1].principal == rows[-1].accrued_interest == 0
    for row in rows:
        assert row.payment == row.to_current + row.to_principal + row.to_interest
        assert min(row.to_current, row.to_principal, row.to_interest, row.interest) >= 0
    assert all(first.due <= second.due for first, second in pairwise(rows))
    instalments = [row.due for row in rows if not row.lump_sum]
    assert len(set(instalments)) == len(instalments)


@given(plans())
def test_the_last_instalment_is_no_larger(plan: Any) -> None:
    """The last instalment is the smaller one."""
    rows = loose.plan_payments(plan).schedule
    assert all(row.payment == plan.payment for row in rows[:-1])
    assert rows[-1].payment <= plan.payment


@given(plans(), money)
def test_a_larger_payment_never_ends_later_nor_costs_more(plan: Any, more: Decimal) -> None:
    """Paying more each time ends no later, and bears no more interest."""
    result = loose.plan_payments(plan)
    larger = loose.plan_payments(plan, payment=plan.payment + more)
    assert larger.payoff <= result.payoff
    if plan.rounding is gl.Rounding.NONE:
        assert larger.total_interest <= result.total_interest + CENT


@given(plans(payment=None), st.integers(1, 90), st.sampled_from(["0.01", 1, 25]))
def test_the_solved_payment_is_the_smallest(plan: Any, months: int, step: Any) -> None:
    """The solved payment ends in time, and one step less does not."""
    if plan.per is gl.Per.MONTH:
        result = loose.plan_payments(plan, months=months, step=step)
        assert result.months <= months
        less = result.payment - Decimal(step)
        if less > 0:
            assert loose.plan_payments(plan, payment=less).months > months


@settings(max_examples=max(settings().max_examples // 6, 1))  # each plan has hundreds of months
@given(days, st.integers(1, 80), st.integers(1, 900_000))
def test_every_positive_payment_ends_under_principal_first(
    as_of: date, wait: int, cents: int
) -> None:
    """Every positive payment ends the debt some day, also one below the monthly interest."""
    plan = loose.Plan(as_of=as_of, principal=cents * CENT, payment=max(cents // 900, 1) * CENT,
                   first=as_of + timedelta(days=wait))  # fmt: skip
    assert loose.plan_payments(plan).ends
