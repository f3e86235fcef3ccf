"""Corners of payment plans: comparisons that cannot be, stress that is not asked for, files."""

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import guideline as gl
from accounts import told
from cases import ROOT
from guideline.arrears.plan import plan_from_statement
from guideline.files.plan_document import schedules_csv

loose: Any = gl  # facts are read from text and whole numbers too, which types do not say

PLAN = loose.Plan(as_of="2026-03-31", principal=3000, first="2026-04-15", payment=50)

PRIVATE = """
enforcement = "private"
interest = "actual_365"
[[orders]]
amount = 300
per = "month"
from = 2023-12-01
[[payments]]
date = 2023-12-20
amount = 500
"""

SOME_UNPAID = """
enforcement = "local_agency"
[[orders]]
amount = 500
from = 2026-01-01
[[payments]]
date = 2026-01-15
amount = 460
[[payments]]
date = 2026-02-15
amount = 500
"""


def stressed(**terms: Any) -> list[str]:
    """Return what may go otherwise with a plan."""
    plan = loose.changed(PLAN, **terms)
    return [each.what for each in gl.stressed(plan, gl.plan_payments(plan)).stress]


class TestComparison:
    """Plans side by side."""

    def test_one_plan_is_not_compared(self) -> None:
        """A comparison needs two."""
        with pytest.raises(gl.InvalidFacts):
            gl.compare_plans([gl.plan_payments(PLAN)])

    def test_where_none_ends_none_is_cheapest(self) -> None:
        """Two plans that never end cost nothing that could be compared."""
        endless = loose.plan_payments(PLAN, payment=0)
        compared = gl.compare_plans([endless, endless])
        assert (compared.cheapest, compared.saves) == (None, None)
        assert [each.dearer_by for each in compared.beside] == [None, None]
        text = gl.explain(loose.changed(compared, plans=()))
        assert text.count("  never  ") == 2
        assert text.count("no end") == 3 * 2  # instalments, interest and what is paid in all

    def test_what_ends_is_compared_with_what_ends(self) -> None:
        """Beside a plan that never ends, the cheapest is the one that does; it saves nothing."""
        plans = [loose.plan_payments(PLAN, payment=amount) for amount in (0, 50)]
        compared = gl.compare_plans(plans)
        assert (compared.cheapest, compared.saves) == ("Plan 2", 0)


