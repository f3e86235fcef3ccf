"""What a plan takes from an account: its balance, what runs on, and what it cannot go on with."""

import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import guideline as gl
from accounts import account, day, order
from cases import ROOT
from guideline.amounts import to_cents
from guideline.arrears.plan import plan_from_statement

loose: Any = gl  # facts are read from text and whole numbers too, which types do not say

AS_OF = date(2026, 3, 16)
PRIVATE_LATER = [{"from": "2026-01-01", "by": "local_agency"},
                 {"from": "2026-03-10", "by": "private"}]  # fmt: skip
AGENCY_LATER = [{"from": "2026-01-01", "by": "private"},
                {"from": "2026-03-10", "by": "local_agency"}]  # fmt: skip
FIVE = order(3650, "2026-01-05", due_day=5, through=day("2026-04-04"))
EARLY = order(500, "2005-09-01", through=day("2006-05-31"))
JUDGED = {"entered": "2026-03-01", "principal": 5000, "accrued_interest": 100}


def planned(stated: Any, as_of: date = AS_OF, **terms: Any) -> Any:
    """Return the plan on an account on a day."""
    plain = {"first": as_of + timedelta(days=30), "payment": 100}
    return loose.plan_payments(loose.state_account(stated, as_of=as_of), **{**plain, **terms})


def refused(stated: Any, as_of: date = AS_OF, **terms: Any) -> list[str]:
    """Return where the problems of a plan on an account stand."""
    with pytest.raises(gl.InvalidFacts) as caught:
        planned(stated, as_of, **terms)
    return [each.where for each in caught.value.problems]


class TestTheMonthThatRuns:
    """What bore interest when the month of the balance opened, or does not yet bear it."""

    @pytest.mark.parametrize(
        ("stated", "as_of", "interest"),
        [
            (account(judgments=[loose.Judgment(**JUDGED)]), AS_OF, "141.67"),
            (  # 2,800 of 1,000 a month paid on January 10: 800 of March, 200 of it left
                account(order(1000, "2026-01-01"), paid={"2026-01-10": 2800},
                        enforcement="private"),
                AS_OF, "1.74",
            ),
            (
                account(order(500, "2024-03-01", through=day("2025-12-31")),
                        enforcement="private", renewals=[{"date": "2026-03-01"}]),
                AS_OF, "101.98",
            ),
            (account(FIVE, interest="actual_365", enforcement=PRIVATE_LATER),
             date(2026, 3, 10), None),
            (account(FIVE, interest="actual_365", enforcement=AGENCY_LATER),
             date(2026, 3, 10), None),
            (account(EARLY), date(2006, 5, 16), None),
        ],
        ids=["judgment", "ahead", "renewal", "private later", "agency later", "before 2006"],
    )  # fmt: skip
    def test_it_goes_on_as_the_account_does(
        self, stated: Any, as_of: date, interest: str | None
    ) -> None:
        """The first row's balances are the account's after the same payment, to the cent."""
        row = planned(stated, as_of).schedule[0]
        paid = loose.Payment(date=row.due, amount=row.payment)
        after = loose.changed(stated, payments=[*stated.payments, paid])
        owed = loose.state_account(after, as_of=row.due)
        both = (to_cents(owed.principal), to_cents(owed.accrued_interest))
        assert (row.principal, row.accrued_interest) == both
        assert row.accrued_interest > 0
        assert interest is None or row.accrued_interest == Decimal(interest)

    def test_a_month_that_has_paid_off_what_was_past_due_bears_nothing(self) -> None:
        """By ``monthly_opening_except_payoff``, though the month's own support is unpaid."""
        convention = {"enforcement": "private", "interest": "monthly_opening_except_payoff"}
        stated = account(order(500, "2026-01-01", due_day=10, through=day("2026-03-31")),
                         paid={"2026-03-05": 1500}, **convention)  # fmt: skip
        carried = loose.state_account(stated, as_of=AS_OF).carried
        assert carried.opening == 0
        owing = loose.changed(stated, payments=())
        assert loose.state_account(owing, as_of=AS_OF).carried.opening == 1000


