"""Findings, notices and refusals that once let a wrong order through or kept silent."""

import json
import subprocess
import sys
from decimal import Decimal

import pytest

import cases
import guideline as gl
from guideline.cli import main


def _deviation(amount: int, factor: str, **more: object) -> gl.Findings:
    found = gl.Deviation(
        amount=Decimal(amount),
        factor=factor,
        reason="Stated.",
        best_interests="Stated.",
        **more,  # type: ignore[arg-type] # the tests' own facts
    )
    return gl.Findings(deviation=found)


class TestDeviation:
    """§ 4057(b): each factor has its limits, and a direction."""

    @pytest.mark.parametrize("factor", ["4057(b)(1)", "4057(b)(2)", "4057(b)(3)"])
    def test_no_other_parent_pays_on_these_grounds(self, factor: str) -> None:
        """A deviation is measured from the guideline: it does not turn the payor round."""
        more = {"excess_rental_value": Decimal(500)} if factor == "4057(b)(2)" else {}
        findings = _deviation(1260, factor, payor=cases.SECOND, **more)
        with pytest.raises(gl.InvalidFacts, match="not turned round"):
            cases.support(findings=findings)

    def test_special_circumstances_may_turn_it_and_the_notice_says_so(self) -> None:
        """§ 4057(b)(6) knows no such limit; the notice tells that the other parent pays."""
        result = cases.support(findings=_deviation(100, "4057(b)(6)", payor=cases.SECOND))
        assert result.payor == cases.SECOND
        told = cases.notice(result, "deviation")
        assert told.decides
        assert "the other parent" in told.text

    def test_the_same_amount_from_the_other_parent_decides(self) -> None:
        """Who pays is decided by the finding, even where the amount is the guideline's."""
        result = cases.support(findings=_deviation(1260, "4057(b)(6)", payor=cases.SECOND))
        assert result.payor == cases.SECOND
        assert result.monthly_support == 1260
        assert cases.notice(result, "deviation").decides

    def test_nothing_found_where_nothing_is_owed(self) -> None:
        """A finding of zero where the guideline is zero needs no payor."""
        result = cases.support((6000, 2000), "0.75", findings=_deviation(0, "4057(b)(6)"))
        assert result.payor is None
        assert result.monthly_support == 0

    def test_a_high_income_never_raises_support(self) -> None:
        """§ 4057(b)(3): the formula amount "would exceed the needs", so that the order is lower."""
        with pytest.raises(gl.InvalidFacts, match="exceeds the needs"):
            cases.support(findings=_deviation(5000, "4057(b)(3)"))

    def test_the_guideline_itself_is_no_deviation_that_decides(self) -> None:
        """An amount found that is the guideline changes nothing."""
        result = cases.support(findings=_deviation(1260, "4057(b)(6)"))
        assert not cases.notice(result, "deviation").decides

    def test_what_was_found_decides_and_not_the_low_income_default(self) -> None:
        """Where the court found an amount, the end of the range no longer decides it."""
        result = cases.support((2000, 100), "0.01", findings=_deviation(500, "4057(b)(6)"))
        assert not cases.notice(result, "low_income_default").decides
        assert not cases.notice(result, "low_income_range").decides


class TestEntitlement:
    """A finding that support stays unadjusted is one that the presumption was rebutted."""

    def test_coverage_is_judged_by_its_cost_then(self) -> None:
        """§ 3751(a)(2) spares an obligor entitled to the adjustment, and no other."""
        coverage = [
            gl.HealthCoverage(
                parent=cases.FIRST, amount=Decimal(50), monthly_gross_income=Decimal(2000)
            )
        ]
        findings = gl.Findings(low_income_support=gl.LowIncomeSupport.UNADJUSTED)
        nets, time = (1500, 5000), "0.01"
        spared = cases.support(nets, time, health_coverage=coverage)
        judged = cases.support(nets, time, health_coverage=coverage, findings=findings)
        assert spared.payor == judged.payor == cases.FIRST
        assert "low-income" in spared.health_coverage[0].presumed
        assert judged.health_coverage[0].presumed == "yes"

    def test_half_of_net_income_is_measured_after_the_adjustment(self) -> None:
        """§ 4057(b)(5) speaks of the amount "after application of the low-income adjustment"."""
        findings = gl.Findings(low_income_support=gl.LowIncomeSupport.UNADJUSTED)
        result = cases.support((2000, 100), "0.01", 10, findings=findings)
        assert result.monthly_support > 1000
        assert "half_of_net_income" not in cases.ids(result)


