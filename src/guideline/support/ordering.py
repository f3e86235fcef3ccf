"""From a calculation to the dated order that a court makes of it."""

from collections.abc import Iterator
from datetime import date

from guideline.errors import InvalidFacts, Problem
from guideline.facts.fields import fact, facts
from guideline.order import ChildPart, SupportOrder
from guideline.support.guideline import GuidelineSupport

_LAST_DUE_DAY = 31


@facts
class _Terms:
    """When an order runs and falls due."""

    from_: date = fact("the first day of support")
    through: date | None = fact("the last day, if it is known", default=None)
    due_day: int = fact("the day of the month on which it falls due", default=1)


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
    problems = list(_nobody(calculation))
    try:
        terms = _Terms(from_=from_, through=through, due_day=due_day)
        problems += _impossible(terms)
    except InvalidFacts as error:
        problems += error.problems
    if problems:
        raise InvalidFacts(problems)
    return SupportOrder(
        obligor=calculation.payor,
        obligee=calculation.payee,
        amount=calculation.monthly_support,
        due_day=terms.due_day,
        from_=terms.from_,
        through=terms.through,
        children=tuple(
            ChildPart(name=child.of, amount=child.amount, ends=end.ends)
            for child, end in zip(calculation.children, calculation.ends, strict=True)
        ),
    )


def _nobody(calculation: GuidelineSupport) -> Iterator[Problem]:
    if calculation.payor is None:
        yield Problem("payor", "nobody", "there is no support to order", "check the calculation")


def _impossible(terms: _Terms) -> Iterator[Problem]:
    if not 1 <= terms.due_day <= _LAST_DUE_DAY:
        yield Problem("due_day", str(terms.due_day), "no day of a month", "write 1 to 31")
    if terms.through is not None and terms.through < terms.from_:
        why = f"before the first day, {terms.from_}"
        yield Problem("through", str(terms.through), why, "mend one of them")
