"""Published and statute-derived figures of arrears that this project did not make.

Each names where it was published. What a source does not publish (as the payments behind an
opinion's total) is not tested here.
"""

# Facts are read: tests write them as whole numbers and words, and compare amounts with these.
# mypy: disable-error-code="arg-type, comparison-overlap"

from decimal import Decimal

import pytest

import guideline as gl
from accounts import account, day, order, payments, state


def paid_monthly(principal: int, payment: int, convention: str, **more: str) -> tuple[int, Decimal]:
    """Return how many monthly payments clear a principal and its interest, and the interest.

    The balance stands at the end of a month; each later month's payment comes on the 15th.
    """
    sum_ = gl.Judgment(entered=day("2019-12-31"), principal=principal)
    paid = {f"{2020 + n // 12}-{n % 12 + 1:02}-15": payment for n in range(100)}
    facts = account(judgments=(sum_,), paid=paid, interest=convention, **more)
    for months in range(1, 100):
        statement = state(facts, f"{2020 + (months - 1) // 12}-{(months - 1) % 12 + 1:02}-28")
        if statement.total == 0:
            whole = state(facts, f"{2020 + (months + 1) // 12}-{(months + 1) % 12 + 1:02}-28")
            return months, whole.interest_charged
    raise AssertionError


class TestSacramento:
    """Sacramento County, SmartPay: $3,000 at 10 %, principal first."""

    @pytest.mark.parametrize(
        ("payment", "months", "interest", "rounded"),
        [(50, 76, "762.50", "762.50"), (75, 47, "512.50", "512.60")],
    )
    def test_months(self, payment: int, months: int, interest: str, rounded: str) -> None:
        """A balance of $3,000 is cleared in 76 months at $50 and in 47 at $75.

        The interest was recomputed apart from this library, exact and with each month rounded.
        """
        found = paid_monthly(3000, payment, "monthly_opening")
        assert (found[0], f"{found[1]:.2f}") == (months, interest)
        by_cents = paid_monthly(3000, payment, "monthly_opening", rounding="each_posting")
        assert (by_cents[0], f"{by_cents[1]:.2f}") == (months, rounded)

    def test_interest_on_the_closing_balance_is_another_convention(self) -> None:
        """On the balance after each payment it takes 75 months, so the county's is the opening."""
        assert paid_monthly(3000, 50, "monthly_closing") == (75, Decimal("737.50"))

    def test_by_the_day_it_does_not_differ(self) -> None:
        """Actual/365 also gives 76 months, so the example does not settle the day count."""
        assert paid_monthly(3000, 50, "actual_365")[0] == 76


def test_one_year_of_a_thousand_dollars() -> None:
    """$1,000 for a year costs $100 (alimony-calculator.com)."""
    sum_ = gl.Judgment(entered=day("2021-01-01"), principal=1000)
    for convention in ("actual_365", "actual_actual", "monthly_opening"):
        facts = account(judgments=(sum_,), interest=convention)
        assert state(facts, "2022-01-01").accrued_interest == 100


def test_orange_county_payment_of_principal() -> None:
    """$10,000 at 1.7 % of principal a month is cleared in 74 months with $2,492.75 interest."""
    months, interest = paid_monthly(10000, 170, "monthly_opening")
    assert (months, f"{interest:.2f}") == (74, "2492.75")


def test_an_effective_day_of_november_2() -> None:
    """An order effective November 2 charges 29 of 30 days (divorcesd.com)."""
    assert state(account(order(3000, "2025-11-02")), "2025-11-30").charged == 2900


def test_a_liquidation_schedule_never_replaces_the_due_dates() -> None:
    """Dupont's $9,000 at $15 a month: under § 155 the whole bears interest, $630 a year at 7 %."""
    sum_ = gl.Judgment(entered=day("1978-11-07"), principal=9000)
    paid = payments({"1979-11-06": 180})
    facts = account(judgments=(sum_,), payments=paid, interest="actual_365")
    assert state(facts, "1979-11-06").interest_charged < 630
    assert state(account(judgments=(sum_,)), "1979-11-30").interest_charged == 630


def test_one_payment_two_eras() -> None:
    """$900 against 400, 3,000 and 450: 400/450/50 through 2008, 400/500/0 from 2009."""
    found = []
    for received, month in (("2008-12-31", "2008-12"), ("2009-01-31", "2009-01")):
        entered = f"{month}-01"
        sum_ = gl.Judgment(
            entered=day(entered),
            principal=3000,
            accrued_interest=450,
            kind="spousal_support",
            name="past",
        )
        facts = account(order(400, entered, name="now"), judgments=(sum_,), paid={received: 900})
        statement = state(facts, received)
        found.append((statement.to_current, statement.interest_paid, statement.to_principal))
    assert found == [(400, 450, 50), (400, 0, 500)]


def test_what_a_suspension_leaves() -> None:
    """$6,000 of old principal, twelve suspended months at $300: $600 of interest, nothing new."""
    facts = account(
        order(300, "2025-01-01"),
        order(6000, "2024-12-01", through=day("2024-12-31"), name="old"),
        confinements=({"from": "2025-01-01"},),
    )
    statement = state(facts, "2025-12-31")
    assert (statement.principal, statement.accrued_interest) == (6000, 600)


def test_salas_charges() -> None:
    """Salas: $500 a month from 1992-09 to 1993-10 is $7,000; then 280 on the 1st and the 15th."""
    facts = account(
        order(500, "1992-09-01", through=day("1993-10-31")),
        order(280, "1993-11-15", due_days=(1, 15), name="second"),
    )
    assert state(facts, "1993-10-31").charged == 7000
    assert state(facts, "1993-12-31").charged == 7000 + 3 * 140


def test_mcclellan_is_of_the_size_of_ten_years() -> None:
    """$38,110.02 and $9,254.43 of 1994-12-20 reach the audit's $80,739.88 in September 2003."""
    sum_ = gl.Judgment(entered=day("1994-12-20"), principal="38110.02", accrued_interest="9254.43")
    facts = account(judgments=(sum_,), interest="actual_365")
    audited = Decimal("80739.88")
    assert state(facts, "2003-09-20").total < audited < state(facts, "2003-09-21").total


def test_a_derivative_benefit_leaves_the_balance() -> None:
    """Y.H. v. M.H.: of an order of $719 a benefit of $596 leaves $123 to be paid."""
    benefit = payments({"2015-03-03": 596}, source="benefit")
    facts = account(order(719, "2015-03-01"), payments=benefit)
    assert state(facts, "2015-03-31").principal == 123


def test_a_leap_day_and_rounded_months() -> None:
    """$1,000 for a year: $100.27 by 365 days across a leap day, $99.96 in twelve rounded months."""
    sum_ = gl.Judgment(entered=day("2020-01-01"), principal=1000)
    by_day = account(judgments=(sum_,), interest="actual_365")
    assert f"{state(by_day, '2021-01-01').accrued_interest:.2f}" == "100.27"
    by_cents = account(judgments=(sum_,), rounding="each_posting")
    assert state(by_cents, "2020-12-31").accrued_interest == Decimal("99.96")
