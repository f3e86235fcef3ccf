"""Family Code §§ 4070 to 4073: extreme financial hardship.

With $6,000 and $3,000, 20 percent of the time and one child, K is .3 as long as the total stays
between $5,001 and $10,000. A deduction d for one other child in the payor's home then leaves
.3 x ((6,000 - d) - .2 x (9,000 - d)) = 1,260 - .24 d of support, which limits d: d = 1,260 / 1.24.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, ClassVar

import pytest

import cases
import guideline as gl
from cases import FIRST, SECOND
from guideline.support.hardship_limit import Question


def claim(children: str = "1", **more: Any) -> gl.Hardship:
    """Return hardship for children of other relationships in the home."""
    return gl.Hardship(children=Decimal(children), **more)


def worked(
    first: gl.Hardship | None = None,
    second: gl.Hardship | None = None,
    nets: tuple[Any, Any] = (6000, 3000),
    **more: Any,
) -> gl.GuidelineSupport:
    """Return an order with hardship allowed to either parent."""
    return gl.calculate(cases.hardship_case(nets, first, second, **more))


def near(found: Decimal, expected: Fraction) -> bool:
    """Return whether an amount is the fraction, to a billionth of a dollar."""
    return abs(Fraction(found) - expected) < Fraction(1, 10**9)


class TestSection4070:
    """§ 4070 The court may allow the deductions that may be necessary."""

    def test_only_what_is_allowed(self) -> None:
        """Without a finding there is none, and no worksheet of one."""
        result = worked()
        assert (result.hardship, result.monthly_support) == ((), 1260)

    def test_both_parents(self) -> None:
        """Each parent may be allowed a deduction, under one limit per child for both."""
        result = worked(claim(), claim())
        first, second = result.hardship
        assert (first.of, second.of) == (FIRST, SECOND)
        assert first.limit == second.limit
        # 1,260 - .24 d + .06 d = d
        assert near(first.deduction, Fraction(1260) / Fraction(118, 100))


class TestSection4071A:
    """§ 4071(a) (1) health expenses and losses; (2) children in the home, after (1)."""

    def test_health_expenses_in_full(self) -> None:
        """(1) They come off the income as the court allows them; nothing limits them."""
        result = worked(gl.Hardship(health=Decimal(2000)))
        assert [item.net_disposable_income for item in result.counted] == [4000, 3000]
        assert result.hardship[0].for_children == 0

    def test_one_before_two(self) -> None:
        """(2) is limited by the support that (1) leaves: 1,020 - .24 d = d."""
        (item,) = worked(claim(health=Decimal(1000))).hardship
        assert near(item.for_children, Fraction(1020) / Fraction(124, 100))
        assert near(item.deduction, 1000 + Fraction(1020) / Fraction(124, 100))

    def test_never_below_zero(self) -> None:
        """Expenses above the income take it to zero, not below, and a notice says so."""
        result = worked(gl.Hardship(health=Decimal(7000)))
        assert result.counted[0].net_disposable_income == 0
        assert result.monthly_support == cases.support((0, 3000)).monthly_support
        told = cases.notice(result, "negative_net_income")
        assert told.decides
        assert "$7,000.00" in told.text
        assert "$6,000.00" in told.text

    def test_of_no_income_there_is_nothing_to_take(self) -> None:
        """A deduction from an income of zero is said as well: it did not count."""
        parent = cases.parent(cases.FIRST, 0, hardship=gl.Hardship(health=Decimal(100)))
        result = cases.support(parents=[parent, cases.parent(cases.SECOND, 3000)])
        assert result.counted[0].net_disposable_income == 0
        assert "$100.00" in cases.notice(result, "negative_net_income").text


class TestSection4071B:
    """§ 4071(b) Not above the support allocated to each child: the total over their number."""

    def test_one_child(self) -> None:
        """Deduction and support are the same: 1,260 / 1.24 = $1,016.13."""
        result = worked(claim())
        assert near(result.hardship[0].deduction, Fraction(1260) / Fraction(124, 100))
        assert str(result.monthly_support) == "1016.13"

    def test_one_pass_is_wrong(self) -> None:
        """Deducting the $1,260 of the first pass would exceed the $957.60 that it leaves."""
        passed_once = cases.support((6000 - 1260, 3000)).monthly_support
        assert passed_once == Decimal("957.60")
        (item,) = worked(claim()).hardship
        assert passed_once < item.deduction < 1260

    def test_total_over_number_not_by_age(self) -> None:
        """With two children here the limit is half of the total, not the youngest's part.

        .8 x (1,260 - .24 d) = d.
        """
        result = worked(claim(), count=2)
        limit = Fraction(1008) / Fraction(1192, 1000)
        assert near(result.hardship[0].limit, limit)
        assert abs(Fraction(result.monthly_support) - 2 * limit) < Fraction(1, 200)
        assert limit < result.children[1].amount

    def test_half_credit(self) -> None:
        """Half a credit is half of the limit: L = 1,260 - .12 L = 1,125; the deduction 562.50."""
        (item,) = worked(claim("0.5")).hardship
        assert near(item.limit, Fraction(1125))
        assert near(item.deduction, Fraction(1125, 2))

    def test_several_children(self) -> None:
        """Two children in the home: L = 1,260 - .48 L, and twice L is deducted."""
        (item,) = worked(claim("2")).hardship
        assert near(item.limit, Fraction(1260) / Fraction(148, 100))
        assert near(item.deduction, 2 * Fraction(1260) / Fraction(148, 100))

    def test_the_payee(self) -> None:
        """The payee's deduction raises the support that limits it: 1,260 + .06 d = d."""
        result = worked(second=claim())
        assert near(result.hardship[0].deduction, Fraction(1260) / Fraction(94, 100))
        assert str(result.monthly_support) == "1340.43"

    def test_an_amount_found_within_the_limit(self) -> None:
        """What the court found is deducted as it is while the limit permits it."""
        result = worked(claim(amount=Decimal(300)))
        assert result.hardship[0].deduction == 300
        assert result.monthly_support == 1188
        assert "hardship_limited" not in cases.ids(result)

    def test_an_amount_found_above_the_limit(self) -> None:
        """Above it the limit binds, and a notice says both."""
        result = worked(claim(amount=Decimal(2000)))
        assert near(result.hardship[0].deduction, Fraction(1260) / Fraction(124, 100))
        told = cases.notice(result, "hardship_limited")
        assert told.decides
        assert "$2,000.00" in told.text
        assert "$1,016.13" in told.text

    def test_a_limit_of_nothing(self) -> None:
        """Where no support is owed nothing may be deducted, and the finding is not passed over."""
        result = worked(second=claim(amount=Decimal(300)), nets=(0, 3000), first_time="0")
        (item,) = result.hardship
        assert (item.of, item.limit, item.deduction) == (SECOND, 0, 0)
        assert "limited to $0.00" in cases.notice(result, "hardship_limited").text

    def test_an_amount_without_children(self) -> None:
        """Without children in the home there is nothing to limit it by: refused."""
        with pytest.raises(gl.InvalidFacts, match=r"hardship\.amount.*hardship\.children"):
            worked(claim("0", amount=Decimal(300)))

    @pytest.mark.parametrize("credit", ["0.3", "1.25", "0.000001"])
    def test_no_other_credits(self, credit: str) -> None:
        """Credits are whole or half."""
        with pytest.raises(gl.InvalidFacts, match="whole or half"):
            worked(claim(credit))


