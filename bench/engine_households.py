"""Run by ``draw_households.py`` in the engines' own environment: households in, figures out."""

import json
import sys
import warnings
from collections.abc import Callable, Iterable
from typing import Any

Case = dict[str, Any]
Figures = dict[str, dict[str, float]]

_TAXCALC = {
    "agi": "c00100",
    "taxable_income": "c04800",
    "qbid": "qbided",
    "income_tax_before_credits": "c05800",
    "amt": "c09600",
    "eitc": "eitc",
    "niit": "niit",
    "self_employment_tax": "setax",
    "additional_medicare": "ptax_amc",
    "taxable_social_security": "c02500",
    "income_tax_ex_rebate": "iitax",
}
_POLICYENGINE = {
    "agi": "adjusted_gross_income",
    "taxable_income": "taxable_income",
    "qbid": "qualified_business_income_deduction",
    "income_tax_before_credits": "income_tax_before_credits",
    "amt": "alternative_minimum_tax",
    "actc": "refundable_ctc",
    "eitc": "eitc",
    "cdcc": "cdcc",
    "niit": "net_investment_income_tax",
    "taxable_social_security": "tax_unit_taxable_social_security",
    "income_tax_ex_rebate": "income_tax",
    "ca_agi": "ca_agi",
    "ca_taxable_income": "ca_taxable_income",
    "ca_tax_before_credits": "ca_income_tax_before_credits",
    "ca_exemption_credits": "ca_exemptions",
    "ca_amt": "ca_amt",
    "ca_mental_health_tax": "ca_mental_health_services_tax",
    "ca_renter_credit": "ca_renter_credit",
    "ca_cdcc": "ca_cdcc",
    "ca_eitc": "ca_eitc",
    "ca_yctc": "ca_yctc",
    "ca_income_tax": "ca_income_tax",
}
_TAXSIM = {
    "ca_agi": "state_adjusted_gross_income",
    "ca_taxable_income": "state_taxable_income",
    "ca_eitc": "state_earned_income_tax_credit",
}


def young(case: Case, age: int) -> int:
    """Return how many children are under an age."""
    return sum(child < age for child in case["input"]["child_ages"])


def columns(cases: list[Case], names: dict[str, str | Callable[[Case], Any]]) -> dict[str, Any]:
    """Return columns, each from an input's name or from a function of the household."""
    return {
        column: [part(case) if callable(part) else case["input"].get(part, 0) for case in cases]
        for column, part in names.items()
    }


def by_year(cases: list[Case]) -> Iterable[tuple[int, list[Case]]]:
    """Yield each tax year with its households."""
    for year in sorted({case["input"]["year"] for case in cases}):
        yield year, [case for case in cases if case["input"]["year"] == year]


def money(case: Case, *names: str) -> float:
    """Return several inputs added up."""
    return float(sum(case["input"].get(name, 0) for name in names))


def tax_calculator(cases: list[Case]) -> Figures:
    """Federal figures. Contributions to a 401(k) and student loans were not drawn for it."""
    import pandas as pd
    import taxcalc

    marital = {"single": 1, "joint": 2, "separate": 3, "head_of_household": 4}
    found: Figures = {}
    for year, group in by_year(cases):
        credit_age = 18 if year == 2021 else 17
        frame = pd.DataFrame(
            columns(
                group,
                {
                    "MARS": lambda case: marital[case["input"]["status"]],
                    "age_head": "age",
                    "age_spouse": "spouse_age",
                    "EIC": lambda case: min(3, young(case, 19)),
                    "XTOT": lambda case: (
                        1 + len(case["input"]["child_ages"]) + (case["input"]["status"] == "joint")
                    ),
                    "n24": lambda case, age=credit_age: young(case, age),
                    "nu06": lambda case: young(case, 6),
                    "nu13": lambda case: young(case, 13),
                    "nu18": lambda case: young(case, 18),
                    "f2441": lambda case: young(case, 13),
                    "e32800": "childcare",
                    "e00200p": "wages",
                    "e00200s": "spouse_wages",
                    "e00200": lambda case: money(case, "wages", "spouse_wages"),
                    "e00900p": "self_employment",
                    "e00900s": "spouse_self_employment",
                    "e00900": lambda case: money(case, "self_employment", "spouse_self_employment"),
                    "e00300": "interest",
                    "e00600": lambda case: money(
                        case, "nonqualified_dividends", "qualified_dividends"
                    ),
                    "e00650": "qualified_dividends",
                    "p22250": "stcg",
                    "p23250": "ltcg",
                    "e02000": "rents",
                    "e01500": "pension",
                    "e01700": "pension",
                    "e02400": "social_security",
                    "e02300": "unemployment",
                    "e19200": "mortgage_interest",
                    "e18500": "property_tax",
                    "e18400": "state_tax_deduction",
                    "e19800": "charity",
                    "e17500": "medical",
                    "e03290": "hsa",
                    "tip_income": "tips",
                    "overtime_income": "overtime_premium",
                    "auto_loan_interest": "car_loan_interest",
                },
            )
        )
        frame["RECID"] = range(1, len(group) + 1)
        records: Any = taxcalc.Records(
            data=frame, start_year=year, gfactors=None, weights=None, exact_calculations=True
        )
        policy: Any = taxcalc.Policy()
        # The engine withholds these two credits at random unless told not to.
        policy.implement_reform(
            {"eitc_claim_prob_scale": {2013: 9e99}, "actc_claim_prob_scale": {2013: 9e99}}
        )
        calculator = taxcalc.Calculator(policy=policy, records=records, verbose=False)
        calculator.advance_to_year(year)
        calculator.calc_all()
        arrays = {name: calculator.array(theirs) for name, theirs in _TAXCALC.items()}
        arrays["income_tax_ex_rebate"] = arrays["income_tax_ex_rebate"] + calculator.array(
            "recovery_rebate_credit"
        )
        for row, case in enumerate(group):
            found[case["id"]] = {name: float(array[row]) for name, array in arrays.items()}
    return found


