"""The closed lists of words that an account file may use: conventions, regimes and readings."""

from enum import StrEnum


class Enforcement(StrEnum):
    """Who enforces, and so when interest on an instalment starts."""

    LOCAL_AGENCY = "local_agency"
    PRIVATE = "private"


class Convention(StrEnum):
    """How interest is counted, which no statute fixes."""

    MONTHLY_OPENING = "monthly_opening"
    MONTHLY_OPENING_EXCEPT_PAYOFF = "monthly_opening_except_payoff"
    MONTHLY_CLOSING = "monthly_closing"
    ACTUAL_365 = "actual_365"
    ACTUAL_ACTUAL = "actual_actual"


class Rounding(StrEnum):
    """Whether interest is rounded to the cent each time it is posted."""

    NONE = "none"
    EACH_POSTING = "each_posting"


class Source(StrEnum):
    """Where money came from."""

    WITHHOLDING = "withholding"
    DIRECT = "direct"
    LEVY = "levy"
    TAX_OFFSET = "tax_offset"
    BENEFIT = "benefit"
    BENEFIT_NOT_CLAIMED = "benefit_not_claimed"


class CurrentSupport(StrEnum):
    """What "the current month's support" is while an instalment of the month is not yet due."""

    CALENDAR_MONTH = "calendar_month"
    MATURED = "matured"


class Excess(StrEnum):
    """What becomes of money beyond everything that is owed."""

    FUTURE = "future"
    HELD = "held"


class BetweenBuckets(StrEnum):
    """In which order several kinds of arrears, assigned and unassigned, are paid."""

    FAMILIES_FIRST = "families_first"
    OLDEST_FIRST = "oldest_first"
    CHILD_FIRST = "child_first"
    TYPE_BY_TYPE = "type_by_type"


class RetroactiveInterest(StrEnum):
    """From when interest runs on instalments that a later order made retroactive."""

    FROM_DUE_DATE = "from_due_date"
    FROM_ORDER = "from_order"


class SuspendedInterest(StrEnum):
    """Whether interest on older arrears runs while an obligor's support is suspended."""

    RUNS = "runs"
    STOPS = "stops"


class TenthMonth(StrEnum):
    """How the tenth month after release is counted (§ 4007.5(b)(2))."""

    AFTER_THE_MONTH_OF_RELEASE = "after_the_month_of_release"
    WITH_THE_MONTH_OF_RELEASE = "with_the_month_of_release"


class ArrearsBasis(StrEnum):
    """By what the part of a payment beyond current support is divided between several cases."""

    TOTAL = "total"
    PRINCIPAL = "principal"
    EQUAL = "equal"


class SeveralOrders(StrEnum):
    """How several orders share a pay check that does not pay them all (§ 5238)."""

    PRORATED = "prorated"
    CHILD_SUPPORT_FIRST = "child_support_first"


class StopSection(StrEnum):
    """The sections that stop interest on certain instalments."""

    UNDELIVERABLE = "17502"
    ELECTRONIC_TRANSFER = "4508(b)"
    ACTIVATED_SERVICE_MEMBER = "3651(c)(4)"


class Exception4007(StrEnum):
    """What keeps support running during confinement, in one version of § 4007.5 or another."""

    MEANS_TO_PAY = "means_to_pay"
    DOMESTIC_VIOLENCE = "domestic_violence"
    FAILURE_TO_PAY = "failure_to_pay"
