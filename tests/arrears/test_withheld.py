"""One pay check with everything that reaches it: limits tested apart, orders prorated, lines."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import guideline as gl
from accounts import told

loose: Any = gl  # facts are read from text and whole numbers too, which types do not say

ON = date(2026, 3, 13)
CHECK = {"earnings": 1200, "taxes": 200}  # $1,000 are disposable


def withheld(*orders: dict[str, Any], **more: Any) -> Any:
    """Return what is withheld by some orders, by the month from $1,000 of disposable earnings."""
    facts = {"on": ON, "pay_check": CHECK, "orders": list(orders), **more}
    return loose.withhold(loose.WithholdingFacts(**facts))


def noticed(result: Any) -> set[str]:
    """Return the ids of the notices."""
    return {str(notice.id) for notice in result.notices}


def limits(result: Any) -> dict[str, tuple[Decimal, Decimal]]:
    """Return each limit in dollars with what fits, by its section."""
    return {each.section: (each.limit, each.fits) for each in reversed(result.limits)}


def paid(result: Any) -> list[str]:
    """Return what each line gets, as text."""
    return [f"{each.order}: {each.what} {each.withheld:.2f}" for each in result.lines]


CEILING = "15 U.S.C. § 1673(b)(2)"


class TestOneOrder:
    """15 U.S.C. § 1673(b)(2); Fam. Code § 5238(a)."""

    @pytest.mark.parametrize(
        ("another", "old", "limit"),
        [(True, False, 500), (True, True, 550), (False, False, 600), (False, True, 650)],
    )
    def test_the_federal_ceiling(self, another: bool, old: bool, limit: int) -> None:  # noqa: FBT001
        """50, 55, 60 or 65 % of disposable earnings, whichever the facts are."""
        order = {
            "current_child_support": 600,
            "past_due_child_support": 100,
            "over_12_weeks": old,
        }
        result = withheld(order, supports_another=another)
        assert result.withheld == limit
        assert limits(result)[CEILING] == (limit, limit)
        assert "withholding_over_limit" in noticed(result)

    def test_five_percent_only_to_the_extent_of_old_support(self) -> None:
        """Of $20 that is older than 12 weeks, the ceiling rises by $20 and not by $50."""
        order = {"current_child_support": 690, "past_due_child_support": 20, "over_12_weeks": True}
        assert withheld(order).withheld == 620

    def test_newer_support_stays_within_sixty_percent(self) -> None:
        """Of $650 current support has $600 at most; the other $50 are open to old arrears alone."""
        order = {"current_child_support": 700, "past_due_child_support": 100, "over_12_weeks": True}
        result = withheld(order)
        assert result.withheld == 650
        assert [line.withheld for line in result.lines] == [600, 50]
        whole, newer = result.limits
        assert (whole.asked, whole.limit, whole.fits) == (800, 650, 650)
        assert newer.what == "federal ceiling, but for support older than 12 weeks"
        assert (newer.asked, newer.limit, newer.fits) == (700, 600, 600)
        over = [each for each in result.notices if each.id == "withholding_over_limit"]
        told = [each.text for each in over]
        assert all(each.decides for each in over)
        assert "older than 12 weeks (15 U.S.C. § 1673(b)(2)): $700.00 is asked" in told[1]

    @pytest.mark.parametrize("name", ["other", "another"])
    def test_other_sums_are_no_old_support(self, name: str) -> None:
        """Fees and the like are not support for a period before the last 12 weeks."""
        result = withheld({"current_child_support": 620, name: 50, "over_12_weeks": True})
        assert result.withheld == 600
        assert [line.withheld for line in result.lines] == [600, 0]

    def test_old_arrears_come_before_other_sums(self) -> None:
        """The lines keep their order where the 60 % stop some of them: the last gets the rest."""
        order = {"current_child_support": 500, "past_due_child_support": 20, "other": 300}
        result = withheld({**order, "over_12_weeks": True})
        assert [line.withheld for line in result.lines] == [500, 20, 100]

    def test_one_order_is_not_prorated(self) -> None:
        """§ 5238(b) speaks of multiple assignments: one order takes what the ceiling allows."""
        result = withheld({"current_child_support": 580})
        assert (result.withheld, result.prorated) == (580, False)
        assert list(limits(result)) == [CEILING]

    def test_current_support_comes_before_arrears_and_child_before_spouse(self) -> None:
        """§ 5238(a): current child, current spousal, child arrears, spousal arrears."""
        order = {
            "past_due_spousal_support": 50, "past_due_child_support": 100, "other": 20,
            "current_spousal_support": 200, "current_medical_support": 30,
            "current_child_support": 300,
        }  # fmt: skip
        result = withheld(order)
        assert paid(result) == [
            "Order 1: current child support 300.00",
            "Order 1: current medical support 30.00",
            "Order 1: current spousal support 200.00",
            "Order 1: past-due child support 70.00",
            "Order 1: past-due spousal support 0.00",
            "Order 1: other 0.00",
        ]
        assert "withholding_priority" in noticed(result)

    @pytest.mark.parametrize(
        ("asked", "fee"), [(900, "0.00"), (600, "0.00"), ("599.50", "0.50"), (598, "1.50")]
    )
    def test_the_fee_gives_way_to_support(self, asked: str, fee: str) -> None:
        """The form: support and fee together stay within the ceiling of $600."""
        result = withheld({"current_child_support": asked})
        assert result.fee == Decimal(fee)
        told = [each.text for each in result.notices if each.id == "withholding_fee"]
        assert bool(told) is (result.fee < Decimal("1.50"))
        assert all(f"${fee} is within the federal ceiling" in text for text in told)

    def test_the_fee_of_a_lump_payment_gives_way_as_well(self) -> None:
        """Of the pay check it may be taken, of the lump sum it may not."""
        result = withheld({"current_child_support": 10, "lump_sum": 900}, lump_payment=CHECK)
        assert result.fee == Decimal("1.50")
        [told] = [each.text for each in result.notices if each.id == "withholding_fee"]
        assert "for the payments from the lump payment, $0.00 is within" in told

    def test_no_fee_is_taken_of_nothing(self) -> None:
        """A quarter of $3, rounded down to the dollar, is nothing: no payment, and no fee."""
        result = withheld(benefits=[{"kind": "temporary_disability", "amount": 3}], pay_check=None)
        assert (result.benefits[0].withheld, result.benefits[0].fee) == (0, 0)

    def test_a_private_payer_of_disability_benefits_may_deduct_a_fee(self) -> None:
        """Unemp. Ins. Code § 2630(c): told, and not taken."""
        result = withheld(benefits=[{"kind": "disability", "amount": 400}], pay_check=None)
        assert "withholding_benefit_fee" in noticed(result)

    def test_the_fee_is_for_each_payment_made(self) -> None:
        """§ 5235(d): $1.50 for each payment; none where nothing is withheld."""
        order = {"current_child_support": 100}
        assert withheld(order).fee == Decimal("1.50")
        assert withheld(order, order | {"name": "B"}).fee == 3
        assert withheld(order, pay_check={"earnings": 0}).fee == 0

    def test_the_lines_add_up_to_the_total_of_the_form(self) -> None:
        """By two weeks $50.01, $50.01 and $50.01 a month are $69.24, not three times $23.08."""
        order = {"current_child_support": "50.01", "current_spousal_support": "50.01",
                 "past_due_child_support": "50.01"}  # fmt: skip
        result = withheld(order, per="two_weeks")
        assert result.asked == result.withheld == result.orders[0].lines[-1].biweekly
        assert sum(line.asked for line in result.lines) == result.asked


class TestSeveralOrders:
    """Fam. Code § 5238(b)."""

    def test_they_are_prorated_at_half_whatever_the_ceiling(self) -> None:
        """The ceiling would let $650 be withheld; two orders share $500."""
        order = {"current_child_support": 400, "over_12_weeks": True}
        result = withheld({**order, "name": "A"}, {**order, "name": "B"})
        assert (result.withheld, result.prorated) == (500, True)
        assert paid(result) == [
            "A: current child support 250.00",
            "B: current child support 250.00",
        ]
        assert limits(result)["Fam. Code § 5238(b)"] == (500, 500)

    def test_the_remainder_goes_by_total_arrearage(self) -> None:
        """$400 of current support leave $100 for arrears, in proportion to $9,000 and $1,000."""
        order = {"current_child_support": 200, "past_due_child_support": 95}
        result = withheld({**order, "total_arrears": 9000}, {**order, "total_arrears": 1000})
        assert [each.withheld for each in result.lines] == [200, 90, 200, 10]

    @pytest.mark.parametrize(
        "other", [{"lump_sum": 100}, {"total_arrears": 900}, {"other": 5}, {}], ids=str
    )
    def test_one_that_asks_no_support_of_the_check_prorates_nothing(self, other: Any) -> None:
        """§ 5238(b) adds up assignments for support: the ceiling alone binds the one there is."""
        result = withheld({"current_child_support": 580}, other, lump_payment={"earnings": 500})
        assert (result.prorated, result.asked) == (False, 580 + other.get("other", 0))
        assert [each.withheld for each in result.lines][:1] == [580]
        assert result.withheld == result.asked
        assert not [each for each in result.limits if each.section.startswith("Fam.")]

    def test_a_sum_for_no_support_gets_what_support_leaves(self) -> None:
        """Of $600 under the ceiling $598 go to support, and $2 of $5 to the other sum."""
        result = withheld({"current_child_support": 598}, {"other": 5})
        assert [each.withheld for each in result.lines] == [598, 2]

    def test_other_sums_come_last(self) -> None:
        """They are no arrears: neither their total nor § 5238(b)(3) gives them what is left."""
        order = {"current_child_support": 200, "past_due_child_support": 40, "total_arrears": 900}
        result = withheld({**order, "other": 60}, {**order, "other": 30, "total_arrears": 90})
        assert [f"{each.withheld:.2f}" for each in result.lines] == [
            "200.00", "40.00", "13.33", "200.00", "40.00", "6.67",
        ]  # fmt: skip

    def test_child_and_spousal_support_are_prorated_alike(self) -> None:
        """§ 5238(b)(2): "all of the current support assignments", in the proportion of each."""
        orders = (
            {"name": "A", "current_child_support": 300},
            {"name": "B", "current_spousal_support": 600},
        )
        result = withheld(*orders)
        assert [str(each.withheld) for each in result.lines] == ["166.67", "333.33"]
        notice = next(each for each in result.notices if each.id == "withholding_several_kinds")
        assert notice.decides
        assert notice.text.endswith("they would get: A $300.00, B $200.00.")
        first = withheld(*orders, several_orders="child_support_first")
        assert [each.withheld for each in first.lines] == [300, 200]
        notice = next(each for each in first.notices if each.id == "withholding_several_kinds")
        assert notice.text.startswith("Child support is paid before spousal across the orders")
        assert notice.text.endswith("they would get: A $166.67, B $333.33.")

    def test_child_arrears_before_spousal(self) -> None:
        """§ 5238(a) ranks arrears as well, where it is read across the orders."""
        orders = (
            {"past_due_child_support": 300, "total_arrears": 100, "current_spousal_support": 300},
            {"past_due_spousal_support": 300, "total_arrears": 300},
        )
        assert [each.withheld for each in withheld(*orders).lines] == [300, 50, 150]
        first = withheld(*orders, several_orders="child_support_first")
        assert [each.withheld for each in first.lines] == [300, 200, 0]

    def test_of_one_kind_there_is_one_reading(self) -> None:
        """Nothing is said of the other reading where it comes to the same."""
        order = {"current_child_support": 300, "current_spousal_support": 100}
        assert "withholding_several_kinds" not in noticed(withheld(order, order))

    def test_where_half_is_enough_each_is_paid(self) -> None:
        """Nothing is prorated where half of net disposable earnings pays all."""
        result = withheld({"current_child_support": 200}, {"current_child_support": 300})
        assert (result.withheld, result.prorated) == (500, False)
        assert "withholding_over_limit" not in noticed(result)

    @given(
        st.lists(
            st.tuples(
                st.integers(0, 90000),
                st.integers(0, 20000),
                st.integers(0, 900000),
                st.integers(0, 40000),
                st.integers(0, 9000),
            ),
            min_size=1,
            max_size=4,
        ),
        st.integers(0, 400000),
        st.booleans(),
        st.fixed_dictionaries(
            {
                "per": st.sampled_from(["week", "two_weeks", "half_month", "month"]),
                "supports_another": st.booleans(),
                "several_orders": st.sampled_from(["prorated", "child_support_first"]),
            }
        ),
    )
    def test_no_limit_is_passed_and_no_cent_is_lost(
        self,
        rows: list[tuple[int, int, int, int, int]],
        earnings: int,
        old: bool,  # noqa: FBT001
        more: dict[str, Any],
    ) -> None:
        """What is withheld is within every limit that binds, and its lines add up to it."""
        cents = Decimal("0.01")
        orders = [
            {"current_child_support": now * cents, "past_due_child_support": past * cents,
             "total_arrears": owed * cents, "over_12_weeks": old,
             "current_spousal_support": spousal * cents, "other": other * cents}
            for now, past, owed, spousal, other in rows
        ]  # fmt: skip
        result = withheld(*orders, pay_check={"earnings": earnings * cents}, **more)
        binding = [each.limit for each in result.limits if "but for" not in each.what]
        assert result.withheld == min(result.asked, *binding)
        newer = sum(line.withheld for line in result.lines if not old or "past" not in line.what)
        low = Decimal("0.5" if more["supports_another"] else "0.6")
        assert newer <= low * earnings * cents
        assert sum(line.withheld for line in result.lines) == result.withheld
        assert all(0 <= line.withheld <= line.asked for line in result.lines)
        ranks: list[list[Any]] = [
            [line for line in result.lines if line.what.startswith(word)]
            for word in ("current", "past-due", "other")
        ]
        for first, then in pairwise(ranks):
            if any(line.withheld for line in then) and not (old and len(rows) == 1):
                assert not any(line.short for line in first)


class TestAgencyLimit:
    """Cal. Code Regs., tit. 22, § 116100(a)(3)."""

    def test_half_by_the_regulations_own_definition(self) -> None:
        """Union dues come off as well: half of $960 is $480, whatever is withheld."""
        order = {"current_child_support": 550, "set_by_agency": True}
        result = withheld(order, pay_check={**CHECK, "union_dues": 40})
        assert limits(result)["22 CCR § 116100(a)(3)"] == (480, 480)
        assert result.withheld == 550
        assert {"withholding_agency_limit", "withholding_disposable"} <= noticed(result)

    @pytest.mark.parametrize("check", [{}, {"pay_check": None}])
    def test_a_quarter_of_current_support(self, check: dict[str, Any]) -> None:
        """Of $300 and $100 of current support: $100 fit, whether or not a pay check is told."""
        asks = {"current_child_support": 300, "current_spousal_support": 100,
                "past_due_child_support": 90, "past_due_spousal_support": "10.01"}  # fmt: skip
        result = withheld({**asks, "set_by_agency": True}, asks, **check)
        texts = [each.text for each in result.notices if each.id == "withholding_agency_limit"]
        [told_of] = [each for each in texts if "25 %" in each]
        assert told_of == (
            "Order 1 asks for $100.01 a month toward arrears, over 25 % of its current support, "
            "$100.00, which limits what the agency asks by itself. Support that has ended is added "
            "to that limit, and an order does not tell any. An employer withholds what the order "
            "says."
        )
        assert "code_of_regulations/arrears_payment" in {row.table for row in result.law}
        assert not any(each.decides for each in result.notices if each.id == "weak_law")

    @pytest.mark.parametrize(
        "order",
        [
            {"current_child_support": 400, "past_due_child_support": 100, "set_by_agency": True},
            {"current_child_support": 400, "past_due_child_support": 300},
            {"past_due_child_support": 300, "set_by_agency": True},
        ],
    )
    def test_within_the_quarter_or_without_current_support(self, order: dict[str, Any]) -> None:
        """The regulation speaks of a payor who owes both, and of the agency's own amount."""
        assert not any("25 %" in each.text for each in withheld(order).notices)

    def test_a_courts_amount_is_not_measured_by_it(self) -> None:
        """The regulation limits the agency's own amount alone."""
        assert list(limits(withheld({"current_child_support": 550}))) == [CEILING]


