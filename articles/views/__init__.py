"""Pages about articles, sections and events."""