def policyengine(cases: list[Case]) -> Figures:
    """Federal figures, and California's of 2021 to 2025."""
    from policyengine_us import Simulation

    found: Figures = {}
    for year, group in by_year(cases):
        simulation: Any = Simulation(situation=situation(group, year))
        arrays = {
            name: simulation.calculate(theirs, year, map_to="tax_unit")
            for name, theirs in _POLICYENGINE.items()
            if not name.startswith("ca_") or 2021 <= year <= 2025
        }
        arrays["income_tax_ex_rebate"] = arrays["income_tax_ex_rebate"] + simulation.calculate(
            "recovery_rebate_credit", year, map_to="tax_unit"
        )
        for row, case in enumerate(group):
            found[case["id"]] = {name: float(array[row]) for name, array in arrays.items()}
    return found


def situation(group: list[Case], year: int) -> dict[str, Any]:
    """Return households of one year as PolicyEngine is told of them."""
    told: dict[str, Any] = {
        name: {}
        for name in (
            "people",
            "tax_units",
            "households",
            "families",
            "spm_units",
            "marital_units",
        )
    }
    for case in group:
        add_household(told, case, str(year))
    return told


def add_household(told: dict[str, Any], case: Case, year: str) -> None:
    """Add one household: its people, and the units that it is."""
    name, given = case["id"], case["input"]
    people = {name: filer(given)}
    if given["status"] == "joint":
        people[f"{name} spouse"] = {
            "age": given["spouse_age"],
            "employment_income": given.get("spouse_wages", 0),
            "self_employment_income": given.get("spouse_self_employment", 0),
            "is_tax_unit_spouse": True,
        }
    adults = list(people)
    for index, age in enumerate(given["child_ages"]):
        people[f"{name} child {index}"] = {"age": age, "is_tax_unit_dependent": True}
    for person, facts in people.items():
        told["people"][person] = {key: {year: value} for key, value in facts.items()}
    unit = {
        "filing_status": given["status"].upper(),
        "state_and_local_sales_or_income_tax": given["state_tax_deduction"],
        "tax_unit_childcare_expenses": given.get("childcare", 0),
        "health_savings_account_ald": given.get("hsa", 0),
        "takes_up_eitc": True,
    }
    members = {"members": list(people)}
    told["tax_units"][name] = members | {key: {year: value} for key, value in unit.items()}
    told["households"][name] = members | {"state_code": {year: "CA"}}
    told["families"][name] = told["spm_units"][name] = members
    told["marital_units"][name] = {"members": adults}
    for child in list(people)[len(adults) :]:
        told["marital_units"][child] = {"members": [child]}


def filer(given: dict[str, Any]) -> dict[str, Any]:
    """Return the first person on a return."""
    names = {
        "employment_income": "wages",
        "self_employment_income": "self_employment",
        "taxable_interest_income": "interest",
        "non_qualified_dividend_income": "nonqualified_dividends",
        "qualified_dividend_income": "qualified_dividends",
        "short_term_capital_gains": "stcg",
        "long_term_capital_gains": "ltcg",
        "rental_income": "rents",
        "taxable_private_pension_income": "pension",
        "social_security_retirement": "social_security",
        "unemployment_compensation": "unemployment",
        "deductible_mortgage_interest": "mortgage_interest",
        "real_estate_taxes": "property_tax",
        "charitable_cash_donations": "charity",
        "other_medical_expenses": "medical",
        "rent": "rent",
    }
    found: dict[str, Any] = {key: given.get(name, 0) for key, name in names.items()}
    found |= {"age": given["age"], "is_tax_unit_head": True}
    found["rental_income_would_be_qualified"] = False
    if given["year"] >= 2025:
        found["tip_income"] = given.get("tips", 0)
        found["fsla_overtime_premium"] = given.get("overtime_premium", 0)
        found["treasury_tipped_occupation_code"] = 101
    return found


