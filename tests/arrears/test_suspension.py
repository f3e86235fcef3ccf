"""Suspension during confinement (§ 4007.5) and after reconciliation (§ 3602)."""

# Facts are read: tests write them as whole numbers and words, and compare amounts with these.
# mypy: disable-error-code="arg-type, comparison-overlap"

from typing import Any

import pytest

import guideline as gl
from accounts import account, day, noticed, order, state, told


def suspended(
    confined: dict[str, Any], made: str, as_of: str = "2030-12-31", **more: Any
) -> list[str]:
    """Return the months whose instalments are suspended, of an order made on a day."""
    facts = account(order(500, made), confinements=(confined,), **more)
    return [str(c.due)[:7] for c in state(facts, as_of).charges if c.suspended_by]


class TestVersions:
    """Each month goes by the version of § 4007.5 then in force, and its conditions."""

    def test_2011_only_orders_a_local_agency_enforces(self) -> None:
        """SB 1355: orders made from 2011-07-01, enforced by a local agency; resumes on release."""
        confined = {"from": "2012-01-15", "released": "2012-06-10"}
        months = ["2012-02", "2012-03", "2012-04", "2012-05", "2012-06"]
        assert suspended(confined, "2011-07-01") == months
        assert suspended(confined, "2011-06-30") == []
        assert suspended(confined, "2011-07-01", enforcement="private") == []

    def test_2015_the_gap(self) -> None:
        """Between 2015-07-01 and 2015-10-07 no version was in force."""
        confined = {"from": "2015-04-01", "released": "2016-03-20"}
        assert suspended(confined, "2012-01-01") == ["2015-04", "2015-05", "2015-06"]
        # an order made on 2015-10-08 was not there yet in spring
        assert suspended(confined, "2015-10-08") == [
            "2015-10",
            "2015-11",
            "2015-12",
            "2016-01",
            "2016-02",
            "2016-03",
        ]

    def test_2015_also_private_orders_and_those_modified_since(self) -> None:
        """AB 610: private orders too, if made or modified from 2015-10-08."""
        confined = {"from": "2017-01-01", "released": "2017-05-31"}
        months = [f"2017-0{n}" for n in range(1, 6)]
        assert suspended(confined, "2016-01-01", enforcement="private") == months
        assert suspended(confined, "2015-10-07") == []
        change = {"amount": 400, "from": "2016-05-01"}
        facts = account(order(500, "2010-01-01", modifications=(change,)), confinements=(confined,))
        assert sum(bool(c.suspended_by) for c in state(facts, "2018-12-31").charges) == 5

    def test_2020_no_version(self) -> None:
        """In 2020 nothing is suspended, and a release then resumes nothing either."""
        confined = {"from": "2019-10-10", "released": "2020-08-15"}
        assert suspended(confined, "2018-01-01") == ["2019-11", "2019-12"]

    def test_2021_only_orders_made_since(self) -> None:
        """AB 2325: orders made or modified from 2021-01-01, through 2022-09-26."""
        confined = {"from": "2021-03-01", "released": "2021-07-04"}
        assert suspended(confined, "2021-02-01") == [f"2021-0{n}" for n in range(3, 8)]
        assert suspended(confined, "2020-12-31") == []

    def test_from_2022_09_27_every_order(self) -> None:
        """AB 207: whatever accrues from then, whenever ordered; resumes the first full month."""
        confined = {"from": "2022-06-05", "released": "2023-02-14"}
        assert suspended(confined, "2010-01-01") == [
            "2022-10",
            "2022-11",
            "2022-12",
            "2023-01",
            "2023-02",
        ]

    def test_release_from_2024_resumes_in_the_tenth_month(self) -> None:
        """AB 1148: released in March 2024, the support resumes on 2025-01-01."""
        confined = {"from": "2023-11-20", "released": "2024-03-10"}
        months = suspended(confined, "2010-01-01")
        assert (months[0], months[-1]) == ("2023-12", "2024-12")
        counted = gl.Readings(tenth_month="with_the_month_of_release")
        assert suspended(confined, "2010-01-01", readings=counted)[-1] == "2024-11"

    def test_earlier_if_a_court_reinstates_it(self) -> None:
        """§ 4007.5(b)(3): a court may reinstate the support earlier."""
        confined = {"from": "2023-11-20", "released": "2024-03-10", "reinstated": "2024-07-01"}
        assert suspended(confined, "2010-01-01")[-1] == "2024-06"

    def test_a_later_reinstatement_delays_nothing(self) -> None:
        """Support resumes in the tenth month also where a court names a later day."""
        confined = {"from": "2024-01-01", "released": "2024-05-10", "reinstated": "2025-06-01"}
        assert suspended(confined, "2020-01-01")[-1] == "2025-02"

    @pytest.mark.parametrize("more", [{}, {"released": "2024-05-10"}])
    def test_nothing_is_reinstated_during_confinement(self, more: dict[str, str]) -> None:
        """A reinstatement goes with a release, and is not before it."""
        confined = {"from": "2024-01-01", "reinstated": "2024-05-09", **more}
        with pytest.raises(gl.InvalidFacts) as error:
            suspended(confined, "2020-01-01")
        assert told(error.value) == ["confinements[0].reinstated"]

    def test_one_confinement_may_follow_another_at_once(self) -> None:
        """Released and confined again on one day, both stand; a day earlier they are refused."""
        first = {"from": "2024-01-01", "released": "2024-05-10"}
        for again, refused in (("2024-05-10", False), ("2024-05-09", True)):
            facts = account(confinements=(first, {"from": again}))
            if refused:
                with pytest.raises(gl.InvalidFacts, match="begins during the confinement"):
                    state(facts, "2025-12-31")
            else:
                assert state(facts, "2025-12-31").suspended

    def test_released_before_any_version(self) -> None:
        """Confinement that ended before 2011-07-01 suspends nothing."""
        assert suspended({"from": "2009-01-01", "released": "2010-01-01"}, "2009-01-01") == []


