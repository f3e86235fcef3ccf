"""Which page in plain language tells which record."""

from collections.abc import Callable

from guideline.amounts import repeat
from guideline.errors import InvalidFacts, Problem
from guideline.explanation.account_page import account_page
from guideline.explanation.catalogue import Language
from guideline.explanation.compliance_page import compliance_page
from guideline.explanation.order_page import order_page
from guideline.explanation.plain import PlainPage
from guideline.explanation.plan_page import plan_page
from guideline.worksheets import step_name

_ARREARS: dict[str, Callable[[object, str, Language], PlainPage]] = {
    "account_statement": account_page,
    "payment_plan": plan_page,
    "compliance_report": compliance_page,
}


def plain_page(
    record: object, reader: str, language: Language, changes: object = None
) -> PlainPage:
    """Return the page about a record for one reader.

    Args:
        record: A calculation of support, a statement of account, a plan or a compliance report.
        reader: A parent's name for a calculation; otherwise ``payor``, ``payee`` or a party's name.
        language: The language to write in.
        changes: For a calculation: what ``gl.sensitivity`` returned.

    Raises:
        InvalidFacts: The reader is none of those, or no page tells such a record.
    """
    name = step_name(type(record))
    if name == "guideline_support":
        return order_page(record, reader, language, changes)
    if name in _ARREARS:
        return _ARREARS[name](record, reader, language)
    instead = "explain an order, a statement of account, a plan or a compliance report"
    raise InvalidFacts([Problem("reader", repeat(reader), "no page is written of this", instead)])
