"""The audit bundle: the same case, the same bytes; made again the same; and what is refused."""

import hashlib
import io
import json
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import guideline as gl
from cases import EXAMPLES, ROOT
from guideline.cli import main
from guideline.files.bundle import MANIFEST, NAMES, manifest
from guideline.files.documents import to_json
from guideline.files.writing import write_whole

TWO = ROOT / "examples/two_children.toml"
WAGES = ROOT / "examples/from_wages.toml"
CALIFORNIA = ROOT / "tables/california/2024.toml"
BUNDLE = gl.order_bundle(TWO)


def unzipped(content: bytes) -> dict[str, bytes]:
    """Return the files in a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: list[tuple[str, bytes]], how: int = zipfile.ZIP_STORED) -> bytes:
    """Return a zip of files, of which two may have one name."""
    content = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(content, "w", how) as archive:
        warnings.simplefilter("ignore")
        for name, text in files:
            archive.writestr(name, text)
    return content.getvalue()


def with_changes(changes: dict[str, bytes | None], *, honest: bool = True) -> bytes:
    """Return the bundle with other files, under a manifest of their hashes if it is honest."""
    files = {**unzipped(BUNDLE), **changes}
    kept = {name: text for name, text in files.items() if text is not None}
    if honest:
        kept.pop(MANIFEST, None)
        kept[MANIFEST] = to_json(manifest(kept)).encode()
    return zipped(list(kept.items()))


def written(folder: Path, content: bytes) -> Path:
    """Return where a bundle was written."""
    path = folder / "order.zip"
    path.write_bytes(content)
    return path


class TestMade:
    """What a bundle holds."""

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.name))
    def test_every_example_comes_out_the_same(self, path: Path, tmp_path: Path) -> None:
        """Two bundles of a case are the same bytes, and made again it is the same."""
        bundle = gl.order_bundle(path)
        assert bundle == gl.order_bundle(str(path))
        found = gl.verify_bundle(written(tmp_path, bundle))
        assert found.same
        assert (found.verdict, found.differences) == ("same", ())

    def test_its_files(self) -> None:
        """The input as it was, the rows of the law, the result, the worksheet, and the hashes."""
        files = unzipped(gl.order_bundle(WAGES, california=CALIFORNIA))
        assert list(files) == [name for name in NAMES if name != "case.json"]
        assert files["case.toml"] == WAGES.read_bytes()
        assert files["california_tables.toml"] == CALIFORNIA.read_bytes()
        tables = gl.read_california_tables(CALIFORNIA)
        result = gl.calculate(gl.read_case(WAGES), california=tables)
        document = json.loads(files["result.json"])
        assert document["monthly_support"] == f"{result.monthly_support:.2f}"
        used = json.loads(files["tables.json"])
        assert used["digest"] == document["law"]["digest"]
        assert [row["table"] for row in used["rows"]] == [row.table for row in result.tables]
        listed = json.loads(files[MANIFEST])
        assert listed["guideline"] == gl.__version__
        for row in listed["files"]:
            assert hashlib.sha256(files[row["name"]]).hexdigest() == row["sha256"]
            assert len(files[row["name"]]) == row["bytes"]

    def test_the_folder_is_nothing(self, tmp_path: Path) -> None:
        """The same file in another folder, under another name, has the same bundle."""
        copy = tmp_path / "another name.toml"
        copy.write_bytes(TWO.read_bytes())
        assert gl.order_bundle(copy) == BUNDLE

    def test_no_time_of_day(self) -> None:
        """Every file in it has the earliest day that a zip knows, and no packing that may vary."""
        with zipfile.ZipFile(io.BytesIO(BUNDLE)) as archive:
            for entry in archive.infolist():
                assert entry.date_time == (1980, 1, 1, 0, 0, 0)
                assert entry.compress_type == zipfile.ZIP_STORED

    def test_a_bad_case_has_no_bundle(self, tmp_path: Path) -> None:
        """What is wrong with the case is told as ever."""
        wrong = tmp_path / "wrong.toml"
        wrong.write_text("on = 2026-03-01\n", encoding="utf-8")
        with pytest.raises(gl.InvalidFacts, match=r"wrong\.toml:\nparents: missing"):
            gl.order_bundle(wrong)


class TestMadeAgain:
    """A bundle whose files are of their hashes, and that comes out otherwise."""

    @staticmethod
    def differences(folder: Path, changes: dict[str, bytes | None]) -> list[tuple[str, ...]]:
        """Return what differs in a bundle with other files."""
        found = gl.verify_bundle(written(folder, with_changes(changes)))
        assert not found.same or not found.differences
        return [(each.file, each.where, each.bundle, each.again) for each in found.differences]

    def test_another_result(self, tmp_path: Path) -> None:
        """A forged amount is found, with the right one beside it."""
        forged = unzipped(BUNDLE)["result.json"].replace(b'"2016.00"', b'"1016.00"', 1)
        found = self.differences(tmp_path, {"result.json": forged})
        assert found == [("result.json", "monthly_support", "1016.00", "2016.00")]

    def test_another_case(self, tmp_path: Path) -> None:
        """Another income in the input gives other results than the bundle's."""
        other = TWO.read_bytes().replace(b"6000.00", b"6100.00", 1)
        found = self.differences(tmp_path, {"case.toml": other})
        assert ("result.json", "monthly_support", "2016.00", "2054.40") in found
        assert any(each[0] == "worksheet.txt" for each in found)

    def test_another_table(self, tmp_path: Path) -> None:
        """A figure of the law that the bundle has otherwise is found, by its table."""
        tables = unzipped(BUNDLE)["tables.json"]
        other = tables.replace(b'"base": "0.250"', b'"base": "0.251"', 1)
        assert other != tables
        ((file, where, *_),) = self.differences(tmp_path, {"tables.json": other})
        assert file == "tables.json"
        assert where.endswith(".base")

    def test_another_worksheet(self, tmp_path: Path) -> None:
        """Of a worksheet the first line that differs is told, or that some are missing."""
        text = unzipped(BUNDLE)["worksheet.txt"]
        found = self.differences(tmp_path, {"worksheet.txt": text.replace(b"2,016", b"2,018")})
        assert found[0][:2] == ("worksheet.txt", "line 7")
        cut = b"\n".join(text.splitlines()[:-3])
        ((_, where, bundle, _),) = self.differences(tmp_path, {"worksheet.txt": cut})
        assert (where, bundle) == (f"line {len(text.splitlines()) - 2}", "not there")

    @pytest.mark.parametrize("name", ["worksheet.txt", "result.json"])
    def test_other_spaces(self, name: str, tmp_path: Path) -> None:
        """The same values written otherwise are not the same bytes, and it is said."""
        text = unzipped(BUNDLE)[name]
        ((_, where, *_),) = self.differences(
            tmp_path, {name: text + b"\n\n"[: 1 + (name[0] == "r")]}
        )
        assert where in {"its text", f"line {len(text.splitlines()) + 1}"}

    def test_other_ends_of_lines(self, tmp_path: Path) -> None:
        """A worksheet whose lines end otherwise reads the same, and is not the same bytes."""
        text = unzipped(BUNDLE)["worksheet.txt"].replace(b"\n", b"\r\n")
        ((_, where, *_),) = self.differences(tmp_path, {"worksheet.txt": text})
        assert where == "its text"

    def test_no_document(self, tmp_path: Path) -> None:
        """What is no JSON in place of the result is a difference, and no traceback."""
        for text in (b"{", b"[" * 100_000, b"1" * 100_000, b"\xff\xfe"):
            found = self.differences(tmp_path, {"result.json": text})
            assert found[0][0] == "result.json"

    def test_a_case_that_is_refused_now(self, tmp_path: Path) -> None:
        """Where nothing can be calculated any more, that is the difference."""
        later = TWO.read_bytes().replace(b"on = 2026-03-01", b"on = 2031-03-01", 1)
        ((_, _, _, now),) = self.differences(tmp_path, {"case.toml": later})
        assert "has no figure for 2031-03-01" in now

    def test_another_version_of_the_library(self, tmp_path: Path) -> None:
        """A bundle of another version that comes out the same is the same, and both are told."""
        changes: dict[str, bytes | None] = {
            name: text.replace(b'"guideline": "0.1.0"', b'"guideline": "0.0.9"')
            for name, text in unzipped(BUNDLE).items()
            if name.endswith(".json")
        }
        files = {**unzipped(BUNDLE), **changes}
        files.pop(MANIFEST)
        listed = manifest({name: text for name, text in files.items() if text is not None})
        listed["guideline"] = "0.0.9"
        content = with_changes({**changes, MANIFEST: to_json(listed).encode()}, honest=False)
        found = gl.verify_bundle(written(tmp_path, content))
        assert found.same
        assert (found.made_by, found.made_again_by) == ("0.0.9", "0.1.0")

    def test_what_a_stranger_wrote_does_not_act(self, tmp_path: Path) -> None:
        """Signs that would move a terminal's cursor are printed as their codes."""
        forged = unzipped(BUNDLE)["result.json"].replace(b'"2016.00"', b'"\\u001b[2J"', 1)
        ((_, _, bundle, _),) = self.differences(tmp_path, {"result.json": forged})
        assert bundle == "'\\x1b[2J'"


