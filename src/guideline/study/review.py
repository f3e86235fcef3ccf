"""Whether a change of support is large enough for a local agency to seek an adjustment."""

from datetime import date
from decimal import Decimal

import attrs

from guideline.amounts import Amount, Condition, at_most, least, less, like
from guideline.law.tables import Version, in_force


@attrs.frozen
class ReviewTest:
    """By how much an amount has to change, Cal. Code Regs., tit. 22, § 115535(a)(3).

    Attributes:
        share: So much of the amount before.
        dollars: Or so many dollars a month, whichever is less.
        months: For more than so many months the change of circumstance has to be expected to last,
            which no calculation can tell.
        row: The row of the table; ``None`` where another share or other dollars were given.
    """

    share: Decimal
    dollars: Decimal
    months: int
    row: Version | None = None

    def __call__(self, before: Amount, after: Amount) -> Condition:
        """Return whether an amount is altered, upward or downward, by at least that much.

        Where there was no support before, twenty percent of it are nothing, and any is enough.

        Args:
            before: The amount before, dollars a month, not below zero.
            after: The amount after, from the side of the same payor.
        """
        change = abs(after - before)
        enough = least(before * like(self.share, before), like(self.dollars, before))
        return at_most(enough, change) & less(change * 0, change)


def review_test(
    on: date, share: Decimal | None = None, dollars: Decimal | None = None
) -> ReviewTest:
    """Return the test in force on a day, or with another share or other dollars.

    Raises:
        NotInForce: None is known for that day.
    """
    row = in_force("code_of_regulations/review", on)
    law = ReviewTest(
        Decimal(row.figures["share"]), Decimal(row.figures["dollars"]), row.figures["months"], row
    )
    return ReviewTest(
        law.share if share is None else share,
        law.dollars if dollars is None else dollars,
        law.months,
        row if share is None and dollars is None else None,
    )
