"""Benefits, corrections, several cases: money that counts otherwise than on the day it came."""

# Facts are read: tests write them as whole numbers and words, and compare amounts with these.
# mypy: disable-error-code="arg-type, comparison-overlap"

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import guideline as gl
from accounts import account, credited, day, noticed, order, payments, state, told


class TestBenefits:
    """§ 4504(b), (c): federal benefits for the child."""

    def test_a_monthly_benefit_pays_toward_the_order(self) -> None:
        """$596 of a $719 order is the benefit's, and $123 is left to pay (Y.H. v. M.H.)."""
        facts = account(order(719), payments=payments({"2019-01-20": 596}, source="benefit"))
        assert state(facts, "2019-01-31").principal == 123

    def test_a_lump_sum_counts_in_the_months_that_it_covers(self) -> None:
        """The benefit counts first in each month covered; the parent's own money becomes excess."""
        own = payments({f"2019-0{n}-05": 719 for n in range(1, 4)})
        lump = gl.Payment(
            date=day("2019-06-10"),
            amount=3 * 596,
            source="benefit",
            covers_from=day("2019-01-15"),
            covers_through=day("2019-03-02"),
        )
        facts = account(order(719, through=day("2019-03-31")), payments=(*own, lump))
        assert state(facts, "2019-06-09").credit == 0
        statement = state(facts, "2019-06-10")
        assert (statement.principal, statement.credit) == (0, 3 * 596)
        assert "benefit_months" in noticed(statement)

    def test_what_it_covers_of_months_to_come_is_credit_until_then(self) -> None:
        """Every dollar of a benefit is shown: of months that have not come, as credit."""
        lump = gl.Payment(
            date=day("2019-01-10"),
            amount=1500,
            source="benefit",
            covers_from=day("2019-01-01"),
            covers_through=day("2019-03-31"),
        )
        facts = account(order(500), payments=(lump,))
        for as_of, credit in (("2019-01-31", 1000), ("2019-02-01", 500), ("2019-03-01", 0)):
            statement = state(facts, as_of)
            parts = [part for paid in statement.payments for part in paid.allocations]
            assert sum(part.amount for part in parts) == 1500
            assert sum(part.amount for part in parts if part.to == "credit") == credit
            assert statement.credit == credit

    def test_no_interest_on_what_it_covers(self) -> None:
        """What a lump sum covers bears no interest, as if it had been paid each month."""
        lump = gl.Payment(
            date=day("2020-06-10"),
            amount=6000,
            source="benefit",
            covers_from=day("2019-01-01"),
            covers_through=day("2019-12-31"),
        )
        facts = account(order(500, through=day("2019-12-31")), payments=(lump,))
        assert state(facts, "2020-05-31").accrued_interest > 0
        assert state(facts, "2020-06-30").total == 0

    def test_on_its_day_it_counts_before_other_money(self) -> None:
        """Of a benefit and own money of one day the own is in excess, and stays credit."""
        both = tuple(
            gl.Payment(date=day("2019-01-10"), amount=500, source=source)
            for source in ("direct", "benefit")
        )
        statement = state(account(order(500), payments=both), "2019-01-31")
        assert (statement.credit, statement.not_credited) == (500, 0)

    def test_an_excess_of_benefits_alone_is_no_overpayment(self) -> None:
        """Beyond all that is owed a benefit is credited to nothing."""
        facts = account(
            order(500, through=day("2019-01-31")),
            payments=payments({"2019-01-20": 596}, source="benefit"),
        )
        statement = state(facts, "2019-01-31")
        assert (statement.credit, statement.not_credited) == (0, 96)
        assert "not_credited" in noticed(statement)

    def test_it_pays_older_support_of_the_child_but_not_the_spouse(self) -> None:
        """A benefit for the child pays child support alone, in the order of § 695.221."""
        facts = account(
            order(500, through=day("2019-02-28"), name="child"),
            order(500, kind="spousal_support", name="spouse"),
            payments=payments({"2019-02-20": 800}, source="benefit"),
        )
        assert credited(state(facts, "2019-02-28")) == [
            ("current", "2019-02-01", "500.00"),
            ("principal", "2019-01-01", "300.00"),
        ]

    def test_a_benefit_not_claimed_counts_for_its_month_only(self) -> None:
        """§ 4504(c): credited toward what was ordered for that month, and nothing else."""
        facts = account(
            order(500), payments=payments({"2019-02-01": 800}, source="benefit_not_claimed")
        )
        statement = state(facts, "2019-02-28")
        assert credited(statement)[0] == ("current", "2019-02-01", "500.00")
        assert (statement.principal, statement.not_credited) == (500, 300)

    def test_months_covered_go_with_a_benefit(self) -> None:
        """Months covered without a benefit, backwards, or with an end alone, are refused."""
        facts = account(
            payments=(
                {"date": "2019-01-01", "amount": 5, "covers_from": "2019-01-01"},
                {
                    "date": "2019-01-01",
                    "amount": 5,
                    "source": "benefit",
                    "covers_from": "2019-02-01",
                    "covers_through": "2019-01-01",
                },
                {
                    "date": "2019-01-01",
                    "amount": 5,
                    "source": "benefit",
                    "covers_through": "2019-01-01",
                },
            )
        )
        with pytest.raises(gl.InvalidFacts) as error:
            state(facts, "2019-12-31")
        assert told(error.value) == [
            "payments[0].covers_from",
            "payments[1].covers_through",
            "payments[2].covers_from",
        ]


