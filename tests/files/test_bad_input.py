"""Bad input: one error that lists every problem, exit 2, nothing on standard output, no traceback.

Each file is read by the command, as a user meets it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import cases
import guideline as gl
from cases import FIRST, SECOND
from guideline.cli import main
from guideline.facts.fields import read
from guideline.files.schema import file_schema

Told = Callable[..., str]
COMMAND = str(Path(sys.executable).with_name("guideline"))


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Return a function that runs the command on a file and returns what standard error says."""

    def run(content: str | bytes | dict[str, Any], name: str = "case.toml") -> str:
        path = tmp_path / name
        if isinstance(content, dict):
            path = path.with_suffix(".json")
            content = json.dumps(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        assert main(["order", str(path)]) == 2
        output = capsys.readouterr()
        assert output.out == ""
        assert "Traceback" not in output.err
        assert output.err.startswith(f"guideline: {path}: ")
        return output.err

    return run


def toml(parent: str = "", child: str = "", top: str = "") -> str:
    """Return a good case file with lines added to its top, its first parent and its child."""
    return f"""
on = 2026-03-01
{top}
[[parents]]
name = "Petitioner"
monthly_net_disposable_income = 6000
{parent}
[[parents]]
name = "Respondent"
monthly_net_disposable_income = 3000
[[children]]
name = "Child 1"
time = {{ Petitioner = "20%", Respondent = "80%" }}
{child}
"""


def with_net(net: str) -> str:
    """Return a case file in which the first parent's net income is written so."""
    return toml().replace("= 6000", f"= {net}")


def plain(**more: Any) -> dict[str, Any]:
    """Return a case as JSON holds it."""
    return cases.plain_case(**more)


class TestTheFileItself:
    """A file that is not what its name says."""

    def test_good(self, tmp_path: Path) -> None:
        """The file that the others are made from is good."""
        path = tmp_path / "case.toml"
        path.write_text(toml(), encoding="utf-8")
        assert gl.calculate(gl.read_case(path)).monthly_support == 1260

    def test_not_toml(self, told: Told) -> None:
        """What is not TOML is refused with its line."""
        assert "the file is not TOML" in told("on = = 2026")
        assert "line 1" in told("on = = 2026")

    def test_not_json(self, told: Told) -> None:
        """What is not JSON is refused with its line."""
        assert "the file is not JSON" in told('{"on": }', "case.json")

    @pytest.mark.parametrize("name", ["case.toml", "case.json"])
    def test_empty(self, told: Told, name: str) -> None:
        """An empty file has everything missing."""
        message = told("", name)
        assert ("missing" in message) if name == "case.toml" else ("not JSON" in message)

    @pytest.mark.parametrize("name", ["case.toml", "case.json"])
    @pytest.mark.parametrize("content", [b"\xff\xfeo\x00n\x00", b"on = '\xe9'", b"\x80"])
    def test_not_utf8(self, told: Told, name: str, content: bytes) -> None:
        """Latin-1, UTF-16 or bytes at random."""
        assert "not UTF-8" in told(content, name)

    def test_a_byte_order_mark_is_no_problem(self, tmp_path: Path) -> None:
        """A file saved with a byte order mark and Windows line ends is read."""
        path = tmp_path / "case.toml"
        path.write_bytes(b"\xef\xbb\xbf" + toml().replace("\n", "\r\n").encode())
        assert gl.read_case(path).parents[0].name == FIRST

    def test_missing(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        """A file that is not there."""
        assert main(["order", str(tmp_path / "none.toml")]) == 2
        assert "cannot be read" in capsys.readouterr().err

    def test_a_directory(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        """A directory instead of a file."""
        assert main(["order", str(tmp_path)]) == 2
        assert "cannot be read" in capsys.readouterr().err

    def test_no_name_at_all(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A name that no file can have."""
        assert main(["order", "a\0b.toml"]) == 2
        assert "cannot be read" in capsys.readouterr().err

    def test_huge(self, told: Told) -> None:
        """Over 16 MiB nothing is read."""
        assert "over 16 MiB" in told(b"#" * (16 * 1024 * 1024 + 1))

    @pytest.mark.parametrize("content", ["[]", "3", '"on"', "null", "true"])
    def test_json_that_is_no_table(self, told: Told, content: str) -> None:
        """JSON that holds something other than a table of facts."""
        assert "not a table" in told(content, "case.json")

    @pytest.mark.parametrize("content", ["[" * 100_000, '{"a":' * 100_000, "[" * 5000 + "]" * 5000])
    def test_deep_nesting(self, told: Told, content: str) -> None:
        """A hundred thousand brackets end in a message, not in a crash."""
        assert "1 problem" in told(content, "case.json")

    @pytest.mark.parametrize("content", ["on = " + "[" * 50_000, "a" + ".a" * 50_000 + " = 1"])
    def test_deep_nesting_in_toml(self, told: Told, content: str) -> None:
        """Nor in TOML, in arrays or in dotted keys."""
        assert "problem" in told(content)

    def test_duplicate_json_keys(self, told: Told) -> None:
        """JSON keeps the last of two equal keys in silence; here they are refused, at any depth."""
        assert "'on' is written twice" in told('{"on": "2026-03-01", "on": "2026"}', "case.json")
        twice = json.dumps(plain()).replace('"name": "Child 1"', '"name": "A", "name": "B"')
        assert "'name' is written twice" in told(twice, "case.json")

    def test_duplicate_toml_keys(self, told: Told) -> None:
        """TOML itself refuses them."""
        assert "not TOML" in told("on = 2026-03-01\non = 2026-03-02")


class TestKeys:
    """Unknown and missing keys."""

    @pytest.mark.parametrize(
        ("file", "where", "nearest"),
        [
            (toml(top="tax_yaer = 2026"), "tax_yaer", "tax_year"),
            (toml(top="[finding]"), "finding", "findings"),
            (
                toml(top="[choices]\nhardship_metod = 'basic'"),
                "choices.hardship_metod",
                "hardship_method",
            ),
            (
                toml(parent="filling_status = 'single'"),
                "parents[0].filling_status",
                "filing_status",
            ),
            (toml(child="brn = 2015-01-01"), "children[0].brn", "born"),
        ],
    )
    def test_unknown(self, told: Told, file: str, where: str, nearest: str) -> None:
        """An unknown key is refused where it stands, with the nearest known one."""
        assert f"{where}: unknown key; did you mean {nearest}?" in told(file)

    def test_unknown_and_like_nothing(self, told: Told) -> None:
        """One that is near to nothing gets the whole list."""
        assert "zzz: unknown key; known here: on, tax_year, parents" in told(toml(top="zzz = 1"))

    def test_a_name_of_python_is_no_key(self, told: Told) -> None:
        """Names of the machinery are as unknown as any."""
        message = told(toml(top="__class__ = 1"))
        assert "__class__: unknown key" in message

    def test_missing(self, told: Told) -> None:
        """What a case cannot do without is named, with what it is."""
        message = told("tax_year = 2026")
        assert "3 problems" in message
        for name in ("on: missing", "parents: missing", "children: missing"):
            assert name in message

    def test_missing_parents(self, told: Told) -> None:
        """One parent, or none, is no order."""
        assert "an order has two parents" in told(plain(parents=[]))
        assert "an order has two parents" in told(plain(parents=plain()["parents"][:1]))

    def test_no_children(self, told: Told) -> None:
        """Nor is an order without a child."""
        assert "at least one child" in told(plain(children=[]))

    @pytest.mark.parametrize("value", ["3", "'x'", "true", "{ a = 1 }"])
    def test_a_list_that_is_none(self, told: Told, value: str) -> None:
        """A number or a word where a list belongs."""
        assert "add_ons: " in told(toml(top=f"add_ons = {value}"))

    def test_a_table_that_is_none(self, told: Told) -> None:
        """A number where a table belongs."""
        assert "findings: 3: not a table" in told(toml(top="findings = 3"))


class TestAmounts:
    """Amounts that are none, or absurd."""

    @pytest.mark.parametrize(
        ("net", "why"),
        [
            ("nan", "not a finite number"),
            ("+inf", "not a finite number"),
            ("-inf", "not a finite number"),
            ('"nan"', "not a plain number"),
            ('"Infinity"', "not a plain number"),
            ('"1e3"', "not a plain number"),
            ('"1_000"', "not a plain number"),
            ('"1,000"', "not a plain number"),
            ('" 1000"', "not a plain number"),
            ('"$1000"', "not a plain number"),
            ('"٣٠٠٠"', "not a plain number"),
            ('"１０００"', "not a plain number"),
            ('"²"', "not a plain number"),
            ('""', "not a plain number"),
            ("true", "not a number"),
            ("2026-01-01", "not a number"),
            ("[1]", "not a number"),
            ("{ amount = 1 }", "not a number"),
            ("100000000", "too large"),
            ("1e300", "too large"),
            ("1e999999999", "too large"),
            ("-1e10", "too large"),
            ("1e-13", "too many decimals"),
            ("1e-999999999", "too many decimals"),
            ("0.1234567890123", "too many decimals"),
        ],
    )
    def test_refused(self, told: Told, net: str, why: str) -> None:
        """Each is refused where it stands, with its reason."""
        message = told(with_net(net))
        assert "parents[0].monthly_net_disposable_income: " in message
        assert why in message

    @pytest.mark.parametrize("digits", ["9" * 4000, "9" * 10_000, "0." + "1" * 10_000])
    @pytest.mark.parametrize("quoted", [False, True])
    def test_ten_thousand_digits(self, told: Told, digits: str, *, quoted: bool) -> None:
        """Ten thousand digits are refused at once, in TOML and JSON, bare or quoted."""
        value = f'"{digits}"' if quoted else digits
        assert "1 problem" in told(with_net(value))
        text = json.dumps(plain()).replace('"6000"', value)
        message = told(text, "case.json")
        assert "1 problem" in message
        assert len(message) < 1000

    @pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
    def test_constants_that_json_lacks(self, told: Told, number: str) -> None:
        """JSON has no NaN and no infinity."""
        text = json.dumps(plain()).replace('"6000"', number)
        assert f"{number} is not a number of JSON" in told(text, "case.json")

    def test_huge_exponent_in_json(self, told: Told) -> None:
        """Nor is a number of a billion zeros a number of dollars."""
        text = json.dumps(plain()).replace('"6000"', "1e999999999")
        assert "too large" in told(text, "case.json")
        text = json.dumps(plain()).replace('"6000"', "1e99999999999999999999")
        assert "1 problem" in told(text, "case.json")

    @pytest.mark.parametrize(
        ("lines", "where"),
        [
            ("[parents.hardship]\nchildren = -1", "parents[0].hardship.children"),
            ("[parents.hardship]\nhealth = -0.01", "parents[0].hardship.health"),
            ("dependents = -1", "parents[0].dependents"),
        ],
    )
    def test_negative_with_a_net(self, told: Told, lines: str, where: str) -> None:
        """What cannot be below zero."""
        message = told(toml(parent=lines))
        assert f"{where}: -" in message
        assert "below zero" in message

    @pytest.mark.parametrize(
        ("facts", "where"),
        [
            ({"income": [{"kind": "wages", "amount": -1}]}, "income[0].amount"),
            ({"deductions": {"union_dues": -1}}, "deductions.union_dues.amount"),
            ({"deductions": {"job_expenses": -1}}, "deductions.job_expenses.amount"),
            ({"deductions": {"health_insurance": -1}}, "deductions.health_insurance.amount"),
            (
                {"deductions": {"support_paid_elsewhere": -1}},
                "deductions.support_paid_elsewhere.amount",
            ),
            ({"retirement": [{"amount": -1}]}, "retirement[0].amount"),
            ({"taxes": {"medicare": -1}}, "taxes.medicare.amount"),
        ],
    )
    def test_negative_with_income(self, told: Told, facts: dict[str, Any], where: str) -> None:
        """Incomes, deductions and contributions below zero."""
        earner = {"name": FIRST, "income": [{"kind": "wages", "amount": 5000}], **facts}
        message = told(plain(parents=[earner, plain()["parents"][1]]))
        assert f"parents[0].{where}: -1: below zero" in message

    @pytest.mark.parametrize(
        ("more", "where"),
        [
            ({"add_ons": [{"kind": "childcare", "amount": -5}]}, "add_ons[0].amount"),
            ({"spousal_support": {"payor": FIRST, "amount": -5}}, "spousal_support.amount"),
            ({"health_coverage": [{"parent": FIRST, "amount": -5}]}, "health_coverage[0].amount"),
            ({"findings": {"low_income_support": -5}}, "findings.low_income_support"),
            (
                {
                    "findings": {
                        "deviation": {
                            "amount": -5,
                            "factor": "4057(b)(3)",
                            "reason": "a",
                            "best_interests": "b",
                        }
                    }
                },
                "findings.deviation.amount",
            ),
        ],
    )
    def test_negative_elsewhere(self, told: Told, more: dict[str, Any], where: str) -> None:
        """Expenses, spousal support, findings below zero."""
        assert f"{where}: -5: below zero" in told(plain(**more))

    @pytest.mark.parametrize("threshold", [0, -1])
    def test_threshold(self, told: Told, threshold: int) -> None:
        """A threshold is above zero."""
        message = told(plain(choices={"low_income_threshold": threshold}))
        assert "not above zero" in message

    def test_hourly_expenses(self, told: Told) -> None:
        """Only income is paid by the hour."""
        add_on = {"kind": "childcare", "amount": 5, "per": "hour"}
        assert "add_ons[0].per: hour: only income" in told(plain(add_ons=[add_on]))

    @pytest.mark.parametrize("name", ["federal_income_tax", "state_income_tax", "medicare"])
    def test_hourly_taxes(self, told: Told, name: str) -> None:
        """A tax by the hour is refused, not taken for nothing."""
        taxes = {name: {"amount": 5, "per": "hour"}, "complete": True}
        earner = {"name": FIRST, "income": [{"kind": "wages", "amount": 1}], "taxes": taxes}
        message = told(plain(parents=[earner, plain()["parents"][1]]))
        assert f"parents[0].taxes.{name}.per: hour: only income" in message

    def test_what_the_rules_would_miss(self, told: Told) -> None:
        """A limit or a gross income that a rule will need is asked for with all the rest."""
        paid = {"amount": 350, "proved": True}
        earner = {
            "name": FIRST,
            "income": [{"kind": "wages", "amount": 1}],
            "taxes": {"complete": True},
            "deductions": {"support_paid_elsewhere": paid},
        }
        coverage = [
            {"parent": SECOND, "amount": 1},
            {"parent": SECOND, "amount": 1, "monthly_gross_income": -1},
        ]
        message = told(plain(parents=[earner, plain()["parents"][1]], health_coverage=coverage))
        assert "3 problems" in message
        assert "parents[0].deductions.support_paid_elsewhere.guideline_cap: missing" in message
        assert "health_coverage[0].monthly_gross_income: missing" in message
        assert "health_coverage[1].monthly_gross_income: -1: below zero" in message

    def test_a_limit_below_zero(self, told: Told) -> None:
        """A guideline amount is not below zero."""
        paid = {"amount": 350, "proved": True, "guideline_cap": -1}
        earner = {
            "name": FIRST,
            "income": [{"kind": "wages", "amount": 1}],
            "deductions": {"support_paid_elsewhere": paid},
        }
        message = told(plain(parents=[earner, plain()["parents"][1]]))
        assert "support_paid_elsewhere.guideline_cap.amount: -1: below zero" in message

    def test_both_net_and_gross(self, told: Told) -> None:
        """A net income beside what it comes from: which is true?"""
        both = {
            "name": FIRST,
            "monthly_net_disposable_income": 5000,
            "income": [{"kind": "wages", "amount": 1}],
            "taxes": {"complete": True},
            "retirement": [{"amount": 1}],
            "deductions": {"union_dues": 1},
        }
        message = told(plain(parents=[both, plain()["parents"][1]]))
        for name in ("income", "taxes", "retirement", "deductions"):
            assert f"parents[0].{name}: beside monthly_net_disposable_income" in message


class TestTimes:
    """Shares of the time that cannot be."""

    @pytest.mark.parametrize(
        ("time", "why"),
        [
            ({FIRST: "20%", SECOND: "70%"}, "do not sum to one"),
            ({FIRST: "0.2", SECOND: "0.8000001"}, "do not sum to one"),
            ({FIRST: "100%", SECOND: "100%"}, "do not sum to one"),
            ({FIRST: 20, SECOND: 80}, "not a share from 0 to 1"),
            ({FIRST: "20", SECOND: "80"}, "not a share from 0 to 1"),
            ({FIRST: "-20%", SECOND: "120%"}, "not a share from 0 to 1"),
            ({FIRST: "20%%", SECOND: "80%"}, "not a plain number"),
            ({FIRST: "%", SECOND: "100%"}, "not a plain number"),
            ({FIRST: "٢٠%", SECOND: "80%"}, "not a plain number"),
            ({FIRST: True, SECOND: False}, "not a number"),
            ({FIRST: None, SECOND: "80%"}, "not a number"),
            ({FIRST: "33.33333333333%", SECOND: "66.66666666667%"}, "too many decimals"),
            ({FIRST: "100%"}, f"nothing for {SECOND}"),
            ({}, f"nothing for {FIRST} and {SECOND}"),
            ({FIRST: "20%", "Respondant": "80%"}, "no parent has this name"),
            ({FIRST: "20%", SECOND: "80%", "Grandmother": "0%"}, "no parent has this name"),
            ({FIRST: "20%", SECOND: "80%", "": "0%"}, "empty"),
            ("20%", "not a share for each parent"),
            (["20%", "80%"], "not a share for each parent"),
        ],
    )
    def test_refused(self, told: Told, time: object, why: str) -> None:
        """Each is refused under the child whose time it is."""
        child = {"name": "Child 1", "time": time}
        message = told(plain(children=[child]))
        assert "children[0].time" in message
        assert why in message

    def test_missing(self, told: Told) -> None:
        """Without a default there is no order without time."""
        assert "children[0].time: missing" in told(plain(children=[{"name": "Child 1"}]))

    def test_null_is_absent(self, told: Told) -> None:
        """JSON's null is the same as saying nothing."""
        child = {"name": "Child 1", "time": None}
        assert "children[0].time: missing" in told(plain(children=[child]))


class TestDays:
    """Days that are none."""

    @pytest.mark.parametrize(
        "on",
        [
            "2026-02-30",
            "2026-13-01",
            "0000-01-01",
            "01/03/2026",
            "2026-3-1",
            "20260301",
            "2026-W09-7",
            "２０２６-03-01",
            "2026-03-01T00:00:00",
            "tomorrow",
            "",
            20260301,
            True,
            None,
            [],
            {},
        ],
    )
    def test_refused_in_json(self, told: Told, on: object) -> None:
        """A day is written as 2026-03-01, and the calendar must have it."""
        assert "on: " in told(plain(on=on))

    @pytest.mark.parametrize("on", ["2026-03-01T00:00:00", "00:00:00", '"yesterday"', "20260301"])
    def test_refused_in_toml(self, told: Told, on: str) -> None:
        """TOML's moments and times of day are no days."""
        assert "on: " in told(toml().replace("on = 2026-03-01", f"on = {on}"))

    def test_no_such_day_in_toml(self, told: Told) -> None:
        """A day that the calendar does not have is not TOML."""
        assert "problem" in told(toml().replace("2026-03-01", "2026-02-30"))

    @pytest.mark.parametrize(
        ("on", "born"),
        [("9999-12-31", "9985-05-02"), ("9990-01-01", "9989-02-28"), ("2200-01-01", "2199-05-02")],
    )
    def test_the_end_of_the_calendar(self, told: Told, on: str, born: str) -> None:
        """A day so far ahead has no law, and a child's nineteenth birthday may not even exist."""
        child = {"name": "A", "born": born, "time": {FIRST: "20%", SECOND: "80%"}}
        message = told(plain(on=on, children=[child], choices={"low_income_threshold": 3000}))
        assert "1 problem\n" in message
        assert f"on: {on}: no law is known so far ahead" in message

    def test_a_child_not_yet_born(self, told: Told) -> None:
        """A child is born before the order."""
        assert "after 2026-03-01, the day of the order" in told(toml(child="born = 2026-03-02"))

    def test_birthdays_of_several(self, told: Told) -> None:
        """With more than one child the ages must be known."""
        two = [{"name": n, "time": {FIRST: "20%", SECOND: "80%"}} for n in ("A", "B")]
        message = told(plain(children=two))
        assert message.count("allocates by age") == 2

    @pytest.mark.parametrize("year", [0, 1912, 10_000, 99_999_999, -2026])
    def test_tax_year(self, told: Told, year: int) -> None:
        """A year before the income tax, or of five digits."""
        assert "tax_year: " in told(plain(tax_year=year))

    @pytest.mark.parametrize("year", ["2026.5", "'2026'", "true"])
    def test_tax_year_that_is_no_number(self, told: Told, year: str) -> None:
        """A year is a whole number."""
        assert "tax_year: " in told(toml(top=f"tax_year = {year}"))

    def test_outside_the_tables(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A day outside the law's tables is told in the same way: exit 2, one sentence."""
        path = tmp_path / "case.json"
        path.write_text(
            json.dumps(
                plain(
                    on="2000-01-01",
                    children=[{"name": "Child 1", "time": {FIRST: "20%", SECOND: "80%"}}],
                )
            ),
            encoding="utf-8",
        )
        assert main(["order", str(path)]) == 2
        output = capsys.readouterr()
        assert output.out == ""
        assert "has no figure for 2000-01-01" in output.err

    def test_not_modelled(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """And so is what is not modelled."""
        path = tmp_path / "case.json"
        three = [*plain()["parents"], {"name": "Third", "monthly_net_disposable_income": 1}]
        path.write_text(json.dumps(plain(parents=three)), encoding="utf-8")
        assert main(["order", str(path)]) == 2
        output = capsys.readouterr()
        assert output.out == ""
        assert "§ 4052.5" in output.err


class TestNames:
    """Names that are none, are taken, or name nobody."""

    def test_two_parents_of_one_name(self, told: Told) -> None:
        """Two parents cannot be told apart."""
        parents = plain()["parents"]
        parents[1]["name"] = FIRST
        assert "two parents have this name" in told(plain(parents=parents))

    def test_two_children_of_one_name(self, told: Told) -> None:
        """Nor two children."""
        child = {**plain()["children"][0]}
        assert "two children have this name" in told(plain(children=[child, child]))

    @pytest.mark.parametrize("name", ["", "  ", "a\nb", "a\tb", "\x1b[31mred", "a" * 3000, 3, None])
    def test_no_name(self, told: Told, name: object) -> None:
        """Empty, blank, of several lines, with control codes, endless, or no text at all."""
        parents = plain()["parents"]
        parents[0]["name"] = name
        assert "parents[0].name: " in told(plain(parents=parents))

    @pytest.mark.parametrize(
        ("more", "where"),
        [
            ({"add_ons": [{"kind": "childcare", "paid_by": "Nobody"}]}, "add_ons[0].paid_by"),
            (
                {"add_ons": [{"kind": "childcare", "split": {"Nobody": "100%"}}]},
                "add_ons[0].split.Nobody",
            ),
            ({"spousal_support": {"payor": "Nobody", "amount": 1}}, "spousal_support.payor"),
            ({"health_coverage": [{"parent": "Nobody", "amount": 1}]}, "health_coverage[0].parent"),
            (
                {"findings": {"default_proceeding": {"noncustodial": "Nobody"}}},
                "findings.default_proceeding.noncustodial",
            ),
            (
                {
                    "findings": {
                        "deviation": {
                            "amount": 1,
                            "factor": "4057(b)(3)",
                            "reason": "a",
                            "best_interests": "b",
                            "payor": "Nobody",
                        }
                    }
                },
                "findings.deviation.payor",
            ),
        ],
    )
    def test_nobody(self, told: Told, more: dict[str, Any], where: str) -> None:
        """Whoever is named must be one of the parents, who are listed."""
        message = told(plain(**more))
        assert f"{where}: 'Nobody': no parent has this name" in message
        assert f"write {FIRST} or {SECOND}" in message


class TestWords:
    """Words that are not on the list."""

    @pytest.mark.parametrize(
        ("more", "instead"),
        [
            ({"add_ons": [{"kind": "child_care"}]}, 'write "childcare"'),
            ({"choices": {"hardship_method": "presumd"}}, 'write "presumed"'),
            ({"add_ons": [{"kind": "travel", "per": "monthly"}]}, 'write "month"'),
            ({"add_ons": [{"kind": 7}]}, "write one of: childcare, uninsured_health"),
            ({"choices": {"negative_net_income": None}}, "write one of: zero, as_it_is"),
        ],
    )
    def test_the_nearest(self, told: Told, more: dict[str, Any], instead: str) -> None:
        """The nearest word is offered, or all of them."""
        assert instead in told(plain(**more))

    @pytest.mark.parametrize(
        ("given", "instead"),
        [
            ("bi-weekly", 'write "two_weeks"'),
            ("2 weeks", 'write "two_weeks"'),
            ("every other week", 'write "two_weeks"'),
            ("semimonthly", 'write "half_month"'),
            ("twice a month", 'write "half_month"'),
            ("per week", 'write "week"'),
            ("annually", 'write "year"'),
            ("bimonthly", "write one of: hour, week, two_weeks"),
            ("biwekly", "write one of: hour, week, two_weeks"),
            (7, "write one of: hour, week, two_weeks"),
        ],
    )
    def test_a_frequency_is_not_guessed(self, told: Told, given: object, instead: str) -> None:
        """What is meant is offered; what only looks like it would double or halve the money."""
        message = told(plain(add_ons=[{"kind": "travel", "amount": 1, "per": given}]))
        assert f"per: {given!r}: not one of the words known here; {instead}" in message

    @pytest.mark.parametrize("kind", [gl.Plan, gl.WithholdingFacts])
    def test_a_frequency_that_is_paid(self, kind: Any) -> None:
        """An employer and a plan pay four ways: no error and no schema offers another."""
        with pytest.raises(gl.InvalidFacts) as caught:
            read(kind, {"per": "hourly"})
        instead = "write one of: week, two_weeks, half_month, month"
        assert instead in [problem.instead for problem in caught.value.problems]
        field = file_schema(kind, "any")["$defs"][kind.__name__]["properties"]["per"]
        assert field["enum"] == ["week", "two_weeks", "half_month", "month"]

    @pytest.mark.parametrize("given", [{}, {"a": 1}, [], ["wages"], 1, None, True])
    def test_no_word_at_all(self, told: Told, given: object) -> None:
        """A table, a list or a number is no kind of income."""
        earner = {"name": FIRST, "income": [{"kind": given, "amount": 1}]}
        message = told(plain(parents=[earner, plain()["parents"][1]]))
        assert "parents[0].income[0].kind: " in message
        assert "not one of the words known here" in message

    @pytest.mark.parametrize("given", ["low", "nan", True, []])
    def test_a_word_or_an_amount(self, told: Told, given: object) -> None:
        """Where a word or an amount may stand, anything else gets both ways out."""
        assert "findings.low_income_support: " in told(
            plain(findings={"low_income_support": given})
        )

    @pytest.mark.parametrize("given", ["thirds", 0.5, True])
    def test_a_word_or_shares(self, told: Told, given: object) -> None:
        """An expense is split by a word or by shares."""
        message = told(plain(add_ons=[{"kind": "travel", "split": given}]))
        assert "add_ons[0].split: " in message

    @pytest.mark.parametrize("given", ["yes", 1, None])
    def test_true_or_false(self, told: Told, given: object) -> None:
        """True and false are written so."""
        earner = {
            "name": FIRST,
            "income": [{"kind": "wages", "amount": 1}],
            "taxes": {"complete": given},
        }
        message = told(plain(parents=[earner, plain()["parents"][1]]))
        assert "parents[0].taxes.complete: " in message


class TestAllAtOnce:
    """One error lists every problem."""

    def test_every_problem_in_shape(self, told: Told) -> None:
        """Eight wrong values and keys, eight problems, in the order of the file."""
        message = told(
            {
                "on": "soon",
                "tax_yaer": 2026,
                "parents": [
                    {"name": "", "monthly_net_disposable_income": "lots"},
                    {"name": SECOND, "filing_status": "divorced"},
                ],
                "children": [
                    {"name": "Child 1", "born": "2015", "time": {FIRST: 20, SECOND: "80%"}}
                ],
                "add_ons": [{"kind": "golf"}],
            }
        )
        assert "8 problems" in message
        assert len(message.splitlines()) == 9

    def test_every_problem_together(self, told: Told) -> None:
        """Facts that are well formed and cannot be are told together too."""
        message = told(
            {
                "on": "2026-03-01",
                "tax_year": 1900,
                "parents": [{"name": FIRST}, {"name": FIRST, "monthly_net_disposable_income": 1}],
                "children": [{"name": "A", "born": "2027-01-01", "time": {FIRST: "20%"}}],
                "add_ons": [{"kind": "travel", "amount": -1, "paid_by": "Nobody"}],
            }
        )
        for words in (
            "tax_year",
            "two parents have this name",
            "neither a net income",
            "the day of the order",
            "below zero",
            "no parent has this name",
        ):
            assert words in message


class TestBesideTheAmount:
    """Problems of findings that need the amount are told with those of the facts beside them."""

    POOR = {"nets": (1900, 900), "first_time": "10%"}  # noqa: RUF012 - not changed

    def test_several_of_the_amount(self, told: Told) -> None:
        """Support outside the range and a payor turned round are one error."""
        message = told(
            plain(
                **self.POOR,
                findings={"low_income_support": 5000, "deviation": found(payor=SECOND)},
            )
        )
        assert "2 problems" in message
        assert "findings.low_income_support: $5,000.00: outside the range" in message
        assert f"findings.deviation.payor: '{SECOND}': under the guideline {FIRST} pays" in message

    def test_beside_those_of_the_facts(self, told: Told) -> None:
        """An expense of nobody and an unreadable one hide neither the range nor the limits."""
        message = told(
            plain(
                **self.POOR,
                add_ons=[{"kind": "golf"}, {"kind": "travel", "paid_by": "Nobody"}],
                spousal_support={"payor": "Nobody", "amount": 1},
                findings={"low_income_support": 5000},
            )
        )
        for words in ("add_ons[0].kind", "spousal_support.payor", "outside the range"):
            assert words in message

    def test_limits_beside_those_of_the_facts(self, told: Told) -> None:
        """A deviation above its limit is told beside an expense of nobody."""
        message = told(
            plain(
                add_ons=[{"kind": "travel", "paid_by": "Nobody"}], findings={"deviation": found()}
            )
        )
        assert "2 problems" in message
        assert "findings.deviation.amount: $9,000.00: above the guideline" in message

    def test_not_where_the_facts_of_the_amount_are_wrong(self, told: Told) -> None:
        """Where a time is wrong there is no amount to compare with, and nothing is guessed."""
        message = told(plain(first_time="120%", findings={"deviation": found()}))
        assert "findings" not in message

    def test_not_where_there_is_no_law(self, told: Told) -> None:
        """Without a threshold in the tables there is no amount; the other problem is told."""
        expense = {"kind": "travel", "paid_by": "Nobody"}
        message = told(
            plain(
                on="2019-03-01",
                children=[{"name": "A", "time": {FIRST: "20%", SECOND: "80%"}}],
                add_ons=[expense],
                findings={"low_income_support": 9},
            )
        )
        assert "1 problem\n" in message

    def test_each_place_once(self, told: Told) -> None:
        """What is said of a place stands there alone: a negative support is below any range."""
        message = told(plain(**self.POOR, findings={"low_income_support": -5}))
        assert "1 problem\n" in message
        assert "below zero" in message

    def test_three_parents(self, told: Told) -> None:
        """Of three parents nothing is compared: the unknown key is told, and it stops there."""
        parents = [*plain()["parents"], {"name": "C", "monthly_net_disposable_income": 1}]
        message = told(
            plain(parents=parents, add_ons=[{"kinds": 1}], findings={"deviation": found()})
        )
        assert "add_ons[0].kinds: unknown key" in message

    def test_an_unknown_ground(self, told: Told) -> None:
        """On a ground that does not exist nothing more is said of the payor."""
        finding = found(factor="4057(b)(9)", payor=SECOND)
        message = told(plain(findings={"deviation": finding}))
        assert "1 problem\n" in message

    def test_nobody_pays(self, told: Told) -> None:
        """Where nobody pays there is no range to set a support in, and a payor must be named."""
        message = told(
            plain(
                nets=(900, 900),
                first_time="50%",
                findings={"low_income_support": 100, "deviation": found()},
            )
        )
        assert "2 problems" in message
        assert "under the formula nobody pays, so there is no range" in message
        assert "missing: under the guideline nobody pays" in message

    def test_built_by_hand(self) -> None:
        """``gl.calculate`` tells a case built by hand the same, facts and amount together."""
        case = gl.case_from_json(json.dumps(plain(findings={"deviation": found(amount=1)})))
        deviation = gl.changed(case.findings.deviation, amount=9000)
        expense = gl.AddOn(kind=gl.AddOnKind.TRAVEL, paid_by="Nobody")
        findings = gl.Findings(deviation=deviation)
        with pytest.raises(gl.InvalidFacts) as error:
            gl.calculate(gl.changed(case, add_ons=[expense], findings=findings))
        places = [problem.where for problem in error.value.problems]
        assert places == ["add_ons[0].paid_by", "findings.deviation.amount"]

    def test_the_excess_of_a_deferred_sale(self, told: Told) -> None:
        """The missing rental value of § 4057(b)(2) is a fact, told with every other."""
        finding = found(factor="4057(b)(2)")
        message = told(plain(first_time="120%", findings={"deviation": finding}))
        assert "findings.deviation.excess_rental_value: missing" in message
        assert "children[0].time" in message


def found(**more: Any) -> dict[str, Any]:
    """Return a deviation as a file holds it, by default above what its ground permits."""
    told = {"amount": 9000, "factor": "4057(b)(3)", "reason": "r", "best_interests": "b"}
    return told | more


class TestTheProcess:
    """The same as a process of its own."""

    @staticmethod
    def run(*arguments: str, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run the command in a new process."""
        return subprocess.run(  # noqa: S603 - our own command
            [COMMAND, *arguments],
            input=text,
            capture_output=True,
            check=False,
            cwd=cases.ROOT,
            timeout=60,
        )

    @pytest.mark.parametrize(
        ("arguments", "text"),
        [
            (["order", "-"], b"{"),
            (["order", "-"], b"\xff"),
            (["order", "-"], b""),
            (["order", "examples"], b""),
            (["order", "none.toml"], b""),
            (["order", "README.md"], b""),
            (["tables", "--on", "yesterday"], b""),
            (["schema", "nothing"], b""),
            (["nothing"], b""),
            ([], b""),
        ],
    )
    def test_exit_2(self, arguments: list[str], text: bytes) -> None:
        """Exit 2, nothing on standard output, no traceback."""
        done = self.run(*arguments, text=text)
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr
        assert b"Traceback" not in done.stderr

    def test_good_on_standard_input(self) -> None:
        """JSON on standard input is a case like any other."""
        done = self.run("order", "-", "--format", "json", text=json.dumps(plain()).encode())
        assert (done.returncode, done.stderr) == (0, b"")
        assert json.loads(done.stdout)["monthly_support"] == "1260.00"

    def test_in_any_locale(self) -> None:
        """The section sign is written in UTF-8 whatever the locale of the shell."""
        done = subprocess.run(  # noqa: S603 - our own command
            [COMMAND, "order", "examples/two_children.toml"],
            capture_output=True,
            check=False,
            cwd=cases.ROOT,
            timeout=60,
            env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert "§" in done.stdout.decode("utf-8")