class TestConditions:
    """Which confinements and which support."""

    def test_more_than_ninety_days(self) -> None:
        """Ninety days do not suspend, ninety-one do."""
        assert suspended({"from": "2025-01-01", "released": "2025-04-01"}, "2020-01-01") == []
        assert suspended({"from": "2025-01-01", "released": "2025-04-02"}, "2020-01-01")

    def test_the_first_full_month(self) -> None:
        """Confinement from the 2nd suspends from the next month, from the 1st at once."""
        assert suspended({"from": "2025-01-02"}, "2020-01-01", "2025-06-30")[0] == "2025-02"
        assert suspended({"from": "2025-01-01"}, "2020-01-01", "2025-06-30")[0] == "2025-01"

    @pytest.mark.parametrize(
        ("finding", "before", "after"),
        [("means_to_pay", 0, 0), ("domestic_violence", 0, 1), ("failure_to_pay", 0, 1)],
    )
    def test_exceptions(self, finding: str, before: int, after: int) -> None:
        """Through 2022-09-26 three findings keep the support running; since then only means."""
        old = {"from": "2021-03-01", "released": "2021-07-04", "exceptions": [finding]}
        new = {"from": "2023-03-01", "released": "2023-07-04", "exceptions": [finding]}
        assert bool(suspended(old, "2021-02-01")) is bool(before)
        assert bool(suspended(new, "2021-02-01")) is bool(after)

    @pytest.mark.parametrize("kind", ["spousal_support", "family_support", "medical_support"])
    def test_child_support_only(self, kind: str) -> None:
        """Other support runs on."""
        confined = ({"from": "2025-01-01"},)
        facts = account(order(500, "2025-01-01", kind=kind), confinements=confined)
        assert state(facts, "2025-12-31").charged == 6000

    def test_what_is_known_on_the_day(self) -> None:
        """A balance of a day before ninety days have passed does not know of the suspension."""
        facts = account(order(500, "2025-01-01"), confinements=({"from": "2025-01-01"},))
        assert state(facts, "2024-12-31").charged == 0
        assert state(facts, "2025-03-31").charged == 1500
        assert state(facts, "2025-04-30").charged == 0
        later = account(
            order(500, "2025-01-01"),
            confinements=({"from": "2025-01-01", "released": "2026-01-10"},),
        )
        assert state(later, "2025-04-30").charged == 0


class TestInterest:
    """§ 4007.5(e)(2): interest on arrears of before runs on; the department reads it wider."""

    @pytest.mark.parametrize(("reading", "interest"), [("runs", 600), ("stops", 0)])
    def test_on_the_old_balance(self, reading: str, interest: int) -> None:
        """$6,000 of before, twelve suspended months: $600 of interest, or none."""
        facts = account(
            order(300, "2025-01-01"),
            order(6000, "2024-12-01", through=day("2024-12-31"), name="old"),
            confinements=({"from": "2025-01-01"},),
            readings=gl.Readings(suspended_interest=reading),
        )
        statement = state(facts, "2025-12-31")
        assert (statement.principal, statement.accrued_interest) == (6000, interest)
        assert {"suspended", "suspended_interest"} <= noticed(statement)
        assert "family_code/suspension" in {row.table for row in statement.law}

    def test_the_counting_of_months_is_told(self) -> None:
        """A release from 2024 brings a notice about the tenth month."""
        facts = account(
            order(500, "2024-01-01"),
            confinements=({"from": "2024-01-01", "released": "2024-06-01"},),
        )
        assert "tenth_month" in noticed(state(facts, "2025-12-31"))


