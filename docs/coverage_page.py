"""The page of coverage: which law is known for which day, tax year and filing status.

Nothing is said here that the tables do not say: a cell is the year's figure, `yes` for several, or
a dash where the law has no such rule in the year.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from guideline.facts.kinds import FilingStatus
from guideline.law.tables import Version, table_names, versions
from guideline.support.taxation import LATEST_FOR
from guideline.taxes.years import CaliforniaLaw, FederalLaw

_HEAD = """# Coverage: law, years, filing statuses

What the tables know, made from them. A cell is the figure of a single filer (of another status
where a single filer has none), `yes` where there are several, or a dash where the law has no such
rule in that year. A star marks figures that no second source confirmed, and a dagger figures of
another year that serve until the state publishes its own. What each rule does, and what is not
computed, is in
[what is computed of the taxes](../explanation/taxes.md); every figure is in
[the law's tables](tables.md), and beside other programs in
[against other tax engines](other-engines.md).
"""
_ZERO = Decimal(0)


@attrs.frozen
class Feature:
    """A rule, and the figures of the tables that make it."""

    title: str
    figures: tuple[str, ...]


def _feature(title: str, figures: str) -> Feature:
    return Feature(title, tuple(figures.split()))


FEDERAL = (
    _feature(
        "Social Security and Medicare tax",
        "social_security_wage_base social_security_rate medicare_rate",
    ),
    _feature(
        "Additional Medicare Tax above", "additional_medicare_threshold additional_medicare_rate"
    ),
    _feature(
        "Self-employment tax, from net earnings of",
        "self_employment_floor net_earnings_factor self_employment_social_security_rate "
        "self_employment_medicare_rate",
    ),
    _feature("Alimony of instruments through", "alimony_through"),
    _feature("Capital loss up to", "capital_loss_limit"),
    _feature(
        "Taxable social security above", "benefits_base benefits_adjusted_base benefits_rates"
    ),
    _feature("Unemployment left out up to", "unemployment_exclusion unemployment_exclusion_limit"),
    _feature(
        "Student loan interest, less from",
        "student_loan_start student_loan_limit student_loan_range",
    ),
    _feature("Gifts above the line up to", "charity_above_the_line"),
    _feature("Standard deduction", "standard_deduction aged_or_blind"),
    _feature("Medical expenses above a share of income of", "medical_floor"),
    _feature(
        "State and local taxes up to",
        "salt_cap salt_floor salt_reduction_start salt_reduction_rate",
    ),
    _feature("Mortgage interest on debt up to", "mortgage_debt_cap"),
    _feature("Gifts, itemized, up to a share of", "charity_limit charity_floor"),
    _feature("Gifts without itemizing up to", "charity_without_itemizing"),
    _feature("Reduction of itemized deductions", "itemized_reduction"),
    _feature("Deduction for seniors", "senior_deduction senior_start senior_rate"),
    _feature("Tips up to", "tips_cap tips_and_overtime_start tips_and_overtime_per_step"),
    _feature("Premium of overtime up to", "overtime_cap"),
    _feature("Car loan interest up to", "car_loan_cap car_loan_start car_loan_per_step"),
    _feature(
        "Qualified business income, whole up to",
        "qbi_threshold qbi_rate qbi_range",
    ),
    _feature("Its least deduction", "qbi_least_deduction qbi_least_income"),
    _feature("Brackets", "bracket_tops rates"),
    _feature("Qualified dividends and long gains", "gain_tops gain_rates"),
    _feature(
        "Minimum tax, exemption",
        "amt_exemption amt_reduction_start amt_reduction_rate amt_rates amt_bracket_top",
    ),
    _feature("What a separate return adds back, from", "amt_separate_start"),
    _feature("Net investment income tax above", "niit_threshold niit_rate"),
    _feature(
        "Child tax credit",
        "child_credit child_credit_age child_credit_threshold child_credit_per_step "
        "child_credit_refundable child_credit_refundable_rate child_credit_earned_floor",
    ),
    _feature("Child tax credit of 2021", "child_credit_2021 child_credit_2021_threshold"),
    _feature(
        "Other dependents",
        "other_dependent_credit child_age student_age relative_income_limit",
    ),
    _feature(
        "Earned income credit",
        "eitc_most eitc_in_rates eitc_out_rates eitc_out_start eitc_joint_addition "
        "eitc_investment_limit eitc_ages",
    ),
    _feature("Earned income credit on a separate return", "eitc_separate"),
    _feature(
        "Dependent care credit, most rate",
        "care_most_rate care_age care_cap care_deemed_earnings care_start care_first_least_rate "
        "care_least_rate",
    ),
    _feature("Its second reduction, from", "care_second_start care_second_step"),
    _feature("Dependent care credit refunded", "care_refundable"),
    _feature("Saver's credit", "savers_tops savers_rates savers_limit"),
    _feature("Limits of contributions, for a notice", "deferral_limit hsa_limit"),
)
CALIFORNIA = (
    _feature("Alimony of instruments through", "alimony_through"),
    _feature("Standard deduction", "standard_deduction"),
    _feature("Medical expenses above a share of income of", "medical_floor"),
    _feature("Mortgage interest on debt up to", "mortgage_debt_cap"),
    _feature("Gifts up to a share of", "charity_limit"),
    _feature("Itemized deductions less from", "itemized_threshold itemized_rates"),
    _feature("Brackets", "bracket_tops rates"),
    _feature("Behavioral health services tax above", "mental_health_over mental_health_rate"),
    _feature(
        "Minimum tax, exemption",
        "amt_exemption amt_reduction_start amt_reduction_rate amt_rate amt_medical",
    ),
    _feature("Personal exemption credit", "personal_credit personal_count"),
    _feature("Dependent exemption credit", "dependent_credit"),
    _feature("Exemption credits less from", "credit_threshold credit_step credit_per_step"),
    _feature("Dependent care credit", "care_tops care_shares care_cap care_rates care_start"),
    _feature("Renter's credit, incomes up to", "renters_cap renters_credit"),
    _feature(
        "Joint custody head of household credit up to", "joint_custody_most joint_custody_rate"
    ),
    _feature(
        "CalEITC",
        "caleitc_limit caleitc_rates caleitc_factor caleitc_earned caleitc_second "
        "caleitc_investment_limit caleitc_least_age",
    ),
    _feature("CalEITC on a separate return", "caleitc_separate"),
    _feature(
        "Young child credit",
        "young_child_credit young_child_start young_child_per_step young_child_age",
    ),
    _feature("Young child credit without earnings", "young_child_loss_limit"),
)


def page() -> str:
    """Return the page."""
    federal = {row.start.year: row for row in _of("federal")}
    california = {row.start.year: row for row in _of("california")}
    years = sorted(federal)
    served = {year: california[LATEST_FOR.get(year, year)] for year in years}
    insurance = versions("california/disability_insurance")
    parts = [_HEAD, "## Federal tax by year\n", *_by_year(FEDERAL, federal, years)]
    parts += ["\n## California tax by year\n", *_by_year(CALIFORNIA, served, years)]
    parts += ["\n## State disability insurance\n", *_insurance(insurance, years)]
    latest = years[-1]
    parts += [f"\n## Filing statuses, {latest}\n", _STATUS_NOTE]
    parts += [*_by_status(FEDERAL, federal[latest])]
    parts += [f"\nCalifornia, {served[latest].start.year}:\n"]
    parts += [*_by_status(CALIFORNIA, served[latest])]
    parts += ["\n## Other law by day\n", *_by_day(), ""]
    return "\n".join(parts)


_STATUS_NOTE = "Rules whose figures differ by status; a dash is a status that a rule leaves out.\n"


def _of(folder: str) -> Iterator[Version]:
    for name in table_names():
        if name.startswith(f"{folder}/2"):
            yield from versions(name)


def _by_year(
    features: tuple[Feature, ...], rows: dict[int, Version], years: list[int]
) -> Iterator[str]:
    """Yield a table of features and years."""
    yield "| | " + " | ".join(map(str, years)) + " |"
    yield "|---|" + "---:|" * len(years)
    for feature in features:
        cells = [_cell(feature, rows[year], year) for year in years]
        yield f"| {feature.title} | {' | '.join(cells)} |"


def _cell(feature: Feature, row: Version, year: int) -> str:
    first = row.figures[feature.figures[0]]
    several = list(first.values()) if isinstance(first, dict) else [first]
    shown = next((text for text in map(_shown, several) if text != "—"), "—")
    if shown == "—":
        return shown
    weak = "*" if set(feature.figures) & set(row.weak) else ""
    return shown + weak.replace("*", "\\*") + ("" if row.start.year == year else "†")


def _shown(value: Any) -> str:  # noqa: ANN401 - a figure is a number, a word, a list or a table
    """Return a figure for a cell: itself, or ``yes`` for several."""
    if isinstance(value, list):
        return "yes" if any(value) and value != [_ZERO, 1] else "—"
    if isinstance(value, bool):
        return "yes" if value else "—"
    if isinstance(value, Decimal | int):
        return f"{value:,}" if value else "—"
    return str(value)


def _insurance(rows: tuple[Version, ...], years: list[int]) -> Iterator[str]:
    known = {row.start.year: row.figures for row in rows}
    yield "| | " + " | ".join(map(str, years)) + " |"
    yield "|---|" + "---:|" * len(years)
    yield "| Rate | " + " | ".join(str(known[year]["rate"]) for year in years) + " |"
    bases = (known[year].get("wage_base") for year in years)
    yield (
        "| Of wages up to | " + " | ".join(f"{base:,}" if base else "all" for base in bases) + " |"
    )


def _by_status(features: tuple[Feature, ...], row: Version) -> Iterator[str]:
    """Yield a table of the features that differ by filing status."""
    statuses = [str(status) for status in FilingStatus]
    yield "| | " + " | ".join(f"`{status}`" for status in statuses) + " |"
    yield "|---|" + "---:|" * len(statuses)
    for feature in features:
        for name in feature.figures:
            value = row.figures[name]
            if isinstance(value, dict):
                cells = [_shown(value[status]) for status in statuses]
                yield f"| {feature.title}: `{name}` | {' | '.join(cells)} |"


def _by_day() -> Iterator[str]:
    """Yield every table that goes by days and not by tax years."""
    yield "| Table | Law | Days in force | How good the source |"
    yield "|---|---|---|---|"
    for name in table_names():
        if name.startswith(("federal/", "california/2")):
            continue
        rows = versions(name)
        days = "; ".join(row.days for row in rows)
        qualities = ", ".join(dict.fromkeys(str(row.quality) for row in rows))
        yield f"| `{name}` | {rows[0].title} | {days} | {qualities} |"


def figures_left_out() -> set[str]:
    """Return the figures of the tax tables that no feature names: there are none."""
    named = {
        FederalLaw: {name for feature in FEDERAL for name in feature.figures},
        CaliforniaLaw: {name for feature in CALIFORNIA for name in feature.figures},
    }
    return {
        f"{kind.__name__}.{field.name}"
        for kind, names in named.items()
        for field in attrs.fields(kind)
        if field.name not in names
    }
