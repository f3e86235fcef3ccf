"""The dollars that hang on the counting method: monthly support as each method counts the time."""

from decimal import Decimal

from guideline.amounts import exactly
from guideline.citations import fam
from guideline.facts.case import Case
from guideline.facts.custody_kinds import TimeshareMethod
from guideline.facts.fields import changed
from guideline.support.guideline import calculate
from guideline.worksheets import SHARE, TEXT, line, worksheet


@worksheet
class MethodSupport:
    """Monthly support as one counting method counts the time."""

    method: TimeshareMethod = line("Counting method", fam("4055(b)(1)(D)"), unit=TEXT)
    h_percent: Decimal = line("High earner's time (H%)", fam("4055(b)(1)(D)"), unit=SHARE)
    payor: str | None = line("Payor", fam("4055(b)(5)"), unit=TEXT)
    payee: str | None = line("Payee", fam("4055(b)(5)"), unit=TEXT)
    monthly_support: Decimal = line("Child support a month, without add-ons", fam("4055"))


@exactly
def support_by_method(case: Case) -> tuple[MethodSupport, ...]:
    """Return monthly support under each counting method, for a case with a custody schedule.

    The same case is calculated once for each method; nothing else differs.

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
    return tuple(_by_method(case, method) for method in TimeshareMethod)


def _by_method(case: Case, method: TimeshareMethod) -> MethodSupport:
    choices = changed(case.choices, timeshare_method=method)
    result = calculate(changed(case, choices=choices))
    return MethodSupport(
        method=method,
        h_percent=result.formula.h_percent,
        payor=result.payor,
        payee=result.payee,
        monthly_support=result.monthly_support,
    )
