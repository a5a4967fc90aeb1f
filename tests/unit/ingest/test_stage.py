"""One test for each way in which articles are messy, on invented texts of the same form."""

from __future__ import annotations

import pytest

from pipeline.errors import ReadError
from pipeline.ingest.metadata import Sidecar
from pipeline.ingest.stage import ingest
from tests.unit.ingest.conftest import BODY, Read, passages_of, raw_of, role_of, roles_of


def article(*parts: str) -> str:
    return "\n\n".join(parts)


def test_a_doubled_body_is_read_once_and_the_copy_after_the_headline_stays(read: Read) -> None:
    first = "\n".join((BODY[0][1:], *BODY[1:]))
    second = "\n".join(("T", BODY[0][1:], *BODY[1:]))
    document = read(f"{first}\nnews of the islands\nA harbour that two councils wanted\n3 April 2022\n{second}")
    assert role_of(document, "he town of Velm") == "duplicate"
    assert role_of(document, "news of the islands") == "furniture"
    assert role_of(document, "A harbour") == "front_matter"
    assert passages_of(document) == list(BODY)
    assert document.source.published == "2022-04-03"


def test_a_drop_cap_is_joined_to_its_paragraph(read: Read) -> None:
    document = read(article("A harbour", "T", BODY[0][1:], *BODY[1:]))
    assert passages_of(document)[0] == BODY[0]
    assert document.passages[0].pieces[0] == (11, 12)


def test_a_pull_quote_that_repeats_the_body_is_a_duplicate(read: Read) -> None:
    quoted = BODY[4].rstrip(".")
    document = read(
        article("A harbour", BODY[0], BODY[1], f"{quoted}.", BODY[2], f"{BODY[3]} {BODY[4]} Both are right.")
    )
    assert role_of(document, "Whether the stage pays") == "duplicate"
    assert sum("Whether the stage pays" in text for text in passages_of(document)) == 1


def test_call_outs_in_capitals_are_read_in_ordinary_spelling(read: Read) -> None:
    loud = "*SINCE MAY 2020 THE COUNTY OF NORRVIK MAY PAY, BUT THE PEOPLE OF OSTERBY DO NOT (NRC).*"
    document = read(article("# A harbour", *BODY[:2], loud, *BODY[2:]), names=("Osterby",))
    assert role_of(document, "*SINCE") == "pull_quote"
    said = "Since May 2020 the county of Norrvik may pay, but the people of Osterby do not (NRC)."
    assert passages_of(document)[2] == said
    assert len(document.reading) == len(document.text)


def test_note_marks_are_not_read_and_not_lost(read: Read) -> None:
    marked = "It opened in 2021<sup>1</sup> and closed in 2022[^2] for good."
    document = read(
        article("# A harbour", marked, *BODY, "[^2]: Minutes of the council.", "1 <https://velm.example/a>")
    )
    assert passages_of(document)[0] == "It opened in 2021 and closed in 2022 for good."
    assert [text for role, text in roles_of(document) if role == "note_mark"] == ["<sup>1</sup>", "[^2]"]
    assert role_of(document, "[^2]:") == "footnote"
    assert role_of(document, "1 <https") == "footnote"


def test_note_numbers_without_markup_are_marks_when_they_count_upwards(read: Read) -> None:
    document = read(
        article("# A harbour", "It opened in spring.1 It closed in autumn.2 Nobody came in 3.5 months.", *BODY)
    )
    assert passages_of(document)[0] == "It opened in spring. It closed in autumn. Nobody came in 3.5 months."


def test_a_sentence_that_a_page_break_and_footnotes_cut_is_read_as_one(read: Read) -> None:
    document = read(
        article(
            "# A harbour",
            BODY[0],
            "The council paid for the lamps on the pier in any",
            "3 <https://velm.example/b>",
            "other year that the county agreed to.",
            *BODY[1:],
        )
    )
    assert (
        passages_of(document)[1]
        == "The council paid for the lamps on the pier in any other year that the county agreed to."
    )


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("which was signed by Signe Alm-", "qvist and by nobody else.", "Signe Almqvist and"),
        ("which the people of Upper-", "Velm never forgave them.", "Upper-Velm never"),
    ],
)
def test_a_word_that_a_page_break_cuts_is_joined(read: Read, before: str, after: str, joined: str) -> None:
    document = read(
        article(
            "# A harbour",
            BODY[0],
            f"They made a treaty in the same year, {before}",
            after,
            "Almqvist left soon.",
            *BODY[1:],
        )
    )
    assert joined in passages_of(document)[1]


