"""What the notices of a statement are made from."""

from collections.abc import Iterator

import attrs

from guideline.arrears.account import Account, Payment
from guideline.arrears.state import Running
from guideline.arrears.statement import Allocation, CheckpointCompared, PaymentCredited
from guideline.citations import Citation
from guideline.law.tables import Version
from guideline.notices import Notice, NoticeId


@attrs.frozen(kw_only=True)
class Told:
    """What the notices are made from.

    Attributes:
        account: The facts.
        running: The account after its days.
        received: What was received.
        payments: The same, with what each was credited to.
        checkpoints: Confirmed balances beside the account's own.
        law: The rows of the law used.
    """

    account: Account
    running: Running
    received: list[Payment]
    payments: tuple[PaymentCredited, ...]
    checkpoints: tuple[CheckpointCompared, ...]
    law: tuple[Version, ...]

    def allocations(self) -> Iterator[Allocation]:
        """Yield every part of what was received."""
        for payment in self.payments:
            yield from payment.allocations


def notice(id_: NoticeId, text: str, *cites: Citation, decides: bool = True) -> Notice:
    """Return a notice; by default it decides the amount."""
    return Notice(id=id_, decides=decides, text=text, cites=cites)
