"""What an order makes fall due, and when."""

# Facts are read: tests write them as whole numbers and words, and compare amounts with these.
# mypy: disable-error-code="arg-type, comparison-overlap"

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import guideline as gl
from accounts import account, charged, day, noticed, order, state, told
from guideline.arrears import charges as of_an_order
from guideline.arrears.periods import Period, periods
from guideline.dates import day_of_month


class TestMonths:
    """Instalments by the month."""

    def test_one_a_month(self) -> None:
        """Each month's support falls due on the order's due day."""
        facts = account(order(500, due_day=15, through=day("2019-03-31")))
        assert charged(state(facts, "2019-12-31")) == [
            ("2019-01-15", "500.00"),
            ("2019-02-15", "500.00"),
            ("2019-03-15", "500.00"),
        ]

    def test_what_falls_due_later_is_not_charged(self) -> None:
        """On the 14th the instalment of the 15th is not owed yet; on the 15th it is."""
        facts = account(order(500, due_day=15))
        assert state(facts, "2019-01-14").charged == 0
        assert state(facts, "2019-01-15").charged == 500

    def test_short_months_use_their_last_day(self) -> None:
        """Due days are anchored: nothing is skipped, and after February it is the 31st again."""
        days = [due for due, _ in charged(state(account(order(due_day=31)), "2020-04-30"))]
        assert days[12:] == ["2020-01-31", "2020-02-29", "2020-03-31", "2020-04-30"]

    def test_nothing_is_looked_for_once_every_childs_part_has_ended(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Without a last day the order's periods go on, and nothing falls due in them."""
        child = {"name": "A", "amount": 500, "ends": "2019-03-11"}
        ends: Any = order(500, children=[child])

        def no_more_than_four(order: gl.SupportOrder) -> Iterator[Period]:
            yield from islice(periods(order), 4)
            pytest.fail("looked for more")

        monkeypatch.setattr(of_an_order, "periods", no_more_than_four)
        found = of_an_order.charges(ends, "order", day("9990-12-31"), day("9990-12-31"))
        assert [(str(each.due), str(each.amount)) for each in found] == [
            ("2019-01-01", "500"), ("2019-02-01", "500"), ("2019-03-01", "161.29"),
        ]  # fmt: skip

    @given(st.integers(1, 31), st.integers(1, 40))
    def test_never_skipped_never_drifting(self, due_day: int, months: int) -> None:
        """Whatever the due day, every month has one instalment, on that day or its last one."""
        end = gl.dollars(0)
        statement = state(
            account(order(100, due_day=due_day)),
            f"{2019 + (months - 1) // 12}-{(months - 1) % 12 + 1:02}-28",
        )
        for charge in statement.charges:
            end += charge.amount
            assert charge.due.day <= due_day
        months_seen = [str(charge.due)[:7] for charge in statement.charges]
        assert len(months_seen) == len(set(months_seen)) >= months - 1
        assert end == statement.charged

    def test_an_order_that_begins_on_its_due_day_runs_from_there(self) -> None:
        """An order of the 15th, due on the 15th, charges its first instalment whole."""
        facts = account(order(500, "2019-01-15", due_day=15))
        assert charged(state(facts, "2019-02-28")) == [
            ("2019-01-15", "500.00"),
            ("2019-02-15", "500.00"),
        ]


class TestOtherFrequencies:
    """Instalments by half a month, weeks, quarters and years."""

    def test_half_on_the_first_and_half_on_the_fifteenth(self) -> None:
        """A month's support in two parts comes to the month's support, to the cent."""
        facts = account(order("280.01", "1993-11-15", due_days=(1, 15)))
        assert charged(state(facts, "1993-12-31")) == [
            ("1993-11-15", "140.00"),
            ("1993-12-01", "140.01"),
            ("1993-12-15", "140.00"),
        ]

    def test_by_the_half_month(self) -> None:
        """An amount by the half month is due whole on the 1st and on the 15th."""
        facts = account(order(140, per="half_month"))
        assert charged(state(facts, "2019-01-31")) == [
            ("2019-01-01", "140.00"),
            ("2019-01-15", "140.00"),
        ]

    def test_weekly(self) -> None:
        """Weekly support is due every seventh day from the first; a begun week is prorated."""
        facts = account(order(100, "2026-12-03", per="week", through=day("2026-12-13")))
        assert charged(state(facts, "2026-12-31")) == [
            ("2026-12-03", "100.00"),
            ("2026-12-10", "57.14"),
        ]

    def test_every_two_weeks(self) -> None:
        """Support every two weeks is due 26 or 27 times a year."""
        facts = account(order(200, "2019-01-04", per="two_weeks"))
        assert len(state(facts, "2019-12-31").charges) == 26

    def test_quarters_and_years(self) -> None:
        """Support by the quarter is due in the first month of each quarter of the order."""
        facts = account(order(900, "2019-02-01", per="quarter"), order(50, per="year", due_day=10))
        assert [due for due, _ in charged(state(facts, "2020-01-31"))] == [
            "2019-01-10",
            "2019-02-01",
            "2019-05-01",
            "2019-08-01",
            "2019-11-01",
            "2020-01-10",
        ]


class TestParts:
    """What is charged for a part of a period."""

    def test_actual_days(self) -> None:
        """An order effective on November 2 covers 29 of the month's 30 days."""
        statement = state(account(order(900, "2026-11-02")), "2026-11-30")
        assert charged(statement) == [("2026-11-02", "870.00")]
        assert (statement.charges[0].days, statement.charges[0].of_days) == (29, 30)
        assert "prorated" in noticed(statement)

    @pytest.mark.parametrize(
        ("proration", "amounts"),
        [
            ("by_days", ["464.52", "290.32"]),
            ("thirtieths", ["450.00", "300.00"]),
            ("whole", ["900.00", "900.00"]),
            ("nothing", []),
        ],
    )
    def test_named_prorations(self, proration: str, amounts: list[str]) -> None:
        """January 16 to 31 and March 1 to 10, by each named proration; February is whole."""
        facts = account(order(900, "2019-01-16", through=day("2019-03-10"), proration=proration))
        found = [
            amount for due, amount in charged(state(facts, "2019-12-31")) if due[:7] != "2019-02"
        ]
        assert found == amounts

    @pytest.mark.parametrize(
        ("first", "last", "amounts"),
        [
            ("2019-02-16", "2019-02-28", ["450.00"]),
            ("2020-02-16", "2020-02-29", ["450.00"]),
            ("2019-02-16", "2019-02-27", ["360.00"]),
            ("2019-01-31", "2019-01-31", ["30.00"]),
            ("2019-01-16", "2019-01-30", ["420.00"]),
            ("2019-01-30", "2019-01-31", ["30.00"]),
        ],
    )
    def test_by_thirtieths_every_month_has_thirty_days(
        self, first: str, last: str, amounts: list[str]
    ) -> None:
        """The last day of a month ends its thirty, and a thirty-first is its thirtieth."""
        facts = account(order(900, first, through=day(last), proration="thirtieths"))
        assert [amount for _, amount in charged(state(facts, "2020-12-31"))] == amounts

    @pytest.mark.parametrize(
        ("facts", "days", "of_days"),
        [
            ({"per": "quarter", "through": "2019-02-14"}, 44, 90),
            ({"per": "year", "through": "2019-02-14"}, 44, 360),
            ({"due_day": 20, "from_": "2019-01-20", "through": "2019-02-09"}, 20, 30),
            ({"due_days": (1, 15), "through": "2019-01-10"}, 10, 14),
        ],
    )
    def test_by_thirtieths_of_any_period(
        self, facts: dict[str, Any], days: int, of_days: int
    ) -> None:
        """Whatever an instalment pays for, its part is so many of its own thirtieths."""
        last = day(facts.pop("through"))
        only = state(
            account(order(900, through=last, proration="thirtieths", **facts)), "2019-12-31"
        )
        charge = only.charges[0]
        whole = 450 if "due_days" in facts else 900
        assert (charge.days, charge.of_days) == (days, of_days)
        assert abs(charge.amount - Decimal(whole * days) / of_days) < Decimal("0.01")

    @pytest.mark.parametrize("proration", ["by_days", "thirtieths"])
    @pytest.mark.parametrize("month", ["2019-01", "2019-02", "2019-04", "2020-02"])
    @pytest.mark.parametrize("within", range(2, 32))
    def test_the_parts_of_a_month_come_to_the_month(
        self, proration: str, month: str, within: int
    ) -> None:
        """Divided on any day by a change of a cent, a month is charged once, to about the cent."""
        change = {
            "from": str(day_of_month(int(month[:4]), int(month[5:]), within)),
            "amount": "900.01",
        }
        facts = account(order(900, "2019-01-01", proration=proration, modifications=(change,)))
        parts = [
            charge for charge in state(facts, "2020-12-31").charges if month in str(charge.due)
        ]
        assert sum(charge.days for charge in parts) == parts[0].of_days
        assert abs(sum((charge.amount for charge in parts), Decimal(-900))) < Decimal("0.02")

    def test_the_last_day_of_the_calendar_is_no_end(self) -> None:
        """Written as 9999-12-31, as other programs write an open end, an order goes on."""
        for_ever = {"from": "2019-01-01", "through": "9999-12-31"}
        facts = account(
            order(3650, through=day("9999-12-31")),
            active_duty=(for_ever,),
            assigned=(for_ever,),
            interest_stops=({"section": "17502", **for_ever},),
        )
        statement = state(facts, "2019-12-31")
        assert statement.charged == 12 * 3650
        assert statement.interest_charged == 0

    def test_an_ended_order_charges_nothing_more(self) -> None:
        """After the last day nothing falls due."""
        facts = account(order(500, through=day("2019-06-30")))
        assert state(facts, "2030-01-01").charged == 3000

    def test_step_down_when_a_child_ends(self) -> None:
        """On the day a child's part ends the order loses it; the month is divided by days."""
        parts = (
            gl.ChildPart(name="A", amount=600, ends=day("2019-02-15")),
            gl.ChildPart(name="B", amount=400),
        )
        facts = account(order(1000, children=parts))
        assert charged(state(facts, "2019-03-31")) == [
            ("2019-01-01", "1000.00"),
            ("2019-02-01", "500.00"),
            ("2019-02-15", "200.00"),
            ("2019-03-01", "400.00"),
        ]

    def test_an_order_from_a_calculation_can_be_charged(self) -> None:
        """What ``to_order`` makes of a calculation is an order that an account charges."""
        result = gl.calculate(gl.read_case("examples/two_children.toml"))
        made = gl.to_order(result, from_=day("2026-04-01"))
        assert state(account(made), "2026-05-31").charged == 2 * result.monthly_support


class TestWhatCannotBe:
    """Orders that are refused."""

    def test_every_problem_at_once(self) -> None:
        """Amount, due day, end, children and rates are all told in one error."""
        wrong = order(
            "-5.001",
            due_day=32,
            through=day("2018-01-01"),
            children=(gl.ChildPart(name="A", amount=3),),
            rates=(
                {"from": "2020-01-01", "rate": "9%", "law": "another state's"},
                {"from": "2020-01-01", "rate": "9%", "law": "another state's"},
            ),
        )
        with pytest.raises(gl.InvalidFacts) as error:
            state(account(wrong), "2019-12-31")
        assert told(error.value) == [
            f"orders[0].{where}"
            for where in ("amount", "through", "due_day", "children", "rates", "rates")
        ]

    @pytest.mark.parametrize(
        ("per", "instead"), [("quarter", "write due_day"), ("week", "leave it out")]
    )
    def test_what_to_write_for_days_in_parts(self, per: str, instead: str) -> None:
        """A quarter has one due day, a week none: the refusal says which."""
        with pytest.raises(gl.InvalidFacts, match=f"due_days: .*; {instead}"):
            state(account(order(500, due_days=(1, 15), per=per)), "2019-12-31")

    @pytest.mark.parametrize(
        ("facts", "where"),
        [
            ({"per": "hour"}, "per"),
            ({"due_days": (1,)}, "due_days"),
            ({"due_days": (1, 1)}, "due_days"),
            ({"due_days": (1, 40)}, "due_days"),
            ({"due_days": (1, 15), "per": "week"}, "due_days"),
            ({"due_day": 5, "due_days": (1, 15)}, "due_day"),
            ({"due_day": 5, "per": "half_month"}, "due_day"),
            ({"due_day": 5, "per": "two_weeks"}, "due_day"),
            ({"amount": "10.001"}, "amount"),
            ({"from_": "1969-12-31"}, "from"),
        ],
    )
    def test_one_by_one(self, facts: dict[str, object], where: str) -> None:
        """Each thing that cannot be is refused with the place where it stands."""
        with pytest.raises(gl.InvalidFacts) as error:
            state(account(order(**facts)), "2019-12-31")
        assert told(error.value) == [f"orders[0].{where}"]

    def test_nothing_to_charge(self) -> None:
        """An account without an order or a judgment is refused."""
        with pytest.raises(gl.InvalidFacts) as error:
            state(gl.Account(enforcement="private"), "2019-12-31")
        assert told(error.value) == ["orders"]

    def test_two_of_one_name(self) -> None:
        """Two orders of one name are refused: a payment could not name one."""
        with pytest.raises(gl.InvalidFacts, match="two have this name"):
            state(account(order(name="A"), order(name="A")), "2019-12-31")

    def test_original_order_before_filing_or_service(self) -> None:
        """§ 4009: not before the petition; not before service where that took over 90 days."""
        late = {"filed": day("2019-02-01"), "served": day("2019-06-01")}
        with pytest.raises(gl.InvalidFacts) as error:
            state(account(order(**late)), "2019-12-31")
        assert told(error.value) == ["orders[0].from", "orders[0].from"]
        evaded = order(from_="2019-02-01", **late, evaded_service=True)
        assert state(account(evaded), "2019-12-31").charged == 11 * 500

    def test_late_service_forbids_nothing_before_its_rule_began(self) -> None:
        """§ 4009 asks for service within 90 days from 2005-01-01: of a pleading filed since."""
        before, since = (
            account(order(from_=filed, filed=day(filed), served=day("2005-06-01")))
            for filed in ("2004-12-31", "2005-01-01")
        )
        assert state(before, "2005-01-31").principal > 500
        with pytest.raises(gl.InvalidFacts, match="more than 90 days after filing"):
            state(since, "2005-01-31")

    def test_a_child_without_an_amount_ends_nothing(self) -> None:
        """A child's part of $0 that ends in mid-month leaves the instalment whole on the 1st."""
        children = [
            {"name": "a", "amount": 0, "ends": day("2019-01-15")},
            {"name": "b", "amount": 500},
        ]
        statement = state(account(order(500, children=children)), "2019-01-31")
        assert charged(statement) == [("2019-01-01", "500.00")]

    def test_overlapping_orders_are_both_charged_and_noticed(self) -> None:
        """Two orders of one kind at the same time are both charged, and a notice says so."""
        statement = state(account(order(500), order(600, "2019-06-01")), "2019-06-30")
        assert statement.charged == 6 * 500 + 600
        assert "overlapping_orders" in noticed(statement)

    @pytest.mark.parametrize(("second", "told"), [("2019-05-31", 1), ("2019-06-01", 0)])
    def test_an_order_that_follows_another_does_not_overlap(self, second: str, told: int) -> None:
        """They overlap if the second begins on the last day of the first."""
        first = order(500, through=day("2019-05-31"))
        statement = state(account(first, order(600, second)), "2019-06-30")
        assert [str(n.id) for n in statement.notices].count("overlapping_orders") == told
