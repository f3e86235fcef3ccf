"""One calculation beside another: the effects add up exactly, whatever differs."""

from collections.abc import Hashable
from datetime import date
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import guideline as gl
from cases import EXAMPLES, FIRST, LAST_DAY_OF_OLD_LAW, SECOND, case, child
from guideline.study.attribution import REASONS, attributed
from guideline.study.fact_differences import fact_differences, in_words, mixed
from strategies import add_on_cases, hardship_cases, simple_cases, split_cases

facts_of: Any = gl  # whole numbers and text become exact facts
any_case = st.one_of(simple_cases(), split_cases(), hardship_cases(), add_on_cases())
changes = st.lists(st.integers(-10_000, 10_000), min_size=1, max_size=6)


def effects(found: gl.CalculationDifference) -> dict[str, Decimal]:
    """Return each effect by whose fact it is and which."""
    return {f"{each.of or ''} {each.fact}".strip(): each.effect for each in found.effects}


class TestWhole:
    """The effects and the whole."""

    @given(any_case, any_case, st.booleans())
    @settings(max_examples=30)
    def test_the_effects_add_up(self, one: gl.Case, other: gl.Case, with_add_ons: bool) -> None:  # noqa: FBT001 - drawn
        """To the cent, whatever differs, and the whole is the one amount less the other."""
        before, after = gl.calculate(one), gl.calculate(other)
        found = gl.difference(before, after, with_add_ons=with_add_ons)
        assert sum(each.effect for each in found.effects) == found.difference
        same_payor = found.before_payor == found.after_payor
        assert found.difference == (
            found.after - found.before
            if same_payor or None in {found.before_payor, found.after_payor}
            else -found.after - found.before
        )
        if not with_add_ons:
            assert (found.before, found.after) == (before.monthly_support, after.monthly_support)
        assert found.why == REASONS[found.method]

    @given(any_case)
    def test_a_calculation_beside_itself(self, facts: gl.Case) -> None:
        """Nothing differs, and the other order of listing people is no difference."""
        result = gl.calculate(facts)
        turned = gl.changed(facts, parents=facts.parents[::-1], children=facts.children[::-1])
        for other in (result, gl.calculate(turned)):
            found = gl.difference(result, other)
            assert found.effects == ()
            assert found.difference == 0

    @given(simple_cases(), simple_cases())
    @settings(max_examples=20)
    def test_the_order_of_the_parents_is_nothing(self, one: gl.Case, other: gl.Case) -> None:
        """With the parents listed the other way about in either case, the same effects."""
        turned = gl.changed(one, parents=one.parents[::-1])
        before, after = gl.calculate(one), gl.calculate(other)
        if before.payor is not None:
            assert gl.difference(before, after) == gl.difference(gl.calculate(turned), after)

    @given(simple_cases(), simple_cases())
    @settings(max_examples=20)
    def test_the_way_back(self, one: gl.Case, other: gl.Case) -> None:
        """From the second to the first the averages are the same with the other sign, to a cent."""
        there, back = (gl.calculate(each) for each in (one, other))
        found, again = gl.difference(there, back), gl.difference(back, there)
        side = 1 if found.before_payor == again.before_payor else -1
        if found.method is gl.Attribution.SHAPLEY and found.before_payor and again.before_payor:
            for forth, home in zip(found.effects, again.effects, strict=True):
                assert abs(forth.effect + side * home.effect) <= Decimal("0.01")

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.name))
    def test_every_example_beside_every_other(self, path: Any) -> None:
        """Examples of the same parents, however unlike, have a difference that adds up."""
        before = gl.calculate(gl.read_case(path))
        names = {parent.name for parent in before.case.parents}
        for other in EXAMPLES:
            after = gl.calculate(gl.read_case(other))
            if {parent.name for parent in after.case.parents} == names:
                found = gl.difference(before, after)
                assert sum(each.effect for each in found.effects) == found.difference
                assert gl.difference_document(found)["format"] == "guideline.difference/1"


