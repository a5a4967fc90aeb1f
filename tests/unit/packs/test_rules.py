"""Rule files: what is read, what is refused, which entry wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import KnowledgeError
from pipeline.packs.files import Layer, Layers
from pipeline.packs.rules import load_rules

GOOD = """
[[rule]]
id = "rescue.salvage"
event_type = "AID"
verbs = ["salvage", "bring ashore"]
nouns = ["salvage operation"]
roles = { subject = "actor" }
examples = ["The tug salvaged the trawler."]
"""


def layers_of(folder: Path, *texts: str) -> Layers:
    """One layer for each text."""
    found = []
    for number, text in enumerate(texts):
        target = folder / f"layer{number}" / "predicates"
        target.mkdir(parents=True)
        (target / "rules.toml").write_text(text, encoding="utf-8")
        found.append(Layer(name=f"layer{number}", folder=target.parent))
    return Layers(layers=tuple(found))


def test_entries_are_indexed_by_the_word_that_announces_them(tmp_path: Path) -> None:
    book = load_rules(layers_of(tmp_path, GOOD))
    assert [words for words, _ in book.verbs["bring"]] == [("ashore",)]
    assert [words for words, _ in book.nouns["operation"]] == [("salvage",)]
    assert book.rule("rescue.salvage") is not None
    assert book.rule("rescue.unknown") is None


def test_longer_entries_come_first(tmp_path: Path) -> None:
    text = GOOD.replace('"bring ashore"', '"salvage", "salvage from wreck"').replace(
        '"salvage", "salvage",', '"salvage",'
    )
    book = load_rules(layers_of(tmp_path, text))
    assert [words for words, _ in book.verbs["salvage"]] == [("from", "wreck"), ()]


def test_a_later_layer_wins_for_the_same_word(tmp_path: Path) -> None:
    other = GOOD.replace("rescue.salvage", "rescue.own").replace('"AID"', '"OTHER"')
    book = load_rules(layers_of(tmp_path, GOOD, other))
    assert book.verbs["salvage"][0][1].rule_id == "rescue.own"


@pytest.mark.parametrize(
    ("old", "new", "fact"),
    [
        ('"AID"', '"HELP"', "unknown event type"),
        ('examples = ["The tug salvaged the trawler."]', "", "no examples"),
        ('subject = "actor"', 'subject = "hero"', "unknown role"),
        ("nouns =", "names =", "unknown key"),
        ('"salvage operation"', '"operation of salvage"', "holds a preposition"),
        ('verbs = ["salvage", "bring ashore"]', 'verbs = "salvage"', "is not a list"),
        ('id = "rescue.salvage"\n', "", "lacks its id"),
        ('nouns = ["salvage operation"]', 'subjects = ["TUG"]', "the unknown kind 'TUG'"),
        ("roles =", 'subjects = ["tug"]\nroles =', "narrows words that are no verbs"),
    ],
)
def test_faults_are_told_with_their_place(tmp_path: Path, old: str, new: str, fact: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        load_rules(layers_of(tmp_path, GOOD.replace(old, new)))
    assert fact in caught.value.fact
    assert "rules.toml, rule 1" in caught.value.at
    assert caught.value.remedy


def test_one_word_in_two_rules_of_a_layer_is_a_fault(tmp_path: Path) -> None:
    twice = GOOD + GOOD.replace("rescue.salvage", "rescue.again")
    with pytest.raises(KnowledgeError, match="stands in the verbs of two rules"):
        load_rules(layers_of(tmp_path, twice))


def test_a_narrowed_rule_may_share_a_word_and_comes_first(tmp_path: Path) -> None:
    narrow = """
[[rule]]
id = "rescue.crew"
event_type = "AID"
verbs = ["salvage"]
objects = ["PERSON"]
examples = ["The tug salvaged Ada Brun."]
"""
    book = load_rules(layers_of(tmp_path, GOOD + narrow))
    assert [rule.rule_id for _, rule in book.verbs["salvage"]] == ["rescue.crew", "rescue.salvage"]


def test_two_rules_of_one_name_are_a_fault(tmp_path: Path) -> None:
    twice = GOOD + GOOD.replace('"salvage", "bring ashore"', '"tow"').replace("salvage operation", "towage")
    with pytest.raises(KnowledgeError, match="two rules are called"):
        load_rules(layers_of(tmp_path, twice))


def test_idioms_are_indexed_by_their_verb_longest_first(tmp_path: Path) -> None:
    layers = layers_of(tmp_path, GOOD)
    (layers.layers[0].folder / "predicates" / "idioms.csv").write_text(
        "phrase,verb\nput down arm,surrender\nput off,postpone\n", encoding="utf-8"
    )
    assert load_rules(layers).idioms["put"] == ((("down", "arm"), "surrender"), (("off",), "postpone"))


def test_an_idiom_of_one_word_is_refused(tmp_path: Path) -> None:
    layers = layers_of(tmp_path, GOOD)
    (layers.layers[0].folder / "predicates" / "idioms.csv").write_text("phrase,verb\nquit,leave\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="no phrase"):
        load_rules(layers)


def test_eventive_verbs_say_where_their_noun_stands(tmp_path: Path) -> None:
    layers = layers_of(tmp_path, GOOD)
    table = layers.layers[0].folder / "predicates" / "eventive.csv"
    table.write_text("phrase,noun,which\ntake place,subject,any\nmake,object,deed\n", encoding="utf-8")
    assert load_rules(layers).eventive == {"take": ((("place",), "subject any"),), "make": (((), "object deed"),)}
    table.write_text("phrase,noun,which\nmake,above,deed\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="unknown noun 'above'"):
        load_rules(layers)
