"""The statement: what it adds up to, what it cites, and the balances that a person confirmed."""

# Facts are read: tests write them as whole numbers and words, and compare amounts with these.
# mypy: disable-error-code="arg-type, comparison-overlap"

from collections.abc import Iterable
from decimal import Decimal

import pytest

import guideline as gl
from accounts import account, audit, day, noticed, order, payments, state, told
from guideline.amounts import exact
from guideline.arrears.balance import months_on
from guideline.worksheets import lines, own_lines

BUSY = account(
    order(517, "2005-03-10", through=day("2011-08-20"), name="child"),
    order("33.33", "2006-01-01", per="week", kind="spousal_support", through=day("2009-06-30")),
    paid={f"{2005 + n // 12}-{n % 12 + 1:02}-{n % 27 + 1:02}": 100 + 31 * n for n in range(4, 40)},
    assigned=({"from": "2006-01-01", "through": "2006-12-31"},),
)


def exact_sum(amounts: Iterable[Decimal]) -> Decimal:
    """Return a sum to the last of the library's digits."""
    with exact():
        return sum(amounts, Decimal(0))


class TestAddingUp:
    """Printed columns add up, and the totals are those of the months."""

    @pytest.mark.parametrize("convention", list(gl.Convention))
    def test_columns(self, convention: gl.Convention) -> None:
        """Each column of the months sums to its total, and balances roll forward."""
        statement = state(gl.changed(BUSY, interest=convention), "2012-12-31")
        document = gl.account_document(statement)
        columns = {
            "charged": "charged",
            "paid": "paid",
            "interest": "interest_charged",
            "to_interest": "interest_paid",
        }
        for column, total in columns.items():
            assert sum(Decimal(m[column]) for m in document["months"]) == Decimal(document[total])
        principal = interest = Decimal(0)
        for month in statement.months:
            principal += month.charged - month.to_current - month.to_principal
            interest += month.interest - month.to_interest
            assert (principal, interest) == (month.principal, month.accrued_interest)
        assert Decimal(document["principal"]) == principal
        assert Decimal(document["total"]) == principal + interest

    def test_allocations_add_up_to_their_payment(self) -> None:
        """Each payment's allocations sum to it, exactly and as printed."""
        statement = state(BUSY, "2012-12-31")
        document = gl.account_document(statement)
        for payment, printed in zip(statement.payments, document["payments"], strict=True):
            assert exact_sum(part.amount for part in payment.allocations) == payment.amount
            assert sum(Decimal(p["amount"]) for p in printed["allocations"]) == payment.amount

    def test_segments_are_all_the_interest(self) -> None:
        """The interest charged is the sum of its segments."""
        statement = state(gl.changed(BUSY, interest="actual_actual"), "2012-12-31")
        found = sum((segment.amount for segment in statement.segments), Decimal(0))
        assert abs(found - statement.interest_charged) < Decimal("1e-20")
        document = gl.account_document(statement)
        printed = sum(Decimal(segment["amount"]) for segment in document["segments"])
        assert printed == Decimal(document["interest_charged"])

    def test_kinds_are_the_whole(self) -> None:
        """The kinds of support sum to the account."""
        statement = state(BUSY, "2012-12-31")
        assert sum(kind.charged for kind in statement.kinds) == statement.charged
        assert exact_sum(kind.principal for kind in statement.kinds) == statement.principal

    def test_charges_know_what_is_unpaid(self) -> None:
        """What the instalments lack in payment is the principal."""
        statement = state(BUSY, "2012-12-31")
        unpaid = exact_sum(charge.amount - charge.paid for charge in statement.charges)
        assert abs(unpaid - statement.principal) < Decimal("1e-20")

    def test_nothing_yet(self) -> None:
        """Before anything happened the statement is empty, and everything is zero."""
        statement = state(account(), "2018-12-31")
        assert (statement.months, statement.total, statement.paid) == ((), 0, 0)


class TestCitations:
    """Every figure cited like an order's."""

    def test_every_amount_cites_the_law(self) -> None:
        """No amount of a statement stands without its provision."""
        statement = state(BUSY, "2007-12-31")
        for figure in lines(statement):
            if isinstance(figure.value, Decimal) and not figure.id.startswith("payment_credited"):
                assert figure.cites, figure.id

    def test_the_worksheet_of_the_document(self) -> None:
        """The document's worksheet is the statement's own figures, exact."""
        statement = state(BUSY, "2007-12-31")
        found = {line["id"]: line["value"] for line in gl.account_document(statement)["worksheet"]}
        assert set(found) == {line.id for line in own_lines(statement)}
        assert found["account_statement.as_of"] == "2007-12-31"


