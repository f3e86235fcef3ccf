"""The plain-language pages on accounts, plans and compliance: true, complete, easy, in both."""

# Facts are read: tests write them as whole numbers and words.
# mypy: disable-error-code="arg-type"

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import guideline as gl
from accounts import account, day, order, payments, state
from guideline.arrears.choices import Convention
from guideline.arrears.crediting import CREDITING_ORDERS
from guideline.arrears.kept import Kept
from guideline.cli import main
from guideline.dates import Per
from guideline.explanation import arrears_messages as said
from guideline.explanation import compliance_messages as kept_said
from guideline.explanation.catalogue import language
from guideline.explanation.pages import plain_page
from guideline.explanation.plain import PlainPage
from guideline.order import SupportKind
from pages import english_grade, figures_of, same_figures, shown_in, spanish_ease, told

loose: Any = gl
READERS = ("payor", "payee")
NAMED = {"obligor": "Ana", "obligee": "Ben"}
AS_OF = "2026-03-31"


def plan(**facts: Any) -> gl.Plan:
    """Return a plan of $3,000 at $50 a month, or what is said otherwise."""
    given = {"as_of": day(AS_OF), "principal": 3000, "first": day("2026-04-15")}
    how = {} if facts.keys() & {"months", "by", "rule", "share_of_current"} else {"payment": 50}
    return loose.Plan(**{**given, **how, **facts})  # type: ignore[no-any-return]


def planned(**facts: Any) -> gl.PaymentPlan:
    """Return the schedule of a plan with what may go otherwise."""
    made = plan(**facts)
    return gl.stressed(made, gl.plan_payments(made))


def kept(paid: dict[str, int], as_of: str = "2026-08-31", **facts: Any) -> gl.ComplianceReport:
    """Return whether a plan is kept by some payments."""
    return gl.comply(plan(**facts), payments(paid), as_of=day(as_of))


def by_two_kinds() -> gl.AccountStatement:
    """Return an account of child and spousal support, partly assigned, that Ana owes Ben."""
    orders = (
        order(500, **NAMED),
        order(200, kind="spousal_support", name="spousal", **NAMED),
    )
    facts = account(
        *orders,
        paid={"2020-01-05": 300, "2020-02-05": 9_900},
        assigned=[gl.DaySpan(from_=day("2019-01-01"), through=day("2019-06-30"))],
    )
    return state(facts, "2021-03-31")


def before_2009() -> gl.AccountStatement:
    """Return an account with a payment under the old crediting order, and a tax offset of then."""
    early = payments({"2005-06-10": 700})
    offset = payments({"2006-06-10": 300}, source="tax_offset")
    facts = account(order(500, "2004-01-01"), payments=(*early, *offset))
    return state(facts, "2007-12-31")


def renewed() -> gl.AccountStatement:
    """Return an account whose interest a renewal made principal."""
    facts = account(
        enforcement="private",
        interest="actual_365",
        renewals=[gl.Renewal(date=day("2021-01-01"))],
    )
    return state(facts, "2022-03-31")


