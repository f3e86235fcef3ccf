"""The report on whether a plan is kept."""

from datetime import date
from decimal import Decimal

from guideline.arrears.consequences import Consequence, Leg
from guideline.arrears.kept import InstalmentKept
from guideline.arrears.schedule import NOT_BY_THEN, PaymentPlan
from guideline.citations import ccp, fam
from guideline.figures import COUNT, DATE, TEXT
from guideline.law.tables import Version
from guideline.notices import Notice
from guideline.worksheets import line, worksheet

_TEST = fam("17520(a)(4)")


@worksheet
class ComplianceReport:
    """Whether the plan is kept.

    >>> import guideline as gl
    >>> report = gl.comply(gl.read_plan("examples/plan.toml"), [], as_of=date(2026, 5, 15))
    >>> isinstance(report, gl.ComplianceReport), report.days_behind_plan
    (True, 30)
    """

    as_of: date = line("As of", unit=DATE)
    complies: bool = line("In compliance", _TEST, unit=TEXT)
    days_behind_current: int = line("Days behind on current support", _TEST, unit=COUNT)
    days_behind_plan: int = line("Days behind on the plan", _TEST, unit=COUNT)
    shortfall_current: Decimal = line("Current support due and unpaid", _TEST)
    shortfall_plan: Decimal = line("Instalments due and unpaid", _TEST)
    cure: Decimal = line("What would cure it today, with this month's support", _TEST)
    received: Decimal = line("Received since the balance", ccp("695.221"))
    ahead: Decimal = line("Paid ahead of what is due", ccp("695.221"))
    principal: Decimal = line("Principal owed", ccp("685.010(a)(1)"))
    accrued_interest: Decimal = line("Accrued interest owed", ccp("685.010(a)(1)"))
    planned_payoff: date | None = line("Paid off, as planned", unit=DATE, absent=NOT_BY_THEN)
    present_payment: Decimal = line("Paid toward arrears each time, so far")
    present_payoff: date | None = line("Paid off at that rate", unit=DATE, absent="no day known")
    revised_payoff: date | None = line(
        "Paid off if the plan is kept from now on", unit=DATE, absent="no day known"
    )
    instalments: tuple[InstalmentKept, ...] = ()
    legs: tuple[Leg, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    notices: tuple[Notice, ...] = ()
    law: tuple[Version, ...] = ()
    revised: PaymentPlan | None = None
