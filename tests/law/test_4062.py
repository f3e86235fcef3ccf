"""Family Code §§ 4062 and 4063: which expenses are additional support, and who owes whom."""

from decimal import Decimal
from typing import Any

import pytest

import cases
import guideline as gl
from cases import FIRST, SECOND


def expense(amount: str | None = "600", kind: str = "childcare", **more: Any) -> gl.AddOn:
    """Return an expense."""
    cost = None if amount is None else Decimal(amount)
    return gl.AddOn(kind=gl.AddOnKind(kind), amount=cost, **more)


HALF = gl.Division.HALF


class TestKinds:
    """§ 4062(a) childcare and uninsured health care; (b) education, special needs, travel."""

    @pytest.mark.parametrize(
        "kind", ["childcare", "uninsured_health", "education", "special_needs", "travel"]
    )
    def test_each(self, kind: str) -> None:
        """Each kind is divided and shown by its name."""
        result = cases.support(add_ons=[expense(kind=kind)])
        assert result.add_ons[0].kind == kind
        assert result.monthly_support == 1260

    @pytest.mark.parametrize(
        ("per", "cost"), [("week", "433.33"), ("two_weeks", "216.67"), ("year", "8.33")]
    )
    def test_by_the_month(self, per: str, cost: str) -> None:
        """A cost of $100 each time is shown by the month, in whole cents."""
        result = cases.support(add_ons=[expense("100", per=gl.Per(per))])
        assert result.add_ons[0].monthly_cost == Decimal(cost)


class TestOpenExpenses:
    """§ 4063(b) Costs not yet known are shared by percentage as they arise."""

    def test_by_percentage(self) -> None:
        """Shares without amounts, and the days for the statement and the payment."""
        result = cases.support(add_ons=[expense(None, "uninsured_health", paid_by=SECOND)])
        (item,) = result.add_ons
        assert item.monthly_cost is None
        assert [part.amount for part in item.parents] == [None, None]
        assert sum(part.share for part in item.parents) == 1
        told = cases.notice(result, "open_expense").text
        assert "90 days" in told
        assert "30 days" in told
        assert result.add_ons_owed is None


class TestOwed:
    """§ 4063(b) The parent who paid is reimbursed the other's share."""

    def test_the_other_owes_the_payer(self) -> None:
        """The second parent pays the provider: the first owes that parent its part."""
        owed = cases.support(add_ons=[expense(split=HALF, paid_by=SECOND)]).add_ons_owed
        assert owed is not None
        assert (owed.payor, owed.payee, owed.monthly) == (FIRST, SECOND, 300)

    def test_nobody_owes_for_a_provider_paid_by_both(self) -> None:
        """Where nobody is said to pay the provider, each pays its own part."""
        assert cases.support(add_ons=[expense(split=HALF)]).add_ons_owed is None

    def test_in_total(self) -> None:
        """What each owes the other is set off: 300 against 100."""
        both = [expense(split=HALF, paid_by=SECOND), expense("200", split=HALF, paid_by=FIRST)]
        owed = cases.support(add_ons=both).add_ons_owed
        assert owed is not None
        assert (owed.payor, owed.monthly) == (FIRST, 200)

    def test_the_payor_of_support_may_be_owed(self) -> None:
        """The payor of support pays the provider: the payee owes that parent."""
        owed = cases.support(add_ons=[expense(split=HALF, paid_by=FIRST)]).add_ons_owed
        assert owed is not None
        assert (owed.payor, owed.payee, owed.monthly) == (SECOND, FIRST, 300)

    def test_even(self) -> None:
        """Where each owes the other the same nobody owes anything."""
        both = [expense(split=HALF, paid_by=SECOND), expense(split=HALF, paid_by=FIRST)]
        assert cases.support(add_ons=both).add_ons_owed is None