class TestCorrections:
    """A correction is a later event that names the payment it corrects."""

    PAID = payments({"2019-01-10": 500}, reference="check 7")

    def test_a_returned_payment(self) -> None:
        """Returned in March, the January payment counts until then, and never was from then on."""
        facts = account(
            payments=self.PAID,
            corrections=({"date": "2019-03-10", "corrects": "check 7", "amount": 0},),
        )
        assert state(facts, "2019-03-09").paid == 500
        statement = state(facts, "2019-03-10")
        assert (statement.paid, statement.principal) == (0, 1500)
        assert "corrected" in noticed(statement)

    def test_another_amount_on_another_day(self) -> None:
        """A correction may say another amount and another day of receipt."""
        facts = account(
            payments=self.PAID,
            corrections=(
                {
                    "date": "2019-03-10",
                    "corrects": "check 7",
                    "amount": 450,
                    "received": "2019-02-03",
                    "reason": "misread",
                },
            ),
        )
        statement = state(facts, "2019-03-31")
        assert [m.paid for m in statement.months] == [0, 450, 0]
        assert statement.payments[0].corrected_from == 500
        assert "misread" in str([n.text for n in statement.notices])

    def test_the_last_correction_counts(self) -> None:
        """Of several corrections of one payment, the latest by the day asked counts."""
        facts = account(
            payments=self.PAID,
            corrections=(
                {"date": "2019-05-10", "corrects": "check 7", "amount": 500},
                {"date": "2019-03-10", "corrects": "check 7", "amount": 0},
            ),
        )
        paid = [state(facts, when).paid for when in ("2019-02-01", "2019-04-01", "2019-06-01")]
        assert paid == [500, 0, 500]

    def test_what_cannot_be(self) -> None:
        """Unknown and doubtful references, days before the payment, two on one day."""
        twice = payments({"2019-01-11": 1, "2019-01-12": 2}, reference="same")
        facts = account(
            payments=(*self.PAID, *twice),
            corrections=(
                {"date": "2019-03-10", "corrects": "check 8", "amount": 0},
                {"date": "2019-03-10", "corrects": "same", "amount": 0},
                {"date": "2019-01-09", "corrects": "check 7", "amount": -1},
                {"date": "2019-03-10", "corrects": "check 7", "amount": 0},
                {"date": "2019-03-10", "corrects": "check 7", "amount": 1},
                {
                    "date": "2019-04-10",
                    "corrects": "check 7",
                    "amount": 1,
                    "received": "2019-04-11",
                },
                {
                    "date": "2019-05-10",
                    "corrects": "check 7",
                    "amount": 1,
                    "received": "0219-04-11",
                },
            ),
        )
        with pytest.raises(gl.InvalidFacts) as error:
            state(facts, "2019-12-31")
        assert told(error.value) == [
            "corrections[0].corrects",
            "corrections[1].corrects",
            "corrections[2].amount",
            "corrections[2].date",
            "corrections[3].date",
            "corrections[4].date",
            "corrections[5].date",
            "corrections[6].received",
        ]


