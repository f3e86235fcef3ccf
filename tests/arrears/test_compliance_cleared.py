"""A plan that is paid off early, late or for a time: what is due then is never beyond what is owed.

Each case was found by drawing plans and payments at random; what is owed is by the account.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

import guideline as gl
from accounts import payments

loose: Any = gl  # facts are read from text and whole numbers too, which types do not say


def comply(plan: Any, paid: Mapping[str, Any], as_of: str) -> Any:
    """Return the report on payments by their days."""
    return loose.comply(plan, payments(paid), as_of=date.fromisoformat(as_of))


def owed(report: gl.ComplianceReport) -> tuple[Any, Any]:
    """Return principal and interest that are owed."""
    return report.principal, report.accrued_interest


def of_support(report: gl.ComplianceReport, since: str) -> list[tuple[str, str, str]]:
    """Return the current support from a day on: when it is due, what it is, what became of it."""
    return [
        (each.due.isoformat(), f"{each.amount:.2f}", each.status)
        for each in report.instalments
        if each.what == "current support" and each.due >= date.fromisoformat(since)
    ]


EVERY_TWO_WEEKS = loose.Plan(
    as_of="2025-04-30",
    principal="777.77",
    accrued_interest="55.55",
    first="2025-05-01",
    per="two_weeks",
    payment="99.99",
    current_support={"amount": 500, "due_day": 31},
)
WITH_A_CHILD_WHOSE_PART_ENDS = loose.Plan(
    as_of="2026-03-31",
    principal=100,
    interest="actual_365",
    first="2026-04-01",
    per="two_weeks",
    payment=100,
    current_support={
        "amount": 310,
        "due_day": 1,
        "children": [
            {"name": "A", "amount": 155, "ends": "2026-05-21"},
            {"name": "B", "amount": 155},
        ],
    },
)
PAID_OFF_IN_MAY = {"2025-05-01": "330.76", "2025-05-15": "330.76", "2025-05-29": "711.52"}


class TestSupportOfAPlanThatHasEnded:
    """Once nothing is owed no instalment carries current support: it is due on its own day."""

    def test_it_is_due_on_the_day_that_the_order_names(self) -> None:
        """Nothing is due in mid-month; the whole of it is, with the last of June."""
        report = comply(EVERY_TWO_WEEKS, PAID_OFF_IN_MAY, "2025-06-14")
        assert owed(report) == (0, 0)
        assert (report.shortfall_current, report.cure, report.days_behind_current) == (0, 0, 0)
        report = comply(EVERY_TWO_WEEKS, PAID_OFF_IN_MAY, "2025-07-09")
        assert of_support(report, "2025-06-01") == [("2025-06-30", "500.00", "short")]
        assert (report.days_behind_current, report.principal) == (9, report.shortfall_current)

    def test_it_is_carried_again_when_something_is_owed(self) -> None:
        """June's is unpaid in July: what follows is due in parts again, and June's stays whole."""
        report = comply(EVERY_TWO_WEEKS, PAID_OFF_IN_MAY, "2025-07-31")
        assert of_support(report, "2025-06-01") == [
            ("2025-06-30", "500.00", "short"),
            ("2025-07-10", "230.77", "missed"),
            ("2025-07-24", "230.77", "missed"),
        ]

    def test_what_is_past_due_of_it_is_not_asked_for_again(self) -> None:
        """Due whole on the 20th, and unpaid: the rest of June's instalments carry nothing of it."""
        plan = loose.Plan(as_of="2025-04-30", principal=100, first="2025-05-01", per="week",
                          payment=50, current_support={"amount": 500, "due_day": 20})  # fmt: skip
        report = comply(plan, {"2025-05-01": "600.84"}, "2025-06-25")
        assert str(report.shortfall_current) == str(report.principal) == "499.99"
        asked = [(row.due.isoformat(), str(row.payment)) for row in report.revised.schedule[:2]]
        assert asked == [("2025-06-26", "50.00"), ("2025-07-03", "165.38")]

    def test_what_is_left_of_the_month_in_which_it_ends(self) -> None:
        """What was due with its instalments stays; the rest is due on the order's own day.

        May's interest of $6.49 has to be paid as well, which is posted when the month has run.
        """
        report = comply(EVERY_TWO_WEEKS, {"2025-05-02": "1333.32"}, "2025-05-30")
        assert owed(report) == (0, 0)
        assert of_support(report, "2025-05-15")[0] == ("2025-05-15", "230.77", "paid")
        report = comply(EVERY_TWO_WEEKS, {"2025-05-02": "1339.81"}, "2025-05-30")
        assert owed(report) == (0, 0)
        assert of_support(report, "2025-05-01") == [
            ("2025-05-01", "230.77", "late"),
            ("2025-05-31", "269.23", "paid"),
        ]

    def test_what_its_last_instalment_leaves_of_the_month(self) -> None:
        """Paid off with June's second and last instalment: the rest of June is not arrears."""
        paid = {"2025-05-01": "330.76", "2025-05-15": "330.76", "2025-05-29": "330.76"}
        report = comply(EVERY_TWO_WEEKS, {**paid, "2025-06-12": "330.76", "2025-06-26": "520.00"},
                        "2025-06-26")  # fmt: skip
        assert owed(report) == (0, 0)
        assert of_support(report, "2025-06-01")[:-1] == [  # the last is July's, paid ahead
            ("2025-06-12", "230.77", "paid"),
            ("2025-06-26", "230.77", "paid"),
            ("2025-06-30", "38.46", "paid"),
        ]

    def test_support_that_fell_due_is_owed(self) -> None:
        """Paid off in May: June's is due whole on the 1st, as the order says, and owed then."""
        plan = loose.changed(EVERY_TWO_WEEKS, current_support={"amount": 500, "due_day": 1})
        paid = {"2025-05-01": "330.76", "2025-05-15": "330.76", "2025-05-29": "678.29"}
        report = comply(plan, paid, "2025-06-14")
        assert str(report.principal) == "499.99"  # $678.2814 would clear the arrears
        assert of_support(report, "2025-06-01") == [("2025-06-01", "500.00", "short")]

    @pytest.mark.parametrize(
        ("as_of", "days", "complies"),
        [("2026-05-02", 1, True), ("2026-05-14", 13, True), ("2026-05-31", 30, True),
         ("2026-06-01", 31, False)],
    )  # fmt: skip
    def test_support_due_on_the_first_is_late_from_then_on(
        self,
        as_of: str,
        days: int,
        complies: bool,  # noqa: FBT001 - drawn
    ) -> None:
        """Paid off on April 5: no instalment of May moves the day on which its support was due."""
        plan = loose.Plan(as_of="2026-03-31", principal=100, first="2026-04-02", per="week",
                          payment=50, current_support={"amount": 200, "due_day": 1})  # fmt: skip
        report = comply(plan, {"2026-04-05": "420.84"}, as_of)
        assert of_support(report, "2026-04-01")[:3] == [
            ("2026-04-02", "46.15", "late"),
            ("2026-04-09", "153.85", "paid"),  # and not before the day on which the plan ended
            ("2026-05-01", "200.00", "short"),
        ]
        assert (str(report.shortfall_current), report.shortfall_plan) == ("79.99", 0)
        assert (report.days_behind_current, report.complies) == (days, complies)

    @pytest.mark.parametrize(
        ("as_of", "days", "complies"),
        [("2026-05-07", 0, True), ("2026-06-06", 30, True), ("2026-06-07", 31, False)],
    )
    def test_a_plan_has_not_ended_whose_last_interest_is_posted_at_the_months_end(
        self,
        as_of: str,
        days: int,
        complies: bool,  # noqa: FBT001 - drawn
    ) -> None:
        """April's 83 cents are not paid: May's support goes with the instalments, from the 7th."""
        plan = loose.Plan(as_of="2026-03-31", principal=100, first="2026-04-09", per="week",
                          payment=50, current_support={"amount": 200, "due_day": 1})  # fmt: skip
        assert str(comply(plan, {"2026-04-20": 300}, "2026-04-30").accrued_interest) == "0.83"
        report = comply(plan, {"2026-04-20": 300}, as_of)
        assert of_support(report, "2026-05-01")[0][:2] == ("2026-05-07", "46.15")
        assert (report.days_behind_current, report.complies) == (days, complies)

    def test_support_that_changes_within_a_month_is_due_on_its_own_days(self) -> None:
        """A child's half ends on May 21: of May $200 are due on the 1st and $55 on the 21st."""
        paid = {"2026-04-01": 410, "2026-04-02": 5}
        for as_of, short, days in [("05-20", "195.03", 19), ("05-21", "250.03", 20),
                                   ("06-01", "250.03", 31)]:  # fmt: skip
            report = comply(WITH_A_CHILD_WHOSE_PART_ENDS, paid, f"2026-{as_of}")
            assert (str(report.shortfall_current), report.days_behind_current) == (short, days)
            assert report.complies == (days <= 30)
        assert of_support(report, "2026-05-01")[:2] == [
            ("2026-05-01", "200.00", "short"),
            ("2026-05-21", "55.00", "missed"),
        ]

    def test_what_its_instalments_leave_of_support_that_changes_within_a_month(self) -> None:
        """Of May's $255 a part was due on the 13th; paid off then, $82.31 and $55 are left."""
        plan = loose.changed(WITH_A_CHILD_WHOSE_PART_ENDS, first="2026-04-29")
        report = comply(plan, {"2026-04-29": 310, "2026-05-13": "356.19"}, "2026-05-31")
        assert owed(report) == (0, 0)
        assert of_support(report, "2026-05-01") == [
            ("2026-05-13", "117.69", "paid"),
            ("2026-05-27", "82.31", "paid"),  # of the 1st
            ("2026-05-27", "55.00", "paid"),  # of the 21st
        ]

    def test_what_its_instalments_leave_when_they_paid_the_first_of_it_whole(self) -> None:
        """Two parts of $117.69 are more than the $200 of May 1: of the $55 of May 21 are left."""
        plan = loose.changed(WITH_A_CHILD_WHOSE_PART_ENDS, first="2026-05-01")
        paid = {"2026-04-01": 310, "2026-05-01": 120, "2026-05-15": 280}
        report = comply(plan, paid, "2026-05-31")
        assert owed(report) == (0, 0)
        assert of_support(report, "2026-05-01")[:3] == [
            ("2026-05-01", "117.69", "paid"),
            ("2026-05-15", "117.69", "paid"),
            ("2026-05-29", "19.62", "paid"),
        ]

    def test_support_that_is_owed_bears_its_months_interest(self) -> None:
        """May opened with its $500, which June's first instalment does not clear: $4.17."""
        plan = loose.Plan(
            as_of="2026-03-31", principal=100, first="2026-04-01", payment=100,
            enforcement="private", interest="monthly_opening_except_payoff",
            current_support={"amount": 500, "due_day": 1},
        )  # fmt: skip
        row = comply(plan, {"2026-04-01": 600}, "2026-05-10").revised.schedule[0]
        assert (row.principal, str(row.accrued_interest)) == (400, "4.17")
        report = comply(plan, {"2026-04-01": 600, "2026-06-01": 600}, "2026-06-01")
        assert (report.principal, str(report.accrued_interest)) == (400, "4.17")

    def test_less_than_half_a_cent_is_nothing(self) -> None:
        """Of $300.5205 were paid $300.52: May's support is due whole, and nothing is asked for."""
        plan = loose.Plan(
            as_of="2026-03-31", principal=100, interest="actual_365", first="2026-04-02",
            per="week", payment=50, current_support={"amount": 200},
        )  # fmt: skip
        for as_of in ("2026-04-19", "2026-05-20"):
            report = comply(plan, {"2026-04-19": "300.52"}, as_of)
            assert owed(report) == (0, 0)
            assert (report.shortfall_current, report.revised.schedule) == (0, ())
            assert str(report.revised_payoff) == "2026-04-19"
        report = comply(plan, {"2026-04-19": "300.52"}, "2026-06-07")
        assert of_support(report, "2026-05-01")[0] == ("2026-05-31", "200.00", "missed")
        assert (report.days_behind_current, report.complies) == (7, True)

    def test_interest_is_counted_once_at_the_end_of_its_month(self) -> None:
        """Of $300.8333 were paid $300.83: on April 30 its interest is posted, and all is paid."""
        plan = loose.Plan(as_of="2026-03-31", principal=100, first="2026-04-02", per="week",
                          payment=50, current_support={"amount": 200})  # fmt: skip
        report = comply(plan, {"2026-04-19": "300.83"}, "2026-04-30")
        assert (owed(report), report.revised.schedule) == ((0, 0), ())

    def test_a_plan_of_nothing(self) -> None:
        """It has ended from the first day."""
        plan = loose.changed(EVERY_TWO_WEEKS, principal=0, accrued_interest=0)
        assert of_support(comply(plan, {}, "2025-06-01"), "2025-05-01") == [
            ("2025-05-31", "500.00", "missed")
        ]

    def test_support_that_is_paid_already(self) -> None:
        """Who paid it before the plan, and the arrears since, owes nothing until it falls due."""
        plan = loose.Plan(
            as_of="2025-02-28", principal=300, accrued_interest="55.55", interest="actual_365",
            first="2025-03-15", per="week", payment=120, current_paid="333.33",
            current_support={"amount": 500, "from": "2025-04-09", "through": "2025-07-24"},
        )  # fmt: skip
        paid = {"2025-03-06": 120, "2025-03-14": 120, "2025-03-22": "117.25"}
        report = comply(plan, paid, "2025-04-14")
        assert owed(report) == (0, 0)
        assert (report.shortfall_current, report.cure) == (0, 0)

    def test_months_that_were_paid_for_long_before(self) -> None:
        """Money beyond the debt pays each later month in full, and leaves nothing of it."""
        plan = loose.Plan(
            as_of="2025-02-28", principal="777.77", first="2025-03-31", per="two_weeks",
            payment=120, current_support={"amount": 100, "due_day": 31},
        )  # fmt: skip
        days = ["03-31", "04-28", "05-12", "05-26", "06-09", "06-23"]
        paid = {f"2025-{day}": "166.15" for day in days}
        report = comply(
            plan, {**paid, "2025-04-14": "332.30", "2025-07-07": "266.62"}, "2025-11-15"
        )
        assert owed(report) == (0, 0)
        assert (report.shortfall_plan, report.shortfall_current, report.cure) == (0, 0, 0)


