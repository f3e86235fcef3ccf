"""Reading a case: TOML and JSON, records built by hand, exactly and alike."""

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import cases
import guideline as gl
from cases import FIRST, SECOND

FULL = """
on = 2026-03-01
tax_year = 2025
[[parents]]
name = "Petitioner"
filing_status = "single"
dependents = 1
[[parents.income]]
kind = "wages"
amount = 6500.10
[[parents.income]]
kind = "wages"
amount = "16.90"
per = "hour"
hours_per_week = 8
[parents.deductions]
health_insurance = 210
union_dues = { amount = 45, per = "two_weeks" }
support_paid_elsewhere = { amount = 350, court_ordered = true, proved = true }
[[parents.retirement]]
amount = 300
mandatory = true
pre_tax = true
[parents.hardship]
children = 0.5
[parents.taxes]
federal_income_tax = 812.00
complete = true
[[parents]]
name = "Respondent"
monthly_net_disposable_income = 3000.00
[[children]]
name = "Child 1"
born = 2015-05-02
time = { Petitioner = "20%", Respondent = 0.8 }
[[add_ons]]
kind = "childcare"
amount = 600
paid_by = "Respondent"
split = { Petitioner = "40%", Respondent = "60%" }
[[add_ons]]
kind = "travel"
split = "half"
[spousal_support]
payor = "Petitioner"
amount = 500
[[health_coverage]]
parent = "Petitioner"
amount = 120
[findings]
low_income_support = "unadjusted"
[choices]
hardship_method = "basic"
"""


@pytest.fixture
def full(tmp_path: Path) -> gl.Case:
    """Return a case that uses nearly every key."""
    path = tmp_path / "full.toml"
    path.write_text(FULL, encoding="utf-8")
    return gl.read_case(path)


class TestToml:
    """A TOML file becomes exact facts."""

    def test_numbers_are_exact(self, full: gl.Case) -> None:
        """6500.10 is 6,500.10, not the float next to it."""
        assert full.parents[0].income[0].amount == Decimal("6500.10")
        assert str(full.parents[0].income[0].amount) == "6500.10"

    def test_words_are_choices(self, full: gl.Case) -> None:
        """A word of a closed list becomes its member."""
        assert full.parents[0].filing_status is gl.FilingStatus.SINGLE
        assert full.add_ons[1].split is gl.Division.HALF
        assert full.choices.hardship_method is gl.HardshipMethod.BASIC
        assert full.findings.low_income_support is gl.LowIncomeSupport.UNADJUSTED

    def test_bare_amounts_are_monthly(self, full: gl.Case) -> None:
        """210 is $210 a month; a table says how often."""
        deductions = full.parents[0].deductions
        assert deductions.health_insurance == gl.HealthPremium(amount=Decimal(210))
        assert deductions.union_dues == gl.Money(amount=Decimal(45), per=gl.Per.TWO_WEEKS)

    def test_shares(self, full: gl.Case) -> None:
        """A percentage, a text and a number are the same share."""
        assert full.children[0].time == cases.times("0.2")

    def test_the_whole_is_calculated(self, full: gl.Case) -> None:
        """And an order comes of it, under the tax year given."""
        result = gl.calculate(full)
        assert (result.tax_year, result.payor) == (2025, FIRST)

    def test_upper_case_suffix(self, tmp_path: Path) -> None:
        """A file is JSON by its suffix, in upper case as well."""
        path = tmp_path / "CASE.JSON"
        path.write_text(json.dumps(cases.plain_case()), encoding="utf-8")
        assert gl.read_case(path).on == date(2026, 3, 1)

    def test_path_as_text(self, tmp_path: Path) -> None:
        """A path may be text or a path."""
        path = tmp_path / "case.toml"
        path.write_text(FULL, encoding="utf-8")
        assert gl.read_case(str(path)) == gl.read_case(path)


