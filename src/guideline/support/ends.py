"""When support ends for each child, and what the order is from then on."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from guideline.citations import fam
from guideline.dates import anniversary
from guideline.facts.case import Child
from guideline.figures import DATE
from guideline.law.family_code import EndAges
from guideline.law.tables import Version
from guideline.notices import Notice, NoticeId
from guideline.worksheets import line, worksheet


@worksheet
class EndOfSupport:
    """End of support for a child, Fam. Code § 3901."""

    of: str
    ends: date | None = line("Support ends", fam("3901(a)(1)"), unit=DATE)
    order_after: Decimal | None = line("The order from then on", fam("4055(b)(8)"))
    row: Version


def end_of_support(ages: EndAges, child: Child) -> date | None:
    """Return the day on which the duty of support ends, § 3901(a)(1); ``None`` if no birthday.

    The 18th birthday; for a full-time high school student the day on which the twelfth grade is
    completed, or the 19th birthday if that comes first.
    """
    if child.born is None:
        return None
    majority = anniversary(child.born, ages.majority)
    if child.completes_grade_12 is None or child.completes_grade_12 <= majority:
        return majority
    return min(child.completes_grade_12, anniversary(child.born, ages.latest_in_school))


def ends_of_support(
    ages: EndAges, children: Sequence[Child], amounts: Sequence[Decimal]
) -> tuple[EndOfSupport, ...]:
    """Return for each child the end and what the other children's parts come to from then on."""
    ends = [end_of_support(ages, child) for child in children]
    return tuple(
        EndOfSupport(of=child.name, ends=end, order_after=_after(end, ends, amounts), row=ages.row)
        for child, end in zip(children, ends, strict=True)
    )


def _after(
    end: date | None, ends: Sequence[date | None], amounts: Sequence[Decimal]
) -> Decimal | None:
    if end is None:
        return None
    return sum(
        (
            amount
            for other, amount in zip(ends, amounts, strict=True)
            if other is not None and other > end
        ),
        Decimal("0.00"),
    )


def end_notices(children: Sequence[Child], ends: Sequence[EndOfSupport]) -> Iterator[Notice]:
    """Yield what the end of support was taken from, where a fact about school could move it."""
    for child, end in zip(children, ends, strict=True):
        if child.completes_grade_12 is not None:
            continue
        if end.ends is None:
            text = f"No birthday of {child.name} was given, so the end of support is not stated."
        else:
            text = (
                f"Support for {child.name} was taken to end at 18, on {end.ends}. For a full-time "
                "high school student it goes on until the twelfth grade is completed or to 19 "
                "(completes_grade_12)."
            )
        yield Notice(
            id=NoticeId.END_OF_SUPPORT, decides=False, text=text, cites=(fam("3901(a)(1)"),)
        )
