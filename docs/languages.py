"""Bring the catalogues of the plain-language pages up to date: ``make languages``.

Sentences are found in ``explanation/*messages.py``, where ``msg`` marks them. Each language is one
file ``.po``; what the library reads is the ``.mo`` compiled from it, which is kept beside it, so
that a plain install needs nothing.
"""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

EXPLANATION = Path(__file__).parent.parent / "src" / "guideline" / "explanation"
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # a catalogue carries no day of its making
CATALOGUES = EXPLANATION / "languages"


def sentences() -> list[str]:
    """Return every sentence that is marked, once, in the order of the modules."""
    found = [
        item
        for path in sorted(
            EXPLANATION.glob("*messages.py"), key=lambda path: (len(path.name), path.name)
        )
        for item in extract_from_file("python", path, keywords={"msg": None})
    ]
    return list(dict.fromkeys(str(message) for item in found if (message := item[1])))


def updated(path: Path) -> Catalog:
    """Return a language's catalogue with every sentence of today, and no other."""
    with path.open("rb") as file:
        old = read_po(file, locale=path.stem)
    new = Catalog(locale=path.stem, project="guideline", fuzzy=False, charset="utf-8")
    new.mime_headers = old.mime_headers
    for sentence in sentences():
        kept = old.get(sentence)
        new.add(sentence, kept.string if kept else "")
    return new


def as_po(catalogue: Catalog) -> bytes:
    """Return a catalogue as a translator edits it, without dates or names."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=100, omit_header=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return head.encode() + buffer.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Return a catalogue as the library reads it, the same bytes whenever it is made."""
    plain = Catalog(
        locale=catalogue.locale, charset="utf-8", creation_date=_NO_DAY, revision_date=_NO_DAY
    )
    for message in catalogue:
        if message.id:
            plain.add(message.id, message.string)
    buffer = BytesIO()
    write_mo(buffer, plain)
    return buffer.getvalue()


def main() -> None:
    """Write each language's two files."""
    for path in sorted(CATALOGUES.glob("*.po")):
        catalogue = updated(path)
        path.write_bytes(as_po(catalogue))
        path.with_suffix(".mo").write_bytes(as_mo(catalogue))


if __name__ == "__main__":
    main()
