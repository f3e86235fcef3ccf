"""The taxes of a case: which tables, choices, entered taxes, and what is said."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import cases
import guideline as gl
from cases import FIRST, SECOND
from guideline.facts.fields import read

DAY = date(2025, 6, 1)


def parent(name: str = FIRST, wages: int = 4000, **facts: Any) -> gl.Parent:
    """Return a parent with wages by the month, read as from a file."""
    given = {
        "name": name,
        "filing_status": "single",
        "income": [{"kind": "wages", "amount": wages}],
        **facts,
    }
    found = read(gl.Parent, given)
    assert isinstance(found, gl.Parent)
    return found


def nets(first: gl.Parent, second: gl.Parent | None = None, **more: Any) -> gl.NetIncomes:
    """Return the net incomes of a case with one child."""
    facts: dict[str, Any] = {
        "on": DAY,
        "children": [cases.child(1, more.pop("time", "0.2"), born=date(2015, 5, 2))],
        **more,
    }
    both = [first, second or cases.parent(SECOND, 3000)]
    return gl.net_incomes(cases.case(parents=both, **facts))


def said(result: gl.NetIncomes) -> set[str]:
    """Return the ids of a result's notices."""
    return {str(notice.id) for notice in result.notices}


def texts(result: gl.NetIncomes, id_: str) -> str:
    """Return what a result's notices of one id say."""
    return "\n".join(notice.text for notice in result.notices if notice.id == id_)


def deductions(result: gl.NetIncomes) -> Any:
    """Return the first parent's deductions."""
    found = result.parents[0].deductions
    assert found is not None
    return found


def computed(result: gl.NetIncomes) -> Any:
    """Return the first parent's computed taxes."""
    assert result.parents[0].taxes is not None
    return result.parents[0].taxes


def test_what_is_deducted_is_what_was_computed() -> None:
    """§ 4059(a), (b), (d): each tax of the year's return is a line of the deductions."""
    result = nets(parent())
    taxes, taken = computed(result), deductions(result)
    for name in ("federal_income_tax", "state_income_tax", "social_security", "medicare"):
        assert getattr(taken, name) == getattr(taxes, name) > 0
    assert taken.state_disability == 48_000 * Decimal("0.012")
    gross, net = (
        result.parents[0].annual_gross_income,
        result.parents[0].annual_net_disposable_income,
    )
    assert gross == 48_000
    assert net == gross - result.parents[0].annual_deductions  # type: ignore[operator]


def test_an_entered_tax_stands_and_the_rest_is_computed() -> None:
    """Rule 5.275(b)(1)(B): a figure entered is deducted instead of one computed."""
    result = nets(parent(taxes={"federal_income_tax": 300}))
    assert deductions(result).federal_income_tax == 3_600
    assert deductions(result).state_income_tax == computed(result).state_income_tax


def test_an_entered_tax_stands_for_all_of_its_kind() -> None:
    """An entry of federal tax is not joined by a computed net investment income tax."""
    income = [{"kind": "wages", "amount": 25_000}, {"kind": "self_employment", "amount": 2_000}]
    income.append({"kind": "interest", "amount": 5_000})
    plain = deductions(nets(parent(income=income)))
    assert plain.niit > 0
    assert plain.additional_medicare > 0
    assert plain.self_employment_tax > 0
    taxes = {"federal_income_tax": 1, "social_security": 1, "medicare": 1}
    entered = deductions(nets(parent(income=income, taxes=taxes)))
    assert entered.niit == entered.additional_medicare == entered.self_employment_tax == 0


def test_all_taxes_entered_need_no_tables() -> None:
    """With five taxes entered nothing is computed, in any year."""
    names = ["federal_income_tax", "state_income_tax", "social_security", "medicare"]
    taxes = dict.fromkeys([*names, "state_disability"], 10)
    result = nets(parent(taxes=taxes), tax_year=2040)
    assert result.parents[0].taxes is None
    assert result.parents[0].annual_deductions == 600


def test_no_return_means_no_tax() -> None:
    """Income of a parent who files no return is treated as not taxed, and a notice says so."""
    result = nets(parent(taxes={"no_return": True}))
    assert result.parents[0].annual_deductions == 0
    assert said(result) == {"no_return"}


