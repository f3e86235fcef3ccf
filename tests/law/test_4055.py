"""Family Code § 4055, the statewide uniform guideline, subdivision by subdivision.

What the statute prints is typed here a second time, from the statute, in fractions.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

import cases
import guideline as gl
from cases import FIRST, FIRST_DAY_OF_NEW_LAW, LAST_DAY_OF_OLD_LAW, NEW_LAW, SECOND
from guideline.amounts import exact
from guideline.law.family_code import formula_law, threshold_for
from guideline.support.formula import formula
from guideline.support.low_income import low_income_adjustment

OLD, NEW = LAST_DAY_OF_OLD_LAW, FIRST_DAY_OF_NEW_LAW


def worked(
    nets: tuple[str, str], first_time: str, children: int = 1, on: date = NEW
) -> gl.GuidelineSupport:
    """Return a calculation from two nets and the first parent's time."""
    return cases.support(nets, first_time, children, on)


def k_at(total: str, on: date, high_time: str = "0") -> Decimal:
    """Return K for a total net income, all of it the first parent's."""
    with exact():
        return formula(formula_law(on), (Decimal(total), Decimal(0)), Decimal(high_time), 1).k


def same(found: Decimal, expected: Fraction) -> bool:
    """Return whether a decimal of 40 digits is a fraction, to 30 decimals."""
    return abs(Fraction(found) - expected) < Fraction(1, 10**30)


class TestA:
    """(a) CS = K[HN - (H%)(TN)]."""

    def test_every_symbol_stands_on_the_worksheet(self) -> None:
        """K = 1.2 x .25, HN = 6,000, H% = 20, TN = 9,000: CS = .3 x (6,000 - 1,800) = 1,260."""
        sheet = worked(("6000", "3000"), "0.2").formula
        assert (sheet.hn, sheet.tn, sheet.h_percent) == (6000, 9000, Decimal("0.2"))
        assert (sheet.k, sheet.cs) == (Decimal("0.3"), 1260)

    @pytest.mark.parametrize(
        ("nets", "time", "on", "amount"),
        [
            (("3500", "1000"), "0.1", NEW, "797.70"),
            (("3500", "1000"), "0.1", OLD, "838.75"),
            (("5200", "0"), "0", NEW, "1300.00"),
            (("12000", "4000"), "0.3", NEW, "1825.20"),
            (("12000", "4000"), "0.3", OLD, "1591.20"),
            (("7000", "2000"), "0.25", OLD, "1253.47"),
        ],
    )
    def test_worked_by_hand(self, nets: tuple[str, str], time: str, on: date, amount: str) -> None:
        """Six orders worked on paper from the statute come out to the cent."""
        assert worked(nets, time, on=on).monthly_support == Decimal(amount)


class TestB1C:
    """(b)(1)(C) HN = high earner's net monthly disposable income."""

    def test_the_higher_of_the_two(self) -> None:
        """Whichever parent is listed first, HN is the higher net income."""
        assert worked(("3000", "6000"), "0.8").formula.hn == 6000

    def test_one_cent_more_is_a_higher_income(self) -> None:
        """A cent decides who the high earner is."""
        sheet = worked(("3000", "3000.01"), "0.3").formula
        assert (sheet.hn, sheet.h_percent) == (Decimal("3000.01"), Decimal("0.7"))


class TestB1D:
    """(b)(1)(D) H% = approximate percentage of time that the high earner has.

    In cases in which parents have different time-sharing arrangements for different children, H%
    equals the average of the approximate percentages of time the high earner spends with each.
    """

    def test_the_high_earners_not_the_first_parents(self) -> None:
        """Where the second parent earns more, H% is that parent's time."""
        assert worked(("3000", "6000"), "0.8").formula.h_percent == Decimal("0.2")

    def test_average_over_children(self) -> None:
        """Half the time with one child and a fifth with the other make 35 percent."""
        result = cases.support(children=[cases.child(1, "0.5"), cases.child(2, "0.2")])
        assert result.formula.h_percent == Decimal("0.35")
        assert cases.notice(result, "different_time").decides

    def test_average_of_three_is_exact(self) -> None:
        """A third, which has no finite decimal, is not cut: H% of 0, 0 and 1 is 1/3."""
        shares = ["0", "0", "1"]
        result = cases.support(children=[cases.child(n, t) for n, t in enumerate(shares, 1)])
        assert same(result.formula.h_percent, Fraction(1, 3))

    def test_one_child_with_each_parent_is_half(self) -> None:
        """Split custody has no rule of its own: two children, one with each, is 50 percent."""
        result = cases.support(children=[cases.child(1, "0"), cases.child(2, "1")])
        assert result.formula.h_percent == Decimal("0.5")

    def test_same_time_is_not_different(self) -> None:
        """20 percent and 0.20 are the same arrangement, so nothing is said to differ."""
        result = cases.support(children=[cases.child(1, "0.2"), cases.child(2, "0.20")])
        assert "different_time" not in cases.ids(result)


