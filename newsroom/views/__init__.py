"""Pages that join articles and people."""