class TestCheckpoints:
    """Balances that a person has confirmed."""

    def test_one_that_agrees(self) -> None:
        """A balance that is the account's own brings no notice."""
        facts = account(checkpoints=({"on": "2019-02-28", "principal": 1000, "total": "1004.17"},))
        statement = state(facts, "2019-12-31")
        assert [point.agrees for point in statement.checkpoints] == [True, True]
        assert "checkpoint_differs" not in noticed(statement)

    def test_one_that_does_not(self) -> None:
        """One that is not says where and by how much."""
        facts = account(checkpoints=({"on": "2019-02-28", "accrued_interest": 8},))
        statement = state(facts, "2019-12-31")
        assert statement.checkpoints[0].difference == Decimal("-3.83")
        assert "checkpoint_differs" in noticed(statement)

    def test_one_after_the_day_asked_does_not_count_yet(self) -> None:
        """A checkpoint later than the statement's day is not compared."""
        facts = account(checkpoints=({"on": "2019-02-28", "principal": 8},))
        assert state(facts, "2019-02-27").checkpoints == ()

    def test_one_that_confirms_nothing(self) -> None:
        """A checkpoint without a balance is refused."""
        with pytest.raises(gl.InvalidFacts) as error:
            state(account(checkpoints=({"on": "2019-02-28"},)), "2019-12-31")
        assert told(error.value) == ["checkpoints[0]"]


PLAIN = account(
    order(500, "2019-01-10"),
    paid={f"{2019 + n // 12}-{n % 12 + 1:02}-07": 480 for n in range(24)},
)


def own_months(facts: gl.Account, through: str = "2020-12-31") -> list[gl.AuditMonth]:
    """Return an account's months through a day, as another's audit."""
    return audit(state(facts, through).months)


