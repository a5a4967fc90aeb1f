"""Values of whole texts: invented sentences, published on Wednesday, 17 June 2015 unless said otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline import read_times
from pipeline.extract.times import date_warnings, find_periods, find_times, impossible_dates
from pipeline.extract.tokens import read_doc
from pipeline.packs.knowledge import Knowledge
from pipeline.records.document import Document, Passage, Role, Source
from pipeline.records.time import Timex

PUBLISHED = "2015-06-17"


class Passages:
    """A parsed passage as far as times need one: its text and where it stands."""

    def __init__(self, document: Document, passage: Passage, text: str) -> None:
        from spacy.lang.en import English

        from pipeline.extract.nlp import ParsedPassage

        self.parsed = ParsedPassage(document=document, passage=passage, doc=read_doc(English()(text)))


def article(*paragraphs: str, published: str | None = PUBLISHED):  # noqa: ANN201
    """An article of these paragraphs, with a parse that holds words only."""
    from pipeline.extract.nlp import ParsedDocument

    text = "\n\n".join(paragraphs)
    passages, at = [], 0
    for paragraph in paragraphs:
        passages.append(Passage(role=Role.PARAGRAPH, pieces=((at, at + len(paragraph)),)))
        at += len(paragraph) + 2
    document = Document(
        doc_id="ferry", path="ferry.txt", sha256="", source=Source(published=published), text=text, blocks=(),
        reading=text, passages=tuple(passages),
    )  # fmt: skip
    parsed = [Passages(document, p, t).parsed for p, t in zip(passages, paragraphs, strict=True)]
    return ParsedDocument(document=document, passages=tuple(parsed))


def values(times: list[Timex] | tuple[Timex, ...]) -> list[tuple[str, str, str | None]]:
    """Quote, type and value of each."""
    return [(t.evidence.quote, t.type, t.value) for t in times]


EXPLICIT = [
    ("It opened on 14 September 2012.", [("14 September 2012", "DATE", "2012-09-14")]),
    ("It opened on September 14th, 2012.", [("September 14th, 2012", "DATE", "2012-09-14")]),
    ("It opened on Friday, 14 September 2012.", [("Friday, 14 September 2012", "DATE", "2012-09-14")]),
    ("The 14th of September 2012 was dry.", [("The 14th of September 2012", "DATE", "2012-09-14")]),
    ("It opened on 2012-09-14 and shut on 24.02.2014.", [
        ("2012-09-14", "DATE", "2012-09-14"), ("24.02.2014", "DATE", "2014-02-24")]),
    ("SINCE MAY 1992 NO FERRY SAILED.", [("MAY 1992", "DATE", "1992-05")]),
    ("The 2008 budget passed.", [("2008", "DATE", "2008")]),
    ("In autumn 2009 and the winter of 2010 it froze.", [
        ("autumn 2009", "DATE", "2009-23"), ("the winter of 2010", "DATE", "2010-24")]),
    ("In the late 1990s and the early 1980s it froze.", [
        ("the late 1990s", "DATE", "1997/1999"), ("the early 1980s", "DATE", "1980/1983")]),
    ("In the mid-1970s; in the 19th century.", [
        ("the mid-1970s", "DATE", "1974/1976"), ("the 19th century", "DATE", "1801/1900")]),
    ("At the end of 2011 and in early March 2012.", [
        ("the end of 2011", "DATE", "2011-12"), ("early March 2012", "DATE", "2012-03-01/2012-03-10")]),
    ("In mid-January 2013 and late 2013.", [
        ("mid-January 2013", "DATE", "2013-01-11/2013-01-20"), ("late 2013", "DATE", "2013-09/2013-12")]),
    ("In the first days of 2010 and the first weeks of May 2011.", [
        ("the first days of 2010", "DATE", "2010-01-01/2010-01-07"),
        ("the first weeks of May 2011", "DATE", "2011-05-01/2011-05-28")]),
    ("In the first ten days of October 2019 and the last 2 months of 2020.", [
        ("the first ten days of October 2019", "DATE", "2019-10-01/2019-10-10"),
        ("the last 2 months of 2020", "DATE", "2020-11/2020-12")]),
    ("In the third quarter of 2013 and the second half of 2012.", [
        ("the third quarter of 2013", "DATE", "2013-07/2013-09"),
        ("the second half of 2012", "DATE", "2012-07/2012-12")]),
    ("Some time around 2006 it closed.", [("2006", "DATE", "2006~")]),
    ("In 2010's budget and the 1980's.", [("2010", "DATE", "2010"), ("the 1980's", "DATE", "1980/1989")]),
    ("In 44 BC and August 480 BC.", [("44 BC", "DATE", "-0043"), ("August 480 BC", "DATE", "-0479-08")]),
]  # fmt: skip
RANGES = [
    ("It ran 1991-1992, then 2010–12.", [("1991-1992", "DATE", "1991/1992"), ("2010–12", "DATE", "2010/2012")]),
    ("The 2010-2020s saw few ships.", [("The 2010-2020s", "DATE", "2010/2029")]),
    ("On 12-13 May 2011 and May 30 - June 2, 2012.", [
        ("12-13 May 2011", "DATE", "2011-05-12/2011-05-13"),
        ("May 30 - June 2, 2012", "DATE", "2012-05-30/2012-06-02")]),
    ("On the night of May 12-13, 2011 it sank.", [
        ("the night of May 12-13, 2011", "TIME", "2011-05-12/2011-05-13")]),
    ("January-March 2014 was quiet.", [("January-March 2014", "DATE", "2014-01/2014-03")]),
    ("In May, July and November 2011 it sailed.", [
        ("May", "DATE", "2011-05"), ("July", "DATE", "2011-07"), ("November 2011", "DATE", "2011-11")]),
    ("Between 22 and 25 April 2011 it sailed.", [
        ("22", "DATE", "2011-04-22"), ("25 April 2011", "DATE", "2011-04-25")]),
    ("From November to March 2012 it lay idle.", [("November", "DATE", "2011-11"), ("March 2012", "DATE", "2012-03")]),
]  # fmt: skip
LENGTHS = [
    ("It took 31 years, three decades and half a century.", [
        ("31 years", "DURATION", "P31Y"), ("three decades", "DURATION", "P30Y"),
        ("half a century", "DURATION", "P50Y")]),
    ("A four-day strike and a week-long fog.", [("four-day", "DURATION", "P4D"), ("week-long", "DURATION", "P1W")]),
    ("It lasted two and a half hours, twenty-one days or 18 months.", [
        ("two and a half hours", "DURATION", "PT2.5H"), ("twenty-one days", "DURATION", "P21D"),
        ("18 months", "DURATION", "P18M")]),
    ("After two four-year terms and one hundred and twenty days.", [
        ("four-year", "DURATION", "P4Y"), ("one hundred and twenty days", "DURATION", "P120D")]),
    ("For many years and a few weeks nobody came.", [
        ("many years", "DURATION", None), ("a few weeks", "DURATION", None)]),
    ("Less than nine years and two bitter winters.", [("Less than nine years", "DURATION", "P9Y") ]),
    ("It is renewed every five years, and audited annually.", [
        ("every five years", "SET", "P5Y"), ("annually", "SET", "P1Y")]),
    ("The depot floods each April and is drained every second Monday.", [
        ("each April", "SET", "P1Y"), ("every second Monday", "SET", "P2W")]),
    ("It earns 3 million a year.", [("a year", "SET", "P1Y")]),
    ("In the past two decades and the next three months.", [
        ("the past two decades", "DURATION", "P20Y"), ("the next three months", "DURATION", "P3M")]),
]  # fmt: skip
RELATIVE = [
    ("It sank last year, in November of last year.", [
        ("last year", "DATE", "2014"), ("November of last year", "DATE", "2014-11")]),
    ("It sailed yesterday, and will sail next month.", [
        ("yesterday", "DATE", "2015-06-16"), ("next month", "DATE", "2015-07")]),
    ("It sank in 2009. Three years later it was raised; 14 years earlier it was built.", [
        ("2009", "DATE", "2009"), ("Three years later", "DATE", "2012"), ("14 years earlier", "DATE", "1998")]),
    ("It sank on 3 May 2010. The next day, and two weeks later, divers came.", [
        ("3 May 2010", "DATE", "2010-05-03"), ("The next day", "DATE", "2010-05-04"),
        ("two weeks later", "DATE", "2010-05-17/2010-05-23")]),
    ("It was built in 2004; in November of that year it sailed.", [
        ("2004", "DATE", "2004"), ("November of that year", "DATE", "2004-11")]),
    ("It was built in October 2004 and painted the following February.", [
        ("October 2004", "DATE", "2004-10"), ("the following February", "DATE", "2005-02")]),
    ("It was built in 2004; a year and a half later it sailed.", [
        ("2004", "DATE", "2004"), ("a year and a half later", "DATE", "2005")]),
    ("It sank in May 2001; half a year later it was raised.", [
        ("May 2001", "DATE", "2001-05"), ("half a year later", "DATE", "2001-11")]),
    ("It waited half a year.", [("half a year", "DURATION", "P6M")]),
    ("The vote was on 3 May 2010. She had left the evening before.", [
        ("3 May 2010", "DATE", "2010-05-03"), ("the evening before", "TIME", "2010-05-02")]),
    ("The vote was on 3 May 2010. She had left the evening before the recount.", [
        ("3 May 2010", "DATE", "2010-05-03"), ("evening", "TIME", None)]),
    ("It closed ten years ago.", [("ten years ago", "DATE", "2005")]),
    ("It opened on Monday, and will close on Friday.", [
        ("Monday", "DATE", "2015-06-15"), ("Friday", "DATE", "2015-06-19")]),
    ("Last autumn it closed.", [("Last autumn", "DATE", "2014-23")]),
    ("On September 20 it sailed; on the 26th it sank.", [
        ("September 20", "DATE", "2014-09-20"), ("the 26th", "DATE", "2014-09-26")]),
    ("In March it opened. The vote will be held in May.", [
        ("March", "DATE", "2015-03"), ("May", "DATE", "2016-05")]),
    ("Nobody now sails, and few will in the foreseeable future.", [
        ("now", "DATE", None), ("the foreseeable future", "DATE", None)]),
    ("It turned from the second weekend of May 2014 to the last weekend of June 2014.", [
        ("the second weekend of May 2014", "DATE", "2014-05-10/2014-05-11"),
        ("the last weekend of June 2014", "DATE", "2014-06-28/2014-06-29")]),
    ("In recent years and the coming months.", [("recent years", "DATE", None), ("the coming months", "DATE", None)]),
    ("It sails at 9 a.m. on Thursday, 18 June.", [
        ("9 a.m.", "TIME", "2015-06-18"), ("Thursday, 18 June", "DATE", "2015-06-18")]),
]  # fmt: skip
NO_TIMES = [
    "Anna May may march on the march, and Mr. March may fall.",
    "The fall of the tower was the second in a row; he came second.",
    "More than 100 of 1,500 sailors and under 4,000 tons sank; 2000 people watched.",
    "They skipped the drill Storm-2019 and the show Quiet Harbour 2018.",
    "Article 1999 of the code, room 2012 and flight 1977.",
    "Version 1.1.1 costs $2014.",
    "It happened only once.",
]


@pytest.mark.parametrize(("text", "expected"), EXPLICIT + RANGES + LENGTHS + RELATIVE)
def test_values(text: str, expected: list[tuple[str, str, str | None]], knowledge: Knowledge) -> None:
    assert values(find_times(article(text), knowledge=knowledge)) == expected


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time(text: str, knowledge: Knowledge) -> None:
    assert values(find_times(article(text), knowledge=knowledge)) == []


def test_timex3_extents_and_values() -> None:
    text = "The former pier stood about 1910 and from 1914-1918; it fell in late 1942, in the 1870s."
    found = [(t.evidence.quote, t.timex, t.mod) for t in read_times(text, "2009-12-19")]
    assert found == [
        ("former", "PAST_REF", None), ("about 1910", "1910", "APPROX"), ("1914", "1914", None), ("1918", "1918", None),
        ("late 1942", "1942", "END"), ("the 1870s", "187", None),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "timex"), [
    ("It sails daily.", "XXXX-XX-XX"), ("last week", "2015-W24"), ("this weekend", "2015-W25-WE"),
    ("this morning", "2015-06-17TMO"), ("today", "2015-06-17"), ("for decades", "PXDE"),
    ("in the spring of 2012", "2012-SP"),
    ("the second half of 2012", "2012-H2"), ("on Mondays", "XXXX-WXX-1"), ("at 14:30 UTC", "2015-06-17T14:30Z"),
    ("half an hour", "PT30M"), ("in 490 BC", "BC0490"), ("in the 470s BC", "BC047"), ("the 19th century", "18"),
])  # fmt: skip
def test_timex3_value(text: str, timex: str) -> None:
    assert [t.timex for t in read_times(text, PUBLISHED)] == [timex]


def test_offsets_point_into_the_text() -> None:
    text = "Fog.\n\nIt sank in May 2001.\nIt was raised in 2003."
    for time in read_times(text, None):
        assert text[time.evidence.start : time.evidence.end] == time.evidence.quote
    assert [t.evidence.quote for t in read_times(text, None)] == ["May 2001", "2003"]


@pytest.mark.parametrize("text", [
    "It met on 31 February 2014.", "It met on 2014-13-05.", "It met in September 20221.", "It met in 20221.",
    "It met on 45 May 2014.", "It met on 30.02.2013.",
])  # fmt: skip
def test_impossible_dates_are_marked_and_get_no_value(text: str) -> None:
    times = read_times(text, PUBLISHED)
    assert len(times) == 1
    assert impossible_dates(times) == tuple(times)
    assert (times[0].value, times[0].earliest, times[0].latest) == (None, None, None)


def test_a_vague_word_is_no_impossible_date() -> None:
    assert impossible_dates(read_times("Nobody sails now, in recent years or for decades.", PUBLISHED)) == ()


def test_without_a_publication_what_hangs_on_it_stays_open() -> None:
    times = read_times("It sank last year, on Monday, in May.", None)
    assert [(t.value, t.basis) for t in times] == [(None, "none")] * 3


def test_about_widens_the_days(knowledge: Knowledge) -> None:
    (time,) = find_times(article("It closed around 2006."), knowledge=knowledge)
    assert (time.earliest, time.latest, time.mod) == (date(2005, 1, 1), date(2007, 12, 31), "APPROX")


def test_basis_and_anchor(knowledge: Knowledge) -> None:
    parsed = article("It sank in October 2004.", "In November it was raised; last month it was sold.")
    sunk, raised, sold = find_times(parsed, knowledge=knowledge)
    assert (sunk.basis, sunk.year_inferred, sunk.anchor) == ("explicit", False, None)
    assert (raised.value, raised.basis, raised.year_inferred) == ("2004-11", "passage", True)
    assert raised.anchor == (sunk.evidence.start, sunk.evidence.end)
    assert (sold.value, sold.basis, sold.precision) == ("2015-05", "publication", "month")


def test_text_is_read_alike_every_time() -> None:
    text = "It sank in May 2001; that year, two months later, it was raised every day until the 5th."
    assert read_times(text, PUBLISHED) == read_times(text, PUBLISHED)


def test_periods_that_a_happening_bounds(knowledge: Knowledge) -> None:
    parsed = article("The Falklands War broke out.", "Since the war few ships have called; during the war none did.")
    since, during = find_periods(parsed, knowledge=knowledge)
    assert (since.evidence.quote, since.earliest, since.latest) == ("the war", date(1982, 4, 2), None)
    assert (during.value, during.basis) == ("1982-04-02/1982-06-14", "named_period")


def test_impossible_dates_are_reported_with_their_line() -> None:
    text = "Fog.\n\nIt met on 31 February 2014,\nnot on 1 March."
    assert list(date_warnings(text, read_times(text, PUBLISHED))) == [
        (3, "'31 February 2014' is a date that no calendar has; it is left without a value")
    ]
