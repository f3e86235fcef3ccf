"""The notices of a plan: what is chosen, limited or odd about it."""

from collections.abc import Container, Iterable, Iterator, Sequence

from guideline.arrears.asked_by_plan import Asked
from guideline.arrears.choices import Rounding, SuspendedInterest
from guideline.arrears.conventions import CONVENTIONS, ByMonths
from guideline.arrears.current_over_time import begins_after, ended_by
from guideline.arrears.debt import Debt
from guideline.arrears.plan_course import Endless, never_ends
from guideline.arrears.plan_facts import CurrentOrder, Plan, PlanRule
from guideline.arrears.plan_limits import earnings_notices, limit_laws, limit_notices
from guideline.arrears.plan_terms import anchor_of, bears_from_next_month, due_alone
from guideline.arrears.regimes import INTEREST
from guideline.arrears.setting import Setting
from guideline.citations import Citation, ccp, ccr, fam, usc
from guideline.dates import Per
from guideline.figures import money
from guideline.law.tables import Quality, Version, versions
from guideline.notices import Notice, NoticeId


def plan_notices(
    plan: Plan, setting: Setting, debt: Debt, asked: Sequence[Asked], law: tuple[Version, ...]
) -> tuple[Notice, ...]:
    """Return the notices of a plan, always in the same order."""
    return (
        *_ending(plan, setting, debt),
        *_balance(plan, law),
        *_interest(plan, debt),
        *_crediting(plan),
        *_current(plan),
        *_agency(plan, setting),
        *earnings_notices(plan),
        *limit_notices(plan, asked),
        *_suspended(plan),
        *weak_law(law, _only_measured_by(plan, setting)),
        *_nothing_owed(debt),
    )


def followed(plan: Plan, debt: Debt, law: tuple[Version, ...]) -> Iterator[Notice]:
    """Yield what decides the figures of a plan that is followed payment by payment."""
    yield from _balance(plan, law)
    yield from _interest(plan, debt)
    yield from _crediting(plan)
    yield from _current(plan)
    yield from _suspended(plan)
    yield from weak_law(law)


def plan_laws(plan: Plan, setting: Setting, debt: Debt) -> tuple[Version, ...]:
    """Return each row of a table that a plan stands on, by table and date."""
    last = debt.steps[-1].due if debt.steps else plan.as_of
    rows = [*setting.law, *debt.laws]
    rows += [
        row
        for row in versions(INTEREST)
        if row.start <= last and (row.through is None or row.through >= plan.as_of)
    ]
    rows += limit_laws(plan)
    found = {(row.table, row.start): row for row in rows}
    return tuple(found[key] for key in sorted(found))


def _only_measured_by(plan: Plan, setting: Setting) -> set[str]:
    """Return the tables that limit a payment and do not set it."""
    return {row.table for row in limit_laws(plan)} - {row.table for row in setting.law}


def _notice(id_: NoticeId, text: str, *cites: Citation, decides: bool = True) -> Notice:
    return Notice(id=id_, decides=decides, text=text, cites=cites)


def _ending(plan: Plan, setting: Setting, debt: Debt) -> Iterator[Notice]:
    found = never_ends(plan, setting, debt)
    if found is not None:
        why = _WHY_ENDLESS[found.why].format(day=setting.levels[-1][0])
        what = _WHAT_ENDS[found.why]
        if found.more_than:
            month = money(found.more_than)
            what = (f"more than {month} a month toward arrears, which accrues each month by then "
                    "(a little less may do), or crediting to principal first")  # fmt: skip
        yield _notice(
            NoticeId.PLAN_NEVER_ENDS,
            f"The plan never ends: {why}. What would end it: {what}. "
            "The schedule shows the first year.",
            ccp("695.221"),
        )


_WHY_ENDLESS = {
    Endless.SUSPENDED: "support is suspended until further notice",
    Endless.NOTHING_REACHES_IT: "nothing that is paid reaches the arrears",
    Endless.NOTHING_LATER: "from {day} on nothing is paid toward the arrears",
    Endless.INTEREST_FIRST: "interest is paid first, and it accrues at least as fast as it is paid",
}
_ANY_PAYMENT = "any payment toward them"
_WHAT_ENDS = {
    Endless.SUSPENDED: "an end of the suspension",
    Endless.NOTHING_REACHES_IT: _ANY_PAYMENT,
    Endless.NOTHING_LATER: _ANY_PAYMENT,
    Endless.INTEREST_FIRST: "larger payments",
}


def _balance(plan: Plan, law: tuple[Version, ...]) -> Iterator[Notice]:
    """Yield what the account of the balance says of it, but for what is said here anyway."""
    own = {notice.text for notice in weak_law(law)}
    for note in plan.balance_notes:
        if note not in own:
            yield _notice(NoticeId.PLAN_BALANCE, f"Of the balance, its account says: {note}")


def _interest(plan: Plan, debt: Debt) -> Iterator[Notice]:
    rounded = plan.rounding is Rounding.EACH_POSTING
    rounding = ", each posting rounded to the cent" if rounded else ""
    yield _notice(
        NoticeId.INTEREST_CONVENTION,
        f"Interest is counted by {plan.interest}: {CONVENTIONS[plan.interest].meaning}{rounding}. "
        "No statute fixes the count.",
        ccp("685.010"),
    )
    if isinstance(CONVENTIONS[plan.interest], ByMonths) and debt.paid_early:
        yield _notice(
            NoticeId.PLAN_MONTH_INTEREST,
            "The interest of the month in which the principal is cleared is counted with the "
            "instalment that clears it, though it is posted when the month has run.",
            ccp("685.030(c)"),
        )
    if bears_from_next_month(plan):
        yield _notice(
            NoticeId.PLAN_MID_MONTH,
            f"The balance is stated within a month, on {plan.as_of}, and first bears interest in "
            "the next one, the first that opens with it. Where accrued_interest is without the "
            "interest of this month, opening tells what of the principal bore it when it opened.",
            ccp("685.010"),
        )


