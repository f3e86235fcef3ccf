"""What holds for every account: charge, pay, correct, ask, in any order."""

# Facts are read: tests write them as whole numbers and words, and compare amounts with these.
# mypy: disable-error-code="arg-type, comparison-overlap"

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import guideline as gl
from account_strategies import whole_accounts
from guideline.amounts import exact
from guideline.dates import months_after

TOLERANCE = Decimal("1e-20")
FIRST, LAST = date(2004, 1, 1), date(2012, 12, 31)

days = st.dates(FIRST, LAST)
cents = st.integers(1, 200_000).map(lambda number: Decimal(number) / 100)
kinds = st.sampled_from(list(gl.SupportKind))
conventions = st.sampled_from(list(gl.Convention))
by_days = st.sampled_from([gl.Convention.ACTUAL_365, gl.Convention.ACTUAL_ACTUAL])
regimes = st.sampled_from(list(gl.Enforcement))
sources = st.sampled_from(["withholding", "direct", "levy", "tax_offset"])


def near(one: Decimal, other: Decimal) -> bool:
    """Return whether two amounts are the same to the last fraction that 40 digits hold."""
    with exact():
        return abs(one - other) < TOLERANCE


def sum_of(amounts: Iterable[Decimal]) -> Decimal:
    """Return an exact sum."""
    with exact():
        return sum(amounts, Decimal(0))


orders = st.builds(
    lambda amount, kind, first, months, due: gl.SupportOrder(
        amount=amount,
        kind=kind,
        from_=first,
        through=months_after(first, months),
        due_day=due,
    ),
    cents,
    kinds,
    days,
    st.integers(0, 60),
    st.integers(1, 31),
)
payments = st.builds(
    lambda when, amount, source: gl.Payment(date=when, amount=amount, source=source),
    days,
    cents,
    sources,
)
readings = st.builds(
    gl.Readings,
    current_support=st.sampled_from(["calendar_month", "matured"]),
    excess=st.sampled_from(["future", "held"]),
    between_buckets=st.sampled_from(
        ["families_first", "oldest_first", "child_first", "type_by_type"]
    ),
)
accounts = st.builds(
    lambda owed, paid, convention, regime, chosen, aid: gl.Account(
        enforcement=regime,
        interest=convention,
        orders=tuple(owed),
        payments=tuple(paid),
        readings=chosen,
        assigned=({"from": min(aid), "through": max(aid)},),
    ),
    st.lists(orders, min_size=1, max_size=3),
    st.lists(payments, max_size=6),
    conventions,
    regimes,
    readings,
    st.tuples(days, days),
)


def check(statement: gl.AccountStatement) -> None:
    """Check what must hold of any statement."""
    paid = statement.to_current + statement.to_principal
    assert near(statement.charged + statement.interest_renewed, paid + statement.principal)
    assert near(
        statement.interest_charged,
        statement.interest_paid + statement.interest_renewed + statement.accrued_interest,
    )
    credited = paid + statement.interest_paid + statement.credit + statement.not_credited
    assert near(statement.paid, credited)
    amounts = (statement.principal, statement.accrued_interest, statement.credit)
    assert all(amount >= 0 for amount in amounts)
    for payment in statement.payments:
        assert near(sum_of(part.amount for part in payment.allocations), payment.amount)
        assert all(part.amount > 0 for part in payment.allocations)
    for charge in statement.charges:
        assert 0 <= charge.paid <= charge.amount + TOLERANCE


@given(accounts, days)
def test_every_statement_balances(facts: gl.Account, as_of: date) -> None:
    """Charges are paid to principal or owed, interest paid or owed, no credit above its cause."""
    check(gl.state_account(facts, as_of=as_of))


@given(whole_accounts())
def test_every_statement_of_unusual_things_balances(drawn: tuple[gl.Account, date]) -> None:
    """So does one of modifications, judgments, renewals, benefits, stops and corrections."""
    facts, as_of = drawn
    check(gl.state_account(facts, as_of=as_of))


@given(whole_accounts(), st.randoms())
def test_the_order_of_the_file_decides_nothing(
    drawn: tuple[gl.Account, date], random: Random
) -> None:
    """The same events in another order of the file give the same statement, to the last word."""
    facts, as_of = drawn
    other = shuffled(facts, random)
    first, second = (gl.state_account(each, as_of=as_of) for each in (facts, other))
    assert gl.account_document(first) == gl.account_document(second)


