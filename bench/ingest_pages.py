# ruff: noqa: E501, ISC004 - pages stand on one line each, as servers send them
"""One invented article on web pages of many layouts, and how much of it is read as the article's own text.

`python -m bench.ingest_pages` prints precision, recall and F1 by words of the text that claims are read from.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Callable

from pipeline.ingest.metadata import Sidecar
from pipeline.ingest.stage import ingest
from pipeline.records.document import PROSE_ROLES, RawFile

TITLE = "A harbour that two councils wanted"
ARTICLE = (
    "The town of Velm opened its second landing stage in March 2021, after a quarrel that had lasted nine years and had "
    "cost three mayors their office. Ada Lind, who runs the ferry company, called the day a triumph of patience over paper.",
    "The plan goes back to 2012, when the county council of Norrvik offered to pay half of the 4.2 million crowns that the "
    "stage was to cost. Velm refused at first, since the offer came with a condition: the night ferry had to call at Norrvik.",
    "In the autumn of 2016 a storm broke the old pier in two. For eleven weeks the islanders were supplied by helicopter, and "
    "the price of milk doubled. After that winter nobody in Velm spoke against the second stage any more.",
    "Building began in May 2019 and stopped again in August, because the divers had found the wreck of a trading ship from "
    "the seventeenth century. The museum in Osterby asked for two years; it was given four months.",
    "Whether the stage pays is disputed. The company counts 310,000 passengers in its first year, the county only 240,000, "
    "as it leaves out those who change boats without going ashore. Both figures are printed in the same report.",
    "What comes next is clear to everyone but the treasurer. Lind wants an electric ferry by 2026, and the minister of "
    "transport, Jon Hale, has promised to christen it himself.",
)
COMMENTS = (
    "Great piece, but my uncle says the old pier broke in the spring of 2015 and that the mayor had sold the planks himself.",
    "Nonsense. I was there and the helicopter only came on Sundays, so who was supplied for eleven weeks, please?",
    "Has anybody asked what the electric ferry will cost us? In 2030 we shall still be paying for it, mark my words.",
)
RELATED = (
    "Why Osterby closed its museum",
    "Five islands to see before the summer ends",
    "The man who counts the gulls",
)
BOILER = "We use cookies and similar methods to recognise visitors and remember their preferences on this site."
_HEADS = ("The offer", "Divers find a wreck")


def _p(texts: tuple[str, ...] = ARTICLE, **attributes: str) -> str:
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return "\n".join(f"<p{said}>{text}</p>" for text in texts)


def _page(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head><body>{body}</body></html>'


def _links(names: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f'<li><a href="#">{name}</a></li>' for name in names) + "</ul>"


def news() -> str:
    """A newspaper: header, navigation, article with figures and an inline offer, comments, related stories."""
    return _page(
        f"<header><nav>{_links(('World', 'Politics', 'Sport'))}</nav></header><main><article><h1>{TITLE}</h1>"
        f'<p class="byline">By Mia Berg</p><time datetime="2022-04-03">3 April 2022</time>'
        f"<figure><img><figcaption>The new stage at dawn. Photo: Velm Press</figcaption></figure>{_p(ARTICLE[:2])}<h2>{_HEADS[0]}</h2>"
        f'{_p(ARTICLE[2:4])}<aside class="newsletter"><p>Sign up for our daily letter and never miss a story again.</p></aside>'
        f'{_p(ARTICLE[4:])}</article><section id="comments"><h3>3 comments</h3>'
        + "".join(f'<article class="comment"><p>{c}</p></article>' for c in COMMENTS)
        + f"</section></main><aside><h2>Related</h2>{_links(RELATED)}</aside><footer><p>© 2022 Velm Press. All rights reserved.</p></footer>"
    )


def think_tank() -> str:
    """An institute: breadcrumb, abstract, notes with raised numbers, a list of notes, about the author."""
    noted = (ARTICLE[0].replace("2021,", '2021<sup><a href="#fn1">1</a></sup>,', 1), *ARTICLE[1:])
    return _page(
        f'<div class="site-header"><a href="#">Institute of Ports</a></div><div class="breadcrumb"><a>Home</a> / <a>Papers</a></div>'
        f'<div class="page"><h1>{TITLE}</h1><div class="entry-meta">Mia Berg | 3 April 2022</div><div class="entry-content">{_p(noted)}</div>'
        f'<ol class="footnotes"><li id="fn1">Report of the county, 2022, p. 4.</li></ol><div class="author-bio"><p>Mia Berg is a fellow '
        f'at the Institute of Ports and writes on ferries.</p></div></div><div class="footer"><p>Contact us at the quay.</p></div>'
    )


def blog() -> str:
    """A blog of the usual make: post, share buttons, tags, nested list of comments, form, sidebar with widgets."""
    nested = f'<li class="comment"><div class="comment-body"><p>{COMMENTS[0]}</p></div><ul class="children"><li class="comment"><p>{COMMENTS[1]}</p></li></ul></li>'
    return _page(
        f'<div id="page"><div id="content" class="site-content"><div class="post type-post"><h1 class="entry-title">{TITLE}</h1>'
        f'<div class="entry-content">{_p()}<div class="sharedaddy"><h3>Share this:</h3>{_links(("Twitter", "Facebook"))}</div></div>'
        f'<div class="tags">Tags: harbour, ferry</div></div><div id="comments" class="comments-area"><h2>Two thoughts on this post</h2>'
        f'<ol class="comment-list">{nested}</ol><div id="respond"><form><p>Your email address will not be published.</p></form></div></div></div>'
        f'<div id="secondary" class="widget-area"><div class="widget"><h3>Recent posts</h3>{_links(RELATED)}</div></div></div>'
    )


def wiki() -> str:
    """An encyclopaedia: contents, edit links, bracketed notes, a list of references, categories."""
    body = f'<p>{ARTICLE[0]}<sup class="reference"><a href="#cite_note-1">[1]</a></sup></p>{_p(ARTICLE[1:3])}'
    return _page(
        f'<div id="mw-navigation"><div class="menu">{_links(("Main page", "Random article"))}</div></div><div id="content"><h1>{TITLE}</h1>'
        f'<div class="mw-parser-output">{body}<div id="toc" class="toc"><h2>Contents</h2>{_links(_HEADS)}</div>'
        f'<h2>{_HEADS[1]}<span class="mw-editsection">[edit]</span></h2>{_p(ARTICLE[3:])}<h2>References</h2><div class="reflist"><ol>'
        f'<li id="cite_note-1">County report, retrieved 4 May 2022.</li></ol></div><div class="navbox"><p>Ports of the north, list of piers</p></div>'
        f'</div><div class="catlinks"><a>Harbours</a></div></div>'
    )


def table_layout() -> str:
    """A page of the nineties: tables for columns, menu on the left, paragraphs by double line breaks, no classes."""
    text = "<br><br>".join(ARTICLE)
    menu = "".join(f"<tr><td><a href='#'>{name}</a></td></tr>" for name in ("Home", "News", "Links", "Guest book"))
    return _page(
        f"<table width=100%><tr><td colspan=2><b>Velm Online</b></td></tr><tr><td width=120><table>{menu}</table></td>"
        f"<td><font size=5><b>{TITLE}</b></font><br><br>{text}</td></tr><tr><td colspan=2>Webmaster: M. Berg</td></tr></table>"
    )


def nested_comments() -> str:
    """Comments three deep in plain divs, longer together than the article."""
    deep = (
        "".join(
            f'<div class="comment depth-{i % 3}"><span class="author">Reader {i}</span><div class="body"><p>{COMMENTS[i % 3]}</p>'
            for i in range(9)
        )
        + "</div></div>" * 9
    )
    return _page(
        f'<div class="story"><h1>{TITLE}</h1>{_p()}</div><div class="discussion-thread comments"><h3>9 comments</h3>{deep}</div>'
    )


def paywall() -> str:
    """The article in full, with an offer laid over it and another at its end."""
    return _page(
        f'<div class="modal paywall-overlay"><h2>Keep reading for 1 crown</h2><p>Subscribe today and get all the stories of the harbour '
        f"towns delivered to your phone every single morning.</p></div><article><h1>{TITLE}</h1>{_p()}</article>"
        f'<div class="subscription-offer"><p>You have read your last free article this month. Join now to support our reporting.</p></div>'
    )


def print_view() -> str:
    """The version for the printer: bare paragraphs, an address line, a note on the source."""
    return _page(
        f"<h1>{TITLE}</h1><p>By Mia Berg</p><p>3 April 2022</p><hr>{_p()}<hr><p>Printed from velmpress.example, all rights reserved.</p>"
    )


def amp() -> str:
    """The light version for telephones."""
    return _page(
        f'<amp-sidebar id="s"><ul><li>World</li><li>Sport</li></ul></amp-sidebar><header class="amp-header">Velm Press</header>'
        f'<article class="amp-wp-article"><header class="amp-wp-article-header"><h1>{TITLE}</h1><div class="amp-wp-meta amp-wp-byline">Mia Berg</div></header>'
        f'<div class="amp-wp-article-content">{_p(ARTICLE[:3])}<amp-ad width="300"><p>Buy two sails and pay one.</p></amp-ad>{_p(ARTICLE[3:])}</div></article>'
        f'<amp-consent><p>{BOILER}</p></amp-consent><footer class="amp-wp-footer"><p>Back to top</p></footer>'
    )


def cookie_wall() -> str:
    """A long notice on cookies before everything else."""
    notice = "".join(
        f"<p>{BOILER} Purpose {i} of our {i + 11} partners is the measuring of audiences.</p>" for i in range(5)
    )
    return _page(
        f'<div id="cookie-consent" class="cmp-container">{notice}<button>Accept all</button></div><main><h1>{TITLE}</h1>{_p()}</main>'
    )


def no_semantics() -> str:
    """Nothing but divs with meaningless class names; paragraphs are divs too."""
    text = "".join(f'<div class="x7f2">{text}</div>' for text in ARTICLE)
    menu = "".join(
        f'<div class="k1"><a href="#">{name}</a></div>' for name in ("World", "Politics", "Sport", "Weather")
    )
    more = "".join(f'<div class="q9"><a href="#">{name}</a></div>' for name in RELATED)
    return _page(
        f'<div class="a1">{menu}</div><div class="b2"><div class="c3">{TITLE}</div>{text}</div><div class="d4">{more}</div>'
    )


def infinite_scroll() -> str:
    """The article, and under it two others that load as one scrolls."""
    other = "".join(
        f'<article class="post"><h1>{name}</h1><time datetime="2022-04-0{i}">x</time>'
        + "".join(
            f"<p>The {noun} of {name.split()[-1]} were counted again in {2010 + i}, and the result surprised the whole county, "
            f"as the clerk of the {noun} explained to us at length over a cup of tea.</p>"
            for noun in ("boats", "gulls", "lamps", "ropes")
        )
        + "</article>"
        for i, name in enumerate(RELATED[:2], 1)
    )
    return _page(
        f'<main><article class="post"><h1>{TITLE}</h1><time datetime="2022-04-03">3 April 2022</time>{_p()}</article>{other}</main>'
    )


def form_wrapped() -> str:
    """A page whose whole body sits in one form, as some servers make them."""
    return _page(
        f'<form id="aspnetForm"><div class="menu">{_links(("Home", "News"))}</div><div id="main-column"><h1>{TITLE}</h1>{_p()}</div></form>'
    )


def sections() -> str:
    """An article cut into sections with headings of their own, a pull quote that repeats a sentence, a table."""
    table = "<table><tr><th>Year</th><th>Passengers</th></tr><tr><td>2020</td><td>190,000</td></tr><tr><td>2021</td><td>310,000</td></tr></table>"
    quote = ARTICLE[4].split(". ")[1]
    return _page(
        f'<article><header><h1>{TITLE}</h1></header><section class="part">{_p(ARTICLE[:2])}</section><section class="part"><h2>{_HEADS[0]}</h2>'
        f'{_p(ARTICLE[2:4])}<blockquote class="pullquote"><p>{quote}.</p></blockquote></section><section class="part"><h2>{_HEADS[1]}</h2>{table}{_p(ARTICLE[4:])}</section></article>'
        f'<section class="recommended"><h2>More from Velm</h2><p>{RELATED[0]}: the long story of a short winter and its keeper, told in full for the first time.</p></section>'
    )


def unnamed_comments() -> str:
    """Comments in divs whose class names say nothing, under a heading that counts them."""
    said = "".join(
        f'<div class="u8"><div class="u9">Reader {i}, 2 days ago</div><div class="v1">{text}</div></div>'
        for i, text in enumerate(COMMENTS)
    )
    return _page(
        f'<div class="a1"><div class="b1"><h1>{TITLE}</h1>{_p()}</div><div class="t5"><h3>3 comments</h3>{said}</div></div>'
    )


def teasers() -> str:
    """Other stories below, each with a summary in full sentences, in divs whose class names say nothing."""
    below = "".join(
        f'<div class="k3"><h3><a href="#">{name}</a></h3><p>{name}: what the council decided last week, and why the people of the '
        f"quay will have to live with it for years to come.</p></div>"
        for name in RELATED
    )
    return _page(
        f'<div class="w1"><div class="w2"><h1>{TITLE}</h1><p>By Mia Berg</p>{_p()}</div><div class="w3">{below}</div></div>'
    )


def busy_classes() -> str:
    """Class names on the article itself that speak of advertisements, tags, comments and a sidebar."""
    return _page(
        f'<div id="page" class="comments-open with-sidebar"><article class="post-77 post type-post status-publish tag-ferry category-legal '
        f'has-ad-slots"><header class="entry-header"><h1>{TITLE}</h1></header><div class="entry-content"><p class="has-drop-cap">{ARTICLE[0]}</p>'
        f'{_p(ARTICLE[1:])}</div></article><div class="sidebar"><p>{RELATED[0]}. {RELATED[1]}. Read them all and tell a friend about it today.</p></div></div>'
    )


def drop_cap_and_notes() -> str:
    """A first letter in a span of its own, raised note numbers behind years, notes in plain paragraphs at the end."""
    first = f'<p><span class="dropcap">{ARTICLE[0][0]}</span>{ARTICLE[0][1:]}<sup>1</sup></p>'
    noted = ARTICLE[1].replace("2012,", "2012<sup>2</sup>,", 1)
    notes = "<h4>Notes</h4><p>1 Report of the county, 2022, p. 4.</p><p>2 https://velm.example/minutes/2012</p>"
    return _page(f'<div class="content"><h1>{TITLE}</h1>{first}<p>{noted}</p>{_p(ARTICLE[2:])}{notes}</div>')


LAYOUTS: tuple[Callable[[], str], ...] = (
    news,
    think_tank,
    blog,
    wiki,
    table_layout,
    nested_comments,
    paywall,
    print_view,
    amp,
    cookie_wall,
    no_semantics,
    infinite_scroll,
    form_wrapped,
    sections,
    unnamed_comments,
    teasers,
    busy_classes,
    drop_cap_and_notes,
)


def prose_of(page: str) -> str:
    """What claims would be read from."""
    data = page.encode()
    raw = RawFile(path="page.html", data=data, sha256=hashlib.sha256(data).hexdigest())
    document = ingest(raw, Sidecar())
    return "\n".join(
        "".join(document.reading[start:end] for start, end in passage.pieces)
        for passage in document.passages
        if passage.role in PROSE_ROLES
    )


def f1(page: str) -> tuple[float, float, float]:
    """Precision, recall and F1 by words of the prose that was found."""
    wanted, got = Counter(" ".join(ARTICLE).split()), Counter(prose_of(page).split())
    shared = sum((wanted & got).values())
    precision, recall = shared / max(1, sum(got.values())), shared / sum(wanted.values())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    """Print the figures of every layout and their mean."""
    total = 0.0
    for layout in LAYOUTS:
        precision, recall, both = f1(layout())
        total += both
        sys.stdout.write(f"{layout.__name__:18} P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}\n")
    sys.stdout.write(f"mean F1 {total / len(LAYOUTS):.4f} over {len(LAYOUTS)} layouts\n")


if __name__ == "__main__":
    main()
