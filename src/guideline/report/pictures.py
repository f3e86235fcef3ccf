"""The two pictures: support along an axis, and what is owed over time."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from guideline.amounts import to_cents, to_whole_dollars
from guideline.dates import MONTHS_IN_A_YEAR, month_of, months_after
from guideline.report.drawing import BLUE, INK, PALE, RED, Sheet, drawn

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LEFT, _RIGHT, _TOP, _BOTTOM = 82, 26, 30, 46  # points around the axes
NAME = 24
"""Points above a panel, and above its legend, for the name of what it shows."""
_LONGEST = 44  # letters of a name that fit the width; the description has it whole
_LINES = 5
_YEARS = 5
_ABOVE, _BELOW = (0, 8), (0, -17)  # where a number stands beside its mark


@attrs.frozen
class CurveShown:
    """A curve as it is drawn.

    Attributes:
        points: Ascending places with their dollars.
        present: The place that is marked.
        breaks: Places that are marked with a number.
        axis: What is on the horizontal axis.
        is_share: Whether places are shares; otherwise they are dollars.
    """

    points: tuple[tuple[Decimal, Decimal], ...]
    present: tuple[Decimal, Decimal]
    breaks: tuple[tuple[Decimal, Decimal], ...]
    axis: str
    is_share: bool


@attrs.frozen
class Balance:
    """What was owed on a day."""

    day: date
    principal: Decimal
    interest: Decimal


@attrs.frozen
class Panel:
    """What was owed over time, as one panel of a picture.

    Attributes:
        name: What it is called, which may be empty.
        balances: In the order of their days.
        note: What is written below it, if anything.
    """

    name: str
    balances: tuple[Balance, ...]
    note: str = ""


def curve_picture(sheet: Sheet, curve: CurveShown) -> str:
    """Return a curve with its break points numbered and the present place marked."""

    def paint(figure: "Figure") -> None:
        axes = _axes_on(figure, sheet)
        across, up = _floats(curve.points)
        axes.plot(across, up, color=BLUE, linewidth=2, solid_joinstyle="round")
        axes.axhline(0, color=INK, linewidth=1)
        _number(axes, curve.breaks)
        _mark(axes, curve.present)
        _dollar_lines(axes, [*up, float(curve.present[1]), 0])
        _places(axes, across, is_share=curve.is_share)
        axes.set_xlabel(curve.axis)

    return drawn(sheet, paint)


def balances_picture(sheet: Sheet, panels: Sequence[Panel], names: tuple[str, str]) -> str:
    """Return principal and interest stacked over time, a panel for each plan.

    Args:
        sheet: Its size, title and description.
        panels: One below the other, on the same axes.
        names: What principal and interest are called.
    """

    def paint(figure: "Figure") -> None:
        shown = [balance for panel in panels for balance in panel.balances]
        days = [balance.day for balance in shown]
        tops = [balance.principal + balance.interest for balance in shown]
        for number, panel in enumerate(panels):
            top = _TOP + NAME if panel.name else _TOP
            axes = _axes_on(figure, sheet, number, len(panels), top)
            _stack(axes, panel.balances, names)
            _dollar_lines(axes, [0, *map(float, tops)])
            _day_ticks(axes, min(days), max(days))
            name = _cut(panel.name)
            axes.set_title(name, loc="left", fontsize=13, fontweight="bold", pad=NAME)
            axes.set_xlabel(panel.note, fontsize=11)

    return drawn(sheet, paint)


# ── on the axes ──────────────────────────────────────────────────────────────


def _axes_on(
    figure: "Figure", sheet: Sheet, number: int = 0, of: int = 1, top: int = _TOP
) -> "Axes":
    """Return axes with room around them for what is written there, one below the other."""
    each = sheet.height / of
    foot = sheet.height - (number + 1) * each
    room = (
        _LEFT / sheet.width,
        (foot + _BOTTOM) / sheet.height,
        (sheet.width - _LEFT - _RIGHT) / sheet.width,
        (each - _BOTTOM - top) / sheet.height,
    )
    return figure.add_axes(room)


def _floats(points: Sequence[tuple[Decimal, Decimal]]) -> tuple[list[float], list[float]]:
    return [float(place) for place, _ in points], [float(amount) for _, amount in points]


def _number(axes: "Axes", breaks: Sequence[tuple[Decimal, Decimal]]) -> None:
    """Mark break points on the curve, each with its number."""
    across, up = _floats(breaks)
    axes.plot(across, up, "o", markersize=6, markerfacecolor="white", markeredgecolor=BLUE)
    for number, place in enumerate(zip(across, up, strict=True), start=1):
        offset = _ABOVE if number % 2 else _BELOW
        axes.annotate(
            str(number),
            place,
            offset,
            textcoords="offset points",
            horizontalalignment="center",
            fontsize=11,
            color=BLUE,
        )


def _mark(axes: "Axes", present: tuple[Decimal, Decimal]) -> None:
    """Mark the present place, for readers of colours and of shapes."""
    place, amount = float(present[0]), float(present[1])
    axes.axvline(place, color=RED, linewidth=1, linestyle=(0, (4, 3)))
    axes.plot([place], [amount], "D", markersize=9, color=RED, clip_on=False)


def _stack(axes: "Axes", balances: Sequence[Balance], names: tuple[str, str]) -> None:
    """Fill principal and interest one over the other, unlike in print as well.

    A balance stands until the next one.
    """
    days = [balance.day.toordinal() for balance in balances]
    principal = [float(balance.principal) for balance in balances]
    interest = [float(balance.interest) for balance in balances]
    both = [sum(amounts) for amounts in zip(principal, interest, strict=True)]
    areas = axes.stackplot(
        days, principal, interest, labels=names, colors=[PALE, "white"], edgecolor=INK,
        linewidth=0, step="post",
    )  # fmt: skip
    areas[1].set_hatch("////")
    for heights in (principal, both):  # and none at the side, where a debt may go on
        axes.plot(days, heights, color=INK, linewidth=1, drawstyle="steps-post")
    legend = axes.legend(
        loc="lower right", bbox_to_anchor=(1, 1), frameon=False, ncols=2, borderaxespad=0
    )
    for patch in legend.get_patches():
        patch.set_linewidth(1)


def _dollar_lines(axes: "Axes", amounts: Sequence[float]) -> None:
    """Draw lines at round amounts that enclose all others."""
    ticks = _round_ticks(min(amounts), max(amounts))
    axes.set_yticks(ticks, _all_dollars(ticks))
    axes.set_ylim(ticks[0], ticks[-1])
    axes.grid(axis="y")


def _places(axes: "Axes", across: Sequence[float], *, is_share: bool) -> None:
    """Write the quarters of a share, or round incomes, below the curve."""
    first, last = across[0], across[-1]
    if is_share:
        axes.set_xticks([quarter / 4 for quarter in range(5)], ["0%", "25%", "50%", "75%", "100%"])
    else:
        ticks = [tick for tick in _round_ticks(first, last) if first <= tick <= last]
        axes.set_xticks(ticks, _all_dollars(ticks))
    axes.set_xlim(first, last)


def _round_ticks(low: float, high: float) -> list[float]:
    """Return round numbers, about five, that enclose both."""
    from matplotlib.ticker import MaxNLocator

    locator = MaxNLocator(_LINES, steps=[1, 2, 5, 10])
    return [float(tick) for tick in locator.tick_values(low, max(high, low + 1))]


def _day_ticks(axes: "Axes", first: date, last: date) -> None:
    """Write years below their first days, or months of a short time, few enough to be read."""
    years = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    ticks = [(day, str(day.year)) for day in years]
    if len(ticks) <= 1:
        ticks = _months(first, last)
    every = (len(ticks) - 1) // _YEARS + 1
    places, labels = zip(*ticks[::every], strict=True)
    axes.set_xticks([day.toordinal() for day in places], labels)
    axes.set_xlim(first.toordinal(), max(last.toordinal(), first.toordinal() + 1))


def _months(first: date, last: date) -> list[tuple[date, str]]:
    """Return the first days of the months after a day; without any the day itself."""
    count = (last.year - first.year) * MONTHS_IN_A_YEAR + last.month - first.month
    days = [months_after(month_of(first), number) for number in range(1, count + 1)]
    return [(day, f"{day:%Y-%m}") for day in days] or [(first, str(first))]


def _cut(name: str) -> str:
    """Return as much of a name as fits the width; the description has it whole."""
    name = " ".join(name.split())
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _all_dollars(ticks: Sequence[float]) -> list[str]:
    """Return round amounts in words: in cents where some are not whole dollars."""
    amounts = [to_cents(Decimal(tick)) for tick in ticks]
    places = 0 if all(amount == to_whole_dollars(amount) for amount in amounts) else 2
    return [f"{'-' if amount < 0 else ''}${abs(amount):,.{places}f}" for amount in amounts]
