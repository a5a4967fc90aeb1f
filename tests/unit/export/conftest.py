from __future__ import annotations

import pytest

from pipeline.export.lookup import Lookup
from pipeline.records.tables import RunTables
from tests.invention import invented_run


@pytest.fixture(scope="session")
def tables() -> RunTables:
    """Twelve groups over four invented articles."""
    return invented_run(12, 4)


@pytest.fixture(scope="session")
def lookup(tables: RunTables) -> Lookup:
    return Lookup(tables)
