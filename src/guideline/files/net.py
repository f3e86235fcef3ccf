"""The JSON document of net incomes: ``guideline.net/1``."""

from decimal import Decimal

from guideline.amounts import exactly
from guideline.files.documents import (
    Document,
    dollars_text,
    head,
    law_part,
    notices_part,
    worksheet_part,
)
from guideline.support.deductions import ITEMS, TAXES, IncomeDeductions
from guideline.support.disposable import NetDisposableIncome
from guideline.support.net import NetIncomes
from guideline.taxes.annual import AnnualTaxes
from guideline.taxes.california import CaliforniaTax
from guideline.worksheets import labels


@exactly
def net_document(result: NetIncomes) -> Document:
    """Return net incomes as the JSON document ``guideline.net/1``.

    >>> import guideline as gl
    >>> document = gl.net_document(gl.net_incomes(gl.read_case("examples/from_wages.toml")))
    >>> document["parents"][0]["federal_agi"]
    '71880.00'
    """
    return {
        **head("net"),
        "parents": [_parent(parent) for parent in result.parents],
        "notices": notices_part(result.notices),
        "law": law_part(result.on, result.tax_year, result.tables),
    }


def _parent(parent: NetDisposableIncome[Decimal]) -> Document:
    taxes = parent.taxes
    whole = taxes.whole_return if taxes else None
    federal = whole.federal if whole else None
    california = whole.california if whole and whole.in_california else None
    return {
        "name": parent.of,
        "annual_gross_income": dollars_text(parent.annual_gross_income),
        "income": [
            {
                "kind": item.kind,
                "annual": dollars_text(item.annual),
                "cites": _cites(item, "annual"),
            }
            for item in parent.income
        ],
        "annual_taxes": _annual_taxes(parent.deductions),
        "credits": _credits(taxes) if taxes else None,
        "federal_agi": dollars_text(federal.income.agi if federal else None),
        "federal_taxable_income": dollars_text(
            federal.deductions.taxable_income if federal else None
        ),
        "california_agi": dollars_text(california.income.agi if california else None),
        "california_taxable_income": dollars_text(
            california.deductions.taxable_income if california else None
        ),
        "deductions": _deductions(parent.deductions),
        "annual_net_disposable_income": dollars_text(parent.annual_net_disposable_income),
        "monthly_net_disposable_income": dollars_text(parent.monthly_net_disposable_income),
        "worksheet": worksheet_part(parent),
    }


def _annual_taxes(deductions: IncomeDeductions[Decimal] | None) -> Document | None:
    if deductions is None:
        return None
    return {name: dollars_text(getattr(deductions, name)) for name in TAXES}


def _deductions(deductions: IncomeDeductions[Decimal] | None) -> list[Document]:
    if deductions is None:
        return []
    return [
        {
            "item": name,
            "annual": dollars_text(getattr(deductions, name)),
            "cites": _cites(deductions, name),
        }
        for name in ITEMS
        if getattr(deductions, name)
    ]


def _cites(record: object, name: str) -> list[str]:
    label = dict(labels(type(record)))[name]
    return [str(cite) for cite in label.cites]


def _credits(taxes: AnnualTaxes[Decimal]) -> dict[str, str | None]:
    """Return every credit of the return; of a joint return, before the parent's part."""
    whole = taxes.whole_return
    federal = whole.federal
    child, care, earned = federal.child, federal.dependent_care, federal.earned_income
    amounts = {
        "child_tax_credit": child.nonrefundable if child else None,
        "additional_child_tax_credit": child.refundable if child else None,
        "earned_income": earned.credit if earned else None,
        "dependent_care": care.allowed if care else None,
        "savers": federal.savers.allowed,
        **_of_california(whole.california if whole.in_california else None),
    }
    return {name: dollars_text(amount or Decimal(0)) for name, amount in amounts.items()}


def _of_california(taxes: CaliforniaTax[Decimal] | None) -> dict[str, Decimal | None]:
    """Return California's credits; none of them where the tax is another state's."""
    care, earned = (taxes.dependent_care, taxes.earned_income) if taxes else (None, None)
    return {
        "california_exemption": taxes.exemptions.credit if taxes else None,
        "california_dependent_care": care.credit if care else None,
        "joint_custody": taxes.joint_custody if taxes else None,
        "renters": taxes.renters if taxes else None,
        "caleitc": earned.credit if earned else None,
        "young_child": taxes.young_child if taxes else None,
    }
