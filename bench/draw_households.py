"""Draw households at random, have other tax engines compute them, and keep both for the tests.

Run by ``make households``. The engines are installed in an environment of their own,
``.bench-peers``; what they answer goes to ``tests/taxes/data/random_households.json``, which
``make oracle`` and the tests compare with ours. The same seed draws the same households.
"""

import json
import math
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

from peers import environment  # noqa: E402

from guideline.amounts import exact  # noqa: E402 - after the path to the tests
from guideline.taxes.liability import return_taxes  # noqa: E402
from households import tables, tax_return  # noqa: E402

SEED, COUNT, YEARS = 4055, 1200, range(2018, 2027)
PACKAGES = ("taxcalc", "taxsim-py", "policyengine-us")
DATA = HERE.parent / "tests" / "taxes" / "data" / "random_households.json"
STATUSES = ("single", "joint", "joint", "separate", "head_of_household", "head_of_household")
CHILDREN, AGES = (0, 0, 1, 1, 2, 2, 3, 4), (0, 1, 3, 5, 6, 9, 12, 13, 15, 16, 17, 18)
# Amounts on and beside the edges of the law: thresholds, floors, bases and the starts of steps.
EDGES = (
    *(400, 434, 1000, 2500, 2501, 15_000, 15_001, 30_000, 40_000, 43_000, 60_000, 75_000, 75_001),
    *(100_000, 100_001, 112_500, 125_000, 150_000, 150_001, 168_600, 200_000, 200_001, 250_000),
    *(250_001, 400_000, 400_001, 500_000, 600_000, 1_000_000),
)
# Each kind of money: how often a household has any, and from how much to how much.
MONEY = {
    "self_employment": (0.2, 200, 400_000),
    "interest": (0.3, 10, 60_000),
    "nonqualified_dividends": (0.1, 10, 20_000),
    "qualified_dividends": (0.2, 10, 90_000),
    "rents": (0.1, 100, 40_000),
    "unemployment": (0.08, 300, 20_000),
    "mortgage_interest": (0.25, 1_000, 60_000),
    "property_tax": (0.25, 500, 40_000),
    "charity": (0.25, 50, 60_000),
    "medical": (0.08, 500, 60_000),
    "hsa": (0.05, 200, 4_000),
}


def main() -> None:
    """Draw the households, run the engines, and write the file."""
    random = Random(SEED)  # noqa: S311 - for tests, not for secrets
    drawn = [household(random, number) for number in range(COUNT)]
    done = subprocess.run(
        [str(environment(PACKAGES)), str(HERE / "engine_households.py")],
        input=json.dumps(drawn),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    answers = json.loads(done.stdout.splitlines()[-1])
    rows = [json.dumps(case | {"tools": answers["tools"][case["id"]]}) for case in drawn]
    head = f'{{"fields": {json.dumps(answers["fields"])},\n"cases": [\n'
    DATA.write_text(head + ",\n".join(rows) + "\n]}\n", encoding="utf-8")


def household(random: Random, number: int) -> dict[str, Any]:
    """Return a household of any year, status and means, with what its state taxes come to."""
    given = people(random)
    some = {name: amount(random, *odds) for name, odds in MONEY.items()}
    given |= {name: found for name, found in some.items() if found}
    given |= gains(random)
    if any(age < 13 for age in given["child_ages"]) and random.random() < 0.4:
        given["childcare"] = amount(random, 1, 300, 16_000)
    if given["year"] >= 2025:
        given |= new_deductions(random, given.get("wages", 0))
    stretch(random, given)
    if given["year"] == 2020:
        given.pop("charity", None)
        given.pop("unemployment", None)
    return with_state_taxes({"id": f"random-{number + 10_000}", "input": given})


def people(random: Random) -> dict[str, Any]:
    """Return who is on the return, and what each earns or is paid for age."""
    status = random.choice(STATUSES)
    ages = [random.choice(AGES) for _ in range(random.choice(CHILDREN))]
    if status == "head_of_household" and not ages:
        ages = [random.choice((3, 8, 14))]
    old = random.random() < 0.12
    found: dict[str, Any] = {
        "year": random.choice(YEARS),
        "status": status,
        "child_ages": ages,
        "age": random.choice((65, 70, 78) if old else (19, 22, 24, 25, 30, 40, 50, 64)),
        "wages": amount(random, 0.88, 500, random.choice((120_000, 900_000))),
        "pension": amount(random, 0.4 if old else 0.05, 1_000, 90_000),
        "social_security": amount(random, 0.7 if old else 0.03, 3_000, 45_000),
        "rent": 24_000 if random.random() < 0.3 else 0,
    }
    if status == "joint":
        found["spouse_age"] = random.choice((40, 64, 66))
        found["spouse_wages"] = amount(random, 0.5, 1_000, 400_000)
        found["spouse_self_employment"] = amount(random, 0.1, 300, 200_000)
    return {name: value for name, value in found.items() if value or name == "child_ages"}


def amount(random: Random, chance: float, least: int, most: int) -> int:
    """Return whole dollars, small ones as likely as large ones, or zero."""
    if random.random() >= chance:
        return 0
    return round(math.exp(random.uniform(math.log(least), math.log(most))))


def gains(random: Random) -> dict[str, int]:
    """Return capital gains and losses."""
    found = {
        "stcg": random.choice((1, -1)) * amount(random, 0.12, 100, 30_000),
        "ltcg": random.choice((1, 1, -1)) * amount(random, 0.2, 100, 600_000),
    }
    return {name: value for name, value in found.items() if value}


def new_deductions(random: Random, wages: int) -> dict[str, int]:
    """Return tips and premiums of overtime within the wages, and car loan interest."""
    found = {
        "tips": min(amount(random, 0.15, 500, 40_000), wages // 2),
        "overtime_premium": min(amount(random, 0.2, 300, 20_000), wages // 4),
        "car_loan_interest": amount(random, 0.15, 200, 14_000),
    }
    return {name: value for name, value in found.items() if value}


def stretch(random: Random, given: dict[str, Any]) -> None:
    """Make some households very rich, and set some amounts on an edge of the law."""
    if random.random() < 0.15:
        for name in ("wages", "interest", "qualified_dividends", "ltcg", "property_tax", "charity"):
            if given.get(name, 0) > 0 and random.random() < 0.6:
                given[name] = min(given[name] * random.choice((3, 10, 30)), 9_000_000)
    if random.random() < 0.2:
        for name in ("wages", "spouse_wages", "self_employment", "interest", "pension"):
            if name in given:
                given[name] = random.choice(EDGES)


def with_state_taxes(case: dict[str, Any]) -> dict[str, Any]:
    """Return the household with the state taxes that every engine is told to deduct: ours."""
    given = case["input"]
    with exact():
        taxes = return_taxes(tax_return(given, None), tables(given["year"]))
    sdi = sum(float(step.state_disability) for step in taxes.payroll)
    whole = float(taxes.federal.deductions.itemizing.state_income_tax)
    given["state_tax_deduction"] = round(whole, 2)
    return case | {"sdi": {"edd": round(sdi, 2)}}


if __name__ == "__main__":
    main()
