"""A person's decisions: kept, replayed, never lost."""