CURRENT = {"amount": 500, "through": "2027-06-30"}
RECORDS: dict[str, Callable[[], object]] = {
    "owed": lambda: state(gl.read_account("examples/account.toml"), AS_OF),
    "two kinds": by_two_kinds,
    "old crediting": before_2009,
    "renewed": renewed,
    "nothing paid": lambda: state(account(), "2019-12-31"),
    "paid at once": lambda: state(account(paid={"2019-01-01": 800}), "2019-01-31"),
    "spousal alone": lambda: state(account(order(100, kind="spousal_support")), "2019-12-31"),
    "thirteen payments": lambda: state(
        account(paid={f"2019-{month:02}-09": 100 + month for month in range(1, 13)}), "2019-12-31"
    ),
    "a plan": lambda: planned(current_support=CURRENT),
    "a plan of earnings": lambda: planned(
        current_support=CURRENT, rule="agency", earnings={"monthly_disposable_earnings": 1600}
    ),
    "a weekly plan": lambda: planned(per="week", payment=20, accrued_interest=400),
    "a plan that never ends": lambda: planned(
        payment=10, crediting="interest_before_principal", accrued_interest=100
    ),
    "a plan that a miss makes endless": lambda: planned(
        payment=25, crediting="interest_before_principal", stress={"missed": 3}
    ),
    "nothing to plan": lambda: planned(principal=0),
    "kept": lambda: kept({f"2026-{month:02}-10": 50 for month in range(4, 9)}),
    "just begun": lambda: kept(
        {}, "2026-04-10", principal=200, standing={"unpaid": [{"due": "2026-03-31", "amount": 200}]}
    ),
    "just begun, of unknown age": lambda: kept({}, "2026-04-10", principal=200),
    "lump sum": lambda: kept({}, lump_sums=[{"date": "2026-05-20", "amount": 500}]),
    "paid off": lambda: kept({"2026-05-02": 3050}),
    "reimbursement behind": lambda: kept(
        {f"2026-{month:02}-10": 50 for month in range(4, 9)},
        standing={"reimbursement_days_behind": 40},
    ),
    "precluded, reimbursement behind": lambda: kept(
        {}, standing={"estoppel": True, "reimbursement_days_behind": 40}
    ),
    "reimbursement late": lambda: kept(
        {f"2026-{month:02}-10": 50 for month in range(4, 9)},
        standing={"reimbursement_days_behind": 30},
    ),
    "all behind": lambda: kept({}, standing={"reimbursement_days_behind": 31}),
    "private, behind": lambda: kept({}, enforcement="private"),
    "set by nobody": lambda: kept({}, standing={"schedule_by": "neither"}),
    "kept ahead": lambda: kept({"2026-04-10": 600}),
    "behind": lambda: kept(
        {"2026-04-10": 550, "2026-05-20": 550, "2026-06-10": 520}, current_support=CURRENT
    ),
    "never paid": lambda: kept({}),
    "precluded": lambda: kept({}, standing={"estoppel": True}),
    "protected": lambda: kept(
        {}, standing={"annual_household_income": 20_000, "county_median_income": 90_000}
    ),
    "not protected": lambda: kept(
        {}, standing={"annual_household_income": 80_000, "county_median_income": 90_000}
    ),
    "hopeless": lambda: kept(
        {"2026-04-15": 1}, payment=10, crediting="interest_before_principal", principal=9000
    ),
}
NAMES = pytest.mark.parametrize("name", RECORDS)


def pages(name: str, code: str) -> list[PlainPage]:
    """Return the page of each reader about a record."""
    record = RECORDS[name]()
    return [plain_page(record, reader, language(code)) for reader in READERS]


@NAMES
@pytest.mark.parametrize("code", ["en", "es"])
def test_every_figure_is_a_field_of_the_record(name: str, code: str) -> None:
    """No figure on a page is the page's own: each is a line of the record."""
    known = shown_in(language(code), RECORDS[name]())
    for page in pages(name, code):
        assert set(figures_of(told(page))) <= known


@NAMES
def test_both_languages_state_the_same_figures(name: str) -> None:
    """English and Spanish say the same figures under the same law, sentence by sentence."""
    for english, spanish in zip(pages(name, "en"), pages(name, "es"), strict=True):
        same_figures(english, spanish)


@NAMES
def test_both_readers_are_told_the_same_figures(name: str) -> None:
    """Who pays and who receives read the same figures, each from the own side."""
    payor, payee = pages(name, "en")
    assert figures_of(told(payor)) == figures_of(told(payee))
    assert payor.title != payee.title


@NAMES
def test_every_page_says_what_it_is_not(name: str) -> None:
    """Each page says that only a judge decides, and that it is no legal advice."""
    for page in pages(name, "en"):
        assert said.ONLY_A_JUDGE in page.passages[0].sentences
        assert "not legal advice" in page.passages[-1].sentences[0]


@pytest.mark.filterwarnings("default")
@NAMES
def test_it_reads_easily(name: str) -> None:
    """English reads at eighth grade or below, Spanish "fairly easy" or easier."""
    for page in pages(name, "en"):
        assert english_grade(page) <= 8
    for page in pages(name, "es"):
        fernandez_huerta, szigriszt_pazos = spanish_ease(page)
        assert fernandez_huerta >= 70
        assert szigriszt_pazos >= 66


