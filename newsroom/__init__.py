"""The project: settings, the site map, and the pages that join articles and people."""
