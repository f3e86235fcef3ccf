"""What may be withheld for support, and the amounts of an income withholding order."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import guideline as gl
from accounts import told

loose: Any = gl  # facts are read from text and whole numbers too, which types do not say

ON = date(2026, 3, 1)
CHECK = loose.PayCheck(
    earnings=2000, taxes=300, social_security=153, disability_insurance=26,
    public_retirement=100, union_dues=40,
)  # fmt: skip


class TestDisposableEarnings:
    """CCP § 706.011(a) and Cal. Code Regs., tit. 22, § 110280."""

    def test_the_definitions_part_at_union_dues(self) -> None:
        """What law requires comes off by both; union dues by the regulation alone."""
        result = loose.disposable_earnings(CHECK)
        assert (result.by_706_011, result.by_110280) == (1421, 1381)

    def test_nothing_is_below_zero(self) -> None:
        """Deductions above the earnings leave nothing."""
        result = loose.disposable_earnings(loose.PayCheck(earnings=10, taxes=20, union_dues=5))
        assert (result.by_706_011, result.by_110280) == (0, 0)

    def test_amounts_below_zero_are_refused(self) -> None:
        """Each amount below zero is told."""
        with pytest.raises(gl.InvalidFacts) as caught:
            loose.disposable_earnings(loose.PayCheck(earnings=-1, taxes=-2))
        assert told(caught.value) == ["earnings", "taxes"]


class TestCeiling:
    """15 U.S.C. § 1673(b)(2)."""

    @pytest.mark.parametrize(
        ("another", "older", "limit"),
        [(True, 0, 500), (False, 0, 600), (True, 700, 550), (False, 700, 650), (False, 20, 620)],
    )
    def test_five_percent_more_only_to_the_extent_of_old_support(
        self,
        another: bool,  # noqa: FBT001
        older: int,
        limit: int,
    ) -> None:
        """50 or 60 %, and up to five more to the extent of support older than 12 weeks."""
        result = loose.withholding_ceiling(
            Decimal(1000), Decimal(700), on=ON, older=Decimal(older), supports_another=another
        )
        assert result.limit == limit
        assert result.withheld == min(limit, 700)

    def test_more_old_support_than_asked_is_refused(self) -> None:
        """A part is not larger than the whole."""
        with pytest.raises(gl.InvalidFacts):
            loose.withholding_ceiling(Decimal(1000), Decimal(5), on=ON, older=Decimal(6))

    def test_before_the_section_nothing_is_known(self) -> None:
        """The section is not carried back."""
        with pytest.raises(gl.NotInForce):
            loose.withholding_ceiling(Decimal(1000), Decimal(5), on=date(1977, 5, 31))


class TestBenefits:
    """Fam. Code § 17518(e), CCP §§ 704.120(e), 704.160(c)."""

    @pytest.mark.parametrize("kind", list(gl.BenefitKind)[:4])
    def test_a_quarter_rounded_down_to_the_dollar(self, kind: gl.BenefitKind) -> None:
        """Of $437.50 a quarter is $109.375, and $109 is withheld."""
        assert loose.benefit_withholding(kind, Decimal("437.50"), on=ON).withheld == 109

    def test_a_lower_amount_counts(self) -> None:
        """A lower amount in an agreement or order is withheld, in whole dollars; a higher not."""
        lower = loose.benefit_withholding(
            "disability", Decimal(400), on=ON, ordered=Decimal("60.90")
        )
        assert lower.withheld == 60
        higher = loose.benefit_withholding("disability", Decimal(400), on=ON, ordered=Decimal(200))
        assert higher.withheld == 100

    @pytest.mark.parametrize("kind", list(gl.BenefitKind)[4:])
    def test_other_benefits_follow_other_rules(self, kind: gl.BenefitKind) -> None:
        """Social Security follows the ceiling for earnings; nothing comes from SSI."""
        with pytest.raises(gl.NotModelled):
            loose.benefit_withholding(kind, Decimal(400), on=ON)


def assignments(*rows: tuple[Any, ...]) -> list[gl.Assignment]:
    """Return orders from their current support, arrears payment and total arrears."""
    return [
        loose.Assignment(name=str(n), current=now, arrears_payment=past, total_arrears=owed)
        for n, (now, past, owed) in enumerate(rows, start=1)
    ]


class TestProration:
    """Fam. Code § 5238(b)."""

    def test_napa(self) -> None:
        """Napa County: $100 over $300, $300 and arrears alone is 50, 50 and nothing."""
        orders = assignments((300, 0, 0), (300, 100, 600), (0, 100, 50000))
        result = loose.prorate(orders, Decimal(200), on=ON)
        assert [each.withheld for each in result.shares] == [50, 50, 0]
        assert result.prorated

    def test_what_is_enough_pays_all(self) -> None:
        """Where half of disposable earnings pays every order, each is paid in full."""
        orders = assignments((300, 50, 600), (200, 25, 100))
        result = loose.prorate(orders, Decimal(2000), on=ON)
        assert [each.withheld for each in result.shares] == [350, 225]
        assert not result.prorated

    def test_the_rest_goes_by_total_arrears(self) -> None:
        """Beyond current support the rest is shared by the total arrears owed."""
        orders = assignments((100, 90, 1000), (100, 90, 3000))
        result = loose.prorate(orders, Decimal(480), on=ON)
        assert [each.to_arrears for each in result.shares] == [10, 30]

    @pytest.mark.parametrize(
        ("orders", "disposable", "words"),
        [
            (((0, 90, 0), (0, 60, 0)), 200, "for 1, 2, and"),
            (((0, 90, 500), (0, 60, 0)), 200, "for 2, and"),
            (((0, 90, 500), (0, 60, 700)), 200, None),  # both tell it
            (((0, 90, 0), (0, 60, 0)), 300, None),  # all is paid
            (((90, 90, 0), (90, 60, 0)), 200, None),  # nothing is left for arrears
            (((0, 90, 0), (90, 0, 0)), 200, None),  # only one asks for arrears
        ],
    )
    def test_an_order_without_its_total_is_told(
        self, orders: Any, disposable: int, words: str | None
    ) -> None:
        """§ 5238(b)(3) divides by the total arrears owed; where none is told it is a reading."""
        result = loose.prorate(assignments(*orders), Decimal(disposable), on=ON)
        assert [each.id for each in result.notices] == ["withholding_no_total"] * bool(words)
        if words:
            share = "in equal parts" if "1, 2" in words else "last"
            assert words in result.notices[0].text
            assert f"they share {share}." in result.notices[0].text

    def test_none_gets_more_than_it_asks(self) -> None:
        """What one order cannot take goes to the others."""
        orders = assignments((0, 10, 9000), (0, 90, 1000))
        result = loose.prorate(orders, Decimal(120), on=ON)
        assert [each.to_arrears for each in result.shares] == [10, 50]

    @pytest.mark.parametrize(
        ("current", "disposable", "shares"),
        [
            ((700, 1900), "4408.82", ("593.50", "1610.91")),  # 593.495 and 1,610.915
            ((30, 5, 1), "71.65", ("29.85", "4.98", "0.99")),  # 4.975 and 0.995
            ((1, 1, 1), "4.02", ("0.67", "0.67", "0.67")),
            ((2, 2, 2), "4.04", ("0.68", "0.67", "0.67")),
            ((200, 500, 500), "200", ("16.67", "41.67", "41.66")),  # 16.666… and 41.666…, twice
        ],
    )
    def test_an_odd_cent_goes_to_the_first_of_those_alike(
        self, current: tuple[int, ...], disposable: str, shares: tuple[str, ...]
    ) -> None:
        """Of several from which rounding down takes as much, in the order given."""
        orders = assignments(*((amount, 0, 0) for amount in current))
        result = loose.prorate(orders, Decimal(disposable), on=ON)
        assert [each.to_current for each in result.shares] == [Decimal(each) for each in shares]

    def test_half_is_the_measure_whatever_the_ceiling(self) -> None:
        """§ 5238(b) prorates at 50 % although 65 % may be withheld."""
        orders = assignments((300, 0, 0), (300, 0, 0))
        assert loose.prorate(orders, Decimal(1000), on=ON).withheld == 500

    @pytest.mark.parametrize("orders", [[], [(600, 0, 0)], [(600, 0, 0), (0, 0, 900)]])
    def test_one_order_is_not_prorated(self, orders: list[Any]) -> None:
        """§ 5238(b) is for several orders that ask for support; one is bound by the ceiling."""
        with pytest.raises(gl.InvalidFacts, match="not several orders that ask for support"):
            loose.prorate(assignments(*orders), Decimal(1000), on=ON)

    def test_orders_that_cannot_be_are_refused(self) -> None:
        """No order, or an amount below zero, is told."""
        with pytest.raises(gl.InvalidFacts):
            loose.prorate([], Decimal(100), on=ON)
        with pytest.raises(gl.InvalidFacts) as caught:
            loose.prorate(assignments((-1, 0, -2)), Decimal(100), on=ON)
        assert told(caught.value) == ["assignments[0].current", "assignments[0].total_arrears"]
        part = loose.Assignment(name="A", current=1, current_spousal=2, arrears_spousal=1)
        with pytest.raises(gl.InvalidFacts) as caught:
            loose.prorate([part], Decimal(100), on=ON)
        assert told(caught.value) == [
            "assignments[0].current_spousal", "assignments[0].arrears_spousal"
        ]  # fmt: skip
        with pytest.raises(gl.InvalidFacts) as caught:
            loose.prorate(["x", part], Decimal(100), on="x")
        assert told(caught.value) == ["assignments[0]", "on"]
        alike = [loose.Assignment(name="A", current=5)] * 2
        with pytest.raises(gl.InvalidFacts) as caught:
            loose.prorate(alike, Decimal(100), on=ON)
        assert told(caught.value) == ["assignments[1].name"]

    def test_no_total_is_told_of_each_kind_by_itself(self) -> None:
        """Child support first: an order without a total is last among those of its kind alone."""
        first = loose.Assignment(name="A", current=100, arrears_payment=200, arrears_spousal=200,
                                 total_arrears=5000)  # fmt: skip
        second = loose.Assignment(name="B", current=100, arrears_payment=200)
        result = loose.prorate([first, second], Decimal(1000), on=ON,
                               several_orders="child_support_first")  # fmt: skip
        assert [each.withheld for each in result.shares] == [200, 300]
        [told] = [each.text for each in result.notices if each.id == "withholding_no_total"]
        assert told.endswith("they share last, of each kind of support by itself.")

    def test_every_problem_of_the_arguments_is_told(self) -> None:
        """Below zero, and more than the whole, in one error."""
        part = loose.Assignment(name="A", current=-1, arrears_spousal=1)
        with pytest.raises(gl.InvalidFacts) as caught:
            loose.prorate([part], Decimal(-100), on=ON)
        assert told(caught.value) == [
            "disposable", "assignments[0].current", "assignments[0].arrears_spousal"
        ]  # fmt: skip
        with pytest.raises(gl.InvalidFacts) as caught:
            loose.withholding_ceiling(Decimal(-1), Decimal(-3), on=ON, older=Decimal(9))
        assert told(caught.value) == ["disposable", "asked"]
        with pytest.raises(gl.InvalidFacts) as caught:
            loose.benefit_withholding("disability", -1, on=ON, weeks=2, ordered=-1)
        assert told(caught.value) == ["benefit", "ordered", "weeks"]

    @given(
        st.lists(st.tuples(*[st.integers(0, 5000).map(lambda c: c / Decimal(100))] * 3),
                 min_size=2, max_size=4),
        st.integers(0, 20000),
    )  # fmt: skip
    def test_the_pool_is_shared_to_the_cent(self, rows: list[Any], cents: int) -> None:
        """What is withheld is what is asked, or half of disposable earnings, to the cent."""
        assume(sum(1 for current, arrears, _ in rows if current or arrears) > 1)
        orders = assignments(*rows)
        result = loose.prorate(orders, Decimal(cents) / 100, on=ON)
        assert result.withheld == min(result.asked, result.pool)
        for order, got in zip(orders, result.shares, strict=True):
            assert 0 <= got.to_current <= order.current
            assert 0 <= got.to_arrears <= order.arrears_payment
        current = sum(order.current for order in orders)
        if current > result.pool:  # it is rounded up where that loses most, and by less than a cent
            shares = [result.pool * order.current / current for order in orders]
            off = [got.to_current - share for got, share in zip(result.shares, shares, strict=True)]
            assert all(abs(each) < Decimal("0.01") for each in off)
            assert max(off) - min(off) <= Decimal("0.01") + Decimal("1e-20")


class TestWithholdingOrder:
    """Form FL-195."""

    def test_lassen(self) -> None:
        """Lassen County: $154 a month is $35.54 a week."""
        result = loose.withholding_order(loose.WithholdingTerms(current_child_support=154), on=ON)
        assert result.lines[-1].weekly == Decimal("35.54")
        assert result.fee == Decimal("1.50")

    def test_528(self) -> None:
        """$528 a month is 121.85, 243.69 and 264.00; the article's 121.86 is no rounding of it."""
        result = loose.withholding_order(loose.WithholdingTerms(current_child_support=528), on=ON)
        line = result.lines[-1]
        assert (line.weekly, line.biweekly, line.semimonthly, line.monthly) == (
            Decimal("121.85"), Decimal("243.69"), 264, 528,
        )  # fmt: skip
        assert line.weekly_difference == Decimal("0.20")

    def test_each_line_and_the_total(self) -> None:
        """Each line that asks for something is shown, and the total of all."""
        terms = loose.WithholdingTerms(
            current_child_support=500, past_due_child_support=50, over_12_weeks=True, lump_sum=900
        )
        result = loose.withholding_order(terms, on=ON)
        assert [line.what for line in result.lines] == [
            "current child support", "past-due child support", "total",
        ]  # fmt: skip
        assert (result.monthly, result.lump_sum, result.over_12_weeks) == (550, 900, True)

    def test_below_zero_is_refused(self) -> None:
        """No line is below zero."""
        with pytest.raises(gl.InvalidFacts):
            loose.withholding_order(loose.WithholdingTerms(other=-1), on=ON)


