"""Whether a plan is kept, instalment by instalment."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import guideline as gl
from accounts import account, order, payments, told
from guideline.amounts import to_cents
from guideline.arrears.plan import plan_from_statement

loose: Any = gl  # facts are read from text and whole numbers too, which types do not say

AS_OF, FIRST = date(2026, 3, 31), date(2026, 4, 15)
PLAN = loose.Plan(as_of="2026-03-31", principal=3000, first="2026-04-15", payment=50)
WITH_CURRENT = loose.changed(PLAN, current_support={"amount": 500})


def comply(paid: Mapping[str, Any], as_of: str, plan: Any = PLAN, **more: Any) -> Any:
    """Return the report on payments by their days."""
    return loose.comply(plan, payments(paid), as_of=date.fromisoformat(as_of), **more)


def standing(report: gl.ComplianceReport) -> list[str]:
    """Return what became of each instalment: status, days late, short by."""
    return [f"{each.status} {each.days_late} {each.short_by:.2f}" for each in report.instalments]


def answers(report: gl.ComplianceReport) -> dict[str, str]:
    """Return what follows, by section."""
    return {each.section: each.answer for each in report.consequences}


class TestInstalments:
    """Paid, late, short or missed."""

    def test_each_standing(self) -> None:
        """On the day is paid; after it late; a part is short; nothing is missed."""
        paid = {"2026-04-15": 50, "2026-05-20": 50, "2026-06-15": 20}
        report = comply(paid, "2026-07-10")
        assert standing(report) == ["paid 0 0.00", "late 5 0.00", "short 25 30.00"]
        report = comply(paid, "2026-07-20")
        assert standing(report)[3] == "missed 5 50.00"
        assert report.cure == report.shortfall_plan == 80
        assert [each.shortfall for each in report.instalments] == [0, 50, 30, 80]

    def test_what_is_due_today_is_not_yet_missed(self) -> None:
        """The day itself is not over: the instalment of today is not missed."""
        report = comply({}, "2026-04-15")
        assert standing(report) == ["not yet due 0 50.00"]
        assert report.days_behind_plan == 0

    def test_early_and_double_payments_pay_ahead(self) -> None:
        """Money beyond what is due pays the instalments that come next."""
        report = comply({"2026-04-10": 100}, "2026-04-20")
        assert standing(report) == ["paid 0 0.00", "paid 0 0.00"]
        assert report.ahead == 50
        later = comply({"2026-04-10": 100}, "2026-05-31")
        assert later.days_behind_plan == 0

    def test_late_money_pays_the_oldest_first(self) -> None:
        """After two missed instalments, one payment pays the older."""
        report = comply({"2026-06-01": 50}, "2026-06-10")
        assert standing(report) == ["late 47 0.00", "missed 26 50.00"]

    def test_payments_before_the_plan_are_in_its_balance(self) -> None:
        """Money received through the day of the balance pays no instalment, and is told."""
        report = comply({"2026-03-31": 50}, "2026-04-20")
        assert report.received == 0
        assert "compliance_before" in {str(notice.id) for notice in report.notices}

    def test_a_returned_payment_was_nothing(self) -> None:
        """From the day of its return a returned payment pays nothing."""
        paid = payments({"2026-04-15": 50}, reference="A-1")
        back = loose.Correction(date=date(2026, 4, 20), corrects="A-1", amount=0)
        before = loose.comply(PLAN, paid, as_of=date(2026, 4, 19), corrections=[back])
        after = loose.comply(PLAN, paid, as_of=date(2026, 4, 20), corrections=[back])
        assert (before.cure, after.cure) == (0, 50)

    def test_current_support_comes_first(self) -> None:
        """$520 of $550 pays the month's current support, and $20 of the instalment."""
        report = comply({"2026-04-15": 520}, "2026-04-20", WITH_CURRENT)
        assert (report.shortfall_current, report.shortfall_plan) == (0, 30)

    def test_current_support_of_the_month_comes_before_what_is_past_due(self) -> None:
        """Money of May pays May's current support before April's that was missed."""
        report = comply({"2026-05-15": 500}, "2026-05-20", WITH_CURRENT)
        assert standing(report) == [
            "missed 35 500.00", "missed 35 50.00", "paid 0 0.00", "missed 5 50.00",
        ]  # fmt: skip

    def test_suspended_months_ask_for_nothing(self) -> None:
        """While support is suspended nothing is due."""
        suspended = [{"from": "2026-04-01", "through": "2026-06-30"}]
        report = comply({}, "2026-06-30", loose.changed(WITH_CURRENT, suspended=suspended))
        assert (report.instalments, report.cure) == ((), 0)

    def test_current_support_that_is_nothing_is_not_asked_for(self) -> None:
        """An order of $0, or a month whose support was paid before the plan."""
        nothing = loose.changed(PLAN, current_support={"amount": 0})
        for plan in (nothing, loose.changed(WITH_CURRENT, current_paid=500)):
            report = comply({}, "2026-04-20", plan)
            assert [each.what for each in report.instalments] == ["arrears"]

    def test_money_beyond_the_debt_is_ahead(self) -> None:
        """What pays more than everything is said to be ahead."""
        assert comply({"2026-04-15": 9000}, "2026-04-20").ahead > 5000

    @pytest.mark.parametrize(("short", "owed"), [("0.00", "0"), ("0.01", "0"), ("0.02", "0.01")])
    def test_a_debt_paid_off_to_the_cent_is_not_behind(self, short: str, owed: str) -> None:
        """$2,950 with $25 of April and $24.58333 of May: a third of a cent is not owed for years.

        Four thirds of a cent are a cent, as every balance is rounded.
        """
        amount = Decimal("2999.59") - Decimal(short)
        report = comply({"2026-04-15": 50, "2026-05-15": amount}, "2032-05-20")
        assert report.shortfall_plan == report.cure == Decimal(owed)
        assert report.complies is (owed == "0")


class TestThirtyDays:
    """Fam. Code § 17520(a)(4)."""

    @pytest.mark.parametrize(("as_of", "complies"), [("2026-05-15", True), ("2026-05-16", False)])
    def test_day_30_complies_and_day_31_does_not(self, as_of: str, complies: bool) -> None:  # noqa: FBT001
        """No more than 30 calendar days behind is in compliance."""
        report = comply({}, as_of)
        assert report.complies is complies

    def test_each_leg_counts(self) -> None:
        """Behind on current support alone, on the schedule alone, on reimbursement alone."""
        current = comply({}, "2026-06-01", loose.changed(WITH_CURRENT, payment=1))
        assert next(leg.complies for leg in current.legs) == "no"
        reimbursed = loose.changed(PLAN, standing={"reimbursement_days_behind": 31})
        report = comply({"2026-04-15": 50}, "2026-04-20", reimbursed)
        assert [leg.complies for leg in report.legs] == ["not applicable", "yes", "no"]
        assert not report.complies

    def test_a_schedule_that_nobody_ordered_or_agreed_does_not_count(self) -> None:
        """A schedule that is neither ordered nor agreed with the agency is no leg."""
        alone = loose.changed(PLAN, standing={"schedule_by": "neither"})
        assert comply({}, "2026-12-31", alone).complies

    def test_estoppel_complies(self) -> None:
        """A finding that estoppel precludes enforcement is compliance."""
        precluded = loose.changed(PLAN, standing={"estoppel": True})
        report = comply({}, "2026-12-31", precluded)
        assert report.complies
        told = {notice.id: notice.decides for notice in report.notices}
        assert told[gl.NoticeId.COMPLIANCE_ESTOPPEL]
        assert gl.NoticeId.COMPLIANCE_LICENCE not in told
        on_time = comply({}, "2026-04-20", precluded)
        assert not {n.id: n.decides for n in on_time.notices}[gl.NoticeId.COMPLIANCE_ESTOPPEL]
        assert "compliance_licence" in {n.id for n in comply({}, "2026-12-31").notices}


