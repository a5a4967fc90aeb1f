from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.config import commented_settings, load_settings
from pipeline.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_flags_win_over_the_file(project: Path) -> None:
    (project / "variorum.toml").write_text('jobs = 3\npacks = ["csto"]\n', encoding="utf-8")
    settings = load_settings(jobs=2)
    assert settings.jobs == 2
    assert settings.packs == ("csto",)


def test_paths_of_the_file_are_relative_to_it(project: Path) -> None:
    (project / "desk").mkdir()
    (project / "desk" / "variorum.toml").write_text('corpus = "articles"\n', encoding="utf-8")
    assert load_settings(project / "desk" / "variorum.toml").corpus == project / "desk" / "articles"


def test_an_unknown_key_is_refused_with_the_nearest_known_one(project: Path) -> None:
    (project / "variorum.toml").write_text('corpsu = "x"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="unknown key 'corpsu'") as caught:
        load_settings()
    assert "'corpus'" in caught.value.remedy


@pytest.mark.parametrize("text", ["jobs = \n", 'jobs = "many"\n', "jobs = 0\n", 'engine = "spark"\n'])
def test_what_cannot_be_used_names_its_place(project: Path, text: str) -> None:
    (project / "variorum.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_settings()
    assert "variorum.toml" in caught.value.at


def test_the_gold_of_one_corpus_is_not_that_of_another(project: Path) -> None:
    (project / "variorum.toml").write_text('corpus = "corpus"\ngold = "gold"\n', encoding="utf-8")
    assert load_settings().gold is not None
    assert load_settings(corpus=project / "corpus").gold is not None
    assert load_settings(corpus=project / "other").gold is None


def test_a_missing_file_that_was_named_is_an_error(project: Path) -> None:
    with pytest.raises(ConfigError, match="no such configuration file"):
        load_settings(project / "none.toml")


def test_the_commented_file_holds_every_key_and_changes_nothing(project: Path) -> None:
    text = commented_settings()
    (project / "variorum.toml").write_text(text, encoding="utf-8")
    assert load_settings() == load_settings(project / "variorum.toml")
    given = "\n".join(line.removeprefix("# ") for line in text.splitlines() if " = " in line and '""' not in line)
    (project / "given.toml").write_text(given, encoding="utf-8")
    assert load_settings(project / "given.toml").jobs == load_settings().jobs