class TestLumpSums:
    """A bonus or severance, and the lump sum that an order asks of it."""

    def test_the_ceiling_of_the_lump_payment(self) -> None:
        """Of $1,000 at most $600, and $650 where the lump sum is older than 12 weeks."""
        for old, most in ((False, 600), (True, 650)):
            order = {"lump_sum": 2000, "over_12_weeks": old}
            result = withheld(order, lump_payment=CHECK)
            assert result.lump_sum_withheld == most
            assert result.lump_sum.of == "Lump payment"
            limit = result.limits[-1]
            assert limit.what == "federal ceiling, lump payment"
            assert (limit.asked, limit.limit, limit.fits) == (2000, most, most)
            assert "withholding_over_limit" in noticed(result)

    def test_several_orders_take_half_of_it_together(self) -> None:
        """§ 5238(b)(2): $1,100 asked of $1,000 get $500, where one order gets $600."""
        first, second = {"name": "A", "lump_sum": 900}, {"name": "B", "lump_sum": 200}
        result = withheld(first, second, lump_payment=CHECK, pay_check=None)
        assert result.lump_sum_withheld == 500
        assert gl.withholding_document(result)["lump_sum"]["withheld"] == "500.00"
        decides = [each.decides for each in result.notices if each.id == "withholding_over_limit"]
        assert decides == [False, True]  # the ceiling would leave $600, the half leaves $500
        assert [(each.what, each.limit, each.fits) for each in result.limits] == [
            ("federal ceiling, lump payment", 600, 600), ("several orders, lump payment", 500, 500),
        ]  # fmt: skip
        assert withheld(first, {"name": "B"}, lump_payment=CHECK).lump_sum_withheld == 600

    def test_each_lump_sum_is_a_payment_of_its_own(self) -> None:
        """§ 5235(d): $1.50 for each payment made: the pay check's and the lump sum's."""
        order = {"current_child_support": 100, "lump_sum": 200}
        assert withheld(order, lump_payment=CHECK).fee == 3
        assert withheld(order, lump_payment=CHECK, pay_check=None).fee == Decimal("1.50")
        nothing = withheld(order, lump_payment={"earnings": 0}, pay_check=None)
        assert nothing.fee == 0
        two = withheld(order, {"lump_sum": 50}, lump_payment=CHECK)
        assert two.fee == Decimal("4.50")

    def test_several_families_are_not_divided(self) -> None:
        """CCP § 695.221(d): the department's guidelines divide it, which were not read."""
        order = {"lump_sum": 200}
        result = withheld(order, order, lump_payment=CHECK)
        assert result.lump_sum_withheld == 400
        assert "withholding_lump_sum" in noticed(result)


