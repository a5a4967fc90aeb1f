"""Author, date, publisher and title as the lines above and behind the body state them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from pipeline.ingest import pieces as said
from pipeline.ingest.byline import writes_name
from pipeline.ingest.credits import is_dated, is_open, is_sure, read_line
from pipeline.ingest.dates import find_dates
from pipeline.ingest.draft import HEADING
from pipeline.ingest.persons import has_given_name, is_outlet, is_place, is_title_case, names_in, spelled
from pipeline.ingest.pieces import Piece
from pipeline.ingest.sheet import Words
from pipeline.packs.heads import head_words

_DATES = (said.DATE, said.LATER)
_PEOPLE = frozenset({said.PERSON, said.NAME})
_BESIDE_WORDS = 8
_HEAD_LINES = 8
_ABOVE = 4
_DATELINE = 90

Pieces = tuple[Piece, ...]


def head_lines(lines: Sequence[str], *, first: bool = True) -> int:
    """How many lines at the head of a text are its title, byline and date: all down to the last that states either.

    One sentence may stand between them, under the title. Of a paragraph that is not the first one, its first line
    has to be of that kind.
    """
    held = 0
    sentences = 0
    for number, line in enumerate(lines[:_HEAD_LINES], 1):
        if _runs_on(lines[number:]):
            continue
        pieces = read_line(line)
        below = held > 0 and held == number - 1
        last = number == len(lines)
        dated = number > 1 and last and is_dated(pieces)
        if is_sure(pieces) or dated or (below and _goes_on(pieces, line, last=last)):
            held = number
        elif _is_sentence(line):
            sentences += 1
            if number == 1 or held or sentences > 1:
                break
        if number - held >= (_ABOVE if first else 1):
            break
    return held


def _runs_on(below: Sequence[str]) -> bool:
    """Whether a line is not at its end: the one below begins with a small letter and is no byline."""
    return bool(below) and below[0][:1].islower() and not is_sure(read_line(below[0]))


def _goes_on(pieces: Pieces, line: str, *, last: bool) -> bool:
    """Whether a line under one that states author or date names a person or a publisher."""
    if not pieces or is_open(pieces) or line.startswith("#"):
        return False
    kinds = {piece.kind for piece in pieces}
    return bool(kinds & {said.PERSON, said.OUTLET, said.ROLE, said.BODY}) or (last and said.NAME in kinds)


def _is_sentence(line: str) -> bool:
    bare = line.strip("*_# ")
    return bare.endswith((".", "!", ".”", '."')) and len(bare.split()) > _BESIDE_WORDS


def read_head(lines: Iterable[Words], body: str = "") -> dict[str, str]:
    """Author, date, publisher and title as lines above and behind the body state them.

    What a line says outright comes first; then names known by a given name, then such as only have the form of one.
    Without a line for the date, the one in the body's dateline counts.
    """
    head = list(lines)
    pieces = [read_line(words.text) for words in head]
    title = _title_at(head, pieces)
    usable = _usable(head, pieces, title)
    found: dict[str, str] = {}
    if title is not None:
        found["title"] = next(
            (p.text for p in pieces[title] if p.kind == said.TITLE), _without_kicker(head[title].text)
        )
    lead = next((name for words in head if words.is_prose and (name := writes_name(words.text))), "")
    if author := _author(usable) or lead or _author_by_form(usable):
        found["author"] = names_in(author)
    dated = [each for i, each in enumerate(pieces) if i != title and head[i].is_label and is_dated(each)]
    if date := _date(usable) or _date(dated) or _dateline(body):
        found["published"] = date
    if publisher := _publisher(usable, found.get("author", "")):
        found["publisher"] = spelled(publisher)
    return found


def _title_at(head: Sequence[Words], pieces: Sequence[Pieces]) -> int | None:
    """The line that is the title: the first heading, else the first line that is no credit, no kicker and no
    publisher's name above another such line.
    """
    named = next((i for i, each in enumerate(pieces) if each and each[0].kind == said.TITLE), None)
    if named is not None:
        return named
    labels = [i for i, words in enumerate(head) if words.is_label]
    free = [i for i in labels if not is_sure(pieces[i]) and not _is_kicker(head[i].text)]
    heading = next((i for i in free if head[i].part.kind == HEADING), None)
    plain = [heading] if heading is not None else [i for i in free if not _is_frame(i, pieces)]
    rest = [i for i in labels[:1] if not _is_plain_credit(pieces[i])]
    title = next(iter(plain or free or rest), None)
    whole = (i for i in free if title is not None and head[i].key.startswith(f"{head[title].key} "))
    return next(whole, title)


def _is_kicker(text: str) -> bool:
    parts = [part.strip().casefold() for part in re.split(r"[|/:·•]", text.strip("*_# "))]
    return all(not part or part in head_words()["kicker"] for part in parts)


def _without_kicker(text: str) -> str:
    before, bar, rest = text.partition("|")
    return rest.strip() if bar and rest.strip() and _is_kicker(before) else text


def _is_frame(index: int, lines: Sequence[Pieces]) -> bool:
    """Whether a line holds a publisher's name or a number and nothing else, or a person's where no other is named."""
    kinds = {piece.kind for piece in lines[index]}
    others = {piece.kind for at, line in enumerate(lines) if at != index for piece in line}
    frame = {said.OUTLET, said.OTHER, said.ROLE, said.BODY, said.PLACE, said.PERSON}
    return bool(kinds - {said.PLACE}) and kinds <= frame - (others & {said.AUTHOR} and {said.PERSON})


def _is_plain_credit(pieces: Pieces) -> bool:
    """Whether a line is no title by any chance: it names an author by a given name, or holds nothing but a date."""
    named = any(piece.kind == said.AUTHOR and has_given_name(piece.text) for piece in pieces)
    return named or {piece.kind for piece in pieces} <= {said.DATE, said.LATER, said.ASIDE_DATE, said.PLACE, said.OTHER}


def _usable(head: Sequence[Words], pieces: Sequence[Pieces], title: int | None) -> list[Pieces]:
    """Lines that tell of the article: sure ones, and those beside them or the title that hold nothing unknown."""
    sure = {i for i, each in enumerate(pieces) if i != title and is_sure(each)}
    plain = {i for i, each in enumerate(pieces) if i != title and each and not is_open(each) and head[i].is_label}
    near = set(sure) | ({title} if title is not None else set())
    for order in (range(len(head)), range(len(head) - 1, -1, -1)):
        for index in order:
            if index in plain and near & {index - 1, index + 1}:
                near.add(index)
    return [pieces[i] for i in sorted(near) if i != title]


def _author(lines: Sequence[Pieces]) -> str:
    """Authors named as such, the persons named right behind them, and who stands behind "our correspondent"."""
    for line in lines:
        names: list[str] = []
        listed = any(" and " in piece.text for piece in line if piece.kind in _PEOPLE)
        for before, piece in pairwise((Piece(kind=said.OTHER), *line)):
            behind = bool(names) and before.text == names[-1]
            follows = behind and (piece.kind == said.PERSON or (piece.kind == said.NAME and listed))
            above = line[: line.index(piece)]
            called = before.kind == said.ROLE and not any(each.kind in {*_PEOPLE, said.AUTHOR} for each in above)
            if piece.kind == said.AUTHOR or follows or (called and piece.kind in _PEOPLE):
                names.append(piece.text)
        if any(piece.kind == said.AUTHOR for piece in line) or names:
            return ", ".join(names)
    return ""


def _author_by_form(lines: Sequence[Pieces]) -> str:
    """Names known by a given name; else such as have a line to themselves or stand beside a publisher's."""
    for at, line in enumerate(lines):
        if names := [piece.text for piece in line if piece.kind == said.PERSON]:
            below = takewhile(lambda line: {piece.kind for piece in line} == {said.PERSON}, lines[at + 1 :])
            return ", ".join([*names, *(piece.text for line in below for piece in line)])
    alone = [line for line in lines if line and line[0].kind == said.NAME and not _dated(line)]
    beside = [line for line in lines if line and any(p.kind in {said.OUTLET, said.PHRASE, said.ROLE} for p in line)]
    published = any(piece.kind in {said.OUTLET, said.PUBLISHER} for line in lines for piece in line)
    last = lines if published else [line for line in lines if line and line[0].kind == said.NAME]
    for line in (*alone, *beside, *last):
        dateline = _dated(line) and line[0].text.isupper()
        if name := next((piece.text for piece in line[dateline:] if piece.kind == said.NAME), ""):
            return name
    return ""


