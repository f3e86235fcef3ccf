"""What was received on a plan: the day for which it counts, what is told of it, what is refused."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import guideline as gl
from accounts import told

loose: Any = gl  # facts are read from text and whole numbers too, which types do not say

ORDER = {"amount": 500, "from": "2026-04-01", "due_day": 15}
OWED = {"entered": "2026-03-31", "principal": 3000}
ACCOUNT = loose.Account(enforcement="local_agency", orders=[ORDER], judgments=[OWED])
PLAN = loose.Plan(
    as_of="2026-03-31", principal=3000, first="2026-04-15", payment=50,
    current_support={"amount": 500},
)  # fmt: skip


def comply(paid: list[dict[str, Any]], as_of: date = date(2026, 5, 31), **more: Any) -> Any:
    """Return the report on payments, followed by what the account of the same money owes."""
    made = [loose.Payment(**each) for each in paid]
    report = loose.comply(PLAN, made, as_of=as_of, **more)
    account = loose.changed(ACCOUNT, payments=made, **more)
    return report, loose.state_account(account, as_of=as_of)


def notices(report: gl.ComplianceReport) -> dict[str, str]:
    """Return what is told, by its id."""
    return {str(each.id): each.text for each in report.notices}


class TestBenefits:
    """§ 4504(b): a benefit for the child counts for the months that it covers."""

    @pytest.mark.parametrize(
        "covers",
        [{}, {"covers_from": "2026-04-01"},
         {"covers_from": "2026-04-10", "covers_through": "2026-05-09"}],
    )  # fmt: skip
    def test_it_is_credited_as_the_account_does(self, covers: dict[str, str]) -> None:
        """$900 received on May 5, of May, of April, or half of each."""
        benefit = {"date": "2026-05-05", "amount": 900, "source": "benefit", **covers}
        report, account = comply([benefit])
        assert report.principal == account.principal
        assert report.accrued_interest == round(account.accrued_interest, 2)
        assert "2026-04" in account.payments[0].allocations[0].day.isoformat() or not covers
        april = report.instalments[0]
        assert april.status == ("paid" if len(covers) == 1 else "short")
        assert "1 payment, $900.00" in notices(report)["benefit_months"]

    @pytest.mark.parametrize(
        ("benefit", "section"),
        [
            ({"covers_from": "2026-03-01"}, "Fam. Code § 4504(b)"),  # it changes the balance
            ({"amount": 9000}, "Fam. Code § 4504(b)"),  # what is left pays nothing later
            ({"amount": 3550}, "Fam. Code § 4504(b)"),  # nor interest that is not yet posted
            ({"source": "benefit_not_claimed"}, "Fam. Code § 4504(c)"),
        ],
    )
    def test_what_a_plan_does_not_do_with_it_is_refused(
        self, benefit: dict[str, Any], section: str
    ) -> None:
        """It is never credited as if it were another's money."""
        paid = {"date": date(2026, 4, 20), "amount": 400, "source": "benefit", **benefit}
        with pytest.raises(gl.NotModelled) as caught:
            loose.comply(PLAN, [loose.Payment(**paid)], as_of=date(2026, 5, 31))
        assert caught.value.cite == section
        later = {**paid, "date": date(2026, 6, 20)}
        loose.comply(PLAN, [loose.Payment(**later)], as_of=date(2026, 5, 31))

    def test_all_that_is_owed_may_be_paid_by_it(self) -> None:
        """$500 of May and nothing beyond: with April and the arrears paid, it leaves nothing."""
        paid = [{"date": "2026-04-15", "amount": 3525},  # with April's interest
                {"date": "2026-05-02", "amount": 500, "source": "benefit"}]  # fmt: skip
        report, account = comply(paid)
        assert (report.principal, report.accrued_interest, report.cure) == (0, 0, 0)
        assert account.principal == 0


