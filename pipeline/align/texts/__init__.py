"""Two short texts as wholes: which words answer which, and what differs where nearly everything else is the same."""
