"""Dates: nested agree, disjoint conflict, inferred and overlapping are undecided, states are silent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.align.compare import compare_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_linked, compare_slot


def drill(claim_id: str, date: str | None, place: str = "city/kaldheim", *, inferred: bool = False) -> Claim:
    return make_claim(
        claim_id,
        "The league cancelled the drill",
        "cancelled",
        "EXERCISE",
        date=date,
        inferred=inferred,
        actor="org/league",
        place=place,
    )


def founding(claim_id: str, date: str, *, inferred: bool = False) -> Claim:
    return make_claim(
        claim_id, "The league was founded", "founded", "FOUND", date=date, inferred=inferred, actor="org/league"
    )


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ("2015-03", "2015-03-09", AGREE),
        ("2015-03-09", "2015-03-09", AGREE),
        ("2015-03-11/2015-03-20", "2015-04", CONFLICT),
        ("2015-03-05/2015-03-20", "2015-03-15/2015-03-25", UNDECIDED),
        ("2015-03", None, SILENT),
        ("2015-03", "2016-03", SILENT),
    ],
)
def test_dates_of_one_drill(left: str, right: str | None, outcome: str, knowledge: Knowledge) -> None:
    assert compare_slot("date", drill("alpha-1", left), drill("beta-1", right), knowledge).outcome == outcome


def test_the_reason_names_both_dates_in_english(knowledge: Knowledge) -> None:
    found = compare_slot("date", drill("alpha-1", "2015-03-11/2015-03-20"), drill("beta-1", "2015-04"), knowledge)
    assert found.reason == "the dates differ: mid-March 2015 against April 2015"


def test_an_inferred_year_is_not_held_against_anybody(knowledge: Knowledge) -> None:
    left, right = founding("alpha-1", "1951-03"), founding("beta-1", "1952-03", inferred=True)
    assert compare_slot("date", left, right, knowledge).outcome == UNDECIDED


def test_another_month_conflicts_whatever_the_inferred_year(knowledge: Knowledge) -> None:
    left, right = founding("alpha-1", "1951-03"), founding("beta-1", "1951-05", inferred=True)
    assert compare_slot("date", left, right, knowledge).outcome == CONFLICT
    leap = founding("beta-1", "1952-02-29", inferred=True)
    assert compare_slot("date", founding("alpha-1", "1951-03-01"), leap, knowledge).outcome == UNDECIDED


def test_another_place_means_another_drill(knowledge: Knowledge) -> None:
    left, right = drill("alpha-1", "2015-03"), drill("beta-1", "2015-04", place="city/wexcombe")
    assert compare_slot("date", left, right, knowledge).outcome == SILENT


def test_founding_years_may_lie_far_apart(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The league was founded", "founded", "FOUND", date="1951", actor="org/league")
    right = make_claim("beta-1", "The league came into being", "came", "FOUND", date="1952", actor="org/league")
    assert compare_slot("date", left, right, knowledge).outcome == CONFLICT


def test_offices_at_different_times_do_not_conflict(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Mayor Vance", "Mayor", "OFFICE", date="2015-01", actor="person/vance")
    right = make_claim("beta-1", "Mayor Vance", "Mayor", "OFFICE", date="2015-07", actor="person/vance")
    assert compare_slot("date", left, right, knowledge).outcome == SILENT


def holding(claim_id: str, sentence: str, trigger: str, date: str) -> Claim:
    return make_claim(
        claim_id, sentence, trigger, "OFFICE", date=date, actor="person/a-carter", other="org/harbour-board"
    )


def test_beginnings_of_one_office_are_compared(knowledge: Knowledge) -> None:
    since = holding("alpha-1", "Carter has been chair of the board since 2014", "chair", "2014/..")
    named = holding("beta-1", "Carter was appointed chair in 2013", "appointed", "2013")
    same = holding("beta-2", "Carter was appointed chair in May 2014", "appointed", "2014-05")
    found = compare_slot("date", since, named, knowledge)
    assert (found.outcome, found.reason) == (CONFLICT, "the beginnings differ: since 2014 against since 2013")
    assert compare_slot("date", since, same, knowledge).outcome == AGREE


def warning(claim_id: str, sentence: str, date: str) -> Claim:
    roles = {"actor": "org/survey-office", "recipient": "org/harbour-board"}
    return make_claim(claim_id, sentence, "warned", "CONSULT", date=date, **roles)


def test_what_each_article_tells_once_may_differ_by_years(knowledge: Knowledge) -> None:
    left = warning("alpha-1", "The survey office warned the board in 2014", "2014")
    right = warning("beta-1", "In 2016 the survey office warned the board", "2016")
    again = warning("beta-2", "The survey office warned the board once more in 2018", "2018")
    assert compare_slot("date", left, right, knowledge).outcome == CONFLICT
    comparison = compare_claims(left, right, knowledge=knowledge, claims=(again,))
    assert next(f for f in comparison.fields if f.field == "date").outcome == SILENT


def test_leaving_two_bodies_is_no_question_of_date(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Norland withdrew in 2020", "withdrew", "LEAVE", date="2020", actor="state/norland")
    right = make_claim(
        "beta-1",
        "Norland left the pact in 2016",
        "left",
        "LEAVE",
        date="2016",
        actor="state/norland",
        recipient="org/pact",
    )
    assert compare_slot("date", left, right, knowledge).outcome == UNDECIDED


def audit(claim_id: str, sentence: str, date: str) -> Claim:
    claim = make_claim(claim_id, sentence, "audited", "OTHER", date=date, actor="org/brand", other="org/arkwell")
    return replace(claim, date=replace(claim.date, text=date[:4])) if claim.date else claim


def test_since_when_something_has_been_so(knowledge: Knowledge) -> None:
    left = audit("alpha-1", "Brand has audited Arkwell since 2002", "2002/..")
    right = audit("beta-1", "Brand has audited Arkwell since 1998", "1998/..")
    assert compare_slot("date", left, right, knowledge).outcome == CONFLICT
    unsaid = audit("beta-2", "Brand audited Arkwell in 1998", "1998/..")
    assert compare_slot("date", left, unsaid, knowledge).outcome == AGREE


def test_what_was_first_done_has_not_been_done_before(knowledge: Knowledge) -> None:
    since = audit("beta-1", "The books of Arkwell have been audited since 1998", "1998/..")
    first = audit("alpha-1", "The books of Arkwell were first audited in 2002", "2002")
    again = audit("alpha-2", "The books of Arkwell were audited in 2002", "2002")
    assert compare_slot("date", first, since, knowledge).outcome == CONFLICT
    assert compare_slot("date", again, since, knowledge).outcome == AGREE


def test_days_of_one_month_are_near_whatever_the_inferred_years(knowledge: Knowledge) -> None:
    left, right = (
        make_claim(name, "Vance resigned", "resigned", "LEAVE", date=date, inferred=True, actor="person/vance")
        for name, date in (("alpha-1", "2007-04-02"), ("beta-1", "1991-04-05"))
    )
    found = compare_slot("date", left, right, knowledge)
    assert found.outcome == CONFLICT


def test_two_posts_begin_at_two_times(knowledge: Knowledge) -> None:
    left = holding("alpha-1", "Carter has been chair of the board since 2014", "chair", "2014/..")
    right = holding("beta-1", "Carter was appointed treasurer in 2009", "appointed", "2009")
    assert compare_slot("date", left, right, knowledge).outcome == SILENT


def election(claim_id: str, sentence: str, trigger: str, event_type: str, date: str) -> Claim:
    roles = {"actor": "person/a-carter", "other": "org/harbour-board"}
    return make_claim(claim_id, sentence, trigger, event_type, date=date, **roles)


def test_an_election_is_no_state(knowledge: Knowledge) -> None:
    left = election("alpha-1", "Carter was elected chair on 2014-06-11", "elected", "OFFICE", "2014-06-11")
    right = election("beta-1", "Carter won the election of 2014-06-12", "won", "OTHER", "2014-06-12")
    assert compare_slot("date", left, right, knowledge).outcome == CONFLICT
    took = election("beta-2", "Carter took office on 2014-07-01", "office", "OFFICE", "2014-07-01")
    assert compare_linked("date", left, took, 0.3, knowledge).outcome == SILENT


def foretold(claim_id: str, sentence: str, date: str) -> Claim:
    return make_claim(claim_id, sentence, "reach", "FORECAST", date=date, modality="predicted", actor="org/corvina")


def test_a_forecast_of_a_day_is_held_against_another(knowledge: Knowledge) -> None:
    left = foretold("alpha-1", "Corvina will reach the planet in 2023-03", "2023-03")
    right = foretold("beta-1", "Corvina will reach the planet in 2023-06", "2023-06")
    assert compare_slot("date", left, right, knowledge).outcome == CONFLICT
    undated = foretold("beta-2", "Corvina will reach the planet", "2023-06")
    assert compare_slot("date", left, undated, knowledge).outcome == SILENT


def bought(claim_id: str, sentence: str, date: str) -> Claim:
    return make_claim(claim_id, sentence, sentence.split()[1], date=date, actor="person/g-rode", recipient="yard")


def test_what_is_bought_once_may_differ_by_years(knowledge: Knowledge) -> None:
    left, right = (
        bought("alpha-1", "Rode bought it in 1998", "1998"),
        bought("beta-1", "Rode acquired it in 1995", "1995"),
    )
    assert compare_slot("date", left, right, knowledge).outcome == CONFLICT


def test_a_date_of_a_relative_clause_is_of_another_act(knowledge: Knowledge) -> None:
    roles = {"actor": "state/norland", "recipient": "city/selby"}
    left = make_claim("alpha-1", "Norland promised aid on 2019-11-05", "promised", "AID", date="2019-11-05", **roles)
    words = "Norland promised aid, of which little had come by 2019-12"
    right = make_claim("beta-1", words, "promised", "AID", date="2019-12", **roles)
    assert compare_slot("date", left, right, knowledge).outcome == UNDECIDED


def origin(claim_id: str, sentence: str, date: str, place: str) -> Claim:
    return make_claim(claim_id, sentence, "born", date=date, actor="person/vance", place=place)


def test_a_birth_may_differ_in_day_and_place(knowledge: Knowledge) -> None:
    left = origin("alpha-1", "Vance was born in 1951", "1951", "city/selby")
    right = origin("beta-1", "Vance was born in 1957", "1957", "city/kaldheim")
    assert compare_slot("date", left, right, knowledge).outcome == CONFLICT
    assert compare_slot("place", left, right, knowledge).outcome == CONFLICT


def test_an_election_is_told_once(knowledge: Knowledge) -> None:
    left = election("alpha-1", "Carter was elected chair in 2008", "elected", "OFFICE", "2008")
    right = election("beta-1", "They elected Carter chair in 2006", "elected", "OFFICE", "2006")
    assert compare_slot("date", left, right, knowledge).outcome == CONFLICT


def test_what_did_not_happen_did_so_on_no_day(knowledge: Knowledge) -> None:
    left, right = drill("alpha-1", "2015-03"), drill("beta-1", "2015-04")
    assert compare_slot("date", left, replace(right, polarity="negated"), knowledge).outcome == SILENT


def test_a_date_of_an_earlier_sentence_contradicts_nothing_that_recurs(knowledge: Knowledge) -> None:
    left, right = drill("alpha-1", "2015-03-09"), drill("beta-1", "2015-03-12")
    assert compare_slot("date", left, right, knowledge).outcome == CONFLICT
    assert left.date is not None
    inherited = replace(left, date=replace(left.date, basis="inherited"))
    assert compare_slot("date", inherited, right, knowledge).outcome == UNDECIDED


def test_one_weekday_read_from_two_publications_is_no_conflict(knowledge: Knowledge) -> None:
    left, right = drill("alpha-1", "2015-03-05"), drill("beta-1", "2015-03-12")
    assert left.date is not None
    assert right.date is not None
    said = [replace(c, date=replace(c.date, text="Thursday")) for c in (left, right) if c.date]
    assert compare_slot("date", said[0], said[1], knowledge).outcome == UNDECIDED


def test_beginnings_of_a_body_conflict_in_any_words(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Arkwell was founded in 1912", "founded", "FOUND", date="1912", actor="org/arkwell")
    right = make_claim("beta-1", "Arkwell goes back to 1921", "goes", "FOUND", date="1921", actor="org/arkwell")
    assert compare_slot("date", left, right, knowledge).outcome == CONFLICT
    built = make_claim(
        "beta-2", "Arkwell set up a bank in 1921", "set", "FOUND", date="1921", actor="org/arkwell", other="bank"
    )
    assert compare_slot("date", left, built, knowledge).outcome != CONFLICT


def test_who_founds_something_is_not_founded_then(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Arkwell was turned into a firm in 1912", "turned", "FOUND", date="1912",
                      actor="org/arkwell", other="law/mill-treaty")  # fmt: skip
    right = make_claim("beta-1", "Arkwell established a fund in 1915", "established", "FOUND", date="1915",
                       actor="org/arkwell", other="fund")  # fmt: skip
    assert compare_slot("date", left, right, knowledge).outcome == UNDECIDED


def test_a_picture_is_painted_once(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The fan was painted in 1917", "painted", date="1917", other="work/the-fan")
    right = make_claim(
        "beta-1", "Brun painted the fan in 1919", "painted", date="1919", actor="person/brun", other="work/the-fan"
    )
    assert compare_slot("date", left, right, knowledge).outcome == CONFLICT


def test_whoever_published_it_is_where_it_was_published(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "The results were published in the Lancet on 2015-05-02", "published", date="2015-05-02",
        place="org/lancet", other="results",
    )  # fmt: skip
    right = make_claim(
        "beta-1", "The Lancet published the paper on 2015-05-19", "published", date="2015-05-19", actor="org/lancet",
        other="paper",
    )  # fmt: skip
    assert compare_slot("date", left, right, knowledge).outcome == CONFLICT


def test_passages_told_alike_tell_one_happening(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1",
        "The retreat of the garrison began on 2011-05-13",
        "began",
        "LEAVE",
        date="2011-05-13",
        actor="retreat",
    )
    right = make_claim(
        "beta-1",
        "The garrison started its retreat on 2011-05-15",
        "started",
        "OTHER",
        date="2011-05-15",
        actor="garrison",
    )
    ended = make_claim(
        "beta-2", "The garrison ended its retreat on 2011-05-18", "ended", "OTHER", date="2011-05-18", actor="garrison"
    )
    assert compare_linked("date", left, right, 0.5, knowledge).outcome == CONFLICT
    assert compare_linked("date", left, ended, 0.3, knowledge).outcome != CONFLICT


def test_one_happening_begins_on_one_day(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "The drill opened on 4 September", "opened", "EXERCISE", date="2023-09-04", other="event/rampart"
    )
    right = make_claim(
        "beta-1", "Rampart did not begin until 6 September", "begin", date="2023-09-06", actor="event/rampart"
    )
    firm = replace(right, participants=tuple(replace(p, entity_id="org/rampart") for p in right.participants))
    assert compare_linked("date", left, right, 0.5, knowledge).outcome == CONFLICT
    assert compare_linked("date", left, firm, 0.5, knowledge).outcome == SILENT


def test_a_beginning_is_no_end(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The strike began on 2 May", "began", "PROTEST", date="2023-05-02", other="strike")
    right = make_claim("beta-1", "The strike ended on 5 May", "ended", "PROTEST", date="2023-05-05", other="strike")
    assert compare_linked("date", left, right, 0.9, knowledge).outcome == SILENT


def test_two_months_part_happenings_unless_the_link_is_very_likely(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "Alba retaliated on 1 August", "retaliated", date="2016-08-01", actor="state/alba", other="duty"
    )
    right = make_claim(
        "beta-1", "Alba retaliated on 1 October", "retaliated", date="2016-10-01", actor="state/alba", other="duty"
    )
    assert compare_linked("date", left, right, 0.4, knowledge).outcome == CONFLICT
    assert compare_linked("date", left, right, 0.3, knowledge).outcome == SILENT


def test_a_body_and_what_is_named_after_it_may_be_one_doer(knowledge: Knowledge) -> None:
    def passed(claim_id: str, actor: str, date: str) -> Claim:
        return make_claim(claim_id, "passed the model law", "passed", "AGREE", date=date, actor=actor, other="law")

    left, right = (
        passed("alpha-1", "org/union", "2012-12-12"),
        passed("beta-1", "org/assembly-of-the-union", "2012-12-05"),
    )
    assert compare_slot("date", left, right, knowledge).outcome == CONFLICT
    assert compare_slot("date", left, passed("beta-2", "org/league", "2012-12-05"), knowledge).outcome == SILENT


@pytest.mark.parametrize(("date", "link", "outcome"), [("2012-11", 0.7, CONFLICT), ("2012-11", 0.5, SILENT)])
def test_gatherings_are_held_time_and_again(date: str, link: float, outcome: str, knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The league's summit", "summit", "CONSULT", date="2012-10-13", actor="org/league")
    right = make_claim("beta-1", "The summit of the league", "summit", "CONSULT", date=date, actor="org/league")
    assert compare_linked("date", left, right, link, knowledge).outcome == outcome


def test_a_visit_is_hardly_a_summit(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "Envoys of the league arrived", "arrived", "CONSULT", date="2012-09-20", actor="org/league"
    )
    right = make_claim("beta-1", "The summit of the league", "summit", "CONSULT", date="2012-11", actor="org/league")
    assert compare_linked("date", left, right, 0.3, knowledge).outcome == UNDECIDED


@pytest.mark.parametrize(("date", "outcome"), [("2012-06-10", SILENT), ("2012-05-18", CONFLICT)])
def test_what_a_gathering_did_is_of_its_day(date: str, outcome: str, knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "The league met in special session on 2012-05-16 and passed the levy", "passed", "AGREE",
        date="2012-05-16", actor="org/league",
    )  # fmt: skip
    right = make_claim("beta-1", f"the session of {date}", "session", "CONSULT", date=date, actor="org/league")
    assert compare_linked("date", left, right, 0.3, knowledge).outcome == outcome


def test_a_named_gathering_has_one_date(knowledge: Knowledge) -> None:
    sides = [
        make_claim(i, "The drill Panj Shield", "drill", "EXERCISE", date=date, other="event/panj-shield")
        for i, date in (("alpha-1", "2012-07"), ("beta-1", "2012-09"))
    ]
    assert compare_linked("date", *sides, 0.5, knowledge).outcome == CONFLICT


def test_two_things_that_begin_are_not_one(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Disputes started in 2016", "started", date="2016", other="disputes")
    right = make_claim("beta-1", "Troops started in 2022", "started", date="2022", actor="troops")
    assert compare_linked("date", left, right, 0.9, knowledge).outcome == SILENT


def opened(claim_id: str, sentence: str, trigger: str, date: str) -> Claim:
    return make_claim(claim_id, sentence, trigger, "ASSESSMENT", date=date, place="city/selby", other="school")


@pytest.mark.parametrize(("link", "outcome"), [(0.45, CONFLICT), (0.3, SILENT)])
def test_days_told_of_what_may_be_one_act_conflict_by_the_link(link: float, outcome: str, knowledge: Knowledge) -> None:
    left = opened("alpha-1", "The school in Selby took its first pupils on 2021-04-12", "took", "2021-04-12")
    right = make_claim(
        "beta-1", "The school in Selby was inaugurated on 2021-04-26", "inaugurated", date="2021-04-26",
        place="city/selby", other="school",
    )  # fmt: skip
    assert compare_linked("date", left, right, link, knowledge).outcome == outcome
    by = replace(right, evidence=replace(right.evidence, quote="The school in Selby was inaugurated by 2021-04-26"))
    assert compare_linked("date", left, by, link, knowledge).outcome != CONFLICT


@pytest.mark.parametrize(("link", "outcome"), [(0.8, CONFLICT), (0.6, SILENT)])
def test_years_told_of_what_may_be_one_act_take_a_firm_link(link: float, outcome: str, knowledge: Knowledge) -> None:
    left = opened("alpha-1", "The school in Selby took its first pupils in 2017", "took", "2017")
    right = make_claim(
        "beta-1", "A school was set up in Selby in 2019", "set", date="2019", place="city/selby", other="school"
    )
    assert compare_linked("date", left, right, link, knowledge).outcome == outcome
    stood = opened("beta-2", "The school in Selby had forty pupils in 2019", "had", "2019")
    assert compare_linked("date", left, stood, link, knowledge).outcome == SILENT


@pytest.mark.parametrize(("link", "outcome"), [(0.5, CONFLICT), (0.4, SILENT)])
def test_happenings_far_apart_are_one_by_a_firm_link_only(link: float, outcome: str, knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "The board gave its consent in 2019-11", "consent", "AGREE", date="2019-11", other="plan"
    )
    right = make_claim("beta-1", "Consent came in 2021-02", "Consent", "AGREE", date="2021-02", other="plan")
    assert compare_linked("date", left, right, link, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("words", "outcome"),
    [("The track had last been inspected in", CONFLICT), ("The track had been inspected in", SILENT)],
    ids=["the last time is one", "perhaps two times"],
)
def test_the_last_time(words: str, outcome: str, knowledge: Knowledge) -> None:
    claims = [
        make_claim(claim_id, f"{words} {date}", "inspected", date=date, recipient="track")
        for claim_id, date in (("alpha-1", "2016"), ("beta-1", "2018-05"))
    ]
    assert compare_linked("date", claims[0], claims[1], 0.46, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ("Norland asked for the first time in 1987", "Norland asked for the first time in 2006", CONFLICT),
        ("Norland asked for the first time in 1987", "Norland asked again in 2006", SILENT),
        ("Norland asked for the first time in years in 1987", "Norland asked for the first time in 2006", SILENT),
    ],
)
def test_the_first_time_is_one_time(left: str, right: str, outcome: str, knowledge: Knowledge) -> None:
    claims = [
        make_claim(f"{name}-1", text, "asked", "REQUEST", date=text.split()[-1], actor="state/norland", other="mask")
        for name, text in (("alpha", left), ("beta", right))
    ]
    assert compare_slot("date", *claims, knowledge).outcome == outcome


def stance(claim_id: str, sentence: str, trigger: str, verb: str, date: str, words: str) -> Claim:
    roles = {"actor": "org/league", "other": "law/harbour-treaty"}
    claim = make_claim(claim_id, sentence, trigger, "STANCE", date=date, **roles)
    assert claim.date is not None
    return replace(claim, predicate=verb, date=replace(claim.date, text=words))


@pytest.mark.parametrize(("trigger", "verb", "outcome"), [("invoked", "invoke", CONFLICT), ("backed", "back", SILENT)])
def test_an_act_typed_as_an_opinion_has_its_day(trigger: str, verb: str, outcome: str, knowledge: Knowledge) -> None:
    left = stance("alpha-1", f"On 4 May the league {trigger} the treaty", trigger, verb, "2012-05-04", "4 May")
    right = stance("beta-1", f"The league {trigger} the treaty on 5 May", trigger, verb, "2012-05-05", "5 May")
    assert compare_linked("date", left, right, 0.2, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("On 4 May the mayor, who had come because of the vote, left the league", CONFLICT),
        ("On 4 May the mayor rose, read a letter, and left the league", CONFLICT),
        ("On 4 May the mayor spoke, and the harbour board, which had left the league", UNDECIDED),
    ],
)
def test_what_stands_aside_does_not_part_a_date_from_its_act(sentence: str, outcome: str, knowledge: Knowledge) -> None:
    roles = {"actor": "person/a-carter", "other": "org/league"}
    left = make_claim("alpha-1", sentence, "left", "LEAVE", date="2012-05-04", **roles)
    right = make_claim("beta-1", "Carter left the league on 6 May", "left", "LEAVE", date="2012-05-06", **roles)
    dated = [replace(c, date=replace(c.date, text=text)) for c, text in ((left, "4 May"), (right, "6 May")) if c.date]
    assert compare_linked("date", *dated, 0.2, knowledge).outcome == outcome


def test_a_thing_without_a_name_is_founded_once(knowledge: Knowledge) -> None:
    left, right = (
        make_claim(f"{doc}-1", f"The museum was founded in {year}", "founded", "FOUND", date=year, other="museum")
        for doc, year in (("alpha", "1871"), ("beta", "1881"))
    )
    assert compare_linked("date", left, right, 0.6, knowledge).outcome == CONFLICT
    assert compare_linked("date", left, right, 0.3, knowledge).outcome != CONFLICT


def test_coming_to_a_post_and_leaving_it_have_two_dates(knowledge: Knowledge) -> None:
    came = make_claim("alpha-1", "Berg was appointed in 2009", "appointed", "OFFICE", date="2009", actor="person/berg")
    left = make_claim("beta-1", "Berg resigned in 2012", "resigned", "LEAVE", date="2012", actor="person/berg")
    assert compare_linked("date", came, left, 0.9, knowledge).outcome == SILENT


def test_what_ends_an_act_has_a_day_of_its_own(knowledge: Knowledge) -> None:
    roles = {"recipient": "person/berg"}
    seized = make_claim("alpha-1", "Berg was arrested in May 2021", "arrested", "COERCE", date="2021-05", **roles)
    freed = make_claim("beta-1", "Berg was released in June 2021", "released", "RETREAT", date="2021-06", **roles)
    assert compare_linked("date", seized, freed, 0.9, knowledge).outcome == SILENT


@pytest.mark.parametrize(
    ("ordered", "done", "outcome"), [("2015-04-06", "2015-04-08", SILENT), ("2015-04-08", "2015-04-06", CONFLICT)]
)
def test_what_was_ordered_is_done_later(ordered: str, done: str, outcome: str, knowledge: Knowledge) -> None:
    told = "Vera Holm ordered that the flock of Elm Farm be killed"
    order = make_claim("alpha-1", told, "ordered", date=ordered, actor="person/vera-holm", other="org/elm-farm")
    killed = "The flock of Elm Farm was killed"
    deed = make_claim("beta-1", killed, "killed", date=done, recipient="flock", other="org/elm-farm")
    assert compare_slot("date", order, deed, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("told", "outcome"),
    [("a drill scheduled for 2015-06", CONFLICT), ("the drill after the war of 2015-06", UNDECIDED)],
    ids=["both when it had been planned", "one of another act"],
)
def test_dates_for_which_what_was_cancelled_had_been_planned(told: str, outcome: str, knowledge: Knowledge) -> None:
    left, right = (
        make_claim(
            claim_id, f"The league cancelled {of}", "cancelled", "EXERCISE", date=date, actor="org/league",
            place="city/kaldheim",
        )
        for claim_id, date, of in (
            ("alpha-1", "2015-05", "the drill, which was to be held in 2015-05"), ("beta-1", "2015-06", told)
        )
    )  # fmt: skip
    assert compare_slot("date", left, right, knowledge).outcome == outcome
