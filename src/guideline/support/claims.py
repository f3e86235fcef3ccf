"""Who has a child's nights and who claims the child, 26 U.S.C. § 152(c)(4), (e)."""

from collections.abc import Iterator
from decimal import Decimal

import attrs

from guideline.citations import irc
from guideline.facts.case import Child
from guideline.notices import Notice, NoticeId

# Rev. & Tax. Code § 17054.5: a child at home 146 to 219 days of the year, 40 to 60 percent
LEAST_SHARED, MOST_SHARED = Decimal("0.4"), Decimal("0.6")


@attrs.frozen
class Tie:
    """How a tie of nights was broken, by adjusted gross income.

    Attributes:
        equal: Both parents' are equal, so that the first one listed has the tie.
        net_only: The parent of whom the net income alone is told, if there is one.
        files_none: The parent who files no return, if there is one.
    """

    equal: bool
    net_only: str | None
    files_none: str | None


@attrs.frozen
class Custody:
    """Who has each child's nights, and who takes the dependency.

    Attributes:
        child: The child.
        nights: The parent with more of the nights, or with the tie.
        claimant: The parent whose return takes the dependency, if one does.
        tie: How a tie of nights was broken, if it was one.
        released: The claimant is not the parent with the nights.
        times: Each parent's share of the child's time.
    """

    child: Child
    nights: str
    claimant: str | None
    tie: Tie | None
    times: dict[str, Decimal]

    @property
    def released(self) -> bool:
        """Whether the dependency moved away from the nights."""
        return self.nights != self.claimant

    def shared(self, name: str) -> bool:
        """Return whether the child is with a parent for 146 to 219 days of the year."""
        return LEAST_SHARED <= self.times[name] <= MOST_SHARED


def claim_notices(custody: tuple[Custody, ...]) -> Iterator[Notice]:
    """Yield which parent claims each child, and what decided it."""
    for item in custody:
        name = item.child.name
        if item.child.born is None:
            yield Notice(
                id=NoticeId.DEPENDENT_AGE_ASSUMED,
                decides=True,
                text=f"{name}'s birthday is not given: the taxes count a child of 6 to 12.",
                cites=(irc("24(c)"),),
            )
        yield Notice(
            id=NoticeId.DEPENDENT_CLAIM,
            decides=True,
            text=_claim_text(item),
            cites=(irc("152(c)(4)"), irc("152(e)")),
        )


def _claim_text(item: Custody) -> str:
    name = item.child.name
    if item.claimant is None:
        return f"Nobody claims {name}: {item.nights}, who has the nights, is told to claim nobody."
    if item.released:
        return (
            f"{item.claimant} claims {name}: the child tax credit and California's dependent "
            f"credit follow the claim; head of household, earned income and care credits stay "
            f"with {item.nights}, who has the nights."
        )
    if item.tie is None:
        return f"{item.nights} has more of {name}'s nights, and so the claim."
    return f"{name}'s nights are equal: {_tie_text(item.nights, item.tie)}"


def _tie_text(nights: str, tie: Tie) -> str:
    if tie.files_none is not None:
        return f"{tie.files_none} files no return, and {nights} has the claim."
    if tie.equal:
        return (
            f"so are the incomes, and {nights}, who is listed first, has the claim (claims = [] "
            "gives it up)."
        )
    if tie.net_only is not None:
        return (
            f"{tie.net_only}'s adjusted gross income is not told, and a year of the net income "
            f"stands for it; so {nights} has the higher income and the claim (claims = … says "
            "otherwise)."
        )
    return f"{nights} has the higher income and the claim."
