"""A file is put in place whole or not at all, and a refusal is a sentence."""

import errno
import stat
from pathlib import Path

import pytest

from orgplanner.errors import NotWritten
from orgplanner.exporters.target import replacing


def write(target: Path, content: bytes = b"new") -> None:
    with replacing(target) as stream:
        stream.write(content)


def test_a_new_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "Құрылым ? #.pdf")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("Құрылым ? #.pdf", b"new")]


def test_what_was_there_stays_until_the_new_file_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def interrupted() -> None:
        with replacing(target) as stream:
            stream.write(b"half")
            assert target.read_bytes() == b"old"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.pdf", b"old")]


def test_permissions_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_stays_a_link_to_the_new_content(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    write(tmp_path / "link.pdf")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotWritten) as raised:
        write(tmp_path / "nowhere" / "a.pdf")
    assert str(tmp_path / "nowhere") in raised.value.sentence()


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(NotWritten, match="read-only"):
        write(target)
    assert target.read_bytes() == b"old"


def test_a_folder_is_not_a_target(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(NotWritten, match="not an ordinary file"):
        write(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "open in another program"), (errno.EIO, "error")],
)
def test_refusals_of_the_system_become_sentences(tmp_path: Path, number: int, said: str) -> None:
    def refused() -> None:
        with replacing(tmp_path / "a.pdf"):
            raise OSError(number, "Input/output error")

    with pytest.raises(NotWritten) as raised:
        refused()
    assert said in raised.value.sentence()
    assert raised.value.remedy is not None
    assert list(tmp_path.iterdir()) == []


def test_a_name_the_system_does_not_take_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotWritten):
        write(tmp_path / ("a" * 300 + ".pdf"))


def test_a_read_only_folder_is_left_alone_even_by_an_administrator(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)
    with pytest.raises(NotWritten, match="read-only"):
        write(folder / "a.pdf")
    assert list(folder.iterdir()) == []


def test_a_link_to_itself_is_replaced_by_the_file(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.symlink_to("a.pdf")
    write(target)
    assert target.read_bytes() == b"new"
