"""Sphinx configuration: MyST pages, the furo theme, doctests, no network."""

from docutils import nodes  # type: ignore[import-untyped] # comes with Sphinx, without types
from sphinx.application import Sphinx

from guideline.version import VERSION

project = "guideline"
author = "the guideline authors"
project_copyright = "the guideline authors, Apache-2.0"
version = release = VERSION

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.doctest", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence"]
nb_execution_mode = "force"  # each build runs the notebooks, and what they show is what is
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_execution_show_tb = True
myst_heading_anchors = 3
nitpicky = True
# The types of attributes: the standard library's, for which no inventory is fetched, and the homes
# of names that stand on the page under the front door.
nitpick_ignore_regex = [
    ("py:.*", r"(decimal|datetime|collections|pathlib|numpy)\..+"),
    ("py:.*", r"guideline\..+\..+"),
    ("py:.*", r"Column|NDArray|np\..+|_\w+"),
]

toc_object_entries_show_parents = "hide"

html_theme = "furo"
html_title = f"guideline {VERSION}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_copy_source = False
html_show_sphinx = False

# The reference shows names and defaults; what may stand in a field is on the page of the case file.
autodoc_typehints = "none"
autodoc_default_options = {"members": True}
autodoc_member_order = "bysource"
napoleon_use_ivar = True
napoleon_use_rtype = False

# Each example starts as a reader would: with the public names and the exact types.
doctest_global_setup = """
from datetime import date
from decimal import Decimal
import guideline as gl
from guideline import *
"""


def _bind_signs(app: Sphinx, page: nodes.document) -> None:  # noqa: ARG001 - as Sphinx calls it
    """Keep a section sign and its number on one line, wherever text is not code."""
    for text in list(page.findall(nodes.Text)):
        if "§ " in text and not isinstance(text.parent, (nodes.literal, nodes.literal_block)):
            text.parent.replace(text, nodes.Text(text.replace("§ ", "§\N{NO-BREAK SPACE}")))


def setup(app: Sphinx) -> None:
    """Have every page pass by ``_bind_signs`` once it is read."""
    app.connect("doctree-read", _bind_signs)