class TestWhatRunsOn:
    """Current support is scheduled from a statement as from a plan file."""

    def test_python_and_the_command_schedule_the_same(self, tmp_path: Path) -> None:
        """The account of the examples lets $500 a month run beside the arrears."""
        path = tmp_path / "plan.toml"
        file = ROOT / "examples" / "account.toml"
        path.write_text(f"account = '{file}'\nas_of = 2022-12-31\nfirst = 2023-01-15\nmonths = 60",
                        encoding="utf-8")  # fmt: skip
        stated = gl.state_account(gl.read_account(file), as_of=date(2022, 12, 31))
        terms = {"first": date(2023, 1, 15), "months": 60}
        result = loose.plan_payments(stated, **terms)
        assert result == gl.plan_payments(gl.read_plan(path))
        assert result.schedule[0].to_current == 500
        for none in (None, {"amount": 0}):
            alone = loose.plan_payments(stated, current_support=none, **terms)
            assert alone.schedule[0].payment == result.payment

    def test_what_is_not_one_monthly_amount_is_asked_for(self) -> None:
        """Two orders that run: one error, with what else is wrong."""
        two = account(order(500), order(100, kind="spousal_support"))
        assert refused(two) == ["current_support"]
        assert refused(two, payment="x") == ["current_support", "payment"]
        assert planned(two, current_support={"amount": 600}).ends


class TestWhatNoPlanGoesOnWith:
    """An account that goes on as no plan does is refused, and not planned otherwise."""

    @pytest.mark.parametrize(
        ("told", "words"),
        [
            ({"renewals": [{"date": "2026-05-10"}]}, "renewed on 2026-05-10"),
            ({"active_duty": [{"from": "2026-06-01"}]}, "active duty from 2026-06-01"),
            (
                {"interest_stops": [{"section": "17502", "from": "2026-04-01"}]},
                "bear no interest from 2026-04-01",
            ),
            (
                {"enforcement": [{"from": "2019-01-01", "by": "local_agency"},
                                 {"from": "2026-06-01", "by": "private"}]},
                "private enforces from 2026-06-01",
            ),
            ({"readings": {"current_support": "matured"}}, "has matured"),
            ({"active_duty": [{"from": "2021-06-01"}]}, "another state's"),  # its interest is known
            ({"interest_stops": [{"section": "17502", "from": "2021-04-01"}]}, "bear no interest"),
        ],
    )  # fmt: skip
    def test_it_is_refused(self, told: dict[str, Any], words: str) -> None:
        """What changes the interest after the day, or reads otherwise what is paid."""
        with pytest.raises(gl.NotModelled, match=words):
            planned(account(order(due_day=20), **told))

    @pytest.mark.parametrize(
        "told",
        [
            {"renewals": [{"date": "2021-05-10"}]},
            {"enforcement": [{"from": "2019-01-01", "by": "private"},
                             {"from": "2021-06-01", "by": "local_agency"}]},
            {"enforcement": [{"from": "2019-01-01", "by": "local_agency"},
                             {"from": "2026-06-01", "by": "local_agency"}]},
            {"readings": {"current_support": "matured"}},  # everything matures on the first
            {"readings": {"excess": "held"}},  # of which there is none
        ],
    )  # fmt: skip
    def test_what_changes_nothing_is_not(self, told: dict[str, Any]) -> None:
        """What is past, or the same, or of no effect."""
        assert planned(account(order(), **told)).ends

    def test_nor_is_a_change_that_reaches_no_instalment(self) -> None:
        """Each instalment keeps the regime of its day: after the last a change is nothing."""
        over = order(through=day("2026-02-28"))
        periods = [{"from": "2019-01-01", "by": "local_agency"},
                   {"from": "2026-06-01", "by": "private"}]  # fmt: skip
        assert planned(account(over, enforcement=periods)).ends

    def test_a_credit_that_is_held_is_refused(self) -> None:
        """It would pay what falls due next; held, it pays nothing."""
        stated = account(order(500, "2026-01-01", due_day=10), paid={"2026-01-10": 3000},
                         readings={"excess": "held"})  # fmt: skip
        with pytest.raises(gl.NotModelled, match="held"):
            planned(stated)

    def test_a_reconciliation_to_come_is_asked_about(self) -> None:
        """Nothing falls due in it; whether instalments are paid the plan has to be told."""

        def together(**more: Any) -> Any:
            time = {"from": "2026-05-01", "through": "2026-07-31", **more}
            return account(order(name="ours"), reconciliations=[time])  # fmt: skip

        assert refused(together()) == ["suspended"]
        assert refused(together(order="ours")) == ["suspended"]
        other = order(100, kind="spousal_support", name="other", through=day("2026-02-28"))
        both = loose.changed(together(order="ours"), orders=[order(name="ours"), other])
        assert refused(both) == ["suspended"]
        ended = loose.changed(both, reconciliations=together(order="other").reconciliations)
        assert planned(ended).ends, "nothing more falls due under that order"
        for passed in ({"through": "2026-03-10", "from": "2026-02-01"}, {"from": "2026-07-02"}):
            assert planned(together(**passed)).ends
        assert planned(together(), suspended=[]).ends


