"""Reruns after any additions, removals, edits, decisions and rulings give what a first run gives."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.align import pairs
from pipeline.align.background import Background
from pipeline.align.view import ClaimView
from pipeline.config import load_settings
from pipeline.recall.shelves import Recall
from pipeline.records.decision import Decision
from pipeline.records.group import FieldComparison
from pipeline.runner import Run
from pipeline.store.cache import FILE_NAME
from pipeline.store.decisions import DecisionLog
from pipeline.store.shelves import ENDING

CHANGES = 8
STEPS = (
    *("add", "add", "copy", "move", "remove", "edit", "split", "correct", "rule"),
    *("touch_a_table", "forget_columns", "garble_columns", "lose_articles"),
)
"""What may happen between two runs: to articles, to what reviewers say, to the last run's tables, to the cache."""
TELLINGS = (
    "The harbour council of Lorvik closed the Old Bridge on {day} May 2019.",
    "Lorvik reopened the Old Bridge in {month} 2019, and {number} people came.",
    "Marta Brask said that the ferry from Lorvik to Hamsund sank on {day} March 2018.",
    "The ferry Brask sank near Hamsund on {day} March 2018, and {number} passengers were rescued.",
    "Brask met the mayor of Hamsund in {month} 2019.",
    "The council of Lorvik denied that it had closed the Old Bridge.",
    "Hamsund Shipping dismissed {number} workers on {day} June 2019.",
    "Zhanar Abdikova opened the Lakes Centre in Hamsund on {day} June 2019.",
    "Janar Abdikova said that the Lakes Center would open in {month} 2019.",
)


def article(chance: random.Random) -> str:
    told = [
        line.format(
            day=chance.randrange(1, 6), month=chance.choice(["July", "August"]), number=chance.randrange(20, 25) * 10
        )
        for line in chance.sample(TELLINGS, 4)
    ]
    return f"Report from the coast\n\nBy Ida Falk\n\n9 January 2020\n\n{' '.join(told)}\n"


class Newsroom:
    """A corpus that changes, its incremental outputs, and a fresh run to hold them against."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)  # noqa: S311 - seeded, not a secret
        self.corpus = folder / "corpus"
        self.corpus.mkdir()
        for number in range(5):
            self.write(f"report-{number}.txt")
        self.log = DecisionLog(folder / "decisions")

    def write(self, name: str) -> None:
        (self.corpus / name).write_text(article(self.chance), encoding="utf-8")

    def change(self) -> None:
        """One of `STEPS`."""
        step: Callable[[], None] = getattr(self, self.chance.choice(STEPS))
        step()

    def any_article(self) -> Path:
        return self.chance.choice(sorted(self.corpus.iterdir()))

    def add(self) -> None:
        self.write(f"report-{self.chance.randrange(90)}.txt")

    def copy(self) -> None:
        shutil.copy(self.any_article(), self.corpus / f"copy-{self.chance.randrange(9)}.txt")

    def move(self) -> None:
        path = self.any_article()
        path.rename(path.with_stem(f"moved-{self.chance.randrange(90)}"))

    def remove(self) -> None:
        if len(list(self.corpus.iterdir())) > 3:
            self.any_article().unlink()

    def edit(self) -> None:
        self.write(self.any_article().name)

    def split(self) -> None:
        self.decide({"action": "split"})

    def correct(self) -> None:
        self.decide({"action": "edit", "slot": "date", "value": "2019-05-02"})

    def decide(self, about: dict[str, str]) -> None:
        groups = [group for group in self.run("incremental").alignment.groups if len(group.claim_ids) > 1]
        if groups:
            key = self.chance.choice(groups).claim_ids
            when = {"seq": 0, "at": "2020-01-01T00:00:00Z", "reviewer": "ann", "run": "r", "evidence": ""}
            self.log.append(Decision(**when, **about, key=key if about["action"] == "split" else key[:1]))

    def rule(self) -> None:
        rows = "action,left,right,note\nrename,city/hamsund,Hamsund Town,\n"
        (self.folder / "names.csv").write_text(rows, encoding="utf-8")

    def touch_a_table(self) -> None:
        path = self.folder / "incremental" / self.chance.choice(["claims.csv", "comparisons.jsonl", "entities.csv"])
        path.write_bytes(path.read_bytes()[::-1])

    def forget_columns(self) -> None:
        for path in (self.folder / "cache").glob(f"*{ENDING}"):
            path.unlink()

    def garble_columns(self) -> None:
        for path in (self.folder / "cache").glob(f"*{ENDING}"):
            data = bytearray(path.read_bytes())
            data[self.chance.randrange(len(data))] ^= 1
            path.write_bytes(data)

    def lose_articles(self) -> None:
        with closing(sqlite3.connect(self.folder / "cache" / FILE_NAME)) as cache, cache:
            cache.execute("DELETE FROM entries WHERE key IN (SELECT key FROM entries LIMIT 2)")

    def run(self, out: str, *, afresh: bool = False) -> Run:
        settings = load_settings(
            corpus=self.corpus,
            out=self.folder / out,
            cache=self.folder / "cache",
            decisions=self.folder / "decisions",
            names=self.folder / "names.csv",
            packs=(),
        )
        run = Run(settings=settings)
        if afresh:
            vars(run)["recall"] = Recall({})
            vars(run)["_remember"] = lambda: None
        run.write()
        return run

    def tables(self, out: str) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (self.folder / out).glob("[!.]*") if path.name != "run.json"}


@pytest.mark.parametrize("seed", [1, 2, 3, 5])
def test_a_rerun_equals_a_first_run(tmp_path: Path, seed: int) -> None:
    room = Newsroom(tmp_path, seed)
    room.run("incremental")
    for _ in range(CHANGES):
        room.change()
        room.run("incremental")
        shutil.rmtree(tmp_path / "fresh", ignore_errors=True)
        room.run("fresh", afresh=True)
        assert room.tables("incremental") == room.tables("fresh")


def test_pairs_of_old_articles_are_not_compared_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[str, str]] = []
    compare = pairs.compare_fields

    def counted(left: ClaimView, right: ClaimView, background: Background, asked: int) -> tuple[FieldComparison, ...]:
        compared.append((left.claim_id, right.claim_id))
        return compare(left, right, background, asked)

    monkeypatch.setattr(pairs, "compare_fields", counted)
    room = Newsroom(tmp_path, 4)
    room.run("incremental")
    before = set(compared)
    compared.clear()
    room.write("report-new.txt")
    room.run("incremental")
    assert compared
    assert before.isdisjoint(compared)