class TestFacts:
    """Which things are told, and how."""

    def test_one_fact(self) -> None:
        """One fact that differs has the whole effect, and is told with both its values."""
        found = gl.difference(gl.calculate(case()), gl.calculate(case((6100, 3000))))
        (only,) = found.effects
        assert isinstance(only, gl.DifferenceEffect)
        assert (only.of, only.fact) == (FIRST, "monthly_net_disposable_income")
        assert (only.before, only.after, only.effect) == ("6,000", "6,100", Decimal("24.00"))
        assert only.kind is gl.DifferenceKind.INPUT

    def test_the_law_without_its_tax_year(self) -> None:
        """Two days of one year differ by the law alone; two years by the taxes as well."""
        old = gl.calculate(case(on=LAST_DAY_OF_OLD_LAW))
        found = gl.difference(old, gl.calculate(case(on=date(2024, 9, 1))))
        assert effects(found) == {"on": Decimal("196.00")}
        assert found.effects[0].kind is gl.DifferenceKind.RULE
        wages = gl.read_case("examples/from_wages.toml")
        later = gl.changed(wages, on=date(2026, 6, 1))
        found = gl.difference(gl.calculate(wages), gl.calculate(later))
        assert effects(found) == {"on": Decimal("0.00"), "tax_year": Decimal("0.73")}

    def test_two_facts_are_averaged(self) -> None:
        """Each of two effects is halfway between coming first and coming second."""
        nets = [(6000, 3000), (6600, 3000), (6000, 3900), (6600, 3900)]
        amounts = [gl.calculate(case(each)).monthly_support for each in nets]
        none, first, second, both = amounts
        found = gl.difference(gl.calculate(case(nets[0])), gl.calculate(case(nets[3])))
        halfway = [((first - none) + (both - second)) / 2, ((second - none) + (both - first)) / 2]
        assert halfway == [Decimal("124.455"), Decimal("-73.545")]
        assert [each.effect for each in found.effects] == [Decimal("124.46"), Decimal("-73.55")]
        assert found.method is gl.Attribution.SHAPLEY

    def test_findings_and_readings(self) -> None:
        """What the court found and what was chosen are told as such."""
        before = case((2000, 1500), "0.1")
        after = gl.changed(
            before,
            findings={"low_income_support": "unadjusted"},
            choices={"hardship_method": "basic"},
        )
        found = gl.difference(gl.calculate(before), gl.calculate(after))
        assert [str(each.kind) for each in found.effects] == ["finding", "reading"]
        assert [each.fact for each in found.effects] == [
            "findings.low_income_support",
            "choices.hardship_method",
        ]

    def test_what_cannot_stand_alone_goes_together(self) -> None:
        """A net income in place of wages is one thing with the wages, the deductions another."""
        before = gl.read_case("examples/two_children.toml")
        after = gl.read_case("examples/from_wages.toml")
        found = gl.difference(gl.calculate(before), gl.calculate(after))
        told = [each.fact for each in found.effects if each.of == FIRST]
        assert told[0] == "monthly_net_disposable_income, income.wages"
        assert "income.wages: not told" in found.effects[2].before
        assert found.method is gl.Attribution.IN_ORDER

    def test_a_threshold_goes_with_its_day(self) -> None:
        """A threshold given where the tables have none cannot move without the day."""
        before = case((2000, 1500), on=date(2023, 6, 1), choices={"low_income_threshold": 1837})
        after = case((2000, 1500), on=date(2024, 6, 1))
        found = gl.difference(gl.calculate(before), gl.calculate(after))
        assert [each.fact for each in found.effects] == [
            "on, choices.low_income_threshold",
            "tax_year",
        ]
        assert found.effects[0].kind is gl.DifferenceKind.TOGETHER

    def test_a_child_more(self) -> None:
        """A child who is in one case alone is one thing, told with all about it."""
        found = gl.difference(gl.calculate(case()), gl.calculate(case(count=2)))
        (only,) = found.effects
        assert (only.of, only.fact, only.before) == ("Child 2", "children", "not told")
        assert only.after == "name Child 2, born 2011-05-02, time Petitioner 20 %, Respondent 80 %"
        assert only.effect == Decimal("756.00")

    def test_ten_children_are_told_apart(self) -> None:
        """Child 1 and Child 10 are two children, whichever is listed first."""
        eleven = [child(10), child(1)]
        found = list(fact_differences(case(children=eleven), case(children=[child(1)])))
        assert [each.path for each in found] == [("children", "Child 10")]

    def test_two_of_a_kind(self) -> None:
        """A second income of a kind is told by its number."""
        wages = [facts_of.Income(kind="wages", amount=amount) for amount in (3000, 500)]
        one, two = (
            facts_of.Parent(name=FIRST, income=wages[:count], taxes={"complete": True})
            for count in (1, 2)
        )
        other = facts_of.Parent(name=SECOND, monthly_net_disposable_income=3000)
        found = gl.difference(
            gl.calculate(case(parents=[one, other])), gl.calculate(case(parents=[two, other]))
        )
        assert [each.fact for each in found.effects] == ["income.wages 2"]

    def test_contributions_have_numbers(self) -> None:
        """Records without a name or a kind are told by their place."""
        plain = gl.read_case("examples/from_wages.toml")
        more = [*plain.parents[0].retirement, facts_of.Retirement(amount=50, mandatory=True)]
        parents = [gl.changed(plain.parents[0], retirement=more), plain.parents[1]]
        after = gl.calculate(gl.changed(plain, parents=parents))
        found = gl.difference(gl.calculate(plain), after)
        assert [each.fact for each in found.effects] == ["retirement.2"]

    def test_given_california_tables(self) -> None:
        """California's figures from a file are a rule of their own."""
        facts = gl.read_case("examples/from_wages.toml")
        given = gl.calculate(facts, california=gl.read_california_tables(OF_2024))
        found = gl.difference(gl.calculate(facts), given)
        (only,) = found.effects
        assert (only.fact, only.before, only.after) == ("california_tables", "not told", OF_2024)
        assert only.effect == given.monthly_support - gl.calculate(facts).monthly_support

    def test_expenses_count_where_they_are_asked_for(self) -> None:
        """An expense moves the amount with expenses, and not base support."""
        bill = facts_of.AddOn(kind="childcare", amount=600, paid_by=SECOND, split="half")
        before, after = gl.calculate(case()), gl.calculate(case(add_ons=[bill]))
        assert effects(gl.difference(before, after)) == {"add_ons.childcare": Decimal("0.00")}
        found = gl.difference(before, after, with_add_ons=True)
        assert effects(found) == {"add_ons.childcare": Decimal("300.00")}

    def test_other_parents(self) -> None:
        """Calculations of other people are not compared."""
        other = gl.read_case("examples/two_children.toml")
        parents = [gl.changed(other.parents[0], name="Somebody"), other.parents[1]]
        time = {"Somebody": "20%", SECOND: "80%"}
        kids = [gl.changed(each, time=time) for each in other.children]
        stranger = gl.calculate(gl.changed(other, parents=parents, children=kids))
        with pytest.raises(gl.InvalidFacts, match="not the parents of the first calculation"):
            gl.difference(gl.calculate(other), stranger)

    @given(any_case, any_case)
    def test_all_changes_make_the_other_case(self, one: gl.Case, other: gl.Case) -> None:
        """With every change made, the case is the other, whoever is listed first."""
        paths = frozenset(each.path for each in fact_differences(one, other))
        made = mixed(one, other, paths)
        assert not list(fact_differences(made, other))
        assert not list(fact_differences(one, mixed(one, other, frozenset())))

    @pytest.mark.parametrize(
        ("value", "told"),
        [
            (None, "not told"),
            (True, "yes"),
            (False, "no"),
            (Decimal("1234.50"), "1,234.50"),
            ((), "none"),
            (("Child 1", "Child 2"), "Child 1; Child 2"),
            (facts_of.Income(kind="wages", amount=0), "kind wages, amount 0, per month"),
            (date(2026, 1, 1), "2026-01-01"),
        ],
    )
    def test_a_fact_in_words(self, value: object, told: str) -> None:
        """Each kind of fact is written as a person reads it; zero is told."""
        assert in_words(value, "other")[0].removesuffix(", fica yes, sdi yes") == told


