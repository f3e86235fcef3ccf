"""What a plan takes of a pay check from day to day, beside what the law lets be taken."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import guideline as gl
from accounts import account, day, order, state, told
from guideline.amounts import exactly
from guideline.arrears.setting import set_payment
from guideline.dates import TIMES_A_YEAR

loose: Any = gl  # facts are read from text and whole numbers too, which types do not say

CENT = Decimal("0.01")
EARNED = {"monthly_disposable_earnings": 1000}
FROM_AUGUST = {"amount": 450, "from": "2026-08-01"}
LINES = {"week": "weekly", "two_weeks": "biweekly", "half_month": "semimonthly", "month": "monthly"}
PERS = list(LINES)
BEGINS = date(2026, 5, 1)
currents = st.fixed_dictionaries(
    {"amount": st.integers(0, 800)}, optional={"from": st.just(str(BEGINS))}
)
earnings_ = st.fixed_dictionaries(
    {
        "monthly_disposable_earnings": st.integers(100, 3000),
        "supports_another": st.booleans(),
        "over_12_weeks": st.none() | st.booleans(),
    }
)


def plan(**terms: Any) -> Any:
    """Return the schedule of a plan on $30,000, from the middle of April 2026 on."""
    balance = {"as_of": "2026-03-31", "principal": 30000, "first": "2026-04-15"}
    return loose.plan_payments(loose.Plan(**{**balance, **terms}))


def texts(result: Any, notice: str) -> list[str]:
    """Return what the notices of one id say."""
    return [each.text for each in result.notices if each.id == notice]


def rows(result: Any, *days: str) -> list[Decimal]:
    """Return what is paid on some days."""
    paid = {str(row.due): row.payment for row in result.schedule}
    return [paid[each] for each in days]


class TestFromDayToDay:
    """Each instalment that asks otherwise than those before is measured."""

    def test_current_support_that_begins_later_counts_from_then_on(self) -> None:
        """$500 toward arrears fit $1,000 of earnings until $500 of support begin in August."""
        result = plan(payment=500, earnings=EARNED, standing={"schedule_by": "court"},
                      current_support={"amount": 500, "from": "2026-08-01"})  # fmt: skip
        [text] = texts(result, "plan_over_limit")
        assert text.startswith("From 2026-08-15 the payment with current support takes $1,000.00")
        assert "fits is $150.00 a month" in text
        assert result.share_of_earnings == 1

    def test_what_fits_later_is_told_where_it_is_less(self) -> None:
        """$700 are over the limit at once, and what fits at first no longer does in August."""
        result = plan(payment=700, earnings=EARNED, current_support=FROM_AUGUST)
        [text] = texts(result, "plan_over_limit")
        assert "fits is $600.00 a month. From 2026-08-15 on it is $200.00 a month." in text

    def test_nothing_is_taken_while_support_is_suspended(self) -> None:
        """$400 beside $500 of support that ends with its suspension are never $900."""
        terms: dict[str, Any] = {
            "payment": 400,
            "earnings": EARNED,
            "current_support": {"amount": 500, "through": "2026-08-31"},
            "standing": {"schedule_by": "court"},
        }
        suspended = [{"from": "2026-04-01", "through": "2026-08-31"}]
        result = plan(suspended=suspended, **terms)
        assert texts(result, "plan_over_limit") == []
        assert result.share_of_earnings == Decimal("0.4")
        assert texts(plan(**terms), "plan_over_limit") != []

    def test_support_that_resumes_is_measured_again(self) -> None:
        """After the suspension the payment and current support are over the limit."""
        suspended = [{"from": "2026-04-01", "through": "2026-08-20"}]
        result = plan(payment=400, earnings=EARNED, current_support={"amount": 500},
                      suspended=suspended)  # fmt: skip
        [text] = texts(result, "plan_over_limit")
        assert text.startswith("From 2026-09-15 ")

    def test_after_the_payoff_nothing_is_measured(self) -> None:
        """A step up to $900 after the last instalment is over no limit."""
        change = [{"from": "2027-01-01", "payment": 900}]
        result = plan(principal=1000, payment=500, changes=change, earnings=EARNED)
        assert result.payoff < date(2027, 1, 1)
        assert texts(result, "plan_over_limit") == []

    def test_where_nothing_is_owed_nothing_is_taken(self) -> None:
        """A plan without an instalment has no share of earnings."""
        result = plan(principal=0, payment=900, earnings=EARNED)
        assert result.share_of_earnings is None
        assert texts(result, "plan_over_limit") == []

    def test_without_earnings_there_is_no_share(self) -> None:
        """Of earnings of zero no share is taken either."""
        nothing = {"monthly_disposable_earnings": 0}
        assert plan(payment=900).share_of_earnings is None
        assert plan(payment=900, earnings=nothing).share_of_earnings is None

    def test_the_month_in_which_support_ends_carries_its_part(self) -> None:
        """$400 through August 10 leave $129.03 of August beside the $500 that roll down."""
        terms: dict[str, Any] = {
            "earnings": {**EARNED, "supports_another": True},
            "standing": {"schedule_by": "court"},
        }
        result = plan(payment=100, roll_down=True, **terms,
                      current_support={"amount": 400, "through": "2026-08-10"})  # fmt: skip
        assert rows(result, "2026-08-15") == [Decimal("629.03")]
        [text] = texts(result, "plan_over_limit")
        assert text.startswith("From 2026-08-15 the payment with current support takes $629.03")
        assert result.share_of_earnings == Decimal("0.62903")
        due_already = plan(
            payment=500,
            as_of="2026-08-12",
            first="2026-08-15",
            **terms,
            current_support={"amount": 400, "through": "2026-08-10", "due_day": 1},
        )
        assert due_already.share_of_earnings == Decimal("0.5")


class TestAgencyRule:
    """Cal. Code Regs., tit. 22, § 116100(a)(3)."""

    def test_of_support_that_has_not_begun_a_quarter_is_nothing(self) -> None:
        """$450 from August of $1,000: nothing until July, and then half of earnings together."""
        result = plan(rule="agency", current_support=FROM_AUGUST, earnings=EARNED)
        assert rows(result, "2026-04-15", "2026-07-15", "2026-08-15") == [0, 0, 500]
        assert result.payment == 50
        [text] = texts(result, "plan_agency_rule")
        assert "Half of earnings limits the payment from 2026-08-01." in text
        assert "Before 2026-08-01 no current support runs" in text

    def test_half_of_earnings_binds_in_the_month_in_which_support_ends(self) -> None:
        """Of $400 through August 10, $129.03 are paid in August: $370.97 are left of half."""
        current = {"amount": 400, "through": "2026-08-10"}
        result = plan(rule="agency", current_support=current, earnings=EARNED)
        assert rows(result, "2026-07-15", "2026-08-15", "2026-09-15") == [500, 500, 500]
        [row] = [row for row in result.schedule if row.due == date(2026, 8, 15)]
        assert row.to_current == Decimal("129.03")

    def test_support_that_runs_already_has_its_quarter(self) -> None:
        """The first day of the support may lie before the plan."""
        current = {"amount": 400, "from": "2020-01-01"}
        result = plan(rule="agency", current_support=current)
        assert result.payment == 100
        [text] = texts(result, "plan_agency_rule")
        assert "no current support runs" not in text

    @pytest.mark.parametrize(
        ("current", "earnings", "by_week"),
        [
            (400, None, "23.07"),  # a quarter, $100: $23.0769
            (400, {"monthly_ssdi": 1000}, "11.53"),  # five percent, $50: $11.5385
            (450, EARNED, "11.53"),  # half, $115.3846 a week, less $103.85
        ],
    )
    def test_a_limit_is_rounded_down(self, current: int, earnings: Any, by_week: str) -> None:
        """What it may be at most is not exceeded by half a cent a week."""
        result = plan(rule="agency", per="week", current_support={"amount": current},
                      earnings=earnings)  # fmt: skip
        assert result.payment == Decimal(by_week)

    @given(st.sampled_from(PERS), currents, earnings_, st.none() | st.integers(1, 3000))
    def test_the_rule_is_within_its_own_limits(
        self, per: str, current: dict[str, Any], earned: dict[str, Any], ssdi: int | None
    ) -> None:
        """However often it is paid: a quarter, half of earnings with support, five percent."""
        facts = loose.Plan(
            as_of="2026-03-31", principal=3000, first="2026-04-15", rule="agency", per=per,
            current_support=current, earnings={**earned, "monthly_ssdi": ssdi},
        )  # fmt: skip
        terms = loose.WithholdingTerms(current_child_support=current["amount"])
        form = gl.withholding_order(terms, on=date(2026, 6, 1)).lines[-1]
        times = TIMES_A_YEAR[gl.Per(per)]
        for start, payment in exactly(set_payment)(facts).levels:
            assert payment * times <= Decimal(current["amount"]) / 4 * 12
            assert ssdi is None or payment * times <= Decimal(ssdi) / 20 * 12
            with_current = payment + (
                getattr(form, LINES[per]) if start >= BEGINS or "from" not in current else 0
            )
            half = Decimal(earned["monthly_disposable_earnings"]) / 2 * 12
            assert not payment or with_current * times <= half


class TestTheLargestThatFits:
    """A plan over the limit is told the largest payment that fits, as it is paid."""

    def test_by_the_week(self) -> None:
        """$1,000 a month with $450 of support: $11.53 a week fit, $11.54 do not."""
        earnings = {**EARNED, "supports_another": True, "over_12_weeks": False}
        terms: dict[str, Any] = {
            "per": "week", "current_support": {"amount": 450}, "earnings": earnings,
        }  # fmt: skip
        over = plan(payment="11.54", **terms)
        for notice in ("plan_over_limit", "plan_over_agency_limit"):
            [text] = texts(over, notice)
            assert "takes $115.39 a week" in text
            assert "fits is $11.53 a week" in text
            assert texts(plan(payment="11.53", **terms), notice) == []

    def test_a_smaller_payment_that_takes_longer_is_tried(self) -> None:
        """$1,000 pay $3,000 before August; $600 do not, and meet the support that begins then."""
        result = plan(principal=3000, payment=1000, earnings=EARNED, current_support=FROM_AUGUST,
                      standing={"schedule_by": "court"})  # fmt: skip
        [text] = texts(result, "plan_over_limit")
        assert "fits is $600.00 a month. From 2026-08-15 on it is $200.00 a month." in text

    @pytest.mark.parametrize(
        ("terms", "notice"),
        [
            ({"payment": 700, "earnings": {"monthly_disposable_earnings": 1000},
              "standing": {"schedule_by": "court"}}, "plan_over_limit"),
            ({"payment": 160, "earnings": {"monthly_ssdi": 9000}}, "plan_over_agency_limit"),
        ],
    )  # fmt: skip
    def test_what_rolls_down_is_within_it(self, terms: dict[str, Any], notice: str) -> None:
        """$400 of support that end in December are added to the payment, and the sum must fit."""
        rolls = {"roll_down": True, "current_support": {"amount": 400, "through": "2026-12-10"}}
        text = texts(plan(**terms, **rolls), notice)[-1]
        assert " $400.00 rolls down and counts with it: the payment itself is at most $" in text
        fits = Decimal(re.findall(r"at most \$([0-9,.]+[0-9]) ", text)[0])
        assert texts(plan(**{**terms, "payment": fits + CENT}, **rolls), notice) != []
        if fits:
            assert texts(plan(**{**terms, "payment": fits}, **rolls), notice) == []

    def test_what_rolls_down_may_be_over_it_by_itself(self) -> None:
        """Five percent of $1,000 are $50, and $400 roll down."""
        rolls = {"roll_down": True, "current_support": {"amount": 400, "through": "2026-12-10"}}
        result = plan(payment=60, earnings={"monthly_ssdi": 1000}, **rolls)
        [text] = texts(result, "plan_over_agency_limit")
        assert "fits is $50.00 a month. From 2026-12-15 on $400.00 rolls down" in text
        assert text.endswith("and counts with it: that is over the limit by itself.")

    @pytest.mark.parametrize(
        ("terms", "earned", "fits"),
        [
            ({"as_of": "2026-03-30", "principal": "17.21", "first": "2026-04-07", "per": "week",
              "payment": "718.85", "current_support": {"amount": "251.74"}}, "2141.91", "211.00"),
            ({"principal": "4894.20", "first": "2026-04-12", "per": "two_weeks",
              "payment": "530.82", "current_support": {"amount": "585.53", "due_day": 1}},
             "2400.77", "338.70"),
        ],
    )  # fmt: skip
    def test_the_last_instalment_of_what_fits_fits_as_well(
        self, terms: Any, earned: str, fits: str
    ) -> None:
        """It may take all support of its month, to which the five percent more are not open."""
        earnings = {"monthly_disposable_earnings": earned, "supports_another": True,
                    "over_12_weeks": True}  # fmt: skip
        terms = {**terms, "earnings": earnings, "standing": {"schedule_by": "court"}}
        [text] = texts(plan(**terms), "plan_over_limit")
        assert f"fits is ${fits} " in text
        assert texts(plan(**{**terms, "payment": fits}), "plan_over_limit") == []
        more = Decimal(fits) + CENT
        assert texts(plan(**{**terms, "payment": more}), "plan_over_limit") != []

    def test_what_fits_later_is_tried_to_the_end(self) -> None:
        """$267.93 from July on would take all of March's support with the last of it."""
        terms: dict[str, Any] = {
            "as_of": "2026-04-07", "principal": "5851.48", "first": "2026-04-16",
            "per": "two_weeks", "standing": {"schedule_by": "court"},
            "current_support": {"amount": "441.74", "due_day": 15, "from": "2026-06-04"},
            "earnings": {"monthly_disposable_earnings": "1572.70", "over_12_weeks": True},
        }  # fmt: skip
        [text] = texts(plan(payment="675.63", **terms), "plan_over_limit")
        assert text.endswith(
            "fits is $471.81 every two weeks. From 2026-07-09 on it is $267.68 every two weeks."
        )
        assert texts(plan(payment="267.68", **terms), "plan_over_limit") == []
        assert texts(plan(payment="267.69", **terms), "plan_over_limit") != []

    def test_the_last_instalment_is_measured_as_it_is(self) -> None:
        """$900 a month pay $100.84 once: 10 % of $1,000, and over no limit."""
        result = plan(principal=100, payment=900, earnings=EARNED)
        assert result.share_of_earnings == Decimal("0.10084")
        assert texts(result, "plan_over_limit") == texts(result, "plan_over_agency_limit") == []

    @pytest.mark.parametrize(
        ("payment", "takes"), [(5000, "1602.50"), ("600.01", "900.01"), (600, "")]
    )
    def test_the_last_instalment_pays_all_support_of_its_month(
        self, payment: object, takes: str
    ) -> None:
        """$1,300 and $302.50 in one week, and not a week's part of it; 60 % of a week is $900."""
        result = plan(
            principal=300, first="2026-04-10", per="week", payment=payment,
            current_support={"amount": 1300},
            earnings={"monthly_disposable_by_706_011": 6500, "over_12_weeks": False},
        )  # fmt: skip
        largest = max(row.payment for row in result.schedule)
        assert round(result.share_of_earnings * 1500, 2) == largest
        over = texts(result, "plan_over_limit")
        assert len(over) == bool(takes)
        for text in over:
            assert f"takes ${Decimal(takes):,} a week, over 60 % of disposable earnings" in text
            assert "The largest payment toward arrears that fits is $600.00 a week." in text

    def test_the_last_instalment_is_measured_on_its_own_day(self) -> None:
        """Old arrears, all paid on April 22, open the limit no more on May 6."""
        unpaid = {"2025-10-10": "395.21", "2025-11-17": "369.26", "2026-01-22": "259.80",
                  "2026-02-17": "578.92"}  # fmt: skip
        result = plan(
            principal="1603.19", accrued_interest="847.94", first="2026-04-22", per="two_weeks",
            payment="1478.48", current_support={"amount": 399, "through": "2026-09-30"},
            earnings={"monthly_disposable_earnings": "5542.11"},
            standing={"unpaid": [{"due": day, "amount": sum_} for day, sum_ in unpaid.items()]},
        )  # fmt: skip
        assert result.schedule[-1].payment == Decimal("1602.69")
        [text] = texts(result, "plan_over_limit")
        assert text.startswith(
            "From 2026-05-06 the payment with current support takes $1,602.69 every two weeks, "
            "over 60 % of disposable earnings, $1,534.73."
        )

    def test_old_arrears_that_a_smaller_payment_leaves_open_the_limit(self) -> None:
        """Where a larger payment has used up what is old, a smaller one may still be paid on it."""
        unpaid = [{"due": "2025-08-30", "amount": 374}, {"due": "2025-10-25", "amount": 504}]
        terms: dict[str, Any] = {
            "as_of": "2025-10-31", "principal": 878, "first": "2025-11-15", "per": "half_month",
            "current_support": {"amount": 774},
            "earnings": {"monthly_disposable_earnings": 1948, "supports_another": True},
            "standing": {"schedule_by": "court", "unpaid": unpaid},
        }  # fmt: skip
        [text] = texts(plan(payment=761, **terms), "plan_over_limit")
        fits = Decimal(re.findall(r"is \$([0-9,.]+[0-9]) twice", text)[-1])
        assert texts(plan(payment=fits, **terms), "plan_over_limit") == []
        assert texts(plan(payment=fits + CENT, **terms), "plan_over_limit") != []

    def test_the_largest_payment_is_searched_for_where_old_arrears_open_the_limit(self) -> None:
        """What a larger payment leaves of them is not what the largest that fits leaves."""
        unpaid = [
            {"due": due, "amount": amount}
            for due, amount in (("2025-07-03", 44), ("2025-10-02", 76), ("2025-10-05", 118),
                                ("2025-10-09", 76), ("2025-10-18", 71))
        ]  # fmt: skip
        terms: dict[str, Any] = {
            "as_of": "2025-10-28", "principal": 878, "first": "2025-11-15", "per": "half_month",
            "current_support": {"amount": 774, "due_day": 22, "through": "2026-08-24"},
            "earnings": {"monthly_disposable_earnings": 1946, "supports_another": True},
            "standing": {"schedule_by": "court", "unpaid": unpaid},
        }  # fmt: skip
        [text] = texts(plan(payment=761, **terms), "plan_over_limit")
        assert "fits is $143.50 twice a month. From 2026-01-01 on it is $112.50" in text
        for payment, fits in (("112.50", True), ("112.51", False)):
            assert bool(texts(plan(payment=payment, **terms), "plan_over_limit")) is not fits

    def test_it_is_tried_until_all_arrears_are_old(self) -> None:
        """On 2027-02-02 the last of the balance is not old yet, and what is listed is paid."""
        unpaid = [{"due": "2026-07-07", "amount": "808.68"},
                  {"due": "2026-08-08", "amount": "267.51"}]  # fmt: skip
        terms: dict[str, Any] = {
            "as_of": "2026-11-10", "principal": "1257.99", "accrued_interest": "1420.71",
            "first": "2026-11-17", "per": "half_month",
            "earnings": {"monthly_disposable_by_706_011": "856.01", "supports_another": True},
            "standing": {"schedule_by": "court", "unpaid": unpaid},
        }  # fmt: skip
        [text] = texts(plan(payment="1423.81", **terms), "plan_over_limit")
        assert "fits is $235.40 twice a month. From 2027-02-02 on it is $215.03 twice" in text
        assert texts(plan(payment="215.03", **terms), "plan_over_limit") == []
        assert texts(plan(payment="215.04", **terms), "plan_over_limit") != []

    @pytest.mark.parametrize("payment", ["545.82", "522.33"])
    def test_it_may_be_as_near_to_the_payment_as_a_cent(self, payment: str) -> None:
        """What a payment leaves of old arrears opens the limit for the next."""
        terms: dict[str, Any] = {
            "as_of": "2026-02-05", "principal": "8768.68", "first": "2026-02-10",
            "suspended": [{"from": "2026-03-22", "through": "2026-05-19"}],
            "current_support": {"amount": "581.93"},
            "earnings": {"monthly_disposable_by_706_011": "1812.66"},
            "standing": {"schedule_by": "court",
                         "unpaid": [{"due": "2025-11-02", "amount": "538.98"}]},
        }  # fmt: skip
        over = plan(payment=payment, **terms)
        [text] = texts(over, "plan_over_limit")
        assert text.endswith("fits is $522.32 a month.")
        [text] = texts(over, "supports_another")
        assert text.endswith("The largest payment toward arrears that fits is $415.03 a month.")
        result = plan(payment="522.32", **terms)
        assert texts(result, "plan_over_limit") == []
        [text] = texts(result, "supports_another")  # with one, half of $1,812.66 and $16.66
        assert "60 % of disposable earnings is the limit" in text
        assert "With one, from 2026-02-10 the payment with current support takes $1,104.25" in text

    def test_what_rolls_down_onto_a_changed_payment_is_told(self) -> None:
        """$40 from October on, and $400 of support that roll down in December."""
        rolls = {"roll_down": True, "current_support": {"amount": 400, "through": "2026-12-10"}}
        result = plan(payment=20, changes=[{"from": "2026-10-01", "payment": 40}],
                      earnings={"monthly_ssdi": 1000}, **rolls)  # fmt: skip
        [text] = texts(result, "plan_over_agency_limit")
        assert text.startswith("From 2026-12-15 $440.00")
        assert text.endswith("rolls down and counts with it: that is over the limit by itself.")

    def test_a_suspension_until_further_notice_ends_no_calendar(self) -> None:
        """What comes after the last day that a plan may reach is not tried."""
        result = plan(payment=700, earnings=EARNED, suspended=[{"from": "2026-09-01"}])
        [text] = texts(result, "plan_over_limit")
        assert text.endswith("The largest payment toward arrears that fits is $600.00 a month.")

    def test_a_change_over_the_limit_is_told_apart(self) -> None:
        """$500 fit and $700 do not, nor do $650 from July on: each is told."""
        change = [{"from": "2026-07-01", "payment": 650}]
        current = {"amount": 100, "from": "2026-07-01"}
        earned = {**EARNED, "over_12_weeks": False}
        terms: dict[str, Any] = {"earnings": earned, "current_support": current, "changes": change}
        [text] = texts(plan(payment=700, **terms), "plan_over_limit")
        assert (
            "fits is $600.00 a month. From 2026-07-15 on, as the plan changes, it is $500.00"
            in text
        )
        [text] = texts(plan(payment=500, **terms), "plan_over_limit")
        assert text.startswith("From 2026-07-15 the payment with current support takes $750.00")
        assert text.endswith("fits is $500.00 a month.")

    def test_of_a_benefit_by_two_weeks(self) -> None:
        """Five percent of $1,000 are $23.07 every two weeks."""
        terms: dict[str, Any] = {"per": "two_weeks", "earnings": {"monthly_ssdi": 1000}}
        [text] = texts(plan(payment="23.08", **terms), "plan_over_agency_limit")
        assert "$23.08 every two weeks go to arrears" in text
        assert "benefit, $23.07, where the agency sets it." in text
        assert "fits is $23.07 every two weeks." in text
        assert texts(plan(payment="23.07", **terms), "plan_over_agency_limit") == []

    def test_current_support_over_the_limit_by_itself_is_told(self) -> None:
        """Beside $600.01 of $1,000 nothing fits, though old arrears may take up to $650."""
        terms: dict[str, Any] = {"payment": 100, "current_support": {"amount": "600.01"}}
        old = plan(earnings={**EARNED, "over_12_weeks": True}, **terms)
        [text] = texts(old, "plan_over_limit")
        assert "$650.00. The largest payment toward arrears that fits is $0.00 a month." in text
        assert text.endswith(
            "Current support alone, $600.01, is over 60 % of disposable earnings, $600.00, and the "
            "5 % more are for arrears alone."
        )
        young = plan(earnings={**EARNED, "over_12_weeks": False}, **terms)
        [text] = texts(young, "plan_over_limit")
        assert text.endswith("is over 60 % of disposable earnings, $600.00.")
        [text] = texts(young, "plan_over_agency_limit")
        assert "Current support alone, $600.01, is over half of disposable earnings" in text

    @settings(max_examples=max(settings().max_examples // 6, 5))
    @given(st.integers(5, 1500), currents, earnings_, st.sampled_from(PERS))
    def test_it_fits_and_a_cent_more_does_not(
        self, payment: int, current: dict[str, Any], earned: dict[str, Any], per: str
    ) -> None:
        """However often it is paid, and from when current support is."""
        terms: dict[str, Any] = {
            "principal": 1000, "per": per, "current_support": current, "earnings": earned,
        }  # fmt: skip
        result = plan(payment=payment, **terms)
        over = texts(result, "plan_over_limit")
        if not over or not result.ends:
            return
        fits = Decimal(re.findall(r" is \$([0-9,.]+[0-9]) [ate]", over[0])[-1].replace(",", ""))
        assert fits <= payment
        if fits < 5:
            return
        assert texts(plan(payment=fits, **terms), "plan_over_limit") == []
        assert texts(plan(payment=fits + CENT, **terms), "plan_over_limit") != []


class TestWhatItsMonthIsCharged:
    """An instalment carries what its month is charged, and is measured by that."""

    def taken(self, **terms: Any) -> Decimal:
        """Return the most of $1,000 that an instalment takes with current support."""
        share = plan(earnings=EARNED, **terms).share_of_earnings
        assert isinstance(share, Decimal)
        return share * 1000

    def test_before_support_ends_in_its_month(self) -> None:
        """Of $900 through April 20 twenty days are charged, $600, and go with April 15's $50."""
        current = {"amount": 900, "through": "2026-04-20", "due_day": 1}
        assert self.taken(payment=50, current_support=current) == 650

    def test_what_is_in_the_balance_is_not_carried(self) -> None:
        """March's support is owed already on March 10, and the limit is passed from April on."""
        result = plan(as_of="2026-03-10", first="2026-03-20", payment=300, earnings=EARNED,
                      current_support={"amount": 400, "due_day": 1},
                      standing={"schedule_by": "court"})  # fmt: skip
        assert rows(result, "2026-03-20", "2026-04-20") == [300, 700]
        [text] = texts(result, "plan_over_limit")
        assert text.startswith("From 2026-04-20 the payment with current support takes $700.00")

    def test_the_agencys_rule_goes_by_it_as_well(self) -> None:
        """Half of $600 leaves nothing beside $400; while March's is in the balance, $100."""
        result = plan(as_of="2026-03-10", first="2026-03-20", rule="agency",
                      current_support={"amount": 400, "due_day": 1},
                      earnings={"monthly_disposable_earnings": 600})  # fmt: skip
        assert rows(result, "2026-03-20", "2026-04-20") == [100, 400]

    def test_of_support_paid_ahead_the_rest_counts(self) -> None:
        """An instalment takes what is not paid already, and the whole once nothing is ahead."""
        ahead = {"current_support": {"amount": 400}, "current_paid": 150, "payment": 100}
        assert rows(plan(**ahead), "2026-04-15", "2026-05-15") == [350, 500]
        assert self.taken(**ahead) == 500
        ends = {**ahead, "current_support": {"amount": 400, "through": "2026-04-30"}}
        assert self.taken(**ends) == 350

    def test_support_paid_ahead_pays_the_months_before_the_first_instalment_first(self) -> None:
        """Of $1,000 April and May take $800, and June $200: July's $400 are whole, and the last."""
        terms = {"first": "2026-06-15", "payment": 200, "current_paid": 1000}
        current = {"amount": 400, "through": "2026-07-31"}
        assert rows(plan(**terms, current_support=current), "2026-06-15", "2026-07-15") == [
            400,
            600,
        ]
        assert self.taken(**terms, current_support=current) == 600

    def test_the_month_after_a_suspension_that_ends_past_the_due_day(self) -> None:
        """September's support is suspended, and its instalment is not: October's is the first."""
        terms: dict[str, Any] = {
            "first": "2026-04-28", "payment": 200, "earnings": EARNED,
            "current_support": {"amount": 500, "due_day": 17},
            "suspended": [{"from": "2026-04-10", "through": "2026-09-26"}],
        }  # fmt: skip
        result = plan(**terms)
        assert rows(result, "2026-09-28", "2026-10-28") == [200, 700]
        assert str(result.share_of_earnings) == "0.7"
        [text] = texts(result, "plan_over_limit")
        assert text.startswith("From 2026-10-28 the payment with current support takes $700.00")

    @pytest.mark.parametrize("since", ["2026-04-01", "2026-05-01", "2026-06-20"])
    def test_the_agencys_rule_after_a_suspension(self, since: str) -> None:
        """Half of $1,000 leaves $50 beside $450, also once support resumes."""
        result = plan(rule="agency", current_support={"amount": 450},
                      earnings={"monthly_disposable_earnings": 1000},
                      suspended=[{"from": since, "through": "2026-06-30"}])  # fmt: skip
        assert (str(result.payment), str(result.share_of_earnings)) == ("50.00", "0.50")
        assert max(row.payment for row in result.schedule) == 500

    @pytest.mark.parametrize(
        ("paid", "day"),
        [(0, "2026-04-15"), (99, "2026-04-15"), (100, "2026-05-15"), (1600, "2026-08-15"),
         (1699, "2026-08-15"), (1700, "2026-09-15")],
    )  # fmt: skip
    def test_a_limit_is_passed_once_nothing_is_paid_ahead_any_more(
        self, paid: int, day: str
    ) -> None:
        """$400 and $200 are over half of $1,000 from the month of which more than $300 are left."""
        result = plan(payment=200, current_paid=paid, current_support={"amount": 400},
                      earnings=EARNED, standing={"schedule_by": "agency"})  # fmt: skip
        first = next(row for row in result.schedule if row.payment > 500)
        assert str(first.due) == day
        [text] = [text for text in texts(result, "plan_over_agency_limit") if "half" in text[:160]]
        takes = (
            f"From {day} the payment with current support takes ${first.payment} a month, over half"
        )
        assert text.startswith(takes)


class TestTheAgencysQuarter:
    """What an agency sets by itself is at most a quarter of current support (§ 116100(a)(3))."""

    @pytest.mark.parametrize(
        ("per", "most"),
        [("week", "23.07"), ("two_weeks", "46.15"), ("half_month", "50.00"), ("month", "100.00")],
    )
    def test_a_payment_over_it_is_told(self, per: str, most: str) -> None:
        """Of $400, by how often it is paid; it needs no earnings, and cites the regulation."""
        terms: dict[str, Any] = {"current_support": {"amount": 400}, "per": per}
        result = plan(payment=Decimal(most) + CENT, **terms)
        [notice] = [each for each in result.notices if each.id == "plan_over_agency_limit"]
        assert f"over 25 % of current support, ${most}, where the agency sets it. " in notice.text
        assert f"toward arrears that fits is ${most} " in notice.text
        assert notice.text.endswith('half of disposable earnings by "or"; both are applied.')
        assert [str(cite) for cite in notice.cites] == ["Cal. Code Regs., tit. 22, § 116100(a)(3)"]
        assert "code_of_regulations/arrears_payment" in {row.table for row in result.law}
        assert texts(plan(payment=most, **terms), "plan_over_agency_limit") == []

    @pytest.mark.parametrize(
        "terms",
        [
            {"standing": {"schedule_by": "court"}},
            {"standing": {"schedule_by": "neither"}},
            {"enforcement": "private"},
            {"current_support": None},
            {"current_support": {"amount": 0}},
            {"current_support": {"amount": 400, "through": "2026-04-01"}},
        ],
    )
    def test_it_binds_no_other(self, terms: dict[str, Any]) -> None:
        """Not a court's payment, nor one on arrears alone; ended support is added to it."""
        found = plan(**{"payment": 500, "current_support": {"amount": 400}, **terms})
        assert texts(found, "plan_over_agency_limit") == []

    def test_it_grows_by_what_has_ended(self) -> None:
        """$400 with $100 become $500, as the support of both children has ended."""
        ended = {"amount": 400, "through": "2026-04-01"}
        [text] = texts(plan(payment=501, current_support=ended), "plan_over_agency_limit")
        assert "25 % of current support and the $400.00 a month of it that ended, $500.00" in text
        half = {"amount": 400, "through": "2031-05-31",
                "children": [{"name": "A", "amount": 250, "ends": "2026-04-10"},
                             {"name": "B", "amount": 150}]}  # fmt: skip
        [text] = texts(plan(payment=351, current_support=half), "plan_over_agency_limit")
        assert "25 % of current support and the $250.00 a month of it that ended, $350.00" in text

    def test_what_rolls_down_is_what_it_grows_by(self) -> None:
        """A quarter that rolls down as support ends is never over it: it is the agency's rule."""
        ends = {"amount": 400, "through": "2027-05-31"}
        rolls: dict[str, Any] = {"current_support": ends, "roll_down": True}
        assert texts(plan(payment=100, **rolls), "plan_over_agency_limit") == []
        [text] = texts(plan(payment=101, **rolls), "plan_over_agency_limit")
        assert "fits is $100.00 a month. The" in text

    def test_before_support_begins_there_is_none(self) -> None:
        """The quarter binds from the support's first day on."""
        [text] = texts(plan(payment=200, current_support=FROM_AUGUST), "plan_over_agency_limit")
        assert text.startswith("From 2026-08-15 $200.00 a month go to arrears")
        assert "$112.50" in text

    def test_its_source_decides_no_amount_unless_it_sets_one(self) -> None:
        """The regulation was read in a compilation: that decides what the agency's rule sets."""
        current = {"current_support": {"amount": 400}}
        for terms, decides in (({"payment": 300}, False), ({"rule": "agency"}, True)):
            notices = plan(**terms, **current).notices
            [weak] = [each for each in notices if each.id == "weak_law"]
            assert weak.text.startswith("Arrears payment set by a local child support agency")
            assert weak.decides is decides

    def test_a_day_before_the_regulation_was_seen_is_not_tested(self) -> None:
        """And it is said, whether or not earnings are told."""
        early: dict[str, Any] = {"as_of": "2023-03-31", "first": "2023-04-15", "payment": 300}
        [text] = texts(plan(**early, current_support={"amount": 400}), "not_computed")
        assert "a quarter of current support and half of disposable earnings" in text
        assert texts(plan(**early), "not_computed") == []


class TestTheAgeOfArrears:
    """15 U.S.C. § 1673(b)(2): five percent more only for support older than 12 weeks."""

    def test_an_account_tells_how_old_they_are(self) -> None:
        """One month of $1,000, due 30 days ago: 60 % of $1,750, and $50 beside $1,000."""
        owed = state(account(order(1000, "2026-03-01")), "2026-03-31")
        terms: dict[str, Any] = {
            "first": day("2026-04-15"),
            "current_support": {"amount": 1000},
            "earnings": {"monthly_disposable_earnings": 1750},
        }
        over = loose.plan_payments(owed, payment=60, **terms)
        [text] = texts(over, "plan_over_limit")
        assert "60 % of disposable earnings, $1,050.00." in text
        assert "fits is $50.00 a month" in text
        [text] = texts(over, "plan_arrears_age")
        assert "$0.00 is older than 12 weeks on 2026-04-15, all of it from 2026-05-25 on" in text
        for standing in ({"schedule_by": "court"}, loose.Standing17520(schedule_by="court")):
            again = loose.plan_payments(owed, payment=60, standing=standing, **terms)
            assert texts(again, "plan_arrears_age") == [text]
        known = {"oldest_due": "2025-03-01"}  # the account tells how old each part is
        told_by_hand = loose.plan_payments(owed, payment=60, standing=known, **terms)
        assert texts(told_by_hand, "plan_over_limit") == texts(over, "plan_over_limit")
        said = {**terms["earnings"], "over_12_weeks": True}
        assert not texts(loose.plan_payments(owed, payment=60, **{**terms, "earnings": said}),
                         "plan_over_limit")  # fmt: skip

    def test_only_what_is_old_opens_more(self) -> None:
        """$40 of 2025 beside $800 of March: $640 on April 15, $600 in May, $650 from June on."""
        unpaid = [{"due": "2025-01-01", "amount": 40}, {"due": "2026-03-01", "amount": 800}]
        terms: dict[str, Any] = {
            "principal": 840, "current_support": {"amount": 400}, "earnings": EARNED,
            "standing": {"schedule_by": "court", "unpaid": unpaid},
        }  # fmt: skip
        over = plan(payment=250, **terms)
        [text] = texts(over, "plan_over_limit")
        assert text == (
            "From 2026-04-15 the payment with current support takes $650.00 a month, over 60 % of "
            "disposable earnings, and up to 5 % more for arrears older than 12 weeks, $640.00. The "
            "largest payment toward arrears that fits is $240.00 a month. From 2026-05-15 on it is "
            "$200.00 a month."
        )
        [text] = texts(over, "plan_arrears_age")
        assert "Of the arrears $40.00 is older than 12 weeks on 2026-04-15" in text
        assert texts(plan(payment=200, **terms), "plan_over_limit") == []
        assert texts(plan(payment=200 + CENT, **terms), "plan_over_limit") != []
        later = plan(payment=250, first="2026-06-15", **terms)
        assert texts(later, "plan_over_limit") == []

    def test_a_lump_sum_of_the_day_pays_the_oldest_first(self) -> None:
        """$40 are paid by the lump sum of April 15 itself, and nothing old is left."""
        unpaid = [{"due": "2025-01-01", "amount": 40}, {"due": "2026-03-01", "amount": 800}]
        terms: dict[str, Any] = {
            "principal": 840, "payment": 201, "earnings": EARNED,
            "current_support": {"amount": 400},
            "standing": {"schedule_by": "court", "unpaid": unpaid},
        }  # fmt: skip
        lump = [{"date": "2026-04-15", "amount": 440}]
        [text] = texts(plan(lump_sums=lump, **terms), "plan_over_limit")
        assert text.startswith("From 2026-04-15 ")
        assert texts(plan(**terms), "plan_over_limit")[0].startswith("From 2026-05-15 ")

    @pytest.mark.parametrize(("first", "limit"), [("2026-05-24", 600), ("2026-05-25", 650)])
    def test_twelve_weeks_to_the_day(self, first: str, limit: int) -> None:
        """Due on March 1, it is prior to the twelve weeks that end with May 25, and not before."""
        result = plan(payment=700, first=first, earnings=EARNED,
                      standing={"oldest_due": "2026-03-01"})  # fmt: skip
        [text] = texts(result, "plan_over_limit")
        assert f"${limit}.00. The largest" in text

    @pytest.mark.parametrize(("first", "limit"), [("2026-06-23", 600), ("2026-06-24", 650)])
    def test_where_it_is_not_told_they_are_as_young_as_the_balance(
        self, first: str, limit: int
    ) -> None:
        """As in an order to withhold, they are not older than 12 weeks unless that is known."""
        result = plan(payment=700, first=first, earnings=EARNED)
        [text] = texts(result, "plan_over_limit")
        assert f"${limit}.00. The largest" in text
        [text] = texts(result, "plan_arrears_age")
        assert "is not told" in text
        assert "before 2026-06-24, when all of the balance is" in text
        assert gl.WithholdingTerms().over_12_weeks is False

    @pytest.mark.parametrize("old", [True, False])
    def test_what_is_said_is_taken(self, old: bool) -> None:  # noqa: FBT001
        """Then nothing is assumed."""
        earnings = {**EARNED, "over_12_weeks": old}
        result = plan(payment=700, earnings=earnings, standing={"oldest_due": "2020-01-01"})
        [text] = texts(result, "plan_over_limit")
        assert ("$650.00" in text) is old
        assert texts(result, "plan_arrears_age") == []


class TestDisposableEarnings:
    """CCP § 706.011(a) for the federal ceiling, 22 CCR § 110280 for the agency's own half."""

    def fits(self, **earnings: Any) -> tuple[str, str]:
        """Return the largest payment beside $500 by the federal ceiling, and by the half."""
        result = plan(payment=1500, current_support={"amount": 500},
                      earnings={"over_12_weeks": True, **earnings})  # fmt: skip
        found = re.compile(r"fits is \$([\d,.]+) a month")
        limits = ("plan_over_limit", "plan_over_agency_limit")
        first, second = (found.findall(texts(result, each)[-1])[0] for each in limits)
        return first, second

    def test_each_limit_goes_by_its_own(self) -> None:
        """Of $2,370 and $2,330: 65 % of the former, half of the latter, less $500."""
        both = {"monthly_disposable_by_706_011": 2370, "monthly_disposable_earnings": 2330}
        assert self.fits(**both) == ("1,040.50", "665.00")
        assert self.fits(monthly_disposable_earnings=2330) == ("1,014.50", "665.00")
        assert self.fits(monthly_disposable_by_706_011=2370) == ("1,040.50", "685.00")

    def test_the_ceiling_is_that_of_a_pay_check(self) -> None:
        """``guideline withhold`` finds the same limit on the same check."""
        check = gl.PayCheck(earnings=Decimal(2370), union_dues=Decimal(40))
        earned = gl.disposable_earnings(check)
        ceiling = gl.withholding_ceiling(
            earned.by_706_011, Decimal(1600), older=Decimal(1100), on=date(2026, 4, 1)
        )
        both = {"monthly_disposable_by_706_011": earned.by_706_011,
                "monthly_disposable_earnings": earned.by_110280}  # fmt: skip
        assert self.fits(**both)[0] == f"{ceiling.limit - 500:,}"

    @pytest.mark.parametrize(
        ("more", "less", "said"),
        [
            (None, 1000, "Only the latter are told and stand for both"),
            (1000, None, "Only the former are told and stand for both"),
            (1000, 960, "They are $1,000.00 and $960.00 a month."),
            (1000, 1000, None),
        ],
    )
    def test_what_stands_for_what_is_said(
        self, more: int | None, less: int | None, said: str | None
    ) -> None:
        """Where one is told it stands for both; equal ones leave nothing to say."""
        earnings = {"monthly_disposable_by_706_011": more, "monthly_disposable_earnings": less}
        found = texts(plan(payment=50, earnings=earnings), "plan_disposable")
        assert [said is not None and said in text for text in found] == [True] * (said is not None)

    def test_dues_do_not_raise_earnings(self) -> None:
        """Less union dues as well, disposable earnings are not more."""
        earnings = {"monthly_disposable_by_706_011": 900, "monthly_disposable_earnings": "1000.001"}
        with pytest.raises(gl.InvalidFacts) as caught:
            plan(payment=50, earnings=earnings)
        assert told(caught.value) == [
            "earnings.monthly_disposable_earnings", "earnings.monthly_disposable_by_706_011",
        ]  # fmt: skip


@pytest.mark.parametrize(("set_by", "notice", "fits"), [
    ("court", "plan_over_limit", "$593.87"), ("agency", "plan_over_agency_limit", "$408.87"),
])  # fmt: skip
def test_what_rolls_down_beyond_a_limit_is_not_what_fits(
    set_by: str, notice: str, fits: str
) -> None:
    """$800 roll down within July, of which $516.13 are charged: what the limit leaves fits."""
    result = plan(
        principal=5000, first="2026-04-25", payment=60, roll_down=True,
        current_support={"amount": 800, "through": "2026-07-20"},
        earnings={"monthly_disposable_earnings": 1850, "over_12_weeks": False},
        standing={"schedule_by": set_by},
    )  # fmt: skip
    [text] = texts(result, notice)
    assert (
        f"The largest payment toward arrears that fits is {fits} a month. From 2026-07-25 on "
        in text
    )
    assert "$800.00 rolls down and counts with it: that is over the limit by itself." in text


def test_of_two_limits_of_the_agency_the_lower_is_named() -> None:
    """Half of $900 leaves $50 beside $400, five percent of a benefit of $900 are $45."""
    terms: dict[str, Any] = {"rule": "agency", "current_support": {"amount": 400}}
    for benefit, half, percent in ((900, False, True), (1100, True, False)):
        earned = {"monthly_disposable_earnings": 900, "monthly_ssdi": benefit}
        [text] = texts(plan(**terms, earnings=earned), "plan_agency_rule")
        assert ("Half of earnings limits" in text) is half
        assert ("Five percent of the disability benefit limits" in text) is percent
