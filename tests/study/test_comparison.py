"""An amount on record beside the calculation: each cause planted by hand, and found."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import guideline as gl
from cases import EXAMPLES, FIRST, LAST_DAY_OF_OLD_LAW, SECOND, case, child, hardship_case, parent
from guideline.study.causes import CAUSES, ORDER
from strategies import add_on_cases, hardship_cases, simple_cases

Cause = gl.DifferenceCause
facts_of: Any = gl  # whole numbers and text become exact facts
CENT = Decimal("0.01")
nets = st.integers(300_000, 1_500_000).map(lambda cents: cents * CENT)
times = st.integers(1, 49).map(lambda points: Decimal(points) / 100)
fine_times = st.integers(10, 490).map(lambda points: Decimal(points) / 1000)


def cents(amount: Fraction) -> Decimal:
    """Return an exact amount rounded to the cent, half a cent away from zero."""
    sign = -1 if amount < 0 else 1
    return sign * Decimal(int(abs(amount) * 100 + Fraction(1, 2))) / 100


def by_hand(
    first: Decimal | Fraction, second: Decimal, time: Decimal, *, plain: bool = False
) -> Fraction:
    """Return one child's support from the first parent under the law from September 1, 2024."""
    return formula(first, second, time, new_fraction, plain=plain)


def formula(
    first: Decimal | Fraction,
    second: Decimal,
    time: Decimal,
    table: Callable[[Fraction], Fraction],
    *,
    plain: bool,
) -> Fraction:
    """Return CS = K [HN - (H%)(TN)] in fractions, from the first parent."""
    high, low = Fraction(max(first, second)), Fraction(min(first, second))
    h = Fraction(time if first >= second else 1 - time)
    factor = Fraction(1) if plain else (1 + h if h <= Fraction(1, 2) else 2 - h)
    support = factor * table(high + low) * (high - h * (high + low))
    return support if first >= second else -support


def new_fraction(tn: Fraction) -> Fraction:
    """Return the fraction of the table from September 1, 2024, for $5,001 and above."""
    if tn <= 10_000:
        return Fraction(1, 4)
    return (
        Fraction(10, 100) + Fraction(1499) / tn if tn <= 15_000 else Fraction(12, 100) + 1200 / tn
    )


def old_fraction(tn: Fraction) -> Fraction:
    """Return the fraction of the table before it, for $801 and above."""
    if tn <= 6666:
        return Fraction(1, 4)
    return Fraction(10, 100) + 1000 / tn if tn <= 10_000 else Fraction(12, 100) + 800 / tn


def found(result: gl.GuidelineSupport, recorded: Decimal, **more: Any) -> gl.Comparison:
    """Return the comparison with an amount that is signed from the first parent."""
    payor = FIRST if recorded > 0 else SECOND
    return gl.compare(result, abs(recorded), payor=payor, **more)


def planted(result: gl.GuidelineSupport, recorded: Decimal, cause: gl.DifferenceCause) -> None:
    """Require that a planted cause is found to the cent, where the amount is another at all."""
    compared = found(result, recorded)
    assume(compared.difference)
    assert cause in compared.causes
    assert compared.explanations[0].left == 0


