"""Plans of an account whose support is suspended: what is asked, and what interest accrues."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import guideline as gl
from guideline.arrears.choices import SuspendedInterest
from guideline.arrears.plan import plan_from_statement

loose: Any = gl

ACCOUNT = """
enforcement = "local_agency"
interest = "{interest}"
[[orders]]
amount = 500
from = 2019-01-01
through = 2040-12-31
[[confinements]]
from = 2022-01-10
[readings]
suspended_interest = "{reading}"
"""
DAYS = [date(2022, 9, 30), date(2022, 10, 10), date(2023, 3, 1), date(2023, 3, 15),
        date(2023, 3, 31)]  # fmt: skip


def confined(folder: Path, reading: str, interest: str, as_of: date, more: str = "") -> Path:
    """Return the file of a plan beside that of the account of a confined obligor."""
    account = ACCOUNT.format(interest=interest, reading=reading) + more
    (folder / "account.toml").write_text(account, encoding="utf-8")
    facts = {"account": "account.toml", "as_of": str(as_of), "first": "2023-04-15", "payment": 100}
    (folder / "plan.json").write_text(json.dumps(facts), encoding="utf-8")
    return folder / "plan.json"


@pytest.mark.parametrize("reading", SuspendedInterest)
@pytest.mark.parametrize("interest", gl.Convention)
@pytest.mark.parametrize("as_of", DAYS)
def test_interest_runs_as_the_account_reads_it(
    reading: str, interest: str, as_of: date, tmp_path: Path
) -> None:
    """§ 4007.5(e)(2): whatever the reading, plan and account owe the same, unpaid, on a later day.

    The days are those before, at the edges of, and amid months of the suspension.
    """
    plan = gl.read_plan(confined(tmp_path, reading, interest, as_of))
    day = date(2023, 6, 20)
    account = gl.state_account(gl.read_account(tmp_path / "account.toml"), as_of=day)
    kept = gl.comply(plan, [], as_of=day)
    assert plan.suspended_interest == reading
    assert kept.principal == account.principal
    assert kept.accrued_interest == round(account.accrued_interest, 2)


def test_the_notice_says_whether_interest_runs() -> None:
    """A suspension's notice tells the reading, with the section."""
    plan = loose.Plan(as_of="2026-03-31", principal=1000, first="2026-04-15", payment=50,
                      suspended=[{"from": "2026-05-01", "through": "2026-07-31"}])  # fmt: skip
    for reading, words in (("runs", "runs on, which"), ("stops", "stops, as")):
        result = loose.plan_payments(plan, suspended_interest=reading)
        texts = [each.text for each in result.notices if each.id == "plan_suspended"]
        assert len(texts) == 1
        assert words in texts[0]


def test_interest_that_stops_is_three_months_less() -> None:
    """Suspended at $1,000 for April to June: without the three months' interest of $25.

    The last instalment is rounded up to the cent.
    """
    plan = loose.Plan(as_of="2026-03-31", principal=1000, first="2026-07-15", payment=2000,
                      suspended=[{"from": "2026-04-01", "through": "2026-06-30"}])  # fmt: skip
    assert gl.plan_payments(plan).total_interest == Decimal("33.34")
    stopped = loose.plan_payments(plan, suspended_interest="stops")
    assert stopped.total_interest == Decimal("8.34")


def test_a_plan_that_begins_suspended_is_solved() -> None:
    """No interest on the day of the balance says nothing of the years after the suspension."""
    plan = loose.Plan(as_of="2026-03-31", principal=30000, first="2026-04-15", months=120,
                      suspended=[{"from": "2026-03-01", "through": "2026-06-30"}],
                      suspended_interest="stops")  # fmt: skip
    solved = gl.plan_payments(plan)
    last = plan.first.replace(year=2036) - timedelta(days=1)
    assert solved.payoff is not None
    assert solved.payoff <= last
    less = loose.changed(plan, months=None, payment=solved.payment - Decimal("0.01"))
    assert (gl.plan_payments(less).payoff or date.max) > last


def test_a_balance_after_the_suspension_keeps_what_did_not_accrue(tmp_path: Path) -> None:
    """A plan begins with an account in which interest stood still for a while."""
    path = confined(tmp_path, "stops", "actual_365", date(2023, 3, 15))
    text = (tmp_path / "account.toml").read_text(encoding="utf-8")
    ended = text.replace("from = 2022-01-10", "from = 2022-01-10\nreleased = 2022-12-15")
    (tmp_path / "account.toml").write_text(ended, encoding="utf-8")
    plan = gl.read_plan(path)
    account = gl.state_account(gl.read_account(tmp_path / "account.toml"), as_of=date(2023, 3, 15))
    assert plan.suspended == ()
    assert round(plan.accrued_interest, 2) == round(account.accrued_interest, 2)


