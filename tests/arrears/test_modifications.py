"""Later orders: from when they count, and what becomes of what was due and paid before."""

# Facts are read: tests write them as whole numbers and words, and compare amounts with these.
# mypy: disable-error-code="arg-type, comparison-overlap"

from decimal import Decimal

import pytest

import guideline as gl
from accounts import account, charged, day, noticed, order, state, told


def changed_order(amount: int, **more: object) -> gl.SupportOrder:
    """Return $500 a month from January, changed from April 1 by an order of June 20."""
    facts = {"from": "2019-04-01", "ordered": "2019-06-20", "amount": amount, **more}
    return order(500, modifications=(facts,))


class TestFromWhen:
    """§§ 3651(c), 3653(a)-(c)."""

    def test_for_the_future(self) -> None:
        """A modification changes what falls due from its day on."""
        change = {"from": "2019-03-01", "amount": 300}
        facts = account(order(500, modifications=(change,)))
        assert [amount for _, amount in charged(state(facts, "2019-04-30"))] == [
            "500.00",
            "500.00",
            "300.00",
            "300.00",
        ]

    def test_an_increase_back_to_filing(self) -> None:
        """Retroactive months are charged the new amount, once the order is made."""
        facts = account(changed_order(700, filed="2019-03-20"))
        assert state(facts, "2019-06-19").charged == 6 * 500
        statement = state(facts, "2019-06-20")
        assert statement.charged == 3 * 500 + 3 * 700
        assert "reached_back" in noticed(statement)

    def test_not_before_filing(self) -> None:
        """§ 3651(c)(1): an amount that accrued before filing cannot be modified."""
        with pytest.raises(gl.InvalidFacts) as error:
            state(account(changed_order(700, filed="2019-04-02")), "2019-06-30")
        assert told(error.value) == ["orders[0].modifications[0].from"]
        assert "3651(c)(1)" in str(error.value)

    @pytest.mark.parametrize("cause", ["unemployment", "activation"])
    def test_the_later_of_service_and_the_event(self, cause: str) -> None:
        """§ 3653(b), (c): without a day the order counts from the later of the two."""
        change = {
            "amount": 0,
            "cause": cause,
            "served": "2019-03-01",
            "event": "2019-02-10",
            "ordered": "2019-05-01",
        }
        facts = account(order(500, modifications=(change,)))
        assert state(facts, "2019-06-30").charged == 2 * 500

    def test_another_day_needs_good_cause(self) -> None:
        """A later day than the section's is noticed, unless the court found good cause."""
        change = {
            "amount": 300,
            "cause": "unemployment",
            "served": "2019-03-01",
            "event": "2019-02-10",
            "from": "2019-05-01",
        }
        assert "modification_date" in noticed(
            state(account(order(modifications=(change,))), "2019-06-30")
        )
        found = account(order(modifications=({**change, "good_cause": True},)))
        assert "modification_date" not in noticed(state(found, "2019-06-30"))
        on_the_day = account(order(modifications=({**change, "from": "2019-03-01"},)))
        assert "modification_date" not in noticed(state(on_the_day, "2019-06-30"))

    def test_what_cannot_be(self) -> None:
        """No day, a day before the order, an order before its filing, parts that do not sum."""
        changes = (
            {"amount": 300},
            {"amount": 300, "from": "2018-01-01"},
            {"amount": 300, "from": "2019-05-01", "filed": "2019-04-01", "ordered": "2019-03-01"},
            {"amount": 300, "from": "2019-05-01", "children": [{"name": "A", "amount": 5}]},
            {"amount": 300, "cause": "unemployment", "event": "2019-02-10"},
            {"amount": 400, "from": "2018-01-01", "filed": "2018-01-01"},
        )
        with pytest.raises(gl.InvalidFacts) as error:
            state(account(order(modifications=changes)), "2019-06-30")
        where = "orders[0].modifications"
        assert told(error.value) == [
            f"{where}[0].from",
            f"{where}[1].from",
            f"{where}[2].ordered",
            f"{where}[3].children",
            f"{where}[4].from",
            f"{where}[5].from",
            f"{where}[5]",
        ]

    def test_after_the_end_it_changes_nothing(self) -> None:
        """A modification from a day after the order's end changes nothing, and that is said."""
        change = {"amount": 300, "from": "2019-05-01"}
        facts = account(order(500, through=day("2019-03-31"), modifications=(change,)))
        assert state(facts, "2019-12-31").charged == 1500
        assert "modification_date" in noticed(state(facts, "2019-05-01"))
        assert "modification_date" not in noticed(state(facts, "2019-04-30"))
        later = account(order(500, through=day("2019-05-01"), modifications=(change,)))
        assert "modification_date" not in noticed(state(later, "2019-12-31"))
        ordered = {**change, "ordered": "2019-08-15"}
        never = account(order(500, through=day("2019-03-31"), modifications=(ordered,)))
        assert "not_yet_ordered" not in noticed(state(never, "2019-06-30"))

    def test_what_is_ordered_later_is_told(self) -> None:
        """On a day before an order was made nothing is charged for it, and that is said."""
        change = {"amount": 300, "from": "2019-05-01", "ordered": "2019-08-15"}
        facts = account(order(500, ordered=day("2019-03-10"), modifications=(change,)))
        assert state(facts, "2019-03-09").charged == 0
        for as_of, later in (
            ("2019-03-09", True),
            ("2019-03-10", False),
            ("2019-04-30", False),
            ("2019-05-01", True),
            ("2019-08-14", True),
            ("2019-08-15", False),
        ):
            assert ("not_yet_ordered" in noticed(state(facts, as_of))) is later

    def test_days_that_no_table_reaches(self) -> None:
        """A modification and a correction of the year 9999 are mistakes of writing."""
        last = day("9999-12-31")
        facts = account(
            order(500, modifications=({"amount": 300, "from": last},)),
            payments=(gl.Payment(date=day("2019-03-05"), amount=5, reference="a"),),
            corrections=(gl.Correction(date=last, corrects="a", amount=0),),
        )
        with pytest.raises(gl.InvalidFacts) as error:
            state(facts, "2019-12-31")
        assert told(error.value) == ["orders[0].modifications[0].from", "corrections[0].date"]

    def test_one_after_another(self) -> None:
        """Of two modifications the one ordered later counts from its day."""
        changes = (
            {"amount": 900, "from": "2019-03-01", "ordered": "2019-08-01"},
            {"amount": 300, "from": "2019-02-01"},
        )
        facts = account(order(500, modifications=changes))
        assert state(facts, "2019-07-31").charged == 500 + 6 * 300
        assert state(facts, "2019-08-31").charged == 500 + 300 + 6 * 900

    def test_to_the_same_amount(self) -> None:
        """Confirmed in the middle of a month, the month's instalment is whole, on its own day."""
        change = {"from": "2019-03-15", "amount": 500}
        statement = state(account(order(500, modifications=(change,))), "2019-03-31")
        assert charged(statement)[2:] == [("2019-03-01", "500.00")]
        assert "prorated" not in noticed(statement)

    def test_to_the_same_amount_by_child(self) -> None:
        """Which part is whose, and when it ends, moves no instalment before it moves the amount."""
        parts = [{"name": "A", "amount": 200, "ends": "2019-04-16"}, {"name": "B", "amount": 300}]
        change = {"from": "2019-03-15", "amount": 500, "children": parts}
        assert charged(state(account(order(500, modifications=(change,))), "2019-04-30"))[2:] == [
            ("2019-03-01", "500.00"),
            ("2019-04-01", "250.00"),
            ("2019-04-16", "150.00"),
        ]

    def test_back_to_the_amount_that_was_due(self) -> None:
        """An order that reaches back to the same amount makes nothing retroactive."""
        change = {"from": "2019-03-15", "ordered": "2019-06-20", "amount": 500}
        facts = account(
            order(500, modifications=(change,)),
            readings=gl.Readings(retroactive_interest="from_order"),
        )
        statement = state(facts, "2019-06-30")
        assert charged(statement) == charged(state(account(order(500)), "2019-06-30"))
        assert not {"prorated", "reached_back", "not_offset"} & noticed(statement)

    def test_a_confirmed_order_that_reached_back(self) -> None:
        """What a first order reached back to stays one instalment after a second confirms it."""
        change = {"from": "2019-03-15", "amount": 500}
        first = order(500, ordered=day("2019-03-10"), modifications=(change,))
        facts = account(first, readings=gl.Readings(retroactive_interest="from_order"))
        assert charged(state(facts, "2019-03-31"))[2:] == [("2019-03-01", "500.00")]

    def test_whether_a_rise_was_to_be_offset_says_nothing(self) -> None:
        """Orders of one day to one amount make one instalment: a rise leaves nothing overpaid."""
        parts = [{"name": "A", "amount": 100, "ends": "2019-03-15"}, {"name": "B", "amount": 500}]
        both = {"ordered": "2019-06-20", "amount": 600}
        changes = (
            {**both, "from": "2019-02-01", "children": parts, "offset": True},
            {**both, "from": "2019-03-15"},
        )
        statement = state(account(order(500, modifications=changes)), "2019-06-30")
        assert charged(statement)[1:4] == [
            ("2019-02-01", "600.00"),
            ("2019-03-01", "600.00"),
            ("2019-04-01", "600.00"),
        ]

    def test_the_same_amount_from_another_day_is_another_debt(self) -> None:
        """Taken away and given back, the part of a month is due when the order gave it back."""
        changes = (
            {"from": "2019-03-15", "amount": 0},
            {"from": "2019-03-15", "ordered": "2019-05-10", "amount": 500},
        )
        facts = account(order(500, modifications=changes))
        assert charged(state(facts, "2019-05-31"))[2:4] == [
            ("2019-03-01", "225.81"),
            ("2019-03-15", "274.19"),
        ]

    def test_by_child(self) -> None:
        """A modification may have its own parts by child, each with its end."""
        change = {
            "amount": 900,
            "from": "2019-02-01",
            "children": [
                {"name": "A", "amount": 500, "ends": "2019-03-01"},
                {"name": "B", "amount": 400, "ends": "2019-01-15"},
            ],
        }
        facts = account(order(500, modifications=(change,)))
        assert [amount for _, amount in charged(state(facts, "2019-03-31"))] == [
            "500.00",
            "500.00",
        ]