class TestMoneyAheadOfArrears:
    """Money pays later instalments only as far as there were arrears when it came."""

    @pytest.mark.parametrize(
        ("as_of", "days", "complies"),
        [("2026-12-31", 16, True), ("2027-01-14", 30, True), ("2027-01-15", 31, False),
         ("2027-02-14", 61, False), ("2027-02-15", 62, False)],
    )  # fmt: skip
    def test_it_pays_instalments_later_than_planned_before_later_support(
        self,
        as_of: str,
        days: int,
        complies: bool,  # noqa: FBT001 - drawn
    ) -> None:
        """Paid late, $6,000 cost $550, which are more than the 13 instalments that were planned.

        $7,045 in November paid that month's support and $6,545 of arrears, and $455 in December
        all but $45 of the month's support.
        """
        plan = loose.Plan(as_of="2025-12-31", principal=6000, first="2026-01-15", payment=500,
                          current_support={"amount": 500, "from": "2026-11-01"})  # fmt: skip
        paid = {"2026-11-20": 7045, "2026-12-20": 455, "2027-01-15": 500}
        report = comply(plan, {day: sum_ for day, sum_ in paid.items() if day <= as_of}, as_of)
        assert (report.days_behind_current, report.complies) == (days, complies)

    def test_it_pays_arrears_that_no_instalment_asks_for_before_later_support(self) -> None:
        """$50 were asked for, and no more from May on; $100.83 of arrears were paid with $300."""
        plan = loose.Plan(as_of="2026-03-31", principal=100, first="2026-04-15", payment=50,
                          current_support={"amount": 100},
                          changes=[{"from": "2026-05-01", "payment": 0}])  # fmt: skip
        behind = [("04-15", "0", 0), ("05-15", "0.83", 0), ("06-15", "100.83", 31)]
        for as_of, short, days in [*behind, ("07-15", "200.83", 61)]:
            report = comply(plan, {"2026-04-15": 300}, f"2026-{as_of}")
            assert (str(report.shortfall_current), report.days_behind_current) == (short, days)
            assert report.complies == (days <= 30)
        assert str(comply(plan, {"2026-04-15": 300}, "2026-04-15").ahead) == "150.00"

    def test_it_pays_later_instalments_of_a_plan_that_never_ends(self) -> None:
        """What came ahead on May 3 is not asked for again, though nothing is from May 17 on."""
        plan = loose.Plan(as_of="2026-03-31", principal=835, first="2026-04-18", payment=139,
                          per="half_month", current_support={"amount": 690},
                          changes=[{"from": "2026-05-17", "payment": 0}])  # fmt: skip
        report = comply(plan, {"2026-04-06": 303, "2026-04-20": 1094}, "2026-04-23")
        assert report.planned_payoff is None
        asked = [(row.due.isoformat(), str(row.payment)) for row in report.revised.schedule[:2]]
        assert asked == [("2026-05-03", "345.00"), ("2026-05-18", "345.00")]

    def test_what_parts_of_a_month_bring_beyond_its_support_is_planned(self) -> None:
        """Paid off by one payment, a plan is asked for less than planned, and the rest is ahead."""
        plan = loose.Plan(as_of="2026-03-31", principal=55, first="2026-04-02", per="week",
                          payment=5, current_support={"amount": 200, "due_day": 1})  # fmt: skip
        report = comply(plan, {"2026-04-12": 300}, "2026-05-31")
        assert (
            str(report.shortfall_current) == str(report.principal) == str(report.cure) == "155.46"
        )

    def test_interest_that_accrues_later_takes_none_of_it(self) -> None:
        """April's support was missed: its interest is not paid by what came in March."""
        plan = loose.Plan(
            as_of="2025-03-02", principal="777.77", accrued_interest="55.55", first="2025-03-22",
            payment="99.99", current_support={"amount": "333.33", "due_day": 22},
            lump_sums=[{"date": "2025-04-19", "amount": 200}],
        )  # fmt: skip
        paid = {"2025-03-03": 400, "2025-03-22": "866.64", "2025-04-19": 100}
        for as_of in ("2025-04-22", "2025-04-30", "2025-05-19"):
            report = comply(plan, paid, as_of)
            assert str(report.shortfall_current) == "133.34"
            assert (report.shortfall_plan, report.principal) == (0, report.shortfall_current)
        report = comply(plan, {**paid, "2025-05-22": "433.32"}, "2025-05-31")
        assert (str(report.principal), str(report.accrued_interest)) == ("33.35", "1.11")
        assert report.shortfall_plan + report.shortfall_current <= sum(owed(report))

    def test_years_in_which_nothing_is_due_are_no_sign_that_it_never_ends(self) -> None:
        """$5,000 are a hundred instalments; from August 2034 on $50 a month pay the other $25,000.

        Interest until then is 2 × 250 + 99 × 208.33, and falls to nothing over the next 499 months:
        73,104.17 in all, so that the debt takes 500 instalments and 1,463 more.
        """
        plan = loose.Plan(as_of="2026-03-31", principal=30000, first="2026-04-15", payment=50)
        report = comply(plan, {"2026-05-01": 5000}, "2026-05-01")
        assert (report.ahead, report.revised.ends) == (4950, True)
        first = next(row for row in report.revised.schedule if row.payment)
        assert first.due == date(2034, 8, 15)
        assert report.revised_payoff == report.present_payoff == date(2198, 2, 15)
        assert "compliance_long" not in {each.id for each in report.notices}

    def test_a_cent_that_rounds_the_debt_up_is_not_taken_from_support(self) -> None:
        """The debt ended within a payment, to a fraction of a cent: the rest is for support."""
        plan = loose.Plan(
            as_of="2025-05-31", principal=300, interest="actual_365", first="2025-06-01",
            per="half_month", payment=120, current_support={"amount": 100, "due_day": 1},
        )  # fmt: skip
        paid = {"2025-06-02": 170, "2025-06-18": 170, "2025-06-23": "161.23"}
        report = comply(plan, paid, "2025-07-01")
        assert report.shortfall_plan + report.shortfall_current == sum(owed(report))
        assert str(sum(owed(report))) == "0.02"
        report = comply(plan, {**paid, "2025-07-15": "0.02"}, "2025-07-15")
        assert owed(report) == (0, 0)
        assert (report.shortfall_plan, report.shortfall_current, report.cure) == (0, 0, 0)


