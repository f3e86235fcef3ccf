"""Our figures beside those of other tax engines: ``make oracle`` prints the table.

Every household of ``taxes/data/`` was computed by up to four other engines: 343 that were made to
show one thing each, and more that were drawn at random (``make households``). A
figure agrees if it is within $2 of an engine's, or within $8 of OpenTaxSolver's, which follows the
printed tax tables with their $50 and $100 rows. Every other difference has one of the causes below,
with who is right by the law and why; a difference without a cause fails the test.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import attrs

from guideline.amounts import exact
from guideline.taxes.liability import return_taxes
from households import cases, ours, tables, tax_return

ENGINES = {
    "policyengine_us": "PolicyEngine US",
    "taxcalc": "Tax-Calculator",
    "opentaxsolver": "OpenTaxSolver",
    "taxsim_py": "taxsim-py",
}
_TOLERANCE = {"opentaxsolver": Decimal(8)}
_NOT_ALIKE = {"ctc_nonrefundable"}  # each engine draws the line to the refundable part elsewhere
_UNOFFICIAL_CALIFORNIA = 2026
_CALIFORNIA_TAX = {"ca_income_tax", "ca_tax_before_credits"}
_FEDERAL_TAX = {"income_tax_before_credits", "income_tax_ex_rebate", "taxable_income"}


@attrs.frozen(kw_only=True)
class Difference:
    """One figure of one household that one engine has otherwise."""

    case: dict[str, Any]
    field: str
    engine: str
    here: Decimal
    there: Decimal
    ours: dict[str, Decimal] = attrs.field(repr=False)

    @property
    def agi(self) -> Decimal:
        """Federal adjusted gross income."""
        return self.ours["agi"]

    @property
    def same_tax(self) -> bool:
        """Return whether the engine has the same federal tax before credits."""
        theirs = Decimal(self.case["tools"][self.engine]["income_tax_before_credits"])
        return abs(theirs - self.ours["income_tax_before_credits"]) <= 2

    def aged(self, *ages: int) -> bool:
        """Return whether a child of one of these ages is in the household."""
        return any(age in ages for age in self.case["input"].get("child_ages", ()))

    @property
    def old(self) -> bool:
        """Return whether the filer is 65 or older."""
        return bool(self.case["input"]["age"] >= 65)

    @property
    def year(self) -> int:
        """The tax year."""
        year: int = self.case["input"]["year"]
        return year

    @property
    def status(self) -> str:
        """The filing status, in the engines' word."""
        status: str = self.case["input"]["status"]
        return status

    def told(self, name: str) -> bool:
        """Return whether the household has anything under an input's name."""
        return bool(self.case["input"].get(name))

    @property
    def earned(self) -> Decimal:
        """What the household earns."""
        given = self.case["input"]
        names = ("wages", "spouse_wages", "self_employment", "spouse_self_employment")
        return sum((Decimal(given.get(name, 0)) for name in names), Decimal(0))

    def named(self, *numbers: int) -> bool:
        """Return whether the household has one of these numbers."""
        return int(self.case["id"].rpartition("-")[2]) in numbers


@attrs.frozen
class Cause:
    """Why figures differ, and who is right."""

    title: str
    right: str
    why: str
    explains: Callable[[Difference], bool]


