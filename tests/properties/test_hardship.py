"""The hardship limit of § 4071(b) over the whole domain: the largest deduction permitted."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

import cases
import guideline as gl
import strategies
from guideline.amounts import exact
from guideline.law.family_code import formula_law, threshold_for
from guideline.support.base import Nets, Terms, base_support
from guideline.support.hardship_limit import Claim, nets_after

ZERO = Decimal(0)


def _per_child(case: gl.Case, limit: Decimal) -> Decimal:
    """Return the support per child that a deduction of ``limit`` per resident child leads to."""
    first, second = (
        Claim(
            parent.hardship.health,
            parent.hardship.children,
            parent.hardship.amount,
        )
        for parent in case.parents
    )
    entered = [parent.monthly_net_disposable_income or ZERO for parent in case.parents]
    nets: Nets[Decimal] = nets_after((entered[0], entered[1]), (first, second), limit)
    time = (case.children[0].time or {})[case.parents[0].name]
    terms = Terms(
        formula_law(case.on),
        threshold_for(case.on, None),
        case.findings.low_income_support,
        time,
        len(case.children),
    )
    adjusted = base_support(terms, nets).low_income
    basic = case.choices.hardship_method is gl.HardshipMethod.BASIC
    return (adjusted.highest_support if basic else adjusted.support) / len(case.children)


methods = st.sampled_from([gl.HardshipMethod.PRESUMED, gl.HardshipMethod.BASIC])
credits_ = st.sampled_from([Decimal(figure) for figure in ("0", "0.5", "1", "2", "4", "10")])
claims = st.builds(
    gl.Hardship,
    children=credits_,
    health=st.sampled_from([ZERO, ZERO, Decimal(300)]),
).flatmap(
    lambda claim: st.sampled_from(
        [claim, gl.changed(claim, amount=Decimal(150)) if claim.children else claim]
    )
)


@st.composite
def _cases(draw: st.DrawFn) -> gl.Case:
    return cases.hardship_case(
        (draw(strategies.net_incomes), draw(strategies.net_incomes)),
        draw(claims),
        draw(claims),
        first_time=draw(strategies.shares),
        count=draw(st.integers(1, 4)),
        on=draw(strategies.days),
        choices=gl.Choices(hardship_method=draw(methods)),
    )


@given(_cases(), st.lists(st.floats(0, 1), min_size=30, max_size=30))
def test_no_larger_deduction_is_permitted(case: gl.Case, ways: list[float]) -> None:
    """The limit does not exceed the resulting support per child, and nothing above it fits."""
    deductions = gl.calculate(case).hardship
    if not any(item.children for item in deductions):
        return
    limit = deductions[0].limit
    with exact():
        assert limit <= _per_child(case, limit)
        most = sum((parent.monthly_net_disposable_income or ZERO for parent in case.parents), ZERO)
        near = [Decimal("0.00001"), Decimal("0.01"), Decimal(1), Decimal(10)]
        far = [Decimal(str(round(way, 6))) * most + Decimal("0.00001") for way in ways]
        for more in (*near, *far):
            assert _per_child(case, limit + more) < limit + more


@given(_cases())
def test_a_deduction_is_at_most_what_was_found_and_what_the_children_may_have(
    case: gl.Case,
) -> None:
    """Each parent's deduction is health, then the children within limit and finding."""
    found = {parent.name: parent.hardship for parent in case.parents}
    for item in gl.calculate(case).hardship:
        claim = found[item.of or ""]
        with exact():
            assert item.deduction == claim.health + item.for_children
            assert item.for_children <= claim.children * item.limit
        assert claim.amount is None or item.for_children <= claim.amount