class TestJson:
    """JSON has the same shape."""

    def test_the_same_case(self, full: gl.Case) -> None:
        """The same facts in JSON make an equal case."""
        import tomllib

        values = tomllib.loads(FULL, parse_float=str)
        assert gl.case_from_json(json.dumps(values, default=str)) == full

    def test_numbers_are_exact(self) -> None:
        """A number in JSON is read as it is written."""
        text = json.dumps(cases.plain_case()).replace('"6000"', "6000.10")
        assert gl.case_from_json(text).parents[0].monthly_net_disposable_income == Decimal("6000.1")

    def test_exponents(self) -> None:
        """1e3 is a number of JSON and of TOML, and is 1,000."""
        text = json.dumps(cases.plain_case()).replace('"6000"', "6E+3")
        net = gl.case_from_json(text).parents[0].monthly_net_disposable_income
        assert str(net) == "6000"

    def test_names_of_any_alphabet(self) -> None:
        """A name may be written in any script."""
        text = json.dumps(cases.plain_case()).replace(FIRST, "José Ñúñez 三")
        assert gl.calculate(gl.case_from_json(text)).payor == "José Ñúñez 三"

    def test_source_is_named(self) -> None:
        """A problem says that it was standard input."""
        with pytest.raises(gl.InvalidFacts) as told:
            gl.case_from_json("{}")
        assert told.value.source == "standard input"


class TestByHand:
    """Records built by hand pass the same readers."""

    @pytest.mark.parametrize("net", [0.1, float("nan"), 1e300])
    def test_floats_are_refused(self, net: Any) -> None:
        """A float is refused with what to write instead."""
        with pytest.raises(gl.InvalidFacts, match="a float is not exact") as told:
            gl.Parent(name=FIRST, monthly_net_disposable_income=net)
        (problem,) = told.value.problems
        assert problem.where == "monthly_net_disposable_income"
        assert "Decimal" in problem.instead

    @pytest.mark.parametrize("net", ["NaN", "sNaN", "Infinity", "-Infinity"])
    def test_not_finite(self, net: str) -> None:
        """Nor what is no number."""
        with pytest.raises(gl.InvalidFacts, match="not a finite number"):
            gl.Parent(name=FIRST, monthly_net_disposable_income=Decimal(net))

    @pytest.mark.parametrize("net", [10**10_000, -(10**10_000)], ids=["above", "below"])
    def test_endless_integers(self, net: int) -> None:
        """Ten thousand digits that Python itself would refuse to print."""
        with pytest.raises(gl.InvalidFacts, match="too large"):
            gl.Parent(name=FIRST, monthly_net_disposable_income=net)  # type: ignore[arg-type]

    def test_minus_zero(self) -> None:
        """Minus zero is zero."""
        net = gl.Parent(name=FIRST, monthly_net_disposable_income=Decimal("-0.00"))
        assert str(net.monthly_net_disposable_income) == "0.00"

    def test_a_moment_is_no_day(self) -> None:
        """A datetime is not a day."""
        with pytest.raises(gl.InvalidFacts, match="not a day"):
            cases.case(on=datetime(2026, 3, 1))  # noqa: DTZ001 - it is refused anyway

    def test_problems_of_a_case(self) -> None:
        """What cannot be together is told when it is calculated."""
        with pytest.raises(gl.InvalidFacts) as told:
            gl.calculate(cases.case(children=[cases.child(first_time=None)]))
        assert told.value.problems[0].where == "children[0].time"

    def test_unknown_names(self) -> None:
        """A misspelt argument is Python's own error."""
        with pytest.raises(TypeError):
            gl.Parent(nam=FIRST)  # type: ignore[call-arg]

    def test_facts_do_not_change(self) -> None:
        """Facts are frozen, and equal facts are equal."""
        one, other = cases.case(), cases.case()
        assert one == other
        with pytest.raises(AttributeError):
            one.on = date(2026, 3, 2)  # type: ignore[misc]

    def test_mapping_for_a_record(self) -> None:
        """A table may stand where a record is wanted."""
        income: Any = [{"kind": "wages", "amount": "5000"}]
        assert gl.Parent(name=SECOND, income=income).income[0].amount == 5000

    def test_errors_can_be_pickled(self) -> None:
        """An error crosses from one process to another whole."""
        import pickle

        for error in (
            gl.InvalidFacts([gl.Problem("a", "b", "c", "d")], "e"),
            gl.NotInForce("family_code/k", date(2000, 1, 1), "never", "write it"),
            gl.NotModelled("this", "that"),
        ):
            again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
            assert (type(again), str(again)) == (type(error), str(error))
