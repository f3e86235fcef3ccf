"""The closed list of causes by which an amount on record may differ, in their stated order."""

from enum import StrEnum

import attrs

from guideline.citations import Citation, fam


class DifferenceCause(StrEnum):
    """Why an amount on record differs: what was done in place of the law's rule or the facts.

    Where several causes explain a difference equally well they are told in this order: first what
    touches the figure itself, then single rules, then the whole law, then the facts.
    """

    ROUNDED = "rounded"
    NET_ROUNDED = "net_rounded"
    TIME_ROUNDED = "time_rounded"
    TIME_SWAPPED = "time_swapped"
    K_WITHOUT_TIME = "k_without_time"
    OLD_K = "old_k"
    LAW_VERSION = "law_version"
    LOW_INCOME_ADJUSTMENT = "low_income_adjustment"
    RANGE_END = "range_end"
    HARDSHIP_ONE_PASS = "hardship_one_pass"  # noqa: S105 - a pass through the rules
    TAX_YEAR = "tax_year"
    FILING_STATUS = "filing_status"
    DEPENDENTS = "dependents"
    DEVIATION = "deviation"
    ADD_ON_SPLIT = "add_on_split"
    ADD_ONS = "add_ons"


@attrs.frozen
class CauseRule:
    """What a cause means.

    Attributes:
        words: What was done.
        cites: The provision that says otherwise, or that the cause is about.
    """

    words: str
    cites: tuple[Citation, ...]


CAUSES: dict[DifferenceCause, CauseRule] = {
    DifferenceCause.ROUNDED: CauseRule(
        "The amount was rounded to a whole dollar, to the nearest or up or down. The statute "
        "rounds nothing.",
        (fam("4055(a)"),),
    ),
    DifferenceCause.NET_ROUNDED: CauseRule(
        "Each net disposable income was rounded to the dollar before it entered the formula.",
        (fam("4055(b)(1)"),),
    ),
    DifferenceCause.TIME_ROUNDED: CauseRule(
        "The time was rounded to whole percents.", (fam("4055(b)(1)(D)"),)
    ),
    DifferenceCause.TIME_SWAPPED: CauseRule(
        "Each parent's share of the time was taken for the other's.", (fam("4055(b)(1)(D)"),)
    ),
    DifferenceCause.K_WITHOUT_TIME: CauseRule(
        "K was the fraction alone, without one plus H%.", (fam("4055(b)(3)"),)
    ),
    DifferenceCause.OLD_K: CauseRule(
        "K came from the table before the one in force, as that of August 31, 2024 from September "
        "1, 2024 on; everything else was of the day.",
        (fam("4055(b)(3)"),),
    ),
    DifferenceCause.LAW_VERSION: CauseRule(
        "The law was that of a day before or after, in the version next to the one in force: K, "
        "the low-income threshold, the division of expenses. The tax year was the same.",
        (fam("4055"),),
    ),
    DifferenceCause.LOW_INCOME_ADJUSTMENT: CauseRule(
        "The low-income adjustment was left out, or applied though the court left support "
        "unadjusted.",
        (fam("4055(b)(7)"),),
    ),
    DifferenceCause.RANGE_END: CauseRule(
        "Another end of the range of the low-income adjustment was taken. The whole range is "
        "lawful.",
        (fam("4055(b)(7)"), fam("4055(c)")),
    ),
    DifferenceCause.HARDSHIP_ONE_PASS: CauseRule(
        "The hardship deduction was limited by the support without any hardship, in one pass, and "
        "not by the support that results from it.",
        (fam("4071(b)"),),
    ),
    DifferenceCause.TAX_YEAR: CauseRule(
        "Taxes were those of the year before or after.", (fam("4059(a)"),)
    ),
    DifferenceCause.FILING_STATUS: CauseRule(
        "A parent's filing status was another.", (fam("4059(a)"), fam("4056(b)(2)"))
    ),
    DifferenceCause.DEPENDENTS: CauseRule(
        "Children were claimed as dependents by the other parent, or a parent's other dependents "
        "were left out.",
        (fam("4059(a)"), fam("4056(b)(2)")),
    ),
    DifferenceCause.DEVIATION: CauseRule(
        "The guideline amount stands on record, and not the amount that the court found instead.",
        (fam("4056(a)"), fam("4057(b)")),
    ),
    DifferenceCause.ADD_ON_SPLIT: CauseRule(
        "Expenses were divided in half, or in proportion, or in proportion to incomes from which "
        "base support was not taken.",
        (fam("4061"),),
    ),
    DifferenceCause.ADD_ONS: CauseRule(
        "Expenses owed to the other parent were left out of the amount, or counted in it.",
        (fam("4062"),),
    ),
}
"""Each cause with its rule."""

ORDER = {cause: place for place, cause in enumerate(DifferenceCause)}
"""The place of each cause in the stated order."""
