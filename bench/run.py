"""Print every measured figure beside its target: ``make bench``. A benchmark, not a test."""

import account
import explaining
import order
import plans

import caseload
import custody
import taxes

PARTS = (order, taxes, custody, explaining, account, plans, caseload)


def main() -> None:
    """Measure each part in turn, printing as it goes."""
    for part in PARTS:
        for measured in part.measure():
            print(measured, flush=True)  # noqa: T201 - what this command is for


if __name__ == "__main__":
    main()
