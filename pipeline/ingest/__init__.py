"""File -> Document: clean running text with exact offsets, nothing lost."""
