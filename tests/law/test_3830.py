"""Family Code § 3830 and rule 5.275: courts may use certified software only."""

import cases
import guideline as gl


class TestSection3830:
    """No court shall use software that does not conform to the Judicial Council's rules."""

    def test_every_result_says_that_it_is_not_certified(self) -> None:
        """The notice stands on every result, last, with both citations."""
        last = cases.support().notices[-1]
        assert last.id is gl.NoticeId.NOT_CERTIFIED
        assert [str(cite) for cite in last.cites] == [
            "Fam. Code § 3830",
            "Cal. Rules of Court, rule 5.275",
        ]
        assert "not certified" in last.text
        assert "no legal advice" in last.text
