"""A finished record as one self-contained HTML page: no network, and no script to read it."""

from functools import cache
from typing import Any

from guideline.amounts import exactly
from guideline.arrears.schedule import PaymentPlan
from guideline.arrears.statement import AccountStatement
from guideline.errors import GuidelineError
from guideline.explanation import picture_messages as said
from guideline.explanation.arrears_side import PAYEE, PAYOR
from guideline.explanation.catalogue import Language
from guideline.explanation.catalogue import language as found_language
from guideline.explanation.pages import plain_page
from guideline.explanation.plain import law_of
from guideline.explanation.row_tables import row_tables
from guideline.figures import money
from guideline.law.tables import Version, digest
from guideline.report.balances_shown import account_balances, plans_balances
from guideline.report.curves_shown import curve_shown
from guideline.report.worksheet import link_of, steps_on_page
from guideline.study.curves import curves
from guideline.study.what_if import sensitivity
from guideline.support.guideline import GuidelineSupport
from guideline.version import VERSION
from guideline.worksheets import title


@exactly
def as_html(
    record: GuidelineSupport | AccountStatement | PaymentPlan,
    *,
    language: str = "en",
    california: Version | None = None,
) -> str:
    """Return an order, a statement of account or a payment plan as one self-contained HTML page.

    The page of each reader in plain language; pictures, of support against the time and against
    each parent's income, or of principal and interest over time; the months or the schedule; and
    the cited worksheet, each step with its inputs, its statute with a link and the rows of the
    tables with their sources. Needs the extra ``report``.

    Args:
        record: What ``gl.calculate``, ``gl.state_account``, ``gl.plan_payments`` or ``gl.stressed``
            returned.
        language: The language of the readers' pages and of the pictures, ``"en"`` or ``"es"``.
        california: California's figures from a parameter file, if an order was made with them.

    Raises:
        InvalidFacts: No catalogue has that language.
        GuidelineError: The extra ``report`` is not installed.

    >>> import guideline as gl
    >>> result = gl.calculate(gl.read_case("examples/two_children.toml"))
    >>> gl.as_html(result).splitlines()[0]
    '<!DOCTYPE html>'
    >>> plan = gl.plan_payments(gl.read_plan("examples/plan.toml"))
    >>> "What would be owed over time" in gl.as_html(plan)
    True
    """
    spoken = found_language(language)
    if isinstance(record, GuidelineSupport):
        return _written("order.html", record, spoken, _of_order(record, spoken, california))
    if isinstance(record, AccountStatement):
        drawn = account_balances(record, spoken) if record.months else None
        shown = _of_arrears(record, spoken, said.BALANCES, drawn)
        return _written("account.html", record, spoken, shown)
    drawn = plans_balances([record], spoken) if record.schedule else None
    shown = _of_arrears(record, spoken, said.BALANCES_PLANNED, drawn)
    paid = (row.due for row in record.schedule if row.payment and not row.lump_sum)
    shown["first"] = next(paid, record.first)
    shown["per"] = str(record.per).replace("_", " ")
    return _written("plan.html", record, spoken, shown)


def _of_order(
    result: GuidelineSupport, spoken: Language, california: Version | None
) -> dict[str, Any]:
    study = sensitivity(result, california=california)
    found = curves(result, study, california)
    return {
        "pages": [plain_page(result, each.name, spoken, study) for each in result.case.parents],
        "pictures": [curve_shown(curve, study.payor, spoken) for curve in found],
        "pictures_title": spoken.say(said.CURVES),
        "pictures_text": spoken.say(said.CURVES_TEXT),
    }


def _of_arrears(
    record: AccountStatement | PaymentPlan, spoken: Language, message: str, picture: str | None
) -> dict[str, Any]:
    grid, *tables = row_tables(record) if picture else (None, *row_tables(record))
    return {
        "pages": [plain_page(record, reader, spoken) for reader in (PAYOR, PAYEE)],
        "picture": picture,
        "picture_title": spoken.say(message),
        "grid": grid,
        "tables": tables,
    }


def _written(name: str, record: Any, spoken: Language, shown: dict[str, Any]) -> str:  # noqa: ANN401 - one of three records
    text: str = (
        _templates()
        .get_template(name)
        .render(
            record=record,
            title=title(type(record)),
            version=VERSION,
            digest=record.digest if isinstance(record, GuidelineSupport) else digest(record.law),
            language=spoken.code,
            steps=list(steps_on_page(record)),
            notices=record.notices,
            law_of=lambda passage: law_of(passage, spoken),
            link_of=link_of,
            money=money,
            **shown,
        )
    )
    return text


@cache
def _templates() -> Any:  # noqa: ANN401 - the templates of an extra that is loaded here
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError:
        needed = "an HTML page needs the extra: pip install 'guideline[report]'"
        raise GuidelineError(needed) from None
    return Environment(
        loader=PackageLoader("guideline", "report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
