"""Prove that what is built is what is tested: the wheel, alone, in an empty place.

Builds the sdist and, from it, the wheel; installs the wheel into a new virtual environment; runs
the command there on an example and on the tables; and compares every byte with what the editable
install prints. ``make check`` runs this file.
"""

import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
COMMANDS = [
    ["order", "two_children.toml"],
    ["order", "two_children.toml", "--format", "json"],
    ["order", "two_children.toml", "--format", "markdown"],
    ["order", "two_children.toml", "--reader", "Respondent", "--language", "es"],
    ["tables"],
    ["tables", "--on", "2026-03-01", "--format", "json"],
    ["schema", "case"],
]


def run(*command: str | Path, cwd: Path = ROOT) -> bytes:
    """Return what a command prints; its standard error passes through.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(  # noqa: S603 - the commands are ours
        [str(part) for part in command],
        check=True,
        stdout=subprocess.PIPE,
        cwd=cwd,
        env=environment,
    )
    return done.stdout


def built(folder: Path) -> Path:
    """Build the sdist and, from it, the wheel; return the wheel."""
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT)
    (sdist,) = folder.glob("*.tar.gz")
    (wheel,) = folder.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    tables = {
        path.relative_to(ROOT / "tables").as_posix() for path in (ROOT / "tables").rglob("*.toml")
    }
    shipped = {name.removeprefix("guideline_tables/") for name in names if name.endswith(".toml")}
    if shipped != tables:
        raise SystemExit(f"the wheel's tables are not the tables: {sorted(shipped ^ tables)}")
    modules = {
        f"guideline/{path.relative_to(ROOT / 'src' / 'guideline').as_posix()}"
        for path in (ROOT / "src" / "guideline").rglob("*.py")
    }
    if missing := modules - set(names):
        raise SystemExit(f"the wheel lacks {sorted(missing)}")
    if "guideline/py.typed" not in names:
        raise SystemExit("the wheel lacks py.typed")
    if strangers := {name.partition("/")[0] for name in names} - {
        "guideline",
        "guideline_tables",
        f"{wheel.name.split('-py3')[0]}.dist-info",
    }:
        raise SystemExit(f"the wheel holds {sorted(strangers)} of {sdist.name}")
    return wheel


def main() -> None:
    """Build, install, compare."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = built(folder / "dist")
        venv.create(folder / "venv", with_pip=True)
        there = folder / "venv" / "bin"
        run(
            there / "python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            wheel,
        )
        empty = folder / "empty"
        empty.mkdir()
        example = "two_children.toml"
        (empty / example).write_bytes((ROOT / "examples" / example).read_bytes())
        here = Path(sys.executable).parent
        for arguments in COMMANDS:
            installed = run(there / "guideline", *arguments, cwd=empty)
            editable = run(here / "guideline", *arguments, cwd=empty)
            if installed != editable:
                raise SystemExit(f"guideline {' '.join(arguments)}: the wheel prints other bytes")
            if not installed:
                raise SystemExit(f"guideline {' '.join(arguments)} prints nothing")
    sys.stdout.write(f"{wheel.name}: the same bytes in an empty environment\n")


if __name__ == "__main__":
    main()
