"""How the house is built: names, sizes, imports, exactness. A machine checks what review would."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import front_door
import guideline as gl
from cases import ROOT
from guideline.notice_meanings import MEANINGS

SOURCE = ROOT / "src" / "guideline"
MODULES = sorted(SOURCE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
FRONT_DOOR = (SOURCE / "__init__.py").read_text(encoding="utf-8")

# Where amounts flow through rules that run in two number systems (see ``AMOUNT_RULES``).
RULES = [
    "support/add_ons.py",
    "support/allocation.py",
    "support/base.py",
    "support/formula.py",
    "support/hardship.py",
    "support/hardship_limit.py",
    "support/hardship_search.py",
    "support/low_income.py",
    "support/timeshare.py",
    "taxes/annual.py",
    "taxes/california.py",
    "taxes/california_credits.py",
    "taxes/california_income.py",
    "taxes/earned_income_credit.py",
    "taxes/federal.py",
    "taxes/federal_credits.py",
    "taxes/federal_deductions.py",
    "taxes/federal_income.py",
    "taxes/federal_tax.py",
    "taxes/payroll.py",
]


def named(path: Path) -> str:
    """Return a file's place, as a test's id."""
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions(module: ast.Module) -> Iterator[ast.FunctionDef]:
    """Yield every function of a module."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            yield node


class TestRooms:
    """The rooms and what may stand in them."""

    @pytest.mark.parametrize("path", MODULES, ids=named)
    def test_no_room_for_odds_and_ends(self, path: Path) -> None:
        """Nothing is called utils, helpers, common, manager or misc."""
        parts = {part.removesuffix(".py") for part in path.relative_to(SOURCE).parts}
        assert not parts & {
            "utils",
            "util",
            "helpers",
            "common",
            "manager",
            "misc",
            "core",
            "base_",
        }

    def test_no_module_is_named_like_a_public_function(self) -> None:
        """``gl.explain`` and a module ``explain`` would hide each other."""
        top = {path.stem for path in SOURCE.iterdir() if path.stem != "__init__"}
        assert not top & set(gl.__all__)

    @pytest.mark.parametrize(
        "path", [p for p in MODULES if p.name == "__init__.py" and p.parent != SOURCE], ids=named
    )
    def test_folders_hold_a_docstring_and_nothing(self, path: Path) -> None:
        """The ``__init__`` of a folder is its docstring."""
        body = tree(path).body
        assert len(body) == 1
        assert ast.get_docstring(tree(path))

    @pytest.mark.parametrize("path", MODULES, ids=named)
    def test_sizes(self, path: Path) -> None:
        """Modules stay within 300 lines, functions within 40, with five parameters at most.

        ``amounts.py`` is longer because the verbs of both number systems stand together, the front
        door because it grows by two lines with each public name.
        """
        front_door = SOURCE / "__init__.py"
        longest = 500 if path == front_door else 380 if path.name == "amounts.py" else 300
        assert len(path.read_text(encoding="utf-8").splitlines()) <= longest
        for function in functions(tree(path)):
            parameters = [*function.args.args, *function.args.kwonlyargs]
            assert len([each for each in parameters if each.arg != "self"]) <= 5, function.name
            docstring = ast.get_docstring(function, clean=False) or ""
            lines = (function.end_lineno or 0) - function.lineno - docstring.count("\n")
            assert lines <= 40, function.name


class TestFrontDoor:
    """``guideline/__init__.py``: one literal ``__all__``, lazy homes, the same names for mypy."""

    def test_the_lists_are_one(self) -> None:
        """``__all__`` holds what is imported for type checkers, and ``homes.py`` is up to date."""
        assert set(gl.__all__) == {*front_door.homes(), "__version__"}
        made = front_door.HOMES.read_text(encoding="utf-8")
        assert made == front_door.module(), "run make homes"

    def test_sorted_and_literal(self) -> None:
        """``__all__`` is a literal, sorted, each name once."""
        (literal,) = re.findall(r"^__all__ = (\[.*?^\])", FRONT_DOOR, re.MULTILINE | re.DOTALL)
        assert ast.literal_eval(literal) == gl.__all__ == sorted(set(gl.__all__))

    @pytest.mark.parametrize("name", gl.__all__)
    def test_each_name_is_there(self, name: str) -> None:
        """Each name can be had, is documented, and is what its home calls it."""
        value = getattr(gl, name)
        assert value is getattr(gl, name)
        if name != "__version__":
            home = front_door.homes()[name]
            assert value is getattr(import_module(home), name)
            assert value.__doc__
        assert name in dir(gl)

    def test_no_other_name(self) -> None:
        """Any other name is refused as Python does."""
        with pytest.raises(AttributeError, match="no attribute 'calculat'"):
            gl.calculat  # noqa: B018 - asking is the test


