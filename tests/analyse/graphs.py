"""A graph of five short reports in our own words, small enough to count by hand what places share."""

from kg.api.asking import Asking
from kg.model import Agency, Place, Policy, Program, Reading
from kg.store.embedded import EmbeddedStore
from tests.ask.sample import Writer


class Held(Asking):
    """The calls of a graph over a store that a test holds."""

    def __init__(self, store: EmbeddedStore) -> None:
        self._held = store

    def _store(self) -> EmbeddedStore:
        return self._held


def readings() -> tuple[Reading, ...]:
    """Lishui, Yuxi, Deyang (through its county Luojiang), Changde, and Simao, which was renamed Pu'er."""
    return lishui(), yuxi(), deyang(), changde(), simao()


def lishui() -> Reading:
    w = Writer("丽水市平安建设工作报告.txt", "2022-03-01", "331100")
    w.add(
        Place(name="丽水市", code="331100", level="prefecture"),
        Agency(name="丽水市公安局", kind="public_security", place="331100"),
        *(Program(name=name, kind="grid") for name in ("雪亮工程", "网格化管理", "畲乡三说", "枫桥经验", "一村一警")),
        Program(name="扫黑除恶专项斗争", kind="campaign"),
        Policy(name="丽水网格三年规划", issuer="丽水市公安局"),
    )
    w.says("丽水市建成雪亮工程", "丽水市", "implements", "雪亮工程")
    w.says("丽水市自2019年起实行网格化管理", "丽水市", "implements", "网格化管理", since="2019")
    w.says("丽水市推行畲乡三说", "丽水市", "implements", "畲乡三说")
    w.says("畲乡三说是枫桥经验的本地做法", "畲乡三说", "variant_of", "枫桥经验")
    w.says("丽水市公安局试行一村一警", "丽水市公安局", "implements", "一村一警", status="pilot")
    w.says("丽水市将开展扫黑除恶专项斗争", "丽水市", "implements", "扫黑除恶专项斗争", status="planned", until="2024")
    w.says("丽水市公安局印发丽水网格三年规划", "丽水市公安局", "issued", "丽水网格三年规划", since="2021-06")
    w.counts("全市配备网格员2100名", 2100, "名", "网格员", "丽水市")
    w.counts("到2025年化解率达到97%", 97, "%", "化解率", "丽水市", measure="rate", status="target", period="2025")
    w.counts("警情同比下降6%", -6, "%", "警情", "丽水市", measure="change", base="yoy")
    return w.reading()


def yuxi() -> Reading:
    w = Writer("玉溪观察.txt", "2024-06-18", "530400")
    w.add(
        Place(name="玉溪市", code="530400", level="prefecture"),
        *(Program(name=name, kind="grid") for name in ("雪亮工程", "网格化管理", "一标三实")),
        Program(name="平安玉溪", kind="campaign"),
    )
    w.says("玉溪市建成雪亮工程", "玉溪市", "implements", "雪亮工程")
    w.says("玉溪市自2021年起试行网格化管理", "玉溪市", "implements", "网格化管理", status="pilot", since="2021")
    w.says("玉溪市推进平安玉溪", "玉溪市", "implements", "平安玉溪")
    return w.reading()


def deyang() -> Reading:
    w = Writer("德阳市新闻发布会实录.txt", "2023-05-01", "510600")
    w.add(
        Place(name="德阳市", code="510600", level="prefecture"),
        Place(name="罗江区", code="510604", level="county"),
        Program(name="枫桥经验", kind="dispute_resolution"),
        Program(name="罗江夜话", kind="other"),
    )
    w.says("罗江区践行枫桥经验", "罗江区", "implements", "枫桥经验")
    w.says("罗江区办起罗江夜话", "罗江区", "implements", "罗江夜话")
    return w.reading()


def changde() -> Reading:
    w = Writer("常德.txt", "2020-01-01", "430700")
    w.add(
        Place(name="常德市", code="430700", level="prefecture"),
        Place(name="武陵区", code="430702", level="county"),
        Program(name="扫黑除恶专项斗争", kind="campaign"),
    )
    w.says("常德市开展扫黑除恶专项斗争", "常德市", "implements", "扫黑除恶专项斗争")
    return w.reading()


def simao() -> Reading:
    w = Writer("思茅地区.txt", "2002-01-01", "532700")
    w.add(Place(name="思茅地区", code="532700", level="prefecture"), Program(name="禁毒人民战争", kind="campaign"))
    w.says("思茅地区打响禁毒人民战争", "思茅地区", "implements", "禁毒人民战争")
    return w.reading()
