"""A custody schedule: who has the children when, as the custody order writes it.

A base of repeating patterns, then layers over it: seasons, school breaks, holidays, vacations and
single days. Each layer stands over the ones before, unless ``priority`` names another order.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated

from guideline.amounts import dollars
from guideline.facts.custody_kinds import (
    CountedSpan,
    HolidayName,
    LayerName,
    Observed,
    PatternKind,
)
from guideline.facts.fields import fact, facts
from guideline.facts.times import Blocks, Clock, Moment, Near, Weekday, Weekly, Yearly

Days = Annotated[Decimal, dollars]
"""A number of days, whole or half."""

SCHEDULE = "schedule"
NOBODY = "nobody"


@facts
class Pattern:
    """Repeating time with one parent; later patterns stand over earlier ones."""

    parent: str = fact("who has the time; in a rotation, who has the first block")
    kind: PatternKind = fact("which pattern")
    start: Weekly | None = fact('when the time starts, as "Friday 18:00"', default=None)
    end: Weekly | None = fact('when it ends, as "Sunday 18:00"', default=None)
    first: date | None = fact(
        "a day on which the pattern starts, from which it repeats both ways", default=None
    )
    weekend_days: Days | None = fact(
        "length of a weekend whose end is not written: 2, 2.5 or 3 days", default=None
    )
    weekend_of: Weekday | None = fact(
        "the weekday that decides which weekend of the month it is; by default that of start",
        default=None,
    )
    weeks: tuple[int, ...] = fact("which weekends of the month", default=())
    blocks: Blocks | None = fact('the blocks of a rotation in days, as "2-2-5-5"', default=None)
    exchange: Clock | None = fact("when a rotation changes hands", default=None)


@facts
class Season:
    """Part of the year with patterns of its own, such as the summer."""

    name: str = fact("what it is called, as in summer or school year")
    from_: date | Yearly = fact('the first day, as "06-15" of every year or 2026-06-15')
    through: date | Yearly = fact("the last day")
    resides_with: str | None = fact(
        "who has the time that the season's patterns leave; by default, as in the base",
        default=None,
    )
    patterns: tuple[Pattern, ...] = fact("repeating time during the season", default=())
    rank: int = fact("over other seasons of a lower rank", default=0)


@facts
class BreakDates:
    """The days of a school break in one year."""

    from_: date = fact("the first day")
    through: date = fact("the last day")


@facts
class Break:
    """A school break, by dates."""

    name: str = fact("what it is called, as in winter break")
    from_: date | Yearly | None = fact("the first day", default=None)
    through: date | Yearly | None = fact("the last day", default=None)
    dates: tuple[BreakDates, ...] = fact("its days, year by year", default=())
    start: Clock = fact("when it starts on the first day", default="00:00")
    end: Clock = fact("when it ends on the last day", default="24:00")
    parent: str | None = fact("who has it every year", default=None)
    odd_years: str | None = fact(
        "who has it in odd years; the other parent in even ones", default=None
    )
    even_years: str | None = fact(
        "who has it in even years; the other parent in odd ones", default=None
    )
    split: bool = fact(
        "halved: that year's parent has the first half, the other the second", default=False
    )
    rank: int = fact("over other breaks of a lower rank", default=0)


@facts
class Holiday:
    """A holiday, by rule or by date."""

    holiday: HolidayName | None = fact("a holiday found by rule", default=None)
    date_: date | Yearly | None = fact('another day, as "10-31" of every year', default=None)
    dates: tuple[date, ...] = fact(
        "its days year by year, for a holiday of another calendar", default=()
    )
    name: str | None = fact("what it is called", default=None)
    observed: Observed = fact(
        "on which day it counts where it falls on a Saturday or Sunday", default=Observed.THE_DAY
    )
    start: Near = fact(
        'when it starts: "09:00" that day, "Wednesday 18:00" before it, "12-24 12:00"',
        default="00:00",
    )
    end: Near = fact(
        'when it ends: "18:00" that day, "Sunday 18:00" after it, "12-26 12:00"', default="24:00"
    )
    parent: str | None = fact("who has it every year", default=None)
    odd_years: str | None = fact(
        "who has it in odd years; the other parent in even ones", default=None
    )
    even_years: str | None = fact(
        "who has it in even years; the other parent in odd ones", default=None
    )
    split: Near | None = fact(
        "when it changes hands: that year's parent has it before, the other after", default=None
    )
    with_weekend: bool = fact(
        "a Monday or Friday holiday goes to the parent who has the weekend beside it",
        default=False,
    )
    rank: int = fact("over other holidays of a lower rank", default=0)


@facts
class Vacation:
    """A parent's vacation with the children: weeks of every year, or days."""

    parent: str = fact("who has it")
    weeks: int | None = fact("weeks every year, placed from first on", default=None)
    first: Yearly = fact(
        "where weeks without dates are placed: from the first exchange on or after this day",
        default="07-01",
    )
    exchange: Weekly = fact("when such a week starts and ends", default="Friday 18:00")
    from_: date | Yearly | None = fact("the first day, once or of every year", default=None)
    through: date | Yearly | None = fact("the last day", default=None)
    start: Clock = fact("when it starts on the first day", default="00:00")
    end: Clock = fact("when it ends on the last day", default="24:00")
    rank: int = fact("over other vacations of a lower rank", default=0)


