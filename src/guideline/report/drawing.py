"""Pictures as SVG by matplotlib: for the eye, for print without colour, for a screen reader."""

import io
import re
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, simplefilter

import attrs

from guideline.errors import GuidelineError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INK, BLUE, RED, PALE = "#1a1a1a", "#0b4a8f", "#a33333", "#dde6f0"
_POINTS_IN_AN_INCH = 72
_FONTS = "'Helvetica Neue', Arial, sans-serif"
_STYLE: dict[str, Any] = {
    "svg.fonttype": "none",  # text stays text
    "font.size": 13,
    "axes.edgecolor": "#555555",
    "axes.linewidth": 1,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.axisbelow": True,
    "axes.xmargin": 0,
    "grid.color": "#e0e0e0",
    "hatch.linewidth": 1,
    "text.color": INK,
    "text.parse_math": False,  # a dollar sign is one
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "ytick.major.size": 0,
}
_EVERYWHERE = """ <defs>
  <style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style>
 </defs>
"""  # would hold for the whole page on which the picture stands
_NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))


@attrs.frozen
class Sheet:
    """What is drawn on: its size in points, and what it shows, for those who do not see it."""

    title: str
    description: str
    width: int = 400
    height: int = 250


def drawn(sheet: Sheet, paint: Callable[["Figure"], None]) -> str:
    """Return a picture as SVG with its title and description; the same bytes for the same figures.

    Args:
        sheet: Its size, title and description.
        paint: What draws on the empty figure.

    Raises:
        GuidelineError: The extra ``report`` is not installed.
    """
    try:
        from matplotlib import rc_context
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure
    except ImportError:
        needed = "a picture needs the extra: pip install 'guideline[report]'"
        raise GuidelineError(needed) from None
    size = (sheet.width / _POINTS_IN_AN_INCH, sheet.height / _POINTS_IN_AN_INCH)
    settings: Any = {**_STYLE, "svg.hashsalt": sheet.title}
    with rc_context(settings):
        figure = Figure(figsize=size)
        FigureCanvasSVG(figure)
        paint(figure)
        written = io.StringIO()
        with catch_warnings():  # of letters that no font here has; the reader's browser may
            simplefilter("ignore", UserWarning)
            figure.savefig(written, format="svg", metadata=_NO_METADATA)
    return _told(sheet, _lean(written.getvalue()))


def _lean(svg: str) -> str:
    """Return the element alone, its text in the fonts of the page, without names nobody refers to.

    Several pictures stand on one page, where an id must be there once.
    """
    element = svg[svg.index("<svg ") :]
    element = element.replace(_EVERYWHERE, "")
    element = re.sub(r"'DejaVu Sans'[^;]*?sans-serif", _FONTS, element)
    used = set(re.findall(r"#([\w.]+)", element))
    return re.sub(r' id="([^"]+)"', lambda found: found[0] if found[1] in used else "", element)


def _told(sheet: Sheet, svg: str) -> str:
    head, mark, rest = svg.partition("<svg ")
    tag, end, body = rest.partition(">")
    title, description = escape(sheet.title), escape(sheet.description)
    said = f"<title>{title}</title>\n<desc>{description}</desc>"
    own = f'role="img" aria-label="{title}" style="stroke-linejoin: round"'
    return f"{head}{mark}{own} {tag}{end}\n{said}{body}"