class TestB1E:
    """(b)(1)(E) TN = total net monthly disposable income of both parties."""

    def test_the_sum(self) -> None:
        """TN is the sum of both, to the cent."""
        assert worked(("6000.01", "2999.98"), "0.2").formula.tn == Decimal("8999.99")


PRINTED_NEW = [
    ("0", Fraction(165, 1000)),
    ("1000", Fraction(165, 1000) + Fraction(1000, 82857)),
    ("2900", Fraction(165, 1000) + Fraction(2900, 82857)),
    ("2901", Fraction(131, 1000) + Fraction(2901, 42149)),
    ("5000", Fraction(131, 1000) + Fraction(5000, 42149)),
    ("5001", Fraction(1, 4)),
    ("10000", Fraction(1, 4)),
    ("10001", Fraction(1, 10) + Fraction(1499, 10001)),
    ("15000", Fraction(1, 10) + Fraction(1499, 15000)),
    ("15001", Fraction(12, 100) + Fraction(1200, 15001)),
    ("30000", Fraction(12, 100) + Fraction(1200, 30000)),
]
PRINTED_OLD = [
    ("0", Fraction(20, 100)),
    ("400", Fraction(20, 100) + Fraction(400, 16000)),
    ("800", Fraction(1, 4)),
    ("801", Fraction(1, 4)),
    ("6666", Fraction(1, 4)),
    ("6667", Fraction(1, 10) + Fraction(1000, 6667)),
    ("10000", Fraction(1, 5)),
    ("10001", Fraction(12, 100) + Fraction(800, 10001)),
    ("20000", Fraction(16, 100)),
]
BETWEEN = [
    (NEW, "2900", "2901"),
    (NEW, "5000", "5001"),
    (NEW, "10000", "10001"),
    (NEW, "15000", "15001"),
    (OLD, "800", "801"),
    (OLD, "6666", "6667"),
    (OLD, "10000", "10001"),
]


