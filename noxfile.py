"""The tests on every Python from 3.11 to 3.14 that the machine has: ``make versions``.

Each also writes a hash of every example's JSON document; the last session compares them, since the
same case must give the same bytes everywhere.
"""

import hashlib
from pathlib import Path

import nox

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
HASHES = Path(__file__).parent / "build" / "documents"

nox.options.error_on_missing_interpreters = False


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run every test, and write the hash of every example's document."""
    session.install("--editable", ".[test]")
    session.run("python", "-m", "pytest", "-n", "auto", *session.posargs)
    HASHES.mkdir(parents=True, exist_ok=True)
    lines = []
    for example in sorted(Path("examples").glob("*")):
        document = session.run("guideline", "order", str(example), "--format", "json", silent=True)
        digest = hashlib.sha256(str(document).encode()).hexdigest()
        lines.append(f"{digest}  {example.name}\n")
    (HASHES / f"{session.python}.txt").write_text("".join(lines), encoding="utf-8")


@nox.session(venv_backend="none")
def same_bytes(session: nox.Session) -> None:
    """Compare what the Pythons wrote."""
    found = {path.stem: path.read_text(encoding="utf-8") for path in HASHES.glob("*.txt")}
    if len(set(found.values())) > 1:
        session.error(f"the documents differ between {', '.join(sorted(found))}")
    session.log(f"the same bytes on {', '.join(sorted(found))}")
