"""Records of facts that few have, so that only those who do load their modules."""

from importlib import import_module
from typing import Annotated, Any, cast, get_origin

import attrs

from guideline.facts.fields import read


@attrs.frozen
class Later:
    """A record of facts that few have: its module is loaded by those that do.

    Attributes:
        home: The module.
        name: The record's name there.
    """

    home: str
    name: str

    def kind(self) -> type[Any]:
        """Return the record's class."""
        return cast("type[Any]", getattr(import_module(self.home), self.name))

    def __call__(self, value: object) -> object:
        """Read a value as such a record."""
        return read(self.kind(), value)


def later(home: str, name: str) -> Any:  # noqa: ANN401 - stands for a class
    """Return what stands in annotations for a record of facts whose module is loaded when needed.

    To be called where type checkers do not look, beside an import of the class where they do.
    """
    return Annotated[object, Later(home, name)]


def loaded(kind: Any) -> Any:  # noqa: ANN401 - an annotation is any object
    """Return an annotation as it is, or the class for which a later record stands."""
    is_later = get_origin(kind) is Annotated and isinstance(kind.__metadata__[0], Later)
    return kind.__metadata__[0].kind() if is_later else kind
