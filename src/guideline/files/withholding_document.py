"""The document of what is withheld: JSON ``guideline.withholding/1``."""

from guideline.amounts import exactly
from guideline.arrears.withheld_records import LimitTested, LineWithheld, Withholding
from guideline.arrears.withholding import (
    BenefitWithholding,
    DisposableEarnings,
)
from guideline.arrears.withholding_order import WithholdingLine, WithholdingOrder
from guideline.files.documents import (
    Document,
    dollars_text,
    head,
    notices_part,
    share_text,
    worksheet_part,
)
from guideline.files.plan_document import law_of_plan


@exactly
def withholding_document(result: Withholding) -> Document:
    """Return what is withheld as the JSON document ``guideline.withholding/1``.

    >>> import guideline as gl
    >>> result = gl.withhold(gl.read_withholding("examples/withholding.toml"))
    >>> gl.withholding_document(result)["withheld"]
    '621.50'
    """
    return {
        **head("withholding"),
        "on": result.on.isoformat(),
        "per": str(result.per),
        "supports_another": result.supports_another,
        "asked": dollars_text(result.asked),
        "withheld": dollars_text(result.withheld),
        "prorated": result.prorated,
        "fee": dollars_text(result.fee),
        "disposable_earnings": None if result.earned is None else _earned(result.earned),
        "limits": [_limit(each) for each in result.limits],
        "lines": [_line(each) for each in result.lines],
        "lump_sum": _lump_sum(result),
        "benefits": [_benefit(each) for each in result.benefits],
        "orders": [_order(each) for each in result.orders],
        "notices": notices_part(result.notices),
        "law": law_of_plan(result.on.isoformat(), result.law),
        "worksheet": worksheet_part(result),
    }


def _money(record: object, *names: str) -> Document:
    return {name: dollars_text(getattr(record, name)) for name in names}


def _earned(earned: DisposableEarnings) -> Document:
    return _money(earned, "earnings", "required_by_law", "union_dues", "by_706_011", "by_110280")


def _limit(each: LimitTested) -> Document:
    figures = _money(each, "disposable", "limit", "asked", "fits")
    return {"what": each.what, "section": each.section, **figures}


def _line(each: LineWithheld) -> Document:
    figures = _money(each, "asked", "withheld", "short")
    return {"order": each.order, "line": each.what, **figures}


def _lump_sum(result: Withholding) -> Document | None:
    if result.lump_sum is None:
        return None
    ceiling = _money(result.lump_sum, "disposable", "older", "newer_limit", "limit", "asked")
    return {**ceiling, "withheld": dollars_text(result.lump_sum_withheld)}


def _benefit(each: BenefitWithholding) -> Document:
    return {
        "kind": str(each.kind),
        "payment": dollars_text(each.benefit),
        "weeks": each.weeks,
        "share": share_text(each.share),
        **_money(each, "ordered", "withheld", "fee"),
    }


def _order(order: WithholdingOrder) -> Document:
    return {
        "name": order.of,
        "over_12_weeks": order.over_12_weeks,
        **_money(order, "monthly", "lump_sum", "fee"),
        "lines": [_form_line(each) for each in order.lines],
    }


def _form_line(each: WithholdingLine) -> Document:
    figures = ("weekly", "biweekly", "semimonthly", "monthly")
    more = (f"{name}_difference" for name in figures[:-1])
    return {"line": each.what, **_money(each, *figures, *more)}
