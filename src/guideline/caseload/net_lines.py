"""The lines of both parents' net incomes as columns: their worksheets, and what they state."""

from collections.abc import Iterable
from typing import Any

import attrs
import numpy as np

from guideline.caseload.groups import Array
from guideline.caseload.lines import SheetLine, line_of, lines_of
from guideline.caseload.outcome import Outcome, as_line, blank_line
from guideline.caseload.returns import PARENTS_OF_A_GROUP
from guideline.caseload.table import PARENTS
from guideline.dates import MONTHS_IN_A_YEAR
from guideline.facts.kinds import FilingStatus, IncomeKind
from guideline.figures import Unit
from guideline.support.disposable import NetDisposableIncome
from guideline.support.income import GrossIncome
from guideline.support.statement import ParentStatement, dependents_counted

_WHOSE = {PARENTS_OF_A_GROUP: "{}", f"Spouse of {PARENTS_OF_A_GROUP}": "{}.spouse"}


@attrs.frozen
class NetLines:
    """The lines of the parents of some rows, all first ones before the second ones.

    Attributes:
        rows: How many rows there are.
        lines: Each line, with ``{}`` where it will say which parent's it is.
    """

    rows: int
    lines: dict[str, tuple[Unit, Array]] = attrs.field(factory=dict)

    def put(self, places: Array, lines: Iterable[SheetLine]) -> None:
        """Write lines of some of the parents."""
        for name, unit, value in lines:
            if name not in self.lines:
                self.lines[name] = (unit, blank_line(unit, 2 * self.rows))
            self.lines[name][1][places] = as_line(unit, value)

    def put_net(self, places: Array, net: NetDisposableIncome[Any]) -> None:
        """Write what a group of parents come to, who have their taxes computed."""
        taxes, gross, taken = net.taxes, net.annual_gross_income, net.annual_deductions
        assert taxes is not None and gross is not None and taken is not None  # noqa: S101, PT018 - as computed
        self.put(places, lines_of(net, _WHOSE))
        stated = {
            "dependents": dependents_counted(taxes),
            "monthly_gross_income": gross / MONTHS_IN_A_YEAR,
            "monthly_deductions": taken / MONTHS_IN_A_YEAR,
        }
        self.put(places, (_stated(field, value) for field, value in stated.items()))

    def put_told(self, statuses: Array, incomes: dict[str, Array], entered: Array) -> None:
        """Write what is told of each parent, and leave out incomes that are not told.

        Args:
            statuses: Codes of filing statuses; below zero where none is told.
            incomes: Each kind of income, NaN where it is not told.
            entered: Net incomes that are told instead of all of it, NaN where they are not.
        """
        words = np.array([*map(str, FilingStatus), None], dtype=object)
        self.put(slice(None), [_stated("filing_status", words[statuses])])
        here = ~np.isnan(entered)
        net = line_of(NetDisposableIncome, "monthly_net_disposable_income", entered[here], of="{}")
        self.put(here, [net])
        for kind in IncomeKind:
            for field in ("kind", "annual"):
                name, _, _ = line_of(GrossIncome, field, None, of="{}", which=str(kind))
                if name in self.lines:
                    unit, values = self.lines[name]
                    untold = np.isnan(incomes[kind]) if kind in incomes else slice(None)
                    values[untold] = blank_line(unit, 1)[0]

    def write(self, outcome: Outcome, numbers: Array) -> None:
        """Write the lines of each parent into the outcome of a batch."""
        for name, (unit, values) in self.lines.items():
            for which, own in zip(PARENTS, np.split(values, 2), strict=True):
                outcome.put_lines(numbers, [(name.format(which), unit, own)])


def _stated(field: str, value: Any) -> SheetLine:  # noqa: ANN401 - a column, or one value for all
    return line_of(ParentStatement, field, value, of="{}")
