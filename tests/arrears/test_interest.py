"""Interest: its rate, its start, its conventions, and what stops it."""

# Facts are read: tests write them as whole numbers and words, and compare amounts with these.
# mypy: disable-error-code="arg-type, comparison-overlap"

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import guideline as gl
from accounts import account, day, noticed, order, payments, state, told

SEVEN_YEARS = order(200, "2010-01-01")


class TestConventions:
    """Seven unpaid years at $200, to 2016-12-23: figures computed apart from this library."""

    @pytest.mark.parametrize(
        ("enforcement", "convention", "interest"),
        [
            ("private", "actual_365", "5917.70"),
            ("private", "actual_actual", "5911.84"),
            ("private", "monthly_opening", "5810.00"),
            ("private", "monthly_closing", "5810.00"),
            ("local_agency", "actual_365", "5778.08"),
            ("local_agency", "monthly_opening", "5671.67"),
            ("local_agency", "monthly_opening_except_payoff", "5671.67"),
        ],
    )
    def test_seven_years(self, enforcement: str, convention: str, interest: str) -> None:
        """Principal is $16,800 under each, and the interest is the published one."""
        facts = account(SEVEN_YEARS, enforcement=enforcement, interest=convention)
        statement = state(facts, "2016-12-23")
        assert statement.principal == 16800
        assert f"{statement.accrued_interest:.2f}" == interest
        assert "interest_convention" in noticed(statement)

    def test_a_leap_day_counts(self) -> None:
        """$1,000 over a year with February 29: $100.27 by actual/365, $100 by actual/actual."""
        sum_ = gl.Judgment(entered=day("2019-12-31"), principal=1000)
        for convention, interest in [("actual_365", "100.27"), ("actual_actual", "100.00")]:
            facts = account(judgments=(sum_,), interest=convention)
            assert f"{state(facts, '2020-12-31').accrued_interest:.2f}" == interest

    def test_rounded_postings(self) -> None:
        """$1,000 for a year, each month's interest rounded to the cent: $99.96, not $100."""
        sum_ = gl.Judgment(entered=day("2018-12-31"), principal=1000)
        facts = account(judgments=(sum_,), rounding="each_posting")
        assert state(facts, "2019-12-31").accrued_interest == Decimal("99.96")
        assert state(account(judgments=(sum_,)), "2019-12-31").accrued_interest == 100

    def test_the_month_that_clears_the_principal(self) -> None:
        """Only monthly_opening charges the month in which the principal is paid."""
        found = {}
        for convention in gl.Convention:
            facts = account(
                order(1200, through=day("2019-01-31")),
                interest=convention,
                paid={"2019-02-10": 1200},
            )
            found[str(convention)] = f"{state(facts, '2019-03-31').interest_charged:.2f}"
        assert found == {
            "monthly_opening": "10.00",
            "monthly_opening_except_payoff": "0.00",
            "monthly_closing": "0.00",
            "actual_365": "2.96",
            "actual_actual": "2.96",
        }

    def test_the_month_has_run_on_its_last_day(self) -> None:
        """Interest by the month is posted at the end of the month's last day, and not before."""
        facts = account(order(1200, through=day("2019-01-31")))
        assert state(facts, "2019-02-27").accrued_interest == 0
        assert state(facts, "2019-02-28").accrued_interest == 10

    def test_monthly_conventions_say_what_they_depart_from(self) -> None:
        """A monthly convention with money paid on principal cites CCP § 685.030(c)."""
        facts = account(order(through=day("2019-01-31")), paid={"2019-02-10": 100})
        notices = {str(n.id): n for n in state(facts, "2019-02-28").notices}
        assert "685.030(c)" in str(notices["monthly_convention"].cites[0])
        by_day = account(order(), paid={"2019-02-10": 100}, interest="actual_365")
        assert "monthly_convention" not in noticed(state(by_day, "2019-02-28"))

    @pytest.mark.parametrize("convention", ["monthly_opening", "monthly_closing"])
    def test_private_enforcement_by_the_month_is_stated(self, convention: str) -> None:
        """What a monthly convention means for an instalment's due date is told in a notice."""
        facts = account(order(), enforcement="private", interest=convention)
        notices = {str(n.id): n.text for n in state(facts, "2019-03-31").notices}
        assert "Under private enforcement" in notices["monthly_convention"]

    @pytest.mark.parametrize("convention", gl.Convention)
    def test_support_paid_on_its_due_day_bears_no_interest(self, convention: str) -> None:
        """Also by the month: due on the first and paid on it, it was never past due."""
        paid = {f"2019-{month:02}-01": 500 for month in range(1, 7)}
        facts = account(order(), enforcement="private", interest=convention, paid=paid)
        assert state(facts, "2019-06-30").accrued_interest == 0
        short = account(
            order(),
            enforcement="private",
            interest="monthly_opening",
            paid=paid | {"2019-03-01": 380},
        )
        assert state(short, "2019-03-31").accrued_interest == 1  # of the $120 that are left

    def test_support_paid_a_day_late_bears_the_interest_of_its_month(self) -> None:
        """By the month it runs to the month's end, and past-due support paid on the first too."""
        late = account(order(600), enforcement="private", paid={"2019-01-02": 600})
        assert state(late, "2019-01-31").accrued_interest == 5
        past_due = account(order(600), enforcement="private", paid={"2019-02-01": 1200})
        assert state(past_due, "2019-02-28").accrued_interest == 5 + 5

    def test_never_interest_on_interest(self) -> None:
        """Ten years on one sum cost exactly ten tenths of it."""
        sum_ = gl.Judgment(entered=day("2009-12-31"), principal=1000, accrued_interest=5000)
        statement = state(account(judgments=(sum_,)), "2019-12-31")
        assert statement.accrued_interest == 5000 + 1000