CAUSES = (
    Cause(
        "Savers' credit left out",
        "guideline and PolicyEngine",
        "26 U.S.C. § 25B credits a part of voluntary retirement contributions at low incomes. "
        "Tax-Calculator and taxsim-py have no input for them; where the credit leaves less tax, "
        "more of the child tax credit is refunded.",
        lambda d: d.engine in {"taxcalc", "taxsim_py"}
        and d.told("k401")
        and d.field in {"actc", "income_tax_ex_rebate"},
    ),
    Cause(
        "401(k) contributions taken off the wages that payroll taxes reach",
        "guideline, PolicyEngine and Tax-Calculator",
        "26 U.S.C. § 3121(v)(1)(A): elective deferrals stay wages for Social Security and "
        "Medicare. taxsim-py has no input for deferrals, so the household was entered with lower "
        "wages.",
        lambda d: d.engine == "taxsim_py"
        and d.told("k401")
        and d.field in {"payroll_tax_employee", "additional_medicare"},
    ),
    Cause(
        "Earned income credit of a separate return",
        "guideline",
        "26 U.S.C. § 32(d)(2): from 2021 a married person's separate return has the credit with a "
        "qualifying child and living apart, and without a child never. PolicyEngine and "
        "Tax-Calculator always allow it, taxsim-py never does. CalEITC is read the same way "
        "(Rev. & Tax. Code § 17052).",
        lambda d: d.status == "separate"
        and d.field in {"eitc", "ca_eitc", "income_tax_ex_rebate", "ca_income_tax"}
        and d.engine != "opentaxsolver"
        and d.earned < 70_000,
    ),
    Cause(
        "Investment income above the limit of the earned income credit",
        "guideline, PolicyEngine and Tax-Calculator",
        "26 U.S.C. § 32(i) denies the whole credit above the limit; taxsim-py takes the excess off "
        "the credit dollar for dollar.",
        lambda d: d.engine == "taxsim_py"
        and d.field in {"eitc", "income_tax_ex_rebate"}
        and d.named(507, 513, 514, 534),
    ),
    Cause(
        "Steps of $1,000 and $2,000 rounded up",
        "guideline, PolicyEngine and Tax-Calculator in its exact mode",
        "26 U.S.C. §§ 21(a)(2) and 24(b)(1) reduce the credits for each step or part of one; "
        "taxsim-py reduces them in proportion.",
        lambda d: d.engine == "taxsim_py"
        and d.field in {"actc", "cdcc", "income_tax_ex_rebate", "ca_cdcc"},
    ),
    Cause(
        "The additional child tax credit of 2021",
        "guideline, PolicyEngine and taxsim-py in total",
        "26 U.S.C. § 24(i)(1) refunded the whole credit in 2021. Tax-Calculator reports the part "
        "that offsets tax apart; the tax after credits agrees.",
        lambda d: d.engine == "taxcalc" and d.year == 2021 and d.field == "actc",
    ),
    Cause(
        "The 37 percent bracket of separate returns in 2023",
        "guideline, PolicyEngine, OpenTaxSolver and taxsim-py",
        "Rev. Proc. 2022-38 begins it at $346,875, half of the joint amount; Tax-Calculator has "
        "$578,125.",
        lambda d: d.engine == "taxcalc" and d.named(308, 93) and d.field in _FEDERAL_TAX,
    ),
    Cause(
        "Minimum tax of separate returns",
        "guideline, PolicyEngine and taxsim-py",
        "26 U.S.C. § 55(d)(3), last sentence, adds a part of a separate filer's income back; "
        "Tax-Calculator does not, and OpenTaxSolver's 2024 form has another figure.",
        lambda d: d.named(559, 561, 563)
        and d.engine in {"taxcalc", "opentaxsolver"}
        and d.field in _FEDERAL_TAX | {"amt"},
    ),
    Cause(
        "The head of household brackets of 2024",
        "guideline, PolicyEngine, Tax-Calculator and taxsim-py",
        "Rev. Proc. 2023-34 begins the 32 percent bracket at $191,950; OpenTaxSolver has $191,150: "
        "$64 too much above it.",
        lambda d: d.engine == "opentaxsolver"
        and d.year == 2024
        and d.status == "head_of_household"
        and d.field in _FEDERAL_TAX,
    ),
    Cause(
        "The falling cap on state and local taxes from 2025",
        "guideline and PolicyEngine",
        "26 U.S.C. § 164(b)(7) lowers the cap by 30 percent of income above $500,000, in 2026 "
        "$505,000, for a separate return by half of that; OpenTaxSolver does not lower it, and "
        "Tax-Calculator lowers a separate return's by the whole, and 2026's from another income.",
        lambda d: d.engine in {"opentaxsolver", "taxcalc"}
        and d.year >= 2025
        and d.agi > (250_000 if d.status == "separate" else 500_000)
        and d.field in _FEDERAL_TAX | {"qbid"},
    ),
    Cause(
        "Qualified business income not run in OpenTaxSolver",
        "guideline, PolicyEngine and Tax-Calculator",
        "26 U.S.C. § 199A: Form 8995 was not part of these OpenTaxSolver runs for 2021, nor for "
        "incomes above the threshold.",
        lambda d: d.engine == "opentaxsolver"
        and d.told("self_employment")
        and d.field in _FEDERAL_TAX | {"qbid"},
    ),
    Cause(
        "Qualified business income of separate returns in 2021",
        "guideline and PolicyEngine",
        "Rev. Proc. 2020-45 sets the threshold of separate returns at $164,925; Tax-Calculator and "
        "taxsim-py have $164,900.",
        lambda d: d.named(234) and d.engine in {"taxcalc", "taxsim_py"},
    ),
    Cause(
        "Qualified business income within the phase-in range",
        "guideline, PolicyEngine and Tax-Calculator",
        "26 U.S.C. § 199A(b)(3)(B): without payroll the deduction falls in proportion over the "
        "range; taxsim-py's input is read as that of a service business.",
        lambda d: d.engine == "taxsim_py" and d.named(487, 505, 235),
    ),
    Cause(
        "Which deduction, where the tax is the same",
        "all: the tax is the same",
        "26 U.S.C. § 63(b) and (e): an engine takes the other deduction where both leave the same "
        "tax, mostly none; it reports another taxable income, and no other tax.",
        lambda d: d.field == "taxable_income" and d.same_tax,
    ),
    Cause(
        "Which deduction, where there is a minimum tax",
        "guideline and PolicyEngine",
        "26 U.S.C. § 63(e): itemizing is an election, and the minimum tax may add back more of the "
        "larger deduction. Of the two the one with less tax is taken; Tax-Calculator takes the "
        "other one in these returns, at a higher tax.",
        lambda d: d.engine == "taxcalc"
        and d.field in _FEDERAL_TAX | {"amt"}
        and d.ours["amt"] > 0
        and d.here <= d.there + (10_000 if d.field == "amt" else 0),
    ),
    Cause(
        "Care credits of a separate return",
        "guideline and Tax-Calculator",
        "26 U.S.C. § 21(e)(4): a married parent who lives apart from the spouse in the child's "
        "home is not considered married, and has the credit on a separate return (Form 2441, box "
        "A). "
        "PolicyEngine and taxsim-py never allow it there.",
        lambda d: d.status == "separate"
        and d.told("childcare")
        and d.engine in {"policyengine_us", "taxsim_py"}
        and d.field in {"cdcc", "actc", "income_tax_ex_rebate", "ca_cdcc", "ca_income_tax"},
    ),
    Cause(
        "Start of the earned income credit's reduction in 2018",
        "guideline and taxsim-py",
        "Rev. Proc. 2018-18 sets it at $8,490 and $18,660 after P.L. 115-97; PolicyEngine and "
        "Tax-Calculator have the $8,510 and $18,700 of the procedure before.",
        lambda d: d.year == 2018
        and d.ours["eitc"] > 0
        and d.field in {"eitc", "income_tax_ex_rebate"},
    ),
    Cause(
        "Other dependents in 2021",
        "guideline, and PolicyEngine in the whole tax",
        "26 U.S.C. § 24(i)(1) refunds the credit for children, not the $500 of § 24(h)(4) for "
        "other dependents, here of 18 (Schedule 8812 of 2021, line 14d). Tax-Calculator refunds "
        "it, and PolicyEngine counts it among what is refunded.",
        lambda d: d.year == 2021
        and d.aged(18)
        and d.field in {"actc", "income_tax_ex_rebate"},
    ),
    Cause(
        "Standard deduction of the aged in 2023",
        "guideline and PolicyEngine",
        "Rev. Proc. 2022-38 adds $1,850 for an unmarried person of 65; Tax-Calculator has $1,800.",
        lambda d: d.engine == "taxcalc"
        and d.year == 2023
        and d.old
        and d.field in _FEDERAL_TAX | {"qbid"},
    ),
    Cause(
        "Net earnings under $400",
        "guideline",
        "26 U.S.C. § 1402(b)(2): each person's net earnings under $400 bear no self-employment "
        "tax, and with it no Additional Medicare Tax; Tax-Calculator counts them for the latter.",
        lambda d: d.engine == "taxcalc" and d.field == "additional_medicare",
    ),
    Cause(
        "Medicare premiums that were not told",
        "guideline",
        "PolicyEngine adds the premium of Medicare's part B to the medical expenses of whoever is "
        "65; the household has none.",
        lambda d: d.engine == "policyengine_us" and d.old and d.told("mortgage_interest"),
    ),
    Cause(
        "Social security benefits of a separate filer",
        "either, by a fact that was not told",
        "26 U.S.C. § 86(c)(1)(C)(ii): spouses who lived together have a base of zero, spouses who "
        "lived apart $25,000. taxsim-py takes them to live together; guideline asks, and takes "
        "parents of a support case to live apart.",
        lambda d: d.engine == "taxsim_py" and d.named(406),
    ),
    Cause(
        "California's brackets of 2021 and before in taxsim-py",
        "guideline, PolicyEngine and OpenTaxSolver",
        "Rev. & Tax. Code § 17041(h): taxsim-py multiplies the brackets of 2012 by a rounded "
        "factor, up to $19 off.",
        lambda d: d.engine == "taxsim_py" and d.year == 2021 and d.field in _CALIFORNIA_TAX,
    ),
    Cause(
        "The reduction of exemption credits in 2021 and 2022",
        "guideline and PolicyEngine",
        "Rev. & Tax. Code § 17054.1 takes $6 for each $2,500 or part; OpenTaxSolver rounds to the "
        "nearest step, and taxsim-py pools the credits and counts other steps.",
        lambda d: d.engine in {"opentaxsolver", "taxsim_py"}
        and d.year in {2021, 2022}
        and d.field == "ca_exemption_credits",
    ),
    Cause(
        "CalEITC of 2021 in taxsim-py",
        "guideline and PolicyEngine",
        "Rev. & Tax. Code § 17052: taxsim-py's schedule for 2021 is an approximation.",
        lambda d: d.engine == "taxsim_py" and d.year == 2021 and d.field == "ca_eitc",
    ),
    Cause(
        "California's minimum tax and its order with the exemption credits",
        "guideline and PolicyEngine",
        "Schedule P (540) line 25 compares with the tax before credits of Form 540 line 31; "
        "taxsim-py compares with the tax after exemption credits.",
        lambda d: d.engine == "taxsim_py" and d.field in {"ca_amt", "ca_income_tax"}
        and d.case["id"].startswith("amt"),
    ),
    Cause(
        "California's dependent care credit",
        "guideline",
        "Rev. & Tax. Code § 17052.6(a) takes a part of the federal credit whether or not there is "
        "a federal tax, up to an income of $100,000 and not only below it, by the federal rules "
        "before 2021's. PolicyEngine starts from the credit that the federal tax allowed, both "
        "miss the whole $100,000, and taxsim-py applies the rules of 2021.",
        lambda d: d.told("childcare") and d.field in {"ca_cdcc", "ca_income_tax"},
    ),
    Cause(
        "Steps of the young child credit",
        "guideline",
        "Rev. & Tax. Code § 17052.1(a)(2)(C) reduces the credit for each $100 or fraction of it; "
        "PolicyEngine and taxsim-py reduce it in proportion.",
        lambda d: d.field in {"ca_yctc", "ca_income_tax"}
        and d.ours["ca_yctc"] > 0
        and abs(d.here - d.there) < 22,
    ),
)  # fmt: skip