def test_every_word_of_a_record_has_words_for_a_reader() -> None:
    """Each convention, crediting order, frequency, kind of support and standing is told."""
    assert list(said.CONVENTIONS) == list(Convention)
    assert set(said.CREDITING) == set(CREDITING_ORDERS)
    assert list(said.PER) == list(Per)
    assert set(said.KINDS_OF_SUPPORT) == set(SupportKind)
    behind = RECORDS["behind"]()
    assert isinstance(behind, gl.ComplianceReport)
    assert {each.status for each in behind.instalments} >= {Kept.LATE, Kept.SHORT, Kept.MISSED}
    whole = {each.what for each in (*behind.instalments, *RECORDS["lump sum"]().instalments)}  # type: ignore[attr-defined]
    assert whole == set(kept_said.WHAT)
    assert {each.section for each in behind.consequences} == {*kept_said.FOLLOWS_IF, "17520.5"}
    assert set(kept_said.UNKNOWN_IF) < set(kept_said.FOLLOWS_IF)


def test_an_account_is_told_from_each_side() -> None:
    """The obligor reads "you owe"; the obligee reads who owes, by name where orders name them."""
    statement = by_two_kinds()
    assert "you owe $" in gl.explain(statement, reader="payor")
    assert "Ana owes $" in gl.explain(statement, reader="payee")
    assert "explained for Ben" in gl.explain(statement, reader="Ben")
    assert gl.explain(statement, reader="Ana") == gl.explain(statement, reader="payor")
    unnamed = state(account(), "2019-12-31")
    assert "the other parent owes $" in gl.explain(unnamed, reader="payee")
    spousal = RECORDS["spousal alone"]()
    assert "the other person owes $" in gl.explain(spousal, reader="payee")


def test_names_count_only_where_all_orders_give_the_same() -> None:
    """Two orders that name unlike obligees leave the statement without an obligee's name."""
    orders = (order(500, **NAMED), order(100, name="b", **{**NAMED, "obligee": "Cleo"}))
    statement = state(account(*orders), "2019-12-31")
    assert (statement.obligor, statement.obligee) == ("Ana", None)
    with pytest.raises(gl.InvalidFacts, match=r"write one of: payor, payee, Ana$"):
        gl.explain(statement, reader="Ben")


def test_an_account_tells_what_became_of_the_money() -> None:
    """What went to current support, older support and interest, and by which order of the law."""
    text = gl.explain(by_two_kinds(), reader="payor")
    assert "Child support: $" in text
    assert "owed to the state, because public aid was paid" in text
    assert "went to interest" in text
    older = gl.explain(before_2009(), reader="payor")
    assert "then interest, then older support" in " ".join(older.split())
    assert "interest before support" in " ".join(older.split())
    assert "when the judgment was renewed" in " ".join(
        gl.explain(renewed(), reader="payee").split()
    )


def test_an_account_that_is_paid_says_so() -> None:
    """Nothing past due, what came in beyond it, and no interest."""
    text = gl.explain(RECORDS["paid at once"](), reader="payor")
    assert "Nothing is past due on January 31, 2019." in text
    assert "$300.00 came in beyond all that was owed." in text
    assert "No interest was added." in text


def test_the_last_twelve_payments_are_listed() -> None:
    """A short account lists every payment; a long one says that these are the last."""
    assert "These are the payments" in gl.explain(RECORDS["owed"](), reader="payor")
    facts = account(paid={f"20{19 + n // 12}-{n % 12 + 1:02}-09": 100 + n for n in range(13)})
    text = gl.explain(state(facts, "2020-12-31"), reader="payor")
    assert "These are the last payments" in text
    assert "$100.00\n" not in text
    assert "$101.00\n" in text


def test_a_private_account_says_nothing_of_the_agency() -> None:
    """Only where a local agency enforces may it be asked to review the amount."""
    assert "agency to review" in gl.explain(state(account(), AS_OF), reader="payor")
    private = state(account(enforcement="private"), AS_OF)
    assert "agency to review" not in gl.explain(private, reader="payor")


def test_a_plan_is_told_from_each_side() -> None:
    """What is paid, until when, what it costs, and what would change it."""
    text = " ".join(gl.explain(planned(current_support=CURRENT), reader="payor").split())
    assert "You would pay $50.00 each month toward past-due support." in text
    assert "paid off on July 15, 2032. Number of payments: 76." in text
    assert "At first that is $500.00." in text
    assert (
        "If the first 2 payments were missed, and the support of the month in them as well, the "
        "debt would be paid off on June 15, 2035"
    ) in text
    assert "If $300.00 more were paid" in text
    payee = gl.explain(planned(), reader="payee")
    assert "The other parent would pay $50.00 each month" in payee
    assert "each new month" not in payee


