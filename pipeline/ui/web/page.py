"""What every review page shares: the frame, links between pages, how a page is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup
from starlette.responses import HTMLResponse

from pipeline.export.writers.html import environment

if TYPE_CHECKING:
    from starlette.requests import Request

    from pipeline.ui.desk import Desk

PAGES = (
    ("Queue", "/"),
    ("Matrix", "/matrix"),
    ("Timeline", "/timeline"),
    ("Sources", "/sources"),
    ("Entities", "/entities"),
    ("Score", "/score"),
    ("Decisions", "/decisions"),
    ("New", "/new"),
)


class PageLinks:
    """Addresses of the review pages."""

    def group(self, group_id: str) -> str:
        """The page of a group."""
        return f"/c/{quote(group_id, safe='')}"

    def source(self, doc_id: str, claim_id: str | None = None) -> str:
        """An article, at a claim's passage where one is given."""
        return f"/s/{quote(doc_id, safe='')}" + (f"#{quote(claim_id)}" if claim_id else "")


LINKS = PageLinks()


def desk_of(request: Request) -> Desk:
    """The desk, up to date."""
    desk: Desk = request.app.state.desk
    desk.refresh()
    return desk


def render(request: Request, template: str, *, heading: str, status: int = 200, **values: object) -> HTMLResponse:
    """A page in the frame."""
    desk: Desk = request.app.state.desk
    page = (
        environment()
        .get_template(template)
        .render(
            heading=heading,
            pages=PAGES,
            here=request.url.path,
            progress=desk.progress(),
            run=desk.lookup.tables.run,
            reviewer=desk.reviewer,
            warnings=desk.log.warnings,
            saved=_saved(request, desk),
            lookup=desk.lookup,
            links=LINKS,
            **values,
        )
    )
    return HTMLResponse(page.encode("utf-8", "replace"), status_code=status)


def fragment(template: str, **values: object) -> Markup:
    """A part of a page that is costly to draw and can be kept."""
    return Markup(environment().get_template(template).render(links=LINKS, **values))  # noqa: S704 - from our templates


def _saved(request: Request, desk: Desk) -> str:
    """What was saved a moment ago, told from the log and not from the address."""
    number = request.query_params.get("saved", "")
    decision = next((d for d in reversed(desk.decisions) if d.reviewer == desk.reviewer and str(d.seq) == number), None)
    return f"Saved as no. {number}: {environment().filters['decided'](decision)}." if decision else ""


def number_in(request: Request, name: str = "page") -> int:
    """A whole number of the address, from 1; 1 where there is none."""
    text = request.query_params.get(name, "")
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 9 else 1


def missing(request: Request, fact: str) -> HTMLResponse:
    """A page for an address that names nothing in this run."""
    return render(request, "error.html", heading="Nothing there", status=404, fact=fact, remedy="")
