"""Payment plans: schedules that end at exactly zero, and agree with the account."""

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import guideline as gl
from accounts import account, day, told

loose: Any = gl  # facts are read from text and whole numbers too, which types do not say

AS_OF, FIRST = date(2026, 3, 31), date(2026, 4, 15)


def facts(**terms: Any) -> Any:
    """Return a plan on $3,000 of principal, from the middle of the next month on."""
    return loose.Plan(**{"as_of": AS_OF, "principal": 3000, "first": FIRST, **terms})


def plan(**terms: Any) -> Any:
    """Return the schedule of such a plan."""
    return loose.plan_payments(facts(**terms))


def noticed(result: Any) -> set[str]:
    """Return the ids of a plan's notices."""
    return {str(notice.id) for notice in result.notices}


def paid(result: Any) -> list[str]:
    """Return what is paid on each day, as text."""
    return [f"{row.due} {row.payment:.2f}" for row in result.schedule]


def refused(**terms: Any) -> list[str]:
    """Return where a plan's problems stand."""
    with pytest.raises(gl.InvalidFacts) as caught:
        plan(**terms)
    return told(caught.value)


class TestPublishedPayoffs:
    """The payoff figures that agencies print."""

    def test_fifty_dollars_a_month_clear_three_thousand_in_76_months(self) -> None:
        """Sacramento: $3,000 at $50 a month, principal first, is paid in 76 months."""
        result = plan(payment=50)
        assert (result.months, result.total_interest) == (76, Decimal("762.50"))
        assert (result.payoff, result.last_payment) == (date(2032, 7, 15), Decimal("12.50"))

    def test_seventy_five_dollars_a_month_take_47(self) -> None:
        """Sacramento: $3,000 at $75 a month, principal first, is paid in 47 months."""
        assert plan(payment=75).months == 47

    def test_interest_first_took_84_months(self) -> None:
        """Sacramento: the same $50 a month, interest first, took 84 months."""
        result = plan(payment=50, crediting="interest_before_principal")
        assert result.months == 84
        assert "plan_crediting" in noticed(result)

    def test_the_daily_count_gives_the_same_months(self) -> None:
        """By actual days over 365 the same plans take 76 and 47 months as well."""
        months = [plan(payment=each, interest="actual_365").months for each in (50, 75)]
        assert months == [76, 47]

    def test_a_county_share_of_principal(self) -> None:
        """Orange County: 1.7 % of $10,000 is $170 a month, and 74 payments with $2,492.75."""
        result = plan(principal=10000, rule="share_of_principal")
        assert (result.payment, result.months) == (170, 74)
        assert result.total_interest == Decimal("2492.75")