class TestConsequences:
    """What follows from arrears and from falling behind."""

    def test_submission_after_60_days_and_over_100(self) -> None:
        """§ 17500(c): more than 60 days past due and over $100."""
        fresh = loose.changed(PLAN, standing={"oldest_due": "2026-03-31"})
        on_day_60, on_day_61 = (comply({}, day, fresh) for day in ("2026-05-30", "2026-05-31"))
        assert (answers(on_day_60)["17500(c)"], answers(on_day_61)["17500(c)"]) == ("no", "yes")
        small = loose.changed(PLAN, principal=60)
        assert answers(comply({}, "2026-12-31", small))["17500(c)"] == "no"

    def test_only_what_is_old_enough_counts_toward_100(self) -> None:
        """§ 17500(c): $60 that is 61 days old and $500 that is a month old are no delinquency."""
        fresh = loose.changed(PLAN, principal=60, standing={"oldest_due": "2026-03-31"},
                              current_support={"amount": 500})  # fmt: skip
        assert answers(comply({"2026-04-15": 500}, "2026-05-31", fresh))["17500(c)"] == "no"
        assert answers(comply({}, "2026-06-14", fresh))["17500(c)"] == "no"
        assert answers(comply({}, "2026-06-15", fresh))["17500(c)"] == "yes"

    def test_without_a_local_agency_nothing_is_submitted_or_levied(self) -> None:
        """§§ 17500(c), 17522 and 42 U.S.C. § 652(k) speak of what an agency enforces."""
        found = answers(comply({}, "2026-12-31", loose.changed(PLAN, enforcement="private")))
        for section in ("17500(c)", "17522", "42 U.S.C. § 652(k)"):
            assert found[section] == "no: no local agency enforces"

    def test_before_2025_no_income_protects_a_licence(self) -> None:
        """§ 17520.5(c): operative January 1, 2025; a report on a day before says so."""
        facts = {"annual_household_income": 1, "county_median_income": 100000}
        plan = loose.changed(PLAN, as_of="2024-11-30", first="2024-12-15", standing=facts)
        on_the_day_before = answers(comply({}, "2024-12-31", plan))["17520.5"]
        assert on_the_day_before == "no: the section counts from 2025-01-01"
        assert answers(comply({}, "2025-01-01", plan))["17520.5"] == "yes"
        private = loose.changed(plan, enforcement="private")  # (a)(1): a case under Title IV-D
        assert answers(comply({}, "2025-01-01", private))["17520.5"].startswith("no: no local")

    def test_levy_from_day_30(self) -> None:
        """§ 17522: at least 30 days."""
        fresh = loose.changed(PLAN, standing={"oldest_due": "2026-03-31"})
        assert answers(comply({}, "2026-04-29", fresh))["17522"] == "no"
        assert answers(comply({}, "2026-04-30", fresh))["17522"] == "yes"

    def test_old_arrears_are_as_old_as_they_are(self) -> None:
        """On its first day a plan has arrears that may be years old: the facts tell, or nobody."""
        assert answers(comply({}, "2026-04-01"))["17500(c)"].startswith("not known")
        unpaid = [{"due": "2019-01-01", "amount": 3000}]
        old = loose.changed(PLAN, standing={"unpaid": unpaid})
        report = comply({}, "2026-04-01", old)
        assert (answers(report)["17500(c)"], answers(report)["17522"]) == ("yes", "yes")
        paid_off = comply({"2026-04-15": 3025}, "2026-04-20", old)
        assert (answers(paid_off)["17500(c)"], answers(paid_off)["17522"]) == ("no", "no")

    def test_the_oldest_day_alone_is_not_the_age_of_all(self) -> None:
        """One cent at least is as old as ``oldest_due``; how much more is, nobody says."""
        old = loose.changed(PLAN, standing={"oldest_due": "2019-01-01"})
        report = comply({}, "2026-04-01", old)
        assert answers(report)["17500(c)"].startswith("not known: needs standing.unpaid")
        assert answers(report)["17522"] == "yes"
        paid = comply({"2026-04-15": 50}, "2026-04-20", old)
        assert answers(paid)["17522"].startswith("not known")
        young = loose.changed(PLAN, standing={"oldest_due": "2026-03-20"})
        assert answers(comply({}, "2026-05-19", young))["17500(c)"] == "no"
        assert answers(comply({}, "2026-05-20", young))["17500(c)"].startswith("not known")
        assert answers(comply({}, "2026-05-31", young))["17500(c)"] == "yes"

    def test_each_instalment_has_its_age(self) -> None:
        """§ 17500(c): of $540, $40 are 61 days old, and what was paid since went to them first."""
        unpaid = [{"due": "2026-03-01", "amount": 500}, {"due": "2026-02-01", "amount": 40}]
        plan = loose.changed(PLAN, principal=540, current_unpaid=500, standing={"unpaid": unpaid})
        assert answers(comply({}, "2026-04-30", plan))["17500(c)"] == "no"
        assert answers(comply({}, "2026-05-01", plan))["17500(c)"] == "yes"
        assert answers(comply({"2026-04-02": 45}, "2026-04-05", plan))["17522"] == "yes"
        assert answers(comply({"2026-04-02": 45}, "2026-03-31", plan))["17522"] == "yes"
        paid = comply({"2026-04-02": 440}, "2026-05-01", plan)  # March's $100, and interest
        assert answers(paid)["17500(c)"] == "yes"
        assert answers(comply({"2026-04-02": 441}, "2026-04-30", plan))["17522"] == "yes"

    def test_the_support_of_the_month_of_the_balance_is_paid_first_in_it(self) -> None:
        """§ 695.221(a): $160 paid in March go to March, and all of February stays unpaid."""
        unpaid = [{"due": "2026-02-01", "amount": 150}, {"due": "2026-03-01", "amount": 200}]
        plan = loose.changed(PLAN, as_of="2026-03-10", principal=350, current_unpaid=200,
                             standing={"unpaid": unpaid})  # fmt: skip
        in_march = comply({"2026-03-20": 160}, "2026-04-05", plan)
        assert answers(in_march)["17500(c)"] == "yes"
        in_april = comply({"2026-04-01": 160}, "2026-04-05", plan)
        assert answers(in_april)["17500(c)"] == "no"

    def test_what_no_instalment_covers_may_be_older(self) -> None:
        """Beside what is listed, a judgment's sum may be of any age, and that is said."""
        unpaid = [{"due": "2026-03-01", "amount": 500}]
        plan = loose.changed(PLAN, principal=1500, standing={"unpaid": unpaid})
        assert answers(comply({}, "2026-04-05", plan))["17500(c)"].startswith("not known")
        assert answers(comply({}, "2026-05-31", plan))["17500(c)"] == "yes"

    def test_passport_over_2500(self) -> None:
        """Over $2,500 a passport is denied; at $2,500 it is not."""
        assert answers(comply({}, "2026-04-01"))["42 U.S.C. § 652(k)"] == "yes"
        at = loose.changed(PLAN, principal=2500)
        assert answers(comply({}, "2026-04-01", at))["42 U.S.C. § 652(k)"] == "no"

    @pytest.mark.parametrize(
        ("income", "commercial", "as_of", "answer"),
        [(70000, False, "2026-05-01", "yes"), (70001, False, "2026-05-01", "no"),
         (70000, True, "2026-05-01", "yes"),
         (70000, True, "2027-01-01", "no: from 2027 non-commercial licences only")],
    )  # fmt: skip
    def test_a_licence_is_protected_by_income(
        self,
        income: int,
        commercial: bool,  # noqa: FBT001
        as_of: str,
        answer: str,
    ) -> None:
        """§ 17520.5: at or below 70 % of the county's median household income."""
        facts = {"annual_household_income": income, "county_median_income": 100000,
                 "commercial_licence": commercial}  # fmt: skip
        assert answers(comply({}, as_of, loose.changed(PLAN, standing=facts)))["17520.5"] == answer

    def test_without_incomes_it_is_not_known(self) -> None:
        """What the facts do not tell is said to be unknown."""
        assert answers(comply({}, "2026-04-20"))["17520.5"].startswith("not known")


