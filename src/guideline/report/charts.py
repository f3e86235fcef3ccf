"""Pictures as SVG that need no script: a curve with its axes, and this order marked on it."""

from collections.abc import Iterator
from decimal import Decimal
from html import escape

import attrs

from guideline.amounts import to_whole_dollars

_WIDTH, _HEIGHT = 480, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 14, 14, 44
_ROUND = (1, 2, 5)


@attrs.frozen
class Picture:
    """What a chart shows.

    Attributes:
        title: What it is a picture of, in words.
        axis: What is on the horizontal axis.
        points: Ascending places with their dollars.
        present: The place that is marked.
        is_share: Whether places are shares; otherwise they are dollars.
    """

    title: str
    axis: str
    points: tuple[tuple[Decimal, Decimal], ...]
    present: tuple[Decimal, Decimal]
    is_share: bool


@attrs.frozen
class _Scale:
    """From figures to places on the paper."""

    low: Decimal
    high: Decimal
    start: int
    end: int

    def __call__(self, value: Decimal) -> str:
        place = self.start + (self.end - self.start) * (value - self.low) / (self.high - self.low)
        return f"{place:.1f}"


def chart(picture: Picture) -> str:
    """Return a picture as an SVG element with a title for those who cannot see it."""
    dollars = [amount for _, amount in picture.points] + [picture.present[1], Decimal(0)]
    ticks = _ticks(min(dollars), max(dollars))
    across = _Scale(picture.points[0][0], picture.points[-1][0], _LEFT, _WIDTH - _RIGHT)
    up = _Scale(ticks[0], ticks[-1], _HEIGHT - _BOTTOM, _TOP)
    title = escape(picture.title)
    return "".join(
        [
            f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{title}">',
            f"<title>{title}</title>",
            *_grid(ticks, up),
            *_places(picture, across),
            *_curve(picture, across, up),
            "</svg>",
        ]
    )


def _ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Return round amounts that enclose both, four to nine of them."""
    span = max(high - low, Decimal(1))
    step = next(
        Decimal(10) ** power * digit
        for power in range(-1, 9)
        for digit in _ROUND
        if span / (Decimal(10) ** power * digit) <= 6  # noqa: PLR2004 - lines that can be read
    )
    first, last = low // step - (1 if low % step else 0), high // step + 1
    return [step * count for count in range(int(first), int(last) + 1)]


def _grid(ticks: list[Decimal], up: _Scale) -> Iterator[str]:
    for tick in ticks:
        y, kind = up(tick), "zero" if not tick else "grid"
        yield f'<line class="{kind}" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y}" y2="{y}"/>'
        yield f'<text x="{_LEFT - 8}" y="{y}" dy="4" text-anchor="end">{_dollars(tick)}</text>'


def _places(picture: Picture, across: _Scale) -> Iterator[str]:
    first, last = picture.points[0][0], picture.points[-1][0]
    for quarter in range(5):
        place = first + (last - first) * quarter / 4
        told = f"{place * 100:.0f}%" if picture.is_share else _dollars(place)
        anchor = "end" if quarter == 4 else "middle"  # noqa: PLR2004 - the last stays on the paper
        y = _HEIGHT - _BOTTOM + 18
        yield f'<text x="{across(place)}" y="{y}" text-anchor="{anchor}">{told}</text>'
    middle = (_LEFT + _WIDTH - _RIGHT) // 2
    yield f'<text x="{middle}" y="{_HEIGHT - 6}" text-anchor="middle">{escape(picture.axis)}</text>'


def _curve(picture: Picture, across: _Scale, up: _Scale) -> Iterator[str]:
    points = " ".join(f"{across(place)},{up(amount)}" for place, amount in picture.points)
    x, y = across(picture.present[0]), up(picture.present[1])
    yield f'<polyline class="curve" points="{points}"/>'
    yield f'<line class="here" x1="{x}" x2="{x}" y1="{_TOP}" y2="{_HEIGHT - _BOTTOM}"/>'
    yield f'<circle class="here" cx="{x}" cy="{y}" r="5"/>'


def _dollars(amount: Decimal) -> str:
    whole = to_whole_dollars(amount)
    return f"-${-whole:,.0f}" if whole < 0 else f"${whole:,.0f}"
