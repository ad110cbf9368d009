"""Makes the files of this folder by LibreOffice, from a document and a table written here: `python make.py`.

Run it again only to change them: LibreOffice writes the time into what it makes.
"""

import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        *(("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing")),
        *(("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")),
    )
)

STYLES = """
<office:styles>
  <style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt"
    style:font-name-asian="Noto Serif CJK SC" style:language-asian="zh" style:country-asian="CN"/></style:default-style>
  <text:list-style style:name="L">
    <text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
    <text:list-level-style-number text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（" style:num-suffix="）"/>
    <text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="."/>
  </text:list-style>
</office:styles>
<office:automatic-styles>
  <style:style style:name="In" style:family="paragraph"><style:paragraph-properties fo:text-indent="24pt"/></style:style>
  <style:page-layout style:name="P"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
    fo:margin="2.5cm"/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles>
  <style:master-page style:name="Standard" style:page-layout-name="P"><style:footer>
    <text:p>— <text:page-number>1</text:page-number> —</text:p></style:footer></style:master-page>
</office:master-styles>
"""

BODY = """
<text:p>柳河区推进基层治理工作综述</text:p>
<text:p>来源：柳河日报  发布时间：2024-03-18  记者 苏禾</text:p>
<text:list text:style-name="L">
  <text:list-item><text:p>健全组织体系</text:p></text:list-item>
</text:list>
<text:p text:style-name="In">今年以来，柳河区综治中心牵头推行网格化管理，\
全区划分网格286个，配备专职网格员310名，排查矛盾纠纷1920起，化解率97.4%。</text:p>
<text:list text:style-name="L" text:continue-numbering="true">
  <text:list-item><text:p>完善工作机制</text:p>
    <text:list><text:list-item><text:p>落实会商制度</text:p></text:list-item>
    <text:list-item><text:p>压实镇街责任</text:p>
      <text:list><text:list-item><text:p>每月调度一次</text:p></text:list-item>
      <text:list-item><text:p>每季通报一次</text:p></text:list-item></text:list>
    </text:list-item></text:list>
  </text:list-item>
</text:list>
<text:p text:style-name="In">各镇街网格情况如下。</text:p>
<table:table><table:table-column table:number-columns-repeated="3"/>
  <table:table-row><table:table-cell><text:p>镇街</text:p></table:table-cell>
    <table:table-cell table:number-columns-spanned="2"><text:p>网格员</text:p></table:table-cell><table:covered-table-cell/>
  </table:table-row>
  <table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>桥头镇</text:p></table:table-cell>
    <table:table-cell><text:p>专职</text:p></table:table-cell><table:table-cell><text:p>64</text:p></table:table-cell></table:table-row>
  <table:table-row><table:covered-table-cell/><table:table-cell><text:p>兼职</text:p></table:table-cell>
    <table:table-cell><text:p>21</text:p></table:table-cell></table:table-row>
  <table:table-row><table:table-cell><text:p>东湖街道</text:p></table:table-cell>
    <table:table-cell><text:p>专职</text:p></table:table-cell><table:table-cell><text:p>73</text:p></table:table-cell></table:table-row>
</table:table>
<text:p text:style-name="In">下一步，柳河区委政法委将把综治中心建设延伸到村，推动更多矛盾在家门口得到解决，让群众办事更加方便。</text:p>
"""

TABLE = """标题,正文,发布日期,来源
桥头镇办好民生实事,今年以来，桥头镇综治中心受理群众诉求412件，全部按期办结，组织志愿者开展巡防86次，辖区刑事警情同比下降15.2%，群众满意度达到98.6%。,2024-02-06,柳河日报
东湖街道建强网格队伍,东湖街道推行网格化管理，划分网格41个，配备网格员73名，今年以来走访居民5600户，化解邻里纠纷138起，社区面貌明显改善，居民安全感稳步提升。,2024-03-11,东湖发布
"""


def main() -> None:
    """Writes report.docx, .pdf, .html, .odt, .rtf and .doc, and table.xlsx, .ods and .xls."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{STYLES}<office:body><office:text>'
        f"{BODY}</office:text></office:body></office:document>"
    )
    with tempfile.TemporaryDirectory() as folder:
        source, table = Path(folder, "report.fodt"), Path(folder, "table.csv")
        source.write_text(document, encoding="utf-8")
        table.write_text(TABLE, encoding="utf-8")
        for form in ("docx", "pdf", "html:HTML (StarWriter)", "odt", "rtf", "doc"):
            convert(source, form, folder)
        for form in ("xlsx", "ods", "xls"):
            # Separated by commas (44), quoted by " (34), in UTF-8 (76).
            convert(table, form, folder, "--infilter=CSV:44,34,76")


def convert(path: Path, form: str, folder: str, *more: str) -> None:
    """Has LibreOffice write one of the files, with settings of its own."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", "--headless", profile, *more, "--convert-to", form, "--outdir", str(HERE), str(path)]
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
