"""The register at the desk."""

from . import register, users  # noqa: F401
