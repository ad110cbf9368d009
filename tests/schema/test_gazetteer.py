"""Divisions by code, name and year."""

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.schema.gazetteer import gazetteer, read_divisions

G = gazetteer()


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("贵州", "520000"),
        ("黔", "520000"),
        ("六盘水", "520200"),
        ("六枝", "520203"),
        ("黔东南", "522600"),
        ("恩施州", "422800"),
        ("红河州", "532500"),
        ("关岭自治县", "520424"),
        ("关岭县", "520424"),
        ("前郭尔罗斯", "220721"),
        ("东乡", "361003"),
        ("内蒙古", "150000"),
        ("澧县", "430723"),
        ("中国", "100000"),
    ],
)
def test_a_written_form_finds_its_division(form: str, code: str) -> None:
    assert G.named(form)[0].code == code


@pytest.mark.parametrize("form", ["澧", "市中", "城", "不是地名", ""])
def test_what_is_no_written_form_finds_nothing(form: str) -> None:
    assert G.named(form) == ()


def test_homonyms_are_all_found() -> None:
    assert {d.code for d in G.named("白云区") if d.end is None} == {"440111", "520113"}


def test_a_renamed_code_keeps_its_old_names() -> None:
    names = [G.division("330681", year).name for year in (1985, 2000)]  # type: ignore[union-attr]
    assert names[1] == "诸暨市"
    assert G.division("520222", 2005).name == "盘县"  # type: ignore[union-attr]


def test_the_nearest_year_is_taken_outside_of_the_known_ones() -> None:
    assert G.division("520204", 1990).name == "水城区"  # type: ignore[union-attr]
    assert G.division("999999") is None


def test_successors_today() -> None:
    assert G.today("520221", 2018) == ("520201", "520204")
    assert G.today("130103", 2013) == ("130102", "130104")
    assert G.today("520204") == ("520204",)
    assert G.today("999999") == ()


def test_a_dissolved_prefecture_leads_to_where_its_counties_went() -> None:
    assert G.today("522400", 2005) == ("520500",)
    assert G.today("341400", 2008) == ("340100", "340200", "340500")


def test_every_division_leads_to_one_that_is_in_force() -> None:
    lost = [d.code for d in G if not G.today(d.code, d.start)]
    assert lost == []
    assert all(G.division(code).end is None for d in G for code in G.today(d.code, d.start))  # type: ignore[union-attr]


def test_the_hierarchy() -> None:
    assert G.ancestors("520204") == ("520200", "520000", "100000")
    assert G.ancestors("100000") == ()
    assert G.children("520200") == ("520201", "520203", "520204", "520281")
    assert "520221" in G.children("520200", 2015)
    assert G.within("429004", "420000")


@pytest.mark.parametrize(
    ("code", "english"),
    [
        ("100000", "China"),
        ("610000", "Shaanxi"),
        ("140000", "Shanxi"),
        ("150100", "Hohhot"),
        ("650100", "Ürümqi"),
        ("540100", "Lhasa"),
        ("520200", "Liupanshui"),
        ("520204", "Shuicheng District"),
        ("522700", "Qiannan Buyi and Miao Autonomous Prefecture"),
        ("341500", "Lu'an"),
        ("520203", "Liuzhi Special District"),
        ("331102", "Liandu District"),
        ("340121", "Changfeng County"),
        ("140428", "Zhangzi County"),
        ("310112", "Minhang District"),
        ("411100", "Luohe"),
        ("350105", "Mawei District"),
    ],
)
def test_english_names(code: str, english: str) -> None:
    assert G.english(code) == english


def test_english_names_also_stand_bare_and_in_plain_letters() -> None:
    assert G.english_names("520204") == ("Shuicheng District", "Shuicheng")
    assert "Urumqi" in G.english_names("650100")


def test_every_division_has_an_english_name() -> None:
    assert all(G.english(d.code, d.start).isprintable() and G.english(d.code, d.start) for d in G)


def test_a_broken_list_names_the_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("code,name\n520200,六盘水市\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"own\.csv, line 2"):
        read_divisions(path)
