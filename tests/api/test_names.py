"""Names of places and programs as researchers give them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.api.names import Names
from kg.errors import QueryError
from kg.model import Place, Program, Reading
from kg.store.embedded import EmbeddedStore
from tests.ask.graphs import embedded
from tests.ask.sample import Writer

ID = "https://w3id.org/local-governance/id/place/"


def reading() -> Reading:
    w = Writer("报道.txt", "2024-01-01", "331100")
    w.add(
        Place(name="丽水市", code="331100", level="prefecture"),
        Place(name="市中区", code="511102", level="county"),
        Place(name="市中区", code="370402", level="county"),
        Place(name="鼓楼区", code="320106", level="county"),
        Program(name="雪亮工程", kind="surveillance"),
        Program(name="畲乡三说", kind="dispute_resolution"),
    )
    w.says("丽水市建成雪亮工程", "丽水市", "implements", "雪亮工程")
    w.says("丽水市推行畲乡三说", "丽水市", "implements", "畲乡三说")
    return w.reading()


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Names]:
    store: EmbeddedStore
    folder: Path = tmp_path_factory.mktemp("names")
    with embedded([reading()], folder) as store:
        yield Names(lambda cypher, parameters: store.rows(cypher, parameters).rows)


@pytest.mark.parametrize("name", ["331100", f"{ID}331100", "丽水市", "丽水", "Lishui", "lishui", "LISHUI", "li shui"])
def test_a_place_goes_by_code_id_chinese_english_and_pinyin(names: Names, name: str) -> None:
    assert names.place(name) == (f"{ID}331100",)


@pytest.mark.parametrize("name", ["雪亮工程", "Sharp Eyes", "sharp eyes project", "xue liang gong cheng"])
def test_a_program_goes_by_chinese_english_and_pinyin(names: Names, name: str) -> None:
    (ids, _) = names.program(name)
    assert ids == ("https://w3id.org/local-governance/vocabulary/programs/sharp-eyes",)


def test_a_local_program_goes_by_its_name(names: Names) -> None:
    ((own,), _) = names.program("畲乡三说")
    assert names.program(own) == ((own,), ())


def test_two_places_of_one_name_are_told_apart_by_their_codes(names: Names) -> None:
    with pytest.raises(QueryError, match="2 places") as refused:
        names.place("市中区")
    assert "511102" in str(refused.value) and "370402" in str(refused.value)
    assert names.place("511102") == (f"{ID}511102",)


def test_a_place_that_no_report_speaks_of_is_said_so(names: Names) -> None:
    assert names.place("Nanjing") == (f"{ID}320100",)  # the city of 鼓楼区 is in the graph, though no report names it
    with pytest.raises(QueryError, match=r"speaks of 贵州省 \(520000\)"):
        names.place("Guizhou")
    with pytest.raises(QueryError, match=r"speaks of 贵阳市 \(520100\)"):
        names.place("520100")


@pytest.mark.parametrize(
    ("name", "meant"), [("Lishuy", "Lishui"), ("Lishiu", "Lishui"), ("鼓搂区", "鼓楼区"), ("三说", "畲乡三说")]
)
def test_a_name_that_is_nearly_known_is_suggested_and_never_guessed(names: Names, name: str, meant: str) -> None:
    with pytest.raises(QueryError, match=rf"(?i)did you mean.*{meant}"):
        names.program(name) if "说" in name else names.place(name)


def test_an_unknown_name_is_refused_with_what_to_do(names: Names) -> None:
    for name in ("weather", "", "？", "9999999", "没有这个"):
        with pytest.raises(QueryError, match="no place in this graph"):
            names.place(name)
        with pytest.raises(QueryError, match="no program in this graph"):
            names.program(name)
    with pytest.raises(QueryError, match="did you mean"):
        names.program("Sharp Eyse")
