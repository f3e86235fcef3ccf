"""The ground floor: days, citations, how figures are written."""

from datetime import date
from decimal import Decimal
from itertools import islice

import pytest

import cases
import guideline as gl
from guideline import citations
from guideline.amounts import dollars, repeat, share, steps_up, to_cents, to_whole_dollars
from guideline.arrears.audit_records import AuditCompared
from guideline.dates import Span, anniversary, due_dates, months_after
from guideline.explanation.markdown import as_markdown
from guideline.explanation.outline import sections
from guideline.figures import Unit, exact_text, percent, shown
from guideline.worksheets import Line, own_lines, worksheet


class TestDays:
    """Due dates are anchored to a first day."""

    def test_due_dates_do_not_drift(self) -> None:
        """From January 31 each month's last day where it has no 31st, and the 31st again."""
        found = list(islice(due_dates(date(2026, 1, 31)), 5))
        assert [day.day for day in found] == [31, 28, 31, 30, 31]
        quarterly = list(islice(due_dates(date(2026, 1, 31), 3), 3))
        assert quarterly == [date(2026, 1, 31), date(2026, 4, 30), date(2026, 7, 31)]

    def test_backward(self) -> None:
        """Months may be counted back."""
        assert months_after(date(2024, 3, 31), -1) == date(2024, 2, 29)

    def test_a_span_is_half_open(self) -> None:
        """A span holds its first day and not its end."""
        span = Span(date(2026, 1, 1), date(2026, 2, 1))
        assert span.days == 31
        assert date(2026, 1, 1) in span
        assert date(2026, 1, 31) in span
        assert date(2026, 2, 1) not in span
        assert "2026-01-05" not in span

    @pytest.mark.parametrize(
        ("born", "completed"),
        [
            (date(2008, 2, 29), date(2026, 3, 1)),
            (date(2008, 2, 28), date(2026, 2, 28)),
            (date(2006, 2, 28), date(2024, 2, 28)),
        ],
    )
    def test_anniversary(self, born: date, completed: date) -> None:
        """A year is completed on the corresponding day; without one, on March 1."""
        assert anniversary(born, 18) == completed


class TestCitations:
    """A citation is a value that prints as lawyers write it."""

    @pytest.mark.parametrize(
        ("cite", "text"),
        [
            (citations.fam("4055(b)(3)"), "Fam. Code § 4055(b)(3)"),
            (citations.ccp("695.221"), "Code Civ. Proc. § 695.221"),
            (citations.labor("1182.12"), "Lab. Code § 1182.12"),
            (citations.rtc("17041"), "Rev. & Tax. Code § 17041"),
            (citations.uic("2601"), "Unemp. Ins. Code § 2601"),
            (citations.irc("32(b)"), "26 U.S.C. § 32(b)"),
            (citations.usc(42, "666"), "42 U.S.C. § 666"),
            (citations.ccr(22, "116100"), "Cal. Code Regs., tit. 22, § 116100"),
            (citations.rule("5.275"), "Cal. Rules of Court, rule 5.275"),
        ],
    )
    def test_as_text(self, cite: gl.Citation, text: str) -> None:
        """Code, section sign, section and subdivision."""
        assert str(cite) == text

    def test_section_without_subdivision(self) -> None:
        """The section of a pinpoint."""
        assert citations.fam("4055(b)(3)").base_section == "4055"


