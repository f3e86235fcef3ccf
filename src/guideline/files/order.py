"""The JSON document of a calculation: ``guideline.order/1``."""

from decimal import Decimal

from guideline.amounts import at_most, exactly
from guideline.dates import MONTHS_IN_A_YEAR
from guideline.files.documents import (
    Document,
    dollars_text,
    head,
    law_part,
    notices_part,
    share_text,
    worksheet_part,
)
from guideline.support.add_ons import AddOnExpense
from guideline.support.deductions import ITEMS, TAXES
from guideline.support.disposable import NetDisposableIncome
from guideline.support.guideline import GuidelineSupport
from guideline.support.low_income import LowIncomeAdjustment
from guideline.support.statement import ParentStatement


@exactly
def order_document(result: GuidelineSupport) -> Document:
    """Return a calculation as the JSON document ``guideline.order/1``.

    >>> import guideline as gl
    >>> result = gl.calculate(gl.read_case("examples/two_children.toml"))
    >>> gl.order_document(result)["monthly_support"]
    '2016.00'
    """
    return {
        **head("order"),
        "payor": result.payor,
        "payee": result.payee,
        "monthly_support": dollars_text(result.monthly_support),
        "low_income_adjustment": _low_income(result),
        "children": [
            {
                "name": child.of,
                "amount": dollars_text(child.amount),
                "ends": end.ends.isoformat() if end.ends else None,
                "order_after": dollars_text(end.order_after),
            }
            for child, end in zip(result.children, result.ends, strict=True)
        ],
        "add_ons": [_add_on(add_on) for add_on in result.add_ons],
        "add_ons_owed": _owed(result),
        "formula": _formula(result),
        "parents": [
            _parent(statement, income)
            for statement, income in zip(result.statements, result.incomes, strict=True)
        ],
        "notices": notices_part(result.notices),
        "law": law_part(result.on, result.tax_year, result.tables),
        "worksheet": worksheet_part(result),
    }


def _low_income(result: GuidelineSupport) -> Document | None:
    adjustment: LowIncomeAdjustment[Decimal] | None = result.low_income
    if adjustment is None or not result.low_income_applies:
        return None
    names = ("threshold", "lowest_support", "highest_support", "support", "reduction")
    return {name: dollars_text(getattr(adjustment, name)) for name in names}


def _add_on(add_on: AddOnExpense[Decimal]) -> Document:
    return {
        "kind": str(add_on.kind),
        "monthly_cost": dollars_text(add_on.monthly_cost),
        "paid_by": add_on.paid_by,
        "parents": [
            {
                "name": part.of,
                "share": share_text(part.share),
                "amount": dollars_text(part.amount),
            }
            for part in add_on.parents
        ],
    }


def _owed(result: GuidelineSupport) -> Document | None:
    owed = result.add_ons_owed
    if owed is None:
        return None
    return {"from": owed.payor, "to": owed.payee, "monthly": dollars_text(owed.monthly)}


def _formula(result: GuidelineSupport) -> Document:
    formula, statements = result.formula, result.statements
    first, second = (statement.net_disposable_income for statement in statements)
    return {
        "k": share_text(formula.k, 10),
        "high_earner": statements[0 if at_most(second, first) else 1].of,
        "high_earner_time": share_text(formula.h_percent),
        "high_net": dollars_text(formula.hn),
        "total_net": dollars_text(formula.tn),
        "children": formula.children,
        "multiplier": f"{formula.multiplier:f}",
    }


def _parent(statement: ParentStatement, income: NetDisposableIncome[Decimal]) -> Document:
    deductions = income.deductions
    annual = {name: getattr(deductions, name) for name in ITEMS} if deductions else {}
    return {
        "name": statement.of,
        "time": share_text(statement.time),
        "filing_status": str(statement.filing_status) if statement.filing_status else None,
        "dependents": statement.dependents,
        "monthly_gross_income": dollars_text(statement.monthly_gross_income),
        "monthly_deductions": None
        if deductions is None
        else [
            {"item": name, "amount": dollars_text(amount / MONTHS_IN_A_YEAR)}
            for name, amount in annual.items()
            if amount
        ],
        "monthly_net_disposable_income": dollars_text(statement.net_disposable_income),
        "annual_taxes": {name: dollars_text(annual[name]) for name in TAXES} if annual else None,
    }
