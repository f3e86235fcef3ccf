"""An independent count of an account: day by day, instalment by instalment, in fractions.

It shares no code with the library: it reads the facts and walks the calendar. Each instalment has
its own rate and its own interest; nothing is grouped, summed ahead or posted in segments.
"""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import guideline as gl

DAY = timedelta(days=1)
NEVER = date.max
KINDS = ["child_support", "medical_support", "family_support", "spousal_support"]
SOURCES = ["withholding", "direct", "levy", "tax_offset", "benefit", "benefit_not_claimed"]
DAYS_APART = {"week": 7, "two_weeks": 14}
MONTHS_APART = {"half_month": 1, "month": 1, "quarter": 3, "year": 12}
CALIFORNIA = [(date(1970, 1, 1), Fraction(7, 100)), (date(1983, 1, 1), Fraction(10, 100))]
# § 4007.5: first day, last day, orders made from, local agency only, exceptions, resumes
VERSIONS = [
    (date(2011, 7, 1), date(2015, 6, 30), date(2011, 7, 1), True, True, "release"),
    (date(2015, 10, 8), date(2019, 12, 31), date(2015, 10, 8), False, True, "month"),
    (date(2021, 1, 1), date(2022, 9, 26), date(2021, 1, 1), False, True, "month"),
    (date(2022, 9, 27), date(2023, 12, 31), date.min, False, False, "month"),
    (date(2024, 1, 1), NEVER, date.min, False, False, "tenth"),
]


def cents(amount: Fraction) -> Fraction:
    """Return an amount to the cent, a half cent away from zero."""
    return Fraction(int(amount * 100 + Fraction(1, 2)), 100)


def later_month(day: date, months: int) -> date:
    """Return the first day of the month so many months after a day's month."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def in_month(month: date, day: int) -> date:
    """Return a day of a month, or its last."""
    return month.replace(day=min(day, calendar.monthrange(month.year, month.month)[1]))


@dataclass(eq=False)
class Owed:
    """An instalment, or a part of one, as it is owed."""

    label: str
    case: str | None
    kind: str
    assigned: bool
    due: date
    whole: Fraction
    bears: date | None
    rates: list[tuple[date, Fraction]]
    lapses: date | None = None
    stated: date | None = None
    unpaid: Fraction = field(init=False)
    opening: Fraction = Fraction(0)
    in_debt: bool = False

    def __post_init__(self) -> None:
        """Begin unpaid."""
        self.unpaid = self.whole

    @property
    def purse(self) -> tuple[str, bool, tuple[tuple[date, Fraction], ...]]:
        """Return where its interest is owed."""
        return self.label, self.assigned, tuple(self.rates)

    @property
    def rank(self) -> tuple[bool, int, str]:
        """Return its place among what is otherwise equal."""
        return self.assigned, KINDS.index(self.kind), self.label

    def rate(self, day: date) -> Fraction:
        """Return the rate a year on a day."""
        return [rate for start, rate in self.rates if start <= day][-1]


# ── what falls due ───────────────────────────────────────────────────────────


def starts(item: gl.SupportOrder | gl.Modification) -> date:
    """Return the first day for which an order or a modification counts."""
    if item.from_ is not None:
        return item.from_
    assert isinstance(item, gl.Modification)
    assert item.served is not None
    assert item.event is not None
    return max(item.served, item.event)


def amount_on(item: Any, day: date) -> Fraction:
    """Return an order's amount on a day, less the parts of children that have ended."""
    ended = sum(Fraction(c.amount) for c in item.children if c.ends is not None and c.ends <= day)
    return Fraction(item.amount) - ended


def amounts_on(order: gl.SupportOrder, day: date, as_of: date) -> list[tuple[date, Fraction, bool]]:
    """Return what was ordered for a day, one order after the other: when, how much, offset."""
    found = [(order.ordered or order.from_, amount_on(order, day), True)]
    known = [m for m in order.modifications if (m.ordered or starts(m)) <= as_of]
    for change in sorted(known, key=lambda m: (m.ordered or starts(m), starts(m))):
        if starts(change) <= day:
            when = change.ordered or starts(change)
            if when <= starts(change):  # it reaches back to nothing
                found = []
            found.append((when, amount_on(change, day), change.offset))
    return found