def taxsim(cases: list[Case]) -> Figures:
    """California's incomes, and its earned income credit of 2022 to 2025."""
    import polars as pl
    from taxsim_py import calculate_taxes

    marital = {"single": 33, "joint": 2, "separate": 6, "head_of_household": 1}
    told: dict[str, str | Callable[[Case], Any]] = {
        "year": "year",
        "state": lambda _: 5,
        "mstat": lambda case: (
            marital[case["input"]["status"]]
            if case["input"]["child_ages"]
            else {"single": 1, "joint": 2, "separate": 6}[case["input"]["status"]]
        ),
        "page": "age",
        "sage": "spouse_age",
        "depx": lambda case: len(case["input"]["child_ages"]),
        "dep13": lambda case: young(case, 13),
        "dep17": lambda case: young(case, 17),
        "dep18": lambda case: young(case, 19),
        "pwages": lambda case: money(case, "wages"),
        "swages": lambda case: money(case, "spouse_wages"),
        "pprofinc": lambda case: money(case, "self_employment"),
        "sprofinc": lambda case: money(case, "spouse_self_employment"),
        "dividends": lambda case: money(case, "qualified_dividends"),
        "intrec": lambda case: money(case, "interest", "nonqualified_dividends"),
        "stcg": lambda case: money(case, "stcg"),
        "ltcg": lambda case: money(case, "ltcg"),
        "otherprop": lambda case: money(case, "rents"),
        "pensions": lambda case: money(case, "pension"),
        "gssi": lambda case: money(case, "social_security"),
        "pui": lambda case: money(case, "unemployment"),
        "mortgage": lambda case: money(case, "mortgage_interest"),
        "proptax": lambda case: money(case, "property_tax"),
        "childcare": lambda case: money(case, "childcare"),
        "rentpaid": lambda case: money(case, "rent"),
    }
    told |= {
        f"age{n}": lambda case, n=n: (  # type: ignore[misc]
            max(case["input"]["child_ages"][n - 1], 1)
            if n <= len(case["input"]["child_ages"])
            else 0
        )
        for n in range(1, 5)
    }
    frame = pl.DataFrame(columns(cases, told))
    rows = calculate_taxes(frame, idtl=2, engine="python").to_dicts()
    return {
        case["id"]: {
            name: float(row[theirs])
            for name, theirs in _TAXSIM.items()
            if name != "ca_eitc" or case["input"]["year"] >= 2022
        }
        for case, row in zip(cases, rows, strict=True)
    }


def tells(case: Case, *names: str) -> bool:
    """Return whether a household has any of these."""
    return any(case["input"].get(name) for name in names)


def asked(cases: list[Case]) -> dict[str, Figures]:
    """Return each engine's figures of the households that it has inputs for."""
    old = [case for case in cases if max(case["input"]["age"], money(case, "spouse_age")) >= 65]
    engines: dict[str, Figures] = {"taxcalc": tax_calculator(cases)}
    engines["policyengine_us"] = policyengine(
        [
            case
            for case in cases
            # it has car loans by household, and adds Medicare premiums to expenses of the old
            if not tells(case, "car_loan_interest") and not (tells(case, "medical") and case in old)
        ]
    )
    engines["taxsim_py"] = taxsim(
        [
            case
            for case in cases
            if case["input"]["year"] <= 2025 and not tells(case, "medical", "hsa", "charity")
        ]
    )
    return engines


def main() -> None:
    """Read the households, and write each engine's figures as one row of numbers a household."""
    warnings.filterwarnings("ignore")
    cases = json.load(sys.stdin)
    engines = asked(cases)
    fields = {"taxcalc": [*_TAXCALC], "policyengine_us": [*_POLICYENGINE], "taxsim_py": [*_TAXSIM]}
    tools: dict[str, dict[str, list[float | None]]] = {case["id"]: {} for case in cases}
    for engine, figures in engines.items():
        for name, row in figures.items():
            tools[name][engine] = [
                None if field not in row else round(row[field], 2) for field in fields[engine]
            ]
    sys.stdout.write("\n" + json.dumps({"fields": fields, "tools": tools}) + "\n")


if __name__ == "__main__":
    main()