class TestB3:
    """(b)(3) K equals one plus H% or two minus H% times the fraction for the total income."""

    @pytest.mark.parametrize(("total", "fraction"), PRINTED_NEW)
    def test_from_september_2024(self, total: str, fraction: Fraction) -> None:
        """Every printed band of the law in force, at both its edges."""
        assert same(k_at(total, NEW), fraction)

    @pytest.mark.parametrize(("total", "fraction"), PRINTED_OLD)
    def test_through_august_2024(self, total: str, fraction: Fraction) -> None:
        """Every printed band of the former law, at both its edges."""
        assert same(k_at(total, OLD), fraction)

    @pytest.mark.parametrize(("on", "edge", "after"), BETWEEN)
    def test_cents_above_an_edge_are_in_the_band_above(
        self, on: date, edge: str, after: str
    ) -> None:
        """The table leaves the cents between whole dollars unstated: "$2,901" is "over $2,900"."""
        cent_above = k_at(f"{edge}.01", on)
        assert abs(cent_above - k_at(after, on)) < Decimal("0.0001")
        nets = (f"{edge}.01", "0")
        assert "band_edge" in cases.ids(worked(nets, "0.2", on=on))

    @pytest.mark.parametrize(("on", "edge", "after"), BETWEEN)
    def test_whole_dollars_are_as_printed(self, on: date, edge: str, after: str) -> None:
        """On a printed dollar there is nothing to read, and no notice."""
        for total in (edge, after):
            assert "band_edge" not in cases.ids(worked((total, "0"), "0.2", on=on))

    def test_the_jumps_are_the_statutes(self) -> None:
        """K is not continuous at the new edges: it falls, rises, falls and rises, a little."""
        jumps = [
            k_at(f"{edge}.000000001", NEW) - k_at(edge, NEW)
            for edge in ("2900", "5000", "10000", "15000")
        ]
        assert [jump > 0 for jump in jumps] == [False, True, False, True]
        assert all(abs(jump) < Decimal("0.0004") for jump in jumps)

    def test_the_former_table_has_no_jumps(self) -> None:
        """The former table is continuous at each of its edges but for the cents of $6,666."""
        for edge in ("800", "10000"):
            assert abs(k_at(f"{edge}.000000001", OLD) - k_at(edge, OLD)) < Decimal("1e-10")

    @pytest.mark.parametrize(
        ("time", "factor"),
        [
            ("0", "1"),
            ("0.2", "1.2"),
            ("0.5", "1.5"),
            ("0.500000000001", "1.499999999999"),
            ("0.8", "1.2"),
            ("1", "1"),
        ],
    )
    def test_one_plus_or_two_minus(self, time: str, factor: str) -> None:
        """One plus H% up to 50 percent and including it, two minus H% above."""
        assert k_at("6000", NEW, time) == Decimal(factor) * Decimal("0.25")

    @pytest.mark.parametrize("time", ["0.2", "0.8"])
    @pytest.mark.parametrize(("on", "printed"), [(NEW, "0.21"), (OLD, "0.30")])
    def test_the_statutes_own_example(self, time: str, on: date, printed: str) -> None:
        """At $1,000 and 20 or 80 percent the statute prints 0.21, and printed 0.30 before."""
        assert round(k_at("1000", on, time), 2) == Decimal(printed)

    def test_k_is_not_rounded(self) -> None:
        """The 0.21 of the example is a printed 0.2124828...: nothing is rounded on the way."""
        expected = Fraction(12, 10) * (Fraction(165, 1000) + Fraction(1000, 82857))
        assert same(k_at("1000", NEW, "0.2"), expected)

    def test_the_law_turns_on_september_1_2024(self) -> None:
        """August 31, 2024 has the former table, the next day the new one."""
        assert same(k_at("12000", OLD), Fraction(12, 100) + Fraction(800, 12000))
        assert same(k_at("12000", NEW), Fraction(1, 10) + Fraction(1499, 12000))

    def test_before_2004_is_not_known(self) -> None:
        """The table before 2004 was not read: the day is refused, with the days known."""
        young = [cases.child(born=date(2000, 1, 1))]
        days = r"2003-12-31.*2004-01-01 to 2024-08-31"
        with pytest.raises(gl.NotInForce, match=days) as told:
            cases.support(on=date(2003, 12, 31), children=young)
        assert told.value.table == "family_code/k"


class TestB4:
    """(b)(4) For more than one child, multiply CS by the factor for their number."""

    TYPED = ("1", "1.6", "2", "2.3", "2.5", "2.625", "2.75", "2.813", "2.844", "2.86")

    @pytest.mark.parametrize("on", [OLD, NEW])
    @pytest.mark.parametrize(("count", "factor"), list(enumerate(TYPED, 1)))
    def test_one_to_ten(self, count: int, factor: str, on: date) -> None:
        """Ten factors, the same in both laws."""
        sheet = worked(("6000", "3000"), "0.2", count, on).formula
        assert sheet.multiplier == Decimal(factor)
        assert sheet.guideline == sheet.cs * Decimal(factor)

    def test_eleven_is_not_guessed(self) -> None:
        """The statute's table stops at ten: eleven is refused by name, never extrapolated."""
        eleven = [
            gl.Child(name=f"Child {n}", born=date(2012, 1, n), time=cases.times("0.2"))
            for n in range(1, 12)
        ]
        with pytest.raises(gl.NotModelled, match=r"11 children.*4055\(b\)\(4\)"):
            cases.support(children=eleven)


