"""Whether an audit bundle comes out the same when it is made again, here and offline."""

import json
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from guideline.amounts import exactly
from guideline.errors import GuidelineError
from guideline.figures import TEXT
from guideline.files.bundle import MADE, made_from
from guideline.files.bundle_reading import Bundle, read_bundle, shown
from guideline.files.documents import Document, fields_part, head
from guideline.version import VERSION
from guideline.worksheets import line, row, worksheet

_ABSENT = "not there"


@row
@worksheet
class BundleDifference:
    """What differs."""

    file: str = line("File", unit=TEXT)
    where: str = line("Where", unit=TEXT)
    bundle: str = line("In the bundle", unit=TEXT)
    again: str = line("Made again", unit=TEXT)


@worksheet
class Verification:
    """An audit bundle, made again."""

    verdict: str = line("Verdict", unit=TEXT)
    made_by: str = line("Version that made the bundle", unit=TEXT)
    made_again_by: str = line("Version that made it again", unit=TEXT)
    differences: tuple[BundleDifference, ...]

    @property
    def same(self) -> bool:
        """Whether everything came out the same."""
        return not self.differences


@exactly
def verify_bundle(path: str | Path) -> Verification:
    """Return whether an audit bundle comes out the same when it is made again.

    Nothing but the bundle and this library is read: no network. Another version of the library is
    no difference by itself; what it makes otherwise is.

    Args:
        path: A zip that ``guideline order CASE --bundle`` wrote.

    Raises:
        InvalidFacts: It is no bundle, or its files are not of the hashes that its manifest says.

    >>> import guideline as gl
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "order.zip"
    ...     written = path.write_bytes(gl.order_bundle("examples/two_children.toml"))
    ...     gl.verify_bundle(path).verdict
    'same'
    """
    bundle = read_bundle(path)
    differences = tuple(_differences(bundle))
    return Verification(
        verdict="differs" if differences else "same",
        made_by=shown(bundle.made_by),
        made_again_by=VERSION,
        differences=differences,
    )


def _differences(bundle: Bundle) -> Iterator[BundleDifference]:
    try:
        again = made_from(bundle.inputs.calculated())
    except GuidelineError as error:
        told = " ".join(str(error).split())
        yield _different("result.json", "", "a result", f"none: {told}")
        return
    for name in MADE:
        # another version of the library is told apart, and is no difference by itself
        before = (
            bundle.made[name]
            .decode(errors="replace")
            .replace(f'"guideline": "{bundle.made_by}"', f'"guideline": "{VERSION}"', 1)
        )
        if before != again[name]:
            found = _in_documents if name.endswith(".json") else _in_lines
            written = ("its text", "written otherwise", "as the library writes it")
            for where, old, new in list(found(before, again[name])) or [written]:
                yield _different(name, where, old, new)


def _different(file: str, where: str, bundle: str, again: str) -> BundleDifference:
    return BundleDifference(file=file, where=shown(where), bundle=shown(bundle), again=shown(again))


_Told = Iterator[tuple[str, str, str]]
"""Where, what the bundle has, and what is made again."""


def _in_lines(before: str, after: str) -> _Told:
    """Yield the first line of a text that differs."""
    pairs = zip_longest(before.splitlines(), after.splitlines(), fillvalue=_ABSENT)
    for number, (old, new) in enumerate(pairs, start=1):
        if old != new:
            yield f"line {number}", old.strip(), new.strip()
            return


def _in_documents(before: str, after: str) -> _Told:
    """Yield each value of a document that differs, by its path."""
    try:
        old = dict(_leaves(json.loads(before, parse_constant=str)))
    except (ValueError, RecursionError) as error:
        yield "", f"not JSON: {error}", "a document"
        return
    new = dict(_leaves(json.loads(after)))
    for where in dict.fromkeys([*new, *old]):
        was, now = old.get(where, _ABSENT), new.get(where, _ABSENT)
        if was != now:
            yield where, was, now


def _leaves(value: Any, where: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - what JSON holds
    if isinstance(value, dict) and value:
        for name, item in value.items():
            yield from _leaves(item, f"{where}.{name}" if where else name)
    elif isinstance(value, list) and value:
        for number, item in enumerate(value):
            yield from _leaves(item, f"{where}[{number}]")
    else:
        yield where, value if isinstance(value, str) else json.dumps(value)


def verification_document(found: Verification) -> Document:
    """Return a verification as the JSON document ``guideline.verification/1``.

    >>> import guideline as gl
    >>> found = gl.Verification(
    ...     verdict="same", made_by="0.1.0", made_again_by="0.1.0", differences=()
    ... )
    >>> gl.verification_document(found)["verdict"]
    'same'
    """
    return {
        **head("verification"),
        **fields_part(found),
        "differences": [fields_part(each) for each in found.differences],
    }
