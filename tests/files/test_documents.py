"""Documents out: the JSON of an order, its key order and formats; text and Markdown."""

import json
import re
import tomllib
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import cases
import guideline as gl
from cases import FIRST, SECOND
from guideline.cli import main

MONEY = re.compile(r"-?[0-9]+\.[0-9]{2}")
SIX = re.compile(r"[01]\.[0-9]{6}")


def rich_case() -> gl.Case:
    """Return a case with low income, hardship, expenses, different time and health coverage."""
    earner = gl.Parent(
        name=FIRST,
        filing_status=gl.FilingStatus.SINGLE,
        dependents=0,
        income=(gl.Income(kind=gl.IncomeKind.WAGES, amount=Decimal(3500)),),
        taxes=gl.EnteredTaxes(federal_income_tax=gl.Money(amount=Decimal(300)), complete=True),
        hardship=gl.Hardship(children=Decimal(1)),
    )
    return cases.case(
        parents=[earner, cases.parent(SECOND, 1500)],
        children=[cases.child(1, "0.1"), cases.child(2, "0.3")],
        add_ons=[
            gl.AddOn(kind=gl.AddOnKind.CHILDCARE, amount=Decimal(600), paid_by=SECOND),
            gl.AddOn(kind=gl.AddOnKind.UNINSURED_HEALTH),
        ],
        health_coverage=[gl.HealthCoverage(parent=FIRST, amount=Decimal(150))],
    )


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """Return the document of the rich case, through JSON and back."""
    text = json.dumps(gl.order_document(gl.calculate(rich_case())))
    loaded: dict[str, Any] = json.loads(text)
    return loaded


