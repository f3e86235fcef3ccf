"""The checklist of the Debt Reduction Program: its file, and JSON ``guideline.checklist/1``."""

from collections.abc import Sequence
from pathlib import Path

from guideline.amounts import exactly
from guideline.arrears.debt_reduction import DebtReductionChecklist
from guideline.arrears.debt_reduction_facts import (
    DebtReductionApplication,
    debt_reduction_problems,
)
from guideline.errors import Problem
from guideline.files.documents import Document, head, notices_part
from guideline.files.plan_document import law_of_plan
from guideline.files.reading import (
    STANDARD_INPUT,
    plain_values,
    structured,
    values_from_json,
)


def read_checklist(path: str | Path) -> DebtReductionApplication:
    """Return what a ``.toml`` or ``.json`` file states about a payor who asks for a compromise.

    Args:
        path: The file. Its shape is documented in the reference, "The checklist file".

    Raises:
        InvalidFacts: The file cannot be read or its facts cannot be; every problem is listed.

    >>> read_checklist("examples/checklist.toml").stated.assets
    Decimal('1200')
    """
    return _application(plain_values(path), str(path))


def checklist_from_json(text: str) -> DebtReductionApplication:
    """Return the same from JSON text, as ``guideline checklist -`` reads it.

    Raises:
        InvalidFacts: It is not JSON or its facts cannot be; every problem is listed.

    >>> checklist_from_json('{"on": "2026-03-01"}').stated.assets is None
    True
    """
    return _application(values_from_json(text), STANDARD_INPUT)


def _application(values: object, source: str) -> DebtReductionApplication:
    return structured(DebtReductionApplication, values, _problems, source)


def _problems(told: DebtReductionApplication) -> Sequence[Problem]:
    return [problem.at("stated") for problem in debt_reduction_problems(told.stated)]


@exactly
def checklist_document(checklist: DebtReductionChecklist) -> Document:
    """Return the checklist as the JSON document ``guideline.checklist/1``.

    >>> import guideline as gl
    >>> told = gl.read_checklist("examples/checklist.toml")
    >>> gl.checklist_document(gl.debt_reduction_checklist(told.stated, on=told.on))["not_met"]
    1
    """
    return {
        **head("checklist"),
        "on": checklist.on.isoformat(),
        "met": checklist.met,
        "not_met": checklist.not_met,
        "unknown": checklist.unknown,
        "conditions": [
            {
                "condition": each.condition,
                "answer": str(each.answer).replace(" ", "_"),
                "source": each.source,
            }
            for each in checklist.conditions
        ],
        "notices": notices_part(checklist.notices),
        "law": law_of_plan(checklist.on.isoformat(), checklist.law),
    }
