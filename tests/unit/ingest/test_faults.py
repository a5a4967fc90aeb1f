"""A small sample of damaged files; `python -m bench.ingest_faults` takes a thousand."""

from __future__ import annotations

from bench.ingest_faults import TRAPS, damaged, take
from bench.ingest_samples import healthy_files

SAMPLE = 24


def test_healthy_files_of_every_format_are_read() -> None:
    assert {ending: take(ending, data) for ending, data in healthy_files().items()} == dict.fromkeys(
        ("txt", "md", "html", "pdf", "docx"), "read"
    )


def test_damaged_files_and_traps_are_read_or_refused_with_a_remedy() -> None:
    taken = {
        f"{number} {damage}": take(ending, data)
        for number, (ending, damage, data) in enumerate(damaged(healthy_files(), SAMPLE))
    }
    assert set(taken.values()) == {"read", "refused"}
    assert [name.split()[1] for name in taken][-len(TRAPS) :] == [
        "swollen_docx",
        "entity_docx",
        "entity_page",
        "looping_pdf",
    ]
    assert [how for name, how in taken.items() if "docx" in name.split()[1]] == ["refused", "refused"]