@facts
class SingleDay:
    """A day, or a few, that go to a parent this once."""

    parent: str = fact("who has it")
    date_: date = fact("the day")
    through: date | None = fact("the last day, where there are several", default=None)
    start: Clock = fact("when it starts on the first day", default="00:00")
    end: Clock = fact("when it ends on the last day", default="24:00")
    rank: int = fact("over other days of a lower rank", default=0)


@facts
class ThirdParty:
    """Time at school, in day care or with others, over all layers."""

    name: str = fact("where or with whom, as in school")
    credited_to: str = fact(
        'whose time it counts as: a parent, "schedule" (whoever has the time otherwise), or '
        '"nobody" (left out: the statute compares the parents with each other)'
    )
    start: Clock = fact("when it starts", default="00:00")
    end: Clock = fact("when it ends", default="24:00")
    weekdays: tuple[Weekday, ...] = fact(
        "on which weekdays; none written: from the first day's start through the last day's end",
        default=(),
    )
    from_: date | Yearly | None = fact("the first day", default=None)
    through: date | Yearly | None = fact("the last day", default=None)
    except_breaks: bool = fact("not during breaks", default=True)
    except_holidays: bool = fact("not on the day of a holiday listed", default=True)
    rank: int = fact("over other third parties of a lower rank", default=0)


@facts
class Custody:
    """A custody schedule, for all children of a case or for one."""

    from_: date | None = fact("the first day that is counted", default=None)
    through: date | None = fact("the last day that is counted", default=None)
    span: CountedSpan = fact(
        "what is counted where from and through do not say it", default=CountedSpan.CYCLE
    )
    resides_with: str | None = fact(
        "who has all time that no pattern or layer gives to somebody else", default=None
    )
    patterns: tuple[Pattern, ...] = fact(
        "repeating time; later entries stand over earlier ones", default=()
    )
    seasons: tuple[Season, ...] = fact("parts of the year with patterns of their own", default=())
    breaks: tuple[Break, ...] = fact("school breaks", default=())
    holidays: tuple[Holiday, ...] = fact("holidays", default=())
    vacations: tuple[Vacation, ...] = fact("vacations", default=())
    days: tuple[SingleDay, ...] = fact("single days", default=())
    third_parties: tuple[ThirdParty, ...] = fact(
        "time at school, in day care or with others", default=()
    )
    priority: tuple[LayerName, ...] = fact(
        "the layers from lowest to highest", default=tuple(LayerName)
    )


@facts
class LoggedTime:
    """Time that a parent had in fact, from a log of exchanges."""

    start: Moment = fact('when it started, California clock time, as "2026-01-09 18:00"')
    end: Moment = fact("when it ended")
    parent: str = fact("who had it")
    child: str | None = fact("which child; none named: every child", default=None)
    row: str | None = fact(
        'where an error says it stands, as "log.csv, row 2"; by default, its place in the list',
        default=None,
        compared=False,
    )


@facts
class CustodyChild:
    """A child in a custody file."""

    name: str = fact("what the child is called throughout")
    custody: Custody | None = fact("the child's own schedule", default=None)


@facts
class CustodyFile:
    """What ``gl.count_time`` is told: two parents, and a schedule for all children or for each."""

    parents: tuple[str, ...] = fact("the two parents")
    custody: Custody | None = fact(
        "the schedule of every child without one of its own", default=None
    )
    children: tuple[CustodyChild, ...] = fact("the children, where they are named", default=())
    on: date | None = fact(
        "the day from which a span is counted whose first day is not written", default=None
    )
    actual: tuple[LoggedTime, ...] | str = fact(
        "the time in fact, or the name of a CSV file with columns start, end, parent, child",
        default=(),
    )
