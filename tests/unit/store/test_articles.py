from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.store.articles import list_files, read_raw, read_sidecars

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = (
    "b.txt", "a/z.md", "a/b/c.html", "a--.txt", ".hidden", "~$open.docx", ".git/x.txt", "a/page_files/logo.html",
    "saved.files/x.html", "only_files", "sources.toml", "a/sources.csv", "a/ours.csl.json",
)  # fmt: skip


def corpus_of(folder: Path) -> Path:
    for name in GIVEN:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder


def test_articles_are_neither_hidden_nor_sidecars_nor_brought_along(tmp_path: Path) -> None:
    files = list(list_files(corpus_of(tmp_path)))
    assert [file.path for file in files] == ["a--.txt", "a/b/c.html", "a/z.md", "b.txt", "only_files"]
    assert [read_raw(file, tmp_path).sha256 for file in files] == [file.sha256 for file in files]


def test_linked_articles_count_and_linked_folders_do_not(tmp_path: Path) -> None:
    (corpus_of(tmp_path / "corpus") / "link.txt").symlink_to(tmp_path / "corpus" / "b.txt")
    (tmp_path / "corpus" / "again").symlink_to(tmp_path / "corpus" / "a", target_is_directory=True)
    (tmp_path / "corpus" / "broken.txt").symlink_to(tmp_path / "nowhere")
    paths = [file.path for file in list_files(tmp_path / "corpus")]
    assert paths == ["a--.txt", "a/b/c.html", "a/z.md", "b.txt", "link.txt", "only_files"]


def test_sidecars_are_those_beside_the_articles(tmp_path: Path) -> None:
    assert [raw.path for raw in read_sidecars(corpus_of(tmp_path))] == ["sources.toml"]
    assert [raw.path for raw in read_sidecars(tmp_path / "b.txt")] == ["sources.toml"]