class TestBenefits:
    """Fam. Code § 17518(e), CCP §§ 704.120(e), 704.160(c); 15 U.S.C. § 1673(b)(2)."""

    def test_a_quarter_or_less(self) -> None:
        """Each benefit by its own section, a lower ordered amount counting."""
        benefits = [
            {"kind": "unemployment", "amount": "437.50"},
            {"kind": "temporary_disability", "amount": 400, "ordered": 60},
        ]
        result = withheld(benefits=benefits, pay_check=None)
        assert [each.withheld for each in result.benefits] == [109, 60]
        assert [each.fee for each in result.benefits] == [0, 2]
        assert (result.withheld, result.fee) == (None, None)
        tables = [row.table for row in result.law]
        assert "family_code/benefit_withholding" in tables
        assert "code_of_civil_procedure/benefit_withholding" in tables

    def test_unemployment_is_taken_by_the_week(self) -> None:
        """§ 17518(e): a quarter of each weekly payment, each rounded down; a lower one each too."""
        for benefit, taken in (
            ({"amount": 903, "weeks": 2}, 224),
            ({"amount": 903}, 225),
            ({"amount": 900, "weeks": 2, "ordered": "60.50"}, 120),
        ):
            result = withheld(benefits=[{"kind": "unemployment", **benefit}], pay_check=None)
            assert result.benefits[0].withheld == taken
            assert ("withholding_benefit_week" in noticed(result)) is ("weeks" not in benefit)

    def test_other_benefits_are_taken_as_they_are_paid(self) -> None:
        """Disability is taken of each periodic payment: weeks are not asked, and are refused."""
        benefit = {"kind": "disability", "amount": 903}
        result = withheld(benefits=[benefit], pay_check=None)
        assert "withholding_benefit_week" not in noticed(result)
        for more in ({"weeks": 2}, {"kind": "unemployment", "weeks": 0}):
            with pytest.raises(gl.InvalidFacts) as caught:
                withheld(benefits=[{**benefit, **more}], pay_check=None)
            assert told(caught.value) == ["benefits[0].weeks"]

    def test_social_security_by_the_ceiling(self) -> None:
        """Of $1,200 of Social Security at most 60 %, and what an agreement lowers it to."""
        order = {"current_child_support": 900}
        for ordered, fits in ((None, 720), (100, 100)):
            benefit = {"kind": "social_security", "amount": 1200, "ordered": ordered}
            result = withheld(order, benefits=[benefit], pay_check=None)
            assert result.limits[0].fits == fits
            assert "withholding_social_security" in noticed(result)

    def test_what_is_ordered_of_social_security_pays_current_support_first(self) -> None:
        """Of an ordered $900 all is current support, within 60 %; of $950 the other $50 are old."""
        order = {"current_child_support": 900, "past_due_child_support": 300, "over_12_weeks": True}
        for ordered, most in ((900, 600), (950, 650), (None, 650)):
            benefit = {"kind": "social_security", "amount": 1000, "ordered": ordered}
            result = withheld(order, benefits=[benefit], pay_check=None)
            assert result.limits[0].limit == most
            assert [each.limit for each in result.limits[1:]] == [600] * (most == 650)

    def test_nothing_comes_from_supplemental_security_income(self) -> None:
        """Supplemental Security Income pays no support."""
        benefit = {"kind": "supplemental_security_income", "amount": 900}
        result = withheld({"current_child_support": 9}, benefits=[benefit], pay_check=None)
        assert result.limits[0].fits == 0
        assert result.limits[0].section == "42 U.S.C. §§ 407(a), 659(a)"
        assert "withholding_supplemental_income" in noticed(result)