def periods(order: gl.SupportOrder) -> Iterator[tuple[date, date, date, int, int]]:
    """Yield first day, day after the last, due day, part, parts of what each instalment pays."""
    per = str(order.per)
    if per in DAYS_APART:
        day = order.from_
        while True:
            yield day, day + DAYS_APART[per] * DAY, day, 0, 1
            day += DAYS_APART[per] * DAY
    days = sorted(order.due_days) or ([1, 15] if per == "half_month" else [order.due_day])
    begins = days if order.from_.day in days else [1, *days[1:]]
    month, step = order.from_.replace(day=1), MONTHS_APART[per]
    parts = len(days) if per == "month" else 1
    while True:
        following = later_month(month, step)
        edges = [in_month(month, day) for day in begins] + [in_month(following, begins[0])]
        for part, due in enumerate(days):
            number = part if per == "month" else 0
            yield edges[part], edges[part + 1], in_month(month, due), number, parts
        month = following


def part_of(amount: Fraction, part: int, parts: int) -> Fraction:
    """Return one of equal parts, in cents that sum to the whole."""
    return cents(amount * (part + 1) / parts) - cents(amount * part / parts)


def history(told: list[tuple[date, Fraction, bool]], day: date) -> list[Any]:
    """Return what counts from a day on: the amount that stands, then each change of it."""
    found: list[Any] = []
    for when, amount, offset in told:
        if when <= day:
            found = [amount]
        elif not found or found[-1] != amount:
            fell = found and amount < found[-1]
            found += [when, offset if fell else None, amount]
    return found


def runs(
    days: list[date], order: gl.SupportOrder, as_of: date
) -> Iterator[tuple[list[tuple[date, Fraction, bool]], list[date]]]:
    """Yield days in a row for which the same was ordered, with what was ordered for them."""
    told = [amounts_on(order, day, as_of) for day in days]
    first = 0
    for n in range(1, len(days) + 1):
        if n < len(days) and (
            told[n] == told[n - 1] or history(told[n], days[n]) == history(told[n - 1], days[n])
        ):
            continue
        yield told[first], days[first:n]
        first = n


def instalments(
    order: gl.SupportOrder, as_of: date
) -> Iterator[tuple[date, list[tuple[date, Fraction, bool]]]]:
    """Yield each due day with the amounts that were ordered for it, through the month."""
    if (order.ordered or order.from_) > as_of:
        return
    last = order.through or date(9000, 1, 1)
    stop = later_month(as_of, 1)
    for first, end, due, part, parts in periods(order):
        if max(due, order.from_) >= stop or first > last:
            return
        inside = [
            first + n * DAY
            for n in range(max((end - first).days, 1))
            if order.from_ <= first + n * DAY <= last
        ]
        for amounts, covered in runs(inside, order, as_of):
            share = Fraction(len(covered), max((end - first).days, 1))
            fell_due = max(due, covered[0])
            told = [
                (
                    when,
                    part_of(a, part, parts)
                    if share == 1
                    else cents(part_of(a, part, parts) * share),
                    off,
                )
                for when, a, off in amounts
            ]
            if fell_due < stop:
                yield fell_due, told


def levels(
    due: date, told: list[tuple[date, Fraction, bool]]
) -> Iterator[tuple[Fraction, date | None, date | None, bool]]:
    """Yield the layers of an instalment: amount, since which order, until which order, offset.

    A layer that stands since before the instalment fell due has no order that reached back.
    """
    edges = sorted({Fraction(0), *(amount for _, amount, _ in told)})
    for low, high in pairwise(edges):
        since: date | None = None
        owed = False
        until: date | None = None
        offset = True
        for when, amount, off in told:
            now = amount >= high
            if now and not owed:
                since = when if when > due else None
                until = None
            if owed and not now:
                until, offset = (when, off) if when > due else (None, True)
            owed = now
        if owed:
            yield high - low, since, None, True
        elif until is not None:
            yield high - low, since, until, offset


