"""Writing a file whole, or not at all."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from guideline.errors import InvalidFacts, Problem
from guideline.files.reading import same_file

_ELSEWHERE = "write it somewhere else"


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
    check_place(target, keep)
    written_whole(target, lambda unfinished: unfinished.write_bytes(content))


def check_place(path: str | Path, keep: Iterable[str | Path] = ()) -> None:
    """Refuse a place where a file cannot be written, before the work of making it.

    Args:
        path: Where it is to be written.
        keep: Files that it may not replace.

    Raises:
        InvalidFacts: It is one of these, or there is no such folder.
    """
    target = Path(path)
    if any(same_file(Path(each), target) for each in keep):
        raise _refused(target, "a file of this command already", _ELSEWHERE)
    if "\0" not in str(target) and not target.parent.is_dir():
        raise _refused(target, "cannot be written: there is no such folder", _ELSEWHERE)


def written_whole(
    path: Path, write: Callable[[Path], object], unfinished: Path | None = None
) -> None:
    """Let a file be written so that it is there whole or not at all, whatever ends the writing.

    Args:
        path: Where to; a file that is there is replaced.
        write: Writes it to the path that it is called with.
        unfinished: Where it is written, in a folder of the same disk; by default beside.

    Raises:
        InvalidFacts: It cannot be written there.
    """
    if "\0" in str(path):
        raise _refused(path, "cannot be written: a null character in its name", "leave it out")
    unfinished = unfinished or path.with_name(f"{path.name}.unfinished")
    try:
        try:
            write(unfinished)
            _on_disk(unfinished)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from None


def _on_disk(path: Path) -> None:
    """Wait until a file is on the disk: a name on it must not outlive its content."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def cannot_write(path: Path, error: OSError) -> InvalidFacts:
    """Return what to say where the system would not write a file."""
    reason = os.strerror(error.errno) if error.errno else " ".join(str(error).split())
    return _refused(path, f"cannot be written: {reason}", _ELSEWHERE)


def _refused(path: Path, why: str, instead: str) -> InvalidFacts:
    return InvalidFacts([Problem("", "", why, instead)], str(path))