class TestWhatCannotBe:
    """Payments that are refused."""

    def test_all_at_once(self) -> None:
        """Negative, in parts of a cent, of unknown orders and cases, of years without law."""
        facts = account(
            payments=(
                {"date": "2019-01-01", "amount": -5},
                {"date": "2019-01-01", "amount": "5.001"},
                {"date": "2019-01-01", "amount": 5, "order": "none"},
                {"date": "2019-01-01", "amount": 5, "case": "none"},
                {"date": "1950-01-01", "amount": 5},
                {
                    "date": "2019-01-01",
                    "amount": 5,
                    "source": "benefit",
                    "covers_from": "0201-01-01",
                    "covers_through": "9999-12-31",
                },
                {"date": "2019-01-01", "amount": 5},
            )
        )
        with pytest.raises(gl.InvalidFacts) as error:
            state(facts, "2019-12-31")
        assert told(error.value) == [
            "payments[0].amount",
            "payments[1].amount",
            "payments[2].order",
            "payments[3].case",
            "payments[4].date",
            "payments[5].covers_from",
            "payments[5].covers_through",
        ]

    def test_an_unknown_case_names_the_known_ones(self) -> None:
        """The error says which cases there are."""
        facts = account(order(case="A"), payments=payments({"2019-01-01": 5}, case="C"))
        with pytest.raises(gl.InvalidFacts, match="write one of: A"):
            state(facts, "2019-12-31")


def three_cases(basis: str = "total", **more: Any) -> gl.Account:
    """Return the cases of a county's example: current 300, 300, 0; arrears 0, 600, 50,000."""
    return account(
        order(300, "2019-03-01", case="1", name="one"),
        order(300, "2019-01-01", case="2", name="two"),
        judgments=(
            gl.Judgment(entered=day("2018-12-31"), principal=50000, case="3", name="three"),
        ),
        readings=gl.Readings(arrears_basis=basis),
        **more,
    )


