"""The plain-language pages: every figure from the record, both languages alike, easy to read."""

import re
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.dates import format_date
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_percent

import guideline as gl
import languages as catalogues
from cases import EXAMPLES, FIRST, SECOND, case, support
from guideline.cli import main
from guideline.explanation import messages
from guideline.explanation.catalogue import language, languages
from guideline.explanation.figures import Figures
from guideline.explanation.order_page import order_page
from guideline.explanation.plain import PlainPage
from guideline.figures import Unit
from guideline.support.deductions import ITEMS
from guideline.worksheets import Line
from pages import english_grade, figures_of, same_figures, shown_in, spanish_ease, told

PLACES = re.compile(r"\{\w+\}")
PATHS = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.name))


def pages(path: Path, code: str) -> Iterator[tuple[PlainPage, gl.GuidelineSupport, gl.Sensitivity]]:
    """Yield the page of each parent of an example, with what it was made from."""
    result = gl.calculate(gl.read_case(path))
    study = gl.sensitivity(result)
    for parent in result.case.parents:
        yield order_page(result, parent.name, language(code), study), result, study


def names_of(result: gl.GuidelineSupport) -> list[str]:
    """Return the names of a case, which a page repeats."""
    parents = [parent.name for parent in result.case.parents]
    return parents + [child.name for child in result.case.children]


@PATHS
@pytest.mark.parametrize("code", ["en", "es"])
def test_every_figure_is_a_field_of_the_records(path: Path, code: str) -> None:
    """No figure on a page is the page's own: each is a line of the calculation or the study."""
    for page, result, study in pages(path, code):
        known = shown_in(language(code), result) | shown_in(language(code), study)
        assert set(figures_of(told(page, names_of(result)))) <= known


@PATHS
def test_both_languages_state_the_same_figures(path: Path) -> None:
    """English and Spanish say the same figures, sentence by sentence."""
    for (english, result, _), (spanish, _, _) in zip(
        pages(path, "en"), pages(path, "es"), strict=True
    ):
        same_figures(english, spanish, names_of(result))


@pytest.mark.parametrize("code", languages()[1:])
def test_no_sentence_is_untranslated(code: str) -> None:
    """Each catalogue has every sentence with the same places in it, and none that is not used."""
    with (catalogues.CATALOGUES / f"{code}.po").open("rb") as file:
        found = {str(item.id): str(item.string) for item in read_po(file) if item.id}
    assert list(found) == catalogues.sentences()
    for sentence, translated in found.items():
        assert sorted(PLACES.findall(sentence)) == sorted(PLACES.findall(translated))
        assert translated.strip()


@pytest.mark.parametrize("code", languages()[1:])
def test_the_compiled_catalogue_is_the_written_one(code: str) -> None:
    """What the library reads says what translators edit: ``make languages``.

    Sentences are compared and not bytes, whose order is the compiler's affair.
    """
    path = catalogues.CATALOGUES / f"{code}.po"
    kept = {str(item.id): str(item.string) for item in catalogues.updated(path) if item.id}
    with path.with_suffix(".mo").open("rb") as file:
        found = {str(item.id): str(item.string) for item in read_mo(file) if item.id}
    assert found == kept
    again = read_mo(BytesIO(catalogues.as_mo(catalogues.updated(path))))
    assert {str(item.id): str(item.string) for item in again if item.id} == kept


def test_a_third_language_is_a_file(tmp_path: Path) -> None:
    """An empty file becomes a catalogue with every sentence to be translated, and compiles."""
    (tmp_path / "fr.po").write_text("", encoding="utf-8")
    catalogue = catalogues.updated(tmp_path / "fr.po")
    assert [str(item.id) for item in catalogue if item.id] == catalogues.sentences()
    assert catalogues.as_mo(catalogue)
    assert b'msgstr ""' in catalogues.as_po(catalogue)


