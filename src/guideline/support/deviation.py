"""An amount other than the guideline, with the findings that § 4056(a) and § 4065 ask for."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from guideline.amounts import repeat
from guideline.citations import Citation, fam
from guideline.errors import Problem
from guideline.facts.case import Deviation
from guideline.facts.kinds import Declaration
from guideline.figures import TEXT, money
from guideline.law.family_code import RebuttalLaw
from guideline.law.tables import Version
from guideline.notices import Notice, NoticeId
from guideline.worksheets import line, worksheet

_WHERE = "findings.deviation"


@worksheet
class OrderedAmount:
    """Amount other than the guideline, Fam. Code §§ 4056(a), 4057(b)."""

    guideline: Decimal = line("Support under the guideline formula", fam("4056(a)(1)"))
    amount: Decimal = line("Support that the court finds right", fam("4057(b)"))
    factor: str = line("Rebuttal factor", fam("4057(b)"), unit=TEXT)
    reason: str = line("Reasons why it differs", fam("4056(a)(2)"), unit=TEXT)
    best_interests: str = line(
        "Why it is consistent with the children's best interests", fam("4056(a)(3)"), unit=TEXT
    )
    declarations: str | None = line("Declarations of the parties", fam("4065(a)"), unit=TEXT)
    row: Version


def ordered_amount(deviation: Deviation, guideline: Decimal, law: RebuttalLaw) -> OrderedAmount:
    """Return the amount that the court finds right, with its findings.

    Args:
        deviation: What the court found, which has been checked beside the guideline amount.
        guideline: The guideline amount in whole cents.
        law: The rebuttal factors in force.
    """
    return OrderedAmount(
        guideline=guideline,
        amount=deviation.amount,
        factor=f"§ {deviation.factor}, {law.factors[deviation.factor]}",
        reason=deviation.reason,
        best_interests=deviation.best_interests,
        declarations=", ".join(sorted(deviation.declarations)) or None,
        row=law.row,
    )


def signed(deviation: Deviation, guideline: Decimal, names: Sequence[str]) -> Decimal:
    """Return the amount found, from the first parent; below zero, to that parent.

    Args:
        deviation: What the court found.
        guideline: The guideline amount, signed in the same way, which names the payor where the
            finding does not.
        names: Both parents' names, in the order listed.
    """
    payor = deviation.payor or _payor(guideline, names)
    return deviation.amount if payor == names[0] else -deviation.amount


def _payor(guideline: Decimal, names: Sequence[str]) -> str:
    return names[1] if guideline < 0 else names[0]


# ── what it cannot be beside the guideline amount ────────────────────────────


def payor_problems(
    deviation: Deviation, guideline: Decimal, names: Sequence[str], law: RebuttalLaw
) -> Iterator[Problem]:
    """Yield that nobody is said to pay, or the parent to whom the guideline amount goes.

    Under the guideline nobody pays and the finding names no payor; or somebody pays and it names
    the other parent, for which only special circumstances serve.
    """
    place, payor = f"{_WHERE}.payor", _payor(guideline, names)
    fixed = deviation.factor in law.factors and deviation.factor != law.special
    if guideline and fixed and deviation.payor not in {None, payor}:
        why = f"under the guideline {payor} pays, and on this ground that is not turned round"
        yield Problem(place, repeat(deviation.payor), why, "leave it out")
    if not guideline and deviation.payor is None and deviation.amount:
        why = "missing: under the guideline nobody pays"
        yield Problem(place, "", why, "write which parent pays the amount found")


def limit_problems(
    deviation: Deviation, guideline: Decimal, half_of_net: Decimal | None, law: RebuttalLaw
) -> Iterator[Problem]:
    """Yield that the factor does not reach that amount.

    Args:
        deviation: What the court found.
        guideline: The guideline amount in whole cents.
        half_of_net: The floor of § 4057(b)(5); ``None`` where that factor does not reach.
        law: The rebuttal factors in force.
    """
    if deviation.factor == law.stipulation:
        yield from _stipulation(deviation, guideline)
    if deviation.factor == law.deferred_sale:
        yield from _deferred_sale(deviation, guideline)
    if deviation.factor == law.high_income and deviation.amount > guideline:
        yield Problem(
            f"{_WHERE}.amount",
            money(deviation.amount),
            f"above the guideline of {money(guideline)}, which on this ground exceeds the needs",
            "write a lower amount, or another factor",
        )
    if deviation.factor == law.half_of_net:
        yield from _half_of_net(deviation, guideline, half_of_net)


def _stipulation(deviation: Deviation, guideline: Decimal) -> Iterator[Problem]:
    """Below guideline the parties declare all five things of § 4065(a)."""
    missing = sorted(set(Declaration) - set(deviation.declarations))
    if deviation.amount < guideline and missing:
        yield Problem(
            f"{_WHERE}.declarations",
            ", ".join(deviation.declarations),
            f"below the guideline of {money(guideline)} § 4065(a) wants all five declarations",
            f"add {', '.join(missing)}",
        )


def _deferred_sale(deviation: Deviation, guideline: Decimal) -> Iterator[Problem]:
    """§ 4057(b)(2): the adjustment is not greater than the excess of the rental value."""
    excess = deviation.excess_rental_value
    if excess is not None and abs(deviation.amount - guideline) > excess:
        yield Problem(
            f"{_WHERE}.amount",
            money(deviation.amount),
            f"differs from the guideline of {money(guideline)} by more than {money(excess)}",
            "write an amount within that difference",
        )


def _half_of_net(
    deviation: Deviation, guideline: Decimal, half_of_net: Decimal | None
) -> Iterator[Problem]:
    """The adjustment is not greater than the amount above 50 percent of net income."""
    if half_of_net is None:
        yield Problem(
            f"{_WHERE}.factor",
            deviation.factor,
            "needs a low-income obligor whose support is above 50 percent of net income",
            "write another factor",
        )
    elif not half_of_net <= deviation.amount <= guideline:
        yield Problem(
            f"{_WHERE}.amount",
            money(deviation.amount),
            f"on this ground not below {money(half_of_net)} nor above {money(guideline)}",
            "write an amount between them",
        )


def deviation_notices(
    ordered: OrderedAmount, law: RebuttalLaw, *, turned: bool
) -> Iterator[Notice]:
    """Yield the statement of § 4056(a), and what a stipulation below guideline means later.

    Args:
        ordered: The amount found.
        law: The rebuttal factors in force.
        turned: Whether the parent to whom the guideline amount goes is the one who pays.
    """
    yield Notice(
        id=NoticeId.DEVIATION,
        decides=turned or ordered.amount != ordered.guideline,
        text=f"The guideline formula gives {money(ordered.guideline)}. The court found "
        f"{money(ordered.amount)} {'to be paid by the other parent ' if turned else ''}right "
        f"({ordered.factor}). Reasons: {ordered.reason} "
        f"Best interests: {ordered.best_interests}",
        cites=(fam("4056(a)"), fam("4057(b)")),
    )
    stipulated = ordered.factor.startswith(f"§ {law.stipulation},")
    if stipulated and ordered.amount < ordered.guideline:
        cites: tuple[Citation, ...] = (fam("4065(a)"), fam("4065(c)"), fam("4065(d)"))
        yield Notice(
            id=NoticeId.STIPULATION,
            decides=False,
            text="A stipulated amount below guideline may later be raised to the guideline with "
            "no change of circumstances, and is not valid without the local child support "
            "agency's signature where that agency provides services.",
            cites=cites,
        )
