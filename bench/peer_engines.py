"""Run by ``peers.py`` in the engines' own environment: households in, households a second out."""

import json
import sys
from typing import Any

from clock import rates

ONE_BY_ONE = 200  # households of the engine that takes one return at a time
FEWER = 5_000  # households of the engine that is told of each by name
ROUNDS = 3  # by each clock


def taxsim(given: dict[str, list[float]]) -> tuple[float, float]:
    """Federal and California, compiled."""
    import polars as pl
    from taxsim_py import calculate_taxes

    count = len(given["wages"])
    frame = pl.DataFrame(
        {
            "year": [2024] * count,
            "state": [5] * count,
            "mstat": [1] * count,
            "page": [40] * count,
            "pwages": given["wages"],
            "intrec": given["interest"],
        }
    )
    return rates(count, lambda: calculate_taxes(frame), ROUNDS)


def tax_calculator(given: dict[str, list[float]]) -> tuple[float, float]:
    """Federal only."""
    import pandas as pd
    import taxcalc

    count = len(given["wages"])
    frame = pd.DataFrame(
        {
            "RECID": range(1, count + 1),
            "MARS": 1,
            "e00200": given["wages"],
            "e00200p": given["wages"],
            "e00300": given["interest"],
        }
    )
    records: Any = taxcalc.Records(data=frame, start_year=2024, gfactors=None, weights=None)
    policy: Any = taxcalc.Policy()
    calculator = taxcalc.Calculator(policy=policy, records=records, verbose=False)
    calculator.advance_to_year(2024)
    return rates(count, calculator.calc_all, ROUNDS)


def tenforty(given: dict[str, list[float]]) -> tuple[float, float]:
    """Federal and California, one return at a time."""
    from tenforty import evaluate_return

    pairs = list(zip(given["wages"], given["interest"], strict=True))[:ONE_BY_ONE]

    def run() -> None:
        for wages, interest in pairs:
            evaluate_return(year=2024, state="CA", w2_income=wages, taxable_interest=interest)

    return rates(len(pairs), run, ROUNDS)


def policyengine(given: dict[str, list[float]]) -> tuple[float, float]:
    """Federal and California, on arrays; reading the households is not timed."""
    from policyengine_us import Simulation

    count = min(len(given["wages"]), FEWER)
    told = [_situation(given, count) for _ in range(2 * ROUNDS)]
    simulations: list[Any] = [Simulation(situation=each) for each in told]

    def run() -> None:
        simulation = simulations.pop()
        for name in ("income_tax", "ca_income_tax"):
            simulation.calculate(name, 2024, map_to="tax_unit")

    return rates(count, run, ROUNDS)


def _situation(given: dict[str, list[float]], count: int) -> dict[str, Any]:
    """Return single filers of 2024 as PolicyEngine is told of them."""
    people = {
        f"filer {row}": {
            "age": {"2024": 40},
            "employment_income": {"2024": given["wages"][row]},
            "taxable_interest_income": {"2024": given["interest"][row]},
        }
        for row in range(count)
    }
    alone = {name: {"members": [name]} for name in people}
    units = ("tax_units", "families", "spm_units", "marital_units")
    homes = {name: {**unit, "state_code": {"2024": "CA"}} for name, unit in alone.items()}
    return {"people": people, **dict.fromkeys(units, alone), "households": homes}


def main() -> None:
    """Measure each engine; one that cannot run here is told on standard error and left out."""
    given = json.load(sys.stdin)
    found = {}
    for name, measure in (
        ("taxsim-py (federal and California)", taxsim),
        ("Tax-Calculator (federal only)", tax_calculator),
        ("tenforty (federal and California)", tenforty),
        ("PolicyEngine-US (federal and California)", policyengine),
    ):
        try:
            found[name] = measure(given)
        except Exception as error:  # noqa: BLE001 - another engine may fail in any way
            sys.stderr.write(f"{name}: {error}\n")
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
