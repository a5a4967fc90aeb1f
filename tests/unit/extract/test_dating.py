"""Which time belongs to which claim."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.extract.dating import Option, choose_option
from pipeline.extract.stated_dates import Dated, closed, opened, years_told
from pipeline.packs.claim_weights import Weights
from pipeline.records.time import DateInterval
from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge

YEAR = DateInterval(
    earliest=date(2011, 1, 1),
    latest=date(2011, 12, 31),
    edtf="2011",
    text="2011",
    basis="explicit",
    year_inferred=False,
)


def test_opened_and_closed_spans() -> None:
    assert (opened(YEAR).earliest, opened(YEAR).latest, opened(YEAR).edtf) == (date(2011, 1, 1), None, "2011/..")
    assert (closed(YEAR).earliest, closed(YEAR).latest, closed(YEAR).edtf) == (None, date(2011, 12, 31), "../2011")


def test_the_likeliest_option_is_chosen_unless_none_is_likelier() -> None:
    near = Option(dated=(Dated(YEAR, (0, 1)),), features=("own",))
    far = Option(dated=(Dated(opened(YEAR), None),), features=("back",))
    weights = Weights({"own": 2.0, "back": -1.0, "none": 0.0})
    assert choose_option([far, near], ("none",), weights, 0.5) is near
    assert choose_option([far], ("none",), weights, 0.5) is None
    assert choose_option([], ("none",), weights, 0.5) is None


def test_years_told_names_the_year_of_publication() -> None:
    assert years_told([], "2015-06") == {2015: ("published",)}
    assert years_told([], None) == {}


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        ("Norway invaded Denmark in March 1904.", "invaded", "1904-03"),
        ("On 3 May 2011 the two premiers met in Oslo.", "met", "2011-05-03"),
        ("Norway left the league in 1999, and Denmark joined it in 2004.", "joined", "2004"),
        ("Norway left the league in 1999, and Denmark joined it in 2004.", "left", "1999"),
    ],
)
def test_a_clause_takes_its_own_date(text: str, trigger: str, when: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, trigger, nlp, knowledge)
    assert claim.date is not None
    assert claim.date.edtf == when


def test_no_date_without_any_in_the_text(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Norway refused to sign the accord.", "refused", nlp, knowledge, published=None)
    assert claim.date is None


@pytest.mark.parametrize(
    "text",
    [
        "Norway, founded as a kingdom in 872, employs ninety envoys.",
        "Norway, which left the league in 1999, is based on trade.",
    ],
)
def test_a_date_about_the_subject_is_not_the_claims(text: str, nlp: Language, knowledge: Knowledge) -> None:
    trigger = "employs" if "employs" in text else "based"
    claim = claim_at(text, trigger, nlp, knowledge)
    assert claim.date is None or claim.date.basis != "explicit"


def test_what_was_put_off_until_a_day_happened_then(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Ada Vance did not resign until 4 May 2015.", "resign", nlp, knowledge)
    assert (claim.polarity, claim.date and claim.date.edtf) == ("affirmed", "2015-05-04")
    stayed = claim_at("Ada Vance did not resign in May 2015.", "resign", nlp, knowledge)
    assert stayed.polarity == "negated"


@pytest.mark.parametrize(
    "text",
    [
        "The bank had failed once before, in 1921. Its vault was robbed.",
        "The bank, founded in 1921, has failed after a century. Its vault was robbed.",
    ],
)
def test_a_look_back_dates_no_later_sentence(text: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, "robbed", nlp, knowledge)
    assert claim.date is None or claim.date.edtf != "1921"


@pytest.mark.parametrize(
    "aside",
    [
        "The report, published on 22 May 2015, names three causes.",
        "The log, which a worker handed to Sweden on 22 May 2015, names three causes.",
        "The news reached Ada Brun, who met Jan Lund on 22 May 2015.",
    ],
)
def test_the_date_of_an_aside_is_taken_over_by_no_deed(aside: str, nlp: Language, knowledge: Knowledge) -> None:
    text = f"Norway invaded Denmark on 14 February 2015. {aside} Two Danish soldiers were killed in Oslo."
    claim = claim_at(text, "killed", nlp, knowledge)
    assert claim.date is None or claim.date.edtf != "2015-05-22"


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        ("The Norway bank was opened in 1971 and now employs ninety people in Oslo.", "employs", None),
        ("Norway left the league in 1999 and belongs to the union.", "belongs", None),
        ("The mill was opened by Norway in 2004 and has never earned a profit.", "earned", "2004/.."),
        ("The mill was opened by Norway in 2004 and has never earned a profit.", "opened", "2004"),
    ],
)
def test_what_holds_today_began_with_the_past_clause_before_it(
    text: str, trigger: str, when: str | None, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, trigger, nlp, knowledge)
    assert (claim.date.edtf if claim.date else None) == when


def test_what_the_holder_of_a_post_did_does_not_date_the_post(nlp: Language, knowledge: Knowledge) -> None:
    text = "He met Astrid Lunde, then the president of Norway, who resigned in February 2014."
    claim = claim_at(text, "president", nlp, knowledge)
    assert claim.date is None


def test_what_happens_once_takes_over_the_beginning_of_an_open_span(nlp: Language, knowledge: Knowledge) -> None:
    text = "The firm has been bankrupt since 2011. Norwegian police arrested the owner."
    claim = claim_at(text, "arrested", nlp, knowledge)
    assert claim.date is None or claim.date.edtf == "2011"
    assert Dated(opened(YEAR), None).begun.date == YEAR


def test_what_was_told_as_past_happened_in_no_later_year(nlp: Language, knowledge: Knowledge) -> None:
    text = "The second probe is due in 2032 and will cost more by 2032. The first probe was lost."
    claim = claim_at(text, "lost", nlp, knowledge)
    assert claim.date is None or claim.date.earliest is None or claim.date.earliest.year < 2032


def test_a_date_told_aside_is_not_the_claims(nlp: Language, knowledge: Knowledge) -> None:
    text = "Norland pledged 30 million euros, of which barely a tenth had been paid by March 2015."
    assert claim_at(text, "pledged", nlp, knowledge, "2015-06-01").date is None
    text = "Norland pledged the money on 3 May 2015, which nobody had expected."
    told = claim_at(text, "pledged", nlp, knowledge, "2015-06-01").date
    assert told is not None
    assert told.edtf == "2015-05-03"


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        ("Norway released the admiral arrested in May 1904.", "released", None),
        ("Norway returned the money that Denmark had lent in May 1904.", "returned", None),
        ("Norway attended the summit held in Oslo in May 1904.", "attended", "1904-05"),
        ("Norway stayed away from the exercise that got under way in May 1904.", "stayed", "1904-05"),
        ("Norway attended the summit, which Denmark was to host in May 1904.", "attended", "1904-05"),
        ("Norway stayed away from Calm-1904, which began in May 1904.", "stayed", "1904-05"),
        ("Norway stayed away from the admiral, who began in May 1904.", "stayed", None),
        ("Norway signed the treaty in May 1904.", "signed", "1904-05"),
    ],
)
def test_the_date_of_a_clause_about_the_object(
    text: str, trigger: str, when: str | None, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, trigger, nlp, knowledge, published=None)
    assert (claim.date.edtf if claim.date else None) == when


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        (
            "Not until 1998, and then under pressure, was Norway recognised as a member of the league.",
            "recognised",
            "1998",
        ),
        ("Promotion had to wait until 1953, when the senate ran out of excuses.", "wait", "1953"),
        ("Norway was barred from the league until 1998.", "barred", "../1998"),
        ("Ada Brun, a woman in her sixties, was arrested.", "arrested", None),
        ("Ada Brun, a woman in her early sixties, was arrested.", "arrested", None),
        ("The thief, a man in his mid-forties, was arrested.", "arrested", None),
        ("Ada Brun was arrested in the sixties.", "arrested", "1960/1969"),
    ],
)
def test_until_when_and_at_what_age(
    text: str, trigger: str, when: str | None, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, trigger, nlp, knowledge, published=None)
    assert (claim.date.edtf if claim.date else None) == when


@pytest.mark.parametrize(("published", "when"), [("2020-06-01", "2017"), ("2015-06-01", None)])
def test_a_date_reckoned_from_another_lies_before_the_publication(
    published: str, when: str | None, nlp: Language, knowledge: Knowledge
) -> None:
    text = "Ada Brun found the bone in 2011. Six years on, Ada Brun resigned."
    claim = claim_at(text, "resigned", nlp, knowledge, published=published)
    assert (claim.date.edtf if claim.date and claim.date.basis == "passage" else None) == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("On 12 May 2011 Ada Brun read a statement because Jan Lund had left on 9 May 2011.", "left", "2011-05-09"),
        ("Norway and Denmark agreed that the bridge will open in June 2024.", "agreed", None),
        ("Ada Brun, minister in May 2011, now chairs the bank of Bergen.", "chairs", None),
        ("On 4 March 2011 Ada Brun, today deputy speaker of parliament, met Jan Lund.", "speaker", "2020"),
        ("Arrests in Norway fell from 212 in 2011 to 61 in 2014.", "fell", "2014"),
    ],
)
def test_a_date_of_another_tense_or_figure_is_not_the_claims(
    text: str, word: str, when: str | None, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, word, nlp, knowledge, published="2020-03-01")
    assert (claim.date.edtf if claim.date else None) == when


def test_a_date_counted_back_is_taken_over_by_no_deed(nlp: Language, knowledge: Knowledge) -> None:
    text = "Norway voted on 3 May 2011. The minister had left the evening before. Denmark attacked Norway."
    claim = claim_at(text, "attacked", nlp, knowledge, published="2011-06-01")
    assert claim.date is None or claim.date.edtf != "2011-05-02"


def test_the_day_of_the_story_outlives_one_counted_back(nlp: Language, knowledge: Knowledge) -> None:
    text = "Norway voted on 3 May 2011.\n\nThe minister had left the evening before.\n\nDenmark attacked Norway."
    claim = claim_at(text, "attacked", nlp, knowledge, published="2011-06-01")
    assert claim.date is not None
    assert claim.date.edtf == "2011-05-03"