class TestSilence:
    """What decides the amount is said."""

    def test_support_without_proof(self) -> None:
        """§ 4059(e): without proof no deduction, and the case says that it was left out."""
        parents = [
            gl.Parent(
                name=cases.FIRST,
                income=[gl.Income(kind=gl.IncomeKind.WAGES, amount=Decimal(6000))],  # type: ignore[arg-type] # a list is read
                taxes=gl.EnteredTaxes(complete=True),
                deductions=gl.Deductions(support_paid_elsewhere=gl.SupportPaid(amount=Decimal(9))),
                retirement=[gl.Retirement(amount=Decimal(5))],  # type: ignore[arg-type] # a list is read
            ),
            cases.parent(cases.SECOND),
        ]
        told = [n for n in cases.support(parents=parents).notices if "not deducted" in n.text]
        assert [each.decides for each in told] == [True, True]

    def test_employee_benefits(self) -> None:
        """§ 4058(a)(3): benefits count in the court's discretion."""
        kinds = (gl.IncomeKind.WAGES, gl.IncomeKind.EMPLOYEE_BENEFITS)
        parents = [
            gl.Parent(
                name=cases.FIRST,
                income=[gl.Income(kind=kind, amount=Decimal(3000)) for kind in kinds],  # type: ignore[arg-type] # a list is read
                taxes=gl.EnteredTaxes(complete=True),
            ),
            cases.parent(cases.SECOND),
        ]
        assert "discretionary_income" in cases.ids(cases.support(parents=parents))

    def test_hardship_with_expenses(self) -> None:
        """Where counting the add-ons would give another amount, both are told."""
        result = gl.calculate(
            cases.hardship_case(
                (8000, 5000),
                gl.Hardship(children=Decimal(2)),
                add_ons=[
                    gl.AddOn(
                        kind=gl.AddOnKind.CHILDCARE, amount=Decimal(1000), split=gl.Division.HALF
                    )
                ],
            )
        )
        assert "presumed with add ons" in cases.notice(result, "hardship_methods_differ").text

    def test_twins(self) -> None:
        """The statute knows a youngest child; of twins the one listed later is taken."""
        twins = [cases.child(1), gl.changed(cases.child(2), born=cases.child(1).born)]
        result = cases.support(children=twins)
        assert "one day" in cases.notice(result, "allocation_practice").text
        assert result.children[1].amount > result.children[0].amount


class TestRefusals:
    """Bad input is told at once, quickly, and never as a traceback."""

    def test_what_can_be_read_is_checked_beside_what_cannot(self) -> None:
        """An unknown key does not hide that names are the same and times do not sum to one."""
        facts = cases.plain_case()
        facts["parents"][1]["name"] = cases.FIRST
        facts["oops"] = 1
        facts["children"][0]["time"] = {cases.FIRST: "50%"}
        facts["findings"] = {"low_income_support": -5}
        with pytest.raises(gl.InvalidFacts) as caught:
            gl.case_from_json(json.dumps(facts))
        places = [problem.where for problem in caught.value.problems]
        assert {"oops", "parents[1].name", "children[0].time"} <= set(places)
        assert "findings.low_income_support" in places

    def test_a_home_of_a_hundred_children(self) -> None:
        """An absurd number of hardship children is refused."""
        with pytest.raises(gl.InvalidFacts, match="more children than a home holds"):
            gl.calculate(cases.hardship_case((6000, 3000), gl.Hardship(children=Decimal(100))))

    def test_a_child_with_a_parents_name(self) -> None:
        """Names tell whom a figure is about, so that no two are the same."""
        children = [gl.changed(cases.child(1), name=cases.FIRST)]
        with pytest.raises(gl.InvalidFacts, match="a parent has this name"):
            cases.support(children=children)

    def test_what_is_not_a_case(self) -> None:
        """A dictionary is not a case, and the error says what is."""
        with pytest.raises(gl.InvalidFacts, match="read_case"):
            gl.calculate({})  # type: ignore[arg-type] # what a newcomer tries

    def test_the_days_of_an_order(self) -> None:
        """A first day may be text, and a due day must be one."""
        result = cases.support()
        order = gl.to_order(result, from_="2026-04-01", due_day=1)  # type: ignore[arg-type] # text
        assert order.from_.isoformat() == "2026-04-01"
        assert gl.to_order(result, from_=cases.NEW_LAW, due_day=31).due_day == 31
        for due_day, why in ("x", "not a whole number"), (0, "no day of a month"), (32, "no day"):
            with pytest.raises(gl.InvalidFacts, match=f"due_day: .*{why}"):
                gl.to_order(result, from_=cases.NEW_LAW, due_day=due_day)  # type: ignore[arg-type]

    def test_many_keys_with_one_written_twice(self) -> None:
        """A large object with a duplicate key is refused without counting each key again."""
        keys = ",".join(f'"k{number}":1' for number in range(60_000))
        with pytest.raises(gl.InvalidFacts, match="written twice"):
            gl.case_from_json("{" + keys + ',"k59999":2}')

    def test_a_comment_with_dots_is_a_comment(self, tmp_path: object) -> None:
        """Forty dots in a comment nest nothing."""
        path = f"{tmp_path}/case.toml"
        text = (cases.ROOT / "examples/two_children.toml").read_text(encoding="utf-8")
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a path made of text
            file.write(f"{text}\n# see {'a.' * 60}b\n")
        assert gl.read_case(path).parents[0].name == cases.FIRST

    def test_two_hundred_problems_are_told_and_the_rest_counted(
        self, capsys: pytest.CaptureFixture[str], tmp_path: object
    ) -> None:
        """A file of ten thousand mistakes does not fill the screen."""
        path = f"{tmp_path}/case.json"
        facts = cases.plain_case() | {f"unknown{number}": 1 for number in range(250)}
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a path made of text
            json.dump(facts, file)
        assert main(["order", path]) == 2
        assert "and 50 more" in capsys.readouterr().err


class TestStreams:
    """The command where a stream is closed or full."""

    @pytest.mark.parametrize(
        ("command", "said"),
        [
            ("order examples/two_children.toml > /dev/full", "cannot be written"),
            ("order examples/two_children.toml >&-", "standard output is closed"),
            ("order - <&-", "not JSON"),
            ("order no_such_file 2>&-", ""),
        ],
    )
    def test_no_traceback(self, command: str, said: str) -> None:
        """It is told where anybody listens, with status 2."""
        shell = f"{sys.executable} -m guideline {command}"
        done = subprocess.run(  # noqa: S602 - the redirections are the shell's
            shell, shell=True, cwd=cases.ROOT, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert "Traceback" not in done.stderr
