"""Reading ``tables/``: every figure of the law stands there once, dated and sourced.

Outside its dates a table raises ``NotInForce``: nothing is carried forward and nothing forecast.
"""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

import attrs

from guideline.amounts import exactly
from guideline.errors import NotInForce


class Quality(StrEnum):
    """How well a figure is sourced, best first."""

    STATUTE = "statute"
    OFFICIAL = "official"
    SECONDARY = "secondary"


@attrs.frozen(kw_only=True)
class Version:
    """What one table said over one span of days.

    Attributes:
        table: The table's path, as in ``family_code/k``.
        title: What the table holds.
        cite: The provision it belongs to, as text.
        start: The first day.
        through: The last day; ``None`` while no end is known.
        act: The act that set it.
        source: Where it was read.
        quality: How good that source is.
        figures: The figures by name.
        sources: The source of single figures, where the row names them.
        weak: The figures that no second source confirmed.
        read: The figures that were read in the official document itself, where the others were not.
    """

    table: str
    title: str
    cite: str
    start: date
    through: date | None
    act: str
    source: str
    quality: Quality
    figures: dict[str, Any] = attrs.field(eq=False, hash=False, repr=False)
    sources: dict[str, str] = attrs.field(factory=dict, eq=False, hash=False, repr=False)
    weak: tuple[str, ...] = ()
    read: tuple[str, ...] = ()

    def covers(self, on: date) -> bool:
        """Return whether this was in force on that day."""
        return self.start <= on and (self.through is None or on <= self.through)

    @property
    def days(self) -> str:
        """The days in force, as text."""
        return f"{self.start} to {self.through}" if self.through else f"from {self.start}"


@cache
def tables_folder() -> str:
    """Return where the tables are: in the source tree, or in an installed wheel."""
    import guideline_tables

    return os.path.dirname(str(guideline_tables.__file__))  # noqa: PTH120 - pathlib costs 9 ms


@cache
def table_names() -> tuple[str, ...]:
    """Return the name of every table, sorted."""
    from pathlib import Path

    folder = Path(tables_folder())
    found = (path.relative_to(folder) for path in folder.rglob("*.toml"))
    return tuple(sorted(path.with_suffix("").as_posix() for path in found))


@cache
def versions(name: str) -> tuple[Version, ...]:
    """Return every version of a table, oldest first."""
    import tomllib

    with open(f"{tables_folder()}/{name}.toml", "rb") as file:  # noqa: PTH123 - as above
        table = tomllib.load(file, parse_float=Decimal)
    return tuple(
        Version(
            table=name,
            title=table["title"],
            cite=table["cite"],
            start=row.pop("from"),
            through=row.pop("through", None),
            act=row.pop("act"),
            source=row.pop("source", table.get("source")),
            quality=Quality(row.pop("quality", table.get("quality"))),
            sources=row.pop("sources", {}),
            weak=tuple(row.pop("weak", ())),
            read=tuple(row.pop("read", ())),
            figures=row,
        )
        for row in table["versions"]
    )


@cache
def in_force(name: str, on: date, instead: str = "") -> Version:
    """Return the version of a table in force on a day.

    Args:
        name: The table, as in ``family_code/k``.
        on: The day whose law is asked for.
        instead: What a user can do where there is none.

    Raises:
        NotInForce: No version covers that day.
    """
    rows = versions(name)
    for version in rows:
        if version.covers(on):
            return version
    raise NotInForce(name, on, "; ".join(row.days for row in rows), instead)


def every_version() -> Iterator[Version]:
    """Yield every row of every table, by table and date.

    >>> next(row.days for row in every_version() if row.table == "family_code/k")
    '2004-01-01 to 2024-08-31'
    """
    for name in table_names():
        yield from versions(name)


@exactly
def digest(used: Iterable[Version]) -> str:
    """Return a hash of what the tables used say: their values, not the bytes of their files."""
    import hashlib  # 8 ms with json, spared where nobody asks for the hash
    import json

    content = [
        [version.table, version.start, version.through, version.figures]
        for version in sorted(used, key=lambda version: (version.table, version.start))
    ]
    text = json.dumps(content, default=_plain, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _plain(value: object) -> str:
    """Return a figure as one spelling: 0.10 and 0.1 are the same figure."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