class TestSeveralCases:
    """One payment over several of a parent's cases."""

    @staticmethod
    def parts(facts: gl.Account) -> dict[str, str]:
        """Return what the orders were credited with in all, on the day of the payment."""
        found: dict[str, Decimal] = {}
        for part in state(facts, "2019-03-10").payments[-1].allocations:
            found[part.order or "left"] = found.get(part.order or "left", Decimal(0)) + part.amount
        return {name: f"{amount:.2f}" for name, amount in sorted(found.items())}

    def test_current_support_in_proportion_first(self) -> None:
        """$100 over current support of 300, 300 and 0 is 50, 50 and nothing (Napa County)."""
        facts = three_cases(payments=payments({"2019-03-10": 100}))
        assert self.parts(facts) == {"one": "50.00", "two": "50.00"}
        assert "divided" in noticed(state(facts, "2019-03-10"))

    @pytest.mark.parametrize(
        ("basis", "two", "three"),
        [
            ("total", "305.99", "494.01"),
            ("principal", "309.38", "490.62"),
            ("equal", "550.00", "250.00"),
        ],
    )
    def test_arrears_by_a_named_basis(self, basis: str, two: str, three: str) -> None:
        """What is left after current support is divided by total, by principal, or evenly."""
        facts = three_cases(basis, payments=payments({"2019-03-10": 1100}))
        found = self.parts(facts)
        assert found["one"] == "300.00"
        assert float(found["two"]) + float(found["three"]) == 800
        arrears_two = Decimal(found["two"]) - 300
        owed: dict[str, tuple[Decimal, Decimal]] = {
            "total": (Decimal(605), Decimal(50000) + Decimal(50000) / 60),
            "principal": (Decimal(600), Decimal(50000)),
        }
        if basis == "equal":
            assert (found["two"], found["three"]) == (two, three)
        else:
            share = Decimal(500) * owed[basis][0] / (owed[basis][0] + owed[basis][1])
            assert abs(arrears_two - share) < Decimal("0.03")

    def test_none_gets_more_than_it_is_owed(self) -> None:
        """What one case has no room for goes to the others; what none has room for is credit."""
        facts = three_cases("equal", payments=payments({"2019-03-10": 60000}))
        statement = state(facts, "2019-03-10")
        assert statement.total == 0
        left = 60000 - statement.charged - statement.interest_charged
        assert abs(statement.credit - left) < Decimal("1e-20")

    def test_money_for_one_case_stays_in_it(self) -> None:
        """A payment that names a case is credited there alone."""
        facts = three_cases(payments=payments({"2019-03-10": 400}, case="2"))
        assert self.parts(facts) == {"two": "400.00"}

    def test_an_offset_never_divides_current_support(self) -> None:
        """A federal offset of 2019 pays no current support in any of the cases."""
        facts = three_cases(payments=payments({"2019-03-10": 100}, source="tax_offset"))
        parts = state(facts, "2019-03-10").payments[0].allocations
        assert {str(part.to) for part in parts} == {"principal"}
        assert "one" not in {part.order for part in parts}

    def test_what_a_later_order_took_away_was_owed_until_then(self) -> None:
        """$400 of January pays $100 in each case in January and February: both were ordered.

        The $60 a month that an order of March took off one of them is credited to nothing, as it
        is where that case stands alone (§ 3653(d)).
        """
        lowered = {"amount": 40, "from": "2020-01-01", "ordered": "2020-03-10"}
        facts = account(
            order(100, "2020-01-01", case="1", name="one", modifications=[lowered]),
            order(100, "2020-01-01", case="2", name="two"),
            payments=payments({"2020-01-15": 400}),
        )
        before, after = state(facts, "2020-03-09"), state(facts, "2020-03-10")
        assert (before.to_current, before.principal, before.not_credited) == (400, 200, 0)
        assert (after.to_current, after.principal, after.not_credited) == (280, 140, 120)
        assert before.credit == after.credit == 0

    def test_only_what_is_current_support_divides_it(self) -> None:
        """$150 pays the $100 that is due in full; $50 waits for what is due on the 20th."""
        facts = account(
            order(100, "2020-01-01", case="1", name="one"),
            order(100, "2020-01-01", case="2", name="two", due_day=20),
            payments=payments({"2020-01-10": 150}),
            readings=gl.Readings(current_support="matured"),
        )
        by_order = {c.order: c.paid for c in state(facts, "2020-01-31").charges}
        assert by_order == {"one": 100, "two": 50}

    def test_money_in_advance_is_divided_when_all_of_a_day_is_due(self) -> None:
        """What is held pays two cases due on one day as one payment of that day does."""
        orders = [order(100, "2020-01-01", case=c, name=c, due_day=20) for c in ("one", "two")]
        ahead, then = (
            account(
                *orders,
                payments=payments({when: 60}),
                readings=gl.Readings(current_support="matured"),
            )
            for when in ("2020-01-10", "2020-01-20")
        )
        for facts in (ahead, then):
            assert {c.order: c.paid for c in state(facts, "2020-01-20").charges} == {
                "one": 30,
                "two": 30,
            }

    def test_a_lump_sum_is_not_divided_here(self) -> None:
        """§ 695.221(d): how the department divides lump sums between families was not found."""
        facts = three_cases(payments=payments({"2019-03-10": 100}, lump_sum=True))
        with pytest.raises(gl.NotModelled, match=r"695\.221\(d\)"):
            state(facts, "2019-03-10")
        private = gl.changed(facts, enforcement="private")
        assert state(private, "2019-03-10").paid == 100
        named = three_cases(payments=payments({"2019-03-10": 100}, lump_sum=True, case="3"))
        assert self.parts(named) == {"three": "100.00"}

    @given(st.integers(1, 70000), st.integers(1, 70000), st.sampled_from(["total", "principal"]))
    def test_splitting_a_payment_changes_nothing(self, one: int, two: int, basis: str) -> None:
        """Two payments on one day are divided as their sum is, to the last fraction."""
        whole = three_cases(basis, payments=payments({"2019-03-10": one + two}))
        halves = three_cases(
            basis, payments=payments({"2019-03-10": one}) + payments({"2019-03-10": two})
        )
        first, second = (state(facts, "2019-05-31") for facts in (whole, halves))
        tolerance = Decimal("1e-20")
        assert abs(first.principal - second.principal) < tolerance
        assert abs(first.accrued_interest - second.accrued_interest) < tolerance
        assert abs(first.credit - second.credit) < tolerance


