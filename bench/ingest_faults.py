"""Damaged files: none may crash or hang the reader, each must be read or refused with a remedy.

`python -m bench.ingest_faults [COUNT]` damages articles of every format in COUNT ways (default 1,000; the same ones
every time) and prints how they were taken, the longest time in seconds and the highest memory in MB.
"""

from __future__ import annotations

import hashlib
import io
import random
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator

from pipeline.errors import ReadError
from pipeline.ingest.metadata import Sidecar
from pipeline.ingest.stage import ingest
from pipeline.records.document import RawFile

Change = Callable[[bytes, random.Random], bytes]


def truncated(data: bytes, chance: random.Random) -> bytes:
    """Cut off somewhere."""
    return data[: chance.randrange(len(data))]


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Forty bytes changed."""
    changed = bytearray(data)
    for _ in range(40):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def with_nulls(data: bytes, chance: random.Random) -> bytes:
    """NUL bytes strewn in."""
    at = chance.randrange(len(data))
    return data[:at] + b"\0" * chance.randrange(1, 2_000) + data[at:]


def doubled_slices(data: bytes, chance: random.Random) -> bytes:
    """A stretch repeated many times."""
    at = chance.randrange(len(data))
    return data[:at] + data[at : at + 200] * chance.randrange(1, 500) + data[at:]


def nested(data: bytes, chance: random.Random) -> bytes:
    """Elements, quotes and brackets opened and never closed."""
    opener = chance.choice([b"<div>", b"<b><i>", b"> ", b"[", b"<table><tr><td>", b"<sup>", b"((", b"**_", b"<ul><li>"])
    at = chance.randrange(len(data))
    return data[:at] + opener * chance.randrange(10, 20_000) + data[at:]


def huge_tag(data: bytes, chance: random.Random) -> bytes:
    """One element with an endless attribute."""
    at = chance.randrange(len(data))
    return data[:at] + b'<p class="' + b"a-b " * chance.randrange(100, 100_000) + b'">' + data[at:]


def other_encoding(data: bytes, chance: random.Random) -> bytes:
    """Saved in an encoding that it does not name."""
    text = data.decode("utf-8", "replace")
    return text.encode(chance.choice(["utf-16", "cp1252", "koi8-r", "shift_jis", "utf-32"]), "replace")


def shuffled(data: bytes, chance: random.Random) -> bytes:
    """Stretches in another order."""
    size = max(1, len(data) // 12)
    stretches = [data[i : i + size] for i in range(0, len(data), size)]
    chance.shuffle(stretches)
    return b"".join(stretches)


def long_line(data: bytes, chance: random.Random) -> bytes:
    """All line ends gone, and one character repeated."""
    at = chance.randrange(len(data))
    return (data[:at] + chance.choice(_REPEATED) * 300_000 + data[at:]).replace(b"\n", b" ")


def broken_head(data: bytes, chance: random.Random) -> bytes:
    """Metadata at the head that is none."""
    return (
        chance.choice(
            [b"---\n- [\n---\n", b"---\na: *b\n---\n", b"+++\nx=\n+++\n", b"---\n" + b"a: {" * 3_000 + b"\n---\n"]
        )
        + data
    )


_REPEATED = (b"a", b" ", b".", b"-", b"#", b"*", b"1 ")
CHANGES: tuple[Change, ...] = (
    truncated,
    flipped,
    with_nulls,
    doubled_slices,
    nested,
    huge_tag,
    other_encoding,
    shuffled,
    long_line,
    broken_head,
)


def swollen_docx(_: random.Random) -> bytes:
    """A Word file of a few kilobytes that unpacks to hundreds of megabytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w:p/>" * 8_000_000)
    return buffer.getvalue()


def entity_docx(_: random.Random) -> bytes:
    """A Word file whose XML asks for a file of the machine and for a billion laughs."""
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 9))
    entities = f'<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY l0 "ha">{laughs}'
    xml = f'<?xml version="1.0"?><!DOCTYPE d [{entities}]><d>&x;&l8;</d>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", xml)
        archive.writestr("word/document.xml", xml)
    return buffer.getvalue()


def entity_page(_: random.Random) -> bytes:
    """A page with a picture in it that declares entities."""
    return (
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><svg><text>&x;</text></svg>'
        + b"<p>The harbour of Velm was opened in 1999 by a mayor who could not swim, and &x; nobody told him so.</p>"
        * 5
    )


def looping_pdf(_: random.Random) -> bytes:
    """A PDF whose page tree contains itself."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 2/Kids[2 0 R 3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 3 0 R/Contents 3 0 R>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF"
    )


TRAPS: tuple[tuple[str, Callable[[random.Random], bytes]], ...] = (
    ("docx", swollen_docx),
    ("docx", entity_docx),
    ("html", entity_page),
    ("pdf", looping_pdf),
)


def damaged(healthy: dict[str, bytes], count: int) -> Iterator[tuple[str, str, bytes]]:
    """Damaged files as (ending, damage, bytes): each format and each damage in turn, then the traps."""
    chance = random.Random(1)  # noqa: S311 - the same damage every time
    endings = sorted(healthy)
    for number in range(count - len(TRAPS)):
        ending = endings[number % len(endings)]
        change = CHANGES[(number // len(endings)) % len(CHANGES)]
        yield ending, change.__name__, change(healthy[ending], chance)
    for ending, trap in TRAPS:
        yield ending, trap.__name__, trap(chance)


def take(ending: str, data: bytes) -> str:
    """`read`, or `refused` with a remedy. Anything else is raised."""
    raw = RawFile(path=f"damaged.{ending}", data=data, sha256=hashlib.sha256(data).hexdigest())
    try:
        document = ingest(raw, Sidecar())
    except ReadError as error:
        if not error.remedy:
            raise
        return "refused"
    if len(document.reading) != len(document.text):
        message = "the reading text has another length than the text"
        raise AssertionError(message)
    return "read"


def main(arguments: list[str]) -> None:
    """Damage, read, print."""
    from bench.ingest_samples import healthy_files

    count = int(arguments[0]) if arguments else 1_000
    taken: Counter[str] = Counter()
    slowest = (0.0, "", "")
    for ending, damage, data in damaged(healthy_files(), count):
        start = time.perf_counter()
        try:
            taken[take(ending, data)] += 1
        except Exception as error:  # noqa: BLE001 - that is what is counted
            taken["crashed"] += 1
            print(f"{ending} {damage}: {type(error).__name__}: {str(error)[:150]}")
        if sum(taken.values()) % 100 == 0:
            print(f"{sum(taken.values())} of {count}", file=sys.stderr, flush=True)
        slowest = max(slowest, (time.perf_counter() - start, ending, damage))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(dict(taken), f"slowest {slowest[0]:.1f} s ({slowest[1]}, {slowest[2]}), memory {memory:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