class TestB5:
    """(b)(5) Positive: the higher earner pays. Negative: the lower earner pays its absolute."""

    def test_positive(self) -> None:
        """The higher earner pays the lower earner."""
        result = worked(("6000", "3000"), "0.2")
        assert (result.payor, result.payee) == (FIRST, SECOND)
        result = worked(("3000", "6000"), "0.8")
        assert (result.payor, result.payee) == (SECOND, FIRST)

    def test_negative(self) -> None:
        """With 80 percent of the time, $3,000 against $2,000: the lower earner pays."""
        result = worked(("3000", "2000"), "0.8")
        assert (result.payor, result.payee) == (SECOND, FIRST)
        assert result.formula.cs < 0
        assert result.low_income is not None
        assert result.low_income.highest_support == result.formula.guideline.copy_abs()

    def test_zero_is_nobody(self) -> None:
        """H% of 75 where HN is 75 percent of TN comes to nothing, and nobody is the payor."""
        result = worked(("6000", "2000"), "0.75")
        assert (result.payor, result.payee, str(result.monthly_support)) == (None, None, "0.00")
        assert result.low_income is None
        assert "zero_support" in cases.ids(result)

    def test_less_than_half_a_cent_is_nobody(self) -> None:
        """What rounds to zero is owed by nobody."""
        result = worked(("6000.01", "2000"), "0.75")
        assert result.formula.cs > 0
        assert (result.payor, result.monthly_support) == (None, 0)

    def test_equal_incomes(self) -> None:
        """Of two equal earners the one with less time pays, whoever is listed first."""
        one, other = worked(("4000", "4000"), "0.3"), worked(("4000", "4000"), "0.7")
        assert (one.payor, other.payor) == (FIRST, SECOND)
        assert one.monthly_support == other.monthly_support == Decimal("520.00")

    def test_no_income_at_all(self) -> None:
        """A total of zero has K of 16.5 percent and no support."""
        result = worked(("0", "0"), "0")
        assert (result.formula.k, result.monthly_support) == (Decimal("0.165"), 0)


class TestB6:
    """(b)(6) In a default without evidence of time, H% is zero or 100."""

    @staticmethod
    def default(**named: str) -> gl.Findings:
        """Return the finding of a default."""
        return gl.Findings(default_proceeding=gl.DefaultProceeding(**named))

    def test_noncustodial_high_earner(self) -> None:
        """H% is zero if the noncustodial parent is the higher earner."""
        result = cases.support(
            children=cases.children(1, None), findings=self.default(noncustodial=FIRST)
        )
        assert (result.formula.h_percent, result.payor) == (0, FIRST)
        assert cases.notice(result, "default_time").decides

    def test_custodial_high_earner(self) -> None:
        """H% is 100 if the custodial parent is the higher earner, and the other parent pays."""
        result = cases.support(
            children=cases.children(2, None), findings=self.default(noncustodial=SECOND)
        )
        assert (result.formula.h_percent, result.payor) == (1, SECOND)

    def test_all_children(self) -> None:
        """The default sets the time with every child."""
        result = cases.support(
            children=cases.children(3, None), findings=self.default(noncustodial=FIRST)
        )
        assert result.child_times == ()
        assert [time.average for time in result.times] == [0, 1]

    def test_not_where_the_noncustodial_parent_moves(self) -> None:
        """The first exception: the moving party is the noncustodial parent."""
        with pytest.raises(gl.InvalidFacts, match="noncustodial parent is the moving party"):
            cases.support(
                children=cases.children(1, None),
                findings=self.default(noncustodial=FIRST, moving=FIRST),
            )

    def test_not_where_the_custodial_parent_fails_to_appear(self) -> None:
        """The second exception: the party who fails to appear is the custodial parent."""
        with pytest.raises(gl.InvalidFacts, match="custodial parent failed to appear"):
            cases.support(
                children=cases.children(1, None),
                findings=self.default(noncustodial=FIRST, failed_to_appear=SECOND),
            )

    def test_the_ordinary_default(self) -> None:
        """The custodial parent moves and the noncustodial parent fails to appear."""
        result = cases.support(
            children=cases.children(1, None),
            findings=self.default(noncustodial=FIRST, moving=SECOND, failed_to_appear=FIRST),
        )
        assert result.formula.h_percent == 0

    def test_not_beside_evidence_of_time(self) -> None:
        """A statement of the time is evidence, and then the default does not set it."""
        with pytest.raises(gl.InvalidFacts, match="evidence of time"):
            cases.support(findings=self.default(noncustodial=FIRST))


def low(net: str, on: date = NEW_LAW, **more: object) -> gl.GuidelineSupport:
    """Return the order against a first parent with that net income and no time."""
    return cases.support((net, "1000"), "0.3", on=on, **more)


