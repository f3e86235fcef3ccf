"""The reference page of the case file, from the annotations and descriptions of the facts."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import attrs

from guideline.arrears.account import Account
from guideline.arrears.debt_reduction_facts import DebtReductionApplication
from guideline.arrears.plan_facts import Plan
from guideline.arrears.withholding_facts import WithholdingFacts
from guideline.facts.case import Case
from guideline.facts.custody import Custody, CustodyFile
from guideline.facts.fields import Dollars, Share, Shares, key, takes_bare_amount
from guideline.facts.later import loaded

EXAMPLES = Path(__file__).parent.parent / "examples"
_WORDS: dict[Any, str] = {
    Dollars: "dollars",
    Share: "a share",
    Shares: "a share for each parent",
    str: "text",
    bool: "true or false",
    int: "a whole number",
    date: "a day",
}
_PLURALS: dict[Any, str] = {int: "whole numbers", date: "days"}

_HEAD = """# The case file

A case file is TOML, or JSON with the same shape. Dollars are plain digits (`6500.00`, or
`"6500.00"` in JSON), read exactly; below 100,000,000 and with at most twelve decimals. A share is
`"20%"` or `0.2`; a bare `20` is an error. A day is `2026-03-01`. What is not listed here is an
unknown key, and an error.

`guideline schema case` prints the same as a JSON Schema, for an editor that checks while you write.

These examples can be tried with `guideline order`:

"""


_ACCOUNT_HEAD = """# The account file

An account file is TOML, or JSON with the same shape, as [the case file](case_file.md) is. It
tells what was ordered, what was received, and which conventions and readings are chosen;
`guideline account` states it for a day. `examples/account.toml` is one. `guideline schema
account` prints the same as a JSON Schema.

`payments` may be written in the file, or name a CSV file, or a list of them, relative to the
account file. Its columns are `date`, `amount`, `source`, `reference`, `order`, `case`,
`covers_from`, `covers_through` and `lump_sum`; the first two are needed. It is read as a
spreadsheet exports it: days as `2019-03-05` or `3/5/2019`, amounts as `1234.56` or `$1,234.56`.
A dash is zero. A row below zero, as `(50.00)`, with the reference of one payment returns that much
of it, and several add up; any other is refused. A totals row at the end is left out, and a notice
says so, if it adds up; any other is refused. Days with slashes are month/day/year; where no day
above 12 shows it, a notice says so.

Amounts are in whole cents. What is not listed here is an unknown key, and an error.
"""


_PLAN_HEAD = """# The plan file

A plan file is TOML, or JSON with the same shape, as [the case file](case_file.md) is. It states
what is owed on a day and what will be paid on it; `guideline plan` schedules it and `guideline
comply` follows it. `examples/plan.toml` is one. `guideline schema plan` prints the same as a JSON
Schema.

`account = "account.toml"`, in place of the balance and the conventions, takes them from an account
file on the day `as_of`; its current support comes with it where one monthly order runs, and the
days on which a confinement suspends it, with the account's reading of the interest meanwhile.
Several plans stand in one file as `[[plans]]`; what stands above them holds for each. Exactly one
of `payment`, `months`, `by`, `share_of_current` and `rule` says how the payment is set.
"""


_CUSTODY_HEAD = """# The custody file

A custody file is TOML, or JSON with the same shape, as [the case file](case_file.md) is. It says
who has the children when, as the custody order is written; `guideline time` counts it. The tables
of `[custody]` may stand in a case file too, for all children, or under a child as
`[children.custody]`; a custody file with one schedule may leave out the word `custody`.
`guideline schema custody` prints the same as a JSON Schema. [From a custody order to
H%](../how-to/custody_order_to_h_percent.md) shows how an order's words are written, and [counting
methods, patterns and holidays](timeshare.md) what each name means.

Each layer stands over the ones before: patterns, seasons, breaks, holidays, vacations, single
days, in the order of `priority`; third parties stand over all. Within a layer a higher `rank`
stands over a lower one, and two entries of one rank that give the same time to two people are an
error. All times are California clock times, as `"18:00"`; `"24:00"` ends the day.

`actual` may be written in the file, or name a CSV file relative to it, as `guideline time
--actual` does. Its columns are `start`, `end`, `parent` and, where the log names one, `child`;
moments may be as a spreadsheet writes them, `1/9/2026 6:30 PM`:

```text
start,end,parent
2026-01-09 18:30,2026-01-11 18:00,Petitioner
```

Here is `examples/custody/schedule.toml`:

```toml
EXAMPLE
```
"""


_WITHHOLDING_HEAD = """# The withholding file

A withholding file is TOML, or JSON with the same shape, as [the case file](case_file.md) is. It
tells one pay check, the orders that reach it, and benefits beside it; `guideline withhold` says
what may be withheld. `examples/withholding.toml` is one. `guideline schema withholding` prints the
same as a JSON Schema.

The pay check is that of one pay period; an order states its lines by the month, as form FL-195
does.
"""


_CHECKLIST_HEAD = """# The checklist file