class TestPlanted:
    """Amounts made by hand in fractions, with one wrong rule each."""

    @given(nets, nets, times)
    def test_the_hand_agrees_with_the_law(
        self, first: Decimal, second: Decimal, time: Decimal
    ) -> None:
        """Without a wrong rule the hand's amount is the calculation's: there is no difference."""
        assume(by_hand(first, second, time) != 0)
        compared = found(
            gl.calculate(case((first, second), time)), cents(by_hand(first, second, time))
        )
        assert compared.verdict is gl.Verdict.SAME
        assert not compared.difference
        assert not compared.causes

    @given(nets, nets, times)
    def test_k_without_one_plus_h(self, first: Decimal, second: Decimal, time: Decimal) -> None:
        """The fraction alone taken for K is found."""
        recorded = cents(by_hand(first, second, time, plain=True))
        planted(gl.calculate(case((first, second), time)), recorded, Cause.K_WITHOUT_TIME)

    @given(nets, nets, times)
    def test_the_old_table(self, first: Decimal, second: Decimal, time: Decimal) -> None:
        """K of before September 1, 2024 is found, and so is the old law, which is the same here."""
        recorded = cents(formula(first, second, time, old_fraction, plain=False))
        result = gl.calculate(case((first, second), time))
        planted(result, recorded, Cause.OLD_K)
        planted(result, recorded, Cause.LAW_VERSION)

    @given(nets, nets, times)
    def test_the_new_law_too_early(self, first: Decimal, second: Decimal, time: Decimal) -> None:
        """The law of September 1, 2024 on the day before is found."""
        result = gl.calculate(case((first, second), time, on=LAST_DAY_OF_OLD_LAW))
        planted(result, cents(by_hand(first, second, time)), Cause.LAW_VERSION)

    @given(nets, nets, times)
    def test_time_swapped(self, first: Decimal, second: Decimal, time: Decimal) -> None:
        """The other parent's time taken for one's own is found, whoever then pays."""
        recorded = cents(by_hand(first, second, 1 - time))
        planted(gl.calculate(case((first, second), time)), recorded, Cause.TIME_SWAPPED)

    @given(nets, nets, fine_times)
    def test_time_in_whole_percents(self, first: Decimal, second: Decimal, time: Decimal) -> None:
        """21.4 percent taken as 21 is found; half a percent of the lesser share goes up."""
        percents = Decimal(int(time * 100 + Decimal("0.5"))) / 100
        recorded = cents(by_hand(first, second, percents))
        planted(gl.calculate(case((first, second), time)), recorded, Cause.TIME_ROUNDED)

    @given(nets, nets, times)
    def test_nets_in_whole_dollars(self, first: Decimal, second: Decimal, time: Decimal) -> None:
        """Net incomes rounded to the dollar are found by their cents."""
        rounded = [Decimal(int(net + Decimal("0.5"))) for net in (first, second)]
        recorded = cents(by_hand(rounded[0], rounded[1], time))
        planted(gl.calculate(case((first, second), time)), recorded, Cause.NET_ROUNDED)

    @given(nets, nets, times)
    def test_the_amount_in_whole_dollars(
        self, first: Decimal, second: Decimal, time: Decimal
    ) -> None:
        """An amount rounded to the dollar, or its cents cut off, is that before anything else."""
        result = gl.calculate(case((first, second), time))
        assume(result.monthly_support >= 1 and result.monthly_support % 1)
        for whole in (int(result.monthly_support), int(result.monthly_support) + 1):
            compared = gl.compare(result, whole)
            assert compared.cause is Cause.ROUNDED
            assert abs(compared.difference) < 1

    @given(nets, nets, times, st.sampled_from([Decimal("0.5"), Decimal(1), Decimal(2)]))
    def test_hardship_in_one_pass(
        self, first: Decimal, second: Decimal, time: Decimal, count: Decimal
    ) -> None:
        """The support without hardship taken as the limit, once, is found."""
        assume(first > second)
        limit = abs(by_hand(first, second, time))
        less = Fraction(first) - Fraction(count) * limit
        assume(less > 3100 and less + Fraction(second) > 5001)
        recorded = cents(by_hand(less, second, time))
        facts = hardship_case((first, second), gl.Hardship(children=count), first_time=time)
        result = gl.calculate(facts)
        compared = found(result, recorded)
        assume(compared.difference)
        assert Cause.HARDSHIP_ONE_PASS in compared.causes

    def test_low_income(self) -> None:
        """The adjustment left out of $265.23 is $388.48, the high end of the range: both."""
        result = gl.calculate(gl.read_case("examples/low_income.toml"))
        compared = gl.compare(result, "388.48")
        assert compared.causes == (Cause.LOW_INCOME_ADJUSTMENT, Cause.RANGE_END)
        assert compared.verdict is gl.Verdict.SEVERAL_EXPLAIN
        findings = gl.changed(result.case.findings, low_income_support="unadjusted")
        left_out = gl.calculate(gl.changed(result.case, findings=findings))
        assert gl.compare(left_out, "265.23").causes == compared.causes

    def test_support_inside_the_range(self) -> None:
        """Where the court set an amount in the range, either end of it on record is told."""
        result = gl.calculate(case((2000, 1500), "0.1", findings={"low_income_support": 300}))
        ends = [gl.compare(result, amount) for amount in ("265.23", "388.48")]
        assert [each.explanations[-1].what for each in ends] == [
            "the low end of the range",
            "the high end of the range",
        ]

    def test_a_threshold_that_came_with_the_case(self) -> None:
        """Another day's law is tried with its own threshold, not with the case's."""
        facts = case(
            (2000, 1500), "0.1", on=date(2028, 3, 1), choices={"low_income_threshold": 3200}
        )
        result = gl.calculate(facts)
        before = gl.calculate(gl.changed(facts, on="2027-12-31", choices={}))
        assert Cause.LAW_VERSION in gl.compare(result, before.monthly_support).causes


