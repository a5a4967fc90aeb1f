"""Claims -> groups: which sources speak of the same thing, and whether they agree."""
