"""A newspaper's archive of a million articles as bare rows, and what its desk asks of it."""
