"""Family Code § 4061: how the expenses of § 4062 are divided."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import cases
import guideline as gl
from cases import FIRST, LAST_DAY_OF_OLD_LAW, NEW_LAW, SECOND
from guideline.amounts import exact
from guideline.support.add_ons import adjusted_incomes, first_share


def childcare(amount: str | None = "600", **more: Any) -> gl.AddOn:
    """Return an expense for childcare."""
    cost = None if amount is None else Decimal(amount)
    return gl.AddOn(kind=gl.AddOnKind.CHILDCARE, amount=cost, **more)


def divided(
    nets: tuple[Any, Any] = (6000, 3000), on: date = NEW_LAW, **more: Any
) -> gl.GuidelineSupport:
    """Return the order with $600 of childcare."""
    facts: dict[str, Any] = {"add_ons": [childcare()], **more}
    return cases.support(nets, on=on, **facts)


def parts(result: gl.GuidelineSupport) -> list[Decimal | None]:
    """Return both parents' parts of the first expense."""
    return [part.amount for part in result.add_ons[0].parents]


class TestA:
    """(a) In proportion to the net incomes as adjusted, unless otherwise requested or found."""

    def test_the_default(self) -> None:
        """6,000 - 1,260 = 4,740 against 3,000: 61.24 percent of $600."""
        result = divided()
        assert [round(part.share, 6) for part in result.add_ons[0].parents] == [
            Decimal("0.612403"),
            Decimal("0.387597"),
        ]
        assert parts(result) == [Decimal("367.44"), Decimal("232.56")]

    def test_half_before_september_2024(self) -> None:
        """Until August 31, 2024 it was one-half, read in a secondary source only, which is said."""
        result = divided(on=LAST_DAY_OF_OLD_LAW)
        assert parts(result) == [300, 300]
        (told,) = [n for n in result.notices if n.id == "weak_source" and n.decides]
        assert "Default division of additional support" in told.text

    def test_half_on_request(self) -> None:
        """A party may ask for halves today."""
        result = divided(add_ons=[childcare(split=gl.Division.HALF)])
        assert parts(result) == [300, 300]
        assert result.add_ons[0].split_row is None

    def test_proportional_on_request_before(self) -> None:
        """And could ask for proportion before."""
        result = divided(
            on=LAST_DAY_OF_OLD_LAW, add_ons=[childcare(split=gl.Division.PROPORTIONAL)]
        )
        assert parts(result) != [300, 300]

    def test_shares_found(self) -> None:
        """The court may find any other division."""
        result = divided(add_ons=[childcare("100", split=cases.times("0.333"))])
        assert parts(result) == [Decimal("33.30"), Decimal("66.70")]
        assert result.add_ons[0].split == "as given"


class TestB:
    """(b) Base support first, with rebuttal adjustments; then the expenses."""

    def test_after_a_deviation(self) -> None:
        """It is the amount ordered, not the guideline, that comes off: 6,000 - 900 = 5,100."""
        found = gl.Deviation(
            amount=Decimal(900), factor="4057(b)(6)", reason="A reason.", best_interests="So."
        )
        result = divided(findings=gl.Findings(deviation=found))
        assert [sheet.adjusted for sheet in result.adjusted_incomes] == [5100, 3000]

    def test_after_the_low_income_adjustment(self) -> None:
        """A low-income obligor's income is reduced by the reduced support."""
        result = divided((2500, 1000))
        assert result.low_income_applies
        assert result.adjusted_incomes[0].adjusted == 2500 - result.monthly_support

    def test_after_hardship(self) -> None:
        """The net incomes are those after hardship."""
        claim = gl.Hardship(health=Decimal(500))
        result = gl.calculate(cases.hardship_case((6000, 3000), claim, add_ons=[childcare()]))
        assert result.adjusted_incomes[0].net == 5500

    def test_support_itself_is_not_changed(self) -> None:
        """Base support is the same with expenses and without."""
        assert divided().monthly_support == cases.support().monthly_support


