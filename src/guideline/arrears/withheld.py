"""What is withheld from one pay check and from benefits: each limit tested apart, then the orders.

The federal ceiling binds every garnishment for support. Several orders on one pay check are
prorated at half of net disposable earnings, whatever the ceiling is. Half of disposable earnings
limits also what an agency asks by itself for arrears, which an employer does not see.
"""

from collections.abc import Iterator

from guideline.amounts import exactly, least, total
from guideline.arrears.asked_of_check import Check, asked_in_all, check_of, fees_of, lump_of
from guideline.arrears.ledger import ZERO
from guideline.arrears.limits_tested import BY_CEILING, is_limited_by_agency, limits_tested
from guideline.arrears.withheld_notes import withheld_notices
from guideline.arrears.withheld_records import LineWithheld, Withholding
from guideline.arrears.withholding import (
    BenefitKind,
    BenefitWithholding,
    benefit_withholding,
)
from guideline.arrears.withholding_facts import (
    WithholdingFacts,
    order_names,
    withholding_problems,
)
from guideline.arrears.withholding_law import (
    agency_limit,
    assignment_law,
    benefit_law,
    federal_ceiling,
)
from guideline.arrears.withholding_order import PAST_DUE, line_name, order_lines
from guideline.errors import InvalidFacts
from guideline.facts.arguments import arguments
from guideline.facts.fields import changed
from guideline.law.tables import Version


@exactly
def withhold(told: WithholdingFacts) -> Withholding:
    """Return what is withheld for support from a pay check, a lump sum and benefits.

    Raises:
        InvalidFacts: The facts cannot be; every problem is listed.
        NotInForce: A table of the law does not reach the day.

    >>> import guideline as gl
    >>> result = withhold(gl.read_withholding("examples/withholding.toml"))
    >>> result.asked, result.withheld, result.prorated
    (Decimal('685.39'), Decimal('621.50'), True)
    """
    (told,) = arguments(told=(WithholdingFacts, told))
    problems = list(withholding_problems(told))
    if problems:
        raise InvalidFacts(problems)
    check, lump = check_of(told), lump_of(told)
    fees = list(fees_of(told, check, lump))
    got, shared = check.withheld, check.shared
    result = Withholding(
        on=told.on,
        per=told.per,
        supports_another=bool(told.supports_another),
        asked=asked_in_all(check.asked),
        withheld=None if got is None else sum(got, ZERO),
        prorated=shared is not None and shared.prorated,
        fee=total([each.within for each in fees]) if fees else None,
        lump_sum_withheld=None if lump is None else lump.withheld,
        earned=check.earned,
        limits=tuple(limits_tested(told, check, lump)),
        lines=tuple(_lines(told, check)),
        lump_sum=None if lump is None else lump.ceiling,
        benefits=tuple(_benefits(told)),
        orders=tuple(
            order_lines(changed(order, name=name), told.on)
            for name, order in zip(order_names(told), told.orders, strict=True)
        ),
        law=tuple(_law(told)),
    )
    divided = () if shared is None else shared.notices
    return changed(result, notices=(*divided, *withheld_notices(told, result, fees)))


# ── what is withheld ─────────────────────────────────────────────────────────


def _lines(told: WithholdingFacts, check: Check) -> Iterator[LineWithheld]:
    """Yield what each line of each order gets: current support first (§ 5238(a)).

    The five percent more are for support older than 12 weeks: the other lines stay within the
    50 or 60, and several orders within half anyway.
    """
    if check.ceiling is None or check.withheld is None:
        return
    each = zip(order_names(told), told.orders, check.asked, check.withheld, strict=True)
    for name, order, amounts, withheld in each:
        rest, newer = withheld, check.ceiling.newer_limit
        for line, amount in amounts.items():
            old = order.over_12_weeks and line in PAST_DUE
            paid = least(amount, rest if old else least(rest, newer))
            rest, newer = rest - paid, newer if old else newer - paid
            if amount:
                yield LineWithheld(
                    order=name, what=line_name(line), asked=amount, withheld=paid,
                    short=amount - paid,
                )  # fmt: skip


def _benefits(told: WithholdingFacts) -> Iterator[BenefitWithholding]:
    for benefit in told.benefits:
        if benefit.kind not in BY_CEILING:
            yield benefit_withholding(
                benefit.kind, benefit.amount, on=told.on, ordered=benefit.ordered,
                weeks=benefit.weeks,
            )  # fmt: skip


def _law(told: WithholdingFacts) -> Iterator[Version]:
    """Yield each row of the law's tables that the result stands on."""
    if told.orders or told.pay_check is not None or told.lump_payment is not None:
        yield assignment_law(told.on)
    if is_limited_by_agency(told):
        yield agency_limit(told.on)
    kinds = {benefit.kind for benefit in told.benefits}
    rows = {benefit_law(kind, told.on).table: benefit_law(kind, told.on)
            for kind in kinds - BY_CEILING}  # fmt: skip
    yield from (rows[table] for table in sorted(rows))
    if told.pay_check or told.lump_payment or BenefitKind.SOCIAL_SECURITY in kinds:
        yield federal_ceiling(told.on)
