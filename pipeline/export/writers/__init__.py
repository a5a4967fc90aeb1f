"""One writer an output format."""