ENTERED: list[tuple[dict[str, Any], str]] = [
    ({"medicare": 9}, "computed: medicare."),
    (
        {"federal_income_tax": 5, "state_income_tax": 0},
        "computed: federal income tax, state income tax.",
    ),
    (
        {"social_security": 9, "complete": True},
        "computed: social security. What is not entered is taken for zero.",
    ),
    ({"complete": True}, "computed: none. What is not entered is taken for zero."),
]


@pytest.mark.parametrize(("taxes", "told"), ENTERED)
def test_taxes_that_are_entered_are_said_to_be(taxes: dict[str, Any], told: str) -> None:
    """A choice of § 4059(a) that decides the amount; by nothing else can a reader see it."""
    result = nets(parent(taxes=taxes))
    (found,) = (notice for notice in result.notices if notice.id is gl.NoticeId.TAXES_ENTERED)
    assert found.decides
    assert found.text.endswith(told)
    assert FIRST in found.text


def test_nothing_is_said_of_taxes_that_are_not_entered() -> None:
    """A rate of another state is no entered tax, and every credit is counted by default."""
    ids = said(nets(parent(taxes={"out_of_state_rate": "5%"})))
    assert not ids & {"taxes_entered", "refundable_credits_left_out"}


def test_refundable_credits_left_out_are_said_to_be() -> None:
    """The choice is named where taxes are computed, and only there."""
    choices = gl.Choices(refundable_credits=False)
    assert "refundable_credits_left_out" in said(nets(parent(), choices=choices))
    entered = parent(taxes={"complete": True})
    assert "refundable_credits_left_out" not in said(nets(entered, choices=choices))


def test_another_states_rate() -> None:
    """The rate given stands for California's tax and disability insurance."""
    result = nets(parent(taxes={"out_of_state_rate": "5%"}))
    assert deductions(result).state_income_tax == 2_400
    assert deductions(result).state_disability == 0
    assert "out_of_state_rate" in said(result)
    document = gl.net_document(result)["parents"][0]
    assert document["california_agi"] is None
    assert document["credits"]["renters"] == "0.00"
    assert not [row for row in document["worksheet"] if row["id"].startswith("california")]
    assert "California" not in gl.explain(result).partition("Notices")[0]


def test_another_state_asks_no_table_of_california() -> None:
    """Nor is it said that an earlier year's were used, where they were not."""
    result = nets(parent(taxes={"out_of_state_rate": "5%"}), tax_year=2026)
    assert "california_tables_of_another_year" not in said(result)
    assert {row.table for row in result.tables} == {"federal/2026"}


ITEMS = {"mortgage_interest": 2_000, "charity": 100}


@pytest.mark.parametrize(
    ("facts", "paid"),
    [
        ({}, None),
        ({"taxes": {"state_income_tax": 300}}, 3_600 + 1_440),
        ({"taxes": {"state_income_tax": 300, "state_disability": 50}}, 3_600 + 600),
        ({"taxes": {"state_income_tax": -300}}, 1_440),
        ({"taxes": {"out_of_state_rate": "5%"}}, 6_000),
        ({"taxes": {"state_income_tax": 300}, "tax_return": {"state_tax_paid": 200}}, 3_840),
        (
            {
                "taxes": {"state_income_tax": 300, "state_disability": 50},
                "filing_status": "married_joint",
            },
            None,
        ),
    ],
)
def test_state_taxes_that_are_entered_are_what_federal_law_deducts(
    facts: dict[str, Any], paid: int | None
) -> None:
    """26 U.S.C. § 164(a)(3): the tax told; on a joint return a part is told, and all computed."""
    told = {**facts, "tax_return": {**ITEMS, **facts.get("tax_return", {})}}
    whole = computed(nets(parent(wages=10_000, **told))).whole_return
    if paid is None:
        paid = whole.state.after_nonrefundable + whole.payroll[0].state_disability
    assert whole.federal.deductions.itemizing.state_income_tax == paid


