"""Crediting: the order of the law on the day the money was received (CCP § 695.221)."""

# Facts are read: tests write them as whole numbers and words, and compare amounts with these.
# mypy: disable-error-code="arg-type, comparison-overlap"

import pytest

import guideline as gl
from accounts import account, credited, day, noticed, order, payments, state

OLD = "2008-12-31"
NEW = "2009-01-01"


class TestEras:
    """The same payment received on 2008-12-31 and on 2009-01-01."""

    def test_through_2008_interest_comes_before_principal(self) -> None:
        """Current support, then accrued interest, then principal."""
        facts = account(
            order(400, "2008-12-01", through=day("2008-12-31"), name="now"),
            judgments=(
                gl.Judgment(
                    entered=day("2008-11-30"),
                    principal=3000,
                    accrued_interest=450,
                    kind="spousal_support",
                    name="past",
                ),
            ),
            paid={OLD: 900},
        )
        assert [(to, amount) for to, _, amount in credited(state(facts, OLD))] == [
            ("current", "400.00"),
            ("interest", "450.00"),
            ("principal", "50.00"),
        ]

    def test_from_2009_principal_comes_before_interest(self) -> None:
        """Current support, then principal, then accrued interest."""
        facts = account(
            order(400, "2009-01-01", through=day("2009-01-31"), name="now"),
            judgments=(
                gl.Judgment(
                    entered=day("2008-12-31"),
                    principal=3000,
                    accrued_interest=450,
                    kind="spousal_support",
                    name="past",
                ),
            ),
            paid={NEW: 900},
        )
        assert [(to, amount) for to, _, amount in credited(state(facts, NEW))] == [
            ("current", "400.00"),
            ("principal", "500.00"),
        ]

    def test_the_law_of_the_day_received(self) -> None:
        """The statement names the rows of both eras where money came in both."""
        facts = account(order(100, "2008-11-01"), paid={OLD: 50, NEW: 50})
        starts = [
            str(row.start)
            for row in state(facts, "2009-01-31").law
            if row.table == "code_of_civil_procedure/crediting"
        ]
        assert starts == ["1970-01-01", "2009-01-01"]


class TestMaturity:
    """Instalments are paid in the order in which they matured."""

    def test_oldest_first(self) -> None:
        """Beyond the current month the oldest instalment is paid first."""
        facts = account(order(500), paid={"2019-04-10": 1100})
        assert credited(state(facts, "2019-04-30")) == [
            ("current", "2019-04-01", "500.00"),
            ("principal", "2019-01-01", "500.00"),
            ("principal", "2019-02-01", "100.00"),
        ]

    def test_current_support_is_the_calendar_months(self) -> None:
        """An instalment due later in the month is current support, paid before arrears."""
        facts = account(order(500, due_day=15), paid={"2019-02-05": 600})
        statement = state(facts, "2019-02-28")
        assert credited(statement) == [
            ("current", "2019-02-15", "500.00"),
            ("principal", "2019-01-15", "100.00"),
        ]
        assert "paid_before_due" in noticed(statement)

    def test_until_it_is_due_it_stands_as_credit(self) -> None:
        """On the 10th the instalment of the 15th is not charged, and what paid it is credit."""
        statement = state(account(order(500, due_day=15), paid={"2019-02-05": 600}), "2019-02-10")
        assert (statement.charged, statement.principal, statement.credit) == (500, 400, 500)

    def test_or_only_what_has_matured(self) -> None:
        """By the other reading money of the 5th pays January's arrears before the 15th's."""
        facts = account(
            order(500, due_day=15),
            paid={"2019-02-05": 600},
            readings=gl.Readings(current_support="matured"),
        )
        assert credited(state(facts, "2019-02-28")) == [
            ("principal", "2019-01-15", "500.00"),
            ("current", "2019-02-15", "100.00"),
        ]


class TestExcess:
    """Money beyond everything that is owed."""

    def test_it_pays_what_falls_due_next(self) -> None:
        """By default an excess pays the next instalment on the day it falls due."""
        facts = account(order(500), paid={"2019-01-10": 800})
        first = state(facts, "2019-01-31")
        assert (first.credit, first.principal) == (300, 0)
        assert "excess" in noticed(first)
        used = [n.text for n in state(facts, "2019-02-28").notices if n.id == "excess"]
        sentence = (
            "was received beyond what was then owed, and has paid what came to be owed later."
        )
        assert used == [f"$300.00 {sentence}"]
        second = state(facts, "2019-02-28")
        assert (second.credit, second.principal) == (0, 200)
        assert credited(second)[-1] == ("current", "2019-02-01", "300.00")

    def test_or_it_is_held(self) -> None:
        """Held, it pays nothing and stays credit."""
        facts = account(order(500), paid={"2019-01-10": 800}, readings=gl.Readings(excess="held"))
        statement = state(facts, "2019-02-28")
        assert (statement.credit, statement.principal) == (300, 500)

    def test_it_pays_interest_when_that_is_posted(self) -> None:
        """What clears the account in the month pays that month's interest at its end."""
        facts = account(order(1200, through=day("2019-01-31")), paid={"2019-02-10": 1300})
        assert (state(facts, "2019-02-27").credit, state(facts, "2019-02-28").credit) == (100, 90)

    def test_money_before_anything_is_due(self) -> None:
        """Money received before the first instalment is credit until then."""
        facts = account(order(500), paid={"2018-11-20": 700})
        assert state(facts, "2018-12-31").credit == 700
        assert state(facts, "2019-01-01").credit == 200

    def test_several_excesses_are_used_in_their_order(self) -> None:
        """The excess received first pays first, and the rest stays credit."""
        facts = account(order(500), paid={"2018-11-20": 300, "2018-12-20": 600})
        statement = state(facts, "2019-01-31")
        assert [part.amount for p in statement.payments for part in p.allocations] == [
            300,
            200,
            400,
        ]
        assert statement.credit == 400


