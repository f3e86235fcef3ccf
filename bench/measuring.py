"""A figure beside its target, and how a new process is measured."""

import subprocess
import sys

import attrs
from clock import fastest


@attrs.frozen
class Measured:
    """One figure beside its target.

    Attributes:
        name: What was measured.
        figure: The figure.
        target: What it should be: at most this, or at least this where ``higher`` is better.
        unit: What both are measured in.
        higher: Whether more is better.
    """

    name: str
    figure: float
    target: float
    unit: str
    higher: bool = False

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        return self.figure >= self.target if self.higher else self.figure <= self.target

    def __str__(self) -> str:
        sign, verdict = "≥" if self.higher else "≤", "met" if self.met else "MISSED"
        figures = f"{self.figure:>12,.1f}  {sign} {self.target:>12,.1f} {self.unit:<12}"
        return f"{self.name:<52} {figures} {verdict}"


def process(*arguments: str, rounds: int = 20) -> float:
    """Return the seconds worked by one new process, from the fastest of so many rounds."""
    command = [sys.executable, *arguments]

    def run() -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    return fastest(run, rounds)
