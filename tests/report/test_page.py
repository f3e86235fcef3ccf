"""The HTML page of an order: self-contained, complete, readable in a real browser."""

import json
import os
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest

import guideline as gl
from cases import EXAMPLES, ROOT, support
from guideline.citations import Citation, ccp, fam, irc, rule
from guideline.cli import main
from guideline.explanation.outline import sections
from guideline.report import page as report
from guideline.report.charts import Picture, chart
from guideline.study.curves import curves

PATHS = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.name))
PACKAGES = ROOT / ".browser"
ARTEFACTS = ROOT / "artefacts"


@PATHS
def test_every_line_stands_on_the_page(path: Path) -> None:
    """Each figure of the worksheet is there with its label, and each step with its title."""
    result = gl.calculate(gl.read_case(path))
    text = unescape(gl.as_html(result))
    for section in sections(result):
        assert f"<summary>{section.title}</summary>" in text
    for line in gl.lines(result):
        assert line.label in text
        assert f">{line.shown}</td>" in text
    for row in result.tables:
        assert row.source in text


@PATHS
def test_both_pages_stand_on_it_in_either_language(path: Path) -> None:
    """Each parent's page is there, with the figures of what would change."""
    result = gl.calculate(gl.read_case(path))
    english, spanish = (unescape(gl.as_html(result, language=code)) for code in ("en", "es"))
    for parent in result.case.parents:
        assert f"Child support, explained for {parent.name}" in english
        assert f"La manutención de los hijos, explicada para {parent.name}" in spanish


def test_it_needs_neither_network_nor_script() -> None:
    """Nothing is fetched: no script, no style sheet, no picture from elsewhere."""
    text = gl.as_html(support())
    assert not re.search(r"<script|<link|<img|@import|url\(|src=", text)


def test_names_cannot_write_html() -> None:
    """A name that looks like markup is shown as it is."""
    parents = [
        gl.Parent(name="<b>A</b>", monthly_net_disposable_income=Decimal(6000)),
        gl.Parent(name="B & C", monthly_net_disposable_income=Decimal(3000)),
    ]
    child = gl.Child(name="D", time={"<b>A</b>": Decimal("0.2"), "B & C": Decimal("0.8")})
    case = gl.Case(on="2026-03-01", parents=parents, children=[child])  # type: ignore[arg-type]
    text = gl.as_html(gl.calculate(case))
    assert "<b>" not in text
    assert "&lt;b&gt;A&lt;/b&gt;" in text


def test_nobody_pays() -> None:
    """Where nobody owes anything the page says so, and the curve is named without a payor."""
    text = gl.as_html(support((3000, 3000), "0.5"))
    assert "Neither parent owes base support" in text
    assert "<title>Support, by" in text


def test_the_same_bytes_twice() -> None:
    """The same case makes the same page."""
    assert gl.as_html(support()) == gl.as_html(support())


def test_a_provision_is_linked_to_where_it_is_published() -> None:
    """California's codes and the United States Code have an address; a court rule has none."""
    assert str(report.link_of(fam("4055(b)(3)"))).endswith("?lawCode=FAM&sectionNum=4055.")
    assert str(report.link_of(ccp("695.221"))).endswith("?lawCode=CCP&sectionNum=695.221.")
    assert str(report.link_of(irc("24(d)"))).endswith("/26/24")
    assert report.link_of(rule("5.275")) is None
    assert report.link_of(Citation("Somewhere", "1")) is None


def test_the_curves_pass_through_this_order() -> None:
    """Each curve has the amount of this order at the place of this order."""
    result = support((6000, 3000), "0.2")
    found = curves(result, gl.sensitivity(result))
    assert [(curve.of, curve.is_time) for curve in found] == [
        ("Petitioner", True),
        ("Petitioner", False),
        ("Respondent", False),
    ]
    for curve in found:
        assert curve.present in curve.points
    assert dict(found[0].points)[Decimal(1)] == Decimal("-750.00")


def test_where_there_is_no_amount_a_curve_has_no_point() -> None:
    """Incomes whose total is below zero have no amount, and the curve begins after them."""
    parents = [
        gl.Parent(name="A", monthly_net_disposable_income=Decimal(6000)),
        gl.Parent(name="B", monthly_net_disposable_income=Decimal(-500)),
    ]
    child = gl.Child(name="C", time={"A": Decimal("0.2"), "B": Decimal("0.8")})
    choices = {"negative_net_income": "as_it_is"}
    case = gl.Case(on="2026-03-01", parents=parents, children=[child], choices=choices)  # type: ignore[arg-type]
    result = gl.calculate(case)
    by_income = curves(result, gl.sensitivity(result))[1]
    assert by_income.points[0][0] >= 500


def test_a_picture_says_what_it_shows() -> None:
    """A chart has a title for those who cannot see it, and marks the order."""
    points = ((Decimal(0), Decimal("0.00")), (Decimal(1), Decimal("0.30")))
    text = chart(Picture("A & B", "axis", points, points[1], is_share=True))
    assert "<title>A &amp; B</title>" in text
    assert '<circle class="here"' in text
    falling = (points[0], (Decimal(9), Decimal(-9)))
    assert "-$2" in chart(Picture("t", "a", falling, points[0], is_share=False))


def test_the_command_writes_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    """``--format html`` writes the page, in the language asked for."""
    assert main(["order", str(EXAMPLES[0]), "--format", "html", "--language", "es"]) == 0
    assert "No es consejo legal" in capsys.readouterr().out


def test_without_jinja_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plain install has no HTML page, and is told which extra has it."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    report._template.cache_clear()  # noqa: SLF001 - as if this were the first page
    assert main(["order", str(EXAMPLES[0]), "--format", "html"]) == 2
    assert "guideline[report]" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["two_children", "from_wages", "low_income"])
def test_a_real_browser_finds_no_fault(name: str, tmp_path: Path) -> None:
    """Chromium shows the page at 320 px without sideways scrolling; axe-core finds no violation.

    ``make browser`` installs what this needs; where it is missing the test is skipped, but with
    GUIDELINE_BROWSER=required it fails.
    """
    chromium, node = shutil.which("chromium"), shutil.which("node")
    if not (chromium and node and (PACKAGES / "node_modules" / "axe-core").is_dir()):
        assert os.environ.get("GUIDELINE_BROWSER") != "required", "run make browser"
        pytest.skip("SKIPPED FOR WANT OF A BROWSER: run make browser")
    result = gl.calculate(gl.read_case(ROOT / f"examples/{name}.toml"))
    file = tmp_path / "order.html"
    file.write_text(gl.as_html(result, language="es"), encoding="utf-8")
    ARTEFACTS.mkdir(exist_ok=True)
    done = subprocess.run(  # noqa: S603 - our own script
        [node, ROOT / "tests/browser/look.cjs", file, chromium, PACKAGES, ARTEFACTS / name],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    for seen in json.loads(done.stdout):
        assert seen["overflow"] == 0, seen
        assert seen["strangers"] == []
        assert seen["violations"] == []