def test_2026_uses_californias_latest_tables_and_says_so() -> None:
    """The default for 2026 alone: 2025's brackets, and the SDI rate of 2026."""
    result = nets(parent(), tax_year=2026)
    assert "california_tables_of_another_year" in said(result)
    assert {row.table for row in result.tables} >= {"federal/2026", "california/2025"}
    assert deductions(result).state_disability == 48_000 * Decimal("0.013")
    assert "california_tables_of_another_year" not in said(nets(parent()))


@pytest.mark.parametrize("year", [2017, 2027])
def test_a_year_outside_the_tables_is_not_in_force(year: int) -> None:
    """No year's figures are carried into another."""
    with pytest.raises(gl.NotInForce):
        nets(parent(), tax_year=year)


def test_the_latest_tables_are_no_choice_for_another_year() -> None:
    """Naming them for a year that has its own changes nothing."""
    choice = gl.Choices(california_tables=gl.CaliforniaTables.LATEST_PUBLISHED)
    for year in (2020, 2025):
        named, plain = (
            computed(nets(parent(), tax_year=year, choices=choices))
            for choices in (choice, gl.Choices())
        )
        assert named.state_income_tax == plain.state_income_tax


def test_2026_may_insist_on_its_own_tables() -> None:
    """With the other choice California's 2026 is not in force."""
    own = gl.Choices(california_tables=gl.CaliforniaTables.OWN_YEAR)
    with pytest.raises(gl.NotInForce, match="california"):
        nets(parent(), tax_year=2026, choices=own)
    assert computed(nets(parent(), choices=own)).state_income_tax > 0


def test_a_missing_filing_status_is_read_as_single() -> None:
    """The notice says so, and that it decides."""
    result = nets(parent(filing_status=None))
    assert "filing_status_assumed" in said(result)
    assert computed(result).federal_income_tax == computed(nets(parent())).federal_income_tax


@pytest.mark.parametrize("status", ["head_of_household", "surviving_spouse"])
def test_a_status_without_anybody_at_home(status: str) -> None:
    """The status is used as told; a notice says that nobody is told who supports it."""
    head: dict[str, Any] = {"filing_status": status}
    words = f"files as {status.replace('_', ' ')}, but no qualifying person"
    assert words in texts(nets(parent(**head)), "head_of_household_unsupported")
    assert "head_of_household_unsupported" in said(nets(parent(**head)))
    assert "head_of_household_unsupported" not in said(nets(parent(**head), time="0.8"))
    other = {"other_dependents": [{"born": "2014-03-01"}]}
    assert "head_of_household_unsupported" not in said(nets(parent(**head, tax_return=other)))


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"born": "1999-03-01"}, True),
        ({"born": "2007-03-01"}, False),
        ({"born": "2006-03-01"}, True),
        ({"born": "2002-03-01", "student": True}, False),
        ({"born": "2001-03-01", "student": True}, True),
        ({"born": "1990-03-01", "disabled": True}, False),
        ({"born": "1950-03-01", "child": False}, True),
    ],
)
def test_another_dependent_who_is_no_qualifying_child(other: dict[str, Any], *, told: bool) -> None:
    """§ 152(c)(3), (d): 19 and older, students 24, are relatives, whose income must be low."""
    result = nets(parent(tax_return={"other_dependents": [other]}))
    assert ("dependent_as_relative" in said(result)) is told
    if told:
        text = next(str(n.text) for n in result.notices if n.id == "dependent_as_relative")
        assert "$5,200" in text
    assert computed(result).whole_return.federal.child.nonrefundable == 500


def test_a_child_without_a_birthday() -> None:
    """The taxes assume an age, and say so."""
    result = nets(parent(), children=[cases.child(1, born=None)])
    assert "dependent_age_assumed" in said(result)


def test_a_new_spouse_of_whom_nothing_is_told() -> None:
    """The status alone says that there is one: no income is taken, and that is said."""
    result = nets(parent(filing_status="married_joint"))
    assert "is taken for none" in texts(result, "new_spouse_tax")


