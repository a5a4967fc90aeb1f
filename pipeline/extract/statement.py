"""One plain sentence for each claim, readable alone: the passage's own words with references resolved and dated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from pipeline.extract.dating import Dated
    from pipeline.extract.roles import Reader


def write_statement(stretch: tuple[int, int], dated: Dated | None, reader: Reader, names: Mapping[str, str]) -> str:
    """The words of a claim's stretch, pronouns replaced by names, with the date where the words do not hold it."""
    doc = reader.passage.doc
    words = "".join(_word(doc[i], reader, names) for i in range(*stretch))
    text = " ".join(words.split()).strip(" ,;:")
    if dated is not None and not _holds(doc, stretch, dated):
        text += f" ({dated.date.edtf})"
    return (text[:1].upper() + text[1:]).rstrip(".") + "." if text else ""


def _word(token: Token, reader: Reader, names: Mapping[str, str]) -> str:
    ids = reader.references.entities_of(reader.index, token.i) if token.pos_ == "PRON" else ()
    known = [names[i] for i in ids if i in names]
    if not known:
        return token.text_with_ws
    possessive = "'s" if token.dep_ == "poss" else ""
    return " and ".join(known) + possessive + token.whitespace_


def _holds(doc: Doc, stretch: tuple[int, int], dated: Dated) -> bool:
    return dated.tokens is not None and stretch[0] <= dated.tokens[0] and dated.tokens[1] <= stretch[1] and bool(doc)
