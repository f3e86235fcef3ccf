"""The presumed amount: from net incomes and time, through hardship, to base support."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from guideline.amounts import greatest, to_cents
from guideline.citations import fam
from guideline.errors import NotModelled
from guideline.facts.kinds import HardshipMethod, NegativeNetIncome
from guideline.facts.parents import Parent
from guideline.figures import money
from guideline.notices import Notice, NoticeId
from guideline.support.base import BaseSupport, Nets, base_support
from guideline.support.low_income import qualifies
from guideline.support.setting import Setting
from guideline.worksheets import line, worksheet

if TYPE_CHECKING:  # hardship and expenses are loaded by the cases that have them
    from guideline.support.hardship import HardshipDeduction

_ZERO = Decimal(0)
_OFFERED = (HardshipMethod.PRESUMED, HardshipMethod.BASIC)


@worksheet
class CountedIncome:
    """Net disposable income in the formula, Fam. Code §§ 4059(g), 4060."""

    of: str
    before_hardship: Decimal = line("Net disposable income before hardship", fam("4060"))
    hardship: Decimal = line("Hardship deduction", fam("4059(g)"))
    net_disposable_income: Decimal = line("Net disposable income a month", fam("4059"))


@attrs.frozen
class PresumedSupport:
    """Base support with the net incomes and hardship deductions that it comes from."""

    hardship: tuple[HardshipDeduction[Decimal], ...]
    counted: tuple[CountedIncome, ...]
    nets: Nets[Decimal]
    base: BaseSupport[Decimal]

    @property
    def monthly(self) -> Decimal:
        """The support in whole cents, from the first parent; below zero, to that parent."""
        return to_cents(self.base.from_first)


def presumed_support(
    setting: Setting,
    method: HardshipMethod | None = None,
    negative: NegativeNetIncome | None = None,
) -> PresumedSupport:
    """Return base support under the case's choices, or under another method or reading.

    Raises:
        NotModelled: The net incomes together are below zero, where the K table does not begin.
    """
    case = setting.case
    method = method or case.choices.hardship_method
    negative = negative or case.choices.negative_net_income
    nets = counted_nets(setting.incomes, negative)
    if nets[0] + nets[1] < 0:
        raise NotModelled("a total net income below zero", str(fam("4055(b)(3)")))
    hardship: tuple[HardshipDeduction[Decimal], ...] = ()
    if setting.with_hardship:
        from guideline.support.hardship import hardship_deductions

        result = hardship_deductions(setting.terms, nets, setting.claims, method, setting.add_ons)
        nets, hardship = result.nets, result.deductions
    return PresumedSupport(
        hardship=tuple(item for item in hardship if item.of in setting.with_hardship),
        counted=_counted_incomes(setting, hardship, nets),
        nets=nets,
        base=base_support(setting.terms, nets),
    )


def counted_nets(incomes: Nets[Decimal], negative: NegativeNetIncome) -> Nets[Decimal]:
    """Return the net incomes as they enter the formula: none below zero, or each as it is."""
    if negative is NegativeNetIncome.AS_IT_IS:
        return incomes
    first, second = (greatest(income, _ZERO) for income in incomes)
    return first, second


def _counted_incomes(
    setting: Setting, hardship: tuple[HardshipDeduction[Decimal], ...], nets: Nets[Decimal]
) -> tuple[CountedIncome, ...]:
    taken = [item.deduction for item in hardship] or [_ZERO, _ZERO]
    return tuple(
        CountedIncome(
            of=parent.name, before_hardship=before, hardship=deduction, net_disposable_income=net
        )
        for parent, before, deduction, net in zip(
            setting.case.parents, setting.incomes, taken, nets, strict=True
        )
    )


# ── what must be said about it ───────────────────────────────────────────────


def presumed_notices(setting: Setting, result: PresumedSupport) -> Iterator[Notice]:
    """Yield what the readings chosen do: a net income below zero, the method of hardship."""
    if min(setting.incomes) < 0:
        yield _negative_income(setting)
    if result.hardship:
        yield from _hardship(setting, result)


def _negative_income(setting: Setting) -> Notice:
    chosen = setting.case.choices.negative_net_income
    zero, as_it_is = NegativeNetIncome.ZERO, NegativeNetIncome.AS_IT_IS
    other = as_it_is if chosen is zero else zero
    try:
        amount = _direction(setting, presumed_support(setting, negative=other).monthly)
        under_other = f"Read the other way ({other}) the support is {amount}."
    except NotModelled:
        under_other = f"Read the other way ({other}) there is none: the total is below zero."
    return Notice(
        id=NoticeId.NEGATIVE_NET_INCOME,
        decides=True,
        text="A net disposable income is below zero, on which the statute is silent. It was "
        f"counted as {'zero' if chosen is zero else 'it is'}. {under_other}",
        cites=(fam("4055(b)(1)"),),
    )


def _direction(setting: Setting, monthly: Decimal) -> str:
    """Return a signed amount as a person reads it: how much, and from whom."""
    payor = setting.case.parents[monthly < 0].name
    return f"{money(abs(monthly))} from {payor}" if monthly else money(monthly)


def _hardship(setting: Setting, result: PresumedSupport) -> Iterator[Notice]:
    pairs = [(item, _parent_of(setting, item)) for item in result.hardship]
    stated = "".join(_stated(parent) for _, parent in pairs)
    yield Notice(
        id=NoticeId.HARDSHIP_FINDINGS,
        decides=True,
        text="The court allowed a hardship deduction. It states the reasons, the amount and the "
        f"facts in writing or on the record, and where possible how long it lasts.{stated}",
        cites=(fam("4070"), fam("4072")),
    )
    for item, parent in pairs:
        found = parent.hardship.amount
        if found is not None and item.for_children < found:
            yield Notice(
                id=NoticeId.HARDSHIP_LIMITED,
                decides=True,
                text=f"The court found {money(found)} a month for {parent.name}'s other children. "
                f"The deduction is limited to {money(item.for_children)}, "
                f"{money(item.limit)} for each.",
                cites=(fam("4071(b)"),),
            )
    yield from _exhausted(result)
    yield from _other_methods(setting, result)


def _stated(parent: Parent) -> str:
    """Return the reasons and the duration that the case gives for a parent's hardship, § 4072."""
    said = filter(None, (parent.hardship.reason, parent.hardship.duration))
    told = " ".join(text if text.endswith(".") else f"{text}." for text in said)
    return f" {parent.name}: {told}" if told else ""


