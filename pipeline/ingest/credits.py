"""What a line above or behind an article says of it, piece by piece: who wrote it, who published it and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.ingest.dates import TIME, find_dates, find_issue
from pipeline.ingest.pieces import (
    ASIDE_DATE,
    AUTHOR,
    BODY,
    DATE,
    KEY,
    LATER,
    NAME,
    OTHER,
    OUTLET,
    PERSON,
    PHRASE,
    PLACE,
    PUBLISHER,
    ROLE,
    TITLE,
    UNKNOWN,
    Piece,
    label_of,
    sort_out,
)
from pipeline.packs.heads import head_words

_DATED = frozenset({DATE, LATER, ASIDE_DATE})
_SURE = _DATED | {AUTHOR, PUBLISHER, TITLE}
_FIRST = 0xE000
_MARK = "[\ue000-\ue0ff]"
_SPLIT = re.compile(r"\s*(?:[|·•;()\[\]]|,(?=\s|\Z)| [–—/-]{1,2}(?= )|[–—]| -+\Z|\A-+ |\.(?= [^\W\d_a-z]|\s*\Z))\s*")
_SHORTENED = re.compile(r"\b(?:dr|prof|st|mr|mrs|ms|rev|fr|col|gen|capt|lt|no|nr|vol|pp?|ed|[^\W\d_])\.", re.IGNORECASE)
_STOP = "\ue1ff"
_QUOTED = re.compile('\\A["“\'‘]([^"“”]+)["”\'’]\\Z')
_CLOCK_BEFORE = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?,? (?:on )?\Z")
_VERBS = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do|said|says)\b")
_LONGEST = 30
_LONGEST_LINE = 600
_UNKNOWN_WORDS = 8


def read_line(text: str) -> tuple[Piece, ...]:
    """The pieces of a line around an article; `UNKNOWN` where one is not understood."""
    text = text.replace("\u00a0", " ")
    if len(text) > _LONGEST_LINE:
        return (Piece(kind=UNKNOWN, text=text),)
    bare = re.sub(r"\[([^\]\[]*)\]\([^()\s]*\)", r"\1", text).strip(" \t*_#>–—")
    bare = re.sub(r"[*_`]{1,3}", "", bare).strip()
    key = KEY.match(bare.removeprefix("- "))
    if key and key[1].casefold() in head_words()["title"] and key[2]:
        return (Piece(kind=TITLE, text=key[2].strip()),)
    if not bare or len(bare.split()) > _LONGEST or bare.endswith("?"):
        return (Piece(kind=UNKNOWN, text=bare),)
    pieces = tuple(_pieces(*_mask(bare)))
    if bare.endswith((".", "!")) and any(piece.kind == UNKNOWN for piece in pieces):
        return (Piece(kind=UNKNOWN, text=bare),)
    return pieces


def is_sure(pieces: tuple[Piece, ...]) -> bool:
    """Whether a line is about the article: it states author, publisher or date, and holds nothing like a sentence."""
    return any(piece.kind in _SURE for piece in pieces) and not is_open(pieces)


def is_open(pieces: tuple[Piece, ...]) -> bool:
    """Whether pieces of a line are left that may be part of a sentence or a title. One that is short and without a
    verb is borne beside an author, and beside a name with a date.
    """
    unknown = [piece.text for piece in pieces if piece.kind == UNKNOWN]
    if not unknown:
        return False
    named = pieces[0].kind in {PERSON, NAME, OUTLET, PHRASE} and any(piece.kind in _DATED for piece in pieces)
    small = len(unknown[0].split()) <= _UNKNOWN_WORDS and not _VERBS.search(unknown[0])
    return len(unknown) > 1 or not small or not (named or pieces[0].kind == AUTHOR)


def is_dated(pieces: tuple[Piece, ...]) -> bool:
    """Whether a line that is not understood throughout at least ends or begins with a date, and holds no verb; what
    goes on in small letters behind a date at the beginning is a sentence: "3 May: the ferry sank".
    """
    ends = bool(pieces) and _DATED & {pieces[0].kind, pieces[-1].kind}
    if len(pieces) > 1 and pieces[0].kind in _DATED and pieces[1].kind == UNKNOWN and pieces[1].text[:1].islower():
        return False
    return bool(ends) and not any(piece.kind == UNKNOWN and _VERBS.search(piece.text) for piece in pieces)


def is_credit(text: str) -> bool:
    """Whether a line states author, publisher or date of the article, and nothing else to speak of."""
    return is_sure(read_line(text))


def _mask(text: str) -> tuple[str, list[str]]:
    """A line with a mark for each date, and the dates."""
    found = list(find_dates(text))
    if not found and (issue := find_issue(text)):
        found = [issue]
    masked, dates, at = "", list[str](), 0
    for start, end, date in found:
        clock = TIME.match(text, end)
        before = _CLOCK_BEFORE.search(text[at:start])
        masked += text[at : start - (len(before[0]) if before else 0)] + chr(_FIRST + len(dates))
        dates.append(date)
        at = clock.end() if clock else end
    return masked + text[at:], dates


def _pieces(masked: str, dates: list[str]) -> Iterator[Piece]:
    """The pieces between separators and dates; what stands before a date says which one it is."""
    label, authored = DATE, False
    shielded = _SHORTENED.sub(lambda found: found[0][:-1] + _STOP, masked)
    for piece in (piece for segment in _SPLIT.split(shielded) for piece in re.split(f"({_MARK})", segment or "")):
        bare = _QUOTED.sub(r"\1", piece.strip(" .,-–—/\t").replace(_STOP, "."))
        if re.fullmatch(_MARK, piece):
            yield Piece(kind=label, text=dates[ord(piece) - _FIRST])
            label = DATE
        elif said := label_of(bare):
            label = said
        elif bare:
            for found in sort_out(bare, after_author=authored):
                authored = found.kind in {AUTHOR, ROLE, BODY} or (authored and found.kind in {OTHER, PLACE})
                yield found