def shuffled(value: Any, random: Random) -> Any:
    """Return facts with every list in them, however deep, in another order."""
    if isinstance(value, tuple):
        return tuple(random.sample([shuffled(each, random) for each in value], len(value)))
    if attrs.has(type(value)):
        parts = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
        return gl.changed(value, **{name: shuffled(part, random) for name, part in parts.items()})
    return value


@given(accounts, days, payments)
def test_a_later_event_changes_no_earlier_balance(
    facts: gl.Account, as_of: date, later: gl.Payment
) -> None:
    """The balance of a day does not know what came after it."""
    if later.date <= as_of:
        later = gl.changed(later, date=as_of + timedelta(days=1))
    more = gl.changed(facts, payments=(*facts.payments, later))
    first, second = (gl.state_account(each, as_of=as_of) for each in (facts, more))
    assert gl.account_document(first) == gl.account_document(second)


@given(accounts, days, st.integers(0, 5), st.integers(1, 99))
def test_a_payment_in_two_halves_is_the_payment(
    facts: gl.Account, as_of: date, number: int, percent: int
) -> None:
    """Splitting a payment in two on one day changes nothing, to the last fraction."""
    if not facts.payments:
        return
    whole = facts.payments[number % len(facts.payments)]
    part = (whole.amount * percent / 100).quantize(Decimal("0.01"))
    halves = (gl.changed(whole, amount=part), gl.changed(whole, amount=whole.amount - part))
    rest = [each for each in facts.payments if each is not whole]
    split = gl.changed(facts, payments=(*rest, *halves))
    first, second = (gl.state_account(each, as_of=as_of) for each in (facts, split))
    for name in ("principal", "accrued_interest", "credit", "to_current", "to_principal"):
        assert near(getattr(first, name), getattr(second, name)), name


@given(whole_accounts(), cents, st.integers(0, 1400), st.sampled_from(["direct", "levy"]))
def test_more_paid_is_never_more_owed(
    drawn: tuple[gl.Account, date], amount: Decimal, wait: int, source: str
) -> None:
    """A further payment never raises what is owed, under any convention that does not round."""
    facts, as_of = drawn
    facts = gl.changed(facts, rounding="none")
    when = facts.orders[0].from_ + timedelta(days=wait)
    more = gl.Payment(date=when, amount=amount, source=source)
    paid = gl.changed(facts, payments=(*facts.payments, more))
    first, second = (gl.state_account(each, as_of=as_of) for each in (facts, paid))
    assert second.total <= first.total + TOLERANCE


@given(whole_accounts(), st.integers(1, 1400))
def test_an_order_that_leaves_the_amount_as_it_was_changes_nothing(
    drawn: tuple[gl.Account, date], later: int
) -> None:
    """Confirmed on any day, in the middle of a month as well, each instalment is due as before.

    But for confinement: § 4007.5 asks when an order was last made or modified. One that comes after
    the order's end is told to change nothing.
    """
    facts = gl.changed(drawn[0], confinements=())
    orders = [confirmed(each, timedelta(days=later)) for each in facts.orders]
    first, second = (
        without_late_orders(gl.state_account(each, as_of=drawn[1]))
        for each in (facts, gl.changed(facts, orders=tuple(orders)))
    )
    assert first == second


def without_late_orders(statement: gl.AccountStatement) -> gl.AccountStatement:
    """Return a statement without what it tells of modifications after an order's end."""
    told = tuple(each for each in statement.notices if "changes nothing" not in each.text)
    return gl.changed(statement, notices=told)


def confirmed(order: gl.SupportOrder, later: timedelta) -> gl.SupportOrder:
    """Return an order with a further one to the amount that it has by then, some days later."""
    made = [order.from_, *(m.ordered for m in order.modifications if m.ordered is not None)]
    made += [m.from_ for m in order.modifications if m.from_ is not None]
    when = max(*made, order.ordered or order.from_) + later
    last: gl.SupportOrder | gl.Modification = order
    for change in sorted(order.modifications, key=lambda m: (m.ordered, m.from_)):
        last = change
    ended = [c for c in last.children if c.ends is not None and c.ends <= when]
    change = gl.Modification(
        amount=last.amount - sum_of(c.amount for c in ended),
        from_=when,
        children=tuple(c for c in last.children if c not in ended),
    )
    return gl.changed(order, modifications=(*order.modifications, change))


