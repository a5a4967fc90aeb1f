"""The words that an annotation may use. GUIDELINES.md says what they mean."""

from __future__ import annotations

REGIONS = ("front_matter", "heading", "footnote", "note_mark", "furniture", "pull_quote", "duplicate")
TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")
PLOVER_TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
CLAIM_TYPES = (
    *PLOVER_TYPES,
    "FOUND",
    "JOIN",
    "LEAVE",
    "MEMBERSHIP",
    "OFFICE",
    "EXERCISE",
    "STATISTIC",
    "STANCE",
    "ASSESSMENT",
    "FORECAST",
    "OTHER",
)
COMPARATORS = ("=", ">", "<", ">=", "<=", "~")
VERDICTS = ("agree", "conflict")
STRENGTHS = ("firm", "soft")