@pytest.mark.parametrize(("code", "locale"), [("en", "en_US"), ("es", "es_US")])
def test_figures_are_written_as_the_locale_writes_them(code: str, locale: str) -> None:
    """Days, money and percentages are those of the Unicode locale of the United States."""
    spoken = language(code)
    for month in range(1, 13):
        day = date(2026, month, 9)
        assert spoken.shown(day) == format_date(day, "long", locale=locale)
    for amount in ("1234.56", "0.5", "1000000"):
        line = Line("x.y", None, "", Decimal(amount), Unit.DOLLARS, ())
        assert spoken.shown(line) == format_currency(Decimal(amount), "USD", locale=locale)
    line = Line("x.y", None, "", Decimal("0.2"), Unit.SHARE, ())
    assert spoken.shown(line) == format_percent(0.2, locale=locale)


def test_every_kind_has_its_words() -> None:
    """Each kind of income, deduction and expense has words of its own on a page."""
    assert list(messages.INCOME_KINDS) == list(gl.IncomeKind)
    assert list(messages.ADD_ON_KINDS) == list(gl.AddOnKind)
    assert set(messages.DEDUCTIONS) == set(ITEMS)


@pytest.mark.filterwarnings("default")
@PATHS
def test_english_reads_at_eighth_grade_or_below(path: Path) -> None:
    """The Flesch-Kincaid grade of each English page is eight or below."""
    for page, _, _ in pages(path, "en"):
        assert english_grade(page) <= 8


@pytest.mark.filterwarnings("default")
@PATHS
def test_spanish_reads_easily(path: Path) -> None:
    """The Fernández-Huerta score of each Spanish page is 70 or above, "fairly easy"."""
    for page, _, _ in pages(path, "es"):
        fernandez_huerta, szigriszt_pazos = spanish_ease(page)
        assert fernandez_huerta >= 70
        assert szigriszt_pazos >= 66


@pytest.mark.parametrize("code", ["en", "es"])
def test_it_says_that_it_is_no_advice(code: str) -> None:
    """Each page ends its passages with what it is not."""
    for page, _, _ in pages(EXAMPLES[0], code):
        expected = language(code).say(messages.NO_ADVICE_TEXT)
        assert page.passages[-1].sentences == (expected,)


def test_each_side_is_told_from_its_side() -> None:
    """The payor reads "you would pay", the payee "would pay you", both nothing if nobody pays."""
    result = support()
    assert "You would pay Respondent $1,260.00" in gl.explain(result, reader=FIRST)
    assert "Petitioner would pay you $1,260.00" in gl.explain(result, reader=SECOND)
    nobody = gl.explain(support((3000, 3000), "0.5"), reader=FIRST)
    assert "Neither parent would pay" in nobody


def test_the_children_are_told_where_there_is_something_to_tell() -> None:
    """Parts stand where there are several children, and none where nobody pays."""
    one = gl.explain(support(), reader=FIRST)
    assert "part is" not in one
    assert "Support for Child 1 ends on May 2, 2028.\n" in one
    two = " ".join(gl.explain(support(count=2), reader=FIRST).split())
    assert "Child 1's part is $756.00 each month." in two
    assert "From then on the order would be" in two
    assert two.count("From then on") == 1
    nobody = gl.explain(support((3000, 3000), "0.5"), reader=FIRST)
    assert "Child 1" not in nobody


def test_what_the_court_found_is_told_as_the_case_tells_it() -> None:
    """A deviation has its reason in the case's words; a hardship deduction is counted."""
    deviation = gl.calculate(gl.read_case("examples/deviation.toml"))
    page = " ".join(gl.explain(deviation, reader=FIRST).split())
    assert deviation.ordered is not None
    assert f"The reason given: “{deviation.ordered.reason}”" in page
    assert "The case says that the judge found another amount right: $7,500.00" in page
    hardship = gl.calculate(gl.read_case("examples/hardship.toml"))
    page = gl.explain(hardship, reader=FIRST)
    assert "A hardship deduction of $784.21 a month was counted for you." in page
    assert "What is left is your net disposable income" in page
    entered = gl.explain(support(), reader=FIRST)
    assert "Your net disposable income is $6,000.00 a month." in entered
    assert "What is left" not in entered