def test_a_lump_sum_before_its_month_s_instalment_goes_on_with_that() -> None:
    """It paid the month's support first: the instalment then asks what the schedule asked."""
    plan = loose.Plan(
        as_of="2026-08-14", principal="38.84", first="2026-08-23", payment="12.94",
        interest="monthly_opening_except_payoff", enforcement="private",
        current_support={"amount": 587, "due_day": 31},
        lump_sums=[{"date": "2026-09-16", "amount": "114.26"}],
    )  # fmt: skip
    printed = loose.plan_payments(plan)
    assert [str(each.payment) for each in printed.schedule] == ["599.94", "114.26", "498.64"]
    goes_on_as_printed(plan, printed, 2, "2026-09-16")


def goes_on_as_printed(plan: Any, printed: Any, rows: int, as_of: str) -> None:
    """Check that one more payment is left, on the day and of the amount that was printed."""
    paid = {each.due.isoformat(): each.payment for each in printed.schedule[:rows]}
    report = comply(plan, paid, as_of)
    assert report.revised_payoff == printed.payoff
    assert {each.due for each in report.revised.schedule} == {printed.payoff}
    assert sum(each.payment for each in report.revised.schedule) == printed.schedule[rows].payment


def test_a_lump_sum_is_not_cut_to_what_is_owed_before_its_interest() -> None:
    """$113.74 paid support first; with the instalment it clears the interest of its last day."""
    plan = loose.Plan(
        as_of="2026-06-08", principal="240.13", first="2026-06-21", payment="60.03",
        interest="actual_365", current_support={"amount": 589, "due_day": 10},
        lump_sums=[{"date": "2026-08-09", "amount": "113.74"}],
    )  # fmt: skip
    printed = loose.plan_payments(plan)
    assert str(printed.schedule[3].payment) == "598.69"
    goes_on_as_printed(plan, printed, 3, "2026-08-20")