class TestB7:
    """(b)(7) Below full-time minimum wage the obligor is presumed entitled to an adjustment."""

    @pytest.mark.parametrize(
        ("on", "wage"),
        [
            (FIRST_DAY_OF_NEW_LAW, "16.00"),
            (date(2024, 12, 31), "16.00"),
            (date(2025, 1, 1), "16.50"),
            (date(2026, 12, 31), "16.90"),
        ],
    )
    def test_the_threshold_is_exact(self, on: date, wage: str) -> None:
        """Minimum wage of the day x 40 hours x 52 weeks / 12, not cut to dollars."""
        sheet = low("2000", on).low_income
        assert sheet is not None
        assert same(sheet.threshold, Fraction(wage) * 40 * 52 / 12)

    def test_less_than_not_at(self) -> None:
        """At the threshold there is no adjustment; a cent below there is one."""
        at, below = low("2860.00", date(2025, 6, 1)), low("2859.99", date(2025, 6, 1))
        assert (at.low_income_applies, below.low_income_applies) == (False, True)
        assert "low_income_range" not in cases.ids(at)

    def test_the_greatest_reduction(self) -> None:
        """$500 at $2,000 net in 2026: (2,929.33 - 2,000) / 2,929.33 of it, $158.63."""
        with exact():
            sheet = low_income_adjustment(
                Decimal(500),
                (Decimal(2000), Decimal(0)),
                threshold_for(NEW_LAW, None),
                gl.LowIncomeSupport.LOWEST,
            )
        assert round(sheet.greatest_reduction, 2) == Decimal("158.63")
        assert round(sheet.lowest_support, 2) == Decimal("341.37")

    def test_lowest_is_taken_by_default_and_said(self) -> None:
        """The low end is applied, and a notice says that this is practice, not the statute."""
        result = low("2500")
        assert result.monthly_support == Decimal("344.33")
        told = cases.notice(result, "low_income_default")
        assert told.decides
        assert "practice" in told.text

    def test_rebutted(self) -> None:
        """Where the court finds the presumption rebutted, the support is not reduced."""
        result = low(
            "2500", findings=gl.Findings(low_income_support=gl.LowIncomeSupport.UNADJUSTED)
        )
        assert result.monthly_support == Decimal("403.46")
        assert "low_income_default" not in cases.ids(result)
        assert "low_income_range" in cases.ids(result)

    def test_inside_the_range(self) -> None:
        """The court may set any support within the range, both printed ends included."""
        for amount in ("344.33", "370.00", "403.46"):
            result = low("2500", findings=gl.Findings(low_income_support=Decimal(amount)))
            assert result.monthly_support == Decimal(amount)

    @pytest.mark.parametrize("amount", ["344.31", "403.48", "0", "1000"])
    def test_outside_the_range(self, amount: str) -> None:
        """Outside it the paragraph gives no support."""
        with pytest.raises(gl.InvalidFacts, match="outside the range"):
            low("2500", findings=gl.Findings(low_income_support=Decimal(amount)))

    def test_a_finding_where_there_is_no_range(self) -> None:
        """An obligor above the threshold has no range for the court to choose from."""
        with pytest.raises(gl.InvalidFacts, match="not below the threshold"):
            low("4000", findings=gl.Findings(low_income_support=Decimal(500)))

    def test_the_obligor_may_be_the_lower_earner(self) -> None:
        """Where the lower earner owes, it is that parent's income that is compared."""
        result = cases.support(("9000", "2500"), "0.9")
        assert result.payor == SECOND
        assert result.low_income is not None
        assert result.low_income.obligor_net == 2500
        assert result.low_income_applies

    def test_a_poor_payee_changes_nothing(self) -> None:
        """Only the obligor's income counts."""
        assert not cases.support(("6000", "0"), "0.2").low_income_applies

    def test_hardly_any_income(self) -> None:
        """$100 of net income: all but a thirtieth is taken off, and 70 cents of $20.45 are left."""
        result = cases.support(("100", "3000"), "0")
        assert (result.payor, str(result.monthly_support)) == (FIRST, "0.70")

    def test_no_income_no_support(self) -> None:
        """A parent without income never owes anything under the formula."""
        assert cases.support(("0", "3000"), "0").monthly_support == 0

    def test_children_are_in_the_amount_reduced(self) -> None:
        """It is the amount otherwise determined that is reduced, the multiplier in it."""
        one, two = low("2500").low_income, low("2500", count=2).low_income
        assert one is not None
        assert two is not None
        assert round(two.reduction, 12) == round(one.reduction * Decimal("1.6"), 12)

    def test_2024_before_september(self) -> None:
        """$2,137 until August 31, 2024, from a secondary source that decides, and is said."""
        result = low("2000", OLD)
        assert result.low_income is not None
        assert result.low_income.threshold == 2137
        assert cases.notice(result, "weak_source").decides

    def test_a_weak_threshold_that_does_not_decide(self) -> None:
        """Above the threshold the same source decides nothing."""
        assert not cases.notice(low("5000", OLD), "weak_source").decides

    @pytest.mark.parametrize("on", [date(2023, 12, 31), date(2010, 1, 1), date(2028, 1, 1)])
    def test_an_unverified_threshold_is_refused(self, on: date) -> None:
        """Before 2024, and after the last wage read, no threshold is guessed."""
        with pytest.raises(gl.NotInForce, match="low_income_threshold"):
            low("2000", on, children=[cases.child(born=on, first_time="0.3")])

    def test_given_where_the_table_has_none(self) -> None:
        """The case may give the published threshold for such a day, which a notice repeats."""
        result = low(
            "1500", date(2021, 5, 1), choices=gl.Choices(low_income_threshold=Decimal(1837))
        )
        assert result.low_income is not None
        assert result.low_income.threshold == 1837
        assert cases.notice(result, "low_income_threshold_given").decides

    def test_not_given_against_the_table(self) -> None:
        """Where the table has one, the choice is refused: it does not amend the law."""
        with pytest.raises(gl.InvalidFacts, match=r"\$2,929\.33.*leave it out"):
            low("1500", choices=gl.Choices(low_income_threshold=Decimal(1837)))