def test_a_new_spouse_counts_for_the_tax_alone() -> None:
    """§ 4057.5: the spouse's income raises the parent's tax and no income of the parent."""
    joint: dict[str, Any] = {"filing_status": "married_joint"}
    spouse: dict[str, Any] = {
        "spouse": {"born": "1980-01-01", "income": [{"kind": "wages", "amount": 9000}]}
    }
    alone, rich = nets(parent(**joint)), nets(parent(**joint, tax_return=spouse))
    assert rich.parents[0].annual_gross_income == alone.parents[0].annual_gross_income
    assert computed(rich).federal_income_tax > computed(alone).federal_income_tax
    assert said(rich) >= {"new_spouse_tax"}
    assert computed(alone).share.federal == 1


def test_a_disabled_spouse_is_a_person_for_the_care_credits() -> None:
    """26 U.S.C. § 21(b)(1)(C): without a child, care of a disabled spouse counts."""
    facts: dict[str, Any] = {"dependent_care": 400, "spouse": {"disabled": True}}
    result = nets(parent(filing_status="married_joint", tax_return=facts))
    assert computed(result).whole_return.federal.dependent_care.persons == 1


def test_separate_filers_are_taken_to_live_apart() -> None:
    """A notice says so unless the case says that they lived together."""
    separate: dict[str, Any] = {"filing_status": "married_separate"}
    assert "separate_return_apart" in said(nets(parent(**separate)))
    together: dict[str, Any] = {"tax_return": {"lived_with_spouse": True}}
    assert "separate_return_apart" not in said(nets(parent(**separate, **together)))


def test_the_joint_custody_credit_is_pointed_at_and_counted_when_claimed() -> None:
    """40 to 60 percent of the time: possible, not assumed."""
    assert "joint_custody_credit_possible" in said(nets(parent(), time="0.4"))
    assert "joint_custody_credit_possible" not in said(nets(parent(), time="0.39"))
    claimed = nets(parent(tax_return={"joint_custody_credit": True}), time="0.4")
    assert "joint_custody_credit_possible" not in said(claimed)
    assert "joint_custody_credit_unsupported" not in said(claimed)
    doubtful = nets(parent(tax_return={"joint_custody_credit": True}), time="0.39")
    assert "joint_custody_credit_unsupported" in said(doubtful)
    assert computed(claimed).whole_return.california.joint_custody > 0


def test_a_figure_that_no_second_source_confirmed_is_told_where_it_decides() -> None:
    """Where CalEITC falls more slowly in 2019 is: told to who is there, and to nobody else."""
    born, day = {"born": date(1990, 3, 1)}, date(2019, 6, 1)
    for wages, told in ((200, False), (320, False), (1_000, True), (4_000, False)):
        found = nets(parent(wages=wages, tax_return=born), on=day)
        assert ("weak_tax_figure" in said(found)) is told, wages


def test_a_minimum_tax_beside_medical_expenses_is_told_to_rest_on_a_weak_figure() -> None:
    """Whether Schedule P of 2025 still adds back medical expenses was not read."""
    spent: dict[str, Any] = {
        "property_tax": {"amount": 90_000, "per": "year"},
        "medical": {"amount": 40_000, "per": "year"},
    }
    assert "weak_tax_figure" in said(nets(parent(wages=12_000, tax_return=spent)))
    del spent["medical"]
    assert "weak_tax_figure" not in said(nets(parent(wages=12_000, tax_return=spent)))


def test_earning_capacity_is_taxed_by_choice() -> None:
    """As wages by default, or not at all; the notice names which."""
    income = [
        {"kind": "wages", "amount": 1000},
        {"kind": "imputed", "amount": 3000, "replaces": "wages"},
    ]
    taxed = nets(parent(income=income))
    untaxed = nets(parent(income=income), choices=gl.Choices(imputed_tax=gl.ImputedTax.UNTAXED))
    assert taxed.parents[0].annual_gross_income == 36_000
    assert deductions(taxed).social_security == 36_000 * Decimal("0.062")
    assert deductions(untaxed).social_security == 0
    assert "earning_capacity" in said(taxed)