class TestReconcile:
    """Another party's audit beside the account."""

    def test_agreement(self) -> None:
        """An audit with the account's own figures agrees."""
        compared = gl.reconcile(PLAIN, own_months(PLAIN))
        assert compared.agrees
        assert (compared.months, compared.causes, compared.entries) == (24, (), ())

    @pytest.mark.parametrize(
        ("cause", "changes"),
        [
            ("missing_payment", {"payments": PLAIN.payments[:5] + PLAIN.payments[6:]}),
            (
                "extra_payment",
                {"payments": (*PLAIN.payments, *payments({"2019-09-10": 33}))},
            ),
            ("day_count", {"interest": "actual_365"}),
            ("interest_start", {"enforcement": "private"}),
            ("rounding", {"rounding": "each_posting"}),
            ("proration", {"orders": (order(500, "2019-01-10", proration="whole"),)}),
            (
                "other_amount",
                {
                    "orders": (
                        order(
                            500,
                            "2019-01-10",
                            modifications=({"amount": 550, "from": "2019-08-01"},),
                        ),
                    )
                },
            ),
            ("proration", {"orders": (order(500, "2019-02-01"),)}),
            ("missing_charge", {"orders": (order(500, "2019-01-10", through=day("2020-05-31")),)}),
            (
                "reading",
                {
                    "readings": gl.Readings(excess="held"),
                    "payments": payments({"2019-01-11": 2000}),
                },
            ),
        ],
    )
    def test_one_cause_explains_it_to_the_cent(
        self, cause: str, changes: dict[str, object]
    ) -> None:
        """Each named cause is found from the figures alone, and explains all of them."""
        own = gl.changed(PLAIN, payments=changes["payments"]) if cause == "reading" else PLAIN
        compared = gl.reconcile(own, own_months(gl.changed(own, **changes)))
        assert [each.cause for each in compared.causes] == [cause]
        assert compared.unexplained == ()
        assert not compared.agrees

    def test_an_unposted_modification(self) -> None:
        """An audit that has not posted a modification is explained by it."""
        facts = account(order(500, modifications=({"amount": 600, "from": "2019-05-01"},)))
        compared = gl.reconcile(facts, own_months(account(order(500))))
        assert compared.causes[0].cause == "unposted_modification"
        assert compared.first_month == "2019-05"

    @pytest.mark.parametrize(
        ("cause", "facts", "theirs"),
        [
            (
                "suspension",
                {"confinements": ({"from": "2019-02-01", "released": "2019-12-20"},)},
                {"confinements": ()},
            ),
            (
                "suspension",
                {"reconciliations": ({"from": "2019-02-01", "through": "2019-12-20"},)},
                {"reconciliations": ()},
            ),
            (
                "interest_stop",
                {"interest_stops": ({"section": "17502", "from": "2019-01-01"},)},
                {"interest_stops": ()},
            ),
            (
                "service_interest",
                {"active_duty": ({"from": "2019-06-01"},)},
                {"active_duty": ()},
            ),
            ("renewal", {"renewals": ({"date": "2020-06-01"},)}, {"renewals": ()}),
            (
                "missing_correction",
                {
                    "payments": payments({"2019-03-03": 100}, reference="r"),
                    "corrections": ({"date": "2019-04-01", "corrects": "r", "amount": 0},),
                },
                {"corrections": ()},
            ),
        ],
    )
    def test_what_the_audit_leaves_out(
        self, cause: str, facts: dict[str, object], theirs: dict[str, object]
    ) -> None:
        """A suspension, stop, service, renewal or correction that the audit does not have."""
        own = account(order(500, "2019-01-01"), **facts)
        compared = gl.reconcile(own, own_months(gl.changed(own, **theirs)))
        assert [each.cause for each in compared.causes] == [cause]

    def test_a_first_month_not_charged(self) -> None:
        """An audit that begins a month late is explained by that."""
        compared = gl.reconcile(account(order()), own_months(account(order(500, "2019-02-01"))))
        assert [each.cause for each in compared.causes] == ["missing_charge"]
        assert "begins to charge child_support in 2019-02" in compared.causes[0].text

    def test_another_crediting_order(self) -> None:
        """An audit that credits interest before principal is explained by that."""
        facts = account(order(500), paid={"2019-07-03": 1200, "2019-11-04": 1100})
        compared = gl.reconcile(facts, interest_first(facts))
        assert compared.causes[0].cause == "crediting_order"
        assert "interest before principal" in compared.causes[0].text

    def test_two_causes(self) -> None:
        """A missing payment and another day count are found one after the other."""
        theirs = gl.changed(
            PLAIN, payments=PLAIN.payments[:5] + PLAIN.payments[6:], interest="actual_365"
        )
        compared = gl.reconcile(PLAIN, own_months(theirs))
        assert [each.cause for each in compared.causes] == ["missing_payment", "day_count"]
        assert compared.causes[0].agrees_through < compared.causes[1].agrees_through == "2020-12"

    def test_all_payments_of_a_month(self) -> None:
        """Several payments of one month that the audit lacks are named together."""
        facts = account(order(500), paid={"2019-05-02": 120, "2019-05-20": 130})
        compared = gl.reconcile(facts, own_months(account(order(500))))
        assert [each.cause for each in compared.causes] == ["missing_payment"]
        assert "all 2 payments" in compared.causes[0].text

    @pytest.mark.parametrize("theirs", [205, 502])
    def test_digits_exchanged(self, theirs: int) -> None:
        """A payment with another amount is named, whichever is the larger."""
        facts = account(order(500), paid={"2019-05-02": 250})
        compared = gl.reconcile(facts, own_months(account(order(500), paid={"2019-05-02": theirs})))
        causes = {compared.causes[0].cause, (compared.causes[0].also or "").partition(":")[0]}
        assert "other_payment" in causes
        assert compared.unexplained == ()

    def test_posted_in_another_month(self) -> None:
        """A payment that the audit has a month late is missing in one and extra in the other."""
        facts = account(order(500), paid={"2019-05-30": 250})
        theirs = own_months(account(order(500), paid={"2019-06-03": 250}))
        causes = [each.cause for each in gl.reconcile(facts, theirs).causes]
        assert causes == ["missing_payment", "extra_payment"]

    def test_a_crediting_order_and_a_payment(self) -> None:
        """A second cause is found beside another crediting order."""
        paid = {"2019-07-03": 1200, "2019-11-04": 1100, "2020-03-02": 90}
        facts = account(order(500), paid=paid)
        theirs = interest_first(gl.changed(facts, payments=facts.payments[:2]))
        causes = [each.cause for each in gl.reconcile(facts, theirs).causes]
        assert causes == ["crediting_order", "missing_payment"]

    def test_a_cause_that_would_need_unknown_law_is_passed_over(self) -> None:
        """Variants that are not modelled are not causes, and stop nothing."""
        facts = account(
            order(500, "1999-01-01"),
            enforcement="private",
            assigned=({"from": "1999-01-01", "through": "1999-06-30"},),
            paid={"1999-05-02": 300, "1999-12-02": 300},
        )
        theirs = own_months(gl.changed(facts, payments=facts.payments[:1]), "1999-12-31")
        assert gl.reconcile(facts, theirs).causes[0].cause == "missing_payment"

    def test_an_extra_charge(self) -> None:
        """One month charged more is named as that."""
        months = own_months(
            gl.changed(
                PLAIN,
                orders=(
                    *PLAIN.orders,
                    order(75, "2019-08-01", through=day("2019-08-31"), name="x"),
                ),
            )
        )
        compared = gl.reconcile(PLAIN, months)
        assert compared.causes[0].cause == "extra_charge"

    def test_what_nothing_explains_is_said(self) -> None:
        """A cent that no variant makes is said to be unexplained."""
        months = own_months(PLAIN)
        months[7] = gl.changed(
            months[7], principal=(months[7].principal or Decimal(0)) + Decimal("0.01")
        )
        compared = gl.reconcile(PLAIN, months)
        assert compared.causes == ()
        assert [(u.month, u.column, u.difference) for u in compared.unexplained] == [
            ("2019-08", "principal", Decimal("0.01"))
        ]

    def test_the_entries_bring_agreement(self) -> None:
        """The correcting entries, added to the audit month by month, make it the account."""
        theirs = own_months(gl.changed(PLAIN, payments=PLAIN.payments[3:], interest="actual_365"))
        compared = gl.reconcile(PLAIN, theirs)
        running = {"principal": Decimal(0), "accrued_interest": Decimal(0)}
        entries = {(entry.month, entry.column): entry.amount for entry in compared.entries}
        mended = []
        for month in theirs:
            name = f"{month.month:%Y-%m}"
            for column in running:
                running[column] += entries.get((name, column), Decimal(0))
            mended.append(
                gl.changed(
                    month,
                    charged=(month.charged or Decimal(0))
                    + entries.get((name, "charged"), Decimal(0)),
                    paid=(month.paid or Decimal(0)) + entries.get((name, "paid"), Decimal(0)),
                    **{name: getattr(month, name) + more for name, more in running.items()},
                )
            )
        assert gl.reconcile(PLAIN, mended).agrees

    def test_only_what_the_audit_tells_is_compared(self) -> None:
        """An audit of balances alone, of some months, from before the account, is compared so."""
        months = [
            gl.AuditMonth(month=day("2018-11-01"), principal=0),
            gl.AuditMonth(month=day("2019-03-01"), principal=state(PLAIN, "2019-03-31").principal),
        ]
        assert gl.reconcile(PLAIN, months).agrees
        missing = gl.changed(PLAIN, payments=PLAIN.payments[:5] + PLAIN.payments[6:])
        balances = [gl.changed(m, charged=None, paid=None) for m in own_months(missing)]
        assert gl.reconcile(PLAIN, balances).causes[0].cause == "missing_payment"

    def test_after_the_account_ended_it_stands(self) -> None:
        """A month without a row of the account has the balance of the one before."""
        facts = account(order(500, through=day("2019-01-31")), rounding="each_posting")
        rows = audit(state(facts, "2019-06-30").months)
        assert gl.reconcile(facts, rows).agrees

    @pytest.mark.parametrize(
        ("kept", "told"),
        [
            ([1, 2, 3, 4, 5, 6], "none"),
            ([2, 3, 6], "2019-01, 2019-04 to 2019-05"),
            ([4], "2019-01 to 2019-03"),
            ([1, 3, 5], "2019-02, 2019-04"),
        ],
    )
    def test_months_that_the_audit_leaves_out(self, kept: list[int], told: str) -> None:
        """An audit that agrees in what it tells says nothing of the months that it leaves out."""
        facts = account()
        months = [audit(state(facts, "2019-06-30").months)[number - 1] for number in kept]
        agreeing = gl.reconcile(facts, months)
        assert (agreeing.agrees, agreeing.left_out) == (True, told)
        last = gl.changed(months[-1], charged=Decimal(1))
        assert gl.reconcile(facts, [*months[:-1], last]).left_out == told

    def test_an_audit_that_cannot_be(self) -> None:
        """No month, and a month twice, are refused."""
        with pytest.raises(gl.InvalidFacts, match="no month"):
            gl.reconcile(PLAIN, [])
        with pytest.raises(gl.InvalidFacts, match="stands twice"):
            gl.reconcile(PLAIN, [*own_months(PLAIN), own_months(PLAIN)[0]])


def interest_first(facts: gl.Account) -> list[gl.AuditMonth]:
    """Return an audit of the account's own facts that credits interest before principal."""
    with exact():
        return audit(months_on(facts, day("2020-12-31"), "interest_before_principal"))
