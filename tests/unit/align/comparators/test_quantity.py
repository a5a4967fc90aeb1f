"""Figures: rounding, bounds, units and growth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.align.compare import compare_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim, Quantity
from pipeline.records.document import Source
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED
from tests.synthetic.claim_making import make_claim, make_figure
from tests.unit.align.comparing import compare_linked, compare_slot, compare_tied


def sent(claim_id: str, *figures: Quantity, date: str | None = "2018-03", to: str = "city/kaldheim") -> Claim:
    return make_claim(
        claim_id,
        f"Ostmark sent troops to the city in {date}",
        "sent",
        "MOBILIZE",
        date=date,
        figures=figures,
        actor="state/ostmark",
        place=to,
    )


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ((2500, "troops", "="), (4000, "troops", "="), CONFLICT),
        ((2500, "troops", "="), (2500, "troops", "="), AGREE),
        ((2480, "troops", "="), (2500, "troops", "="), AGREE),
        ((3000, "troops", "="), (2480, "troops", "="), CONFLICT),
        ((2300, "troops", "="), (2500, "troops", "~"), AGREE),
        ((2000, "troops", ">"), (2500, "troops", "="), AGREE),
        ((2000, "troops", "<"), (2500, "troops", "="), CONFLICT),
        ((2500, "troops", "="), (40, "tanks", "="), SILENT),
        ((2500, "Ostmark troops", "="), (4000, "troops", "="), CONFLICT),
        ((0.2, "share", "="), (20, "percent", "="), AGREE),
        ((0.2, "share", "="), (60, "percent", "="), CONFLICT),
        ((2, "weeks", "="), (14, "days", "="), AGREE),
        ((2, "weeks", "="), (3, "years", "="), SILENT),
    ],
)
def test_two_figures(
    left: tuple[float, str, str], right: tuple[float, str, str], outcome: str, knowledge: Knowledge
) -> None:
    pair = sent("alpha-1", make_figure(*left)), sent("beta-1", make_figure(*right))
    assert compare_slot("quantity", *pair, knowledge).outcome == outcome


def test_the_reason_names_both_figures(knowledge: Knowledge) -> None:
    pair = sent("alpha-1", make_figure(2500, "troops")), sent("beta-1", make_figure(4000, "troops"))
    assert compare_slot("quantity", *pair, knowledge).reason == "the figures differ: 2500 troops against 4000 troops"


def test_of_several_figures_the_nearest_are_compared_whichever_side_comes_first(knowledge: Knowledge) -> None:
    left = sent("alpha-1", make_figure(5, "people"), make_figure(3000, "troops", ">"))
    right = sent("beta-1", make_figure(2500, "troops"), make_figure(40, "people"))
    there, back = (compare_slot("quantity", *pair, knowledge) for pair in ((left, right), (right, left)))
    assert there.outcome == back.outcome == CONFLICT
    assert all("2500 troops" in each.reason and ">3000 troops" in each.reason for each in (there, back))


def test_one_match_among_several_figures_is_agreement(knowledge: Knowledge) -> None:
    left = sent("alpha-1", make_figure(300, "troops"), make_figure(2500, "troops"))
    assert compare_slot("quantity", left, sent("beta-1", make_figure(2500, "troops")), knowledge).outcome == AGREE


def test_figures_that_grow_are_silent_at_different_dates(knowledge: Knowledge) -> None:
    left = sent("alpha-1", make_figure(2500, "troops"), date="2018-03")
    right = sent("beta-1", make_figure(4000, "troops"), date="2018-06")
    assert compare_slot("quantity", left, right, knowledge).outcome == SILENT


def test_figures_of_different_things_are_silent(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1",
        "Trade with Norland grew",
        "grew",
        "STATISTIC",
        date="2018",
        figures=(make_figure(30, "percent"),),
        actor="state/norland",
        recipient="state/ostmark",
    )
    right = make_claim(
        "beta-1",
        "Trade with Veslavia grew",
        "grew",
        "STATISTIC",
        date="2018",
        figures=(make_figure(50, "percent"),),
        actor="state/veslavia",
        recipient="state/ostmark",
    )
    assert compare_slot("quantity", left, right, knowledge).outcome == SILENT


def test_an_early_count_is_undecided(knowledge: Knowledge) -> None:
    figures = {"place": "city/selby", "date": "2018-03-02"}
    left = make_claim(
        "alpha-1", "Police still spoke of 29 dead", "dead", "STATISTIC", figures=(make_figure(29, "deaths"),), **figures
    )
    right = make_claim("beta-1", "43 people died", "died", "STATISTIC", figures=(make_figure(43, "deaths"),), **figures)
    assert compare_slot("quantity", left, right, knowledge).outcome == UNDECIDED


@pytest.mark.parametrize(
    ("other", "outcome"),
    [("At that point the firm owed 64 million euros", CONFLICT), ("The firm owed 64 million euros", UNDECIDED)],
)
def test_what_stood_by_then_may_be_held_against_what_stood_at_that_point(
    other: str, outcome: str, knowledge: Knowledge
) -> None:
    firm = {"actor": "org/firm"}
    left = make_claim(
        "alpha-1", "By then the firm owed 48 million euros", "owed", figures=(make_figure(48e6, "EUR"),), **firm
    )
    right = make_claim("beta-1", other, "owed", figures=(make_figure(64e6, "EUR"),), **firm)
    assert compare_slot("quantity", left, right, knowledge).outcome == outcome


def test_people_counted_for_other_things_are_undecided(knowledge: Knowledge) -> None:
    place = {"place": "city/selby", "date": "2018-03-02"}
    left = make_claim(
        "alpha-1", "1,200 lost their homes", "homes", "STATISTIC", figures=(make_figure(1200, "people"),), **place
    )
    right = make_claim("beta-1", "43 people died", "died", "STATISTIC", figures=(make_figure(43, "people"),), **place)
    assert compare_slot("quantity", left, right, knowledge).outcome == UNDECIDED


def test_only_dates_in_the_passages_tell_figures_apart(knowledge: Knowledge) -> None:
    def hall(claim_id: str, sentence: str, value: float, date: str) -> Claim:
        figures = (make_figure(value, "USD"),)
        return make_claim(claim_id, sentence, "cost", "STATISTIC", date=date, figures=figures, actor="fac/town-hall")

    left = hall("alpha-1", "The town hall cost 31 million dollars", 31e6, "2013")
    right = hall("beta-1", "The town hall cost 38 million dollars", 38e6, "2014")
    later = hall("beta-2", "In 2014 the town hall cost 38 million dollars", 38e6, "2014")
    assert compare_slot("quantity", left, right, knowledge).outcome == CONFLICT
    assert compare_slot("quantity", left, later, knowledge).outcome == SILENT


def staffed(claim_id: str, verb: str, value: float, unit: str) -> Claim:
    figures = (make_figure(value, unit),)
    return make_claim(claim_id, f"Arkwell {verb} {value:g} {unit}", verb, "STATISTIC", figures=figures, actor="org/ark")


@pytest.mark.parametrize(
    ("verb", "unit", "outcome"),
    [("employs", "workers", CONFLICT), ("employs", "persons", CONFLICT), ("employs", "passengers", SILENT)],
)
def test_a_part_may_be_held_against_its_whole(verb: str, unit: str, outcome: str, knowledge: Knowledge) -> None:
    pair = staffed("alpha-1", "has", 1400, "workers"), staffed("beta-1", verb, 1800, unit)
    assert compare_slot("quantity", *pair, knowledge).outcome == outcome


def test_one_figure_differs_where_another_agrees(knowledge: Knowledge) -> None:
    points = [(make_figure(win, "points of the winner"), make_figure(1, "points of the loser")) for win in (3, 2)]
    left, right = (
        make_claim(name, "Selby beat Wexcombe", "beat", figures=figures, actor="org/selby", recipient="org/wexcombe")
        for name, figures in zip(("alpha-1", "beta-1"), points, strict=True)
    )
    assert compare_slot("quantity", left, right, knowledge).outcome == CONFLICT


def paid(claim_id: str, sentence: str, trigger: str, euros: float) -> Claim:
    roles = {"actor": "org/arkwell", "recipient": "org/skerry-lines"}
    return make_claim(claim_id, sentence, trigger, figures=(make_figure(euros, "EUR"),), **roles)


def test_one_price_is_told_in_many_words(knowledge: Knowledge) -> None:
    left = paid("alpha-1", "Arkwell bought Skerry Lines", "bought", 2.3e9)
    right = paid("beta-1", "Arkwell will pay for Skerry Lines", "pay", 2.6e9)
    assert compare_slot("quantity", left, right, knowledge).outcome == CONFLICT
    share = paid("beta-2", "Arkwell will pay for Skerry Lines", "pay", 14.0)
    assert compare_slot("quantity", left, share, knowledge).outcome == UNDECIDED
    token = paid("beta-3", "Arkwell paid for Skerry Lines", "paid", 1.0)
    assert compare_slot("quantity", left, token, knowledge).outcome == CONFLICT


def hall(claim_id: str, sentence: str, trigger: str, value: float) -> Claim:
    return make_claim(claim_id, sentence, trigger, figures=(make_figure(value, "instruments"),), actor="org/corvina")


def test_a_telling_unit_needs_fewer_words_in_common(knowledge: Knowledge) -> None:
    left = hall("alpha-1", "Corvina carries seven instruments into orbit", "carries", 7)
    right = hall("beta-1", "Nine instruments fly with Corvina in orbit", "fly", 9)
    assert compare_slot("quantity", left, right, knowledge).outcome == CONFLICT
    apart = hall("beta-2", "Nine instruments broke on board Corvina", "broke", 9)
    assert compare_tied("quantity", left, apart, knowledge, tied=False).outcome == SILENT


def test_a_figure_that_both_give_is_no_figure_of_something_else(knowledge: Knowledge) -> None:
    people, deaths = make_figure(32, "persons"), make_figure(32, "deaths")
    part = make_figure(27, "passengers")
    pair = sent("alpha-1", people, make_figure(4200, "survivors")), sent("beta-1", deaths, part)
    assert compare_slot("quantity", *pair, knowledge).outcome == SILENT


def aged(claim_id: str, years: float, trigger: str = "old") -> Claim:
    words = f"Ada Vance {trigger} {years:g}"
    return make_claim(
        claim_id, words, trigger, "STATISTIC", figures=(make_figure(years, "ages"),), actor="person/vance"
    )


def test_a_birthday_may_lie_between_two_ages(knowledge: Knowledge) -> None:
    assert compare_slot("quantity", aged("alpha-1", 47), aged("beta-1", 51), knowledge).outcome == CONFLICT
    assert compare_slot("quantity", aged("alpha-1", 47), aged("beta-1", 48), knowledge).outcome == UNDECIDED
    dead = aged("alpha-1", 61, "died"), aged("beta-1", 62, "died")
    assert compare_slot("quantity", *dead, knowledge).outcome == CONFLICT


def test_a_count_of_others_is_no_whole(knowledge: Knowledge) -> None:
    three, two = (replace(make_figure(n, "officers"), text=word) for n, word in ((3, "three"), (2, "two")))
    dozen = replace(make_figure(12, "officers"), text="12 officers")
    more = make_claim("beta-2", "Ostmark sent 12 more officers", "sent", "MOBILIZE", figures=(dozen,), actor="state/o")
    left = make_claim("alpha-1", "Ostmark sent three officers", "sent", "MOBILIZE", figures=(three,), actor="state/o")
    right = make_claim("beta-1", "Ostmark sent two other officers", "sent", "MOBILIZE", figures=(two,), actor="state/o")
    assert compare_slot("quantity", left, right, knowledge).outcome == UNDECIDED
    assert compare_slot("quantity", left, more, knowledge).outcome == UNDECIDED


def test_a_toll_that_rose_may_rise_further(knowledge: Knowledge) -> None:
    def told(claim_id: str, sentence: str, number: int, unit: str) -> Claim:
        return make_claim(claim_id, sentence, sentence.split()[2], "STATISTIC", figures=(make_figure(number, unit),),
                          place="city/kaldheim")  # fmt: skip

    rose = told("alpha-1", "The toll rose to 400", 400, "deaths")
    final = told("beta-1", "The toll was 1,100", 1100, "deaths")
    assert compare_slot("quantity", rose, final, knowledge).outcome == UNDECIDED


def test_what_both_say_of_the_counted_things_is_one_matter(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "They took four silver cups", "took", recipient="cups",
        figures=(replace(make_figure(4, "cups"), text="four silver cups"),),
    )  # fmt: skip
    right = make_claim(
        "beta-1", "Six silver cups were stolen", "stolen", recipient="cups",
        figures=(replace(make_figure(6, "cups"), text="Six silver cups"),),
    )  # fmt: skip
    assert compare_slot("quantity", left, right, knowledge).outcome == CONFLICT
    plain = make_claim(
        "beta-2", "Six paper cups were stolen", "stolen", recipient="cups",
        figures=(replace(make_figure(6, "cups"), text="Six paper cups"),),
    )  # fmt: skip
    assert compare_slot("quantity", left, plain, knowledge).outcome == UNDECIDED


def killed(claim_id: str, sentence: str, trigger: str, deaths: float, date: str | None) -> Claim:
    return make_claim(
        claim_id, sentence, trigger, "STATISTIC", date=date, figures=(make_figure(deaths, "deaths"),), other="explosion"
    )


def test_the_day_of_a_loss_is_not_the_day_of_its_count(knowledge: Knowledge) -> None:
    dated = killed("alpha-1", "The explosion on 2017-03-22 killed 14 miners", "killed", 14, "2017-03-22")
    undated = killed("beta-1", "Nineteen miners died in the explosion", "died", 19, None)
    assert compare_slot("quantity", dated, undated, knowledge).outcome == CONFLICT
    elsewhere = make_claim("beta-2", "Nine soldiers died", "died", "STATISTIC", figures=(make_figure(9, "deaths"),))
    assert compare_linked("quantity", dated, elsewhere, 0.4, knowledge).outcome != CONFLICT


def test_a_picture_that_fetched_a_sum_was_knocked_down_for_it(knowledge: Knowledge) -> None:
    left = paid("alpha-1", "Arkwell fetched 3 million at the sale", "fetched", 3e6)
    right = paid("beta-1", "Skerry knocked it down for 4 million", "knocked", 4e6)
    assert compare_slot("quantity", left, right, knowledge).outcome == CONFLICT


def test_one_act_between_two_parties_need_not_name_both(knowledge: Knowledge) -> None:
    roles = {"actor": "org/the-league", "recipient": "winners"}
    left = make_claim(
        "alpha-1", "The league paid the winners 8 million", "paid", figures=(make_figure(8e6, "EUR"),), **roles
    )
    right = make_claim(
        "beta-1", "The federation paid Selby 5 million", "paid", figures=(make_figure(5e6, "EUR"),),
        actor="federation", recipient="org/selby winners",
    )  # fmt: skip
    assert compare_slot("quantity", left, right, knowledge).outcome == CONFLICT


def test_the_day_of_a_sale_is_not_the_day_of_its_price(knowledge: Knowledge) -> None:
    roles = {"actor": "org/arkwell", "recipient": "ferry"}
    left = make_claim(
        "alpha-1", "In 2013 Arkwell bought the ferry for 3 million", "bought", "STATISTIC", date="2013",
        figures=(make_figure(3e6, "EUR"),), **roles,
    )  # fmt: skip
    right = make_claim(
        "beta-1", "The ferry cost Arkwell 4 million", "cost", "STATISTIC", figures=(make_figure(4e6, "EUR"),), **roles
    )
    assert compare_slot("quantity", left, right, knowledge).outcome == CONFLICT


def measured(claim_id: str, sentence: str, trigger: str, metres: float) -> Claim:
    return make_claim(claim_id, sentence, trigger, "STATISTIC", figures=(make_figure(metres, "m"),), actor="stage")


def test_one_measure_is_told_by_verb_or_adjective(knowledge: Knowledge) -> None:
    left = measured("alpha-1", "The stage measures 24 metres across", "measures", 24)
    right = measured("beta-1", "The stage is 31 metres wide", "wide", 31)
    assert compare_slot("quantity", left, right, knowledge).outcome == CONFLICT
    deep = measured("alpha-2", "The stage is 24 metres deep", "deep", 24)
    assert compare_slot("quantity", deep, right, knowledge).outcome != CONFLICT


def test_nouns_for_one_thing_count_the_same(knowledge: Knowledge) -> None:
    left = sent("alpha-1", make_figure(23, "paintings"))
    assert compare_slot("quantity", left, sent("beta-1", make_figure(17, "pictures")), knowledge).outcome == CONFLICT
    assert compare_slot("quantity", left, sent("beta-1", make_figure(17, "statues")), knowledge).outcome == SILENT
    left = sent("alpha-1", make_figure(1150, "customers"))
    assert compare_slot("quantity", left, sent("beta-1", make_figure(800, "clients")), knowledge).outcome == CONFLICT


def test_a_year_that_is_inferred_parts_no_figures(knowledge: Knowledge) -> None:
    def raised(claim_id: str, date: str, pounds: float, *, inferred: bool) -> Claim:
        figures = (make_figure(pounds, "GBP"),)
        return make_claim(claim_id, f"In {date} they raised", "raised", date=date, inferred=inferred, figures=figures)

    left = raised("alpha-1", "2018-02", 34000, inferred=True)
    assert (
        compare_slot("quantity", left, raised("beta-1", "2019-02", 52000, inferred=True), knowledge).outcome == CONFLICT
    )
    assert (
        compare_slot("quantity", left, raised("beta-2", "2019-05", 52000, inferred=True), knowledge).outcome == SILENT
    )


@pytest.mark.parametrize(("link", "outcome"), [(0.6, CONFLICT), (0.4, UNDECIDED)])
def test_a_loss_without_a_date_may_be_that_of_any_day(link: float, outcome: str, knowledge: Knowledge) -> None:
    def toll(claim_id: str, sentence: str, trigger: str, deaths: float, date: str | None) -> Claim:
        return make_claim(claim_id, sentence, trigger, "STATISTIC", date=date, figures=(make_figure(deaths, "deaths"),))

    undated = toll("alpha-1", "Seven patients lost their lives", "lost", 7, None)
    dated = toll("beta-1", "Four people died in 2022-09", "died", 4, "2022-09")
    assert compare_linked("quantity", undated, dated, link, knowledge).outcome == outcome
    earlier = toll("alpha-2", "Seven patients lost their lives in 2021-03", "lost", 7, "2021-03")
    assert compare_linked("quantity", earlier, dated, link, knowledge).outcome == SILENT


def test_still_is_no_early_count_but_of_losses(knowledge: Knowledge) -> None:
    def counted(claim_id: str, sentence: str, value: float, unit: str) -> Claim:
        return make_claim(
            claim_id, sentence, "lie", "STATISTIC", figures=(make_figure(value, unit),), place="city/selby"
        )

    left = counted("alpha-1", "19,000 tonnes still lie in Selby", 19_000, "tonnes")
    right = counted("beta-1", "21,500 tonnes lie in Selby", 21_500, "tonnes")
    assert compare_slot("quantity", left, right, knowledge).outcome == CONFLICT
    missing = counted("alpha-2", "Nine missing still lie in Selby", 9, "missing")
    found = counted("beta-2", "Four missing lie in Selby", 4, "missing")
    assert compare_slot("quantity", missing, found, knowledge).outcome == UNDECIDED


def test_a_part_is_no_other_figure(knowledge: Knowledge) -> None:
    def teach(claim_id: str, sentence: str, trigger: str, value: float, text: str) -> Claim:
        figures = (replace(make_figure(value, "instructors"), text=text),)
        return make_claim(claim_id, sentence, trigger, "STATISTIC", figures=figures)

    part = teach("alpha-1", "Three of the instructors come from the coast", "come", 3, "Three")
    whole = teach("beta-1", "Eleven instructors teach", "teach", 11, "Eleven instructors")
    assert compare_linked("quantity", part, whole, 0.8, knowledge).outcome == UNDECIDED


def test_a_noun_is_counted_alike_alone_and_with_another(knowledge: Knowledge) -> None:
    def radars(claim_id: str, sentence: str, value: float, unit: str, text: str) -> Claim:
        figures = (replace(make_figure(value, unit), text=text),)
        return make_claim(claim_id, sentence, "receive", figures=figures, actor="state/norland")

    left = radars("alpha-1", "Norland will receive fourteen radar stations", 14, "stations", "fourteen radar stations")
    right = radars("beta-1", "Norland is to receive 22 radars", 22, "radars", "22 radars")
    assert compare_slot("quantity", left, right, knowledge).outcome == CONFLICT
    trams = radars("beta-2", "Norland is to receive 22 trams", 22, "trams", "22 trams")
    assert compare_slot("quantity", left, trams, knowledge).outcome == SILENT


@pytest.mark.parametrize(("link", "outcome"), [(0.7, CONFLICT), (0.5, SILENT)], ids=["firm", "loose"])
def test_of_one_act_only_one_side_may_give_a_date(link: float, outcome: str, knowledge: Knowledge) -> None:
    def came(claim_id: str, value: float, date: str | None, said: str = "") -> Claim:
        return make_claim(
            claim_id,
            f"{value:g} riders came to the races{said}",
            "came",
            "STATISTIC",
            date=date,
            figures=(make_figure(value, "riders"),),
        )

    left, dated = came("alpha-1", 1700, None), came("beta-1", 2300, "2018-03", " in 2018-03")
    assert compare_linked("quantity", left, dated, link, knowledge).outcome == outcome
    earlier = came("alpha-2", 1700, "2017-03", " in 2017-03")
    assert compare_linked("quantity", earlier, dated, link, knowledge).outcome == SILENT


def test_what_is_denied_or_foretold_gives_no_figure_of_what_was(knowledge: Knowledge) -> None:
    came = make_claim("alpha-1", "3,000 soldiers came", "came", figures=(make_figure(3000, "persons"),))
    stayed = make_claim(
        "beta-1", "900 soldiers never came", "came", polarity="negated", figures=(make_figure(900, "persons"),)
    )
    assert compare_linked("quantity", came, stayed, 0.9, knowledge).outcome == SILENT


def voted(claim_id: str, words: str, won: float, lost: float) -> Claim:
    figures = make_figure(won, "votes-won"), make_figure(lost, "votes-lost")
    roles = {"actor": "org/diet", "other": "org/levy"}
    return make_claim(claim_id, f"The diet passed the levy by {words}", "passed", "AGREE", figures=figures, **roles)


@pytest.mark.parametrize(
    ("other", "outcome"),
    [
        (voted("beta-1", "61 to 41", 61, 41), CONFLICT),
        (voted("beta-1", "58 to 41", 58, 41), AGREE),
        (voted("beta-1", "two votes to one", 2, 1), UNDECIDED),
    ],
)
def test_two_sides_of_a_vote_are_compared_where_as_many_may_have_voted(
    other: Claim, outcome: str, knowledge: Knowledge
) -> None:
    assert compare_slot("quantity", voted("alpha-1", "58 to 41", 58, 41), other, knowledge).outcome == outcome


@pytest.mark.parametrize(("against", "outcome"), [(41, AGREE), (58, SILENT), (7, CONFLICT)])
def test_who_voted_against_may_be_the_winner(against: float, outcome: str, knowledge: Knowledge) -> None:
    figures = (make_figure(against, "votes-lost"),)
    members = make_claim("beta-1", "Members voted against the levy", "voted", "REJECT", figures=figures,
                         actor="org/diet", other="org/levy")  # fmt: skip
    told = voted("alpha-1", "58 to 41", 58, 41)
    assert compare_linked("quantity", told, members, 0.9, knowledge).outcome == outcome


def test_what_is_promised_is_not_held_against_what_is_paid(knowledge: Knowledge) -> None:
    left = paid("alpha-1", "Arkwell promised Skerry Lines 90 euros", "promised", 90)
    paid_less = paid("beta-1", "Arkwell paid Skerry Lines 60 euros", "paid", 60)
    promised_less = paid("beta-1", "Arkwell promised Skerry Lines 60 euros", "promised", 60)
    assert compare_slot("quantity", left, paid_less, knowledge).outcome == UNDECIDED
    assert compare_slot("quantity", left, promised_less, knowledge).outcome == CONFLICT


def test_another_figure_adds_to_one_told_before(knowledge: Knowledge) -> None:
    left, right = (
        make_claim(name, sentence, "killed", figures=(make_figure(value, "goats"),), actor="org/agency")
        for name, sentence, value in (
            ("alpha-1", "The agency killed another 3000 goats", 3000),
            ("beta-1", "The agency killed 4000 goats", 4000),
        )
    )
    assert compare_slot("quantity", left, right, knowledge).outcome == UNDECIDED


def test_a_reward_is_offered_and_promised_alike(knowledge: Knowledge) -> None:
    left = paid("alpha-1", "Arkwell promised Skerry Lines 90 euros", "promised", 90)
    right = paid("beta-1", "Arkwell offered Skerry Lines 60 euros", "offered", 60)
    assert compare_slot("quantity", left, right, knowledge).outcome != UNDECIDED


@pytest.mark.parametrize(("actor", "outcome"), [("repair", UNDECIDED), ("shutdown", CONFLICT)])
def test_two_things_that_cost_are_two(actor: str, outcome: str, knowledge: Knowledge) -> None:
    left, right = (
        make_claim(
            name, f"The {noun} cost Arkwell {value:g} EUR", "cost", figures=(make_figure(value, "EUR"),), actor=noun
        )
        for name, noun, value in (("alpha-1", "shutdown", 64e6), ("beta-1", actor, 22e6))
    )
    assert compare_linked("quantity", left, right, 0.6, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("first", "later", "outcome"),
    [
        ("24 people were killed", "at least 59 people have been killed", UNDECIDED),
        ("24 people were killed", "59 people were killed", CONFLICT),
        ("59 people were killed", "24 people have been killed", CONFLICT),
    ],
    ids=["a count that went on", "two counts", "none that fell"],
)
def test_tolls_of_a_fresh_loss_may_have_grown(first: str, later: str, outcome: str, knowledge: Knowledge) -> None:
    left, right = (
        make_claim(
            claim_id, told, "killed", "STATISTIC", date="2022-09-14", place="city/kaldheim",
            figures=(make_figure(59 if "59" in told else 24, "deaths", ">=" if "least" in told else "="),),
        )
        for claim_id, told in (("alpha-1", first), ("beta-1", later))
    )  # fmt: skip
    sources = {"alpha": Source(published="2022-09-16"), "beta": Source(published="2022-09-20")}
    fields = compare_claims(left, right, knowledge=knowledge, sources=sources).fields
    assert next(f.outcome for f in fields if f.field == "quantity") == outcome


def test_last_year_is_no_day_of_this_year(knowledge: Knowledge) -> None:
    left, right = (
        make_claim(
            claim_id, f"{count} people died in clashes in {date}", "died", "STATISTIC", date=date, inferred=inferred,
            figures=(make_figure(count, "deaths"),), place="city/kaldheim",
        )
        for claim_id, count, date, inferred in (("alpha-1", 55, "2021", False), ("beta-1", 100, "2022-09-14", True))
    )  # fmt: skip
    assert compare_slot("quantity", left, right, knowledge).outcome == SILENT


def test_people_of_several_sorts_are_no_more_than_dozens(knowledge: Knowledge) -> None:
    left = sent("alpha-1", make_figure(6, "personnel"), make_figure(5, "civilians"))
    right = sent("beta-1", make_figure(24, "persons", ">="))
    assert compare_slot("quantity", left, right, knowledge).outcome != CONFLICT