@pytest.mark.parametrize(
    ("current", "english", "spanish"),
    [
        (None, "If the first payment were missed, the debt", "Si faltara el primer pago, la deuda"),
        (CURRENT, "were missed, and the support of the month in it as well, the debt",
         "Si faltara el primer pago, y con él también la manutención del mes, la deuda"),
    ],
)  # fmt: skip
def test_one_missed_payment_is_the_first(current: Any, english: str, spanish: str) -> None:
    """One is not "the first 1 payments"."""
    one = planned(current_support=current, stress={"missed": 1})
    for code, sentence in (("en", english), ("es", spanish)):
        assert sentence in " ".join(gl.explain(one, reader="payor", language=code).split())


def test_a_plan_that_never_ends_says_so() -> None:
    """No payoff and no cost is told where there is none."""
    text = " ".join(gl.explain(RECORDS["a plan that never ends"](), reader="payor").split())
    assert "the debt would never be paid off" in text
    assert "In all" not in text
    missed = gl.explain(RECORDS["a plan that a miss makes endless"](), reader="payor")
    assert "If the first 3 payments were missed, the debt would never" in " ".join(missed.split())
    nothing = gl.explain(RECORDS["nothing to plan"](), reader="payor")
    assert "Nothing is past due on March 31, 2026." in nothing
    assert "You would pay" not in nothing


def test_a_kept_plan_and_a_broken_one() -> None:
    """Whether it is kept, what is late, and what would bring it up to date."""
    fine = gl.explain(RECORDS["kept"](), reader="payor")
    assert "Yes. On August 31, 2026" in fine
    assert "Nothing is late." in fine
    assert "None of the steps" in gl.explain(RECORDS["just begun"](), reader="payor")
    assert "$350.00 was paid ahead" in gl.explain(RECORDS["kept ahead"](), reader="payor")
    broken = " ".join(gl.explain(RECORDS["behind"](), reader="payee").split())
    assert "No. On August 31, 2026" in broken
    assert "Days late, of the oldest part: 77." in broken
    assert "$1,130.00 would bring support and the plan's payments up to date" in broken
    assert "June 15, 2026, plan payment: $50.00 was due. $20.00 was paid" in broken
    assert "A license may be suspended." in broken
    precluded = " ".join(gl.explain(RECORDS["precluded"](), reader="payor").split())
    assert "a judge found that this order may not be enforced" in precluded
    assert "A license may be suspended." not in precluded
    assert "A judge found that this order may not be enforced. Whether that stops" in precluded


def test_limits_are_told_on_the_page_of_a_plan() -> None:
    """Over half of the pay is over a rule of the agency; with another family less may be taken."""
    over = planned(
        current_support={"amount": 500}, payment=80, earnings={"monthly_disposable_earnings": 1000}
    )
    for code, words in (
        ("en", ("larger than a rule lets the child support agency set", "another spouse or child")),
        ("es", ("mayor de lo que una regla permite", "también mantiene a otro cónyuge o hijo")),
    ):
        text = " ".join(gl.explain(over, reader="payor", language=code).split())
        assert all(word in text for word in words)


def test_a_private_order_takes_no_license() -> None:
    """A local agency certifies who is not in compliance: where none enforces, nothing follows."""
    record = RECORDS["private, behind"]()
    assert isinstance(record, gl.ComplianceReport)
    assert not record.complies
    assert "compliance_licence" not in {str(notice.id) for notice in record.notices}
    text = gl.explain(record, reader="payor")
    assert "icense" not in text
    assert "None of the steps" in text


def test_what_is_not_known_is_not_told_as_nothing() -> None:
    """How old a debt is may be unknown, and so what may follow from it."""
    text = " ".join(gl.explain(RECORDS["just begun, of unknown age"](), reader="payor").split())
    assert "None of the steps" not in text
    assert "does not know whether the debt may be sent to the state for collection" in text
    assert "does not know whether money may be taken from a bank account" in text
    assert "Whether that stops" not in text