@given(accounts, by_days, st.dates(FIRST, date(2020, 1, 1)))
def test_interest_by_the_day_may_be_stopped_and_taken_up_on_any_day(
    facts: gl.Account, convention: gl.Convention, between: date
) -> None:
    """A payment of nothing on any day, which makes interest be counted up to it, changes none."""
    own = gl.changed(facts, interest=convention)
    touched = gl.changed(
        own, payments=(*own.payments, gl.Payment(date=between, amount=0, source="direct"))
    )
    first, second = (gl.state_account(each, as_of=date(2020, 6, 17)) for each in (own, touched))
    assert near(first.accrued_interest, second.accrued_interest)


@given(accounts, conventions)
def test_never_interest_on_interest(facts: gl.Account, convention: gl.Convention) -> None:
    """When nothing comes any more, each year bears a tenth of the principal, and never more."""
    own = gl.changed(facts, interest=convention)
    stated = [gl.state_account(own, as_of=date(year, 1, 31)) for year in (2025, 2026, 2027)]
    for earlier, later in pairwise(stated):
        with exact():
            bore = later.interest_charged - earlier.interest_charged
            assert near(bore, earlier.principal / 10)
        assert later.principal == earlier.principal


class AccountMachine(RuleBasedStateMachine):
    """An account that lives: orders are made, money comes in, is corrected, balances are asked.

    Days only go forward. What was once stated for a day must be stated for it ever after, but for
    what a correction or a later order reaches back to.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.day = FIRST
        self.orders: list[gl.SupportOrder] = []
        self.payments: list[gl.Payment] = []
        self.corrections: list[gl.Correction] = []
        self.stated: dict[date, dict[str, object]] = {}
        self.convention = gl.Convention.MONTHLY_OPENING
        self.regime = gl.Enforcement.LOCAL_AGENCY

    @initialize(convention=conventions, regime=regimes, amount=cents)
    def begin(self, convention: gl.Convention, regime: gl.Enforcement, amount: Decimal) -> None:
        """Choose the conventions, and make the first order."""
        self.convention, self.regime = convention, regime
        self.charge(amount, gl.SupportKind.CHILD_SUPPORT, 24)

    @rule(amount=cents, kind=kinds, months=st.integers(1, 40))
    def charge(self, amount: Decimal, kind: gl.SupportKind, months: int) -> None:
        """Make an order from tomorrow on."""
        start = self.day + timedelta(days=1)
        self.orders.append(
            gl.SupportOrder(
                amount=amount, kind=kind, from_=start, through=months_after(start, months)
            )
        )

    @rule(amount=cents, source=sources, wait=st.integers(1, 90))
    def pay(self, amount: Decimal, source: str, wait: int) -> None:
        """Let some days pass, and receive money."""
        self.day += timedelta(days=wait)
        reference = f"payment {len(self.payments)}"
        self.payments.append(
            gl.Payment(date=self.day, amount=amount, source=source, reference=reference)
        )

    @precondition(lambda self: self.payments)
    @rule(number=st.integers(0, 99), amount=cents, wait=st.integers(1, 30))
    def correct(self, number: int, amount: Decimal, wait: int) -> None:
        """Let some days pass, and correct a payment; nothing stated for earlier days changes."""
        self.day += timedelta(days=wait)
        payment = self.payments[number % len(self.payments)]
        self.corrections.append(
            gl.Correction(date=self.day, corrects=payment.reference or "", amount=amount)
        )

    @rule(wait=st.integers(0, 60))
    def ask(self, wait: int) -> None:
        """Let some days pass, and write down what is stated for the day."""
        self.day += timedelta(days=wait)
        asked = self.day
        self.stated[asked] = gl.account_document(self.state(asked))
        self.day += timedelta(days=1)

    def state(self, as_of: date) -> gl.AccountStatement:
        """Return the statement of all that has happened."""
        facts = gl.Account(
            enforcement=self.regime,
            interest=self.convention,
            orders=tuple(self.orders),
            payments=tuple(self.payments),
            corrections=tuple(self.corrections),
        )
        return gl.state_account(facts, as_of=as_of)

    @invariant()
    def it_balances(self) -> None:
        """Whatever happened, the statement balances."""
        if self.orders:
            check(self.state(self.day))

    def teardown(self) -> None:
        """What was stated for a day does not change with what came later."""
        for asked, document in self.stated.items():
            assert gl.account_document(self.state(asked)) == document


TestAccountMachine = AccountMachine.TestCase
TestAccountMachine.settings = settings(
    settings(), max_examples=max(settings().max_examples // 3, 1), stateful_step_count=20
)