class TestWithoutEffect:
    """What was told to suspend, and suspends nothing, is noticed."""

    @pytest.mark.parametrize(
        ("confined", "words"),
        [
            ({"from": "2021-02-01", "released": "2021-04-30"}, "over 90 days"),
            (
                {"from": "2022-10-01", "released": "2023-10-01", "exceptions": ["means_to_pay"]},
                "an exception was found",
            ),
            ({"from": "2020-01-01", "released": "2020-12-01"}, "no version of the section"),
        ],
    )
    def test_a_confinement(self, confined: dict[str, Any], words: str) -> None:
        """Too short, excepted, or reached by no version: the notice names what may be."""
        effective = {"from": "2025-01-01", "released": "2025-09-30"}
        facts = account(order(500, "2019-01-01"), confinements=(confined, effective))
        told = [n.text for n in state(facts, "2026-12-31").notices if n.id == "not_suspended"]
        assert len(told) == 1
        assert f"The confinement from {confined['from']}" in told[0]
        assert words in told[0]
        assert "not_suspended" not in noticed(state(facts, "2019-12-31"))

    def test_a_reconciliation(self) -> None:
        """A time in which nothing fell due is noticed, once it has begun."""
        time = {"from": "2019-02-02", "through": "2019-02-20"}
        facts = account(order(500, "2019-01-01"), reconciliations=(time,))
        assert "not_suspended" not in noticed(state(facts, "2019-02-01"))
        assert "not_suspended" in noticed(state(facts, "2019-02-02"))
        longer = account(
            order(500, "2019-01-01"), reconciliations=({**time, "through": "2019-03-01"},)
        )
        assert "not_suspended" not in noticed(state(longer, "2019-03-31"))

    def test_one_instalment_is_told_as_one(self) -> None:
        """A single instalment is named by its day."""
        time = {"from": "2019-02-01", "through": "2019-02-20"}
        facts = account(order(500, "2019-01-01"), reconciliations=(time,))
        told = [n.text for n in state(facts, "2019-03-31").notices if n.id == "suspended"]
        assert told == ["The instalment due 2019-02-01 is not owed: Fam. Code § 3602."]


class TestReconciliation:
    """§ 3602: a temporary order is not enforceable while the parties live together again."""

    def test_nothing_falls_due(self) -> None:
        """Instalments due in that time are not owed, for the order named."""
        facts = account(
            order(500, name="temporary"),
            order(100, kind="spousal_support"),
            reconciliations=(
                {"from": "2019-02-10", "through": "2019-04-01", "order": "temporary"},
            ),
        )
        statement = state(facts, "2019-05-31")
        assert statement.charged == 3 * 500 + 5 * 100
        assert "suspended" in noticed(statement)
        assert "suspended_interest" not in noticed(statement)

    def test_spans_that_cannot_be(self) -> None:
        """Days out of order, confinement twice at once, unknown orders: one error."""
        facts = account(
            confinements=(
                {"from": "2019-02-10", "released": "2019-01-01"},
                {"from": "2019-05-01"},
                {"from": "2019-06-01"},
            ),
            reconciliations=({"from": "2019-02-10", "through": "2019-02-01", "order": "none"},),
            assigned=({"from": "2019-02-10", "through": "2019-02-01"},),
            active_duty=({"from": "2019-02-10", "through": "2019-02-01"},),
            interest_stops=(
                {"section": "17502", "from": "2019-02-10", "through": "2019-01-01", "order": "x"},
            ),
            enforcement=(),
        )
        with pytest.raises(gl.InvalidFacts) as error:
            state(facts, "2019-12-31")
        assert told(error.value) == [
            "enforcement",
            "assigned[0].through",
            "active_duty[0].through",
            "reconciliations[0].through",
            "confinements[0].released",
            "interest_stops[0].through",
            "confinements",
            "reconciliations[0].order",
            "interest_stops[0].order",
        ]

    def test_two_regimes_from_one_day(self) -> None:
        """Two regimes from the same day are refused."""
        twice = ({"from": "2019-01-01", "by": "private"},) * 2
        with pytest.raises(gl.InvalidFacts, match="two from the same day"):
            state(account(enforcement=twice), "2019-12-31")