class TestOrderDocument:
    """``guideline.order/1``."""

    def test_keys_in_order(self, document: dict[str, Any]) -> None:
        """The keys are the promised ones, in the promised order."""
        assert list(document) == [
            "format",
            "guideline",
            "payor",
            "payee",
            "monthly_support",
            "low_income_adjustment",
            "children",
            "add_ons",
            "add_ons_owed",
            "formula",
            "parents",
            "notices",
            "law",
            "worksheet",
        ]
        assert document["format"] == "guideline.order/1"
        assert document["guideline"] == gl.__version__

    @pytest.mark.parametrize(
        ("part", "keys"),
        [
            (
                "low_income_adjustment",
                ["threshold", "lowest_support", "highest_support", "support", "reduction"],
            ),
            ("add_ons_owed", ["from", "to", "monthly"]),
            (
                "formula",
                [
                    "k",
                    "high_earner",
                    "high_earner_time",
                    "high_net",
                    "total_net",
                    "children",
                    "multiplier",
                ],
            ),
            ("law", ["on", "tax_year", "tables", "digest"]),
        ],
    )
    def test_parts(self, document: dict[str, Any], part: str, keys: list[str]) -> None:
        """So are those of its parts."""
        assert list(document[part]) == keys

    @pytest.mark.parametrize(
        ("part", "keys"),
        [
            ("children", ["name", "amount", "ends", "order_after"]),
            ("add_ons", ["kind", "monthly_cost", "paid_by", "parents"]),
            (
                "parents",
                [
                    "name",
                    "time",
                    "filing_status",
                    "dependents",
                    "monthly_gross_income",
                    "monthly_deductions",
                    "monthly_net_disposable_income",
                    "annual_taxes",
                ],
            ),
            ("notices", ["id", "decides", "text", "cites"]),
            ("worksheet", ["id", "of", "label", "value", "shown", "unit", "cites"]),
        ],
    )
    def test_lists(self, document: dict[str, Any], part: str, keys: list[str]) -> None:
        """And those of the members of its lists."""
        assert document[part]
        assert all(list(item) == keys for item in document[part])

    def test_money_has_two_decimals(self, document: dict[str, Any]) -> None:
        """Money is a string with two decimals."""
        amounts = [
            document["monthly_support"],
            document["formula"]["high_net"],
            document["formula"]["total_net"],
            *document["low_income_adjustment"].values(),
            *(child[key] for child in document["children"] for key in ("amount", "order_after")),
            document["add_ons"][0]["monthly_cost"],
            *(part["amount"] for part in document["add_ons"][0]["parents"]),
            document["parents"][0]["monthly_gross_income"],
            *document["parents"][0]["annual_taxes"].values(),
        ]
        assert all(MONEY.fullmatch(amount) for amount in amounts)

    def test_shares_have_six_and_k_ten(self, document: dict[str, Any]) -> None:
        """Shares have six decimals, K ten; counts are integers."""
        assert SIX.fullmatch(document["formula"]["high_earner_time"])
        assert SIX.fullmatch(document["add_ons"][0]["parents"][0]["share"])
        assert re.fullmatch(r"0\.[0-9]{10}", document["formula"]["k"])
        assert document["formula"]["children"] == 2

    def test_what_is_not_known_is_null(self, document: dict[str, Any]) -> None:
        """An open expense has no cost; a parent with a net income no gross income and no taxes."""
        assert document["add_ons"][1]["monthly_cost"] is None
        assert document["parents"][1]["monthly_gross_income"] is None
        assert document["parents"][1]["annual_taxes"] is None
        simple = gl.order_document(cases.support())
        assert simple["low_income_adjustment"] is None
        assert simple["add_ons_owed"] is None

    def test_nobody_pays(self) -> None:
        """Where nobody owes anything payor and payee are null and the amount is 0.00."""
        made = gl.order_document(cases.support((6000, 2000), "0.75"))
        assert (made["payor"], made["payee"], made["monthly_support"]) == (None, None, "0.00")

    def test_names_are_values(self, document: dict[str, Any]) -> None:
        """Names of people are values, never keys."""

        def keys(value: Any) -> set[str]:
            if isinstance(value, dict):
                return set(value).union(*map(keys, value.values()))
            return set().union(*map(keys, value)) if isinstance(value, list) else set()

        assert not keys(document) & {FIRST, SECOND, "Child 1", "Child 2"}

    def test_the_worksheet_can_be_recomputed(self, document: dict[str, Any]) -> None:
        """From the exact values of the worksheet anybody gets the same support."""
        values = {
            line["id"]: Decimal(line["value"])
            for line in document["worksheet"]
            if line["id"].startswith("formula.") and line["value"] is not None
        }
        cs = values["formula.k"] * (
            values["formula.hn"] - values["formula.h_percent"] * values["formula.tn"]
        )
        assert abs(cs - values["formula.cs"]) < Decimal("0.00000001")
        assert abs(cs * values["formula.multiplier"] - values["formula.guideline"]) < Decimal(
            "0.0000001"
        )

    def test_every_value_is_plain(self, document: dict[str, Any]) -> None:
        """No exponent, no minus zero, at most 12 decimals."""
        for line in document["worksheet"]:
            if line["unit"] in {"dollars", "share", "factor"} and line["value"] is not None:
                assert re.fullmatch(r"-?[0-9]+(\.[0-9]{1,12})?", line["value"]), line
                assert not re.fullmatch(r"-0(\.0+)?", line["value"]), line

    def test_of_names_somebody(self, document: dict[str, Any]) -> None:
        """``of`` is a parent, a child, or null."""
        people = {FIRST, SECOND, "Child 1", "Child 2", None}
        assert {line["of"] for line in document["worksheet"]} <= people

    def test_notices_are_on_the_list(self, document: dict[str, Any]) -> None:
        """Every notice has an id of the closed list."""
        assert {notice["id"] for notice in document["notices"]} <= {str(one) for one in gl.NoticeId}

    def test_law(self, document: dict[str, Any]) -> None:
        """The law names the day, each table used with its first day, and their digest."""
        law = document["law"]
        assert (law["on"], law["tax_year"]) == ("2026-03-01", 2026)
        assert law["tables"]["family_code/k"] == "2024-09-01"
        assert law["tables"]["labor_code/minimum_wage"] == "2026-01-01"
        assert re.fullmatch(r"sha256:[0-9a-f]{64}", law["digest"])

    def test_high_earner_of_equals(self) -> None:
        """Of equal net incomes the first parent listed is called the high earner."""
        assert gl.order_document(cases.support((4000, 4000)))["formula"]["high_earner"] == FIRST