class TestFromNowOn:
    """The payoff at the present rate, and the revised schedule."""

    def test_the_balance_is_that_of_the_account(self) -> None:
        """What is owed on the day is what the account of the same payments owes."""
        paid = {"2026-04-15": 50, "2026-05-20": 50, "2026-06-15": 20}
        report = comply(paid, "2026-07-10")
        account = loose.Account(
            enforcement="local_agency",
            judgments=[loose.Judgment(entered="2026-03-31", principal=3000)],
            payments=payments(paid),
        )
        statement = loose.state_account(account, as_of=date(2026, 7, 10))
        assert report.principal == statement.principal
        assert abs(report.accrued_interest - statement.accrued_interest) <= Decimal("0.005")

    @pytest.mark.parametrize("interest", ["actual_365", "actual_actual", "monthly_opening"])
    @pytest.mark.parametrize("enforcement", ["local_agency", "private"])
    def test_money_beyond_the_debt_keeps_its_fraction_of_a_cent(
        self, interest: str, enforcement: str
    ) -> None:
        """What clears the debt is no whole cents; the rest pays the support of later months."""
        terms = {"interest": interest, "enforcement": enforcement}
        plan = loose.changed(PLAN, current_support={"amount": 500, "due_day": 1}, **terms)
        paid = payments({"2026-04-28": 3575, "2026-04-29": "49.70", "2026-06-21": 700})
        account = loose.Account(
            judgments=[loose.Judgment(entered="2026-03-31", principal=3000)],
            orders=[loose.SupportOrder(amount=500, from_=date(2026, 4, 1))],
            payments=paid,
            **terms,
        )
        for as_of in (date(2026, 4, 30), date(2026, 5, 26), date(2026, 6, 30), date(2026, 7, 10)):
            report = loose.comply(plan, paid, as_of=as_of)
            statement = loose.state_account(account, as_of=as_of)
            assert report.principal == to_cents(statement.principal)
            assert report.accrued_interest == to_cents(statement.accrued_interest)

    def test_a_kept_plan_ends_as_planned(self) -> None:
        """Kept to the day, the revised schedule ends when the plan did."""
        report = comply({"2026-04-15": 50, "2026-05-15": 50}, "2026-05-20")
        assert report.revised_payoff == report.planned_payoff == report.present_payoff

    def test_what_was_paid_ahead_is_counted_once(self) -> None:
        """$50 ahead of a support that is taken as paid lower no support after it."""
        plan = loose.changed(PLAN, first="2026-06-15", current_paid=50,
                             current_support={"amount": 500})  # fmt: skip
        report = comply({}, "2026-06-10", plan)
        assert report.revised is not None
        assert [row.to_current for row in report.revised.schedule[:2]] == [500, 500]

    def test_what_was_paid_ahead_lowers_one_month_alone(self) -> None:
        """$50 of April's $500 are paid: April asks $450, May the whole."""
        rows = gl.plan_payments(loose.changed(WITH_CURRENT, current_paid=50)).schedule
        assert [row.to_current for row in rows[:2]] == [450, 500]

    def test_the_revised_plan_says_that_what_falls_due_meanwhile_is_owed(self) -> None:
        """It takes nothing as paid, where the plan itself takes two months of support so."""
        plan = loose.changed(WITH_CURRENT, first="2026-06-15")
        report = comply({}, "2026-04-20", plan)
        assert report.revised is not None
        said = [[each.text for each in result.notices if each.id == "plan_current"]
                for result in (gl.plan_payments(plan), report.revised)]  # fmt: skip
        assert ["taken as paid" in text for [text] in said] == [True, False]
        assert ["owed as well" in text for [text] in said] == [False, True]

    @pytest.mark.parametrize(
        ("paid", "as_of", "more"),
        [
            ({"2026-04-15": 50, "2026-05-14": 50}, "2026-05-14", {}),  # May's a day early
            ({"2026-04-15": 50, "2026-05-01": 500, "2026-05-15": 50}, "2026-05-20",
             {"lump_sums": [{"date": "2026-05-01", "amount": 500}]}),
            ({"2026-04-15": 50, "2026-05-15": 150}, "2026-05-20",
             {"changes": [{"from": "2026-05-01", "payment": 150}]}),
            ({"2026-04-15": 450}, "2026-04-20",
             {"current_support": {"amount": 400, "through": "2026-12-31"}, "roll_down": True}),
        ],
    )  # fmt: skip
    def test_a_plan_that_is_kept_ends_as_it_does_if_kept(
        self, paid: dict[str, int], as_of: str, more: dict[str, Any]
    ) -> None:
        """What came early, a lump sum, a step and what rolls down raise no rate."""
        report = comply(paid, as_of, loose.changed(PLAN, **more))
        assert report.present_payoff == report.revised_payoff == report.revised.payoff
        assert report.present_payment == (100 if "changes" in more else 50)

    def test_a_debt_that_is_paid_is_paid_at_that_rate_as_well(self) -> None:
        """Not never."""
        report = comply({"2026-04-15": 3025}, "2026-05-20")
        assert (report.present_payoff, report.revised_payoff) == (date(2026, 4, 15),) * 2
        assert report.revised.payoff == date(2026, 4, 15)

    def test_what_runs_for_centuries_is_told_and_not_followed(self) -> None:
        """A cent each time; and a plan of $5 with $22,500 of support unpaid."""
        report = comply({"2026-04-15": "0.01"}, "2026-04-20")
        assert (report.present_payment, report.present_payoff) == (Decimal("0.01"), None)
        plan = loose.changed(WITH_CURRENT, payment=5)
        report = comply({}, "2029-12-31", plan)
        assert (report.revised, report.revised_payoff) == (None, None)
        assert "compliance_long" in {each.id for each in report.notices}
        assert gl.compliance_document(report)["revised"] is None
        dated = {"as_of": "9899-12-31", "first": "9900-01-15", "payment": 500}
        late = comply({}, "9900-01-01", loose.changed(plan, **dated))
        assert late.revised is not None

    def test_it_begins_with_what_is_owed_to_the_fraction_of_a_cent(self) -> None:
        """Of $500 a fraction of a cent was paid ahead: $499.99..., as in an account."""
        plan = loose.changed(
            WITH_CURRENT, principal=100, interest="actual_365", payment=200, enforcement="private",
        )  # fmt: skip
        report = comply({"2026-04-03": "600.09"}, "2026-05-31", plan)
        assert report.principal == to_cents(report.revised.principal) == Decimal("499.99")
        assert report.revised.principal == Decimal("499.992191780822")
        rows = report.revised.schedule
        more = {"2026-04-03": "600.09", **{str(row.due): row.payment for row in rows}}
        kept = comply(more, str(rows[-1].due), plan)
        assert (kept.principal, kept.accrued_interest) == (0, 0)

    @pytest.mark.parametrize(
        ("paid", "as_of"),
        [
            ({"2026-04-03": 2035}, "2026-04-25"),  # a part of April's interest, before it is posted
            ({"2026-04-03": 2535}, "2026-04-25"),
            ({"2026-04-03": 2535}, "2026-04-30"),
            ({"2026-04-03": 2535, "2026-05-08": 340}, "2026-05-25"),
            ({"2026-04-03": "2541.67", "2026-05-08": "512.34"}, "2026-07-14"),
        ],
    )  # fmt: skip
    def test_interest_that_is_paid_early_is_asked_for_once(
        self, paid: dict[str, Any], as_of: str
    ) -> None:
        """What is left of the running month's is posted when it has run, as in an account."""
        stated = account(order(500, "2025-12-20", due_day=20), enforcement="private")
        opened = loose.state_account(stated, as_of=date(2026, 3, 31))
        plan = plan_from_statement(opened, {"first": "2026-04-21", "payment": 170})
        rows = comply(paid, as_of, plan).revised.schedule
        more = [*payments(paid), *(loose.Payment(date=row.due, amount=row.payment) for row in rows)]
        after = loose.changed(stated, payments=more)
        for row in rows:
            owed = loose.state_account(after, as_of=row.due)
            assert to_cents(owed.principal) == row.principal
            assert to_cents(owed.accrued_interest) == row.accrued_interest

    def test_a_trace_of_what_was_paid_early_is_nothing(self) -> None:
        """Once a month that was paid early has run, less than a billionth is left of it: none."""
        plan = loose.Plan(
            as_of="2025-06-12", principal="18868.97", accrued_interest="2128.315583333334",
            opening="18189.51", not_yet_bearing="679.46", first="2025-07-19", per="two_weeks",
            payment="567.49", current_support={"amount": "679.46", "due_day": 1},
        )  # fmt: skip
        paid = {"2025-07-11": "465.32", "2025-07-26": "191.22", "2025-08-10": "22008.48",
                "2025-08-18": "679.47", "2025-09-16": "836.96"}  # fmt: skip
        revised = comply(paid, "2025-12-14", plan).revised
        assert revised.accrued_interest == revised.schedule[0].accrued_interest == 0

    def test_what_decides_its_figures_is_told(self) -> None:
        """The convention, the crediting order, the suspension, and a weak row of the law."""
        plan = loose.changed(
            WITH_CURRENT, crediting="interest_before_principal",
            suspended=[{"from": "2026-05-01", "through": "2026-05-31"}],
        )  # fmt: skip
        told_ids = {str(each.id) for each in comply({}, "2026-06-20", plan).notices}
        assert told_ids >= {
            "interest_convention", "plan_crediting", "plan_suspended", "plan_current", "weak_law"
        }  # fmt: skip

    def test_paying_less_ends_later(self) -> None:
        """At $40 each time, the debt ends later than at $50."""
        report = comply({"2026-04-15": 50, "2026-05-15": 30}, "2026-05-20")
        assert report.present_payment == 40
        assert report.present_payoff > report.planned_payoff

    def test_nothing_paid_has_no_rate(self) -> None:
        """Before anything is due, or paid, there is no rate to go by."""
        assert comply({}, "2026-04-01").present_payoff is None
        assert comply({}, "2026-06-01").present_payoff is None