class TestStart:
    """When interest on an instalment starts (CCP § 685.020(b), Fam. Code § 17433.5)."""

    @pytest.mark.parametrize(("enforcement", "days"), [("private", 31), ("local_agency", 0)])
    def test_a_month_between(self, enforcement: str, days: int) -> None:
        """By February 1 an instalment of January 1 has borne 31 days' interest, or none."""
        facts = account(order(3650), enforcement=enforcement, interest="actual_365")
        assert state(facts, "2019-02-01").accrued_interest == days

    def test_before_2006_07_12_an_agency_counts_from_the_due_date(self) -> None:
        """The later start is law from 2006-07-12: July's instalment is before, August's after."""
        facts = account(order(3650, "2006-07-01", through=day("2006-08-31")), interest="actual_365")
        assert state(facts, "2006-08-01").accrued_interest == 31
        assert state(facts, "2006-09-01").accrued_interest == 62
        assert state(facts, "2006-09-02").accrued_interest == 64

    def test_a_change_of_regime(self) -> None:
        """Each instalment goes by the regime of the day on which it fell due."""
        facts = account(
            order(3650),
            enforcement=(
                {"from": "2019-02-01", "by": "local_agency"},
                {"from": "2018-01-01", "by": "private"},
            ),
            interest="actual_365",
        )
        statement = state(facts, "2019-03-01")
        assert statement.accrued_interest == 31 + 28
        assert "enforcement_changed" in noticed(statement)
        assert statement.enforcement == "private from 2018-01-01, local_agency from 2019-02-01"

    def test_enforcement_before_the_first_date_named(self) -> None:
        """Who enforced when the first order began must be said; for a judgment it need not."""
        since = ({"from": "2020-01-01", "by": "private"},)
        with pytest.raises(gl.InvalidFacts) as error:
            state(account(order(3650), enforcement=since), "2019-01-11")
        assert told(error.value) == ["enforcement"]
        judgment = gl.Judgment(entered=day("2019-01-01"), principal=3650)
        facts = account(judgments=(judgment,), enforcement=since, interest="actual_365")
        assert state(facts, "2019-01-11").accrued_interest == 10

    def test_a_tax_offset_before_the_first_date_named(self) -> None:
        """Who enforced decides how an offset is credited: then it must be said, else not."""
        since = ({"from": "2020-01-01", "by": "local_agency"},)
        judgment = gl.Judgment(entered=day("2019-01-01"), principal=3650)
        paid = {"2019-12-31": 10, "2020-01-01": 10}
        other = account(judgments=(judgment,), enforcement=since, paid=paid)
        assert state(other, "2020-01-31").paid == 20
        offsets = gl.changed(other, payments=payments(paid, source="tax_offset"))
        with pytest.raises(gl.InvalidFacts) as error:
            state(offsets, "2020-01-31")
        assert told(error.value) == ["payments[0].date"]


