"""Family Code § 4052.5: a child with more than two parents."""

import pytest

import cases
import guideline as gl


class TestA:
    """(a) The obligations are divided among the parents based on income and time."""

    def test_no_formula_is_invented(self) -> None:
        """The section gives no formula, and none is made up: it is refused by name."""
        three = [cases.parent(name) for name in ("A", "B", "C")]
        with pytest.raises(gl.NotModelled, match=r"4052\.5") as told:
            cases.support(parents=three)
        assert told.value.cite == "Fam. Code § 4052.5"

    def test_one_parent_is_not_an_order(self) -> None:
        """An order needs two."""
        with pytest.raises(gl.InvalidFacts, match="two parents"):
            cases.support(parents=[cases.parent()])
