"""The audit bundle of an order: everything that a later reader needs to make it again.

A zip of the input, the rows of the law that the result stands on, the worksheet, the result, and a
manifest of hashes. Nothing in it depends on the day, the machine or the folder, and nothing is
compressed, so that two bundles of the same case are the same bytes.
"""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import attrs

from guideline.amounts import exactly
from guideline.explanation.text import explain
from guideline.facts.case import Case
from guideline.files.california import california_from_values
from guideline.files.case import case_from_values
from guideline.files.documents import Document, head, to_json
from guideline.files.order import order_document
from guideline.files.reading import read_file, values_of
from guideline.files.tables import row_part
from guideline.law.tables import digest
from guideline.support.guideline import GuidelineSupport, calculate

MANIFEST = "manifest.json"
CASES = ("case.toml", "case.json")
CALIFORNIA = "california_tables.toml"
MADE = ("tables.json", "result.json", "worksheet.txt")
NAMES = (*CASES, CALIFORNIA, *MADE, MANIFEST)
"""Every name that a bundle may hold."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip knows no earlier day
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


@attrs.frozen
class Inputs:
    """What an order is made from, byte by byte.

    Attributes:
        source: What an error calls the case file.
        name: What a bundle calls it: ``case.toml`` or ``case.json``.
        case: The case file.
        california: The file of California's figures given with it, if any.
    """

    source: str
    name: str
    case: bytes
    california: bytes | None = None

    def read(self) -> Case:
        """Return the case.

        Raises:
            InvalidFacts: It cannot be; every problem is listed.
        """
        return case_from_values(values_of(self.case, self.source, self.name), self.source)

    def calculated(self) -> GuidelineSupport:
        """Return the calculation.

        Raises:
            InvalidFacts: The facts cannot be; every problem is listed.
            NotInForce: A table of the law has no row for the day.
            NotModelled: The law has, or leaves open, something that is not computed here.
        """
        california = None
        if self.california is not None:
            values = values_of(self.california, CALIFORNIA)
            california = california_from_values(values, CALIFORNIA)
        return calculate(self.read(), california=california)


def read_inputs(case: str | Path, california: str | Path | None = None) -> Inputs:
    """Return the files that an order is made from.

    Raises:
        InvalidFacts: A file cannot be read.
    """
    name = CASES[Path(case).suffix.lower() == ".json"]
    tables = None if california is None else read_file(Path(california))
    return Inputs(str(case), name, read_file(Path(case)), tables)


@exactly
def made_from(result: GuidelineSupport) -> dict[str, str]:
    """Return the files of a bundle that are made from a calculation."""
    tables: Document = {
        **head("tables_used"),
        "digest": digest(result.tables),
        "rows": [row_part(row) for row in result.tables],
    }
    texts = (to_json(tables), to_json(order_document(result)), explain(result))
    return dict(zip(MADE, texts, strict=True))


def order_bundle(case: str | Path, *, california: str | Path | None = None) -> bytes:
    """Return the audit bundle of a case file, a zip: the same case, the same bytes.

    Args:
        case: A ``.toml`` or ``.json`` case file.
        california: A file of California's figures, instead of the tables' own.

    Raises:
        InvalidFacts: A file cannot be read or its facts cannot be; every problem is listed.
        NotInForce: A table of the law has no row for the day.
        NotModelled: The law has, or leaves open, something that is not computed here.

    >>> import io, zipfile
    >>> import guideline as gl
    >>> bundle = gl.order_bundle("examples/two_children.toml")
    >>> zipfile.ZipFile(io.BytesIO(bundle)).namelist()
    ['case.toml', 'tables.json', 'result.json', 'worksheet.txt', 'manifest.json']
    """
    return bundle_of(read_inputs(case, california))


def bundle_of(inputs: Inputs) -> bytes:
    """Return the audit bundle of inputs that are read already."""
    files = {inputs.name: inputs.case}
    if inputs.california is not None:
        files[CALIFORNIA] = inputs.california
    made = made_from(inputs.calculated())
    files |= {name: text.encode() for name, text in made.items()}
    return _zipped({**files, MANIFEST: to_json(manifest(files)).encode()})


def manifest(files: Mapping[str, bytes]) -> Document:
    """Return the manifest of a bundle's files: the library's version, each size and hash."""
    return {
        **head("bundle"),
        "files": [entry_of(name, content) for name, content in files.items()],
    }


def entry_of(name: str, content: bytes) -> Document:
    """Return what a manifest says of one file."""
    digest_of = hashlib.sha256(content).hexdigest()
    return {"name": name, "bytes": len(content), "sha256": digest_of}


def _zipped(files: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
            archive.writestr(entry, text)
    return content.getvalue()