class TestUnlikelyFacts:
    """What cannot quite be is followed, and told."""

    def told(self, *orders: dict[str, Any], **more: Any) -> list[tuple[str, bool]]:
        """Return what is said of facts that are unlikely, and whether it decides."""
        notices = withheld(*orders, **more).notices
        return [(each.text, each.decides) for each in notices if each.id == "withholding_unlikely"]

    @pytest.mark.parametrize("where", ["pay_check", "lump_payment"])
    def test_deductions_above_the_earnings(self, where: str) -> None:
        """Taxes of $500 on $100 leave nothing, which is said."""
        ((text, decides),) = self.told(**{where: {"earnings": 100, "taxes": 480, "union_dues": 20}})
        assert text.startswith(f"Of the {where.replace('_', ' ')} $500.00 is deducted, more than")
        assert decides

    def test_more_asked_for_arrears_than_is_owed(self) -> None:
        """§ 5235(a): an employer withholds what the order says until it is ended."""
        order = {"past_due_child_support": 150, "past_due_spousal_support": 50}
        ((text, _),) = self.told({**order, "total_arrears": 30})
        assert text.startswith("Order 1 asks for $200.00 a month toward arrears, and $30.00 is")
        assert withheld({**order, "total_arrears": 30}).withheld == 200
        assert not self.told({**order, "total_arrears": 200}, {**order, "total_arrears": 0})

    @pytest.mark.parametrize(
        ("benefit", "words"),
        [
            ({"kind": "disability", "amount": 400, "ordered": 101}, "25"),
            ({"kind": "unemployment", "amount": 800, "ordered": 101, "weeks": 2}, "$100.00"),
            ({"kind": "social_security", "amount": 400, "ordered": 101}, "the orders' month"),
            ({"kind": "disability", "amount": 400, "ordered": 100}, None),
            ({"kind": "social_security", "amount": 400, "ordered": 100}, None),
            ({"kind": "social_security", "amount": 400}, None),
        ],
    )
    def test_a_lower_amount_that_is_none(self, benefit: Any, words: str | None) -> None:
        """An amount above what is withheld anyway is no lower one."""
        found = self.told({"current_child_support": 100}, benefits=[benefit])
        assert len(found) == bool(words)
        assert all("changes nothing" in text and str(words) in text for text, _ in found)

    @pytest.mark.parametrize(
        ("kind", "section"),
        [
            ("unemployment", ["Fam. Code § 17518(e)"]),
            ("disability", ["Fam. Code § 17518(e)"]),
            ("supplementary_unemployment", ["Code Civ. Proc. § 704.120(e)"]),
            ("temporary_disability", ["Code Civ. Proc. § 704.160(c)"]),
            ("social_security", []),
        ],
    )
    def test_the_section_that_speaks_of_a_lower_amount(self, kind: str, section: Any) -> None:
        """Each benefit has its own; of Social Security none does."""
        benefit = {"kind": kind, "amount": 400, "ordered": 400}
        notices = withheld({"current_child_support": 10}, benefits=[benefit]).notices
        [cites] = [each.cites for each in notices if each.id == "withholding_unlikely"]
        assert [str(cite) for cite in cites] == section


