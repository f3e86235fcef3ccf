"""The JSON document of an amount on record beside a calculation: ``guideline.comparison/1``."""

from guideline.amounts import exactly
from guideline.files.documents import Document, dollars_text, head
from guideline.study.comparison import Comparison


@exactly
def comparison_document(compared: Comparison) -> Document:
    """Return a comparison as the JSON document ``guideline.comparison/1``.

    >>> import guideline as gl
    >>> result = gl.calculate(gl.read_case("examples/two_children.toml"))
    >>> gl.comparison_document(gl.compare(result, "1702.40"))["causes"]
    ['old_k', 'law_version']
    """
    return {
        **head("comparison"),
        "verdict": str(compared.verdict),
        "cause": None if compared.cause is None else str(compared.cause),
        "causes": [str(cause) for cause in compared.causes],
        "recorded": dollars_text(compared.recorded),
        "recorded_payor": compared.recorded_payor,
        "amount": dollars_text(compared.amount),
        "payor": compared.payor,
        "compared": compared.compared,
        "difference": dollars_text(compared.difference),
        "tried": compared.tried,
        "explanations": [
            {
                "cause": str(each.cause),
                "what": each.what,
                "rule": each.rule,
                "cites": each.cites.split("; "),
                "payor": each.payor,
                "amount": dollars_text(each.amount),
                "left": dollars_text(each.left),
            }
            for each in compared.explanations
        ],
        "not_tried": [
            {"cause": str(each.cause), "what": each.what, "why": each.why}
            for each in compared.not_tried
        ],
    }
