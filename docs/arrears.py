"""The reference page of an account's law: conventions, crediting orders and their dates."""

from guideline.arrears.conventions import CONVENTIONS
from guideline.arrears.crediting import CREDITING, CREDITING_ORDERS, TAX_OFFSET
from guideline.arrears.regimes import INTEREST, INTEREST_START, SERVICE_INTEREST
from guideline.arrears.suspension import TABLE as SUSPENSION
from guideline.files.tables import figure_text
from guideline.law.tables import versions
from guideline.order import Proration

_HEAD = """# Conventions and crediting orders

What an account may be counted by, and what the law names for which days. The named orders and the
rates stand in [the law's tables](tables.md), from which this page is made.

## Interest conventions

No statute fixes how interest is counted. `interest` in [the account file](account_file.md) names
one of these; [how they differ in dollars](../explanation/conventions.md).

| Convention | What it does |
|---|---|"""
_ORDERS = """
## Crediting orders

| Order | What it does |
|---|---|"""
_PARTS = """
## Parts of a period

No statute says what is charged for a part of the days that an instalment pays for. `proration` of
an order names one of these; the result is rounded to the cent.

| Proration | What is charged |
|---|---|"""
_PRORATIONS = {
    Proration.BY_DAYS: "as many days as the order covers, of the days of the period",
    Proration.THIRTIETHS: "the same where every month has thirty days; a 30th and 31st are one",
    Proration.WHOLE: "the whole instalment",
    Proration.NOTHING: "nothing",
}
_DATED = {
    CREDITING: "Which order is law, by the day of receipt",
    TAX_OFFSET: "Federal tax refund offsets, by the day of receipt",
    INTEREST: "The rate of interest, by the day on which it accrues",
    INTEREST_START: "Start of interest under a local agency, by the day on which support falls due",
    SERVICE_INTEREST: "The ceiling on debts before military service, by its first day",
    SUSPENSION: "Suspension during confinement, by the day on which support falls due",
}


def page() -> str:
    """Return the page."""
    parts = [_HEAD]
    parts += [f"| `{name}` | {each.meaning} |" for name, each in CONVENTIONS.items()]
    parts.append(_ORDERS)
    for name, order in CREDITING_ORDERS.items():
        sentence = (order.__doc__ or "").partition("\n")[0]
        parts.append(f"| `{name}` | {sentence} |")
    parts.append(_PARTS)
    parts += [f"| `{each}` | {_PRORATIONS[each]} |" for each in Proration]
    for table, heading in _DATED.items():
        parts += ["", f"## {heading}", "", f"`{table}`", ""]
        parts += ["| Days | Law | Figures |", "|---|---|---|"]
        for row in versions(table):
            figures = (f"{key} = {figure_text(value)}" for key, value in row.figures.items())
            parts.append(f"| {row.days} | {row.act} | `{', '.join(figures)}` |")
    return "\n".join([*parts, ""])