# ── what is suspended ────────────────────────────────────────────────────────


def enforcer(account: gl.Account, day: date) -> str:
    """Return who enforced on a day."""
    if isinstance(account.enforcement, str):
        return str(account.enforcement)
    begun = sorted(account.enforcement, key=lambda p: p.from_)
    return str(([p for p in begun if p.from_ <= day] or begun[:1])[-1].by)


def resumption(confinement: gl.Confinement, released: date, reading: str) -> date:
    """Return the day on which suspended support resumes."""
    rule = next((v[5] for v in VERSIONS if v[0] <= released <= v[1]), "month")
    months = 10 if reading == "after_the_month_of_release" else 9
    day = {
        "release": released,
        "month": later_month(released, 1),
        "tenth": later_month(released, months),
    }[rule]
    return min(day, confinement.reinstated or NEVER)


def is_suspended(account: gl.Account, order: gl.SupportOrder, due: date, as_of: date) -> bool:
    """Return whether an instalment is not owed (§§ 3602, 4007.5)."""
    for time in account.reconciliations:
        if (
            time.order in {None, order.name or str(order.kind)}
            and time.from_ <= due <= time.through
        ):
            return True
    return any(s <= due < e for s, e in suspended_spans(account, order, as_of))


def suspended_spans(
    account: gl.Account, order: gl.SupportOrder, as_of: date
) -> Iterator[tuple[date, date]]:
    """Yield the days on which an order is suspended by confinement."""
    for confinement in account.confinements if str(order.kind) == "child_support" else ():
        released = confinement.released
        if released is not None and released > as_of:
            released = None
        if ((released or as_of) - confinement.from_).days > 90:
            yield from spans_of(account, order, confinement, released, as_of)


def spans_of(
    account: gl.Account,
    order: gl.SupportOrder,
    confinement: gl.Confinement,
    released: date | None,
    as_of: date,
) -> Iterator[tuple[date, date]]:
    """Yield the days on which an order is suspended by one confinement of over ninety days."""
    start = confinement.from_
    start = start if start.day == 1 else later_month(start, 1)
    resumes = NEVER
    if released is not None:
        resumes = resumption(confinement, released, str(account.readings.tenth_month))
        if (order.ordered or order.from_) > released:  # it was never suspended
            resumes = released
    before = None
    for version in VERSIONS:
        first, last, *_ = version
        if not is_reached(account, order, confinement, version, as_of):
            continue
        if released is not None and released < first and before != first - DAY:
            continue  # it was over, and nothing was suspended on the day before
        end = min(resumes, NEVER if last == NEVER else last + DAY)
        if max(start, first) < end:
            before = end - DAY
            yield max(start, first), end


def is_reached(
    account: gl.Account,
    order: gl.SupportOrder,
    confinement: gl.Confinement,
    version: Any,
    as_of: date,
) -> bool:
    """Return whether a version suspends this order for this confinement."""
    first, _, orders_from, agency, wide, _ = version
    dates = [order.ordered or order.from_]
    dates += [m.ordered or starts(m) for m in order.modifications]
    latest = max([d for d in dates if d <= as_of], default=dates[0])
    excepting = {"means_to_pay"}
    if wide:
        excepting |= {"domestic_violence", "failure_to_pay"}
    by = enforcer(account, max(first, confinement.from_))
    return (
        not excepting & {str(each) for each in confinement.exceptions}
        and latest >= orders_from
        and not (agency and by != "local_agency")
    )


# ── interest ─────────────────────────────────────────────────────────────────


