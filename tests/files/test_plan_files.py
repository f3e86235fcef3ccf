"""Plan files in, documents and pictures out, and the command's answers."""

import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import guideline as gl
from cases import ROOT
from guideline.cli import main
from guideline.files.plan import plans_from_json

PLAN, PAID = str(ROOT / "examples/plan.toml"), str(ROOT / "examples/plan_payments.csv")
TWO = 'as_of = 2026-03-31\nprincipal = 3000\nfirst = 2026-04-15\n[[plans]]\nname = "Slow"\npayment = 50\n[[plans]]\npayment = 100\n'  # fmt: skip # noqa: E501


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return the status of a command and what it wrote."""
    status = main(arguments)
    told = capsys.readouterr()
    return status, told.out, told.err


def test_the_document_keeps_its_promise(capsys: pytest.CaptureFixture[str]) -> None:
    """``guideline plan --format json`` has the promised keys and figures, the same each time."""
    status, out, _ = run(capsys, "plan", PLAN, "--format", "json")
    found: dict[str, Any] = json.loads(out)
    assert (status, found["format"], found["payment"]) == (0, "guideline.plan/1", "50.00")
    assert (found["months"], found["payoff"], found["ends"]) == (76, "2032-07-15", True)
    assert (found["total_paid"], found["total_interest"]) == ("3762.50", "762.50")
    assert found["schedule"][0]["to_current"] == "500.00"
    assert run(capsys, "plan", PLAN, "--format", "json")[1] == out


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
def test_several_plans_stand_side_by_side(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Several ``[[plans]]`` of one file are compared."""
    path = tmp_path / "two.toml"
    path.write_text(TWO, encoding="utf-8")
    status, out, _ = run(capsys, "plan", str(path), "--format", form)
    assert status == 0
    if form == "json":
        assert json.loads(out)["cheapest"] == "Plan 2"
    if form == "csv":
        lines = out.splitlines()
        assert lines[0].startswith("plan,due,")
        assert [line.partition(",")[0] for line in (lines[1], lines[-1])] == ["Slow", "Plan 2"]
    if form == "text":
        assert out.index("Plans side by side") < out.index("Schedule")
        assert max(map(len, out.splitlines())) <= 80
        assert out.count("interest_convention") == 1


def test_a_notice_of_one_plan_names_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside others, what is said of one plan alone says whose it is."""
    path = tmp_path / "two.toml"
    path.write_text(TWO + "[[plans]]\npayment = 0\n", encoding="utf-8")
    out = run(capsys, "plan", str(path))[1]
    assert "Plan 3: The plan never ends" in out


def test_a_compliance_report_shows_the_revised_schedule(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """After the report in words comes the plan from now on, with its schedule."""
    for form, heading in (("text", "Schedule, in dollars"), ("markdown", "## Schedule")):
        asked = ("comply", PLAN, PAID, "--as-of", "2026-07-10", "--format", form)
        out = run(capsys, *asked)[1]
        assert out.index("Each instalment, and what became of it") < out.index(heading)
        assert "From now on" in out
        if form == "text":
            assert max(map(len, out.splitlines())) <= 80
            assert "In compliance                                  yes" in out


def test_every_source_is_told_in_one_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong plan, a wrong payment and a wrong day are told together; so are two wrong plans."""
    plan, paid = tmp_path / "plan.json", tmp_path / "paid.csv"
    plan.write_text('{"principal": 5}', encoding="utf-8")
    paid.write_text("date,amount\n2026-04-15,x\n", encoding="utf-8")
    status, out, err = run(capsys, "comply", str(plan), str(paid), "--as-of", "soon")
    assert (status, out) == (2, "")
    for part in (f"{plan}: as_of: missing", f"{paid}, row 2", "--as-of: 'soon'"):
        assert part in err
    assert err.count(str(paid)) == 1
    err = run(capsys, "plan", str(plan), str(tmp_path / "none.toml"))[2]
    assert "plan.json: as_of: missing" in err
    assert "none.toml: the file cannot be read" in err.replace("No such file or directory: ", "")


