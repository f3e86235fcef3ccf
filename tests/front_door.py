"""``python tests/front_door.py``: write where each public name lives, ``guideline/homes.py``.

The names stand in the front door, for people and type checkers; what imports each of them when it
is first asked for is made from that.
"""

import ast
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "guideline"
HOMES = SOURCE / "homes.py"
_HEAD = '''"""Where each public name lives; made by ``make homes`` from the front door.

Each is imported when it is first asked for, so that an order from net incomes loads no more than it
needs.
"""

HOMES = {
'''


def homes() -> dict[str, str]:
    """Return what the front door imports for type checkers: each name with its module."""
    (block,) = [
        node
        for node in ast.parse((SOURCE / "__init__.py").read_text(encoding="utf-8")).body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    return {
        alias.asname or alias.name: str(node.module)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def module() -> str:
    """Return the text of ``guideline/homes.py``."""
    return (
        _HEAD
        + "".join(f'    "{name}": "{home}",\n' for name, home in sorted(homes().items()))
        + "}\n"
    )


if __name__ == "__main__":
    HOMES.write_text(module(), encoding="utf-8")
