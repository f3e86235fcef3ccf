"""What a review with fresh eyes, and the independent count, found in accounts."""

# Facts are read: tests write them as whole numbers and words, and compare amounts with these.
# mypy: disable-error-code="arg-type, comparison-overlap"

from decimal import Decimal

import pytest

import guideline as gl
from accounts import account, credited, day, order, state, told


class TestMonthEnds:
    """A month's row shows the balance at the end of its last day."""

    @pytest.mark.parametrize("convention", list(gl.Convention))
    @pytest.mark.parametrize("regime", list(gl.Enforcement))
    def test_the_row_is_what_was_stated_that_day(
        self, convention: gl.Convention, regime: gl.Enforcement
    ) -> None:
        """The balances of a month do not depend on the day for which they are asked later."""
        facts = account(interest=convention, enforcement=regime, paid={"2019-04-10": 700})
        later = {row.month: row for row in state(facts, "2020-06-17").months}
        for last in ("2019-01-31", "2019-04-30", "2019-12-31", "2020-02-29"):
            own = state(facts, last)
            assert later[last[:7]].accrued_interest == own.months[-1].accrued_interest
            assert later[last[:7]].principal == own.principal
            assert abs(own.accrued_interest - own.months[-1].accrued_interest) < Decimal("0.01")


class TestReceivedInAdvance:
    """Money beyond what is owed waits for what comes."""

    def test_an_offset_does_not_keep_other_money_from_current_support(self) -> None:
        """A tax offset of 2019 never pays current support; wages held beside it do."""
        early = (
            gl.Payment(date=day("2018-07-23"), amount=1461, source="tax_offset"),
            gl.Payment(date=day("2018-11-20"), amount=500, source="withholding"),
        )
        statement = state(account(order(500), payments=early), "2019-01-08")
        assert credited(statement) == [
            ("credit", None, "1461.00"),
            ("current", "2019-01-01", "500.00"),
        ]

    def test_an_offset_pays_support_from_the_day_it_is_past_due(self) -> None:
        """An offset held over pays on the first of the next month, and interest runs no longer."""
        early = (gl.Payment(date=day("2018-12-20"), amount=1000, source="tax_offset"),)
        facts = account(
            order(500, due_day=15),
            payments=early,
            enforcement="private",
            interest="actual_365",
        )
        statement = state(facts, "2019-02-10")
        principal = [p for p in statement.payments[0].allocations if p.to == "principal"]
        assert [(str(part.day), part.amount) for part in principal] == [("2019-02-01", 500)]
        assert abs(statement.interest_charged - Decimal(500 * 17) / 3650) < Decimal("1e-20")

    def test_money_is_used_in_the_order_of_receipt(self) -> None:
        """Of two sums held, the one received first pays first, whatever order it names."""
        early = (
            gl.Payment(date=day("2018-11-01"), amount=500),
            gl.Payment(date=day("2018-11-02"), amount=500, order="child"),
        )
        facts = account(order(500, name="child"), payments=early)
        first, second = state(facts, "2019-01-01").payments
        assert [str(part.to) for part in first.allocations] == ["current"]
        assert [str(part.to) for part in second.allocations] == ["credit"]

    def test_a_fortieth_digit_of_interest_is_paid_by_nobody(self) -> None:
        """Interest paid in advance leaves a trace of the division, to which nothing is credited."""
        facts = account(
            order(amount="3.30", from_="2004-01-02"),
            interest="actual_365",
            enforcement="local_agency",
            payments=(
                gl.Payment(date=day("2004-02-21"), amount="6.83", source="tax_offset"),
                gl.Payment(date=day("2004-04-28"), amount="0.01", source="withholding"),
                gl.Payment(date=day("2004-06-30"), amount="13.19", source="withholding"),
            ),
        )
        for payment in state(facts, "2004-06-30").payments:
            assert all(part.amount > 0 for part in payment.allocations)


class TestTheMonthThatClears:
    """``monthly_opening_except_payoff``: none in the month that clears the past-due principal."""

    def test_what_falls_due_in_the_month_does_not_count(self) -> None:
        """An instalment that began to bear interest after the opening leaves the month cleared."""
        facts = account(
            order(500, "2019-01-01", per="week"),
            enforcement="private",
            interest="monthly_opening_except_payoff",
            paid={"2019-01-18": 1500},
        )
        # opened with the instalment of January 1, cleared; those of the 22nd and 29th are unpaid
        assert state(facts, "2019-01-31").interest_charged == 0

    def test_all_of_a_cases_principal_must_be_cleared(self) -> None:
        """Where one kind of support is still past due, the month bears interest on both."""
        both = (order(500, through=day("2019-01-31")), order(300, kind="spousal_support"))
        facts = account(*both, interest="monthly_opening_except_payoff", paid={"2019-03-05": 900})
        # February 1 opened with $800 past due; March 1 with $1,100, of which $600 were paid
        charged = state(facts, "2019-03-31").interest_charged
        assert abs(charged - Decimal(800 + 1100) / 120) < Decimal("1e-20")


