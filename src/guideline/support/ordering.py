"""From a calculation to the dated order that a court makes of it."""

from datetime import date

from guideline.amounts import repeat
from guideline.errors import InvalidFacts, Problem
from guideline.facts.readers import read_day
from guideline.order import ChildPart, SupportOrder
from guideline.support.guideline import GuidelineSupport

_LAST_DUE_DAY = 31


def to_order(
    calculation: GuidelineSupport, *, from_: date, due_day: int = 1, through: date | None = None
) -> SupportOrder:
    """Return the dated order that a court makes of a calculation.

    Args:
        calculation: What ``gl.calculate`` returned.
        from_: The first day of support.
        due_day: The day of the month on which it falls due; in a shorter month, the last day.
        through: The last day, if it is known.

    Raises:
        InvalidFacts: Nobody owes anything, or the days cannot be.

    >>> import guideline as gl
    >>> result = gl.calculate(gl.read_case("examples/two_children.toml"))
    >>> gl.to_order(result, from_=date(2026, 4, 1)).obligor
    'Petitioner'
    """
    from_, through = read_day(from_), None if through is None else read_day(through)
    problems = []
    if calculation.payor is None:
        problems.append(
            Problem("payor", "nobody", "there is no support to order", "check the calculation")
        )
    if isinstance(due_day, bool) or due_day not in range(1, _LAST_DUE_DAY + 1):
        problems.append(Problem("due_day", repeat(due_day), "no day of a month", "write 1 to 31"))
    if through is not None and through < from_:
        problems.append(
            Problem("through", str(through), f"before the first day, {from_}", "mend one of them")
        )
    if problems:
        raise InvalidFacts(problems)
    return SupportOrder(
        obligor=calculation.payor,
        obligee=calculation.payee,
        amount=calculation.monthly_support,
        due_day=due_day,
        from_=from_,
        through=through,
        children=tuple(
            ChildPart(name=child.of, amount=child.amount, ends=end.ends)
            for child, end in zip(calculation.children, calculation.ends, strict=True)
        ),
    )