@pytest.mark.parametrize(
    ("instrument", "federal", "california"),
    [
        ("2018-12-31", 60_000, 60_000),
        ("2025-12-31", 48_000, 60_000),
        ("2026-01-01", 48_000, 48_000),
    ],
)
def test_spousal_support_from_others_is_taxed_by_its_instrument(
    instrument: str, federal: int, california: int
) -> None:
    """Federal law taxes it through 2018, California through 2025 (SB 711)."""
    income = [
        {"kind": "wages", "amount": 4000},
        {"kind": "spousal_support_received", "amount": 1000, "instrument": instrument},
    ]
    result = nets(parent(income=income))
    whole = computed(result).whole_return
    assert whole.federal.income.agi == federal
    assert whole.california.income.agi == california
    assert "spousal_support_of_others" in said(result)


@pytest.mark.parametrize(
    ("proved", "instrument", "federal"),
    [(True, "2018-12-31", 36_000), (True, "2020-01-01", 48_000), (False, "2018-12-31", 48_000)],
)
def test_spousal_support_paid_to_others_is_deducted_by_its_instrument(
    *, proved: bool, instrument: str, federal: int
) -> None:
    """Only if proved; child support never lowers the tax."""
    paid = {
        "amount": 1000,
        "kind": "spousal_support",
        "court_ordered": True,
        "proved": proved,
        "instrument": instrument,
    }
    result = nets(parent(deductions={"support_paid_elsewhere": paid}))
    assert computed(result).whole_return.federal.income.agi == federal
    assert "pays to a person not a party" in texts(result, "spousal_support_of_others")


def test_spousal_support_without_an_order_is_not_deducted() -> None:
    """§ 4059(e) deducts by order, or child support; the tax goes by the agreement all the same."""
    paid = {
        "amount": 1000,
        "kind": "spousal_support",
        "proved": True,
        "instrument": "2018-12-31",
        "guideline_cap": 400,
    }
    result = nets(parent(deductions={"support_paid_elsewhere": paid}))
    assert deductions(result).support_paid_elsewhere == 0
    assert computed(result).whole_return.federal.income.agi == 36_000
    assert "without an order was not deducted" in texts(result, "deduction_not_allowed")


def test_a_retirement_contribution_is_written_once() -> None:
    """Pre-tax lowers the tax; mandatory is deducted; voluntary is not."""
    mandatory = nets(parent(retirement=[{"amount": 300, "mandatory": True, "pre_tax": True}]))
    voluntary = nets(parent(retirement=[{"amount": 300, "pre_tax": True}]))
    for result in (mandatory, voluntary):
        assert computed(result).whole_return.federal.income.agi == 48_000 - 3_600
    assert deductions(mandatory).mandatory_retirement == 3_600
    assert deductions(voluntary).mandatory_retirement == 0


def test_the_savers_credit_is_for_voluntary_contributions() -> None:
    """26 U.S.C. § 25B(d)(1): elective ones; $1,200 of them count, mandatory ones do not."""
    for mandatory, counted in ((True, 0), (False, 1_200)):
        plan = [{"amount": 100, "mandatory": mandatory, "pre_tax": True}]
        savers = computed(nets(parent(wages=2_500, retirement=plan))).whole_return.federal.savers
        assert savers.contributions == counted


def test_a_pre_tax_premium_lowers_every_wage_base_and_is_deducted() -> None:
    """A cafeteria plan premium is outside income and payroll taxes; § 4059(d) deducts it."""
    premium = {"health_insurance": {"amount": 200, "pre_tax": True}}
    result = nets(parent(deductions=premium))
    assert deductions(result).health_insurance == 2_400
    assert deductions(result).social_security == (48_000 - 2_400) * Decimal("0.062")
    assert deductions(result).state_disability == (48_000 - 2_400) * Decimal("0.012")
    assert computed(result).whole_return.federal.income.agi == 45_600


def test_pay_outside_fica_and_sdi() -> None:
    """§ 4059(b): what secures retirement is deducted up to what FICA would allow."""
    pay = [{"kind": "wages", "amount": 4000, "fica": False, "sdi": False}]
    plan = [{"amount": 500, "instead_of_fica": True}]
    result = deductions(nets(parent(income=pay, retirement=plan)))
    assert result.social_security == result.medicare == result.state_disability == 0
    assert result.instead_of_fica == 48_000 * Decimal("0.0765")


