"""Family Code § 4056: what the court states."""

from decimal import Decimal

import cases
import guideline as gl
from cases import FIRST, SECOND


def earner(name: str = FIRST) -> gl.Parent:
    """Return a parent with gross income, taxes entered, and a filing status."""
    return cases.parent(
        name,
        None,
        filing_status=gl.FilingStatus.HEAD_OF_HOUSEHOLD,
        dependents=2,
        income=[gl.Income(kind=gl.IncomeKind.WAGES, amount=Decimal(6000))],
        deductions=gl.Deductions(union_dues=gl.Money(amount=Decimal(45))),
        taxes=gl.EnteredTaxes(federal_income_tax=gl.Money(amount=Decimal("612.50")), complete=True),
    )


class TestA:
    """(a) Whenever the amount differs from the guideline the court states three things."""

    def test_the_three_statements(self) -> None:
        """The guideline amount, why it differs, why that is in the children's best interests."""
        found = gl.Deviation(
            amount=Decimal(900),
            factor="4057(b)(6)",
            reason="The parties share the home.",
            best_interests="The children keep their school.",
        )
        sheet = cases.support(findings=gl.Findings(deviation=found)).ordered
        assert sheet is not None
        stated = (sheet.guideline, sheet.reason, sheet.best_interests)
        assert stated == (1260, found.reason, found.best_interests)

    def test_they_are_in_the_notice(self) -> None:
        """A deviation is never silent: the notice repeats all three and decides the amount."""
        found = gl.Deviation(
            amount=Decimal(900), factor="4057(b)(3)", reason="High income.", best_interests="Yes."
        )
        told = cases.notice(cases.support(findings=gl.Findings(deviation=found)), "deviation")
        assert told.decides
        for words in ("$1,260.00", "$900.00", "High income.", "Yes."):
            assert words in told.text


class TestB:
    """(b) At the request of any party the court states four items for each parent."""

    def test_net_disposable_income(self) -> None:
        """(1) The net monthly disposable income of each parent."""
        result = cases.support()
        assert [part.net_disposable_income for part in result.statements] == [6000, 3000]

    def test_filing_status_and_exemptions(self) -> None:
        """(2) The filing status and the number of exemptions, where they are told."""
        result = cases.support(parents=[earner(), cases.parent(SECOND)])
        stated = [(part.filing_status, part.dependents) for part in result.statements]
        assert stated == [(gl.FilingStatus.HEAD_OF_HOUSEHOLD, 2), (None, None)]

    def test_deductions(self) -> None:
        """(3) Deductions from gross income, in total and item by item."""
        result = cases.support(parents=[earner(), cases.parent(SECOND)])
        assert result.statements[0].monthly_gross_income == 6000
        assert result.statements[0].monthly_deductions == Decimal("657.50")
        document = gl.order_document(result)["parents"][0]
        assert document["monthly_deductions"] == [
            {"item": "federal_income_tax", "amount": "612.50"},
            {"item": "union_dues", "amount": "45.00"},
        ]

    def test_time(self) -> None:
        """(4) The approximate percentage of time of each parent."""
        assert [part.time for part in cases.support().statements] == [
            Decimal("0.2"),
            Decimal("0.8"),
        ]

    def test_always_printed(self) -> None:
        """All four stand in the text of every order, asked for or not."""
        text = gl.explain(cases.support())
        for words in (
            "Net monthly disposable income",
            "Federal income tax filing status",
            "Number of exemptions",
            "Deductions from gross income a",
            "Approximate share of the time",
        ):
            assert text.count(words) == 2