class TestExactness:
    """No clock, no float, no rounding but by name."""

    @pytest.mark.parametrize("path", MODULES, ids=named)
    def test_no_clock(self, path: Path) -> None:
        """The day is always an argument: nothing in the source asks what day it is."""
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"today", "now", "utcnow", "time_ns"}, node.lineno
            if isinstance(node, ast.Import):
                assert "time" not in {alias.name for alias in node.names}

    # On columns alone: the noise of floats, told apart from money; zero, one half, and a unit.
    FLOATS = {  # noqa: RUF012 - not changed
        "amounts.py": {1e-7, 1e-13, 1e-6, 0.0, 0.5},
        "caseload/arrays.py": {0.0, 1e12},
        "caseload/cases.py": {0.0},
        "caseload/defects.py": {0.0, 1.0},
        "caseload/dependents.py": {0.5},
        "caseload/on_columns.py": {1e-6},
        "caseload/order_lines.py": {0.0},
        "caseload/orders.py": {1e-6, 0.0, 0.5},
        "caseload/plain.py": {1e-6},
        "caseload/remarks.py": {1e-9},
        "caseload/returns.py": {0.0},
        "caseload/told_rows.py": {0.0},
    }
    MADE_UP = "caseload/make.py"  # how often a made caseload has what: no amount of anybody

    @pytest.mark.parametrize("path", MODULES, ids=named)
    def test_no_float(self, path: Path) -> None:
        """No binary float stands in the source but what is listed, and nothing is listed in vain.

        Not one is a figure of the law. The caseload computes on columns of floats, and settles
        every cent as amounts do.
        """
        place = path.relative_to(SOURCE).as_posix()
        found = {
            node.value
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Constant) and isinstance(node.value, float)
        }
        assert place == self.MADE_UP or found == self.FLOATS.get(place, set())

    @pytest.mark.parametrize("path", MODULES, ids=named)
    def test_rounding_has_a_name(self, path: Path) -> None:
        """``round`` is called nowhere, and ``quantize`` only where figures are rounded or shown."""
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func).rpartition(".")[2]
                assert called != "round", node.lineno
                if called == "quantize":
                    assert path.name in {"amounts.py", "figures.py", "documents.py", "varied.py"}

    @pytest.mark.parametrize("path", MODULES, ids=named)
    def test_nothing_unfinished(self, path: Path) -> None:
        """No work is put off in a comment, and no place of the machine it was written on."""
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b|for now|placeholder", text, re.IGNORECASE)
        assert "/work/" not in text
        assert "/tmp" not in text  # noqa: S108 - it is looked for, not used


class Refusals(ast.NodeVisitor):
    """What a rule may not do with an amount: decide, compare or fold it in Python's own words.

    A parameter or a local value annotated with ``Amount``, or computed from one, is an amount.
    Comparing ``is``, ``is not``, ``in`` and ``isinstance`` tell categories apart and are allowed;
    so is ``if`` on a category or on what ``anywhere`` and ``everywhere`` return.
    """

    def __init__(self, function: ast.FunctionDef) -> None:
        """Begin with the parameters that are amounts."""
        arguments = [*function.args.args, *function.args.kwonlyargs]
        self.amounts = {
            each.arg
            for each in arguments
            if each.annotation is not None
            and re.search(r"\bAmount\b|\bNets\b", ast.unparse(each.annotation))
            and not re.search(
                r"Terms|Question|Claim|Sequence|Callable|TaxReturn|Law",
                ast.unparse(each.annotation),
            )
        }
        self.found: list[str] = []
        self.visit(function)

    def touches(self, node: ast.AST) -> bool:
        """Return whether an expression is one of amounts, not of what a verb made of them."""
        if isinstance(node, ast.Call):
            return False
        if isinstance(node, ast.Name):
            return node.id in self.amounts
        return any(self.touches(child) for child in ast.iter_child_nodes(node))

    def visit_Assign(self, node: ast.Assign) -> None:
        """Follow what is computed from amounts."""
        if isinstance(node.value, ast.BinOp) and self.touches(node.value):
            self.amounts |= {name.id for name in node.targets if isinstance(name, ast.Name)}
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        """Refuse ``<`` and its like on amounts."""
        telling = (ast.Is, ast.IsNot, ast.In, ast.NotIn)
        if not all(isinstance(operator, telling) for operator in node.ops) and self.touches(node):
            self.refuse(node)
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        """Refuse ``and`` and ``or`` between amounts."""
        if any(isinstance(value, ast.Name) and self.touches(value) for value in node.values):
            self.refuse(node)
        self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        """Refuse to ask whether an amount is zero by ``if``."""
        if isinstance(node.test, (ast.Name, ast.UnaryOp, ast.BinOp)) and self.touches(node.test):
            self.refuse(node)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        """Refuse the same in an expression."""
        if isinstance(node.test, (ast.Name, ast.UnaryOp, ast.BinOp)) and self.touches(node.test):
            self.refuse(node)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        """Refuse ``min``, ``max``, ``sum``, ``sorted``, ``any`` and ``all`` in a rule."""
        folds = {"min", "max", "sum", "sorted", "any", "all", "bool", "int", "round", "float"}
        if isinstance(node.func, ast.Name) and node.func.id in folds:
            self.refuse(node)
        self.generic_visit(node)

    def refuse(self, node: ast.expr | ast.stmt) -> None:
        """Remember a refusal."""
        self.found.append(f"line {node.lineno}: {ast.unparse(node).partition(chr(10))[0]}")