class TestC:
    """(c) Spousal support moves from the paying to the receiving parent's income."""

    SPOUSAL = gl.SpousalSupport(payor=FIRST, amount=Decimal(500))

    def test_moved(self) -> None:
        """$500 comes off the payor and is added to the payee, and the reading is said."""
        result = divided(spousal_support=self.SPOUSAL)
        assert [sheet.adjusted for sheet in result.adjusted_incomes] == [4240, 3500]
        assert cases.notice(result, "add_on_spousal_support").decides

    def test_the_other_way(self) -> None:
        """The payee of child support may pay spousal support."""
        spousal = gl.SpousalSupport(payor=SECOND, amount=Decimal(500))
        result = divided(spousal_support=spousal)
        assert [sheet.adjusted for sheet in result.adjusted_incomes] == [5240, 2500]

    def test_not_in_base_support(self) -> None:
        """Spousal support between the parents does not move base support."""
        assert divided(spousal_support=self.SPOUSAL).monthly_support == 1260

    def test_no_notice_where_nothing_is_proportional(self) -> None:
        """Where every expense is in halves the reading decides nothing and is not said."""
        halves = [childcare(split=gl.Division.HALF)]
        result = divided(spousal_support=self.SPOUSAL, add_ons=halves)
        assert "add_on_spousal_support" not in cases.ids(result)


class TestD:
    """(d) The payor's net is reduced by base support; the recipient's is not increased by it."""

    def test_published_example(self) -> None:
        """7,000 and 3,000, spousal 1,000, support 500: 5,500 and 4,000, 57.9 and 42.1 percent."""
        with exact():
            nets = adjusted_incomes((Decimal(7000), Decimal(3000)), Decimal(500), Decimal(1000))
            share = first_share(gl.Division.PROPORTIONAL, nets)
        assert nets == (5500, 4000)
        assert round(share * 100, 1) == Decimal("57.9")
        assert round((1 - share) * 100, 1) == Decimal("42.1")

    def test_the_lower_earner_as_payor(self) -> None:
        """Where the lower earner pays, it is that parent's income that is reduced."""
        result = cases.support((9000, 6000), "0.9", add_ons=[childcare()])
        assert result.payor == SECOND
        nets = [sheet.adjusted for sheet in result.adjusted_incomes]
        assert nets == [9000, 6000 - result.monthly_support]

    def test_below_zero_counts_as_zero(self) -> None:
        """An adjusted income below zero counts as zero, and a notice says so."""
        spousal = gl.SpousalSupport(payor=FIRST, amount=Decimal(5000))
        result = divided(spousal_support=spousal)
        assert [sheet.adjusted for sheet in result.adjusted_incomes] == [-260, 8000]
        assert [sheet.counted for sheet in result.adjusted_incomes] == [0, 8000]
        assert parts(result) == [0, 600]
        assert cases.notice(result, "add_on_negative_income").decides

    def test_nothing_to_be_in_proportion_to(self) -> None:
        """Where neither is above zero there is no proportion: refused, unless shares are given."""
        with pytest.raises(gl.NotModelled, match=r"4061\(b\)\(2\)"):
            divided((0, 0))
        result = divided((0, 0), add_ons=[childcare(split=cases.times("0.25"))])
        assert parts(result) == [150, 450]


class TestCents:
    """Each parent's part is in whole cents, and they sum to the cost."""

    @pytest.mark.parametrize("cost", ["0.01", "0.03", "100.01", "333.33"])
    def test_they_sum(self, cost: str) -> None:
        """No cent is lost or made."""
        first, second = parts(divided(add_ons=[childcare(cost)]))
        assert first is not None
        assert second is not None
        assert first + second == Decimal(cost)

    def test_halves_of_an_odd_cent(self) -> None:
        """The payor's half of an odd cent is rounded up, whoever is listed first."""
        halves = [childcare("0.01", split=gl.Division.HALF)]
        assert parts(divided((6000, 3000), add_ons=halves)) == [Decimal("0.01"), 0]
        swapped = cases.support((3000, 6000), "0.8", add_ons=halves)
        assert parts(swapped) == [0, Decimal("0.01")]

    def test_an_odd_cent_where_nobody_pays(self) -> None:
        """Without a payor it is the parent who does not pay the provider who bears it."""
        for payer, expected in ((FIRST, [0, Decimal("0.01")]), (SECOND, [Decimal("0.01"), 0])):
            halves = [childcare("0.01", split=gl.Division.HALF, paid_by=payer)]
            assert parts(cases.support((6000, 2000), "0.75", add_ons=halves)) == expected

    def test_an_odd_cent_where_nobody_pays_anybody(self) -> None:
        """Nor then does the order of listing decide: the first name by alphabet bears it."""
        halves = [childcare("0.01", split=gl.Division.HALF)]
        result = cases.support((6000, 2000), "0.75", add_ons=halves)
        assert parts(result) == [Decimal("0.01"), 0]