class TestSchedule:
    """What each instalment is, and what it leaves."""

    def test_the_last_instalment_carries_the_interest_of_its_month(self) -> None:
        """$150 at $100: the second instalment pays $50, April's $1.25 and May's $0.42."""
        result = plan(principal=150, payment=100)
        assert paid(result) == ["2026-04-15 100.00", "2026-05-15 51.67"]
        assert result.schedule[-1].principal == result.schedule[-1].accrued_interest == 0
        assert "plan_month_interest" in noticed(result)

    def test_current_support_is_paid_with_the_instalments(self) -> None:
        """Current support of $500 is paid beside $50 of arrears, until it ends."""
        current = {"amount": 500, "through": "2026-05-31"}
        result = plan(payment=50, current_support=current)
        first = result.schedule[0]
        assert (first.payment, first.to_current, first.to_principal) == (550, 500, 50)
        assert result.schedule[2].payment == 50
        assert (result.months, result.total_paid) == (76, Decimal("3762.50"))

    def test_current_support_rolls_down_if_the_plan_says_so(self) -> None:
        """What of current support ends is added to the payment from then on."""
        current = {"amount": 500, "through": "2026-05-31"}
        result = plan(payment=50, current_support=current, roll_down=True)
        assert [row.payment for row in result.schedule[:4]] == [550] * 4
        assert [row.to_current for row in result.schedule[:4]] == [500, 500, 0, 0]

    def test_a_part_by_child_rolls_down_when_it_ends(self) -> None:
        """A child's $200 of $500 are added to the payment when that child's support ends."""
        children = [{"name": "Child 1", "amount": 200, "ends": "2026-06-01"},
                    {"name": "Child 2", "amount": 300}]  # fmt: skip
        current = {"amount": 500, "children": children}
        result = plan(payment=50, current_support=current, roll_down=True)
        assert [row.to_current for row in result.schedule[:3]] == [500, 500, 300]
        assert [row.to_principal for row in result.schedule[:3]] == [50, 50, 250]

    def test_weekly_current_support_runs_short_and_is_caught_up(self) -> None:
        """$500 by the week is $115.38: four of them leave $38.48 to be caught up."""
        result = plan(payment=25, per="week", first="2026-05-06", current_support={"amount": 500})
        may = [row for row in result.schedule if f"{row.due:%Y-%m}" == "2026-05"]
        assert [row.payment for row in may] == [Decimal("140.38")] * 4
        assert sum(row.to_current for row in may) == 500

    def test_weekly_payments_without_enough_let_current_support_fall_behind(self) -> None:
        """Four weeks of $115.38 and $5 do not pay $500: what is missing joins the principal."""
        result = plan(payment=5, per="week", first="2026-05-06", current_support={"amount": 500})
        before, june = result.schedule[3], result.schedule[4]
        assert june.principal - before.principal == 500 - 4 * Decimal("120.38")

    def test_changes_step_the_payment(self) -> None:
        """From a day on the payment is another, up or down."""
        changes = [{"from": "2026-06-01", "payment": 200}, {"from": "2026-07-01", "payment": 80}]
        result = plan(payment=50, changes=changes)
        assert [row.payment for row in result.schedule[:4]] == [50, 50, 200, 80]

    def test_a_lump_sum_is_paid_on_its_day(self) -> None:
        """A lump sum stands in the schedule on its own day and counts as no instalment."""
        result = plan(payment=50, lump_sums=[{"date": "2026-05-01", "amount": 1000}])
        assert (result.schedule[1].due, result.schedule[1].lump_sum) == (date(2026, 5, 1), True)
        assert result.months == len(result.schedule) - 1

    def test_a_lump_sum_never_pays_more_than_is_owed(self) -> None:
        """A lump sum of $9,999 pays the $3,025 that are owed with April's interest."""
        result = plan(payment=50, lump_sums=[{"date": "2026-04-02", "amount": 9999}])
        assert paid(result) == ["2026-04-02 3025.00"]

    def test_nothing_is_paid_while_support_is_suspended(self) -> None:
        """§ 4007.5(e)(2): instalments are zero meanwhile; interest on older arrears runs."""
        suspended = [{"from": "2026-05-01", "through": "2026-07-31"}]
        result = plan(payment=50, suspended=suspended, current_support={"amount": 100})
        assert [row.payment for row in result.schedule[:5]] == [150, 0, 0, 0, 150]
        assert result.schedule[3].accrued_interest > result.schedule[1].accrued_interest
        assert "plan_suspended" in noticed(result)

    def test_a_pause_after_the_end_is_none_of_the_plan(self) -> None:
        """Days of suspension are told as far as the plan reaches."""
        spans = [{"from": "2026-05-01", "through": "2026-05-31"},
                 {"from": "2090-01-01", "through": "2090-05-31"}]  # fmt: skip
        result = plan(payment=500, suspended=spans)
        assert [str(pause.start) for pause in result.pauses] == ["2026-05-01"]

    def test_due_days_exist_in_every_month(self) -> None:
        """From the 31st on, shorter months use their last day, and nothing drifts."""
        result = plan(payment=500, first="2026-08-31")
        assert [row.due.day for row in result.schedule[:4]] == [31, 30, 31, 30]

    @pytest.mark.parametrize(
        ("first", "days"),
        [("2026-04-01", "01 15 01"), ("2026-04-15", "15 01 15"), ("2026-04-10", "10 25 10"),
         ("2026-01-31", "31 16 28")],
    )  # fmt: skip
    def test_half_months_have_two_days(self, first: str, days: str) -> None:
        """By the half month instalments are due on two days of each month."""
        result = plan(payment=100, per="half_month", first=first, as_of="2026-01-01")
        assert [f"{row.due:%d}" for row in result.schedule[:3]] == days.split()

    def test_by_two_weeks_days_are_fourteen_apart(self) -> None:
        """Every two weeks from the first."""
        result = plan(payment=100, per="two_weeks")
        assert (result.schedule[1].due - result.schedule[0].due).days == 14

    def test_a_row_on_the_last_day_of_a_month_has_that_days_interest(self) -> None:
        """The month's interest is posted when it has run: on the day of such a row."""
        rows = plan(payment=50, first=date(2026, 4, 30)).schedule
        assert [row.interest for row in rows[:3]] == [25, 0, Decimal("48.75")]
        assert rows[0].accrued_interest == 25

    def test_fractions_of_a_cent_of_the_balance_count_with_those_of_later_interest(self) -> None:
        """A balance of $0.504 and $25.004 of interest come to $25.51, as an account has it."""
        rows = plan(principal="3000.48", accrued_interest="0.504", payment=50).schedule
        assert rows[0].accrued_interest == Decimal("0.50")
        assert rows[1].accrued_interest == Decimal("25.51")

    def test_nothing_owed_is_an_empty_plan(self) -> None:
        """Zero balance, empty plan."""
        result = plan(principal=0, payment=50)
        assert (result.schedule, result.months, result.ends) == ((), 0, True)
        assert result.payoff == AS_OF
        assert "plan_nothing_owed" in noticed(result)

    def test_each_posting_may_be_rounded(self) -> None:
        """Rounded month by month, $75 a month on $3,000 bear the $512.60 that are printed."""
        result = plan(payment=75, rounding="each_posting")
        assert (result.months, result.total_interest) == (47, Decimal("512.60"))

    def test_the_former_order_counts_for_money_of_its_time(self) -> None:
        """Through 2008-12-31 interest is paid before principal."""
        result = plan(as_of="2008-10-31", first="2008-11-15", payment=50, accrued_interest=75)
        assert [row.to_interest for row in result.schedule[:3]] == [50, 50, 0]


