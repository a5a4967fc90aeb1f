"""What surrounds an article on a page: menus, comment forms, share buttons, credits, captions, notices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.ingest.credits import is_sure, read_line
from pipeline.ingest.draft import CAPTION, RULE
from pipeline.ingest.pieces import AUTHOR
from pipeline.ingest.sheet import Sheet, Words
from pipeline.records.document import Role

_COMMENTS = re.compile(
    r"(?:\d{1,6} |no |view |show |all |leave a |post a |add a |write a |your |join the |start the |reader )?"
    r"(?:comments?|repl(?:y|ies)|responses?|discussion|conversation|thoughts)"
    r"(?: (?:\(?\d{1,6}\)?|section|policy|closed|are closed|on .{1,150}|to .{1,150}|below|here))?[:.!]?\Z",
    re.IGNORECASE,
)
_LINES = re.compile(
    r"(?:"
    r"your e-?mail (?:address )?(?:will not|is not|won't|stays|remains).{0,80}"
    r"|(?:required )?(?:fields|boxes) (?:are )?(?:marked|with an asterisk).{0,60}"
    r"|(?:name|e-?mail|website|comment|message|username|password)(?: ?\*)?:?"
    r"|(?:remember me|lost (?:your )?password\??|forgot(?:ten)? (?:your )?password\??|log ?in|log ?out"
    r"|sign (?:in|up|out)"
    r"|create an account|submit|send|cancel reply|reply)(?: (?:in|up|to|now|here|with|comment|your|an?|\w+@).{0,40})?"
    r"|welcome!? log ?in.{0,40}"
    r"|(?:keep|save) my .{0,60}(?:browser|next).{0,60}"
    r"|(?:share|tweet|print|e-?mail|pin|copy link|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|flipboard)"
    r"(?: (?:this|it|on|to|via|article|page|story|with|your|by|now|link|more|x|facebook|twitter|linkedin|whatsapp"
    r"|telegram|e-?mail|reddit|friends?|a)\b){0,6}[.:!]?"
    r"|(?:subscribe|sign up|donate (?:now|today|to us)|support us|become a member|follow us)\b.{0,120}"
    r"|(?:enjoy(?:ing|ed)? this (?:article|story|post)|join (?:now|us|our|the (?:discussion|conversation))"
    r"|get (?:the|our) (?:\w+ )?(?:newsletter|briefing|app|latest|week|letter)|register (?:now|here))\b.{0,120}"
    r"|(?:advertisement|sponsored(?: content)?|promoted|ad|skip to (?:main )?content|menu|search|home|close"
    r"|load(?:ing)?(?: more)?|show more|scroll (?:down|up)|back to top|top|next|previous|older posts|newer posts)[.!]?"
    r"|(?:read|see|watch|listen)(?: (?:more|also|next|now|full|the full|related))\b.{0,150}"
    r"|(?:related|recommended|most (?:read|popular|viewed)|trending|popular|latest|more|you (?:may|might) also like)"
    r"(?: (?:articles?|stories|posts?|news|reading|content|on this|from|coverage|now|this week|in)\b.{0,60})?:?"
    r"|(?:tags?|topics?|categor(?:y|ies)|filed under|keywords?|posted in)\s?:.{0,300}"
    r"|we (?:and our partners )?use cookies.{0,300}|(?:this (?:site|website|page) uses cookies).{0,300}"
    r"|(?:accept|reject|manage)(?: all)?(?: cookies)?|cookie (?:settings|policy|preferences)"
    r"|(?:privacy|terms|about us|contact(?: us)?|sitemap|advertise)(?: (?:policy|notice|of (?:use|service)"
    r"|and conditions|& conditions))?"
    r"|(?:©|\(c\) ?\d{4}|copyright\b).{0,200}|(?:.{0,100}\b)?all rights reserved.{0,100}|printed from .{1,100}"
    r"|page \d{1,4}(?: (?:of|/) \d{1,4})?|\d{1,4} (?:/|of) \d{1,4}|\d{1,4}"
    r"|\d{1,4} ?(?:shares?|views?|likes?|comments?|min(?:ute)?s? read)"
    r")\Z",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:photo(?:graph)?|image|picture|illustration|credit|video|map|graphic|cover)s? ?(?:by|credit|courtesy|source|:)"
    r"|\b(?:photo|image|picture|illustration)(?:graph)?s? (?:by|courtesy|via|credit|from)\b"
    r"|\b(?:via|/) ?(?:unsplash|getty|reuters|afp|epa|flickr|wikimedia|shutterstock|pixabay|istock|alamy)\b"
    r"|\((?:ap|afp|epa|reuters|getty)[^()]{0,60}\)\.?\Z",
    re.IGNORECASE,
)
_CREDIT_WORDS = 45
_LABEL_WORDS = 30


def find_furniture(sheet: Sheet) -> Iterator[tuple[int, Role, str]]:
    """Parts that are not the article: captions and credits, lines of forms and menus, and all that follows a heading
    that opens the readers' comments, where it stands behind the prose.
    """
    comments = _opening_of_comments(sheet)
    for index, words in enumerate(sheet.words):
        if words.part.kind == RULE:
            yield index, Role.FURNITURE, "rule between sections"
        elif words.part.kind == CAPTION:
            yield index, Role.FURNITURE, "caption"
        elif comments is not None and index >= comments:
            yield index, Role.FURNITURE, "readers' comments"
        elif (
            words.count <= _CREDIT_WORDS and _CREDIT.search(words.text) and not words.in_capitals and _is_credit(words)
        ):
            yield index, Role.FURNITURE, "caption or credit of a picture"
        elif words.count <= _LABEL_WORDS and _LINES.match(words.text):
            yield index, Role.FURNITURE, "line of a form, a menu or a notice"


def _is_credit(words: Words) -> bool:
    """A credit names its source at one end of a short part; in the middle of a sentence it is prose."""
    at = _CREDIT.search(words.text)
    if at is None or (at.start() > 0 and words.text.count(". ") > 2):
        return False
    pieces = read_line(words.text)
    return not any(piece.kind == AUTHOR for piece in pieces) and not (at.start() > 0 and is_sure(pieces))


def _opening_of_comments(sheet: Sheet) -> int | None:
    """Where readers' comments begin: a heading that says so, followed by a form, or by no heading of the article."""
    prose = [index for index, words in enumerate(sheet.words) if words.is_prose]
    for index, words in enumerate(sheet.words):
        if not (words.is_label and _COMMENTS.match(words.text)) or not prose or index < prose[0]:
            continue
        form = any(_LINES.match(each.text) for each in sheet.words[index + 1 : index + 6] if each.count <= _LABEL_WORDS)
        behind = sum(each.count for each in sheet.words[index:])
        if form or behind * 2 < sum(each.count for each in sheet.words[:index]):
            return index
    return None