def limited(
    rates: list[tuple[date, Fraction]], start: date, end: date, most: Fraction
) -> list[tuple[date, Fraction]]:
    """Return rates, at most so much from one day until another."""
    days = sorted({*(day for day, _ in rates), start, end} - {NEVER})
    found = []
    for day in days:
        known = [rate for begun, rate in rates if begun <= day]
        if known:
            found.append((day, min(known[-1], most) if start <= day < end else known[-1]))
    return found


def rates_for(
    account: gl.Account, order: gl.SupportOrder, due: date, as_of: date
) -> list[tuple[date, Fraction]]:
    """Return the rates of an instalment."""
    rates = sorted((p.from_, Fraction(p.rate)) for p in order.rates) or CALIFORNIA
    if account.readings.suspended_interest == "stops":
        for start, end in suspended_spans(account, order, as_of):
            if start < end:
                rates = limited(rates, start, end, Fraction(0))
    for duty in account.active_duty:
        if due < duty.from_:
            end = NEVER if duty.through is None else duty.through + DAY
            rates = limited(rates, duty.from_, end, Fraction(6, 100))
    return rates


def first_bears(account: gl.Account, due: date) -> date:
    """Return the day from which an instalment bears interest."""
    if enforcer(account, due) == "private" or due < date(2006, 7, 12):
        return due
    return later_month(due, 1)


def everything_owed(account: gl.Account, as_of: date) -> list[Owed]:
    """Return all instalments as their parts, through the month of a day."""
    found = []
    for order in account.orders:
        label = order.name or str(order.kind)
        for due, told in instalments(order, as_of):
            if is_suspended(account, order, due, as_of):
                continue
            shared: dict[str, Any] = {
                "label": label,
                "case": order.case,
                "kind": str(order.kind),
                "assigned": any(s.from_ <= due <= (s.through or NEVER) for s in account.assigned),
                "due": due,
                "rates": rates_for(account, order, due, as_of),
            }
            found += list(parts_owed(account, label, due, told, shared))
    return found


def parts_owed(
    account: gl.Account,
    label: str,
    due: date,
    told: list[tuple[date, Fraction, bool]],
    shared: dict[str, Any],
) -> Iterator[Owed]:
    """Yield the parts of an instalment, as they bear interest."""
    bears = first_bears(account, due)
    free = Fraction(0)
    for stop in account.interest_stops:
        if stop.order in {None, label} and stop.from_ <= due <= (stop.through or NEVER):
            if stop.amount is None:
                bears = NEVER if stop.through is None else max(bears, stop.through + DAY)
            else:
                free = max(free, min(Fraction(stop.amount), told[-1][1]))
    waits = account.readings.retroactive_interest == "from_order"
    kept, lost = [], []
    for amount, since, until, offset in levels(due, told):
        if until is not None:
            if not offset:
                lost.append(Owed(whole=amount, bears=None, lapses=until, **shared))
            continue
        later = max(bears, since) if waits and since is not None else bears
        kept.append((amount, later))
    left = free
    trimmed = []
    for amount, start in kept:  # what bears no interest is taken from the lowest part first
        taken = min(left, amount)
        left -= taken
        if amount - taken:
            trimmed.append(Owed(whole=amount - taken, bears=start, **shared))
    yield from trimmed
    if free:
        yield Owed(whole=free, bears=None, **shared)
    yield from lost


# ── the calendar ─────────────────────────────────────────────────────────────


@dataclass(eq=False)
class Money:
    """A receipt as it counts."""

    day: date
    received: date
    amount: Fraction
    payment: gl.Payment
    left: Fraction = Fraction(0)

    @property
    def benefit(self) -> bool:
        """Return whether it is a benefit."""
        return str(self.payment.source).startswith("benefit")


