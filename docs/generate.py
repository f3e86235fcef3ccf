"""Write the pages of the reference that are made from the code: the same code, the same bytes.

The pages say nothing of their own. The case file comes from the annotations of the facts, the
glossary and the concordance from the lines of the worksheets, the tables from the tables.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import arrears
import case_file
import caseload
import concordance
import coverage_page
import guideline
import timeshare
from guideline.files.tables import figure_text
from guideline.law.tables import Version, table_names, versions
from guideline.notice_meanings import MEANINGS
from guideline.notices import NoticeId
from guideline.study.causes import CAUSES
from guideline.worksheets import labels, step_name, title

_WIDTH = 90
REFERENCE = Path(__file__).parent / "reference"

_GLOSSARY = """# Glossary

Every term that a worksheet can show, by worksheet. The line is the `id` of the figure in JSON, and
the key of a column.
"""
_NOTICES = """# Notices

What is odd, defaulted, weakly sourced, or a chosen reading comes back as a notice on the result.
This list is closed. Each notice says whether it decides the amount, and carries a text about the
case and its citations.

| Notice | When it is given |
|---|---|"""
_CAUSES = """# Causes of a difference

What `gl.compare` and `guideline compare` try, one change at a time, in the order in which they are
told where several explain a difference equally well. This list is closed.

| Cause | What was done | Law |
|---|---|---|"""
_TABLES = """# The law's tables

Every figure of the law that the library knows, with the days on which it was in force, the act that
set it, where it was read and how good that source is: `statute`, `official` or `secondary`. Outside
these days nothing is computed ([why](../explanation/in_force.md)). The same from the command:
`guideline tables`.
"""


def worksheets() -> list[type[Any]]:
    """Return every worksheet class, by module and then as the module has them."""
    found: dict[type[Any], None] = {}
    for module in sorted(info.name for info in walk_packages(guideline.__path__, "guideline.")):
        if module.endswith("__main__"):
            continue
        for value in vars(import_module(module)).values():
            if (
                isinstance(value, type)
                and value.__module__ == module
                and "_repr_html_" in vars(value)
            ):
                found[value] = None
    return list(found)


def cell(text: object) -> str:
    """Return text for a cell of a Markdown table, a section sign and its number on one line."""
    marked = {"|": "\\|", "*": "\\*", "[": "\\[", "§ ": "§\N{NO-BREAK SPACE}"}
    for char, instead in marked.items():
        text = str(text).replace(char, instead)
    return str(text)


def glossary() -> str:
    """Return every term of every worksheet, with its unit and its law."""
    parts = [_GLOSSARY]
    for cls in sorted(worksheets(), key=lambda cls: (title(cls), cls.__module__)):
        rows = labels(cls)
        if not rows:
            continue
        parts.append(f"## {cell(title(cls))}\n")
        parts.append("| Term | Line | Unit | Law |\n|---|---|---|---|")
        parts += [
            f"| {cell(label.label)} | `{step_name(cls)}.{name}` | {label.unit} | "
            f"{cell('; '.join(map(str, label.cites)))} |"
            for name, label in rows
        ]
        parts[-1] += "\n"
    return "\n".join(parts)


def notices() -> str:
    """Return what each notice means."""
    rows = [f"| `{notice}` | {cell(MEANINGS[notice])} |" for notice in NoticeId]
    return "\n".join([_NOTICES, *rows, ""])


def causes() -> str:
    """Return what each cause of a difference means."""
    rows = [
        f"| `{cause}` | {cell(rule.words)} | {cell('; '.join(map(str, rule.cites)))} |"
        for cause, rule in CAUSES.items()
    ]
    return "\n".join([_CAUSES, *rows, ""])


def figure(name: str, value: object) -> Iterator[str]:
    """Yield a figure on one line, or what holds several on a line for each."""
    several = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    whole = f"{name} = {figure_text(value)}"
    if len(whole) <= _WIDTH or not several:
        yield whole
        return
    yield f"{name}:"
    for key, item in several:
        yield (
            f"  {figure_text(item)}"
            if isinstance(value, list)
            else f"  {key} = {figure_text(item)}"
        )


def figure_of(row: Version, name: str, value: object) -> Iterator[str]:
    """Yield a figure, and below it its own source where the row names one."""
    yield from figure(name, value)
    if name in row.sources:
        how = " (not confirmed by a second source)" if name in row.weak else ""
        how += " (read in that document)" if name in row.read else ""
        yield f"    # {row.sources[name]}{how}"


def tables() -> str:
    """Return every row of every table of the law, with its source."""
    parts = [_TABLES]
    for name in table_names():
        rows = versions(name)
        parts += [f"## {rows[0].title}\n", f"`{name}`, {rows[0].cite}\n"]
        for row in rows:
            figures = [
                told for key, value in row.figures.items() for told in figure_of(row, key, value)
            ]
            parts += [
                f"**{row.days}.** {cell(row.act)}. Source ({row.quality}): {cell(row.source)}.\n",
                "\n".join(["```text", *figures, "```\n"]),
            ]
    return "\n".join(parts)


PAGES = {
    "account_file": case_file.account_page,
    "arrears": arrears.page,
    "case_file": case_file.page,
    "causes": causes,
    "checklist_file": case_file.checklist_page,
    "coverage": coverage_page.page,
    "caseload": caseload.page,
    "concordance": lambda: concordance.page(worksheets()),
    "custody_file": case_file.custody_page,
    "glossary": glossary,
    "notices": notices,
    "plan_file": case_file.plan_page,
    "tables": tables,
    "timeshare": timeshare.page,
    "withholding_file": case_file.withholding_page,
}
"""Each generated page of the reference, and what makes it."""


def main() -> None:
    """Write the pages, and leave alone one that would not change."""
    for name, page in PAGES.items():
        path, text = REFERENCE / f"{name}.md", page()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
