"""The register at the desk."""

from . import proposals, register, users  # noqa: F401
