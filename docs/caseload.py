"""The reference page of a caseload's columns, made from their one definition."""

from collections.abc import Iterable

from guideline.caseload.comparing import COMPARED
from guideline.caseload.outcome import outcome_columns
from guideline.caseload.table import FORMAT, TableColumn, columns
from guideline.caseload.two_laws import UNDER_TWO_LAWS

_HEAD = f"""# The columns of a caseload

A table of cases, `{FORMAT}`: one case in each row, in Parquet, CSV or Arrow, or a DataFrame. Of all
these columns only `on` must be there. Amounts are dollars a month. The two parents are called
`first` and `second`: each column of the first has its like for the second, and each of the first
child for children 2 to 10. Text is read as a case file is read; a float is the shortest decimal
that it is nearest to, to twelve decimals. An empty cell is a fact that is not told; in a DataFrame
of pandas so is NaN, which stands for nothing else there. `guideline schema caseload` prints all of
these columns as JSON.

Rows with a value marked *one by one* are computed singly, to the same figures; some 800 a second.

## In

| Column | Holds | Meaning |
|---|---|---|"""
_OUT = """
## Out

Support, its range, the children's parts, add-ons and net incomes are in whole cents; taxes are a
year's, unrounded, within a millionth of a dollar. `notices` are ids of [this list](notices.md). A
row that cannot be computed has its `error` and no figures. With `--worksheet` every line of the
worksheet follows, under its [id](glossary.md) after whose it is: `formula.k`,
`first.federal_tax.before_credits`, `second.gross_income.wages.annual`.

| Column | Holds | Meaning |
|---|---|---|"""


_COMPARED = """
## Out, with `--compare amount_on_record`

Beside the columns above. Where the record does not name who pays, the amounts alone are compared.
What [each cause](causes.md) means, and when one [explains a
difference](../how-to/find_why_an_amount_differs.md), is as for a single case.

| Column | Holds | Meaning |
|---|---|---|"""

_UNDER_TWO_LAWS = """
## Out, with `--on FIRST --on SECOND`

Instead of the columns above, beside `case_id`. The days themselves stand in the names:
`amount_on_2024_08_31`, `amount_on_2026_01_01`.

| Column | Holds | Meaning |
|---|---|---|"""


def page() -> str:
    """Return the page."""
    parts = [_HEAD, *_rows(columns().values()), _OUT, *_rows(outcome_columns())]
    parts += [_COMPARED, *_rows(COMPARED), _UNDER_TWO_LAWS, *_rows(UNDER_TWO_LAWS)]
    return "\n".join([*parts, ""])


def _rows(every: Iterable[TableColumn]) -> list[str]:
    """Return a line for each column that is not the like of one before."""
    return [
        f"| `{column.name}` | {_holds(column)} | {_cell(column.description)} |"
        for column in every
        if not _is_repeated(column.name)
    ]


def _is_repeated(name: str) -> bool:
    """Return whether a column is as one that is listed: the first parent's, the first child's."""
    number = name.partition("_")[2].partition("_")[0]
    return name.startswith("second_") or (name.startswith("child_") and number != "1")


def _holds(column: TableColumn) -> str:
    words = ", ".join(f"`{word}`" for word in column.words)
    return f"{words or column.kind}{'' if column.in_groups else ', *one by one*'}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("§ ", "§\N{NO-BREAK SPACE}")