def differences() -> tuple[int, list[Difference]]:
    """Return how many figures were compared, and those that differ."""
    compared, found = 0, []
    for case in cases():
        year = case["input"]["year"]
        with exact():
            taxes = return_taxes(tax_return(case["input"], case["sdi"]), tables(year))
            figures = ours(taxes)
        for engine, theirs in case["tools"].items():
            for field, here in figures.items():
                there = theirs.get(field)
                unofficial = field.startswith("ca_") and year == _UNOFFICIAL_CALIFORNIA
                if there is None or field in _NOT_ALIKE or unofficial:
                    continue
                compared += 1
                difference = abs(Decimal(there) - here)
                if difference > _TOLERANCE.get(engine, Decimal(2)):
                    found.append(
                        Difference(
                            case=case,
                            field=field,
                            engine=engine,
                            here=here,
                            there=Decimal(there),
                            ours=figures,
                        )
                    )
    return compared, found


def cause_of(difference: Difference) -> Cause | None:
    """Return the first cause that explains a difference."""
    return next((cause for cause in CAUSES if cause.explains(difference)), None)


def report() -> Iterator[str]:
    """Yield the lines that ``make oracle`` prints."""
    compared, found = differences()
    explained = Counter(cause.title for d in found if (cause := cause_of(d)) is not None)
    left = [d for d in found if cause_of(d) is None]
    yield f"households   {len(cases())}"
    yield f"figures      {compared}"
    yield f"agreed       {compared - len(found)}"
    yield f"explained    {sum(explained.values())}"
    for cause in CAUSES:
        yield f"  {explained[cause.title]:4}  {cause.title}"
    yield f"unexplained  {len(left)}"
    for d in left:
        yield f"  {d.case['id']} {d.year} {d.status} {d.field}: {d.here:.2f}, {d.engine} {d.there}"