class TestNeverEnding:
    """A plan that never ends says why, and what would end it."""

    def test_interest_first_below_the_interest_never_ends(self) -> None:
        """Under interest-first crediting $20 a month never clear $25 of interest."""
        result = plan(payment=20, crediting="interest_before_principal")
        assert (result.ends, result.months, result.payoff) == (False, None, None)
        notice = result.notices[0]
        assert notice.id == "plan_never_ends"
        assert "more than $24.83 a month" in notice.text

    def test_principal_first_below_the_interest_ends(self) -> None:
        """Under principal-first crediting $20 a month, below the $25 of interest, end some day."""
        assert plan(payment=20).ends

    def test_nothing_paid_never_ends(self) -> None:
        """A payment of nothing never ends."""
        result = plan(payment=0)
        assert "nothing that is paid reaches" in result.notices[0].text

    def test_a_suspension_without_end_never_ends(self) -> None:
        """Where support is suspended until further notice, the plan does not end."""
        result = plan(payment=50, suspended=[{"from": "2026-06-01"}])
        assert "suspended until further notice" in result.notices[0].text

    def test_an_order_of_suspensions_does_not_hide_the_endless_one(self) -> None:
        """A suspension without end is the reason, wherever it stands in the list."""
        spans = [{"from": "2026-09-01"}, {"from": "2026-05-01", "through": "2026-05-31"}]
        result = plan(payment=50, suspended=spans)
        assert "suspended until further notice" in result.notices[0].text

    def test_a_step_down_to_nothing_never_ends(self) -> None:
        """Where the payment steps down to nothing, the notice names the day."""
        result = plan(payment=50, changes=[{"from": "2026-09-01", "payment": 0}])
        assert "from 2026-09-01 on nothing is paid" in result.notices[0].text

    def test_the_first_year_of_a_plan_that_never_ends_is_shown(self) -> None:
        """Fifty-two weeks of it are shown, not twelve rows."""
        result = plan(payment=5, per="week", crediting="interest_before_principal")
        assert not result.ends
        assert len(result.schedule) == 53
        assert {row.due.year for row in result.schedule} == {2026, 2027}

    def test_a_plan_past_the_calendar_is_refused(self) -> None:
        """A cent a month on $3,000 outlives the calendar, and is told."""
        assert refused(payment="0.01") == ["payment"]


