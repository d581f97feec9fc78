"""The register as CSV and JSON, in and out: files become rows, rows become people and offices."""