def test_comply_reads_a_plan_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """``-`` stands for a plan in JSON on standard input, as for every other command."""
    plan = {"as_of": "2026-03-31", "principal": 3000, "first": "2026-04-15", "payment": 50}
    stdin = io.TextIOWrapper(io.BytesIO(json.dumps(plan).encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    status, out, _ = run(capsys, "comply", "-", PAID, "--as-of", "2026-07-10", "--format", "json")
    assert (status, json.loads(out)["principal"]) == (0, "1380.00")


def test_the_picture_has_a_text_alternative(capsys: pytest.CaptureFixture[str]) -> None:
    """The SVG is well-formed, has a title and a description, and the same bytes each time."""
    _, out, _ = run(capsys, "plan", PLAN, "--format", "svg")
    root = ET.fromstring(out)  # noqa: S314 - our own picture
    assert "paid off on 2032-07-15" in "".join(root.itertext())
    assert run(capsys, "plan", PLAN, "--format", "svg")[1] == out


def test_comply_answers_and_fails_if_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """Twenty-five days behind: 0 without the option and at 25, 3 at 24."""
    asked = ("comply", PLAN, PAID, "--as-of", "2026-07-10", "--format", "json")
    assert json.loads(run(capsys, *asked)[1])["days_behind"]["plan"] == 25
    assert run(capsys, *asked, "--fail-if-behind", "25")[0] == 0
    assert run(capsys, *asked, "--fail-if-behind", "24")[0] == 3


@pytest.mark.parametrize("days", ["-1", "x", "1.5", "\u0663", "", "9" * 5000])
def test_days_behind_are_a_number_of_days(days: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A plan is never less than 0 days behind: below zero, every plan would have failed."""
    wrong = ("comply", PLAN, PAID, "--as-of", "never", f"--fail-if-behind={days}")
    status, out, err = run(capsys, *wrong)
    assert (status, out) == (2, "")
    assert "--fail-if-behind" in err
    assert "--as-of" in err


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[]", ["[]: not a table"]),
        ('{"plans": []}', ["plans: not a list"]),
        ('{"account": 5, "principal": 3}', ["principal: the account"]),
        ('{"account": 5}', ["account: 5"]),
        ('{"account": "none.toml"}', ["as_of: missing"]),
        ('{"account": "none.toml", "as_of": "x"}', ["as_of: 'x'"]),
        ('{"account": "none.toml", "as_of": "2026-01-01"}', ["cannot be read"]),
        ('{"plans": [{"payment": 1}, {"payment": "x"}]}', ["plans[0].as_of", "plans[1].payment"]),
    ],
)
def test_bad_files_tell_every_problem(text: str, where: list[str]) -> None:
    """Each problem is told with its place."""
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.plan_from_json(text)
    for part in where:
        assert part in str(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{}", True),
        ('{"account": "none.toml"}', True),
        ('{"principal": 3, "as_of": "2026-01-31", "first": "2026-02-01"}', True),
        ('{"payment": 5}', False),
        ('{"plans": [{"principal": 3}, {"months": 5}]}', True),
    ],
)
def test_a_file_in_which_nothing_sets_the_payment(text: str, told: bool) -> None:  # noqa: FBT001 - a case of the test
    """It is told once of each such plan, beside what is missing of it."""
    with pytest.raises(gl.InvalidFacts) as caught:
        gl.plan_from_json(text)
    assert str(caught.value).count("nothing says how the payment is set") == told


def test_a_plan_from_an_account(tmp_path: Path) -> None:
    """The balance and the current support come from the account."""
    path = tmp_path / "plan.toml"
    account = (ROOT / "examples/account.toml").as_posix()
    path.write_text(
        f'account = "{account}"\nas_of = 2022-12-31\nfirst = 2023-01-15\npayment = 100\n',
        encoding="utf-8",
    )
    plan = gl.read_plan(path)
    assert plan.principal == gl.state_account(gl.read_account(account), as_of=plan.as_of).principal
    assert plan.current_support is not None


def test_days_in_doubt_and_totals_of_payments_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Days that could be read otherwise are noticed, as in an account; a totals row is refused."""
    path = tmp_path / "paid.csv"
    path.write_text("date,amount\n4/5/2026,100\n", encoding="utf-8")
    asked = ("comply", PLAN, str(path), "--as-of", "2026-07-10", "--format", "json")
    status, out, err = run(capsys, *asked)
    told = [each["text"] for each in json.loads(out)["notices"] if each["id"] == "read_as"]
    assert (status, err) == (0, "")
    assert told == [
        "The days of paid.csv are read as month/day/year, as 4/5/2026: no day above 12 shows it."
    ]
    path.write_text("date,amount\n4/15/2026,100\nTotal,100\n", encoding="utf-8")
    status, out, err = run(capsys, *asked)
    assert (status, out) == (2, "")
    assert "row 3" in err
    assert "a totals row, not an entry" in err


@pytest.mark.parametrize(
    ("given", "nearest"),
    [
        ("acount", "did you mean account?"),
        ("plan", "did you mean plans?"),
        ("zzz", "known here: name, as_of,"),
        ("current_suport", "did you mean current_support?"),
    ],
)
def test_a_key_like_none_is_told_with_the_nearest(
    given: str, nearest: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those that a file holds beside the facts of a plan are known as well."""
    path = tmp_path / "plan.toml"
    path.write_text(f'{given} = "a.toml"\n', encoding="utf-8")
    err = run(capsys, "plan", str(path))[2]
    assert f"{given}: unknown key; {nearest}" in err
    assert "stress, account, plans" in err or given != "zzz"


def test_bad_payments_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bad row of the CSV file is told, exit 2, nothing on standard output."""
    path = tmp_path / "bad.csv"
    path.write_text("date,amount\n2026-04-15,x\n", encoding="utf-8")
    status, out, err = run(capsys, "comply", PLAN, str(path), "--as-of", "2026-07-10")
    assert (status, out) == (2, "")
    assert "row 2" in err


def test_a_day_that_cannot_be_is_told_with_bad_payments(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The row, the day before the plan's own and the year no table reaches, in one error."""
    path = tmp_path / "bad.csv"
    path.write_text("date,amount\n2026-04-15,10.123\n", encoding="utf-8")
    status, out, err = run(capsys, "comply", PLAN, str(path), "--as-of", "1900-01-01")
    assert (status, out) == (2, "")
    for part in ("row 2, column amount: 10.123", "before the plan's own", "outside the years"):
        assert part in err
    path.write_text(
        "date,amount,reference\n2026-04-15,5,A\nsoon,-3,A\nsoon,-6,A\n", encoding="utf-8"
    )
    plan = tmp_path / "bad.toml"
    plan.write_text('payment = "x"\nmonths = 12\n', encoding="utf-8")
    err = run(capsys, "comply", str(plan), str(path), "--as-of", "2026-03-30")[2]
    for part in ("payment: 'x'", "payment and months: set in more ways than one", "'soon'",
                 "row 4, column amount: '-6': below zero"):  # fmt: skip
        assert part in err
    assert "row 3, column amount" not in err
    for facts in ("as_of = 2026-03-31\npayment = -1\n", "[[plans]]\nas_of = 2026-03-31\n"):
        plan.write_text(facts, encoding="utf-8")
        err = run(capsys, "comply", str(plan), str(path), "--as-of", "2026-03-30")[2]
        for part in (
            "first: missing",
            "row 3",
            "--as-of: 2026-03-30: before the plan's own, 2026-03-31; name that",
        ):
            assert part in err
    facts = "as_of = 2026-03-31\nfirst = 2026-04-15\nprincipal = 3000\nmonths = 3\n"
    paused = "[[suspended]]\nfrom = 2026-04-01\nthrough = 2027-12-31\n"
    plan.write_text(facts + paused, encoding="utf-8")
    err = run(capsys, "comply", str(plan), str(path), "--as-of", "2026-03-30")[2]
    for part in (f"{plan}: months: 3: no payment ends the plan by 2026-07-14", "row 3", "--as-of"):
        assert part in err
    plan.write_text("as_of = true\n", encoding="utf-8")
    err = run(capsys, "comply", str(plan), str(path), "--as-of", "1900-01-01")[2]
    assert "outside the years" in err
    assert "before the plan's own" not in err
    status, out, err = run(capsys, "comply", PLAN, PAID, "--as-of", "9999-12-31")
    assert (status, out) == (2, "")
    assert "outside the years" in err
    path = tmp_path / "long.toml"
    facts = "as_of = 2026-03-31\nprincipal = 3000\nfirst = 2026-04-15\npayment = 0.01\n"
    path.write_text(facts, encoding="utf-8")
    status, out, err = run(capsys, "plan", str(path))
    assert (status, out) == (2, "")
    assert f"{path}: 1 problem" in err


def test_plans_that_cannot_end_in_time_are_told_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each with its file and its place in it, beside what another file has wrong."""
    owed = "as_of = 2026-03-31\nprincipal = 3000\nfirst = 2026-04-15\n"
    lost = "payment = 0.01\n"
    one, several, broken = (tmp_path / f"{name}.toml" for name in ("one", "several", "broken"))
    one.write_text(owed + lost, encoding="utf-8")
    several.write_text(owed + f"[[plans]]\n{lost}[[plans]]\n{lost}", encoding="utf-8")
    broken.write_text(owed + "payment = -1\n", encoding="utf-8")
    status, out, err = run(capsys, "plan", str(one), str(several), str(broken))
    assert (status, out) == (2, "")
    for part in (f"{one}: payment", f"{several}: plans[0].payment", f"{several}: plans[1].payment",
                 f"{broken}: payment"):  # fmt: skip
        assert part in err


def test_what_is_wrong_beside_an_account_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """The payment, the day that is missing, and that nothing sets the payment."""
    path = tmp_path / "plan.json"
    for more, places in (
        ({"first": "2026-04-15", "payment": -1}, ["payment"]),
        ({"payment": 5}, ["first"]),
        ({"first": "2026-04-15", "payment": None}, [""]),
        ({"first": "2026-04-15", "rule": "agency"}, []),  # of its support the account tells
    ):
        facts = {"account": "none.toml", "as_of": "2026-03-31", **more}
        path.write_text(json.dumps(facts), encoding="utf-8")
        with pytest.raises(gl.InvalidFacts) as caught:
            gl.read_plan(path)
        found = [each.where for each in caught.value.problems]
        assert found[0].startswith("account")
        assert found[1:] == places


def test_what_is_no_plan_hides_nothing_of_the_others() -> None:
    """Each of several plans is told, at its place."""
    values = {"plans": [{"as_of": "2026-03-31"}, [1]]}
    with pytest.raises(gl.InvalidFacts) as caught:
        plans_from_json(json.dumps(values))
    assert [each.where for each in caught.value.problems] == [
        "plans[0].principal", "plans[0].first", "plans[0]", "plans[1]"
    ]  # fmt: skip


def test_what_may_go_otherwise_stands_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each plan's lines by its name, in the comparison and in its document."""
    path = tmp_path / "two.toml"
    path.write_text(TWO, encoding="utf-8")
    out = run(capsys, "plan", str(path))[1]
    both = out[out.index("What may go otherwise, plan by plan") : out.index("Notices")]
    assert both.count("the first 2 payments missed") == 2
    document = json.loads(run(capsys, "plan", str(path), "--format", "json")[1])
    names = [each["name"] for each in document["comparison"]]
    assert [each["name"] for each in document["stress"]] == [name for name in names for _ in "12"]
    own = [line["payoff"] for plan in document["plans"] for line in plan["stress"]]
    assert [each["payoff"] for each in document["stress"]] == own


@pytest.mark.parametrize("other", [";", "|", "\t", ":", " "])
def test_a_file_without_commas_is_told(
    other: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Some spreadsheets write semicolons: what is wrong are not the names of the columns."""
    path = tmp_path / "paid.csv"
    path.write_text(f"date{other}amount\n2026-04-15{other}50\n", encoding="utf-8")
    status, _, err = run(capsys, "comply", PLAN, str(path), "--as-of", "2026-07-10")
    assert status == 2
    assert "1 problem" in err
    assert "no commas between the columns; save it as CSV with commas" in err
