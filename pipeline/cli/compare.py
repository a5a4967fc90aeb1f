"""Commands that set claims and texts side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.options import Config, Json, Model, Out, Packs, settings_of
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.align.compare import TextVerdict
    from pipeline.config import Settings
    from pipeline.records.claim import Claim
    from pipeline.records.group import ClaimGroup, Comparison
    from pipeline.records.tables import RunTables

SHOWN = 12
"""Keys that `explain` lists; --json has all."""
Texts = Annotated[list[Path] | None, typer.Argument(help="Two text files.")]
Pairs = Annotated[Path | None, typer.Option("--jsonl", help="Pairs, one object with `a` and `b` a line; - is stdin.")]


def explain(
    ids: Annotated[list[str], typer.Argument(help="A group id, two claim ids, or `entity` and its id or name.")],
    out: Out = None,
    packs: Packs = None,
    as_json: Json = False,
    config: Config = None,
) -> None:
    """Say why two claims were compared and what each slot gave, the same for every pair of a group, or why the
    spellings of an entity were taken for one.
    """
    from pipeline.store.run import read_run

    settings = settings_of(config, packs, out=out)
    tables = read_run(settings.out, settings.decisions)
    claims = {claim.claim_id: claim for part in tables.extractions for claim in part.claims}
    groups = {group.group_id: group for group in tables.alignment.groups}
    if len(ids) > 1 and ids[0] == "entity":
        _print_entity(" ".join(ids[1:]), tables, settings, as_json=as_json)
    elif len(ids) == 1 and ids[0] in groups:
        _print_group(groups[ids[0]], tables, claims, as_json=as_json)
    elif len(ids) == 2 and all(claim in claims for claim in ids):
        _print_comparisons([_compare(ids[0], ids[1], tables, claims, settings.packs)], claims, as_json=as_json)
    else:
        unknown = ", ".join(i for i in ids if i not in claims and i not in groups) or "they are not two claims"
        raise UsageError(
            f"cannot explain {' '.join(ids)}: {unknown}",
            at=str(settings.out),
            remedy="give one group_id of groups.jsonl, two claim_ids of claims.jsonl, or `entity` and an id",
        )


def _print_entity(asked: str, tables: RunTables, settings: Settings, *, as_json: bool) -> None:
    """Why the spellings of the entity with this id, name or spelling are one."""
    from pipeline.extract.entity_reasons import explain_entity
    from pipeline.packs.knowledge import load_knowledge
    from pipeline.store.names import read_name_rulings

    found = [e for e in tables.entities if asked in {e.entity_id, e.name, *(alias.text for alias in e.aliases)}]
    if not found:
        raise UsageError(
            f"no entity {asked!r}", at=str(settings.out), remedy="give an entity_id, name or spelling of entities.jsonl"
        )
    rulings = read_name_rulings(settings.names)
    for entity in found:
        lines = explain_entity(entity, knowledge=load_knowledge(settings.packs), overrides=rulings)
        typer.echo(json.dumps({"entity_id": entity.entity_id, "lines": lines}) if as_json else "\n".join(lines))


def _compare(left: str, right: str, tables: RunTables, claims: dict[str, Claim], packs: tuple[str, ...]) -> Comparison:
    """The run's own comparison of two claims, or a fresh one where they were not linked."""
    from pipeline.align.compare import compare_claims
    from pipeline.packs.knowledge import load_knowledge

    for found in tables.alignment.comparisons:
        if {found.left, found.right} == {left, right}:
            return found
    return compare_claims(
        claims[left],
        claims[right],
        knowledge=load_knowledge(packs),
        claims=tuple(claims.values()),
        entities=tables.entities,
        sources={document.doc_id: document.source for document in tables.documents},
    )


def _print_group(group: ClaimGroup, tables: RunTables, claims: dict[str, Claim], *, as_json: bool) -> None:
    pairs = [c for c in tables.alignment.comparisons if group.group_id in c.group_ids]
    if not as_json:
        on = f" on {', '.join(group.conflict_on)}" if group.conflict_on else ""
        typer.echo(f"{group.question}\n{group.verdict}{on}  {group.reason}".rstrip())
        for number, side in enumerate(group.sides, 1):
            typer.echo(f"side {number}: {', '.join(side)}")
    _print_comparisons(pairs, claims, as_json=as_json)


def _print_comparisons(pairs: list[Comparison], claims: dict[str, Claim], *, as_json: bool) -> None:
    if as_json:
        from pipeline.store.rows import to_row

        for pair in pairs:
            typer.echo(json.dumps(to_row(pair), ensure_ascii=False))
        return
    for pair in pairs:
        on = f" on {', '.join(pair.conflict_on)}" if pair.conflict_on else ""
        typer.echo(f"\n{pair.left} ~ {pair.right}: {pair.verdict}{on}, link probability {pair.score:.2f}")
        for claim_id in (pair.left, pair.right):
            quote = " ".join(claims[claim_id].evidence.quote.split()) if claim_id in claims else ""
            typer.echo(f"  {claim_id}: “{quote}”")
        for field in pair.fields:
            typer.echo(f"  {field.field:<12} {field.outcome:<10} {field.reason}")
        more = f" and {len(pair.keys) - SHOWN} more" if len(pair.keys) > SHOWN else ""
        typer.echo(f"  shared: {', '.join(pair.keys[:SHOWN]) or 'nothing that is telling'}{more}")


