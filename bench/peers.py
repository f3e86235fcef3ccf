"""Other tax engines on the same households, side by side in one run: ``make bench-peers``.

They are installed in an environment of their own, ``.bench-peers``. Federal tax of single filers of
2024 with wages and interest; California's as well where the engine has it.
"""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
from clock import rates

from guideline.taxes.annual import TaxChoices, annual_taxes
from taxes import households, single_filers

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE.parent / ".bench-peers"
PACKAGES = ("taxsim-py", "taxcalc", "tenforty", "policyengine-us")
COUNT, CHUNK = 100_000, 8192


def main() -> None:
    """Measure our columns and each engine, and print the rates as ratios.

    By what one processor works, and by the clock on the wall, where an engine may use every core
    and we use one.
    """
    given = households(COUNT)
    mine = rates(COUNT, lambda: _ours(given), rounds=5)
    print(f"{'households a second':<42} {'of one processor':>24} {'by the wall':>24}")  # noqa: T201 - what this command is for
    for name, theirs in {"guideline, one core": mine, **_theirs(given)}.items():
        each = [
            f"{rate:>14,.0f} {own / rate:>7,.1f} ×" for own, rate in zip(mine, theirs, strict=True)
        ]
        print(f"{name:<42} {each[0]} {each[1]}")  # noqa: T201 - the same


def _ours(given: dict[str, "np.ndarray"]) -> None:
    """Compute every household in chunks: federal, California and payroll taxes."""
    for start in range(0, COUNT, CHUNK):
        part = {name: column[start : start + CHUNK] for name, column in given.items()}
        filed, tables = single_filers(part)
        annual_taxes(filed, tables, TaxChoices())


def _theirs(given: dict[str, "np.ndarray"]) -> dict[str, tuple[float, float]]:
    """Return what the engines measure in their own environment."""
    python = environment(PACKAGES)
    told = json.dumps({name: column.tolist() for name, column in given.items()})
    done = subprocess.run(
        [str(python), str(HERE / "peer_engines.py")],
        input=told,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, tuple[float, float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def environment(packages: tuple[str, ...]) -> Path:
    """Return the Python of the engines' environment, with these packages as far as they install."""
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
    for package in packages:
        install = [str(python), "-m", "pip", "install", "-qq", package]
        if subprocess.run(install, check=False).returncode:
            print(f"{package} could not be installed here and is not compared")  # noqa: T201 - the same
    return python


if __name__ == "__main__":
    main()