def test_wrapped_lines_are_one_paragraph(read: Read) -> None:
    wrapped = (
        "The town of Velm opened its second landing stage in the\nmonth of March, "
        "after a quarrel that had lasted nine inter-"
        "\nminable years and three mayors long."
    )
    document = read(article("A harbour", wrapped, *BODY[1:]))
    assert passages_of(document)[0].endswith(
        "after a quarrel that had lasted nine interminable years and three mayors long."
    )


def test_title_byline_date_contents_and_lead_are_front_matter(read: Read) -> None:
    document = read(
        article(
            "# A harbour",
            "By Mia Berg",
            "3 April 2022",
            "# CONTENTS",
            "The offer . . . . .\t3\nThe wreck . . . . .\t7",
            "# A harbour",
            *BODY,
        )
    )
    assert {role for role, _ in roles_of(document)[:7]} == {"front_matter"}
    assert passages_of(document) == list(BODY)
    assert (document.source.author, document.source.published) == ("Mia Berg", "2022-04-03")


def test_a_short_lead_without_figures_is_front_matter_and_a_first_paragraph_is_not(read: Read) -> None:
    long = tuple(f"{text} {text.replace('Velm', 'Osterby')}" for text in BODY)
    lead = "A quarrel over passengers has kept the county council and the company apart."
    assert role_of(read(article("A harbour", lead, *long)), lead) == "front_matter"
    assert role_of(read(article("A harbour", *BODY)), BODY[0]) == "paragraph"


def test_an_opening_paragraph_that_is_not_said_again_stays_prose(read: Read) -> None:
    news = "The mayor of Osterby resigned on Friday after prosecutors searched her private house."
    long = tuple(f"{text} {text.replace('Velm', 'Osterby')}" for text in BODY)
    assert role_of(read(article("# A harbour", news, *long)), news) == "paragraph"
    sections = ("## The offer", *long[:2], "## The wreck", *long[2:])
    assert role_of(read(article("# A harbour", news, *sections)), news) == "paragraph"
    lead = "A quarrel over passengers has kept the county council and the company apart."
    assert role_of(read(article("# A harbour", lead, *sections)), lead) == "front_matter"


def test_a_lead_may_name_the_author(read: Read) -> None:
    document = read(
        article("A harbour", "Nobody asked the gulls, and they were the first to settle there, writes Mia Berg.", *BODY)
    )
    assert role_of(document, "Nobody asked") == "front_matter"
    assert document.source.author == "Mia Berg"


def test_bold_beginnings_are_headings(read: Read) -> None:
    document = read(article("# A harbour", f"**The offer.** {BODY[0]}", BODY[1], f"**The wreck.** {BODY[3]}"))
    assert role_of(document, "**The offer.**") == "heading"
    assert BODY[0] in passages_of(document)


def test_back_matter_and_forms_are_set_apart(read: Read) -> None:
    document = read(
        article(
            "# A harbour",
            *BODY,
            "## ABOUT THE AUTHOR",
            "**Mia Berg** writes on ferries for the islands.",
            "[m@velm.example](mailto:m@velm.example)",
            "Leave a Reply",
            "Your mail address stays with us. Required fields are marked *",
        )
    )
    assert role_of(document, "**Mia Berg**") == "front_matter"
    assert role_of(document, "[m@velm") == "front_matter"
    assert role_of(document, "Your mail") == "furniture"
    assert passages_of(document) == list(BODY)


def test_comments_behind_the_article_are_furniture(read: Read) -> None:
    document = read(
        article("A harbour", *BODY, "2 Comments", "I was there and the pier broke in 2015, not later.", "Name *")
    )
    assert role_of(document, "I was there") == "furniture"


def test_a_biography_behind_the_article_is_front_matter(read: Read) -> None:
    document = read(
        article("A harbour", *BODY, "Mia Berg", "Mia Berg is a fellow of the Institute of Ports in Osterby since 2018.")
    )
    assert role_of(document, "Mia Berg is") == "front_matter"


def test_bracketed_notes_and_a_line_on_the_author_are_set_apart_under_trailing_links(read: Read) -> None:
    text = article(
        "A harbour",
        f"{BODY[0]}[1]",
        *BODY[1:],
        "[1] Velm Gazette, 5 May 2021.",
        "About the author: Mia Berg writes on ferries.",
    )
    document = read(article(text, "Related: A pier in spring"))
    assert role_of(document, "[1] Velm") == "footnote"
    assert role_of(document, "About the author") == "front_matter"
    assert role_of(document, "Related") == "furniture"
    assert passages_of(document)[0] == BODY[0]