def test_what_the_parts_of_the_last_month_leave_is_asked_for() -> None:
    """Support ends with April: what two instalments leave of its $500 is arrears in May."""
    plan = loose.changed(
        EVERY_TWO_WEEKS,
        as_of="2025-03-31",
        first="2025-04-04",
        current_support={"amount": 500, "due_day": 31, "through": "2025-04-30"},
    )
    report = comply(plan, {}, "2025-10-30")
    assert of_support(report, "2025-04-01") == [
        ("2025-04-04", "230.77", "missed"),
        ("2025-04-18", "230.77", "missed"),
    ]
    assert str(report.shortfall_current) == "461.54"
    assert report.shortfall_plan == sum(owed(report)) - report.shortfall_current


def test_a_part_that_support_does_not_take_is_not_asked_of_arrears_once_the_plan_has_ended() -> (
    None
):
    """All is paid on the first day: the rest of April is due whole, the instalment stays $50."""
    plan = loose.Plan(as_of="2026-03-31", principal=1000, first="2026-04-01", per="half_month",
                      payment=50, current_support={"amount": 200})  # fmt: skip
    report = comply(plan, {"2026-04-01": "1208.34"}, "2026-12-20")
    assert {each.amount for each in report.instalments if each.what == "arrears"} == {50}
    assert of_support(report, "2026-04-01")[:2] == [
        ("2026-04-01", "100.00", "paid"),
        ("2026-04-30", "100.00", "paid"),
    ]
    behind = [comply(plan, {"2026-04-01": paid}, "2026-12-20").days_behind_plan
              for paid in (1150, 1200, "1208.34", 1210, 1400)]  # fmt: skip
    assert behind == [0, 0, 0, 0, 0]


