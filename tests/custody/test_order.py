"""A custody schedule in a case: the order's H%, its worksheet, and what goes beside it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import guideline as gl
from cases import ROOT, case, child, ids, notice, plain_case, times
from guideline.facts.checks import problems
from schedules import FIRST, SECOND, custody

WEEKENDS = custody({"kind": "alternate_weekends", "first": "2026-01-09"})
WEEK_ABOUT = custody({"kind": "week_on_week_off", "first": "2026-01-09"})


def scheduled(**more: Any) -> gl.GuidelineSupport:
    """Return the order for one child under the schedule of the case."""
    facts: dict[str, Any] = {"children": [child(1, None)], "custody": WEEKENDS, **more}
    return gl.calculate(case(**facts))


def test_hours_are_the_default_and_the_worksheet_names_the_method() -> None:
    """48 of 336 hours: H% is exactly 1/7; the source and a notice say how it was counted."""
    result = scheduled()
    assert abs(result.formula.h_percent - Decimal(48) / Decimal(336)) < Decimal("1e-27")
    assert result.times[0].source == "counted from the custody schedule by hours"
    assert result.time_count is not None
    assert [str(each.method) for each in result.time_count.methods] == ["hours"]
    told = notice(result, "timeshare_method")
    assert told.decides
    assert "14 % to 14.2857 %" in told.text
    assert "method_count.method" in [line.id for line in gl.lines(result)]
    assert "Counting method" in gl.explain(result)


@pytest.mark.parametrize(
    ("method", "share"),
    [
        ("hours_8760", Decimal(1248) / 8760),
        ("overnights", Decimal(1) / 7),
        ("half_days", Decimal(52) / 365),
        ("whole_percent_hours", Decimal("0.14")),
        ("whole_percent_days", Decimal("0.14")),
    ],
)
def test_another_method_is_a_choice(method: str, share: Decimal) -> None:
    """choices.timeshare_method counts otherwise, and the order is that of the share written."""
    result = scheduled(choices={"timeshare_method": method})
    assert abs(result.formula.h_percent - share) < Decimal("1e-27")
    rounded = share.quantize(Decimal("1e-12"))
    written = gl.calculate(case(children=[child(1, rounded)]))
    assert result.monthly_support == written.monthly_support


def test_each_child_has_a_schedule_a_time_or_the_case_s() -> None:
    """A child's own schedule, a time as written, and everybody's schedule, averaged."""
    result = scheduled(
        children=[child(1, None), child(2, "0.35"), child(3, None, custody=WEEK_ABOUT)],
    )
    expected = (Decimal(1) / 7 + Decimal("0.35") + Decimal("0.5")) / 3
    assert abs(result.formula.h_percent - expected) < Decimal("1e-27")
    assert "different_time" in ids(result)
    counts = gl.count_time(case(custody=WEEKENDS, children=[child(1, None), child(2, "0.35")]))
    shares = [each.parents[0].share for each in counts.by("overnights").children]
    assert shares[1] == Decimal("0.35")
    assert counts.methods[0].children[1].left_out is None
    document = gl.time_document(gl.TimeReport(counts))
    assert document["methods"][0]["children"][1]["parents"][0]["overnights"] is None
    facts = case(custody=WEEKENDS, children=[child(1, None), child(2, "0.35")])
    assert gl.time_report(facts).count == counts


def test_equal_shares_listed_the_other_way() -> None:
    """Listing the parents in another order changes neither amount nor payor."""
    parents = [
        gl.Parent(name=name, monthly_net_disposable_income=Decimal(net))
        for name, net in ((FIRST, 6000), (SECOND, 3000))
    ]
    one, other = (scheduled(parents=listed) for listed in (parents, parents[::-1]))
    assert (one.monthly_support, one.payor) == (other.monthly_support, other.payor)


def test_time_is_written_once() -> None:
    """A child's time beside its own schedule, no time at all, or evidence in a default: wrong."""
    both = case(children=[child(1, "0.2", custody=WEEKENDS)])
    assert [each.where for each in problems(both)] == ["children[0].custody"]
    (none,) = problems(case(children=[child(1, None)]))
    assert "or a [custody] schedule" in none.instead
    default = {"default_proceeding": {"noncustodial": FIRST}}
    (evidence,) = problems(case(children=[child(1, None)], custody=WEEKENDS, findings=default))
    assert "evidence of time" in evidence.why
    assert evidence.where == "children[0].custody"
    assert "leave out the time and [custody]" in evidence.instead


def test_problems_of_the_case_and_of_its_schedule_come_together() -> None:
    """One error lists both, from a file and by hand; a sound schedule adds none."""
    wrong = custody({"kind": "2-2-3"}, resides_with="Nobody")
    with pytest.raises(gl.InvalidFacts) as caught:
        scheduled(custody=wrong, tax_year=3)
    told = str(caught.value)
    assert all(each in told for each in ("tax_year", "custody.patterns[0].first", "resides_with"))
    with pytest.raises(gl.InvalidFacts, match="tax_year"):
        scheduled(tax_year=3)
    half = [child(1, None, custody=WEEKENDS), child(2, None)]
    with pytest.raises(gl.InvalidFacts, match=r"children\[1\].time: missing"):
        scheduled(custody=None, children=half)


def test_a_case_file_holds_a_schedule(tmp_path: Any) -> None:
    """[custody] in a case file feeds the order."""
    result = gl.calculate(gl.read_case(ROOT / "examples/custody_case.toml"))
    assert result.time_count is not None
    assert result.time_count.first == date(2026, 1, 1)
    path = tmp_path / "case.json"
    path.write_text("{}" if not plain_case() else "[]", encoding="utf-8")
    with pytest.raises(gl.InvalidFacts, match="not a table"):
        gl.read_case(path)


def test_taxes_ask_for_the_nights() -> None:
    """With whom a child lives follows the nights, not the hours, where both are counted."""
    nights = custody(
        {"kind": "weekly", "start": "Sunday 20:00", "end": "Monday 06:00"},
        {"kind": "weekly", "start": "Monday 20:00", "end": "Tuesday 06:00"},
        {"kind": "weekly", "start": "Tuesday 20:00", "end": "Wednesday 06:00"},
        {"kind": "weekly", "start": "Wednesday 20:00", "end": "Thursday 06:00"},
    )
    from guideline.support.timeshare import timeshare

    found = timeshare(case(children=[child(1, None)], custody=nights))
    assert found.first_by_night == (Decimal(4) / 7,)
    assert found.first_by_child[0] < Decimal("0.25")
    written = timeshare(case(children=[child(1, "0.2")]))
    assert written.first_by_night == written.first_by_child == (times("0.2")[FIRST],)