def test_a_question_on_a_line_of_its_own_is_a_heading(read: Read) -> None:
    assert role_of(read(article("A harbour", *BODY[:2], "Who pays?", *BODY[2:])), "Who pays?") == "heading"


def test_a_summary_under_a_heading_above_the_body_is_front_matter(read: Read) -> None:
    document = read(
        article("# A harbour", "## Key points", "- Velm paid 4.2 million crowns in 2021.", "## The offer", *BODY)
    )
    assert role_of(document, "- Velm paid") == "front_matter"
    assert role_of(document, BODY[0]) == "paragraph"


def test_captions_and_credits_are_furniture(read: Read) -> None:
    document = read(article("A harbour", "The pier at dawn. Photo by Mia Berg via Unsplash.", *BODY))
    assert role_of(document, "The pier at dawn") == "furniture"


def test_markdown_is_not_read_and_offsets_stay_those_of_the_file(read: Read) -> None:
    text = article("# A harbour", r"It *cost* \$62 million, says [the council](https://velm.example/a_b).", *BODY)
    document = read(text)
    assert document.text == text
    assert passages_of(document)[0] == "It cost $62 million, says the council."
    assert "".join(document.text[s:e] for s, e in document.passages[0].pieces) == passages_of(document)[0]


def test_spaces_and_loose_hyphens_are_put_in_order(read: Read) -> None:
    document = read(article("A harbour", "The\u00a0people of Upper -Velm  came\u200b in 1990 and stayed there.", *BODY))
    assert passages_of(document)[0] == "The people of Upper-Velm came in 1990 and stayed there."


def test_a_restated_passage_is_told(read: Read) -> None:
    again = (
        "Last week the town of Velm opened its second landing stage in March 2021, after a quarrel that nobody knows."
    )
    document = read(article("A harbour", *BODY, again))
    assert any("restated" in warning for warning in document.warnings)


def test_what_is_missing_is_a_warning_with_the_key_to_add(read: Read) -> None:
    warnings = read(article("A harbour", *BODY), "islands/velm.txt").warnings
    assert 'no author found: add `author = "..."` under [velm] in sources.toml' in warnings
    assert any("`published =" in warning for warning in warnings)


def test_an_article_in_another_language_is_refused(read: Read) -> None:
    other = "Die Stadt hat im vergangenen Jahr einen neuen Anleger eröffnet, obwohl der Rat lange dagegen gewesen war. "
    with pytest.raises(ReadError, match="not in English"):
        read(article("Ein Hafen", other * 3))


@pytest.mark.parametrize(
    ("data", "path", "fact"),
    [
        (b"", "a.txt", "empty"),
        (b"\x00\x01\x02\x03" * 500, "a.txt", "not text"),
        (b"12 34 56", "a.txt", "no words"),
        (b"%PDF-1.4 broken", "a.pdf", "broken"),
        (b"PK\x03\x04 broken", "a.docx", "not a Word file"),
        (b"[InternetShortcut]", "a.url", "a link"),
        (b"what", "a.xyz", "no reader"),
        (b"<html><body><script>1</script></body></html>", "a.html", "no"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(data: bytes, path: str, fact: str) -> None:
    with pytest.raises(ReadError, match=fact) as caught:
        ingest(raw_of(data, path), Sidecar())
    assert caught.value.remedy
    assert caught.value.at == path


def test_blocks_cover_every_word_and_do_not_overlap(read: Read) -> None:
    document = read(article("# A harbour", "By Mia Berg", *BODY, "Leave a Reply", "Name *"))
    covered = [False] * len(document.text)
    for block in document.blocks:
        assert not any(covered[block.start : block.end])
        covered[block.start : block.end] = [True] * (block.end - block.start)
    assert all(seen or character.isspace() for seen, character in zip(covered, document.text, strict=True))


def test_legacy_encodings_are_read_and_a_guess_is_told(read: Read) -> None:
    text = article("A harbour", *BODY, "The café of Señor Muñoz was “closed” in 1999, he said.")
    document = read(text.encode("cp1252"))
    assert "Muñoz was “closed”" in document.text
    assert any("guess" in warning for warning in document.warnings)


def test_a_byte_order_mark_keeps_its_place(read: Read) -> None:
    document = read("\ufeff" + article("A harbour", *BODY))
    assert document.text[0] == "\ufeff"
    assert passages_of(document) == list(BODY)


def test_a_long_line_of_broken_markup_is_read(read: Read) -> None:
    document = read(article("A harbour", *BODY, "[*_<a " * 20_000 + "end of it."))
    assert len(document.reading) == len(document.text)
