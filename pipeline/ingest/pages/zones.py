"""What an element of a page is there for, judged by its tag, its role and its class names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.records.document import Role

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Zone = tuple[Role, str]

UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "head",
        "textarea",
        "select",
        "option",
        "svg",
        "math",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "noscript",
        "datalist",
        "map",
        "area",
        "param",
        "source",
        "track",
    ]
)
_TAGS: dict[str, Zone] = {
    "nav": (Role.FURNITURE, "navigation"),
    "aside": (Role.FURNITURE, "aside"),
    "footer": (Role.FURNITURE, "foot of the page"),
    "form": (Role.FURNITURE, "form"),
    "dialog": (Role.FURNITURE, "dialog"),
    "menu": (Role.FURNITURE, "menu"),
    "button": (Role.FURNITURE, "button"),
    "amp-ad": (Role.FURNITURE, "advertisement"),
    "amp-sidebar": (Role.FURNITURE, "navigation"),
    "amp-consent": (Role.FURNITURE, "consent to cookies"),
    "figcaption": (Role.FURNITURE, "caption"),
    "caption": (Role.FURNITURE, "caption"),
}
_ROLES: dict[str, Zone] = {
    "navigation": (Role.FURNITURE, "navigation"),
    "search": (Role.FURNITURE, "search form"),
    "complementary": (Role.FURNITURE, "aside"),
    "contentinfo": (Role.FURNITURE, "foot of the page"),
    "dialog": (Role.FURNITURE, "dialog"),
    "alertdialog": (Role.FURNITURE, "dialog"),
    "banner": (Role.FURNITURE, "head of the site"),
    "menu": (Role.FURNITURE, "menu"),
    "toolbar": (Role.FURNITURE, "toolbar"),
    "doc-endnotes": (Role.FOOTNOTE, "list of notes"),
    "doc-footnote": (Role.FOOTNOTE, "list of notes"),
    "doc-bibliography": (Role.FOOTNOTE, "list of notes"),
}
_END = r"(?:$|[-_\s]|\d)"
_CLASSES: tuple[tuple[re.Pattern[str], Zone], ...] = tuple(
    (re.compile(rf"(?:^|[-_\s])(?:{names}){_END}"), zone)
    for names, zone in (
        (
            (
                "comments?|commentlist|comment-?list|commentary-list|respond|responses|disqus|replies|livefyre|discussion"
                "|reader-?comments?|user-?comments?|guestbook|talkback|feedback|reactions"
            ),
            (Role.FURNITURE, "readers' comments"),
        ),
        (
            "footnotes?|endnotes?|notes|article-notes|reflist|references?|bibliography|citations?|works-cited|sources-list|mw-references-wrap",
            (Role.FOOTNOTE, "list of notes"),
        ),
        ("toc|table-of-contents|contents-list|article-toc", (Role.FRONT_MATTER, "table of contents")),
        (
            (
                "author-?(?:bio|box|info|card|about|profile|description|block)|about-?(?:the-?)?author|bio|biography"
                "|contributor-?(?:bio|info)?|post-author"
            ),
            (Role.FRONT_MATTER, "about the author"),
        ),
        (
            (
                "byline|by-line|dateline|entry-meta|post-meta|article-meta|posted-on|pubdate|publish(?:ed)?-?date|timestamp"
                "|article-info|meta-data|story-meta|article-date|post-date|date"
            ),
            (Role.FRONT_MATTER, "byline or date"),
        ),
        (
            "standfirst|dek|deck|strapline|blurb|kicker|eyebrow|ingress|synopsis|subtitle|sub-?headline|subhead|article-summary|excerpt|teaser-lead|abstract|post-excerpt",
            (Role.FRONT_MATTER, "lead marked as such"),
        ),
        (
            (
                "nav|navbar|navigation|menu|submenu|breadcrumbs?|crumbs?|pagination|pager|paging|page-numbers|skip(?:-?link)?"
                "|site-?header|site-?footer|masthead|topbar|top-bar|footer|global-header|global-footer|navbox|catlinks|sistersitebox"
            ),
            (Role.FURNITURE, "navigation"),
        ),
        (
            "cookies?|consent|gdpr|cmp|privacy-?(?:banner|notice)|cc-window",
            (Role.FURNITURE, "consent to cookies"),
        ),
        (
            (
                "related|recommend(?:ed|ations?)?|more-?(?:stories|news|from|articles|on)|read-?(?:more|next|also)|also-?(?:read|like)"
                "|trending|popular|most-?(?:read|viewed|popular)|latest|outbrain|taboola|up-?next|teasers?|further-reading"
                "|promo(?:tion)?s?|inline-promo|see-also|suggest(?:ed|ions?)"
            ),
            (Role.FURNITURE, "other articles"),
        ),
        (
            "share|sharing|sharedaddy|social|addthis|addtoany|follow-?us|tools|toolbar|print-?(?:only|link)|actions",
            (Role.FURNITURE, "share buttons"),
        ),
        (
            (
                "newsletters?|subscri(?:be|ption)s?|sign-?up|donat(?:e|ion)s?|paywall|regwall|membership|cta|call-to-action|upsell"
                "|login|register|offer|modal|popup|pop-up|overlay|lightbox|toast|alert-bar|meter"
            ),
            (Role.FURNITURE, "offer or form"),
        ),
        (
            "ad|ads|advert(?:s|isement|ising|orial)?|sponsor(?:ed|s)?|dfp|google-?ads?|banner|promoted",
            (Role.FURNITURE, "advertisement"),
        ),
        ("sidebar|side-bar|widgets?|rail|secondary|aside", (Role.FURNITURE, "sidebar")),
        ("tags|tag-?(?:list|links|cloud)|topics?|categories|cat-links|keywords|labels", (Role.FURNITURE, "tags")),
        (
            "caption|wp-caption-text|image-?(?:credit|caption)|photo-?(?:credit|caption)|credits?|thumbcaption|media-caption",
            (Role.FURNITURE, "caption"),
        ),
        (
            "disclaimer|copyright|legal|imprint|license|licence|mw-editsection|editsection|noprint|hatnote|ambox|metadata|infobox",
            (Role.FURNITURE, "notice"),
        ),
    )
)
_NAMED_FIRST = tuple(zone for _, zone in _CLASSES[:4])
_PULL_QUOTE = re.compile(r"(?:^|[-_\s])(?:pull-?quotes?|callout-quote|blockquote|quote)(?:$|[-_\s])")
_NEVER = frozenset({"html", "body", "main"})
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_LONGEST_NAME = 400


def is_unseen(element: HtmlElement) -> bool:
    """Whether a browser shows nothing of an element."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return True
    if element.tag == "input" or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search((element.get("style") or "")[:_LONGEST_NAME]))


def zone_of(element: HtmlElement) -> Zone | None:
    """What an element is there for, None where nothing says so. A pull quote in an aside is part of the article."""
    if element.tag in _NEVER or not isinstance(element.tag, str):
        return None
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:_LONGEST_NAME].lower()
    if element.tag in {"aside", "blockquote", "div", "figure", "p"} and _PULL_QUOTE.search(names):
        return None
    if "comment" in (element.get("itemtype") or "").lower() or (element.get("itemprop") or "") == "comment":
        return Role.FURNITURE, "readers' comments"
    named = next((zone for pattern, zone in _CLASSES if pattern.search(names)), None)
    if element.tag in _TAGS:
        return named if named in _NAMED_FIRST else _TAGS[element.tag]
    return _ROLES.get((element.get("role") or "").lower(), named)
