"""Polarity and modality on invented sentences: the word in brackets is the trigger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pipeline.extract.factuality import modality_of, polarity_of
from pipeline.extract.tokens import read_doc
from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.extract.tokens import Token
    from pipeline.packs.knowledge import Knowledge

NEGATED = (
    "The mayor did not [sign] the lease.",
    "The ferry never [reached] the island.",
    "None of the clubs [agreed] to the merger.",
    "No bakery [closed] that winter.",
    "Nobody [saw] the comet.",
    "Neither brewery [paid] the fine.",
    "The museum neither [bought] the painting nor sold it.",
    "The museum neither bought the painting nor [sold] it.",
    "Nor did the council [repair] the bridge.",
    "The orchestra gave no [concert] in June.",
    "The coach failed to [win] the cup.",
    "The pilot forgot to [close] the hatch.",
    "The bank refused to [lend] the money.",
    "The dam prevented a [flood].",
    "They left without [paying] the bill.",
    "The hospital no longer [treats] burns.",
    "The lake is far from [clean].",
    "The baker denied that he [sold] the recipe.",
    "The baker denied reports that he had [sold] the recipe.",
    "The mayor rejected claims that the bridge had [failed].",
    "Allegations that the mayor had [taken] bribes were dismissed by the court.",
    "The firm was unable to [deliver] the engines.",
    "The negotiators have yet to [agree].",
    "No paper marked secret was [lost].",
    "At no point did the crew [lose] contact.",
    "It is not true that the mayor [resigned].",
    "The guild cannot [enforce] its rules.",
    "The lack of [rain] ruined the harvest.",
    "The island has no plans to [build] a port.",
    "No talk of a [merger] was heard.",
    "No word of [condemnation] came from the bloc.",
    "The club withdrew from [hosting] the cup.",
    "The club refrained from hosting the cup and from [paying] the fine.",
    "The critics did not praise the play or [attend] the party.",
    "Not one baker [closed] that winter.",
    "Not a single guest [visited] the mill, the host admitted, but the band played.",
    "The court [heard] not one of the singers.",
    "The mayor stopped short of [closing] the bridge.",
    "The mayor stopped just short of [closing] the bridge.",
    "The firm came close to [buying] the mill.",
    "The talks ended without a lease being [signed].",
    "Ada Brun ceased to [own] the mill in 2003.",
    "The [meeting] between the mayors fell through.",
    "The [launch] was scrubbed in May.",
    "Nothing came of the plan to [build] a port.",
    "The plan to [build] a port came to nothing.",
    "The guild remains a loose quasi-[alliance], a sum of pacts.",
    "The island is a pseudo-[state].",
)
AFFIRMED = (
    "The diet [approved] the lease by 81 votes to none.",
    "The motion was [carried] 9 to none.",
    "The gate was [opened] by none other than the mayor.",
    "The guild is a quasi-judicial [body].",
    "The bank [refused] to lend the money.",
    "The concert was [cancelled] in May.",
    "The strike is [unlikely] to end soon.",
    "The coach managed to [win] the cup.",
    "Not one but two ministers [resigned].",
    "The wind and the rain were to [blame], not the pylons.",
    "What is [luring] the tourists back is not the sea but the price of beer.",
    "The mayor did not stop short of [closing] the bridge.",
    "The mayor went so far as to [close] the bridge.",
    "The plan to build a port [came] to nothing.",
    "She did not forget to [lock] the door.",
    "The mine not only [polluted] the river but also closed the road.",
    "The storm no doubt [damaged] the roof.",
    "The council rejected a [request] for more buses.",
    "The choir did not sing, but the band [played].",
    "The farmers [harvested] the barley before the rain.",
)
MODALITIES = (
    ("The river may [rise] again.", "possible"),
    ("The museum could [sell] the collection.", "possible"),
    ("Perhaps the singer [left] the band.", "possible"),
    ("The company wants to [buy] the brewery.", "possible"),
    ("There is a risk of [flooding] in the valley.", "possible"),
    ("The club offered to [build] a school.", "possible"),
    ("The agency hoped to [sign] a treaty.", "possible"),
    ("The director is considering [resigning].", "possible"),
    ("The losing side is considering an [appeal].", "possible"),
    ("The judge considered the [strike] a mistake.", "asserted"),
    ("The owners agreed to a proposed [merger] in May.", "possible"),
    ("The planned [demolition] of the mill angers the town.", "predicted"),
    ("The [sale] planned for June angers the town.", "predicted"),
    ("The bank is on the verge of [buying] the mill.", "predicted"),
    ("The comet will [return] in spring.", "predicted"),
    ("The factory plans to [hire] welders.", "predicted"),
    ("The bridge is going to [collapse].", "predicted"),
    ("The bridge is expected to [open] in May.", "predicted"),
    ("The hall was supposed to [open] in May.", "predicted"),
    ("The fair, which was to have been [held] in May, moved to June.", "predicted"),
    ("The talks were to [open] on Monday but were called off.", "predicted"),
    ("The minister is to [visit] Oslo on Monday.", "predicted"),
    ("The mission was to be [withdrawn] by June.", "predicted"),
    ("The mission was to [protect] the town.", "asserted"),
    ("The plan was to [sell] the ship.", "asserted"),
    ("The first thing she did was to [call] Vann.", "asserted"),
    ("Scott was never to [return].", "asserted"),
    ("The bridge was to [open] in May.", "predicted"),
    ("It is [unlikely] that the ferry will sail.", "predicted"),
    ("The festival is due to [begin] in July.", "predicted"),
    ("The council should [repair] the roof.", "normative"),
    ("Drivers must [stop] at the gate.", "normative"),
    ("If the dam [breaks], the valley will drown.", "hypothetical"),
    ("If the dam breaks, the valley will [drown].", "hypothetical"),
    ("Should the talks [fail], the strike will go on.", "hypothetical"),
    ("A new tax would [ruin] the vineyards.", "hypothetical"),
    ("The mayor [opened] the bridge.", "asserted"),
    ("The museum [may] have closed.", None),
    ("The coach managed to [win] the cup.", "asserted"),
    ("The singer would later [join] a choir.", "asserted"),
    ("It would be [rash] to trust the forecast.", "asserted"),
    ("The baker said the oven [exploded].", "asserted"),
    ("The minister announced that the tax would [rise].", "predicted"),
    ("The authority agreed that the response was [exemplary].", "asserted"),
    ("The owners agreed that the mill had been [sold].", "asserted"),
    ("The owners agreed that the mill should be [sold].", "normative"),
    ("The owners agreed to [sell] the mill.", "predicted"),
    ("The farm cannot [grow] rice.", "asserted"),
    ("Will the ferry [sail]?", "possible"),
    ("The panel will ask why asbestos was [found] only last year.", "asserted"),
    ("The panel asked whether asbestos was [found].", "possible"),
)


def trigger(nlp: Language, sentence: str) -> Token:
    """The bracketed word of a sentence, parsed without the brackets."""
    place = sentence.index("[")
    doc = read_doc(nlp(re.sub(r"[\[\]]", "", sentence)))
    return next(t for t in doc if t.idx <= place < t.idx + len(t))


@pytest.mark.parametrize("sentence", NEGATED)
def test_negated(nlp: Language, knowledge: Knowledge, sentence: str) -> None:
    assert polarity_of(trigger(nlp, sentence), cues=knowledge.cues) == "negated"


@pytest.mark.parametrize("sentence", AFFIRMED)
def test_affirmed(nlp: Language, knowledge: Knowledge, sentence: str) -> None:
    assert polarity_of(trigger(nlp, sentence), cues=knowledge.cues) == "affirmed"


@pytest.mark.parametrize(("sentence", "modality"), [case for case in MODALITIES if case[1]])
def test_modality(nlp: Language, knowledge: Knowledge, sentence: str, modality: str) -> None:
    assert modality_of(trigger(nlp, sentence), cues=knowledge.cues) == modality


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("A centre opens in Kulob in December 2015.", "opens", "predicted"),
        ("A centre opened in Kulob in December 2014.", "opened", "asserted"),
        ("The ferry runs to Alba every day.", "runs", "asserted"),
    ],
)
def test_a_present_of_what_is_set_for_a_day(
    text: str, word: str, modality: str, nlp: Language, knowledge: Knowledge
) -> None:
    assert claim_at(text, word, nlp, knowledge).modality == modality


@pytest.mark.parametrize(
    "text",
    ["Norway became the first country to [recognise] Latvia.", "Norway was not the first state to [recognise] Latvia."],
)
def test_what_somebody_was_first_to_do_was_done(text: str, nlp: Language, knowledge: Knowledge) -> None:
    token = trigger(nlp, text)
    assert polarity_of(token, cues=knowledge.cues) == "affirmed"
    assert modality_of(token, cues=knowledge.cues) == "asserted"