class TestABalanceWithinAMonth:
    """A balance that is stated within a month, and what bore interest when it opened."""

    @pytest.mark.parametrize(
        ("as_of", "told", "interest"),
        [
            ("2026-04-01", {}, "42916.67"),
            ("2026-04-02", {}, "42083.34"),
            ("2026-04-02", {"opening": 100_000}, "42916.67"),
            ("2026-04-30", {}, "42083.34"),
        ],
    )
    def test_it_first_bears_interest_in_the_next_month(
        self, as_of: str, told: dict[str, Any], interest: str
    ) -> None:
        """$833.33 of April, which only ``opening`` can tell of; a notice says so."""
        plan = loose.Plan(as_of=as_of, principal=100_000, first="2026-05-15", payment=1000, **told)
        result = loose.plan_payments(plan)
        assert result.total_interest == Decimal(interest)
        said = "plan_mid_month" in {each.id for each in result.notices}
        assert said is (as_of == "2026-04-02" and not told)
        by_days = {each.id for each in loose.plan_payments(plan, interest="actual_365").notices}
        assert "plan_mid_month" not in by_days


class TestPartsThatGoApart:
    """Parts of a balance that are not suspended, or paid, as the others are."""

    confined = [{"from": "2025-01-10"}]  # noqa: RUF012 - facts, never changed
    child = order(100, "2020-01-01", through=day("2020-12-31"))
    spousal = order(300, "2022-01-01", kind="spousal_support", name="spousal")

    def test_a_confinement_suspends_no_spousal_support(self) -> None:
        """§ 4007.5 speaks of a child's support: where both are paid, the plan is to be told."""
        both = account(self.child, self.spousal, confinements=self.confined)
        assert refused(both) == ["suspended"]
        assert planned(both, suspended=[]).pauses == ()
        paid = loose.changed(both, payments=[{"date": "2020-12-31", "amount": 1200}])
        assert planned(paid).pauses == (), "nothing of the child's support is owed"

    def test_what_a_confinement_does_to_the_sum_of_a_judgment_is_asked(self) -> None:
        """§ 4007.5(a) names every money judgment; an account suspends instalments alone."""
        judged = account(judgments=[JUDGED], confinements=self.confined)
        assert refused(judged) == ["suspended"]
        assert planned(judged, suspended=[]).ends
        (said,) = [n for n in loose.state_account(judged, as_of=AS_OF).notices
                   if n.id == "not_suspended"]  # fmt: skip
        assert "no order for child support" in said.text
        long_ago = [{"from": "2021-01-10", "released": "2024-01-10"}]
        assert planned(loose.changed(judged, confinements=long_ago)).ends

    def test_kinds_that_are_paid_one_after_the_other_are_not_modelled(self) -> None:
        """By ``type_by_type`` the interest of one comes before the principal of another."""
        readings = {"between_buckets": "type_by_type"}
        with pytest.raises(gl.NotModelled, match="type_by_type"):
            planned(account(self.child, self.spousal, readings=readings))
        assert planned(account(self.child, readings=readings)).ends

    def test_a_judgment_of_the_month_beside_unpaid_support_is_not_modelled(self) -> None:
        """Of the two, money pays the support first; which of them bears interest, no plan says."""
        support = order(500, "2026-03-01", kind="spousal_support")
        stated = account(support, judgments=[{**JUDGED, "entered": "2026-03-05"}])
        with pytest.raises(gl.NotModelled, match="a judgment or renewal"):
            planned(stated)
        assert planned(loose.changed(stated, payments=[{"date": "2026-03-06", "amount": 500}])).ends

    def test_money_after_the_balance_is_told(self) -> None:
        """What the account tells of later days is not in the balance, and that is said."""
        payments = [{"date": "2026-01-05", "amount": 500, "reference": "A"},
                    {"date": "2026-04-02", "amount": 70}]  # fmt: skip
        later = [{"date": "2026-04-09", "corrects": "A", "amount": 0}]
        stated = account(self.child, payments=payments, corrections=later)
        said = [each.text for each in planned(stated).notices if each.id == "plan_balance"]
        assert any("Payments after 2026-03-16 are not in it: 1, of $70.00 in" in x for x in said)
        assert any("Corrections after 2026-03-16 are not in it: 1," in each for each in said)


