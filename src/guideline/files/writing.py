"""Writing a file whole, or not at all."""

from collections.abc import Iterable
from pathlib import Path

from guideline.errors import InvalidFacts, Problem
from guideline.files.reading import same_file


def write_whole(path: str | Path, content: bytes, keep: Iterable[str | Path] = ()) -> None:
    """Write a file under another name first, so that nobody ever sees half of it.

    Args:
        path: Where to; a file that is there is replaced.
        content: What to write.
        keep: Files that it may not replace, being what it was made from.

    Raises:
        InvalidFacts: It cannot be written there.
    """
    target = Path(path)
    if any(same_file(Path(each), target) for each in keep):
        raise _refused(target, "an input of this command", "write it somewhere else")
    try:
        beside = target.with_name(f"{target.name}.part")
        try:
            beside.write_bytes(content)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise _refused(target, f"cannot be written: {why}", "write it somewhere else") from None


def _refused(path: Path, why: str, instead: str) -> InvalidFacts:
    return InvalidFacts([Problem("", "", why, instead)], str(path))
