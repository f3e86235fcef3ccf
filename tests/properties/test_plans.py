"""What holds for every payment plan."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, pairwise, takewhile
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import guideline as gl
from guideline.amounts import exactly, to_cents
from guideline.arrears import repayment
from guideline.arrears.balance import checked, totals_on
from guideline.arrears.charges import charges
from guideline.arrears.crediting import To
from guideline.arrears.instalment_days import FREQUENCIES, instalment_days
from guideline.arrears.plan import plan_from_statement
from guideline.arrears.plan_balance import current_unpaid
from guideline.arrears.plan_terms import days_of, terms_of
from guideline.arrears.regimes import Rates
from guideline.arrears.repayment import repay
from guideline.arrears.setting import set_payment
from guideline.dates import TIMES_A_YEAR, Per, day_of_month, months_after

loose: Any = gl  # facts are read from text and whole numbers too, which types do not say

CENT = Decimal("0.01")
money = st.integers(1, 900_000).map(lambda cents: cents * CENT)
APART = {gl.Convention.MONTHLY_OPENING_EXCEPT_PAYOFF}  # which an account asks of each kind apart
APART_BY = {Per.WEEK: timedelta(days=7), Per.TWO_WEEKS: timedelta(days=14)}
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
    amount, part = draw(st.integers(0, 900)), draw(st.integers(0, 900))
    until = st.integers(0, 900).map(lambda days: plan.first + timedelta(days=days))
    children = [{"name": "A", "amount": min(part, amount), "ends": draw(until)},
                {"name": "B", "amount": amount - min(part, amount)}]  # fmt: skip
    current = {
        "amount": amount,
        "due_day": draw(st.integers(1, 31)),
        "through": draw(until),
        "children": draw(st.sampled_from([[], children])),
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
                    children=current.children,
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
    """Every row's balances are the account's at the end of that day, to the cent."""
    result = loose.plan_payments(plan)
    account = mirrored(plan, result)
    agree(result.schedule, account)
    if plan.current_support is None or plan.current_support.through < result.payoff:
        statement = loose.state_account(account, as_of=months_after(result.payoff, 2))
        assert statement.total == 0
        assert 0 <= statement.credit < CENT


DUE_DAYS = [None, 1, 2, 15, 31]


@st.composite
def followed_terms(draw: st.DrawFn) -> Any:
    """Draw the terms of a plan, many with support that runs on, and what may break like months."""
    plan = draw(plans(per="month", rounding="none") | plans() | with_current())
    if draw(st.booleans()):
        current = {"amount": draw(st.integers(1, 900)), "due_day": draw(st.sampled_from(DUE_DAYS))}
        plan = loose.changed(plan, current_support=current)
    if draw(st.integers(0, 3)) == 0:
        through = draw(st.none() | st.just(plan.first + timedelta(days=200)))
        from_ = plan.first + timedelta(days=draw(st.integers(1, 150)))
        plan = loose.changed(plan, suspended=[{"from": from_, "through": through}])
    terms = terms_of(plan, set_payment(plan).levels)
    later = st.integers(0, 40).map(lambda n: next(islice(terms.days(), n, None)))
    some: dict[str, st.SearchStrategy[Any]] = {
        "less": st.dictionaries(later, money, max_size=2),
        "missed": st.tuples(later),
        "prepaid": money,
        "crediting": st.just("interest_before_principal"),
        "rates": st.just(Rates((date(2000, 1, 1), date(2028, 7, 1)), (Decimal("0.1"), CENT))),
    }
    more = {
        name: draw(some[name]) for name in draw(st.sets(st.sampled_from(list(some)), max_size=1))
    }
    return attrs.evolve(terms, last=date(2150, 12, 31), **more)


@given(followed_terms())
def test_like_months_are_leaped_over_and_nothing_changes(terms: Any) -> None:
    """They are paid at once where only the end is asked for, and one by one for a schedule."""
    comes_to_the_same(terms)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"missed": (date(2026, 4, 15),)},
        {"crediting": "interest_before_principal"},
        {"lumps": ((date(2028, 2, 10), Decimal(5000)),)},
        {"less": {date(2029, 4, 15): Decimal(70)}},
        {"prepaid": Decimal(900)},
        {"last": date(2031, 12, 31)},
    ],
)
@pytest.mark.parametrize(
    "current",
    [
        None,
        {"amount": 400},
        {"amount": 400, "due_day": 1},
        {"amount": 400, "due_day": 1, "from": "2026-06-10"},
    ],
)
@pytest.mark.parametrize("enforcement", gl.Enforcement)
def test_what_breaks_like_months_is_not_leaped_over(
    more: dict[str, Any], current: Any, enforcement: gl.Enforcement
) -> None:
    """Each of these, beside support that runs on and without it, on $20,000 at $250 a month."""
    plan = loose.Plan(as_of="2026-03-31", principal=20000, first="2026-04-15", payment=250,
                      current_support=current, enforcement=enforcement)  # fmt: skip
    comes_to_the_same(attrs.evolve(terms_of(plan, set_payment(plan).levels), **more))


@exactly
def comes_to_the_same(terms: Any) -> None:
    """Compare a debt followed month by month with the same that leaps over like months."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repayment, "leap", lambda *_: None)
        whole = repay(terms)
    for leaped in (repay(terms), repay(attrs.evolve(terms, only_end=True))):
        steps = whole.steps if leaped.terms == terms else whole.steps[-1:] * whole.ended
        assert list(map(attrs.asdict, leaped.steps)) == list(map(attrs.asdict, steps))
        assert (leaped.ended, leaped.endless, leaped.month) == (
            whole.ended, whole.endless, whole.month)  # fmt: skip
        assert (leaped.principal, leaped.paid) == (whole.principal, whole.paid)
        assert leaped.bucket.interest == whole.bucket.interest