def compare_text(
    texts: Texts = None,
    pairs: Pairs = None,
    model: Model = None,
    packs: Packs = None,
    as_json: Json = False,
    config: Config = None,
) -> None:
    """Say whether two short texts agree or conflict, on what and why; many pairs with the model loaded once."""
    if (pairs is None) == (not texts) or (texts and len(texts) != 2):
        raise UsageError("nothing to compare", remedy="give two text files, or --jsonl with a file of pairs")
    from pipeline.api import compare_pairs
    from pipeline.extract.kernel import use_kernel
    from pipeline.extract.nlp import load_model
    from pipeline.packs.knowledge import load_knowledge

    settings = settings_of(config, packs, model=model)
    rows = list(_read_pairs(pairs)) if pairs else [dict(zip("ab", map(_read, texts or ()), strict=True))]
    nlp = load_model(settings.model)
    use_kernel(nlp, settings.blas)
    found = compare_pairs(
        ((row["a"], row["b"]) for row in rows),
        nlp=nlp,
        knowledge=load_knowledge(settings.packs),
    )
    for row, verdict in zip(rows, found, strict=True):
        extra = {key: value for key, value in row.items() if key not in {"a", "b"}}
        typer.echo(_verdict_line(verdict, extra, as_json=as_json or pairs is not None))


def _verdict_line(verdict: TextVerdict, extra: dict[str, Any], *, as_json: bool) -> str:
    if as_json:
        row = {"verdict": verdict.verdict, "conflict_on": list(verdict.conflict_on), "reason": verdict.reason}
        return json.dumps({**extra, **row}, ensure_ascii=False)
    on = f" on {', '.join(verdict.conflict_on)}" if verdict.conflict_on else ""
    return f"{verdict.verdict}{on}\n{verdict.reason}"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {path}: {error}", remedy="give a UTF-8 text file") from error


def _read_pairs(path: Path) -> Iterator[dict[str, Any]]:
    """Rows with texts `a` and `b`. Raises UsageError with the line that has none."""
    import sys

    text = sys.stdin.read() if str(path) == "-" else _read(path)
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            row["a"], row["b"] = _text(row["a"]), _text(row["b"])
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(
                f"line {number} is no pair: {error}", at=str(path), remedy='write {"a": "...", "b": "..."} on each line'
            ) from error
        yield row


def _text(value: object) -> str:
    if not isinstance(value, str):
        message = f"{value!r} is no text"
        raise TypeError(message)
    return value


def align(
    claims: Annotated[Path, typer.Option("--claims", help="Annotation set whose claims are aligned.")],
    out: Out = None,
    packs: Packs = None,
    as_json: Json = False,
    config: Config = None,
) -> None:
    """Run alignment alone on the claims of an annotation set and compare links and conflicts with its groups."""
    from pipeline.align.gold_claims import claims_of
    from pipeline.align.stage import align as align_claims
    from pipeline.packs.knowledge import load_knowledge
    from pipeline.store.gold import read_gold_set

    gold = read_gold_set(claims)
    records = [claim for document in gold.documents for claim in claims_of(document)]
    knowledge = load_knowledge(settings_of(config, packs).packs)
    found = align_claims(records, sources={}, entities=(), knowledge=knowledge)
    if out is not None:
        from pipeline.store.rows import to_row
        from pipeline.store.tables import write_table

        write_table(out / "comparisons.jsonl", map(to_row, found.comparisons))
        write_table(out / "groups.jsonl", map(to_row, found.groups))
        write_table(out / "within_source.jsonl", map(to_row, found.within_source))
    _print_figures(_figures(gold, found.comparisons), as_json=as_json)


def _figures(gold: Any, comparisons: Any) -> dict[str, Any]:
    """Links and conflicts against the set's own groups."""
    from dataclasses import replace

    from pipeline.reconcile.claim_pairs import conflict_figures, firm_figures, judge_pairs, link_figures

    found = replace(
        gold,
        documents=tuple(
            replace(d, claims=tuple(replace(c, id=f"{d.doc_id}--{c.id}") for c in d.claims)) for d in gold.documents
        ),
    )
    result = judge_pairs(gold, found, comparisons)
    figures: dict[str, Any] = {f"links: {name}": value for name, value in link_figures(result).items()}
    figures |= {f"conflicts: {name}": value for name, value in conflict_figures(result).items()}
    return figures | firm_figures(result, gold.groups, {d.doc_id for d in gold.documents})


def _print_figures(figures: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(figures))
        return
    for name, value in figures.items():
        typer.echo(f"{name:<78} {'-' if value is None else round(value, 3)}")


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.command()(align)
    app.command()(explain)
    app.command("compare-text")(compare_text)