class TestInterest:
    """From when interest runs on what a later order adds, which is unsettled."""

    @pytest.mark.parametrize(
        ("reading", "months"), [("from_due_date", 3 + 2 + 1), ("from_order", 1 + 1 + 1)]
    )
    def test_a_named_setting(self, reading: str, months: int) -> None:
        """Interest on the added $200 runs from the due dates, or from the order of June 20."""
        facts = account(changed_order(700), readings=gl.Readings(retroactive_interest=reading))
        before = state(facts, "2019-05-31").accrued_interest
        assert abs(before - Decimal(500 * (1 + 2 + 3 + 4)) / 120) < Decimal("1e-20")
        after = state(facts, "2019-07-31").accrued_interest
        expected = Decimal(500 * 21 + 200 * months) / 120
        assert abs(after - expected) < Decimal("1e-20")

    def test_an_original_order_that_reaches_back(self) -> None:
        """The months before a first order was made are retroactive as well."""
        first = order(1200, ordered=day("2019-04-10"), through=day("2019-03-31"))
        facts = account(first, readings=gl.Readings(retroactive_interest="from_order"))
        assert state(facts, "2019-04-09").charged == 0
        assert state(facts, "2019-04-30").accrued_interest == 0
        assert state(facts, "2019-05-31").accrued_interest == 30
        assert state(account(first), "2019-04-30").accrued_interest == 10 * (3 + 2 + 1)