def test_what_stands_in_for_fica_is_said_where_it_is_cut() -> None:
    """What is deducted whole is not called voluntary; what is above FICA is told."""
    pay = [{"kind": "wages", "amount": 4000, "fica": False}]
    whole = nets(parent(income=pay, retirement=[{"amount": 300, "instead_of_fica": True}]))
    assert deductions(whole).instead_of_fica == 3_600
    assert "deduction_not_allowed" not in said(whole)
    cut = nets(parent(income=pay, retirement=[{"amount": 500, "instead_of_fica": True}]))
    assert "Of $6,000.00 a year" in texts(cut, "deduction_not_allowed")
    assert "$3,672.00 was deducted" in texts(cut, "deduction_not_allowed")
    none = nets(parent(retirement=[{"amount": 500, "instead_of_fica": True}]))
    assert "$0.00 was deducted" in texts(none, "deduction_not_allowed")


def test_what_stands_in_for_fica_shares_its_wage_base() -> None:
    """§ 4059(b): not above what FICA would allow, which has one wage base for all jobs."""
    pay = [
        {"kind": "wages", "amount": 160_000, "per": "year"},
        {"kind": "wages", "amount": 50_000, "per": "year", "fica": False},
    ]
    plan = [{"amount": 9_000, "per": "year", "instead_of_fica": True}]
    taken = deductions(nets(parent(income=pay, retirement=plan)))
    left = 176_100 - 160_000
    assert taken.instead_of_fica == left * Decimal("0.062") + 50_000 * Decimal("0.0145")
    small = [{"amount": 100, "instead_of_fica": True}]
    assert deductions(nets(parent(income=pay, retirement=small))).instead_of_fica == 1_200


def test_what_stands_in_for_fica_ends_with_its_wage_base() -> None:
    """§ 4059(b): of $240,000 in 2025 Social Security would take 6.2 percent of $176,100."""
    pay = [{"kind": "wages", "amount": 20_000, "fica": False}]
    plan = [{"amount": 5_000, "instead_of_fica": True}]
    most = 176_100 * Decimal("0.062") + 240_000 * Decimal("0.0145")
    assert deductions(nets(parent(income=pay, retirement=plan))).instead_of_fica == most


def test_overtime_without_its_premium() -> None:
    """From 2025 a notice asks for the part above regular pay; the deduction is not guessed."""
    overtime = [{"kind": "overtime", "amount": 1000}]
    assert "overtime_premium_unknown" in said(nets(parent(income=overtime)))
    assert "overtime_premium_unknown" not in said(nets(parent(income=overtime), tax_year=2024))
    known = [{"kind": "overtime", "amount": 1000, "premium": 300}]
    result = nets(parent(income=known))
    assert "overtime_premium_unknown" not in said(result)
    temporary = computed(result).whole_return.federal.deductions.temporary
    assert temporary.overtime == 3_600


@pytest.mark.parametrize(
    ("short", "long", "told"), [(-500, 400, True), (-500, 500, False), (0, 9, False)]
)
def test_a_capital_loss_is_said(*, short: int, long: int, told: bool) -> None:
    """What is lost above the gains lowers gross income, which is a reading."""
    gains = [
        {"kind": "wages", "amount": 4000},
        {"kind": "short_term_gain", "amount": short},
        {"kind": "long_term_gain", "amount": long},
    ]
    result = nets(parent(income=gains))
    assert result.parents[0].annual_gross_income == (4000 + short + long) * 12
    assert ("capital_loss" in said(result)) == told
    assert "capital_loss" not in said(nets(parent()))


def test_overtime_of_a_spouse_without_its_premium() -> None:
    """A joint return deducts the spouse's too, so its premium is asked for as well."""
    facts = {"spouse": {"income": [{"kind": "overtime", "amount": 300}]}}
    result = nets(parent(filing_status="married_joint", tax_return=facts))
    assert "overtime of Petitioner's spouse" in texts(result, "overtime_premium_unknown")


def test_contributions_above_the_limit() -> None:
    """They are counted as told, and a notice says so."""
    over = nets(parent(wages=9000, retirement=[{"amount": 3000, "pre_tax": True}]))
    assert "contribution_above_limit" in said(over)
    hsa = nets(parent(tax_return={"hsa": 1000}))
    assert "contribution_above_limit" in said(hsa)