class TestStress:
    """What may go otherwise than planned."""

    def test_six_payments_are_not_more_than_is_owed(self) -> None:
        """$40,000,000 each: six of them are beyond every amount, and not what anyone wrote."""
        for principal, payment in (("99999999", 40_000_000), ("3000", 700)):
            plan = loose.changed(PLAN, principal=principal, payment=payment)
            lines = gl.stressed(plan, gl.plan_payments(plan)).stress
            assert lines[1].what == f"{principal}.00 more with the first"
        plan = loose.changed(PLAN, principal=60_000_000, accrued_interest=60_000_000,
                             payment=17_000_000)  # fmt: skip
        lines = gl.stressed(plan, gl.plan_payments(plan)).stress
        assert lines[1].what == "99999999.99 more with the first"

    def test_a_sum_may_end_a_plan_that_never_ends(self) -> None:
        """Stated, and with the first payment, or on the first day where none is paid."""
        for payment, lump in ((0, 3100), (20, 2900)):
            plan = loose.changed(
                PLAN, principal=3000, payment=payment, crediting="interest_before_principal",
                stress={"lump_sum": lump},
            )  # fmt: skip
            result = gl.plan_payments(plan)
            assert not result.ends
            [line] = gl.stressed(plan, result).stress
            assert (line.more_paid, line.more_interest) == (lump, None)
            assert line.what == f"{lump}.00 {'more with the first' if payment else 'on 2026-04-15'}"
            assert line.payoff is not None
            assert gl.stressed(loose.changed(plan, stress={}), result).stress == ()
        endless = loose.changed(plan, stress={"lump_sum": 5})
        text = gl.explain(gl.stressed(endless, gl.plan_payments(endless)))
        assert "not by 9990" in text
        shown = text.partition("What may go otherwise")[2]
        assert shown.count("no end") == 3  # instalments, interest and what is more of it

    @pytest.mark.parametrize(
        ("terms", "payment", "payoff"),
        [
            ((30000, "2026-04-01", "two_weeks", "monthly_opening"), "113.63", "2121-02-12"),
            ((20000, "2026-04-06", "week", "monthly_opening"), "37.99", "2160-09-29"),
            ((300000, "2026-04-01", "two_weeks", "monthly_opening"), "1136.39", "2116-12-23"),
            ((300000, "2026-04-15", "month", "actual_365"), "2490.69", "2188-05-15"),
            ((20000, "2026-04-06", "week", "actual_365"), "38.29", None),
            ((20000, "2026-04-06", "week", "monthly_opening"), "37.90", None),
            ((300000, "2026-04-15", "month", "actual_365"), "2490.55", None),
            ((12000, "2026-04-15", "month", "monthly_opening"), "99", None),
        ],
    )
    def test_a_payment_just_over_the_interest_ends(
        self, terms: tuple[object, ...], payment: str, payoff: str | None
    ) -> None:
        """Interest first: in some seven years it is not over it, which have fewer instalments.

        The days are those of simulations of each instalment and each month by others.
        """
        stated = dict(zip(("principal", "first", "per", "interest"), terms, strict=True))
        plan = loose.changed(
            PLAN, **stated, accrued_interest=0, payment=payment,
            crediting="interest_before_principal",
        )  # fmt: skip
        result = gl.plan_payments(plan)
        assert (result.payoff and result.payoff.isoformat()) == payoff
        assert result.ends is (payoff is not None)
        if payoff == "2121-02-12":
            solved = gl.plan_payments(loose.changed(plan, payment=None, by=payoff))
            assert solved.payment == Decimal(payment)

    def test_nothing_missed_and_no_lump_sum_is_no_line(self) -> None:
        """What is set to nothing is left out."""
        assert stressed(stress={"missed": 0, "lump_sum": 0}) == []
        assert stressed(stress={"missed": 0, "lump_sum": 5}) == ["5.00 more with the first"]

    def test_a_solved_plan_is_stressed_with_the_payment_that_was_found(self) -> None:
        """The smallest payment for 60 months is missed twice, and not solved again."""
        plan = loose.changed(PLAN, payment=None, months=60)
        result = gl.stressed(plan, gl.plan_payments(plan))
        assert result.stress[0].months == 61
        assert result.stress[1].what == "363.24 more with the first"

    def test_one_missed_payment_is_one(self) -> None:
        """A single missed payment is told in the singular."""
        assert stressed(stress={"missed": 1})[0] == "the first payment missed"
        assert stressed(stress={"missed": 2})[0] == "the first 2 payments missed"

    def test_the_payments_missed_are_the_first_that_would_be_made(self) -> None:
        """While support is suspended nothing is missed, and no sum comes with a payment."""
        plan = loose.changed(PLAN, suspended=[{"from": "2026-04-01", "through": "2026-06-30"}])
        result = gl.stressed(plan, gl.plan_payments(plan))
        missed, lump = result.stress
        later = loose.changed(plan, suspended=[{"from": "2026-04-01", "through": "2026-08-31"}])
        assert missed.payoff == gl.plan_payments(later).payoff
        assert missed.more_interest == 50
        more = loose.changed(plan, lump_sums=[{"date": "2026-07-15", "amount": 300}])
        assert lump.total_interest == gl.plan_payments(more).total_interest

    def test_a_plan_without_payments_has_none_to_miss(self) -> None:
        """Where a lump sum alone ends the debt, no first payment is missed or larger."""
        sums = [{"date": "2026-05-01", "amount": 4000}]
        assert stressed(suspended=[{"from": "2026-04-01"}], lump_sums=sums) == []

    def test_a_missed_payment_is_missed_whole(self) -> None:
        """Current support that is missed is arrears: as if nothing had been asked and all owed."""
        plan = loose.changed(PLAN, current_support={"amount": 500, "due_day": 15})
        line = gl.stressed(plan, gl.plan_payments(plan)).stress[0]
        assert line.what == "the first 2 payments missed, current support with the arrears"
        unpaid = loose.changed(plan, first="2026-06-15", paid_meanwhile=False, stress={"missed": 0})
        owed = gl.plan_payments(unpaid)
        assert (line.payoff, line.total_interest) == (owed.payoff, owed.total_interest)
        assert line.payoff == date(2035, 6, 15)

    def test_a_plan_may_miss_years_and_still_end(self) -> None:
        """A hundred missed payments are not taken for a plan that never ends."""
        plan = loose.changed(PLAN, stress={"missed": 100})
        assert gl.stressed(plan, gl.plan_payments(plan)).stress[0].payoff is not None

    def test_the_result_of_another_plan_is_refused(self) -> None:
        """Two plans are never mixed in one comparison, whichever fact differs."""
        solved = loose.changed(PLAN, payment=None, months=60)
        for plan, other in (
            (PLAN, loose.plan_payments(PLAN, payment=80)),
            (PLAN, loose.plan_payments(PLAN, principal=2000)),
            (solved, loose.plan_payments(solved, months=40)),
        ):
            with pytest.raises(gl.InvalidFacts, match="not what these facts come to"):
                gl.stressed(plan, other)

    def test_missed_payments_may_never_be_made_up(self) -> None:
        """Interest first: what two missed payments add may be more than is ever paid."""
        plan = loose.changed(PLAN, payment="25.01", crediting="interest_before_principal",
                             first="2026-04-01", stress={"missed": 3})  # fmt: skip
        assert gl.plan_payments(plan).ends
        line = gl.stressed(plan, gl.plan_payments(plan)).stress[0]
        assert line.months is None or line.months > (gl.plan_payments(plan).months or 0)

    def test_an_end_that_is_missed_for_ever_is_told(self) -> None:
        """Where the missed instalment was the only one, the plan no longer ends."""
        plan = loose.changed(PLAN, payment=4000, stress={"missed": 1},
                             changes=[{"from": "2026-04-16", "payment": 0}])  # fmt: skip
        line = gl.stressed(plan, gl.plan_payments(plan)).stress[0]
        assert (line.months, line.payoff, line.total_interest) == (None, None, None)


