"""What a report says of itself: payments that are alike, who set the schedule, ends untold."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import guideline as gl
from account_strategies import cents
from accounts import account, payments, state

loose: Any = gl  # facts are read from text and whole numbers too, which types do not say

PLAN = loose.Plan(as_of="2026-03-31", principal=3000, first="2026-04-15", payment=50)


def comply(paid: tuple[gl.Payment, ...], as_of: str = "2026-07-20", **terms: Any) -> Any:
    """Return the report on payments."""
    return loose.comply(loose.changed(PLAN, **terms), paid, as_of=date.fromisoformat(as_of))


def told(result: Any, id_: str) -> list[gl.Notice]:
    """Return the notices of one kind."""
    return [each for each in result.notices if str(each.id) == id_]


class TestSamePayments:
    """Payments that nothing tells apart."""

    def test_each_counts_and_is_told(self) -> None:
        """Two of one day, amount and reference pay two instalments, and a notice says so."""
        report = comply(payments({"2026-04-15": 50}, reference="R-7") * 2)
        assert report.received == 100
        assert [each.status for each in report.instalments][:3] == ["paid", "paid", "missed"]
        [notice] = told(report, "same_payments")
        assert notice.decides
        assert notice.text == (
            "Payments that nothing tells apart: 2 of $50.00 on 2026-04-15 (R-7). Each counts; "
            "leave out what was entered twice."
        )

    @pytest.mark.parametrize(
        "more", [{"reference": "R-8"}, {"source": "levy"}, {"amount": 51}, {"date": "2026-04-16"}]
    )
    def test_what_one_word_tells_apart_is_not_told(self, more: dict[str, Any]) -> None:
        """Another reference, source, amount or day makes another payment."""
        [payment] = payments({"2026-04-15": 50}, reference="R-7")
        report = comply((payment, loose.changed(payment, **more)))
        assert not told(report, "same_payments")

    def test_the_first_three_are_shown(self) -> None:
        """A file that was pasted twice says so in one notice, in the order of the days."""
        paid = payments({f"2026-0{month}-15": 50 for month in (7, 6, 5, 4)})
        [notice] = told(comply((*paid, *paid, paid[0])), "same_payments")
        assert notice.text.startswith(
            "Payments that nothing tells apart: 2 of $50.00 on 2026-04-15, 2 of $50.00 on "
            "2026-05-15, 2 of $50.00 on 2026-06-15, and 1 more."
        )

    def test_what_does_not_count_is_not_told(self) -> None:
        """What is in the balance, or comes after the report, counts neither once nor twice."""
        paid = payments({"2026-03-15": 50, "2026-08-15": 50})
        assert not told(comply((*paid, *paid)), "same_payments")

    def test_an_account_tells_it_as_well(self) -> None:
        """By the day of the statement; a benefit of several months is one payment."""
        paid = payments({"2019-03-09": 100})
        benefit = payments({"2019-05-01": 900}, source="benefit", covers_from=date(2019, 2, 1),
                           covers_through=date(2019, 4, 30))  # fmt: skip
        facts = account(payments=(*paid, *paid, *benefit))
        assert not told(state(facts, "2019-03-08"), "same_payments")
        [notice] = told(state(facts, "2019-12-31"), "same_payments")
        assert "2 of $100.00 on 2019-03-09. " in notice.text
        page = " ".join(gl.explain(state(facts, "2019-12-31"), reader="payor").split())
        assert "Some payments are exactly alike. Each one was counted." in page


class TestWhoSetTheSchedule:
    """§ 17520(a)(4) counts what a court ordered or the local agency agreed to."""

    def test_who_it_is_where_nothing_says_so(self) -> None:
        """The agency where it enforces, otherwise a court; a notice says which."""
        report = comply(())
        assert [leg.complies for leg in report.legs] == ["not applicable", "no", "not applicable"]
        [notice] = told(report, "compliance_schedule")
        assert notice.decides
        assert "taken as agreed with the local agency" in notice.text
        [notice] = told(comply((), enforcement="private"), "compliance_schedule")
        assert "taken as ordered by a court" in notice.text
        for decides_not in (
            comply((), "2026-05-15"),
            comply((), standing={"estoppel": True}),
            comply((), standing={"estoppel": True, "schedule_by": "neither"}),
        ):
            [notice] = told(decides_not, "compliance_schedule")
            assert not notice.decides

    @pytest.mark.parametrize("who", gl.ScheduleBy)
    def test_who_is_named_is_believed(self, who: gl.ScheduleBy) -> None:
        """And nothing is said of it, but that nobody did."""
        report = comply((), standing={"schedule_by": who})
        texts = [notice.text for notice in told(report, "compliance_schedule")]
        nobody = ("No court ordered the schedule of payments and no agency agreed to it: it is no "
                  "part of the test, however late they are.")  # fmt: skip
        assert texts == ([nobody] if who == "neither" else [])
        assert report.legs[1].complies == ("not applicable" if who == "neither" else "no")

    def test_the_agencys_own_limit_is_not_that_of_a_private_plan(self) -> None:
        """Half of disposable earnings binds what an agency sets by itself."""
        over = {"payment": 600, "earnings": {"monthly_disposable_earnings": 1100}}
        for enforcement, found in (("local_agency", 1), ("private", 0)):
            result = gl.plan_payments(PLAN, **over, enforcement=enforcement)
            assert len(told(result, "plan_over_agency_limit")) == found, enforcement


class TestEndsThatAreNotTold:
    """A day on which a debt ends is stated, or a notice says why not."""

    def test_a_plan_that_runs_past_the_last_day_is_followed(self) -> None:
        """A dollar a month on $10,000: what is behind and what cures it is told all the same."""
        report = comply(payments({"2026-04-15": 1}), principal=10_000, payment=1)
        assert (report.planned_payoff, report.shortfall_plan, report.cure) == (None, 3, 3)
        assert report.days_behind_plan == 66
        texts = [notice.text for notice in told(report, "compliance_long")]
        assert texts[0] == "As planned, the debt still runs on 9990-12-31."
        assert len(texts) == 2

    def test_a_plan_that_never_ends_is_said_to(self) -> None:
        """Nothing reaches the arrears."""
        texts = [notice.text for notice in told(comply((), payment=0), "compliance_long")]
        assert texts[0] == "As planned, the debt never ends."

    def test_a_rate_that_is_not_known_is_not_called_never(self) -> None:
        """Before anything is due no rate is known, and the page says nothing of it."""
        page = gl.explain(comply((), "2026-04-01"), reader="payor")
        assert "As planned:" in page
        assert "as they were so far" not in page


class TestWhatRollsDown:
    """Current support that ends while the plan runs."""

    def test_what_ended_before_the_balance_is_told(self) -> None:
        """The payment that is named is paid: what had ended by the balance is not added to it."""
        older = {"name": "A", "amount": 300, "ends": "2026-02-01"}
        children = [older, {"name": "B", "amount": 200}]
        plan = loose.changed(PLAN, roll_down=True, current_support={
            "amount": 500, "children": children, "through": "2026-12-31"})  # fmt: skip
        result = gl.plan_payments(plan)
        assert [each.payment for each in result.amounts] == [50, 250]
        [notice] = told(result, "plan_current")
        assert notice.text.endswith(
            "What of it ends after 2026-03-31 is added to the payment, and not the $300.00 a month "
            "that had ended by then."
        )


class TestPaidOff:
    """A debt that is paid off was paid off on a day, whatever the day of the report."""

    @pytest.mark.parametrize("as_of", ["2026-04-20", "2026-12-31", "2030-01-01"])
    def test_the_day_does_not_go_with_the_report(self, as_of: str) -> None:
        """$3,000 and the interest of April, all on one day."""
        report = comply(payments({"2026-04-16": 3025}), as_of)
        day = date(2026, 4, 16)
        assert report.revised_payoff == report.present_payoff == report.revised.payoff == day
        assert not told(report, "excess")

    def test_nothing_paid_since_nothing_was_owed(self) -> None:
        """The day of the balance, where that is nothing."""
        report = comply((), principal=0)
        assert report.revised_payoff == date(2026, 3, 31)

    def test_what_is_beyond_the_debt_is_told(self) -> None:
        """It stands among what is paid ahead, though nothing is left to be ahead of."""
        report = comply(payments({"2026-04-16": 3100}))
        assert report.ahead == 2825 + 75  # of later instalments, and beyond them
        [notice] = told(report, "excess")
        assert notice.text.startswith("$75.00 was received beyond all that is owed and the current")

    @pytest.mark.parametrize(("paid", "beyond"), [("100.84", 0), ("100.85", 1)])
    def test_the_cent_up_to_which_a_debt_is_rounded_is_not_beyond_it(
        self, paid: str, beyond: int
    ) -> None:
        """$100 and $0.8333 of April's interest end with $100.84."""
        report = comply(payments({"2026-04-16": Decimal(paid)}), principal=100)
        assert len(told(report, "excess")) == beyond

    @pytest.mark.parametrize("per", ["month", "half_month", "two_weeks", "week"])
    @pytest.mark.parametrize("through", ["2026-05-31", "2026-12-31"])
    def test_what_is_beyond_does_not_go_with_how_often_a_plan_is_paid(
        self, per: str, through: str
    ) -> None:
        """$300, April's and May's support of $200 each, and interest of $4.17 and $2.50 by May 31.

        By then the parts of each month ask for less than its support, and no instalment for May's
        interest; both are owed all the same.
        """
        terms: dict[str, Any] = {
            "principal": 300, "per": per, "payment": 100,
            "current_support": {"amount": 200, "through": through},
        }  # fmt: skip
        for paid, beyond in (("706.67", ""), ("706.68", "$0.01"), ("800", "$93.33")):
            report = comply(payments({"2026-05-31": Decimal(paid)}), "2026-05-31", **terms)
            assert (report.principal, report.accrued_interest) == (0, 0)
            assert [each.text.partition(" ")[0] for each in told(report, "excess")] == [
                beyond
            ] * bool(beyond)

    @given(
        st.lists(st.tuples(st.dates(date(2026, 4, 1), date(2026, 8, 31)), cents(1500)),
                 min_size=1, max_size=4),
        st.sampled_from([0, 50, 300, 1200]), st.sampled_from([0, 90, 200]),
        st.dates(date(2026, 5, 1), date(2026, 10, 31)),
    )  # fmt: skip
    def test_what_is_beyond_is_what_nothing_is_left_for(
        self, paid: list[tuple[date, Decimal]], principal: int, support: int, as_of: date
    ) -> None:
        """One sum whatever the frequency, none while something is owed, and all of it is ahead."""
        money = tuple(loose.Payment(date=day, amount=amount) for day, amount in paid)
        told_of = set()
        for per in ("month", "half_month", "two_weeks", "week"):
            report = comply(
                money, as_of.isoformat(), principal=principal, per=per,
                current_support={"amount": support, "through": "2026-07-31"},
            )  # fmt: skip
            texts = [each.text.partition(" ")[0] for each in told(report, "excess")]
            if texts:
                owed = report.principal, report.accrued_interest, report.shortfall_current
                assert owed == (0, 0, 0)
                assert Decimal(texts[0].strip("$").replace(",", "")) <= report.ahead
            told_of.add(tuple(texts))
        assert len(told_of) == 1


