"""An account as another may have kept it."""

from datetime import date
from decimal import Decimal
from typing import Protocol

import attrs

from guideline.arrears.account import Account
from guideline.facts.fields import changed


class Differing(Protocol):
    """The first month that differs, and what the audit has more in it."""

    @property
    def first(self) -> date:
        """The first day of the month."""

    @property
    def charged(self) -> Decimal | None:
        """What it charges more."""

    @property
    def paid(self) -> Decimal | None:
        """What it counts as paid more."""


@attrs.frozen
class Variant:
    """An account as another may have kept it.

    Attributes:
        account: The facts, with the change.
        crediting: The crediting order used in place of the law's, if any.
        cause: The name of the change.
        text: The change in words.
    """

    account: Account
    crediting: str | None = None
    cause: str = ""
    text: str = ""

    def but(self, cause: str, text: str, **changes: object) -> "Variant":
        """Return this variant with a further change of facts."""
        account = changed(self.account, **changes)
        return Variant(account, self.crediting, cause, text)
