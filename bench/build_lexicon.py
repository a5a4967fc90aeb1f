"""The lexicon of `pipeline/resources/lexicon` from the data files of WordNet 3.0.

python -m bench build_lexicon FOLDER     FOLDER holds data.{noun,verb,adj,adv}, index.* and cntlist.rev
                                         (Debian's wordnet-base, or the distribution of Princeton University)

Kept are words of one part in lower case that are common: counted in the sense-tagged texts, or used in at least
`LEAST_USES` definitions; and verbs of two parts (`call-off`). Of each word the senses with at least `LEAST_SHARE` of
its counts are kept, at most `SENSES`.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

LEXICON = Path(__file__).resolve().parents[1] / "pipeline" / "resources" / "lexicon"
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
CATEGORIES = [
    "adj",
    "adj",
    "adv",
    "top",
    "act",
    "animal",
    "artifact",
    "attribute",
    "body",
    "cognition",
    "communication",
    "event",
    "feeling",
    "food",
    "group",
    "location",
    "motive",
    "object",
    "person",
    "phenomenon",
    "plant",
    "possession",
    "process",
    "quantity",
    "relation",
    "shape",
    "state",
    "substance",
    "time",
    "body",
    "change",
    "cognition",
    "communication",
    "competition",
    "consumption",
    "contact",
    "creation",
    "emotion",
    "motion",
    "perception",
    "possession",
    "social",
    "stative",
    "weather",
    "adj",
]
LEAST_USES = 1
LEAST_SHARE = 0.08
SENSES = 4
UNCOUNTED_SENSES = 2
PARTICLES = "up off out down on over in away back through aside along around forward"
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*$")
_PHRASAL = re.compile(rf"[a-z]+_(?:{PARTICLES.replace(' ', '|')})$")


@dataclass(slots=True)
class Synset:
    """One synset as its data file has it: words in order, category, wider synsets, heads, antonyms, derivations.

    `opposites` and `related` are (own word, part + offset, other's word number) triples.
    """

    words: list[str]
    category: str
    wider: list[str] = field(default_factory=list)
    opposites: list[tuple[str, str, int]] = field(default_factory=list)
    related: list[tuple[str, str, int]] = field(default_factory=list)


def main(arguments: Sequence[str]) -> None:
    """Write words.csv, synsets.csv and opposites.csv."""
    folder = Path(arguments[0])
    synsets, uses = _read_synsets(folder)
    senses = _common_senses(folder, uses)
    kept = {s for chosen in senses.values() for s in chosen}
    kept |= {wider for s in kept for wider in _upward(s, synsets)}
    number = {s: f"{s[0]}{i:x}" for i, s in enumerate(sorted(kept))}
    note = (
        "Derived from WordNet 3.0, copyright 2006 Princeton University, see NOTICE; by `python -m bench build_lexicon`."
    )
    _write(
        "words.csv",
        f"Common words with their senses, likeliest first, and words of the same root. {note}",
        ("word", "part", "senses", "related"),
        (
            (word, part, " ".join(number[s] for s in chosen), " ".join(_related(word, chosen, synsets, senses)))
            for (word, part), chosen in sorted(senses.items())
        ),
    )
    _write(
        "synsets.csv",
        f"Senses with their field and the senses that are wider (of adjectives: the head of their cluster). {note}",
        ("sense", "field", "wider"),
        (
            (number[s], synsets[s].category, " ".join(number[w] for w in synsets[s].wider if w in number))
            for s in sorted(kept)
            if synsets[s].wider or s[0] in "nv"
        ),
    )
    _write("antonyms.csv", f"Opposites. {note}", ("word", "part", "opposite"), _opposites(synsets, senses))


def _read_synsets(folder: Path) -> tuple[dict[str, Synset], Counter[str]]:
    """All synsets by part and offset, and how many definitions use a word."""
    found: dict[str, Synset] = {}
    uses: Counter[str] = Counter()
    for name, part in PARTS.items():
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if not line.startswith("  "):
                facts, _, gloss = line.partition("|")
                uses.update(set(re.findall(r"[a-z]+(?:-[a-z]+)*", gloss.lower())))
                found[part + facts[:8]] = _read_synset(facts.split())
    return found, uses


def _read_synset(cells: Sequence[str]) -> Synset:
    count = int(cells[3], 16)
    words = [re.sub(r"\(.*\)$", "", w) for w in cells[4 : 4 + 2 * count : 2]]
    synset = Synset(words=words, category=CATEGORIES[int(cells[1])])
    at = 4 + 2 * count
    for i in range(int(cells[at])):
        sign, offset, part, ends = cells[at + 1 + 4 * i : at + 5 + 4 * i]
        target = part.replace("s", "a") + offset
        if sign in {"@", "@i"} or (sign == "&" and cells[2] == "s"):
            synset.wider.append(target)
        elif sign in {"!", "+"}:
            kind = synset.opposites if sign == "!" else synset.related
            own, other = (int(number, 16) - 1 for number in (ends[:2], ends[2:]))
            kind.append((words[own], target, other))
    return synset


def _common_senses(folder: Path, uses: Counter[str]) -> dict[tuple[str, str], list[str]]:
    """(word, part) -> its senses that are kept."""
    counts = _sense_counts(folder)
    found = {}
    for name, part in PARTS.items():
        for line in (folder / f"index.{name}").read_text(encoding="latin-1").splitlines():
            cells = line.split()
            phrasal = part == "v" and bool(_PHRASAL.match(cells[0]))
            if line.startswith("  ") or not (phrasal or _WORD.match(cells[0])):
                continue
            offsets = [part + o for o in cells[-int(cells[2]) :]]
            tagged = [counts[cells[0], part, i] for i in range(1, len(offsets) + 1)]
            if phrasal or sum(tagged) or uses[cells[0]] >= LEAST_USES:
                found[cells[0].replace("_", "-"), part] = _likely(offsets, tagged)
    return found


def _likely(offsets: Sequence[str], tagged: Sequence[int]) -> list[str]:
    if not sum(tagged):
        return list(offsets[:UNCOUNTED_SENSES])
    return [o for o, n in zip(offsets, tagged, strict=True) if n >= LEAST_SHARE * sum(tagged)][:SENSES]


def _sense_counts(folder: Path) -> Counter[tuple[str, str, int]]:
    """(word, part, number of the sense) -> how often the tagged texts have it."""
    counts: Counter[tuple[str, str, int]] = Counter()
    for line in (folder / "cntlist.rev").read_text(encoding="latin-1").splitlines():
        key, sense, count = line.split()
        word, _, rest = key.partition("%")
        counts[word, "?nvara"[int(rest[0])] if rest[0] != "4" else "r", int(sense)] += int(count)
    return counts


def _upward(start: str, synsets: dict[str, Synset]) -> Iterator[str]:
    for wider in synsets[start].wider:
        yield wider
        if start[0] != "a":
            yield from _upward(wider, synsets)


def _related(
    word: str, chosen: Sequence[str], synsets: dict[str, Synset], senses: dict[tuple[str, str], list[str]]
) -> list[str]:
    """Common words of the same root, whatever their part: `arrival` of `arrive`."""
    found = {
        synsets[target].words[at] for s in chosen for own, target, at in synsets[s].related if own == word and at >= 0
    }
    return sorted(w for w in found if w != word and any((w, part) in senses for part in PARTS.values()))


def _opposites(synsets: dict[str, Synset], senses: dict[tuple[str, str], list[str]]) -> Iterator[tuple[str, str, str]]:
    """Pairs of common words, each once."""
    pairs = set()
    for (word, part), chosen in senses.items():
        for s in chosen:
            for own, target, at in synsets[s].opposites:
                other = synsets[target].words[at]
                if own == word and (other, part) in senses:
                    pairs.add((min(word, other), part, max(word, other)))
    yield from sorted(pairs)


def _write(name: str, note: str, header: Sequence[str], rows: Iterator[tuple[str, ...]]) -> None:
    LEXICON.mkdir(exist_ok=True)
    with (LEXICON / name).open("w", encoding="utf-8", newline="") as file:
        file.write(f"# {note}\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main(())
