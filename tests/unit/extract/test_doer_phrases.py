"""Who does what a noun names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text
from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "word", "predicate", "actor"),
    [
        ("The buyer was the collector Ada Brun.", "buyer", "buy", "person/ada-brun"),
        ("Winner of the regatta was Ada Brun.", "Winner", "win", "person/ada-brun"),
        ("Sponsor of the regatta was Ada Brun.", "Sponsor", "sponsor", "person/ada-brun"),
        ("The mediator was Ada Brun, a former minister.", "mediator", "mediate", "person/ada-brun"),
        ("The signatory was Ada Brun, a deputy minister.", "signatory", "sign", "person/ada-brun"),
        ("The caretaker is Ada Brun.", "caretaker", "lead", "person/ada-brun"),
        ("It was Ada Brun who acted as broker.", "broker", "broker", "person/ada-brun"),
        ("Her captain was Ada Brun.", "captain", "captain", "person/ada-brun"),
        ("Her successor is Ada Brun, who ran the yard.", "successor", "succeed", "person/ada-brun"),
        ("Command of the operation was entrusted to Ada Brun.", "Command", "lead", "person/ada-brun"),
        ("Overall direction lay with Ada Brun.", "direction", "lead", "person/ada-brun"),
        ("The defence of the city was in the hands of Ada Brun.", "defence", "defence", "person/ada-brun"),
        ("Ada Brun was in charge of the descent.", "charge", "lead", "person/ada-brun"),
        ("The inquiry was entrusted to Ada Brun, a judge.", "entrusted", "lead", "person/ada-brun"),
        ("The council gave the inquiry to Ada Brun.", "gave", "lead", "person/ada-brun"),
        ("The council asked Ada Brun, a judge, to lead the inquiry.", "asked", "lead", "person/ada-brun"),
        ("Ada Brun was asked to head the investigation.", "asked", "lead", "person/ada-brun"),
        ("The fraud came to light when Ada Brun opened the safe.", "light", "discover", "person/ada-brun"),
        ("The leak came to light after Ada Brun had read the meter.", "light", "discover", "person/ada-brun"),
        ("It was Ada Brun who found it out.", "found", "discover", "person/ada-brun"),
        ("The ministers put Ada Brun in charge of the inquiry.", "charge", "lead", "person/ada-brun"),
        ("A commission under Ada Brun heard witnesses.", "commission", "lead", "person/ada-brun"),
        ("The panel of inquiry under Ada Brun heard witnesses.", "panel", "lead", "person/ada-brun"),
        ("Forty soldiers served there under Ada Brun.", "soldiers", "lead", "person/ada-brun"),
        ("The observers moved into a hotel under the colonel Ada Brun.", "observers", "lead", "person/ada-brun"),
        ("Under Ada Brun the excavation went on.", "excavation", "lead", "person/ada-brun"),
        ("Experts searched the crater under the leadership of Ada Brun.", "leadership", "lead", "person/ada-brun"),
        ("The radios were a gift from Norway.", "gift", "donate", "state/norway"),
        ("The organs were a gift from a sugar merchant, Ada Brun.", "gift", "donate", "person/ada-brun"),
        (
            "Responsibility for the search rested with a nurse, Ada Brun.",
            "Responsibility",
            "responsibility",
            "person/ada-brun",
        ),
        ("Norway acted as host of the talks.", "host", "host", "state/norway"),
        ("The title passed to Ada Brun.", "title", "win", "person/ada-brun"),
        ("Victory in the final went to Ada Brun.", "Victory", "win", "person/ada-brun"),
        ("The winner, Ada Brun, thanked them.", "winner", "win", "person/ada-brun"),
        ("The order to fire came from Ada Brun.", "order", "order", "person/ada-brun"),
        ("The winning goal came from Ada Brun.", "goal", "score", "person/ada-brun"),
        ("The music came from the pen of Ada Brun.", "music", "compose", "person/ada-brun"),
        ("The festival was the idea of Ada Brun.", "idea", "propose", "person/ada-brun"),
        ("On the podium stood Ada Brun, a young Bavarian.", "podium", "conduct", "person/ada-brun"),
        ("In the chair sat Ada Brun.", "chair", "chair", "person/ada-brun"),
        ("The attackers belonged to the Northern Front.", "attackers", "attack", "org/northern-front"),
        ("The attackers were fighters of the Northern Front.", "attackers", "attack", "org/northern-front"),
        ("Behind the attack was Ada Brun.", "attack", "attack", "person/ada-brun"),
        ("The licence went to Ada Brun.", "licence", "win", "person/ada-brun"),
        ("Responsible for the trial was Ada Brun.", "Responsible", "responsible", "person/ada-brun"),
        ("The comet owes its discovery to Ada Brun, a plumber.", "discovery", "discover", "person/ada-brun"),
        ("The discovery of the comet is credited to Ada Brun.", "discovery", "discover", "person/ada-brun"),
        ("Ada Brun is credited with the discovery of the comet.", "discovery", "discover", "person/ada-brun"),
    ],
)
def test_doer(text: str, word: str, predicate: str, actor: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert claim.predicate == predicate
    assert [p.entity_id for p in claim.participants if p.role == "actor" and p.entity_id] == [actor]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The buyer was not Ada Brun.", "buyer"),
        ("The answer was a shrug.", "answer"),
        ("The comet owes its discovery to a lucky chance.", "discovery"),
        ("The discovery is attributed to luck.", "discovery"),
        ("The river was the border.", "river"),
        ("The inquiry under way is slow.", "inquiry"),
        ("The soldiers suffered under Ada Brun.", "soldiers"),
        ("The observers worked under the Merenia Charter.", "observers"),
        ("The title page passed to the printers.", "title"),
        ("A buyer, the second in a week, left.", "buyer"),
        ("The buyer belongs to the past.", "buyer"),
        ("The attackers were members of a gang.", "attackers"),
        ("The report lay with the papers in Oslo.", "report"),
        ("The money came from the sale of the land.", "money"),
        ("The statue stood on the podium.", "podium"),
        ("The man was behind the wall.", "wall"),
    ],
)
def test_no_doer(text: str, word: str, nlp: Language, knowledge: Knowledge) -> None:
    found = extract_text(text, nlp=nlp, knowledge=knowledge)
    assert all(claim.trigger.text != word for claim in found)


@pytest.mark.parametrize(
    ("text", "word", "role", "entity"),
    [
        ("It was Ada Brun who noticed the loss when she came in.", "noticed", "actor", "person/ada-brun"),
        ("The opera was conducted by a young Bavarian, Stefan Brandl.", "conducted", "actor", "person/stefan-brandl"),
        ("It was in Oslo that the protests began.", "began", "place", "city/oslo"),
    ],
)
def test_brought_out(text: str, word: str, role: str, entity: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert (role, entity) in {(p.role, p.entity_id) for p in claim.participants}


def test_who_is_brought_out_needs_no_name(nlp: Language, knowledge: Knowledge) -> None:
    text = "It was a clerk who discovered the gap in the accounts."
    claim = claim_at(text, "discovered", nlp, knowledge)
    assert [p.text for p in claim.participants if p.role == "actor"] == ["a clerk"]
    assert all(found.trigger.text != "clerk" for found in extract_text(text, nlp=nlp, knowledge=knowledge))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The venue of the talks is the old town hall in Vienna.", "talks"),
        ("Vienna was the venue of the talks.", "talks"),
        ("The scene of the accident was a crossing near Vienna.", "accident"),
    ],
)
def test_venue(text: str, word: str, nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at(text, word, nlp, knowledge).fillers("place") == {"city/vienna"}


def test_what_somebody_did_is_told_in_the_present(nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at("The comet owes its discovery to Ada Brun.", "discovery", nlp, knowledge).event_type == "OTHER"
    assert claim_at("Ada Brun discovers comets.", "discovers", nlp, knowledge).event_type == "ASSESSMENT"


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("Ada Brun was the first to notice the leak.", "notice", "person/ada-brun"),
        ("The first to raise the alarm was a retired engineer from Oslo, Ada Brun.", "raise", "person/ada-brun"),
        ("The first person to notice the leak was Ada Brun.", "notice", "person/ada-brun"),
        ("A baker was the first to notice the leak.", "notice", "A baker"),
        ("The one who noticed the leak was a baker.", "noticed", "a baker"),
        ("It fell to Ada Brun to surrender the fort.", "surrender", "person/ada-brun"),
        ("It was left to the mayor, Ada Brun, to surrender the fort.", "surrender", "person/ada-brun"),
    ],
)
def test_singled_out(text: str, word: str, actor: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert [p.entity_id or p.text for p in claim.participants if p.role == "actor"] == [actor]
    assert claim.modality == "asserted"
    told = {found.trigger.text for found in extract_text(text, nlp=nlp, knowledge=knowledge)}
    assert told.isdisjoint({"first", "one", "fell", "left"})
