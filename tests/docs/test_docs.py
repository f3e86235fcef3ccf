"""The documentation says what is: every name has its place, every command prints what is shown."""

import doctest
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from inspect import isfunction
from itertools import chain
from pathlib import Path
from pkgutil import walk_packages

import pytest

import generate
import guideline as gl
from cases import ROOT
from guideline.notice_meanings import MEANINGS

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
API = (ROOT / "docs/reference/api.md").read_text(encoding="utf-8")
READINGS = (ROOT / "docs/explanation/readings.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MODULES = sorted(info.name for info in walk_packages(gl.__path__, "guideline."))

# What sets the machine up, or runs these very tests, is shown and not run here.
SET_UP = re.compile(r"make (test|check|quick|browser)|source .*")


def blocks(language: str) -> Iterator[tuple[str, str]]:
    """Yield each fenced block of a language with the page that shows it."""
    for page in PAGES:
        for found, text in FENCE.findall(page.read_text(encoding="utf-8")):
            if found == language:
                yield page.relative_to(ROOT).as_posix(), text


def commands() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each console block as its commands, each with what is shown below it."""
    for page, text in blocks("console"):
        shown = [part.partition("\n") for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]]
        yield page, [(command, output) for command, _, output in shown]


def as_shell(command: str) -> str | None:
    """Return what the shell runs for a command that a page shows; ``None`` for set-up."""
    if SET_UP.fullmatch(command):
        return None
    if command == "make order":
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        recipe = re.search(r"^order:.*\n\t@\$\(BIN\)/(.*)$", makefile, re.MULTILINE)
        assert recipe is not None
        return recipe[1]
    return command


def run(command: str, status: int) -> tuple[str, int]:
    """Return what a command prints on both streams, and its status, after one of ``status``."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(  # noqa: S603 - the commands are the ones that the pages show
        ["/bin/bash", "-o", "pipefail", "-c", f"(exit {status}); {command}"],
        cwd=ROOT,
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout, done.returncode


def matches(shown: str, printed: str) -> bool:
    """Return whether a command printed what is shown, where dots stand for anything or nothing."""
    if shown.endswith("\n...\n"):
        shown, printed = shown.removesuffix("\n"), f"{printed}\n"
    return not shown or doctest.OutputChecker().check_output(shown, printed, doctest.ELLIPSIS)


@pytest.mark.parametrize(("page", "shown"), list(commands()))
def test_a_command_prints_what_the_page_shows(page: str, shown: list[tuple[str, str]]) -> None:
    """Each command of a console block runs, and prints what stands below it, dots for the rest."""
    status = 0
    for command, output in shown:
        shell = as_shell(command)
        if shell is None:
            continue
        printed, status = run(shell, status)
        assert matches(output, printed), f"{page}: $ {command}\n{printed}"


@pytest.mark.parametrize(("page", "code"), list(blocks("python")))
def test_the_python_of_a_page_runs(
    page: str, code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A Python block runs from the root of the repository; what a comment says, it prints."""
    monkeypatch.chdir(ROOT)
    exec(compile(code, page, "exec"), {})  # noqa: S102 - the pages are ours
    printed = capsys.readouterr().out
    for said in re.findall(r"print\(.*\)  # (.+)", code):
        assert said in printed or said.startswith("the ")


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_the_docstrings_hold(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example in a docstring of a module gives what it shows."""
    monkeypatch.chdir(ROOT)
    assert doctest.testmod(import_module(name)).failed == 0


def test_the_example_of_the_front_door_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example in the docstring of the package gives what it shows."""
    monkeypatch.chdir(ROOT)
    assert doctest.testmod(gl).failed == 0


def test_every_page_is_on_the_first_one() -> None:
    """Who opens the documentation sees a link to each page, and finds it at the side too."""
    index = (ROOT / "docs/index.md").read_text(encoding="utf-8")
    docs = ROOT / "docs"
    written = (page.relative_to(docs).as_posix() for page in PAGES if page.is_relative_to(docs))
    pages = {*written, *(f"reference/{name}.md" for name in generate.PAGES)}
    missing = [page for page in sorted(pages) if f"({page})" not in index]
    assert missing == ["changelog.md", "index.md"]
    globbed = ("how-to/", "explanation/", "index.md")
    aside = [page for page in sorted(pages) if not page.startswith(globbed)]
    entries = index.splitlines()
    assert [page for page in aside if entries.count(page.removesuffix(".md")) != 1] == []


def test_every_public_name_has_its_place() -> None:
    """docs/reference/api.md describes each name of ``__all__``, once, and no other."""
    described = re.findall(r"^\.\. auto\w+:: guideline\.(\w+)$", API, re.MULTILINE)
    assert set(described) ^ set(gl.__all__) == {"__version__"}
    assert len(described) == len(set(described))


def test_every_public_name_is_shown_at_work() -> None:
    """Each name of ``__all__`` stands in an example that runs, each function in its own."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in [*(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.py")]
    ]
    examples = "\n".join(re.findall(r"^\s*(?:>>>|\.\.\.) .*$", "\n".join(texts), re.MULTILINE))
    shown = set(re.findall(r"\w+", examples))
    assert set(gl.__all__) <= shown, "show it in docs/how-to/build_a_case_in_python.md, or its like"
    functions = [name for name in gl.__all__ if isfunction(getattr(gl, name))]
    assert [name for name in functions if ">>>" not in (getattr(gl, name).__doc__ or "")] == []


