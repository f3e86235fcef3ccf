"""Records of facts built by hand: every field's problem at once, and records loaded when needed."""

import subprocess
import sys
from decimal import Decimal
from inspect import signature
from typing import Any

import pytest

import guideline as gl
from cases import FIRST, SECOND, plain_case


class TestEveryFieldAtOnce:
    """A record built by hand lists what is wrong in each of its fields, as a file does."""

    @staticmethod
    def places(record: Any, **facts: Any) -> list[str]:
        """Return where the problems of a record are, in the order told."""
        with pytest.raises(gl.InvalidFacts) as error:
            record(**facts)
        return [problem.where for problem in error.value.problems]

    def test_a_parent(self) -> None:
        """Four wrong fields, two of them inside a list, are four problems in the fields' order."""
        places = self.places(
            gl.Parent,
            monthly_net_disposable_income=1.5,
            name="",
            income=[{"kind": "wages", "amount": 5}, {"kind": "wage", "amount": "lots"}],
        )
        assert places == [
            "name",
            "monthly_net_disposable_income",
            "income[1].kind",
            "income[1].amount",
        ]

    def test_a_case(self) -> None:
        """A case of tables is told with every place in it."""
        places = self.places(
            gl.Case,
            on="2026-02-30",
            parents=[{"name": 1}, {"nam": FIRST}],
            children=3,
            choices={"hardship_methd": "basic"},
        )
        assert places == [
            "on",
            "parents[0].name",
            "parents[1].nam",
            "parents[1].name",
            "children",
            "choices.hardship_methd",
        ]

    def test_a_key_of_python(self) -> None:
        """A field that Python writes ``from_`` is told as files write it."""
        assert self.places(gl.Season, name="", from_="soon", through="2026-06-15") == [
            "name",
            "from",
        ]

    def test_a_changed_record(self) -> None:
        """A record changed with two wrong facts tells both."""
        with pytest.raises(gl.InvalidFacts) as error:
            gl.changed(gl.Money(amount=Decimal(5)), amount="x", per="fortnight")
        assert len(error.value.problems) == 2

    def test_a_good_record_is_as_before(self) -> None:
        """The signature names each fact; an unknown one is refused as Python does."""
        assert list(signature(gl.Money).parameters) == ["amount", "per"]
        with pytest.raises(TypeError, match="unexpected keyword argument 'amont'"):
            gl.Money(amont=5)  # type: ignore[call-arg]


class TestLater:
    """The records of a custody schedule are loaded by the cases that have one."""

    def test_not_loaded_without(self) -> None:
        """A case without a schedule is built and calculated without them, one with it has them."""
        script = f"""
import sys, guideline as gl
case = gl.case_from_json({str(plain_case()).replace("'", '"')!r})
gl.calculate(case)
assert "guideline.facts.custody" not in sys.modules
case = gl.changed(case, custody={{"resides_with": "{SECOND}"}})
assert isinstance(case.custody, gl.Custody)
assert isinstance(gl.changed(case, custody=gl.Custody()).custody, gl.Custody)
"""
        subprocess.run([sys.executable, "-c", script], check=True)  # noqa: S603 - our own script

    def test_told_as_any_other(self) -> None:
        """What is wrong in a schedule is told in its place, and so is what is none."""
        wrong: list[tuple[Any, str]] = [({"patern": 1}, "custody.patern"), (5, "custody")]
        for given, where in wrong:
            with pytest.raises(gl.InvalidFacts) as error:
                gl.Child(name="A", custody=given)
            assert [problem.where for problem in error.value.problems] == [where]