def is_rule(function: ast.FunctionDef) -> bool:
    """Return whether a function runs in two number systems: it takes or returns ``Amount``."""
    signature = ast.unparse(function.args) + ast.unparse(function.returns or ast.Constant(None))
    return bool(re.search(r"\bAmount\b", signature)) and "Decimal]" not in signature


class TestRules:
    """The same code runs on decimals and on columns."""

    @pytest.mark.parametrize("module", RULES)
    def test_no_decision_on_amounts(self, module: str) -> None:
        """A rule chooses with ``choose`` and ``band``, never with ``if`` or a comparison."""
        rules = [function for function in functions(tree(SOURCE / module)) if is_rule(function)]
        assert rules, "a module without rules does not belong on the list"
        found = [
            f"{module}: {rule.name}: {refusal}"
            for rule in rules
            for refusal in Refusals(rule).found
        ]
        assert not found

    @pytest.mark.parametrize(
        "body",
        [
            "return a if a > b else b",
            "return max(a, b)",
            "return sum((a, b))",
            "if a:\n        return b\n    return a",
            "c = a - b\n    return a if c else b",
            "return a or b",
            "c = a * b\n    return c if c >= 0 else b",
        ],
    )
    def test_the_lint_sees(self, body: str) -> None:
        """The lint itself refuses each of these."""
        source = f"def rule(a: Amount, b: Amount) -> Amount:\n    {body}\n"
        (rule,) = functions(ast.parse(source))
        assert is_rule(rule)
        assert Refusals(rule).found

    @pytest.mark.parametrize(
        "body",
        [
            "return choose(less(a, b), a, b)",
            "if kind is Kind.HALF:\n        return a\n    return b",
            "return a / 12 if kind in {1, 2} else b",
            "if anywhere(less(a, b)):\n        return a\n    return b",
        ],
    )
    def test_the_lint_lets_through(self, body: str) -> None:
        """And lets categories and verbs be."""
        source = f"def rule(a: Amount, b: Amount, kind: Kind) -> Amount:\n    {body}\n"
        (rule,) = functions(ast.parse(source))
        assert not Refusals(rule).found


class TestWords:
    """Docstrings everywhere, and every notice explained."""

    @pytest.mark.parametrize("path", TESTS, ids=named)
    def test_every_test_states_its_fact(self, path: Path) -> None:
        """Every test and every class of tests has a docstring."""
        for node in ast.walk(tree(path)):
            is_test = isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name.startswith(
                ("test_", "Test")
            )
            if is_test:
                assert isinstance(node, (ast.FunctionDef, ast.ClassDef))
                assert ast.get_docstring(node), node.name

    def test_every_notice_is_explained(self) -> None:
        """The closed list of notices is documented, one meaning each."""
        assert set(MEANINGS) == set(gl.NoticeId)
        assert all(len(meaning) > 20 for meaning in MEANINGS.values())

    def test_every_notice_is_used(self) -> None:
        """No id on the list is one that nothing yields."""
        text = "".join(path.read_text(encoding="utf-8") for path in MODULES)
        for notice in gl.NoticeId:
            uses = re.findall(rf"NoticeId\.{notice.name}\b", text)
            assert len(uses) > 1, notice

    def test_inheritance(self) -> None:
        """Only errors, enumerations and generics inherit; notices and facts are records."""
        allowed = {
            "GuidelineError",
            "Exception",
            "ValueError",
            "LookupError",
            "NotImplementedError",
            "StrEnum",
            "Protocol",
            "NamedTuple",
        }
        for path in MODULES:
            for node in ast.walk(tree(path)):
                if isinstance(node, ast.ClassDef):
                    bases = {ast.unparse(base).partition("[")[0] for base in node.bases}
                    assert bases <= allowed | {"Generic"}, f"{named(path)}: {node.name}"