class TestSettingThePayment:
    """However the payment is set."""

    def test_the_smallest_payment_for_months(self) -> None:
        """$60.54 ends in 60 months, and a cent less does not."""
        result = plan(months=60)
        assert (result.payment, result.months) == (Decimal("60.54"), 60)
        assert plan(payment="60.53").months == 61

    def test_the_smallest_payment_by_a_day(self) -> None:
        """By the day of the 60th instalment it is the same."""
        assert plan(by="2031-03-15").payment == Decimal("60.54")

    def test_rounded_up_to_a_step(self) -> None:
        """In steps of $5 it is $65."""
        result = plan(months=60, step=5)
        assert result.payment == 65
        assert "$5" in result.set_by

    def test_one_month_pays_everything(self) -> None:
        """In one month all is paid at once, with the month's interest."""
        assert plan(months=1).payment == 3025

    def test_a_lump_sum_may_suffice(self) -> None:
        """Where lump sums clear the debt in time, the smallest payment is nothing."""
        lumps = [{"date": "2026-05-01", "amount": 9999}]
        assert plan(months=12, lump_sums=lumps).payment == 0

    def test_no_payment_ends_a_plan_that_is_suspended_until_then(self) -> None:
        """Where every instalment in time is suspended, the error says so."""
        assert refused(months=3, suspended=[{"from": "2026-04-01"}]) == ["months"]

    def test_a_share_of_current_support(self) -> None:
        """A fifth of $400 is $80; by the week it is $18.46."""
        current = {"amount": 400}
        assert plan(share_of_current="20%", current_support=current).payment == 80
        weekly = plan(share_of_current="20%", current_support=current, per="week")
        assert weekly.payment == Decimal("18.46")
        stepped = plan(share_of_current="20%", current_support=current, per="week", step=5)
        assert stepped.payment == 20

    def test_the_share_of_principal_may_be_named(self) -> None:
        """Two percent of $3,000 is $60."""
        assert plan(rule="share_of_principal", share="2%").payment == 60

    def test_a_share_of_principal_is_for_arrears_alone(self) -> None:
        """While current support runs the county asks for a quarter of it, and the rule is refused.

        It is not where support has ended by the first instalment.
        """
        rule = {"rule": "share_of_principal"}
        assert refused(**rule, current_support={"amount": 400}) == ["rule"]
        assert refused(**rule, share="2%", current_support={"amount": 400}) == ["rule"]
        ended = {"amount": 400, "through": "2026-03-31"}
        assert plan(**rule, current_support=ended).payment == 51
        assert plan(**rule, current_support={"amount": 0}).payment == 51


class TestCurrentSupportThatIsLate:
    """Current support that falls due before the instalment which pays it."""

    @pytest.mark.parametrize(
        ("enforcement", "first", "both"),
        [("local_agency", "16.44", "40.27"), ("private", "21.12", "49.64")],
    )
    def test_it_bears_interest_from_its_due_date_in_private_enforcement(
        self, enforcement: str, first: str, both: str
    ) -> None:
        """CCP § 685.020(b): $900 due on the 1st and paid on the 20th bear 19 days, $4.68.

        Where an agency enforces, interest starts with the next month (§ 17433.5). The rest is 20
        days on $3,000, and 30 on $2,900.
        """
        result = plan(payment=100, first="2026-04-20", interest="actual_365",
                      enforcement=enforcement,
                      current_support={"amount": 900, "due_day": 1})  # fmt: skip
        accrued = [sum(row.interest for row in result.schedule[:n]) for n in (1, 2)]
        assert accrued == [Decimal(first), Decimal(both)]


class TestCents:
    """Columns add up, and each balance is rounded from the exact one."""

    def test_a_balance_is_exact_where_interest_is_paid_first(self) -> None:
        """$26.753 left of the interest is $26.75, not the difference of two rounded sums."""
        result = plan(
            as_of="2024-02-06", principal="3961.04", accrued_interest="622.60", payment="66.02",
            interest="monthly_closing", first="2024-02-13", per="half_month",
            crediting="interest_before_principal",
        )  # fmt: skip
        [row] = [row for row in result.schedule if row.due == date(2025, 2, 28)]
        assert (row.principal, row.accrued_interest) == (Decimal("3210.39"), Decimal("26.75"))
        rows = result.schedule
        for before, row in pairwise(rows):
            assert row.accrued_interest == before.accrued_interest + row.interest - row.to_interest
            assert row.principal == before.principal - row.to_principal
        assert sum(row.interest for row in rows) == result.total_interest