@pytest.mark.parametrize(
    ("confinement", "days"),
    [
        ("from = 2023-05-02", "2023-06-01 through its end"),  # it begins after the balance
        ("from = 2023-02-20", "2023-03-01 through its end"),  # its 90 days are not over by then
        ("from = 2022-01-10\nreleased = 2023-05-20", "2022-09-27 through 2023-05-31"),
        ("from = 2023-02-20\nreleased = 2023-04-01", None),  # forty days suspend nothing
        ("from = 2022-01-10\nreleased = 2022-12-15", None),  # it is over
    ],
)
def test_a_confinement_that_goes_on_after_the_balance_has_to_be_told(
    confinement: str, days: str | None, tmp_path: Path
) -> None:
    """The account of the day does not know of it: the plan is not made as if it were not."""
    path = confined(tmp_path, "runs", "actual_365", date(2023, 3, 15))
    file = tmp_path / "account.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("from = 2022-01-10", confinement), encoding="utf-8")
    if days is None:
        assert gl.read_plan(path).suspended == ()
        return
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.read_plan(path)
    told = [(each.where, each.why) for each in caught.value.problems]
    assert told == [
        ("suspended", f"by what follows as_of, 2023-03-15, a confinement suspends {days}")
    ]
    facts = {**json.loads(path.read_text(encoding="utf-8")), "suspended": []}
    path.write_text(json.dumps(facts), encoding="utf-8")
    assert gl.read_plan(path).suspended == ()


@pytest.mark.parametrize("reading", SuspendedInterest)
@pytest.mark.parametrize("as_of", [date(2022, 9, 26), *DAYS])
def test_a_statement_tells_what_the_account_file_does(
    reading: str, as_of: date, tmp_path: Path
) -> None:
    """A plan on a statement knows the days of a suspension, the reading, and current support."""
    path = confined(tmp_path, reading, "actual_365", as_of)
    stated = gl.state_account(gl.read_account(tmp_path / "account.toml"), as_of=as_of)
    told = {"first": date(2023, 4, 15), "payment": 100}
    assert plan_from_statement(stated, told) == gl.read_plan(path)
    free = plan_from_statement(stated, {**told, "suspended": [], "current_support": None})
    assert (free.suspended, free.current_support) == ((), None)
    assert stated.suspended is (as_of > date(2022, 9, 26))


SPOUSAL = """
[[orders]]
kind = "spousal_support"
amount = 100
from = 2019-01-01
through = 2020-12-31
"""
JUDGED = """
[[judgments]]
entered = 2018-12-31
principal = 1000
"""


@pytest.mark.parametrize("more", [SPOUSAL, JUDGED])
def test_arrears_of_which_only_some_are_suspended_are_not_modelled(
    more: str, tmp_path: Path
) -> None:
    """Where interest would stop on some arrears and run on others, the plan says so."""
    path = confined(tmp_path, "stops", "actual_365", date(2023, 3, 15), more)
    with pytest.raises(gl.NotModelled, match="only some"):
        gl.read_plan(path)
    path = confined(tmp_path, "runs", "actual_365", date(2023, 3, 15), more)
    with pytest.raises(gl.InvalidFacts, match=r"suspended: .* confinement"):
        gl.read_plan(path)
    facts = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**facts, "suspended": []}), encoding="utf-8")
    assert gl.plan_payments(gl.read_plan(path)).ends


def test_support_that_is_paid_already_is_not_asked_for_by_itself() -> None:
    """June's $300 fall due outside the suspension, and were paid before the plan."""
    plan = loose.Plan(
        as_of="2026-03-31", principal=3000, first="2026-04-08", per="two_weeks", payment=100,
        current_paid=400, current_support={"amount": 300, "from": "2026-06-01"},
        suspended=[{"from": "2026-05-28", "through": "2026-06-28"}],
    )  # fmt: skip
    result = loose.plan_payments(plan)
    assert date(2026, 6, 30) not in [row.due for row in result.schedule]
    assert "$0.00" not in " ".join(notice.text for notice in result.notices)