class TestWholeFiles:
    """Each example, each format."""

    @pytest.mark.parametrize("path", cases.EXAMPLES, ids=lambda path: path.name)
    @pytest.mark.parametrize("style", ["text", "json", "markdown"])
    def test_same_bytes_twice(
        self, path: Path, style: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The same input gives the same bytes."""
        outputs = []
        for _ in range(2):
            assert main(["order", str(path), "--format", style]) == 0
            outputs.append(capsys.readouterr())
        assert outputs[0] == outputs[1]
        assert outputs[0].err == ""
        assert outputs[0].out.endswith("\n")

    @pytest.mark.parametrize("path", cases.EXAMPLES, ids=lambda path: path.name)
    def test_eighty_columns(self, path: Path) -> None:
        """The text fits 80 columns."""
        text = gl.explain(gl.calculate(gl.read_case(path)))
        assert max(map(len, text.splitlines())) <= 80

    def test_eighty_columns_of_everything(self) -> None:
        """So does the text of the rich case, and of one with the longest words."""
        assert max(map(len, gl.explain(gl.calculate(rich_case())).splitlines())) <= 80
        long = "Maximiliana Wilhelmina Constantinopolitana-Featherstonehaugh " * 3
        parents = [cases.parent(long.strip()), cases.parent(SECOND)]
        child = cases.child(time={long.strip(): Decimal("0.2"), SECOND: Decimal("0.8")})
        result = cases.support(parents=parents, children=[child])
        assert max(map(len, gl.explain(result).splitlines())) <= 80

    def test_it_is_explain(self, capsys: pytest.CaptureFixture[str]) -> None:
        """``guideline order`` prints what ``gl.explain`` returns."""
        path = cases.ROOT / "examples" / "two_children.toml"
        assert main(["order", str(path)]) == 0
        assert capsys.readouterr().out == gl.explain(gl.calculate(gl.read_case(path)))


class TestText:
    """The cited worksheet."""

    def test_every_dollar_is_cited(self) -> None:
        """Every figure in dollars on the rich worksheet has a citation."""
        for line in gl.lines(gl.calculate(rich_case())):
            if line.unit == "dollars":
                assert line.cites, line.id

    def test_any_worksheet(self) -> None:
        """A worksheet that a result holds is explained by itself."""
        text = gl.explain(cases.support().formula)
        assert text.startswith("Statewide uniform guideline formula")
        assert "Notices" not in text

    def test_section_signs_stay_with_their_numbers(self) -> None:
        """No line ends in a section sign."""
        assert "§\n" not in gl.explain(gl.calculate(rich_case()))


class TestMarkdown:
    """Markdown shows names as they are."""

    NASTY = "A|B *c* _d_ <script> [x](y) `z` #1"

    def test_names_are_escaped(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        """No name can make a table cell, a link, a tag or emphasis."""
        path = tmp_path / "case.json"
        text = json.dumps(cases.plain_case()).replace(FIRST, self.NASTY)
        path.write_text(text, encoding="utf-8")
        assert main(["order", str(path), "--format", "markdown"]) == 0
        shown = capsys.readouterr().out
        assert self.NASTY not in shown
        assert r"A\|B \*c\* \_d\_ \<script\> \[x\](y) \`z\` \#1" in shown

    def test_every_row_has_three_cells(self) -> None:
        """Each row of each table has three cells."""
        from guideline.explanation.markdown import as_markdown

        rows = [r for r in as_markdown(gl.calculate(rich_case())).splitlines() if r[:1] == "|"]
        assert rows
        assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)


class TestNotebook:
    """How a record shows itself."""

    def test_one_line(self) -> None:
        """The repr of a result is one line."""
        assert repr(cases.support().formula).startswith("Formula(hn=$6,000.00, tn=$9,000.00")
        assert "\n" not in repr(cases.support())

    def test_html_is_escaped(self) -> None:
        """The HTML of a record escapes names."""
        parents = [cases.parent("<b>"), cases.parent(SECOND)]
        child = cases.child(time={"<b>": Decimal("0.2"), SECOND: Decimal("0.8")})
        html = cases.support(parents=parents, children=[child])._repr_html_()  # type: ignore[attr-defined]
        assert "<b>" not in html
        assert "&lt;b&gt;" in html


def schema() -> dict[str, Any]:
    """Return the schema of a case file as the command prints it."""
    from guideline.facts.case import Case
    from guideline.files.schema import file_schema

    return file_schema(Case, "case")


def plain(path: Path) -> Any:
    """Return an example as JSON would hold it."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return json.loads(text)
    return json.loads(json.dumps(tomllib.loads(text), default=lambda day: day.isoformat()))


class TestSchema:
    """``guideline schema case``."""

    def test_the_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The command prints a schema that is one, of the 2020-12 dialect."""
        assert main(["schema", "case"]) == 0
        printed = json.loads(capsys.readouterr().out)
        assert printed == schema()
        jsonschema.Draft202012Validator.check_schema(printed)

    @pytest.mark.parametrize("path", cases.EXAMPLES, ids=lambda path: path.name)
    def test_accepts_examples(self, path: Path) -> None:
        """The schema accepts every example."""
        jsonschema.validate(plain(path), schema())

    def test_accepts_what_the_reader_reads(self) -> None:
        """And a plain case, with a bare amount or a table for a deduction."""
        earner = {
            "name": FIRST,
            "income": [{"kind": "wages", "amount": 5000}],
            "deductions": {"union_dues": 45, "health_insurance": {"amount": "210.5"}},
            "taxes": {"complete": True},
        }
        for parents in (
            cases.plain_case()["parents"],
            [earner, cases.plain_case()["parents"][1]],
        ):
            made = cases.plain_case(parents=parents)
            gl.case_from_json(json.dumps(made))
            jsonschema.validate(made, schema())

    @pytest.mark.parametrize(
        "more",
        [
            {"on": "yesterday"},
            {"on": None},
            {"zzz": 1},
            {"parents": 3},
            {"parents": [{"nam": "x"}]},
            {"children": [{"name": ""}]},
            {"tax_year": "2026"},
            {"tax_year": 2026.5},
            {"add_ons": [{"kind": "golf"}]},
            {"add_ons": [{"kind": "travel", "amount": "1e3"}]},
            {"add_ons": [{"kind": "travel", "amount": True}]},
            {"add_ons": [{"kind": "travel", "split": "thirds"}]},
            {"spousal_support": {"payor": FIRST}},
            {"choices": {"hardship_method": "best"}},
            {"findings": {"low_income_support": "low"}},
            {"children": [{"name": "A", "time": {FIRST: "lots"}}]},
            {"children": [{"name": "A", "time": {FIRST: 2}}]},
        ],
    )
    def test_refuses_what_the_reader_refuses(self, more: dict[str, Any]) -> None:
        """What is wrong in shape is refused by both."""
        made = cases.plain_case(**more)
        with pytest.raises(gl.InvalidFacts):
            gl.case_from_json(json.dumps(made))
        assert not jsonschema.Draft202012Validator(schema()).is_valid(made)

    def test_every_key_is_described(self) -> None:
        """Every key of every table says what it is."""
        for name, table in schema()["$defs"].items():
            record = table.get("anyOf", [table])[-1]
            for key, told in record["properties"].items():
                assert told["description"], f"{name}.{key}"


class TestTables:
    """``guideline tables``."""

    def test_on_a_day(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Each table has at most one row on a day, with its source, in 80 columns."""
        assert main(["tables", "--on", "2026-03-01"]) == 0
        shown = capsys.readouterr().out
        assert "in force on 2026-03-01" in shown
        assert "hourly = 16.90" in shown
        assert "16.50" not in shown
        assert max(map(len, shown.splitlines())) <= 80

    def test_every_row(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Without a day, every row ever."""
        assert main(["tables", "--format", "json"]) == 0
        printed = json.loads(capsys.readouterr().out)
        assert list(printed) == ["format", "guideline", "on", "rows"]
        assert (printed["format"], printed["on"]) == ("guideline.tables/1", None)
        assert len(printed["rows"]) == len(list(gl.every_version()))
        assert list(printed["rows"][0]) == [
            "table",
            "title",
            "cite",
            "from",
            "through",
            "act",
            "source",
            "quality",
            "figures",
            "sources",
            "weak",
            "read",
        ]

    def test_a_day_before_all(self, capsys: pytest.CaptureFixture[str]) -> None:
        """On a day before every table there are none, and that is an answer."""
        assert main(["tables", "--on", "1969-12-31", "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)["rows"] == []

    def test_figures_are_not_floats(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Figures are written as in the table: decimals as text."""
        assert main(["tables", "--on", "2024-10-01", "--format", "json"]) == 0
        rows = {row["table"]: row for row in json.loads(capsys.readouterr().out)["rows"]}
        assert rows["labor_code/minimum_wage"]["figures"] == {"hourly": "16.00"}
        assert rows["family_code/k"]["figures"]["bands"][0]["base"] == "0.165"

    @pytest.mark.parametrize("on", ["2026-02-30", "tomorrow", ""])
    def test_no_day(self, on: str, capsys: pytest.CaptureFixture[str]) -> None:
        """A day that is none is exit 2, and says where."""
        assert main(["tables", "--on", on]) == 2
        output = capsys.readouterr()
        assert output.out == ""
        assert "--on: " in output.err


class TestToOrder:
    """``gl.to_order`` makes the dated debt that an account charges."""

    def test_the_order(self) -> None:
        """Who owes whom how much, each child's part and its end."""
        order = gl.to_order(cases.support(count=2), from_=date(2026, 4, 1), due_day=15)
        assert (order.obligor, order.obligee, order.amount) == (FIRST, SECOND, 2016)
        assert (order.kind, order.per, order.due_day) == ("child_support", "month", 15)
        assert [(part.name, part.amount, part.ends) for part in order.children] == [
            ("Child 1", 756, date(2028, 5, 2)),
            ("Child 2", 1260, date(2029, 5, 2)),
        ]

    def test_every_day_at_once(self) -> None:
        """Days that are none, and that nobody owes, are told together, each in its place."""
        nothing = cases.support((3000, 3000), "0.5")
        with pytest.raises(gl.InvalidFacts) as error:
            gl.to_order(nothing, from_="soon", through=5, due_day=True)  # type: ignore[arg-type]
        places = [problem.where for problem in error.value.problems]
        assert places == ["payor", "from", "through", "due_day"]

    def test_nothing_to_order(self) -> None:
        """Where nobody owes anything there is no order; every problem is told at once."""
        with pytest.raises(gl.InvalidFacts) as told:
            gl.to_order(
                cases.support((6000, 2000), "0.75"),
                from_=date(2026, 4, 1),
                due_day=32,
                through=date(2026, 3, 1),
            )
        assert [problem.where for problem in told.value.problems] == ["payor", "due_day", "through"]


class TestWidth:
    """What a column is in a terminal."""

    def test_no_combining_surprises(self) -> None:
        """The text of an example has no character that a terminal shows two columns wide."""
        text = gl.explain(gl.calculate(gl.read_case(cases.EXAMPLES[0])))
        assert not {c for c in text if unicodedata.east_asian_width(c) in "WF"}