class TestWhatTheAccountSays:
    """What decides the balance of an account is told of the plan on it."""

    stated = account(
        order(500, "2025-01-01", through=day("2025-12-31")),
        enforcement="private",
        confinements=[{"from": "2025-03-01", "released": "2025-07-31"}],
    )

    def said(self, result: Any) -> list[str]:
        """Return what a result says of the balance."""
        found = [each for each in result.notices if each.id == "plan_balance"]
        assert all(each.decides for each in found)
        return [each.text for each in found]

    def test_each_deciding_notice_is_told_once_with_its_citations(self) -> None:
        """The plan, the report on it and what goes on from it say that support was suspended."""
        result = planned(self.stated)
        (told,) = [each for each in self.said(result) if "not owed" in each]
        assert told.startswith("Of the balance, its account says: ")
        assert re.search(r"4007\.5.*\]$", told)
        assert [each.id for each in result.notices].count("interest_convention") == 1
        terms = {"first": "2026-04-15", "payment": 100}
        plan = plan_from_statement(loose.state_account(self.stated, as_of=AS_OF), terms)
        report = gl.comply(plan, (), as_of=date(2026, 5, 1))
        assert self.said(report) == self.said(report.revised) == self.said(result)

    def test_a_file_says_the_same(self, tmp_path: Path) -> None:
        """By ``account = …`` the notes are the account's, and no file may write others."""
        text = (ROOT / "examples/account.toml").read_bytes()
        (tmp_path / "account.toml").write_bytes(text)
        head = 'account = "account.toml"\nas_of = 2022-12-31\nfirst = 2023-01-15\npayment = 90\n'
        path = tmp_path / "plan.toml"
        path.write_text(head, encoding="utf-8")
        statement = gl.state_account(
            gl.read_account(tmp_path / "account.toml"), as_of=date(2022, 12, 31)
        )
        by_hand = loose.plan_payments(statement, first="2023-01-15", payment=90)
        assert gl.plan_payments(gl.read_plan(path)).notices == by_hand.notices
        assert any("returned unpaid" in each for each in self.said(by_hand))
        path.write_text(head + 'balance_notes = ["none"]\n', encoding="utf-8")
        with pytest.raises(gl.InvalidFacts, match="balance_notes"):
            gl.read_plan(path)

    def test_postings_that_are_rounded_apart_are_told(self) -> None:
        """Two orders, each with its postings to the cent, are one balance to a plan."""
        other = order(100, "2025-01-01", name="two", through=day("2025-12-31"))
        both = loose.changed(self.stated, orders=[*self.stated.orders, other])
        for stated, rounding, told in (
            (both, "each_posting", 1), (both, "none", 0), (self.stated, "each_posting", 0),
        ):  # fmt: skip
            said = self.said(planned(loose.changed(stated, rounding=rounding)))
            assert sum("rounded, apart on 2 parts" in each for each in said) == told

    def test_what_the_plan_says_itself_is_not_told_twice(self) -> None:
        """A row of the law that was not read in a statute is one notice."""
        plan = loose.Plan(as_of="2006-05-16", principal=1000, first="2006-06-15", payment=100)
        (weak, *_) = [each.text for each in gl.plan_payments(plan).notices if each.id == "weak_law"]
        again = loose.changed(plan, balance_notes=[weak, "something else"])
        assert self.said(gl.plan_payments(again)) == [
            "Of the balance, its account says: something else"
        ]
