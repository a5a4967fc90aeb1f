# ruff: noqa: E501 - pages stand on one line each, as servers send them
"""Six further page layouts, written before any rule was made for them.

`python -m bench.ingest_further_pages` prints precision, recall and F1 as `bench.ingest_pages` does. They were measured
once before rules were touched: 0.970 in mean, no comment read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from bench.ingest_pages import ARTICLE, COMMENTS, RELATED, TITLE, _links, _p, _page, f1


def medium_like() -> str:
    """A platform of writers: hashed class names, buttons, responses in preformatted blocks, more by the same hand."""
    return _page(
        '<div id="root"><div class="a b c"><div class="ab q"><a href="#">Open in app</a> <a href="#">Sign up</a></div>'
        f'<article><div class="l"><section><h1 class="pw-post-title">{TITLE}</h1><div class="bm"><a href="#">Mia Berg</a><span>·</span><a>Follow</a></div><div><span>6 min read</span><span>Apr 3, 2022</span></div><div><button>214</button><button>Listen</button><button>Share</button></div>'
        + "".join(f'<p class="pw-post-body-paragraph graf">{t}</p>' for t in ARTICLE)
        + "</section></div></article>"
        '<div class="nn"><a>Ferries</a><a>Ports</a></div><div class="nm"><h2>Written by Mia Berg</h2><p>1.2K Followers</p><p>Mia Berg writes about boats and the people who wait for them.</p></div><h2>Responses (3)</h2>'
        + "".join(f'<div class="resp"><a>reader{i}</a><pre>{c}</pre></div>' for i, c in enumerate(COMMENTS))
        + f"<h2>More from Mia Berg</h2>{_links(RELATED)}</div></div>"
    )


def press_release() -> str:
    """A release of an authority: banner, release number, end mark, contact, about the authority."""
    return _page(
        f'<a href="#main">Skip to main content</a><div role="banner"><p>An official website of the county. Here is how you know.</p></div><nav>{_links(("Departments", "Services", "News"))}</nav><div id="main"><p>FOR IMMEDIATE RELEASE</p><p>3 April 2022</p><p>Release no. 22-114</p><h1>{TITLE}</h1>{_p()}<p>###</p><h2>Media contact</h2><p>Press office, Velm. Telephone 555 0100. Journalists may call the desk on weekdays from nine to five.</p><h2>About the county</h2><p>The county of Norrvik serves forty islands and is responsible for roads, quays and ferries.</p><h2>Share this page</h2><p>The following links open in a new tab</p></div><footer><p>All content is available under the open licence, except where otherwise stated.</p></footer>'
    )


def repository() -> str:
    """A repository of papers: metadata as a table, full text beside files, citation and statistics."""
    return _page(
        f'<div class="navbar">{_links(("Home", "Browse", "Deposit"))}</div><div class="container"><h1>{TITLE}</h1><ul class="creators"><li>Berg, Mia</li></ul><table><tr><th>Publisher</th><td>Institute of Ports</td></tr><tr><th>DOI</th><td>10.9999/velm.12</td></tr><tr><th>Licence</th><td>Open</td></tr></table><div class="row"><div class="col-8"><h3>Full text</h3>{_p()}</div><div class="col-4"><h3>Files</h3><p>berg-2022.pdf (1.2 MB)</p><h3>Citation</h3><p>Berg, M. (2022). {TITLE}. Journal of Quays, 4(2), 11-19.</p><h3>Statistics</h3><p>This item was viewed 311 times and downloaded 47 times since it was deposited.</p></div></div><p>Collections: Ports; Islands</p></div>'
    )


def old_fonts() -> str:
    """An old newspaper: three table columns, fonts, line breaks instead of paragraphs."""
    return (
        f'<html><head><title>{TITLE}</title></head><body bgcolor="#ffffff"><table width="760"><tr><td colspan="3"><font size="5">The Velm Courier</font></td></tr><tr><td width="120"><font size="1"><a href="a">Home</a><br><a href="b">Sports</a><br><a href="c">Weather</a></font></td><td width="500"><font size="5"><b>{TITLE}</b></font><br><font size="2">By Mia Berg<br>Sunday, April 3, 2022</font><br><br><font face="Times" size="3">'
        + "<br><br>\n".join(ARTICLE)
        + '</font></td><td width="140"><font size="1"><b>Also today</b><br>'
        + "<br>".join(f'<a href="x">{r}</a>' for r in RELATED)
        + '<br>Subscribe to the Courier for only ten crowns a month and have it brought to your door.</font></td></tr><tr><td colspan="3"><font size="1">Copyright 2022 The Velm Courier. No part of this page may be printed without our leave.</font></td></tr></table></body></html>'
    )


def live_blog() -> str:
    """A live blog: key events, a time stamp above each entry."""
    return _page(
        f'<header>{_links(("News", "Live"))}</header><main><h1>{TITLE}</h1><p>Last updated 3 April 2022 18.40</p><div class="key-events"><h2>Key events</h2>{_links(("Stage opens", "Minister speaks"))}</div><div class="liveblog">'
        + "".join(
            f'<div class="lb-post"><time datetime="2022-04-03T1{i}:00">1{i}.00</time><span>Mia Berg</span><p>{t}</p><button>Share</button></div>'
            for i, t in enumerate(ARTICLE)
        )
        + f'</div><div class="newer"><a>Show older posts</a></div></main><div class="related">{_links(RELATED)}</div>'
    )


def forum() -> str:
    """A forum: the first post is the article, replies look just like it."""
    return _page(
        f'<div class="topbar"><a>Register</a> <a>Log in</a></div><h1>{TITLE}</h1><div class="thread"><div class="post" id="p1"><div class="user"><b>miaberg</b><br>Posts: 214<br>Joined: May 2011</div><div class="message">{_p()}</div><div class="sig">Fair winds and short queues to all of you on the islands.</div><a>Reply</a> <a>Quote</a></div>'
        + "".join(
            f'<div class="post" id="p{i + 2}"><div class="user"><b>islander{i}</b><br>Posts: {i}7</div><div class="message"><p>{c}</p></div><a>Reply</a> <a>Quote</a></div>'
            for i, c in enumerate(COMMENTS)
        )
        + '</div><div class="quick"><p>You must be logged in to post a reply here.</p></div>'
    )


FURTHER: tuple[Callable[[], str], ...] = (medium_like, press_release, repository, old_fonts, live_blog, forum)


def main() -> None:
    """Measure each layout."""
    total = 0.0
    for layout in FURTHER:
        precision, recall, both = f1(layout())
        total += both
        sys.stdout.write(f"{layout.__name__:15} {precision:.3f} {recall:.3f} {both:.3f}\n")
    sys.stdout.write(f"mean F1 {total / len(FURTHER):.4f} over {len(FURTHER)} layouts\n")


if __name__ == "__main__":
    main()
