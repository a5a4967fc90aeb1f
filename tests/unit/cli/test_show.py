"""What `variorum show` prints."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from pipeline.cli.show import _print_claim_table

if TYPE_CHECKING:
    import pytest

    from pipeline.records.tables import ClaimRow


def test_brackets_in_positions_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    row = SimpleNamespace(
        verdict="conflict", statement="Roe chaired [it].", conflict_on=("participant",),
        positions="Roe [inquiry]: a | Lund [inquiry]: b", reason="Different [actors].", sources_agree=(),
    )  # fmt: skip
    _print_claim_table([cast("ClaimRow", row)])
    printed = capsys.readouterr().out
    assert "Roe [inquiry]: a | Lund [inquiry]: b" in printed
    assert "Roe chaired [it]." in printed
    assert "Different [actors]." in printed
