"""Corners of the account that no ordinary case enters."""

# Facts are read: tests write them as whole numbers and words, and compare amounts with these.
# mypy: disable-error-code="arg-type, comparison-overlap"

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import guideline as gl
from accounts import account, audit, day, order, state, told
from guideline.arrears.regimes import Rates
from guideline.files.reading import same_file


def test_no_rate_before_the_first() -> None:
    """A day before the first rate known has none, and is not given a later one."""
    with pytest.raises(gl.NotInForce):
        Rates((date(1970, 1, 1),), (Decimal("0.07"),)).on(date(1969, 12, 31))


def test_a_childs_part_below_zero() -> None:
    """A child's part of an order is an amount like any other."""
    parts = (gl.ChildPart(name="Child 1", amount=Decimal(-5)),)
    with pytest.raises(gl.InvalidFacts) as caught:
        state(account(order(children=parts)), "2019-06-30")
    assert any("children[0]" in place for place in told(caught.value))


LONG_AGO = "0219-01-01"


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({"confinements": [{"from": LONG_AGO}]}, "confinements[0].from"),
        ({"active_duty": [{"from": LONG_AGO}]}, "active_duty[0].from"),
        ({"assigned": [{"from": LONG_AGO}]}, "assigned[0].from"),
        ({"interest_stops": [{"section": "17502", "from": LONG_AGO}]}, "interest_stops[0].from"),
        ({"renewals": [{"date": LONG_AGO}]}, "renewals"),
        ({"checkpoints": [{"on": LONG_AGO, "total": 1}]}, "checkpoints[0].on"),
        ({"checkpoints": [{"on": "2019-01-31", "total": -1}]}, "checkpoints[0].total"),
        (
            {"judgments": [{"entered": "2018-12-31", "through": LONG_AGO, "principal": 1}]},
            "judgments[0].through",
        ),
    ],
)
def test_a_day_that_no_account_reaches(facts: dict[str, object], where: str) -> None:
    """A slip of the year is refused where it stands, and so is a balance confirmed below zero."""
    with pytest.raises(gl.InvalidFacts) as caught:
        state(account(order(), **facts), "2019-06-30")
    assert told(caught.value) == [where]


@pytest.mark.parametrize("as_of", [date.max, date(1969, 12, 31)])
def test_a_balance_is_asked_for_a_day_that_an_account_may_reach(as_of: date) -> None:
    """A balance, the conventions beside each other and an audit are refused beyond those years."""
    own, theirs = account(), [gl.AuditMonth(month=as_of, charged=Decimal(500))]
    with pytest.raises(gl.InvalidFacts, match="as_of"):
        gl.state_account(own, as_of=as_of)
    with pytest.raises(gl.InvalidFacts, match="as_of"):
        gl.compare_conventions(own, as_of=as_of)
    with pytest.raises(gl.InvalidFacts, match=r"audit\.month"):
        gl.reconcile(own, theirs)


def test_an_order_without_a_name_is_named_by_its_kind() -> None:
    """A reconciliation or a stop may name it as the statement does; a judgment has neither."""
    together = {"from": "2019-03-01", "through": "2019-04-30", "order": "child_support"}
    assert state(account(reconciliations=[together]), "2019-06-30").charged == 4 * 500
    past = gl.Judgment(entered=day("2018-12-31"), principal=Decimal(100), name="past")
    stop = {"section": "17502", "from": "2019-01-01", "order": "past"}
    facts = account(
        order(),
        judgments=[past],
        interest_stops=[stop],
        reconciliations=[{**together, "order": "past"}],
    )
    with pytest.raises(gl.InvalidFacts) as caught:
        state(facts, "2019-06-30")
    assert told(caught.value) == ["reconciliations[0].order", "interest_stops[0].order"]


def test_a_checkpoint_in_the_document() -> None:
    """A balance that a person confirmed stands in the document beside the account's."""
    facts = account(checkpoints=[gl.Checkpoint(on=day("2019-02-28"), principal=1000)])
    document = gl.account_document(state(facts, "2019-03-31"))
    assert [point["on"] for point in document["checkpoints"]] == ["2019-02-28"]


def test_paths_that_do_not_exist_are_compared_as_they_are_written() -> None:
    """Two paths of files that are not there are one file if they are the same words."""
    assert same_file(Path("nowhere.csv"), Path("nowhere.csv"))
    assert not same_file(Path("nowhere.csv"), Path("elsewhere.csv"))


@pytest.mark.parametrize("when", ["2020-01-01", "2020-01-15"])
def test_a_renewal_on_and_after_the_first(when: str) -> None:
    """What a renewal capitalises bears interest from the renewal, whatever day of the month."""
    facts = account(order(through=day("2019-06-30")), renewals=[gl.Renewal(date=day(when))])
    plain = account(order(through=day("2019-06-30")))
    renewed, simple = (state(each, "2021-01-31") for each in (facts, plain))
    assert renewed.total > simple.total


def test_an_audit_that_goes_on_after_the_account() -> None:
    """A month beyond the account's own is compared with what then still stands."""
    facts = account(order(through=day("2019-03-31")))
    months = state(facts, "2019-06-30").months
    theirs = audit(months)
    last = theirs[-1]
    beyond = gl.changed(last, month=date(2019, 9, 1))
    compared = gl.reconcile(facts, [*theirs[:3], beyond])
    assert compared is not None


def test_causes_of_an_account_that_rounds_already() -> None:
    """An account that rounds each posting is not told that the audit does."""
    rounding = account(rounding=gl.Rounding.EACH_POSTING)
    other = account(rounding=gl.Rounding.EACH_POSTING, interest=gl.Convention.ACTUAL_365)
    compared = gl.reconcile(rounding, audit(state(other, "2019-12-31").months))
    assert [cause.cause for cause in compared.causes] == ["day_count"]


def test_no_more_than_three_causes() -> None:
    """Four payments that the audit lacks are more than the causes that are looked for."""
    paid = {"2019-02-10": 101, "2019-05-10": 103, "2019-08-10": 107, "2019-11-10": 109}
    compared = gl.reconcile(account(paid=paid), audit(state(account(), "2019-12-31").months))
    assert len(compared.causes) <= 3
