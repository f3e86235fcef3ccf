"""The concordance: each provision of the law, the figures that cite it, the tests that prove it."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guideline.worksheets import labels, step_name

ROOT = Path(__file__).parent.parent
_PINPOINT = re.compile(r"§§? ?([0-9][0-9.]*(?:\([A-Za-z0-9]+\))*)")
_SUBDIVISION = re.compile(r"((?:\([A-Za-z0-9]+\))+)")
_SECTION_FILE = re.compile(r"test_([0-9][0-9_]*)\.py")
_SIGN = "§\N{NO-BREAK SPACE}"
_HEAD = """# Concordance

From a provision to the figures that cite it and to the tests that prove them. A test is named where
its docstring cites the provision; where none does, those of its parts, or of what it is a part of.

| Provision | Figures | Tests |
|---|---|---|"""


def page(worksheets: list[type[Any]]) -> str:
    """Return the page for the given worksheet classes."""
    figures: dict[str, list[str]] = defaultdict(list)
    for cls in worksheets:
        for name, label in labels(cls):
            for cite in label.cites:
                figures[str(cite)].append(f"`{step_name(cls)}.{name}`")
    tests = _tests()
    rows = [
        f"| {cite.replace('§ ', _SIGN)} | {', '.join(dict.fromkeys(named))} "
        f"| {_proofs(cite, tests)} |"
        for cite, named in sorted(figures.items(), key=lambda item: _natural(item[0]))
    ]
    return "\n".join([_HEAD, *rows, ""])


def _natural(cite: str) -> list[tuple[int, str]]:
    """Return a key that sorts 4055 before 4055(b)(2) and that before 4055(b)(10)."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", cite)]


def _proofs(cite: str, tests: dict[str, list[tuple[str, str]]]) -> str:
    """Return the tests of a provision; or else of its parts, or else of what it is a part of."""
    pinpoint = cite.rpartition(" ")[2]
    parts = [other for other in sorted(tests, key=_natural) if other.startswith(f"{pinpoint}(")]
    names = tests.get(pinpoint) or [name for part in parts for name in tests[part]]
    while not names and "(" in pinpoint:
        pinpoint = pinpoint.rpartition("(")[0]
        names = tests.get(pinpoint, [])
    files: dict[str, list[str]] = defaultdict(list)
    for file, name in dict.fromkeys(names):
        files[file].append(f"`{name}`")
    return "; ".join(f"{file}: {', '.join(files[file])}" for file in files) or "none by name"


def _tests() -> dict[str, list[tuple[str, str]]]:
    """Return the tests, file and name, by the pinpoint that their docstrings cite."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for pinpoint, name in _cited(path):
            found[pinpoint].append((path.relative_to(ROOT / "tests").as_posix(), name))
    return found


def _cited(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each pinpoint that a test file proves with the name of its class or function.

    A file named for a section holds a class for each subdivision, which its docstring begins with.
    """
    named = _SECTION_FILE.fullmatch(path.name)
    section = named[1].replace("_", ".") if named else None
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if not isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            continue
        text = ast.get_docstring(node) or ""
        subdivision = _SUBDIVISION.match(text)
        if section and isinstance(node, ast.ClassDef):
            yield section + (subdivision[1] if subdivision else ""), node.name
        if node.name.startswith(("test_", "Test")):
            for pinpoint in dict.fromkeys(_PINPOINT.findall(text)):
                yield pinpoint, node.name
