"""Quality floors: fail when a figure falls below what was once reached.

    check_floors.py                          run, compare, exit 1 below a floor
    check_floors.py --raise                  lift the floors to what is reached now; never lower one
    check_floors.py --allow-regression LINE  set the floors to what is reached now, lower ones too; LINE must stand in
                                             CHANGELOG.md and say why
    check_floors.py --set NAME ...           only these sets

`floors.json` holds for each annotation set the figures, and the hashes of the gold and of the model with which they
were reached: under another gold or model the floors say nothing, and the check fails until they are set anew. Sets
whose folder is absent are skipped and named. The program is run as a user runs it; nothing of it is imported.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FLOORS = HERE / "floors.json"
CHANGELOG = ROOT / "CHANGELOG.md"
MEASURES = (
    ("entity", "strict F1"),
    ("entity", "id B3 F1"),
    ("time", "span F1"),
    ("time", "value agreement by days"),
    ("claim", "F1"),
    ("claim", "optimal recall"),
    ("claim", "type agreement"),
    ("claim", "when agreement by days"),
    ("claim", "actor set equal"),
    ("link", "F1"),
    ("conflict", "precision"),
    ("conflict", "recall"),
)


def gold_hash(folder: Path) -> str:
    """Hash of an annotation set: the names and contents of its files."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.suffix in {".jsonl", ".txt"}:
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def measure(entry: dict[str, Any], out: Path) -> tuple[dict[str, float], str]:
    """The figures of a run over a set's articles, and the model's hash."""
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "run", entry["corpus"]]
    command += ["--gold", entry["gold"], "--out", str(out)]
    command += [part for pack in entry.get("packs") or ["none"] for part in ("--pack", pack)]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        sys.exit(f"the run over {entry['corpus']} failed:\n{done.stderr}")
    with (out / "scores.csv").open(encoding="utf-8", newline="") as file:
        rows = {(row["layer"], row["measure"]): row["value"] for row in csv.DictReader(file) if not row["doc_id"]}
    figures = {f"{layer} {name}": float(rows.get((layer, name)) or 0) for layer, name in MEASURES}
    model = json.loads((out / "run.json").read_text(encoding="utf-8"))["model"]["fingerprint"]
    return figures, model


def judge(entry: dict[str, Any], figures: dict[str, float], gold: str, model: str) -> list[str]:
    """What is wrong, in words: another gold or model, or figures below their floors."""
    problems = []
    if entry.get("gold_sha256") not in {None, gold}:
        problems.append("the gold is not the one that the floors were reached on")
    if entry.get("model_sha256") not in {None, model}:
        problems.append("the model is not the one that the floors were reached with")
    for name, floor in entry.get("floors", {}).items():
        if figures[name] < floor:
            problems.append(f"{name}: {figures[name]:.4f} is below its floor {floor:.3f}")
    return problems


def lifted(entry: dict[str, Any], figures: dict[str, float], *, lower: bool) -> dict[str, float]:
    """New floors, cut to three decimals: what is reached, or the old floor where that is higher and none may fall."""
    old = entry.get("floors", {})
    reached = {name: math.floor(value * 1000 + 1e-9) / 1000 for name, value in figures.items()}
    return {name: value if lower else max(value, old.get(name, 0.0)) for name, value in reached.items()}


def tell(line: str) -> None:
    """Print a line at once: a run takes a while."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Measure every set, then judge or set its floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--allow-regression", metavar="LINE")
    parser.add_argument("--set", dest="sets", action="append")
    given = parser.parse_args()
    lower = given.allow_regression is not None
    if lower and (not given.allow_regression.strip() or given.allow_regression not in CHANGELOG.read_text("utf-8")):
        parser.error("LINE does not stand in CHANGELOG.md: write there first what falls and why")
    table = json.loads(FLOORS.read_text(encoding="utf-8"))
    failed = False
    for name, entry in table.items():
        if given.sets and name not in given.sets:
            continue
        folder = ROOT / entry["gold"]
        if not folder.is_dir() or not (ROOT / entry["corpus"]).is_dir():
            tell(f"{name}: skipped, {entry['gold']} or {entry['corpus']} is absent")
            continue
        with tempfile.TemporaryDirectory() as out:
            figures, model = measure(entry, Path(out))
        gold = gold_hash(folder)
        problems = judge(entry, figures, gold, model)
        for measured, value in figures.items():
            tell(f"{name}: {measured:32} {value:.4f}   floor {entry.get('floors', {}).get(measured, 0.0):.3f}")
        if given.lift or lower:
            entry |= {"gold_sha256": gold, "model_sha256": model, "floors": lifted(entry, figures, lower=lower)}
        else:
            failed |= bool(problems)
            for problem in problems:
                tell(f"{name}: FAILS: {problem}")
    if given.lift or lower:
        FLOORS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
