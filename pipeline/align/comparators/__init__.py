"""One comparator a slot."""
