"""Groups of two annotation sets: where they differ, and the groups that rulings make of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.reconcile.agreement import PairedDocument
from pipeline.reconcile.matching import optimal_claims
from pipeline.records.gold import GoldGroup, GoldSet
from pipeline.records.record import record

Key = tuple[str, str]


@record
class Disagreement:
    """One row, or two that answer to each other, on which the sets differ.

    `key` tells it again on another day: article, layer and the places of the rows (or the group's names). `a` and `b`
    say in words what each set has; empty where it has nothing.
    """

    key: str
    doc_id: str
    layer: str
    quote: str
    a: str
    b: str


def _group_meaning(group: GoldGroup, same: Mapping[Key, Key]) -> object:
    def mapped(members: Sequence[Key]) -> frozenset[Key]:
        return frozenset(same.get(member, member) for member in members)

    return mapped(group.members), group.verdict, frozenset(group.on), frozenset(map(mapped, group.sides))


def _group_choices(
    first: GoldSet, second: GoldSet, paired: Sequence[PairedDocument]
) -> Iterator[tuple[GoldGroup | None, GoldGroup | None, str]]:
    """Groups of both sets: together where they say the same of the same claims, or share the most members."""
    same = {
        (d.doc_id, b.id): (d.doc_id, a.id) for d in paired for a, b in optimal_claims(d.gold.claims, d.found.claims)
    }
    left = {id(group): frozenset(group.members) for group in first.groups}
    free = list(second.groups)
    for group in first.groups:
        shared = [(len(left[id(group)] & {same.get(m, m) for m in other.members}), -i) for i, other in enumerate(free)]
        most, position = max(shared, default=(0, 0))
        other = free.pop(-position) if most >= 2 else None
        equal = other is not None and _group_meaning(group, {}) == _group_meaning(other, same)
        yield group, other, "" if equal else f"alignment:{group.group}:{other.group if other else '-'}"
    for other in free:
        yield None, other, f"alignment:-:{other.group}"


def group_disagreements(first: GoldSet, second: GoldSet, paired: Sequence[PairedDocument]) -> Iterator[Disagreement]:
    """Groups that one set alone has, or that the two judge or fill differently."""
    for left, right, key in _group_choices(first, second, paired):
        if key:
            question = (left or right).question  # type: ignore[union-attr]
            a, b = _group_words(left), _group_words(right)
            yield Disagreement(key=key, doc_id="", layer="alignment", quote=question, a=a, b=b)


def _group_words(group: GoldGroup | None) -> str:
    if group is None:
        return ""
    members = ", ".join(f"{doc_id} {claim}" for doc_id, claim in group.members)
    sides = " against ".join("{" + ", ".join(f"{d} {c}" for d, c in side) + "}" for side in group.sides)
    on = f" on {', '.join(group.on)}" if group.on else ""
    return f"{group.verdict}{on}: {sides or members}"


def merge_groups(
    first: GoldSet,
    second: GoldSet,
    rulings: Mapping[str, str],
    paired: Sequence[PairedDocument],
    names: Mapping[tuple[str, Key], str],
) -> tuple[tuple[GoldGroup, ...], tuple[str, ...]]:
    """The groups that the rulings make, numbered anew, and those that are left without two articles. `names` gives, by
    (side, (doc_id, claim)), the id under which a claim of either set was kept.
    """
    kept: list[GoldGroup] = []
    lost: list[str] = []
    for left, right, key in _group_choices(first, second, paired):
        ruling = rulings[key] if key else "a"
        for side, group in (("a", left), ("b", right)):
            if group is None or ruling not in {side, "both"}:
                continue
            made = _with_claims(group, side, names, f"g{len(kept) + 1:02d}")
            if len({doc_id for doc_id, _ in made.members}) < 2:
                lost.append(f"{group.group} ({side}): {group.question}")
            else:
                kept.append(made)
    return tuple(kept), tuple(lost)


def _with_claims(group: GoldGroup, side: str, names: Mapping[tuple[str, Key], str], name: str) -> GoldGroup:
    def mapped(members: Sequence[Key]) -> tuple[Key, ...]:
        found = ((member[0], names[side, member]) for member in members if (side, member) in names)
        return tuple(dict.fromkeys(found))

    sides = tuple(side for side in map(mapped, group.sides) if side)
    return replace(group, group=name, members=mapped(group.members), sides=sides)