class TestB8:
    """(b)(8) The youngest child's part is the amount for one child, and so on upward."""

    def test_two_children(self) -> None:
        """$2,016 for two: $1,260 for the younger, $756 for the elder."""
        result = cases.support(count=2)
        assert [(child.of, str(child.amount)) for child in result.children] == [
            ("Child 1", "756.00"),
            ("Child 2", "1260.00"),
        ]

    def test_ten_children(self) -> None:
        """The differences of the ten multipliers, youngest first."""
        units = ["1", ".6", ".4", ".3", ".2", ".125", ".125", ".063", ".031", ".016"]
        result = cases.support(("10000", "0"), "0", 10)
        parts = [child.amount for child in reversed(result.children)]
        assert parts == [Decimal(unit) * 2500 for unit in units]
        assert sum(parts) == result.monthly_support

    def test_by_age_not_by_place(self) -> None:
        """The youngest is found by birthday, in whatever order the children are listed."""
        listed = [cases.child(2), cases.child(1)]
        assert [c.amount for c in cases.support(children=listed).children] == [1260, 756]

    def test_twins(self) -> None:
        """Of twins the one listed later counts as the younger."""
        twins = [cases.child(1), cases.child(2, born=date(2010, 5, 2))]
        assert [c.amount for c in cases.support(children=twins).children] == [756, 1260]

    def test_cents_are_never_lost(self) -> None:
        """Parts of an amount that does not divide still sum to the order."""
        result = cases.support(("6173.29", "2999.17"), "0.213", 7)
        assert sum(child.amount for child in result.children) == result.monthly_support

    def test_after_the_low_income_adjustment(self) -> None:
        """The reduced amount is divided in the same proportions."""
        result = low("2500", count=2)
        younger, elder = result.children[1].amount, result.children[0].amount
        assert younger + elder == result.monthly_support
        assert abs(younger * Decimal("0.6") - elder) < Decimal("0.01")

    def test_does_not_apply_to_different_time(self) -> None:
        """Where time differs by child a notice says that no statute divides the order."""
        result = cases.support(children=[cases.child(1, "0.5"), cases.child(2, "0.2")])
        assert "4055(b)(8)" not in result.children[0].rule
        assert cases.notice(result, "allocation_practice").decides

    def test_the_practice_while_it_fits(self) -> None:
        """A child with the payee gets its own one-child amount, the other the rest.

        H% is 35: .25 x 1.35 x (6,000 - 3,150) x 1.6 = 1,539. The second child's own amount is
        1,260; the first, whose time is equal, gets the rest.
        """
        result = cases.support(children=[cases.child(1, "0.5"), cases.child(2, "0.2")])
        assert result.monthly_support == Decimal("1539.00")
        assert [child.amount for child in result.children] == [279, 1260]

    def test_the_practice_up_to_the_whole_order(self) -> None:
        """An own amount as large as the order takes all of it: "no more than" reaches to there.

        At 40, 70 and 70 percent H% is 60: 1.4 x .25 x (4,800 - 3,600) x 2 is $840, and so is the
        first child's own 1.4 x .25 x (4,800 - 2,400).
        """
        children = [cases.child(1, "0.4"), cases.child(2, "0.7"), cases.child(3, "0.7")]
        result = cases.support((4800, 1200), children=children)
        assert [child.amount for child in result.children] == [840, 0, 0]

    def test_in_proportion_where_the_practice_exceeds_the_order(self) -> None:
        """One child with each parent: the own amount would exceed the order, so in proportion.

        H% is 50: .375 x (6,000 - 4,500) x 1.6 = 900. Child 1's own amount at no time is 1,500.
        Child 2's, who is all with the payor, is -750 and counts as zero.
        """
        result = cases.support(children=[cases.child(1, "0"), cases.child(2, "1")])
        assert result.monthly_support == Decimal("900.00")
        assert [child.amount for child in result.children] == [900, 0]

    def test_in_proportion_where_no_child_is_left_for_the_rest(self) -> None:
        """All children with the payee but at different times: in proportion to own amounts."""
        result = cases.support(children=[cases.child(1, "0.1"), cases.child(2, "0.3")])
        amounts = [child.amount for child in result.children]
        own = [Decimal("0.275") * 5100, Decimal("0.325") * 3300]
        assert sum(amounts) == result.monthly_support
        assert abs(amounts[0] / amounts[1] - own[0] / own[1]) < Decimal("0.0001")