@given(with_current(), st.integers(500, 5000), st.data())
def test_the_share_of_earnings_is_that_of_the_largest_instalment(
    plan: Any, earned: int, data: st.DataObject
) -> None:
    """Whatever begins, ends, changes, stops or is paid: no instalment takes more, and one does."""
    begins = plan.as_of + timedelta(days=data.draw(st.integers(1, 200)))
    ends = begins + timedelta(days=data.draw(st.integers(0, 200)))
    result = loose.plan_payments(
        plan,
        earnings={"monthly_disposable_earnings": earned},
        current_paid=data.draw(st.just(0) | st.integers(1, 3000)),
        suspended=data.draw(st.sampled_from([[], [{"from": begins, "through": ends}]])),
    )
    each = Decimal(earned) * 12 / TIMES_A_YEAR[plan.per]
    last = max((row.due for row in result.schedule), default=plan.as_of)
    instalments = set(takewhile(lambda day: day <= last, days_of(plan)))
    taken = [row.payment for row in result.schedule
             if row.due in instalments and not row.lump_sum]  # fmt: skip
    assume(taken)
    assert abs(result.share_of_earnings * each - max(taken)) < 2 * CENT


@st.composite
def enforced(draw: st.DrawFn, begins: date, as_of: date) -> Any:
    """Draw who enforces: one alone, or one after the other by the day of the balance."""
    who = st.sampled_from(gl.Enforcement)
    change = draw(st.none() | st.dates(begins + timedelta(days=1), as_of))
    if change is None:
        return draw(who)
    return [{"from": begins, "by": draw(who)}, {"from": change, "by": draw(who)}]


@st.composite
def judgments(draw: st.DrawFn, begins: date, as_of: date) -> list[dict[str, Any]]:
    """Draw a judgment, or none."""
    return [
        {
            "entered": draw(st.dates(begins, as_of) | st.dates(as_of.replace(day=1), as_of)),
            "principal": draw(money),
            "accrued_interest": draw(money),
            "kind": "medical_support",  # a judgment and an order of one kind would overlap
        }
        for _ in range(draw(st.sampled_from([0, 0, 1])))
    ]


