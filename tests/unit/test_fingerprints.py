from __future__ import annotations

import pytest

from pipeline.fingerprints import code_fingerprint


@pytest.mark.parametrize("folders", [("recall",), ("faces.py",), ("recall", "faces.py"), ()])
def test_code_has_a_fingerprint_by_folder_and_by_module(folders: tuple[str, ...]) -> None:
    others = {("recall",), ("faces.py",), ("recall", "faces.py"), ()} - {folders}
    assert code_fingerprint(folders) not in {code_fingerprint(other) for other in others}
