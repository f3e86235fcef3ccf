"""The page for one parent: a calculation of support from that parent's side, in plain language."""

from functools import partial

from guideline.amounts import repeat
from guideline.citations import fam
from guideline.errors import InvalidFacts, Problem
from guideline.explanation import messages as said
from guideline.explanation.catalogue import Language
from guideline.explanation.changes import what_would_change
from guideline.explanation.figures import Figures, Step, steps_of
from guideline.explanation.order_side import Sides
from guideline.explanation.plain import PlainPage, Writer, notes, notice_ids, page_of, passages
from guideline.explanation.term_messages import TERMS
from guideline.worksheets import Line


def order_page(
    record: object, reader: str, language: Language, changes: object = None
) -> PlainPage:
    """Return the page for one parent about a calculation.

    Args:
        record: What ``gl.calculate`` returned.
        reader: The parent, by name.
        language: The language to write in.
        changes: What ``gl.sensitivity`` returned, for the figures of what would change.

    Raises:
        InvalidFacts: No parent has that name.
    """
    figures = Figures(steps_of(record))
    parents = [str(step.of) for step in figures.all("parent_statement")]
    if reader not in parents:
        instead = f"write one of: {', '.join(parents)}" if parents else "explain an order"
        raise InvalidFacts([Problem("reader", repeat(reader), "no parent's name", instead)])
    other = next(name for name in parents if name != reader)
    sides = Sides(figures, reader, other, notice_ids(record))
    study = None if changes is None else Figures(steps_of(changes))
    parts = (
        (said.RESULT, _result),
        (said.INCOME, _income),
        (said.TAKEN_OFF, _taken_off),
        (said.TIME, _time),
        (said.FORMULA, _formula),
        (said.ADJUSTED, _adjusted),
        (said.ADD_ONS, _add_ons),
        (said.CHANGES, partial(what_would_change, study)),
        (said.COURT, _court),
        (said.NOTES, _notes),
    )
    title = language.say(said.TITLE, reader=reader)
    return page_of(language, title, passages(sides, language, parts), TERMS)


def _result(sides: Sides, to: Writer) -> None:
    result = sides.figures("guideline_support").lines
    amount = result["monthly_support"]
    if result["payor"].value is None:
        to.say(said.NOBODY_PAYS)
    elif result["payor"].value == sides.reader:
        to.say(said.YOU_PAY, payee=sides.other, amount=amount)
    else:
        to.say(said.YOU_RECEIVE, payor=sides.other, amount=amount)
    to.say(said.LAW_OF if sides.ordered is None else said.NOT_GUIDELINE, on=result["on"])
    to.say(said.ONLY_A_JUDGE)
    if result["payor"].value is not None:
        _children(sides, to)


def _children(sides: Sides, to: Writer) -> None:
    """Say each child's part, where there are several, and when it ends."""
    children = list(sides.figures.all("child_support"))
    for child in children if len(children) > 1 else ():
        to.say(said.CHILD_PART, child=child.of, amount=child.lines["amount"])
    for end in sides.figures.all("end_of_support"):
        if end.states("ends"):
            ends, after = end.lines["ends"], end.lines["order_after"]
            message = said.CHILD_ENDS if end.amount("order_after") else said.LAST_ENDS
            to.say(message, child=end.of, ends=ends, after=after)


def _income(sides: Sides, to: Writer) -> None:
    statement = sides.figures("parent_statement", sides.reader)
    net = sides.figures("net_disposable_income", sides.reader)
    if not statement.states("monthly_gross_income"):
        to.say(said.NET_ENTERED, net=net.lines["monthly_net_disposable_income"])
        return
    to.say(said.GROSS, gross=statement.lines["monthly_gross_income"])
    for item in sides.figures.all("gross_income", sides.reader):
        kind = to.phrase(said.INCOME_KINDS[str(item.lines["kind"].value)])
        to.say(said.INCOME_ITEM, kind=kind, amount=item.lines["annual"])


def _taken_off(sides: Sides, to: Writer) -> None:
    deductions = sides.figures.get("income_deductions", sides.reader)
    if deductions is not None:
        for field, name in said.DEDUCTIONS.items():
            if deductions.amount(field):
                item = to.phrase(name)
                below_zero = deductions.amount(field) < 0
                message = said.CREDIT_ITEM if below_zero else said.DEDUCTION_ITEM
                to.say(message, item=item, amount=deductions.lines[field])
        statement = sides.figures("parent_statement", sides.reader)
        to.say(said.ALL_DEDUCTIONS, amount=statement.lines["monthly_deductions"])
    counted = sides.figures("counted_income", sides.reader)
    if counted.amount("hardship"):
        to.say(said.HARDSHIP, amount=counted.lines["hardship"])
    nothing_off = deductions is None and not counted.amount("hardship")
    message = said.NET_IS if nothing_off else said.YOUR_NET
    to.say(message, net=counted.lines["net_disposable_income"])
    others = sides.figures("counted_income", sides.other).lines["net_disposable_income"]
    to.say(said.OTHER_NET, other=sides.other, net=others)