class TestRates:
    """Rates: 7 % through 1982, then 10 %; another state's; 6 % during service."""

    def test_seven_percent_through_1982(self) -> None:
        """Interest goes by the day it accrues: a year at 7 %, then one at 10 %."""
        sum_ = gl.Judgment(entered=day("1981-12-31"), principal=1000)
        assert state(account(judgments=(sum_,)), "1982-12-31").accrued_interest == 70
        statement = state(account(judgments=(sum_,)), "1983-12-31")
        assert statement.accrued_interest == 170
        assert "weak_law" in noticed(statement)

    def test_the_day_the_rate_changed(self) -> None:
        """By the day, December 31, 1982 bears 7 % and January 1, 1983 bears 10 %."""
        sum_ = gl.Judgment(entered=day("1982-12-31"), principal=36500)
        for as_of, interest in [("1983-01-01", 7), ("1983-01-02", 17)]:
            facts = account(judgments=(sum_,), interest="actual_365")
            assert state(facts, as_of).accrued_interest == interest

    def test_another_states_rates(self) -> None:
        """An order of another state bears its rates, by its own periods (§ 5700.604)."""
        rates = (
            {"from": "2020-01-01", "rate": "4%", "law": "law B"},
            {"from": "2018-01-01", "rate": "12%", "law": "law A"},
        )
        facts = account(order(1200, through=day("2019-01-31"), rates=rates))
        statement = state(facts, "2020-12-31")
        assert statement.accrued_interest == 11 * 12 + 12 * 4
        assert "other_state" in noticed(statement)
        assert not [row for row in statement.law if row.table.endswith("/interest")]

    def test_no_rate_before_the_first(self) -> None:
        """An order whose rates begin after it is refused."""
        rates = ({"from": "2020-01-01", "rate": "4%", "law": "law B"},)
        with pytest.raises(gl.InvalidFacts, match="no rate for the days before"):
            state(account(order(rates=rates)), "2020-12-31")

    def test_six_percent_on_what_precedes_service(self) -> None:
        """From the first day of service a debt that precedes it bears at most 6 %."""
        facts = account(
            order(1200, through=day("2019-02-28")),
            active_duty=({"from": "2019-02-01", "through": "2019-12-31"},),
        )
        # January's instalment at 6 % for eleven months, February's at 10 % for ten, then both 10 %
        statement = state(facts, "2020-01-31")
        assert statement.accrued_interest == 11 * 6 + 10 * 10 + 2 * 10
        assert "service_interest" in noticed(statement)
        assert "united_states_code/service_interest" in {row.table for row in statement.law}

    def test_service_that_has_not_begun(self) -> None:
        """Service after the day asked changes nothing yet."""
        facts = account(order(1200), active_duty=({"from": "2019-06-01"},))
        statement = state(facts, "2019-02-28")
        assert statement.accrued_interest == 10
        assert "service_interest" not in noticed(statement)
        assert "united_states_code/service_interest" not in {row.table for row in statement.law}


def test_a_cent_left_is_not_cleared() -> None:
    """Only the month that clears the principal bears none, not one that leaves a cent."""
    facts = account(
        order(1200, through=day("2019-01-31")),
        interest="monthly_opening_except_payoff",
        paid={"2019-02-10": "1199.99"},
    )
    assert state(facts, "2019-02-28").interest_charged == 10


class TestStops:
    """Sections that stop interest: 17502, 4508(b), 3651(c)(4)."""

    @pytest.mark.parametrize("section", ["17502", "4508(b)"])
    def test_no_interest_until_the_stop_ends(self, section: str) -> None:
        """Instalments due during the stop bear interest only from the day after it."""
        stop = {"section": section, "from": "2019-01-01", "through": "2019-12-31"}
        facts = account(order(1200, through=day("2019-02-28")), interest_stops=(stop,))
        assert state(facts, "2019-12-31").accrued_interest == 0
        assert "interest_stopped" not in noticed(state(facts, "2018-12-31"))
        statement = state(facts, "2020-01-31")
        assert statement.accrued_interest == 20
        said = "On the instalments due from 2019-01-01 through 2019-12-31 no interest runs under §"
        assert any(notice.text.startswith(said) for notice in statement.notices)

    def test_an_open_stop_never_ends(self) -> None:
        """Without a last day no interest ever runs on what fell due."""
        stop = {"section": "17502", "from": "2019-01-01"}
        assert state(account(order(), interest_stops=(stop,)), "2030-12-31").accrued_interest == 0

    def test_only_the_part_that_would_not_have_come_due(self) -> None:
        """§ 3651(c)(4): that part of each instalment bears none, and is paid last."""
        stop = {
            "section": "3651(c)(4)",
            "from": "2019-01-01",
            "through": "2019-01-31",
            "amount": 600,
        }
        facts = account(order(1200, through=day("2019-02-28")), interest_stops=(stop,))
        assert state(facts, "2019-02-28").accrued_interest == 5
        paid = account(
            order(1200, through=day("2019-02-28")),
            interest_stops=(stop,),
            paid={"2019-01-05": 600},
        )
        assert state(paid, "2019-02-28").accrued_interest == 0

    def test_a_part_is_never_more_than_its_instalment(self) -> None:
        """Where all of an instalment would not have come due, all of it is owed, and bears none."""
        stop = {"section": "3651(c)(4)", "from": "2019-01-01", "amount": 600}
        statement = state(account(order(500), interest_stops=(stop,)), "2019-02-28")
        assert (statement.principal, statement.accrued_interest) == (1000, 0)
        assert [charge.paid for charge in statement.charges] == [0, 0]

    def test_for_one_order_only(self) -> None:
        """A stop that names an order leaves the others alone."""
        stop = {"section": "4508(b)", "from": "2019-01-01", "order": "first"}
        facts = account(
            order(1200, name="first"),
            order(1200, name="second", kind="spousal_support"),
            interest_stops=(stop,),
        )
        assert state(facts, "2019-02-28").accrued_interest == 10

    def test_an_amount_goes_with_the_one_section(self) -> None:
        """An amount without § 3651(c)(4), and that section without an amount, are refused."""
        stops = (
            {"section": "17502", "from": "2019-01-01", "amount": 5},
            {"section": "3651(c)(4)", "from": "2019-01-01"},
        )
        with pytest.raises(gl.InvalidFacts) as error:
            state(account(interest_stops=stops), "2019-02-28")
        assert [problem.where for problem in error.value.problems] == [
            "interest_stops[0].amount",
            "interest_stops[1].amount",
        ]