class TestBadFacts:
    """What cannot be is refused."""

    def test_a_day_before_the_plan_and_money_below_zero(self) -> None:
        """Both problems are told at once."""
        paid = [loose.Payment(date=date(2026, 4, 15), amount=-5)]
        with pytest.raises(gl.InvalidFacts) as caught:
            loose.comply(PLAN, paid, as_of=date(2026, 3, 30))
        assert told(caught.value) == ["as_of", "payments[0].amount"]


class TestWhatAPlanAsksFor:
    """Every instalment is asked for, whatever the plan."""

    def test_a_plan_that_never_ends_is_followed_for_as_long_as_it_is_asked(self) -> None:
        """Three years into a plan that never ends, the instalments of three years are asked for."""
        endless = loose.changed(PLAN, payment=20, crediting="interest_before_principal")
        report = comply({"2026-04-15": 20}, "2029-04-14", endless)
        assert len(report.instalments) == 36
        assert (report.shortfall_plan, report.days_behind_plan) == (35 * 20, 1065)
        assert report.revised_payoff is None

    def test_a_weekly_plan_asks_for_current_support_with_each_instalment(self) -> None:
        """$500 a month are $115.38 with each week's $25, and not $500 at once."""
        weekly = loose.changed(WITH_CURRENT, per="week", first="2026-04-01", payment=25)
        report = comply({"2026-04-01": "140.38", "2026-04-08": 100}, "2026-04-10", weekly)
        assert standing(report) == [
            "paid 0 0.00", "paid 0 0.00", "short 2 15.38", "missed 2 25.00",
        ]  # fmt: skip

    def test_a_weekly_plan_that_is_kept_is_never_behind_whatever_the_due_day(self) -> None:
        """$500 due on the 1st and paid by the week is asked for by the week: what the plan says."""
        current = {"amount": 500, "due_day": 1}
        weekly = loose.changed(PLAN, per="week", first="2026-04-08", payment=25,
                               current_support=current)  # fmt: skip
        rows = gl.plan_payments(weekly).schedule
        kept = {str(row.due): row.payment for row in rows}
        for row in rows[:30]:
            report = comply(kept, str(row.due), weekly)
            assert (report.days_behind_current, report.days_behind_plan) == (0, 0)
            assert (report.shortfall_current, report.shortfall_plan) == (0, 0)

    def test_a_due_day_of_its_own_in_a_monthly_plan(self) -> None:
        """Support due on the 1st and paid with the instalment of the 15th is 14 days late."""
        plan = loose.changed(PLAN, current_support={"amount": 500, "due_day": 1})
        report = comply({"2026-04-15": 550}, "2026-04-20", plan)
        assert standing(report) == ["late 14 0.00", "paid 0 0.00"]

    def test_a_lump_sum_is_asked_for_whole(self) -> None:
        """A lump sum is an obligation of its own, due when its month's support is, paid first."""
        lump = [{"date": "2026-04-10", "amount": 800}]
        plan = loose.changed(WITH_CURRENT, lump_sums=lump)
        report = comply({}, "2026-04-20", plan)
        assert [each.amount for each in report.instalments] == [500, 50, 800]

    @pytest.mark.parametrize(
        "terms",
        [
            {"as_of": "2026-04-30", "first": "2026-07-08", "per": "week",
             "current_support": {"amount": 400, "due_day": 31},
             "lump_sums": [{"date": "2026-05-06", "amount": 420}]},
            {"as_of": "2026-04-30", "first": "2026-05-01", "per": "half_month",
             "current_support": {"amount": 400, "due_day": 30},
             "suspended": [{"from": "2026-05-01", "through": "2026-05-23"}],
             "lump_sums": [{"date": "2026-05-06", "amount": 420}]},
        ],
    )  # fmt: skip
    def test_a_lump_sum_is_on_time_in_a_month_whose_support_is_asked_whole(
        self, terms: dict[str, Any]
    ) -> None:
        """Its money pays May's support first, and it is due when that is, at the month's end."""
        plan = loose.changed(PLAN, **terms)
        report = comply({"2026-05-06": 420}, "2026-05-29", plan)
        assert (report.days_behind_plan, report.shortfall_plan) == (0, 0)
        kept = comply({"2026-05-06": 420, "2026-05-30": 400}, "2026-05-31", plan)
        assert (kept.days_behind_plan, kept.cure) == (0, 0)

    def test_support_outside_a_suspension_is_scheduled_by_itself(self) -> None:
        """Due on June 5, before a suspension that takes June's instalment: nothing else asks it."""
        plan = loose.changed(
            PLAN, as_of="2026-04-30", first="2026-05-20", payment=100,
            current_support={"amount": 400, "due_day": 5},
            suspended=[{"from": "2026-06-10", "through": "2026-09-25"}],
        )  # fmt: skip
        planned = gl.plan_payments(plan)
        asked = [(str(row.due), row.payment) for row in planned.schedule[:7] if row.payment]
        assert asked == [("2026-05-20", 500), ("2026-06-05", 400), ("2026-10-20", 500)]
        told = [each.text for each in planned.notices if each.id == "plan_suspended"]
        assert len(told) == 2
        assert "$400.00 falls due on 2026-06-05, outside the suspension" in told[1]
        kept = comply({"2026-05-05": 400, "2026-05-20": 100, "2026-06-05": 400}, "2026-10-04", plan)
        assert (kept.complies, kept.cure) == (True, 0)

    def test_double_payments_pay_parts_ahead_of_their_day(self) -> None:
        """Two weeks paid at once pay the next week's part of current support as well."""
        weekly = loose.changed(WITH_CURRENT, per="week", first="2026-04-01", payment=25)
        report = comply({"2026-04-01": "280.76"}, "2026-04-10", weekly)
        assert standing(report) == ["paid 0 0.00"] * 4


