"""Loads and lints what the program knows: names, rules, cues, periods, units, and the packs that add to them."""