def test_an_offset_that_never_paid_current_support_is_refused() -> None:
    """CCP § 695.221(e)(1), through April 2020; $550 in May pay May, and $50 of April."""
    plan = loose.changed(PLAN, as_of="2020-03-31", first="2020-04-15")
    paid = {"amount": 550, "source": "tax_offset"}
    with pytest.raises(gl.NotModelled) as caught:
        loose.comply(plan, [loose.Payment(date=date(2020, 4, 10), **paid)], as_of=date(2020, 5, 31))
    assert caught.value.cite == "Code Civ. Proc. § 695.221(e)(1)"
    may = loose.Payment(date=date(2020, 5, 10), **paid)
    assert loose.comply(plan, [may], as_of=date(2020, 5, 31)).shortfall_current == 450


def test_what_does_not_count_and_what_counts_as_any_is_told() -> None:
    """Money of before, of after, and with the name of an order."""
    paid = [{"date": "2026-03-31", "amount": 70}, {"date": "2026-03-01", "amount": 30},
            {"date": "2026-04-15", "amount": 550, "order": "order of 2026", "case": "a case"},
            {"date": "2026-06-01", "amount": 9}]  # fmt: skip
    made = [loose.Payment(**each) for each in paid]
    report = loose.comply(PLAN, made, as_of=date(2026, 5, 31))
    said = notices(report)
    assert said["compliance_before"].startswith("2 payments, $100.00, received through 2026-03-31")
    assert said["compliance_after"].startswith("1 payment, $9.00, received after 2026-05-31")
    assert said["compliance_named"].startswith("1 payment, $550.00, with an order or a case")
    assert report.received == 550


def test_of_several_corrections_the_last_by_the_day_counts() -> None:
    """Whatever their order."""
    payment = loose.Payment(date=date(2026, 4, 15), amount=550, reference="A")
    first = loose.Correction(date=date(2026, 4, 20), corrects="A", amount=0)
    second = loose.Correction(date=date(2026, 5, 20), corrects="A", amount=300)
    for corrections in ([first, second], [second, first]):
        for as_of, received in ((date(2026, 5, 1), 0), (date(2026, 5, 31), 300)):
            report = loose.comply(PLAN, [payment], as_of=as_of, corrections=corrections)
            assert report.received == received


@pytest.mark.parametrize(
    ("payment", "correction"),
    [
        ({"date": "2026-03-20"}, {"date": "2026-04-10", "amount": 0}),
        ({"date": "2026-04-20"}, {"date": "2026-04-25", "amount": 550, "received": "2026-03-20"}),
    ],
)
def test_a_later_correction_of_money_in_the_balance_is_refused(
    payment: dict[str, str], correction: dict[str, Any]
) -> None:
    """The balance was another than the plan says; corrected before it, it was told as it is."""
    paid = [loose.Payment(amount=550, reference="A", **payment)]
    made = [loose.Correction(corrects="A", **correction)]
    with pytest.raises(gl.NotModelled) as caught:
        loose.comply(PLAN, paid, as_of=date(2026, 5, 31), corrections=made)
    assert "the balance of 2026-03-31" in caught.value.what
    early = [loose.changed(made[0], date="2026-03-30", received=None)]
    old = [loose.changed(paid[0], date="2026-03-20")]
    assert loose.comply(PLAN, old, as_of=date(2026, 5, 31), corrections=early).received == 0


def test_everything_that_cannot_be_is_told_at_once() -> None:
    """As of an account's payments, with the day."""
    paid = [
        loose.Payment(date=date(2026, 4, 15), amount=Decimal("10.123")),
        loose.Payment(date=date(2026, 4, 15), amount=5, covers_from=date(2026, 6, 1),
                      covers_through=date(2026, 3, 31)),
    ]  # fmt: skip
    wrong = [loose.Correction(date=date(2026, 4, 20), corrects="nobody", amount=0)]
    with pytest.raises(gl.InvalidFacts) as caught:
        loose.comply(PLAN, paid, as_of=date(9999, 12, 31), corrections=wrong)
    assert told(caught.value) == [
        "as_of", "payments[0].amount", "payments[1].covers_from", "payments[1].covers_through",
        "corrections[0].corrects",
    ]  # fmt: skip