@st.composite
def balances(draw: st.DrawFn) -> tuple[Any, Any, dict[str, Any]]:
    """Draw an account, its statement on any day, and the terms of a plan on it."""
    begins = draw(st.dates(date(2022, 1, 1), date(2023, 12, 1)))
    as_of = draw(st.dates(date(2024, 7, 1), date(2025, 12, 31)))
    order = loose.SupportOrder(
        amount=draw(st.integers(100, 90_000)) * CENT,
        from_=begins,
        due_day=draw(st.just(1) | st.integers(1, 31)),
        through=as_of + timedelta(days=draw(st.integers(-200, 400))),
    )
    judged = draw(judgments(begins, as_of))
    open_ = max([begins, *(each["entered"] + timedelta(days=1) for each in judged)])
    amounts = st.integers(1, 90_000) | st.integers(1, 2_000_000)
    received = [
        {"date": draw(st.dates(open_, as_of)), "amount": draw(amounts) * CENT}
        for _ in range(draw(st.integers(0, 3)) if open_ <= as_of else 0)
    ]
    interest = draw(st.sampled_from(gl.Convention))
    by_days = interest.startswith("actual")
    account = loose.Account(
        enforcement=draw(enforced(begins, as_of)),
        interest=interest,
        # a statement rounds what has accrued by its day, where the days of an account go on, and
        # each posting of each kind of support
        rounding="none" if by_days or judged else draw(st.sampled_from(gl.Rounding)),
        orders=[order],
        judgments=judged,
        payments=received,
    )
    statement = loose.state_account(account, as_of=as_of)
    assume(statement.total > 50)
    assume(statement.principal == to_cents(statement.principal))  # else no column can be whole
    if any(each["entered"] >= as_of.replace(day=1) for each in judged):  # is refused
        assume(not current_unpaid(statement))
    terms = {
        "first": as_of + timedelta(days=draw(st.integers(1, 40))),
        "per": draw(st.sampled_from(FREQUENCIES)),
        "payment": max((statement.total / draw(st.integers(3, 40))).quantize(CENT), Decimal(5)),
    }
    later = [charge.due for charge in charges(order, "", date.max, date.max) if charge.due > as_of]
    assume(all(due >= terms["first"].replace(day=1) for due in later))  # it would be taken as paid
    return account, statement, terms


@given(balances())
def test_a_plan_from_an_account_goes_on_as_the_account_does(drawn: Any) -> None:
    """Stated on any day, every row is the account's of the same payments, to the cent."""
    account, statement, terms = drawn
    rows = loose.plan_payments(statement, **terms).schedule
    more = [loose.Payment(date=row.due, amount=row.payment) for row in rows]
    agree(rows, loose.changed(account, payments=[*account.payments, *more]))


@st.composite
def payments_on(draw: st.DrawFn, plan: Any, days_on: int, most: int) -> tuple[date, list[Any]]:
    """Draw a day after a plan's balance, and payments by it."""
    first = plan.as_of + timedelta(days=1)
    as_of = draw(st.dates(first, first + timedelta(days=days_on)))
    paid = [
        loose.Payment(date=draw(st.dates(first, as_of)), amount=cents * CENT)
        for cents in draw(st.lists(st.integers(1, 90_000), max_size=most))
    ]
    return as_of, paid


def answers_of(statement: Any, report: Any) -> list[str] | None:
    """Return whether an account is over the limits of §§ 17500(c) and 17522, by its own charges."""
    unpaid = [(each.due, each.amount - each.paid) for each in statement.charges
              if each.amount - each.paid >= CENT]  # fmt: skip
    if not unpaid or statement.carried.account.judgments:
        return None  # interest alone is as old as the plan is behind, and a judgment's sum unknown
    answers = []
    for days, most in ((61, 100), (30, 0)):
        by = report.as_of - timedelta(days=days)
        old = sum(amount for due, amount in unpaid if due <= by)
        if unpaid[0][0] <= by:
            old += report.accrued_interest
        answers.append("yes" if old > most else "no")
    return answers


