"""What the notices of a statement are made from."""

import attrs

from guideline.arrears.account import Account
from guideline.arrears.receipts import Receipt
from guideline.arrears.state import Running
from guideline.arrears.statement import CheckpointCompared
from guideline.citations import Citation
from guideline.law.tables import Version
from guideline.notices import Notice, NoticeId


@attrs.frozen(kw_only=True)
class Told:
    """What the notices are made from.

    Attributes:
        account: The facts.
        running: The account after its days.
        receipts: What was received.
        checkpoints: Confirmed balances beside the account's own.
        law: The rows of the law used.
    """

    account: Account
    running: Running
    receipts: list[Receipt]
    checkpoints: tuple[CheckpointCompared, ...]
    law: tuple[Version, ...]


def notice(id_: NoticeId, text: str, *cites: Citation, decides: bool = True) -> Notice:
    """Return a notice; by default it decides the amount."""
    return Notice(id=id_, decides=decides, text=text, cites=cites)