class TestRenewal:
    """Renewal (CCP § 683.150(d)): off unless asked for."""

    def test_a_renewal_capitalises(self) -> None:
        """$10,000 and $3,000 interest: the next year costs $1,000, after a renewal $1,300."""
        sum_ = gl.Judgment(entered=day("2023-12-31"), principal=10000, accrued_interest=3000)
        plain = state(account(judgments=(sum_,)), "2024-12-31")
        renewed = state(
            account(judgments=(sum_,), renewals=({"date": "2024-01-01"},)), "2024-12-31"
        )
        assert plain.accrued_interest == 3000 + 1000
        assert (renewed.principal, renewed.interest_renewed) == (13000, 3000)
        assert renewed.accrued_interest == 1300
        assert [(m.principal, m.accrued_interest) for m in renewed.months[:2]] == [
            (10000, 3000),
            (13000, Decimal("108.33")),
        ]
        assert "renewed" in noticed(renewed)
        assert "renewed" not in noticed(plain)

    def test_of_two_orders_of_a_kind_both_stand_in_the_month(self) -> None:
        """A month's row has what became principal of each order."""
        orders = (order(1200, name="a"), order(600, name="b"))
        facts = account(*orders, renewals=({"date": "2019-06-01"},))
        statement = state(facts, "2019-06-30")
        assert statement.interest_renewed == Decimal(1800 * 10) / 120
        assert statement.months[-1].principal == statement.principal
        assert statement.months[-1].accrued_interest == Decimal("76.25")

    def test_by_the_day_it_bears_from_the_day_of_filing(self) -> None:
        """By the day the renewed interest bears interest at once: $1,300 in the year."""
        sum_ = gl.Judgment(entered=day("2023-01-01"), principal=10000, accrued_interest=3000)
        facts = account(
            judgments=(sum_,), renewals=({"date": "2023-01-01"},), interest="actual_365"
        )
        assert state(facts, "2024-01-01").accrued_interest == 1300
        assert state(facts, "2022-12-31").total == 0

    def test_not_twice_in_five_years(self) -> None:
        """A second renewal within five years is refused (§ 291(c)(2)); after them it stands."""
        dates = ({"date": "2020-01-01"}, {"date": "2024-12-31"})
        with pytest.raises(gl.InvalidFacts, match="within five years"):
            state(account(renewals=dates), "2025-12-31")
        later = ({"date": "2020-01-01"}, {"date": "2025-01-01"})
        assert state(account(renewals=later), "2025-12-31").interest_renewed > 0


class TestEveryConvention:
    """The balance under each convention, and the dollars between them."""

    def test_each_and_the_spread(self) -> None:
        """Five conventions; the spread is the largest total less the smallest."""
        compared = gl.compare_conventions(account(SEVEN_YEARS), as_of=day("2016-12-23"))
        totals = {str(each.convention): str(each.total) for each in compared.conventions}
        assert totals == {
            "monthly_opening": "22471.67",
            "monthly_opening_except_payoff": "22471.67",
            "monthly_closing": "22471.67",
            "actual_365": "22578.08",
            "actual_actual": "22572.33",
        }
        assert str(compared.spread) == "106.41"
        highest = gl.changed(account(SEVEN_YEARS), interest="actual_365")
        spread = gl.compare_conventions(highest, as_of=day("2016-12-23")).spread
        assert spread == compared.spread

    @given(st.sampled_from(list(gl.Convention)), st.integers(1, 500))
    def test_each_is_what_the_account_would_state(self, convention: str, paid: int) -> None:
        """Every row is the statement of the same account by that convention."""
        facts = account(order(), paid={"2019-04-03": paid, "2019-07-30": paid})
        compared = gl.compare_conventions(facts, as_of=day("2019-09-15"))
        own = state(gl.changed(facts, interest=convention), "2019-09-15")
        row = next(each for each in compared.conventions if each.convention == convention)
        assert abs(row.total - own.total) <= Decimal("0.005")