class TestJudgments:
    """A judgment for a stated sum of past support (§ 155, McClellan)."""

    def test_interest_runs_on_the_principal_alone(self) -> None:
        """38,110.02 and 9,254.43 of 1994-12-20: 10 % a year on the first, never on the second."""
        sum_ = gl.Judgment(
            entered=day("1994-12-20"),
            principal=Decimal("38110.02"),
            accrued_interest=Decimal("9254.43"),
        )
        facts = account(judgments=(sum_,), interest="actual_365")
        statement = state(facts, "1995-12-20")
        assert statement.interest_charged == Decimal("9254.43") + Decimal("3811.002")
        assert "judgment_sum" in noticed(statement)
        # the audit of 2003 for $80,739.88 is of the size that no payment at all would make
        assert 80_000 < state(facts, "2003-09-20").total < 81_000

    def test_its_instalments_keep_their_due_dates(self) -> None:
        """The instalment that matured first is paid first, beside an order's newer ones."""
        sum_ = gl.Judgment(
            entered=day("2019-06-15"),
            through=day("2019-05-31"),
            principal=700,
            instalments=(
                {"due": "2019-05-01", "amount": 400},
                {"due": "2019-01-01", "amount": 300},
            ),
        )
        facts = account(order(500, "2019-06-01"), judgments=(sum_,), paid={"2019-07-05": 900})
        assert credited(state(facts, "2019-07-31")) == [
            ("current", "2019-07-01", "500.00"),
            ("principal", "2019-01-01", "300.00"),
            ("principal", "2019-05-01", "100.00"),
        ]

    @pytest.mark.parametrize(("paid", "refused"), [("2019-03-31", True), ("2019-04-01", False)])
    def test_what_was_paid_by_then_is_in_its_sum(self, paid: str, *, refused: bool) -> None:
        """Money of the day through which it states what is unpaid would count twice."""
        judgment = gl.Judgment(entered=day("2019-05-31"), through=day("2019-03-31"), principal=9)
        facts = account(judgments=(judgment,), paid={paid: 5})
        if refused:
            with pytest.raises(gl.InvalidFacts, match="states what is still unpaid"):
                state(facts, "2019-12-31")
        else:
            assert state(facts, "2019-12-31").principal == 4

    @pytest.mark.parametrize(("entered", "months"), [("2019-03-01", 3), ("2019-03-02", 2)])
    def test_by_the_month_it_bears_from_the_month_that_opens_with_it(
        self, entered: str, months: int
    ) -> None:
        """A sum of the first stands when its month opens; one of the second day does not."""
        judgment = gl.Judgment(entered=day(entered), principal=1200)
        assert state(account(judgments=(judgment,)), "2019-05-31").accrued_interest == 10 * months

    def test_before_it_was_entered_it_is_not_known(self) -> None:
        """A balance of a day before the judgment does not have it."""
        sum_ = gl.Judgment(entered=day("2019-06-15"), principal=700)
        assert state(account(judgments=(sum_,)), "2019-06-14").total == 0

    def test_what_cannot_be(self) -> None:
        """Sums that do not agree, days out of order, and anything counted twice."""
        sum_ = gl.Judgment(
            entered=day("2019-05-15"),
            through=day("2019-05-31"),
            principal=700,
            instalments=({"due": "2019-06-01", "amount": 400},),
        )
        facts = account(
            order(500, "2019-05-01"),
            judgments=(sum_,),
            paid={"2019-05-20": 1},
            payments=payments({"2019-05-20": 1, "2019-06-20": 1}),
        )
        with pytest.raises(gl.InvalidFacts) as error:
            state(facts, "2019-12-31")
        assert told(error.value) == [
            "judgments[0].entered",
            "judgments[0].instalments[0].due",
            "judgments[0].instalments",
            "judgments[0].through",
            "payments[0].date",
        ]

    def test_excess_pays_a_judgment_when_it_is_entered(self) -> None:
        """Money held from another order pays a judgment's sum and interest when it counts."""
        sum_ = gl.Judgment(
            entered=day("2019-02-15"), principal=100, accrued_interest=50, kind="spousal_support"
        )
        facts = account(
            order(500, through=day("2019-01-31"), name="child"),
            judgments=(sum_,),
            payments=payments({"2019-01-20": 600}, order="child") + payments({"2019-02-20": 120}),
        )
        statement = state(facts, "2019-02-28")
        assert (statement.credit, statement.total) == (100, 30)


class TestExcessMeantForOne:
    """Excess of money that was meant for one order."""

    def test_it_waits_for_that_order(self) -> None:
        """What one order's excess cannot pay stays, and pays that order's next instalment."""
        facts = account(
            order(100, name="a", due_day=1),
            order(100, name="b", due_day=10, kind="spousal_support"),
            payments=payments({"2019-01-20": 250}, order="a"),
        )
        assert state(facts, "2019-01-31").credit == 150
        statement = state(facts, "2019-03-31")
        assert (statement.credit, statement.principal) == (0, 300 + 50)
