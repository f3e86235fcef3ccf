"""The court's statements under § 4056 as text: a draft of a record, to be read and signed."""

from collections.abc import Iterator

from guideline.amounts import exactly
from guideline.explanation.figures import Figures, Step, steps_of
from guideline.explanation.wrapping import wrapped

_HEAD = """\
DRAFT OF A RECORD, NOT A FORM. Made by software that is not certified under Fam. Code § 3830. It
states what the case file says and what was computed from it. A person has to read it, correct it
and sign it before it is anything."""
_SIGN = """\
Date: ____________________    Signature: ______________________________"""


@exactly
def findings(record: object) -> str:
    """Return the statements of § 4056 about a calculation, as a draft to be read and signed.

    The information of § 4056(b) for each parent, and where the court found another amount than the
    guideline, the statement of § 4056(a): the guideline amount, the reasons, the best interests.

    Args:
        record: What ``gl.calculate`` returned.

    >>> import guideline as gl
    >>> result = gl.calculate(gl.read_case("examples/deviation.toml"))
    >>> "DRAFT OF A RECORD" in gl.findings(result)
    True
    """
    figures = Figures(steps_of(record))
    parts = ["\n".join(wrapped(_HEAD))]
    parts += ["\n".join(_information(step)) for step in figures.all("parent_statement")]
    ordered = figures.get("ordered_amount")
    if ordered is not None:
        parts.append("\n".join(_other_amount(ordered)))
    return "\n\n".join([*parts, _SIGN]) + "\n"


def _information(step: Step) -> Iterator[str]:
    yield from wrapped(f"Information used, Fam. Code § 4056(b): {step.of}")
    lines = step.lines
    told = (
        f"(1) Net monthly disposable income: {lines['net_disposable_income'].shown}.",
        (
            f"(2) Actual federal income tax filing status: {lines['filing_status'].shown}; "
            f"number of exemptions: {lines['dependents'].shown}."
        ),
        f"(3) Deductions from gross income a month: {lines['monthly_deductions'].shown}.",
        f"(4) Approximate percentage of time with the children: {lines['time'].shown}.",
    )
    for sentence in told:
        yield from wrapped(sentence, initial_indent="  ", subsequent_indent="      ")


def _other_amount(step: Step) -> Iterator[str]:
    yield "Amount other than the guideline, Fam. Code § 4056(a)"
    lines = step.lines
    told = (
        (
            f"(1) Support under the guideline formula would be {lines['guideline'].shown} a month. "
            f"The amount ordered is {lines['amount'].shown} a month."
        ),
        (
            f"(2) The amount differs for these reasons ({lines['factor'].shown}): "
            f"{lines['reason'].shown}"
        ),
        (
            f"(3) It is consistent with the best interests of the children because: "
            f"{lines['best_interests'].shown}"
        ),
    )
    for sentence in told:
        yield from wrapped(sentence, initial_indent="  ", subsequent_indent="      ")
