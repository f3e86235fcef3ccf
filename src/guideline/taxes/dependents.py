"""Who is a dependent for which benefit, by the year's age tests.

A release of the dependency moves the child tax credit, the other dependent credit and
California's dependent credit; head of household, the earned income credits and the care credits
stay with the parent who has the nights (26 U.S.C. §§ 24, 32(c)(3), 152(e)).
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import attrs

from guideline.facts.tax_return import OtherDependent
from guideline.law.tables import Version
from guideline.taxes.returns import Dependents

_YOUNG = 6  # 26 U.S.C. § 24(i)(3)(B) and Rev. & Tax. Code § 17052.1(b): under 6
_ASSUMED_AGE = 10  # a child whose birthday is not told: in every credit but those for under 6


@attrs.frozen
class DependentChild:
    """A child as one parent's return sees it.

    Attributes:
        born: Day of birth; ``None`` is read as a child of 10, with a notice.
        student: A full-time student.
        disabled: Permanently and totally disabled.
        nights_here: The parent has more of the nights, or the tie.
        claimed: The return takes the dependency.
        relative: No child, but a qualifying relative.
    """

    born: date | None
    nights_here: bool
    claimed: bool
    student: bool = False
    disabled: bool = False
    relative: bool = False


def other_dependent(facts: OtherDependent) -> DependentChild:
    """Return a dependent of the parent who is no child of this order."""
    return DependentChild(
        born=facts.born,
        nights_here=facts.child,
        claimed=True,
        student=facts.student,
        disabled=facts.disabled,
        relative=not facts.child,
    )


def count_dependents(children: Iterable[DependentChild], year: int, table: Version) -> Dependents:
    """Return how many persons count for each benefit in a tax year.

    Args:
        children: The children and other dependents of one parent.
        year: The tax year; ages are those at its end.
        table: The federal table of that year.
    """
    tests = [_tests(child, year, table) for child in children]
    return Dependents(
        child_credit=sum("child_credit" in passed for passed in tests),
        under_six=sum({"child_credit", "young"} <= passed for passed in tests),
        other=sum("other" in passed for passed in tests),
        earned_income=sum("earned_income" in passed for passed in tests),
        care=sum("care" in passed for passed in tests),
        california=sum("california" in passed for passed in tests),
        young_child=any({"earned_income", "young"} <= passed for passed in tests),
    )


def of_age(child: DependentChild, year: int, table: Version) -> bool:
    """Return whether somebody can be a qualifying child by age, 26 U.S.C. § 152(c)(3)."""
    age, figures = _age(child, year), table.figures
    return bool(
        age < figures["child_age"]
        or (child.student and age < figures["student_age"])
        or child.disabled
    )


def _age(child: DependentChild, year: int) -> int:
    return _ASSUMED_AGE if child.born is None else year - child.born.year


def _tests(child: DependentChild, year: int, table: Version) -> set[str]:
    """Return the benefits that one person counts for."""
    age, figures = _age(child, year), table.figures
    if age < 0:
        return set()
    passed = {"young"} if age < _YOUNG else set()
    if child.claimed and not child.relative and age < figures["child_credit_age"]:
        passed |= {"child_credit", "california"}
    elif child.claimed:  # an older child, or a relative of gross income below the year's limit
        passed |= {"other", "california"}
    if child.nights_here and of_age(child, year, table):
        passed.add("earned_income")
    needs_care = age < figures["care_age"] or child.disabled
    if needs_care and (child.nights_here or child.relative):  # § 21(b)(1)(A)-(B), (e)(5)
        passed.add("care")
    return passed


def nights_with(times: dict[str, Decimal], agis: dict[str, Decimal]) -> tuple[str, bool]:
    """Return the parent with more of the time, and whether adjusted gross income broke a tie.

    26 U.S.C. § 152(c)(4)(B): more nights, or in a tie the higher adjusted gross income. A parent
    who has none there files no return, and takes no tie.
    """
    most = max(times.values())
    names = [name for name, time in times.items() if time == most]
    if len(names) == 1:
        return names[0], False
    return max(names, key=lambda name: agis.get(name, Decimal("-Infinity"))), True
