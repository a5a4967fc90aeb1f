"""Claims against gold: what is right, missed, spurious, and by how much."""