def test_support_paid_in_several_orders() -> None:
    """§ 4059(e): each is deducted by its own proof and cap; spousal support is taxed by its day."""
    several = [
        {"amount": 300, "court_ordered": True, "proved": True},
        {"amount": 500, "proved": True, "guideline_cap": 200},
        {"amount": 900},
        {
            "amount": 400,
            "kind": "spousal_support",
            "instrument": "2017-05-01",
            "court_ordered": True,
            "proved": True,
        },
    ]
    result = nets(parent(deductions={"support_paid_elsewhere": several}))
    assert deductions(result).support_paid_elsewhere == (300 + 200 + 400) * 12
    assert computed(result).whole_return.federal.income.alimony_paid == 4_800
    why = texts(result, "deduction_not_allowed")
    assert "without proof of payment" in why
    assert "Of $6,000.00 a year of child support" in why
    assert "$2,400.00 was deducted" in why
    one = nets(parent(deductions={"support_paid_elsewhere": several[0]}))
    assert deductions(one).support_paid_elsewhere == 3_600
    assert "deduction_not_allowed" not in said(one)


def test_combat_pay_bears_payroll_taxes_and_no_income_tax() -> None:
    """26 U.S.C. §§ 112, 3121(i)(2): out of income, not out of FICA wages; special pays are."""
    taken = deductions(nets(parent(income=[{"kind": "combat_pay", "amount": 3000}])))
    assert taken.social_security == 36_000 * Decimal("0.062")
    assert taken.federal_income_tax == taken.state_disability == 0
    special = [{"kind": "combat_pay", "amount": 225, "fica": False}]
    assert deductions(nets(parent(income=special))).social_security == 0


@pytest.mark.parametrize(("born", "standard"), [("1961-01-01", 17_750), ("1961-01-02", 15_750)])
def test_a_birthday_on_january_1_is_attained_in_the_year_before(born: str, standard: int) -> None:
    """Publication 501: born before January 2, 1961, one is 65 at the end of 2025."""
    whole = computed(nets(parent(tax_return={"born": born}))).whole_return
    assert whole.federal.deductions.standard == standard


def test_every_kind_of_income_has_its_place() -> None:
    """Taxed kinds raise federal income, the others do not; each counts in gross income."""
    untaxed = {
        "state_disability",
        "workers_compensation",
        "veterans_benefits",
        "military_allowance",
        "combat_pay",
        "employee_benefits",
        "nontaxable",
        "social_security",  # under the base amount by itself
    }
    for kind in gl.IncomeKind:
        more = {"instrument": "2017-01-01"} if kind == "spousal_support_received" else {}
        result = nets(parent(income=[{"kind": str(kind), "amount": 1000, **more}]))
        assert result.parents[0].annual_gross_income == 12_000
        agi = computed(result).whole_return.federal.income.agi
        assert (agi == 0) is (str(kind) in untaxed), kind


def test_the_return_takes_every_expense() -> None:
    """Each deduction of [parents.tax_return] reaches the return, a year of it."""
    names = ["mortgage_interest", "property_tax", "charity", "medical", "dependent_care"]
    names += ["student_loan_interest", "car_loan_interest", "hsa", "state_tax_paid"]
    facts = {**dict.fromkeys(names, 100), "rent_paid": 1500, "born": "1950-01-01", "blind": True}
    result = nets(parent(tax_return=facts), time="0.8")
    whole = computed(result).whole_return
    assert whole.federal.income.hsa == 1_200
    assert whole.federal.income.student_loan_interest == 1_200
    assert whole.federal.dependent_care.expenses == 1_200
    assert whole.federal.deductions.itemizing.mortgage_interest == 1_200
    assert whole.federal.deductions.itemizing.state_income_tax == 1_200 + 576
    assert whole.federal.deductions.standard == 15_750 + 2 * 2_000
    assert whole.california.renters > 0


def test_two_kinds_of_parents_beside_each_other() -> None:
    """One parent's taxes are computed beside another whose net income is entered."""
    result = nets(parent(), cases.parent(SECOND, 3000))
    assert result.parents[1].taxes is None
    assert result.parents[1].monthly_net_disposable_income == 3000


