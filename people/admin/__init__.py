"""The register at the desk."""

from . import merging, offices, proposals, register, tenures, users  # noqa: F401