def repacked(how: Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]]) -> bytes:
    """Return the bundle with its files listed otherwise, under its own manifest."""
    return zipped(how(list(unzipped(BUNDLE).items())))


class TestRefused:
    """What is no bundle: one error with everything that is wrong, and nothing unpacked."""

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "not a zip that can be read"),
            (b"PK\x05\x06" + b"\0" * 18, "case.toml or case.json: missing"),
            (BUNDLE[:-30], "not a zip that can be read"),
            (b"no zip at all", "not a zip that can be read"),
            (with_changes({"worksheet.txt": None}), "worksheet.txt: missing"),
            (with_changes({"case.toml": None}), "case.toml or case.json: missing"),
            (with_changes({"case.json": b"{}"}), "case.toml or case.json: missing, or both"),
            (with_changes({"notes.txt": b""}), "notes.txt: not a file of a bundle"),
            (with_changes({"../../evil.txt": b""}), "../../evil.txt: not a file of a bundle"),
            (with_changes({"/etc/evil": b""}), "/etc/evil: not a file of a bundle"),
            (with_changes({"a\x1b[2J": b""}), "'a\\x1b[2J': not a file of a bundle"),
            (repacked(lambda files: [*files, files[0]]), "case.toml: there twice"),
            (with_changes({"case.toml": b"x"}, honest=False), "not of the size and hash"),
            (with_changes({MANIFEST: b"{"}, honest=False), "manifest.json"),
            (with_changes({MANIFEST: b"\xff"}, honest=False), "not UTF-8 text"),
            (with_changes({MANIFEST: b"[1]"}, honest=False), "not guideline.bundle/1"),
            (
                with_changes({MANIFEST: b'{"format": "guideline.bundle/2"}'}, honest=False),
                "not guideline.bundle/1",
            ),
            (
                with_changes({MANIFEST: b'{"format": "guideline.bundle/1"}'}, honest=False),
                "not a name, size and hash for each file",
            ),
        ],
    )
    def test_no_bundle(self, content: bytes, said: str, tmp_path: Path) -> None:
        """Each is told in one error, with what to do."""
        with pytest.raises(gl.InvalidFacts) as told:
            gl.verify_bundle(written(tmp_path, content))
        assert said in str(told.value)

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            (lambda rows: rows[:-1], "worksheet.txt: there and not listed"),
            (lambda rows: [*rows, rows[0]], "a file is listed twice"),
            (
                lambda rows: [*rows, {"name": "case.json"}],
                "case.json: listed and not there",
            ),
            (lambda rows: [{**rows[0], "bytes": 1}, *rows[1:]], "case.toml: not of the size"),
            (lambda _: [1], "not a name, size and hash"),
            (lambda _: [{"name": 1}], "not a name, size and hash"),
        ],
    )
    def test_a_manifest_that_lies(self, change: Any, said: str, tmp_path: Path) -> None:
        """What the manifest says otherwise than the files are."""
        listed = json.loads(unzipped(BUNDLE)[MANIFEST])
        listed["files"] = change(listed["files"])
        content = with_changes({MANIFEST: to_json(listed).encode()}, honest=False)
        with pytest.raises(gl.InvalidFacts) as told:
            gl.verify_bundle(written(tmp_path, content))
        assert said in str(told.value)

    def test_a_bomb(self, tmp_path: Path) -> None:
        """A file that would unpack to more than it may have is refused before it does."""
        files = [(name, text) for name, text in unzipped(BUNDLE).items() if name != "case.toml"]
        bomb = zipped([("case.toml", b"\0" * 20_000_000), *files], zipfile.ZIP_DEFLATED)
        assert len(bomb) < 300_000
        with pytest.raises(gl.InvalidFacts, match="over 16 MiB unpacked"):
            gl.verify_bundle(written(tmp_path, bomb))

    def test_a_bomb_that_lies(self, tmp_path: Path) -> None:
        """A size that is told smaller than it is does not let the rest through."""
        files = [(name, text) for name, text in unzipped(BUNDLE).items() if name != "case.toml"]
        bomb = zipped([("case.toml", b"\0" * 20_000_000), *files], zipfile.ZIP_DEFLATED)
        lying = bomb.replace(struct.pack("<I", 20_000_000), struct.pack("<I", 1000))
        with pytest.raises(gl.InvalidFacts):
            gl.verify_bundle(written(tmp_path, lying))

    def test_another_packing(self, tmp_path: Path) -> None:
        """A method of packing that a bundle has no use for is refused."""
        packed = zipped(list(unzipped(BUNDLE).items()), zipfile.ZIP_BZIP2)
        with pytest.raises(gl.InvalidFacts, match="packed in another way"):
            gl.verify_bundle(written(tmp_path, packed))

    def test_too_large_or_not_there(self, tmp_path: Path) -> None:
        """A file over 64 MiB is not read, and one that is not there is told."""
        large = tmp_path / "large.zip"
        with large.open("wb") as file:
            file.truncate(64 * 1024 * 1024 + 1)
        with pytest.raises(gl.InvalidFacts, match="over 64 MiB"):
            gl.verify_bundle(large)
        with pytest.raises(gl.InvalidFacts, match="cannot be read"):
            gl.verify_bundle(tmp_path / "nowhere.zip")

    @given(st.integers(0, len(BUNDLE) - 1), st.binary(min_size=1, max_size=8))
    @settings(max_examples=60)
    def test_any_other_bytes(self, place: int, other: bytes) -> None:
        """Wherever bytes are changed, it is refused, or is the same bundle all the same."""
        spoiled = BUNDLE[:place] + other + BUNDLE[place + len(other) :]
        path = Path(self.folder) / "spoiled.zip"
        path.write_bytes(spoiled)
        try:
            found = gl.verify_bundle(path)
        except gl.InvalidFacts as error:
            assert error.problems  # noqa: PT017 - either end is right
        else:
            assert found.same
            assert unzipped(spoiled) == unzipped(BUNDLE)

    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        """Give each test a folder for what it spoils."""
        self.folder = tmp_path_factory.mktemp("spoiled")


