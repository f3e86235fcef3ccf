"""Notices: what is odd, defaulted, or weakly sourced about a result, said and never silent."""

from enum import StrEnum

import attrs

from guideline.citations import Citation


class NoticeId(StrEnum):
    """Every notice there is. ``MEANINGS`` documents each."""

    NOT_CERTIFIED = "not_certified"
    WEAK_SOURCE = "weak_source"
    NEGATIVE_NET_INCOME = "negative_net_income"
    BAND_EDGE = "band_edge"
    ZERO_SUPPORT = "zero_support"
    DEFAULT_TIME = "default_time"
    DIFFERENT_TIME = "different_time"
    LOW_INCOME_RANGE = "low_income_range"
    LOW_INCOME_DEFAULT = "low_income_default"
    LOW_INCOME_THRESHOLD_GIVEN = "low_income_threshold_given"
    HALF_OF_NET_INCOME = "half_of_net_income"
    HARDSHIP_LIMITED = "hardship_limited"
    HARDSHIP_METHODS_DIFFER = "hardship_methods_differ"
    HARDSHIP_FINDINGS = "hardship_findings"
    DEVIATION = "deviation"
    STIPULATION = "stipulation"
    ALLOCATION_PRACTICE = "allocation_practice"
    ADD_ON_SPLIT_BEFORE_2024 = "add_on_split_before_2024"
    ADD_ON_SPOUSAL_SUPPORT = "add_on_spousal_support"
    ADD_ON_NEGATIVE_INCOME = "add_on_negative_income"
    OPEN_EXPENSE = "open_expense"
    END_OF_SUPPORT = "end_of_support"
    HEALTH_COVERAGE = "health_coverage"


MEANINGS: dict[NoticeId, str] = {}


@attrs.frozen(kw_only=True)
class Notice:
    """Something a reader of the result must know.

    Attributes:
        id: One of ``NoticeId``.
        decides: Whether the amount depends on it.
        text: One or two sentences about this case.
        cites: Where the law stands, if it does.
    """

    id: NoticeId
    decides: bool
    text: str
    cites: tuple[Citation, ...] = ()
