"""Text in lines of at most 80 columns, in which a section sign stays with its number."""

import textwrap
from typing import Any

WIDTH = 80
_HARD_SPACE = "\N{NO-BREAK SPACE}"


def unbroken(text: str) -> str:
    """Return text in which no line can end between a section sign and its number."""
    return text.replace("§ ", f"§{_HARD_SPACE}")


def plain_spaces(text: str) -> str:
    """Return text as it is written: what kept it together is a space again."""
    return text.replace(_HARD_SPACE, " ")


def wrapped(text: str, **indents: Any) -> list[str]:  # noqa: ANN401 - as textwrap takes them
    """Return text as lines; ``indents`` are those of ``textwrap.wrap``."""
    whole = indents.get("initial_indent", "") + text
    if len(whole) <= WIDTH and text == " ".join(text.split()):
        return [whole]  # it fits as it is
    return [plain_spaces(line) for line in textwrap.wrap(unbroken(text), WIDTH, **indents)]