def page() -> str:
    """Return the documentation page of the differences."""
    compared, found = differences()
    lines = [
        "# Against other tax engines",
        "",
        (
            f"{len(cases())} households of 2018 to 2026, most drawn at random, were computed with "
            f"{', '.join(ENGINES.values())}. Of {compared:,} figures {compared - len(found):,} "
            "agree: within $2, or within $8 of OpenTaxSolver, which follows the printed tax tables "
            "with their $50 and $100 rows where guideline computes exactly. California's figures "
            "for 2026 are not compared: no engine has official ones. The child tax credit against "
            "the tax is not compared by itself, since each engine draws the line to its refundable "
            "part elsewhere; the tax after it is."
        ),
        "",
        "Every other figure is listed here with its cause and with who is right by the law.",
    ]
    for cause in CAUSES:
        mine = [d for d in found if cause_of(d) is cause]
        lines += ["", f"## {cause.title}", "", cause.why, "", f"Right: {cause.right}.", ""]
        lines += ["| household | year | status | figure | guideline | other | engine |"]
        lines += ["|---|---|---|---|---:|---:|---|"]
        lines += [
            f"| {d.case['id']} | {d.year} | {d.status} | `{d.field}` | {d.here:,.2f} "
            f"| {d.there:,.2f} | {ENGINES[d.engine]} |"
            for d in mine
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page() if "--page" in sys.argv else "\n".join(report()) + "\n")