def claim(result: gl.NetIncomes) -> str:
    """Return what the notice of the only child's claim says."""
    found = [notice for notice in result.notices if notice.id is gl.NoticeId.DEPENDENT_CLAIM]
    assert len(found) == 1
    assert found[0].decides
    return found[0].text


@pytest.mark.parametrize(("net", "claims"), [(3000, True), (9000, False)])
def test_a_tie_with_a_parent_whose_net_is_entered(net: int, *, claims: bool) -> None:
    """A year of the net income stands for the adjusted gross income, which is not told."""
    result = nets(cases.parent(FIRST, net), parent(SECOND), time="0.5")
    taxes = result.parents[1].taxes
    assert taxes is not None
    assert (taxes.whole_return.federal.child is not None) == claims
    assert f"{FIRST}'s adjusted gross income is not told" in claim(result)
    assert f"so {SECOND if claims else FIRST} has the higher income and the claim" in claim(result)


def test_a_tie_with_a_parent_whose_taxes_are_entered() -> None:
    """Adjusted gross income is made from income, whether or not taxes are entered beside it."""
    entered = parent(SECOND, 9000, taxes={"complete": True, "federal_income_tax": 900})
    result = nets(parent(), entered, time="0.5")
    assert computed(result).whole_return.federal.child is None
    assert f"{SECOND} has the higher income and the claim" in claim(result)


def test_a_tie_with_a_parent_who_files_no_return() -> None:
    """Who files no return claims nobody."""
    result = nets(parent(), parent(SECOND, 9000, taxes={"no_return": True}), time="0.5")
    assert computed(result).whole_return.federal.child is not None
    assert f"{SECOND} files no return, and {FIRST} has the claim" in claim(result)


def test_a_tie_of_incomes_too() -> None:
    """Where the law has no more to say, the first one listed has the claim, and it is said."""
    result = nets(parent(), parent(SECOND), time="0.5")
    assert computed(result).whole_return.federal.child is not None
    assert f"so are the incomes, and {FIRST}, who is listed first" in claim(result)


def test_who_is_told_to_claim_nobody() -> None:
    """An empty list gives the dependency up, whether or not the other parent takes it."""
    silent = nets(parent(), parent(SECOND, tax_return={"claims": []}))
    moved = nets(
        parent(tax_return={"claims": ["Child 1"]}), parent(SECOND, tax_return={"claims": []})
    )
    assert f"Nobody claims Child 1: {SECOND}, who has the nights" in claim(silent)
    assert computed(silent).whole_return.federal.child is None
    assert computed(moved).whole_return.federal.child is not None
    for result in (silent, moved):
        taxes = result.parents[1].taxes
        assert taxes is not None
        assert taxes.whole_return.federal.child is None
        assert taxes.whole_return.federal.earned_income is not None


def test_the_order_uses_the_same_net_incomes() -> None:
    """``gl.calculate`` and ``gl.net_incomes`` agree, and share their notices."""
    facts = cases.case(parents=[parent(), parent(SECOND, 3000)], on=DAY)
    order, net = gl.calculate(facts), gl.net_incomes(facts)
    assert [item.monthly_net_disposable_income for item in order.incomes] == [
        item.monthly_net_disposable_income for item in net.parents
    ]
    assert set(net.notices) <= set(order.notices)
    assert net.digest.startswith("sha256:")


def test_net_incomes_check_the_facts() -> None:
    """A case that cannot be is refused as ``gl.calculate`` refuses it."""
    with pytest.raises(gl.InvalidFacts):
        gl.net_incomes(cases.case(parents=[parent(wages=-1), parent(SECOND)]))


def test_a_tie_of_2020_goes_by_the_income_of_who_itemizes() -> None:
    """26 U.S.C. § 62(f)(1): $300 of gifts lower no itemizer's income, $90,000 above $89,880."""
    giving: dict[str, Any] = {"charity": {"amount": 20_000, "per": "year"}}
    first, second = parent(wages=7_500, tax_return=giving), parent(SECOND, 7_490)
    tied = nets(first, second, on=date(2020, 6, 1), time="0.5")
    assert computed(tied).whole_return.federal.child is not None