class TestTaxes:
    """Causes that go through the taxes, on a case with two wage earners."""

    result = gl.calculate(gl.read_case("examples/from_wages.toml"))

    def made(self, **facts: Any) -> Decimal:
        """Return support with other facts, worked out by the rules."""
        return gl.calculate(gl.changed(self.result.case, **facts)).monthly_support

    def with_parent(self, index: int, **facts: Any) -> Decimal:
        """Return support with other facts about one parent."""
        parents = list(self.result.case.parents)
        parents[index] = gl.changed(parents[index], **facts)
        return self.made(parents=parents)

    @pytest.mark.parametrize("year", [2024, 2026])
    def test_the_tax_year(self, year: int) -> None:
        """Taxes of the year before and of the year after are found."""
        compared = gl.compare(self.result, self.made(tax_year=year))
        assert [each.what for each in compared.explanations] == [f"taxes of {year}"]

    @pytest.mark.parametrize(
        ("index", "status"),
        [(0, "head_of_household"), (1, "single"), (1, "married_separate"), (0, "married_joint")],
    )
    def test_the_filing_status(self, index: int, status: str) -> None:
        """Another filing status of either parent is found, and whose it is."""
        compared = gl.compare(self.result, self.with_parent(index, filing_status=status))
        assert compared.cause is Cause.FILING_STATUS
        who, words = (FIRST, SECOND)[index], status.replace("_", " ")
        assert f"{who} filing as {words}" in [each.what for each in compared.explanations]

    def test_the_dependents(self) -> None:
        """The child claimed by the other parent is found."""
        compared = gl.compare(self.result, self.with_parent(0, tax_return={"claims": ["Child 1"]}))
        assert compared.causes == (Cause.DEPENDENTS,)
        assert compared.explanations[0].what == "every child claimed by Petitioner"

    def test_one_child_of_two(self) -> None:
        """Of two children, one claimed by the other parent is found."""
        children = [*self.result.case.children, child(9)]
        result = gl.calculate(gl.changed(self.result.case, children=children))
        parents = list(result.case.parents)
        parents[0] = gl.changed(parents[0], tax_return={"claims": ["Child 1"]})
        recorded = gl.calculate(gl.changed(result.case, parents=parents)).monthly_support
        compared = gl.compare(result, recorded)
        assert compared.causes == (Cause.DEPENDENTS,)
        assert compared.explanations[0].what == "Child 1 claimed by Petitioner"

    def test_claims_that_are_told_are_moved(self) -> None:
        """A child whom the order's return claims by a release is claimed by the other instead."""
        parents = list(self.result.case.parents)
        parents[0] = gl.changed(parents[0], tax_return={"claims": ["Child 1"]})
        released = gl.calculate(gl.changed(self.result.case, parents=parents))
        compared = gl.compare(released, self.result.monthly_support)
        assert compared.causes == (Cause.DEPENDENTS,)

    def test_other_dependents_left_out(self) -> None:
        """A parent's other dependents left off the return are found."""
        facts = gl.changed(
            self.result.case.parents[1].tax_return, other_dependents=[{"born": "2014-03-01"}]
        )
        parents = list(self.result.case.parents)
        parents[1] = gl.changed(parents[1], tax_return=facts)
        result = gl.calculate(gl.changed(self.result.case, parents=parents))
        compared = gl.compare(result, self.result.monthly_support)
        assert "Respondent's other dependents left out" in [x.what for x in compared.explanations]

    def test_the_spouse_goes_with_the_joint_return(self) -> None:
        """A joint filer tried as single has no spouse on the return."""
        joint: dict[str, Any] = {"filing_status": "married_joint", "tax_return": {"spouse": {}}}
        parents = list(self.result.case.parents)
        parents[0] = gl.changed(parents[0], **joint)
        result = gl.calculate(gl.changed(self.result.case, parents=parents))
        compared = gl.compare(result, self.result.monthly_support)
        assert "Petitioner filing as single" in [x.what for x in compared.explanations]

    def test_time_swapped_for_taxes_too(self) -> None:
        """Time swapped before the taxes, so that the child is claimed by the other, is found."""
        swapped = [gl.changed(self.result.case.children[0], time={FIRST: "80%", SECOND: "20%"})]
        recorded = gl.calculate(gl.changed(self.result.case, children=swapped))
        compared = gl.compare(self.result, recorded.monthly_support, payor=recorded.payor)
        assert compared.causes == (Cause.TIME_SWAPPED,)
        assert recorded.payor == SECOND
        assert compared.difference == -recorded.monthly_support - self.result.monthly_support