def test_the_oldest_support_is_no_younger_than_what_is_told() -> None:
    """Both of the balance: an instalment of 2025, and 2026 as the oldest."""
    unpaid = [{"due": "2025-01-01", "amount": 100}]
    with pytest.raises(gl.InvalidFacts, match=r"oldest_due: 2026-01-01: after 2025-01-01"):
        comply((), standing={"oldest_due": "2026-01-01", "unpaid": unpaid})


def test_a_plan_from_a_statement_tells_what_is_missing_with_what_is_wrong() -> None:
    """The first day is missing, the payment below zero, and both ways are used."""
    statement = state(account(), "2026-03-31")
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.plan_payments(statement, months=0, payment=-1)
    assert {each.where for each in caught.value.problems} >= {
        "first", "payment", "months", "payment and months"
    }  # fmt: skip


@pytest.mark.parametrize(
    "terms", [{"per": "week"}, {"per": "two_weeks"}, {"interest": "actual_365"}, {}]
)
def test_a_plan_is_followed_for_many_years(terms: dict[str, Any]) -> None:
    """Nobody asks of what was really paid whether it would ever end the debt: it is just told."""
    paid = {f"{year}-05-03": 100 for year in range(2010, 2026)}
    plan = loose.Plan(
        as_of="2010-03-31", first="2010-04-07", principal=30000, payment=20,
        crediting="interest_before_principal", **terms,
    )  # fmt: skip
    report = loose.comply(plan, payments(paid), as_of=date(2026, 1, 1))
    assert report.received == 1600
    assert report.principal == 30000
    assert not report.complies
