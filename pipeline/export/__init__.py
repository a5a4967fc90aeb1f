"""Records -> tables and pages for people."""