class TestAgencyRule:
    """Cal. Code Regs., tit. 22, § 116100(a)(3)."""

    def test_high_earnings_do_not_limit_it(self) -> None:
        """Half of $5,000 leaves the quarter of current support alone."""
        plan = loose.changed(PLAN, payment=None, rule="agency", current_support={"amount": 400},
                             earnings={"monthly_disposable_earnings": 5000})  # fmt: skip
        assert gl.plan_payments(plan).payment == 100


class TestFiles:
    """Plan files that name an account."""

    account = ROOT / "examples/account.toml"

    def read(self, tmp_path: Path, **facts: Any) -> Any:
        """Return the plan of a file beside an account file."""
        (tmp_path / "account.toml").write_bytes(self.account.read_bytes())
        path = tmp_path / "plan.json"
        path.write_text(json.dumps({"account": "account.toml", **facts}), encoding="utf-8")
        return gl.read_plan(path)

    def test_every_problem_of_plan_and_account_is_told(self, tmp_path: Path) -> None:
        """Missing days, a twice told balance, an unknown key and a wrong amount: all at once."""
        with pytest.raises(gl.InvalidFacts) as caught:
            self.read(tmp_path, principal=5, payment="x", colour="blue")
        assert set(told(caught.value)) == {"principal", "as_of", "first", "payment", "colour"}

    def test_a_missing_account_and_a_missing_day_are_told_together(self, tmp_path: Path) -> None:
        """What the account would tell is not asked for beside it."""
        path = tmp_path / "plan.toml"
        path.write_text('account = "x.toml"\nfirst = 2026-04-15\npayment = 5\n', encoding="utf-8")
        with pytest.raises(gl.InvalidFacts) as caught:
            gl.read_plan(path)
        assert len(caught.value.problems) == 2
        assert "as_of" in told(caught.value)

    def test_what_is_together_wrong_is_told_with_what_cannot_be_read(self) -> None:
        """A wrong key does not hide that the first instalment is before the balance."""
        text = (
            '{"as_of": "2026-03-31", "principal": 5, "first": "2026-03-01", "x": 1, "payment": 5}'
        )
        with pytest.raises(gl.InvalidFacts) as caught:
            gl.plan_from_json(text)
        assert told(caught.value) == ["x", "first"]

    def test_a_part_of_no_principal_is_not_told_beside_it(self) -> None:
        """A principal below zero is one problem, and not that nothing of it is too much."""
        one = {"as_of": "2026-03-31", "principal": -5, "first": "2026-04-15", "payment": 5}
        with pytest.raises(gl.InvalidFacts) as caught:
            gl.plan_from_json(json.dumps(one))
        assert told(caught.value) == ["principal"]

    def test_several_plans_are_not_read_as_one(self) -> None:
        """``read_plan`` reads one plan; several are read by ``read_plans``."""
        one = {"as_of": "2026-03-31", "principal": 5, "first": "2026-04-15", "payment": 5}
        with pytest.raises(gl.InvalidFacts) as caught:
            gl.plan_from_json(json.dumps({**one, "plans": [{}, {}]}))
        assert told(caught.value) == ["plans"]
        assert "read_plans" not in str(caught.value)

    def test_the_age_of_the_arrears_comes_from_the_account(self, tmp_path: Path) -> None:
        """The oldest unpaid instalment, whatever else the file says of the payor's standing."""
        facts = {"as_of": "2022-12-31", "first": "2023-01-15", "payment": 100}
        plan = self.read(tmp_path, **facts)
        stated = gl.state_account(gl.read_account(self.account), as_of=date(2022, 12, 31))
        oldest = min(each.due for each in stated.charges if each.amount > each.paid)
        assert plan.standing.oldest_due == oldest
        more = self.read(tmp_path, **facts, standing={"schedule_by": "court"})
        assert (more.standing.schedule_by, more.standing.oldest_due) == ("court", oldest)

    def test_the_unpaid_instalments_come_from_the_account(self, tmp_path: Path) -> None:
        """$40 of January and $500 of March, each with its day; a sum beside them has none."""
        (tmp_path / "account.toml").write_text(SOME_UNPAID, encoding="utf-8")
        path = tmp_path / "plan.json"
        facts = {"account": "account.toml", "as_of": "2026-03-20", "first": "2026-04-15",
                 "payment": 50}  # fmt: skip
        path.write_text(json.dumps(facts), encoding="utf-8")
        plan = gl.read_plan(path)
        assert [(each.due, each.amount) for each in plan.standing.unpaid] == [
            (date(2026, 1, 1), 40), (date(2026, 3, 1), 500)]  # fmt: skip
        report = gl.comply(plan, [], as_of=date(2026, 3, 25))
        assert [each.answer for each in report.consequences][:2] == ["no", "yes"]
        judgment = "[[judgments]]\nentered = 2025-12-31\nprincipal = 900\n"
        (tmp_path / "account.toml").write_text(SOME_UNPAID + judgment, encoding="utf-8")
        report = gl.comply(gl.read_plan(path), [], as_of=date(2026, 3, 25))
        assert report.consequences[0].answer.startswith("not known: needs standing.unpaid")

    def test_what_else_is_told_of_standing_does_not_hide_what_a_statement_tells(self) -> None:
        """The court set the schedule; the passport amount and the age come from the statement."""
        account = gl.read_account(ROOT / "examples" / "account.toml")
        statement = gl.state_account(account, as_of=date(2022, 12, 31))
        terms = {"first": date(2023, 1, 15), "payment": 100}
        plan = plan_from_statement(statement, {**terms, "standing": {"estoppel": True}})
        assert plan.standing.estoppel
        assert plan.standing.unpaid == plan_from_statement(statement, terms).standing.unpaid
        told = plan_from_statement(
            statement, {**terms, "standing": {"oldest_due": date(2010, 1, 1)}}
        )
        assert told.standing.oldest_due == date(2010, 1, 1)

    def test_support_of_the_month_that_is_paid_in_part_is_read(self, tmp_path: Path) -> None:
        """What a credit with many decimals of interest leaves unpaid has 12 decimals in a plan."""
        path = tmp_path / "plan.json"
        (tmp_path / "private.toml").write_text(PRIVATE, encoding="utf-8")
        path.write_text(json.dumps({"account": "private.toml", "as_of": "2024-01-20",
                                    "first": "2024-02-15", "payment": 50}),
                        encoding="utf-8")  # fmt: skip
        plan = gl.read_plan(path)
        stated = gl.state_account(gl.read_account(tmp_path / "private.toml"),
                                  as_of=date(2024, 1, 20))  # fmt: skip
        assert plan.current_unpaid is not None
        assert 0 <= plan.current_unpaid - stated.principal < Decimal("1e-11")

    def test_postings_are_those_of_the_account(self, tmp_path: Path) -> None:
        """Money that pays support of the month before it is due posts no interest: to the cent."""
        text = PRIVATE.replace("[[orders]]", 'rounding = "each_posting"\n[[orders]]\ndue_day = 28')
        (tmp_path / "private.toml").write_text(text, encoding="utf-8")
        path = tmp_path / "plan.json"
        path.write_text(json.dumps({"account": "private.toml", "as_of": "2026-09-30", "payment": 50,
                                    "first": "2026-10-11", "per": "half_month"}),
                        encoding="utf-8")  # fmt: skip
        account = loose.read_account(tmp_path / "private.toml")
        rows = gl.plan_payments(gl.read_plan(path)).schedule[:40]
        paid = [loose.Payment(date=row.due, amount=row.payment) for row in rows]
        account = loose.changed(account, payments=[*account.payments, *paid])
        for row in rows[::3]:
            stated = loose.state_account(account, as_of=row.due)
            assert row.principal == stated.principal
            assert row.accrued_interest == stated.accrued_interest

    def test_a_confinement_suspends_the_plan_as_well(self, tmp_path: Path) -> None:
        """§ 4007.5(e)(2): while the account is suspended nothing is asked, and the plan says so."""
        text = self.account.read_text(encoding="utf-8")
        confined = text + "\n[[confinements]]\nfrom = 2022-01-10\n"
        (tmp_path / "confined.toml").write_text(confined, encoding="utf-8")
        path = tmp_path / "plan.json"
        facts = {"account": "confined.toml", "as_of": "2022-12-31", "first": "2023-01-15",
                 "payment": 100}  # fmt: skip
        path.write_text(json.dumps(facts), encoding="utf-8")
        plan = gl.read_plan(path)
        assert [(str(each.from_), each.through) for each in plan.suspended] == [
            ("2022-09-27", None)
        ]
        assert not gl.plan_payments(plan).ends
        path.write_text(json.dumps({**facts, "suspended": []}), encoding="utf-8")
        assert gl.read_plan(path).suspended == ()

    def test_an_account_that_runs_by_the_week_says_nothing_of_current_support(
        self, tmp_path: Path
    ) -> None:
        """Current support that is not one monthly amount has to be written."""
        order = {"amount": 100, "per": "week", "from": "2022-01-03"}
        account = {"enforcement": "local_agency", "orders": [order]}
        (tmp_path / "weekly.json").write_text(json.dumps(account), encoding="utf-8")
        path = tmp_path / "plan.json"
        facts = {"account": "weekly.json", "as_of": "2022-12-31", "first": "2023-01-15",
                 "payment": 100}  # fmt: skip
        path.write_text(json.dumps(facts), encoding="utf-8")
        with pytest.raises(gl.InvalidFacts) as caught:
            gl.read_plan(path)
        assert told(caught.value) == ["current_support"]
        path.write_text(json.dumps({**facts, "current_support": {"amount": 0}}), encoding="utf-8")
        assert gl.read_plan(path).principal > Decimal(0)

    def test_files_of_withholding_and_checklist_as_json(self) -> None:
        """``-`` reads the same from standard input."""
        order = {"on": "2026-03-13", "orders": [{"current_child_support": 154}]}
        assert len(gl.withholding_from_json(json.dumps(order)).orders) == 1
        assert gl.checklist_from_json('{"on": "2026-03-01"}').stated.assets is None

    def test_an_account_whose_support_has_ended_brings_none(self, tmp_path: Path) -> None:
        """Where no order runs any more, the plan has no current support."""
        order = {"amount": 100, "from": "2022-01-01", "through": "2022-06-30"}
        account = {"enforcement": "local_agency", "orders": [order]}
        (tmp_path / "ended.json").write_text(json.dumps(account), encoding="utf-8")
        path = tmp_path / "plan.json"
        facts = {"account": "ended.json", "as_of": "2022-12-31", "first": "2023-01-15",
                 "months": 6}  # fmt: skip
        path.write_text(json.dumps(facts), encoding="utf-8")
        plan = gl.read_plan(path)
        assert plan.current_support is None
        assert gl.plan_payments(plan).months == 6