def test_why_a_plan_counts_as_kept_or_broken_is_told() -> None:
    """A judgment that is behind breaks it by itself; what nobody set is not counted."""
    text = " ".join(gl.explain(RECORDS["reimbursement behind"](), reader="payor").split())
    assert "No. On August 31, 2026" in text
    assert "to be paid back for public assistance: 40. That alone is too late." in text
    assert "Nothing is late." not in text
    text = gl.explain(RECORDS["precluded, reimbursement behind"](), reader="payor")
    assert "to be paid back for public assistance: 40." in " ".join(text.split())
    assert "That alone is too late." not in text
    for record, alone in (("reimbursement late", False), ("all behind", False)):
        text = " ".join(gl.explain(RECORDS[record](), reader="payor").split())
        assert "to be paid back for public assistance" in text
        assert ("That alone is too late." in text) is alone
        assert "Nothing is late." not in text
    text = " ".join(gl.explain(RECORDS["set by nobody"](), reader="payor").split())
    assert "Yes. On August 31, 2026" in text
    assert "No judge ordered this plan and no agency agreed to it" in text


def test_a_debt_that_is_paid_off_says_when() -> None:
    """The day of the last payment on it, and not that of the report."""
    record = RECORDS["paid off"]()
    assert isinstance(record, gl.ComplianceReport)
    assert record.revised_payoff == record.present_payoff == day("2026-05-02")
    text = " ".join(gl.explain(record, reader="payee").split())
    assert "It was paid off on May 2, 2026." in text
    assert "As planned" not in text


def test_a_licence_protected_by_income() -> None:
    """§ 17520.5: a low household income protects a licence, a higher one does not."""
    assert "so the driver's license is protected" in gl.explain(
        RECORDS["protected"](), reader="payor"
    )
    assert "is not protected by a low income" in gl.explain(
        RECORDS["not protected"](), reader="payor"
    )
    assert "This page does not know it." in " ".join(
        gl.explain(RECORDS["never paid"](), reader="payor").split()
    )


def test_ends_that_never_come_are_told() -> None:
    """Where a debt never ends as it is paid, the page says for how long it goes on."""
    text = " ".join(gl.explain(RECORDS["hopeless"](), reader="payor").split())
    assert "As planned: not within two centuries." in text
    assert "so far, $0.20 each time: not within two centuries." in text
    assert "from now on: not within two centuries." in text


ACCOUNT = ["account", "examples/account.toml", "--as-of", AS_OF]
PLAN = ["plan", "examples/plan.toml"]
COMPLY = ["comply", "examples/plan.toml", "examples/plan_payments.csv", "--as-of", "2026-08-31"]


