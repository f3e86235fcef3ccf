"""The figures of one tax year for one filing status, in the number system of the amounts."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, Generic, cast, get_args

import attrs

from guideline.amounts import Amount
from guideline.errors import NotInForce
from guideline.facts.kinds import FilingStatus
from guideline.law.tables import Version, in_force, table_names
from guideline.taxes.schedules import Schedule, schedule_of

GIVEN = "california/given"
"""What California's figures of a parameter file are called, among the tables."""

_INSTEAD = "enter the taxes in [parents.taxes], or the net income"


@attrs.frozen(kw_only=True)
class FederalLaw(Generic[Amount]):
    """The federal figures of one year for one filing status; ``tables/federal`` explains each."""

    social_security_rate: Amount
    social_security_wage_base: Amount
    medicare_rate: Amount
    additional_medicare_rate: Amount
    additional_medicare_threshold: Amount
    net_earnings_factor: Amount
    self_employment_floor: Amount
    self_employment_social_security_rate: Amount
    self_employment_medicare_rate: Amount
    alimony_through: date
    capital_loss_limit: Amount
    benefits_base: Amount
    benefits_adjusted_base: Amount
    benefits_rates: tuple[Amount, ...]
    unemployment_exclusion: Amount
    unemployment_exclusion_limit: Amount
    student_loan_limit: Amount
    student_loan_start: Amount
    student_loan_range: Amount
    charity_above_the_line: Amount
    standard_deduction: Amount
    aged_or_blind: Amount
    medical_floor: Amount
    salt_cap: Amount
    salt_floor: Amount
    salt_reduction_start: Amount
    salt_reduction_rate: Amount
    mortgage_debt_cap: Amount
    charity_limit: Amount
    charity_floor: Amount
    charity_without_itemizing: Amount
    itemized_reduction: tuple[Amount, ...]
    qbi_rate: Amount
    qbi_threshold: Amount
    qbi_range: Amount
    qbi_least_deduction: Amount
    qbi_least_income: Amount
    senior_deduction: Amount
    senior_start: Amount
    senior_rate: Amount
    tips_cap: Amount
    overtime_cap: Amount
    tips_and_overtime_start: Amount
    tips_and_overtime_per_step: Amount
    car_loan_cap: Amount
    car_loan_start: Amount
    car_loan_per_step: Amount
    rates: tuple[Amount, ...]
    bracket_tops: tuple[Amount, ...]
    gain_rates: tuple[Amount, ...]
    gain_tops: tuple[Amount, ...]
    amt_exemption: Amount
    amt_reduction_start: Amount
    amt_reduction_rate: Amount
    amt_rates: tuple[Amount, ...]
    amt_bracket_top: Amount
    amt_separate_start: Amount
    niit_rate: Amount
    niit_threshold: Amount
    relative_income_limit: Amount
    child_age: int
    student_age: int
    care_age: int
    child_credit_age: int
    child_credit: Amount
    other_dependent_credit: Amount
    child_credit_threshold: Amount
    child_credit_per_step: Amount
    child_credit_2021: tuple[Amount, ...]
    child_credit_2021_threshold: Amount
    child_credit_refundable: Amount
    child_credit_refundable_rate: Amount
    child_credit_earned_floor: Amount
    eitc_most: tuple[Amount, ...]
    eitc_in_rates: tuple[Amount, ...]
    eitc_out_rates: tuple[Amount, ...]
    eitc_out_start: tuple[Amount, ...]
    eitc_joint_addition: tuple[Amount, ...]
    eitc_investment_limit: Amount
    eitc_ages: tuple[int, ...]
    eitc_separate: bool
    care_deemed_earnings: tuple[Amount, ...]
    care_cap: tuple[Amount, ...]
    care_most_rate: Amount
    care_start: Amount
    care_first_least_rate: Amount
    care_second_start: Amount
    care_second_step: Decimal
    care_least_rate: Amount
    care_refundable: bool
    savers_tops: tuple[Amount, ...]
    savers_rates: tuple[Amount, ...]
    savers_limit: Amount
    deferral_limit: Amount
    hsa_limit: tuple[Amount, ...]

    @cached_property
    def schedule(self) -> Schedule[Amount]:
        """The brackets of ordinary income."""
        return schedule_of(self.rates, self.bracket_tops)

    @cached_property
    def gains(self) -> Schedule[Amount]:
        """The brackets of qualified dividends and net capital gain."""
        return schedule_of(self.gain_rates, self.gain_tops)

    @cached_property
    def minimum(self) -> Schedule[Amount]:
        """The brackets of the alternative minimum tax."""
        return schedule_of(self.amt_rates, (self.amt_bracket_top,))


