"""How support follows time and income, as pictures with their break points told below them."""

from collections.abc import Iterator
from decimal import Decimal

import attrs

from guideline.explanation import picture_messages as said
from guideline.explanation.catalogue import Language
from guideline.explanation.messages import BREAKS
from guideline.figures import DOLLARS, SHARE
from guideline.report.drawing import Sheet
from guideline.report.pictures import CurveShown, curve_picture
from guideline.study.curves import Curve
from guideline.study.varied import to_fact
from guideline.study.what_if import IncomeBreak, TimeBreak


@attrs.frozen
class PictureShown:
    """A picture, its title, and what its numbered marks are, each with its provision."""

    title: str
    svg: str
    marks: tuple[tuple[str, str], ...]


def curve_shown(curve: Curve, payor: str | None, spoken: Language) -> PictureShown:
    """Return a curve as a picture, its words in a language."""
    unit = SHARE if curve.is_time else DOLLARS
    axis = spoken.say(said.TIME_OF if curve.is_time else said.INCOME_OF, parent=curve.of)
    if payor is None:
        title = spoken.say(said.SUPPORT_BY_NOBODY, axis=axis)
    else:
        title = spoken.say(said.SUPPORT_BY, payor=payor, axis=axis)
    (low, first), (high, last) = curve.points[0], curve.points[-1]
    told = spoken.say(
        said.CURVE_TOLD,
        low=spoken.figure(low, unit),
        high=spoken.figure(high, unit),
        first=spoken.figure(first, DOLLARS),
        last=spoken.figure(last, DOLLARS),
        present=spoken.figure(curve.present[1], DOLLARS),
    )
    marked = list(_marked(curve))
    shown = CurveShown(
        points=curve.points,
        present=curve.present,
        breaks=tuple((point.at, amount) for point, amount in marked),
        axis=axis[:1].upper() + axis[1:],
        is_share=curve.is_time,
    )
    marks = tuple((_mark(point, spoken), point.provision) for point, _ in marked)
    return PictureShown(title, curve_picture(Sheet(title, told), shown), marks)


def _marked(curve: Curve) -> Iterator[tuple[IncomeBreak | TimeBreak, Decimal]]:
    """Yield the break points of a curve with the support there."""
    amounts = dict(curve.points)
    for point in curve.breaks:
        amount = amounts.get(to_fact(point.at))
        if amount is not None:
            yield point, amount


def _mark(point: IncomeBreak | TimeBreak, spoken: Language) -> str:
    unit = SHARE if isinstance(point, TimeBreak) else DOLLARS
    what = spoken.say(BREAKS[str(point.rule)])
    return spoken.say(said.BREAK_AT, at=spoken.figure(point.at, unit), what=what)