CHANGING = {
    "amount": 300,
    "due_day": 10,
    "children": [{"name": "A", "amount": 100, "ends": "2026-04-19"}, {"name": "B", "amount": 200}],
}


def test_later_support_of_the_month_does_not_cure_what_was_due_earlier_in_it() -> None:
    """$180 of April were due on the 10th: they are paid before the $80 of the 19th."""
    plan = loose.Plan(as_of="2026-03-31", principal=1000, first="2026-04-20", payment=50,
                      current_support=CHANGING)  # fmt: skip
    assert comply(plan, {}, "2026-04-16").cure == 180
    cured = comply(plan, {"2026-04-16": 180}, "2026-04-16")
    assert (cured.shortfall_current, cured.cure) == (0, 0)
    behind = comply(loose.changed(plan, first="2026-04-15"), {}, "2026-04-16")
    assert behind.cure == 180 + 50 + 80
    almost = comply(loose.changed(plan, first="2026-04-15"), {"2026-04-16": 309}, "2026-04-16")
    assert almost.shortfall_plan == 1


def test_what_falls_due_on_one_day_is_one_sum() -> None:
    """Support that changes within a month without an instalment is asked for once."""
    plan = loose.Plan(
        as_of="2026-03-31", principal=1000, first="2026-04-15", payment=50,
        current_support={
            "amount": 300, "due_day": 31,
            "children": [{"name": "A", "amount": 100, "ends": "2026-07-10"},
                         {"name": "B", "amount": 200}],
        },
        suspended=[{"from": "2026-06-01", "through": "2026-07-20"}],
    )  # fmt: skip
    rows = loose.plan_payments(plan).schedule
    assert [(str(row.due), str(row.payment)) for row in rows[4:6]] == [
        ("2026-07-31", "229.04"), ("2026-08-15", "250.00"),
    ]  # fmt: skip
    assert of_support(comply(plan, {}, "2026-08-01"), "2026-07-01") == [
        ("2026-07-31", "229.04", "missed")
    ]


