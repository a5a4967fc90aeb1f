"""Two front ends on review: web and terminal."""