def money(account: gl.Account, as_of: date) -> list[Money]:
    """Return what was received by a day, in the order in which it counts."""
    found = []
    for payment in account.payments:
        amount, received, day = Fraction(payment.amount), payment.date, payment.date
        for fix in sorted(account.corrections, key=lambda c: c.date):
            if fix.corrects == payment.reference and fix.date <= as_of:
                amount, received = Fraction(fix.amount), fix.received or payment.date
        day = received
        if payment.date > as_of or received > as_of:
            continue
        if payment.covers_from is None:
            found.append(Money(day, received, amount, payment))
            continue
        last = payment.covers_through or payment.covers_from
        first = payment.covers_from
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        for n in range(months):
            own = part_of(amount, n, months)
            found.append(Money(later_month(first, n), received, own, payment))
    place = {source: n for n, source in enumerate(SOURCES)}
    return sorted(
        (m for m in found if m.amount),
        key=lambda m: (
            m.day,
            not m.benefit,
            place[str(m.payment.source)],
            m.payment.case or "",
            m.payment.order or "",
            m.payment.reference or "",
            m.amount,
        ),
    )


class Count:
    """An account on its way through the days."""

    def __init__(self, account: gl.Account, as_of: date) -> None:
        """Begin with what will fall due, and nothing yet."""
        self.account, self.as_of = account, as_of
        self.convention = str(account.interest)
        self.by_day = self.convention.startswith("actual")
        self.debts = everything_owed(account, as_of)
        self.sums: list[Owed] = []
        self.interest: dict[Any, Fraction] = {}
        self.charged_interest = self.paid_interest = self.renewed = Fraction(0)
        self.to_current = self.to_principal = self.nothing = Fraction(0)
        self.held: list[Money] = []
        self.ends: dict[str, tuple[Fraction, Fraction]] = {}
        self.day = date.min
        self.purses: dict[Any, Owed] = {}

    # what stands on the day

    def all(self) -> list[Owed]:
        """Return every debt."""
        return [*self.debts, *self.sums]

    def matured(self, debt: Owed) -> bool:
        """Return whether a debt has fallen due."""
        return (debt.stated or debt.due) <= self.day

    def bearing(self, debt: Owed) -> bool:
        """Return whether a debt bears interest."""
        return debt.bears is not None and debt.bears <= self.day and debt.lapses is None

    def principal(self, only: Any = None) -> Fraction:
        """Return the principal owed."""
        return sum(
            (
                d.unpaid
                for d in self.all()
                if self.matured(d) and d.lapses is None and (only is None or only(d))
            ),
            Fraction(0),
        )

    # the days

    def run(self) -> None:
        """Walk from the first day through the last."""
        received = money(self.account, self.as_of)
        days = [d.due for d in self.debts] + [m.day for m in received]
        days += [stated_through(j) for j in self.account.judgments if j.entered <= self.as_of]
        if not days:
            return
        day = min(days).replace(day=1)
        while day <= self.as_of:
            self.day = day
            self.morning(received)
            for item in [m for m in received if m.day == day and m.payment.covers_from is None]:
                self.receive(item)
            if (day + DAY).day == 1:
                self.evening()
            if (day + DAY).day == 1 or day == self.as_of:
                self.ends[f"{day:%Y-%m}"] = (self.principal(), self.owed_interest())
            if day < self.as_of and self.by_day:
                self.accrue_a_day()
            day += DAY

    def morning(self, received: list[Money]) -> None:
        """Let what happens first on a day happen."""
        for debt in self.debts:
            if debt.lapses == self.day and debt.due <= self.as_of:
                debt.unpaid = Fraction(0)
        for item in [m for m in received if m.day == self.day and m.payment.covers_from]:
            self.receive(item)
        if self.day.day == 1:
            self.spend_held()
        self.enter_judgments()
        stated = {stated_through(judgment) for judgment in self.account.judgments}
        if self.day in stated or any(debt.due == self.day for debt in self.debts):
            self.spend_held()
        for renewal in self.account.renewals:
            if renewal.date == self.day:
                self.renew()
        if self.day.day == 1:
            for debt in self.all():
                debt.opening = debt.unpaid if self.bearing(debt) else Fraction(0)

    def enter_judgments(self) -> None:
        """Enter the sums that judgments state through this day."""
        for judgment in self.account.judgments:
            through = stated_through(judgment)
            if judgment.entered > self.as_of or through != self.day:
                continue
            bears = through
            if not self.by_day and through.day != 1:
                bears = later_month(through, 1)
            name = judgment.name or f"{judgment.kind} judgment"
            parts = [(i.due, i.amount) for i in judgment.instalments]
            own = [
                Owed(
                    name,
                    judgment.case,
                    str(judgment.kind),
                    judgment.assigned,
                    due,
                    Fraction(amount),
                    bears,
                    CALIFORNIA,
                    stated=through,
                )
                for due, amount in parts or [(through, judgment.principal)]
            ]
            self.sums += own
            self.post(own[0], Fraction(judgment.accrued_interest))

    def renew(self) -> None:
        """Make all interest owed principal."""
        for purse, owed in list(self.interest.items()):
            if owed:
                like = self.purses[purse]
                bears = self.day if self.by_day or self.day.day == 1 else later_month(self.day, 1)
                self.sums.append(
                    Owed(
                        like.label,
                        like.case,
                        like.kind,
                        like.assigned,
                        self.day,
                        owed,
                        bears,
                        like.rates,
                        stated=self.day,
                    )
                )
                self.interest[purse] = Fraction(0)
                self.renewed += owed

    def post(self, debt: Owed, amount: Fraction) -> None:
        """Charge interest."""
        self.purses[debt.purse] = debt
        self.interest[debt.purse] = self.interest.get(debt.purse, Fraction(0)) + amount
        self.charged_interest += amount

    def accrue_a_day(self) -> None:
        """Charge interest for the night from this day to the next."""
        year = 366 if self.convention == "actual_actual" and calendar.isleap(self.day.year) else 365
        for debts in self.by_purse():
            bears = sum((d.unpaid for d in debts if self.bearing(d)), Fraction(0))
            if bears:
                self.post(debts[0], bears * debts[0].rate(self.day) / year)

    def by_purse(self) -> list[list[Owed]]:
        """Return the debts by where their interest is owed."""
        found: dict[Any, list[Owed]] = {}
        for debt in self.all():
            found.setdefault(debt.purse, []).append(debt)
        return list(found.values())

    def evening(self) -> None:
        """Post a month's interest when it has run."""
        if not self.by_day:
            month = self.day.replace(day=1)
            past_due: dict[str | None, Fraction] = {}
            for debt in self.all():
                left = debt.unpaid if debt.opening else Fraction(0)
                past_due[debt.case] = past_due.get(debt.case, Fraction(0)) + left
            for debts in self.by_purse():
                opened = sum((d.opening for d in debts), Fraction(0))
                still = sum((d.unpaid for d in debts if self.bearing(d)), Fraction(0))
                past = past_due[debts[0].case]
                balance = {
                    "monthly_opening": opened,
                    "monthly_closing": still,
                    "monthly_opening_except_payoff": opened if past else Fraction(0),
                }[self.convention]
                if balance:
                    amount = balance * debts[0].rate(month) / 12
                    if self.account.rounding == "each_posting":
                        amount = cents(amount)
                    self.post(debts[0], amount)
        self.spend_held()

    def owed_interest(self) -> Fraction:
        """Return all interest owed."""
        return sum(self.interest.values(), Fraction(0))

    # money

    def receive(self, item: Money) -> None:
        """Credit a receipt."""
        left = self.credit(item, item.amount)
        if left and item.benefit:
            self.nothing += left
        elif left:
            item.left = left
            self.held.append(item)

    def spend_held(self) -> None:
        """Credit what is held to what has come since."""
        if self.account.readings.excess == "held":
            return
        for item in self.held:
            item.left = self.credit(item, item.left)
        self.held = [item for item in self.held if item.left]

    def credit(self, item: Money, amount: Fraction) -> Fraction:
        """Credit an amount, and return what is left."""
        payment = item.payment
        cases = list(dict.fromkeys(d.case for d in sorted(self.all(), key=lambda d: d.rank)))
        cases_known = {o.case for o in self.account.orders} | {
            j.case for j in self.account.judgments if j.entered <= self.as_of
        }
        if len(cases_known) > 1 and payment.case is None and payment.order is None:
            return self.divide(item, amount, cases)
        return self.credit_one(item, amount, payment.case)

    def divide(self, item: Money, amount: Fraction, cases: list[str | None]) -> Fraction:
        """Divide an amount between cases: current in proportion, then arrears."""
        now: dict[str | None, Fraction] = {}
        principal: dict[str | None, Fraction] = {}
        arrears: dict[str | None, Fraction] = {}
        offset = self.order_of(item).startswith("offset")
        for case in cases:
            own = [d for d in self.all() if d.case == case and self.may_pay(item, d)]
            month = [d for d in own if self.this_month(d) and self.payable_now(item, d)]
            now[case] = Fraction(0) if offset else sum((d.unpaid for d in month), Fraction(0))
            principal[case] = sum((d.unpaid for d in own if self.past_due(d)), Fraction(0))
            owed = sum(
                (v for k, v in self.interest.items() if any(d.purse == k for d in own)), Fraction(0)
            )
            arrears[case] = principal[case] + owed
        first = spread(amount, now, now)
        rest = amount - sum(first.values(), Fraction(0))
        basis = {
            "total": arrears,
            "principal": principal,
            "equal": dict.fromkeys(cases, Fraction(1)),
        }[str(self.account.readings.arrears_basis)]
        second = spread(rest, basis, arrears)
        left = amount
        for case in cases:
            part = first[case] + second[case]
            left -= part - self.credit_one(item, part, case)
        return left

    def may_pay(self, item: Money, debt: Owed) -> bool:
        """Return whether money may be credited to a debt."""
        payment = item.payment
        return (
            payment.order in {None, debt.label}
            and payment.case in {None, debt.case}
            and (debt.kind in {"child_support", "family_support"} or not item.benefit)
        )

    def this_month(self, debt: Owed) -> bool:
        """Return whether a debt is an instalment of the month that runs."""
        return debt.stated is None and debt.due.replace(day=1) == self.day.replace(day=1)

    def payable_now(self, item: Money, debt: Owed) -> bool:
        """Return whether an instalment of the month is current support, by the reading."""
        early = item.benefit or self.account.readings.current_support == "calendar_month"
        return early or debt.due <= self.day

    def past_due(self, debt: Owed) -> bool:
        """Return whether a debt fell due before this month, or is a sum that stands."""
        if debt.stated is not None:
            return debt.stated <= self.day
        return debt.due < self.day.replace(day=1)

    def order_of(self, item: Money) -> str:
        """Return the crediting order of the day the money came in."""
        if str(item.payment.source) == "tax_offset":
            if item.received < date(2009, 1, 1):
                return "offset, interest first"
            if item.received < date(2020, 5, 1):
                return "offset, principal first"
        return "interest first" if item.received < date(2009, 1, 1) else "principal first"

    def credit_one(self, item: Money, amount: Fraction, case: str | None) -> Fraction:
        """Credit an amount by its order, within one case or all of them."""
        order = self.order_of(item)
        debts = [d for d in self.all() if case in {None, d.case} and self.may_pay(item, d)]
        debts.sort(key=lambda d: d.rank)
        if not order.startswith("offset"):
            amount = self.pay_current(item, debts, amount)
        if str(item.payment.source) == "benefit_not_claimed":
            return amount
        sequence = ["interest", "principal"]
        if "principal first" in order:
            sequence.reverse()
        for what, group in self.steps(order, sequence, debts):
            if what == "principal":
                amount = self.pay_principal(group, amount)
            else:
                amount = self.pay_interest(group, amount)
        return amount

    def steps(
        self, order: str, sequence: list[str], debts: list[Owed]
    ) -> Iterator[tuple[str, list[Owed]]]:
        """Yield what is paid, of which debts, one after the other."""
        assigned = [[d for d in debts if not d.assigned], [d for d in debts if d.assigned]]
        kinds = [[d for d in side if d.kind == kind] for kind in KINDS for side in assigned]
        reading = str(self.account.readings.between_buckets)
        if order.startswith("offset"):
            for group in reversed(assigned):
                for what in sequence:
                    yield what, group
            return
        groups = {"families_first": assigned, "oldest_first": [debts]}.get(reading, kinds)
        if reading == "type_by_type":
            for group in groups:
                for what in sequence:
                    yield what, group
            return
        for what in sequence:
            for group in groups:
                yield what, group

    def pay_current(self, item: Money, debts: Iterable[Owed], amount: Fraction) -> Fraction:
        """Credit to the current month's support."""
        own = [d for d in debts if self.this_month(d) and self.payable_now(item, d)]
        for debt in sorted(own, key=lambda d: (KINDS.index(d.kind), d.due, d.rank)):
            paid = min(amount, debt.unpaid)
            self.settle(debt, paid)
            if debt.opening and debt.due == self.day:  # it was never past due
                debt.opening -= paid
            if debt.lapses is None:
                self.to_current += paid
            amount -= paid
        return amount

    def pay_principal(self, debts: Iterable[Owed], amount: Fraction) -> Fraction:
        """Credit to past-due instalments, oldest first."""
        for debt in sorted(filter(self.past_due, debts), key=lambda d: (d.due, d.rank)):
            paid = min(amount, debt.unpaid)
            self.settle(debt, paid)
            if debt.lapses is None:
                self.to_principal += paid
            amount -= paid
        return amount

    def settle(self, debt: Owed, paid: Fraction) -> None:
        """Take a payment off a debt."""
        debt.unpaid -= paid
        if debt.lapses is not None:
            self.nothing += paid

    def pay_interest(self, debts: Iterable[Owed], amount: Fraction) -> Fraction:
        """Credit to accrued interest."""
        for purse in dict.fromkeys(d.purse for d in debts):
            paid = min(amount, self.interest.get(purse, Fraction(0)))
            if paid:
                self.interest[purse] -= paid
                self.paid_interest += paid
                amount -= paid
        return amount