class TestBesideTheGuideline:
    """What the court found, and what is owed for expenses."""

    def test_the_guideline_on_record(self) -> None:
        """The guideline amount on record where the court found another is found."""
        result = gl.calculate(gl.read_case("examples/deviation.toml"))
        assert result.ordered is not None
        compared = gl.compare(result, result.ordered.guideline)
        assert compared.causes == (Cause.DEVIATION,)
        assert gl.compare(result, 4321).tried == 1

    def test_expenses_divided_otherwise(self) -> None:
        """An expense divided in half is found where the amount on record has it in."""
        result = gl.calculate(gl.read_case("examples/two_children.toml"))
        compared = gl.compare(result, "2316.00", with_add_ons=True)
        assert compared.explanations[0].what == "expenses divided in half"
        assert compared.amount == Decimal("2358.27")

    def test_expenses_by_incomes_before_base_support(self) -> None:
        """The oldest mistake of § 4061: the payor's income not reduced by base support."""
        result = gl.calculate(gl.read_case("examples/two_children.toml"))
        compared = gl.compare(result, "2416.00", with_add_ons=True)
        assert compared.causes == (Cause.ADD_ON_SPLIT,)

    def test_expenses_left_out_or_counted_in(self) -> None:
        """Base support alone where expenses belong, and expenses where base support alone does."""
        result = gl.calculate(gl.read_case("examples/two_children.toml"))
        assert gl.compare(result, "2016.00", with_add_ons=True).causes == (Cause.ADD_ONS,)
        assert gl.compare(result, "2358.27").causes == (Cause.ADD_ONS,)

    def test_expenses_beside_a_finding(self) -> None:
        """Where the court found an amount, its expenses can still be divided otherwise."""
        result = gl.calculate(gl.read_case("examples/deviation.toml"))
        bill = facts_of.AddOn(kind="childcare", amount=900, paid_by=SECOND)
        with_bill = gl.calculate(gl.changed(result.case, add_ons=[bill]))
        compared = gl.compare(with_bill, with_bill.monthly_support + 450, with_add_ons=True)
        assert compared.causes == (Cause.ADD_ON_SPLIT,)