@settings(max_examples=max(settings().max_examples // 3, 5))
@given(balances(), st.data())
def test_a_followed_plan_owes_what_the_account_does(drawn: Any, data: st.DataObject) -> None:
    """With any payments the balance is the account's, and so is every row of the revised plan."""
    account, statement, terms = drawn
    plan = plan_from_statement(statement, terms)
    as_of, paid = data.draw(payments_on(plan, 300, 6))
    report = loose.comply(plan, paid, as_of=as_of)
    account = loose.changed(account, payments=[*account.payments, *paid])
    owed = totals_on(account, as_of)
    assert to_cents(owed["principal"]) == report.principal
    assert to_cents(owed["accrued_interest"]) == report.accrued_interest
    standing = answers_of(loose.state_account(account, as_of=as_of), report)
    assert (
        standing is None
        or plan.enforcement != "local_agency"
        or standing == [each.answer for each in report.consequences[:2]]
    )
    more = [loose.Payment(date=row.due, amount=row.payment) for row in report.revised.schedule]
    account = loose.changed(account, payments=[*account.payments, *more])
    for row, following in pairwise([*report.revised.schedule, None]):
        if following is None or following.due > row.due:
            owed = totals_on(account, row.due)
            assert to_cents(owed["principal"]) == row.principal
            assert to_cents(owed["accrued_interest"]) == row.accrued_interest
    cured = loose.Payment(date=as_of, amount=report.cure)
    after = loose.comply(plan, [*paid, cured], as_of=as_of)
    assert (after.complies, after.cure) == (True, 0)


def agree(rows: Any, account: Any) -> None:
    """Hold every row of a schedule against the account of the same payments."""
    checked(account, rows[-1].due)
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        if following is None or following.due > row.due:  # the last row of its day: the account's
            owed = totals_on(account, row.due)
            assert to_cents(owed["principal"]) == row.principal
            assert to_cents(owed["accrued_interest"]) == row.accrued_interest
    planned: dict[date, list[Decimal]] = {}
    for row in rows:
        so_far = planned.get(row.due, [Decimal(0)] * 4)
        figures = (row.payment, row.to_current, row.to_principal, row.to_interest)
        planned[row.due] = [one + more for one, more in zip(so_far, figures, strict=True)]
    assert credited_by(account, rows) == planned


def credited_by(account: Any, rows: Any) -> dict[date, list[Decimal]]:
    """Return what is paid on each day of some rows, and what the account credits it to, in cents.

    Once the month of the last one has run, since the interest of a month is posted at its end. What
    the last payment was rounded up by is in its interest.
    """
    end = months_after(rows[-1].due.replace(day=1), 1) - timedelta(days=1)
    sums: dict[date, list[Decimal]] = {row.due: [Decimal(0)] * 4 for row in rows}
    kinds = ({To.CURRENT}, {To.PRINCIPAL}, {To.INTEREST, To.CREDIT})
    for payment in loose.state_account(account, as_of=end).payments:
        if payment.date in sums:
            of_day = sums[payment.date]
            of_day[0] += payment.amount
            for part in payment.allocations:
                of_day[1 + next(n for n, kind in enumerate(kinds) if part.to in kind)] += (
                    part.amount
                )
    exact, before = [Decimal(0)] * 4, [Decimal(0)] * 4
    for day, of_day in sums.items():
        exact = [one + more for one, more in zip(exact, of_day, strict=True)]
        now = [to_cents(each) for each in exact]
        sums[day] = [one - other for one, other in zip(now, before, strict=True)]
        before = now
    return sums


@given(days, st.sampled_from(FREQUENCIES))
def test_each_due_day_is_anchored(first: date, per: Per) -> None:
    """Due days strictly increase for thirty years, and each is counted from the first one."""
    due = list(islice(instalment_days(first, per), 30 * TIMES_A_YEAR[per]))
    assert due[0] == first
    assert all(one < following for one, following in pairwise(due))
    for number, day in enumerate(due):
        end_of_month = (day + timedelta(days=1)).day == 1
        if per in APART_BY:
            assert day == first + number * APART_BY[per]
        elif per is Per.MONTH:
            assert day.year * 12 + day.month == first.year * 12 + first.month + number
            assert day.day == first.day or (end_of_month and day.day < first.day)
        else:
            other = first.day + 15 if first.day <= 15 else first.day - 15
            both = {1, 15} if first.day in {1, 15} else {first.day, other}
            assert day.day in both or (end_of_month and day.day < max(both))
    if per is Per.HALF_MONTH:
        of_month = Counter(day.replace(day=1) for day in due)
        whole = [month for month in of_month if first < month < due[-1].replace(day=1)]
        assert all(of_month[month] == 2 for month in whole)
        assert len(whole) >= 358


@given(plans())
def test_a_plan_is_paid_on_its_due_days(plan: Any) -> None:
    """The rows of a schedule stand on the due days, none left out."""
    rows = loose.plan_payments(plan).schedule
    assert [row.due for row in rows] == list(
        islice(instalment_days(plan.first, plan.per), len(rows))
    )


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
    by_day = Counter((row.due, row.lump_sum) for row in rows)
    assert by_day.total() == len(by_day)


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


@given(plans(payment=None) | with_current(), st.integers(20, 900), st.sampled_from(["0.01", 1, 25]))
def test_the_solved_payment_is_the_smallest(plan: Any, wait: int, step: Any) -> None:
    """The solved payment ends by the day, paid as often as may be, and one step less does not."""
    by = plan.first + timedelta(days=wait)
    result = loose.plan_payments(plan, payment=None, by=by, step=step)
    assert result.payoff <= by
    less = result.payment - Decimal(step)
    if less >= 0:
        slower = loose.plan_payments(plan, payment=less, months=None)
        assert not slower.ends or slower.payoff > by


@given(plans(payment=None, per="month"), st.integers(1, 90))
def test_a_number_of_months_is_solved_for(plan: Any, months: int) -> None:
    """The payment for so many months ends in them, and one cent less does not."""
    result = loose.plan_payments(plan, months=months)
    assert result.months <= months
    if result.payment > CENT:
        assert loose.plan_payments(plan, payment=result.payment - CENT).months > months


@given(plans(), st.booleans(), st.booleans())
def test_nothing_owed_and_an_empty_plan_are_one(plan: Any, no_principal: bool, paid: bool) -> None:  # noqa: FBT001 - drawn
    """A plan is empty exactly where neither principal nor interest is owed."""
    plan = loose.changed(
        plan,
        principal=0 if no_principal else plan.principal,
        accrued_interest=0 if paid else plan.accrued_interest,
    )
    result = loose.plan_payments(plan)
    owed = plan.principal + plan.accrued_interest
    assert bool(result.schedule) is bool(owed)
    assert (result.months == 0) is (owed == 0)


@settings(max_examples=max(settings().max_examples // 6, 1))  # each plan has hundreds of months
@given(days, st.integers(1, 80), st.integers(1, 900_000))
def test_every_positive_payment_ends_under_principal_first(
    as_of: date, wait: int, cents: int
) -> None:
    """Every positive payment ends the debt some day, also one below the monthly interest."""
    plan = loose.Plan(as_of=as_of, principal=cents * CENT, payment=max(cents // 900, 1) * CENT,
                   first=as_of + timedelta(days=wait))  # fmt: skip
    assert loose.plan_payments(plan).ends


@settings(max_examples=max(settings().max_examples // 4, 5))
@given(plans() | with_current(), st.data())
def test_nothing_is_asked_for_beyond_what_is_owed(plan: Any, data: st.DataObject) -> None:
    """However it is paid: who pays what is owed is not behind, and a cent below the cure is."""
    as_of, paid = data.draw(payments_on(plan, 500, 4))
    report = loose.comply(plan, paid, as_of=as_of)
    owed = report.principal + report.accrued_interest
    of_month = plan.current_support.amount if plan.current_support and plan.per != "month" else 0
    short = report.shortfall_current + report.shortfall_plan
    if owed:  # each of its two balances is rounded; parts of the month's support are not owed yet
        assert short <= owed + of_month + CENT
    else:
        assert (short, report.cure, report.complies) == (0, 0, True)
    if report.cure:
        cured = loose.Payment(date=as_of, amount=report.cure)
        assert loose.comply(plan, [*paid, cured], as_of=as_of).cure == 0
        less = loose.Payment(date=as_of, amount=max(report.cure - CENT, CENT))
        assert report.cure == CENT or loose.comply(plan, [*paid, less], as_of=as_of).cure > 0
    if report.cure and not of_month:
        support = report.cure - short  # of the month, which money pays first
        everything = loose.Payment(date=as_of, amount=owed + support + CENT)
        after = loose.comply(plan, [*paid, everything], as_of=as_of)
        assert (after.complies, after.cure) == (True, 0)
        assert (after.principal, after.accrued_interest) == (0, 0)


@settings(max_examples=max(settings().max_examples // 4, 5))
@given(plans() | with_current(), st.sampled_from(DUE_DAYS), st.data())
def test_who_pays_nothing_is_a_day_further_behind_each_day(
    plan: Any, due_day: int | None, data: st.DataObject
) -> None:
    """The days behind neither jump nor fall without money, also where a plan has ended."""
    if plan.current_support is not None:
        through = plan.current_support.through
        current = {
            "amount": 200,
            "due_day": due_day,
            "through": data.draw(st.sampled_from([None, through])),
        }
        plan = loose.changed(plan, current_support=current)
    day, paid = data.draw(payments_on(plan, 90, 3))
    before = loose.comply(plan, paid, as_of=day)
    for _ in range(20):
        day += timedelta(days=1)
        now = loose.comply(plan, paid, as_of=day)
        for kind in ("current", "plan"):
            was, is_ = (getattr(each, f"days_behind_{kind}") for each in (before, now))
            short = getattr(now, f"shortfall_{kind}")
            assert is_ == was + 1 if was else is_ in {0, 1}, (kind, short)
        before = now


@settings(max_examples=max(settings().max_examples // 3, 5))
@given(plans() | with_current(), st.data())
def test_a_kept_plan_goes_on_as_it_was_printed(plan: Any, data: st.DataObject) -> None:
    """Paid as printed through any day, the revised schedule is what is left of the printed one."""
    begins = plan.first + timedelta(days=data.draw(st.integers(-10, 100)))
    ends = begins + timedelta(days=data.draw(st.integers(0, 90)))
    suspended = [{"from": begins, "through": ends}]
    plan = loose.changed(
        plan,
        rounding="none",  # a report in mid-month is a posting
        paid_meanwhile=data.draw(st.booleans()),
        suspended=data.draw(st.sampled_from([[], suspended])),
    )
    current = plan.current_support
    assume(current is None or plan.first.replace(day=1) == plan.as_of.replace(day=1))
    result = loose.plan_payments(plan)
    assume(len(result.schedule) > 1)
    last = result.schedule[-1].due
    as_of = data.draw(st.dates(plan.as_of + timedelta(days=1), last - timedelta(days=1)))
    paid = [loose.Payment(date=row.due, amount=row.payment) for row in result.schedule
            if row.due <= as_of and row.payment]  # fmt: skip
    report = loose.comply(plan, paid, as_of=as_of)
    left, revised = Counter[date](), Counter[date]()
    for row in result.schedule:
        left[row.due] += row.payment if row.due > as_of else 0
    for row in report.revised.schedule:
        revised[row.due] += row.payment
    assert {day: sum_ for day, sum_ in revised.items() if sum_} == {
        day: sum_ for day, sum_ in left.items() if sum_
    }
    assert report.revised_payoff == result.payoff