def test_the_smallest_payment_beside_current_support() -> None:
    """Current support is paid beside it and does not change the $60.54 of 60 months."""
    plan = loose.changed(PLAN, payment=None, months=60, current_support={"amount": 500})
    assert gl.plan_payments(plan).payment == Decimal("60.54")


def test_a_picture_of_a_plan_that_never_ends_says_so() -> None:
    """The text alternative says that the plan is never paid off."""
    assert "never paid off" in gl.plans_svg([loose.plan_payments(PLAN, payment=0)])


def test_a_name_stands_above_the_legend() -> None:
    """However long a plan's name is, it is written on a line of its own, and cut to the width."""
    plans = [loose.plan_payments(PLAN, payment=50, name=name) for name in ("Short", "long " * 30)]
    drawn = re.findall(r'y="([0-9.]+)"[^>]*>([^<]+)</text>', gl.plans_svg(plans))
    names = {text: float(height) for height, text in reversed(drawn)}
    assert "long long long long long long long long lon…" in names
    assert names["Short"] < names["Principal"] - 13
    assert "long " * 29 in gl.plans_svg(plans)  # whole in its words


@pytest.mark.parametrize("name", ["$50 # $75", "$50 a month, then $75", "a_b^c \\frac $1$"])
def test_a_dollar_sign_in_a_name_is_one(name: str) -> None:
    """Nothing of a name is read as a formula: it is drawn as it is written."""
    drawn = gl.plans_svg([loose.plan_payments(PLAN, name=name)])
    assert f">{name}</text>" in drawn


