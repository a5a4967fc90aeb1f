"""Output formats. `WRITERS` is the list of them: a new one is a module here and a line in it."""
