"""The page templates and what they may call; shared by the report and the review pages."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from pipeline.export.camps import camps_of, shown_claims
from pipeline.export.notes import notes_of
from pipeline.export.passages import TRIGGER, changed_from, in_context
from pipeline.export.positions import side_values
from pipeline.export.scoreboard import LAYERS, lost_because
from pipeline.records.decision import SPLIT, UNDO
from pipeline.records.group import AGREE, CONFLICT, SINGLE_SOURCE, UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.export.lookup import Lookup
    from pipeline.export.passages import Segment
    from pipeline.records.decision import Decision
    from pipeline.records.group import ClaimGroup

SIGNS = {CONFLICT: "≠", AGREE: "=", SINGLE_SOURCE: "•", UNDECIDED: "?"}
WORDS = {CONFLICT: "conflict", AGREE: "agree", SINGLE_SOURCE: "one source", UNDECIDED: "cannot be told"}


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Templates with autoescape, in which an unknown name is an error."""
    env = Environment(
        loader=PackageLoader("pipeline", "resources/pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        sign=sign,
        word=word,
        verdict=verdict,
        marked=marked,
        changed_from=changed_from,
        figure=figure,
        decided=decided,
        moment=moment,
    )
    env.globals.update(
        in_context=in_context,
        notes_of=notes_of,
        side_values=side_values,
        side_sources=side_sources,
        camps_of=camps_of,
        layers=LAYERS,
        lost_because=lost_because,
        shown_claims=shown_claims,
        claim_statement=claim_statement,
        source_line=source_line,
    )
    return env


@lru_cache(maxsize=16)
def static_text(name: str) -> str:
    """A style sheet or script that stands beside the templates."""
    return (files("pipeline") / "resources" / "pages" / name).read_text(encoding="utf-8")


def sign(verdict: str) -> str:
    """The symbol of a verdict."""
    return SIGNS.get(verdict, "·")


def word(verdict: str) -> str:
    """A verdict in words."""
    return WORDS.get(verdict, verdict)


@lru_cache(maxsize=8)
def verdict(name: str) -> Markup:
    """A verdict as pages show it: symbol, word and a class for its colour."""
    return Markup('<span class="verdict {}"><span class="sign" aria-hidden="true">{}</span>{}</span>').format(
        name, sign(name), word(name)
    )


def marked(segments: Iterable[Segment]) -> Markup:
    """A passage with what is marked in it, the trigger more strongly."""
    parts = []
    for segment in segments:
        text = escape(segment.text)
        if TRIGGER in segment.marks:
            parts.append(f'<mark class="trigger">{text}</mark>')
        else:
            parts.append(f"<mark>{text}</mark>" if segment.marks else text)
    return Markup("".join(parts))  # noqa: S704 - every text in it is escaped


def figure(value: float | None) -> str:
    """A score with two digits after the point, a count without."""
    if value is None:
        return "–"
    return f"{value:.0f}" if value > 1 and float(value).is_integer() else f"{value:.2f}"


def moment(stamp: str) -> str:
    """A time stamp to the minute, UTC."""
    return stamp[:16].replace("T", " ")


def decided(decision: Decision) -> str:
    """A decision in words, e.g. `prefer falk-2031`."""
    told = decision.action.replace("_", " ")
    if decision.slot is not None:
        return f"{told} {decision.slot} to {decision.value or 'nothing'}"
    if decision.supersedes is not None and decision.action == UNDO:
        return f"take back no. {decision.supersedes}"
    if decision.action == SPLIT:
        parts = [len(part.split()) for part in (decision.value or "").split("|")]
        return f"{told} {' + '.join(map(str, parts))} claims" if decision.value else told
    return f"{told} {decision.value}" if decision.value else told


def side_sources(side: Iterable[str], lookup: Lookup) -> list[str]:
    """Short names of the sources on a side."""
    doc_ids = sorted({lookup.claims[claim_id].doc_id for claim_id in side if claim_id in lookup.claims})
    return [lookup.label_of(doc_id) for doc_id in doc_ids]


def claim_statement(group: ClaimGroup, lookup: Lookup) -> str:
    """The statement of the group's first claim."""
    return next((claim.statement for claim in lookup.claims_of(group)), "")


def source_line(doc_id: str, lookup: Lookup) -> str:
    """Publisher and date of an article."""
    source = lookup.source_of(doc_id)
    published = f"{source.published} (inferred)" if source.published_basis == "inferred" else source.published
    return ", ".join(part for part in (source.publisher, published) if part) or doc_id