@pytest.mark.parametrize(
    ("terms", "first"),
    [({"suspended": [{"from": "2026-09-01"}]}, 60), ({"current_support": {"amount": 0}}, 50)],
)
def test_support_that_never_falls_due_again_is_not_looked_for(
    terms: dict[str, Any], first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Suspended until further notice, or nothing: the order is not asked for all its years."""
    last: list[date] = []

    def asked(order: gl.SupportOrder, through: date) -> Iterator[tuple[date, Any]]:
        for day, amount in charges_of(order, through):
            last.append(day)
            yield day, amount

    def charges_of(order: gl.SupportOrder, through: date) -> Iterator[tuple[date, Any]]:
        for month in range((through.year - 2026) * 12):
            yield date(2026 + month // 12, month % 12 + 1, 15), order.amount

    monkeypatch.setattr("guideline.arrears.plan_terms.charged_once", asked)
    plan = loose.Plan(as_of="2026-03-31", principal=3000, first="2026-04-15", payment=50,
                      current_support={"amount": 10})  # fmt: skip
    assert loose.plan_payments(plan, **terms).schedule[0].payment == first
    assert not last or last[-1].year == 2026


def test_a_month_that_clears_the_principal_bears_no_interest_for_its_last_digits() -> None:
    """Of a sum of many digits 3E-38 was left, and bore the whole of September's interest."""
    plan = loose.Plan(
        as_of="2026-03-31", principal=500, first="2026-04-15", payment=101, enforcement="private",
        interest="monthly_opening_except_payoff", crediting="interest_before_principal",
        current_support={"amount": 272, "due_day": 1},
    )  # fmt: skip
    printed = loose.plan_payments(plan)
    assert str(printed.payoff) == "2026-09-15"
    paid = {str(row.due): row.payment for row in printed.schedule}
    assert owed(comply(plan, paid, "2026-09-30")) == (0, 0)


def test_lump_sums_of_one_day_are_one_row() -> None:
    """In the schedule as printed, in what is asked for, and in the schedule as it goes on."""
    lumps = [{"date": "2026-05-20", "amount": amount} for amount in (224, 377)]
    plan = loose.Plan(as_of="2026-03-31", principal=3000, first="2026-04-15", payment=100,
                      lump_sums=lumps)  # fmt: skip
    printed = loose.plan_payments(plan)
    assert [str(row.payment) for row in printed.schedule if row.lump_sum] == ["601.00"]
    report = comply(plan, {"2026-04-15": 100}, "2026-04-20")
    assert [row.payment for row in report.revised.schedule if row.lump_sum] == [601]
    late = comply(plan, {"2026-04-15": 100}, "2026-05-25")
    assert [each.amount for each in late.instalments] == [100, 100, 601]


def test_it_is_paid_off_when_support_that_became_past_due_is() -> None:
    """Of $1,000 in April $399.17 paid May's support; the rest of it was paid in June."""
    plan = loose.Plan(as_of="2026-03-31", principal=100, first="2026-04-15", payment=50,
                      current_support={"amount": 500})  # fmt: skip
    paid = {"2026-04-15": 1000, "2026-06-20": 610}
    assert comply(plan, paid, "2026-06-19").principal > 0
    report = comply(plan, paid, "2026-06-20")
    assert owed(report) == (0, 0)
    assert str(report.present_payoff) == str(report.revised_payoff) == "2026-06-20"


def test_a_lump_sum_that_paid_what_was_past_due_is_not_asked_for_again() -> None:
    """June's $500 paid support of June and April's instalment: the schedule stays as printed."""
    plan = loose.Plan(as_of="2026-03-31", principal=3000, first="2026-04-15", payment=100,
                      current_support={"amount": 200},
                      lump_sums=[{"date": "2026-06-10", "amount": 500}])  # fmt: skip
    paid = {"2026-05-15": 300, "2026-06-10": 500, "2026-06-15": 300}
    for as_of, then in [("2026-04-20", 300), ("2026-06-10", 300), ("2026-06-12", 300)]:
        by_then = {day: amount for day, amount in paid.items() if day <= as_of}
        report = comply(plan, by_then, as_of)
        in_june = [row.payment for row in report.revised.schedule if str(row.due) == "2026-06-15"]
        assert (sum(in_june), str(report.revised_payoff)) == (then, "2028-11-15")
    late = comply(plan, {"2026-05-15": 300}, "2026-06-12")  # and one that is not paid is
    assert [row.payment for row in late.revised.schedule[:2]] == [500, 300]


def test_a_lump_sum_that_paid_support_of_its_month_is_asked_for_as_printed() -> None:
    """Of June's $300 on the 10th $200 paid the support of the 1st: $300 are left for the 15th."""
    plan = loose.Plan(
        as_of="2026-04-01", principal=900, first="2026-05-15", payment=100, interest="actual_365",
        current_support={"amount": 200, "due_day": 1},
        lump_sums=[{"date": "2026-06-10", "amount": 300}],
    )  # fmt: skip
    report = comply(plan, {"2026-05-15": 300, "2026-06-10": 300}, "2026-06-10")
    in_june = [row.payment for row in report.revised.schedule if str(row.due) < "2026-07"]
    printed = comply(plan, {"2026-05-15": 300}, "2026-06-09")
    assert (sum(in_june), report.revised_payoff) == (300, printed.revised_payoff)


def test_a_lump_sum_is_asked_for_whatever_was_caught_up_after_its_day() -> None:
    """What came on the 12th paid what was past due: the $500 of the 10th are due by the 15th."""
    plan = loose.Plan(as_of="2026-04-01", principal=9000, first="2026-05-15", payment=300,
                      current_support={"amount": 100, "due_day": 15},
                      lump_sums=[{"date": "2026-06-10", "amount": 500}])  # fmt: skip
    paid = {"2026-04-15": 100, "2026-05-15": 100, "2026-06-12": 400}
    report = comply(plan, paid, "2026-06-12")
    assert [row.payment for row in report.revised.schedule[:2]] == [500, 300]


@pytest.mark.parametrize("day", ["2026-07-16", "2026-07-18", "2026-07-20"])
def test_a_lump_sum_that_is_paid_with_an_instalment_before_support_is_due(day: str) -> None:
    """Due by the 20th with July's support, it is printed for the 16th, its rest for the 18th."""
    plan = loose.Plan(
        as_of="2026-05-17", principal=488, first="2026-05-18", payment=162,
        current_support={"amount": 327, "due_day": 20},
        lump_sums=[{"date": "2026-07-16", "amount": 420}],
    )  # fmt: skip
    printed = {"2026-06-18": 489, "2026-07-16": 420, "2026-07-18": 489}
    paid = {due: amount for due, amount in printed.items() if due <= day}
    schedule = comply(plan, paid, day).revised.schedule
    assert sum(row.payment for row in schedule if str(row.due) < "2026-08") == (
        489 if day == "2026-07-16" else 0
    )
    assert [str(schedule[-1].due), str(schedule[-1].payment)] == ["2026-08-18", "410.83"]


def test_what_one_lump_sum_paid_of_past_due_is_not_asked_for_with_the_next() -> None:
    """April's instalment is behind: May's $200, $300 and $150 are paid as printed, and no more."""
    lumps = [{"date": "2026-05-10", "amount": 200}, {"date": "2026-05-12", "amount": 300}]
    plan = loose.Plan(as_of="2026-04-01", principal=1000, first="2026-04-15", payment=100,
                      interest="actual_365", current_support={"amount": 50, "due_day": 15},
                      lump_sums=lumps)  # fmt: skip
    printed = {"2026-05-10": 200, "2026-05-12": 300, "2026-05-15": 150}
    for day, left in [("2026-05-10", 450), ("2026-05-12", 150), ("2026-05-15", 0)]:
        report = comply(plan, {due: sum_ for due, sum_ in printed.items() if due <= day}, day)
        in_may = [row.payment for row in report.revised.schedule if str(row.due) < "2026-06"]
        assert (sum(in_may), str(report.revised_payoff)) == (left, "2026-10-15")


@pytest.mark.parametrize("day", ["2026-04-26", "2026-04-27", "2026-04-29", "2026-04-30"])
def test_what_is_ahead_of_all_that_is_asked_for_is_not_forgotten(day: str) -> None:
    """$411 in April paid $68, and of April's $467 more than the part that was due with it."""
    plan = loose.Plan(
        as_of="2026-03-31", principal=68, first="2026-04-27", payment=68, per="half_month",
        enforcement="private", interest="monthly_opening_except_payoff",
        current_support={"amount": 467, "due_day": 2},
    )  # fmt: skip
    report = comply(plan, {"2026-04-03": 411}, day)
    asked = [(row.due.isoformat(), str(row.payment)) for row in report.revised.schedule]
    assert ("2026-05-12", "233.50") in asked
    assert str(report.revised_payoff) == "2026-06-27"


@pytest.mark.parametrize("day", ["2026-06-08", "2026-06-11", "2026-06-12"])
def test_support_due_whole_is_carried_by_no_instalment(day: str) -> None:
    """Paid off in May: of June $79.93 were due on the 1st, and $59.53 are on the 12th."""
    children = [{"name": "A", "amount": 124, "ends": "2026-06-12"}, {"name": "B", "amount": 94}]
    plan = loose.Plan(
        as_of="2026-05-17", principal=254, interest="actual_365", first="2026-06-01", payment=84,
        per="week",
        current_support={"amount": 218, "from": "2026-05-10", "due_day": 1, "children": children},
    )  # fmt: skip
    report = comply(plan, {"2026-05-20": 254, "2026-05-25": "1.21"}, day)
    assert str(report.revised_payoff) == "2026-06-29"


@pytest.mark.parametrize("day", ["2026-08-30", "2026-08-31", "2026-09-01"])
def test_what_is_ahead_is_taken_off_the_instalments_of_later_months_too(day: str) -> None:
    """$87.80 of May's money are ahead, though support is behind: $37 off each, until $13.80."""
    plan = loose.Plan(
        as_of="2026-05-17", principal=74, interest="actual_365", first="2026-05-18", payment=37,
        per="two_weeks", current_support={"amount": 575, "due_day": 31},
    )  # fmt: skip
    report = comply(plan, {"2026-05-22": 575, "2026-05-26": 94}, day)
    asked = [str(row.payment) for row in report.revised.schedule[:4]]
    assert asked == ["265.38", "265.38", "288.58", "302.38"]
    assert (str(report.ahead), str(report.revised_payoff)) == ("87.80", "2028-10-16")


@pytest.mark.parametrize("paid", [400, 900, 1300])
def test_two_lump_sums_of_which_one_paid_what_was_past_due(paid: int) -> None:
    """June's $500 and $400 and its instalment of $400 are $1,300 in all, whatever is paid first."""
    lumps = [{"date": "2026-06-10", "amount": 500}, {"date": "2026-06-12", "amount": 400}]
    plan = loose.Plan(as_of="2026-04-01", principal=9000, first="2026-05-15", payment=300,
                      interest="actual_365", current_support={"amount": 100, "due_day": 15},
                      lump_sums=lumps)  # fmt: skip
    before = {"2026-04-15": 100, "2026-05-15": 100}
    printed = comply(plan, before, "2026-06-09").revised
    report = comply(plan, {**before, "2026-06-12": paid}, "2026-06-12")
    in_june = [row.payment for row in report.revised.schedule if str(row.due) < "2026-07"]
    assert sum(in_june) == 1300 - paid
    assert report.revised_payoff == printed.payoff


def test_the_last_payment_is_rounded_up_with_the_support_in_it() -> None:
    """Of July's support $208.7733 are left, which divided interest leaves: $208.78 clear it."""
    children = [{"name": "A", "amount": 567, "ends": "2024-09-26"},
                {"name": "B", "amount": 196, "ends": "2025-03-29"}]  # fmt: skip
    plan = loose.Plan(
        as_of="2024-02-29", principal=244, accrued_interest=1154, first="2024-03-31", payment=699,
        enforcement="private", interest="monthly_opening_except_payoff",
        current_support={"amount": 763, "due_day": 1, "from": "2023-12-16", "children": children},
        lump_sums=[{"date": "2024-06-09", "amount": 581}],
    )  # fmt: skip
    paid = {"2024-04-01": 1462, "2024-05-12": 1398, "2024-05-25": 1462, "2024-06-18": 699,
            "2024-06-21": "0.01"}  # fmt: skip
    [row] = comply(plan, paid, "2024-07-07").revised.schedule
    assert (str(row.payment), row.principal, row.accrued_interest) == ("208.78", 0, 0)
    after = comply(plan, {**paid, "2024-07-31": "208.78"}, "2024-07-31")
    assert owed(after) == (0, 0)
