"""The review pages that save: every form is its own action."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.responses import RedirectResponse, Response

from pipeline.errors import DecisionError
from pipeline.records.decision import ACTIONS, UNDO
from pipeline.review.decisions import ON_NAMES
from pipeline.ui.desk import StaleError, Wish
from pipeline.ui.web.page import LINKS, desk_of, missing, render
from pipeline.ui.web.reading import claim_page

if TYPE_CHECKING:
    from starlette.requests import Request

MAX_FIELDS = 200
CONFLICT, UNPROCESSABLE = 409, 422
GROUP_ACTIONS = frozenset(ACTIONS) - frozenset(ON_NAMES)


async def on_group(request: Request) -> Response:
    """Save a decision about a question and come back to it."""
    desk = desk_of(request)
    group_id, action = request.path_params["group_id"], request.path_params["name"]
    if action not in GROUP_ACTIONS:
        return missing(request, "There is no such decision.")
    form = await _form(request)
    wish = Wish(
        action=action,
        group_id=group_id,
        seen=form.get("seen", ""),
        claim_id=form.get("claim", ""),
        slot=form.get("slot", ""),
        value=form.get("value", ""),
        note=form.get("note", ""),
    )
    try:
        saved = desk.save(wish)
    except DecisionError as error:
        return _refuse(request, group_id, error)
    here = LINKS.group(group_id) if group_id in desk.lookup.groups else "/"
    return RedirectResponse(f"{here}?saved={saved.seq}", status_code=303)


def _refuse(request: Request, group_id: str, error: DecisionError) -> Response:
    desk = desk_of(request)
    status = CONFLICT if isinstance(error, StaleError) else UNPROCESSABLE
    group = desk.lookup.groups.get(group_id)
    told = f"{error.fact[:1].upper()}{error.fact[1:]}." + (f" Remedy: {error.remedy}." if error.remedy else "")
    if group is None:
        return render(request, "error.html", heading="Not saved", status=status, fact=told, remedy="")
    return claim_page(request, desk, group, refused=told, status=status)


async def on_names(request: Request) -> Response:
    """Save whether two entities are one."""
    name = request.path_params["name"]
    if name not in ON_NAMES:
        return missing(request, "There is no such decision.")
    return await _save_elsewhere(request, name, "/entities")


async def revert(request: Request) -> Response:
    """Take back one of the reviewer's decisions from the list: adds a line."""
    return await _save_elsewhere(request, UNDO, "/decisions")


async def _save_elsewhere(request: Request, action: str, here: str) -> Response:
    form = await _form(request)
    try:
        saved = desk_of(request).save(Wish(action=action, value=form.get("value", "")))
    except DecisionError as error:
        status = CONFLICT if isinstance(error, StaleError) else UNPROCESSABLE
        return render(
            request, "error.html", heading="Not saved", status=status, fact=f"{error.fact}.", remedy=error.remedy
        )
    return RedirectResponse(f"{here}?saved={saved.seq}", status_code=303)


async def _form(request: Request) -> dict[str, str]:
    """Fields of a form post, several of one name joined by blanks. More fields than any form has are not read."""
    body = (await request.body()).decode("utf-8", "replace")
    try:
        fields = parse_qsl(body, keep_blank_values=True, max_num_fields=MAX_FIELDS)
    except ValueError:
        return {}
    return {name: " ".join(value for key, value in fields if key == name) for name, _ in fields}
