"""Commands for authors of predicate rules."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from pipeline.cli.options import Config, Json, Model, Packs, settings_of

if TYPE_CHECKING:
    from pipeline.errors import KnowledgeError

rules_app = typer.Typer(help="Check predicate rules: which words announce which kind of event.", no_args_is_help=True)


@rules_app.command()
def lint(packs: Packs = None, as_json: Json = False, config: Config = None) -> None:
    """Every fault of the rule files in force, with file and remedy; exit code 1 where there is one."""
    from pipeline.packs.files import find_layers
    from pipeline.packs.rules import lint_rules, read_layers

    rules = read_layers(find_layers(settings_of(config, packs).packs))
    _print_faults(lint_rules(rules), f"{len(rules)} rules, no faults", as_json=as_json)


@rules_app.command("test")
def try_examples(packs: Packs = None, model: Model = None, as_json: Json = False, config: Config = None) -> None:
    """Try every rule on its examples and counter-examples; exit code 1 where one fails."""
    from pipeline.extract.nlp import load_model
    from pipeline.extract.rule_trial import try_rules
    from pipeline.packs.knowledge import load_knowledge

    settings = settings_of(config, packs, model=model)
    book = load_knowledge(settings.packs).rules
    cases = sum(len(rule.examples) + len(rule.counter_examples) for rule in book.rules)
    done = f"{len(book.rules)} rules, {cases} sentences, all as they should be"
    _print_faults(try_rules(book, load_model(settings.model)), done, as_json=as_json)


def _print_faults(faults: Iterable[KnowledgeError], done: str, *, as_json: bool) -> None:
    found = 0
    for fault in faults:
        found += 1
        typer.echo(json.dumps({"fact": fault.fact, "at": fault.at, "remedy": fault.remedy}) if as_json else f"{fault}")
    if found:
        typer.secho(f"{found} faults", err=True)
        raise typer.Exit(1)
    typer.echo(done, err=True)


def add_to(app: typer.Typer) -> None:
    """Add the family to the program."""
    app.add_typer(rules_app, name="rules")
