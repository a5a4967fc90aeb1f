"""Time expressions: recognised by rules on text, given values and days, and anchored on what the article says.

`find_times` reads a parsed article, `read_times` any text; both resolve in the same way.
"""

from pipeline.extract.times.reading import find_times, read_times

__all__ = ["find_times", "read_times"]
