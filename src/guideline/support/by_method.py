"""The dollars that hang on the counting method: monthly support as each method counts the time."""

from decimal import Decimal

from guideline.amounts import exactly
from guideline.citations import fam
from guideline.custody.counting import count_time
from guideline.custody.records import MethodCount
from guideline.errors import InvalidFacts
from guideline.facts.case import Case
from guideline.facts.custody_kinds import TimeshareMethod
from guideline.facts.fields import changed
from guideline.figures import SHARE, TEXT
from guideline.support.guideline import calculate
from guideline.worksheets import line, worksheet


@worksheet
class MethodSupport:
    """Monthly support as one counting method counts the time; blank where it finds none."""

    method: TimeshareMethod = line("Counting method", fam("4055(b)(1)(D)"), unit=TEXT)
    h_percent: Decimal | None = line("High earner's time (H%)", fam("4055(b)(1)(D)"), unit=SHARE)
    payor: str | None = line("Payor", fam("4055(b)(5)"), unit=TEXT)
    payee: str | None = line("Payee", fam("4055(b)(5)"), unit=TEXT)
    monthly_support: Decimal | None = line("Child support a month, without add-ons", fam("4055"))


@exactly
def support_by_method(case: Case) -> tuple[MethodSupport, ...]:
    """Return monthly support under each counting method, for a case with a custody schedule.

    The same case is calculated once for each method; nothing else differs. A method that finds no
    time of either parent to compare has no support: it is blank, as ``gl.count_time`` says.

    Args:
        case: A case whose children's time comes from a schedule.

    Raises:
        InvalidFacts: The facts cannot be; every problem is listed.
        NotInForce: A table of the law has no row for the day.
        NotModelled: The law has, or leaves open, something that is not computed here.

    >>> import guideline as gl
    >>> found = gl.support_by_method(gl.read_case("examples/custody_case.toml"))
    >>> [(str(each.method), str(each.monthly_support)) for each in found][0]
    ('hours', '1708.67')
    """
    return tuple(_by_method(case, counted) for counted in _methods(case))


def _methods(case: Case) -> tuple[MethodCount, ...]:
    """Return a case's time by every method, or all that is wrong with the case."""
    try:
        return count_time(case).methods
    except InvalidFacts:
        calculate(case)  # which tells what is wrong beside the schedule too
        raise


def _by_method(case: Case, counted: MethodCount) -> MethodSupport:
    """Return monthly support by one method; blank where it finds no time of a child's parents."""
    if any(average.share is None for average in counted.average):
        return MethodSupport(
            method=counted.method, h_percent=None, payor=None, payee=None, monthly_support=None
        )
    choices = changed(case.choices, timeshare_method=counted.method)
    result = calculate(changed(case, choices=choices))
    return MethodSupport(
        method=counted.method,
        h_percent=result.formula.h_percent,
        payor=result.payor,
        payee=result.payee,
        monthly_support=result.monthly_support,
    )