OF_2024 = "tables/california/2024.toml"


def worth(weights: list[int], taken: frozenset[int]) -> int:
    """Return a value in which changes work on each other: the square of their sum."""
    return sum(weights[place] for place in taken) ** 2


class TestAttribution:
    """The arithmetic, against the average over every order written out."""

    @given(changes)
    def test_the_average_over_every_order(self, weights: list[int]) -> None:
        """Each part is within a cent of the average, and the parts add up exactly."""
        places = list(range(len(weights)))
        method, shares = attributed(places, lambda taken: worth(weights, taken), alike)
        assert method is gl.Attribution.SHAPLEY
        assert sum(share.cents for share in shares) == worth(weights, frozenset(places))
        orders = list(permutations(places))
        for place, share in enumerate(shares):
            whole = sum(
                worth(weights, frozenset(order[: order.index(place) + 1]))
                - worth(weights, frozenset(order[: order.index(place)]))
                for order in orders
            )
            assert abs(share.cents * len(orders) - whole) < len(orders)

    def test_thirds_of_a_cent(self) -> None:
        """A cent that three changes make together goes to one, and not to none."""
        _, shares = attributed([0, 1, 2], lambda taken: int(len(taken) == 3), alike)
        assert [share.cents for share in shares] == [1, 0, 0]

    def test_eight_are_still_averaged(self) -> None:
        """Eight changes, the most that are, are averaged over every order.

        Of weights whose sum is squared, the average part of each is its weight times the whole sum.
        """
        weights = [1, 2, 3, 4, 5, 6, 7, 8]
        method, shares = attributed(list(range(8)), lambda taken: worth(weights, taken), alike)
        assert method is gl.Attribution.SHAPLEY
        assert [share.cents for share in shares] == [36 * weight for weight in weights]

    def test_many_in_order(self) -> None:
        """Nine changes are told in their order, each with what it adds."""
        method, shares = attributed(list(range(9)), lambda taken: len(taken) ** 2, alike)
        assert method is gl.Attribution.IN_ORDER
        assert [share.cents for share in shares] == [2 * place + 1 for place in range(9)]

    def test_no_change(self) -> None:
        """Nothing that differs has no parts."""
        assert attributed([], len, alike) == (gl.Attribution.SHAPLEY, [])

    def test_one_that_needs_another(self) -> None:
        """A change that is impossible without another is told with it, and no other is."""

        def value(taken: frozenset[str]) -> int | None:
            return None if "a" in taken and "c" not in taken else len(taken)

        _, shares = attributed(["a", "b", "c"], value, lambda one, other: 0)  # noqa: ARG005 - unlike
        assert [share.changes for share in shares] == [("a", "c"), ("b",)]

    def test_one_that_needs_its_like(self) -> None:
        """A change that needs several goes with those that have most in common with it."""
        needed = {"x1", "x2", "x3"}

        def value(taken: frozenset[str]) -> int | None:
            return None if 0 < len(needed & taken) < 3 else len(taken)

        _, shares = attributed(
            ["x1", "y", "x2", "x3"], value, lambda one, other: one[0] == other[0]
        )
        assert [share.changes for share in shares] == [("x1", "x2", "x3"), ("y",)]

    def test_many_of_which_one_needs_another(self) -> None:
        """Among many, one that cannot come without a later one is told with it, in its place."""

        def value(taken: frozenset[int]) -> int | None:
            return None if 2 in taken and 9 not in taken else len(taken)

        _, shares = attributed(list(range(11)), value, alike)
        assert [share.changes for share in shares][2] == (2, 9)
        assert sum(share.cents for share in shares) == 11


def alike(one: Hashable, other: Hashable) -> int:
    """Return that two changes have nothing in common."""
    return int(one == other)