PAID = {f"2019-0{month}-05": 500 for month in range(1, 7)}


class TestOffset:
    """§ 3653(d): what was overpaid is offset only if the court orders it."""

    def test_without_an_order_it_is_credited_to_nothing(self) -> None:
        """$200 of each of three payments exceeds the lowered instalment, and pays nothing."""
        statement = state(account(changed_order(300), paid=PAID), "2019-07-31")
        assert statement.charged == 3 * 500 + 4 * 300
        assert (statement.principal, statement.not_credited, statement.credit) == (300, 600, 0)
        assert {"not_offset", "not_credited"} <= noticed(statement)
        assert "reached_back" not in noticed(statement)  # it added nothing

    def test_with_an_order_it_pays_what_falls_due(self) -> None:
        """Offset, the $600 pays July and leaves credit."""
        statement = state(account(changed_order(300, offset=True), paid=PAID), "2019-07-31")
        assert (statement.principal, statement.not_credited, statement.credit) == (0, 0, 300)
        assert "not_offset" not in noticed(statement)

    def test_what_was_unpaid_falls_away(self) -> None:
        """An unpaid part that the order took away is no longer owed, and bore no interest."""
        statement = state(account(changed_order(0)), "2019-06-30")
        assert statement.principal == 1500
        assert statement.not_credited == 0
        assert (
            statement.interest_charged
            == state(account(order(500, through=day("2019-03-31"))), "2019-06-30").interest_charged
        )

    def test_arrears_paid_before_the_order_stay_paid_on_the_old_amount(self) -> None:
        """Money that paid an older instalment beyond its new amount, before the order, stays so."""
        facts = account(changed_order(300), paid={"2019-06-05": 2900})
        statement = state(facts, "2019-06-30")
        # current June 300 + 200, January to March 1,500, then April 300 + 200, May 300 + 100
        assert statement.not_credited == 200 + 200 + 100
        assert statement.principal == 0