A checklist file is TOML, or JSON with the same shape, as [the case file](case_file.md) is. It
states what is known about a payor who asks for the Debt Reduction Program; `guideline checklist`
says which published conditions that meets. `examples/checklist.toml` is one. `guideline schema
checklist` prints the same as a JSON Schema. What is absent is unknown, and never taken for a no.
"""


def page() -> str:
    """Return the page of the case file, whose schedules are on the page of the custody file."""
    head = _HEAD + "\n".join(_examples()) + "\n"
    return _page(Case, head, {Custody: "custody_file.md#custody"})


def custody_page() -> str:
    """Return the page of the custody file."""
    example = (EXAMPLES / "custody" / "schedule.toml").read_text(encoding="utf-8").strip()
    return _page(CustodyFile, _CUSTODY_HEAD.replace("EXAMPLE", example))


def account_page() -> str:
    """Return the page of the account file."""
    return _page(Account, _ACCOUNT_HEAD)


def plan_page() -> str:
    """Return the page of the plan file."""
    return _page(Plan, _PLAN_HEAD)


def withholding_page() -> str:
    """Return the page of the withholding file."""
    return _page(WithholdingFacts, _WITHHOLDING_HEAD)


def checklist_page() -> str:
    """Return the page of the checklist file."""
    return _page(DebtReductionApplication, _CHECKLIST_HEAD)


def _page(root: type[Any], head: str, elsewhere: Mapping[type[Any], str] | None = None) -> str:
    """Return a page of every record that a file may hold, but for those with a page elsewhere."""
    elsewhere = elsewhere or {}
    paths = _records(root, elsewhere)
    parts = [head]
    for kind, where in paths.items():
        parts += [f"## {kind.__name__}\n", f"{_sentence(kind)}\n"]
        if where:
            parts.append(f"Written as {', '.join(f'`{path}`' for path in where)}.\n")
        if takes_bare_amount(kind):
            parts.append("A bare amount stands for a table with nothing but that `amount`.\n")
        parts.append("| Key | What may stand | By default | What it is |\n|---|---|---|---|")
        parts += [_row(field, elsewhere) for field in attrs.fields(kind)]
        parts[-1] += "\n"
    return "\n".join(parts)


def _examples() -> Iterator[str]:
    """Yield each example with the first sentence that it begins with."""
    for path in sorted(EXAMPLES.glob("*.toml")):
        text, is_case, facts = path.read_text(encoding="utf-8").partition("\non = ")
        if not is_case or "[[parents]]" not in facts:
            continue
        sentence = " ".join(line.lstrip("# ") for line in text.splitlines()).partition(".")[0]
        yield f"- `examples/{path.name}`: {sentence}."


def _sentence(kind: type) -> str:
    return (kind.__doc__ or "").partition("\n")[0].replace("``", "`")


def _records(root: type, elsewhere: Collection[type[Any]]) -> dict[type[Any], list[str]]:
    """Return each record of facts that a file may hold and where, the outermost first."""
    paths: dict[type[Any], list[str]] = {root: []}
    waiting: list[tuple[type[Any], str]] = [(root, "")]
    for kind, path in waiting:  # grows while it is walked
        for field in attrs.fields(kind):
            here = f"{path}.{key(field.name)}".lstrip(".")
            for each, many in _held(field.type):
                if each in elsewhere:
                    continue
                if each not in paths:
                    waiting.append((each, here))
                paths.setdefault(each, []).append(f"[[{here}]]" if many else f"[{here}]")
    return paths


def _held(kind: Any, *, many: bool = False) -> list[tuple[type[Any], bool]]:  # noqa: ANN401 - an annotation is any object
    """Return the records that an annotation speaks of, and whether as a list of them."""
    kind = loaded(kind)
    if attrs.has(kind):
        return [(kind, many)]
    if kind in _WORDS:
        return []
    is_list = many or get_origin(kind) is tuple
    return [pair for each in get_args(kind) for pair in _held(each, many=is_list)]


def _row(field: "attrs.Attribute[Any]", elsewhere: Mapping[type[Any], str]) -> str:
    description = field.metadata["description"].replace("|", "\\|")
    words = _words(field.type)
    for kind, where in elsewhere.items():
        words = words.replace(f"(#{kind.__name__.lower()})", f"({where})")
    return f"| `{key(field.name)}` | {words} | {_default(field)} | {description} |"


def _words(kind: Any) -> str:  # noqa: ANN401 - an annotation is any object
    """Return what may stand in a field, in words."""
    kind = loaded(kind)
    if kind in _WORDS:
        return _WORDS[kind]
    if get_origin(kind) in {UnionType, Union}:
        kinds = [each for each in get_args(kind) if each is not type(None)]
        return ", or ".join(_words(each) for each in kinds)
    if get_origin(kind) in {tuple, Annotated}:
        return _words_of_form(kind)
    if attrs.has(kind):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return " · ".join(f"`{member}`" for member in kind)
    return str(kind)


def _words_of_form(kind: Any) -> str:  # noqa: ANN401 - as above
    """Return what may stand in a list, or in text of some words or written like an example."""
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        return f"a list of {_PLURALS.get(item) or _words(item)}"
    if issubclass(kind.__origin__, StrEnum):
        return " · ".join(f"`{member}`" for member in kind.__metadata__[1])
    return "a number" if kind.__origin__ is not str else f'as `"{kind.__metadata__[1]}"`'


def _default(field: "attrs.Attribute[Any]") -> str:
    default = field.default
    if default is attrs.NOTHING:
        return "**required**"
    if default is None or default == () or isinstance(default, attrs.Factory):  # type: ignore[arg-type] # a class
        return "absent"
    if isinstance(default, bool):
        return "`true`" if default else "`false`"
    if isinstance(default, tuple):
        return " · ".join(f"`{member}`" for member in default)
    return f"`{default}`"