class TestOffsets:
    """Federal tax refund offsets."""

    @staticmethod
    def judged(received: str, amount: int, year: int) -> list[tuple[str, str | None, str]]:
        """Return what an offset is credited to on the day after the judgments' sums."""
        entered = day(f"{year}-12-31")
        facts = account(
            order(50, f"{year + 1}-01-01", kind="spousal_support", name="current"),
            judgments=(
                gl.Judgment(entered=entered, principal=100, accrued_interest=10, name="family"),
                gl.Judgment(
                    entered=entered,
                    principal=200,
                    accrued_interest=20,
                    name="state",
                    assigned=True,
                ),
            ),
            payments=payments({received: amount}, source="tax_offset"),
        )
        parts = state(facts, received).payments[0].allocations
        return [(str(part.to), part.order, f"{part.amount:.0f}") for part in parts]

    def test_before_2009(self) -> None:
        """Assigned interest, assigned principal, then the family's; never current support."""
        assert self.judged("2008-01-01", 400, 2007) == [
            ("interest", "state", "20"),
            ("principal", "state", "200"),
            ("interest", "family", "10"),
            ("principal", "family", "100"),
            ("credit", None, "70"),
        ]

    def test_2009_to_2020_04(self) -> None:
        """§ 695.221(e)(1): assigned principal, its interest, then the family's; never current."""
        assert self.judged("2020-01-01", 400, 2019) == [
            ("principal", "state", "200"),
            ("interest", "state", "20"),
            ("principal", "family", "100"),
            ("interest", "family", "10"),
            ("credit", None, "70"),
        ]

    def test_from_2020_05(self) -> None:
        """§ 695.221(f): no order of its own any more, families first."""
        assert self.judged("2021-01-01", 400, 2020) == [
            ("current", "current", "50"),
            ("principal", "family", "100"),
            ("principal", "state", "200"),
            ("interest", "family", "10"),
            ("interest", "state", "20"),
            ("credit", None, "20"),
        ]

    def test_the_last_day_of_the_old_order(self) -> None:
        """On 2020-04-30 the old order still holds, on 2020-05-01 no longer."""
        orders = {}
        for received in ("2020-04-30", "2020-05-01"):
            facts = account(payments=payments({received: 1}, source="tax_offset"))
            orders[received] = state(facts, received).payments[0].crediting
        assert orders == {
            "2020-04-30": "offset_assigned_first",
            "2020-05-01": "principal_before_interest",
        }