class TestAmounts:
    """Exact amounts and rounding by name."""

    @pytest.mark.parametrize(
        ("given", "cents"),
        [
            ("2.004999999999", "2.00"),
            ("2.005", "2.01"),
            ("-2.005", "-2.01"),
            ("-0.004", "0.00"),
            ("0", "0.00"),
        ],
    )
    def test_cents(self, given: str, cents: str) -> None:
        """A half cent goes away from zero; there is no minus zero."""
        assert str(to_cents(Decimal(given))) == cents

    def test_whole_dollars(self) -> None:
        """Fifty cents go away from zero; there is no minus zero."""
        found = [str(to_whole_dollars(Decimal(amount))) for amount in ("99.49", "99.5", "-0.4")]
        assert found == ["99", "100", "0"]

    @pytest.mark.parametrize(
        ("amount", "steps"), [("0", 0), ("-5", 0), ("0.01", 1), ("1000", 1), ("1000.01", 2)]
    )
    def test_steps_up(self, amount: str, steps: int) -> None:
        """How many thousands are begun, never fewer than none."""
        assert steps_up(Decimal(amount), Decimal(1000)) == steps

    def test_largest_and_finest(self) -> None:
        """Just below 10^8 and just twelve decimals."""
        assert dollars("99999999.999999999999") == Decimal("99999999.999999999999")
        assert dollars(Decimal("1E+3")) == 1000
        assert str(dollars(Decimal("1E+3"))) == "1000"
        assert share("33.3333333333%") == Decimal("0.333333333333")

    def test_a_wrong_value_is_repeated_short(self) -> None:
        """An error repeats forty characters of what was given, and says how many there were."""
        assert repeat("x" * 100).endswith("(102 characters)")
        assert repeat(10**5000) == "a number of thousands of digits"


class TestShown:
    """How a figure is written."""

    @pytest.mark.parametrize(
        ("value", "unit", "text"),
        [
            (Decimal(-5), Unit.DOLLARS, "-$5.00"),
            (Decimal("1234567.891"), Unit.DOLLARS, "$1,234,567.89"),
            (Decimal("-0.004"), Unit.DOLLARS, "$0.00"),
            (Decimal("0.2"), Unit.SHARE, "20 %"),
            (Decimal(1) / 3, Unit.SHARE, "33.3333 %"),
            (Decimal("1248.00"), Unit.HOURS, "1248"),
            (Decimal("2.625"), Unit.FACTOR, "2.625"),
            (date(2026, 3, 1), Unit.DATE, "2026-03-01"),
            (3, Unit.COUNT, "3"),
            ("words", Unit.TEXT, "words"),
        ],
    )
    def test_each_unit(self, value: object, unit: Unit, text: str) -> None:
        """Dollars with cents, shares in percent, days as ISO."""
        assert shown(value, unit) == text

    def test_exact(self) -> None:
        """Exact text has up to twelve decimals, no exponent, and money at least two."""
        assert exact_text(None, Unit.DOLLARS) is None
        assert exact_text(Decimal("1E+3"), Unit.DOLLARS) == "1000.00"
        assert exact_text(Decimal("0.0000001"), Unit.SHARE) == "0.0000001"
        assert exact_text(Decimal("-0.0000000000001"), Unit.SHARE) == "0"
        assert exact_text(4, Unit.COUNT) == "4"

    def test_what_is_not_there(self) -> None:
        """What a file leaves out is not stated; what there is none of is called none."""
        told = AuditCompared(months=3, agreement="they agree")
        assert {own.id: own.shown for own in own_lines(told)}[
            "audit_compared.first_month"
        ] == "none"
        assert Line("a.b", None, "A figure", None, Unit.DOLLARS, ()).shown == "not stated"

    def test_percent_has_four_decimals(self) -> None:
        """A percentage is cut to what a person reads."""
        assert percent(Decimal("0.123456789")) == "12.3457 %"


class TestOutline:
    """What is no worksheet has no sections."""

    def test_nothing(self) -> None:
        """A record that is no worksheet explains to nothing; a step has no notices."""
        assert list(sections("words")) == []
        shown_ = as_markdown(cases.support().formula)
        assert shown_.startswith("# Statewide uniform guideline formula")
        assert "Notices" not in shown_

    def test_a_step_without_lines_is_passed_over(self) -> None:
        """A worksheet that only holds others has no section of its own."""

        @worksheet
        class Holder:
            """Nothing of its own."""

            held: object

        titles = [section.title for section in sections(Holder(held=cases.support().formula))]
        assert titles == ["Statewide uniform guideline formula, Fam. Code § 4055(a)"]
        shown = Holder(held=Holder(held=cases.support().formula))._repr_html_()  # type: ignore[attr-defined]
        assert shown.count("Statewide uniform guideline formula") == 1
        assert shown.count("<details") == len(titles) + 1  # the cited steps, and each with lines
        with pytest.raises(gl.InvalidFacts, match="holds no worksheet"):
            gl.explain(Holder(held=None))