def _dated(line: Pieces) -> bool:
    return any(piece.kind in _DATES for piece in line)


def _date(lines: Sequence[Pieces]) -> str:
    """The first date of publication, else the first of a change."""
    return next((piece.text for kind in _DATES for line in lines for piece in line if piece.kind == kind), "")


def _publisher(lines: Sequence[Pieces], author: str) -> str:
    """The name that a key or a word tells to be a publisher's, best beside the date; else one of that form there."""
    stated = [piece.text for line in lines for piece in line if piece.kind == said.PUBLISHER]
    order = [*filter(_dated, lines), *lines]
    outlets = [piece.text for line in order for piece in line if piece.kind == said.OUTLET]
    outlets.sort(key=lambda name: not is_title_case(name))
    bodies = [piece.text for line in lines for piece in line if piece.kind == said.BODY and not author]
    return next(iter([*stated, *outlets, *_by_form(lines, author), *bodies]), "")


def _by_form(lines: Sequence[Pieces], author: str) -> Iterable[str]:
    for line in lines:
        loud = all(piece.text.isupper() for piece in line if piece.kind in {said.PHRASE, said.NAME})
        for at, piece in enumerate(line):
            before = line[at - 1].kind if at else ""
            beside = _dated(line) or any(p.kind in {said.AUTHOR, said.PERSON} for p in line) or before == said.NAME
            if (
                piece.kind in {said.PHRASE, said.NAME}
                and beside
                and piece.text not in author
                and not (loud and at == 0)
            ):
                yield piece.text


def _dateline(body: str) -> str:
    """The date in the dateline at the head of the body (PLACE, date with its year, agency), or nothing."""
    for start, end, date in find_dates(body[:_DATELINE]):
        place, rest = body[:start].strip(" ,(*_"), body[end:]
        near = place.isupper() or is_place(place.split(",")[0]) or (is_title_case(place) and len(place.split()) == 1)
        behind = r"[\s,)*_]*(?:\([^()]{2,40}\)[\s,*_]*)?(?:[–—]|-{1,2} |:)"
        if len(place) > 1 and not is_outlet(place) and near and re.match(behind, rest):
            return date
        return ""
    return ""