@attrs.frozen(kw_only=True)
class CaliforniaLaw(Generic[Amount]):
    """California's figures of one year for one status; ``tables/california`` explains each."""

    alimony_through: date
    standard_deduction: Amount
    medical_floor: Amount
    mortgage_debt_cap: Amount
    charity_limit: Amount
    itemized_threshold: Amount
    itemized_rates: tuple[Amount, ...]
    rates: tuple[Amount, ...]
    bracket_tops: tuple[Amount, ...]
    mental_health_rate: Amount
    mental_health_over: Amount
    amt_exemption: Amount
    amt_reduction_start: Amount
    amt_reduction_rate: Amount
    amt_rate: Amount
    amt_medical: Amount
    personal_credit: Amount
    personal_count: int
    dependent_credit: Amount
    credit_threshold: Amount
    credit_step: Decimal
    credit_per_step: Amount
    care_tops: tuple[Decimal, ...]
    care_shares: tuple[Amount, ...]
    care_cap: tuple[Amount, ...]
    care_rates: tuple[Amount, ...]
    care_start: Amount
    renters_cap: Amount
    renters_credit: Amount
    joint_custody_rate: Amount
    joint_custody_most: Amount
    caleitc_rates: tuple[Amount, ...]
    caleitc_factor: Amount
    caleitc_earned: tuple[Amount, ...]
    caleitc_second: tuple[Amount, ...]
    caleitc_limit: tuple[Amount, ...]
    caleitc_investment_limit: Amount
    caleitc_least_age: int
    caleitc_separate: bool
    young_child_credit: Amount
    young_child_start: Amount
    young_child_per_step: Amount
    young_child_loss_limit: Amount
    young_child_age: int

    @cached_property
    def schedule(self) -> Schedule[Amount]:
        """The brackets of taxable income."""
        return schedule_of(self.rates, self.bracket_tops)


# ── from a table to the figures of one status ────────────────────────────────


def federal_version(year: int) -> Version:
    """Return the federal table of a tax year.

    Raises:
        NotInForce: There is no table for that year.
    """
    return _version("federal", year)


def california_version(year: int) -> Version:
    """Return California's table of a tax year.

    Raises:
        NotInForce: There is no table for that year.
    """
    return _version("california", year)


def disability_insurance_version(year: int) -> Version:
    """Return the row of state disability insurance for a tax year.

    Raises:
        NotInForce: There is none for that year.
    """
    return in_force("california/disability_insurance", date(year, 1, 1), _INSTEAD)


def federal_law(version: Version, status: FilingStatus, amount: Amount) -> FederalLaw[Amount]:
    """Return the federal figures for a status, in the number system of ``amount``."""
    return cast(
        "FederalLaw[Amount]", _law(FederalLaw, version, status, isinstance(amount, Decimal))
    )


def california_law(version: Version, status: FilingStatus, amount: Amount) -> CaliforniaLaw[Amount]:
    """Return California's figures for a status, in the number system of ``amount``."""
    return cast(
        "CaliforniaLaw[Amount]", _law(CaliforniaLaw, version, status, isinstance(amount, Decimal))
    )


def _version(folder: str, year: int) -> Version:
    name = f"{folder}/{year}"
    if name in table_names():
        return in_force(name, date(year, 1, 1))
    years = [row.rpartition("/")[2] for row in table_names() if row.startswith(f"{folder}/2")]
    known = f"tax years {years[0]} to {years[-1]}"
    raise NotInForce(folder, date(year, 1, 1), known, _INSTEAD)


@cache
def _law(
    cls: type[Any],
    version: Version,
    status: FilingStatus,
    exact: bool,  # noqa: FBT001 - a key of the cache
) -> object:
    """Return the typed figures, once for each year, status and number system."""
    system: Callable[[Any], Any] = Decimal if exact else float
    figures: dict[str, Any] = {
        field.name: _converted(field.type, _for_status(version.figures[field.name], status), system)
        for field in attrs.fields(cls)
    }
    return cls(**figures)


def _for_status(value: object, status: FilingStatus) -> object:
    return value[status] if isinstance(value, dict) else value


def _converted(kind: object, value: Any, system: Callable[[Any], Any]) -> object:  # noqa: ANN401 - whatever TOML holds
    """Return a figure as its field wants it: plain ones as they are, amounts in their system."""
    if isinstance(value, list):
        part = get_args(kind)[0]
        return tuple(_converted(part, item, system) for item in value)
    if kind is Decimal:
        return Decimal(value)
    if kind in {int, bool, date}:
        return value
    return system(value)
