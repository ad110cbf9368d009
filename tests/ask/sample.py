"""Three small reports in our own words, read by hand: a graph on which every kind of question has an answer."""

from typing import Any

from kg.model import Agency, Document, Figure, Honour, Mention, Person, Place, Policy, Program, Reading, Relation
from kg.model.report import report_id
from tests.ask.graphs import linked


class Writer:
    """Builds one Reading: each fact brings its own sentence, and the text is all sentences together."""

    def __init__(self, source: str, published: str, home: str) -> None:
        self.source, self.published, self.home = source, published, home
        self.text = ""
        self.entities: list[Any] = []
        self.relations: list[Relation] = []
        self.figures: list[Figure] = []

    def add(self, *entities: Any) -> None:
        for entity in entities:
            start = len(self.text)
            self.text += f"{entity.name}。"
            mention = Mention(start, start + len(entity.name), entity.name)
            fields = {name: getattr(entity, name) for name in entity.__struct_fields__}
            self.entities.append(type(entity)(**{**fields, "surface": (entity.name,), "mentions": (mention,)}))

    def says(self, sentence: str, s: str, p: str, o: str, **more: Any) -> None:
        start = self._write(sentence)
        self.relations.append(Relation(s=s, p=p, o=o, quote=sentence, start=start, end=start + len(sentence), **more))

    def counts(self, sentence: str, value: float, unit: str, indicator: str, about: str, **more: Any) -> None:
        start = self._write(sentence)
        known = {"measure": "count", "place": self.home, "period": self.published[:4], **more}
        self.figures.append(
            Figure(
                value=value,
                unit=unit,
                indicator=indicator,
                about=about,
                quote=sentence,
                start=start,
                end=start + len(sentence),
                **known,
            )
        )

    def _write(self, sentence: str) -> int:
        start = len(self.text)
        self.text += f"{sentence}。"
        return start

    def reading(self) -> Reading:
        doc = Document(
            id=report_id(self.text),
            source=self.source,
            title=self.source.removesuffix(".txt"),
            publisher="清江观察",
            published=self.published,
            home=self.home,
        )
        return linked(
            Reading(
                doc=doc,
                entities=tuple(self.entities),
                relations=tuple(self.relations),
                figures=tuple(self.figures),
            )
        )


def readings() -> tuple[Reading, ...]:
    """Lishui (Zhejiang) in 2022 and 2024, Yuxi (Yunnan) in 2023."""
    return lishui_2022(), lishui_2024(), yuxi_2023()


def lishui_2022() -> Reading:
    w = Writer("丽水2022.txt", "2022-03-01", "331100")
    w.add(
        Place(name="丽水市", code="331100", level="prefecture"),
        Place(name="青田县", code="331121", level="county"),
        Agency(name="丽水市公安局", kind="public_security", place="331100"),
        Agency(name="青田县人民法院", kind="court", place="331121"),
        Program(name="雪亮工程", kind="surveillance"),
        Program(name="山哈网格警", kind="grid"),
        Program(name="网格化管理", kind="grid"),
    )
    w.says("丽水市计划建设雪亮工程", "丽水市", "implements", "雪亮工程", status="planned")
    w.says("青田县2021年起推行山哈网格警", "青田县", "implements", "山哈网格警", status="actual", since="2021")
    w.says("丽水市公安局牵头山哈网格警", "丽水市公安局", "leads", "山哈网格警")
    w.says("丽水市实行网格化管理", "丽水市", "implements", "网格化管理", status="actual")
    w.counts("全市配备网格员2100名", 2100, "名", "网格员", "丽水市")
    w.counts("雪亮工程计划安装探头9000个", 9000, "个", "安装探头", "雪亮工程", status="target")
    w.counts("青田县人民法院受理案件3000件", 3000, "件", "受理案件", "青田县人民法院", place="331121")
    return w.reading()


def lishui_2024() -> Reading:
    w = Writer("丽水2024.txt", "2024-02-05", "331100")
    w.add(
        Place(name="丽水市", code="331100", level="prefecture"),
        Agency(name="丽水市委政法委", kind="political_legal", place="331100"),
        Person(name="蓝若水", title="副书记", agency="丽水市委政法委"),
        Program(name="平安丽水", kind="campaign"),
        Program(name="畲乡三说", kind="dispute_resolution"),
        Program(name="说事夜", kind="dispute_resolution"),
        Program(name="枫桥经验", kind="dispute_resolution"),
        Policy(name="平安丽水建设三年规划", issuer="丽水市委政法委"),
        Honour(name="平安金钟", year="2023"),
    )
    w.says("丽水市委政法委副书记蓝若水", "蓝若水", "has_role", "丽水市委政法委", title="副书记")
    w.says("丽水市推进平安丽水", "丽水市", "implements", "平安丽水", status="actual")
    w.says("丽水市委政法委牵头平安丽水", "丽水市委政法委", "leads", "平安丽水")
    w.says("丽水市推行畲乡三说", "丽水市", "implements", "畲乡三说", status="actual", since="2023-05")
    w.says("畲乡三说是枫桥经验的本地做法", "畲乡三说", "variant_of", "枫桥经验")
    w.says("说事夜是畲乡三说的一部分", "说事夜", "part_of", "畲乡三说")
    w.says("丽水市委政法委印发平安丽水建设三年规划", "丽水市委政法委", "issued", "平安丽水建设三年规划")
    w.says("丽水市捧回平安金钟", "丽水市", "received", "平安金钟")
    w.counts("全市配备网格员2600名", 2600, "名", "网格员", "丽水市")
    w.counts("群众安全感98.1%", 98.1, "%", "群众安全感", "丽水市", measure="rate")
    w.counts(
        "到2025年矛盾纠纷化解率达到97%",
        97,
        "%",
        "矛盾纠纷化解率",
        "丽水市",
        measure="rate",
        status="target",
        period="2025",
    )
    return w.reading()


def yuxi_2023() -> Reading:
    w = Writer("玉溪2023.txt", "2023-06-18", "530400")
    w.add(
        Place(name="玉溪市", code="530400", level="prefecture"),
        Place(name="红塔区", code="530402", level="county"),
        Agency(name="玉溪市公安局", kind="public_security", place="530400"),
        Agency(name="玉溪市人民检察院", kind="procuratorate", place="530400"),
        Program(name="雪亮工程", kind="surveillance"),
        Program(name="网格化管理", kind="grid"),
        Program(name="一村一警", kind="policing"),
    )
    w.says("玉溪市建成雪亮工程", "玉溪市", "implements", "雪亮工程", status="actual")
    w.says("红塔区实行网格化管理", "红塔区", "implements", "网格化管理", status="actual")
    w.says("玉溪市公安局推行一村一警", "玉溪市公安局", "implements", "一村一警", status="actual", since="2019")
    w.says("玉溪市公安局与玉溪市人民检察院协作", "玉溪市公安局", "collaborates_with", "玉溪市人民检察院")
    w.counts("全市安装视频探头12000个", 12000, "个", "视频探头", "雪亮工程")
    w.counts("全市有网格员3400名", 3400, "名", "网格员", "玉溪市")
    w.counts("刑事警情同比下降6.5%", -6.5, "%", "刑事警情", "玉溪市", measure="change", base="yoy")
    w.counts("群众安全感97.2%", 97.2, "%", "群众安全感", "玉溪市", measure="rate")
    return w.reading()
