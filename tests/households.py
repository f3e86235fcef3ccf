"""Whole households as other tax engines compute them, beside ours: ``make oracle``."""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from guideline.facts.kinds import FilingStatus
from guideline.taxes.liability import ReturnTaxes, TaxTables
from guideline.taxes.returns import Dependents, TaxReturn, blank_expenses, blank_person
from guideline.taxes.years import (
    california_version,
    disability_insurance_version,
    federal_version,
)

_ZERO = Decimal(0)
_LATEST_CALIFORNIA = 2025
STATUSES = {
    "single": FilingStatus.SINGLE,
    "joint": FilingStatus.MARRIED_JOINT,
    "separate": FilingStatus.MARRIED_SEPARATE,
    "head_of_household": FilingStatus.HEAD_OF_HOUSEHOLD,
}


@cache
def tables(year: int) -> TaxTables:
    """Return the tables of a year, with California's latest for 2026."""
    return TaxTables(
        federal_version(year),
        california_version(min(year, _LATEST_CALIFORNIA)),
        disability_insurance_version(year),
    )


@cache
def cases() -> tuple[dict[str, Any], ...]:
    """Return the households."""
    return (*_read("households.json")["cases"], *random_cases())


def random_cases() -> tuple[dict[str, Any], ...]:
    """Return the households that were drawn at random (``make households``)."""
    told = _read("random_households.json")
    for case in told["cases"]:
        for engine, row in case["tools"].items():
            case["tools"][engine] = dict(zip(told["fields"][engine], row, strict=True))
    return tuple(told["cases"])


def _read(name: str) -> dict[str, Any]:
    text = (Path(__file__).parent / "taxes" / "data" / name).read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return found


def dependents(ages: list[int], year: int, *, care: bool) -> Dependents:
    """Return what children of these ages count for, all of them living in the home."""
    limit = 18 if year == 2021 else 17
    return Dependents(
        child_credit=sum(age < limit for age in ages),
        under_six=sum(age < 6 for age in ages),
        other=sum(age >= limit for age in ages),
        earned_income=sum(age < 19 for age in ages),
        care=sum(age < 13 for age in ages) if care else 0,
        california=len(ages),
        young_child=any(age < 6 for age in ages),
    )


def tax_return(given: dict[str, Any], sdi: dict[str, Any] | None) -> TaxReturn[Decimal]:
    """Return the household as a tax return; without ``sdi``, with its own state taxes."""

    def amount(name: str) -> Decimal:
        return Decimal(given.get(name, 0))

    wages = amount("wages")
    filer = attrs.evolve(
        blank_person(_ZERO, "Filer"),
        wages=wages,
        social_security_wages=wages,
        disability_wages=wages,
        deferrals=amount("k401"),
        savings=amount("k401"),
        self_employment=amount("self_employment"),
        interest=amount("interest"),
        dividends=amount("nonqualified_dividends"),
        qualified_dividends=amount("qualified_dividends"),
        short_term_gain=amount("stcg"),
        long_term_gain=amount("ltcg"),
        pension=amount("pension"),
        social_security=amount("social_security"),
        rents_and_royalties=amount("rents"),
        unemployment=amount("unemployment"),
        tips=amount("tips"),
        overtime_premium=amount("overtime_premium"),
        age=given["age"],
    )
    people = [filer]
    status = STATUSES[given["status"]]
    if status is FilingStatus.MARRIED_JOINT:
        theirs = amount("spouse_wages")
        people.append(
            attrs.evolve(
                blank_person(_ZERO, "Spouse"),
                wages=theirs,
                social_security_wages=theirs,
                disability_wages=theirs,
                self_employment=amount("spouse_self_employment"),
                age=given.get("spouse_age"),
            )
        )
    paid = None
    if (
        sdi is not None
    ):  # the engines were told all state tax in one figure; ours adds SDI by itself
        paid_sdi = sum((Decimal(value) for value in sdi.values()), _ZERO)
        paid = amount("state_tax_deduction") - paid_sdi
    expenses = attrs.evolve(
        blank_expenses(_ZERO),
        mortgage_interest=amount("mortgage_interest"),
        property_tax=amount("property_tax"),
        dependent_care=amount("childcare"),
        charity=amount("charity"),
        medical=amount("medical"),
        hsa=amount("hsa"),
        car_loan_interest=amount("car_loan_interest"),
        state_tax_paid=paid,
    )
    return TaxReturn(
        year=given["year"],
        status=status,
        people=tuple(people),
        dependents=dependents(
            given.get("child_ages", []), given["year"], care="childcare" in given
        ),
        expenses=expenses,
        zero=_ZERO,
        rents_home="rent" in given,
    )


def ours(taxes: ReturnTaxes[Decimal]) -> dict[str, Decimal]:
    """Return our figures under the engines' names."""
    federal, california = taxes.federal, taxes.california
    child, care = federal.child, federal.dependent_care
    self_employment = sum((step.tax for step in taxes.self_employment), _ZERO)
    withheld = sum((step.social_security + step.medicare for step in taxes.payroll), _ZERO)
    earned = federal.earned_income
    niit = federal.investment.tax
    return {
        "agi": federal.income.agi,
        "taxable_income": federal.deductions.taxable_income,
        "qbid": federal.deductions.business.deduction,
        "income_tax_before_credits": federal.before_credits,
        "amt": federal.minimum.tax,
        "ctc_nonrefundable": child.nonrefundable if child else _ZERO,
        "actc": child.refundable if child else _ZERO,
        "eitc": earned.credit if earned else _ZERO,
        "cdcc": care.allowed if care else _ZERO,
        "niit": niit,
        "income_tax_ex_rebate": federal.after_nonrefundable + niit - federal.refundable,
        "self_employment_tax": self_employment,
        "additional_medicare": taxes.additional_medicare.tax,
        "payroll_tax_employee": withheld + self_employment + taxes.additional_medicare.tax,
        "taxable_social_security": federal.income.taxable_benefits.taxable,
        "ca_agi": california.income.agi,
        "ca_taxable_income": california.deductions.taxable_income,
        "ca_tax_before_credits": california.by_rates,
        "ca_exemption_credits": california.exemptions.credit,
        "ca_amt": california.minimum_tax,
        "ca_mental_health_tax": california.mental_health_tax,
        "ca_renter_credit": california.renters,
        "ca_cdcc": california.dependent_care.credit if california.dependent_care else _ZERO,
        "ca_eitc": california.earned_income.credit if california.earned_income else _ZERO,
        "ca_yctc": california.young_child,
        "ca_income_tax": california.after_nonrefundable - california.refundable,
    }