@settings(max_examples=max(settings().max_examples // 8, 2))  # what is unpaid runs for centuries
@given(
    st.sampled_from(["week", "two_weeks", "half_month", "month"]),
    st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60000)), max_size=12),
    st.integers(0, 900),
    st.integers(1, 200),
)
def test_no_cent_is_lost_between_money_and_what_it_pays(
    per: str, money: list[tuple[int, int]], current: int, later: int
) -> None:
    """What was received is what instalments show as paid, and what is left over or ahead."""
    plan = loose.Plan(as_of="2026-01-31", principal=3000, first="2026-02-10", payment=60, per=per,
                      current_support={"amount": current})  # fmt: skip
    paid = [loose.Payment(date=date(2026, 2, 1) + timedelta(days=day), amount=Decimal(cents) / 100)
            for day, cents in money]  # fmt: skip
    report = loose.comply(plan, paid, as_of=date(2026, 2, 10) + timedelta(days=later))
    shown = sum((each.paid for each in report.instalments if each.due <= report.as_of), Decimal(0))
    assert shown + report.ahead == report.received
    behind = [each for each in report.instalments if each.short_by]
    short = sum((each.short_by for each in behind), Decimal(0))
    assert report.shortfall_current + report.shortfall_plan == short
    assert bool(report.cure) == bool(short)
    assert short <= report.cure <= short + current  # the month's support, which is paid first
    assert (report.days_behind_plan > 0 or report.days_behind_current > 0) == any(
        each.due < report.as_of for each in behind
    )