class TestNotByIteration:
    """Plain iteration does not find the limit; these cases are why."""

    def test_it_cycles(self) -> None:
        """Five children in the home, no time: S = .25 x (8,100 - 5 L); iteration never settles."""
        limit = Fraction(2025) / Fraction(9, 4)
        passed, misses = Fraction(899), []
        for _ in range(12):
            passed = Fraction(1, 4) * (8100 - 5 * passed)
            misses.append(abs(passed - limit))
        assert all(after > before for before, after in pairwise(misses))
        (item,) = worked(claim("5"), nets=(8100, 1800), first_time="0").hardship
        assert near(item.limit, limit)

    def test_no_fixed_point(self) -> None:
        """At a total of $5,000 K falls, and no deduction equals the support that it leaves.

        $4,999 and $1,000, no time. Up to d = 999 the total is above $5,000 and the support
        .25 x (4,999 - d) is above d. From d = 999 the total is $5,000 or less, K is .131 +
        TN/42,149, and the support is below d. The largest d permitted stays below 999.
        """
        above = Fraction(1, 4) * (4999 - 999)
        below = (Fraction(131, 1000) + Fraction(5000, 42149)) * (4999 - 999)
        assert below < 999 < above
        result = worked(claim(), nets=(4999, 1000), first_time="0")
        (item,) = result.hardship
        assert 0 < 999 - item.deduction < Decimal("0.00001")
        assert str(result.monthly_support) == "1000.00"

    def test_two_fixed_points(self) -> None:
        """At a total of $10,000 K rises as the income falls: there are two; the larger is taken.

        $7,499.70 and $4,000, no time. One fixed point is at about 1,499.47, above $10,000 of total
        income; the other at .25 x (7,499.70 - d) = d, 1,499.94, below it.
        """

        def over(deduction: Fraction) -> Fraction:
            total = Fraction("11499.7") - deduction
            k = Fraction(1, 4) if total <= 10000 else Fraction(1, 10) + Fraction(1499) / total
            return k * (Fraction("7499.7") - deduction) - deduction

        assert over(Fraction("1499.3")) > 0 > over(Fraction("1499.6"))  # the first is between
        assert over(Fraction("1499.7")) > 0  # permitted again
        assert over(Fraction("1499.94")) == 0
        (item,) = worked(claim(), nets=("7499.70", 4000), first_time="0").hardship
        assert near(item.deduction, Fraction("1499.94"))

    @pytest.mark.parametrize("nets", [(7000, 2500), (5500, 0), (3000, 2800), (16000, 1000)])
    @pytest.mark.parametrize("credits_", ["0.5", "1", "3", "6"])
    def test_against_a_fine_comb(self, nets: tuple[int, int], credits_: str) -> None:
        """No deduction a dollar or more above the one found is permitted, by plain calculation."""
        result = worked(claim(credits_), nets=nets, first_time="0.1")
        limit = result.hardship[0].limit
        for step in (*range(1, 30), *range(30, 1200, 45)):
            tried = limit + step
            left = max(nets[0] - tried * Decimal(credits_), Decimal(0))
            assert cases.support((round(left, 2), nets[1]), "0.1").monthly_support < tried

    def test_a_limit_on_a_rising_piece(self) -> None:
        """Six children of a payee who has 30 percent: the support rises faster than the deduction.

        Where it rises and is still below there is no deduction in that piece, and the search goes
        on in the piece below; what it finds leaves just as much support.
        """
        result = worked(second=claim("6"), nets=(13250, 9950), first_time="0.7")
        (item,) = result.hardship
        assert result.low_income is not None
        assert abs(result.low_income.support - item.limit) < Decimal("0.01")
        for step in (1, 10, 100, 1000, 2000):
            left = max(9950 - 6 * (item.limit + step), Decimal(0))
            tried = cases.support((13250, round(left, 2)), "0.7").monthly_support
            assert tried < item.limit + step

    def test_the_search_is_short(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Of near equal incomes both methods take 35 tries; if one end could stay, 57."""
        tries: list[Decimal] = []
        slack = Question.slack

        def counted(question: Question[Decimal], limit: Decimal) -> Decimal:
            tries.append(limit)
            return slack(question, limit)

        monkeypatch.setattr(Question, "slack", counted)
        worked(claim("4"), nets=(2031, 2157), first_time="0.41")
        assert len(tries) in range(3, 41)


class TestMethods:
    """Which support is the limit: two methods of the state calculator, and add-ons by choice."""

    NETS = (3200, 1000)

    def method(self, name: str, **more: Any) -> gl.GuidelineSupport:
        """Return an order under one method."""
        choice = gl.Choices(hardship_method=gl.HardshipMethod(name))
        return worked(claim(), nets=self.NETS, first_time="0.1", choices=choice, **more)

    def test_they_differ_for_a_low_income_obligor(self) -> None:
        """By the presumed support the deduction is limited after the low-income adjustment."""
        presumed, basic = self.method("presumed"), self.method("basic")
        assert presumed.hardship[0].limit < basic.hardship[0].limit
        assert presumed.monthly_support != basic.monthly_support

    def test_presumed_is_the_default(self) -> None:
        """Nothing said is the state calculator's default."""
        default = worked(claim(), nets=self.NETS, first_time="0.1")
        assert default.monthly_support == self.method("presumed").monthly_support
        assert default.hardship[0].method == "presumed"

    @pytest.mark.parametrize(("one", "other"), [("presumed", "basic"), ("basic", "presumed")])
    def test_the_other_is_told(self, one: str, other: str) -> None:
        """A notice names the amount under the other method."""
        told = cases.notice(self.method(one), "hardship_methods_differ")
        assert told.decides
        assert f"${self.method(other).monthly_support:,}" in told.text

    def test_silent_where_they_agree(self) -> None:
        """Above the low-income threshold both are one."""
        assert "hardship_methods_differ" not in cases.ids(worked(claim()))

    def test_limits_are_what_they_say(self) -> None:
        """Presumed: the support after the adjustment; basic: before it."""
        presumed, basic = self.method("presumed"), self.method("basic")
        assert presumed.low_income is not None
        assert basic.low_income is not None
        assert round(presumed.hardship[0].limit, 6) == round(presumed.low_income.support, 6)
        assert round(basic.hardship[0].limit, 6) == round(basic.low_income.highest_support, 6)

    def test_add_ons_only_by_choice(self) -> None:
        """Add-ons are counted by a named choice: 1,260 - .24 d + 300 = d."""
        halves = gl.AddOn(kind=gl.AddOnKind.CHILDCARE, amount=Decimal(600), split=gl.Division.HALF)
        choice = gl.Choices(hardship_method=gl.HardshipMethod.PRESUMED_WITH_ADD_ONS)
        counted = worked(claim(), add_ons=[halves], choices=choice)
        assert near(counted.hardship[0].limit, Fraction(1560) / Fraction(124, 100))
        assert near(
            worked(claim(), add_ons=[halves]).hardship[0].limit, Fraction(1260) / Fraction(124, 100)
        )

    def test_add_ons_of_unknown_cost_count_nothing(self) -> None:
        """Without known costs that choice is "presumed", and only "basic" is named beside it."""
        choice = gl.Choices(hardship_method=gl.HardshipMethod.PRESUMED_WITH_ADD_ONS)
        open_expense = gl.AddOn(kind=gl.AddOnKind.UNINSURED_HEALTH)
        counted = worked(claim(), nets=(2800, 1500), add_ons=[open_expense], choices=choice)
        presumed = worked(claim(), nets=(2800, 1500))
        assert counted.monthly_support == presumed.monthly_support
        assert "By the basic support" in cases.notice(counted, "hardship_methods_differ").text


class TestWithinTheLowIncomeRange:
    """§ 4055(b)(7) beside § 4071(b): each support in the range limits the deduction anew.

    $2,500 and $900, 10 percent of the time, one child here and one in the home. The ends are the
    supports that are left at the lowest end and without the adjustment, each with its deduction.
    """

    FACTS: ClassVar[dict[str, Any]] = {
        "nets": (2500, 900),
        "first_time": "0.1",
        "on": date(2025, 6, 1),
    }

    def found(self, support: str, **more: Any) -> gl.GuidelineSupport:
        """Return the order in which the court sets that support."""
        findings = gl.Findings(low_income_support=gl.LowIncomeSupport.LOWEST)
        if support:
            findings = gl.Findings(low_income_support=Decimal(support))
        return worked(claim(), findings=findings, **self.FACTS, **more)

    @pytest.mark.parametrize("support", ["320.24", "360", "400.25"])
    def test_from_end_to_end(self, support: str) -> None:
        """Any support between the two ends may be set, and then limits the deduction itself."""
        result = self.found(support)
        assert result.monthly_support == Decimal(support)
        assert round(result.hardship[0].limit, 2) == Decimal(support)

    @pytest.mark.parametrize("support", ["310", "320.22", "400.27", "420"])
    def test_beyond_them(self, support: str) -> None:
        """Whatever is refused, the range named is the same."""
        with pytest.raises(gl.InvalidFacts, match=r"\$320\.24 to \$400\.25"):
            self.found(support)

    def test_the_unadjusted_support_is_told(self) -> None:
        """The notice gives it, since the top of the range shown stands at another deduction."""
        result = self.found("")
        whole = gl.Findings(low_income_support=gl.LowIncomeSupport.UNADJUSTED)
        unadjusted = worked(claim(), findings=whole, **self.FACTS).monthly_support
        assert unadjusted == Decimal("400.25")
        assert "left unadjusted it is $400.25" in self.told(result)

    def test_not_by_the_basic_support(self) -> None:
        """The basic support is the same whatever is set, so that the range stands still."""
        basic = gl.Choices(hardship_method=gl.HardshipMethod.BASIC)
        assert "left unadjusted" not in self.told(self.found("", choices=basic))

    @staticmethod
    def told(result: gl.GuidelineSupport) -> str:
        """Return what is said of the methods."""
        return cases.notice(result, "hardship_methods_differ").text


class TestSection4072:
    """§ 4072 The court states reasons, amount, facts and, where possible, the duration."""

    def test_asked_for(self) -> None:
        """A notice says what the court states."""
        told = cases.notice(worked(claim()), "hardship_findings")
        assert [str(cite) for cite in told.cites] == ["Fam. Code § 4070", "Fam. Code § 4072"]

    def test_what_was_stated_is_repeated(self) -> None:
        """Reasons and duration that the case gives stand on the result."""
        stated = claim(reason="A child of a first marriage.", duration="until June 2030")
        told = cases.notice(worked(stated), "hardship_findings").text
        assert "Petitioner: A child of a first marriage." in told
        assert "until June 2030" in told