def _exhausted(result: PresumedSupport) -> Iterator[Notice]:
    """Yield that a deduction is above the income it is taken from, which then counts as zero."""
    for counted in result.counted:
        if 0 <= counted.before_hardship < counted.hardship:
            yield Notice(
                id=NoticeId.NEGATIVE_NET_INCOME,
                decides=True,
                text=f"{counted.of}'s hardship deduction, {money(counted.hardship)}, is above the "
                f"net disposable income of {money(counted.before_hardship)}, which was counted as "
                "zero.",
                cites=(fam("4059(g)"),),
            )


def _parent_of(setting: Setting, item: HardshipDeduction[Decimal]) -> Parent:
    return next(parent for parent in setting.case.parents if parent.name == item.of)


def _other_methods(setting: Setting, result: PresumedSupport) -> Iterator[Notice]:
    """Yield the amount under each other method of the limit, where it differs."""
    chosen = setting.case.choices.hardship_method
    others = [HardshipMethod.PRESUMED, HardshipMethod.BASIC]
    if setting.add_ons.costs:
        others.append(HardshipMethod.PRESUMED_WITH_ADD_ONS)
    for other in others:
        if other is chosen or _must_agree(setting, result, {chosen, other}):
            continue
        found = presumed_support(setting, method=other)
        if found.monthly != result.monthly:
            offered = (chosen, other) == _OFFERED
            unadjusted = _unadjusted(setting, result, found) if offered else ""
            yield Notice(
                id=NoticeId.HARDSHIP_METHODS_DIFFER,
                decides=True,
                text=f"The hardship deduction was limited by the {_words(chosen)} support for each "
                f"child. By the {_words(other)} support the amount is "
                f"{_direction(setting, found.monthly)}. The state calculator offers presumed and "
                f"basic.{unadjusted}",
                cites=(fam("4071(b)"),),
            )


def _unadjusted(setting: Setting, result: PresumedSupport, basic: PresumedSupport) -> str:
    """Return what the presumed method gives where the court leaves the support unadjusted.

    The presumed support is then the basic one, and limits the deduction in the same way: so the top
    of the range, which is shown at one deduction, is not reached.
    """
    if not qualifies(result.base.low_income):
        # The methods part above the threshold only where the net incomes reach it and an edge of
        # the K table at nearly the same deduction: of 36,000 cases drawn there, in none.
        return ""  # pragma: no cover
    amount = _direction(setting, to_cents(basic.base.formula.from_first))
    return (
        " The range of the low-income adjustment is shown at one deduction, and a higher support "
        f"permits a larger one by the presumed support: left unadjusted it is {amount}."
    )


def _must_agree(setting: Setting, result: PresumedSupport, methods: set[HardshipMethod]) -> bool:
    """Return whether two methods give the same, without working both out."""
    from guideline.support.hardship import methods_may_differ

    with_add_ons = HardshipMethod.PRESUMED_WITH_ADD_ONS in methods
    if with_add_ons and setting.add_ons.costs:
        return False
    if with_add_ons and HardshipMethod.PRESUMED in methods:
        return True
    if qualifies(result.base.low_income):  # they may part then: no use in looking first
        return False
    nets = counted_nets(setting.incomes, setting.case.choices.negative_net_income)
    return not methods_may_differ(setting.terms, nets, setting.claims, setting.add_ons)


def _words(method: HardshipMethod) -> str:
    return str(method).replace("_", " ")