@settings(max_examples=max(settings().max_examples // 20, 2))  # what is unpaid runs for centuries
@given(
    st.fixed_dictionaries({
        "principal": st.integers(100, 100000),
        "interest": st.sampled_from(gl.Convention),
        "per": st.sampled_from(["week", "two_weeks", "half_month", "month"]),
        "first": st.dates(date(2026, 2, 1), date(2026, 4, 30)),
        "current_support": st.fixed_dictionaries({
            "amount": st.integers(0, 900), "due_day": st.none() | st.integers(1, 31)
        }),
        "paid_meanwhile": st.booleans(),
    }),
    st.lists(st.integers(0, 400), min_size=1, max_size=4),
)  # fmt: skip
def test_what_is_paid_by_the_day_it_is_due_is_never_behind(
    facts: dict[str, Any], later: list[int]
) -> None:
    """Whatever the days: current support by its own or, if sooner, its month's first instalment."""
    plan = loose.Plan(as_of="2026-01-31", payment=facts["principal"] // 8, **facts)
    asked = loose.comply(plan, [], as_of=plan.first + timedelta(days=440)).instalments
    firsts: dict[tuple[int, int], date] = {}
    for each in asked:
        if each.what == "arrears":
            firsts.setdefault((each.due.year, each.due.month), each.due)
    paid = [
        loose.Payment(date=min(each.due, firsts.get((each.due.year, each.due.month), each.due)),
                      amount=each.amount)
        for each in asked
    ]  # fmt: skip
    for days in later:
        report = loose.comply(plan, paid, as_of=plan.first + timedelta(days=days))
        assert (report.days_behind_current, report.days_behind_plan) == (0, 0)
        assert (report.complies, report.cure) == (True, 0)


@settings(max_examples=max(settings().max_examples // 12, 2))  # each plan is followed day by day
@given(
    st.tuples(st.integers(1, 100000), st.integers(0, 900)),
    st.sampled_from(["week", "two_weeks", "half_month", "month"]),
    st.integers(1, 60),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 150)), max_size=1),
    st.integers(0, 200),
)
def test_a_plan_fully_paid_on_time_is_never_behind(
    owed: tuple[int, int], per: str, wait: int, suspended: list[tuple[int, int]], later: int
) -> None:
    """On no day is a plan behind whose instalments are all paid on their days."""
    principal, current = owed
    first = date(2026, 1, 31) + timedelta(days=wait)
    facts = loose.Plan(
        as_of="2026-01-31", principal=principal, per=per, payment=max(principal // 20, 1),
        first=first, current_support={"amount": current, "due_day": (None, 31)[current % 3 == 0]},
        roll_down=bool(current % 2),
        lump_sums=[{"date": date(2026, 2, 1) + timedelta(days=wait), "amount": 50}],
        suspended=[{"from": first + timedelta(days=begins),
                    "through": first + timedelta(days=begins + days)}
                   for begins, days in suspended],
    )  # fmt: skip
    rows = loose.plan_payments(facts).schedule
    paid = [loose.Payment(date=row.due, amount=row.payment) for row in rows]
    meanwhile = loose.comply(
        facts, [], as_of=facts.first
    ).instalments  # the schedule has none of it
    paid += [loose.Payment(date=each.due, amount=each.amount) for each in meanwhile
             if each.due < facts.first.replace(day=1)]  # fmt: skip
    as_of = facts.first + timedelta(days=later)
    report = loose.comply(facts, paid, as_of=min(as_of, rows[-1].due))
    assert (report.days_behind_current, report.days_behind_plan, report.cure) == (0, 0, 0)


class TestPaidOtherwiseThanPlanned:
    """Instalments are asked for until the debt is paid as it is really paid."""

    def test_a_debt_paid_early_is_never_behind(self) -> None:
        """$3,000 with its month's interest paid at once: nothing is due in any later year."""
        plan = loose.Plan(as_of=AS_OF, principal=3000, first=FIRST, payment=50)
        paid = [loose.Payment(date=FIRST, amount=3025)]
        report = loose.comply(plan, paid, as_of=date(2032, 7, 1))
        assert (report.days_behind_plan, report.shortfall_plan, report.cure) == (0, 0, 0)
        assert {each.status for each in report.instalments} == {"paid"}

    def test_interest_of_later_months_is_asked_for_later(self) -> None:
        """A plan paid to its end, and then no December: its interest makes no old one late."""
        plan = loose.Plan(as_of="2026-03-31", principal=600, first="2026-04-15", payment=310,
                          current_support={"amount": 500})  # fmt: skip
        paid = {"2026-04-15": 810, "2026-05-15": "797.42"}
        paid |= {f"2026-{month:02}-15": 500 for month in range(6, 12)}
        report = comply(paid, "2027-01-02", plan)
        assert (report.complies, report.days_behind_current, report.days_behind_plan) == (
            True,
            18,
            0,
        )
        assert (report.shortfall_current, report.cure) == (500, 1000)  # January's is paid first
        assert [each.amount for each in report.instalments if each.what == "arrears"] == [
            Decimal("310.00"), Decimal("297.42")
        ]  # fmt: skip
        report = comply({**paid, "2027-01-05": 1000}, "2027-01-14", plan)
        assert (report.complies, report.days_behind_current, report.cure) == (True, 0, 0)
        later = comply({**paid, "2027-01-05": 1000}, "2027-03-20", plan)
        asked = [(str(each.due), each.amount) for each in later.instalments[-6:]
                 if each.what == "arrears"]  # fmt: skip
        # January's on December's, less what was paid in May beyond what cleared it; March's on
        # February's is posted on March 31 and asked for on April 15
        assert asked == [("2027-02-15", Decimal("4.16"))]
        assert later.accrued_interest == Decimal("4.16")

    def test_a_lump_sum_to_come_is_not_asked_for(self) -> None:
        """Neither before its day nor where it is after the plan has ended."""
        lumps = [{"date": each, "amount": 400} for each in ("2026-12-01", "2090-12-01")]
        plan = loose.changed(WITH_CURRENT, lump_sums=lumps)
        assert standing(comply({}, "2026-04-20", plan)) == ["missed 5 500.00", "missed 5 50.00"]

    def test_a_lump_sum_paid_on_its_day_is_on_time(self) -> None:
        """Its money pays first the support of its month, which is due with the instalment."""
        lump = [{"date": "2026-05-01", "amount": 400}]
        plan = loose.changed(WITH_CURRENT, lump_sums=lump, first="2026-04-28")
        paid = {"2026-04-28": 550, "2026-05-01": 400}
        assert comply(paid, "2026-05-27", plan).days_behind_plan == 0
        assert comply({**paid, "2026-05-28": 550}, "2026-05-30", plan).cure == 0
        missed = comply({"2026-04-28": 550, "2026-05-28": 550}, "2026-05-30", plan)
        assert (missed.days_behind_plan, missed.shortfall_plan) == (2, 400)

    def test_support_before_the_first_instalment_is_owed_unless_it_came(self) -> None:
        """A schedule takes it as paid; a report goes by what was received (§ 17520(a)(4))."""
        for per in ("month", "week"):
            plan = loose.changed(WITH_CURRENT, first="2026-06-15", per=per,
                                 current_support={"amount": 500, "due_day": 10})  # fmt: skip
            report = comply({}, "2026-05-20", plan)
            assert (report.complies, report.days_behind_current) == (False, 40)
            assert report.principal == 4000
            report = comply({"2026-04-05": 500, "2026-05-10": 500}, "2026-05-20", plan)
            assert (report.complies, report.ahead, report.principal) == (True, 0, 3000)

    def test_late_interest_is_asked_for_after_the_planned_end(self) -> None:
        """What is due and unpaid is all that is owed, once the planned end is long past.

        On the last day of the month its interest is posted: that is due with the next instalment.
        """
        plan = loose.Plan(as_of=AS_OF, principal=3000, first=FIRST, payment=50)
        paid = [loose.Payment(date=FIRST, amount=2000)]
        report = loose.comply(plan, paid, as_of=date(2033, 12, 30))
        assert report.planned_payoff < date(2033, 1, 1)
        assert report.shortfall_plan == report.principal + report.accrued_interest
        posted = loose.comply(plan, paid, as_of=date(2033, 12, 31))
        assert (posted.shortfall_plan, posted.accrued_interest - report.accrued_interest) == (
            report.shortfall_plan,
            Decimal("8.34"),  # a twelfth of 10 % of $1,000, each balance rounded
        )

    def test_money_beyond_the_debt_pays_later_current_support(self) -> None:
        """$100 owed, $400 paid: the rest is for the support of the months to come."""
        plan = loose.Plan(as_of=AS_OF, principal=100, first=FIRST, payment=50,
                          current_support={"amount": 90})  # fmt: skip
        paid = [loose.Payment(date=date(2026, 4, 1), amount=400)]
        report = loose.comply(plan, paid, as_of=date(2026, 6, 30))
        # 90 each of April, May and June, 100.84 with April's interest, and 29.16 left
        assert (report.shortfall_current, report.principal) == (0, 0)
        assert report.ahead == Decimal("29.16")

    def test_all_money_beyond_the_debt_is_ahead(self) -> None:
        """$100.84 clear $100 in April: of $300, $40 and $2 the rest, $241.16, is ahead."""
        plan = loose.changed(PLAN, principal=100)
        paid = [loose.Payment(date=date(2026, 4, day), amount=amount)
                for day, amount in ((1, 300), (20, 40), (21, 2))]  # fmt: skip
        assert loose.comply(plan, paid, as_of=date(2026, 6, 30)).ahead == Decimal("241.16")

    def test_a_month_is_asked_for_in_parts(self) -> None:
        """Of April's $500 each of five weeks asks $115.38, and the fifth what is left of it."""
        plan = loose.changed(WITH_CURRENT, principal=20, per="week", first="2026-04-01",
                             payment=25, interest="actual_365")  # fmt: skip
        report = comply({"2026-04-01": "20.01"}, "2026-05-06", plan)
        asked = [each.amount for each in report.instalments if each.what == "current support"]
        assert asked == [
            Decimal(each) for each in ("115.38", "115.38", "115.38", "115.38", "38.48", "115.38")
        ]

    def test_what_four_weeks_leave_of_a_month_is_arrears_when_it_has_run(self) -> None:
        """Of June's $500 four weeks ask $461.52; in July $38.48 are arrears, and not before."""
        plan = loose.changed(WITH_CURRENT, principal=10, per="week", first="2026-06-03",
                             as_of="2026-05-31", payment=25)  # fmt: skip
        sums = []
        for as_of in ("2026-06-30", "2026-07-08"):
            asked = comply({}, as_of, plan).instalments
            sums.append(sum(each.amount for each in asked if each.what == "arrears"))
        # with the interest of June on $10, which is posted when June has run
        assert sums == [Decimal("10.00"), Decimal("10.00") + Decimal("38.48") + Decimal("0.08")]

    def test_a_debt_paid_ahead_by_the_week_leaves_no_support_short(self) -> None:
        """All that is owed by the end of March came by February 15, and nothing is short."""
        plan = loose.Plan(
            as_of="2024-11-26", principal="10080.24", accrued_interest="525.750916666667",
            opening="9387.37", not_yet_bearing="692.87", current_unpaid="692.87",
            first="2024-12-01", per="week", payment="365.72",
            current_support={"amount": "692.87", "due_day": 1, "from": "2023-08-03"},
        )  # fmt: skip
        paid = {"2024-12-29": "11377.07", "2025-01-08": "776.92", "2025-02-15": "1385.71"}
        report = comply(paid, "2025-03-28", plan)
        assert (report.cure, report.principal, report.accrued_interest) == (0, 0, 0)

    @pytest.mark.parametrize(
        ("interest", "cure"),
        [
            ("monthly_opening", "100.83"),  # 10 % a year of 100, in April; May's is due in June
            ("monthly_opening_except_payoff", "100.83"),
            ("monthly_closing", "100.83"),
            ("actual_365", "101.23"),  # 45 of 61 days; the rest is asked for on June 15
        ],
    )
    def test_interest_is_asked_for_with_the_next_instalment(self, interest: str, cure: str) -> None:
        """$100 all past due on May 31, when May's interest is posted: it is due on June 15."""
        plan = loose.changed(PLAN, principal=100, interest=interest, payment=200)
        report = comply({}, "2026-05-31", plan)
        assert report.principal + report.accrued_interest == Decimal("101.67")
        assert report.cure == Decimal(cure)
        assert comply({"2026-05-31": cure}, "2026-06-14", plan).cure == 0
        less = report.cure - Decimal("0.01")
        assert comply({"2026-05-31": less}, "2026-05-31", plan).cure == Decimal("0.01")

    @pytest.mark.parametrize("interest", ["monthly_opening", "actual_365"])
    def test_who_owes_nothing_is_not_behind(self, interest: str) -> None:
        """All that is owed on August 20, four months late, leaves nothing due on any later day."""
        plan = loose.changed(PLAN, principal=1000, interest=interest, payment=500)
        before = comply({}, "2026-08-20", plan)
        owed = before.principal + before.accrued_interest
        assert before.cure <= owed
        for as_of in ("2026-08-20", "2026-08-30"):
            report = comply({"2026-08-20": owed}, as_of, plan)
            assert (report.principal, report.accrued_interest) == (0, 0)
            assert (report.complies, report.cure, report.days_behind_plan) == (True, 0, 0)

    def test_no_interest_is_counted_past_the_day(self) -> None:
        """Support of the month that is partly paid ahead bears nothing before its due day."""
        plan = loose.Plan(as_of=AS_OF, principal=3650, first=FIRST, payment=50,
                          interest="actual_365", enforcement="private",
                          current_support={"amount": 90, "due_day": 28})  # fmt: skip
        paid = [loose.Payment(date=date(2026, 4, 5), amount=80)]
        report = loose.comply(plan, paid, as_of=date(2026, 4, 10))
        assert report.accrued_interest == 10  # a dollar a day


class TestGoingOn:
    """A plan that is kept from now on goes on as it was printed."""

    @pytest.mark.parametrize(
        ("terms", "as_of"),
        [
            ({"current_support": {"amount": 500, "due_day": 1}}, "2026-05-05"),
            ({"current_support": {"amount": 500, "due_day": 31}}, "2026-05-20"),
            ({"first": "2026-04-03", "per": "week", "payment": 20, "principal": 400,
              "current_support": {"amount": 500}}, "2026-04-12"),
            ({"first": "2026-04-03", "per": "week", "payment": 20, "principal": 400,
              "current_support": {"amount": 500}}, "2026-04-28"),
            ({"first": "2026-04-30", "principal": 1000, "payment": 100, "anchor": "2026-01-31"},
             "2026-06-10"),
            ({"first": "2026-04-16", "per": "half_month", "principal": 1000}, "2026-04-20"),
            ({"current_support": {"amount": 500},
              "lump_sums": [{"date": "2026-04-05", "amount": 300}]}, "2026-04-06"),
            ({"principal": 5000, "payment": 5000}, "2026-04-20"),
        ],
    )  # fmt: skip
    def test_what_is_left_of_the_schedule(self, terms: dict[str, Any], as_of: str) -> None:
        """Paid as printed, nothing of what is to come changes: neither days nor amounts."""
        plan = loose.changed(PLAN, **terms)
        result = gl.plan_payments(plan)
        paid = {str(row.due): row.payment for row in result.schedule if str(row.due) <= as_of}
        before = comply(paid, as_of, plan)
        left: dict[str, Decimal] = {}
        for row in before.revised.schedule:
            left[str(row.due)] = left.get(str(row.due), Decimal(0)) + row.payment
        printed = {str(row.due): row.payment for row in result.schedule if str(row.due) > as_of}
        assert {day: abs(amount - left[day]) <= Decimal("0.01") for day, amount in printed.items()
                } == dict.fromkeys(left, True)  # fmt: skip
        assert before.revised_payoff == result.payoff

    def test_an_instalment_paid_ahead_is_not_asked_for_again(self) -> None:
        """April's $550 came on April 5: the next is May's, and the debt ends no sooner."""
        report = comply({"2026-04-05": 550}, "2026-04-06", WITH_CURRENT)
        first, second = report.revised.schedule[:2]
        assert [(str(row.due), row.payment) for row in (first, second)] == [
            ("2026-04-15", 0), ("2026-05-15", 550),
        ]  # fmt: skip
        assert report.revised_payoff == report.planned_payoff

    def test_a_lump_sum_to_come_that_is_paid_ahead_is_asked_for_less(self) -> None:
        """$100 of July's $400 were paid in April, with all instalments before it."""
        lump = [{"date": "2026-05-20", "amount": 400}]
        plan = loose.changed(PLAN, lump_sums=lump)
        report = comply({"2026-04-05": 50 + 50 + 100}, "2026-04-06", plan)
        left = [(str(row.due), row.payment) for row in report.revised.schedule[:4]]
        assert left == [("2026-04-15", 0), ("2026-05-15", 0), ("2026-05-20", 300),
                        ("2026-06-15", 50)]  # fmt: skip

    def test_support_that_no_later_instalment_carries_is_paid_by_itself(self) -> None:
        """April's instalment was missed; its support is due on the 30th and is asked for then."""
        plan = loose.changed(PLAN, current_support={"amount": 500, "due_day": 31})
        report = comply({"2026-04-20": 100}, "2026-04-21", plan)
        first, second = report.revised.schedule[:2]
        assert [(str(row.due), row.payment) for row in (first, second)] == [
            ("2026-04-30", 400), ("2026-05-15", 550),
        ]  # fmt: skip

    def test_old_arrears_that_were_paid_open_no_limit_from_now_on(self) -> None:
        """Of $400 of January 2025 and $440 of October, $340 of October are left in December."""
        unpaid = [{"due": "2025-01-01", "amount": 400}, {"due": "2025-10-01", "amount": 440}]
        plan = loose.changed(
            PLAN, as_of="2025-10-31", principal=840, first="2025-11-15", payment=250,
            current_support={"amount": 400}, earnings={"monthly_disposable_earnings": 1000},
            standing={"schedule_by": "court", "unpaid": unpaid},
        )  # fmt: skip
        report = comply({"2025-11-15": 650, "2025-12-15": 650}, "2025-12-20", plan)
        [told] = [each.text for each in report.revised.notices if each.id == "plan_arrears_age"]
        assert "Of the arrears $340.00 is older than 12 weeks on 2026-01-15" in told
        assert gl.plan_payments(plan).ends  # what is told of the plan itself stands as it was
        early = comply({"2025-11-15": 950}, "2025-11-16", plan)  # all of January, $150 of October
        [told] = [each.text for each in early.revised.notices if each.id == "plan_arrears_age"]
        assert "Of the arrears $0.00 is older than 12 weeks on 2025-12-15" in told

    def test_a_rate_that_is_not_known_is_told(self) -> None:
        """Nothing was due yet; nothing was paid; and so little that centuries would not do."""
        for paid, as_of, words in (
            ({}, "2026-04-10", "nothing was due yet"),
            ({}, "2026-06-10", "or less than a cent each time was paid of what was"),
            ({"2026-04-15": 1}, "2029-06-10", "At $0.03 each time, as was paid so far, the debt"),
        ):  # fmt: skip
            report = comply(paid, as_of)
            [told] = [each.text for each in report.notices if each.id == "compliance_long"]
            assert report.present_payoff is None
            assert words in told


class TestReviewOfCorners:
    """What a fresh review found."""

    def test_a_lump_sum_before_the_months_instalment_is_on_time(self) -> None:
        """$700 on May 2 pay May's support, due on the 1st; the rest comes with the 30th's."""
        current = {"amount": 500, "due_day": 1}
        lump = [{"date": "2026-05-02", "amount": 700}]
        plan = loose.changed(PLAN, first="2026-04-30", current_support=current, lump_sums=lump)
        rows = gl.plan_payments(plan).schedule
        paid = {str(row.due): row.payment for row in rows if str(row.due) <= "2026-05-30"}
        report = comply(paid, "2026-05-29", plan)
        assert report.days_behind_plan == 0

    def test_interest_that_is_still_to_be_posted_is_owed(self) -> None:
        """$5,000 are paid in the month, and $41.67 of interest are posted when it has run."""
        plan = loose.changed(PLAN, principal=5000, payment=5000)
        report = comply({"2026-04-15": 5000}, "2026-04-20", plan)
        assert (report.principal, report.accrued_interest) == (0, 0)
        assert str(report.revised_payoff) == str(report.present_payoff) == "2026-05-15"
        assert [row.payment for row in report.revised.schedule] == [Decimal("41.67")]
        opened = loose.changed(PLAN, principal=0, opening=5000, as_of="2026-04-20",
                               first="2026-05-15")  # fmt: skip
        assert gl.plan_payments(opened).total_paid == Decimal("41.67")

    def test_the_last_digit_of_principal_bears_no_interest(self) -> None:
        """Interest first, none in the month that pays it off: paid as printed, it is paid off."""
        plan = loose.changed(PLAN, principal=590, payment=None, months=6,
                             crediting="interest_before_principal",
                             interest="monthly_opening_except_payoff")  # fmt: skip
        rows = gl.plan_payments(plan).schedule
        report = comply({str(row.due): row.payment for row in rows}, "2026-12-31", plan)
        assert (report.principal, report.accrued_interest, report.cure) == (0, 0, 0)

    def test_money_paid_ahead_waits_for_the_end_of_a_suspension(self) -> None:
        """$500 of the support that falls due next: May's, where April's is suspended."""
        april = [{"from": "2026-04-01", "through": "2026-04-30"}]
        plan = loose.changed(WITH_CURRENT, current_paid=500, suspended=april)
        rows = gl.plan_payments(plan).schedule
        assert [row.payment for row in rows[:3]] == [0, 50, 550]

    def test_support_by_itself_is_no_instalment(self) -> None:
        """It is paid, and not counted among those that pay the debt."""
        plan = loose.changed(
            PLAN, principal=100, current_support={"amount": 500, "due_day": 1},
            suspended=[{"from": "2026-05-10", "through": "2026-05-20"}],
        )  # fmt: skip
        result = gl.plan_payments(plan)
        asked = [row for row in result.schedule if row.payment]
        assert (len(asked), result.months) == (4, 3)