class TestCommands:
    """``guideline order --bundle`` and ``guideline verify``."""

    def test_the_way_there_and_back(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The order is printed as ever, the bundle beside it, and verify says same."""
        path = tmp_path / "order.zip"
        assert main(["order", str(TWO), "--bundle", str(path)]) == 0
        with_bundle = capsys.readouterr().out
        assert main(["order", str(TWO)]) == 0
        assert with_bundle == capsys.readouterr().out
        assert path.read_bytes() == BUNDLE
        assert main(["verify", str(path), "--format", "json"]) == 0
        document = json.loads(capsys.readouterr().out)
        assert (document["format"], document["verdict"]) == ("guideline.verification/1", "same")
        assert [each.name for each in tmp_path.iterdir()] == ["order.zip"]

    def test_standard_input_and_given_tables(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """JSON on standard input has its bundle too, with the given tables in it."""
        twin = (ROOT / "examples/two_children.json").read_bytes()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(twin)))
        path = tmp_path / "order.zip"
        options = ["--bundle", str(path), "--california-tables", str(CALIFORNIA)]
        assert main(["order", "-", *options]) == 0
        assert unzipped(path.read_bytes())["case.json"] == twin
        assert gl.verify_bundle(path).same
        assert capsys.readouterr().out

    def test_a_difference_ends_with_3(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A forged result ends with 3 and is told."""
        forged = unzipped(BUNDLE)["result.json"].replace(b'"2016.00"', b'"1016.00"', 1)
        path = written(tmp_path, with_changes({"result.json": forged}))
        assert main(["verify", str(path)]) == 3
        assert "monthly_support" in capsys.readouterr().out
        assert main(["verify", str(path), "--format", "markdown"]) == 3
        assert "1016.00" in capsys.readouterr().out

    def test_no_bundle_ends_with_2(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What is no bundle ends with 2, told on standard error alone."""
        assert main(["verify", str(TWO)]) == 2
        told = capsys.readouterr()
        assert (told.out, "not a zip" in told.err) == ("", True)
        assert main(["verify", str(tmp_path)]) == 2

    @pytest.mark.parametrize("where", ["nowhere/order.zip", "", "case.toml"])
    def test_where_it_cannot_be_written(
        self, where: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A folder that is not there, a folder, and the case itself: nothing is written."""
        case = tmp_path / "case.toml"
        case.write_bytes(TWO.read_bytes())
        assert main(["order", str(case), "--bundle", str(tmp_path / where)]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert "write it somewhere else" in told.err
        assert [each.name for each in tmp_path.iterdir()] == ["case.toml"]
        assert case.read_bytes() == TWO.read_bytes()

    def test_a_wrong_case_writes_nothing(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The problems of the case are told under its own name, and there is no bundle."""
        case = tmp_path / "wrong.toml"
        case.write_text("on = 2026-03-01\n", encoding="utf-8")
        assert main(["order", str(case), "--bundle", str(tmp_path / "order.zip")]) == 2
        assert "wrong.toml" in capsys.readouterr().err
        assert [each.name for each in tmp_path.iterdir()] == ["wrong.toml"]

    def test_a_name_that_no_file_has(self) -> None:
        """A path that no system takes is told, and is no traceback."""
        with pytest.raises(gl.InvalidFacts, match="cannot be written"):
            write_whole("a\0b", b"")