class TestForm:
    """Form FL-195 beside a pay check."""

    def test_a_cent_apart_is_explained(self) -> None:
        """$35 by two weeks is $16.15 on the form, and adds $16.16 to the total of $485."""
        order = {"current_child_support": 450, "past_due_child_support": 35}
        result = withheld(order, per="two_weeks")
        notice = next(each for each in result.notices if each.id == "withholding_running_totals")
        assert "Order 1, past-due child support: $16.16, $16.15 on the form." in notice.text
        assert str(result.lines[1].asked) == "16.16"
        assert str(result.orders[0].lines[1].biweekly) == "16.15"
        for more in ({}, {"per": "two_weeks", "pay_check": None}):
            assert "withholding_running_totals" not in noticed(withheld(order, **more))


class TestBadFacts:
    """What cannot be is refused, all of it at once."""

    def test_every_problem_is_told(self) -> None:
        """Nine wrong facts are nine problems, each where it stands."""
        with pytest.raises(gl.InvalidFacts) as caught:
            withheld(
                {"name": "A", "current_child_support": -1, "lump_sum": -1},
                {"name": "A", "total_arrears": -2},
                per="quarter",
                pay_check={"earnings": -1, "union_dues": -1},
                lump_payment={"earnings": -1},
                benefits=[{"kind": "unemployment", "amount": -1, "ordered": -1}],
            )
        assert told(caught.value) == [
            "per", "pay_check.earnings", "pay_check.union_dues", "lump_payment.earnings",
            "orders[0].current_child_support", "orders[0].lump_sum", "orders[1].total_arrears",
            "orders[1].name", "benefits[0].amount", "benefits[0].ordered",
        ]  # fmt: skip

    def test_fractions_of_a_cent_are_told(self) -> None:
        """No order, pay check or benefit has a fraction of a cent."""
        with pytest.raises(gl.InvalidFacts) as caught:
            withheld(
                {"current_child_support": "12.345", "total_arrears": "0.001"},
                pay_check={"earnings": "100.005"},
                benefits=[{"kind": "disability", "amount": "1.001"}],
            )
        assert told(caught.value) == [
            "pay_check.earnings", "orders[0].current_child_support", "orders[0].total_arrears",
            "benefits[0].amount",
        ]  # fmt: skip

    def test_nothing_to_do_is_told(self) -> None:
        """A file without orders, pay check and benefits asks for nothing."""
        with pytest.raises(gl.InvalidFacts):
            loose.withhold(loose.WithholdingFacts(on=ON))

    def test_before_the_law_nothing_is_said(self) -> None:
        """Before 2005 the fee is not known, and nothing is computed."""
        with pytest.raises(gl.NotInForce):
            withheld({"current_child_support": 1}, on="2004-12-31")


