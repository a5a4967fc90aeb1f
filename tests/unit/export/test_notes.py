"""The notes that a claim's evidence carries."""

from __future__ import annotations

from dataclasses import replace

from pipeline.export.lookup import Lookup
from pipeline.export.notes import Note, notes_of
from pipeline.export.passages import article, in_context
from pipeline.export.writers.html import environment
from pipeline.records.claim import Claim
from pipeline.records.document import Block, NoteLink, Role


def with_note(lookup: Lookup, behind: str, note: str, url: str | None = None) -> tuple[Lookup, Claim]:
    """The run with a note added: its mark, of no length, stands after the evidence and `behind`; `note` at the end."""
    claim = lookup.claims_of(lookup.groups["g-0008"])[0]
    document = lookup.documents[claim.doc_id]
    end = claim.evidence.end
    text = f"{document.text[:end]}{behind} Then nobody came.\n\n{note}"
    at, start = end + len(behind), len(text) - len(note)
    mark = Block(role=Role.NOTE_MARK, start=at, end=at, reason="note mark 4")
    footnote = Block(role=Role.FOOTNOTE, start=start, end=len(text), reason="note with its number")
    link = NoteLink(number="4", mark=(at, at), note=(start, len(text)), url=url)
    kept = tuple(block for block in document.blocks if block.end <= end)
    paragraph = Block(role=Role.PARAGRAPH, start=max(b.end for b in kept), end=start, reason="")
    changed = replace(document, text=text, blocks=(*kept, paragraph, mark, footnote), notes=(link,))
    others = tuple(each for each in lookup.tables.documents if each.doc_id != document.doc_id)
    return Lookup(replace(lookup.tables, documents=(*others, changed))), claim


def test_a_mark_at_the_end_of_the_evidence_is_its_note(lookup: Lookup) -> None:
    changed, claim = with_note(lookup, "", "4 Velm dispatch, 2022, https://velm.example/d.", "https://velm.example/d")
    assert notes_of(claim, changed) == (Note(number="4", text="Velm dispatch, 2022", url="https://velm.example/d"),)


def test_a_mark_later_in_the_sentence_counts_and_one_of_the_next_sentence_does_not(lookup: Lookup) -> None:
    changed, claim = with_note(lookup, " as the council said", "4 Minutes.")
    assert [note.text for note in notes_of(claim, changed)] == ["Minutes."]
    changed, claim = with_note(lookup, ". The council said so", "4 Minutes.")
    assert notes_of(claim, changed) == ()


def test_e_mail_addresses_in_a_note_are_not_shown(lookup: Lookup) -> None:
    changed, claim = with_note(lookup, "", "4 Letter of the harbour master (desk@velm.example), 2022.")
    (note,) = notes_of(claim, changed)
    assert "@" not in note.text
    assert note.text.startswith("Letter of the harbour master")


def test_a_mark_of_no_length_neither_cuts_nor_doubles_the_text(lookup: Lookup) -> None:
    changed, claim = with_note(lookup, "", "4 Minutes.")
    document = changed.documents[claim.doc_id]
    blocks = article(document, [claim], changed)
    assert "".join("".join(s.text for b in blocks for s in b.segments).split()) == "".join(document.text.split())
    assert "note_mark" not in {block.role for block in blocks}
    assert "".join(s.text for s in in_context(claim, changed) if "evidence" in s.marks) == claim.evidence.quote


def test_a_card_shows_the_note_and_links_only_web_addresses(lookup: Lookup) -> None:
    changed, claim = with_note(lookup, "", "4 <b>Velm</b> dispatch, https://velm.example/d", "https://velm.example/d")
    card = environment().get_template("parts.html").module.card  # type: ignore[attr-defined]
    links = type("Links", (), {"source": staticmethod(lambda doc_id, claim_id: f"#{doc_id}-{claim_id}")})
    shown = str(card(claim, changed, links, 3))
    assert 'Note 4: Velm dispatch, <a href="https://velm.example/d" rel="noreferrer">' in shown