class TestPaidByTheWeek:
    """Current support that is paid with instalments of another period than the month."""

    def test_what_a_short_month_leaves_unpaid_is_told(self) -> None:
        """Four times $115.38 leave $38.48 of $500 unpaid, which is then paid on arrears."""
        told_current = {"amount": 500, "through": "2026-12-31"}
        weekly = plan(payment=50, per="week", current_support=told_current)
        assert weekly.total_paid > 3000 + weekly.total_interest
        [text] = [each.text for each in weekly.notices if each.id == "plan_current"]
        assert "is arrears when the month has run" in text
        monthly = plan(payment=50, current_support=told_current)
        assert monthly.total_paid == 3000 + monthly.total_interest
        [text] = [each.text for each in monthly.notices if each.id == "plan_current"]
        assert "when the month has run" not in text

    @pytest.mark.parametrize(("due_day", "late"), [(None, 0), (1, 14), (15, 0)])
    def test_support_that_is_due_before_its_instalment_is_told(
        self, due_day: int | None, late: int
    ) -> None:
        """Of the 1st, paid with the instalment of the 15th, it is late, as compliance counts."""
        facts = loose.Plan(as_of="2026-03-31", principal=3000, first="2026-04-15", payment=50,
                           current_support={"amount": 500, "due_day": due_day})  # fmt: skip
        result = gl.plan_payments(facts)
        [text] = [each.text for each in result.notices if each.id == "plan_current"]
        assert ("Due on day 1 of the month, it is late" in text) == bool(late)
        paid = [loose.Payment(date=row.due, amount=row.payment) for row in result.schedule[:1]]
        report = loose.comply(facts, paid, as_of=date(2026, 4, 30))
        assert report.instalments[0].days_late == late


class TestAgencyRule:
    """Cal. Code Regs., tit. 22, § 116100."""

    def test_a_quarter_of_current_support(self) -> None:
        """(a)(3): with $400 of current support the arrears payment is $100."""
        result = plan(rule="agency", current_support={"amount": 400})
        assert result.payment == 100
        assert "plan_agency_rule" in noticed(result)

    def test_it_is_500_when_current_support_has_ended(self) -> None:
        """(a)(3)(A): 400 with 100 becomes 500."""
        current = {"amount": 400, "through": "2026-02-28"}
        assert plan(rule="agency", current_support=current).payment == 500

    def test_it_rolls_down_while_the_plan_runs(self) -> None:
        """The payment of $500 goes on when current support ends, all of it to arrears."""
        current = {"amount": 400, "through": "2026-05-31"}
        rows = plan(rule="agency", current_support=current).schedule[:4]
        assert [row.payment for row in rows] == [500] * 4
        assert [row.to_current for row in rows] == [400, 400, 0, 0]

    def test_half_of_disposable_earnings_caps_it(self) -> None:
        """With $900 of disposable earnings and $400 of support, $50 are left for arrears."""
        earnings = {"monthly_disposable_earnings": 900}
        result = plan(rule="agency", current_support={"amount": 400}, earnings=earnings)
        assert result.payment == 50
        assert result.share_of_earnings == Decimal("0.5")

    def test_five_percent_of_a_disability_benefit_caps_it(self) -> None:
        """§ 5246(d)(3): of $1,200 a month at most $60 goes to arrears."""
        earnings = {"monthly_ssdi": 1200}
        result = plan(rule="agency", current_support={"amount": 400}, earnings=earnings)
        assert result.payment == 60

    def test_before_the_oldest_text_seen_nothing_is_said(self) -> None:
        """The regulation is not carried back before 2024."""
        with pytest.raises(gl.NotInForce):
            plan(as_of="2023-10-31", first="2023-11-15", rule="agency",
                 current_support={"amount": 400})  # fmt: skip


