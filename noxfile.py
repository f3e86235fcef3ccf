"""The tests on every Python from 3.11 to 3.14 that the machine has: ``make versions``.

Each also writes a hash of the JSON documents of every example; the last session compares them,
since the same case must give the same bytes everywhere.
"""

from pathlib import Path

import nox

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
HASHES = Path(__file__).parent / "build" / "documents"

nox.options.error_on_missing_interpreters = False


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Write the hash of every example's documents, and run every test."""
    session.install("--editable", ".[test,docs]")
    HASHES.mkdir(parents=True, exist_ok=True)
    written = session.run("python", "tests/documents.py", silent=True)
    (HASHES / f"{session.python}.txt").write_text(str(written), encoding="utf-8")
    session.run("python", "-m", "pytest", "-n", "auto", *session.posargs)


@nox.session(venv_backend="none")
def same_bytes(session: nox.Session) -> None:
    """Compare what the Pythons wrote."""
    found = {path.stem: path.read_text(encoding="utf-8") for path in HASHES.glob("*.txt")}
    if len(set(found.values())) > 1:
        session.error(f"the documents differ between {', '.join(sorted(found))}")
    session.log(f"the same bytes on {', '.join(sorted(found))}")
