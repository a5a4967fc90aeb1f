from __future__ import annotations

from dataclasses import replace

from pipeline.reconcile.anchoring import Anchor, Ground, move_document
from pipeline.records.gold import GoldDocument
from tests.unit.reconcile.ferry import TEXT
from tests.unit.reconcile.ferry import document as ferry


def _find(text: str, quote: str, before: str = "", after: str = "", start: int = 0) -> tuple[int, int] | str:
    return Ground(text).find(Anchor(quote=quote, before=before, after=after, start=start))


def test_white_space_typography_and_emphasis_do_not_matter() -> None:
    text = "He said \u201cthe\u00a0old\n**ferry** sank\u201d \u2014 at night."
    assert _find(text, "the old ferry sank") == (9, 31)
    assert text[9:31] == "the\u00a0old\n**ferry** sank"
    assert _find(text, 'sank" - at') == (27, 37)


def test_of_several_places_the_one_with_the_same_surroundings_is_taken() -> None:
    text = "The Board met. Later the Board resigned."
    assert _find(text, "Board", before="Later the ", after=" resigned") == (25, 30)
    assert _find(text, "Board", before="The ", after=" met.") == (4, 9)


def test_several_places_without_surroundings_are_not_guessed_at() -> None:
    found = _find("The Board met. The Board left.", "Board")
    assert isinstance(found, str)
    assert "several places" in found


def test_a_place_that_moved_with_its_neighbours_is_taken() -> None:
    ground = Ground("x" * 100 + " the ferry Kestrel and the Board met; " + "y" * 200 + " the Board left")
    assert ground.find(Anchor(quote="ferry Kestrel", before="", after="", start=5)) == (105, 118)
    assert ground.find(Anchor(quote="Board", before="", after="", start=27)) == (127, 132)


def test_a_short_word_is_not_found_inside_another() -> None:
    assert _find("Oslo and So", "So") == (9, 11)


def test_an_edited_sentence_is_found_and_widened_to_whole_words() -> None:
    text = "Before. The old ferry Kestrel sank two miles off the port in May. After."
    found = _find(text, "The old ferry Kestrl sank two miles off the port in May")
    assert found == (8, 64)


def test_a_rewritten_sentence_is_not_found() -> None:
    found = _find("The minister praised the rescue of all passengers.", "The ferry was raised by a crane in August.")
    assert isinstance(found, str)


def test_two_sentences_that_resemble_the_quote_are_not_guessed_between() -> None:
    text = "The ferry sank in March, said the crew. The ferry sank in March, said the crow."
    found = _find(text, "The ferry sank in Marsh, said the crew")
    assert isinstance(found, str)


def _context(document: GoldDocument) -> GoldDocument:
    def around(row):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
        return replace(row, prefix=TEXT[max(0, row.start - 32) : row.start], suffix=TEXT[row.end : row.end + 32])

    names, times, claims = (tuple(map(around, rows)) for rows in (document.names, document.times, document.claims))
    return replace(document, names=names, times=times, claims=claims)


def test_an_annotation_moves_to_an_edited_text_by_prefix_and_suffix() -> None:
    edited = "Updated.\n" + TEXT.replace("\r\n", "\n").replace("Kestrel sank", "Kestrel, built in 1998, sank")
    moved, unplaced = move_document(_context(ferry()), edited)
    assert [edited[n.start : n.end] for n in moved.names] == [n.quote for n in ferry().names]
    assert [edited[slice(*c.trigger)] for c in moved.claims] == ["missing", "close"]
    assert [row.quote for row in unplaced] == [ferry().claims[0].quote]


def test_what_is_gone_is_listed_and_the_rest_stays() -> None:
    edited = TEXT.replace("Mara Dunne of the", "A speaker of the")
    moved, unplaced = move_document(_context(ferry()), edited)
    assert {(row.layer, row.quote) for row in unplaced} >= {("entity", "Mara Dunne")}
    assert len(moved.names) == len(ferry().names) - 1
    assert len(moved.names) + len(moved.times) + len(moved.claims) + len(unplaced) == 9


def test_a_text_that_has_not_changed_moves_nothing() -> None:
    assert move_document(ferry(), TEXT) == (ferry(), ())
