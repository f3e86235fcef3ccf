"""An order as one self-contained HTML page: no network, and no script to read it."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

import attrs

from guideline.amounts import exactly
from guideline.citations import Citation
from guideline.errors import GuidelineError
from guideline.explanation.catalogue import language as found_language
from guideline.explanation.order_page import order_page
from guideline.explanation.plain import law_of
from guideline.law.tables import Version
from guideline.law.used import rows_of
from guideline.report.charts import Picture, chart
from guideline.study.curves import Curve, curves
from guideline.study.what_if import sensitivity
from guideline.support.guideline import GuidelineSupport
from guideline.version import VERSION
from guideline.worksheets import Line, money, own_lines, steps, title

_CODES = {
    "Fam. Code": "FAM",
    "Code Civ. Proc.": "CCP",
    "Lab. Code": "LAB",
    "Rev. & Tax. Code": "RTC",
    "Unemp. Ins. Code": "UIC",
}
_CALIFORNIA = "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml"
_UNITED_STATES = "https://www.law.cornell.edu/uscode/text"


@attrs.frozen
class Block:
    """The lines of a step for one whom it is about."""

    of: str | None
    lines: tuple[Line, ...]


@attrs.frozen
class StepOnPage:
    """One step of the worksheet: its title, its blocks, the rows of the law that it stands on."""

    title: str
    blocks: tuple[Block, ...]
    rows: tuple[Version, ...]


@exactly
def as_html(
    result: GuidelineSupport, *, language: str = "en", california: Version | None = None
) -> str:
    """Return an order as one self-contained HTML page.

    The cited worksheet, each step with its inputs, its statute with a link and the rows of the
    tables with their sources; the page of each parent in plain language; and pictures of support
    against the time and against each parent's income. Needs the extra ``report``.

    Args:
        result: What ``gl.calculate`` returned.
        language: The language of the parents' pages, ``"en"`` or ``"es"``.
        california: California's figures from a parameter file, if the result was made with them.

    Raises:
        InvalidFacts: No catalogue has that language.
        GuidelineError: The extra ``report`` is not installed.

    >>> import guideline as gl
    >>> result = gl.calculate(gl.read_case("examples/two_children.toml"))
    >>> gl.as_html(result).splitlines()[0]
    '<!DOCTYPE html>'
    """
    spoken = found_language(language)
    study = sensitivity(result, california=california)
    pages = [order_page(result, parent.name, spoken, study) for parent in result.case.parents]
    text: str = _template().render(
        result=result,
        version=VERSION,
        pages=pages,
        pictures=list(_pictures(curves(result, study, california), study.payor)),
        steps=list(_steps(result)),
        law_of=lambda passage: law_of(passage, spoken),
        link_of=link_of,
        money=money,
    )
    return text


@cache
def _template() -> Any:  # noqa: ANN401 - a template of an extra that is loaded here
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError:
        needed = "an HTML page needs the extra: pip install 'guideline[report]'"
        raise GuidelineError(needed) from None
    environment = Environment(
        loader=PackageLoader("guideline", "report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("order.html")


def _steps(result: GuidelineSupport) -> Iterator[StepOnPage]:
    for kind, group in groupby((step for step in steps(result)), type):
        alike = list(group)
        blocks = [Block(getattr(step, "of", None), tuple(own_lines(step))) for step in alike]
        rows = tuple(dict.fromkeys(row for step in alike for row in rows_of(step)))
        if blocks[0].lines:
            yield StepOnPage(title(kind), tuple(blocks), rows)


def _pictures(found: tuple[Curve, ...], payor: str | None) -> Iterator[dict[str, Any]]:
    from markupsafe import Markup

    for curve in found:
        axis = f"{curve.of}'s {'share of the time' if curve.is_time else 'income a month'}"
        whose = f"Support from {payor}" if payor else "Support"
        named = f"{whose}, by {axis}"
        picture = Picture(named, axis, curve.points, curve.present, curve.is_time)
        yield {"title": named, "svg": Markup(chart(picture))}  # noqa: S704 - names are escaped there


def link_of(cite: Citation) -> str | None:
    """Return where a provision can be read, if its law is published under such an address."""
    section = cite.base_section
    if cite.law in _CODES:
        return f"{_CALIFORNIA}?lawCode={_CODES[cite.law]}&sectionNum={section}."
    title_number, _, code = cite.law.partition(" ")
    if code == "U.S.C.":
        return f"{_UNITED_STATES}/{title_number}/{section}"
    return None
