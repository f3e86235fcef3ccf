"""Accounts drawn for Hypothesis: every kind of event that an account file may tell."""

# Facts are read: tests write them as whole numbers and words.
# mypy: disable-error-code="arg-type"

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

import guideline as gl
from guideline.arrears import choices

# Four years from each: across each crediting order, each rate, each version of § 4007.5.
BEGINNINGS = [
    date(1981, 6, 1),
    date(2005, 1, 1),
    date(2007, 6, 1),
    date(2014, 6, 1),
    date(2018, 6, 1),
    date(2020, 6, 1),
    date(2022, 3, 1),
]
FOUR_YEARS = timedelta(days=4 * 365)
PARTS = ("children", "modified", "rates", "cases", "aid", "confined", "stops", "judged", "renewed")
FREQUENCIES = ["month", "month", "month", "week", "two_weeks", "half_month", "quarter", "year"]

Draw = Any


def cents(most: int) -> st.SearchStrategy[Decimal]:
    """Return amounts of money."""
    return st.integers(1, most * 100).map(lambda number: Decimal(number) / 100)


class Drawn:
    """What an account is drawn from: its days, and which unusual things it has."""

    def __init__(self, draw: Draw) -> None:
        """Draw the days and the parts."""
        self.draw = draw
        self.first: date = draw(st.sampled_from(BEGINNINGS))
        self.last = self.first + FOUR_YEARS
        self.paid: list[date] = []
        self.parts: set[str] = draw(st.sets(st.sampled_from(PARTS), max_size=4))

    def day(self, first: date | None = None, last: date | None = None) -> date:
        """Draw a day."""
        found: date = self.draw(st.dates(first or self.first, last or self.last))
        return found

    def of(self, *values: Any) -> Any:
        """Draw one of some values."""
        return self.draw(st.sampled_from(values))

    def maybe(self) -> bool:
        """Draw whether something is so."""
        return bool(self.draw(st.booleans()))

    def span(self) -> dict[str, date]:
        """Draw days from one through another."""
        first = self.day()
        return {"from": first, "through": self.day(first)}

    def order(self, name: str) -> dict[str, Any]:
        """Draw an order."""
        amount, first = self.draw(cents(900)), self.day(last=self.first + timedelta(days=400))
        found: dict[str, Any] = {
            "name": name,
            "amount": amount,
            "from": self.of(first, first.replace(day=1)),
            "kind": self.of("child_support", *gl.SupportKind),
            "per": self.of(*FREQUENCIES),
        }
        first = found["from"]
        if found["per"] == "month":
            found |= self.of({"due_day": 1}, {"due_day": 31}, {"due_days": [1, 15]}, {"due_day": 9})
        if self.maybe():
            found["through"] = self.day(first)
        if "children" in self.parts:
            part = (amount / 2).quantize(Decimal("0.01"))
            found["children"] = [
                {"name": "a", "amount": part, "ends": self.day(first)},
                {"name": "b", "amount": amount - part},
            ]
        if "modified" in self.parts:
            wait = timedelta(days=self.draw(st.integers(0, 200)))
            found["ordered"] = first + wait
            changes = [self.change(first, first + wait) for _ in range(3)]
            for earlier, change in pairwise([found, *changes]):
                if self.maybe():  # a later order often leaves the amount as it was
                    change["amount"] = earlier["amount"]
            found["modifications"] = list({(c["ordered"], c["from"]): c for c in changes}.values())
        if "rates" in self.parts:
            found["rates"] = [
                {"from": first - timedelta(days=400), "rate": "12%", "law": "another state's"},
                {"from": self.day(first), "rate": "9%", "law": "another state's"},
            ]
        if "cases" in self.parts:
            found["case"] = self.of("one", "two")
        return found

    def change(self, first: date, made: date) -> dict[str, Any]:
        """Draw a modification, which may reach back."""
        counts = self.day(first)
        wait = timedelta(days=self.draw(st.integers(0, 300)))
        return {
            "amount": self.draw(cents(900)),
            "from": counts,
            "ordered": max(counts + wait, made),
            "offset": self.maybe(),
        }

    def payment(self, name: str, orders: list[dict[str, Any]]) -> dict[str, Any]:
        """Draw a payment, often of a day on which another came in."""
        self.paid.append(self.of(self.day(), *self.paid))
        found = {
            "date": self.paid[-1],
            "amount": self.draw(cents(2500)),
            "source": self.of("withholding", "direct", *gl.Source),
            "reference": name,
        }
        if found["source"].startswith("benefit") and self.maybe():
            first = self.day(last=found["date"])
            found |= {"covers_from": first, "covers_through": self.day(first)}
        order = self.of(*orders)
        if "cases" in self.parts:
            found |= self.of({}, {}, {"case": order["case"]})
        elif self.maybe():
            found["order"] = order["name"]
        return found

    def correction(self, payment: dict[str, Any]) -> dict[str, Any]:
        """Draw a correction."""
        when = payment["date"] + timedelta(days=self.draw(st.integers(0, 200)))
        return {
            "corrects": payment["reference"],
            "date": when,
            "amount": self.of(0, self.draw(cents(2500))),
        }

    def readings(self) -> dict[str, Any]:
        """Draw every reading."""
        return {
            "current_support": self.of(*choices.CurrentSupport),
            "excess": self.of(*choices.Excess),
            "between_buckets": self.of(*choices.BetweenBuckets),
            "retroactive_interest": self.of(*choices.RetroactiveInterest),
            "suspended_interest": self.of(*choices.SuspendedInterest),
            "tenth_month": self.of(*choices.TenthMonth),
            "arrears_basis": self.of(*choices.ArrearsBasis),
        }

    def unusual(self) -> dict[str, Any]:
        """Draw what most accounts do not have."""
        found: dict[str, Any] = {}
        if "aid" in self.parts and self.first.year > 2000:
            found["assigned"] = [self.span()]
        if "confined" in self.parts:
            first = self.day()
            released = self.of({}, {"released": self.day(first)})
            exceptions = self.of([], [], [self.of(*choices.Exception4007)])
            found["confinements"] = [{"from": first, "exceptions": exceptions, **released}]
            found["reconciliations"] = self.of([], [self.span()])
        if "stops" in self.parts:
            section = self.of(*choices.StopSection)
            part = {"amount": self.draw(cents(400))} if section == "3651(c)(4)" else {}
            stop = {"section": section, **self.span(), **part}
            found["interest_stops"] = self.of([stop], [stop, {"section": "17502", **self.span()}])
            if self.first.year > 2003:
                found["active_duty"] = [self.span()]
        if "judged" in self.parts:
            found["judgments"] = [self.judgment()]
        if "renewed" in self.parts:
            found["renewals"] = [{"date": self.day()}]
        return found

    def judgment(self) -> dict[str, Any]:
        """Draw a judgment for what fell due before the orders begin."""
        through = self.first - timedelta(days=self.draw(st.integers(1, 60)))
        sums = [self.draw(cents(2500)), self.draw(cents(2500))]
        due = [through - timedelta(days=200), through - timedelta(days=20)]
        parts = [{"due": d, "amount": a} for d, a in zip(due, sums, strict=True)]
        return {
            "name": "judgment",
            "entered": through + timedelta(days=self.draw(st.integers(0, 500))),
            "through": through,
            "principal": sum(sums),
            "accrued_interest": self.draw(cents(900)),
            "instalments": self.of([], parts),
            "assigned": self.maybe() and self.first.year > 2000,
            **({"case": "one"} if "cases" in self.parts else {}),
        }


@st.composite
def whole_accounts(draw: Draw) -> tuple[gl.Account, date]:
    """Draw an account with whatever may happen in it, and a day to ask for."""
    drawn = Drawn(draw)
    orders = [drawn.order(f"order {n}") for n in range(draw(st.integers(1, 3)))]
    paid = [drawn.payment(f"payment {n}", orders) for n in range(draw(st.integers(0, 8)))]
    convention = drawn.of(*gl.Convention)
    rounded = convention.startswith("monthly") and drawn.maybe()
    changed = [
        {"from": drawn.first, "by": "private"},
        {"from": drawn.day(drawn.first + timedelta(days=1)), "by": "local_agency"},
    ]
    account = gl.Account(
        enforcement=drawn.of(*gl.Enforcement, changed),
        interest=convention,
        rounding="each_posting" if rounded else "none",
        orders=orders,
        payments=paid,
        corrections=[drawn.correction(each) for each in paid[:1]],
        readings=drawn.of({}, drawn.readings()),
        **drawn.unusual(),
    )
    return account, drawn.day()
