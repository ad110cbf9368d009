"""Names of the user's own, and the townships that kg ships."""

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.schema.gazetteer_own import with_names
from kg.schema.gazetteer_townships import read_townships, townships


def write(folder: Path, text: str) -> Path:
    path = folder / "names.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_name_without_a_level_is_another_name_of_the_division(tmp_path: Path) -> None:
    gazetteer = with_names(write(tmp_path, "name,code,level\n春城,530100,\n"))
    assert [division.code for division in gazetteer.named("春城")] == ["530100"]
    assert gazetteer.named("昆明")[0].code == "530100"


def test_a_name_with_a_level_is_a_place_of_its_own(tmp_path: Path) -> None:
    gazetteer = with_names(write(tmp_path, "name,code,level\n翠湖边,530102,locality\n"))
    assert gazetteer.places["翠湖边"].code == "530102"
    assert gazetteer.named("翠湖边") == ()


def test_the_level_column_may_be_missing_and_a_byte_order_mark_may_be_there(tmp_path: Path) -> None:
    assert with_names(write(tmp_path, "\ufeffname,code\n春城,530100\n")).named("春城")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("春城,530100\n", "columns name, code and level"),
        ("name,code,level\n春城,999999,\n", "line 2: no division ever had the code 999999"),
        ("name,code,level\n春城,530100,\n翠湖,530102,lake\n", "line 3: the level lake is none of"),
        ("name,code,level\n春,530100,\n", "line 2: a name needs two characters"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        with_names(write(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"gone\.csv cannot be read"):
        with_names(tmp_path / "gone.csv")


def test_townships_are_known_by_their_written_forms() -> None:
    forms = townships().of("520502")
    assert forms["阴底乡"] == "阴底彝族苗族白族乡"
    assert townships().of("999999") == {}
    assert townships().counties("野三关镇") == ("422823",)
    assert len(townships().counties("城关镇")) > 50


def test_a_damaged_list_of_townships_is_named(tmp_path: Path) -> None:
    path = tmp_path / "townships.txt.xz"
    path.write_bytes(b"not compressed")
    with pytest.raises(DataError, match=r"townships\.txt\.xz cannot be read"):
        read_townships(path)
