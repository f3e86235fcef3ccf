"""Whose page about an order it is."""

import attrs

from guideline.explanation.figures import Figures, Step


@attrs.frozen
class Sides:
    """Whose page it is: the record's figures and notices, the reader, the other parent."""

    figures: Figures
    reader: str
    other: str
    notices: tuple[str, ...]

    @property
    def ordered(self) -> Step | None:
        """The amount that the court found instead of the guideline, if any."""
        return self.figures.get("ordered_amount")
