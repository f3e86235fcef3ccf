"""What would change the amount: a study of it, told from one parent's side."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from guideline.explanation import messages as said
from guideline.explanation.figures import Figures, Step
from guideline.explanation.order_side import Sides
from guideline.explanation.plain import Writer

_CHANGED = {
    "more_net_income": (said.MORE_INCOME_YOU, said.MORE_INCOME_OTHER, "income_step"),
    "more_gross_income": (said.MORE_GROSS_YOU, said.MORE_GROSS_OTHER, "income_step"),
    "more_time": (said.MORE_TIME_YOU, said.MORE_TIME_OTHER, "time_step"),
}


def what_would_change(study: Figures | None, sides: Sides, to: Writer) -> None:
    """Say what the amount depends on, and with a study what it would be."""
    to.say(said.CHANGES_IN_GENERAL)
    if study is not None:
        steps = study("sensitivity").lines
        to.say(said.AMOUNT_OF_NOW, amount=steps["monthly_support"])
        if sides.ordered is not None:
            to.say(said.GUIDELINE_ALONE)
        for change in study.all("change"):
            if change.states("monthly_support"):
                _change(sides, to, change, study("sensitivity"))
        _turns(sides, to, study)
    to.say(said.NOT_BY_ITSELF)


def _turns(sides: Sides, to: Writer, study: Figures) -> None:
    """Say the break points next to this case, on each side of it."""
    near = [
        (step, _income_at(sides, name))
        for name in (sides.reader, sides.other)
        for step in _next_to(study.all("income_break", name), _own_income(sides, name))
    ]
    near += [
        (step, said.YOUR_TIME_AT if step.of == sides.reader else said.OTHER_TIME_AT)
        for step in study.all("time_break")
    ]
    if near:
        to.say(said.TURNS)
    for step, message in near:
        what = to.phrase(said.BREAKS[str(step.lines["rule"].value)])
        to.say(message, at=step.lines["at"], other=sides.other, what=what)


def _income_at(sides: Sides, name: str) -> str:
    """Return the sentence about a parent's income, which is gross unless only the net was given."""
    gross = sides.figures("parent_statement", name).states("monthly_gross_income")
    if name == sides.reader:
        return said.YOUR_GROSS_AT if gross else said.YOUR_INCOME_AT
    return said.OTHER_GROSS_AT if gross else said.OTHER_INCOME_AT


def _own_income(sides: Sides, name: str) -> Decimal:
    """Return a parent's income a month: gross, or net where only that was given."""
    statement = sides.figures("parent_statement", name)
    if statement.states("monthly_gross_income"):
        return statement.amount("monthly_gross_income")
    return sides.figures("net_disposable_income", name).amount("monthly_net_disposable_income")


def _next_to(breaks: Iterable[Step], own: Decimal) -> Iterator[Step]:
    """Yield the last break point up to an income, and the first above it."""
    places = sorted(breaks, key=lambda step: step.amount("at"))
    below = [step for step in places if step.amount("at") <= own]
    above = [step for step in places if step.amount("at") > own]
    yield from (*below[-1:], *above[:1])


def _change(sides: Sides, to: Writer, change: Step, study: Step) -> None:
    then = _then(sides, to, change)
    kind = str(change.lines["change"].value)
    if kind in _CHANGED:
        you, other, step = _CHANGED[kind]
        message = you if change.of == sides.reader else other
        to.say(message, step=study.lines[step], other=sides.other, result=then)
    elif kind == "another_child":
        to.say(said.ANOTHER_CHILD, result=then)
    elif change.states("tax_year"):
        year = change.lines["tax_year"]
        to.say(said.NEXT_LAW_WITH_TAXES, on=change.lines["on"], year=year, result=then)
    else:
        to.say(said.NEXT_LAW, on=change.lines["on"], result=then)


def _then(sides: Sides, to: Writer, change: Step) -> str:
    payor, amount = change.lines["payor"], change.lines["monthly_support"]
    if payor.value is None:
        return to.phrase(said.THEN_NOBODY)
    if payor.value == sides.reader:
        return to.phrase(said.THEN_YOU_PAY, amount=amount)
    return to.phrase(said.THEN_PAYS, payor=payor, amount=amount)