def test_a_long_name_without_spaces_is_cut_and_not_lost() -> None:
    """As much of it as fits the width is drawn."""
    drawn = gl.plans_svg([loose.plan_payments(PLAN, name="x" * 60)])
    assert f">{'x' * 43}…</text>" in drawn


@pytest.mark.parametrize(
    ("as_of", "first", "payment", "labels"),
    [
        ("2026-03-31", "2026-04-15", 500, ["2026-04", "2026-06", "2026-08", "2026-10"]),
        ("2026-11-10", "2026-12-15", 1500, ["2026-12", "2027-01", "2027-02"]),
        ("2026-03-02", "2026-03-15", 3000, ["2026-03-02"]),
        ("2026-03-31", "2026-04-15", 50, ["2027", "2029", "2031"]),
    ],
)
def test_the_axis_of_time_has_labels(
    as_of: str, first: str, payment: int, labels: list[str]
) -> None:
    """Years, or months of a short time; of a plan within one month the day that it begins."""
    plan = loose.plan_payments(PLAN, as_of=as_of, first=first, payment=payment)
    drawn = re.findall(r">(20[-0-9]+)</text>", gl.plans_svg([plan]))
    assert drawn == labels


def test_a_plan_that_never_ends_is_not_drawn_as_if_it_fell_to_zero() -> None:
    """Its outlines stop at the height of the last balance, and a note says what is shown."""
    drawn = gl.plans_svg([loose.plan_payments(PLAN, payment=0)])
    lines = re.findall(r'<path d="M ([^"]+?)" [^>]*style="fill: none; stroke: #1a1a1a', drawn)
    heights = [float(line.split()[-1]) for line in lines]
    assert len(heights) == 2
    assert max(heights) < 100
    areas = re.findall(r'clip-path="[^"]+"[^>]*style="(fill: (?!none)[^"]+)"', drawn)
    assert not [area for area in areas if "stroke" in area]
    assert "The first year only: the debt would never be paid off." in drawn