class TestBuckets:
    """Child and spousal support, assigned and not."""

    @staticmethod
    def paid(between: str, amount: int) -> list[tuple[str, str | None]]:
        """Return what arrears of three kinds are paid in, with a payment in June."""
        facts = account(
            order(100, "2019-02-01", through=day("2019-02-28"), name="child"),
            order(
                100, "2019-01-01", through=day("2019-01-31"), kind="spousal_support", name="spouse"
            ),
            order(100, "2019-03-01", through=day("2019-03-31"), name="aided"),
            assigned=({"from": "2019-03-01", "through": "2019-03-31"},),
            paid={"2019-06-10": amount},
            readings=gl.Readings(between_buckets=between),
        )
        statement = state(facts, "2019-06-10")
        assert "between_buckets" in noticed(statement)
        parts = statement.payments[0].allocations
        return [(str(part.to), part.order) for part in parts if part.order]

    @pytest.mark.parametrize(
        ("between", "order_of"),
        [
            (
                "families_first",
                [
                    "principal spouse",
                    "principal child",
                    "principal aided",
                    "interest child",
                    "interest spouse",
                    "interest aided",
                ],
            ),
            (
                "oldest_first",
                [
                    "principal spouse",
                    "principal child",
                    "principal aided",
                    "interest child",
                    "interest spouse",
                    "interest aided",
                ],
            ),
            (
                "child_first",
                [
                    "principal child",
                    "principal aided",
                    "principal spouse",
                    "interest child",
                    "interest aided",
                    "interest spouse",
                ],
            ),
            (
                "type_by_type",
                [
                    "principal child",
                    "interest child",
                    "principal aided",
                    "interest aided",
                    "principal spouse",
                    "interest spouse",
                ],
            ),
        ],
    )
    def test_named_orders(self, between: str, order_of: list[str]) -> None:
        """Each named order between buckets, with enough money for all."""
        assert [" ".join(map(str, part)) for part in self.paid(between, 1000)] == order_of

    def test_families_come_before_older_assigned_arrears(self) -> None:
        """families_first pays the family's newer arrears before the state's older ones."""
        facts = account(
            order(100, through=day("2019-02-28")),
            assigned=({"from": "2019-01-01", "through": "2019-01-31"},),
            paid={"2019-06-10": 100},
        )
        assert credited(state(facts, "2019-06-10")) == [("principal", "2019-02-01", "100.00")]
        oldest = gl.changed(facts, readings=gl.Readings(between_buckets="oldest_first"))
        assert credited(state(oldest, "2019-06-10")) == [("principal", "2019-01-01", "100.00")]

    def test_current_child_then_medical_then_spousal(self) -> None:
        """Current support is credited by kind, whatever was ordered first."""
        facts = account(
            order(100, kind="spousal_support"),
            order(100, kind="medical_support"),
            order(100, kind="child_support"),
            paid={"2019-01-10": 250},
        )
        assert [part[1] for part in credited(state(facts, "2019-01-10"))] == ["2019-01-01"] * 3
        kinds = [str(p.kind) for p in state(facts, "2019-01-10").payments[0].allocations]
        assert kinds == ["child_support", "medical_support", "spousal_support"]

    def test_each_kind_has_its_own_sheet(self) -> None:
        """§ 17526(c), form FL-421: a sheet for each kind, by year, ordered and paid."""
        facts = account(order(100, kind="spousal_support"), order(200), paid={"2019-01-10": 250})
        sheets = {str(kind.kind): kind for kind in state(facts, "2020-01-31").kinds}
        assert list(sheets) == ["child_support", "spousal_support"]
        assert [(y.year, y.ordered, y.paid) for y in sheets["spousal_support"].years] == [
            ("2019", 1200, 50),
            ("2020", 100, 0),
        ]
        assert sheets["child_support"].months[0].paid == 200

    def test_current_support_is_paid_kind_by_kind(self) -> None:
        """Of the month's instalments the child's is paid first, also where it is due later."""
        facts = account(
            order(100, kind="spousal_support", name="spouse"),
            order(100, due_day=20, name="child"),
            paid={"2019-01-05": 150},
        )
        first = state(facts, "2019-01-31").payments[0].allocations
        assert [(part.order, part.amount) for part in first] == [("child", 100), ("spouse", 50)]

    def test_money_for_one_order_pays_that_one(self) -> None:
        """A payment that names an order is credited to it alone."""
        facts = account(
            order(100, name="child"),
            order(100, name="spouse", kind="spousal_support"),
            payments=payments({"2019-01-10": 150}, order="spouse"),
        )
        statement = state(facts, "2019-01-31")
        assert (statement.principal, statement.credit) == (100, 50)

    def test_former_recipients_before_october_2000_are_not_modelled(self) -> None:
        """§ 695.221(e)(2) has an order of its own for them, which is not computed."""
        facts = account(
            order(100, "2000-01-01"),
            assigned=({"from": "2000-02-01", "through": "2000-05-31"},),
            paid={"2000-09-30": 100},
        )
        for when in ("2000-06-01", "2000-09-30"):
            paid = gl.changed(facts, payments=payments({when: 100}))
            with pytest.raises(gl.NotModelled, match=r"695\.221\(e\)\(2\)"):
                state(paid, "2000-12-31")
        for when in ("2000-01-31", "2000-05-31", "2000-10-01"):  # before, during, or too late
            paid = gl.changed(facts, payments=payments({when: 100}))
            assert state(paid, "2000-12-31").paid == 100

    @pytest.mark.parametrize("again", ["2000-06-01", "2000-08-15"])
    def test_who_is_aided_again_is_no_former_recipient(self, again: str) -> None:
        """§ 695.221(e)(2) speaks of former recipients: during a second aid it says nothing."""
        spans = (
            {"from": "2000-02-01", "through": "2000-05-31"},
            {"from": again, "through": "2000-12-31"},
        )
        facts = account(order(100, "2000-01-01"), assigned=spans, paid={"2000-08-20": 100})
        assert state(facts, "2000-12-31").paid == 100
        before = gl.changed(facts, payments=payments({"2000-08-14": 100}))
        if again == "2000-06-01":
            assert state(before, "2000-12-31").paid == 100
        else:
            with pytest.raises(gl.NotModelled, match=r"695\.221\(e\)\(2\)"):
                state(before, "2000-12-31")

    def test_an_assigned_judgment_is_of_a_former_recipient(self) -> None:
        """A sum assigned to the state says that there was aid, and no more."""
        judgment = gl.Judgment(entered=day("2000-03-31"), principal=100, assigned=True)
        facts = account(judgments=(judgment,), paid={"2000-09-30": 10})
        with pytest.raises(gl.NotModelled, match=r"695\.221\(e\)\(2\)"):
            state(facts, "2000-12-31")
