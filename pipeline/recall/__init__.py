"""What the last run over a corpus worked out, so that only what changed is worked out again."""