def stated_through(judgment: gl.Judgment) -> date:
    """Return the day through which a judgment states its sum."""
    return judgment.through or judgment.entered


def spread(
    amount: Fraction, weights: dict[str | None, Fraction], room: dict[str | None, Fraction]
) -> dict[str | None, Fraction]:
    """Divide an amount by weights, none getting more than its room."""
    got = dict.fromkeys(weights, Fraction(0))
    while amount > 0:
        open_ = [key for key in weights if got[key] < room[key]]
        if not open_:
            break
        whole = sum((weights[key] for key in open_), Fraction(0))
        parts = {
            key: amount * (weights[key] / whole if whole else Fraction(1, len(open_)))
            for key in open_
        }
        full = [key for key in open_ if parts[key] >= room[key] - got[key]]
        for key in full or open_:
            paid = room[key] - got[key] if full else parts[key]
            got[key] += paid
            amount -= paid
    return got


def counted(account: gl.Account, as_of: date) -> dict[str, Any]:
    """Return what an account owes on a day, by the independent count."""
    count = Count(account, as_of)
    count.run()
    principal, interest = count.principal(), count.owed_interest()
    received = sum((m.amount for m in money(account, as_of)), Fraction(0))
    credited = count.to_current + count.to_principal + count.paid_interest + count.nothing
    early = sum(
        (d.whole - d.unpaid for d in count.debts if d.due > as_of and d.lapses is None),
        Fraction(0),
    )
    return {
        "principal": principal,
        "accrued_interest": interest,
        "credit": received - credited + early,
        "to_current": count.to_current - early,
        "to_principal": count.to_principal,
        "interest_charged": count.charged_interest,
        "interest_paid": count.paid_interest,
        "interest_renewed": count.renewed,
        "not_credited": count.nothing,
        "months": count.ends,
    }
