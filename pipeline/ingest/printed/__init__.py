"""Printed pages: lines as they are set, and the paragraphs that they make."""
