"""Figures of invented sentences: value, unit and comparator."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from pipeline.extract.nlp import parse
from pipeline.extract.quantities import PlacedQuantity, read_quantities
from pipeline.records.document import Document, Passage, Role, Source

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge

Row = tuple[float | None, float | None, str, str]
CASES: tuple[tuple[str, list[Row]], ...] = (
    ("More than 100 people were killed in the flood.", [(100, None, "deaths", ">")]),
    ("The bank lost half a billion dollars.", [(5e8, 5e8, "USD", "=")]),
    ("A quarter of a million people fled.", [(250_000, 250_000, "persons", "=")]),
    ("The rate was cut by half a percentage point.", [(0.5, 0.5, "percentage points", "=")]),
    ("Half of a loaf was left.", [(0.5, 0.5, "share", "=")]),
    ("The bridge will be mended within five years.", [(None, 5, "years", "<=")]),
    ("The flood claimed upwards of 40 lives.", [(40, None, "deaths", ">")]),
    ("The crash led to the deaths of at least 12 people.", [(12, None, "deaths", ">=")]),
    ("By the end of January 900 birds had died.", [(900, 900, "deaths", "=")]),
    ("In January 2014 passengers complained.", []),
    ("The gunboat Alba went over to the rebels at seven in the morning.", []),
    ("She was jailed for three years and nine months.", [(3.75, 3.75, "years", "=")]),
    ("The run took 2 hours 30 minutes.", [(2.5, 2.5, "hours", "=")]),
    ("The siege lasted more than two years and six months.", [(2.5, None, "years", ">")]),
    ("The door is six feet two inches high.", [(1.8796, 1.8796, "m", "=")]),
    ("He got three years and she got nine months.", [(3, 3, "years", "="), (9, 9, "months", "=")]),
    ("They got three years and 18 months.", [(3, 3, "years", "="), (18, 18, "months", "=")]),
    ("It takes between two hours and ninety minutes.", [(2, 2, "hours", "="), (90, 90, "minutes", "=")]),
    ("It lasted between two days and three hours.", [(2, 2, "days", "="), (3, 3, "hours", "=")]),
    ("Thirty hikers were injured.", [(30, 30, "injured", "=")]),
    ("Five members of the crew were injured.", [(5, 5, "injured", "=")]),
    ("Five members of the crew were praised.", [(5, 5, "persons", "=")]),
    ("Seven of the crew were praised.", [(7, 7, "persons", "=")]),
    ("Three of the crew died.", [(3, 3, "deaths", "=")]),
    ("One crew was praised.", [(1, 1, "crews", "=")]),
    ("About 350 members of the staff were laid off.", [(350, 350, "workers", "~")]),
    ("The mill laid off 350 staff members.", [(350, 350, "workers", "=")]),
    ("Five members of the council were praised.", [(5, 5, "members", "=")]),
    ("Under 4,000 soldiers took part.", [(None, 4000, "personnel", "<")]),
    ("A third of the voters stayed at home.", [(0.333333, 0.333333, "share", "=")]),
    ("Two-thirds of the shops closed.", [(0.666667, 0.666667, "share", "=")]),
    ("They paid two and a half million euros.", [(2.5e6, 2.5e6, "EUR", "=")]),
    ("Some two-and-a-half tonnes were burned.", [(2500, 2500, "kg", "~")]),
    ("They waited 3 and three quarter hours.", [(3.75, 3.75, "hours", "=")]),
    ("About 2\u00bd million people fled.", [(2.5e6, 2.5e6, "persons", "~")]),
    ("It lasted a year and a half.", []),
    (
        "It sank, killing at least 31 of the 340 people on board.",
        [(31, None, "deaths", ">="), (340, 340, "persons", "=")],
    ),
    ("Workers went on strike. Some 4,000 of them downed tools.", [(4000, 4000, "workers", "~")]),
    ("They spent \u20ac23m. Workers left.", [(23e6, 23e6, "EUR", "=")]),
    (
        "At least three workers died. Unions put the number at seven.",
        [(3, None, "deaths", ">="), (7, 7, "deaths", "=")],
    ),
    ("Police put the total at seven.", []),
    (
        "In 1923 the community numbered 312; by 1937 it had shrunk to 140.",
        [(312, 312, "persons", "="), (140, 140, "persons", "=")],
    ),
    ("Not fewer than 12 people were hurt.", [(12, None, "injured", ">=")]),
    ("It lasted no longer than two days.", [(None, 2, "days", "<=")]),
    ("Up to 30 came.", [(None, 30, "persons", "<=")]),
    ("Some 61,000 watched.", [(61000, 61000, "persons", "~")]),
    (
        "It destroyed 17 houses and damaged another 40. Four cooks were treated.",
        [(17, 17, "houses", "="), (40, 40, "houses", "="), (4, 4, "cooks", "=")],
    ),
    ("The suspect, who is 34, was released.", [(34, 34, "ages", "=")]),
    ("The quake struck at 5.42 local time.", []),
    ("Support fell from 39 % to 13 %.", [(39, 39, "percent", "="), (13, 13, "percent", "=")]),
    ("Thirty-nine percent of the farmers agreed.", [(39, 39, "percent", "=")]),
    ("Tens of thousands of refugees fled.", [(20000, None, "refugees", ">=")]),
    ("Between 20 and 30 houses burned.", [(20, 30, "houses", "=")]),
    ("Some 20-30 ships sank.", [(20, 30, "ships", "~")]),
    ("The loss exceeded $62 billion.", [(62e9, None, "USD", ">")]),
    ("Around two million euros were lost.", [(2e6, 2e6, "EUR", "~")]),
    ("The profit rose by 5.5 per cent to £3bn.", [(5.5, 5.5, "percent", "="), (3e9, 3e9, "GBP", "=")]),
    ("The union has six countries.", [(6, 6, "states", "=")]),
    ("They fought a four-day war.", [(4, 4, "days", "=")]),
    ("The siege lasted thirty-one years.", [(31, 31, "years", "=")]),
    ("Three point two five per cent of the land is farmed.", [(3.25, 3.25, "percent", "=")]),
    ("The path is 12 miles long.", [(19312.128, 19312.128, "m", "=")]),
    ("The pumps were used only once.", [(1, 1, "times", "=")]),
    ("The pumps were used at once.", []),
    ("The new pump was sold, the old one was melted down.", []),
    ("One in three posts was vacant.", [(0.333333, 0.333333, "share", "=")]),
    ("Three out of four voters stayed at home.", [(0.75, 0.75, "share", "=")]),
    ("One of them was lost in 1998.", []),
    ("She was one of nineteen people who were killed.", [(19, 19, "deaths", "=")]),
    ("By noon fourteen people were dead.", [(14, 14, "deaths", "=")]),
    ("Five thousand of us filled the square.", [(5000, 5000, "persons", "=")]),
    ("The bridge was sold for 300 kronor.", [(300, 300, "crowns", "=")]),
    ("She signed a contract over 5 million euros.", [(5e6, 5e6, "EUR", "=")]),
    ("The deaths of eleven of them were denied.", [(11, 11, "deaths", "=")]),
    ("The survivors, seven in number, went home.", [(7, 7, "survivors", "=")]),
    ("Forty homes were hit, twelve of them badly.", [(40, 40, "houses", "="), (12, 12, "houses", "=")]),
    ("The plot was handed over by the council for one pound.", [(1, 1, "GBP", "=")]),
    ("The plot was used for one pound of flour.", [(0.453592, 0.453592, "kg", "=")]),
    ("The bridge is 150 years old.", [(150, 150, "years", "=")]),
    ("He is 57 years old.", [(57, 57, "ages", "=")]),
    ("One church was shut.", [(1, 1, "churches", "=")]),
    ("The club won the cup at least four times.", [(4, None, "times", ">=")]),
    ("Only one operation took place.", [(1, 1, "operations", "=")]),
    ("In the end 37 were arrested.", [(37, 37, "persons", "=")]),
    (
        "The storm killed at least 30 and injured more than 200.",
        [(30, None, "deaths", ">="), (200, None, "injured", ">")],
    ),
    ("The death toll rose to 43.", [(43, 43, "deaths", "=")]),
    ("The number of cases fell from 48,000 to 41,000.", [(48e3, 48e3, "cases", "="), (41e3, 41e3, "cases", "=")]),
    ("Unemployment fell from 9.1 to 6.4 percent.", [(9.1, 9.1, "percent", "="), (6.4, 6.4, "percent", "=")]),
    ("The population is 4.8 million.", [(4.8e6, 4.8e6, "persons", "=")]),
    ("The tug had a crew of 31.", [(31, 31, "persons", "=")]),
    ("The painter died at the age of 61.", [(61, 61, "ages", "=")]),
    ("The player cost 11 million pounds.", [(11e6, 11e6, "GBP", "=")]),
    ("The debts of the mill had reached 31 million by then.", [(31e6, 31e6, "XXX", "=")]),
    ("They were told of debts of more than a million.", [(1e6, None, "XXX", ">")]),
    ("At the trial it was put at a worth of 19 million.", [(19e6, 19e6, "XXX", "=")]),
    ("The firm wants to take out a machine worth nine million.", [(9e6, 9e6, "XXX", "=")]),
    ("The vineyard was valued at 19 million.", [(19e6, 19e6, "XXX", "=")]),
    ("Subsidies to the sector came to more than two billion last year.", [(2e9, None, "XXX", ">")]),
    ("Karanda is a country of eleven million.", []),
    ("The number of cases rose to two million.", [(2e6, 2e6, "cases", "=")]),
    ("The club paid £9m for the player.", [(9e6, 9e6, "GBP", "=")]),
    ("The anchor weighs 180 pounds.", [(81.646627, 81.646627, "kg", "=")]),
    (
        "Alba beat Merenia 3-1 on Saturday.",
        [(3, 3, "points of the winner", "="), (1, 1, "points of the loser", "=")],
    ),
    (
        "Merenia suffered a 2-0 defeat.",
        [(2, 2, "points of the winner", "="), (0, 0, "points of the loser", "=")],
    ),
    ("The flood left 90 people dead.", [(90, 90, "deaths", "=")]),
    ("The flood cost the lives of 26 people.", [(26, 26, "deaths", "=")]),
    ("The ministry said that 44 of its citizens had been killed.", [(44, 44, "deaths", "=")]),
    ("A total of 1,140 people died.", [(1140, 1140, "deaths", "=")]),
    ("The register shows 61 people killed in the unrest.", [(61, 61, "deaths", "=")]),
    ("The register shows 61 people named in the report.", [(61, 61, "persons", "=")]),
    ("Another 17 were taken to hospital.", [(17, 17, "injured", "=")]),
    ("Doctors treated 29 injured people that day.", [(29, 29, "injured", "=")]),
    ("The firm sold 400 cars last year.", [(400, 400, "cars", "=")]),
    ("The wage would go up to 580 euros.", [(580, 580, "EUR", "=")]),
    ("The bus seats up to 40 guests.", [(None, 40, "guests", "<=")]),
    ("The harbour master's list counts 63 dead.", [(63, 63, "deaths", "=")]),
    ("The list names 41 wounded.", [(41, 41, "injured", "=")]),
    ("Nine porters lost their lives.", [(9, 9, "deaths", "=")]),
    ("The number of drowned was 43.", [(43, 43, "deaths", "=")]),
    ("The number of injured is 12.", [(12, 12, "injured", "=")]),
    ("The number of guests was 5,260.", [(5260, 5260, "guests", "=")]),
    (
        "The score in the second match was 4-1.",
        [(4, 4, "points of the winner", "="), (1, 1, "points of the loser", "=")],
    ),
    ("The hall was ready, and 2,600 came.", [(2600, 2600, "persons", "=")]),
    ("Four thousand of them trained near Selby.", [(4000, 4000, "persons", "=")]),
    ("By 9 came the news.", []),
    ("The court ruled by three votes to two.", [(3, 3, "votes-won", "="), (2, 2, "votes-lost", "=")]),
    ("The senate rejected the bill by 31 to 64 votes.", [(31, 64, "votes", "=")]),
    ("The diet voted for the levy by 58 to 41.", [(58, 58, "votes-won", "="), (41, 41, "votes-lost", "=")]),
    ("The council approved the levy, 9 to 4.", [(9, 9, "votes-won", "="), (4, 4, "votes-lost", "=")]),
    ("Seventy deputies were in favour, 31 against.", [(70, 70, "votes-won", "="), (31, 31, "votes-lost", "=")]),
    ("The motion fell with 12 for and 40 against it.", [(40, 40, "votes-won", "="), (12, 12, "votes-lost", "=")]),
    ("The jury was unanimous.", [(0, 0, "votes-lost", "=")]),
    ("The jury was not unanimous.", []),
    ("Three of the eight trustees voted against the lease.", [(3, 3, "votes-lost", "="), (8, 8, "trustees", "=")]),
    ("The lease passed with two members dissenting.", [(2, 2, "votes-lost", "=")]),
    ("Four aldermen, voting against, left the hall.", [(4, 4, "votes-lost", "=")]),
    ("Ninety deputies voted against the lease, which was rejected.", [(90, 90, "deputies", "=")]),
    ("Nine trustees voted for the lease.", [(9, 9, "trustees", "=")]),
    ("He sent 12 men for repairs and none against the rebels.", [(12, 12, "persons", "=")]),
    ("The price fell from 64 to 31 crowns.", [(64, 64, "crowns", "="), (31, 31, "crowns", "=")]),
    ("They moved 64 to 31 other camps.", [(31, 31, "camps", "=")]),
    ("Under the protocol 664 kilometres of the road are closed.", [(664000, 664000, "m", "=")]),
    ("She crossed the line 12 seconds ahead of the others.", [(12, 12, "seconds", "=")]),
    ("He came home by line 7.", []),
    ("The ship left at 2.40 a.m.", []),
    ("One of the reasons is the cost.", []),
    ("Article 4 was signed on 2 April 1999.", []),
    ("The third bridge opened in 2014.", []),
    ("The van did 90 kilometres an hour.", [(90, 90, "km/h", "=")]),
    ("The gale blew at 50 miles an hour.", [(80.46720, 80.46720, "km/h", "=")]),
    ("They cut the fee from 30 euros to 20.", [(30, 30, "EUR", "="), (20, 20, "EUR", "=")]),
    ("They cut the council from nine members to seven.", [(9, 9, "members", "="), (7, 7, "members", "=")]),
    ("Support was reduced from 36 per cent to 27.", [(36, 36, "percent", "="), (27, 27, "percent", "=")]),
    ("The fund stood at 880 pounds.", [(880, 880, "GBP", "=")]),
    ("The boulder came to 1,000 pounds.", [(453.59237, 453.59237, "kg", "=")]),
    ("A jury of nine sat in Oslo.", [(9, 9, "persons", "=")]),
    ("A list of nine was read in Oslo.", []),
)


def figures(nlp: Language, knowledge: Knowledge, text: str) -> tuple[PlacedQuantity, ...]:
    document = Document(
        doc_id="flood", path="flood.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), source=Source(), text=text,
        blocks=(), reading=text, passages=(Passage(role=Role.PARAGRAPH, pieces=((0, len(text)),)),),
    )  # fmt: skip
    parsed = next(iter(parse([document], nlp)))
    return read_quantities(parsed.passages[0], units=knowledge.units)


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_figures(nlp: Language, knowledge: Knowledge, text: str, rows: list[Row]) -> None:
    found = [p.quantity for p in figures(nlp, knowledge, text)]
    assert [(q.low, q.high, q.unit, q.comparator) for q in found] == rows


def test_the_text_of_a_figure_is_what_stands_there(nlp: Language, knowledge: Knowledge) -> None:
    placed = figures(nlp, knowledge, "The blaze killed more than 100 people in May.")
    assert [p.quantity.text for p in placed] == ["more than 100 people"]


def test_figures_do_not_overlap(nlp: Language, knowledge: Knowledge) -> None:
    placed = figures(
        nlp, knowledge, "From 2 to 3 million dollars went to 5,000 workers in 12 towns, 40 percent more than before."
    )
    assert len(placed) >= 4
    assert all(left.end <= right.start for left, right in pairwise(placed))
