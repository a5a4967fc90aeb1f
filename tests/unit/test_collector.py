"""The search for cycles stops and goes on again."""

from __future__ import annotations

import gc

import pytest

from pipeline.collector import collector_paused


def searches() -> bool:
    """Whether anything sets the search off."""
    return gc.get_threshold()[0] > 0


def test_the_search_is_paused_and_goes_on() -> None:
    with collector_paused():
        assert not searches()
        with collector_paused():
            pass
        assert not searches()
    assert searches()


def test_it_stays_paused_where_a_library_switches_it_on() -> None:
    found: list[str] = []

    def note(phase: str, _: dict[str, int]) -> None:
        found.append(phase)

    with collector_paused():
        gc.callbacks.append(note)
        gc.enable()
        _ = [[place] for place in range(100_000)]
        gc.callbacks.remove(note)
    assert not found


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(KeyError), collector_paused():
        raise KeyError
    assert searches()
