"""Reading a case file."""

from pathlib import Path

from guideline.errors import InvalidFacts
from guideline.facts.case import Case
from guideline.facts.checks import problems
from guideline.files.reading import read_record, record_from_json
from guideline.support.timeshare import schedule_problems


def read_case(path: str | Path) -> Case:
    """Return the case in a ``.toml`` or ``.json`` file.

    Args:
        path: The file. Its shape is documented in the reference, "The case file".

    Raises:
        InvalidFacts: The file cannot be read or its facts cannot be; every problem is listed.

    >>> [child.name for child in read_case("examples/two_children.toml").children]
    ['Child 1', 'Child 2']
    """
    return checked_case(read_record(Case, path), str(path))


def case_from_json(text: str) -> Case:
    """Return the case in JSON text, as ``guideline order -`` reads it.

    Raises:
        InvalidFacts: It is not JSON or its facts cannot be; every problem is listed.

    >>> from pathlib import Path
    >>> text = Path("examples/two_children.json").read_text(encoding="utf-8")
    >>> case_from_json(text) == read_case("examples/two_children.toml")
    True
    """
    return checked_case(record_from_json(Case, text), "standard input")


def checked_case(case: Case, source: str) -> Case:
    """Return a case that can be.

    Raises:
        InvalidFacts: Its facts cannot be; every problem is listed.
    """
    found = (*problems(case), *schedule_problems(case))
    if found:
        raise InvalidFacts(found, source)
    return case
