"""Lists of members spelled out after a count or a body's name: "nine states form the league: Merenia, Alba ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.clauses import VERBAL

if TYPE_CHECKING:
    from pipeline.extract.reader import Reader
    from pipeline.extract.tokens import Token

OPENERS = frozenset({":", "(", "namely", "–", "—", "-", "--"})
BETWEEN = frozenset({",", "and", "&", ";", "the", "as", "well", "itself", "plus", "also"})
FEWEST = 2
MEMBERS = ("state/", "org/", "person/", "city/", "region/")


def members_listed(trigger: Token, reader: Reader) -> list[tuple[str, Token]]:
    """Entities listed behind the first colon, bracket, dash or "namely" after a word; none where fewer than two are, or
    where other words stand between them. What a noun lists stands before the next verb.
    """
    doc, sentence = trigger.doc, trigger.sent
    for opener in range(trigger.i + 1, sentence.end):
        if trigger.pos_ not in VERBAL and doc[opener].pos_ == "VERB":
            break
        if _opens(doc[opener]) and len(found := _run(opener + 1, sentence.end, trigger, reader)) >= FEWEST:
            return found
    return []


def spelled_out(noun: Token, reader: Reader) -> list[tuple[str, Token]]:
    """Entities listed right behind a noun: "the two members (Merenia and Alba)", "three states, namely ..."."""
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if token.pos_ in VERBAL:
            return []
        if _opens(token):
            found = _run(token.i + 1, noun.sent.end, noun, reader)
            return found if len(found) >= FEWEST else []
    return []


def _opens(token: Token) -> bool:
    """Whether a list may follow; a hyphen inside a word opens none."""
    return token.lower_ in OPENERS and (token.text != "-" or bool(token.doc[token.i - 1].whitespace_))


def _run(start: int, end: int, trigger: Token, reader: Reader) -> list[tuple[str, Token]]:
    """Names one after the other; in brackets nothing else may stand."""
    found: dict[str, Token] = {}
    bracketed = trigger.doc[start - 1].text == "("
    for token in trigger.doc[start:end]:
        names = [hit for hit in reader.named(token) if hit[0].startswith(MEMBERS)] if token.pos_ != "PRON" else []
        if not names and token.lower_ not in BETWEEN:
            if bracketed and token.text != ")" and not token.ent_type_:
                return []
            break
        found.update({entity: word for entity, word in names if entity not in found})
    return list(found.items())
