"""Hook of mkdocs: what a page links to outside docs/ is put into the site, so that a link holds in both places."""

import posixpath
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

_OUTSIDE = re.compile(r"(?<=\]\()((?:\.\./)+)([^)#\s]+)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds each file outside docs/ that a page links to."""
    root = Path(config.docs_dir).parent
    for page in list(files.documentation_pages()):
        for _, name in _outside(page.content_string, page.src_uri):
            if (root / name).is_file() and files.get_file_from_path(_inside(name)) is None:
                files.append(File.generated(config, _inside(name), content=(root / name).read_bytes()))
    return files


def on_page_markdown(markdown: str, *, page: object, config: MkDocsConfig, files: Files) -> str:
    """Leads links out of docs/ to the files that were added; links to folders lose their target."""
    source = page.file.src_uri  # type: ignore[attr-defined]
    for link, name in _outside(markdown, source):
        inside = files.get_file_from_path(_inside(name))
        if inside is None:
            markdown = re.sub(rf"\[([^\]]+)\]\({re.escape(link)}(?:#[^)]*)?\)", r"\1", markdown)
        else:
            markdown = markdown.replace(
                f"]({link}", f"]({posixpath.relpath(_inside(name), posixpath.dirname(source) or '.')}"
            )
    return markdown


def _outside(markdown: str, source: str) -> list[tuple[str, str]]:
    """The links of a page that lead out of docs/, each with the file's path in the checkout."""
    found = []
    for up, rest in _OUTSIDE.findall(markdown):
        name = posixpath.normpath(posixpath.join("docs", posixpath.dirname(source), up + rest))
        if not name.startswith("docs/"):
            found.append((up + rest, name))
    return found


def _inside(name: str) -> str:
    """Where a file outside docs/ stands in the site; not as a page, so that it is shown as it is."""
    return f"files/{name}.txt" if name.endswith((".md", ".py", ".ttl", ".cff", ".toml", ".cypher")) else f"files/{name}"