def test_what_the_court_may_decide_stands_on_the_law() -> None:
    """The passage about the court names its provisions, though it states no figure."""
    result = gl.calculate(gl.read_case("examples/low_income.toml"))
    page = order_page(result, FIRST, language("en"))
    court = next(part for part in page.passages if part.heading == messages.COURT)
    cites = [str(cite) for cite in court.law]
    assert "Fam. Code § 4056(a)" in cites
    assert "Fam. Code § 4055(b)(7)" in cites
    assert "Fam. Code § 4070" in cites


def test_the_break_points_next_to_the_case_are_told() -> None:
    """The last break point below each income and the first above it, and those of the time."""
    result = gl.calculate(gl.read_case("examples/from_wages.toml"))
    page = gl.explain(result, reader=SECOND, changes=gl.sensitivity(result))
    told_once = " ".join(page.split())
    assert (
        "When your income before taxes is $3,583.33 a month, the federal credit for child care"
        in told_once
    )
    assert (
        "When your income before taxes is $4,202.82 a month, the federal earned income credit"
        in told_once
    )
    assert "$1,945.83" not in told_once
    assert "When Petitioner has the children 50% of the time" in told_once


def test_without_a_break_point_none_is_told() -> None:
    """Where no rule begins or ceases near the case, the page does not speak of such points."""
    result = support()
    study = gl.changed(gl.sensitivity(result), income_breaks=(), time_breaks=())
    page = gl.explain(result, reader=FIRST, changes=study)
    assert "begins to move at another rate" not in page
    assert "more income a month" in page


def test_every_break_rule_has_its_words() -> None:
    """Each rule of a break point has words of its own."""
    assert list(messages.BREAKS) == list(gl.BreakRule)


def test_a_page_without_a_study_has_no_figures_of_what_would_change() -> None:
    """Without ``changes`` the page says what the amount depends on, and gives no figure."""
    text = gl.explain(support(), reader=FIRST)
    assert "The amount depends on both incomes" in text
    assert "more income a month" not in text


def test_what_would_change_is_told_for_every_outcome() -> None:
    """A change after which nobody pays, or the other parent does, or that cannot be, is told so."""
    result = support((3100, 3000), "0.5", count=10)
    study = gl.sensitivity(result)
    text = gl.explain(result, reader=SECOND, changes=study)
    assert "neither parent would pay" in text
    assert "one more child" not in text
    turned = support((3010, 3000), "0.5")
    page = gl.explain(turned, reader=SECOND, changes=gl.sensitivity(turned))
    assert "you would pay" in page


def test_a_cost_is_told_with_its_parts() -> None:
    """An open cost has shares and no amount, and a bill nobody was named for names nobody."""
    any_gl: Any = gl
    bills = [
        any_gl.AddOn(kind="childcare", amount=300, paid_by=SECOND),
        any_gl.AddOn(kind="travel", amount=100),
        any_gl.AddOn(kind="uninsured_health", split="half"),
    ]
    text = gl.explain(gl.calculate(case(add_ons=bills)), reader=FIRST)
    assert "Child care: the cost is $300.00 a month. Respondent pays the bill." in text
    assert "Travel for visits: the cost is $100.00 a month." in text
    assert "Your part is 50%. Respondent's part is 50%." in text


def test_below_zero_the_lower_earner_pays() -> None:
    """Where the formula's amount is below zero the page says what that means."""
    assert "parent with the lower income pays" in gl.explain(
        support((6000, 3000), "0.9"), reader=FIRST
    )


def test_an_unknown_reader_or_language_is_refused() -> None:
    """The problem names the parents and the languages there are."""
    result = support()
    with pytest.raises(gl.InvalidFacts, match="write one of: Petitioner, Respondent"):
        gl.explain(result, reader="Nobody")
    with pytest.raises(gl.InvalidFacts, match="write one of: en, es"):
        gl.explain(result, reader=FIRST, language="../es")
    with pytest.raises(gl.InvalidFacts, match="name a reader"):
        gl.explain(result, language="es")
    with pytest.raises(gl.InvalidFacts, match="explain an order, a statement of account"):
        gl.explain(result.formula, reader=FIRST)