def test_no_picture_is_drawn_of_no_plan() -> None:
    """An empty list is refused in words."""
    with pytest.raises(gl.InvalidFacts, match="nothing to draw"):
        gl.plans_svg([])


def test_no_plan_is_called_cheaper_than_one_of_another_debt() -> None:
    """What $3,000 cost says nothing about the plan of $30,000."""
    plans = [loose.plan_payments(PLAN), loose.plan_payments(PLAN, principal=30000, payment=900)]
    compared = gl.compare_plans(plans)
    assert (compared.cheapest, compared.saves) == (None, None)
    assert [each.dearer_by for each in compared.beside] == [None, None]
    assert compared.notices[0].id == "plans_of_unlike_debts"
    otherwise = gl.compare_plans([plans[0], loose.plan_payments(PLAN, interest="actual_365")])
    assert (otherwise.cheapest, otherwise.notices[0].id) == (None, "plans_of_unlike_debts")
    same = gl.compare_plans([plans[0], loose.plan_payments(PLAN, payment=75)])
    assert "plans_of_unlike_debts" not in [notice.id for notice in same.notices]


def test_every_plan_has_a_name_of_its_own() -> None:
    """Plans that are called alike are numbered, in a comparison, in CSV and in a picture."""
    named = ["Slow", "Slow", None, "Plan 3", "Slow (1)"]
    plans = [loose.plan_payments(PLAN, name=name) for name in named]
    names = [each.name for each in gl.compare_plans(plans).beside]
    assert names == ["Slow (1) (1)", "Slow (2)", "Plan 3 (3)", "Plan 3 (4)", "Slow (1) (5)"]
    rows = list(csv.DictReader(io.StringIO(schedules_csv(plans))))
    assert list(dict.fromkeys(row["plan"] for row in rows)) == names
    drawn = gl.plans_svg(plans)
    assert all(f">{name}</text>" in drawn for name in names)