class TestC:
    """(c) A computer program shall provide the range of the adjustment."""

    def test_the_range_is_on_the_result(self) -> None:
        """Both ends stand on the worksheet, in the notice and in the JSON document."""
        result = low("2500")
        sheet = result.low_income
        assert sheet is not None
        assert [round(end, 2) for end in (sheet.lowest_support, sheet.highest_support)] == [
            Decimal("344.33"),
            Decimal("403.46"),
        ]
        told = cases.notice(result, "low_income_range").text
        assert "$344.33 to $403.46" in told
        document = gl.order_document(result)["low_income_adjustment"]
        assert (document["lowest_support"], document["highest_support"]) == ("344.33", "403.46")
        assert document["reduction"] == "59.13"


class TestBelowZero:
    """The statute is silent on a net income below zero: a named reading, and the other told."""

    AS_IT_IS = gl.Choices(negative_net_income=gl.NegativeNetIncome.AS_IT_IS)

    def test_counts_as_zero(self) -> None:
        """It counts as zero, and the notice has the amount under the other reading."""
        result, zero = cases.support((6000, -500)), cases.support((6000, 0))
        other = cases.support((6000, -500), choices=self.AS_IT_IS)
        assert result.monthly_support == zero.monthly_support
        told = cases.notice(result, "negative_net_income")
        assert told.decides
        assert f"${other.monthly_support:,}" in told.text

    def test_as_it_is(self) -> None:
        """By choice it enters as it is: .3 x (6,000 - .2 x 5,500); the notice has the default's."""
        result = cases.support((6000, -500), choices=self.AS_IT_IS)
        assert result.formula.tn == 5500
        assert result.monthly_support == Decimal("0.3") * (6000 - Decimal("0.2") * 5500)
        told = cases.notice(result, "negative_net_income").text
        assert f"${cases.support((6000, -500)).monthly_support:,}" in told

    def test_both_below_zero(self) -> None:
        """Two of them make nothing; read as they are there is no K for a total below zero."""
        result = cases.support((-100, -500))
        assert result.monthly_support == 0
        assert "there is none" in cases.notice(result, "negative_net_income").text
        with pytest.raises(gl.NotModelled, match=r"4055\(b\)\(3\)"):
            cases.support((-100, -500), choices=self.AS_IT_IS)

    def test_never_paid_below_zero(self) -> None:
        """An obligor below zero, read as it is, has all of the support taken off at the lowest."""
        result = cases.support((-100, 3000), "0", choices=self.AS_IT_IS)
        assert result.monthly_support >= 0