def test_a_step_that_is_not_there_is_a_defect() -> None:
    """Asking a record for a step that it lacks is an error of the page, not an empty sentence."""
    with pytest.raises(LookupError, match="formula"):
        Figures(())("formula")


def test_english_loads_no_catalogue() -> None:
    """English is the language of the sentences themselves."""
    assert language("en").translate("anything") == "anything"
    assert "babel" not in Path(str(sys.modules["guideline"].__file__)).read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_the_command_writes_a_page(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """``--reader`` and ``--language`` write the page with the figures of what would change."""
    case_file = str(EXAMPLES[0])
    arguments = ["order", case_file, "--reader", SECOND, "--language", "es", "--format", form]
    assert main(arguments) == 0
    page = capsys.readouterr().out
    assert "manutención de los hijos" in page
    assert "no es consejo legal" in page.lower()
    assert "más de ingreso al mes" in page
    assert form == "text" or page.startswith("# ")


def test_the_command_refuses_a_reader_it_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong reader ends with 2 and says which parents there are."""
    assert main(["order", str(EXAMPLES[0]), "--reader", "X"]) == 2
    assert "write one of" in capsys.readouterr().err


def test_an_amount_that_the_judge_found_is_not_called_the_guideline() -> None:
    """A deviation's page says so at once, and that what would change is told of the guideline."""
    result = gl.calculate(gl.read_case("examples/deviation.toml"))
    page = gl.explain(result, reader=FIRST, changes=gl.sensitivity(result)).replace("\n", " ")
    assert "This is not the guideline amount under the law of March 1, 2026." in page
    assert "The amount comes from the California guideline" not in page
    assert "These lines show the guideline amount." in page


def test_the_time_with_each_child_is_told_where_it_differs() -> None:
    """The average alone would hide who has which child."""
    result = gl.calculate(gl.read_case("examples/different_time.toml"))
    page = gl.explain(result, reader=SECOND).replace("\n", " ")
    assert "Child 1: you have 20% of the time, and Petitioner has 80%." in page
    assert "Child 2: you have 80% of the time, and Petitioner has 20%." in page
    assert "On average you have the children 50% of the time." in page
    alike = gl.explain(support(count=2), reader=SECOND)
    assert "On average" not in alike


def test_the_taxes_of_the_next_law_are_named() -> None:
    """Where taxes are computed, the page says of which year those of the next law are."""
    result = gl.calculate(gl.read_case("examples/from_wages.toml"))
    page = gl.explain(result, reader=FIRST, changes=gl.sensitivity(result)).replace("\n", " ")
    assert "Under the law of January 1, 2026, with the taxes of 2026, you would pay $" in page


def test_a_tax_below_zero_is_explained() -> None:
    """Credits that give back more than the tax make a deduction below zero: the page says why."""
    result = gl.calculate(gl.read_case("examples/from_wages.toml"))
    page = gl.explain(result, reader=SECOND).replace("\n", " ")
    assert "Federal income tax: -$1,594.42 a year. It is below zero, because tax credits" in page
    assert "below zero" not in gl.explain(result, reader=FIRST)


def test_income_before_taxes_is_called_that() -> None:
    """Where gross income is counted, its changes and break points are of income before taxes."""
    result = gl.calculate(gl.read_case("examples/from_wages.toml"))
    page = gl.explain(result, reader=FIRST, changes=gl.sensitivity(result)).replace("\n", " ")
    assert "With $100.00 more income before taxes a month for you, you would pay $901.53." in page
    assert "When your income before taxes is $4,062.09 a month, the low-income" in page
    assert "When Respondent's income before taxes is $3,583.33 a month" in page
    net = gl.calculate(gl.read_case("examples/two_children.toml"))
    told = gl.explain(net, reader=FIRST, changes=gl.sensitivity(net)).partition("would change")[2]
    assert "before taxes" not in told.partition("What the words mean")[0]