def test_a_schedule_as_csv_tells_lump_sums_and_whether_it_ends() -> None:
    """What only its rows can say: the first year of a plan that never ends is no plan that ends."""
    lump = loose.plan_payments(PLAN, lump_sums=[{"date": "2026-05-01", "amount": 100}])
    never = loose.plan_payments(PLAN, payment=0)
    rows = list(csv.DictReader(io.StringIO(schedules_csv([lump]))))
    assert [row["lump_sum"] for row in rows[:3]] == ["false", "true", "false"]
    assert {row["ends"] for row in rows} == {"true"}
    rows = list(csv.DictReader(io.StringIO(schedules_csv([never]))))
    assert (len(rows), {row["ends"] for row in rows}) == (12, {"false"})
    assert "first year" in never.notices[0].text


@pytest.mark.parametrize(
    ("call", "where"),
    [
        (lambda: loose.plan_payments(3), ["owed"]),
        (lambda: loose.comply(3, None, as_of="x", corrections=5),
         ["plan", "payments", "as_of", "corrections"]),
        (lambda: loose.comply(PLAN, [3], as_of="2026-05-01"), ["payments[0]"]),
        (lambda: loose.stressed(None, None), ["plan"]),
        (lambda: loose.stressed(PLAN, None), ["result"]),
        (lambda: loose.compare_plans(None), [""]),
        (lambda: loose.compare_plans(loose.plan_payments(PLAN)), [""]),
        (lambda: loose.compare_plans([loose.plan_payments(PLAN), 5]), ["plans[1]"]),
        (lambda: loose.plans_svg([PLAN]), ["plans[0]"]),
    ],
)  # fmt: skip
def test_what_is_no_plan_is_told(call: Any, where: list[str]) -> None:
    """Python's own errors are no answer."""
    with pytest.raises(gl.InvalidFacts) as caught:
        call()
    assert told(caught.value) == where


def test_payments_may_come_from_a_generator() -> None:
    """They are gone through once."""
    paid = (gl.Payment(date=date(2026, 4, 15), amount=amount) for amount in [PLAN.payment])
    assert gl.comply(PLAN, paid, as_of=date(2026, 5, 1)).received == PLAN.payment


def test_what_surely_ends_a_plan_by_days_counts_a_leap_year() -> None:
    """Of $12,000 more accrues in 366 days than twelve twelfths of a year of 365."""
    terms: dict[str, Any] = {"principal": 12000, "crediting": "interest_before_principal",
                             "interest": "actual_365"}  # fmt: skip
    endless = gl.plan_document(loose.plan_payments(PLAN, payment="99.59", **terms))
    more = Decimal(endless["never_ends"]["more_than"])
    assert more > Decimal("99.59")
    assert loose.plan_payments(PLAN, payment=more + Decimal("0.01"), **terms).ends