class TestBenefitsAhead:
    """A benefit may cover months that have not come."""

    def test_until_then_it_is_credit(self) -> None:
        """What covers a month to come is credit, and the account does not run into that month."""
        ahead = gl.Payment(
            date=day("2019-01-10"),
            amount=900,
            source="benefit",
            covers_from=day("2019-01-01"),
            covers_through=day("2019-03-31"),
        )
        facts = account(order(500), payments=(ahead,))
        statement = state(facts, "2019-01-31")
        assert [row.month for row in statement.months] == ["2019-01"]
        assert (statement.paid, statement.to_current, statement.credit) == (900, 300, 600)
        assert state(facts, "2019-03-31").credit == 0
        assert state(facts, "2019-03-31").to_current == 900


class TestRetroactiveOrders:
    """Several orders may reach back to the same instalments."""

    def test_each_addition_waits_for_its_own_order(self) -> None:
        """From the order: $300 of June 1 and $200 of September 1 bear from these days."""
        change = {"amount": 500, "from": "2019-01-01", "ordered": "2019-09-01"}
        facts = account(
            order(
                300,
                "2019-01-01",
                ordered=day("2019-06-01"),
                through=day("2019-01-31"),
                modifications=(change,),
            ),
            readings={"retroactive_interest": "from_order"},
            interest="actual_365",
            enforcement="private",
        )
        expected = Decimal(300 * 214 + 200 * 122) / 3650
        assert abs(state(facts, "2020-01-01").interest_charged - expected) < Decimal("1e-20")

    def test_a_part_taken_away_bears_nothing(self) -> None:
        """From the order: what a later one took away neither bears interest nor waits."""
        change = {"amount": 300, "from": "2019-01-01", "ordered": "2019-06-01"}
        facts = account(
            order(500, through=day("2019-01-31"), modifications=(change,)),
            readings={"retroactive_interest": "from_order"},
            interest="actual_365",
            enforcement="private",
        )
        charged = state(facts, "2020-01-01").interest_charged
        assert abs(charged - Decimal(300 * 365) / 3650) < Decimal("1e-20")

    def test_what_is_ordered_again_is_owed_again(self) -> None:
        """A part taken away and then given back is no part taken away."""
        changes = (
            {"amount": 300, "from": "2019-01-01", "ordered": "2019-06-01"},
            {"amount": 400, "from": "2019-01-01", "ordered": "2019-09-01"},
        )
        facts = account(
            order(500, through=day("2019-01-31"), modifications=changes), paid={"2019-01-05": 500}
        )
        before, after = state(facts, "2019-07-01"), state(facts, "2019-10-01")
        assert (before.to_current, before.not_credited) == (300, 200)
        assert (after.to_current, after.not_credited, after.credit) == (400, 100, 0)

    def test_a_modification_follows_the_order_that_it_modifies(self) -> None:
        """One made before the order itself was made is refused."""
        change = {"amount": 400, "from": "2019-03-01"}
        with pytest.raises(gl.InvalidFacts, match="before the day of the order itself") as error:
            state(
                account(order(500, ordered=day("2019-06-01"), modifications=(change,))),
                "2020-01-01",
            )
        assert told(error.value) == ["orders[0].modifications[0].ordered"]


class TestSuspendedByWhat:
    """A version of § 4007.5 suspends what it meets, and resumes what was suspended."""

    def test_a_confinement_that_was_over_is_not_reached(self) -> None:
        """AB 207 does not suspend an older order for a confinement that ended before it."""
        confined = {"from": "2022-01-01", "released": "2022-09-10"}
        facts = account(order(500, "2015-01-01", due_day=28), confinements=(confined,))
        assert not any(charge.suspended_by for charge in state(facts, "2022-12-31").charges)

    def test_what_was_suspended_resumes_with_the_month(self) -> None:
        """An order of 2021, suspended until the release, resumes on the first of October."""
        confined = {"from": "2022-01-01", "released": "2022-09-10"}
        facts = account(order(500, "2021-06-01", due_day=28), confinements=(confined,))
        last = [str(c.due) for c in state(facts, "2022-12-31").charges if c.suspended_by][-1]
        assert last == "2022-09-28"

    def test_an_order_made_after_the_release_has_nothing_to_resume(self) -> None:
        """It is charged at once, and not only from the tenth month after release."""
        confined = {"from": "2023-06-01", "released": "2024-03-10"}
        facts = account(order(500, "2024-05-01"), confinements=(confined,))
        assert state(facts, "2024-12-31").principal == 500 * 8
