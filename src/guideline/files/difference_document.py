"""The JSON document of one calculation beside another: ``guideline.difference/1``."""

from guideline.amounts import exactly
from guideline.files.documents import Document, dollars_text, head
from guideline.study.difference import CalculationDifference


@exactly
def difference_document(found: CalculationDifference) -> Document:
    """Return what differs as the JSON document ``guideline.difference/1``.

    >>> import guideline as gl
    >>> case = gl.read_case("examples/two_children.toml")
    >>> earlier = gl.calculate(gl.changed(case, on="2024-08-31", tax_year=2026))
    >>> found = gl.difference(earlier, gl.calculate(case))
    >>> gl.difference_document(found)["effects"][0]["effect"]
    '313.60'
    """
    return {
        **head("difference"),
        "before": {"payor": found.before_payor, "amount": dollars_text(found.before)},
        "after": {"payor": found.after_payor, "amount": dollars_text(found.after)},
        "difference": dollars_text(found.difference),
        "method": str(found.method),
        "why": found.why,
        "effects": [
            {
                "of": each.of,
                "fact": each.fact,
                "kind": str(each.kind),
                "before": each.before,
                "after": each.after,
                "effect": dollars_text(each.effect),
            }
            for each in found.effects
        ],
    }
