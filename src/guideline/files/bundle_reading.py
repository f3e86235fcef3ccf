"""Reading an audit bundle that anybody may have made: its files, or everything wrong with it."""

import io
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from guideline.errors import InvalidFacts, Problem
from guideline.files.bundle import CALIFORNIA, CASES, MADE, MANIFEST, NAMES, Inputs, entry_of
from guideline.files.reading import LARGEST_FILE, read_file, values_from_json

_AS_WRITTEN = "make it with guideline order CASE --bundle"
_FORMAT = "guideline.bundle/1"
_LARGEST = 4 * LARGEST_FILE
_ENCRYPTED = 1
_SHOWN = 80
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ValueError,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
)
"""What a file that is no good zip makes the reader of zips raise."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@attrs.frozen
class Bundle:
    """What a bundle holds, each file of the hash that its manifest says.

    Attributes:
        inputs: What the order was made from.
        made_by: The version of the library that made it.
        made: What it made: ``tables.json``, ``result.json``, ``worksheet.txt``.
    """

    inputs: Inputs
    made_by: str
    made: dict[str, bytes]


def read_bundle(path: str | Path) -> Bundle:
    """Return what an audit bundle holds.

    Raises:
        InvalidFacts: It is no bundle: no zip, too large, a name that does not belong or stands
            twice, a file that is missing or is not of its hash; every problem is listed.
    """
    files = _files(read_file(Path(path), _LARGEST), str(path))
    listed = _listed(files, str(path))
    if found := list(_hash_problems(files, listed)):
        raise InvalidFacts(found, str(path))
    (case,) = (name for name in CASES if name in files)
    return Bundle(
        inputs=Inputs(f"{path}: {case}", case, files[case], files.get(CALIFORNIA)),
        made_by=listed["guideline"],
        made={name: files[name] for name in MADE},
    )


def _files(content: bytes, source: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _unpacked(archive, source)
    except InvalidFacts:
        raise
    except _UNREADABLE as error:
        why = f"not a zip that can be read: {shown(str(error))}"
        raise InvalidFacts([Problem("", "", why, _AS_WRITTEN)], source) from None


def _unpacked(archive: zipfile.ZipFile, source: str) -> dict[str, bytes]:
    """Return each file of a zip, if all of them are what a bundle holds."""
    entries = archive.infolist()
    if problems := list(_entry_problems(entries)):
        raise InvalidFacts(problems, source)
    # no more is unpacked of a file than the size that its entry says, which is within the limit
    return {entry.filename: archive.read(entry) for entry in entries}


def _entry_problems(entries: list[zipfile.ZipInfo]) -> Iterator[Problem]:
    """Yield what is wrong with the list of files, before anything is unpacked."""
    counts = Counter(entry.filename for entry in entries)
    for name, count in counts.items():
        if name not in NAMES:
            yield Problem(shown(name), "", "not a file of a bundle", _AS_WRITTEN)
        elif count > 1:
            yield Problem(shown(name), "", "there twice", _AS_WRITTEN)
    for entry in entries:
        if entry.file_size > LARGEST_FILE:
            yield Problem(entry.filename, "", "over 16 MiB unpacked", _AS_WRITTEN)
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _METHODS:
            yield Problem(entry.filename, "", "encrypted, or packed in another way", _AS_WRITTEN)
    for name in (*MADE, MANIFEST):
        if name not in counts:
            yield Problem(name, "", "missing", _AS_WRITTEN)
    if sum(name in counts for name in CASES) != 1:
        yield Problem(" or ".join(CASES), "", "missing, or both there", _AS_WRITTEN)


def _listed(files: Mapping[str, bytes], source: str) -> dict[str, Any]:
    """Return the manifest, if it has the shape of one."""
    place = f"{source}: {MANIFEST}"
    try:
        text = files[MANIFEST].decode()
    except UnicodeDecodeError:
        raise InvalidFacts([Problem("", "", "not UTF-8 text", _AS_WRITTEN)], place) from None
    found = values_from_json(text, place)
    if not isinstance(found, dict) or found.get("format") != _FORMAT:
        problem = Problem("format", "", f"not {_FORMAT}", _AS_WRITTEN)
        raise InvalidFacts([problem], place)
    rows = found.get("files")
    shaped = isinstance(rows, list) and all(
        isinstance(row, dict) and isinstance(row.get("name"), str) for row in rows
    )
    if not shaped or not isinstance(found.get("guideline"), str):
        problem = Problem("files", "", "not a name, size and hash for each file", _AS_WRITTEN)
        raise InvalidFacts([problem], place)
    return found


def _hash_problems(files: Mapping[str, bytes], listed: dict[str, Any]) -> Iterator[Problem]:
    """Yield what the manifest says otherwise than the files are."""
    said = {row["name"]: row for row in listed["files"]}
    if len(said) < len(listed["files"]):
        yield Problem(MANIFEST, "", "a file is listed twice", _AS_WRITTEN)
    for name in sorted({*said, *files} - {MANIFEST}):
        if name not in files or name not in said:
            why = "listed and not there" if name in said else "there and not listed"
            yield Problem(shown(name), "", why, _AS_WRITTEN)
        elif said[name] != entry_of(name, files[name]):
            yield Problem(name, "", "not of the size and hash that the manifest says", _AS_WRITTEN)


def shown(text: str) -> str:
    """Return what a stranger wrote, as it can be printed: short, and with nothing that acts."""
    return text[:_SHOWN] if text.isprintable() else ascii(text[:_SHOWN])