class TestGuards:
    """What is no explanation."""

    @given(st.one_of(simple_cases(), hardship_cases(), add_on_cases()), st.booleans())
    def test_no_difference_has_no_cause(self, facts: gl.Case, with_add_ons: bool) -> None:  # noqa: FBT001 - drawn
        """The amount calculated is the same as itself, and nothing is said to explain it."""
        result = gl.calculate(facts)
        own = gl.compare(result, 0, with_add_ons=with_add_ons)
        compared = gl.compare(result, own.amount, payor=own.payor, with_add_ons=with_add_ons)
        assert compared.verdict is gl.Verdict.SAME
        assert compared.cause is None
        assert not compared.difference
        assert not compared.tried

    @given(simple_cases(), st.integers(0, 400_000))
    def test_an_explanation_is_near_and_moves_the_amount(
        self, facts: gl.Case, recorded: int
    ) -> None:
        """Each is within fifty cents of the record, and unlike the amount calculated."""
        compared = gl.compare(gl.calculate(facts), recorded * CENT)
        for each in compared.explanations:
            assert abs(each.left) <= Decimal("0.50")
            assert each.amount != compared.amount or each.payor != compared.payor
            assert each.left == 0 or abs(compared.difference) >= 1
        exact = [each.left == 0 for each in compared.explanations]
        assert exact == sorted(exact, reverse=True)
        assert compared.recorded % 1 == 0 or len(set(exact)) < 2

    @given(simple_cases(), st.integers(0, 400_000))
    def test_the_order_of_the_parents_is_nothing(self, facts: gl.Case, recorded: int) -> None:
        """With the parents listed the other way about the same is found, from the same payor."""
        turned = gl.changed(facts, parents=facts.parents[::-1])
        amount = recorded * CENT
        one, other = (
            gl.compare(gl.calculate(each), amount, payor=SECOND) for each in (facts, turned)
        )
        if one.payor is not None:
            assert one == other

    def test_a_change_that_moves_nothing_explains_nothing(self) -> None:
        """Half the time each: swapped time, and time in whole percents, are no other amount."""
        result = gl.calculate(case((6000, 3000), "0.5"))
        causes = gl.compare(result, "9999.99")
        assert causes.verdict is gl.Verdict.UNEXPLAINED
        assert causes.tried == 2  # K without one plus H%, and K of the old table, which is old law

    def test_fifty_cents_are_explained_to_the_cent_or_not(self) -> None:
        """An amount 30 cents away is not put down to a rule that is as near by chance."""
        result = gl.calculate(gl.read_case("examples/from_wages.toml"))
        assert gl.compare(result, "887.15").verdict is gl.Verdict.UNEXPLAINED
        assert gl.compare(result, "886.92").cause is Cause.NET_ROUNDED

    def test_with_cents_on_record_the_exact_one_is_told(self) -> None:
        """Old K gives $793.63: on record to the cent, nothing that is only near is told."""
        result = gl.calculate(gl.read_case("examples/from_wages.toml"))
        assert all(each.left == 0 for each in gl.compare(result, "793.63").explanations)
        assert {str(each.left) for each in gl.compare(result, "793.40").explanations} == {"-0.23"}

    def test_the_other_payor(self) -> None:
        """The same dollars paid by the other parent are no agreement."""
        result = gl.calculate(case())
        compared = gl.compare(result, "1260.00", payor=SECOND)
        assert compared.difference == Decimal("-2520.00")
        assert compared.verdict is gl.Verdict.UNEXPLAINED

    def test_where_nobody_pays(self) -> None:
        """Beside no support, whoever pays on record pays more."""
        result = gl.calculate(case((3000, 3000), "0.5"))
        for payor in (None, FIRST, SECOND):
            compared = gl.compare(result, 400, payor=payor)
            assert (compared.difference, compared.payor) == (Decimal(400), None)

    def test_what_could_not_be_tried_is_said(self) -> None:
        """No verified threshold is known before 2024, so that law cannot be tried."""
        result = gl.calculate(gl.read_case("examples/before_2024_09.toml"))
        compared = gl.compare(result, 1)
        assert [str(each.cause) for each in compared.not_tried] == ["law_version"]
        assert "2023-12-31" in compared.not_tried[0].what

    @pytest.mark.parametrize(
        ("recorded", "payor", "said"),
        [
            (12.5, None, "recorded: 12.5: a float is not exact"),
            (-5, None, "recorded: -5: below zero"),
            ("abc", "Nobody", "payor: 'Nobody': not one of the parents"),
            ("NaN", None, "recorded: 'NaN': not a plain number"),
        ],
    )
    def test_bad_input(self, recorded: Any, payor: str | None, said: str) -> None:
        """A wrong amount and a wrong payor are told, both together."""
        with pytest.raises(gl.InvalidFacts, match="recorded" if payor is None else "payor") as told:
            gl.compare(gl.calculate(case()), recorded, payor=payor)
        assert said in str(told.value)
        assert len(told.value.problems) == 1 + (payor is not None)


class TestWords:
    """The closed list, and the document."""

    def test_every_cause_has_its_rule(self) -> None:
        """Each cause has words and a provision, in the order of the list."""
        assert list(CAUSES) == list(Cause) == list(ORDER)
        assert all(rule.words.endswith(".") and rule.cites for rule in CAUSES.values())

    def test_every_cause_is_tried(self) -> None:
        """No cause stands on the list that nothing tries; rounding is read from the record."""
        from guideline.study.variants import _CHANGES

        assert {*_CHANGES, Cause.ROUNDED} == set(Cause)

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.name))
    def test_the_document(self, path: Any) -> None:
        """Every example has a comparison, whose document and text say the same amounts."""
        result = gl.calculate(gl.read_case(path))
        compared = gl.compare(result, "1234.56")
        document = gl.comparison_document(compared)
        assert list(document)[:3] == ["format", "guideline", "verdict"]
        assert document["recorded"] == "1234.56"
        assert document["amount"] == f"{result.monthly_support:.2f}"
        assert "$1,234.56" in gl.explain(compared)


def test_california_tables_are_used() -> None:
    """A result made with given tables is compared under the same."""
    tables = gl.read_california_tables("tables/california/2024.toml")
    facts = gl.changed(gl.read_case("examples/from_wages.toml"), tax_year=2026)
    result = gl.calculate(facts, california=tables)
    parents = [parent(FIRST, None, income=facts.parents[0].income), facts.parents[1]]
    other = gl.calculate(gl.changed(facts, parents=parents), california=tables)
    assert gl.compare(result, result.monthly_support, california=tables).difference == 0
    assert other.monthly_support != result.monthly_support
