"""What an extra brings: said plainly where it is not installed."""

from collections.abc import Iterator
from contextlib import contextmanager

from guideline.errors import GuidelineError


class MissingExtra(GuidelineError):  # noqa: N818 - named for what is wrong
    """A package that an extra brings is not installed."""


@contextmanager
def needed(extra: str = "caseload") -> Iterator[None]:
    """Say which extra to install where a package of it is missing."""
    try:
        yield
    except ImportError as error:
        missing = f"{error.name or 'a package'} is not installed"
        raise MissingExtra(f"{missing}: pip install 'guideline[{extra}]'") from error
