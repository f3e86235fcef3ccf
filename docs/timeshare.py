"""The reference page of timeshare: counting methods, patterns by name, holidays by rule."""

from collections.abc import Iterator
from inspect import getdoc

from guideline.custody.holidays import HOLIDAYS, holiday_date
from guideline.custody.methods import METHODS
from guideline.custody.patterns import (
    ASSUMED,
    ASSUMED_EXCHANGE,
    OF_MONTH,
    ROTATIONS,
    TWO_WEEKS,
    WEEKEND_HOURS,
    WEEKENDS,
)
from guideline.custody.spans import REASONS
from guideline.facts.custody_kinds import PatternKind

_YEARS = range(2026, 2030)
_HEAD = """# Counting methods, patterns and holidays

What [a custody file](custody_file.md) may name, and what each name means. Why the methods differ,
and by how many dollars, is on [a page of its own](../explanation/timeshare.md).

## Counting methods

A case names one as `timeshare_method` under `[choices]`; `guideline time` prints all of them."""
_SPANS = """
## Spans

What days are counted. `from` and `through` say them; else `span` does, from `from`, or from the
day `on`, or else from the earliest `first` of a pattern. Its default is a full cycle: the weeks
after which the patterns repeat; the calendar year, where something is dated; two calendar years
where something goes by odd and even years, and four if the leap year changes a figure and nothing
is written by dates that leave one of them out. The school year is the season of that name.

| Kind | What is counted |
|---|---|"""
_PATTERNS = """
## Patterns

Each is repeating time with one `parent`; a rotation gives its blocks to the two parents in turn.
The times in the last column are taken, with a notice, where none are written; the law has none. A
weekend with `weekend_days` and without an end lasts LENGTHS.

| Kind | Repeats | Keys | Times, if none are written |
|---|---|---|---|"""
_LENGTHS = ", ".join(f"{hours} hours for {days} days" for days, hours in WEEKEND_HOURS.items())
_LEGAL_BY = {"5 U.S.C.": "federal", "Gov. Code": "state", "Code Civ. Proc.": "courts"}
_HOLIDAYS = """
## Holidays

`holiday` names one of these. The legal ones are those of 5 U.S.C. § 6103(a) (federal), of Gov.
Code § 6700(a) (state) and of Code Civ. Proc. § 135 (courts); the others are days that parents
share. Diwali, which § 6700(a) has since 2026, falls on other days in other places: write its days
as `dates`, as those of any holiday of another calendar. A birthday is a `date` such as `"05-02"`.
Not here are Sundays, and days that a President or Governor appoints.

A weekend does not move a holiday, unless the order speaks of the day on which it is observed:
`observed = "state"` is Gov. Code § 6701, by which a Sunday moves to Monday on January 1, February
12, March 31, July 4, September 9, November 11 and December 25, and Veterans Day from Saturday to
Friday; `observed = "nearest_weekday"` moves any Saturday to Friday and any Sunday to Monday, as 5
U.S.C. § 6103(b) and the practice of federal offices and courts have it. Turns by odd and even
years go by the day itself."""


def page() -> str:
    """Return the page."""
    parts = [_HEAD, *_methods(), _SPANS]
    parts += [f"| `{kind}` | {reason} |" for kind, reason in REASONS.items()]
    parts += [
        _PATTERNS.replace("LENGTHS", _LENGTHS),
        *map(_pattern, PatternKind),
        _HOLIDAYS,
        "",
        *_holidays(),
        "",
    ]
    return "\n".join(parts).replace("§ ", "§\N{NO-BREAK SPACE}")


def _methods() -> Iterator[str]:
    """Yield each method with its rule and source, from the docstring of its rule."""
    for name, method in METHODS.items():
        says = (getdoc(method.rule) or "").removeprefix("Return ").replace("``", "`")
        yield f"\n### `{name}`\n\n{says[0].upper()}{says[1:]}\n"
        yield f"What it counts is told in {method.unit}."


def _pattern(kind: PatternKind) -> str:
    """Return the row of a pattern."""
    return f"| `{kind}` | {_repeats(kind)} | {_keys(kind)} | {_assumed(kind)} |"


def _repeats(kind: PatternKind) -> str:
    if kind is PatternKind.ONE_PARENT:
        return "always"
    if kind in OF_MONTH:
        return "by the month"
    if kind in ROTATIONS:
        blocks = ROTATIONS[kind]
        return f"{blocks or 'its blocks'} days in turn"
    return "every two weeks" if kind in TWO_WEEKS else "every week"


def _keys(kind: PatternKind) -> str:
    """Return the keys that a pattern reads beside ``parent`` and ``kind``."""
    if kind is PatternKind.ONE_PARENT:
        return ""
    if kind in ROTATIONS:
        named = ["first", "exchange", *(["blocks"] if ROTATIONS[kind] is None else [])]
    else:
        named = ["start", "end"]
        named += ["first"] if kind not in OF_MONTH else ["weekend_of"]
        named += ["weeks"] if kind is PatternKind.WEEKENDS_OF_MONTH else []
        named += ["weekend_days"] if kind in WEEKENDS else []
    return ", ".join(f"`{name}`" for name in named)


def _assumed(kind: PatternKind) -> str:
    if kind in ROTATIONS:
        return f"exchange at {ASSUMED_EXCHANGE}"
    if kind not in ASSUMED:
        return ""
    start, end = ASSUMED[kind]
    return f"{start} to {end}"


def _holidays() -> Iterator[str]:
    """Yield the table of holidays, with their days in some years."""
    yield f"| Holiday | Rule | Legal by | {' | '.join(map(str, _YEARS))} |"
    yield "|---|---|---|" + "---|" * len(_YEARS)
    for name, rule in HOLIDAYS.items():
        days = (holiday_date(name, year) for year in _YEARS)
        shown = " | ".join(f"{day:%b}\N{NO-BREAK SPACE}{day.day}" if day else "" for day in days)
        legal = ", ".join(_LEGAL_BY[cite.law] for cite in rule.cites)
        yield f"| `{name}` | {rule.says} | {legal} | {shown} |"
