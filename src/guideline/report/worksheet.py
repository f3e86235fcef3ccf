"""The cited worksheet as a page shows it: steps with their lines, their rows of the law, tables."""

from collections.abc import Iterator
from itertools import groupby

import attrs

from guideline.citations import Citation
from guideline.law.tables import Version
from guideline.law.used import rows_of
from guideline.worksheets import Line, is_row, printed_lines, steps, title, whom

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


def steps_on_page(record: object) -> Iterator[StepOnPage]:
    """Yield the steps of a record that have lines; those that are many alike stand in tables."""
    whole = (step for step in steps(record) if not is_row(step))
    for kind, group in groupby(whole, type):
        alike = list(group)
        blocks = [Block(whom(step), tuple(printed_lines(step))) for step in alike]
        rows = tuple(dict.fromkeys(row for step in alike for row in rows_of(step)))
        told = tuple(block for block in blocks if block.lines)
        if told:
            yield StepOnPage(title(kind), told, rows)


def link_of(cite: Citation) -> str | None:
    """Return where a provision can be read, if its law is published under such an address."""
    section = cite.base_section
    if cite.law in _CODES:
        return f"{_CALIFORNIA}?lawCode={_CODES[cite.law]}&sectionNum={section}."
    title_number, _, code = cite.law.partition(" ")
    if code == "U.S.C.":
        return f"{_UNITED_STATES}/{title_number}/{section}"
    return None
