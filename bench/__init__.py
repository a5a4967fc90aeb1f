"""Benchmarks, and the scripts that fit weights and build data. Never part of the tests."""
