"""What would be taken less if a payor supported another spouse or child, where nobody says so."""

from collections.abc import Iterator
from decimal import Decimal

from guideline.arrears.asked_of_check import check_of, fees_of, lump_of
from guideline.arrears.ledger import ZERO
from guideline.arrears.limits_tested import OF_SOCIAL_SECURITY, limits_tested
from guideline.arrears.withholding_facts import WithholdingFacts
from guideline.arrears.withholding_law import no_other
from guideline.citations import usc
from guideline.facts.fields import changed
from guideline.figures import money
from guideline.notices import Notice, NoticeId


def less_with_another(told: WithholdingFacts) -> Iterator[Notice]:
    """Yield what would be taken less if the payor supported another spouse or child."""
    if told.supports_another is not None:
        return
    now, with_another = _takings(told), _takings(changed(told, supports_another=True))
    fewer = [
        f"{money(less)} {what}, and not {money(most)}"
        for (what, most), (_, less) in zip(now, with_another, strict=True)
        if less < most
    ]
    if fewer:
        yield Notice(
            id=NoticeId.SUPPORTS_ANOTHER,
            decides=True,
            text=f"{no_other(told.on)} With one there would be {'; '.join(fewer)}.",
            cites=(usc(15, "1673(b)(2)"),),
        )


def _takings(told: WithholdingFacts) -> Iterator[tuple[str, Decimal]]:
    """Yield what is taken from whom for support, and in fees."""
    check, lump = check_of(told), lump_of(told)
    if check.withheld is not None:
        yield "withheld from the pay check", sum(check.withheld, ZERO)
    if lump is not None:
        yield "withheld from the lump payment", lump.withheld
    for fees in fees_of(told, check, lump):
        yield f"in fees from the {fees.of}", fees.within
    for tested in limits_tested(told, check, lump):
        if tested.what == OF_SOCIAL_SECURITY:
            yield "withheld from a month's Social Security", tested.fits