def test_sixty_percent_rests_on_what_nobody_said() -> None:
    """Of $1,000 and of a lump payment of $500 less than was asked would be taken with a child."""
    order = {"current_child_support": 550, "lump_sum": 260}
    result = withheld(order, lump_payment={"earnings": 500})
    [text] = [each.text for each in result.notices if each.id == "supports_another"]
    assert text[text.index("With one") :] == (
        "With one there would be $500.00 withheld from the pay check, and not $550.00; $250.00 "
        "withheld from the lump payment, and not $260.00; $0.00 in fees from the pay check, and "
        "not $1.50; $0.00 in fees from the lump payment, and not $1.50."
    )
    for told_of in (
        {"supports_another": True},
        {"supports_another": False},
        {"pay_check": {"earnings": 1110}},
    ):
        lump = {"lump_payment": {"earnings": 530}}
        assert "supports_another" not in noticed(withheld(order, **{**lump, **told_of}))


def test_sixty_percent_of_social_security_and_of_the_fee_rest_on_it_as_well() -> None:
    """Of $1,000 of benefits $600 are open, with a child $500; the fee alone may give way."""
    benefit = {"kind": "social_security", "amount": 1000}
    orders = [{"current_child_support": 800}]
    result = loose.withhold({"on": ON, "orders": orders, "benefits": [benefit]})
    [text] = [each.text for each in result.notices if each.id == "supports_another"]
    assert text.endswith("$500.00 withheld from a month's Social Security, and not $600.00.")
    result = withheld({"current_child_support": "499.50"})
    [text] = [each.text for each in result.notices if each.id == "supports_another"]
    assert text.endswith("With one there would be $0.50 in fees from the pay check, and not $1.50.")


