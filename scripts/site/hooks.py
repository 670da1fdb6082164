"""Fits the documentation, which is written to be read in the repository, into a site."""

import re
from pathlib import Path

from mkdocs.structure.files import File

REPOSITORY = "https://github.com/hunter-for-grafana/hunter/blob/main/"
PICTURES = Path("src/img")


def on_files(files, config):
    """Adds the pictures that the plugin shares with the documentation."""
    for picture in PICTURES.glob("*.png"):
        files.append(
            File.generated(config, f"src/img/{picture.name}", abs_src_path=str(picture.resolve()))
        )
    return files


def on_page_markdown(markdown, page, config, files):
    """Leads links out of the documentation, which must exist, to the repository."""
    folder = Path(config.docs_dir, page.file.src_uri).parent
    root = Path(config.config_file_path).parent

    def lead(match):
        target, anchor = match.group(1), match.group(2) or ""
        path = (folder / target).resolve()
        if not path.is_relative_to(root) or not path.exists():
            return match.group(0)
        inside = path.relative_to(root).as_posix()
        if inside.startswith("src/img/"):
            return "](" + "../" * page.file.src_uri.count("/") + inside + ")"
        if path.is_relative_to(config.docs_dir) and path.suffix in (".md", ".svg", ".png", ".webp"):
            return match.group(0)
        return f"]({REPOSITORY}{inside}{anchor})"

    return re.sub(r"\]\((?!\w+:|#|<)([^)#\s]+)(#[^)]*)?\)", lead, markdown)
