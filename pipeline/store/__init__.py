"""The only package that touches project files: articles in, tables out, caches, gold sets and decision logs."""