def test_every_notice_has_its_meaning() -> None:
    """The list of notices is closed: each has one sentence, and nothing else has one."""
    assert list(MEANINGS) == list(gl.NoticeId)
    assert all(meaning.endswith(".") and len(meaning) < 200 for meaning in MEANINGS.values())


def test_every_reading_has_its_row() -> None:
    """The table of readings names each notice that says a reading, and no unknown one."""
    named = {name for row in rows(READINGS) for name in re.findall(r"`(\w+)`", row[3])}
    readings = {str(one) for one, meaning in MEANINGS.items() if meaning.startswith("A reading")}
    assert readings <= named <= set(gl.NoticeId)


def test_every_choice_of_reading_has_its_row() -> None:
    """The table of readings names each choice that a case may make, as what changes a reading."""
    changes = " ".join(row[2] for row in rows(READINGS))
    for name in gl.Choices.__annotations__:
        assert re.search(rf"\b{name}\b", changes), name


def test_every_dependency_has_its_reason() -> None:
    """CONTRIBUTING.md gives a reason for each package that the project stands or is built on."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = chain.from_iterable(project["optional-dependencies"].values())
    reasons = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").lower()
    for package in chain(project["dependencies"], extras):
        name = re.split(r"[\[<>=!~ ]", package)[0]
        assert re.search(rf"\b{name}\b", reasons), name


def rows(text: str) -> list[list[str]]:
    """Return the rows of the Markdown tables of a page, without their heads."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [
        row
        for row, after in zip(cells, [*cells[1:], [""]], strict=True)
        if "--" not in row[0] + after[0]
    ]


def test_the_json_example_is_the_toml_example() -> None:
    """A case in JSON is the same case as in TOML, and makes the same document."""
    documents = [
        gl.order_document(gl.calculate(gl.read_case(ROOT / f"examples/two_children.{kind}")))
        for kind in ("toml", "json")
    ]
    assert documents[0] == documents[1]


@pytest.mark.parametrize("name", sorted(generate.PAGES))
def test_a_generated_page_is_the_same_twice(name: str) -> None:
    """The pages made from the code depend on nothing but the code."""
    page = generate.PAGES[name]()
    assert page == generate.PAGES[name]()
    assert page.startswith("# ")


def test_the_concordance_knows_the_tests() -> None:
    """From a provision one comes to its figures, and to the class that quotes the statute."""
    row = next(
        row for row in rows(generate.PAGES["concordance"]()) if row[0].endswith("4055(b)(4)")
    )
    assert "`formula.multiplier`" in row[1]
    assert "law/test_4055.py: `TestB4`" in row[2]


NOTEBOOKS = sorted((ROOT / "docs/notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: str(path.stem))
def test_a_notebook_runs(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell of a notebook runs, and none keeps an output: the documentation makes them."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    monkeypatch.chdir(path.parent)
    names: dict[str, object] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            exec(compile("".join(cell["source"]), path.name, "exec"), names)  # noqa: S102 - ours


def test_there_are_three_notebooks_in_the_contents() -> None:
    """An order, a plan and an audit each have a notebook, which the first page names."""
    index = (ROOT / "docs/index.md").read_text(encoding="utf-8")
    assert len(NOTEBOOKS) == 3
    for path in NOTEBOOKS:
        assert f"\nnotebooks/{path.stem}\n" in index


@pytest.mark.filterwarnings("ignore")  # those of Sphinx and its extensions among themselves
def test_the_inventory_has_every_public_name(tmp_path: Path) -> None:
    """What Sphinx writes into its inventory for other projects to link to is ``__all__``."""
    from sphinx.application import Sphinx
    from sphinx.util.inventory import InventoryFile

    (tmp_path / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx.ext.autodoc"]\nroot_doc = "api"\n', encoding="utf-8"
    )
    (tmp_path / "api.md").write_text(API, encoding="utf-8")
    out = tmp_path / "out"
    Sphinx(tmp_path, tmp_path, out, tmp_path / "trees", "html", status=None, warning=None).build()
    with (out / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", lambda base, name: base + name)
    kinds = ("py:class", "py:function", "py:exception", "py:data")
    names = {name for kind in kinds for name in inventory.get(kind, {})}
    public = {f"guideline.{name}" for name in gl.__all__}
    assert {name for name in names if name.count(".") == 1} == public - {"guideline.__version__"}


def test_every_page_stands_once_in_the_contents() -> None:
    """No page is named twice by the contents of the first page, which would stop the build."""
    index = (ROOT / "docs/index.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\{toctree\}\n(.*?)^```$", index, re.MULTILINE | re.DOTALL)
    named = [
        line for block in blocks for line in block.splitlines() if re.match(r"^\w[^*]*$", line)
    ]
    assert len(named) == len(set(named))
    assert {"notebooks/read_an_audit", "reference/coverage"} <= set(named)
