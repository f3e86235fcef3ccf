"""Print a hash of what each command makes of each example: the same bytes on every Python.

``make versions`` runs this on each and compares. A command that refuses an example says so with its
exit status, and has nothing on standard output.
"""

import hashlib
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from cases import ROOT
from guideline.cli import main

COMMANDS = (
    ("order",),
    ("net",),
    ("time",),
    ("account", "--as-of", "2026-03-31"),
    ("plan",),
)


def documents() -> Iterator[str]:
    """Yield a line for each command and example: exit status and hash of the JSON document."""
    examples = sorted(path for path in (ROOT / "examples").rglob("*") if path.is_file())
    for path in examples:
        for command, *options in COMMANDS:
            output = StringIO()
            with redirect_stdout(output), redirect_stderr(StringIO()):
                status = main([command, str(path), *options, "--format", "json"])
            digest = hashlib.sha256(output.getvalue().encode()).hexdigest()
            yield f"{digest}  {status}  {command} {path.relative_to(ROOT)}"


if __name__ == "__main__":
    print("\n".join(documents()))  # noqa: T201 - what this is for