def _crediting(plan: Plan) -> Iterator[Notice]:
    if plan.crediting is not None:
        yield _notice(
            NoticeId.PLAN_CREDITING,
            f"Money is credited by {str(plan.crediting).replace('_', ' ')}, as chosen, whatever "
            "order is in force.",
            ccp("695.221"),
        )


_SHORT_MONTH = (
    " What the instalments of a month leave unpaid of it is arrears when the month has run, and is "
    "among what is paid on arrears in all."
)


def _current(plan: Plan) -> Iterator[Notice]:
    if plan.current_support is not None:
        yield _notice(
            NoticeId.PLAN_CURRENT,
            "Current support is paid with the instalments and before any arrears: what fell due "
            "through the day of the balance is in it, and what falls due before the month of the "
            f"first instalment is {_meanwhile(plan)}. Where the plan names no due day, it falls "
            "due with a monthly instalment, and otherwise at the end of its month."
            + (_SHORT_MONTH if plan.per is not Per.MONTH else _due_before(plan))
            + (_rolls_down(plan, plan.current_support) if plan.roll_down else ""),
            ccp("695.221(a)"),
        )


def _rolls_down(plan: Plan, current: CurrentOrder) -> str:
    """Return which of current support that ends is added to the payment."""
    ended = ended_by(current, plan.as_of)
    told = f", and not the {money(ended)} a month that had ended by then" if ended else ""
    return f" What of it ends after {plan.as_of} is added to the payment{told}."


def _due_before(plan: Plan) -> str:
    """Return what a monthly plan does to current support that is due before its instalment."""
    due = None if plan.current_support is None else plan.current_support.due_day
    day = anchor_of(plan).day
    if due is None or due >= day:
        return ""
    return (
        f" Due on day {due} of the month, it is late when it is paid with the instalment of day "
        f"{day}, and compliance counts that."
    )


def _meanwhile(plan: Plan) -> str:
    if plan.paid_meanwhile:
        return "taken as paid"
    return (
        "owed as well, without an instalment of its own, so that it is paid with the arrears, and "
        "compliance counts it as late"
    )


def _agency(plan: Plan, setting: Setting) -> Iterator[Notice]:
    if plan.rule is not PlanRule.AGENCY:
        return
    yield _notice(
        NoticeId.PLAN_AGENCY_RULE,
        "The agency's own limits, a quarter of current support and with it half of disposable "
        'earnings, are joined in the regulation by "or"; both are applied. Half of earnings '
        "conflicts with § 5246(d)(2), (f), which name 15 U.S.C. § 1673(b) as the limit."
        + (
            f" Half of earnings limits the payment from {setting.capped[0]}."
            if setting.capped
            else ""
        )
        + (
            " Five percent of the disability benefit limits the payment."
            if setting.from_ssdi
            else ""
        )
        + _begins_later(plan),
        ccr(22, "116100(a)(3)"),
        fam("5246(d)"),
        fam("5246(f)"),
        usc(15, "1673(b)"),
    )


def _begins_later(plan: Plan) -> str:
    """Return what the agency's rule does before current support begins."""
    current = plan.current_support
    if current is None or not begins_after(current, plan.first):
        return ""
    return f" Before {current.from_} no current support runs, and a quarter of it is nothing."


def _suspended(plan: Plan) -> Iterator[Notice]:
    stops = plan.suspended_interest is SuspendedInterest.STOPS
    interest = (
        "stops, as the department's summaries read the section."
        if stops
        else "runs on, which the section does not name among what is suspended."
    )
    for span in plan.suspended:
        through = "until further notice" if span.through is None else f"through {span.through}"
        yield _notice(
            NoticeId.PLAN_SUSPENDED,
            f"From {span.from_} {through} no instalment and no current support is due; interest "
            f"on the arrears {interest}",
            fam("4007.5(e)(2)"),
        )
    for due, amount in due_alone(plan):
        yield _notice(
            NoticeId.PLAN_SUSPENDED,
            f"Current support of {money(amount)} falls due on {due}, outside the suspension, in a "
            "month of which it leaves no instalment: it is asked for by itself, on its own day.",
            fam("4007.5(e)(2)"),
        )


def weak_law(law: Iterable[Version], informs: Container[str] = ()) -> Iterator[Notice]:
    """Yield a notice for each row that was read in a source other than the statute.

    Args:
        law: The rows.
        informs: The tables that decide no amount.
    """
    for row in law:
        if row.quality is not Quality.STATUTE:
            text = f"{row.title}, {row.days}: {row.source}."
            yield _notice(NoticeId.WEAK_LAW, text, decides=row.table not in informs)


def _nothing_owed(debt: Debt) -> Iterator[Notice]:
    if debt.ended and not debt.steps:
        yield _notice(NoticeId.PLAN_NOTHING_OWED, "Nothing is owed, and nothing is scheduled.")
