"""Gold claims and groups as alignment's input and truth, read straight from the annotation files."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

from pipeline.align.gold_claims import claim_of
from pipeline.records.claim import Claim
from pipeline.records.gold import GoldClaim

NOT_ARTICLES = {"alignment", "entities"}


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def gold_claim(row: dict[str, Any]) -> GoldClaim:
    """One claim row as a record."""
    quantity = row.get("quantity")
    return GoldClaim(
        id=row["id"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        trigger=(row["trigger"][0], row["trigger"][1]),
        type=row["type"],
        roles=tuple((role, tuple(ids)) for role, ids in row.get("roles", {}).items()),
        when=row.get("when"),
        quantity=(quantity["value"], quantity["unit"], quantity["comparator"]) if quantity else None,
        polarity=row["polarity"],
        modality=row["modality"],
        holder=row["holder"],
        text=row["text"],
    )


def read_gold(folder: Path) -> tuple[list[Claim], list[dict[str, Any]]]:
    """All claims of a set, and its groups as they stand in the file."""
    claims = [
        claim_of(path.stem, gold_claim(row))
        for path in sorted(folder.glob("*.jsonl"))
        if path.stem not in NOT_ARTICLES
        for row in read_rows(path)
        if row.get("layer") == "claim"
    ]
    return claims, read_rows(folder / "alignment.jsonl")


def gold_pairs(groups: list[dict[str, Any]]) -> dict[tuple[str, str], tuple[str, frozenset[str]]]:
    """Sorted pair of claim ids -> (agree or conflict, slots); the definition of the project's alignment scorer."""
    pairs: dict[tuple[str, str], tuple[str, frozenset[str]]] = {}
    for group in groups:
        members = sorted({f"{m['doc_id']}--{m['claim']}" for m in group["members"]})
        side = {f"{m['doc_id']}--{m['claim']}": i for i, s in enumerate(group.get("sides") or []) for m in s}
        for pair in combinations(members, 2):
            if pair[0].partition("--")[0] == pair[1].partition("--")[0]:
                continue
            if group["verdict"] == "conflict" and not (pair[0] in side and pair[1] in side):
                continue
            conflict = group["verdict"] == "conflict" and side[pair[0]] != side[pair[1]]
            before = pairs.get(pair, ("agree", frozenset()))
            if conflict:
                pairs[pair] = ("conflict", before[1] | frozenset(group.get("on") or []))
            else:
                pairs.setdefault(pair, ("agree", frozenset()))
    return pairs