def _time(sides: Sides, to: Writer) -> None:
    own, others = (
        sides.figures("parent_time", name).lines["average"] for name in (sides.reader, sides.other)
    )
    by_child = _times_by_child(sides)
    for child, shares in by_child.items():
        mine, theirs = shares[sides.reader], shares[sides.other]
        to.say(said.TIME_OF_CHILD, child=child, own=mine, other=sides.other, others=theirs)
    message = said.TIME_ON_AVERAGE if by_child else said.TIME_SHARES
    to.say(message, own=own, other=sides.other, others=others)
    to.say(said.TIME_MATTERS, time=sides.figures("formula").lines["h_percent"])


def _times_by_child(sides: Sides) -> dict[str, dict[str, Line]]:
    """Return each child's shares of the time by parent, where the time is not the same for all."""
    found: dict[str, dict[str, Line]] = {}
    for step in sides.figures.all("child_time"):
        shares = found.setdefault(str(step.of), {})
        shares[str(step.lines["parent"].value)] = step.lines["share"]
    return found


def _formula(sides: Sides, to: Writer) -> None:
    formula = sides.figures("formula")
    lines = formula.lines
    to.say(said.TOGETHER, total=lines["tn"])
    to.say(said.SET_ASIDE, k=lines["k"])
    to.say(said.FOR_ONE, amount=lines["cs"])
    if lines["children"].value != 1:
        to.say(
            said.FOR_MORE,
            children=lines["children"],
            multiplier=lines["multiplier"],
            amount=lines["guideline"],
        )
    if formula.amount("guideline") < 0:
        to.say(said.BELOW_ZERO)


def _adjusted(sides: Sides, to: Writer) -> None:
    low_income, ordered = sides.figures.get("low_income_adjustment"), sides.ordered
    lowered = low_income is not None and bool(low_income.amount("fraction"))
    if low_income is not None and lowered:
        lines = low_income.lines
        to.say(
            said.LOW_INCOME,
            net=lines["obligor_net"],
            threshold=lines["threshold"],
            lowest=lines["lowest_support"],
            highest=lines["highest_support"],
            support=lines["support"],
        )
    if ordered is not None:
        lines = ordered.lines
        to.say(said.OTHER_AMOUNT, guideline=lines["guideline"], amount=lines["amount"])
        to.say(said.REASON, reason=lines["reason"])
    if not lowered and ordered is None:
        to.say(said.NOT_ADJUSTED)


def _add_ons(sides: Sides, to: Writer) -> None:
    shares = list(sides.figures.all("add_on_share"))
    costs = list(sides.figures.all("add_on_expense"))
    if not costs:
        to.say(said.NO_ADD_ONS)
    for place, cost in enumerate(costs):
        pair = {step.of: step for step in shares[2 * place : 2 * place + 2]}
        _cost(sides, to, cost, pair)
    owed = sides.figures.get("add_ons_owed")
    if owed is not None:
        lines = owed.lines
        to.say(
            said.COSTS_OWED,
            payor=lines["payor"],
            payee=lines["payee"],
            amount=lines["monthly"],
        )


def _cost(sides: Sides, to: Writer, cost: Step, parts: dict[str | None, Step]) -> None:
    kind = to.phrase(said.ADD_ON_KINDS[str(cost.lines["kind"].value)])
    own, others = parts[sides.reader].lines, parts[sides.other].lines["share"]
    amount, payor = cost.lines["monthly_cost"], cost.lines["paid_by"]
    if amount.value is None:
        to.say(said.OPEN_COST, kind=kind)
        to.say(said.OPEN_PARTS, own=own["share"], other=sides.other, others=others)
        return
    if payor.value is None:
        to.say(said.COST_NO_PAYOR, kind=kind, cost=amount)
    else:
        to.say(said.COST, kind=kind, cost=amount, payor=payor)
    to.say(
        said.COST_PARTS, own=own["share"], amount=own["amount"], other=sides.other, others=others
    )


def _court(sides: Sides, to: Writer) -> None:
    to.say(said.COURT_FACTS)
    to.say(said.COURT_AMOUNT)
    to.under(fam("4056(a)"), fam("4057(a)"))
    low_income = sides.figures.get("low_income_adjustment")
    if low_income is not None and low_income.amount("fraction"):
        to.say(said.COURT_RANGE)
        to.under(fam("4055(b)(7)"))
    to.say(said.COURT_HARDSHIP)
    to.say(said.COURT_COSTS)
    to.under(fam("4070"), fam("4072(b)"), fam("4061"))


def _notes(sides: Sides, to: Writer) -> None:
    notes(sides.notices, said.NOTICES, to)