def test_orders_that_tell_no_total_share_equally() -> None:
    """Where no order tells its total arrears, what is left goes in equal parts, to the cent."""
    result = loose.prorate(assignments((0, 90, 0), (0, 90, 0)), Decimal("100.02"), on=ON)
    assert [each.to_arrears for each in result.shares] == [Decimal("25.01"), Decimal("25.00")]


@pytest.mark.parametrize(
    ("call", "where"),
    [
        (lambda: loose.benefit_withholding("foo", 1, on=ON), ["kind"]),
        (lambda: loose.benefit_withholding("disability", 1.5, on="now"), ["benefit", "on"]),
        (lambda: loose.benefit_withholding("disability", 1, on=ON, weeks=1), ["weeks"]),
        (
            lambda: loose.benefit_withholding("disability", 1, on=ON, ordered=Decimal("NaN")),
            ["ordered"],
        ),
        (
            lambda: loose.withholding_ceiling(9, 9, on=datetime(2026, 3, 1), supports_another="no"),  # noqa: DTZ001 - a day and not a moment is wanted
            ["on", "supports_another"],
        ),
        (lambda: loose.prorate([], None, on=1, several_orders="x"),
         ["disposable", "assignments", "on", "several_orders"]),
        (lambda: loose.withholding_order(loose.WithholdingTerms(), on=None), ["on"]),
        (
            lambda: loose.withholding_order(loose.WithholdingTerms(other="12.345"), on=ON),
            ["terms.other"],
        ),
        (
            lambda: loose.withholding_order({"other": -1, "another": "0.001"}, on=0),
            ["terms.other", "terms.another", "on"],
        ),
        (
            lambda: loose.benefit_withholding("x", -4, on="x", ordered="0.001"),
            ["kind", "benefit", "on", "ordered"],
        ),
        (lambda: loose.withholding_ceiling("1.005", "2.001", on=ON), ["disposable", "asked"]),
        (lambda: loose.prorate([{"name": "a", "current": "1.005"}], "3.333", on=ON),
         ["disposable", "assignments[0].current"]),
        (lambda: loose.disposable_earnings(loose.PayCheck(earnings="0.001")), ["earnings"]),
        (lambda: loose.disposable_earnings(None), ["check"]),
        (lambda: loose.withholding_order(None, on=ON), ["terms"]),
        (lambda: loose.withhold(3), ["told"]),
    ],
)  # fmt: skip
def test_wrong_arguments_are_facts_that_cannot_be(call: Any, where: list[str]) -> None:
    """Python's own errors are no answer: every argument is read as a fact is."""
    with pytest.raises(gl.InvalidFacts) as caught:
        call()
    assert told(caught.value) == where


def test_a_day_as_text_is_a_day() -> None:
    """A day is read from text as it is in a file."""
    assert loose.withholding_ceiling(1000, 700, on="2026-03-01").limit == 600


def test_no_limit_is_rounded_up() -> None:
    """Half of $0.05 is $0.02: half a cent more would be over the limit."""
    five_cents = Decimal("0.05")
    on = date(2026, 3, 1)
    assert gl.withholding_ceiling(five_cents, Decimal(1), on=on, supports_another=True).limit == (
        Decimal("0.02")
    )
    orders = [gl.Assignment(name=name, current=1) for name in "ab"]  # type: ignore[arg-type]
    assert gl.prorate(orders, five_cents, on=on).withheld == Decimal("0.02")
