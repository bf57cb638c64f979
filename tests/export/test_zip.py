"""The archive of the whole set: what is in it, under which names, and whether its lists tell the truth."""

from __future__ import annotations

import hashlib
import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from rolemap.export.names import safe
from rolemap.services.checking import open_map
from rolemap.services.exporting import Export
from tests.conftest import SAMPLES


@pytest.fixture(scope="module")
def made() -> bytes:
    return Export(open_map(str(SAMPLES / "nam-dinh.yaml"))).written_as("zip")


@pytest.fixture(scope="module")
def files(made: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_manifest_names_every_file_with_its_hash(files: dict[str, bytes]) -> None:
    manifest = json.loads(files["manifest.json"])
    assert (manifest["map"], manifest["as_of"], manifest["language"]) == ("nam-dinh", "2022-06-30", "vi")
    listed = {one["name"]: one for one in manifest["files"]}
    assert set(files) - set(listed) == {"manifest.json", "Đọc trước.txt"}
    for name, one in listed.items():
        assert one["bytes"] == len(files[name])
        assert one["sha256"] == hashlib.sha256(files[name]).hexdigest()
        assert one["what"] and "/" in one["media_type"]


def test_each_name_can_be_kept_by_windows(files: dict[str, bytes]) -> None:
    for name in files:
        assert len(name) < 180
        for part in name.split("/"):
            assert part == safe(part, 200)


def test_the_list_for_people_names_the_same_files(files: dict[str, bytes]) -> None:
    text = files["Đọc trước.txt"].decode("utf-8-sig")
    assert "\r\n" in text and "\n" not in text.replace("\r\n", "")
    assert text.startswith("Nam Định: sơ đồ vai trò mẫu (6/2022)\r\n")
    for name in files:
        assert name in text or name == "Đọc trước.txt"


def test_pictures_come_as_vectors_and_as_images_and_the_map_itself(files: dict[str, bytes]) -> None:
    suffixes = [name.rsplit(".", 1)[1] for name in files]
    assert suffixes.count("svg") == suffixes.count("png") >= 1
    assert all(data.startswith(b"\x89PNG") for name, data in files.items() if name.endswith(".png"))
    data = next(content for name, content in files.items() if name.endswith(".yaml"))
    from rolemap.files import read

    assert read(data).version == open_map(str(SAMPLES / "nam-dinh.yaml")).graph.map.version


def test_the_same_map_is_the_same_archive(made: bytes) -> None:
    assert Export(open_map(str(SAMPLES / "nam-dinh.yaml"))).written_as("zip") == made
