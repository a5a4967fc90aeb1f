"""Words that may announce a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text
from pipeline.extract.predicates import find_predicates
from pipeline.extract.rule_trial import try_rules
from pipeline.extract.tokens import read_doc

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


def test_every_bundled_rule_matches_its_examples_only(nlp: Language, knowledge: Knowledge) -> None:
    assert [str(fault) for fault in try_rules(knowledge.rules, nlp)] == []


def found(text: str, nlp: Language, knowledge: Knowledge) -> dict[str, str | None]:
    """Trigger -> rule of each predicate of a text."""
    return {p.trigger.text: p.rule and p.rule.rule_id for p in find_predicates(read_doc(nlp(text)), knowledge.rules)}


@pytest.mark.parametrize(
    ("text", "trigger", "rule"),
    [
        ("The senator ruled out a coalition.", "ruled", "reject.refuse"),
        ("The unions called for the owners to resign.", "called", "request.ask"),
        ("Norway took part in the match.", "part", None),
        ("Pupils hoped that it would snow.", "hoped", "stance.position"),
        ("The bridge was destroyed by rebels.", "destroyed", "assault.attack"),
        ("Peace talks between the clans failed.", "talks", "consult.meet"),
        ("The dam is dangerous.", "dangerous", "assessment.effect"),
    ],
)
def test_triggers_and_their_rules(
    text: str, trigger: str, rule: str | None, nlp: Language, knowledge: Knowledge
) -> None:
    triggers = found(text, nlp, knowledge)
    if rule is None:
        assert trigger not in triggers or triggers[trigger] is None
    else:
        assert triggers.get(trigger) == rule


def test_auxiliaries_and_bare_copulas_announce_nothing(nlp: Language, knowledge: Knowledge) -> None:
    triggers = found("The road has been closed. The road is long.", nlp, knowledge)
    assert {"has", "been", "is"} & triggers.keys() == set()
    assert "long" in triggers


def test_what_is_counted_somewhere_announces_a_figure(nlp: Language, knowledge: Knowledge) -> None:
    triggers = found("Forty nurses were on the ward that night, and the doors were open.", nlp, knowledge)
    assert triggers["nurses"] == "statistic.amount"
    assert "nurses" not in found("Nurses were on the ward.", nlp, knowledge)


def test_a_silent_verb_speaks_in_a_phrase(nlp: Language, knowledge: Knowledge) -> None:
    assert "went" in found("The plant went into operation in 1971.", nlp, knowledge)
    assert "went" not in found("The children went into the hall.", nlp, knowledge)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The town was in danger.", "danger"),
        ("The pumps were out of action.", "action"),
        ("The drivers are on strike.", "strike"),
        ("The road was in Alba.", None),
        ("The plan was in line with the law.", None),
        ("The answer is in fact no.", None),
    ],
)
def test_a_bare_noun_behind_a_preposition_says_how_something_is(
    text: str, state: str | None, nlp: Language, knowledge: Knowledge
) -> None:
    triggers = found(text, nlp, knowledge)
    assert state in triggers if state else {"Alba", "line", "fact"}.isdisjoint(triggers)


def test_what_becomes_a_body_is_founded(nlp: Language, knowledge: Knowledge) -> None:
    became = found("In 1995 the agreement became the World Trade Organization.", nlp, knowledge)
    assert became["became"] == "found.become"
    assert found("In 1995 the brewer became the team's sponsor.", nlp, knowledge)["sponsor"] != "found.become"


def test_saying_is_no_claim_of_its_own(nlp: Language, knowledge: Knowledge) -> None:
    assert "said" not in found("Ada Brun was arrested in Oslo, prosecutors said on 3 May.", nlp, knowledge)


@pytest.mark.parametrize(
    ("text", "cited"),
    [("Under Article 4 of the charter it had to help.", True), ("The article was read by four of them.", False)],
)
def test_a_numbered_part_of_a_law_is_cited(text: str, cited: bool, nlp: Language, knowledge: Knowledge) -> None:
    claims = extract_text(text, doc_id="t", nlp=nlp, knowledge=knowledge)
    assert any(claim.trigger.text == "Article" for claim in claims) == cited


def test_as_planned_announces_nothing(nlp: Language, knowledge: Knowledge) -> None:
    assert "designed" not in found("The valve opened as designed.", nlp, knowledge)


@pytest.mark.parametrize(
    ("text", "told", "silent"),
    [
        ("Kazan was set to host the games in May.", "host", "set"),
        ("Kazan was due to host the games in May.", "host", "due"),
        ("The games, which Kazan was due to host in May, were called off.", "host", "due"),
        ("The games, which Kazan was set to host in May, were called off.", "host", "set"),
        ("Kazan is slated to host the games.", "host", "slated"),
        ("The bridge was left unrepaired.", "unrepaired", "left"),
        ("The letter went unanswered.", "unanswered", "went"),
    ],
)
def test_what_is_set_or_left_is_told_by_its_own_word(
    text: str, told: str, silent: str, nlp: Language, knowledge: Knowledge
) -> None:
    words = found(text, nlp, knowledge)
    assert told in words
    assert silent not in words


def test_what_is_left_somehow_else_is_left(nlp: Language, knowledge: Knowledge) -> None:
    assert "left" in found("The envoy left unpaid bills behind.", nlp, knowledge)
    assert "due" in found("The crash was due to rain.", nlp, knowledge)
