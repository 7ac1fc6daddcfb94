"""Encrypted files: opened by their passphrase alone, refused in a sentence, no work wasted on them."""

import base64
import unicodedata

import pyrage
import pytest

from orgplanner.errors import (
    Damaged,
    FileProblem,
    NeedsPassphrase,
    NotAPlan,
    Undecipherable,
    WrongPassphrase,
)
from orgplanner.storage import read_plan, read_repaired, sealed, write_plan
from orgplanner.storage.sealed import MAGIC, seal

from .plans import full_plan
from .quick_sealing import quick

WORD = "горный мост 7"


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """A plan that is really encrypted, which takes a second."""
    path = tmp_path_factory.mktemp("sealed") / "plan.orgplan"
    write_plan(full_plan(), path, passphrase=WORD)
    return path


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A plan encrypted quickly."""
    monkeypatch.setattr(sealed, "_apart", quick)
    place = tmp_path / "plan.orgplan"
    write_plan(full_plan(), place, passphrase=WORD)
    return place


@pytest.fixture
def nothing_computed(monkeypatch):
    def apart(*_):
        pytest.fail("it was computed")

    monkeypatch.setattr(sealed, "_apart", apart)


def test_the_passphrase_opens_it_and_another_does_not(real):
    typed_otherwise = unicodedata.normalize("NFD", WORD)
    assert typed_otherwise != WORD
    loaded = read_plan(real, typed_otherwise)
    assert loaded.plan == full_plan()
    assert loaded.info.is_sealed
    with pytest.raises(WrongPassphrase, match="not the passphrase of “plan"):
        read_plan(real, "Горный мост 7")


def test_damage_behind_the_header_is_damage_and_not_a_wrong_passphrase(real, tmp_path):
    data = bytearray(real.read_bytes())
    data[-1] ^= 1
    place = tmp_path / "flipped.orgplan"
    place.write_bytes(data)
    with pytest.raises(Undecipherable, match="encrypted and damaged"):
        read_plan(place, WORD)


def test_nothing_of_the_plan_can_be_read_in_it(path):
    data = path.read_bytes()
    assert data.startswith(MAGIC)
    for word in ("SQLite", "Department", "settings"):
        assert word.encode() not in data


def test_without_a_passphrase_one_is_asked_for(path, nothing_computed):
    for read in (read_plan, read_repaired):
        with pytest.raises(NeedsPassphrase, match="encrypted with a passphrase"):
            read(path)


@pytest.mark.parametrize("length", [22, 30, 60, 110])
def test_a_truncated_header(path, nothing_computed, length):
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(Undecipherable):
        read_plan(path, WORD)


@pytest.mark.parametrize("left", [20, 400, -1])
def test_a_truncated_body(path, left):
    data = path.read_bytes()
    path.write_bytes(data[:200][: left + 180] if left > 0 else data[:left])
    with pytest.raises(Damaged):
        read_plan(path, WORD)


@pytest.mark.parametrize("work", ["23", "30", "64", "99999"])
def test_an_absurd_amount_of_work_is_refused_before_anything_is_computed(path, nothing_computed, work):
    path.write_bytes(path.read_bytes().replace(b" 10\n", f" {work}\n".encode()))
    with pytest.raises(FileProblem, match="absurd amount of work"):
        read_plan(path, WORD)


@pytest.mark.parametrize("work", ["0", "010", "-1", "1e3", "", "9999999"])
def test_an_amount_of_work_that_is_no_number_is_damage(path, nothing_computed, work):
    path.write_bytes(path.read_bytes().replace(b" 10\n", f" {work}\n".encode()))
    with pytest.raises(Undecipherable):
        read_plan(path, WORD)


def test_a_file_for_keys_is_told_from_one_with_a_passphrase(tmp_path, nothing_computed):
    place = tmp_path / "keys.orgplan"
    place.write_bytes(pyrage.encrypt(b"SQLite format 3\0", [pyrage.x25519.Identity.generate().to_public()]))
    with pytest.raises(FileProblem, match="for keys, not with a passphrase"):
        read_plan(place, WORD)


def test_an_endless_header_ends(tmp_path, nothing_computed):
    place = tmp_path / "long.orgplan"
    for body in (b"-> scrypt " + b"A" * 10**6, b"-> scrypt A 1\n" + b"A" * 10**6, b"\n" * 10**6, b"-> " * 10**6):
        place.write_bytes(MAGIC + body)
        with pytest.raises(Undecipherable):
            read_plan(place, WORD)


def test_what_is_inside_is_trusted_no_more_than_any_file(path):
    for inside, problem in ((b"A letter", NotAPlan), (b"", NotAPlan)):
        path.write_bytes(seal(inside, WORD))
        with pytest.raises(problem):
            read_plan(path, WORD)


def test_a_size_that_nobody_means(path, monkeypatch, nothing_computed):
    monkeypatch.setattr("orgplanner.storage.opener.LARGEST_FILE", 1000)
    with pytest.raises(FileProblem, match="too large"):
        read_plan(path, WORD)


def test_a_salt_of_another_length_is_damage(path, nothing_computed):
    data = path.read_bytes()
    salt = data[len(MAGIC) :].split()[2]
    assert len(base64.b64decode(salt + b"==")) == 16
    path.write_bytes(data.replace(salt, salt[:-1]))
    with pytest.raises(Undecipherable):
        read_plan(path, WORD)


def test_nothing_in_the_folder_that_one_is_in_is_run(tmp_path, monkeypatch):
    """A file may come with others, and be opened from the folder with all of them."""
    for name in ("json.py", "pyrage.py", "orgplanner.py", "sitecustomize.py"):
        (tmp_path / name).write_text("open('run', 'w')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert sealed.seal(b"some", WORD).startswith(MAGIC)
    assert not (tmp_path / "run").exists()