class TestLimits:
    """15 U.S.C. § 1673(b)."""

    @pytest.mark.parametrize(
        ("another", "old", "limit"),
        [(True, False, 500), (True, True, 550), (False, False, 600), (False, True, 650)],
    )
    def test_a_payment_over_the_limit_is_told(self, another: bool, old: bool, limit: int) -> None:  # noqa: FBT001
        """The notice names the limit and the largest payment that fits."""
        earnings = {"monthly_disposable_earnings": 1000, "supports_another": another,
                    "over_12_weeks": old}  # fmt: skip
        result = plan(payment=300, current_support={"amount": 400}, earnings=earnings)
        over = [notice for notice in result.notices if notice.id == "plan_over_limit"]
        assert bool(over) == (limit < 700)
        assert f"fits is ${limit - 400}.00 a month" in over[0].text
        fits = plan(payment=limit - 400, current_support={"amount": 400}, earnings=earnings)
        assert "plan_over_limit" not in noticed(fits)

    def test_five_percent_more_only_for_old_arrears(self) -> None:
        """$640 of current support of $1,000 is over 60 %, however old $10 of arrears are."""
        earnings = {"monthly_disposable_earnings": 1000, "over_12_weeks": True}
        result = plan(payment=10, current_support={"amount": 640}, earnings=earnings)
        over = next(notice for notice in result.notices if notice.id == "plan_over_limit")
        assert "takes $650.00 a month" in over.text
        assert "$610.00" in over.text
        assert "fits is $0.00" in over.text

    @settings(max_examples=max(settings().max_examples // 6, 5))
    @given(
        st.integers(0, 1500), st.integers(0, 800), st.integers(100, 3000),
        st.booleans(), st.booleans(),
    )  # fmt: skip
    def test_the_largest_payment_that_fits_fits(
        self,
        payment: int,
        current: int,
        earned: int,
        another: bool,  # noqa: FBT001
        old: bool,  # noqa: FBT001
    ) -> None:
        """The payment that the notice names is within the limit, and a cent more is not.

        The limit is the same for less in arrears, which is paid off in fewer months.
        """
        terms: dict[str, Any] = {
            "principal": 3000,
            "current_support": {"amount": current},
            "earnings": {"monthly_disposable_earnings": earned, "supports_another": another,
                         "over_12_weeks": old},
        }  # fmt: skip
        over = [n for n in plan(payment=payment, **terms).notices if n.id == "plan_over_limit"]
        if not over:
            return
        fits = Decimal(re.findall(r"fits is \$([0-9,.]+[0-9])", over[0].text)[0].replace(",", ""))
        assert fits <= payment
        if fits >= 1:
            assert "plan_over_limit" not in noticed(plan(payment=fits, **terms))
            more = plan(payment=fits + Decimal("0.01"), **terms)
            assert "plan_over_limit" in noticed(more)

    def test_the_agencys_own_limits(self) -> None:
        """Half of earnings (22 CCR § 116100(a)(3)), and 5 % of a benefit (§ 5246(d)(3))."""
        current = {"amount": 400}
        earnings = {"monthly_disposable_earnings": 1000}
        result = plan(payment=150, current_support=current, earnings=earnings)
        over = [n for n in result.notices if n.id == "plan_over_agency_limit"]
        quarter, half = (each.text for each in over)
        assert "over 25 % of current support, $100.00, where the agency sets it. " in quarter
        assert "fits is $100.00 a month. " in quarter
        assert "fits is $100.00" in half
        assert "conflicts with § 5246(d)(2)" in half
        assert "code_of_regulations/arrears_payment" in {row.table for row in result.law}
        fits = plan(payment=100, current_support=current, earnings=earnings)
        assert "plan_over_agency_limit" not in noticed(fits)
        benefit = {"monthly_ssdi": 1200}
        assert "$60.00" in next(
            n.text for n in plan(payment=61, earnings=benefit).notices
            if n.id == "plan_over_agency_limit"
        )  # fmt: skip
        assert "plan_over_agency_limit" not in noticed(plan(payment=60, earnings=benefit))

    def test_a_courts_payment_is_not_measured_by_them(self) -> None:
        """What a court orders is limited by federal law alone."""
        terms: dict[str, Any] = {
            "current_support": {"amount": 400},
            "standing": {"schedule_by": "court"},
            "earnings": {"monthly_disposable_earnings": 1000, "monthly_ssdi": 900},
        }
        assert "plan_over_agency_limit" not in noticed(plan(payment=150, **terms))

    def test_before_the_regulation_is_known_it_is_not_applied(self) -> None:
        """The regulation is not carried back before 2024; the federal ceiling is known."""
        earnings = {"monthly_disposable_earnings": 1000}
        result = plan(as_of="2023-10-31", first="2023-11-15", payment=700, earnings=earnings)
        assert "plan_over_agency_limit" not in noticed(result)
        assert "plan_over_limit" in noticed(result)
        [untested] = [each for each in result.notices if each.id == "not_computed"]
        assert untested.text.endswith("from 2024-01-01 on, and is not tested for 2023-11-15.")
        assert "not_computed" not in noticed(plan(payment=700, earnings=earnings))
        for more in ({"standing": {"schedule_by": "court"}}, {"earnings": {"monthly_ssdi": 9}}):
            terms = {"as_of": "2023-10-31", "first": "2023-11-15", "payment": 7, **more}
            assert "not_computed" not in noticed(plan(**terms))


class TestFromAnAccount:
    """A plan begins where the statement of an account ends."""

    @pytest.mark.parametrize("as_of", ["2026-03-31", "2026-03-15", "2026-03-01"])
    @pytest.mark.parametrize("enforcement", ["local_agency", "private"])
    @pytest.mark.parametrize("interest", list(gl.Convention))
    def test_the_account_of_the_same_payments_is_at_zero(
        self, as_of: str, enforcement: str, interest: gl.Convention
    ) -> None:
        """After the last payment of the plan, the account itself owes nothing."""
        order = loose.SupportOrder(amount=300, from_=day("2025-01-01"), through=day("2026-03-31"))
        owed = account(order, paid={"2025-06-10": 500}, enforcement=enforcement, interest=interest)
        statement = loose.state_account(owed, as_of=day(as_of))
        result = loose.plan_payments(statement, payment=400, first=FIRST)
        received = {str(row.due): row.payment for row in result.schedule}
        after = account(order, paid={"2025-06-10": 500, **received}, enforcement=enforcement,
                        interest=interest)  # fmt: skip
        assert result.payoff is not None
        end = loose.state_account(after, as_of=result.payoff.replace(day=28))
        assert end.principal == 0
        assert end.accrued_interest < Decimal("0.01")
        later = loose.state_account(after, as_of=date(result.payoff.year + 1, 1, 31))
        assert later.total == 0
        assert later.credit < Decimal("0.01")

    def test_other_rates_are_not_planned(self) -> None:
        """Arrears under another state's interest are not planned."""
        rates = [{"from": "2020-01-01", "rate": "12%", "law": "another state's"}]
        order = loose.SupportOrder(amount=300, from_=day("2025-01-01"), rates=rates)
        statement = loose.state_account(account(order), as_of=AS_OF)
        with pytest.raises(gl.NotModelled):
            loose.plan_payments(statement, payment=50, first=FIRST)


class TestBadFacts:
    """Everything that cannot be is told at once, where it stands."""

    def test_every_problem_is_told(self) -> None:
        """Ten wrong facts are ten problems."""
        assert refused(
            principal=-1, first=AS_OF, per="quarter", payment="1.005", months=0, step=0,
            share="2%", not_yet_bearing=5, roll_down=True,
            changes=[{"from": AS_OF, "payment": -1}, {"from": AS_OF, "payment": 1}],
            lump_sums=[{"date": AS_OF, "amount": -5}],
            suspended=[{"from": "2026-05-02", "through": "2026-05-01"}],
            earnings={"monthly_ssdi": -1}, stress={"missed": -1, "lump_sum": -1},
        ) == [
            "principal", "payment", "not_yet_bearing", "step", "first", "per",
            "payment and months", "months", "roll_down", "share",
            "changes[0].payment", "changes[0].from", "changes[1].from", "changes[1].from",
            "lump_sums[0].amount", "lump_sums[0].date", "suspended[0].through",
            "earnings.monthly_ssdi", "stress.missed", "stress.lump_sum",
        ]  # fmt: skip

    def test_nothing_says_how_the_payment_is_set(self) -> None:
        """A plan needs one way of setting its payment."""
        assert refused() == [""]

    @pytest.mark.parametrize(
        ("terms", "where"),
        [
            ({"rule": "agency"}, "rule"),
            ({"share_of_current": "20%"}, "share_of_current"),
            ({"by": "2026-04-01"}, "by"),
            (
                {
                    "share_of_current": "25%",
                    "current_support": {"amount": 450, "from": "2026-06-01"},
                },
                "share_of_current",
            ),
            (
                {"payment": 5, "suspended": [{"from": "2026-05-01", "through": "9999-12-31"}]},
                "suspended[0].through",
            ),
            ({"payment": 5, "standing": {"oldest_due": "2026-04-01"}}, "standing.oldest_due"),
            (
                {"payment": 5, "standing": {"unpaid": [{"due": "2026-04-01", "amount": 5}]}},
                "standing.unpaid[0].due",
            ),
            (
                {"payment": 5, "standing": {"unpaid": [{"due": "2026-01-01", "amount": 0}]}},
                "standing.unpaid[0].amount",
            ),
            (
                {"payment": 5, "standing": {"unpaid": [{"due": "2026-01-01", "amount": 99999}]}},
                "standing.unpaid",
            ),
            (
                {"payment": 5, "standing": {"reimbursement_days_behind": -1}},
                "standing.reimbursement_days_behind",
            ),
            (
                {"payment": 5, "standing": {"county_median_income": -1}},
                "standing.county_median_income",
            ),
            ({"payment": 5, "as_of": "1960-01-01"}, "as_of"),
            ({"payment": 5, "step": 5}, "step"),
            ({"rule": "agency", "step": 5, "current_support": {"amount": 410}}, "step"),
            ({"rule": "agency", "roll_down": True, "current_support": {"amount": 4}}, "roll_down"),
            ({"payment": 5, "current_support": {"amount": -4}}, "current_support.amount"),
            (
                {"payment": 5, "current_support": {"amount": 4, "due_day": 0}},
                "current_support.due_day",
            ),
        ],
    )
    def test_what_does_not_go_together(self, terms: dict[str, Any], where: str) -> None:
        """Each mistake is told under its own key."""
        assert refused(**terms) == [where]


class TestStress:
    """What may go otherwise."""

    def test_missed_payments_cost_interest_and_a_lump_sum_saves_it(self) -> None:
        """Two missed payments end three months later, one of them for $50 of interest."""
        told_plan = facts(payment=50)
        result = loose.stressed(told_plan, loose.plan_payments(told_plan))
        missed, lump = result.stress
        assert missed.payoff == date(2032, 10, 15)
        assert missed.more_interest == 50
        assert (lump.what, lump.payoff) == ("300.00 more with the first", date(2031, 10, 15))
        assert lump.more_interest is not None
        assert lump.more_interest < 0

    def test_nothing_is_told_of_a_plan_that_never_ends(self) -> None:
        """A plan that never ends has no payoff to move."""
        told_plan = facts(payment=0)
        assert loose.stressed(told_plan, loose.plan_payments(told_plan)).stress == ()


class TestAnchor:
    """The day from which the days of the instalments are counted."""

    def test_the_last_day_of_each_month(self) -> None:
        """First on February 28, and counted from January 31."""
        result = plan(as_of="2026-02-15", first="2026-02-28", anchor="2026-01-31", payment=1000)
        days = [str(row.due) for row in result.schedule]
        assert days[:3] == ["2026-02-28", "2026-03-31", "2026-04-30"]

    @pytest.mark.parametrize("anchor", ["2026-01-30", "2026-05-31", "1900-01-31", "9999-12-31"])
    def test_from_which_the_first_is_not_counted_it_is_refused(self, anchor: str) -> None:
        """It is told, and so is one that no plan may reach."""
        with pytest.raises(gl.InvalidFacts) as caught:
            plan(as_of="2026-03-15", first="2026-03-31", anchor=anchor, payment=1000)
        assert {each.where for each in caught.value.problems} == {"anchor"}

    def test_an_unknown_frequency_is_told_by_itself(self) -> None:
        """Then nothing can be counted from the anchor."""
        with pytest.raises(gl.InvalidFacts) as caught:
            plan(as_of="2026-03-15", first="2026-03-31", anchor="2026-01-01", per="year",
                 payment=1000)  # fmt: skip
        assert [each.where for each in caught.value.problems] == ["per"]