@pytest.mark.parametrize("arguments", [ACCOUNT, PLAN, COMPLY], ids=lambda each: str(each[0]))
@pytest.mark.parametrize("reader", READERS)
def test_the_command_writes_a_page(
    arguments: list[str], reader: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--reader`` and ``--language`` write the page, as text or Markdown."""
    more = ["--reader", reader, "--language", "es"]
    assert main([*arguments, *more]) == 0
    assert "No es consejo legal" in capsys.readouterr().out
    assert main([*arguments, *more, "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("# ")


def test_a_broken_plan_still_ends_with_3(capsys: pytest.CaptureFixture[str]) -> None:
    """``--fail-if-behind`` answers the same whatever is written."""
    assert main([*COMPLY, "--reader", "payor", "--fail-if-behind", "30"]) == 3
    assert "Is the plan kept?" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "said_to_user"),
    [
        (["--reader", "payor", "--format", "json"], "write one of: text, markdown"),
        (["--language", "es"], "name a reader as well"),
        (["--reader", "Nobody"], "write one of: payor, payee"),
        (["--reader", "payor", "--language", "xx"], "write one of: en, es"),
    ],
)
@pytest.mark.parametrize("arguments", [ACCOUNT, PLAN, COMPLY], ids=lambda each: str(each[0]))
def test_what_cannot_be_written_is_refused(
    arguments: list[str], more: list[str], said_to_user: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reader, language or form that there is not ends with 2 and says what to write."""
    assert main([*arguments, *more]) == 2
    seen = capsys.readouterr()
    assert said_to_user in seen.err
    assert seen.out == ""


def test_several_plans_or_conventions_have_no_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A comparison of plans has no page, and is refused, not passed over."""
    assert main(["plan", "examples/plan.toml", "examples/plan.toml", "--reader", "payor"]) == 2
    assert "PLAN: 2: a page shows one plan; name one" in capsys.readouterr().err
    asked = ["--reader", "bob", "--language", "fr", "--format", "csv"]
    assert main(["plan", "no such file", *asked]) == 2
    told_of = capsys.readouterr().err
    for part in ("--format: csv", "--language: 'fr'", "--reader: 'bob'", "no such file"):
        assert part in told_of
    both = tmp_path / "both.toml"
    both.write_text(
        "as_of = 2026-03-31\nprincipal = 9\nfirst = 2026-04-15\n[[plans]]\npayment = 1\n"
        "[[plans]]\npayment = 2\n",
        encoding="utf-8",
    )
    assert main(["plan", str(both), "no such file", "--reader", "bob"]) == 2
    told_of = capsys.readouterr().err
    for part in ("--reader: 'bob'", "PLAN: 3: a page shows one plan", "no such file"):
        assert part in told_of


def test_a_plan_that_changes_is_told_with_every_amount() -> None:
    """Each amount from its day on, lump sums, suspended days, and the first payment made."""
    plan = planned(
        roll_down=True,
        suspended=[{"from": "2026-04-01", "through": "2026-05-31"}],
        changes=[
            {"from": "2026-09-01", "payment": 75},
            {"from": "2026-10-01", "payment": 75},
            {"from": "2090-01-01", "payment": 5},
        ],
        lump_sums=[{"date": "2026-07-01", "amount": 200}],
        current_support={"amount": 400, "through": "2026-12-31"},
    )
    text = " ".join(gl.explain(plan, reader="payor").split())
    for sentence in (
        "You would pay $50.00 each month toward past-due support.",
        "The first payment is on June 15, 2026.",
        "From September 1, 2026, the payment is $75.00 each month.",
        "From January 1, 2027, the payment is $475.00 each month.",
        "On July 1, 2026, $200.00 more is paid at once.",
        "From April 1, 2026 through May 31, 2026, support is suspended, and no payment is due.",
    ):
        assert sentence in text
    assert "2090" not in text
    assert "From April 15, 2026, the payment" not in text
    page = gl.as_html(plan)
    assert "each month from 2026-06-15, at first" in page
    assert "From September 1, 2026, the payment is $75.00 each month." in page
    assert "each month from 2026-04-15, at first" in gl.plans_svg([plan])
    made = gl.plan_document(plan)
    assert [each["payment"] for each in made["amounts"]] == ["50.00", "75.00", "475.00"]
    assert made["suspended"] == [{"from": "2026-04-01", "through": "2026-05-31"}]
    assert made["never_ends"] is None


FIRST = "interest_before_principal"


@pytest.mark.parametrize(
    ("terms", "why", "what", "more"),
    [
        ({"payment": 0}, "nothing_reaches_it", "Any payments on the debt", "0.00"),
        (
            {"payment": 0, "crediting": FIRST},
            "nothing_reaches_it",
            "More than $25.00 a month",
            "25.00",
        ),
        (
            {"payment": 20, "crediting": FIRST},
            "interest_first",
            "More than $24.83 a month",
            "24.83",
        ),
        (
            {"changes": [{"from": "2027-01-01", "payment": 0}]},
            "nothing_later",
            "Any payments on the debt",
            "0.00",
        ),
        (
            {"suspended": [{"from": "2026-04-01"}]},
            "suspended",
            "Once support is no longer suspended",
            None,
        ),
    ],
)
def test_a_plan_that_never_ends_is_told_why_and_what_would_end_it(
    terms: dict[str, Any], why: str, what: str, more: str | None
) -> None:
    """In the notice, in the document, and in words in either language."""
    plan = planned(**terms)
    text = " ".join(gl.explain(plan, reader="payor").split())
    assert "With these payments the debt would never be paid off." in text
    assert what in text
    assert "Larger payments end a debt sooner" not in text
    assert gl.plan_document(plan)["never_ends"] == {"why": why, "more_than": more}
    spanish = " ".join(gl.explain(plan, reader="payor", language="es").split())
    assert "no se acabaría de pagar nunca" in spanish
    assert "Larger" not in spanish
    assert "payment" not in spanish
    notice = plan.notices[0].text
    assert (f"more than ${more} a month" in notice) == (more not in {None, "0.00"})