def test_a_benefit_alone_needs_no_law_of_orders() -> None:
    """The day is before the table of § 5238 begins, and the benefit's own law is known."""
    benefit = {"kind": "temporary_disability", "amount": 100}
    result = loose.withhold({"on": date(2003, 1, 1), "benefits": [benefit]})
    assert [each.withheld for each in result.benefits] == [25]
    with pytest.raises(gl.NotInForce):
        withheld({"current_child_support": 1}, on=date(2003, 1, 1))


@pytest.mark.parametrize("name", ["current_child_support", "lump_sum"])
def test_what_is_too_large_together_is_told_of_the_orders(name: str) -> None:
    """Each is below the limit of amounts, and both together are not."""
    with pytest.raises(gl.InvalidFacts) as caught:
        withheld({name: "99999999.99"}, {name: "0.01"})
    assert told(caught.value) == ["orders"]


def test_the_agencys_own_limit_is_not_tested_before_it_is_known() -> None:
    """22 CCR § 116100 is known from 2024; what is withheld does not depend on it."""
    order = {"current_child_support": 400, "past_due_child_support": 200, "set_by_agency": True}
    known, before = withheld(order), withheld(order, on=date(2023, 6, 1))
    assert known.withheld == before.withheld == 600
    assert "22 CCR § 116100(a)(3)" in limits(known)
    assert "22 CCR § 116100(a)(3)" not in limits(before)
    assert "code_of_regulations/arrears_payment" not in {row.table for row in before.law}
    [untested] = [each for each in before.notices if each.id == "not_computed"]
    assert untested.text.endswith("is not tested for 2023-06-01.")
    assert "not_computed" not in noticed(known)
